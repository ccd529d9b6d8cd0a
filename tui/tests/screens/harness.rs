//! Screens in memory, and their snapshots: the text, and the styles of each row in colour and without.

use std::fmt::Write as _;

use insta::{assert_snapshot, with_settings};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use tracklens::inspector::{Command, Message, Model, Theme, draw, update};
use tracklens::settings::Settings;

/// One size of each layout, and the smallest.
pub(crate) const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 16), (40, 10)];

/// The status line.
pub(crate) fn status(buffer: &Buffer) -> String {
    // Below it are the gauge and the keys.
    let status = row(buffer, buffer.area.height - 3);
    status.trim_end().to_owned()
}

/// Compares what a link looks like after some commands.
pub(crate) fn at_every_size(name: &str, link: &str, steps: &[Command]) {
    at_every_size_with(name, |theme, size| {
        let mut model = Model::new(link, settings(), theme, size);
        run(&mut model, steps);
        model
    });
}

/// Compares what a model of each theme and size looks like.
pub(crate) fn at_every_size_with(name: &str, model: impl Fn(Theme, Size) -> Model) {
    for (columns, rows) in SIZES {
        at_size(name, Size::new(columns, rows), &model);
    }
}

/// Compares what a model of each theme looks like.
pub(crate) fn at_size(name: &str, size: Size, model: impl Fn(Theme, Size) -> Model) {
    let colour = screen(&model(Theme::color(), size));
    let mono = screen(&model(Theme::mono(), size));
    assert_eq!(
        text(&colour),
        text(&mono),
        "the text is that of both themes"
    );
    let coloured = mono.content().iter().find(|cell| has_colour(cell));
    assert_eq!(coloured, None, "without colour there is none");
    let snapshot = format!(
        "{}\ncolour\n{}\nmono\n{}",
        text(&colour),
        styles(&colour),
        styles(&mono)
    );
    let name = format!("{name}_{}x{}", size.width, size.height);
    with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(name, snapshot);
    });
}

/// A model of a link on a screen in colour, after some commands.
pub(crate) fn model(link: &str, columns: u16, rows: u16, steps: &[Command]) -> Model {
    let size = Size::new(columns, rows);
    let mut model = Model::new(link, settings(), Theme::color(), size);
    run(&mut model, steps);
    model
}

/// Lets a model do what is asked for.
pub(crate) fn run(model: &mut Model, steps: &[Command]) {
    for command in steps {
        update(model, Message::Command(*command), now());
    }
}

/// The screen of a model.
pub(crate) fn screen(model: &Model) -> Buffer {
    let size = model.size();
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| draw(model, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// A row of a screen.
pub(crate) fn row(buffer: &Buffer, row: u16) -> String {
    cells(buffer, row).map(Cell::symbol).collect()
}

pub(crate) fn settings() -> Settings {
    Settings::at(now())
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(1_750_000_000).unwrap()
}

fn cells(buffer: &Buffer, row: u16) -> impl Iterator<Item = &Cell> {
    (0..buffer.area.width).map(move |column| &buffer[(column, row)])
}

pub(crate) fn text(buffer: &Buffer) -> String {
    // The second cell of a wide character is blank.
    let rows = (0..buffer.area.height).map(|y| format!("\"{}\"\n", row(buffer, y)));
    rows.collect()
}

/// The styles of each row that has any: the column where one begins, and what it is.
fn styles(buffer: &Buffer) -> String {
    let mut styles = String::new();
    for y in 0..buffer.area.height {
        let mut last = String::new();
        let mut line = String::new();
        for (x, cell) in cells(buffer, y).enumerate() {
            let style = style(cell);
            if style != last {
                let name = if style.is_empty() { "plain" } else { &style };
                let _ = write!(line, " {x} {name},");
                last = style;
            }
        }
        if let Some(line) = line.strip_suffix(',') {
            let _ = writeln!(styles, "{y:>3}:{line}");
        }
    }
    styles
}

fn style(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {:?}", cell.bg).to_lowercase());
    }
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    let set = modifiers
        .into_iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier));
    words.extend(set.map(|(_, name)| name.to_owned()));
    words.join(" ")
}

fn has_colour(cell: &Cell) -> bool {
    cell.fg != Color::Reset || cell.bg != Color::Reset
}
