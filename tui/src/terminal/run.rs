//! The loop of the program: events in, frames and effects out.

use std::io;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::crossterm::{execute, queue};
use ratatui::{Frame, Terminal};

use super::appearance::Appearance;
use super::input::{Came, Input};
use super::modes::Restore;
use super::opened::{self, OpenedFile};
use super::pastes::{Happened, Pastes};
use super::{ascii_screen, clipboard, hang_up, last_view, modes, signals};
use crate::commands::{copying, exporting, opening};
use crate::environment;
use crate::inspector::{
    Background, Effects, FileNews, Focus, MAX_COPY, Message, Model, Request, What, draw, of_event,
    update,
};
use crate::preferences::Preferences;
use crate::settings::Settings;
use crate::streams;

/// The longest that a frame waits for input that does not stop.
const MAX_WAIT: Duration = Duration::from_millis(100);

/// Runs the inspector until its user quits, on a text as if it had been pasted: a link, or the path of a file.
///
/// `fixed_now` is the time that counts as the present. Without it, that is the current time.
///
/// # Errors
///
/// Any error of the terminal. The terminal is restored in any case.
pub fn run(
    given: &str,
    settings: Settings,
    preferences: &Preferences,
    fixed_now: Option<Timestamp>,
) -> io::Result<()> {
    let restored_at_the_end = take_over(preferences.mouse)?;
    // The theme obeys NO_COLOR. crossterm would drop the modifiers as well.
    force_color_output(true);
    // Before the size is asked for, so that no change of it is lost.
    let mut input = Input::new()?;
    let appearance = Appearance::new(preferences);
    if appearance.depends_on_background() {
        input.ask_for_background(&mut streams::screen())?;
    }
    let mut terminal = Terminal::new(CrosstermBackend::new(streams::screen()))?;
    let size = terminal.size()?;
    let mut events = Events {
        input,
        appearance,
        pastes: Pastes::default(),
        file: opening::file_named_by(given).map(|path| OpenedFile::read(&path)),
        pending: None,
    };
    let link = if events.file.is_some() { "" } else { given };
    let mut model = Model::new(link, settings, appearance.theme(), size)
        .with_keymap(preferences.keymap.clone());
    let mut effects = Effects {
        draw: true,
        ..Effects::default()
    };
    while !effects.quits() {
        let is_lost = modes::is_screen_lost();
        if is_lost && events.appearance.depends_on_background() {
            // The shell may have another background since.
            events.input.ask_for_background(&mut streams::screen())?;
        }
        let redraw = is_lost || effects.request == Some(Request::Redraw);
        if effects.draw || redraw {
            queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
            if redraw {
                // Forget what the screen shows. `clear` would ask the terminal for its cursor.
                terminal.resize(terminal.size()?.into())?;
            }
            terminal.draw(|frame| render(&model, frame))?;
            execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        if effects.request == Some(Request::Suspend) {
            signals::suspend()?;
        }
        effects = events.next(&mut model, fixed_now)?;
        if let Some(what) = effects.copy {
            let copied = copy(what, &model)?;
            effects.draw |= update(&mut model, copied, now(fixed_now)).draw;
        }
    }
    let last_view = if effects.request == Some(Request::QuitKeeping) {
        Some(terminal.draw(|frame| render(&model, frame))?.buffer.clone())
    } else {
        None
    };
    terminal.backend_mut().flush()?;
    events.input.take_last_answer()?;
    drop(terminal);
    drop(restored_at_the_end);
    match last_view {
        Some(screen) => last_view::write(
            &screen,
            !environment::no_color(),
            &mut streams::screen().lock(),
        ),
        None => Ok(()),
    }
}

/// Takes over the terminal, and the mouse if you want it, until the returned value is dropped.
///
/// A panic and the signals that end or stop a program restore the terminal as well.
///
/// # Errors
///
/// Any error of the terminal. The terminal is restored in any case.
pub fn take_over(mouse: bool) -> io::Result<Restore> {
    signals::watch()?;
    hang_up::end_with_the_terminal()?;
    modes::restore_on_panic();
    modes::enter(mouse)
}

/// Copies a text to a clipboard, unless it is empty or too long, and says how long it is.
fn copy(what: What, model: &Model) -> io::Result<Message> {
    let text = copying::text(what, model);
    let len = text.len();
    let to = if (1..=MAX_COPY).contains(&len) {
        Some(clipboard::copy(&text, &mut streams::screen())?)
    } else {
        None
    };
    Ok(Message::Copied { what, len, to })
}

/// Draws a frame as the terminal can show it.
fn render(model: &Model, frame: &mut Frame<'_>) {
    draw(model, frame);
    ascii_screen::adapt(frame.buffer_mut());
}

fn now(fixed: Option<Timestamp>) -> Timestamp {
    fixed.unwrap_or_else(Timestamp::now)
}

/// Where events come from: the terminal, and a file that is read in the background.
struct Events<'p> {
    input: Input,
    appearance: Appearance<'p>,
    pastes: Pastes,
    file: Option<OpenedFile>,
    /// What has come already, while more came than can be taken before the next frame.
    pending: Option<Came>,
}

