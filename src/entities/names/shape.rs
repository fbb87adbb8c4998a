//! What a run of capitalised words is that no table holds: an organization, a place, a person, or nothing.

use super::{COMMON, FUNCTION, Walk};
use crate::dictionary::{EntityKind, Hit, NONE, head, is_generation};
use crate::entities::roles::Around;
use crate::entities::{Candidate, What};
use crate::lexicon::class;
use crate::segment::{Kind, Range};

impl Walk<'_, '_> {
    /// Decides what the capitalised words from `i` to `end` are; gives the word to go on with.
    pub(super) fn shape(&mut self, mut i: usize, end: usize) -> usize {
        let context = self.context;
        let doc = context.doc;
        // At the start of a sentence a common word is no part of the name after it: "Yesterday Lee", "Foreign firms".
        if self.opens(i)
            && end > i + 1
            && self.class(i) & FUNCTION != 0
            && self.class(i) & (class::GIVEN | class::ABBREVIATION) == 0
        {
            i += 1;
        }
        // "Said Ellis: ..."
        if end > i + 1
            && self.opens(i)
            && self.class(i) & class::SPEAKS != 0
            && self.class(i) & class::PAST != 0
            && doc.words.get(end).is_some_and(|w| w.kind == Kind::Colon)
        {
            i += 1;
        }
        // An organization by its head, the last one in the run.
        let mut at = end;
        while at > i {
            at -= 1;
            let heads = self.heads(at);
            if heads & (head::ORG | head::FIRST) != 0 && self.capital(at) {
                let stop = self.org_tail(at, at + 1);
                let from = self.org_start(i, at);
                let many = stop - from > 1;
                if many
                    && (!self.loud || stop > at + 1 || self.name_like(from))
                    && !(from == at && self.opens(from) && stop == at + 1)
                {
                    self.before(i, from);
                    self.push(Range::new(from, stop), What::Shape(EntityKind::Organization), Around::default());
                    return stop;
                }
            } else if heads & (head::TREATY | head::PLACE) != 0 && at > i && !self.loud && self.capital(at) && !self.opens(at) {
                let from = if self.opens(i) && !self.name_like(i) { i + 1 } else { i };
                if at > from || heads & head::PLACE != 0 && end > at + 1 {
                    let kind = if heads & head::TREATY != 0 { EntityKind::Treaty } else { EntityKind::Place };
                    let stop = if kind == EntityKind::Place && at == from { end } else { at + 1 };
                    self.push(Range::new(from, stop), What::Shape(kind), Around::default());
                    return stop;
                }
            }
        }
        // "for Foreign Affairs Peter Vell": common words before a given name.
        let alone = self.alone(i, end);
        if let Some(k) = (i + 1..end.saturating_sub(1)).find(|&k| self.class(k) & class::GIVEN != 0 && self.capital(k)) {
            if !alone && (i..k).all(|w| !self.capital(w) || !self.name_like(w)) && self.capital(k - 1) {
                i = k;
            }
        }
        // "Farmer Siti": one name behind what its bearer is, where a sentence begins.
        let bearer =
            |k: usize| self.class(k) & (class::PERSON | class::PLURAL) == class::PERSON && self.class(k) & class::GIVEN == 0;
        if !alone && end == i + 2 && self.opens(i) && bearer(i) && self.class(i + 1) & COMMON & !class::GIVEN == 0 {
            i += 1;
        }
        // "Santa Vela Self-Defence Forces": a body's common name after words that the table does not have.
        if let Some((_, hit)) = self.hit_at_next(end) {
            let next = hit.words.start as usize;
            if next == end
                && self.joined(end - 1)
                && !self.loud
                && hit.words.len() > 1
                && self.class(end) & COMMON != 0
                && self.name_like(end - 1)
                && self.is_body(&hit)
            {
                self.push(Range::new(i, hit.words.end as usize), What::Shape(EntityKind::Organization), Around::default());
                return hit.words.end as usize;
            }
        }
        let words = Range::new(i, end);
        let around = context.around(words);
        let weak = self.weak_at(end - 1);
        if words.len() == 1 || (i..end).all(|k| k == i || doc.words[k].is_punct() || !self.capital(k)) {
            return self.single(i, end, around, weak);
        }
        if self.person(i, end, &around, weak) {
            self.push(words, What::Shape(EntityKind::Person), around);
        } else if !self.loud && (!self.opens(i) || self.name_like(i)) && (i..end).any(|k| self.class(k) & COMMON == 0) {
            let strange = (i..end).filter(|&k| self.capital(k)).all(|k| self.class(k) & COMMON == 0 && self.heads(k) == 0);
            let the = i > self.start && doc.str(i - 1).eq_ignore_ascii_case("the");
            let kind = if strange && !the && words.len() <= 3 && !doc.words[end - 1].is_all_caps() && !doc.words[i].is_all_caps()
            {
                EntityKind::Person
            } else if i > self.start && self.class(i - 1) & class::PREP != 0 && matches!(doc.str(i - 1), "in" | "at" | "near") {
                EntityKind::Place
            } else {
                EntityKind::Organization
            };
            self.push(words, What::Shape(kind), around);
        } else {
            // "Stronger Cooperation", or a surname among common words.
            for k in i..end {
                let part = self.weak_at(k);
                if part != NONE && self.capital(k) && self.name_like(k) {
                    let w = Range::new(k, k + 1);
                    self.push(w, What::Part(part), context.around(w));
                }
            }
        }
        end
    }

