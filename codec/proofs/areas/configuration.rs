//! Reading a configuration, and its getters.
#![no_std]

use tracklens_codec::{Configuration, Include, Options};
use tracklens_proofs::{all, export};

export! {
    parse(text: &[u8]) => Configuration::parse(text);
    configuration(configuration: &Configuration<'_>) => (
        Configuration::options(configuration), Configuration::has_stanza(configuration),
    );
    includes(configuration: &Configuration<'_>) => all(Configuration::includes(configuration));
    include(include: &Include<'_>) => (
        Include::path(include), Include::is_readonly(include), Include::line(include),
        Include::column(include),
    );
    default_options() => Options::default();
    options(options: Options) => (
        Options::click_tracking_include_metadata(options), Options::max_metadata_len(options),
    );
    set_options(options: Options, included: bool, max: u32) => (
        Options::with_click_tracking_include_metadata(options, included),
        Options::with_max_metadata_len(options, max),
    );
}
