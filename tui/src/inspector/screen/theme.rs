//! The style of each role.

use ratatui::style::{Modifier, Style};

use crate::reading::verdict::Weight;

/// One row a role: its name in the theme, its name in the preferences, and what has it.
macro_rules! roles {
    ($($role:ident $name:literal $shows:literal;)*) => {
        /// The styles of everything on the screen. No state is shown by color alone.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Theme {
            $(#[doc = $shows] pub $role: Style,)*
        }

        /// All roles, in the order of the preferences.
        pub const ROLES: &[Role] = &[$(Role {
            name: $name,
            shows: $shows,
            get: |theme| theme.$role,
            set: |theme, style| theme.$role = style,
        },)*];
    };
}

roles! {
    text "text" "Plain text.";
    heading "heading" "The heading of a group, and the title of a pane.";
    name "name" "The name of a field.";
    remark "remark" "A remark about a value.";
    token "token" "A token for what can't be shown as it is.";
    good "good" "All is well.";
    warning "warning" "A warning, or something that was not taken.";
    fault "fault" "A fault, or a danger.";
    focus "focus" "The border of what has the focus.";
    focus_title "focus-title" "The title of what has the focus.";
    quiet "quiet" "Borders, and what does not have the focus.";
    covered "covered" "The panes under a window.";
    selected "selected" "What is selected, laid over its other style.";
    pointed "pointed" "The byte that is pointed at, laid over what is selected.";
    tag "tag" "The byte of a record that says what it is.";
    length "length" "The length of a record.";
    null_byte "null-byte" "A byte that is zero.";
    printable_byte "printable-byte" "A byte that is a printable character.";
    space_byte "space-byte" "A byte that is a space, a tab or a line ending.";
    control_byte "control-byte" "A byte that is another control character.";
    other_byte "other-byte" "A byte that is not ASCII.";
    host "host" "The link up to its path.";
    route "route" "Route and sublink of the link.";
    signature "signature" "The signature of the link.";
    link_token "link-token" "The token of the link.";
    payload "payload" "The payload of the link.";
    query "query" "The query of the link.";
}

/// A role: what can be given a style of its own in the preferences.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Its name in the preferences.
    pub name: &'static str,
    /// What has its style.
    pub shows: &'static str,
    get: fn(&Theme) -> Style,
    set: fn(&mut Theme, Style),
}

impl Role {
    /// The style that a theme gives the role.
    #[must_use]
    pub fn style(self, theme: &Theme) -> Style {
        (self.get)(theme)
    }

    /// Gives the role another style in a theme.
    pub fn set_style(self, theme: &mut Theme, style: Style) {
        (self.set)(theme, style);
    }
}

impl Theme {
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

    /// No color at all, for `NO_COLOR`: every text is in the terminal's own color, which its user can read.
    #[must_use]
    pub const fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            text: plain,
            heading: bold,
            name: plain,
            remark: plain,
            token: reversed,
            good: plain,
            warning: bold,
            fault: bold.add_modifier(Modifier::UNDERLINED),
            focus: bold,
            focus_title: bold.add_modifier(Modifier::REVERSED),
            quiet: plain,
            covered: plain.add_modifier(Modifier::DIM),
            selected: reversed,
            pointed: bold
                .add_modifier(Modifier::UNDERLINED)
                .remove_modifier(Modifier::REVERSED),
            tag: bold,
            length: underlined,
            null_byte: plain,
            printable_byte: plain,
            space_byte: plain,
            control_byte: plain,
            other_byte: plain,
            host: plain,
            route: bold,
            signature: plain,
            link_token: underlined,
            payload: plain,
            query: underlined,
        }
    }
}