    /// The hit that begins at word `i`, without moving on.
    pub(super) fn hit_at_next(&self, i: usize) -> Option<(usize, Hit)> {
        let names = &self.context.hits.names;
        let k = self.context.hits.name_places.before(i);
        names.get(k).filter(|h| h.words.start as usize == i && !h.weak && h.words.end as usize <= self.end).map(|h| (k, *h))
    }

    pub(super) fn is_body(&self, hit: &Hit) -> bool {
        let store = &self.context.doc.dictionary.store;
        self.context.hits.senses(hit).iter().all(|&s| store.aliases[s as usize].kind == EntityKind::Organization)
    }

    /// Words before an organization in one run that are somebody's name stay a part of somebody's name.
    pub(super) fn before(&mut self, i: usize, from: usize) {
        for k in i..from {
            let part = self.weak_at(k);
            if part != NONE && self.capital(k) {
                let w = Range::new(k, k + 1);
                self.push(w, What::Part(part), self.context.around(w));
            }
        }
    }

    /// Where an organization's name begins whose head stands at `at`.
    pub(super) fn org_start(&self, i: usize, at: usize) -> usize {
        let mut from = i;
        // "The Trade Committee", "Yesterday the Committee": function words stay outside.
        while from < at
            && (self.class(from) & FUNCTION != 0 && self.class(from) & class::ABBREVIATION == 0 || !self.capital(from))
        {
            from += 1;
        }
        from
    }

    /// The weak hit that begins at word `i`.
    pub(super) fn weak_at(&self, i: usize) -> u32 {
        let names = &self.context.hits.names;
        let k = self.context.hits.name_places.before(i);
        match names.get(k) {
            Some(h) if h.words.start as usize == i && h.weak => k as u32,
            _ => NONE,
        }
    }

