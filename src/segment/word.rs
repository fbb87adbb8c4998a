//! Words: the tokens that every later stage reads, each with its entry in the lexicon.
//!
//! One pass over the tokens drops the spaces, takes the possessive `'s` off, glues the full stop to an abbreviation or an
//! initial ("Gen.", "U.S.", "J."), joins "--" and "...", and looks every word up once. Nothing after this stage looks at
//! letters again, except to print them.

use super::Range;
use crate::lexicon::{Letters, Lexicon, class};
use crate::span::Span;
use crate::syntax::Tag;

/// What kind of thing a [`Word`] is; punctuation that a rule asks for has a kind of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Letters, perhaps with digits.
    Alpha,
    /// Begins with a digit.
    Number,
    Comma,
    Stop,
    Question,
    Exclamation,
    Colon,
    Semicolon,
    Ellipsis,
    /// A hyphen; see [`Word::glued`].
    Hyphen,
    /// En dash, em dash, "--", or a hyphen with spaces around it.
    Dash,
    Open,
    Close,
    Slash,
    /// A quotation mark, an apostrophe that stands alone, or a prime; `quotes::marks` says which.
    Quote,
    /// `$ € £ ¥ ₩`
    Currency,
    Percent,
    /// `# * • @ & + = _ ~ < > |` and everything else
    Symbol,
}

/// A word, number or punctuation mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) start: u32,
    /// Without a possessive ending.
    pub(crate) end: u32,
    /// Entry in the lexicon; 0 where it has none.
    pub(crate) lex: u32,
    /// The entry's class bits: every later stage asks for them again and again, and the table is too large for the cache.
    pub(crate) class: u64,
    pub(crate) kind: Kind,
    flags: u8,
    /// Bytes of the possessive ending `'s`, `’s`.
    pub(crate) tail: u8,
    /// Part of speech, set by the syntax stage.
    pub(crate) tag: Tag,
}

const CAPITAL: u8 = 1;
const ALL_CAPS: u8 = 2;
const SPACE_BEFORE: u8 = 4;
const ABBREVIATION: u8 = 8;
const LINE_START: u8 = 16;
const INITIAL: u8 = 32;

impl Word {
    #[inline]
    fn set_lex(&mut self, lex: u32, lexicon: &Lexicon) {
        (self.lex, self.class) = (lex, lexicon.class(lex));
    }
    /// The word without a possessive ending.
    #[inline]
    pub(crate) fn span(&self) -> Span {
        Span::raw(self.start, self.end)
    }
    /// The byte after the word and its possessive ending.
    #[inline]
    pub(crate) fn full_end(&self) -> u32 {
        self.end + u32::from(self.tail)
    }
    #[inline]
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Alpha | Kind::Number)
    }
    #[inline]
    pub(crate) fn is_punct(&self) -> bool {
        !self.is_word()
    }
    #[inline]
    pub(crate) fn is_capital(&self) -> bool {
        self.flags & CAPITAL != 0
    }
    /// Two capitals or more and no small letter.
    #[inline]
    pub(crate) fn is_all_caps(&self) -> bool {
        self.flags & ALL_CAPS != 0
    }
    #[inline]
    pub(crate) fn is_possessive(&self) -> bool {
        self.tail != 0
    }
    /// White space, or the start of the text, stands before the word.
    #[inline]
    pub(crate) fn space_before(&self) -> bool {
        self.flags & SPACE_BEFORE != 0
    }
    /// Nothing stands between this word and the one before it.
    #[inline]
    pub(crate) fn glued(&self) -> bool {
        self.flags & SPACE_BEFORE == 0
    }
    /// The word includes a final full stop.
    #[inline]
    pub(crate) fn is_abbreviation(&self) -> bool {
        self.flags & ABBREVIATION != 0
    }
    /// One capital letter with a full stop.
    #[inline]
    pub(crate) fn is_initial(&self) -> bool {
        self.flags & INITIAL != 0
    }
    #[inline]
    pub(crate) fn starts_line(&self) -> bool {
        self.flags & LINE_START != 0
    }
}

/// Fills `words` with the words of `text`, and `lines` with one range of words for each line that holds any.
pub(crate) fn find(text: &str, lexicon: &Lexicon, words: &mut Vec<Word>, lines: &mut Vec<Range>) {
    read::<true>(text, lexicon, words, lines);
}

