//! How far a name reaches: a run of capitalised words with its particles and hyphens, an organization after its head.

use super::{COMMON, FUNCTION, Walk};
use crate::dictionary::{Class, Hit, NONE, head};
use crate::entities::Context;
use crate::lexicon::class;
use crate::segment::{Kind, Range};

impl Walk<'_, '_> {
    /// Where an organization's name ends that goes on at word `i` after a country: its head follows within the capitals.
    pub(super) fn org_after(&self, i: usize) -> Option<usize> {
        let mut j = i;
        while j < self.end && j < i + 6 && self.capital(j) && !self.loud {
            if self.class(j) & class::NAME_HEAD != 0 && self.heads(j) & head::ORG != 0 {
                let mut stop = j + 1;
                while self.joined(stop - 1) && self.capital(stop) && self.heads(stop) & head::ORG != 0 {
                    stop += 1;
                }
                return Some(self.org_tail(j, stop));
            }
            if self.context.term_at(j).is_some_and(|(w, p)| {
                let p = &self.context.doc.dictionary.words.phrases.list[p as usize];
                p.title && !self.org_phrase(w)
            }) || !self.joined(j)
            {
                return None;
            }
            j += 1;
        }
        None
    }

    /// A title or agent that is the name of a body: "Foreign Ministry".
    pub(super) fn org_phrase(&self, words: Range) -> bool {
        self.heads(words.end as usize - 1) & head::ORG != 0
    }

    /// Where a name ends whose head at `head` may be followed by "of", "for" and more: "Ministry of Foreign Affairs". A
    /// country after "of" is no part of it unless the name would be the head alone: "Bank of Ghana".
    pub(super) fn org_tail(&self, head: usize, end: usize) -> usize {
        let doc = self.context.doc;
        if self.loud || self.heads(head) & head::FIRST == 0 || end != head + 1 || !self.joined(head) {
            return end;
        }
        let w = &doc.words[end];
        if w.kind != Kind::Alpha || !matches!(doc.str(end), "of" | "for" | "on") {
            return end;
        }
        let mut j = end + 1;
        if j < self.end && doc.str(j) == "the" {
            j += 1;
        }
        if !self.capital(j) {
            return end;
        }
        if self.context.country_at(j).is_some()
            && (doc.str(end) != "of"
                || self.class(head) & class::GROUP != 0
                    && head > self.start
                    && self.capital(head - 1)
                    && self.class(head - 1) & FUNCTION == 0)
        {
            return end;
        }
        let mut stop = end;
        while j < self.end {
            if self.capital(j) {
                // "Ministry of Foreign Affairs of Iran" ends before the country.
                stop = j + 1;
                if self.possessive(j) {
                    break;
                }
                j += 1;
            } else if doc.words[j].kind == Kind::Comma && self.comma_list(j + 1)
                || matches!(doc.str(j), "and" | "&") && self.context.country_at(j + 1).is_none() && self.plain(j + 1)
            {
                j += 1;
            } else {
                break;
            }
        }
        stop
    }

    /// Word `i` of a list inside a name: "Ministry of Agriculture, Forestry and Fisheries".
    pub(super) fn comma_list(&self, i: usize) -> bool {
        self.plain(i) && i + 1 < self.end && self.context.doc.str(i + 1) == "and" && self.plain(i + 2)
    }

    /// A capitalised common noun.
    pub(super) fn plain(&self, i: usize) -> bool {
        self.capital(i)
            && self.class(i) & (class::NOUN | class::ADJ | class::GERUND) != 0
            && self.class(i) & class::GIVEN == 0
            && self.context.term_at(i).is_none()
    }

