//! Chunks: tagged words grouped into noun phrases, verb groups and the small words between.

use super::{Chunk, ChunkKind, NONE, Tag, noun, verb};
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};

/// Appends the chunks of a sentence, and the indexes of those that hold a verb: the verb groups, and pronouns with a verb in
/// them ("he's"). Every word belongs to exactly one chunk, in order.
pub(crate) fn find(text: &str, lexicon: &Lexicon, words: &[Word], range: Range, chunks: &mut Vec<Chunk>, verbs: &mut Vec<u32>) {
    let c = Chunker { text, lexicon, words, end: range.end as usize };
    let mut i = range.start as usize;
    while i < c.end {
        let chunk = c.at(i);
        i = chunk.words.end as usize;
        // Noted and taken back again: no branch foresees which chunk is a verb group.
        verbs.push(chunks.len() as u32);
        let contracted = chunk.is(noun::PRONOUN) & chunk.is_noun() & (chunk.class & class::CONTR != 0);
        verbs.truncate(verbs.len() - usize::from(!(chunk.is_verb() | contracted)));
        chunks.push(chunk);
    }
}

/// The flags that an adverb of this class gives its verb group.
fn adverb(c: u64) -> u16 {
    let flag = |when: bool, flag: u16| if when { flag } else { 0 };
    flag(c & class::NEG != 0, verb::NEGATED) | flag(c & class::HEARSAY == class::HEARSAY, verb::HEARSAY)
}

struct Chunker<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    words: &'a [Word],
    end: usize,
}

