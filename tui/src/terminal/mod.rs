//! The terminal: the one place that touches it.

mod clipboard;
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

use crate::copying;
use crate::inspector::{Effects, MAX_COPY, Message, Model, What, draw, of_event, update};
use crate::preferences::Preferences;
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
pub fn run(
    link: &str,
    settings: Settings,
    preferences: &Preferences,
    fixed_now: Option<Timestamp>,
) -> io::Result<()> {
    let _restored_at_the_end = take_over()?;
    // The theme sees to NO_COLOR; crossterm's own way would undo the modifiers as well.
    force_color_output(true);
    // crossterm begins to listen for changes of size with its first look for events: one that comes
    // between the first frame and that would be lost.
    event::poll(AT_ONCE)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let size = terminal.size()?;
    let theme = preferences.colours.theme(no_color());
    let mut model = Model::new(link, settings, theme, size).with_keymap(preferences.keymap.clone());
    let mut effects = Effects {
        draw: true,
        ..Effects::default()
    };
    while !effects.quit {
        if effects.draw {
            queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
            terminal.draw(|frame| draw(&model, frame))?;
            execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        effects = next(&mut model, fixed_now)?;
        if let Some(what) = effects.copy {
            let copied = copy(what, &model)?;
            effects.draw |= update(&mut model, copied, now(fixed_now)).draw;
        }
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

/// Sends a text to the clipboard, unless it is too long, and says how long it was.
fn copy(what: What, model: &Model) -> io::Result<Message> {
    let text = copying::text(what, model);
    let len = text.len();
    if (1..=MAX_COPY).contains(&len) {
        clipboard::send(&text, &mut io::stdout())?;
    }
    Ok(Message::Copied { what, len })
}

fn now(fixed: Option<Timestamp>) -> Timestamp {
    fixed.unwrap_or_else(Timestamp::now)
}

/// Waits for something to happen, and lets the model take all that has happened until now.
fn next(model: &mut Model, fixed_now: Option<Timestamp>) -> io::Result<Effects> {
    let mut effects = Effects::default();
    let mut take = |model: &mut Model, message| {
        let more = update(model, message, now(fixed_now));
        effects.draw |= more.draw;
        effects.quit |= more.quit;
        effects.copy = more.copy.or(effects.copy);
    };
    // A terminal that can't tell pastes from keys types them: that is one change, not thousands.
    let mut typed = String::new();
    let mut event = Some(event::read()?);
    while let Some(happened) = event {
        match of_event(happened, model) {
            Some(Message::Type(more)) => typed.push_str(&more),
            Some(message) => {
                take_typed(model, &mut typed, &mut take);
                take(model, message);
            }
            None => {}
        }
        event = event::poll(AT_ONCE)?.then(event::read).transpose()?;
    }
    take_typed(model, &mut typed, &mut take);
    Ok(effects)
}

/// Lets the model take what was typed until now, if anything was.
fn take_typed(model: &mut Model, typed: &mut String, take: &mut impl FnMut(&mut Model, Message)) {
    if !typed.is_empty() {
        take(model, Message::Type(std::mem::take(typed)));
    }
}

/// Whether `NO_COLOR` is set and not empty.
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
