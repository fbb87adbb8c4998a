//! Words of closed classes and words with a capital.

use super::{CLOSED, NP_START, OPEN, Tag, Tagger};
use crate::lexicon::class;
use crate::segment::Kind;

impl Tagger<'_> {
    /// A word with a capital: a name, unless it opens the sentence and is a word of the language.
    pub(super) fn capital(&self, i: usize, c: u64) -> Option<Tag> {
        let w = &self.words[i];
        if c == 0 {
            return Some(Tag::Name);
        }
        // "US" and "WHO" in a sentence of small letters are no pronouns.
        let shouted = |k: usize| self.words.get(k).is_some_and(|n| n.is_all_caps() && n.end - n.start > 3);
        if w.is_all_caps() && (c & CLOSED == 0 || !shouted(i + 1) && (i == 0 || !shouted(i - 1))) {
            return Some(Tag::Name);
        }
        if self.opening {
            if c & CLOSED != 0 && c & (class::DAY | class::MONTH) == 0 {
                // "Will Smith said": a given name before another name.
                let given =
                    c & class::GIVEN != 0 && self.next_is_name(i + 1) && c & (class::DET | class::PREP | class::SUBJ) == 0;
                return given.then_some(Tag::Name);
            }
            if c & (class::DAY | class::MONTH) != 0 {
                return Some(Tag::Name);
            }
            // "Foreign Minister Lee", "White House officials": the next word is a capital too.
            // "Said Ana Vell: “We go.”" has no other verb; "Said Vell told" has.
            let says = c & class::SPEAKS != 0 && c & (class::PAST | class::THIRD) != 0 && !self.finite_verb_behind(i + 1);
            if c & (class::NOUN | class::ADJ | class::GIVEN | class::TITLE) != 0
                && c & class::ADV == 0
                && self.next_is_name(i + 1)
                && !says
            {
                return Some(Tag::Name);
            }
            if w.is_possessive() || c & OPEN == 0 {
                return Some(Tag::Name);
            }
            // "Lynch announced": a base form before a finite verb is no verb.
            let next = self.class(i + 1);
            let finite = next & (class::PAST | class::THIRD | class::AUX) != 0 && next & (class::NOUN | class::ADJ) == 0;
            return (c & class::BASE != 0 && c & (class::NOUN | class::ADJ) == 0 && finite).then_some(Tag::Name);
        }
        if c & (class::DAY | class::MONTH) != 0 {
            return Some(Tag::Name);
        }
        // "“...,” Quick said": no adverb has a capital in the middle of a sentence and a verb behind it.
        let within = self.next_is_name(i + 1) && i > 0 && self.words[i - 1].is_capital() && self.words[i - 1].tag == Tag::Name;
        if c & CLOSED == class::ADV && c & OPEN != 0 && (within || self.class(i + 1) & class::SPEAKS != 0) {
            return Some(Tag::Name);
        }
        if c & CLOSED != 0 && !w.is_possessive() {
            // "I", "The" after a dash; a name in the middle of a sentence only between names ("May" the month is above).
            return if c & class::GIVEN != 0 && c & (class::DET | class::SUBJ | class::PREP | class::COORD) == 0 {
                Some(Tag::Name)
            } else {
                None
            };
        }
        Some(Tag::Name)
    }

    pub(super) fn closed(&self, i: usize, start: usize, c: u64) -> Option<Tag> {
        let (prev, prev_at) = self.before(i, start);
        let next = self.class(i + 1);
        let next_np = || self.starts_np(i + 1);
        // "more than 1,300 letters"
        let number = |k: usize| self.kind(k) == Some(Kind::Number) || self.class(k) & class::NUM != 0;
        if c & (class::QUANT | class::ADV) != 0 && number(i + 2) && self.is_form(i + 1, "than") {
            return Some(Tag::Adv);
        }
        if number(i + 1) && i > start && self.words[i - 1].tag == Tag::Adv && self.is_form(i, "than") {
            return Some(Tag::Adv);
        }
        if c & class::CONTR != 0 {
            return Some(if c & (class::REL | class::WH) != 0 && prev.is_nominal() { Tag::Rel } else { Tag::Pronoun });
        }
        if c & class::THAT != 0 {
            return Some(self.that(i, prev, next));
        }
        if c & class::TO != 0 {
            // "according to campaign officials", "due to work": the second half of a preposition.
            let compound = i > start && self.words[i - 1].tag == Tag::Prep;
            return Some(if !compound && self.infinitive_follows(i + 1) { Tag::To } else { Tag::Prep });
        }
        if c & class::AUX != 0 {
            let noun = c & (class::NOUN | class::MONTH) != 0
                && (matches!(prev, Tag::Det | Tag::Poss | Tag::Adj)
                    || (prev_at != usize::MAX && self.words[prev_at].is_possessive()));
            // "the will of the people"; "need" and "dare" are verbs of their own before a noun phrase.
            if noun || (c & class::MODAL != 0 && prev == Tag::Det) {
                return Some(Tag::Noun);
            }
            if c & class::MODAL != 0 && c & class::BASE != 0 && next & (class::BASE | class::NEG) == 0 {
                return None;
            }
            return Some(Tag::Aux);
        }
        if c & class::POSS != 0 {
            // "her": a possessive before a noun, an object pronoun elsewhere.
            if c & class::OBJ != 0 && !self.starts_nominal(i + 1) {
                return Some(Tag::Pronoun);
            }
            return Some(Tag::Poss);
        }
        if c & class::EXPL != 0 && (next & (class::BE | class::MODAL | class::HAVE) != 0 || self.exists(i + 1)) {
            return Some(Tag::Pronoun);
        }
        if c & (class::REL | class::WH) != 0 {
            let those = prev == Tag::Det && prev_at != usize::MAX && self.class(prev_at) & class::DEMO != 0;
            let after_nominal = prev.is_nominal() || prev == Tag::Pronoun || prev == Tag::Number || those;
            let comma = |k: usize| self.words[k].kind == Kind::Comma;
            // "“The Lake,” who": the comma stands inside the marks.
            let inner = |k: usize| self.words[k].kind == Kind::Quote && self.words[k].glued() && k > start && comma(k - 1);
            let after_comma = prev == Tag::Punct && prev_at != usize::MAX && (comma(prev_at) || inner(prev_at));
            // "the study — which notes that"
            let after_dash =
                i > start + 1 && prev_at + 1 == i && self.words[prev_at].kind == Kind::Dash && c & class::SUBORD == 0;
            if c & class::REL != 0 && ((after_nominal || after_comma || prev == Tag::Prep) && !self.opening || after_dash) {
                return Some(Tag::Rel);
            }
            if c & (class::SUBORD | class::ADV) != 0 && (self.opening || after_comma || (after_nominal && c & class::REL == 0)) {
                return Some(Tag::Subord);
            }
            return Some(Tag::Wh);
        }
        if c & (class::DEMO | class::QUANT | class::DET) != 0 && c & class::COORD == 0 {
            // "Another described the talks as dead"
            let alone = c & class::QUANT != 0
                && next & class::PAST != 0
                && next & class::SPEAKS != 0
                && self.class(i + 2) & (NP_START | class::THAT) != 0;
            if alone {
                return Some(Tag::Pronoun);
            }
            if c & (class::DET | class::QUANT) != 0 && self.starts_nominal(i + 1) {
                return Some(Tag::Det);
            }
            if c & class::ADV != 0 && c & class::DEMO == 0 && (next & (class::ADJ | class::ADV) != 0 || c & class::QUANT == 0) {
                return Some(Tag::Adv);
            }
            return Some(if next & class::PREP != 0 || !next_np() { Tag::Pronoun } else { Tag::Det });
        }
        // "had first demanded"
        if c & class::NUM != 0 && prev == Tag::Aux && next & class::PARTICIPLE != 0 && self.class(i + 2) & class::NOUN == 0 {
            return Some(Tag::Adv);
        }
        if c & class::NUM != 0 && self.starts_nominal(i + 1) {
            return Some(Tag::Number);
        }
        if c & (class::SUBJ | class::OBJ | class::REFL) != 0 {
            // "the mine's manager"
            if c & class::NOUN != 0 && matches!(prev, Tag::Det | Tag::Poss | Tag::Adj | Tag::Number) {
                return Some(Tag::Noun);
            }
            return Some(Tag::Pronoun);
        }
        if c & class::NUM != 0 {
            return Some(Tag::Number);
        }
        if c & class::COORD != 0 {
            // "has so far been", "so many"
            let degree = c & class::ADV != 0 && next & class::ADV != 0 && next & class::SUBJ == 0 && !self.opening;
            return Some(if degree { Tag::Adv } else { Tag::Coord });
        }
        if c & class::BASE != 0 && matches!(prev, Tag::To | Tag::Aux | Tag::Pronoun) && c & (class::PREP | class::ADV) != 0 {
            return None; // "to like", "would near"
        }
        // "has given", "was given": a participle, not the preposition.
        if c & class::PARTICIPLE != 0
            && c & (class::PREP | class::SUBORD) != 0
            && prev_at != usize::MAX
            && self.class(prev_at) & (class::HAVE | class::BE) != 0
        {
            return None;
        }
        if c & class::SUBORD != 0 {
            if c & class::PREP == 0 {
                return Some(if c & class::ADV != 0 && !next_np() && !self.opening { Tag::Adv } else { Tag::Subord });
            }
            // "after the talks" or "after they talked": a clause when a subject and a verb follow.
            return Some(if self.clause_follows(i + 1) { Tag::Subord } else { Tag::Prep });
        }
        // "said about half of the town had left"
        if c & (class::PREP | class::ADV) == class::PREP | class::ADV
            && (prev.is_verb() && self.class(prev_at) & class::CLAUSAL != 0 || prev == Tag::That || self.opening)
            && (next & class::NUM != 0 || self.kind(i + 1) == Some(Kind::Number))
        {
            return Some(Tag::Adv);
        }
        if c & class::PREP != 0 {
            let verbal = c & (class::GERUND | class::PARTICIPLE | class::PAST) != 0;
            if verbal {
                // "following the talks" and "according to" are prepositions, "is following" is a verb.
                let compound = next & (class::TO | class::PREP) != 0 && c & class::NOUN == 0;
                let verb = matches!(prev, Tag::Aux | Tag::Pronoun | Tag::Det | Tag::Poss) || !next_np() && !compound;
                return (!verb).then_some(Tag::Prep);
            }
            if c & (class::ADV | class::PART) != 0
                && !next_np()
                && next & class::GERUND == 0
                && next & (class::WH | class::PREP) == 0
            {
                return Some(Tag::Adv);
            }
            if c & class::ADJ != 0 && prev == Tag::Det {
                return None;
            }
            return Some(Tag::Prep);
        }
        if c & class::NEG != 0 || c & class::ADV != 0 || c & class::PART != 0 {
            if c & OPEN != 0 && c & class::NEG == 0 {
                return None;
            }
            return Some(Tag::Adv);
        }
        if c & class::TIME != 0 {
            return Some(Tag::Noun);
        }
        if c & (class::DAY | class::MONTH) != 0 && c & OPEN == 0 {
            return Some(Tag::Name);
        }
        None
    }

    pub(super) fn that(&self, i: usize, prev: Tag, next: u64) -> Tag {
        // "on Monday that she's ready": the auxiliary has its subject before it.
        let before_verb = next & (class::AUX) != 0 && next & class::CONTR == 0
            || next & (class::THIRD | class::PAST) != 0 && next & (class::NOUN | class::ADJ) == 0
            || next & class::THIRD != 0 && next & class::NOUN != 0 && self.starts_complement(i + 2)
            || next & class::BASE != 0
                && next & (class::NOUN_FIRST | class::PLURAL) == 0
                && i > 0
                && self.class(i - 1) & class::PLURAL != 0
                && self.starts_complement(i + 2);
        if prev.is_nominal() && before_verb {
            return Tag::Rel;
        }
        if before_verb && !prev.is_verb() {
            return Tag::Pronoun;
        }
        if prev.is_verb()
            || prev == Tag::Aux && self.clause_follows(i + 1) // "The claim is that the panel lied"
            || prev == Tag::Adj
            || prev == Tag::Coord
            || prev == Tag::Punct
            || prev.is_nominal()
            || prev == Tag::Pronoun
        {
            if next & class::NOUN != 0
                && next & (class::PLURAL | class::DET) == 0
                && !prev.is_verb()
                && !prev.is_nominal()
                && !self.clause_follows(i + 2)
            {
                return Tag::Det;
            }
            // "that day", "that country" after a verb: one bare singular noun, no clause behind it.
            if prev.is_verb()
                && next & class::NOUN != 0
                && next & (class::PLURAL | class::SUBORD | class::PREP) == 0
                && !self.next_is_name(i + 1)
                && !self.clause_follows(i + 1)
            {
                return Tag::Det;
            }
            // "said that, for now, the border"
            let parenthesis = prev.is_verb()
                && self.words.get(i + 1).is_some_and(|w| matches!(w.kind, Kind::Comma | Kind::Dash))
                && i + 2 < self.end
                && self.class(i + 2) & class::COORD == 0;
            // "The answer was that “"
            let quotation = (prev.is_verb() || prev == Tag::Aux) && self.opens_quotation(i + 1);
            if !parenthesis
                && !quotation
                && !self.starts_np(i + 1)
                && next & (class::PREP | class::SUBORD | class::ADV | class::GERUND | class::REL | class::EXPL) == 0
            {
                return Tag::Pronoun;
            }
            return Tag::That;
        }
        if self.starts_nominal(i + 1) { Tag::Det } else { Tag::Pronoun }
    }
}
