//! The smallest program with ratatui that reads a paste and shows it: what `benches/terminal`
//! measures the inspector beside.

#![forbid(unsafe_code)]

use std::io;

use ratatui::crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyModifiers, read,
};
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::crossterm::{execute, queue};
use ratatui::widgets::{Paragraph, Wrap};

fn main() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    execute!(terminal.backend_mut(), EnableBracketedPaste)?;
    let mut text = "Paste something".to_owned();
    loop {
        queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| {
            let shown = Paragraph::new(&*text).wrap(Wrap { trim: false });
            frame.render_widget(shown, frame.area());
        })?;
        execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        match read()? {
            Event::Paste(pasted) => text = pasted,
            Event::Key(key)
                if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL =>
            {
                break;
            }
            _ => {}
        }
    }
    execute!(terminal.backend_mut(), DisableBracketedPaste)?;
    ratatui::try_restore()
}