    /// The capitalised words from `i` on that may be one name: its end, or `i` where there is none.
    pub(super) fn run(&mut self, i: usize) -> usize {
        let context = self.context;
        let doc = context.doc;
        let mut j = i;
        let mut names = self.hit;
        // Longer runs are lists and lines in capitals, no names.
        while j < self.end.min(i + 14) {
            while context.hits.names.get(names).is_some_and(|h| (h.words.start as usize) < j) {
                names += 1;
            }
            let hit = context.hits.names.get(names).filter(|h| h.words.start as usize == j && !h.weak);
            if let (Some(h), true) = (hit, j > i) {
                // A known name ends the run, unless it is a person's surname by chance: "Michael Jordan".
                // "Dahlys Hamilton": behind a word that is nothing else.
                let strange = self.class(i) == 0
                    && self.heads(i) == 0
                    && self.weak_at(i) == NONE
                    && !doc.words[i].is_all_caps()
                    && !(self.joined(j) && self.capital(j + 1));
                let last_name = h.words.len() == 1
                    && (self.class(j - 1) & class::GIVEN != 0 || self.called(i) || strange)
                    && j == i + 1
                    && !self.loud
                    && !self.is_adjective(h);
                // "Nguyen Van Lam": between two words that are names and nothing else.
                let middle = h.words.len() == 1
                    && j == i + 1
                    && !self.loud
                    && !self.is_adjective(h)
                    && self.name_like(i)
                    && self.joined(j)
                    && self.capital(j + 1)
                    && (self.class(j + 1) & COMMON == 0 || self.family(i) || self.class(j) & class::PARTICLE != 0)
                    && context.country_at(j + 1).is_none();
                // "Tomás Echeverría Lagos": a second surname that is a town as well.
                let second = h.words.len() == 1
                    && j == i + 2
                    && !self.loud
                    && !self.is_adjective(h)
                    && self.class(i) & class::GIVEN != 0
                    && self.class(j - 1) & COMMON == 0
                    && !doc.words[j].is_all_caps()
                    && !(self.joined(j) && self.capital(j + 1));
                if !last_name && !middle && !second {
                    break;
                }
            }
            if self.capital(j) {
                if let Some((words, p)) = context.term_at(j) {
                    let p = &doc.dictionary.words.phrases.list[p as usize];
                    let stop = words.end as usize;
                    let org = self.org_phrase(words)
                        || self.org_after(stop).is_some_and(|_| self.joined(stop - 1) && self.capital(stop));
                    // "Oscar King", "Ana M. Vell"
                    let part = j == i && self.given_name(i)
                        || j > i && (self.class(j) & class::GIVEN != 0 || doc.words[j].is_initial() || self.king(j, i));
                    // "Dottie Deans": a given name, and a title in the plural or at the name's end.
                    // "Rahima Begum": or a title that is no English word.
                    let surname = j == i + 1
                        && words.len() == 1
                        && (self.class(i) & class::GIVEN != 0 || self.class(j) & COMMON == 0)
                        && self.class(i) & COMMON & !class::GIVEN == 0
                        && self.hit_at_next(i).is_none()
                        && !(self.joined(j) && self.capital(j + 1));
                    if p.title && !org && !part && !surname {
                        break;
                    }
                }
                let given = self.class(j) & (class::GIVEN | class::ABBREVIATION | class::PARTICLE) != 0;
                if self.class(j) & FUNCTION & !class::MONTH != 0 && !given && (j == i || self.loud)
                    || self.class(j) & (class::MONTH | class::DAY) != 0
                        && !(j > i && self.class(j - 1) & class::GIVEN != 0)
                        && j + 1 < self.end
                        && !self.titled(j)
                {
                    break;
                }
                if self.loud && !self.name_like(j) && self.heads(j) == 0 {
                    break;
                }
                j += 1;
                if self.possessive(j - 1) {
                    break;
                }
                continue;
            }
            if j == i || j + 1 >= self.end {
                break;
            }
            let w = &doc.words[j];
            if w.kind == Kind::Hyphen && w.glued() && doc.words[j + 1].glued() && (self.capital(j + 1) || self.lower_part(j + 1))
            {
                // "Jong-un", "Al-Sudani", "Export-Import"; not "London-based".
                if hit_starts(context, j + 1, names) {
                    break;
                }
                j += 2;
                if self.possessive(j - 1) {
                    break;
                }
                continue;
            }
            if w.class & class::PARTICLE != 0 && w.kind == Kind::Alpha {
                // "Mohammed bin Salman", "Ursula von der Leyen", "Alaa al-Din".
                let mut k = j;
                while k < self.end
                    && k < j + 4
                    && !self.capital(k)
                    && (doc.class(k) & class::PARTICLE != 0 || doc.words[k].kind == Kind::Hyphen)
                {
                    k += 1;
                }
                if self.capital(k) && !self.loud {
                    j = k;
                    continue;
                }
            }
            // "Robert "Bobby" Vell"
            if w.kind == Kind::Quote
                && self.capital(j + 1)
                && j + 3 < self.end
                && doc.words[j + 2].kind == Kind::Quote
                && doc.words[j + 1].glued()
                && doc.words[j + 2].glued()
                && self.capital(j + 3)
                && !self.loud
            {
                j += 3;
                continue;
            }
            let apostrophe = w.kind == Kind::Quote && crate::dictionary::plural_possessive(doc.text, doc.words, j);
            if (apostrophe || w.kind == Kind::Symbol && doc.str(j) == "&")
                && self.capital(j + 1)
                && !hit_starts(context, j + 1, names)
            {
                j += 1;
                continue;
            }
            break;
        }
        j
    }