/// [`find`]; without `SHORT` no short way is taken, which the tests compare. Short ways assume nothing of the text: where a
/// blank, a word of letters or a mark is not plain, the long way follows. They take a third of the instructions.
fn read<const SHORT: bool>(text: &str, lexicon: &Lexicon, words: &mut Vec<Word>, lines: &mut Vec<Range>) {
    words.clear();
    lines.clear();
    words.reserve(text.len() / 5);
    let bytes = text.as_bytes();
    let mut waiting = Waiting { forms: [Letters::default(); BATCH], words: [0; BATCH], n: 0 };
    let mut space = SPACE_BEFORE | LINE_START;
    // The first word of the line.
    let mut line = 0;
    let (mut at, limit) = (0, bytes.len().min(u32::MAX as usize));
    while at < limit {
        let b = bytes[at];
        // One blank before an ASCII character is half of all tokens, and no other character takes part in it.
        if SHORT && b == b' ' && bytes.get(at + 1).is_none_or(u8::is_ascii) {
            space |= SPACE_BEFORE;
            at += 1;
            continue;
        }
        let (s, mut e) = (at, at);
        if SHORT && b.is_ascii_alphabetic() {
            match super::token::letters_at(bytes, at) {
                // A single letter may be the end of "U.N.'s".
                Some(w) if w.letters.len > 1 || space != 0 => {
                    at += w.letters.len;
                    if space & LINE_START != 0 {
                        end_line(lines, &mut line, words.len());
                    }
                    let flags = space | if w.capital { CAPITAL } else { 0 } | if w.all_caps { ALL_CAPS } else { 0 };
                    let (start, end, kind) = (s as u32, at as u32, Kind::Alpha);
                    waiting.add(words, w.letters, lexicon);
                    words.push(Word { start, end, lex: 0, class: 0, kind, flags, tail: 0, tag: Tag::Other });
                    (at, space) = if w.blank { (at + 1, SPACE_BEFORE) } else { (at, 0) };
                    continue;
                }
                _ => {}
            }
        } else if SHORT {
            e = super::token::mark_end(bytes, at).unwrap_or(at);
        }
        if e == at {
            e = super::token::token_end(text, at).min(limit);
        }
        at = e;
        match b {
            b' ' | b'\t' => {
                space |= SPACE_BEFORE;
                continue;
            }
            b'\n' | b'\r' | 0x0B | 0x0C => {
                space |= SPACE_BEFORE | LINE_START;
                continue;
            }
            _ => {}
        }
        if space == 0 && b | 0x20 == b's' && e == s + 1 && abbreviation_tail(text, s, words) {
            continue;
        }
        let alphanumeric = b.is_ascii_alphanumeric() || (b >= 0x80 && starts_alphanumeric(text, s));
        if !alphanumeric && b >= 0x80 && is_space(text, s, &mut space) {
            continue;
        }
        if space & LINE_START != 0 {
            end_line(lines, &mut line, words.len());
        }
        if alphanumeric {
            let w = word(text, s, e, space, lexicon);
            // "Contact:Ana": the colon of a label is no letter, whatever UAX #29 says for Swedish.
            match if w.lex == 0 { bytes[s..e].iter().position(|b| *b == b':') } else { None } {
                Some(at) => colon_word(text, s, at, e, space, lexicon, words),
                None => words.push(w),
            }
        } else {
            if b == b'.' {
                waiting.look_up_last(words, lexicon); // whether it is an abbreviation
            }
            punctuation(text, s, e, space, lexicon, words);
        }
        space = 0;
    }
    waiting.look_up(words, lexicon);
    end_line(lines, &mut line, words.len());
}

/// Words of letters that are being looked up in the lexicon, many at once: see [`Lexicon::get_many`].
struct Waiting {
    forms: [Letters; BATCH],
    words: [u32; BATCH],
    n: usize,
}

const BATCH: usize = 32;

impl Waiting {
    /// Adds the word that is pushed next.
    #[inline(always)]
    fn add(&mut self, words: &mut [Word], letters: Letters, lexicon: &Lexicon) {
        if self.n == BATCH {
            self.look_up(words, lexicon);
        }
        (self.forms[self.n], self.words[self.n]) = (letters, words.len() as u32);
        self.n += 1;
    }

    fn look_up(&mut self, words: &mut [Word], lexicon: &Lexicon) {
        let entries = lexicon.get_many(&self.forms, self.n);
        for (entry, word) in entries.iter().zip(&self.words[..self.n]) {
            words[*word as usize].set_lex(*entry, lexicon);
        }
        self.n = 0;
    }

    /// Looks up the last word of the text so far, where it waits.
    fn look_up_last(&mut self, words: &mut [Word], lexicon: &Lexicon) {
        let (last, n) = (words.len() as u32, self.n);
        if let Some(w) = words.last_mut().filter(|_| n > 0 && self.words[n - 1] + 1 == last) {
            w.set_lex(lexicon.get_letters(&self.forms[n - 1]), lexicon);
            self.n -= 1;
        }
    }
}

