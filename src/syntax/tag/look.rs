//! What the tagger asks of the words around: whether a phrase, a clause or a quotation begins or ends.

use super::{CLOSED, NP_START, Tag, Tagger};
use crate::lexicon::class;
use crate::segment::Kind;

impl Tagger<'_> {
    /// Whether a phrase may begin at `i`, where that is no word: at a figure or an opening mark.
    fn told_by_kind(&self, i: usize) -> Option<bool> {
        let w = &self.words[i];
        match w.kind {
            Kind::Alpha => None,
            Kind::Number | Kind::Currency => Some(true),
            Kind::Quote => Some(w.space_before()),
            _ => Some(false),
        }
    }

    /// Whether a complement of a verb (noun phrase, "that", infinitive, question word) may begin at `i`.
    pub(super) fn starts_complement(&self, i: usize) -> bool {
        if i >= self.end {
            return false;
        }
        if let Some(told) = self.told_by_kind(i) {
            return told;
        }
        let (w, c) = (&self.words[i], self.class(i));
        if c & (NP_START | class::THAT | class::TO | class::WH) != 0 {
            return true;
        }
        if w.is_capital() && !self.title_case {
            return c & (class::PREP | class::COORD | class::SUBORD) == 0;
        }
        if c & (class::PREP | class::COORD | class::SUBORD | class::AUX | class::PART) != 0 {
            return false;
        }
        c & (class::ADJ | class::NOUN) != 0 && c & (class::THIRD | class::PAST) == 0
            || c & class::GERUND != 0
            || c & class::ADV != 0 && c & class::ADJ == 0 && self.starts_complement_after_adverb(i + 1)
    }

    pub(super) fn starts_complement_after_adverb(&self, i: usize) -> bool {
        self.class(i) & (NP_START | class::THAT | class::TO | class::WH | class::ADJ) != 0
    }

    /// Whether a verb in the base form follows "to", adverbs between.
    pub(super) fn infinitive_follows(&self, mut i: usize) -> bool {
        let mut steps = 0;
        while i < self.end && steps < 3 {
            let c = self.class(i);
            let w = &self.words[i];
            if w.kind == Kind::Quote && steps == 0 {
                // "told them to “go home”"
                i += 1;
                steps += 1;
                continue;
            }
            if w.kind != Kind::Alpha || (w.is_capital() && !self.title_case) {
                return false;
            }
            if c & (class::BE | class::HAVE | class::DO) != 0 {
                return true;
            }
            if c & class::BASE != 0 {
                if c & class::NOUN == 0 && c & class::ADJ == 0 {
                    return true;
                }
                if c & class::PLURAL != 0 && c & class::NOUN_FIRST != 0 {
                    return false;
                }
                // A form that is a noun or adjective as well: a verb where an object follows.
                let object = self.starts_complement(i + 1) && self.class(i + 1) & class::TO == 0;
                let particle = self.class(i + 1) & class::PART != 0; // "to hand over"
                return object || particle || c & class::NOUN_FIRST == 0;
            }
            if c & class::ADV == 0 && !self.text[w.span()].ends_with("ly") {
                return false;
            }
            i += 1;
            steps += 1;
        }
        false
    }

    /// "there remains a gap": what comes or stays.
    pub(super) fn exists(&self, i: usize) -> bool {
        let form = if i < self.end { self.lexicon.form(self.words[i].lex) } else { "" };
        matches!(form, "remain" | "remains" | "remained" | "exist" | "exists" | "existed") && self.starts_np(i + 1)
    }

    /// Whether a noun phrase may begin at `i`.
    pub(super) fn starts_np(&self, i: usize) -> bool {
        if i >= self.end {
            return false;
        }
        let w = &self.words[i];
        match w.kind {
            Kind::Number | Kind::Currency => return true,
            Kind::Quote => return w.space_before() && self.starts_np(i + 1),
            Kind::Alpha => {}
            _ => return false,
        }
        let c = self.class(i);
        if c == 0 || c & NP_START != 0 {
            return true;
        }
        if w.is_capital() {
            return c & (class::PREP | class::COORD | class::SUBORD) == 0;
        }
        if c & (class::PREP | class::COORD | class::AUX | class::TO) != 0 {
            return false;
        }
        c & (class::NOUN | class::ADJ | class::GERUND | class::TIME) != 0
            || (c & class::PARTICIPLE != 0 && self.class(i + 1) & class::NOUN != 0)
            || c & class::ADV != 0 && self.class(i + 1) & class::ADJ != 0
    }

    /// Whether a noun, perhaps with adjectives before it, begins at `i`: what a determiner needs.
    pub(super) fn starts_nominal(&self, i: usize) -> bool {
        self.nominal_within(i, 4)
    }

    /// The same, looking at most `reach` words ahead.
    pub(super) fn nominal_within(&self, i: usize, reach: u32) -> bool {
        if i >= self.end || reach == 0 {
            return false;
        }
        if let Some(told) = self.told_by_kind(i) {
            return told;
        }
        let (w, c) = (&self.words[i], self.class(i));
        if c == 0 || w.is_capital() {
            return c & (CLOSED & !class::DAY & !class::MONTH & !class::NUM) == 0 || c == 0;
        }
        if c & (class::PREP | class::COORD | class::AUX | class::TO | class::SUBJ | class::REL | class::SUBORD) != 0 {
            return c & class::NOUN != 0 && c & (class::PREP | class::AUX) == 0;
        }
        if c & (class::NUM | class::QUANT) != 0 {
            return true;
        }
        if c & (class::PAST | class::PARTICIPLE) != 0 && c & class::NOUN == 0 {
            // "the general told reporters": verbs of saying modify nothing.
            return c & class::PARTICIPLE != 0
                && c & (class::CLAUSAL | class::SPEAKS) == 0
                && self.nominal_within(i + 1, reach - 1);
        }
        c & (class::NOUN | class::ADJ | class::GERUND) != 0
            || c & class::ADV != 0 && self.class(i + 1) & (class::ADJ | class::PARTICIPLE) != 0
            || c & class::VERB == 0 && c & CLOSED == 0
    }

    /// Whether a clause with a subject of its own begins at `i`: within a few words a finite verb follows a noun.
    pub(super) fn clause_follows(&self, i: usize) -> bool {
        let mut nominal = false;
        let mut j = i;
        while j < self.end && j < i + 9 {
            let w = &self.words[j];
            let c = self.class(j);
            if w.is_punct() {
                match w.kind {
                    Kind::Hyphen | Kind::Currency | Kind::Percent | Kind::Quote => {
                        j += 1;
                        continue;
                    }
                    _ => return false,
                }
            }
            if c & class::CONTR != 0 && c & class::SUBJ != 0 {
                return true;
            }
            if nominal {
                if c & (class::BE | class::HAVE | class::DO | class::MODAL) != 0 && !(w.is_capital() && c & class::MONTH != 0) {
                    return true;
                }
                if c & class::PAST != 0 && c & class::NOUN == 0 && !w.is_capital() {
                    // A reduced relative ("the talks held in") is the other reading: "by" or "in" behind it.
                    return self.class(j + 1) & class::PREP == 0 || self.words[j - 1].tag == Tag::Pronoun;
                }
                if c & class::THIRD != 0 && c & class::NOUN == 0 && !w.is_capital() {
                    return true;
                }
                if c & class::THIRD != 0 && !w.is_capital() && self.starts_complement(j + 1) {
                    return true;
                }
            }
            if c & class::REL != 0 && nominal {
                return false;
            }
            if c & class::SUBJ != 0 && c & class::OBJ == 0 {
                nominal = true;
                // "they meet"
                if self.class(j + 1) & class::VERB != 0 {
                    return true;
                }
            } else if c & class::NOUN != 0 || w.is_capital() || c == 0 || c & class::DEMO != 0 || c & class::SUBJ != 0 {
                nominal = true;
            } else if c & (class::SUBORD | class::THAT | class::COORD | class::REL) != 0 && c & class::PREP == 0 {
                return false;
            }
            j += 1;
        }
        false
    }

    /// "the States’ support": an apostrophe that stands alone behind a plural.
    pub(super) fn is_plural_possessive(&self, i: usize, start: usize) -> bool {
        let w = &self.words[i];
        w.kind == Kind::Quote
            && i > start
            && w.glued()
            && matches!(w.end - w.start, 1 | 3)
            && self.class(i - 1) & class::PLURAL != 0
            && self.words.get(i + 1).is_some_and(|n| n.space_before() && n.kind == Kind::Alpha)
            && matches!(&self.text[w.span()], "'" | "’")
    }

    /// A comma or colon and an opening quotation mark.
    pub(super) fn opens_quotation(&self, i: usize) -> bool {
        let mark = if matches!(self.kind(i), Some(Kind::Comma | Kind::Colon)) { i + 1 } else { i };
        self.kind(mark) == Some(Kind::Quote) && self.words[mark].space_before()
    }

    /// Whether the clause ends at `i`: a stop, a comma, the end, or a day.
    pub(super) fn closes_clause(&self, i: usize) -> bool {
        match self.kind(i) {
            None => true,
            Some(Kind::Alpha) => self.class(i) & (class::DAY | class::TIME) != 0,
            Some(k) => matches!(k, Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Close),
        }
    }

    /// Whether the words before `i` are one noun phrase behind a comma or a quotation mark.
    pub(super) fn stands_behind_quotation(&self, i: usize, start: usize) -> bool {
        let mut j = i;
        while j > start && i - j < 9 {
            j -= 1;
            let w = &self.words[j];
            match w.kind {
                Kind::Quote | Kind::Comma => return j > start,
                Kind::Hyphen => {}
                _ if matches!(w.tag, Tag::Det | Tag::Poss | Tag::Adj | Tag::Noun | Tag::Name | Tag::Number | Tag::Prep) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a finite verb that is nothing else follows before the clause ends.
    pub(super) fn finite_verb_behind(&self, i: usize) -> bool {
        let mut j = i;
        while j < self.end && j < i + 12 {
            let w = &self.words[j];
            if matches!(
                w.kind,
                Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Quote | Kind::Stop | Kind::Question
            ) {
                return false;
            }
            let c = self.class(j);
            if c & (class::THAT | class::REL | class::SUBORD | class::TO) != 0 && c & class::PREP == 0 {
                return false;
            }
            if c & class::AUX != 0
                || c & (class::PAST | class::THIRD) != 0 && c & (class::NOUN | class::ADJ | class::PREP) == 0 && !w.is_capital()
            {
                return true;
            }
            j += 1;
        }
        false
    }

    pub(super) fn is_by(&self, i: usize) -> bool {
        i < self.end && self.lexicon.spells(self.words[i].lex, "by")
    }
}
