//! The one reader of the crate's tab-separated tables, built in or supplied by the caller.
//!
//! A table is UTF-8 text. Its first line names the columns, an empty line or one that begins with `#` is skipped, `|`
//! separates the items of a list, an empty field means "absent". Columns are found by name, so that their order is free and
//! a table may carry more of them (sources, notes) than the code reads.

use crate::error::Error;

/// A table's rows with the wanted columns, as slices of the text.
pub(crate) struct Table<'t, const N: usize> {
    file: &'t str,
    /// Of each column of the text, the place of its field in [`Row::fields`]; `UNREAD` for one that nobody wants.
    places: [u8; COLUMNS],
    text: &'t str,
    /// Where the next line begins.
    at: usize,
    line: usize,
}

/// One row: the wanted fields in the wanted order.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t, const N: usize> {
    pub(crate) file: &'t str,
    pub(crate) line: usize,
    fields: [&'t str; N],
}

/// Most columns that a table can have; those beyond are not read.
const COLUMNS: usize = 32;
const UNREAD: u8 = u8::MAX;

impl<'t, const N: usize> Table<'t, N> {
    /// Starts reading `text`; a name in `wanted` that begins with `?` may be missing from the header.
    pub(crate) fn parse(file: &'t str, text: &'t str, wanted: [&str; N]) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (mut line, mut at) = (0, 0);
        let header = loop {
            line += 1;
            let Some(l) = text[at..].lines().next() else {
                return Err(Error::table(file, line, "no header: the first line must name the columns"));
            };
            at = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
            if !l.is_empty() && !l.starts_with('#') {
                break l;
            }
        };
        let mut places = [UNREAD; COLUMNS];
        for (place, name) in wanted.into_iter().enumerate() {
            let bare = name.strip_prefix('?').unwrap_or(name);
            match header.split('\t').take(COLUMNS).position(|c| c.trim() == bare) {
                Some(i) => places[i] = place as u8,
                None if name.starts_with('?') => {}
                None => return Err(Error::table(file, line, format!("column \"{bare}\" is missing: add it to the header"))),
            }
        }
        Ok(Table { file, places, text, at, line })
    }
}

/// The first tab or line feed at or after `from`; the end of the text where there is none. Eight bytes at a time: the
/// tables are 3 MB, and making them ready is mostly this.
#[inline]
fn separator(bytes: &[u8], mut from: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    // Marks the bytes that are zero; wrongly perhaps bytes above such a one, but the lowest is always right.
    let zeros = |v: u64| v.wrapping_sub(ONES) & !v & HIGHS;
    while let Some(&eight) = bytes.get(from..).and_then(<[u8]>::first_chunk::<8>) {
        let v = u64::from_le_bytes(eight);
        let hits = zeros(v ^ (ONES * b'\t' as u64)) | zeros(v ^ (ONES * b'\n' as u64));
        if hits != 0 {
            return from + hits.trailing_zeros() as usize / 8;
        }
        from += 8;
    }
    while from < bytes.len() && !matches!(bytes[from], b'\t' | b'\n') {
        from += 1;
    }
    from
}

impl<'t, const N: usize> Iterator for Table<'t, N> {
    type Item = Row<'t, N>;

    #[inline]
    fn next(&mut self) -> Option<Row<'t, N>> {
        let bytes = self.text.as_bytes();
        loop {
            let first = *bytes.get(self.at)?;
            self.line += 1;
            if first == b'#' {
                self.at = self.text[self.at..].find('\n').map_or(bytes.len(), |end| self.at + end + 1);
                continue;
            }
            let (mut fields, mut start, mut column) = ([""; N], self.at, 0);
            loop {
                let end = separator(bytes, start);
                let last = bytes.get(end) != Some(&b'\t');
                let stop = if last && end > start && bytes[end - 1] == b'\r' && end < bytes.len() { end - 1 } else { end };
                if stop > start {
                    if let Some(field) = self.places.get(column).and_then(|&place| fields.get_mut(usize::from(place))) {
                        *field = &self.text[start..stop];
                    }
                }
                start = end + 1;
                if last {
                    break;
                }
                column += 1;
            }
            let empty = column == 0 && start - 1 == self.at || bytes[self.at..].starts_with(b"\r\n");
            self.at = start.min(bytes.len());
            if !empty {
                return Some(Row { file: self.file, line: self.line, fields });
            }
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
