//! What has the focus: a pane, or an overlay.

use super::keys::Scope;
use super::overlays::{self, Over};
use super::panes;
use super::screen::Pane;

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A pane.
    Pane(Pane),
    /// An overlay.
    Over(Over),
}

/// What keys mean in every pane and every overlay.
#[must_use]
pub fn scopes() -> Vec<Scope> {
    let panes = panes::contents();
    let panes = panes.iter().flat_map(|pane| pane.scopes()).copied();
    let overlays = overlays::ALL.iter().map(|over| over.spec().scope());
    panes.chain(overlays).collect()
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::inspector::keys::{Command, Context, Keymap};

    /// What keys mean while you type in the link.
    fn typing() -> Scope {
        let link = &panes::contents()[Pane::Link.index()];
        let mut scopes = link.scopes().iter().filter(|it| it.takes_text);
        *scopes.next().unwrap()
    }

    #[test]
    fn no_key_that_types_a_character_is_bound_where_text_is_typed() {
        let keymap = Keymap::default();
        for scope in scopes().into_iter().filter(|it| it.takes_text) {
            for char in (' '..='~').chain(['é', '日']) {
                let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE);
                assert_eq!(keymap.command(key, scope), None, "{char}");
            }
        }
    }

    #[test]
    fn what_a_raw_paste_sends_for_control_keys_is_not_bound() {
        let keymap = Keymap::default();
        for scope in scopes() {
            for char in ['h', 'i', 'j', 'm', '['] {
                let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL);
                assert_eq!(keymap.command(key, scope), None);
            }
        }
        let command = |key: KeyCode| keymap.command(key.into(), typing());
        assert_eq!(command(KeyCode::Enter), None);
        assert_eq!(command(KeyCode::Esc), Some(Command::StopTyping));
    }

    #[test]
    fn where_text_begins_the_first_letter_of_a_link_is_free() {
        let keymap = Keymap::default();
        let begins: Vec<_> = scopes().into_iter().filter(|it| it.begins_text).collect();
        assert_eq!(begins.len(), 1);
        for char in ['h', 'H'] {
            assert_eq!(keymap.command(KeyCode::Char(char).into(), begins[0]), None);
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_one_place_and_one_that_is_would_be_found() {
        let keymap = Keymap::default();
        let doubled = keymap
            .doubled(&scopes())
            .map(|(one, other)| [one.row.name, other.row.name]);
        assert_eq!(doubled, None);
        let doubled = Keymap::of(|_| vec!["f5".parse().unwrap()]).doubled(&scopes());
        assert_eq!(doubled.unwrap().0.row.name, "help");
    }

    #[test]
    fn every_place_says_how_to_quit_and_every_overlay_how_to_go_back() {
        let keymap = Keymap::default();
        for scope in scopes() {
            let says = |key: &str, effect| {
                let mut hints = keymap.hints(scope);
                hints.any(|hint| hint == (key.to_owned(), effect))
            };
            let is_pane = scope.contexts.contains(&Context::Reading);
            assert!(says(if is_pane { "q" } else { "^C" }, "quit"));
            assert_eq!(says("Esc", "back"), scope.contexts.contains(&Context::Over));
        }
    }
}