/// Ends the line that began at word `line` before word `next`, where it holds any word.
#[inline]
fn end_line(lines: &mut Vec<Range>, line: &mut usize, next: usize) {
    if *line < next {
        lines.push(Range::new(*line, next));
        *line = next;
    }
}

/// The parts of a word with colons inside, and the colons.
#[cold]
fn colon_word(text: &str, s: usize, colon: usize, e: usize, flags: u8, lexicon: &Lexicon, words: &mut Vec<Word>) {
    let (mut s, mut at, mut flags) = (s, s + colon, flags);
    loop {
        words.push(word(text, s, at, flags, lexicon));
        if at >= e {
            return;
        }
        words.push(Word {
            start: at as u32,
            end: at as u32 + 1,
            lex: 0,
            class: 0,
            kind: Kind::Colon,
            flags: 0,
            tail: 0,
            tag: Tag::Punct,
        });
        (s, flags) = (at + 1, 0);
        at = text.as_bytes()[s..e].iter().position(|b| *b == b':').map_or(e, |i| s + i);
    }
}

/// The possessive of an abbreviation ("U.N.'s"), which the tokens cut in three: takes the apostrophe back.
fn abbreviation_tail(text: &str, s: usize, words: &mut Vec<Word>) -> bool {
    let [.., before, mark] = words.as_mut_slice() else { return false };
    let apostrophe = mark.kind == Kind::Quote && mark.glued() && matches!(&text[mark.start as usize..s], "'" | "’");
    if !apostrophe || !before.is_abbreviation() || before.tail != 0 {
        return false;
    }
    before.tail = (s + 1 - before.end as usize) as u8;
    words.pop();
    true
}

fn first_char(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

fn starts_alphanumeric(text: &str, at: usize) -> bool {
    let b = text.as_bytes();
    match b[at] {
        0xC3 => !matches!(b[at + 1], 0x97 | 0xB7),
        // Latin letters throughout; marks and blanks throughout.
        0xC4..=0xC8 => true,
        0xE2 if b[at + 1] == 0x80 => false,
        _ => first_char(text, at).is_alphanumeric(),
    }
}

/// White space beyond ASCII, and the marks of no width that copying from a web page leaves behind.
fn is_space(text: &str, at: usize, space: &mut u8) -> bool {
    match first_char(text, at) {
        '\u{2028}' | '\u{2029}' | '\u{85}' => *space |= SPACE_BEFORE | LINE_START,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' => {}
        c if c.is_whitespace() => *space |= SPACE_BEFORE,
        _ => return false,
    }
    true
}

fn word(text: &str, s: usize, e: usize, mut flags: u8, lexicon: &Lexicon) -> Word {
    let bytes = text.as_bytes();
    let mut tail = 0;
    let mut end = e;
    // A possessive ending: 's or ’s, unless the whole is a word of its own ("he's", "that's", "let's").
    let mut lex = lexicon.get(&bytes[s..e]);
    if e - s > 2 && bytes[e - 1] | 0x20 == b's' && lex == 0 {
        if bytes[e - 2] == b'\'' {
            tail = 2;
        } else if e - s > 4 && &bytes[e - 4..e - 1] == "’".as_bytes() {
            tail = 4;
        }
        if tail > 0 {
            end = e - tail;
            lex = lexicon.get(&bytes[s..end]);
        }
    }
    let first = bytes[s];
    let kind = if first.is_ascii_digit() { Kind::Number } else { Kind::Alpha };
    let capital = first.is_ascii_uppercase() || (first >= 0x80 && first_char(text, s).is_uppercase());
    if capital {
        flags |= CAPITAL;
        if end - s > 1 && is_all_caps(&text[s..end]) {
            flags |= ALL_CAPS;
        }
    }
    let class = lexicon.class(lex);
    Word { start: s as u32, end: end as u32, lex, class, kind, flags, tail: tail as u8, tag: Tag::Other }
}

fn is_all_caps(word: &str) -> bool {
    let mut upper = 0;
    for &b in word.as_bytes() {
        if b.is_ascii_lowercase() {
            return false;
        }
        upper += u32::from(b.is_ascii_uppercase());
    }
    if !word.is_ascii() && word.chars().any(char::is_lowercase) {
        return false;
    }
    upper >= 2 || (!word.is_ascii() && word.chars().filter(|c| c.is_uppercase()).count() >= 2)
}

fn punctuation(text: &str, s: usize, e: usize, flags: u8, lexicon: &Lexicon, words: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let b = bytes[s];
    let glued = flags & SPACE_BEFORE == 0;
    if b == b'.' && glued {
        if let Some(last) = words.last_mut() {
            match last.kind {
                // "..." is one mark.
                Kind::Stop | Kind::Ellipsis => {
                    last.kind = Kind::Ellipsis;
                    last.end = e as u32;
                    return;
                }
                Kind::Alpha => {
                    let glued = last.tail == 0 && !last.is_abbreviation() && glue_stop(text, last, e, lexicon);
                    if glued {
                        return;
                    }
                }
                _ => {}
            }
        }
    }
    let kind = match b {
        b',' => Kind::Comma,
        b'.' => Kind::Stop,
        b'?' => Kind::Question,
        b'!' => Kind::Exclamation,
        b':' => Kind::Colon,
        b';' => Kind::Semicolon,
        b'-' => {
            if glued {
                if let Some(last) = words.last_mut() {
                    if matches!(last.kind, Kind::Hyphen | Kind::Dash) {
                        last.kind = Kind::Dash;
                        last.end = e as u32;
                        return;
                    }
                }
            }
            let lone = flags & SPACE_BEFORE != 0 && bytes.get(e).is_none_or(u8::is_ascii_whitespace);
            if lone { Kind::Dash } else { Kind::Hyphen }
        }
        b'(' | b'[' | b'{' => Kind::Open,
        b')' | b']' | b'}' => Kind::Close,
        b'/' => Kind::Slash,
        b'"' | b'\'' => Kind::Quote,
        b'`' => Kind::Quote,
        b'$' => Kind::Currency,
        b'%' => Kind::Percent,
        0x80.. => match first_char(text, s) {
            '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '″' | '′' | '＂' | '「' | '」' | '´' => {
                Kind::Quote
            }
            '‐' | '‑' => Kind::Hyphen,
            '‒' | '–' | '—' | '―' => Kind::Dash,
            '…' => Kind::Ellipsis,
            '€' | '£' | '¥' | '₩' | '₽' | '₹' | '₺' => Kind::Currency,
            '（' => Kind::Open,
            '）' => Kind::Close,
            _ => Kind::Symbol,
        },
        _ => Kind::Symbol,
    };
    // `` and '' are one mark each.
    if kind == Kind::Quote && glued && matches!(b, b'\'' | b'`') {
        if let Some(last) = words.last_mut() {
            if last.kind == Kind::Quote && last.end - last.start == 1 && bytes[last.start as usize] == b {
                last.end = e as u32;
                return;
            }
        }
    }
    words.push(Word { start: s as u32, end: e as u32, lex: 0, class: 0, kind, flags, tail: 0, tag: Tag::Punct });
}

