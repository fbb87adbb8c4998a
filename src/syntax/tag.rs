//! Tags: the part of speech of each word.
//!
//! The lexicon gives the classes that a form may have; this file chooses, left to right, by the tag before and the classes
//! behind. It knows no single word by spelling: what it asks are class bits from the tables.

use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};

/// A part of speech, as far as the chunker needs it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub(crate) enum Tag {
    Other,
    Punct,
    Noun,
    /// A proper noun.
    Name,
    /// A subject, object or demonstrative pronoun.
    Pronoun,
    Det,
    /// "my", "his", "their".
    Poss,
    Number,
    Adj,
    Adv,
    Prep,
    /// "to" before an infinitive.
    To,
    /// The complementiser "that".
    That,
    Rel,
    Wh,
    Coord,
    Subord,
    /// "be", "have", "do" in any form, and the modals.
    Aux,
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

impl Tag {
    /// A verb with a meaning of its own.
    #[inline]
    pub(crate) fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Gerund)
    }
    #[inline]
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Name)
    }
}

/// Tags the words of a sentence.
pub(crate) fn find(text: &str, lexicon: &Lexicon, words: &mut [Word], range: Range) {
    let (title_case, loud) = capitals(words, range);
    let mut tagger = Tagger {
        text,
        lexicon,
        words,
        end: range.end as usize,
        title_case,
        loud,
        clause_has_verb: false,
        last_verb: Tag::Other,
        opening: true,
    };
    for i in range.iter() {
        let tag = tagger.choose(i, range.start as usize);
        tagger.words[i].tag = tag;
        tagger.note(i, tag);
    }
}

/// Whether a line is in title case (nearly every longer word begins with a capital), and whether it is all capitals.
fn capitals(words: &[Word], range: Range) -> (bool, bool) {
    let (mut long, mut capital, mut loud) = (0, 0, 0);
    for w in &words[range.iter()] {
        if w.kind == Kind::Alpha && w.end - w.start >= 4 {
            long += 1;
            capital += u32::from(w.is_capital());
            loud += u32::from(w.is_all_caps());
        }
    }
    (long >= 3 && capital * 5 >= long * 4, loud * 5 >= long * 4)
}

struct Tagger<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    words: &'a mut [Word],
    end: usize,
    title_case: bool,
    /// A line in capitals.
    loud: bool,
    /// A finite verb stands between the last clause boundary and here.
    clause_has_verb: bool,
    last_verb: Tag,
    /// Only opening marks stand between the start of the sentence, a colon or a quotation mark, and here.
    opening: bool,
}

/// What may begin a noun phrase or another complement of a verb.
const NP_START: u64 = class::DET | class::POSS | class::QUANT | class::NUM | class::SUBJ | class::OBJ | class::REFL | class::DEMO;

