//! The CAMEO codes of `data/events/cameo.tsv`: the PLOVER type, mode and context of each, its name and Goldstein value.

use super::Plover;
use crate::code::Cameo;
use crate::error::Error;
use crate::table::Table;
use once_cell::sync::Lazy;

static TABLE: Lazy<Vec<Entry>> = Lazy::new(|| {
    read("cameo.tsv", include_str!("../data/events/cameo.tsv")).expect("the built-in table is sound, as the tests show")
});

/// Where the entries of each root begin, and where those of the last one end: each event asks several times, and a root has
/// few codes.
static ROOTS: Lazy<[u16; 101]> =
    Lazy::new(|| std::array::from_fn(|root| TABLE.partition_point(|e| number(e.code) < root) as u16));

/// The first two digits of a code as a number.
fn number(code: Cameo) -> usize {
    let [a, b] = code.root().map(|digit| usize::from(digit.wrapping_sub(b'0')));
    (10 * a + b).min(99)
}

struct Entry {
    code: Cameo,
    name: &'static str,
    plover: Plover,
    mode: Option<&'static str>,
    context: Option<&'static str>,
    goldstein_tenths: Option<i16>,
}

fn read(file: &'static str, text: &'static str) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::with_capacity(320);
    for row in Table::parse(file, text, ["cameo", "name", "plover", "mode", "context", "goldstein"])? {
        let code = Cameo::new(row.get(0)).ok_or_else(|| row.error("cameo is no code: write two to four digits"))?;
        let plover = Plover::ALL
            .into_iter()
            .find(|p| p.as_str() == row.get(2))
            .ok_or_else(|| row.error(format!("type \"{}\" is unknown: write one of PLOVER's sixteen", row.get(2))))?;
        let text = |i| Some(row.get(i)).filter(|t: &&str| !t.is_empty());
        let goldstein_tenths = match text(5) {
            None => None,
            Some(t) => {
                let value: f32 = t.parse().map_err(|_| row.error("goldstein is no number"))?;
                Some((value * 10.0).round() as i16)
            }
        };
        entries.push(Entry { code, name: row.get(1), plover, mode: text(3), context: text(4), goldstein_tenths });
    }
    entries.sort_by_key(|e| e.code);
    Ok(entries)
}

fn entry(code: Cameo) -> Option<&'static Entry> {
    let root = number(code);
    TABLE[usize::from(ROOTS[root])..usize::from(ROOTS[root + 1])].iter().find(|e| e.code == code)
}

impl Cameo {
    /// The first two digits.
    #[inline]
    pub(crate) fn root(self) -> [u8; 2] {
        let [a, b, ..] = self.bytes();
        [a, b]
    }

    /// Whether somebody is asked for a deed: appeals and demands.
    pub(crate) fn asks(self) -> bool {
        matches!(&self.root(), b"02" | b"10")
    }

    /// Whether arms are used: assault, fight, mass violence.
    pub(crate) fn is_armed(self) -> bool {
        matches!(&self.root(), b"18" | b"19" | b"20")
    }

    /// Whether it is a deed of force: protest, show of force, reduction of relations, coercion, assault, fight, mass violence.
    pub(crate) fn is_force(self) -> bool {
        matches!(&self.root(), b"14" | b"15" | b"16" | b"17" | b"18" | b"19" | b"20")
    }

    /// What the code means, in a few words: "Speak by telephone".
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        entry(self).map(|e| e.name)
    }

    /// The PLOVER type that the code became in 2021. Plain statements (01) have none.
    ///
    /// ```
    /// use demarche::{Cameo, Plover};
    /// assert_eq!(Cameo::new("057").unwrap().plover(), Some(Plover::Support));
    /// ```
    #[must_use]
    pub fn plover(self) -> Option<Plover> {
        entry(self).map(|e| e.plover)
    }

    /// PLOVER's mode, a finer kind of the type: `visit`, `arrest`.
    #[must_use]
    pub fn mode(self) -> Option<&'static str> {
        entry(self).and_then(|e| e.mode)
    }

    /// PLOVER's context that the code implies: `military`, `economic`.
    #[must_use]
    pub fn context(self) -> Option<&'static str> {
        entry(self).and_then(|e| e.context)
    }

    /// The Goldstein value in tenths, -100 to 100.
    #[must_use]
    pub fn goldstein_tenths(self) -> Option<i16> {
        entry(self).and_then(|e| e.goldstein_tenths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_codes_and_no_code_stands_twice() {
        for p in Plover::ALL {
            assert!(TABLE.iter().any(|e| e.plover == p), "{} has no code", p.as_str());
        }
        assert!(TABLE.windows(2).all(|w| w[0].code < w[1].code));
        assert!(TABLE.iter().all(|e| !e.name.is_empty() && e.goldstein_tenths.is_none_or(|g| (-100..=100).contains(&g))));
    }

    #[test]
    fn looks_up() {
        let visit = Cameo::new("042").unwrap();
        assert_eq!((visit.plover(), visit.mode(), visit.goldstein_tenths()), (Some(Plover::Consult), Some("visit"), Some(19)));
        assert_eq!(Cameo::new("999").unwrap().plover(), None);
    }
}
