//! The file that a text names: an argument of the command line, or a path that was pasted or dropped on a terminal.

use std::fs;
use std::path::{Path, PathBuf};

use url::Url;

use crate::environment;
use crate::input::Pasted;

/// The longest text that is taken for a path, in bytes: four times the longest path that Linux opens.
const MAX_PATH_TEXT: usize = 16_384;

/// The regular file that a text as a whole names, unless the text has a link in it.
///
/// Terminals paste a file that is dropped on them as its path, in quotes, with backslashes, or as a `file` URL. The
/// first of these forms that names a regular file counts.
///
/// ```
/// use std::path::Path;
/// use tracklens::commands::opening::file_named_by;
///
/// assert_eq!(file_named_by("'Cargo.toml' "), Some("Cargo.toml".into()));
/// assert_eq!(file_named_by("."), None);
/// ```
#[must_use]
pub fn file_named_by(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    if text.len() > MAX_PATH_TEXT || text.contains(['\n', '\r', '\0']) {
        return None;
    }
    let path = readings(text).find(|path| is_regular(path))?;
    let pasted = Pasted::of(text);
    (pasted.links().is_empty() && pasted.relatives().is_empty()).then_some(path)
}

/// What a text can mean as a path: as it is, out of its quotes, without its backslashes, as a URL, in your home.
fn readings(text: &str) -> impl Iterator<Item = PathBuf> {
    let unquoted = ['\'', '"'].into_iter().find_map(|quote| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        // A shell writes a quote within quotes like this.
        Some(inner.replace(r"'\''", "'"))
    });
    let unescaped = text.contains('\\').then(|| without_backslashes(text));
    let of_url = Url::parse(text).ok().filter(|url| url.scheme() == "file");
    let of_url = of_url.and_then(|url| url.to_file_path().ok());
    let at_home = text.strip_prefix("~/").and_then(|rest| {
        let home = environment::home()?;
        Some(Path::new(&home).join(rest))
    });
    let paths = [
        Some(PathBuf::from(text)),
        unquoted.map(PathBuf::from),
        unescaped.map(PathBuf::from),
        of_url,
        at_home,
    ];
    paths.into_iter().flatten()
}

/// The text without the backslashes that a shell needs.
fn without_backslashes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let escaped = (character == '\\').then(|| characters.next());
        plain.extend(escaped.unwrap_or(Some(character)));
    }
    plain
}

/// Whether a path leads to a regular file. Nothing is opened.
fn is_regular(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn a_path_is_recognized_as_terminals_paste_it() {
        let folder = env::temp_dir().join(format!("tracklens-opening-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("it's a [mail].eml");
        fs::write(&file, "").unwrap();
        let path = file.to_str().unwrap();
        let quoted = format!("'{}'", path.replace('\'', r"'\''"));
        let escaped = path
            .replace('\'', r"\'")
            .replace(' ', r"\ ")
            .replace('[', r"\[")
            .replace(']', r"\]");
        let url = Url::from_file_path(&file).unwrap();
        for text in [
            path,
            &format!("{path}\n"),
            &format!("\"{path}\""),
            &quoted,
            &format!("{quoted} "),
            &escaped,
            url.as_str(),
        ] {
            assert_eq!(file_named_by(text).as_deref(), Some(&*file), "{text}");
        }
        for text in [
            "",
            folder.to_str().unwrap(),
            "/dev/null",
            &format!("{path}x"),
            &format!("{path}\n{path}"),
            "https://www.example.com/",
            "file://example.com/no-such-file",
        ] {
            assert_eq!(file_named_by(text), None, "{text}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_link_is_never_a_path() {
        let folder = env::temp_dir().join(format!("tracklens-link-{}", std::process::id()));
        let link = "q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";
        fs::create_dir_all(folder.join(link)).unwrap();
        let file = folder.join(link).join("PlIIYUBiLnRlc3Q~");
        fs::write(&file, "").unwrap();
        assert_eq!(file_named_by(file.to_str().unwrap()), None);
        fs::remove_dir_all(folder).unwrap();
    }
}
