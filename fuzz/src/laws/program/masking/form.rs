//! What masking leaves: the form of a line, and what is read from it.

use tracklens::reading::Reading;
use tracklens::reading::masking::Masked;
use tracklens::reading::source::PartName;
use tracklens::settings::Settings;
use tracklens_codec::{Link, NewLink, Part, Records, Token};

/// A masked line has the length of the line and is UTF-8 if the line is. Masking it again changes
/// nothing.
pub(super) fn a_masked_line_keeps_its_form(line: &[u8], settings: &Settings) {
    let masked = Masked::of_line(line, settings);
    assert_eq!(
        masked.line().len(),
        line.len(),
        "masking changes the length of a line"
    );
    assert!(
        str::from_utf8(line).is_err() || str::from_utf8(masked.line()).is_ok(),
        "a masked line is not UTF-8 any more"
    );
    let twice = Masked::of_line(masked.line(), settings);
    assert!(
        masked.line() == twice.line(),
        "masking a line again changes it"
    );
}

/// A masked line reads like the line, except for what is hidden: it has the same parts, records and
/// faults at the same offsets, and a signature of the same status.
pub(super) fn a_masked_line_reads_alike(line: &[u8], settings: &Settings) {
    let masked = Masked::of_line(line, settings);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    judge_readings(
        &Reading::new(line.trim_ascii(), settings, &mut before),
        &masked.reading(settings, &mut after),
    );
}

/// A link with a valid signature still has one when it is masked.
pub(super) fn a_signed_link_reads_alike(link: &Link<'_, '_>, settings: &Settings) {
    if let (Ok(new), Some(scheme)) = (NewLink::of(link), settings.keys.signature()) {
        let signed = new.unsigned().sign(scheme).to_string();
        a_masked_line_reads_alike(signed.as_bytes(), settings);
    }
}

fn judge_readings(before: &Reading<'_>, after: &Reading<'_>) {
    assert_eq!(before.link().err(), after.link().err(), "the error differs");
    assert_eq!(
        before.decryption_error(),
        after.decryption_error(),
        "the error of decrypting differs"
    );
    assert_eq!(
        before.signature_status(),
        after.signature_status(),
        "the status of the signature differs"
    );
    if let (Ok(before), Ok(after)) = (before.link(), after.link()) {
        judge_link(before, after);
    }
}

fn judge_link(before: &Link<'_, '_>, after: &Link<'_, '_>) {
    let span = |it: Option<Part<'_>>| it.map(|part| part.span());
    for part in PartName::ALL {
        let [before, after] = [before, after].map(|it| span(part.of(it.parts())));
        assert_eq!(before, after, "the span of the {} differs", part.name());
    }
    // One that looks like a text is hidden, except for the flag.
    let signatures = [before, after].map(|it| it.signature().map(|it| *it.as_bytes()));
    let is_hidden = signatures[1] == Some([0; 16]) && signatures[0].is_some();
    assert!(
        signatures[0] == signatures[1] || is_hidden,
        "the signature differs"
    );
    let tokens = [before, after].map(|it| it.token().map(Token::to_bytes));
    let hidden = tokens[0].map(|[.., flag]| [0, 0, 0, 0, flag]);
    assert!(
        tokens[0] == tokens[1] || tokens[1] == hidden,
        "the token differs"
    );
    assert_eq!(
        before.payload().as_bytes().len(),
        after.payload().as_bytes().len(),
        "the length of the payload differs"
    );
    assert_eq!(before.kind(), after.kind(), "the kind differs");
    let [old, new] = [before, after].map(|it| it.records().map(structure));
    assert_eq!(old, new, "the records differ");
    let faults = |link: &Link<'_, '_>| -> Vec<_> {
        let faults = link.faults();
        faults
            .map(|it| (it.kind(), it.record(), it.text_offset()))
            .collect()
    };
    assert_eq!(faults(before), faults(after), "the faults differ");
}

/// The ids, the offsets and the lengths of the records. Of an unknown id only which records share it: it may be a
/// letter of a text.
fn structure(records: &Records<'_>) -> (Vec<[usize; 4]>, usize, usize) {
    let mut unknown = Vec::new();
    let of_each = records.iter().map(|record| {
        let (id, width) = (record.id(), record.width().get());
        let number = if id.definition().is_some() {
            usize::from(id.get())
        } else {
            let place = unknown.iter().position(|it| *it == id);
            64 + place.unwrap_or_else(|| {
                unknown.push(id);
                unknown.len() - 1
            })
        };
        let (offset, len) = (record.offset(), record.as_bytes().len());
        [number, width.into(), offset, len]
    });
    let of_each = of_each.collect();
    let end = records.left_over_offset();
    (of_each, end, records.payload().len())
}
