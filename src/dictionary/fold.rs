//! Folding: one spelling for the many ways in which a name is written.
//!
//! Names are compared in a folded form: small letters without diacritics ("Erdoğan" and "Erdogan"), without the stops of
//! abbreviations ("U.N." and "UN") and without apostrophes and possessive endings ("Xi'an", "People's"), hyphens as blanks
//! ("Jong-un" and "Jong Un"), one blank after each word. A punctuation mark is a word of its own, so that no name reaches
//! across one that it does not contain.

use crate::segment::{Kind, Word};

/// Appends the folded letters of one word.
pub(crate) fn word(text: &str, out: &mut Vec<u8>) {
    // Nearly all words are ASCII letters and figures alone: one look at each byte folds it and finds the others.
    let (from, mut others) = (out.len(), false);
    out.extend(text.bytes().map(|b| {
        let plain = PLAIN[b as usize];
        others |= plain == 0;
        plain
    }));
    if others {
        out.truncate(from);
        for c in text.chars() {
            letter(c, out);
        }
    }
}

fn letter(c: char, out: &mut Vec<u8>) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase() as u8);
        }
        return;
    }
    let plain = match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'Ạ'..='ặ' | 'ə' | 'Ə' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' | 'Ǐ' | 'ǐ' => "i",
        'Ð' | 'ð' | 'Ď'..='đ' | 'Ḑ' | 'ḑ' | 'Ḍ' | 'ḍ' => "d",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' | 'Ṅ'..='ṋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' | 'Ǒ' | 'ǒ' => "o",
        'Œ' | 'œ' => "oe",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' | 'Ǔ'..='ǜ' => "u",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Þ' | 'þ' => "th",
        'ß' | 'ẞ' => "ss",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' | 'Ḩ' | 'ḩ' | 'Ḫ' | 'ḫ' => "h",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' | 'Ḳ' | 'ḳ' => "k",
        'Ĺ'..='ł' | 'Ḷ' | 'ḷ' => "l",
        'Ŕ'..='ř' | 'Ṛ' | 'ṛ' => "r",
        'Ś'..='š' | 'Ș' | 'ș' | 'Ṣ' | 'ṣ' => "s",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'Ṭ' | 'ṭ' => "t",
        'Ŵ' | 'ŵ' => "w",
        'Ź'..='ž' | 'Ẓ' | 'ẓ' => "z",
        // Apostrophes, turned letters, combining marks, marks of no width.
        '\u{2b0}'..='\u{36f}' | '\u{2018}'..='\u{201b}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' => "",
        _ => {
            if c.is_alphanumeric() {
                let mut buffer = [0; 4];
                for l in c.to_lowercase() {
                    out.extend_from_slice(l.encode_utf8(&mut buffer).as_bytes());
                }
            }
            return;
        }
    };
    out.extend_from_slice(plain.as_bytes());
}

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

/// The folded form of the ASCII letters and figures, 0 for any other byte.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut b = 0;
    while b < 128 {
        if (b as u8).is_ascii_alphanumeric() {
            plain[b] = (b as u8).to_ascii_lowercase();
        }
        b += 1;
    }
    plain
};

/// Folds a name of the tables in the same way, without a leading "the".
pub(crate) fn name(text: &str, out: &mut Vec<u8>) {
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    let from = out.len();
    let bytes = text.as_bytes();
    // Whether letters have been written since the last blank.
    let open = |out: &Vec<u8>| out.len() > from && out[out.len() - 1] != b' ';
    let mut i = 0;
    while i < bytes.len() {
        let b = bytes[i];
        // Names are made of little else.
        let plain = PLAIN[b as usize];
        if plain != 0 {
            out.push(plain);
            i += 1;
            continue;
        }
        if b >= 0x80 {
            let c = text[i..].chars().next().unwrap_or(' ');
            let size = c.len_utf8();
            if matches!(c, '’' | 'ʼ') {
                i += possessive(&bytes[i + size..]) + size;
            } else {
                if matches!(c, '–' | '‑' | '‐') || c.is_whitespace() {
                    if open(out) {
                        out.push(b' ');
                    }
                } else if c.is_alphanumeric() || !matches!(c, '—' | '“' | '”' | '«' | '»') {
                    letter(c, out);
                } else {
                    if open(out) {
                        out.push(b' ');
                    }
                    out.extend_from_slice(b"\x01 ");
                }
                i += size;
            }
            continue;
        }
        match b {
            b' ' | b'-' => {
                if open(out) {
                    out.push(b' ');
                }
            }
            b'\'' => i += possessive(&bytes[i + 1..]),
            b'.' if open(out) => {}
            _ => {
                if open(out) {
                    out.push(b' ');
                }
                out.push(b);
                out.push(b' ');
            }
        }
        i += 1;
    }
    if open(out) {
        out.push(b' ');
    }
}

/// Bytes of an `s` after an apostrophe that ends its word.
fn possessive(rest: &[u8]) -> usize {
    match rest {
        [b's' | b'S'] => 1,
        [b's' | b'S', next, ..] if !next.is_ascii_alphanumeric() && *next < 0x80 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use crate::lexicon::Lexicon;

    /// Both ways of folding, by name and by words, give the same.
    #[test]
    fn names_and_words_agree() {
        let lexicon = Lexicon::new(&ENGLISH).unwrap();
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
