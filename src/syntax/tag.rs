//! Tags: the part of speech of each word.
//!
//! The lexicon gives the classes that a form may have; this file chooses, left to right, by the tag before and the classes
//! behind. It asks class bits from the tables. Words of closed classes and names are in `closed.rs`, the others in `open.rs`, and
//! what both ask of the words around in `look.rs`.

mod closed;
mod look;
mod open;

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
    /// A complementiser, a relative pronoun or a conjunction.
    #[inline]
    fn opens_clause(self) -> bool {
        matches!(self, Tag::That | Tag::Rel | Tag::Wh | Tag::Coord | Tag::Subord)
    }
    #[inline]
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Name)
    }
}

/// Tags the words of a sentence.
pub(crate) fn find(text: &str, lexicon: &Lexicon, words: &mut [Word], range: Range) {
    let mut tagger = Tagger::new(text, lexicon, words, range);
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
        // Sums of conditions: every second word is a long one, which no branch foresees.
        let is_long = (w.kind == Kind::Alpha) & (w.end - w.start >= 4);
        long += u32::from(is_long);
        capital += u32::from(is_long & w.is_capital());
        loud += u32::from(is_long & w.is_all_caps());
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

impl<'a> Tagger<'a> {
    fn new(text: &'a str, lexicon: &'a Lexicon, words: &'a mut [Word], range: Range) -> Tagger<'a> {
        let (title_case, loud) = capitals(words, range);
        let end = range.end as usize;
        Tagger { text, lexicon, words, end, title_case, loud, clause_has_verb: false, last_verb: Tag::Other, opening: true }
    }

    fn class(&self, i: usize) -> u64 {
        if i < self.end { self.words[i].class } else { 0 }
    }

    fn kind(&self, i: usize) -> Option<Kind> {
        (i < self.end).then(|| self.words[i].kind)
    }

    /// Takes note of a word's tag for those behind it. Nearly all words are letters and most are no verb and open no clause, so
    /// that these are told apart before all others.
    fn note(&mut self, i: usize, tag: Tag) {
        if tag.opens_clause() {
            self.clause_has_verb = false;
        } else if tag.is_verb() || tag == Tag::Aux {
            if matches!(tag, Tag::Third | Tag::Past | Tag::Aux) {
                // A past form behind a noun may still turn out a participle ("the deal signed in Paris calls").
                let sure =
                    tag != Tag::Past || self.class(i) & class::PARTICIPLE == 0 || i == 0 || !self.words[i - 1].tag.is_nominal();
                self.clause_has_verb |= sure;
            }
            self.last_verb = tag;
        }
        if self.words[i].kind == Kind::Alpha {
            self.opening = false;
            return;
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

    fn choose(&self, i: usize, start: usize) -> Tag {
        let w = &self.words[i];
        if w.kind != Kind::Alpha {
            return match w.kind {
                Kind::Number | Kind::Currency => Tag::Number,
                Kind::Percent if i > start && self.words[i - 1].tag == Tag::Number => Tag::Noun,
                _ => Tag::Punct,
            };
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
            // "North Korea test-fired a rocket", "the sit-in": what the tables know as one word.
            let whole = self.compound(i);
            if c & class::PAST != 0 && whole & class::PAST != 0 && i > start + 2 && self.words[i - 3].tag.is_nominal() {
                return self.verb(i, start, c);
            }
            if whole & class::NOUN != 0 && c & class::NOUN == 0 && !modifies {
                return Tag::Noun;
            }
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
        if !w.is_capital() {
            if let Some(tag) = self.sole(i, c) {
                return tag;
            }
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
        self.in_context(i, start, c)
    }

    /// The tag of a word with several classes, by the words around.
    fn in_context(&self, i: usize, start: usize, c: u64) -> Tag {
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

    /// The tag of a word that has one class and needs no context: three of five words, at a tenth of the cost. The plain twin is
    /// [`in_context`](Self::in_context), which gives the same.
    fn sole(&self, i: usize, c: u64) -> Option<Tag> {
        let class = c & (CLOSED | OPEN);
        // Several bits, or none; a possessive is a noun whatever its class.
        if class & class.wrapping_sub(1) != 0 || class == 0 || self.words[i].is_possessive() {
            return None;
        }
        match SOLE[class.trailing_zeros() as usize] {
            Some(Tag::Det) => {
                let phrase = self.starts_nominal(i + 1) || self.class(i + 1) & class::PREP == 0 && self.starts_np(i + 1);
                Some(if phrase { Tag::Det } else { Tag::Pronoun })
            }
            tag => tag,
        }
    }

    /// The classes of the word that `i` forms with what its hyphen joins to it.
    fn compound(&self, i: usize) -> u64 {
        let form = &self.text[self.words[i - 2].span().start()..self.words[i].span().end()];
        self.lexicon.class(self.lexicon.get(form.as_bytes()))
    }

    #[inline(always)]
    fn is_form(&self, i: usize, form: &str) -> bool {
        i < self.end && self.lexicon.spells(self.words[i].lex, form)
    }

    fn next_is_name(&self, i: usize) -> bool {
        i < self.end && self.words[i].kind == Kind::Alpha && self.words[i].is_capital()
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

/// The tag of each class where it is the only one of a word, by the number of its bit; none where the words around decide.
const SOLE: [Option<Tag>; 64] = {
    let known = [
        (class::NOUN, Tag::Noun),
        (class::ADJ, Tag::Adj),
        (class::ADV, Tag::Adv),
        (class::NEG, Tag::Adv),
        (class::PART, Tag::Adv),
        (class::PREP, Tag::Prep),
        (class::COORD, Tag::Coord),
        (class::SUBORD, Tag::Subord),
        (class::DET, Tag::Det),
        (class::POSS, Tag::Poss),
        (class::SUBJ, Tag::Pronoun),
        (class::OBJ, Tag::Pronoun),
        (class::REFL, Tag::Pronoun),
        (class::BE, Tag::Aux),
        (class::HAVE, Tag::Aux),
        (class::DO, Tag::Aux),
    ];
    let mut tags = [None; 64];
    let mut i = 0;
    while i < known.len() {
        tags[known[i].0.trailing_zeros() as usize] = Some(known[i].1);
        i += 1;
    }
    tags
};

#[cfg(test)]
mod tests {
    use super::*;

    /// What needs no context is tagged alike in every context.
    #[test]
    fn sole_classes_are_tagged_as_in_context() {
        let lexicon = Lexicon::prepared();
        let mut text = String::new();
        let frames = [("the", "plan"), ("she has", "to"), ("told", "that"), ("more", "20"), (",", "by him"), ("and", "very")];
        let forms = (1..lexicon.len() as u32).filter(|&e| (lexicon.class(e) & (CLOSED | OPEN)).count_ones() == 1);
        for (n, e) in forms.enumerate() {
            let all = lexicon.class(e) & OPEN & !class::ADV == 0;
            for (k, (before, behind)) in frames.iter().enumerate() {
                // The small words everywhere, the others in turn.
                if all || n % frames.len() == k {
                    text += &format!("{before} {} {behind} ", lexicon.form(e));
                }
            }
        }
        let mut segments = crate::segment::Segments::default();
        crate::segment::find(&text, &lexicon, &mut segments);
        let range = Range::new(0, segments.words.len());
        let mut tagger = Tagger::new(&text, &lexicon, &mut segments.words, range);
        let mut told = 0;
        for i in range.iter() {
            let c = tagger.class(i);
            if tagger.words[i].kind == Kind::Alpha && !tagger.words[i].is_capital() {
                if let Some(tag) = tagger.sole(i, c) {
                    assert_eq!(tag, tagger.in_context(i, 0, c), "{}", &text[tagger.words[i].span().range()]);
                    told += 1;
                }
            }
            let tag = tagger.choose(i, 0);
            tagger.words[i].tag = tag;
            tagger.note(i, tag);
        }
        assert!(told > 10_000, "{told}");
    }
}
