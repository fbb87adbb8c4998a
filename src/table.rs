//! The one reader of the crate's tab-separated tables, built in or supplied by the caller.
//!
//! A table is UTF-8 text. Its first line names the columns, an empty line or one that begins with `#` is skipped, `|`
//! separates the items of a list, an empty field means "absent". Columns are found by name, so that their order is free and
//! a table may carry more of them (sources, notes) than the code reads.

use crate::error::Error;

/// A table's rows with the wanted columns, as slices of the text.
pub(crate) struct Table<'t, const N: usize> {
    file: &'t str,
    columns: [usize; N],
    rest: std::str::Lines<'t>,
    line: usize,
}

/// One row: the wanted fields in the wanted order.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t, const N: usize> {
    pub(crate) file: &'t str,
    pub(crate) line: usize,
    fields: [&'t str; N],
}

const ABSENT: usize = usize::MAX;

impl<'t, const N: usize> Table<'t, N> {
    /// Starts reading `text`; a name in `wanted` that begins with `?` may be missing from the header.
    pub(crate) fn parse(file: &'t str, text: &'t str, wanted: [&str; N]) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rest = text.lines();
        let mut line = 0;
        let header = loop {
            line += 1;
            match rest.next() {
                None => return Err(Error::table(file, line, "no header: the first line must name the columns")),
                Some(l) if l.is_empty() || l.starts_with('#') => {}
                Some(l) => break l,
            }
        };
        let mut columns = [ABSENT; N];
        for (slot, name) in columns.iter_mut().zip(wanted) {
            let bare = name.strip_prefix('?').unwrap_or(name);
            match header.split('\t').position(|c| c.trim() == bare) {
                Some(i) => *slot = i,
                None if name.starts_with('?') => {}
                None => return Err(Error::table(file, line, format!("column \"{bare}\" is missing: add it to the header"))),
            }
        }
        Ok(Table { file, columns, rest, line })
    }
}

impl<'t, const N: usize> Iterator for Table<'t, N> {
    type Item = Row<'t, N>;

    fn next(&mut self) -> Option<Row<'t, N>> {
        loop {
            let l = self.rest.next()?;
            self.line += 1;
            if l.is_empty() || l.starts_with('#') {
                continue;
            }
            let mut fields = [""; N];
            // By hand: a tenth of the crate's start-up time is spent here.
            let bytes = l.as_bytes();
            let (mut start, mut column) = (0, 0);
            for end in 0..=bytes.len() {
                if end == bytes.len() || bytes[end] == b'\t' {
                    if end > start {
                        if let Some(slot) = self.columns.iter().position(|c| *c == column) {
                            fields[slot] = &l[start..end];
                        }
                    }
                    start = end + 1;
                    column += 1;
                }
            }
            return Some(Row { file: self.file, line: self.line, fields });
        }
    }
}

impl<'t, const N: usize> Row<'t, N> {
    /// The field at `i` of the wanted columns.
    pub(crate) fn get(&self, i: usize) -> &'t str {
        self.fields[i]
    }

    /// The field's items, without empty ones.
    pub(crate) fn list(&self, i: usize) -> impl Iterator<Item = &'t str> + use<'t, N> {
        self.fields[i].split('|').filter(|s| !s.is_empty())
    }

    /// An error at this row.
    pub(crate) fn error(&self, problem: impl Into<String>) -> Error {
        Error::table(self.file, self.line, problem)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_by_name() {
        let text = "# a note\nb\ta\textra\n\n1\t2\t3\nx|y\t\t\n";
        let rows: Vec<_> = Table::parse("t.tsv", text, ["a", "b", "?c"]).unwrap().collect();
        assert_eq!((rows[0].get(0), rows[0].get(1), rows[0].get(2), rows[0].line), ("2", "1", "", 4));
        assert_eq!(rows[1].list(1).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(rows[1].get(0), "");
    }

    #[test]
    fn says_what_is_wrong() {
        let message = |text| Table::parse("t.tsv", text, ["id"]).map(|_| ()).unwrap_err().to_string();
        assert_eq!(message(""), "t.tsv:1: no header: the first line must name the columns");
        assert_eq!(message("# note\nname\n"), "t.tsv:2: column \"id\" is missing: add it to the header");
    }
}
