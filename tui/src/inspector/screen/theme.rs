//! The style of each role.

use ratatui::style::{Color, Modifier, Style};

use crate::reading::verdict::Weight;

/// The styles of everything on the screen.
///
/// The colors are the terminal's own sixteen, which its user has made readable. No state is shown by color
/// alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Plain text.
    pub text: Style,
    /// The heading of a group, and the title of a pane.
    pub heading: Style,
    /// The name of a field.
    pub name: Style,
    /// A remark about a value.
    pub remark: Style,
    /// A token for what can't be shown as it is.
    pub token: Style,
    /// All is well.
    pub good: Style,
    /// Something is over a limit, or was not taken.
    pub warning: Style,
    /// A fault.
    pub fault: Style,
    /// What has the focus.
    pub focus: Style,
    /// Borders, and what does not have the focus.
    pub quiet: Style,
    /// What is selected, laid over its other style.
    pub selected: Style,
    /// The byte that is pointed at, laid over what is selected.
    pub pointed: Style,
    /// The byte of a record that says what it is.
    pub tag: Style,
    /// The length of a record.
    pub length: Style,
    /// The link up to its path.
    pub host: Style,
    /// Route and sublink of the link.
    pub route: Style,
    /// The signature of the link.
    pub signature: Style,
    /// The token of the link.
    pub link_token: Style,
    /// The payload of the link.
    pub payload: Style,
    /// The query of the link.
    pub query: Style,
}

impl Theme {
    /// The terminal's own sixteen colors.
    #[must_use]
    pub const fn color() -> Self {
        Self {
            heading: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            name: Style::new().fg(Color::Cyan),
            token: Style::new()
                .fg(Color::Magenta)
                .add_modifier(Modifier::REVERSED),
            good: Style::new().fg(Color::Green),
            warning: Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
            fault: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            focus: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            tag: Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
            length: Style::new().fg(Color::Blue),
            host: Style::new().fg(Color::Cyan),
            signature: Style::new().fg(Color::Blue),
            link_token: Style::new().fg(Color::Yellow),
            payload: Style::new().fg(Color::Green),
            query: Style::new().fg(Color::Magenta),
            ..Self::mono()
        }
    }

    /// The style of what weighs so much. Its words say it too.
    #[must_use]
    pub const fn of_weight(&self, weight: Weight) -> Style {
        match weight {
            Weight::Good => self.good,
            Weight::Plain => self.text,
            Weight::Warning => self.warning,
            Weight::Fault | Weight::Danger => self.fault,
        }
    }

    /// No color at all, for `NO_COLOR`.
    #[must_use]
    pub const fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            heading: bold,
            name: plain,
            remark: plain.add_modifier(Modifier::DIM),
            token: plain.add_modifier(Modifier::REVERSED),
            good: plain,
            warning: bold,
            fault: bold.add_modifier(Modifier::UNDERLINED),
            focus: bold,
            quiet: plain.add_modifier(Modifier::DIM),
            selected: plain.add_modifier(Modifier::REVERSED),
            pointed: bold
                .add_modifier(Modifier::UNDERLINED)
                .remove_modifier(Modifier::REVERSED),
            tag: bold,
            length: plain.add_modifier(Modifier::UNDERLINED),
            host: plain.add_modifier(Modifier::DIM),
            route: bold,
            signature: plain,
            link_token: plain.add_modifier(Modifier::UNDERLINED),
            payload: plain,
            query: plain.add_modifier(Modifier::UNDERLINED),
        }
    }
}
