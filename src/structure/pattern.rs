//! Patterns: the small language in which `markers.tsv` writes what boilerplate looks like.
//!
//! A pattern is a row of tokens, separated by spaces, that is held against the words of one paragraph:
//!
//! | token | stands for |
//! |---|---|
//! | `word` | the word; small letters match any case, `Word` wants a capital, `WORD` wants capitals throughout |
//! | `a\|b\|:\|$` | one of them |
//! | `word?` `:?` `<slot>?` | the same, or nothing |
//! | `*` `**` | a gap of up to twelve words, of up to forty |
//! | `^` `$` | the paragraph's start and end |
//! | `<issuer>` | a name, kept as the issuer; `<name>` a name that is not kept |
//! | `<year>` `<date>` `<time>` `<number>` | 2024 or 2019-2024; 5 May 2024 in any order; 2:06 p.m. EST; any number |
//! | `<mail>` `<url>` `<phone>` `<handle>` | the details of a contact |
//! | `<initials>` `<code>` `<stamp>` `<caps>` | `abc/de`; a word with letters and figures; a six-figure time; words in capitals |
//! | `<agency>` | a word that `datelines.tsv` calls an agency |
//! | `<details>` | the rest of the paragraph, where it holds contact details and hardly a sentence |
//! | `: ( ) [ ] / # - = _ © …` | the mark; `\` before `* ? ^ $ \|` takes it as it is |
//!
//! Commas, quotation marks and hyphens in the text are passed over where the pattern does not name them, so that `as is`
//! finds "as is" in any marks and `forward looking` finds "forward‑looking". A possessive `'s` is passed over too, and so
//! is the `?s` that a damaged encoding made of one.

use super::dateline_words::Words;
use super::shape;
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Segments, Word, tokens};

/// Upper bounds that keep matching linear.
const GAP: u8 = 12;
const LONG_GAP: u8 = 40;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Case {
    Any,
    Capital,
    Caps,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Issuer,
    Name,
    Year,
    Date,
    Time,
    Number,
    Mail,
    Url,
    Phone,
    Handle,
    Initials,
    Code,
    Stamp,
    Caps,
    Details,
}

#[derive(Debug)]
enum What {
    Start,
    End,
    /// Entries of the lexicon, one of which must stand there.
    Word(Box<[(u32, Case)]>),
    Mark(char),
    Gap(u8),
    Slot(Slot),
    /// Alternatives that are not all words.
    Either(Box<[What]>),
}

/// Stray marks and stops at a paragraph's ends, in words.
const SLACK: u16 = 6;

impl What {
    /// Most words that it can take up, with the marks passed over before it.
    fn longest(&self) -> u16 {
        match self {
            What::Start | What::End => 0,
            What::Word(_) => 6,
            What::Mark(_) => 1,
            What::Gap(n) => u16::from(*n),
            What::Slot(Slot::Year | Slot::Number | Slot::Handle | Slot::Code | Slot::Stamp) => 4,
            What::Slot(Slot::Date | Slot::Time) => 10,
            What::Slot(Slot::Issuer | Slot::Name | Slot::Phone | Slot::Caps | Slot::Initials) => 24,
            What::Slot(Slot::Details) => 60,
            What::Slot(_) => u16::MAX,
            What::Either(all) => all.iter().map(What::longest).max().unwrap_or(0),
        }
    }
}

/// Faces: what a word or mark shows without a look at its letters, a bit each.
pub(super) mod face {
    use crate::segment::{Kind, Word};

    pub(in crate::structure) const CAPS: u32 = 1 << 18;
    const FIRST_SYMBOL: u32 = 19;
    /// A mark that may stand before a paragraph's first word.
    pub(in crate::structure) const STRAY: u32 = u32::MAX << FIRST_SYMBOL;

    pub(in crate::structure) const fn kind(kind: Kind) -> u32 {
        match kind {
            Kind::Dash => 1 << Kind::Hyphen as u32,
            Kind::Ellipsis => 1 << Kind::Stop as u32,
            Kind::Symbol => 0,
            other => 1 << other as u32,
        }
    }

