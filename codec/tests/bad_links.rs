//! Reads `vectors/errors.txt`, the table of links with errors.

const TABLE: &str = include_str!("vectors/errors.txt");

/// The rows of the table: the reader, code and layer of the error; the link, with its named parts
/// inserted; and the offset at which the error is reported.
pub(crate) fn rows() -> impl Iterator<Item = ([&'static str; 3], String, usize)> {
    let (names, rows): (Vec<_>, Vec<_>) = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .partition(|line| line.starts_with('{'));
    rows.into_iter().map(move |row| {
        let mut rest = row;
        let columns = [(); 3].map(|()| {
            let (column, after) = rest.split_once(' ').expect("four columns in a row");
            rest = after.trim_start();
            column
        });
        let mut text = names.iter().fold(rest.to_owned(), |text, name| {
            let (name, part) = name.split_once(" = ").expect("a name and its part");
            text.replace(name, part)
        });
        let offset = text.find('^').expect("a ^ in every row");
        text.remove(offset);
        (columns, text, offset)
    })
}
