//! gzip and zstd.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::folder::Folder;
use super::objects::{LINK, OTHER, links, objects, output, parsed};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

#[test]
fn what_is_packed_is_searched() {
    let text = format!("see\n{LINK}\n");
    let text = text.as_bytes();
    let skippable = [&b"\x50\x2a\x4d\x18\x03\0\0\0abc"[..], &zstd(text)].concat();
    let forms = [
        gzip(text),
        zstd(text),
        gzip(&gzip(text)),
        zstd(&gzip(text)),
        [zstd(&text[..20]), skippable, zstd(b"")].concat(),
    ];
    for form in &forms[..4] {
        let found = objects(&[], form);
        assert_eq!(links(&found), [LINK]);
        assert_eq!(found[0]["source"]["line"], 2);
        assert_eq!(found[0]["source"]["offset"], 4);
    }
    assert_eq!(links(&objects(&[], &forms[4])).last(), Some(&LINK));
    let skippable_first = [&b"\x5f\x2a\x4d\x18\0\0\0\0"[..], &zstd(text)].concat();
    assert_eq!(links(&objects(&[], &skippable_first)), [LINK]);
    let members = [gzip(text), gzip(OTHER.as_bytes())].concat();
    assert_eq!(links(&objects(&[], &members)), [LINK, OTHER]);
}

#[test]
fn what_stands_before_damage_is_found_and_the_damage_is_said() {
    let filler: String = (0..200_000).map(|number| format!("{number}\n")).collect();
    let text = format!("{LINK}\n{filler}{OTHER}\n");
    let folder = Folder::new("scan_damaged");
    for (name, packed) in [
        ("gz", gzip(text.as_bytes())),
        ("zst", zstd(text.as_bytes())),
    ] {
        let cut = folder.write(name, &packed[..packed.len() / 2]);
        let output = output(&[&cut, "-"], OTHER.as_bytes());
        assert_eq!(links(&parsed(&output.stdout)), [LINK, OTHER]);
        assert_eq!(output.status.code(), Some(3));
        assert!(String::from_utf8(output.stderr).unwrap().contains(name));
    }
}

#[test]
fn a_bomb_is_read_up_to_a_limit_that_is_said() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(LINK.as_bytes()).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..200 {
        encoder.write_all(&zeros).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    let bombs = [gzip(&bomb), bomb];
    for bomb in bombs {
        let output = output(&[], &bomb);
        assert_eq!(links(&parsed(&output.stdout)), [LINK]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.contains("expands to more than 250 times its length"),
            "{said}"
        );
        assert_eq!(output.status.code(), Some(3));
    }
}

#[test]
fn what_only_begins_like_something_packed_is_searched_as_it_stands() {
    for start in [&b"\x1f\x8b"[..], b"\x1f\x8b\x07", b"\x28\xb5\x2f"] {
        let text = [start, b"\n", LINK.as_bytes()].concat();
        assert_eq!(links(&objects(&[], &text)), [LINK]);
    }
}
