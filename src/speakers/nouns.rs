//! What nouns say of whom they mean: the table `descriptions.tsv`.
//!
//! "the governor" is whoever has the title Gov., "the premier" whoever heads a government, "the carmaker" a company;
//! "the spokeswoman" is a woman. A noun without a row means those that the article calls by it.

use crate::dictionary::Gender;
use crate::error::Error;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::table::Table;

/// Whom a noun can mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scope {
    /// Those whom the article or the tables call so.
    Own,
    /// Besides, whoever the last sentences are about: "the candidate", "the Texas Republican".
    Any,
    /// The same, whatever nouns stand before it: "the real estate magnate".
    Epithet,
    /// An organization whose name or kind fits: "the agency".
    Body,
}

/// One row.
pub(super) struct Noun {
    pub(super) gender: Gender,
    pub(super) scope: Scope,
    /// Words of a title or of an organization's name that the noun stands for, as entries of the lexicon.
    pub(super) words: Box<[u32]>,
    /// Codes of offices.
    pub(super) offices: Box<[&'static str]>,
    /// Kinds of organizations.
    pub(super) sorts: Box<[&'static str]>,
    /// Stands for news outlets.
    pub(super) outlets: bool,
    /// From which age to which.
    pub(super) ages: Option<(u8, u8)>,
}

impl Noun {
    /// Can mean whoever the last sentences are about.
    pub(super) fn is_any(&self) -> bool {
        matches!(self.scope, Scope::Any | Scope::Epithet)
    }
}

/// The rows by the noun's entry in the lexicon.
pub(crate) struct Nouns {
    rows: Vec<Noun>,
    /// For each entry of the lexicon its row and one; 0 where it has none.
    of_entry: Vec<u16>,
    /// Words that make a title another one: "vice president", "deputy minister", "assistant secretary".
    pub(super) lesser: Box<[u32]>,
    /// "his Ukrainian counterpart": of another state, and of the same office.
    pub(super) counterpart: u32,
    /// Words that are asked for again and again: a number is compared faster than a form.
    pub(super) general: u32,
    pub(super) one: u32,
    pub(super) the: u32,
}

impl Nouns {
    pub(crate) fn new(language: &Language, lexicon: &mut Lexicon) -> Result<Nouns, Error> {
        let (mut rows, mut of_entry) = (Vec::new(), Vec::new());
        for row in Table::parse("descriptions.tsv", language.descriptions, ["noun", "gender", "scope", "fits"])? {
            let gender = match row.get(1) {
                "m" => Gender::Male,
                "f" => Gender::Female,
                "" => Gender::Unknown,
                other => return Err(row.error(format!("gender \"{other}\" is unknown: write m, f or nothing"))),
            };
            let scope = match row.get(2) {
                "" => Scope::Own,
                "any" => Scope::Any,
                "epithet" => Scope::Epithet,
                "body" => Scope::Body,
                other => return Err(row.error(format!("scope \"{other}\" is unknown: write any, epithet, body or nothing"))),
            };
            let (mut words, mut offices, mut sorts, mut outlets) = (Vec::new(), Vec::new(), Vec::new(), false);
            let mut ages = None;
            for fit in row.list(3) {
                match fit.as_bytes()[0] {
                    b'@' => offices.push(&fit[1..]),
                    b'#' => sorts.push(&fit[1..]),
                    b'^' => outlets = true,
                    b'0'..=b'9' => {
                        let range = fit.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
                        ages = Some(range.ok_or_else(|| row.error(format!("\"{fit}\" are no ages: write 80-89")))?);
                    }
                    _ => words.push(lexicon.add(fit, 0)),
                }
            }
            let noun = Noun { gender, scope, words: words.into(), offices: offices.into(), sorts: sorts.into(), outlets, ages };
            rows.push(noun);
            let entry = lexicon.add(row.get(0), 0) as usize;
            of_entry.resize(of_entry.len().max(entry + 1), 0);
            of_entry[entry] =
                u16::try_from(rows.len()).map_err(|_| row.error("more than 65,000 rows: take some out".to_owned()))?;
        }
        let counterpart = lexicon.add("counterpart", 0);
        let [general, one, the] = ["general", "one", "the"].map(|w| lexicon.add(w, 0));
        let lesser = ["vice", "deputy", "assistant", "associate", "under"].map(|w| lexicon.add(w, 0));
        Ok(Nouns { rows, of_entry, lesser: lesser.into(), counterpart, general, one, the })
    }

    /// The row of a noun, given as its singular's entry in the lexicon.
    pub(super) fn get(&self, lemma: u32) -> Option<&Noun> {
        // Row 0 stands for none, and so does what lies behind the table: entries without a row, marked compounds.
        let row = self.of_entry.get(lemma as usize).copied().unwrap_or(0);
        self.rows.get(usize::from(row).checked_sub(1)?)
    }

    /// The gender that a noun shows.
    pub(super) fn gender(&self, lemma: u32) -> Gender {
        self.get(lemma).map_or(Gender::Unknown, |n| n.gender)
    }
}