    /// A given name that is a title too: behind a title ("Gov. Earl Vell"), or where the title is a mere honorific ("Don Vell").
    pub(super) fn given_name(&self, i: usize) -> bool {
        let context = self.context;
        self.class(i) & class::GIVEN != 0
            && self.capital(i + 1)
            && self.joined(i)
            && (self.called(i)
                || context.term_at(i).is_some_and(|(words, phrase)| {
                    let phrase = &context.doc.dictionary.words.phrases.list[phrase as usize];
                    words.len() == 1 && phrase.title && phrase.office.is_empty() && phrase.sector.is_none()
                }))
    }

    /// A title or agent ends directly before word `i`.
    pub(super) fn called(&self, i: usize) -> bool {
        let terms = &self.context.hits.terms;
        let k = self.context.hits.term_places.before(i);
        terms[..k].last().is_some_and(|t| t.words.end as usize == i)
    }

    /// A king, prince or bishop behind a given name or "Mr." and before no name bears the title as a surname.
    pub(super) fn king(&self, j: usize, i: usize) -> bool {
        let context = self.context;
        let Some((words, phrase)) = context.term_at(j).filter(|t| t.0.len() == 1) else { return false };
        let store = &context.doc.dictionary.store;
        let office = store.str(context.doc.dictionary.words.phrases.list[phrase as usize].office);
        // A title that is a given name as well: "Howard Dean".
        let name = matches!(office, "monarch" | "royal" | "pope" | "cleric") || self.class(j) & class::GIVEN != 0;
        let given = j == i + 1 && self.class(i) & class::GIVEN != 0;
        let mister = j == i && j > self.start && matches!(context.doc.str(j - 1), "Mr." | "Mrs." | "Ms." | "Mr" | "Mrs" | "Ms");
        name && (given || mister) && !(self.capital(words.end as usize) && self.joined(j))
    }

    pub(super) fn is_adjective(&self, hit: &Hit) -> bool {
        let store = &self.context.doc.dictionary.store;
        self.context.hits.senses(hit).iter().any(|&s| store.aliases[s as usize].class == Class::Adjective)
    }

    /// The small second part of a hyphenated given name: "Jae-myung".
    pub(super) fn lower_part(&self, i: usize) -> bool {
        if i > self.start + 2 && i < self.end && self.family(i - 3) {
            return self.context.doc.words[i].kind == Kind::Alpha;
        }
        // "Ki-jun", "Ki-woo": a month or a bare verb by chance, not "Seoul-led" or "York-based".
        const CHANCE: u64 = class::MONTH | class::BASE | class::ABBREVIATION | class::BREAK_NUMBER | class::DATE;
        let class = self.class(i);
        i < self.end && self.context.doc.words[i].kind == Kind::Alpha && (class & COMMON == 0 || class & !CHANCE == 0)
    }

    /// A family name that a given name of two syllables follows: "Park Jin-ho".
    pub(super) fn family(&self, i: usize) -> bool {
        self.heads(i) & head::FAMILY != 0 && !self.possessive(i) && self.capital(i)
    }
}

/// A known name begins at word `i`.
fn hit_starts(context: &Context<'_>, i: usize, from: usize) -> bool {
    let mut k = from;
    while context.hits.names.get(k).is_some_and(|h| (h.words.start as usize) < i) {
        k += 1;
    }
    context.hits.names.get(k).is_some_and(|h| h.words.start as usize == i && !h.weak)
}
