//! The colors of each role: for each number of colors that a terminal may have, on each background.
//!
//! All text has a contrast of at least 4.5 : 1 (WCAG 2) with the background. Of the sixteen colors that a user can
//! change, only those are used that have it with the palettes of xterm, Visual Studio Code, Windows Terminal and
//! Solarized; of 256 and more, only those that a user can't change. `tests/contrast.rs` computes it.

use ratatui::style::{Color, Modifier, Style};

use super::theme::Theme;

/// The byte that is pointed at, where a bold text may be in another color.
const POINTED: Style = Style::new()
    .add_modifier(Modifier::UNDERLINED)
    .remove_modifier(Modifier::REVERSED);

/// How many colors a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorDepth {
    /// None, or none is wanted.
    None,
    /// Sixteen, which its user may have changed.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All that a screen can show.
    True,
}

/// What colors are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// It is not known, or neither dark nor light.
    #[default]
    Unknown,
    /// Black, or nearly.
    Dark,
    /// White, or nearly.
    Light,
}

impl Background {
    /// What a color of the background is: red, green and blue.
    ///
    /// ```
    /// use tracklens::inspector::Background;
    ///
    /// assert_eq!(Background::of_color([0x00, 0x2b, 0x36]), Background::Dark);
    /// assert_eq!(Background::of_color([0xfd, 0xf6, 0xe3]), Background::Light);
    /// assert_eq!(Background::of_color([0x80, 0x80, 0x80]), Background::Unknown);
    /// ```
    #[must_use]
    pub fn of_color(color: [u8; 3]) -> Self {
        match luminance(color) {
            ..=0.05 => Self::Dark,
            0.78.. => Self::Light,
            _ => Self::Unknown,
        }
    }
}

/// The relative luminance of a color, from 0 to 1 (WCAG 2).
fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126f64.mul_add(red, 0.7152f64.mul_add(green, 0.0722 * blue))
}

/// The numbers, among the 256 of xterm, of what a theme is made of.
struct Hues {
    text: u8,
    blue: u8,
    cyan: u8,
    green: u8,
    yellow: u8,
    red: u8,
    magenta: u8,
    gray: u8,
    sky: u8,
    covered: u8,
}

/// Those that can be read on dark.
const ON_DARK: Hues = Hues {
    text: 254,
    blue: 111,
    cyan: 116,
    green: 114,
    yellow: 221,
    red: 210,
    magenta: 213,
    gray: 249,
    sky: 117,
    covered: 242,
};

/// Those that can be read on light.
const ON_LIGHT: Hues = Hues {
    text: 236,
    blue: 25,
    cyan: 23,
    green: 22,
    yellow: 94,
    red: 124,
    magenta: 90,
    gray: 240,
    sky: 24,
    covered: 248,
};

impl Theme {
    /// The theme of a terminal with so many colors on a background.
    #[must_use]
    pub const fn new(depth: ColorDepth, background: Background) -> Self {
        use ColorDepth::{Indexed, None, Sixteen, True};
        match (depth, background) {
            (None, _) | (Sixteen, Background::Unknown) => Self::mono(),
            (Sixteen, Background::Dark) => Self::sixteen_on_dark(),
            (Sixteen, Background::Light) => Self::sixteen_on_light(),
            (Indexed | True, Background::Unknown) => Self::on_unknown(depth),
            (Indexed | True, Background::Dark) => Self::of_hues(depth, &ON_DARK),
            (Indexed | True, Background::Light) => Self::of_hues(depth, &ON_LIGHT),
        }
    }

    /// 256 colors on a dark background.
    #[must_use]
    pub const fn color() -> Self {
        Self::new(ColorDepth::Indexed, Background::Dark)
    }

    /// Red and magenta are too dark in some of the palettes, and blue in all. A bold text may be in another color.
    const fn sixteen_on_dark() -> Self {
        let cyan = Style::new().fg(Color::Cyan);
        let green = Style::new().fg(Color::Green);
        let yellow = Style::new().fg(Color::Yellow);
        Self {
            name: cyan,
            good: green,
            warning: yellow,
            focus: cyan,
            focus_title: cyan.add_modifier(Modifier::REVERSED),
            length: cyan,
            printable_byte: cyan,
            space_byte: green,
            control_byte: green,
            other_byte: yellow,
            host: cyan,
            link_token: yellow,
            payload: green,
            query: yellow.add_modifier(Modifier::UNDERLINED),
            selected: Style::new()
                .fg(Color::Reset)
                .add_modifier(Modifier::REVERSED),
            pointed: POINTED,
            ..Self::mono()
        }
    }

