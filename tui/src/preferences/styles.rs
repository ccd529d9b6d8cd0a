//! The styles of roles, as they are written in preferences.
//!
//! ```toml
//! [theme]
//! fault = "#ff8787 bold"
//! focus-title = "white on 24"
//! ```

use ratatui::style::{Color, Modifier, Style};

use crate::inspector::{ColorDepth, Role, Theme};

/// The words for what a style can have besides colors.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("dim", Modifier::DIM),
];

/// The word for the color that the terminal has where a program says nothing.
const DEFAULT: &str = "default";

/// The roles that have a style of their own.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    own: Vec<(Role, Style)>,
}

impl Styles {
    /// Gives a role a style.
    pub(super) fn set(&mut self, role: Role, style: Style) {
        self.own.push((role, style));
    }

    /// The style of a role, if it has one of its own.
    pub(super) fn of(&self, role: Role) -> Option<Style> {
        let mut own = self.own.iter();
        own.find(|(it, _)| it.name == role.name)
            .map(|(_, style)| *style)
    }

    /// A theme with these styles instead of its own, if it has colors at all.
    #[must_use]
    pub fn over(&self, mut theme: Theme, depth: ColorDepth) -> Theme {
        if depth != ColorDepth::None {
            for (role, style) in &self.own {
                role.set_style(&mut theme, *style);
            }
        }
        theme
    }
}

/// The style that a text says: a color, `on` and another one, and words, as many of them as you like.
pub(super) fn style(text: &str) -> Option<Style> {
    let mut style = Style::new();
    let mut words = text.split_whitespace().peekable();
    words.peek()?;
    while let Some(word) = words.next() {
        let modifier = MODIFIERS.iter().find(|(name, _)| *name == word);
        style = match modifier {
            Some((_, modifier)) => style.add_modifier(*modifier),
            None if word == "on" && style.bg.is_none() => style.bg(color(words.next()?)?),
            None if style.fg.is_none() => style.fg(color(word)?),
            None => return None,
        };
    }
    Some(style)
}

/// A style as it is written.
pub(super) fn written(style: Style) -> String {
    let name = |color: Color| match color {
        Color::Reset => DEFAULT.to_owned(),
        color => color.to_string().to_lowercase(),
    };
    let modifiers = MODIFIERS.iter();
    let modifiers = modifiers.filter(|(_, modifier)| style.add_modifier.contains(*modifier));
    let words: Vec<_> = style
        .fg
        .map(name)
        .into_iter()
        .chain(style.bg.map(|color| format!("on {}", name(color))))
        .chain(modifiers.map(|(word, _)| (*word).to_owned()))
        .collect();
    if words.is_empty() {
        DEFAULT.to_owned()
    } else {
        words.join(" ")
    }
}

fn color(word: &str) -> Option<Color> {
    match word {
        DEFAULT => Some(Color::Reset),
        "reset" => None,
        word => word.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_a_color_another_one_under_it_and_words() {
        let plain = Style::new();
        let table = [
            ("red", plain.fg(Color::Red)),
            ("light-red", plain.fg(Color::LightRed)),
            ("#ff8787 bold", plain.fg(Color::Rgb(255, 135, 135)).bold()),
            ("bold 117", plain.fg(Color::Indexed(117)).bold()),
            ("white on 24", plain.fg(Color::White).bg(Color::Indexed(24))),
            ("on blue", plain.bg(Color::Blue)),
            ("default", plain.fg(Color::Reset)),
            ("underlined reversed", plain.underlined().reversed()),
        ];
        for (text, expected) in table {
            assert_eq!(style(text), Some(expected), "{text}");
            assert_eq!(style(&written(expected)), Some(expected), "{text}");
        }
        for text in [
            "",
            " ",
            "reddish",
            "#ff87",
            "256",
            "-1",
            "red blue",
            "on",
            "red on",
            "reset",
            "on red on blue",
        ] {
            assert_eq!(style(text), None, "{text}");
        }
    }
}