    /// Symbols share the bits that are left.
    pub(in crate::structure) const fn symbol(first_byte: u8) -> u32 {
        1 << (FIRST_SYMBOL + first_byte as u32 % (32 - FIRST_SYMBOL))
    }

    /// The faces of the kinds: no branch foresees which kind comes next.
    const KINDS: [u32; 32] = {
        let mut faces = [0; 32];
        let mut i = 0;
        while i < 32 {
            faces[i] = 1 << i;
            i += 1;
        }
        faces[Kind::Dash as usize] = kind(Kind::Dash);
        faces[Kind::Ellipsis as usize] = kind(Kind::Ellipsis);
        faces[Kind::Symbol as usize] = 0;
        faces
    };

    #[inline]
    pub(in crate::structure) fn of(text: &str, w: &Word) -> u32 {
        if w.kind == Kind::Symbol {
            return symbol(text.as_bytes()[w.start as usize]);
        }
        let caps = (w.kind == Kind::Alpha) & w.is_all_caps();
        KINDS[w.kind as usize % 32] | (u32::from(caps) * CAPS)
    }
}

impl What {
    /// Faces that it cannot match without.
    fn must_show(&self, lexicon: &Lexicon) -> u32 {
        match self {
            What::Mark(mark) => mark_face(*mark, lexicon),
            What::Slot(slot) => match slot {
                Slot::Year | Slot::Date | Slot::Time | Slot::Number | Slot::Stamp | Slot::Phone => face::kind(Kind::Number),
                Slot::Mail | Slot::Handle => face::symbol(b'@'),
                Slot::Initials => face::kind(Kind::Slash),
                Slot::Caps => face::CAPS,
                Slot::Issuer | Slot::Name | Slot::Url | Slot::Code | Slot::Details => 0,
            },
            What::Either(all) => all.iter().fold(u32::MAX, |all, one| all & one.must_show(lexicon)),
            What::Start | What::End | What::Word(_) | What::Gap(_) => 0,
        }
    }

    /// Faces that the first word it takes up can have, marks that are passed over included.
    fn may_begin(&self, lexicon: &Lexicon) -> u32 {
        let word = face::kind(Kind::Alpha) | face::kind(Kind::Number);
        let passed = face::kind(Kind::Comma) | face::kind(Kind::Quote) | face::kind(Kind::Hyphen);
        match self {
            What::Mark(mark) => mark_face(*mark, lexicon),
            What::Word(_) => word | passed,
            What::Slot(slot) => match slot {
                Slot::Issuer | Slot::Name => word | passed | face::kind(Kind::Open),
                Slot::Caps => face::CAPS,
                Slot::Year | Slot::Number | Slot::Time | Slot::Stamp => face::kind(Kind::Number),
                Slot::Date | Slot::Code | Slot::Initials => word,
                Slot::Handle => face::symbol(b'@'),
                Slot::Mail | Slot::Url | Slot::Phone | Slot::Details => u32::MAX,
            },
            What::Either(all) => all.iter().fold(0, |any, one| any | one.may_begin(lexicon)),
            What::Start | What::End | What::Gap(_) => u32::MAX,
        }
    }
}

/// The face of the words that `mark_matches` finds for a mark.
fn mark_face(mark: char, lexicon: &Lexicon) -> u32 {
    let mut bytes = [0; 4];
    let text = mark.encode_utf8(&mut bytes);
    let mut segments = Segments::default();
    crate::segment::find(text, lexicon, &mut segments);
    segments.words.first().map_or(0, |word| face::of(text, word))
}

#[derive(Debug)]
struct Element {
    what: What,
    optional: bool,
}

/// A pattern made ready.
#[derive(Debug)]
pub(super) struct Pattern {
    elements: Box<[Element]>,
    /// The element that a scan looks for: the rarest word that must be there.
    anchor: Option<usize>,
    /// What stands before the anchor is tried before what follows it.
    backward_first: bool,
    /// Most words that can stand between the paragraph's start and the anchor, and from the anchor to its end, where the
    /// pattern is tied to them: a cheap test before the elements are tried.
    pub(super) before: u16,
    pub(super) after: u16,
}

