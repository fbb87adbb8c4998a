//! Folding the words of a text as [`rows::fold`](super::rows::fold) folds the names of the tables.

use super::rows::fold::word;
use super::rows::names::{first, hash_letters};
use crate::segment::{Kind, Word, no_letters};

/// Appends word `i` of a text as it stands in folded names; nothing for a dropped hyphen.
pub(crate) fn one(text: &str, words: &[Word], i: usize, out: &mut Vec<u8>) {
    let w = &words[i];
    if let (Kind::Alpha, Some(folded)) = (w.kind, letters(text.as_bytes(), w)) {
        let end = out.len() + w.span().len() + 1;
        out.extend_from_slice(&folded.to_le_bytes());
        out.truncate(end);
        return;
    }
    let s = &text[w.span().range()];
    match w.kind {
        Kind::Alpha | Kind::Number => word(s, out),
        Kind::Hyphen => return,
        Kind::Quote if plural_possessive(text, words, i) => return,
        Kind::Dash if w.glued() && words.get(i + 1).is_some_and(Word::glued) => return,
        _ => out.push(mark(s.as_bytes()[0])),
    }
    out.push(b' ');
}

/// A folded word of up to fifteen ASCII letters that is not among the last bytes of the text, blanks behind it, in a third of
/// the instructions and without a branch that depends on its length. `None` for any other word.
#[inline(always)]
fn letters(text: &[u8], w: &Word) -> Option<u128> {
    let len = w.span().len();
    let window = text.get(w.start as usize..)?.first_chunk::<16>()?;
    if len > 15 {
        return None;
    }
    let v = u128::from_le_bytes(*window);
    let behind = u128::MAX << (8 * len);
    let others = u128::from(no_letters(v as u64)) | u128::from(no_letters((v >> 64) as u64)) << 64;
    if others & !behind != 0 {
        return None;
    }
    // A blank has the bit that makes letters small, and no other.
    const SMALL: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;
    let folded = (v | SMALL) & (!behind | SMALL);
    // The endings that have one spelling are rare.
    let last = (folded >> (8 * len.saturating_sub(2))) as u16;
    let ends = matches!(last.to_le_bytes(), [b'y' | b'i', b'y' | b'i'] | [b'e', b'i']);
    if ends && len > 4 { None } else { Some(folded) }
}

/// The hash of a folded word that begins a name, as [`first`](super::rows::names::first) has it.
#[inline(always)]
pub(super) fn first_hash(text: &str, words: &[Word], i: usize, buffer: &mut Vec<u8>) -> u64 {
    match letters(text.as_bytes(), &words[i]) {
        Some(folded) => hash_letters(folded),
        None => {
            buffer.clear();
            one(text, words, i, buffer);
            first(buffer)
        }
    }
}

/// Words of a text, folded one after the other as far as somebody asks: of most texts only the capitalised words and those
/// behind them.
#[derive(Default)]
pub(crate) struct Folded {
    pub(super) bytes: Vec<u8>,
    /// Where each word begins from word `first` on, and where the last one ends.
    at: Vec<u32>,
    first: usize,
}

impl Folded {
    /// Forgets the text before.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.at.clear();
        self.first = 0;
    }

    /// Goes to word `i`, which is none before the one of last time, and gives the byte where it begins.
    #[inline]
    pub(super) fn go(&mut self, i: usize) -> usize {
        if i >= self.first + self.at.len() {
            self.clear();
            self.at.push(0);
            self.first = i;
        }
        self.start(i)
    }

    /// The byte where a word begins that the folding has reached.
    #[inline]
    pub(super) fn start(&self, word: usize) -> usize {
        self.at[word - self.first] as usize
    }

    /// The byte where word `i` ends, which is in reach or the one behind.
    #[inline]
    pub(super) fn end(&mut self, text: &str, words: &[Word], i: usize) -> usize {
        if self.first + self.at.len() == i + 1 {
            one(text, words, i, &mut self.bytes);
            self.at.push(self.bytes.len() as u32);
        }
        self.start(i + 1)
    }

    /// Whether the text goes on with `key` at byte `begin`.
    #[inline]
    pub(super) fn goes_on(&mut self, text: &str, words: &[Word], begin: usize, key: &[u8]) -> bool {
        while self.bytes.len() < begin + key.len() {
            let next = self.first + self.at.len() - 1;
            if next >= words.len() {
                return false;
            }
            self.end(text, words, next);
        }
        &self.bytes[begin..begin + key.len()] == key
    }

    /// A byte of the folded text; `None` behind its end.
    #[inline]
    pub(super) fn byte(&mut self, text: &str, words: &[Word], at: usize) -> Option<u8> {
        while self.bytes.len() <= at {
            let next = self.first + self.at.len() - 1;
            if next >= words.len() {
                return None;
            }
            self.end(text, words, next);
        }
        Some(self.bytes[at])
    }

    /// The word that begins at byte `end` or behind it, after word `from`.
    #[inline]
    pub(super) fn word_at(&self, from: usize, end: usize) -> usize {
        let mut w = from + 1;
        while w + 1 < self.first + self.at.len() && self.start(w) < end {
            w += 1;
        }
        w
    }
}

