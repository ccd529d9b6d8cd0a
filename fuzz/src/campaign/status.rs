//! How the campaign is getting on, for whoever looks on.

use std::io::{self, IsTerminal as _, Stdout, Write};
use std::time::{Duration, Instant};

use rustix::termios::tcgetwinsize;

use super::effort::Effort;
use super::output::Progress;
use super::table::grouped;

/// How often a terminal is told.
const ON_A_TERMINAL: Duration = Duration::from_millis(500);
/// How often anything else is told, such as a log.
const ELSEWHERE: Duration = Duration::from_secs(30);

/// Writes lines; on a terminal a line that says how things are is replaced by the next one.
#[derive(Debug)]
pub struct Status<W> {
    output: W,
    terminal: bool,
    told: Option<Instant>,
    open: bool,
}

impl Status<Stdout> {
    /// To standard output.
    #[must_use]
    pub fn of_stdout() -> Self {
        let output = io::stdout();
        let terminal = output.is_terminal();
        Self::new(output, terminal)
    }
}

impl<W: Write> Status<W> {
    /// To an output, which may be a terminal.
    pub const fn new(output: W, terminal: bool) -> Self {
        Self {
            output,
            terminal,
            told: None,
            open: false,
        }
    }

    /// Says how things are, if it wasn't said just before.
    ///
    /// # Errors
    ///
    /// When nothing can be written any more.
    pub fn update(&mut self, line: impl FnOnce() -> String) -> io::Result<()> {
        let pause = if self.terminal {
            ON_A_TERMINAL
        } else {
            ELSEWHERE
        };
        let now = Instant::now();
        // What was said last was a line that stays; a log has enough with that for a while.
        let last = *self.told.get_or_insert(now);
        if now.duration_since(last) < pause {
            return Ok(());
        }
        self.told = Some(now);
        if self.terminal {
            // Never longer than a line, or it would not be replaced as a whole.
            let columns = tcgetwinsize(io::stdout()).map_or(80, |size| size.ws_col);
            let columns = usize::from(columns.saturating_sub(1));
            let line: String = line().chars().take(columns).collect();
            write!(self.output, "\r\x1b[2K{line}")?;
            self.open = true;
        } else {
            writeln!(self.output, "{}", line())?;
        }
        self.output.flush()
    }

    /// Says something that stays.
    ///
    /// # Errors
    ///
    /// When nothing can be written any more.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        if self.open {
            write!(self.output, "\r\x1b[2K")?;
            self.open = false;
        }
        self.told = Some(Instant::now());
        writeln!(self.output, "{text}")?;
        self.output.flush()
    }
}

/// A line that says how a target is getting on.
#[must_use]
pub fn line(
    target: &str,
    phase: &str,
    effort: Effort,
    progress: Progress,
    left: Option<Duration>,
) -> String {
    let left = left.map_or(String::new(), |left| format!(", {} left", clock(left)));
    format!(
        "{target} {phase}: {} executions, {} a second, corpus {}, {} edges{left}",
        grouped(effort.executions),
        grouped(effort.rate()),
        grouped(progress.corpus),
        grouped(progress.edges),
    )
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_terminal_a_line_is_replaced_by_the_next_and_stays_out_of_what_is_said() {
        let mut output = Vec::new();
        let mut status = Status::new(&mut output, true);
        status.say("one").unwrap();
        status.update(|| "too early".to_owned()).unwrap();
        status.told = Instant::now().checked_sub(ON_A_TERMINAL);
        status.update(|| "two".to_owned()).unwrap();
        status.say("three").unwrap();
        assert_eq!(output, b"one\n\r\x1b[2Ktwo\r\x1b[2Kthree\n");
    }

    #[test]
    fn a_log_gets_whole_lines_and_few_of_them() {
        let mut output = Vec::new();
        let mut status = Status::new(&mut output, false);
        status.say("one").unwrap();
        status.told = Instant::now().checked_sub(ON_A_TERMINAL);
        status.update(|| "too early".to_owned()).unwrap();
        status.told = Instant::now().checked_sub(ELSEWHERE);
        status.update(|| "two".to_owned()).unwrap();
        assert_eq!(output, b"one\ntwo\n");
    }

    #[test]
    fn a_line_says_how_a_target_is_getting_on() {
        let effort = Effort {
            executions: 12_345_678,
            milliseconds: 100_000,
        };
        let progress = Progress {
            edges: 1429,
            features: 3485,
            corpus: 1081,
            ..Progress::default()
        };
        let left = Some(Duration::from_secs(3671));
        assert_eq!(
            line("decoding", "explore", effort, progress, left),
            "decoding explore: 12 345 678 executions, 123 456 a second, corpus 1 081, \
             1 429 edges, 1:01:11 left"
        );
        let line = line("decoding", "volume", effort, progress, None);
        assert!(line.ends_with("1 429 edges"), "{line}");
        assert_eq!(clock(Duration::from_secs(61)), "1:01");
    }
}