    /// One capitalised word that the dictionary does not hold as a name.
    pub(super) fn single(&mut self, i: usize, end: usize, around: Around, weak: u32) -> usize {
        let context = self.context;
        let words = Range::new(i, end);
        let class = self.class(i);
        let doc = context.doc;
        let titled = context.phrase(&around).is_some_and(|p| p.title) && around.before && around.words.end as usize == i;
        if class & FUNCTION & !class::ABBREVIATION != 0 && (!titled || self.loud) || self.heads(i) & head::NEVER != 0 {
            return end;
        }
        // "Said the guard": a cue that opens a sentence, though it is a name as well.
        let cue = self.opens(i) && class & class::CUE != 0 && class & class::PAST != 0;
        let common = class & COMMON != 0 && (class & class::GIVEN == 0 || cue);
        if common && (self.opens(i) || self.loud) && !(titled && weak != NONE) {
            // "Trump said", "Brown's plan": a surname that is a word too, at the start of a sentence.
            // "Trump almost seemed": over adverbs to the verb.
            let adverb = |w: &usize| weak != NONE && *w < self.end && self.class(*w) & class::ADV != 0;
            let next = end + (end..end + 2).take_while(adverb).count();
            let acts = end >= self.end
                || self.acts(end)
                || doc.words[end].kind == Kind::Comma
                || next > end && self.class(next) & (class::PAST | class::THIRD | class::AUX) != 0;
            if self.loud || !acts {
                return end;
            }
            if weak == NONE {
                // Only where it is the surname of somebody who is named in full: "Dean said".
                self.out.push(Candidate { words, what: What::Part(NONE), role: around, loud: true });
                return end;
            }
        }
        if weak != NONE || titled {
            self.push(words, What::Part(weak), around);
            return end;
        }
        let w = &doc.words[i];
        if w.is_all_caps() && !self.loud && (2..=8).contains(&w.span().len()) && class & (class::ABBREVIATION | class::MONTH) == 0
        {
            self.push(words, What::Shape(EntityKind::Organization), around);
        } else if common {
            // "Weaver said": a common word, perhaps the surname of somebody who is named in full.
            let the = i > self.start && doc.str(i - 1).eq_ignore_ascii_case("the");
            if !self.loud && !the && class & class::NOUN != 0 && class & (class::MONTH | class::DAY) == 0 && words.len() == 1 {
                self.out.push(Candidate { words, what: What::Part(NONE), role: around, loud: true });
            }
        } else {
            // A surname or a short form of a name that stands in full elsewhere. At the start of a sentence it is a name
            // by itself only with a verb after it.
            let verb = self.class(end) & (class::CUE | class::PAST | class::THIRD | class::AUX) != 0 && class == 0;
            // "Somchai, a farmer in Surin, fled."
            let called = context.phrase(&around).is_some() && !around.before && class & !class::GIVEN == 0;
            let loud = self.loud || self.opens(i) && !verb && !called;
            self.out.push(Candidate { words, what: What::Part(NONE), role: around, loud });
        }
        end
    }

    /// Whether capitalised words are a person.
    pub(super) fn person(&self, i: usize, end: usize, around: &Around, weak: u32) -> bool {
        let context = self.context;
        let doc = context.doc;
        // "Al-Harith" counts once.
        let half = |k: usize| k > i && doc.words[k - 1].kind == Kind::Hyphen && doc.words[k].glued();
        let capitals = (i..end).filter(|&k| self.capital(k) && !half(k)).count();
        if capitals > 5 {
            return false;
        }
        let mut score = 0;
        // "Han Mi-rae"
        if self.family(i) && end == i + 4 && doc.words[i + 2].kind == Kind::Hyphen {
            return true;
        }
        if let Some(p) = context.phrase(around) {
            score += match (around.before, p.title) {
                (true, true) => 3,
                (true, false) => 2,
                _ => 2,
            };
        }
        if self.class(i) & class::GIVEN != 0 {
            score += 2;
        }
        if (i..end).any(|k| doc.words[k].is_initial()) || is_generation(doc.str(end - 1)) {
            score += 2;
        }
        // "Ana de Vell"; "Le Van Son"
        let particle = |k: usize| doc.lexicon.is(doc.words[k].lex, class::PARTICLE);
        if (i + 1..end).any(|k| particle(k) && (!self.capital(k) || k + 1 < end && !self.loud)) {
            score += 2;
        }
        let cue = |k: usize| {
            k < self.end && self.class(k) & class::CUE != 0 && !self.capital(k)
                || k < self.end && self.class(k) & class::REPORT != 0
        };
        if cue(end) || i > self.start && cue(i - 1) {
            score += 1;
        }
        if doc.words.get(end).is_some_and(|w| w.kind == Kind::Comma) && end + 1 < self.end {
            // ", 45," ; ", who said"
            let age = doc.words[end + 1].kind == Kind::Number && doc.words.get(end + 2).is_some_and(|w| w.kind == Kind::Comma);
            if age || matches!(doc.str(end + 1), "who" | "whose" | "whom") {
                score += 2;
            }
        } else if end < self.end && matches!(doc.str(end), "who" | "whose") {
            score += 2;
        }
        let unknown = (i..end).filter(|&k| self.capital(k)).all(|k| self.name_like(k));
        if unknown && (2..=4).contains(&capitals) {
            score += 1;
        }
        if weak != NONE {
            score += 1;
        }
        if (i..end).any(|k| {
            self.capital(k) && !self.name_like(k) && !particle(k) && self.class(k) & class::GIVEN == 0 && !(k + 1 == end && k > i)
        }) {
            score -= 2;
        }
        if i > self.start && doc.str(i - 1).eq_ignore_ascii_case("the") {
            score -= 2;
        }
        if self.loud {
            score -= 1;
        }
        score >= 2
    }
}