/// The apostrophe of "Workers' Party".
pub(crate) fn plural_possessive(text: &str, words: &[Word], i: usize) -> bool {
    let w = &words[i];
    let mark = &text[w.span().range()];
    i > 0 && w.glued() && matches!(mark, "'" | "’") && {
        let before = &words[i - 1];
        before.kind == Kind::Alpha && before.is_capital() && text[before.span().range()].ends_with('s')
    }
}

/// The byte that stands for a punctuation mark.
fn mark(first: u8) -> u8 {
    if first.is_ascii() { first } else { 1 }
}

#[cfg(test)]
mod tests {
    proptest::proptest! {
        /// The short way of the words of a text folds them as names are folded.
        #[test]
        fn words_of_a_text_fold_like_others(text in "[A-Za-z]{1,17}[A-Za-z0-9'é]{0,2}") {
            let lexicon = Lexicon::prepared();
            let folded = |text: &str| {
                let (mut segments, mut out) = (crate::segment::Segments::default(), Vec::new());
                crate::segment::find(text, &lexicon, &mut segments);
                if !segments.words.is_empty() {
                    one(text, &segments.words, 0, &mut out);
                }
                String::from_utf8(out).unwrap()
            };
            // Among the last bytes of a text every word goes the long way.
            proptest::prop_assert_eq!(folded(&text), folded(&format!("{text} (and so on, and so on)")));
        }

        /// The short way of plain words folds them as the way by single characters does.
        #[test]
        fn short_words_fold_like_others(text in "[A-Za-z0-9'_@\\[`{]{0,9}") {
            let folded = |tail: &str| {
                let mut out = Vec::new();
                word(&format!("{text}{tail}"), &mut out);
                String::from_utf8(out).unwrap()
            };
            // A character beyond ASCII sends the whole word the long way.
            proptest::prop_assert_eq!(folded("q").strip_suffix('q').map(str::to_owned), folded("éq").strip_suffix("eq").map(str::to_owned));
        }
    }

    use super::super::rows::fold::name;
    use super::*;
    use crate::lexicon::Lexicon;

    /// Both ways of folding, by name and by words, give the same.
    #[test]
    fn names_and_words_agree() {
        let lexicon = Lexicon::prepared();
        for (text, want) in [
            ("Recep Tayyip Erdoğan", "recep tayyip erdogan "),
            ("Kim Jong-un", "kim jong un "),
            ("U.S. Department of State", "us department of state "),
            ("People’s Republic of China", "people republic of china "),
            ("Côte d'Ivoire", "cote divoire "),
            ("Sana'a", "sanaa "),
            ("Washington, D.C.", "washington , dc "),
            ("C5+1", "c5 + 1 "),
            ("Standard & Poor's", "standard & poor "),
            ("Iran–Iraq", "iran iraq "),
            ("Nguyễn Phú Trọng", "nguyen phu trong "),
            ("Workers' Party", "workers party "),
            ("Volodymyr Zelenskyy", "volodymyr zelensky "),
            ("Valeriy Zaluzhnyi", "valery zaluzhny "),
            ("Sergei Shoigu", "sergey shoigu "),
            ("Levy, Mali", "levy , mali "),
            ("Владимир", "владимир "),
        ] {
            let mut out = Vec::new();
            name(text, &mut out);
            assert_eq!(String::from_utf8_lossy(&out), want);
            let mut segments = crate::segment::Segments::default();
            crate::segment::find(text, &lexicon, &mut segments);
            out.clear();
            (0..segments.words.len()).for_each(|i| one(text, &segments.words, i, &mut out));
            assert_eq!(String::from_utf8_lossy(&out), want);
        }
        let mut out = Vec::new();
        name("the Kremlin", &mut out);
        assert_eq!(out, b"kremlin ");
    }
}
