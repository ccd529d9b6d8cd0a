//! The gauge of the metadata: its numbers at both ends of their ranges, and beside the limit.

use ratatui::layout::Size;
use tracklens::inspector::{Model, Theme};

use crate::links;
use crate::screens::harness::{row, screen, settings};

/// The row of the gauge for a link with 267 bytes of metadata.
fn gauge(max: u32) -> String {
    let mut settings = settings();
    settings.module = settings.module.with_max_metadata_len(max);
    let model = Model::new(
        &links::long_click(),
        settings,
        Theme::mono(),
        Size::new(200, 40),
    );
    let screen = screen(&model);
    let rows = (0..40).map(|y| row(&screen, y));
    let mut rows = rows.filter(|row| row.contains(" / "));
    rows.find(|row| row.starts_with("Metadata "))
        .expect("the gauge")
}

#[test]
fn what_is_left_or_over_is_the_distance_from_the_limit() {
    for (max, said, full) in [
        (0, "OVER the limit by 267", 20),
        (1, "OVER the limit by 266", 20),
        (266, "OVER the limit by 1", 20),
        (267, "within the limit, 0 left", 20),
        (268, "within the limit, 1 left", 20),
        (533, "within the limit, 266 left", 11),
        (534, "within the limit, 267 left", 10),
        (1000, "within the limit, 733 left", 6),
        (u32::MAX, "within the limit, 4294967028 left", 1),
    ] {
        let gauge = gauge(max);
        assert!(
            gauge.starts_with(&format!("Metadata 267 / {max} bytes ")),
            "{gauge}"
        );
        assert!(gauge.contains(said), "{said}: {gauge}");
        assert_eq!(gauge.matches('█').count(), full, "{gauge}");
        assert_eq!(gauge.matches('░').count(), 20 - full, "{gauge}");
    }
}