    /// Of all sixteen, only black is dark enough in each palette; a bold black may be gray.
    const fn sixteen_on_light() -> Self {
        let black = Style::new().fg(Color::Black);
        let underlined = black.add_modifier(Modifier::UNDERLINED);
        let reversed = black.add_modifier(Modifier::REVERSED);
        Self {
            text: black,
            heading: underlined,
            name: black,
            remark: black,
            token: reversed,
            good: black,
            warning: underlined,
            fault: reversed,
            focus: black,
            focus_title: reversed,
            quiet: black,
            covered: Style::new().add_modifier(Modifier::DIM),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            pointed: POINTED,
            tag: underlined,
            length: underlined,
            null_byte: black,
            printable_byte: black,
            space_byte: black,
            control_byte: black,
            other_byte: black,
            host: black,
            route: underlined,
            signature: black,
            link_token: underlined,
            payload: black,
            query: underlined,
        }
    }

    /// What has a color has a background of its own.
    const fn on_unknown(depth: ColorDepth) -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let white = bold.fg(depth.color(231));
        Self {
            warning: bold.fg(depth.color(232)).bg(depth.color(221)),
            fault: white.bg(depth.color(124)),
            focus_title: white.bg(depth.color(24)),
            ..Self::mono()
        }
    }

    const fn of_hues(depth: ColorDepth, hues: &Hues) -> Self {
        let text = Style::new().fg(depth.color(hues.text));
        let blue = Style::new().fg(depth.color(hues.blue));
        let cyan = Style::new().fg(depth.color(hues.cyan));
        let green = Style::new().fg(depth.color(hues.green));
        let yellow = Style::new().fg(depth.color(hues.yellow));
        let red = Style::new().fg(depth.color(hues.red));
        let magenta = Style::new().fg(depth.color(hues.magenta));
        let gray = Style::new().fg(depth.color(hues.gray));
        let sky = Style::new()
            .fg(depth.color(hues.sky))
            .add_modifier(Modifier::BOLD);
        Self {
            text,
            heading: sky,
            name: cyan,
            remark: gray,
            token: magenta.add_modifier(Modifier::REVERSED),
            good: green,
            warning: yellow.add_modifier(Modifier::BOLD),
            fault: red.add_modifier(Modifier::BOLD),
            focus: sky,
            focus_title: sky.add_modifier(Modifier::REVERSED),
            quiet: gray,
            covered: Style::new().fg(depth.color(hues.covered)),
            tag: yellow.add_modifier(Modifier::BOLD),
            length: blue,
            null_byte: gray,
            printable_byte: cyan,
            space_byte: green,
            control_byte: magenta,
            other_byte: yellow,
            selected: selected(depth),
            pointed: pointed(depth),
            host: cyan,
            route: text.add_modifier(Modifier::BOLD),
            signature: blue,
            link_token: yellow,
            payload: green,
            query: magenta,
        }
    }
}

/// White on blue, whatever is selected. Reversed, so that it stands out also where colors are lost.
const fn selected(depth: ColorDepth) -> Style {
    Style::new()
        .fg(depth.color(24))
        .bg(depth.color(231))
        .add_modifier(Modifier::REVERSED)
}

/// Black on yellow.
const fn pointed(depth: ColorDepth) -> Style {
    POINTED
        .fg(depth.color(232))
        .bg(depth.color(221))
        .add_modifier(Modifier::BOLD)
}

impl ColorDepth {
    /// A color of xterm's 256 from 16 on, by its number where there are no more, and else by what it is made of.
    const fn color(self, number: u8) -> Color {
        if !matches!(self, Self::True) {
            return Color::Indexed(number);
        }
        if number >= 232 {
            let gray = 8 + 10 * (number - 232);
            return Color::Rgb(gray, gray, gray);
        }
        let number = number - 16;
        Color::Rgb(level(number / 36), level(number / 6 % 6), level(number % 6))
    }
}

/// A step of the cube of colors.
const fn level(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + 40 * step }
}