impl Events<'_> {
    /// Waits for an event, and gives the model everything that has happened until now.
    fn next(&mut self, model: &mut Model, fixed_now: Option<Timestamp>) -> io::Result<Effects> {
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
        // Together, since each change reads the link again.
        let mut typed = String::new();
        let pending = self.pending.take();
        let mut at_once = pending.is_some();
        let mut came = pending.map_or_else(|| self.wait(), |it| Ok(Some(it)))?;
        let start = Instant::now();
        loop {
            let takes_text = model.scope().takes_text;
            let all_that_happened = match came {
                Some(Came::Event(event)) => {
                    self.pastes.take(event, at_once, takes_text, Instant::now())
                }
                Some(Came::UnfinishedPaste(text)) => {
                    self.pastes.take_unfinished(text, Instant::now())
                }
                Some(Came::Background(color)) => {
                    let theme = self.appearance.theme_on(Background::of_color(color));
                    take(model, Message::Theme(Box::new(theme)));
                    Vec::new()
                }
                None if self.pastes.deadline() > Some(Instant::now()) => Vec::new(),
                None => self.pastes.expire(Instant::now()),
            };
            for happened in all_that_happened {
                match self.message(happened, model) {
                    Some(Message::Type(more)) if model.scope().takes_text => typed.push_str(&more),
                    Some(message) => {
                        take_typed(model, &mut typed, &mut take);
                        take(model, message);
                    }
                    None => {}
                }
            }
            came = self.input.next(Some(Instant::now()))?;
            if came.is_none() || start.elapsed() > MAX_WAIT {
                self.pending = came;
                break;
            }
            at_once = true;
        }
        take_typed(model, &mut typed, &mut take);
        for news in self.news() {
            take(model, Message::File(news));
        }
        if effects.request == Some(Request::LocalZone) {
            let zone = Message::LocalZone(TimeZone::system());
            effects.draw |= update(model, zone, now(fixed_now)).draw;
        }
        if effects.request == Some(Request::StopReading)
            && let Some(file) = &self.file
        {
            file.stop();
        }
        Ok(effects)
    }

    /// Waits for an event, at most until something has to be done without one.
    fn wait(&mut self) -> io::Result<Option<Came>> {
        let of_file = self.file.as_ref().map(|_| Instant::now() + opened::PAUSE);
        let deadline = self.pastes.deadline().into_iter().chain(of_file).min();
        self.input.next(deadline)
    }

    /// What has happened to the inspector. A paste that names a file opens the file, unless a value is typed.
    fn message(&mut self, happened: Happened, model: &Model) -> Option<Message> {
        let message = match happened {
            Happened::Event(event) => of_event(event, model)?,
            Happened::Pasted(text) => Message::Paste(text),
        };
        if let Message::Paste(text) = &message
            && !matches!(model.focus(), Focus::Over(over) if over.takes_a_value())
            && let Some(path) = opening::file_named_by(text)
        {
            self.file = Some(OpenedFile::read(&path));
            return None;
        }
        Some(message)
    }

    /// What has come of the file, if one is being read.
    fn news(&mut self) -> Vec<FileNews> {
        let Some(file) = &self.file else {
            return Vec::new();
        };
        let (news, is_reading) = file.news();
        if !is_reading {
            self.file = None;
        }
        news
    }
}

/// Gives the model what was typed until now, if anything was.
fn take_typed(model: &mut Model, typed: &mut String, take: &mut impl FnMut(&mut Model, Message)) {
    if !typed.is_empty() {
        take(model, Message::Type(std::mem::take(typed)));
    }
}
