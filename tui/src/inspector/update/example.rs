//! The example, for whoever has no link yet: that of the README.

/// The link of the README: of a click that expired long ago.
pub(super) const EXAMPLE: &str = concat!(
    "https://click.example.com/f/a/osFOC1138BObYsjeQacPPg~~/AAAQkgA~/RgRqMWaAP0EIAPQl6iAAEmdXB2",
    "V4YW1wbGVYBAAAAAdIC3N1bW1lci1zYWxlQgpoToDhTmgcL5oHUhB1c2VyQGV4YW1wbGUuY29tCVEEAAAAAEUGYmFu",
    "bmVyRCZodHRwczovL3d3dy5leGFtcGxlLmNvbS9zYWxlP2l0ZW09NDcxMUdseyJvcmRlciI6IkEtMTAwOTMiLCJwbG",
    "FuIjoiZ29sZCIsInN0b3JlIjoiTMO8YmVjayIsIml0ZW1zIjpbeyJza3UiOiI0LTcxMSIsInF0eSI6Mn0seyJza3Ui",
    "OiI4LTE1IiwicXR5IjoxfV19",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_that_of_the_readme() {
        let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
        let readme = std::fs::read_to_string(readme).unwrap();
        assert!(readme.contains(&format!("'{EXAMPLE}'")));
    }
}
