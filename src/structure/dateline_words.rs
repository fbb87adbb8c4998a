//! The words of datelines and bylines: `data/datelines.tsv` by entry of the lexicon.

use super::pattern::Text;
use crate::code::Country;
use crate::error::Error;
use crate::lexicon::{Lexicon, class};
use crate::segment::Kind;
use crate::table::Table;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum What {
    Month(u8),
    /// A word that makes the name it stands in an agency's.
    Agency,
    /// An agency's where a sign-off wants one; a common word or name elsewhere: "Trend", "Mia".
    AgencySign,
    /// An agency's too, but only between brackets or slashes: "Press", "Bureau".
    AgencyPart,
    /// A region whose country is known: a federal state, a province.
    Region(Country),
    /// In capitals before a dash, but no place: "NATO".
    NoPlace,
    /// A rubric above the headline, no place either: "ANALYSIS", "INTERVIEW".
    Kicker,
    /// The post of a writer or speaker: "correspondent".
    Role,
    /// A part of a newsroom: "Bureau", "agencies".
    Desk,
    /// A word that makes a name behind a writer's a paper's: "Daily".
    Paper,
    /// Stands before the writer: "Text:", "Special to … by".
    ByLabel,
    /// Begins the name of an office that issues releases: "Embassy".
    Office,
    /// Ends the name of a part of an office or newsroom: "Team".
    Unit,
    /// What such a part does: "Press", "Web".
    UnitKind,
    /// Where writers of guest articles work: "Institute".
    House,
    /// A title that a writer bears in a byline: "Professor".
    Honorific,
    /// Ends a line that names the staff: "Staff Report".
    Staff,
}

/// The words of `datelines.tsv` by their entry in the lexicon.
pub(crate) struct Words(Vec<(u32, What)>);

impl Words {
    pub(super) fn new(lexicon: &mut Lexicon) -> Result<Words, Error> {
        let mut words = Vec::new();
        let text = include_str!("../data/datelines.tsv");
        for row in Table::parse("datelines.tsv", text, ["words", "kind", "value"])? {
            let what = match row.get(1) {
                "month" => match row.get(2).parse() {
                    Ok(month @ 1..=12) => What::Month(month),
                    _ => return Err(row.error(format!("month \"{}\" is no number from 1 to 12", row.get(2)))),
                },
                "agency" => What::Agency,
                "agency-sign" => What::AgencySign,
                "agency-part" => What::AgencyPart,
                "region" => match Country::new(row.get(2)) {
                    Some(country) => What::Region(country),
                    None => return Err(row.error(format!("country \"{}\" is no alpha-3 code", row.get(2)))),
                },
                "no-place" => What::NoPlace,
                "kicker" => What::Kicker,
                "role" => What::Role,
                "desk" => What::Desk,
                "paper" => What::Paper,
                "by-label" => What::ByLabel,
                "office" => What::Office,
                "unit" => What::Unit,
                "unit-kind" => What::UnitKind,
                "house" => What::House,
                "honorific" => What::Honorific,
                "staff" => What::Staff,
                other => {
                    return Err(row.error(format!(
                        "kind \"{other}\" is unknown: write month, agency, agency-sign, agency-part, region, no-place, kicker, role, desk, \
                         paper, by-label, office, unit, unit-kind, house, honorific or \
                         staff"
                    )));
                }
            };
            for word in row.list(0) {
                words.push((lexicon.add(word, 0), what));
                if word.contains('.') {
                    words.push((lexicon.add(&format!("{word}."), 0), what));
                }
                if !word.is_ascii() {
                    words.push((lexicon.add(&word.to_uppercase(), 0), what));
                }
            }
        }
        words.sort_unstable();
        Ok(Words(words))
    }

    fn all(&self, lex: u32) -> impl Iterator<Item = What> + '_ {
        let from = self.0.partition_point(|w| w.0 < lex);
        self.0[from..].iter().take_while(move |w| w.0 == lex && lex != 0).map(|w| w.1)
    }
    /// Whether the table has word `i` as that.
    pub(super) fn is(&self, text: Text<'_>, i: usize, what: What) -> bool {
        self.all(text.words[i].lex).any(|w| w == what)
    }
    pub(super) fn month(&self, text: Text<'_>, i: usize) -> Option<u32> {
        let w = &text.words[i];
        if w.kind != Kind::Alpha {
            return None;
        }
        if text.is(i, class::MONTH) && w.is_capital() {
            let value = text.lexicon.lex(w.lex).value;
            if value > 0 {
                return Some(u32::from(value));
            }
        }
        self.all(w.lex).find_map(|what| if let What::Month(m) = what { Some(u32::from(m)) } else { None })
    }
    pub(super) fn region(&self, text: Text<'_>, i: usize) -> Option<Country> {
        let lex = text.words[i].lex;
        self.all(lex).find_map(|w| if let What::Region(c) = w { Some(c) } else { None })
    }
    /// The entries of the agencies' words.
    pub(super) fn agencies(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().filter(|w| matches!(w.1, What::Agency | What::AgencySign)).map(|w| w.0)
    }
    pub(super) fn is_agency_part(&self, text: Text<'_>, i: usize) -> bool {
        self.all(text.words[i].lex).any(|w| matches!(w, What::Agency | What::AgencyPart))
    }
    pub(super) fn no_place(&self, text: Text<'_>, i: usize) -> bool {
        self.all(text.words[i].lex).any(|w| matches!(w, What::NoPlace | What::Kicker))
    }
}
