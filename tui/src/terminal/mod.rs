//! The terminal: the one place that touches it.

mod hang_up;
mod modes;
mod signals;

use std::io;
use std::time::Duration;

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::crossterm::event;
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::crossterm::{execute, queue};

pub use modes::Restore;

use crate::inspector::{Effects, Message, Model, Theme, draw, of_event, update};
use crate::settings::Settings;

/// How long to look for more that has happened; crossterm does not look at all in no time.
const AT_ONCE: Duration = Duration::from_micros(50);

/// Runs the inspector on a link until its user quits.
///
/// `fixed_now` is the time against which expiries are held; without one it is the present.
///
/// # Errors
///
/// What the terminal says; it is restored all the same.
pub fn run(link: &str, settings: Settings, fixed_now: Option<Timestamp>) -> io::Result<()> {
    let _restored_at_the_end = take_over()?;
    // The theme sees to NO_COLOR; crossterm's own way would undo the modifiers as well.
    force_color_output(true);
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let size = terminal.size()?;
    let mut model = Model::new(link, settings, theme(), size);
    let mut effects = Effects {
        draw: true,
        quit: false,
    };
    while !effects.quit {
        if effects.draw {
            queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
            terminal.draw(|frame| draw(&model, frame))?;
            execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        effects = next(&mut model, fixed_now)?;
    }
    terminal.backend_mut().flush()
}

/// Takes the terminal over, until what this returns is dropped.
///
/// A panic and the signals that end a program give the terminal back as well.
///
/// # Errors
///
/// What the terminal says; it is restored all the same.
pub fn take_over() -> io::Result<Restore> {
    signals::restore_on_termination()?;
    hang_up::end_with_the_terminal()?;
    modes::restore_on_panic();
    modes::enter()
}

/// Waits for something to happen, and lets the model take all that has happened until now.
fn next(model: &mut Model, fixed_now: Option<Timestamp>) -> io::Result<Effects> {
    let mut effects = Effects::default();
    let mut take = |model: &mut Model, message| {
        let more = update(model, message, fixed_now.unwrap_or_else(Timestamp::now));
        effects.draw |= more.draw;
        effects.quit |= more.quit;
    };
    let mut last: Option<Message> = None;
    let mut event = Some(event::read()?);
    while let Some(happened) = event {
        if let Some(message) = of_event(happened, model.focus()) {
            let other = match &mut last {
                Some(last) => last.join(message).err(),
                None => Some(message),
            };
            if let Some(other) = other {
                // What a message means to the focus, the next event has to know.
                if let Some(message) = last.take() {
                    take(model, message);
                }
                match other {
                    typed @ Message::Type(_) => last = Some(typed),
                    other => take(model, other),
                }
            }
        }
        event = if event::poll(AT_ONCE)? {
            Some(event::read()?)
        } else {
            None
        };
    }
    if let Some(message) = last {
        take(model, message);
    }
    Ok(effects)
}

/// No colour where `NO_COLOR` is set and not empty.
fn theme() -> Theme {
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        Theme::mono()
    } else {
        Theme::colour()
    }
}