/// The words that a pattern is held against.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: &'a [Word],
    /// The paragraph.
    pub(super) range: Range,
}

impl<'a> Text<'a> {
    pub(super) fn start(&self) -> usize {
        self.range.start as usize
    }
    pub(super) fn end(&self) -> usize {
        self.range.end as usize
    }
    /// The word without a possessive ending, as it stands.
    pub(super) fn str(&self, i: usize) -> &'a str {
        &self.text[self.words[i].span().range()]
    }
    pub(super) fn is(&self, i: usize, bits: u64) -> bool {
        self.lexicon.is(self.words[i].lex, bits)
    }
}

/// Where a pattern matched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) words: Range,
    pub(super) issuer: Option<Range>,
}

impl Pattern {
    /// The entries of the lexicon that the pattern speaks of.
    pub(super) fn vocabulary(&self) -> impl Iterator<Item = u32> + '_ {
        let words = self.elements.iter().flat_map(|e| match &e.what {
            What::Word(alts) => &alts[..],
            _ => &[],
        });
        words.map(|a| a.0)
    }

    /// For two words besides the anchor that must be there, the bits (by `bit`) of their alternatives, of which one must be
    /// set in the paragraph; those that are least often set, as their bits outside of `common` are the fewest. All bits where
    /// there is no such word.
    pub(super) fn needs(&self, common: u64, bit: impl Fn(u32) -> u64) -> [u64; 2] {
        let often = |bits: u64| (bits & common).count_ones() * 8 + (bits & !common).count_ones();
        let mut needs = [u64::MAX; 2];
        for (i, e) in self.elements.iter().enumerate() {
            if let (What::Word(alts), false) = (&e.what, e.optional || self.anchor == Some(i)) {
                let bits = alts.iter().fold(0, |all, a| all | bit(a.0));
                if often(bits) < often(needs[0]) {
                    needs = [bits, needs[0]];
                } else if often(bits) < often(needs[1]) {
                    needs[1] = bits;
                }
            }
        }
        needs
    }

    /// Reads a pattern; its words join the lexicon.
    pub(super) fn parse(text: &str, table: &Words, lexicon: &mut Lexicon) -> Result<Pattern, String> {
        let mut elements = Vec::new();
        for token in text.split_ascii_whitespace() {
            parse_token(token, table, lexicon, &mut elements)?;
        }
        let required = |e: &&Element| !e.optional && !matches!(e.what, What::Start | What::End | What::Gap(_));
        if elements.iter().filter(required).count() == 0 {
            return Err("the marker matches everything: name at least one word".into());
        }
        let anchor = anchor(&elements, lexicon);
        let first = matches!(elements[0].what, What::Start);
        let last = matches!(elements[elements.len() - 1].what, What::End);
        if anchor.is_none() && !first && !last {
            return Err("the marker has no word to look for: begin it with ^ or end it with $".into());
        }
        let most = |elements: &[Element]| elements.iter().fold(SLACK, |n, e| n.saturating_add(e.what.longest()));
        let before = if first { most(&elements[..anchor.unwrap_or(0)]) } else { u16::MAX };
        let after = if last { most(&elements[anchor.unwrap_or(0)..]) } else { u16::MAX };
        let backward_first = anchor.is_some_and(|a| {
            // What stands right beside the anchor refuses soonest; a gap or a slot is tried at many lengths.
            let quick = |e: Option<&Element>| e.is_some_and(|e| !e.optional && matches!(e.what, What::Word(_) | What::Mark(_)));
            let at_start = a == 1 && first;
            at_start || a > 0 && quick(elements.get(a - 1)) || !quick(elements.get(a + 1))
        });
        Ok(Pattern { elements: elements.into(), anchor, before, after, backward_first })
    }

    /// The lexicon entries at which a match can be looked for; empty where only the paragraph's ends will do.
    pub(super) fn anchors(&self) -> impl Iterator<Item = u32> + '_ {
        let alts = match self.anchor.map(|a| &self.elements[a].what) {
            Some(What::Word(alts)) => &alts[..],
            _ => &[],
        };
        alts.iter().map(|a| a.0)
    }

    /// The symbol at which a match can be looked for, where the pattern has no word for it: "©".
    pub(super) fn anchor_mark(&self) -> Option<char> {
        match self.anchor.map(|a| &self.elements[a].what) {
            Some(What::Mark(mark)) => Some(*mark),
            _ => None,
        }
    }

    /// The faces that must all stand in the paragraph.
    pub(super) fn faces(&self, lexicon: &Lexicon) -> u32 {
        self.elements.iter().filter(|e| !e.optional).fold(0, |all, e| all | e.what.must_show(lexicon))
    }

    /// The faces of which the paragraph's first word must have one, for a pattern that is tied to the paragraph's start.
    pub(super) fn first_faces(&self, lexicon: &Lexicon) -> u32 {
        let mut all = face::STRAY;
        for e in &self.elements[1..] {
            all |= e.what.may_begin(lexicon);
            if !e.optional {
                return all;
            }
        }
        u32::MAX
    }

    /// Whether the pattern is tied to the paragraph's start.
    pub(super) fn at_start(&self) -> bool {
        matches!(self.elements[0].what, What::Start)
    }

    /// Matches with the anchor at word `at`.
    pub(super) fn at(&self, text: Text<'_>, at: usize) -> Option<Match> {
        let anchor = self.anchor?;
        let mut issuer = None;
        let (start, end);
        if self.backward_first {
            start = self.backward(text, anchor, at, &mut issuer)?;
            end = self.forward(text, anchor, at, &mut issuer)?;
        } else {
            end = self.forward(text, anchor, at, &mut issuer)?;
            start = self.backward(text, anchor, at, &mut issuer)?;
        }
        Some(Match { words: Range::new(start, end), issuer })
    }

    /// Matches at the paragraph's start.
    pub(super) fn match_start(&self, text: Text<'_>) -> Option<Match> {
        let mut issuer = None;
        let end = self.forward(text, 0, text.start(), &mut issuer)?;
        Some(Match { words: Range::new(text.start(), end), issuer })
    }

    /// Matches at the paragraph's end.
    pub(super) fn match_end(&self, text: Text<'_>) -> Option<Match> {
        let mut issuer = None;
        let start = self.backward(text, self.elements.len(), text.end(), &mut issuer)?;
        Some(Match { words: Range::new(start, text.end()), issuer })
    }

    /// Matches the elements from `e` on at the words from `at` on; the word after the last.
    fn forward(&self, text: Text<'_>, e: usize, at: usize, issuer: &mut Option<Range>) -> Option<usize> {
        let Some(element) = self.elements.get(e) else { return Some(at) };
        let found = self.forward_one(text, e, &element.what, at, issuer);
        found.or_else(|| if element.optional { self.forward(text, e + 1, at, issuer) } else { None })
    }

    fn forward_one(&self, text: Text<'_>, e: usize, what: &What, at: usize, issuer: &mut Option<Range>) -> Option<usize> {
        let rest = |at: usize, issuer: &mut Option<Range>| self.forward(text, e + 1, at, issuer);
        let end = text.end();
        match what {
            What::Start if at == text.start() => {
                // A stray mark before the first word: a caret, a bullet, a control character.
                rest(at, issuer).or_else(|| if is_stray(text, at) { rest(at + 1, issuer) } else { None })
            }
            What::Start => None,
            What::End => (skip_stops(text, at) == end).then(|| rest(end, issuer)).flatten(),
            What::Word(alts) => {
                let w = skip(text, at);
                if w < end && word_matches(text, w, alts) { rest(after(text, w), issuer) } else { None }
            }
            What::Mark(mark) => {
                if at < end && mark_matches(text, at, *mark) {
                    rest(at + 1, issuer)
                } else {
                    None
                }
            }
            What::Gap(gap) => (at..=(at + usize::from(*gap)).min(end)).find_map(|next| rest(next, issuer)),
            What::Slot(slot) => {
                let from = if matches!(slot, Slot::Issuer | Slot::Name) { skip_marks(text, at) } else { at };
                let mut to = shape::longest(text, *slot, from);
                let mut found = None;
                while let Some(next) = to {
                    found = rest(next, issuer);
                    if found.is_some() {
                        if *slot == Slot::Issuer {
                            *issuer = Some(Range::new(from, next));
                        }
                        break;
                    }
                    to = shape::shorter(text, *slot, from, next);
                }
                found
            }
            What::Either(alternatives) => alternatives.iter().find_map(|what| self.forward_one(text, e, what, at, issuer)),
        }
    }

    /// Matches the elements before `e` at the words before `at`; the first word.
    fn backward(&self, text: Text<'_>, e: usize, at: usize, issuer: &mut Option<Range>) -> Option<usize> {
        if e == 0 {
            return Some(at);
        }
        let element = &self.elements[e - 1];
        let found = self.backward_one(text, e, &element.what, at, issuer);
        found.or_else(|| if element.optional { self.backward(text, e - 1, at, issuer) } else { None })
    }

    fn backward_one(&self, text: Text<'_>, e: usize, what: &What, at: usize, issuer: &mut Option<Range>) -> Option<usize> {
        let rest = |at: usize, issuer: &mut Option<Range>| self.backward(text, e - 1, at, issuer);
        let start = text.start();
        match what {
            What::Start => {
                let first = skip_back(text, at);
                let there = first == start || first == start + 1 && is_stray(text, start);
                there.then(|| rest(start, issuer)).flatten()
            }
            What::End => (at == text.end()).then(|| rest(trim_stops(text, at), issuer)).flatten(),
            What::Word(alts) => {
                let w = skip_back(text, at);
                if w > start && word_matches(text, w - 1, alts) { rest(w - 1, issuer) } else { None }
            }
            What::Mark(mark) => {
                if at > start && mark_matches(text, at - 1, *mark) {
                    rest(at - 1, issuer)
                } else {
                    None
                }
            }
            What::Gap(gap) => (0..=usize::from(*gap).min(at - start)).find_map(|n| rest(at - n, issuer)),
            What::Slot(slot) => {
                let to = if matches!(slot, Slot::Issuer | Slot::Name) { skip_back(text, at) } else { at };
                let mut found = None;
                // A slot read backwards: the longest stretch of a bounded length that fills it to the last word.
                let first = if to > start && shape::may_end(text, *slot, to - 1) { start.max(to.saturating_sub(12)) } else { to };
                for from in (first..to).filter(|f| shape::fills(text, *slot, *f, to)) {
                    found = rest(from, issuer);
                    if found.is_some() {
                        if *slot == Slot::Issuer {
                            *issuer = Some(Range::new(from, to));
                        }
                        break;
                    }
                }
                found
            }
            What::Either(alternatives) => alternatives.iter().find_map(|what| self.backward_one(text, e, what, at, issuer)),
        }
    }
}

