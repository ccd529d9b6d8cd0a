//! Creating and editing links.

mod draft;
mod link_name;
mod message;
mod new_link;
mod order;
mod origin;
mod record_list;
mod sink;
mod sublink;

pub use draft::{Draft, LongMetadata, MetadataOutcome};
pub use link_name::cut_link_name;
pub use message::{Click, Purpose, Recipient, Transmission};
pub use new_link::{NewLink, UnsignedLink};
pub use order::Form;
pub use origin::{Host, Origin};
pub use record_list::RecordList;
pub use sublink::Sublink;
