//! What stands around a name: title, nationality, apposition.

use super::Context;
use crate::code::Country;
use crate::dictionary::{Class, EntityKind, Entry, Gender, NONE, Phrase};
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// How many words the phrase may have that says of what somebody is the head.
const COMPLEMENT: usize = 9;

/// The words around a name that say who bears it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// Title or agent before the name, or in apposition: index in the phrases, or `NONE`.
    pub(super) phrase: u32,
    /// Where that phrase stands.
    pub(super) words: Range,
    /// The nationality that title or name carry: "Japanese", "South Korea's", "of Egypt".
    pub(super) country: Option<Country>,
    /// "former", "ex-".
    pub(super) former: bool,
    /// The phrase stands directly before the name.
    pub(super) before: bool,
}

impl Default for Around {
    fn default() -> Self {
        Around { phrase: NONE, words: Range::new(0, 0), country: None, former: false, before: false }
    }
}

impl<'a> Context<'a> {
    /// The phrase of a title.
    pub(super) fn phrase(&self, around: &Around) -> Option<&'a Phrase> {
        self.doc.dictionary.words.phrases.list.get(around.phrase as usize)
    }

    /// The gender that a title shows.
    pub(super) fn title_gender(&self, around: &Around) -> Gender {
        self.phrase(around).map_or(Gender::Unknown, |p| p.gender)
    }

    /// The title or agent that ends before word `end`.
    fn term_before(&self, end: usize) -> Option<(Range, u32)> {
        let terms = &self.hits.terms;
        let i = self.hits.term_places.before(end);
        let t = terms[..i].last()?;
        (t.words.end as usize == end).then_some((t.words, t.phrase))
    }

    /// The title or agent that begins at word `start`.
    pub(super) fn term_at(&self, start: usize) -> Option<(Range, u32)> {
        let terms = &self.hits.terms;
        let i = self.hits.term_places.before(start);
        let t = terms.get(i)?;
        (t.words.start as usize == start).then_some((t.words, t.phrase))
    }

    /// The country that the hit ending before word `end` names, and where it begins.
    pub(super) fn country_before(&self, end: usize) -> Option<(Country, usize)> {
        let names = &self.hits.names;
        let i = self.hits.name_places.before(end);
        let h = names[..i].last().filter(|h| h.words.end as usize == end)?;
        Some((self.country_of(h)?, h.words.start as usize))
    }

    /// The country that the hit at word `start` names, and where it ends.
    pub(super) fn country_at(&self, start: usize) -> Option<(Country, usize)> {
        let names = &self.hits.names;
        let i = self.hits.name_places.before(start);
        let h = names.get(i).filter(|h| h.words.start as usize == start)?;
        Some((self.country_of(h)?, h.words.end as usize))
    }

    /// The country of the body whose name ends before a title that begins at word `at` or inside it, and where the name
    /// begins: "Hezbollah [leader]", "China's [foreign ministry spokeswoman]".
    fn country_across(&self, at: usize) -> Option<(Country, usize)> {
        let store = &self.doc.dictionary.store;
        let names = &self.hits.names;
        let i = self.hits.name_places.before(at);
        let inside = names.get(i).filter(|h| (h.words.start as usize) < at && at < h.words.end as usize);
        let h = inside.or_else(|| names[..i].last().filter(|h| h.words.end as usize == at))?;
        let entries = || self.hits.senses(h).iter().map(|&s| &store.entries[store.aliases[s as usize].entry as usize]);
        let country = entries().next()?.country?;
        let body = |e: &Entry| e.kind == EntityKind::Organization && e.country == Some(country);
        entries().all(body).then_some((country, h.words.start as usize))
    }

    fn country_of(&self, hit: &crate::dictionary::Hit) -> Option<Country> {
        if hit.weak {
            return None;
        }
        super::resolve::country_sense(self, hit)
    }

    /// Reads the words around a name.
    pub(super) fn around(&self, name: Range) -> Around {
        let mut around = Around::default();
        let doc = self.doc;
        let (start, end) = (name.start as usize, name.end as usize);
        // Before: "[former] [Japanese] Prime Minister NAME", "Merkel's spokesperson, NAME".
        let mut at = start;
        if start > 1 && doc.words[start - 1].kind == Kind::Comma && self.term_before(start - 1).is_some() {
            at = start - 1;
        }
        // What the phrase's head says counts before its last word, unless only that has a sector.
        let (head, last) = (self.term_of(start), self.term_before(at).or_else(|| self.term_to(start)));
        let sector = |t: &(Range, u32)| last.is_none() || doc.dictionary.words.phrases.list[t.1 as usize].sector.is_some();
        if let Some((words, phrase)) = head.filter(sector).or(last) {
            around.phrase = phrase;
            around.words = words;
            around.before = true;
            at = words.start as usize;
            // Two titles: "Foreign Minister Dr. NAME", "Prime Minister and Defence Minister NAME".
            while let Some((w, p)) = self.term_before(at) {
                let inner = &doc.dictionary.words.phrases.list[around.phrase as usize];
                if inner.sector.is_none() || inner.office.is_empty() && !inner.agent {
                    (around.phrase, around.words) = (p, w);
                }
                at = w.start as usize;
            }
        }
        // Inside: "Pope Francis", "King Charles" where the table has the title in the name.
        if around.phrase == NONE {
            if let Some((words, phrase)) =
                self.term_at(start).filter(|(w, p)| w.end < name.end && doc.dictionary.words.phrases.list[*p as usize].title)
            {
                (around.phrase, around.words) = (phrase, words);
            }
        }
        // Nationality, "former", and a party or an office between: "former U.S.", "U.S. Deputy".
        for _ in 0..4 {
            let Some(b) = at.checked_sub(1) else { break };
            let w = &doc.words[b];
            let across = || self.country_across(at).filter(|_| around.before);
            if let Some((c, s)) = self.country_before(at).or_else(across) {
                if around.country.is_none() && (around.before || w.is_possessive() || self.is_adjective(at)) {
                    around.country = Some(c);
                }
                at = s;
            } else if doc.class(b) & class::FORMER != 0 && (around.before || b + 1 == start) {
                around.former = true;
                at = b;
            } else if w.kind == Kind::Hyphen && w.glued() || around.before && doc.class(b) & class::ADJ != 0 && !w.is_capital() {
                at = b;
            } else {
                break;
            }
        }
        if let Some(p) = self.phrase(&around) {
            let text = doc.dictionary.store.str(p.text);
            around.former |= text.starts_with("former") || text.starts_with("Former") || text.starts_with("ex-");
        }
        // After: "NAME of Egypt", "NAME, [the] [former] [Turkish] foreign minister".
        let after = |i: usize| doc.words.get(i).filter(|w| !w.starts_line());
        if around.before && around.country.is_none() && after(end).is_some_and(|w| w.kind == Kind::Alpha) && doc.str(end) == "of"
        {
            let skip = end + 1 + usize::from(doc.words.get(end + 1).is_some_and(|w| w.class & class::DET != 0));
            around.country = self.country_at(skip).map(|c| c.0);
        }
        if around.phrase == NONE && after(end).is_some_and(|w| w.kind == Kind::Comma) {
            self.apposition(end + 1, &mut around);
        }
        around
    }

    /// "a spokeswoman for the governor, NAME,": the title or agent before the phrase that says whose or of what, where commas
    /// close the name.
    fn term_of(&self, start: usize) -> Option<(Range, u32)> {
        let doc = self.doc;
        let comma = |w: usize| doc.words.get(w).is_some_and(|w| w.kind == Kind::Comma);
        if start < 4 || !comma(start - 1) {
            return None;
        }
        for w in (start.saturating_sub(COMPLEMENT)..start - 2).rev() {
            let word = &doc.words[w];
            if matches!(doc.str(w), "for" | "of") {
                let term = self
                    .term_before(w)
                    .filter(|t| doc.class(t.0.end as usize - 1) & (class::PERSON | class::PLURAL) == class::PERSON);
                if term.is_some() {
                    return term;
                }
            }
            if !(word.is_word() || word.kind == Kind::Hyphen) || doc.class(w) & (class::PAST | class::THIRD | class::AUX) != 0 {
                return None;
            }
        }
        None
    }

    /// "the US ambassador to the Philippines NAME": the title before the country that an envoy is sent to.
    fn term_to(&self, start: usize) -> Option<(Range, u32)> {
        let doc = self.doc;
        let (_, country) = self.country_before(start).filter(|_| !self.is_adjective(start))?;
        let the = country > 0 && doc.words[country - 1].class & class::DET != 0;
        let to = country.checked_sub(1 + usize::from(the)).filter(|&w| doc.str(w) == "to")?;
        self.term_before(to).filter(|t| doc.class(t.0.end as usize - 1) & (class::PERSON | class::PLURAL) == class::PERSON)
    }

    /// Reads "[the] [former] [Turkish | Turkey's] foreign minister" at word `i`.
    fn apposition(&self, mut i: usize, around: &mut Around) {
        let doc = self.doc;
        for _ in 0..7 {
            let Some(w) = doc.words.get(i).filter(|w| w.kind == Kind::Alpha || w.kind == Kind::Hyphen) else { return };
            if let Some((words, phrase)) = self.term_at(i) {
                // "foreign ministry | spokeswoman": the last of several.
                (around.phrase, around.words) = (phrase, words);
                i = words.end as usize;
                while let Some((w, p)) = self.term_at(i) {
                    (around.phrase, around.words) = (p, w);
                    i = w.end as usize;
                }
                if around.country.is_none()
                    && doc.words.get(i).is_some_and(|w| w.kind == Kind::Alpha)
                    && matches!(doc.str(i), "of" | "for")
                {
                    let skip = i + 1 + usize::from(doc.words.get(i + 1).is_some_and(|w| w.class & class::DET != 0));
                    around.country = self.country_at(skip).map(|c| c.0);
                }
                return;
            }
            if let Some((c, end)) = self.country_at(i) {
                around.country = Some(c);
                i = end;
            } else if doc.class(i) & class::FORMER != 0 {
                around.former = true;
                i += 1;
            } else if doc.class(i) & (class::DET | class::POSS | class::ADJ) != 0
                || w.kind == Kind::Hyphen
                || w.is_capital() && w.is_possessive()
            {
                i += 1;
            } else {
                return;
            }
        }
    }

    /// The hit ending before `end` is an adjective of a country.
    pub(super) fn is_adjective(&self, end: usize) -> bool {
        let names = &self.hits.names;
        let i = self.hits.name_places.before(end);
        names[..i].last().is_some_and(|h| {
            h.words.end as usize == end
                && self.hits.senses(h).iter().any(|&s| {
                    let a = &self.doc.dictionary.store.aliases[s as usize];
                    a.class == Class::Adjective && a.kind == EntityKind::Country
                })
        })
    }
}