/// The rarest word that must be there: no closed-class word where there is another, a long one before a short one.
fn anchor(elements: &[Element], lexicon: &Lexicon) -> Option<usize> {
    let closed = class::DET | class::PREP | class::COORD | class::AUX | class::POSS | class::SUBJ | class::THAT | class::SUBORD;
    let rarity = |alts: &[(u32, Case)]| {
        let common = alts.iter().any(|a| lexicon.is(a.0, closed));
        let len = alts.iter().map(|a| lexicon.form(a.0).len()).min().unwrap_or(0);
        if common { len } else { 40 + len - 3 * alts.len().min(10) }
    };
    let mut best: Option<(usize, usize)> = None;
    for (i, e) in elements.iter().enumerate() {
        if let (What::Word(alts), false) = (&e.what, e.optional) {
            let r = rarity(alts);
            if best.is_none_or(|b| r > b.0) {
                best = Some((r, i));
            }
        }
    }
    let symbol = |e: &Element| !e.optional && matches!(e.what, What::Mark(mark) if !mark.is_ascii_punctuation() || mark == '|');
    best.map(|b| b.1).or_else(|| elements.iter().position(symbol))
}

fn parse_token(token: &str, table: &Words, lexicon: &mut Lexicon, out: &mut Vec<Element>) -> Result<(), String> {
    let mut push = |what: What, optional: bool| out.push(Element { what, optional });
    let simple = match token {
        "^" => Some(What::Start),
        "$" => Some(What::End),
        "*" => Some(What::Gap(GAP)),
        "**" => Some(What::Gap(LONG_GAP)),
        _ => None,
    };
    if let Some(what) = simple {
        push(what, false);
        return Ok(());
    }
    let (bare, optional) = match token.strip_suffix('?') {
        Some(bare) if !bare.is_empty() && bare != "\\" => (bare, true),
        _ => (token, false),
    };
    if bare == "<agency>" {
        push(What::Word(table.agencies().map(|lex| (lex, Case::Any)).collect()), optional);
        return Ok(());
    }
    if bare.contains('|') && !bare.contains("\\|") {
        let mut words = Vec::new();
        let mut others = Vec::new();
        for alternative in bare.split('|') {
            if let Some(slot) = slot(alternative)? {
                others.push(What::Slot(slot));
            } else if alternative == "$" {
                others.push(What::End);
            } else if !alternative.contains(char::is_alphanumeric) && alternative.chars().count() == 1 {
                others.extend(alternative.chars().map(What::Mark));
            } else {
                match forms(alternative, lexicon).as_slice() {
                    [one] => words.push(*one),
                    _ => return Err(format!("\"{alternative}\" is more than one word: alternatives are single words")),
                }
            }
        }
        if others.is_empty() {
            push(What::Word(words.into()), optional);
        } else {
            if !words.is_empty() {
                others.push(What::Word(words.into()));
            }
            push(What::Either(others.into()), optional);
        }
        return Ok(());
    }
    if let Some(slot) = slot(bare)? {
        push(What::Slot(slot), optional);
        return Ok(());
    }
    if !bare.contains(char::is_alphanumeric) {
        let mut escaped = false;
        for c in bare.chars() {
            if c == '\\' && !escaped {
                escaped = true;
                continue;
            }
            escaped = false;
            push(What::Mark(c), optional);
        }
        return Ok(());
    }
    let words = forms(bare, lexicon);
    if words.is_empty() || (optional && words.len() > 1) {
        return Err(format!("\"{bare}\" is no single word: only a single word can be optional"));
    }
    for form in words {
        push(What::Word([form].into()), optional);
    }
    Ok(())
}

