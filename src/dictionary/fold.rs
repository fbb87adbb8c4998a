//! Folding the words of a text as [`rows::fold`](super::rows::fold) folds the names of the tables.

use super::rows::fold::word;
use crate::segment::{Kind, Word};

/// Folds the words of a text into `out`; `at` gets the start of each word. A dropped hyphen has no length.
pub(crate) fn words(text: &str, words: &[Word], out: &mut Vec<u8>, at: &mut Vec<u32>) {
    out.clear();
    at.clear();
    out.reserve(text.len() + words.len() / 4);
    at.reserve(words.len() + 1);
    for (i, w) in words.iter().enumerate() {
        at.push(out.len() as u32);
        let s = &text[w.span().range()];
        match w.kind {
            Kind::Alpha | Kind::Number => word(s, out),
            Kind::Hyphen => continue,
            Kind::Quote if plural_possessive(text, words, i) => continue,
            Kind::Dash if w.glued() && words.get(i + 1).is_some_and(Word::glued) => continue,
            _ => out.push(mark(s.as_bytes()[0])),
        }
        out.push(b' ');
    }
    at.push(out.len() as u32);
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
            let (mut segments, mut at) = (crate::segment::Segments::default(), Vec::new());
            crate::segment::find(text, &lexicon, &mut segments);
            words(text, &segments.words, &mut out, &mut at);
            assert_eq!(String::from_utf8_lossy(&out), want);
        }
        let mut out = Vec::new();
        name("the Kremlin", &mut out);
        assert_eq!(out, b"kremlin ");
    }
}
