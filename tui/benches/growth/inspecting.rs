//! What the inspector does with a link.

use std::hint::black_box;

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use tracklens::inspector::{Command, Message, Model, Theme, draw, update};
use tracklens::settings::Settings;

use crate::links;

const SIZE: Size = Size::new(100, 30);

/// What is pressed: through the panes, through the link, and into what is shown over them.
const COMMANDS: &[&[Command]] = &[
    &[
        Command::Down,
        Command::NextPane,
        Command::Down,
        Command::Last,
    ],
    &[Command::Search],
    &[Command::WhatIf, Command::Down],
    &[Command::Edit],
    &[Command::Compare],
];

/// Reads a link of this shape and length, and draws a frame after every key.
pub(crate) fn inspect(name: &str, len: usize) {
    let shape = links::SHAPES
        .iter()
        .find(|shape| shape.name == name)
        .expect("a shape");
    let link = (shape.input)(len);
    let now = Timestamp::UNIX_EPOCH;
    let mut terminal =
        Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a screen in memory");
    for commands in COMMANDS {
        let mut model = Model::new("", Settings::at(now), Theme::color(), SIZE);
        update(&mut model, Message::Paste(link.clone()), now);
        for command in *commands {
            black_box(update(&mut model, Message::Command(*command), now));
            draw(&model, &mut terminal.get_frame());
            terminal.swap_buffers();
        }
        black_box(update(&mut model, Message::Type("1".to_owned()), now));
        draw(&model, &mut terminal.get_frame());
    }
}