/// The slot that `<name>` stands for; `None` where the token is none.
fn slot(token: &str) -> Result<Option<Slot>, String> {
    if !token.starts_with('<') || !token.ends_with('>') || token.len() < 3 {
        return Ok(None);
    }
    Ok(Some(match token {
        "<issuer>" => Slot::Issuer,
        "<name>" => Slot::Name,
        "<year>" => Slot::Year,
        "<date>" => Slot::Date,
        "<time>" => Slot::Time,
        "<number>" => Slot::Number,
        "<mail>" => Slot::Mail,
        "<url>" => Slot::Url,
        "<phone>" => Slot::Phone,
        "<handle>" => Slot::Handle,
        "<initials>" => Slot::Initials,
        "<code>" => Slot::Code,
        "<stamp>" => Slot::Stamp,
        "<caps>" => Slot::Caps,
        "<details>" => Slot::Details,
        _ => return Err(format!("slot \"{token}\" is unknown: see the list in data/en/README.md")),
    }))
}

/// The lexicon entries of the words in a token, as the segmentation would cut it: "forward-looking" is two.
fn forms(token: &str, lexicon: &mut Lexicon) -> Vec<(u32, Case)> {
    let mut out = Vec::new();
    for span in tokens(token) {
        let form = &token[span.range()];
        if !form.starts_with(char::is_alphanumeric) {
            continue;
        }
        let bare = match form.strip_suffix("'s").or_else(|| form.strip_suffix("'S")) {
            Some(bare) if lexicon.get(form.as_bytes()) == 0 && form.len() > 3 => bare,
            _ => form,
        };
        let letters = bare.chars().filter(|c| c.is_alphabetic());
        let case = if !bare.starts_with(char::is_uppercase) {
            Case::Any
        } else if bare.chars().any(char::is_lowercase) || letters.count() < 2 {
            Case::Capital
        } else {
            Case::Caps
        };
        // "p.m." stands in the lexicon with its stops.
        let dotted = if bare.contains('.') { lexicon.get(format!("{bare}.").as_bytes()) } else { 0 };
        let entry = if dotted != 0 { dotted } else { lexicon.add(bare, 0) };
        // The lexicon folds the case of ASCII letters only.
        if case == Case::Any && !bare.is_ascii() {
            lexicon.add(&bare.to_uppercase(), 0);
        }
        out.push((entry, case));
    }
    out
}

