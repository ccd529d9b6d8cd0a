//! What libFuzzer writes while it runs, line by line.

use std::path::PathBuf;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// How things are.
    Progress(Progress),
    /// How many executions there were, at the end.
    Executions(u64),
    /// An input over which a law broke, or that took too long or too much memory, is in this file.
    Finding(PathBuf),
    /// A piece of what a law said when it broke, or of another error.
    Error,
    /// What follows are the bytes of an input.
    Input,
    /// Nothing that a campaign is interested in.
    Other,
}

/// How a process is getting on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Executions so far.
    pub executions: u64,
    /// Edges of the program that were run.
    pub edges: u64,
    /// What libFuzzer can tell inputs apart by: edges with how often, and compared values.
    pub features: u64,
    /// Inputs that are kept, because each of them does something that no other does.
    pub corpus: u64,
}

/// Reads a line of libFuzzer's.
#[must_use]
pub fn read(line: &str) -> Told {
    if let Some(progress) = progress(line) {
        return Told::Progress(progress);
    }
    if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
        return number.trim().parse().map_or(Told::Other, Told::Executions);
    }
    if let Some((_, file)) = line.split_once("Test unit written to ") {
        return Told::Finding(PathBuf::from(file));
    }
    if line.starts_with("MS: ") {
        return Told::Input;
    }
    let is_error = [
        "thread '",
        "==",
        "SUMMARY: ",
        "ERROR: ",
        "ParseDictionaryFile: ",
    ]
    .iter()
    .any(|start| line.starts_with(start));
    if is_error && !line.contains("run interrupted") {
        return Told::Error;
    }
    Told::Other
}

/// Reads a line such as `#524288\tpulse  cov: 1429 ft: 3485 corp: 1082/266Kb lim: 4097 …`.
fn progress(line: &str) -> Option<Progress> {
    let (executions, rest) = line.strip_prefix('#')?.split_once('\t')?;
    let executions = executions.parse().ok()?;
    let mut words = rest.split_whitespace();
    // What happened: a word that starts with no digit, unlike the entries of a dictionary that is
    // told at the end.
    words.next()?;
    let mut progress = Progress {
        executions,
        ..Progress::default()
    };
    while let Some(word) = words.next() {
        let number = match word {
            "cov:" => &mut progress.edges,
            "ft:" => &mut progress.features,
            "corp:" => &mut progress.corpus,
            // What follows are bytes of the input.
            "L:" | "MS:" | "DE:" => break,
            _ => continue,
        };
        let value = words.next()?;
        *number = value.split('/').next()?.parse().ok()?;
    }
    Some(progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress_of(line: &str) -> (u64, u64, u64, u64) {
        let Told::Progress(it) = read(line) else {
            panic!("no progress: {line}");
        };
        (it.executions, it.edges, it.features, it.corpus)
    }

    #[test]
    fn lines_of_progress_are_read() {
        for (line, expected) in [
            (
                "#242\tINITED cov: 1062 ft: 1601 corp: 166/25Kb exec/s: 0 rss: 28Mb",
                (242, 1062, 1601, 166),
            ),
            (
                "#246\tNEW    cov: 1067 ft: 1651 corp: 170/26Kb lim: 4097 exec/s: 0 rss: 28Mb \
                 L: 512/4097 MS: 1 CMP- DE: \"\\377\\377\"-",
                (246, 1067, 1651, 170),
            ),
            (
                "#268\tNEW    cov: 9 ft: 8 corp: 7/28Kb L: 97/4097 MS: 1 ManualDict- DE: \"cov: 1\"-",
                (268, 9, 8, 7),
            ),
            (
                "#124724\tREDUCE cov: 1429 ft: 3485 corp: 1082/266Kb lim: 4097 exec/s: 20787 \
                 rss: 29Mb L: 28/4097 MS: 2 ManualDict-EraseBytes- DE: \"/e/\"-",
                (124_724, 1429, 3485, 1082),
            ),
            (
                "#4194304\tpulse  cov: 1430 ft: 3490 corp: 1083/1Mb lim: 4097 exec/s: 233016 rss: 45Mb",
                (4_194_304, 1430, 3490, 1083),
            ),
            (
                "#59827\tDONE   cov: 1429 ft: 3485 corp: 1085/12b lim: 4097 exec/s: 14956 rss: 29Mb",
                (59_827, 1429, 3485, 1085),
            ),
            // Nothing was covered yet.
            ("#2\tINITED exec/s: 0 rss: 27Mb", (2, 0, 0, 0)),
        ] {
            assert_eq!(progress_of(line), expected, "{line}");
        }
    }

    #[test]
    fn the_number_of_executions_at_the_end_is_read() {
        let told = read("stat::number_of_executed_units: 124792");
        assert_eq!(told, Told::Executions(124_792));
        assert_eq!(read("stat::average_exec_per_sec:     20798"), Told::Other);
    }

    #[test]
    fn a_finding_is_read() {
        let line = "artifact_prefix='fuzz/artifacts/decoding/'; \
            Test unit written to fuzz/artifacts/decoding/crash-adc83b19e793491b1c6ea0fd8b46cd9f32e592fc";
        let file = "fuzz/artifacts/decoding/crash-adc83b19e793491b1c6ea0fd8b46cd9f32e592fc";
        assert_eq!(read(line), Told::Finding(PathBuf::from(file)));
    }

    #[test]
    fn the_bytes_of_an_input_are_announced() {
        let line = "MS: 1 ChangeBinInt-; base unit: dda999587601c1743afd670eee2042e7a6410b2e";
        assert_eq!(read(line), Told::Input);
    }

    #[test]
    fn errors_are_told_from_the_rest() {
        for line in [
            "thread '<unnamed>' (28363) panicked at fuzz/src/laws/decoding.rs:40:5:",
            "==28363== ERROR: libFuzzer: deadly signal",
            "SUMMARY: libFuzzer: timeout",
            "ParseDictionaryFile: error in line 3",
        ] {
            assert_eq!(read(line), Told::Error, "{line}");
        }
        for line in [
            "",
            "INFO: Seed: 2715073805",
            "INFO:      241 files found in fuzz/seeds/decoding",
            "==28363== libFuzzer: run interrupted; exiting",
            "\"\\377\\377\" # Uses: 102",
            "#",
            "#x\tNEW cov: 1",
            "#1 NEW cov: 1",
            "#12\tNEW cov: x",
        ] {
            assert_eq!(read(line), Told::Other, "{line}");
        }
    }
}