impl Chunker<'_> {
    fn tag(&self, i: usize) -> Tag {
        if i < self.end { self.words[i].tag } else { Tag::Punct }
    }

    fn class(&self, i: usize) -> u64 {
        if i < self.end { self.words[i].class } else { 0 }
    }

    fn at(&self, i: usize) -> Chunk {
        let single =
            |kind| Chunk { kind, words: Range::new(i, i + 1), head: i as u32, flags: 0, link: NONE, class: self.class(i) };
        match self.tag(i) {
            Tag::Det | Tag::Poss | Tag::Number | Tag::Adj | Tag::Noun | Tag::Name | Tag::Pronoun => self.noun_phrase(i),
            Tag::Participle | Tag::Gerund if self.modifies(i) => self.noun_phrase(i),
            Tag::Aux | Tag::To | Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Gerund => self.verb_group(i),
            Tag::Adv => {
                // Adverbs before a verb belong to its group, before an adjective to the noun phrase.
                let mut j = i + 1;
                while self.tag(j) == Tag::Adv {
                    j += 1;
                }
                match self.tag(j) {
                    Tag::To | Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Gerund if !self.modifies(j) => {
                        let mut c = self.verb_group(j);
                        c.words.start = i as u32;
                        for w in &self.words[i..j] {
                            c.flags |= adverb(w.class);
                        }
                        c
                    }
                    Tag::Adj | Tag::Number if j == i + 1 => {
                        let mut c = self.noun_phrase(j);
                        c.words.start = i as u32;
                        c
                    }
                    _ => Chunk { flags: adverb(self.class(i)) & verb::HEARSAY, ..single(ChunkKind::Adv) },
                }
            }
            Tag::Prep => single(ChunkKind::Prep),
            Tag::That => single(ChunkKind::That),
            Tag::Rel => single(ChunkKind::Rel),
            Tag::Wh => single(ChunkKind::Wh),
            Tag::Coord => single(ChunkKind::Coord),
            Tag::Subord => single(ChunkKind::Subord),
            Tag::Punct | Tag::Other => single(match self.words[i].kind {
                Kind::Comma => ChunkKind::Comma,
                Kind::Colon => ChunkKind::Colon,
                Kind::Semicolon => ChunkKind::Semicolon,
                Kind::Dash => ChunkKind::Dash,
                Kind::Open => ChunkKind::Open,
                Kind::Close => ChunkKind::Close,
                Kind::Quote => ChunkKind::Quote,
                Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis => ChunkKind::Stop,
                _ => ChunkKind::Other,
            }),
        }
    }

    /// A participle that stands before a noun as its modifier and opens the phrase: "wounded soldiers", "rising prices".
    fn modifies(&self, i: usize) -> bool {
        let c = self.class(i);
        c & class::ADJ != 0
            && self.tag(i) == Tag::Participle
            && self.tag(i + 1) == Tag::Noun
            && self.class(i + 1) & class::PLURAL != 0
            && self.words[i].space_before()
            && i > 0
            && matches!(self.words[i - 1].tag, Tag::Prep | Tag::Coord)
    }

    /// A time word that starts a noun phrase of its own: "told reporters | Monday".
    fn is_time(&self, i: usize) -> bool {
        let c = self.class(i);
        // Few words are one of these.
        if c & (class::DAY | class::TIME | class::MONTH) == 0 {
            return false;
        }
        // "Pham Thu Hang": a short form of a day between names is one.
        let short = c & class::DAY != 0 && self.words[i].end - self.words[i].start == 3;
        if short && i > 0 && self.words[i - 1].tag == Tag::Name && self.words[i - 1].is_capital() && self.tag(i + 1) == Tag::Name
        {
            return false;
        }
        // "the Daily News"
        let named = c & class::DAY == 0 && self.words[i].is_capital() && self.tag(i) == Tag::Name && self.tag(i + 1) == Tag::Name;
        c & (class::DAY | class::TIME) != 0 && self.tag(i) != Tag::Adv && !named
            || c & class::MONTH != 0
                && self.words[i].is_capital()
                && (c & class::MODAL == 0 || self.words.get(i + 1).is_some_and(|w| w.kind == Kind::Number))
    }

    fn noun_phrase(&self, start: usize) -> Chunk {
        let mut i = start;
        let mut head = start;
        let mut flags = 0;
        let mut has_noun = false;
        match self.tag(start) {
            Tag::Pronoun => {
                let c = self.class(start);
                flags |= noun::PRONOUN;
                if c & class::OBJ != 0 && c & class::SUBJ == 0 {
                    flags |= noun::OBJECT;
                }
                return self.finish(start, start + 1, start, flags);
            }
            Tag::Det | Tag::Poss => flags |= if self.is_definite(start) { noun::DEFINITE } else { 0 },
            _ => {}
        }
        let time = self.is_time(start);
        while i < self.end {
            let w = &self.words[i];
            let t = self.tag(i);
            match t {
                Tag::Noun | Tag::Name => {
                    if has_noun && t == Tag::Name && self.stands_apart(i - 1) {
                        break; // "in a radio interview | Lee said"
                    }
                    if has_noun
                        && !time
                        && self.is_time(i)
                        && !w.is_possessive()
                        && !self.class_is(head, class::DAY | class::MONTH | class::TIME)
                    {
                        break;
                    }
                    if time && has_noun && t == Tag::Name && !self.is_time(i) && !self.words[i - 1].is_possessive() {
                        break; // "Monday | Lee said"
                    }
                    head = i;
                    has_noun = true;
                    if w.is_possessive() {
                        // "Lee's visit": what follows is the head, if anything does.
                        if !self.continues_after_possessive(i + 1) {
                            flags |= noun::POSSESSIVE;
                            i += 1;
                            break;
                        }
                    }
                }
                Tag::Number => {
                    // "Aug. 23", "Resolution 2231", "three men"; a new phrase after a plural ("told reporters 20 people").
                    if has_noun && !time && !self.numbered(i) {
                        break;
                    }
                    if !has_noun {
                        head = i;
                    }
                }
                Tag::Adj => {
                    if has_noun && !self.words[i - 1].is_possessive() && !self.words[head].is_possessive() {
                        // "the region stable", or "Lee, Japanese": an adjective behind the noun is not part of it,
                        // unless a noun follows ("North Korea nuclear talks").
                        let noun = match self.is_hyphen(i + 1) {
                            true => matches!(self.tag(i + 2), Tag::Noun | Tag::Adj), // "Ossen co-founder Ana Vell"
                            false => self.tag(i + 1) == Tag::Noun,
                        };
                        let title = self.words[i - 1].tag == Tag::Name && noun;
                        if !title && !self.hyphened(i) && !self.is_mark(i - 1) {
                            break;
                        }
                    } else if !has_noun {
                        head = i;
                    }
                }
                Tag::Det | Tag::Poss => {
                    if i > start && self.words[i - 1].tag != Tag::Det && !(has_noun && self.words[i - 1].is_possessive()) {
                        break;
                    }
                    if !has_noun {
                        head = i;
                    }
                }
                Tag::Adv => {
                    // "the newly elected president", "a more active role"
                    let open = !has_noun || self.words[i - 1].is_possessive();
                    if !open || !matches!(self.tag(i + 1), Tag::Adj | Tag::Participle | Tag::Gerund | Tag::Number) {
                        break;
                    }
                }
                Tag::Participle | Tag::Gerund | Tag::Past => {
                    // A modifier between determiner and noun: "the wounded soldiers".
                    let inside = !has_noun && i > start && matches!(self.tag(i + 1), Tag::Noun | Tag::Adj | Tag::Name);
                    if !inside && !(i == start) {
                        break;
                    }
                }
                Tag::Coord => {
                    // "economic and security ties", "his first and last visit"
                    let open = !has_noun || self.words[head].is_possessive();
                    let joins = open
                        && matches!(self.words[i - 1].tag, Tag::Adj | Tag::Number | Tag::Participle)
                        && i > start
                        && (self.tag(i + 1) == Tag::Adj
                            || matches!(self.tag(i + 1), Tag::Participle | Tag::Past) && self.tag(i + 2) == Tag::Noun)
                        || has_noun && self.shared_modifier(i, start);
                    if !joins {
                        break;
                    }
                }
                Tag::Punct => match w.kind {
                    Kind::Hyphen if w.glued() && i + 1 < self.end && self.words[i + 1].glued() && self.words[i + 1].is_word() => {
                    }
                    // "the U.N.’s", a plural possessive: "leaders' meeting"
                    Kind::Quote
                        if w.glued()
                            && has_noun
                            && w.end - w.start != 2
                            && (self.class(i - 1) & class::PLURAL != 0
                                || self.words[i - 1].tag == Tag::Name && !self.closes_single(i))
                            && matches!(self.tag(i + 1), Tag::Noun | Tag::Adj | Tag::Name)
                            && self.words[i + 1].space_before()
                            && self.is_apostrophe(i) => {}
                    // "Russia's unjustified, unprovoked war": adjectives in a row, the noun still to come.
                    Kind::Comma
                        if self.words[i - 1].tag == Tag::Adj
                            && self.tag(i + 1) == Tag::Adj
                            && (!has_noun || self.words[head].is_possessive())
                            && (i + 1..(i + 6).min(self.end)).any(|k| self.tag(k).is_nominal())
                            && i > start + 1 => {}
                    Kind::Percent => head = i,
                    Kind::Stop if false => {}
                    // "P5+1"
                    Kind::Symbol
                        if w.glued()
                            && has_noun
                            && self.words.get(i + 1).is_some_and(|n| n.glued() && n.kind == Kind::Number)
                            && i + 1 < self.end =>
                    {
                        i += 1;
                    }
                    _ => break,
                },
                _ => break,
            }
            i += 1;
        }
        if i == start {
            i += 1;
        }
        // Words at the end that cannot end a phrase.
        while i > start + 1 && matches!(self.words[i - 1].tag, Tag::Coord | Tag::Adv) {
            i -= 1;
        }
        if !has_noun && self.words[start..i].iter().all(|w| matches!(w.tag, Tag::Adj | Tag::Adv | Tag::Punct | Tag::Coord)) {
            let head = (start..i).rev().find(|&k| self.words[k].tag == Tag::Adj).unwrap_or(start);
            return Chunk {
                kind: ChunkKind::Adj,
                words: Range::new(start, i),
                head: head as u32,
                flags: 0,
                link: NONE,
                class: self.class(head),
            };
        }
        // "three years of talks", "the end of the week"
        let measured = || !self.class_is(head, class::DAY | class::MONTH) && self.is_of(i);
        if time
            && !measured()
            && !self.words[i - 1].is_possessive()
            && (self.is_time(head) || self.class_is(head, class::PERIOD) || self.words[head].tag == Tag::Number)
        {
            flags |= noun::TIME;
        }
        self.finish(start, i, head, flags)
    }

    /// A common noun that no name is joined to: not "minister Lee", "agency Yonhap", "city Busan".
    fn stands_apart(&self, i: usize) -> bool {
        let c = self.class(i);
        self.words[i].tag == Tag::Noun
            && self.words[i].kind == Kind::Alpha
            && !self.words[i].is_possessive()
            && !self.words[i].is_capital()
            && c & (class::EVENT | class::SPEECH | class::PERIOD | class::DOCUMENT) != 0
            && c & (class::PERSON | class::GROUP | class::PLACE | class::TITLE) == 0
    }

    fn class_is(&self, i: usize, bits: u64) -> bool {
        self.class(i) & bits != 0
    }

    fn is_definite(&self, i: usize) -> bool {
        let w = &self.words[i];
        w.tag == Tag::Poss || self.class(i) & class::DEMO != 0 || self.lexicon.spells(w.lex, "the")
    }

    fn is_of(&self, i: usize) -> bool {
        i < self.end && self.lexicon.spells(self.words[i].lex, "of")
    }

    /// The straight or the curly one: not a double mark.
    fn is_apostrophe(&self, i: usize) -> bool {
        matches!(&self.text[self.words[i].span()], "'" | "’")
    }

    fn is_hyphen(&self, i: usize) -> bool {
        i < self.end && self.words[i].kind == Kind::Hyphen && self.words[i].glued()
    }

    /// The apostrophe of a plural possessive, which [`noun_phrase`](Self::noun_phrase) has let in.
    fn is_mark(&self, i: usize) -> bool {
        self.words[i].kind == Kind::Quote
    }

    /// Whether a single mark before `i` waits to be closed: then this is no apostrophe.
    fn closes_single(&self, i: usize) -> bool {
        (i.saturating_sub(60)..i).any(|k| {
            let w = &self.words[k];
            w.kind == Kind::Quote
                && w.space_before()
                && !self.words[k + 1].space_before()
                && matches!(&self.text[w.span()], "'" | "‘")
        })
    }

    fn hyphened(&self, i: usize) -> bool {
        i > 0 && self.words[i - 1].kind == Kind::Hyphen && self.words[i].glued()
    }

    fn numbered(&self, i: usize) -> bool {
        self.class(i - 1) & class::PLURAL == 0 && self.words[i].kind == Kind::Number && self.words[i - 1].tag.is_nominal()
            || self.words[i - 1].tag == Tag::Number
            || self.words[i - 1].kind == Kind::Hyphen
    }

    fn continues_after_possessive(&self, i: usize) -> bool {
        match self.tag(i) {
            Tag::Noun | Tag::Name | Tag::Adj | Tag::Number => true,
            Tag::Adv => matches!(self.tag(i + 1), Tag::Adj),
            // "Lee's most explosive claim"
            Tag::Det => self.class(i) & class::ADV != 0 && self.tag(i + 1) == Tag::Adj,
            Tag::Participle | Tag::Gerund | Tag::Past => matches!(self.tag(i + 1), Tag::Noun | Tag::Adj),
            _ => false,
        }
    }

    /// "the trade and security talks": nouns without determiners on both sides, a common head behind.
    fn shared_modifier(&self, i: usize, start: usize) -> bool {
        self.words[i - 1].tag == Tag::Noun
            && self.class(i - 1) & (class::PLURAL | class::PERSON) == 0
            && self.tag(i + 1) == Tag::Noun
            && self.class(i + 1) & class::PLURAL == 0
            && self.tag(i + 2) == Tag::Noun
            && !self.words[i + 1].is_possessive()
            && i > start
    }

    fn finish(&self, start: usize, end: usize, head: usize, mut flags: u16) -> Chunk {
        let c = self.class(head);
        if self.words[head].tag == Tag::Name {
            flags |= noun::NAME;
        }
        if c & class::PLURAL != 0 {
            flags |= noun::PLURAL;
        }
        // "last Friday", "next March"
        if c & (class::DAY | class::MONTH) != 0
            && c & class::MODAL == 0
            && end == head + 1
            && start < head
            && (start..head).all(|i| self.words[i].tag == Tag::Adj)
            && !self.words[head].is_possessive()
        {
            flags |= noun::TIME;
        }
        if c & class::PERIOD != 0
            && self.words[head].tag == Tag::Noun
            && end - start <= 4
            && !self.words[head].is_possessive()
            && !self.is_of(end)
        {
            flags |= noun::TIME;
        }
        Chunk { kind: ChunkKind::Noun, words: Range::new(start, end), head: head as u32, flags, link: NONE, class: c }
    }

    fn verb_group(&self, start: usize) -> Chunk {
        let mut flags = 0;
        let mut i = start;
        let mut main = start;
        let mut has_main = false;
        let mut last_aux = 0u64;
        let contracted = start > 0 && self.words[start - 1].tag == Tag::Pronoun && self.class(start - 1) & class::CONTR != 0;
        if contracted {
            last_aux = self.class(start - 1) & class::AUX;
            flags |= verb::FINITE;
            if last_aux & class::MODAL != 0 {
                flags |= verb::FUTURE;
            }
        }
        let mut aux_at = start;
        while i < self.end {
            let w = &self.words[i];
            let c = self.class(i);
            match w.tag {
                Tag::To if i == start => flags |= verb::INFINITIVE,
                Tag::To
                    if last_aux & (class::BE | class::HAVE) != 0
                        && i > start
                        && matches!(self.tag(i + 1), Tag::Base | Tag::Aux)
                        && !has_main =>
                {
                    // "is to meet", "has to leave"
                    flags |= if last_aux & class::BE != 0 { verb::FUTURE } else { verb::OBLIGED };
                    last_aux = class::MODAL;
                }
                Tag::Aux => {
                    if has_main {
                        break;
                    }
                    if c & class::MODAL != 0 {
                        flags |= self.modality(i) | verb::FINITE;
                    } else if i == start || (flags & verb::INFINITIVE == 0 && last_aux == 0) {
                        let form = self.lexicon.form(w.lex);
                        if !matches!(form, "be" | "been" | "being" | "having" | "doing" | "done") {
                            flags |= verb::FINITE;
                        } else if matches!(form, "being" | "having" | "doing") {
                            flags |= verb::GERUND;
                        }
                        if matches!(form, "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't") {
                            flags |= verb::PAST;
                        }
                    }
                    if c & class::NEG != 0 {
                        flags |= verb::NEGATED;
                    }
                    if c & class::HAVE != 0 {
                        flags |= verb::PERFECT;
                    }
                    last_aux = c & class::AUX;
                    aux_at = i;
                    main = i;
                }
                Tag::Adv => {
                    flags |= adverb(c);
                    // An adverb stays inside only when more of the group follows.
                    let mut j = i + 1;
                    while self.tag(j) == Tag::Adv {
                        j += 1;
                    }
                    let more = !has_main
                        && (matches!(self.tag(j), Tag::Base | Tag::Third | Tag::Past | Tag::Participle | Tag::Gerund)
                            || self.tag(j) == Tag::Aux && self.class(j) & class::BE != 0 && last_aux != 0
                            || self.tag(j) == Tag::To && last_aux & class::BE != 0);
                    if !more && c & class::NEG == 0 {
                        break;
                    }
                    if has_main {
                        break;
                    }
                }
                Tag::Base => {
                    if has_main {
                        break;
                    }
                    has_main = true;
                    main = i;
                    if i == start || last_aux == 0 && flags & verb::INFINITIVE == 0 {
                        flags |= verb::FINITE;
                    }
                }
                Tag::Third | Tag::Past => {
                    if has_main || last_aux != 0 && !contracted {
                        break;
                    }
                    has_main = true;
                    main = i;
                    flags |= verb::FINITE;
                    if w.tag == Tag::Past {
                        flags |= verb::PAST;
                    }
                }
                Tag::Participle => {
                    if has_main {
                        break;
                    }
                    has_main = true;
                    main = i;
                    if last_aux & class::BE != 0 {
                        flags |= verb::PASSIVE;
                    } else if last_aux & class::HAVE != 0 {
                        flags |= verb::PERFECT;
                    } else if last_aux == 0 {
                        flags |= verb::PARTICIPLE;
                    }
                }
                Tag::Gerund => {
                    if has_main {
                        break;
                    }
                    has_main = true;
                    main = i;
                    if last_aux & class::BE != 0 {
                        flags |= verb::PROGRESSIVE;
                        // "is going to meet"
                        if self.lexicon.spells(w.lex, "going") && self.tag(i + 1) == Tag::To {
                            flags |= verb::FUTURE;
                            last_aux = class::MODAL;
                            has_main = false;
                            i += 2;
                            continue;
                        }
                    } else {
                        flags |= verb::GERUND;
                    }
                }
                _ => break,
            }
            i += 1;
            if has_main {
                break;
            }
        }
        if i == start {
            i += 1;
        }
        while i > start + 1 && self.words[i - 1].tag == Tag::Adv && self.class(i - 1) & class::NEG == 0 {
            i -= 1;
        }
        if !has_main {
            flags |= verb::COPULA;
            main = aux_at;
        }
        Chunk {
            kind: ChunkKind::Verb,
            words: Range::new(start, i),
            head: main as u32,
            flags,
            link: NONE,
            class: self.class(main),
        }
    }

    fn modality(&self, i: usize) -> u16 {
        let form = self.lexicon.form(self.words[i].lex);
        let stem = form.strip_suffix("n't").or_else(|| form.strip_suffix("not")).unwrap_or(form);
        match stem {
            "will" | "wo" | "shall" | "'ll" | "sha" => verb::FUTURE,
            "would" | "'d" => verb::FUTURE | verb::POSSIBLE,
            "can" | "ca" | "could" | "may" | "might" | "'may" => verb::POSSIBLE,
            "must" | "should" | "ought" => verb::OBLIGED,
            _ => 0,
        }
    }
}