#[inline]
fn word_matches(text: Text<'_>, i: usize, alts: &[(u32, Case)]) -> bool {
    let w = &text.words[i];
    w.lex != 0
        && alts.iter().any(|(lex, case)| {
            *lex == w.lex
                && match case {
                    Case::Any => true,
                    Case::Capital => w.is_capital(),
                    Case::Caps => w.is_all_caps(),
                }
        })
}

fn mark_matches(text: Text<'_>, i: usize, mark: char) -> bool {
    let w = &text.words[i];
    if w.is_word() {
        return false;
    }
    match mark {
        '-' => matches!(w.kind, Kind::Hyphen | Kind::Dash),
        '"' => w.kind == Kind::Quote,
        _ => text.str(i).starts_with(mark),
    }
}

/// The word after `w`, past the `?s` of a damaged possessive.
fn after(text: Text<'_>, w: usize) -> usize {
    let words = text.words;
    let damaged = w + 2 < text.end()
        && words[w + 1].kind == Kind::Question
        && words[w + 1].glued()
        && words[w + 2].glued()
        && text.str(w + 2) == "s";
    if damaged { w + 3 } else { w + 1 }
}

/// Passes over commas, quotation marks and hyphens: at most three, so that nothing is rescanned.
fn skip(text: Text<'_>, mut at: usize) -> usize {
    let end = text.end().min(at + 3);
    while at < end && matches!(text.words[at].kind, Kind::Comma | Kind::Quote | Kind::Hyphen) {
        at += 1;
    }
    at
}

