//! Words of open classes: verb, noun, adjective or adverb.

use super::{NP_START, Tag, Tagger};
use crate::lexicon::class;
use crate::segment::Kind;

impl Tagger<'_> {
    pub(super) fn open(&self, i: usize, start: usize, c: u64) -> Tag {
        let w = &self.words[i];
        let (prev, prev_at) = self.before(i, start);
        let next = self.class(i + 1);
        if w.is_possessive() {
            return Tag::Noun;
        }
        // An adverb that is nothing else before a verb or adjective, or anywhere.
        if c & class::ADV != 0 && c & (class::VERB | class::NOUN) == 0 {
            // "had earlier accused London"
            let within = prev == Tag::Aux
                && next & class::PARTICIPLE != 0
                && (self.class(i + 2) & (NP_START | class::PREP | class::THAT | class::TO) != 0 || self.next_is_name(i + 2));
            if within {
                return Tag::Adv;
            }
            if c & class::ADJ != 0 {
                let adjective =
                    self.starts_nominal(i + 1) || matches!(prev, Tag::Det) || prev == Tag::Aux && !self.starts_complement(i + 1);
                return if adjective { Tag::Adj } else { Tag::Adv };
            }
            return Tag::Adv;
        }
        // "Vell further described": an adverb between subject and verb.
        if c & class::ADV != 0
            && prev.is_nominal()
            && next & (class::PAST | class::THIRD) != 0
            && next & (class::NOUN | class::ADJ) == 0
        {
            return Tag::Adv;
        }
        let prev_possessive =
            prev_at != usize::MAX && (self.words[prev_at].is_possessive() || self.is_plural_possessive(prev_at, start));
        // "millions lost their homes"
        let crowd = prev == Tag::Number && self.class(prev_at) & class::PLURAL != 0;
        let noun_context = matches!(prev, Tag::Det | Tag::Poss | Tag::Number) && !crowd
            || prev_possessive
            || (prev == Tag::Adj && prev_at + 1 == i);
        // "had no say in it": a base form right behind an article is a noun, whatever the tables know.
        if c & class::BASE != 0
            && c & (class::NOUN | class::ADJ | class::PAST) == 0
            && prev_at != usize::MAX
            && prev_at + 1 == i
            && matches!(prev, Tag::Det | Tag::Poss)
            && !self.starts_complement(i + 1)
        {
            return Tag::Noun;
        }
        if c & class::VERB != 0 {
            let verbal = self.verb_wins(i, start, c, prev, prev_at, noun_context, next);
            if verbal {
                return self.verb(i, start, c);
            }
        }
        // "the human rights chief accused": the verb of saying has this as its subject.
        if c & (class::ADJ | class::NOUN) == class::ADJ | class::NOUN
            && c & (class::PERSON | class::TITLE) != 0
            && prev.is_nominal()
            && next & class::PAST != 0
            && next & class::SPEAKS != 0
            && self.starts_np(i + 2)
        {
            return Tag::Noun;
        }
        if c & class::ADJ != 0 {
            let modifies = self.starts_nominal(i + 1) && (next & (class::DET | class::POSS | class::NUM | class::QUANT) == 0);
            if c & class::NOUN == 0 || modifies || (prev == Tag::Aux && !noun_context) {
                return Tag::Adj;
            }
        }
        if c & class::NOUN != 0 {
            return Tag::Noun;
        }
        if c & (class::PARTICIPLE | class::GERUND) != 0 && noun_context {
            return if self.starts_nominal(i + 1) { Tag::Adj } else { Tag::Noun };
        }
        // "returned looted bronzes"
        let modifies = self.starts_nominal(i + 1) && next & (class::DET | class::POSS | class::QUANT | class::NUM) == 0;
        if c & class::PARTICIPLE != 0 && c & class::BASE == 0 && modifies && prev.is_verb() && prev_at + 1 == i {
            return Tag::Adj;
        }
        if c & class::VERB != 0 {
            return self.verb(i, start, c);
        }
        if c & class::ADJ != 0 {
            return Tag::Adj;
        }
        if c & class::ADV != 0 { Tag::Adv } else { Tag::Noun }
    }

    /// Whether a form that may be a verb is one here.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn verb_wins(
        &self,
        i: usize,
        start: usize,
        c: u64,
        prev: Tag,
        prev_at: usize,
        noun_context: bool,
        next: u64,
    ) -> bool {
        let other = c & (class::NOUN | class::ADJ) != 0;
        if c & (class::PAST | class::PARTICIPLE) != 0 && c & class::BASE == 0 {
            // "the wounded soldiers", "armed groups"
            // "“...,” retired general Holm said"
            let behind_marks = prev == Tag::Punct && !self.opening && self.kind(prev_at) == Some(Kind::Quote);
            // "her husband, retired Col. Holm, said"
            let titled = prev == Tag::Punct
                && !self.opening
                && self.kind(prev_at) == Some(Kind::Comma)
                && next & (class::TITLE | class::ABBREVIATION) != 0
                && self.words[i + 1].is_capital();
            if (behind_marks || titled)
                && c & class::ADJ != 0
                && c & class::CUE == 0
                && self.starts_nominal(i + 1)
                && next & (class::DET | class::POSS) == 0
            {
                return false;
            }
            if noun_context && (self.starts_nominal(i + 1) || c & class::ADJ != 0 && prev != Tag::Adj) {
                return false;
            }
            // "in contested waters", "pledged continued support"
            let modifies = self.starts_nominal(i + 1) && next & (class::DET | class::POSS | class::QUANT | class::NUM) == 0;
            if modifies && (prev == Tag::Prep || prev.is_verb() && prev_at + 1 == i && c & class::PARTICIPLE != 0) {
                return false;
            }
            if c & class::NOUN != 0 && noun_context {
                return false;
            }
            if prev == Tag::Punct
                && self.opening
                && c & class::ADJ != 0
                && self.starts_nominal(i + 1)
                && next & (class::DET | class::POSS) == 0
            {
                return false; // "Armed men seized"
            }
            return true;
        }
        if c & class::GERUND != 0 {
            // "further saying, “"
            if c & class::SPEAKS != 0 && self.opens_quotation(i + 1) && prev != Tag::Det {
                return true;
            }
            if matches!(prev, Tag::Det | Tag::Poss | Tag::Number)
                || (prev_at != usize::MAX && self.words[prev_at].is_possessive())
            {
                return false;
            }
            if prev == Tag::Adj && prev_at + 1 == i {
                return c & class::NOUN == 0;
            }
            // "a statement calling on", "a letter demanding", "he left, saying,"
            let speaks = c & class::CUE != 0
                && (matches!(self.kind(i + 1), Some(Kind::Comma | Kind::Colon | Kind::Quote))
                    || self.class(prev_at) & (class::SPEECH | class::DOCUMENT) != 0 && next & class::PREP != 0);
            if c & class::NOUN != 0 && prev.is_nominal() && !speaks && !self.starts_complement(i + 1) {
                return false;
            }
            // "a former policy planning director"
            if c & class::NOUN != 0 && prev == Tag::Noun && prev_at + 1 == i && next & (class::TITLE | class::PERSON) != 0 {
                return false;
            }
            if c & class::NOUN != 0 && c & class::CUE == 0 && prev == Tag::Prep && !self.starts_complement(i + 1) {
                return false;
            }
            return true;
        }
        if !other {
            return true;
        }
        match prev {
            Tag::To => return true,
            Tag::Aux => {
                // "did visit", "will visit"; "was visit" is none.
                let a = self.class(prev_at);
                // "was set free", "were put under arrest"; but "is set to sign"
                let same = c & class::PARTICIPLE != 0 && a & (class::BE | class::HAVE) != 0 && next & class::TO == 0;
                return c & class::BASE != 0 && (same || a & (class::MODAL | class::DO) != 0);
            }
            Tag::Pronoun if self.class(prev_at) & class::EXPL != 0 && self.exists(i) => return true,
            Tag::Pronoun => {
                let p = self.class(prev_at);
                if p & class::CONTR != 0 {
                    return p & class::MODAL != 0 && c & class::BASE != 0;
                }
                if p & class::SUBJ != 0 {
                    return true;
                }
                // "let them work", "saw him leave"
                return p & class::OBJ != 0 && c & class::BASE != 0 && c & class::NOUN_FIRST == 0;
            }
            Tag::Rel => return c & (class::BASE | class::THIRD) != 0,
            _ => {}
        }
        if noun_context || prev == Tag::Prep || prev.is_verb() {
            return false;
        }
        let complement = self.starts_complement(i + 1);
        let prep = next & class::PREP != 0;
        let first = c & class::NOUN_FIRST != 0;
        if c & class::THIRD != 0 && c & class::BASE == 0 {
            // "Iran claims that", "Lee visits Seoul", "the minister calls for"; but "peace talks in".
            if prev == Tag::Punct
                && c & class::CUE != 0
                && prev_at != usize::MAX
                && self.words[prev_at].kind == Kind::Quote
                && !self.opening
            {
                return true; // "...,” says a source"
            }
            // "the letter says: “", "..., the letter states.": nothing but a quotation can follow or stand before.
            if c & class::CUE != 0
                && prev.is_nominal()
                && (self.opens_quotation(i + 1) || self.closes_clause(i + 1) && self.stands_behind_quotation(i, start))
            {
                return true;
            }
            // "hosted peace talks between": the clause has its verb already.
            if prev == Tag::Noun && self.last_verb == Tag::Past && !complement {
                return false;
            }
            // "Ana Vell, a consultant, notes that": behind a parenthesis, and no verb yet.
            if prev == Tag::Punct
                && c & class::CUE != 0
                && self.last_verb == Tag::Other
                && prev_at > start
                && prev_at != usize::MAX
                && self.words[prev_at].kind == Kind::Comma
                && (next & class::THAT != 0 || next & class::NOUN == 0 && complement || self.opens_quotation(i + 1))
            {
                return true;
            }
            // "Vell Calls Holm a Disgrace"
            if self.title_case && prev == Tag::Name && c & class::CLAUSAL != 0 && self.next_is_name(i + 1) {
                return true;
            }
            // "Vell, who led them, thinks the plan": behind a relative clause.
            if prev == Tag::Punct
                && !first
                && !self.opening
                && prev_at != usize::MAX
                && self.kind(prev_at) == Some(Kind::Comma)
                && c & class::CLAUSAL != 0
                && next & (class::DET | class::THAT | class::SUBJ | class::POSS) != 0
            {
                return true;
            }
            if !prev.is_nominal() || self.clause_has_verb || first {
                return prev == Tag::Coord && self.last_verb == Tag::Third && complement;
            }
            let name = prev == Tag::Name;
            let singular = self.class(prev_at) & class::PLURAL == 0;
            // "Vell says parts of the plan are ready": a verb of saying with any noun phrase behind it.
            if name && singular && c & class::CLAUSAL != 0 && self.starts_np(i + 1) {
                return true;
            }
            if complement && next & class::TO == 0 {
                return singular;
            }
            // "China plans to build": no other verb is left for "peace plans to end the war".
            if singular && next & class::TO != 0 && self.infinitive_follows(i + 2) && !self.finite_verb_behind(i + 2) {
                return true;
            }
            let verb_behind = self.finite_verb_behind(i + 1);
            return singular
                && !verb_behind
                && (name && prep && !self.is_object(prev_at)
                    || complement
                    || prep && self.words[i].class & class::CUE != 0 && !name);
        }
        // Base form; "the letter read." is one of those whose past is spelt the same.
        if c & class::PAST != 0
            && c & class::CUE != 0
            && prev.is_nominal()
            && (self.opens_quotation(i + 1) || self.closes_clause(i + 1) && self.stands_behind_quotation(i, start))
        {
            return true;
        }
        // "“...,” read the statement", "the sign, which read “...”", "“...,” the note, signed by ten, read."
        let last = prev == Tag::Punct && self.closes_clause(i + 1) && self.kind(prev_at) == Some(Kind::Comma);
        if c & class::PAST != 0
            && c & class::CUE != 0
            && (last
                || prev == Tag::Wh && self.opens_quotation(i + 1)
                || prev == Tag::Punct && !self.opening && complement && self.kind(prev_at) == Some(Kind::Quote))
        {
            return true;
        }
        // "Chad cut its ties": a past form like the base, before an object.
        let mut particle = next & class::PART != 0 && self.starts_complement(i + 2);
        if c & class::PAST != 0 && prev.is_nominal() && !self.clause_has_verb && next & class::TO == 0 {
            let acts = prev == Tag::Name || self.class(prev_at) & (class::PLURAL | class::PERSON | class::TITLE) != 0;
            // "the troops hit back at the town", "Chad cut ties with Niger"
            particle |= acts && next & class::PART != 0 && self.class(i + 2) & (class::PREP | class::PLURAL) != 0;
            let bare = acts
                && next & class::PREP == 0
                && (next & (class::PLURAL | class::ADJ) != 0 || next & class::NOUN != 0 && self.class(i + 2) & class::PREP != 0)
                && !self.finite_verb_behind(i + 2);
            if complement || particle || bare {
                let determined = next & (class::DET | class::POSS | class::QUANT | class::NUM) != 0;
                return particle || bare || determined || prev == Tag::Name;
            }
        }
        if prev == Tag::Coord {
            return matches!(self.last_verb, Tag::Base) && (complement || prep) && !first;
        }
        if c & class::ADJ != 0 && c & class::NOUN == 0 {
            return prev.is_nominal() && self.class(prev_at) & class::PLURAL != 0 && complement && !self.clause_has_verb;
        }
        if prev.is_nominal() && !self.clause_has_verb {
            // "insisted that Chad lift the ban"
            if (complement || next & (class::NOUN | class::PLURAL | class::ADJ) != 0)
                && self.follows_that(prev_at, start)
                && !self.finite_verb_behind(i + 1)
            {
                return true;
            }
            // "France and Spain support"
            let joined = prev == Tag::Name
                && (1..=3).any(|back| {
                    prev_at >= back
                        && self.words[prev_at - back].tag == Tag::Coord
                        && self.words[prev_at + 1 - back..=prev_at].iter().all(|w| w.tag == Tag::Name)
                });
            let plural = self.class(prev_at) & class::PLURAL != 0 || self.title_case && prev == Tag::Name || joined;
            // "officials point out that"
            let particle = next & class::PART != 0 && c & class::CUE != 0 && self.starts_complement(i + 2);
            if plural && (complement || particle) && !first {
                return c & class::CUE != 0 || !self.finite_verb_behind(i + 1) || next & (class::THAT | class::TO) != 0;
            }
            if self.title_case && plural && (prep || self.class(i + 1) & (class::ADJ | class::NOUN) != 0) && !first {
                return !self.finite_verb_behind(i + 1);
            }
        }
        // An imperative, or a headline's verb, at the start: only before a determiner.
        prev == Tag::Punct && self.opening && next & (class::DET | class::POSS) != 0 && !first
    }

    /// "dismissed Hamas demands as": the name stands right behind a verb that takes no clause.
    fn is_object(&self, i: usize) -> bool {
        i > 0 && self.words[i - 1].tag == Tag::Past && self.class(i - 1) & class::CLAUSAL == 0
    }

    /// Whether the noun phrase that ends at `i` stands right behind "that".
    fn follows_that(&self, i: usize, start: usize) -> bool {
        let phrase = |k: &usize| matches!(self.words[*k].tag, Tag::Name | Tag::Noun | Tag::Adj | Tag::Det);
        let first = (start..=i).rev().take(5).take_while(phrase).last();
        first.is_some_and(|k| k > start && self.words[k - 1].tag == Tag::That)
    }

    /// Which form of a verb it is here.
    pub(super) fn verb(&self, i: usize, start: usize, c: u64) -> Tag {
        let (mut prev, mut prev_at) = self.before(i, start);
        // "was “firmly opposed”"
        let mark = prev == Tag::Punct && prev_at != usize::MAX && self.kind(prev_at) == Some(Kind::Quote);
        if mark && prev_at > start && self.words[prev_at].space_before() {
            let (tag, at) = self.before(prev_at, start);
            if tag == Tag::Aux {
                (prev, prev_at) = (tag, at);
            }
        }
        if c & class::GERUND != 0 {
            return Tag::Gerund;
        }
        let aux =
            if prev == Tag::Aux || (prev == Tag::Pronoun && prev_at != usize::MAX && self.class(prev_at) & class::CONTR != 0) {
                self.class(prev_at) & class::AUX
            } else {
                0
            };
        if c & class::BASE != 0 {
            if prev == Tag::To || aux & (class::MODAL | class::DO) != 0 {
                return Tag::Base;
            }
            if c & (class::PAST | class::PARTICIPLE) != 0 {
                // "put", "set", "read", "become": the same form.
                if aux & (class::BE | class::HAVE) != 0 && c & class::PARTICIPLE != 0 {
                    return Tag::Participle;
                }
                if matches!(prev, Tag::Noun | Tag::Name | Tag::Coord | Tag::Pronoun | Tag::Rel) && c & class::PAST != 0 {
                    return Tag::Past;
                }
            }
            return Tag::Base;
        }
        if c & class::THIRD != 0 && c & (class::PAST | class::PARTICIPLE) == 0 {
            return Tag::Third;
        }
        if c & class::PAST == 0 {
            return Tag::Participle;
        }
        if c & class::PARTICIPLE == 0 {
            return Tag::Past;
        }
        if aux != 0 {
            return Tag::Participle;
        }
        match prev {
            // "a deal signed by", "people accused of"
            // "Lee said by telephone"
            Tag::Name
                if self.is_by(i + 1) && self.words[i].class & class::SPEAKS != 0 && self.class(i + 2) & class::PERSON == 0 =>
            {
                Tag::Past
            }
            Tag::Noun | Tag::Name if self.is_by(i + 1) && self.class(i + 2) & class::GERUND == 0 => Tag::Participle,
            Tag::Punct if prev_at == usize::MAX || self.opening => {
                // A participle opens the sentence, unless the subject was left out.
                Tag::Participle
            }
            Tag::Punct
                if self.words[prev_at].kind == Kind::Comma
                    && self.class(i + 1) & class::PREP != 0
                    && self.words[i].class & class::CUE == 0 =>
            {
                Tag::Participle
            }
            // "..., the 79-year-old said."
            Tag::Adj
                if self.words[i].class & class::SPEAKS != 0
                    && prev_at > start
                    && self.words[prev_at - 1].kind == Kind::Hyphen
                    && !self.starts_nominal(i + 1) =>
            {
                Tag::Past
            }
            Tag::Prep | Tag::Subord | Tag::Det | Tag::Adj | Tag::Number => Tag::Participle,
            Tag::Coord if matches!(self.last_verb, Tag::Participle) => {
                // "was opposed and warned the north": no passive has an object.
                let active = c & class::SPEAKS != 0 && self.starts_np(i + 1) && self.behind_passive(i, start);
                if active { Tag::Past } else { Tag::Participle }
            }
            _ => Tag::Past,
        }
    }

    /// Whether the last participle before `i` stands behind a form of "be".
    fn behind_passive(&self, i: usize, start: usize) -> bool {
        let last = (start.max(i.saturating_sub(12))..i).rev().find(|&k| self.words[k].tag == Tag::Participle);
        let mut at = last.map_or(usize::MAX, |k| self.before(k, start).1);
        if at != usize::MAX && self.words[at].kind == Kind::Quote {
            at = self.before(at, start).1;
        }
        at != usize::MAX && self.words[at].tag == Tag::Aux && self.class(at) & class::BE != 0
    }

    /// A word that no table knows: its ending tells.
    pub(super) fn guess(&self, i: usize, start: usize) -> Tag {
        let w = &self.words[i];
        if w.is_capital() && !self.opening {
            return Tag::Name;
        }
        let (prev, prev_at) = self.before(i, start);
        let possessive = prev_at != usize::MAX && self.words[prev_at].is_possessive();
        let noun_context = possessive || matches!(prev, Tag::Det | Tag::Poss | Tag::Number);
        let form = &self.text[w.span()];
        let ends = |suffixes: &[&str]| suffixes.iter().any(|s| form.len() > s.len() + 2 && form.ends_with(s));
        if ends(&["ly"]) {
            return Tag::Adv;
        }
        if ends(&["ing"]) {
            return if noun_context { Tag::Noun } else { Tag::Gerund };
        }
        if ends(&["ed"]) {
            if noun_context {
                return Tag::Adj;
            }
            return self.verb(i, start, class::PAST | class::PARTICIPLE);
        }
        if ends(&["ous", "ive", "ical", "able", "ible", "ful", "less", "ish", "ary", "ese", "ian"]) && self.starts_nominal(i + 1)
        {
            return Tag::Adj;
        }
        if matches!(prev, Tag::To) || prev == Tag::Aux && self.class(prev_at) & class::MODAL != 0 {
            return Tag::Base;
        }
        Tag::Noun
    }
}
