//! Creating and editing links.

mod draft;
mod draft_of_link;
mod dropped;
mod lacking_sublink;
mod link_name;
mod message;
mod metadata_outcome;
mod new_link;
mod order;
mod origin;
mod record_list;
mod sink;
mod sublink;
mod text;
mod unsigned_link;
mod values;

pub use draft::Draft;
pub use link_name::cut_link_name;
pub use message::{Click, Purpose, Recipient, Transmission};
pub use metadata_outcome::{LongMetadata, MetadataOutcome};
pub use new_link::NewLink;
pub use order::Form;
pub use origin::{Host, Origin};
pub use record_list::RecordList;
pub use sublink::Sublink;
pub use unsigned_link::UnsignedLink;
