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
}

/// Every variable that the program reads.
pub const VARIABLES: &[Variable] = &[
    NO_COLOR,
    TERM,
    COLORTERM,
    COLORFGBG,
    LC_ALL,
    LC_CTYPE,
    LANG,
    HOME,
    XDG_CONFIG_HOME,
    SSH_CONNECTION,
    SSH_TTY,
    WAYLAND_DISPLAY,
    DISPLAY,
    PATH,
    COLUMNS,
];

const NO_COLOR: Variable = row("NO_COLOR", "no colors, in the inspector and in help");
const TERM: Variable = row(
    "TERM",
    "`dumb`: help without bold and underlined text; with `256color` in it: 256 colors in the inspector",
);
const COLORTERM: Variable = row(
    "COLORTERM",
    "`truecolor` or `24bit`: all colors in the inspector",
);
const COLORFGBG: Variable = row(
    "COLORFGBG",
    "the colors of the terminal (`15;0`), as long as it does not say its background",
);
const LC_ALL: Variable = row(
    "LC_ALL",
    "the character set of the terminal: if it is not UTF-8, only ASCII is shown on it",
);
const LC_CTYPE: Variable = row("LC_CTYPE", "the same, if `LC_ALL` is not set");
const LANG: Variable = row("LANG", "the same, if neither of them is set");
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
    Variable { name, meaning }
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

/// What a variable says, if it says anything.
fn value(variable: Variable) -> Option<OsString> {
    env::var_os(variable.name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

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
