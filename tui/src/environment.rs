//! The environment: every variable that the program reads, and what each says. Nothing else reads any.

use std::env;
use std::ffi::OsString;

/// A variable of the environment that the program reads. One that is empty counts as one that is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it says to the program.
    pub meaning: &'static str,
    /// What a report of a bug says of it.
    reported: Reported,
}

/// What a report of a bug says of a variable. Nothing that could be yours alone: no path, no name, no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reported {
    /// Its value, if that is the name or the version of a terminal.
    Word,
    /// Its value, if that is a locale.
    Locale,
    /// Whether it is set.
    Presence,
}

/// Every variable that the program reads.
pub const VARIABLES: &[Variable] = &[
    NO_COLOR,
    TERM,
    COLORTERM,
    TERM_PROGRAM,
    TERM_PROGRAM_VERSION,
    COLORFGBG,
    LC_ALL,
    LC_CTYPE,
    LANG,
    HOME,
    XDG_CONFIG_HOME,
    SSH_CONNECTION,
    SSH_TTY,
    TMUX,
    STY,
    WAYLAND_DISPLAY,
    DISPLAY,
    PATH,
    COLUMNS,
];

/// Those that matter wherever something is written to a terminal.
pub const OF_OUTPUT: &[Variable] = &[NO_COLOR, TERM, LC_ALL, LC_CTYPE, LANG];

const NO_COLOR: Variable = row(
    "NO_COLOR",
    "no colors, in the inspector, in text and in help",
);
const TERM: Variable = reported(
    "TERM",
    "`dumb`: text and help without colors, bold and underlined text; with `256color` in it: 256 colors in the inspector; \
     `tmux` or `screen`, also over SSH: a copy may end there",
    Reported::Word,
);
const COLORTERM: Variable = reported(
    "COLORTERM",
    "`truecolor` or `24bit`: all colors in the inspector",
    Reported::Word,
);
const TERM_PROGRAM: Variable = reported("TERM_PROGRAM", "for `--bug-report` alone", Reported::Word);
const TERM_PROGRAM_VERSION: Variable = reported("TERM_PROGRAM_VERSION", "the same", Reported::Word);
const COLORFGBG: Variable = reported(
    "COLORFGBG",
    "the colors of the terminal (`15;0`), as long as it does not say its background",
    Reported::Word,
);
const LC_ALL: Variable = reported(
    "LC_ALL",
    "the character set of the terminal: if it is not UTF-8, only ASCII is shown on it",
    Reported::Locale,
);
const LC_CTYPE: Variable = reported(
    "LC_CTYPE",
    "the same, if `LC_ALL` is not set",
    Reported::Locale,
);
const LANG: Variable = reported(
    "LANG",
    "the same, if neither of them is set",
    Reported::Locale,
);
const HOME: Variable = row(
    "HOME",
    "your home, in the path of a file that you paste (`~/mail.eml`)",
);
const XDG_CONFIG_HOME: Variable = row(
    "XDG_CONFIG_HOME",
    "the folder of configuration files; `~/.config` if it is not set",
);
const SSH_CONNECTION: Variable = row(
    "SSH_CONNECTION",
    "you are connected over SSH: what is copied goes to the clipboard of your terminal",
);
const SSH_TTY: Variable = row("SSH_TTY", "the same");
const TMUX: Variable = row(
    "TMUX",
    "you are in tmux: what is copied goes to its buffer, and tmux sends it on to your terminal",
);
const STY: Variable = row(
    "STY",
    "you are in GNU screen: what is sent to your terminal is wrapped, so that screen passes it on",
);
const WAYLAND_DISPLAY: Variable = row(
    "WAYLAND_DISPLAY",
    "a desktop is there, to copy with `wl-copy`",
);
const DISPLAY: Variable = row(
    "DISPLAY",
    "a desktop is there, to copy with `xclip` or `xsel`",
);
const PATH: Variable = row("PATH", "where these programs are looked for");
const COLUMNS: Variable = row(
    "COLUMNS",
    "how wide help is, if the terminal does not say it",
);

const fn row(name: &'static str, meaning: &'static str) -> Variable {
    reported(name, meaning, Reported::Presence)
}

const fn reported(name: &'static str, meaning: &'static str, reported: Reported) -> Variable {
    Variable {
        name,
        meaning,
        reported,
    }
}

impl Variable {
    /// What a report of a bug says of it: its value, if that is a word that many have, or else only whether it is set.
    #[must_use]
    pub fn reported(self) -> String {
        let Some(value) = value(self) else {
            return "not set".to_owned();
        };
        let is_shown = |value: &str| match self.reported {
            Reported::Word => is_word(value),
            Reported::Locale => is_locale(value),
            Reported::Presence => false,
        };
        match value.into_string() {
            Ok(value) if is_shown(&value) => value,
            _ => "set".to_owned(),
        }
    }
}

/// Whether you want no colors.
#[must_use]
pub fn no_color() -> bool {
    value(NO_COLOR).is_some()
}

