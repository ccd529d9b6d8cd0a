//! The terminal: the one place that touches it.

mod clipboard;
mod hang_up;
mod last_view;
mod modes;
mod pastes;
mod signals;

use std::io;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::crossterm::{execute, queue};

pub use modes::Restore;
use pastes::{Happened, Pastes};

use crate::commands::copying;
use crate::commands::exporting;
use crate::inspector::{Effects, MAX_COPY, Message, Model, Request, What, draw, of_event, update};
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
    let restored_at_the_end = take_over(preferences.mouse)?;
    // The theme sees to NO_COLOR; crossterm's own way would undo the modifiers as well.
    force_color_output(true);
    // crossterm begins to listen for changes of size with its first look for events: one that comes
    // between the first frame and that would be lost.
    event::poll(AT_ONCE)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let size = terminal.size()?;
    let theme = preferences.colors.theme(no_color());
    let mut model = Model::new(link, settings, theme, size).with_keymap(preferences.keymap.clone());
    let mut pastes = Pastes::default();
    let mut effects = Effects {
        draw: true,
        ..Effects::default()
    };
    while !effects.quits() {
        let redraw = modes::is_screen_lost() || effects.request == Some(Request::Redraw);
        if effects.draw || redraw {
            queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
            if redraw {
                // Forgets what the screen shows; `clear` would ask the terminal for its cursor.
                terminal.resize(terminal.size()?.into())?;
            }
            terminal.draw(|frame| draw(&model, frame))?;
            execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        if effects.request == Some(Request::Suspend) {
            signals::suspend()?;
        }
        effects = next(&mut model, &mut pastes, fixed_now)?;
        if let Some(what) = effects.copy {
            let copied = copy(what, &model)?;
            effects.draw |= update(&mut model, copied, now(fixed_now)).draw;
        }
    }
    let last_view = if effects.request == Some(Request::QuitKeeping) {
        Some(terminal.draw(|frame| draw(&model, frame))?.buffer.clone())
    } else {
        None
    };
    terminal.backend_mut().flush()?;
    drop(terminal);
    drop(restored_at_the_end);
    match last_view {
        Some(screen) => last_view::write(&screen, !no_color(), &mut io::stdout().lock()),
        None => Ok(()),
    }
}

/// Takes the terminal over, until what this returns is dropped; the mouse too, where it is wanted.
///
/// A panic and the signals that end or stop a program give the terminal back as well.
///
/// # Errors
///
/// What the terminal says; it is restored all the same.
pub fn take_over(mouse: bool) -> io::Result<Restore> {
    signals::watch()?;
    hang_up::end_with_the_terminal()?;
    modes::restore_on_panic();
    modes::enter(mouse)
}

/// Copies a text to a clipboard, unless it is too long, and says how long it was.
fn copy(what: What, model: &Model) -> io::Result<Message> {
    let text = copying::text(what, model);
    let len = text.len();
    let to = if (1..=MAX_COPY).contains(&len) {
        Some(clipboard::copy(&text, &mut io::stdout())?)
    } else {
        None
    };
    Ok(Message::Copied { what, len, to })
}

fn now(fixed: Option<Timestamp>) -> Timestamp {
    fixed.unwrap_or_else(Timestamp::now)
}

/// Waits for something to happen, and lets the model take all that has happened until now.
fn next(
    model: &mut Model,
    pastes: &mut Pastes,
    fixed_now: Option<Timestamp>,
) -> io::Result<Effects> {
    let mut effects = Effects::default();
    let mut take = |model: &mut Model, message| {
        let more = update(model, message, now(fixed_now));
        effects.draw |= more.draw;
        if !effects.quits() {
            effects.request = more.request.or(effects.request);
        }
        effects.copy = more.copy.or(effects.copy);
        if let Some(wish) = more.export {
            let done = exporting::fulfil(wish, model);
            effects.draw |= update(model, done, now(fixed_now)).draw;
        }
    };
    // Each character as a change of its own would have the link read again for each.
    let mut typed = String::new();
    let mut event = wait(pastes.deadline())?;
    let mut at_once = false;
    loop {
        let takes_text = model.scope().takes_text;
        let all_that_happened = match event {
            Some(event) => pastes.take(event, at_once, takes_text, Instant::now()),
            None => pastes.expire(Instant::now()),
        };
        for happened in all_that_happened {
            match message(happened, model) {
                Some(Message::Type(more)) => typed.push_str(&more),
                Some(message) => {
                    take_typed(model, &mut typed, &mut take);
                    take(model, message);
                }
                None => {}
            }
        }
        if !event::poll(AT_ONCE)? {
            break;
        }
        event = Some(event::read()?);
        at_once = true;
    }
    take_typed(model, &mut typed, &mut take);
    Ok(effects)
}

/// Waits for an event; where there is a deadline, until then at most.
fn wait(deadline: Option<Instant>) -> io::Result<Option<Event>> {
    let Some(deadline) = deadline else {
        return event::read().map(Some);
    };
    let left = deadline.saturating_duration_since(Instant::now());
    event::poll(left.max(AT_ONCE))?
        .then(event::read)
        .transpose()
}

fn message(happened: Happened, model: &Model) -> Option<Message> {
    match happened {
        Happened::Event(event) => of_event(event, model),
        Happened::Pasted(text) => Some(Message::Paste(text)),
    }
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
