//! The floor of the tokens: the least code in safe Rust that cuts news at the word boundaries of UAX #29.
//!
//! Written on its own, without a look at the crate's tokens: ASCII, Latin letters and the marks of newsrooms by one table,
//! the rest by unicode-segmentation. [`count`] is checked against the crate and the library before anything is measured.

use unicode_segmentation::UnicodeSegmentation;

const OTHER: u8 = 0;
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const UNDERSCORE: u8 = 3;
const SPACE: u8 = 4;
const DOT: u8 = 5;
const COLON: u8 = 6;
const COMMA: u8 = 7;
const WIDE: u8 = 8;
const RARE: u8 = 9;

const CLASS: [u8; 256] = {
    let mut t = [OTHER; 256];
    let mut b = 0;
    while b < 256 {
        t[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'_' => UNDERSCORE,
            b' ' => SPACE,
            b'.' | b'\'' => DOT,
            b':' => COLON,
            b',' | b';' => COMMA,
            b'\r' => RARE,
            0x80.. => WIDE,
            _ => OTHER,
        };
        b += 1;
    }
    t
};

/// Class and length of the character at `i`; `RARE` for what is left to the library.
fn class(b: &[u8], i: usize) -> (u8, usize) {
    let Some(&first) = b.get(i) else { return (OTHER, 0) };
    match CLASS[first as usize] {
        WIDE => match (first, b[i + 1], b.get(i + 2)) {
            (0xC3, x, _) if x != 0x97 && x != 0xB7 => (LETTER, 2),
            (0xC4..=0xC8, ..) => (LETTER, 2),
            (0xC2, 0xA0 | 0xA3 | 0xAB | 0xBB, _) => (OTHER, 2),
            (0xE2, 0x80, Some(0x98 | 0x99)) => (DOT, 3),
            (0xE2, 0x80, Some(0x93 | 0x94 | 0x9C | 0x9D | 0xA6)) => (OTHER, 3),
            _ => (RARE, 1),
        },
        c => (c, 1),
    }
}

/// Number of tokens.
pub(crate) fn count(text: &str) -> usize {
    let (b, mut i, mut n) = (text.as_bytes(), 0, 0);
    while i < b.len() {
        i = end(b, i).unwrap_or_else(|| i + text[i..].split_word_bounds().next().map_or(1, str::len));
        n += 1;
    }
    n
}

fn end(b: &[u8], start: usize) -> Option<usize> {
    let (first, len) = class(b, start);
    let mut i = start + len;
    if !matches!(first, LETTER | DIGIT | UNDERSCORE) {
        while first == SPACE && b.get(i) == Some(&b' ') {
            i += 1;
        }
        return (first != RARE && (b[start] == b'\n' || class(b, i).0 != RARE)).then_some(i);
    }
    let mut last = first;
    loop {
        let (c, len) = class(b, i);
        match c {
            LETTER | DIGIT | UNDERSCORE => (last, i) = (c, i + len),
            DOT | COLON | COMMA => {
                let (after, more) = class(b, i + len);
                let inside = match last {
                    LETTER => c != COMMA && after == LETTER,
                    DIGIT => c != COLON && after == DIGIT,
                    _ => false,
                };
                if after == RARE {
                    return None;
                }
                if !inside {
                    return Some(i);
                }
                (last, i) = (after, i + len + more);
            }
            RARE => return None,
            _ => return Some(i),
        }
    }
}
