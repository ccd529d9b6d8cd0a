//! The pictures of the README: they are there, and they load nothing.

use std::fs;
use std::path::Path;

#[test]
fn every_picture_of_the_readme_is_there_and_needs_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let quoted = readme.split('"').filter(|it| it.starts_with(".github/"));
    let pictures: Vec<_> = quoted.collect();
    assert_eq!(pictures.len(), 4, "{pictures:?}");
    for picture in pictures {
        let svg = fs::read_to_string(root.join(picture)).unwrap();
        assert!(
            svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
            "{picture}"
        );
        assert!(svg.contains("example.com"), "{picture}: it shows a link");
        for outside in [
            "<script",
            "<image",
            "<style",
            "@import",
            "url(",
            "href=\"http",
            " on",
        ] {
            let markup = svg.split('<').filter_map(|tag| tag.split('>').next());
            let is_there = markup
                .into_iter()
                .any(|tag| format!("<{tag}").contains(outside));
            assert!(!is_there, "{picture}: {outside}");
        }
    }
}