impl Tagger<'_> {
    fn class(&self, i: usize) -> u64 {
        if i < self.end { self.words[i].class } else { 0 }
    }

    fn kind(&self, i: usize) -> Option<Kind> {
        (i < self.end).then(|| self.words[i].kind)
    }

    fn note(&mut self, i: usize, tag: Tag) {
        match tag {
            Tag::Third | Tag::Past | Tag::Aux => {
                // A past form behind a noun may still turn out a participle ("the deal signed in Paris calls").
                let sure =
                    tag != Tag::Past || self.class(i) & class::PARTICIPLE == 0 || i == 0 || !self.words[i - 1].tag.is_nominal();
                self.clause_has_verb |= sure;
                self.last_verb = tag;
            }
            Tag::Base | Tag::Participle | Tag::Gerund => self.last_verb = tag,
            Tag::That | Tag::Rel | Tag::Wh | Tag::Subord | Tag::Coord => self.clause_has_verb = false,
            _ => {}
        }
        self.opening = match self.words[i].kind {
            // A mark between two blanks (`'We go,' " said`) closes.
            Kind::Quote => self.words[i].space_before() && !self.words.get(i + 1).is_some_and(Word::space_before) || self.opening,
            Kind::Open | Kind::Colon | Kind::Dash => true,
            Kind::Semicolon | Kind::Symbol | Kind::Ellipsis => self.opening,
            Kind::Comma => {
                self.clause_has_verb = false;
                false
            }
            _ => false,
        };
    }

    /// The tag of the nearest word before `i` that is no adverb, within the sentence.
    fn before(&self, i: usize, start: usize) -> (Tag, usize) {
        let mut j = i;
        while j > start {
            j -= 1;
            // "she, too, wants", "Vell, however, stayed"
            let aside = |k: usize| self.words[k].kind == Kind::Comma;
            if aside(j) && j >= start + 3 && self.words[j - 1].tag == Tag::Adv && aside(j - 2) {
                j -= 2;
                continue;
            }
            if self.words[j].tag != Tag::Adv {
                return (self.words[j].tag, j);
            }
        }
        (Tag::Punct, usize::MAX)
    }

    /// Whether a complement of a verb (noun phrase, "that", infinitive, question word) may begin at `i`.
    fn starts_complement(&self, i: usize) -> bool {
        if i >= self.end {
            return false;
        }
        let w = &self.words[i];
        match w.kind {
            Kind::Number | Kind::Currency => return true,
            Kind::Quote => return w.space_before(),
            Kind::Alpha => {}
            _ => return false,
        }
        let c = self.class(i);
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

    fn starts_complement_after_adverb(&self, i: usize) -> bool {
        self.class(i) & (NP_START | class::THAT | class::TO | class::WH | class::ADJ) != 0
    }

    fn choose(&self, i: usize, start: usize) -> Tag {
        let w = &self.words[i];
        match w.kind {
            Kind::Alpha => {}
            Kind::Number => return Tag::Number,
            Kind::Currency => return Tag::Number,
            Kind::Percent => return if i > start && self.words[i - 1].tag == Tag::Number { Tag::Noun } else { Tag::Punct },
            _ => return Tag::Punct,
        }
        let c = self.class(i);
        // Part of a compound with hyphens: "U.S.-led", "long-standing", "60-day", "re-elected".
        let joined_after =
            self.kind(i + 1) == Some(Kind::Hyphen) && self.words[i + 1].glued() && i + 2 < self.end && self.words[i + 2].glued();
        let joined_before = i > start + 1 && w.glued() && self.words[i - 1].kind == Kind::Hyphen && self.words[i - 1].glued();
        if joined_after {
            return if w.is_capital() && !self.title_case { Tag::Name } else { Tag::Adj };
        }
        if joined_before {
            if w.is_capital() && !self.title_case {
                return Tag::Name;
            }
            // "Han Ji-young", "Yoon Ji-ah": the second half of a given name behind a surname.
            let given = self.words[i - 2].is_capital()
                && !self.words[i - 2].is_all_caps()
                && self.words[i - 2].tag == Tag::Name
                && i > start + 2
                && self.words[i - 3].tag == Tag::Name
                && !self.words[i - 3].is_possessive()
                && c & (class::PARTICIPLE | class::NOUN) == 0;
            if given {
                return Tag::Name;
            }
            let modifies = self.class(i + 1) & (class::NOUN | class::ADJ) != 0 || self.next_is_name(i + 1);
            return match c {
                c if c & class::NOUN != 0 && c & (class::PARTICIPLE | class::GERUND) == 0 => {
                    if modifies && c & class::PLURAL == 0 { Tag::Adj } else { Tag::Noun }
                }
                // "so-called", "U.S.-backed"; but "re-elected", "co-signed"
                c if c & class::PARTICIPLE != 0 && self.class(i - 2) != 0 => Tag::Adj,
                c if c & class::VERB != 0 && !modifies => self.verb(i, start, c),
                0 => Tag::Noun,
                _ => Tag::Adj,
            };
        }
        // "John M. Holm", "James A. Bakker": an initial between the parts of a name.
        if w.is_initial() && !self.loud && i > start && self.words[i - 1].tag == Tag::Name && self.next_is_name(i + 1) {
            return Tag::Name;
        }
        let acronym = w.is_all_caps() && !self.loud;
        if w.is_capital() && (acronym || !(self.title_case && c & (OPEN | CLOSED) != 0)) {
            // "The New York Post": a name goes on.
            let goes_on = i > start
                && !self.title_case
                && !self.loud
                && self.words[i - 1].tag == Tag::Name
                && w.space_before()
                && !self.words[i - 1].is_possessive();
            if goes_on
                && c & (class::SUBJ | class::AUX | class::DAY | class::MONTH | class::DET) == 0
                && c & (class::PREP | class::NOUN) == class::PREP | class::NOUN
            {
                return Tag::Name;
            }
            if let Some(tag) = self.capital(i, c) {
                return tag;
            }
        }
        if c & CLOSED != 0 {
            if let Some(tag) = self.closed(i, start, c) {
                return tag;
            }
        }
        if c & OPEN == 0 {
            return self.guess(i, start);
        }
        self.open(i, start, c)
    }

    fn is_form(&self, i: usize, form: &str) -> bool {
        i < self.end && self.lexicon.form(self.words[i].lex) == form
    }

    fn next_is_name(&self, i: usize) -> bool {
        i < self.end && self.words[i].kind == Kind::Alpha && self.words[i].is_capital()
    }

    /// A word with a capital: a name, unless it opens the sentence and is a word of the language.
    fn capital(&self, i: usize, c: u64) -> Option<Tag> {
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
        if c & CLOSED == class::ADV && c & OPEN != 0 && self.class(i + 1) & class::SPEAKS != 0 {
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

    fn closed(&self, i: usize, start: usize, c: u64) -> Option<Tag> {
        let (prev, prev_at) = self.before(i, start);
        let next = self.class(i + 1);
        let next_np = self.starts_np(i + 1);
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
        if c & class::EXPL != 0 && next & (class::BE | class::MODAL | class::HAVE) != 0 {
            return Some(Tag::Pronoun);
        }
        if c & (class::REL | class::WH) != 0 {
            let those = prev == Tag::Det && prev_at != usize::MAX && self.class(prev_at) & class::DEMO != 0;
            let after_nominal = prev.is_nominal() || prev == Tag::Pronoun || prev == Tag::Number || those;
            let after_comma = prev == Tag::Punct && prev_at != usize::MAX && self.words[prev_at].kind == Kind::Comma;
            if c & class::REL != 0 && (after_nominal || after_comma || prev == Tag::Prep) && !self.opening {
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
            return Some(if next & class::PREP != 0 || !next_np { Tag::Pronoun } else { Tag::Det });
        }
        // "had first demanded"
        if c & class::NUM != 0 && prev == Tag::Aux && next & class::PARTICIPLE != 0 && self.class(i + 2) & class::NOUN == 0 {
            return Some(Tag::Adv);
        }
        if c & class::NUM != 0 && self.starts_nominal(i + 1) {
            return Some(Tag::Number);
        }
        if c & (class::SUBJ | class::OBJ | class::REFL) != 0 {
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
                return Some(if c & class::ADV != 0 && !next_np && !self.opening { Tag::Adv } else { Tag::Subord });
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
                let verb = matches!(prev, Tag::Aux | Tag::Pronoun | Tag::Det | Tag::Poss) || !next_np && !compound;
                return (!verb).then_some(Tag::Prep);
            }
            if c & (class::ADV | class::PART) != 0
                && !next_np
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

    fn that(&self, i: usize, prev: Tag, next: u64) -> Tag {
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

    /// Whether a verb in the base form follows "to", adverbs between.
    fn infinitive_follows(&self, mut i: usize) -> bool {
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

    /// Whether a noun phrase may begin at `i`.
    fn starts_np(&self, i: usize) -> bool {
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
    fn starts_nominal(&self, i: usize) -> bool {
        self.nominal_within(i, 4)
    }

    /// The same, looking at most `reach` words ahead.
    fn nominal_within(&self, i: usize, reach: u32) -> bool {
        if i >= self.end || reach == 0 {
            return false;
        }
        let w = &self.words[i];
        match w.kind {
            Kind::Number | Kind::Currency => return true,
            Kind::Quote => return w.space_before(),
            Kind::Alpha => {}
            _ => return false,
        }
        let c = self.class(i);
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
    fn clause_follows(&self, i: usize) -> bool {
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

    fn open(&self, i: usize, start: usize, c: u64) -> Tag {
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
    fn verb_wins(&self, i: usize, start: usize, c: u64, prev: Tag, prev_at: usize, noun_context: bool, next: u64) -> bool {
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
                return c & class::BASE != 0 && a & (class::MODAL | class::DO) != 0;
            }
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
                && (name && (complement || prep) || complement || prep && self.words[i].class & class::CUE != 0);
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
        let particle = next & class::PART != 0 && self.starts_complement(i + 2);
        if c & class::PAST != 0 && prev.is_nominal() && !self.clause_has_verb && (complement || particle) && next & class::TO == 0
        {
            return particle || next & (class::DET | class::POSS | class::QUANT | class::NUM) != 0 || prev == Tag::Name;
        }
        if prev == Tag::Coord {
            return matches!(self.last_verb, Tag::Base) && (complement || prep) && !first;
        }
        if c & class::ADJ != 0 && c & class::NOUN == 0 {
            return prev.is_nominal() && self.class(prev_at) & class::PLURAL != 0 && complement && !self.clause_has_verb;
        }
        if prev.is_nominal() && !self.clause_has_verb {
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

    /// "the States’ support": an apostrophe that stands alone behind a plural.
    fn is_plural_possessive(&self, i: usize, start: usize) -> bool {
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
    fn opens_quotation(&self, i: usize) -> bool {
        let mark = if matches!(self.kind(i), Some(Kind::Comma | Kind::Colon)) { i + 1 } else { i };
        self.kind(mark) == Some(Kind::Quote) && self.words[mark].space_before()
    }

    /// Whether the clause ends at `i`: a stop, a comma, the end, or a day.
    fn closes_clause(&self, i: usize) -> bool {
        match self.kind(i) {
            None => true,
            Some(Kind::Alpha) => self.class(i) & (class::DAY | class::TIME) != 0,
            Some(k) => matches!(k, Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Close),
        }
    }

    /// Whether the words before `i` are one noun phrase behind a comma or a quotation mark.
    fn stands_behind_quotation(&self, i: usize, start: usize) -> bool {
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
    fn finite_verb_behind(&self, i: usize) -> bool {
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

    /// Which form of a verb it is here.
    fn verb(&self, i: usize, start: usize, c: u64) -> Tag {
        let (prev, prev_at) = self.before(i, start);
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
            Tag::Prep | Tag::Subord | Tag::Det | Tag::Adj | Tag::Number => Tag::Participle,
            Tag::Coord if matches!(self.last_verb, Tag::Participle) => Tag::Participle,
            _ => Tag::Past,
        }
    }

    fn is_by(&self, i: usize) -> bool {
        i < self.end && self.lexicon.form(self.words[i].lex) == "by"
    }

    /// A word that no table knows: its ending tells.
    fn guess(&self, i: usize, start: usize) -> Tag {
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

const CLOSED: u64 = class::DET
    | class::POSS
    | class::SUBJ
    | class::OBJ
    | class::REFL
    | class::REL
    | class::WH
    | class::QUANT
    | class::PREP
    | class::COORD
    | class::SUBORD
    | class::AUX
    | class::NEG
    | class::TO
    | class::THAT
    | class::ADV
    | class::EXPL
    | class::NUM
    | class::PART
    | class::TIME
    | class::DAY
    | class::MONTH
    | class::CONTR
    | class::DEMO;

const OPEN: u64 = class::VERB | class::NOUN | class::ADJ | class::ADV;
