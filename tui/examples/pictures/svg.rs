//! Screens as SVG: text as text, borders as lines.
//!
//! Rows that are equal are written once. No font is loaded: each run of text is as wide as its cells, whatever font a
//! browser has for it.

use std::fmt::Write as _;

use super::palette::{Palette, Rgb};
use super::terminal::{COLUMNS, ROWS};

/// The width and the height of a cell, and where in it letters stand.
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 18.0;
const BASE: f32 = 13.5;

/// What is left free around the screen.
const MARGIN: f32 = 12.0;

/// A screen, and for how many milliseconds it is shown.
pub(super) struct Frame {
    pub(super) screen: vt100::Screen,
    pub(super) shown_for: u32,
}

/// One screen.
pub(super) fn picture(screen: &vt100::Screen, palette: &Palette) -> String {
    let mut rows = Rows::default();
    let body = rows.placed(screen, palette);
    page(&rows, &body, palette)
}

/// Screens that follow each other, again and again.
pub(super) fn animation(frames: &[Frame], palette: &Palette) -> String {
    let total: u32 = frames.iter().map(|frame| frame.shown_for).sum();
    let mut rows = Rows::default();
    let mut body = String::new();
    let mut start = 0;
    for frame in frames {
        let end = start + frame.shown_for;
        let placed = rows.placed(&frame.screen, palette);
        let part = |at: u32| f64::from(at) / f64::from(total);
        let (from, to) = (part(start), part(end));
        let (values, times) = match (start, end == total) {
            (0, _) => ("visible;hidden".to_owned(), format!("0;{to:.4}")),
            (_, true) => ("hidden;visible".to_owned(), format!("0;{from:.4}")),
            _ => (
                "hidden;visible;hidden".to_owned(),
                format!("0;{from:.4};{to:.4}"),
            ),
        };
        // Writing to memory can't fail.
        let _ = writeln!(
            body,
            "<g visibility=\"{}\"><animate attributeName=\"visibility\" calcMode=\"discrete\" dur=\"{total}ms\" \
             repeatCount=\"indefinite\" values=\"{values}\" keyTimes=\"{times}\"/>\n{placed}</g>",
            if start == 0 { "visible" } else { "hidden" },
        );
        start = end;
    }
    page(&rows, &body, palette)
}

fn page(rows: &Rows, body: &str, palette: &Palette) -> String {
    let width = f32::from(COLUMNS) * WIDTH + 2.0 * MARGIN;
    let height = f32::from(ROWS) * HEIGHT + 2.0 * MARGIN;
    let mut page = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\" xml:space=\"preserve\" fill=\"{}\" font-size=\"14\" \
         font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\">\n",
        hex(palette.foreground)
    );
    let _ = writeln!(
        page,
        "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n<defs>",
        hex(palette.background)
    );
    for (number, row) in rows.0.iter().enumerate() {
        let _ = writeln!(page, "<g id=\"r{number}\">{row}</g>");
    }
    page + &format!("</defs>\n<g transform=\"translate({MARGIN} {MARGIN})\">\n{body}</g>\n</svg>\n")
}

/// The rows that were written, each once.
#[derive(Default)]
struct Rows(Vec<String>);

impl Rows {
    /// The rows of a screen where they are.
    fn placed(&mut self, screen: &vt100::Screen, palette: &Palette) -> String {
        let mut placed = String::new();
        for y in 0..ROWS {
            let row = row(screen, y, palette);
            if row.is_empty() {
                continue;
            }
            let known = self.0.iter().position(|it| *it == row);
            let number = known.unwrap_or_else(|| {
                self.0.push(row);
                self.0.len() - 1
            });
            let y = f32::from(y) * HEIGHT;
            let _ = writeln!(placed, "<use href=\"#r{number}\" y=\"{y}\"/>");
        }
        placed
    }
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    color: Rgb,
    background: Rgb,
    is_bold: bool,
    is_dim: bool,
    is_underlined: bool,
}

impl Look {
    fn of(cell: &vt100::Cell, palette: &Palette) -> Self {
        let color = |color, default| match color {
            vt100::Color::Default => default,
            vt100::Color::Idx(number) => palette.indexed(number),
            vt100::Color::Rgb(red, green, blue) => [red, green, blue],
        };
        let mut colors = [
            color(cell.fgcolor(), palette.foreground),
            color(cell.bgcolor(), palette.background),
        ];
        if cell.inverse() {
            colors.reverse();
        }
        let [color, background] = colors;
        Self {
            color,
            background,
            is_bold: cell.bold(),
            is_dim: cell.dim(),
            is_underlined: cell.underline(),
        }
    }
}

