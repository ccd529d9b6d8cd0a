//! What a Markdown report says of the verdict: the line below its title, and why there is no metadata.

use std::io::{self, Write};

use super::entry::ReportEntry;
use super::quoting::{Code, plain};
use crate::reading::absence::Absence;
use crate::reading::verdict::Weight;

/// Writes the title, and below it what people ask first.
pub(super) fn write_title(
    output: &mut impl Write,
    title: &str,
    entry: &ReportEntry<'_>,
) -> io::Result<()> {
    writeln!(output, "# {title}\n")?;
    let parts = entry.verdict().parts();
    let parts = parts.iter().map(|part| match (part.is_value, part.weight) {
        (true, _) => Code::of(part.text.as_str()).to_string(),
        (false, Some(weight)) if weight > Weight::Plain => {
            format!("**{}**", plain(part.text.as_str()))
        }
        (false, _) => plain(part.text.as_str()),
    });
    let parts: Vec<_> = parts.collect();
    writeln!(output, "{}\n", parts.join(" · "))
}

/// Writes why there is no metadata: every cause with what speaks for and against it.
pub(super) fn write_absence(output: &mut impl Write, absence: &Absence) -> io::Result<()> {
    writeln!(
        output,
        "\n## Metadata\n\nNone: {}.\n",
        plain(&absence.to_string())
    )?;
    writeln!(
        output,
        "| cause | likelihood | for | against |\n|---|---|---|---|"
    )?;
    for it in absence.possibilities() {
        let [speaks_for, speaks_against] = [&it.speaks_for, &it.speaks_against].map(|facts| {
            let facts: Vec<_> = facts.iter().map(ToString::to_string).collect();
            plain(&facts.join("; "))
        });
        let (cause, likelihood) = (plain(it.cause.clause()), it.likelihood.name());
        writeln!(
            output,
            "| {cause} | {likelihood} | {speaks_for} | {speaks_against} |"
        )?;
    }
    Ok(())
}