/// Whether the terminal knows bold text and the like.
#[must_use]
pub fn has_styles() -> bool {
    !no_color() && value(TERM).is_some_and(|term| term != "dumb")
}

/// Whether the terminal has the 256 colors of xterm.
#[must_use]
pub fn has_many_colors() -> bool {
    value(TERM).is_some_and(|term| term.to_string_lossy().contains("256color"))
}

/// Whether the terminal has all colors.
#[must_use]
pub fn has_all_colors() -> bool {
    value(COLORTERM).is_some_and(|colors| colors == "truecolor" || colors == "24bit")
}

/// The number of the terminal's background among its sixteen colors.
#[must_use]
pub fn background() -> Option<u8> {
    let colors = value(COLORFGBG)?;
    let (_, background) = colors.to_str()?.rsplit_once(';')?;
    background.parse().ok()
}

/// Your home.
#[must_use]
pub fn home() -> Option<OsString> {
    value(HOME)
}

/// Whether you are connected over SSH.
#[must_use]
pub fn is_over_ssh() -> bool {
    value(SSH_CONNECTION).or_else(|| value(SSH_TTY)).is_some()
}

/// Whether you are in tmux.
#[must_use]
pub fn is_in_tmux() -> bool {
    value(TMUX).is_some()
}

/// Whether you are in GNU screen, and not in a tmux that was started in it.
#[must_use]
pub fn is_in_screen() -> bool {
    value(STY).is_some() && !is_in_tmux()
}

/// Whether the terminal may be one of tmux: its own name, or the one that it had before.
#[must_use]
pub fn has_terminal_of_tmux() -> bool {
    let names = ["tmux", "screen"];
    let term = value(TERM).unwrap_or_default();
    let term = term.to_string_lossy();
    !is_in_screen() && names.iter().any(|name| term.starts_with(name))
}

/// Whether a desktop is there that speaks Wayland.
#[must_use]
pub fn has_wayland() -> bool {
    value(WAYLAND_DISPLAY).is_some()
}

/// Whether a desktop is there that speaks X11.
#[must_use]
pub fn has_x11() -> bool {
    value(DISPLAY).is_some()
}

/// Whether the terminal takes UTF-8. Where nothing says which character set it has, it does: of those in use today,
/// nearly all do.
#[must_use]
pub fn takes_utf8() -> bool {
    let locale = [LC_ALL, LC_CTYPE, LANG].into_iter().find_map(value);
    locale.is_none_or(|locale| is_utf8(&locale.to_string_lossy()))
}

/// Whether the character set of a locale (`de_DE.UTF-8@euro`) is UTF-8.
fn is_utf8(locale: &str) -> bool {
    let set = locale.split_once('.').map_or(locale, |(_, set)| set);
    let set = set.split_once('@').map_or(set, |(set, _)| set);
    set.eq_ignore_ascii_case("utf-8") || set.eq_ignore_ascii_case("utf8")
}

/// Whether a value is like the name or the version of a terminal: `xterm-256color`, `iTerm.app`, `3.4.23`.
fn is_word(value: &str) -> bool {
    let is_part = |char: char| char.is_ascii_alphanumeric() || "-+._".contains(char);
    value.len() <= 32 && value.chars().all(is_part)
}

/// Whether a value is a locale: `C`, `de_DE.UTF-8@euro`.
fn is_locale(value: &str) -> bool {
    let (value, modifier) = value.split_once('@').unwrap_or((value, "x"));
    let (value, set) = value.split_once('.').unwrap_or((value, "x"));
    let (language, country) = value.split_once('_').unwrap_or((value, "x"));
    let is_short = |part: &str| {
        (1..=12).contains(&part.len())
            && part
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || it == '-')
    };
    [language, country, set, modifier].into_iter().all(is_short)
}

/// What a variable says, if it says anything.
fn value(variable: Variable) -> Option<OsString> {
    env::var_os(variable.name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_reported_only_if_many_have_it() {
        for word in [
            "xterm-256color",
            "iTerm.app",
            "Apple_Terminal",
            "3.4.23",
            "1.0+a",
        ] {
            assert!(is_word(word), "{word}");
        }
        for other in [
            "/home/x",
            "user@example.com",
            "a b",
            "~",
            "é",
            "\x1b",
            "https://example.com",
        ] {
            assert!(!is_word(other) && !is_locale(other), "{other}");
        }
        for locale in ["C", "POSIX", "C.UTF-8", "de_DE@euro", "zh_Hans_CN"] {
            assert!(is_locale(locale) == (locale != "zh_Hans_CN"), "{locale}");
        }
    }

    #[test]
    fn the_character_set_of_a_locale_is_what_it_names() {
        for locale in [
            "C.UTF-8",
            "en_US.utf8",
            "de_DE.UTF-8@euro",
            "UTF-8",
            "C.utf-8",
        ] {
            assert!(is_utf8(locale), "{locale}");
        }
        for locale in [
            "C",
            "POSIX",
            "en_US",
            "de_DE.ISO-8859-1",
            "de_DE@euro",
            "ja_JP.eucJP",
        ] {
            assert!(!is_utf8(locale), "{locale}");
        }
    }
}