/// Cells beside each other that look the same.
struct Run {
    look: Look,
    start: u16,
    columns: u16,
    /// The text, with a space in the place of each line of a border.
    text: String,
    /// The path of those lines.
    lines: String,
}

/// A row as it is drawn at the top.
fn row(screen: &vt100::Screen, y: u16, palette: &Palette) -> String {
    let mut row = String::new();
    for run in runs(screen, y, palette) {
        write_run(&mut row, &run, palette);
    }
    row
}

fn runs(screen: &vt100::Screen, y: u16, palette: &Palette) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for x in 0..COLUMNS {
        let Some(cell) = screen.cell(y, x) else {
            continue;
        };
        let look = Look::of(cell, palette);
        let follows = runs.last().is_some_and(|run| run.look == look);
        if !follows {
            runs.push(Run {
                look,
                start: x,
                columns: 0,
                text: String::new(),
                lines: String::new(),
            });
        }
        let Some(run) = runs.last_mut() else {
            continue;
        };
        run.columns += 1;
        if cell.is_wide_continuation() {
            continue;
        }
        let text = cell.contents();
        match line_of(text) {
            Some(sides) => {
                write_lines(&mut run.lines, x, sides);
                run.text.push(' ');
            }
            None if text.is_empty() => run.text.push(' '),
            None => run.text += text,
        }
    }
    runs
}

fn write_run(row: &mut String, run: &Run, palette: &Palette) {
    let at = f32::from(run.start) * WIDTH;
    let look = run.look;
    if look.background != palette.background {
        let width = f32::from(run.columns) * WIDTH;
        let fill = hex(look.background);
        let _ = write!(
            row,
            "<rect x=\"{at:.1}\" width=\"{width:.1}\" height=\"{HEIGHT}\" fill=\"{fill}\"/>"
        );
    }
    let fill = if look.color == palette.foreground {
        String::new()
    } else {
        format!(" fill=\"{}\"", hex(look.color))
    };
    let faint = if look.is_dim { " opacity=\".7\"" } else { "" };
    let before = run.text.chars().take_while(|it| *it == ' ').count();
    let text = run.text.trim_matches(' ');
    if !text.is_empty() {
        let after = run.text.chars().rev().take_while(|it| *it == ' ').count();
        let before = u16::try_from(before).unwrap_or_default();
        let after = u16::try_from(after).unwrap_or_default();
        let at = f32::from(run.start + before) * WIDTH;
        let width = f32::from(run.columns - before - after) * WIDTH;
        let bold = if look.is_bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let underlined = if look.is_underlined {
            " text-decoration=\"underline\""
        } else {
            ""
        };
        let _ = write!(
            row,
            "<text x=\"{at:.1}\" y=\"{BASE}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"\
             {fill}{bold}{faint}{underlined}>{}</text>",
            escaped(text)
        );
    }
    if !run.lines.is_empty() {
        let stroke = hex(look.color);
        let width = if look.is_bold { 1.6 } else { 1.0 };
        let _ = write!(
            row,
            "<path d=\"{}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\"{faint}/>",
            run.lines
        );
    }
}

/// To which sides the lines of a border go from the middle of a cell: left, right, up, down.
fn line_of(text: &str) -> Option<[bool; 4]> {
    let sides = match text {
        "─" | "━" => "lr",
        "│" | "┃" => "ud",
        "┌" | "┏" | "╭" => "rd",
        "┐" | "┓" | "╮" => "ld",
        "└" | "┗" | "╰" => "ru",
        "┘" | "┛" | "╯" => "lu",
        "├" | "┣" => "rud",
        "┤" | "┫" => "lud",
        "┬" | "┳" => "lrd",
        "┴" | "┻" => "lru",
        "┼" | "╋" => "lrud",
        _ => return None,
    };
    Some(['l', 'r', 'u', 'd'].map(|side| sides.contains(side)))
}

fn write_lines(path: &mut String, x: u16, [left, right, up, down]: [bool; 4]) {
    let start = f32::from(x) * WIDTH;
    let (middle, end) = (start + WIDTH / 2.0, start + WIDTH);
    let center = HEIGHT / 2.0;
    if left || right {
        let from = if left { start } else { middle };
        let to = if right { end } else { middle };
        let _ = write!(path, "M{from:.1} {center}H{to:.1}");
    }
    if up || down {
        let from = if up { 0.0 } else { center };
        let to = if down { HEIGHT } else { center };
        let _ = write!(path, "M{middle:.1} {from}V{to}");
    }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}