/// Passes over quotation marks and brackets before a name.
fn skip_marks(text: Text<'_>, mut at: usize) -> usize {
    let end = text.end().min(at + 2);
    while at < end && matches!(text.words[at].kind, Kind::Quote | Kind::Open | Kind::Comma) {
        at += 1;
    }
    at
}

fn skip_back(text: Text<'_>, mut at: usize) -> usize {
    let start = text.start().max(at.saturating_sub(3));
    while at > start && matches!(text.words[at - 1].kind, Kind::Comma | Kind::Quote | Kind::Hyphen) {
        at -= 1;
    }
    at
}

/// The paragraph's end may have its stop and closing marks after the pattern's last word.
fn skip_stops(text: Text<'_>, mut at: usize) -> usize {
    let end = text.end().min(at + 4);
    while at < end && is_closing(text, at) {
        at += 1;
    }
    at
}

fn trim_stops(text: Text<'_>, mut at: usize) -> usize {
    let start = text.start().max(at.saturating_sub(4));
    while at > start && is_closing(text, at - 1) && !matches!(text.words[at - 1].kind, Kind::Close) {
        at -= 1;
    }
    at
}

fn is_stray(text: Text<'_>, i: usize) -> bool {
    text.words[i].kind == Kind::Symbol
        && text.str(i).chars().all(|c| c.is_control() || matches!(c, '^' | '•' | '*' | '·' | '>' | '�'))
}

fn is_closing(text: Text<'_>, i: usize) -> bool {
    match text.words[i].kind {
        Kind::Stop | Kind::Colon | Kind::Close | Kind::Exclamation | Kind::Quote | Kind::Ellipsis | Kind::Dash => true,
        Kind::Symbol => matches!(text.str(i), "=" | "<" | "_"),
        _ => false,
    }
}
