//! Folding: one spelling for the many ways in which a name is written.
//!
//! Names are compared in a folded form: small letters without diacritics ("Erdoğan" and "Erdogan"), without the stops of
//! abbreviations ("U.N." and "UN") and without apostrophes and possessive endings ("Xi'an", "People's"), hyphens as blanks
//! ("Jong-un" and "Jong Un"), one ending for the four spellings of a Slavic one ("Zelenskyy", "Zelenskiy", "Zelensky"), one
//! blank after each word. A punctuation mark is a word of its own, so that no name reaches
//! across one that it does not contain.

/// "Jr.", "III": behind a name, and no part of it by itself.
pub(crate) fn is_generation(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr")
        || !word.is_empty()
            && word.len() < 6
            && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
            && !matches!(word, "I" | "X")
}

/// A name without "Jr." or "III" at its end.
pub(crate) fn without_generation(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if is_generation(last) => rest.trim_end_matches(','),
        _ => name,
    }
}

/// Appends the folded letters of one word.
pub(crate) fn word(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    // Most words are up to eight ASCII letters, which fold in one step.
    if let Some(folded) = short_letters(bytes) {
        let from = out.len();
        out.extend_from_slice(&folded.to_le_bytes());
        out.truncate(from + bytes.len());
        ending(out, from);
        return;
    }
    // Nearly all others are ASCII letters and figures alone: one look at each byte folds it and finds the others.
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
    ending(out, from);
}

/// Up to eight ASCII letters in small letters, as the low bytes of a number; `None` for anything else.
#[inline]
fn short_letters(bytes: &[u8]) -> Option<u64> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let n = bytes.len();
    let v = match bytes {
        [] | [_, _, _, _, _, _, _, _, _, ..] => return None,
        [a] => u64::from(*a),
        [a, b] | [a, b, _] => u64::from(*a) | u64::from(*b) << 8 | u64::from(bytes[n - 1]) << (8 * (n - 1)),
        // Two reads that overlap are cheaper than a copy of unknown length.
        [a, b, c, d, .., _] | [a, b, c, d] => {
            let last = u32::from_le_bytes([bytes[n - 4], bytes[n - 3], bytes[n - 2], bytes[n - 1]]);
            u64::from(u32::from_le_bytes([*a, *b, *c, *d])) | u64::from(last) << (8 * (n - 4))
        }
    };
    let small = (v | (ONES * 0x20)) & !HIGHS;
    // The high bit of each byte: from 'a' on, and beyond 'z'.
    let (from_a, beyond_z) = (small + ONES * (0x80 - b'a' as u64), small + ONES * (0x7F - b'z' as u64));
    let others = !(from_a & !beyond_z & !v) & HIGHS;
    // Behind the word stand zeros, which are no letters.
    (others & (u64::MAX >> (64 - 8 * n)) == 0).then_some(small & (u64::MAX >> (64 - 8 * n)))
}

/// One spelling of the last letters of the word that begins at `from`.
#[inline]
fn ending(out: &mut Vec<u8>, from: usize) {
    if out.len() < from + 5 {
        return;
    }
    match &out[out.len() - 2..] {
        b"yy" | b"iy" | b"yi" | b"ii" => {
            out.pop();
            out.pop();
            out.push(b'y');
        }
        b"ei" => {
            out.pop();
            out.push(b'y');
        }
        _ => {}
    }
}

/// Ends a word of a name: its ending in one spelling, and a blank.
fn close(out: &mut Vec<u8>, from: usize) {
    let start = out[from..].iter().rposition(|b| *b == b' ').map_or(from, |p| from + p + 1);
    if out.len() > start {
        ending(out, start);
        out.push(b' ');
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
                    close(out, from);
                } else if c.is_alphanumeric() || !matches!(c, '—' | '“' | '”' | '«' | '»') {
                    letter(c, out);
                } else {
                    close(out, from);
                    out.extend_from_slice(b"\x01 ");
                }
                i += size;
            }
            continue;
        }
        match b {
            b' ' | b'-' => {
                close(out, from);
            }
            b'\'' => i += possessive(&bytes[i + 1..]),
            b'.' if open(out) => {}
            _ => {
                close(out, from);
                out.push(b);
                out.push(b' ');
            }
        }
        i += 1;
    }
    close(out, from);
}

/// Bytes of an `s` after an apostrophe that ends its word.
fn possessive(rest: &[u8]) -> usize {
    match rest {
        [b's' | b'S'] => 1,
        [b's' | b'S', next, ..] if !next.is_ascii_alphanumeric() && *next < 0x80 => 1,
        _ => 0,
    }
}
