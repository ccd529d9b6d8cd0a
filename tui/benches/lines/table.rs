//! The table of what was measured.

/// What is allowed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    AtMost(f64),
    Milliseconds(f64),
}

/// The table of what was measured, with the limits.
#[derive(Debug)]
pub(crate) struct Table {
    lines: usize,
    times: Vec<(String, f64)>,
    rows: Vec<String>,
}

impl Table {
    pub(crate) const fn new(lines: usize) -> Self {
        Self {
            lines,
            times: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// The time of a core that all lines took, in seconds.
    pub(crate) fn time(&mut self, name: &str, seconds: f64) {
        self.times.push((name.to_owned(), seconds));
    }

    pub(crate) fn ratio(&mut self, name: &str, it: f64, to: f64, limit: Limit) {
        self.row(name, it / to, limit);
    }

    /// The difference of two times.
    pub(crate) fn difference(&mut self, name: &str, it: f64, from: f64, limit: Limit) {
        self.row(name, (it - from) * 1e3, limit);
    }

    pub(crate) fn skipped(&mut self, name: &str, why: &str) {
        self.rows
            .push(format!("{name:<34} {:>8}  skipped: {why}", ""));
    }

    pub(crate) fn print(&self) {
        println!("{} lines", self.lines);
        for (name, seconds) in &self.times {
            #[expect(clippy::cast_precision_loss, reason = "no file has so many lines")]
            let each = seconds * 1e6 / self.lines as f64;
            println!("{name:<34} {seconds:>7.3} s  {each:>6.2} µs a line");
        }
        println!("\n{:<34} {:>8}  {:>8}", "", "reached", "at most");
        self.rows.iter().for_each(|row| println!("{row}"));
    }

    fn row(&mut self, name: &str, reached: f64, limit: Limit) {
        let (most, unit) = match limit {
            Limit::AtMost(most) => (most, ""),
            Limit::Milliseconds(most) => (most, " ms"),
        };
        let mark = if reached > most { "  more" } else { "" };
        let row = format!("{name:<34} {reached:>8.3}  {most:>8.3}{unit}{mark}");
        self.rows.push(row);
    }
}