/// Glues a full stop to the abbreviation before it; `false` where the word before is none.
fn glue_stop(text: &str, last: &mut Word, e: usize, lexicon: &Lexicon) -> bool {
    let word = &text.as_bytes()[last.start as usize..last.end as usize];
    let single = last.is_capital() && text[last.span()].chars().count() == 1;
    let dotted =
        word.len() >= 3 && word.iter().enumerate().all(|(i, b)| if i % 2 == 1 { *b == b'.' } else { b.is_ascii_alphabetic() });
    if !single && !dotted && last.class & class::ABBREVIATION == 0 {
        return false;
    }
    // A short word in small letters ("no.", "is.") is an abbreviation only before a number.
    if last.class & class::BREAK_NUMBER != 0 && !last.is_capital() {
        let rest = text[e..].trim_start_matches([' ', '\u{a0}']);
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
    }
    if single {
        last.flags |= INITIAL;
    }
    if dotted {
        let with_stop = lexicon.get(&text.as_bytes()[last.start as usize..e]);
        if with_stop != 0 {
            last.set_lex(with_stop, lexicon);
        }
    }
    last.flags |= ABBREVIATION;
    last.end = e as u32;
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) {
        let lexicon = Lexicon::prepared();
        let [short, long] = [read::<true>, read::<false>].map(|read| {
            let (mut words, mut lines) = (Vec::new(), Vec::new());
            read(text, &lexicon, &mut words, &mut lines);
            format!("{words:?} {lines:?}")
        });
        assert_eq!(short, long, "{text:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_short_ways_are_the_long_way(parts in prop::collection::vec(prop::sample::select(vec![
            "a", "I", "s", "S", "the", "Lee", "minister", "GOVERNMENT", "governments", "internationally", "responsibilities", "uncharacteristically",
            "don", "é", "Đặng", "1", "25", "_", " ", " ", " ", "  ", ".", ".", ",", ";", ":", "'", "’", "“", "”", "—", "-", "--", "...", "…", "(", ")", "$",
            "\u{301}", "\u{200d}", "\u{ad}", "\n", "\n\n", "\r\n", "\t", "\u{85}", "\u{a0}", "\u{2028}", "中", "U.N.", "'s", "’s", "Gen.", "no.", "\u{2003}",
        ]), 0..60)) { check(&parts.concat()); }

        #[test]
        fn the_short_ways_are_the_long_way_on_any_unicode(text in "\\PC{0,60}") { check(&text); }
    }
}
