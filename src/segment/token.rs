//! Tokens: the text cut at the word boundaries of Unicode Standard Annex #29.
//!
//! The boundaries are exactly those of `unicode_segmentation::split_word_bound_indices`, which the property tests hold this
//! file to. The difference is speed: the scalar fast path below knows ASCII, Latin letters and the punctuation of
//! newsrooms, which is nearly all of a wire article, and hands every token that touches another character to the library.
//! It may do so token by token because a word boundary of UAX #29 never depends on what stands before an earlier boundary.

use crate::lexicon::Letters;
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Iterator over the tokens of a text, made by [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

/// Cuts a text into tokens: words, numbers, punctuation marks and runs of spaces, as spans in order and without a gap.
///
/// Joined together the tokens are the text again. The boundaries are the word boundaries of Unicode Standard Annex #29.
/// Nothing is copied.
///
/// ```
/// let text = "Lee’s talks: 1.5 hours";
/// let tokens: Vec<&str> = demarche::tokens(text).map(|span| &text[span]).collect();
/// assert_eq!(tokens, ["Lee’s", " ", "talks", ":", " ", "1.5", " ", "hours"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let start = self.at;
        if start >= self.text.len().min(u32::MAX as usize) {
            return None;
        }
        let end = token_end(self.text, start);
        self.at = end;
        Some(Span::raw(start as u32, end.min(u32::MAX as usize) as u32))
    }
}

impl std::iter::FusedIterator for Tokens<'_> {}

/// What UAX #29 needs to know of a character; `Slow` stands for every character that the fast path does not handle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Underscore,
    Space,
    /// `.` and the apostrophes: stay inside words and inside numbers.
    MidBoth,
    /// `:` and `·`: stay inside words.
    MidLetter,
    /// `,` and `;`: stay inside numbers.
    MidNumber,
    Cr,
    /// Stands alone: LF and other line breaks, punctuation, symbols.
    Single,
    /// Not ASCII: look at the whole character.
    Wide,
    Slow,
}

const ASCII: [Kind; 256] = {
    let mut t = [Kind::Single; 256];
    let mut b = 0;
    while b < 256 {
        t[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
            b'0'..=b'9' => Kind::Digit,
            b'_' => Kind::Underscore,
            b' ' => Kind::Space,
            b'.' | b'\'' => Kind::MidBoth,
            b':' => Kind::MidLetter,
            b',' | b';' => Kind::MidNumber,
            b'\r' => Kind::Cr,
            0x80.. => Kind::Wide,
            _ => Kind::Single,
        };
        b += 1;
    }
    t
};

/// The kind and length of the character at byte `i`; `None` at the end of the text.
#[inline(always)]
fn kind_at(bytes: &[u8], i: usize) -> Option<(Kind, usize)> {
    let b = *bytes.get(i)?;
    let k = ASCII[b as usize];
    if k == Kind::Wide { Some(wide_kind(bytes, i)) } else { Some((k, 1)) }
}

/// The few characters beyond ASCII that wire copy is full of; everything else is `Slow`.
#[inline]
fn wide_kind(bytes: &[u8], i: usize) -> (Kind, usize) {
    match bytes[i] {
        // U+0080..U+00FF without the soft hyphen (a format character) and the C1 controls (NEL breaks lines).
        0xC2 => match bytes[i + 1] {
            0xAA | 0xB5 | 0xBA => (Kind::Letter, 2),
            0xB7 => (Kind::MidLetter, 2),
            // No-break space, ¡ £ ¥ § « ° ± » ¿; the rest is rare (or a pictograph, or a modifier letter).
            0xA0 | 0xA1 | 0xA3 | 0xA5 | 0xA7 | 0xAB | 0xB0 | 0xB1 | 0xBB | 0xBF => (Kind::Single, 2),
            _ => (Kind::Slow, 2),
        },
        0xC3 => (if matches!(bytes[i + 1], 0x97 | 0xB7) { Kind::Single } else { Kind::Letter }, 2),
        // U+0100..U+024F: Latin Extended-A and -B, letters throughout.
        0xC4..=0xC8 => (Kind::Letter, 2),
        0xC9 if bytes[i + 1] < 0x90 => (Kind::Letter, 2),
        // General punctuation: dashes, quotation marks, ellipsis, bullet, per mille, primes, single guillemets.
        0xE2 if bytes[i + 1] == 0x80 => match bytes[i + 2] {
            0x90..=0x97 | 0x9A..=0xA3 | 0xA5 | 0xA6 | 0xB0..=0xBB => (Kind::Single, 3),
            0x98 | 0x99 => (Kind::MidBoth, 3),
            _ => (Kind::Slow, 3),
        },
        // U+20A0..U+20BF: currency signs.
        0xE2 if bytes[i + 1] == 0x82 && matches!(bytes[i + 2], 0xA0..=0xBF) => (Kind::Single, 3),
        _ => (Kind::Slow, 1),
    }
}

/// The end of the token that starts at `start`, which is a token boundary before the end of the text.
#[inline]
pub(super) fn token_end(text: &str, start: usize) -> usize {
    if let Some(end) = plain_end(text.as_bytes(), start) {
        return end;
    }
    match fast_end(text.as_bytes(), start) {
        Some(end) => end,
        None => slow_end(text, start),
    }
}

#[cold]
fn slow_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    start + rest.split_word_bounds().next().map_or(rest.len(), str::len)
}

/// The end of a mark that stands alone before an ASCII character.
#[inline(always)]
pub(super) fn mark_end(bytes: &[u8], start: usize) -> Option<usize> {
    let next = |i: usize| bytes.get(i).map_or(Kind::Space, |b| ASCII[*b as usize]);
    let mark = matches!(next(start), Kind::Single | Kind::MidBoth | Kind::MidLetter | Kind::MidNumber);
    (mark && next(start + 1) != Kind::Wide).then_some(start + 1)
}

/// The two commonest cases of [`fast_end`], which need no state: letters up to a blank or a mark that cannot go on with them,
/// and a mark before an ASCII character. Saves half of the time of the tokens.
#[inline(always)]
fn plain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let next = |i: usize| bytes.get(i).map_or(Kind::Space, |b| ASCII[*b as usize]);
    match next(start) {
        Kind::Letter => {
            let end = start + 1 + letters(bytes, start + 1);
            match next(end) {
                Kind::Space | Kind::Single | Kind::MidNumber | Kind::Cr => Some(end),
                Kind::MidBoth | Kind::MidLetter => (!matches!(next(end + 1), Kind::Letter | Kind::Wide)).then_some(end),
                _ => None,
            }
        }
        _ => mark_end(bytes, start),
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Of eight bytes, the high bit of each that is no ASCII letter.
#[inline(always)]
pub(crate) fn no_letters(v: u64) -> u64 {
    let small = (v | (ONES * 0x20)) & !HIGHS;
    // The high bit of each byte: from 'a' on, and beyond 'z'.
    let (from_a, beyond_z) = (small + ONES * (0x80 - b'a' as u64), small + ONES * (0x7F - b'z' as u64));
    !(from_a & !beyond_z & !v) & HIGHS
}

/// A word of one to fifteen ASCII letters.
pub(super) struct Plain {
    pub(super) letters: Letters,
    pub(super) capital: bool,
    /// Two letters or more, all of them capitals.
    pub(super) all_caps: bool,
    /// One blank follows, and no part of it is a character beyond ASCII behind it.
    pub(super) blank: bool,
}

/// The token at `start` where it is a word of one to fifteen ASCII letters, as three of four words are, and not among the
/// last bytes of the text. The same as [`token_end`] and a look at each letter, in a third of the instructions: the letters
/// are fetched once, and what the lexicon asks for is a by-product.
#[inline(always)]
pub(super) fn letters_at(bytes: &[u8], start: usize) -> Option<Plain> {
    let window = bytes.get(start..)?.first_chunk::<17>()?;
    let (first, second) = window.split_first_chunk::<8>()?;
    let (first, second) = (u64::from_le_bytes(*first), u64::from_le_bytes(*second.first_chunk()?));
    // Ones in the bytes of the letters; the bit 0x20 is missing in a capital.
    let letters = |others: u64| (1 << (others.trailing_zeros() & 56)) - 1;
    let small = ONES * 0x20;
    let others = no_letters(first);
    let (len, head, capitals_only) = if others != 0 {
        let mask = letters(others);
        (others.trailing_zeros() as usize / 8, [(first | small) & mask, 0], first & small & mask == 0)
    } else {
        let others = no_letters(second);
        if others == 0 {
            return None;
        }
        let mask = letters(others);
        let head = [first | small, (second | small) & mask];
        (8 + others.trailing_zeros() as usize / 8, head, (first | second & mask) & small == 0)
    };
    let [next, after] = [window[len], window[len + 1]];
    let ends = match ASCII[usize::from(next)] {
        _ if next == b' ' => true,
        Kind::Space | Kind::Single | Kind::MidNumber | Kind::Cr => true,
        Kind::MidBoth | Kind::MidLetter => !matches!(ASCII[usize::from(after)], Kind::Letter | Kind::Wide),
        _ => false,
    };
    if len == 0 || !ends {
        return None;
    }
    let blank = next == b' ' && after < 0x80;
    let letters = Letters { head, len };
    Some(Plain { letters, capital: first & 0x20 == 0, all_caps: capitals_only && len > 1, blank })
}

/// Number of ASCII letters from byte `i` on. Eight at a time: most words need one step instead of one for each letter.
#[inline(always)]
fn letters(bytes: &[u8], i: usize) -> usize {
    let mut n = 0;
    while let Some(eight) = bytes.get(i + n..).and_then(<[u8]>::first_chunk::<8>) {
        let others = no_letters(u64::from_le_bytes(*eight));
        if others != 0 {
            return n + others.trailing_zeros() as usize / 8;
        }
        n += 8;
    }
    // The last bytes of the text.
    n + bytes[(i + n).min(bytes.len())..].iter().take_while(|b| b.is_ascii_alphabetic()).count()
}

/// The end of the token at `start`, or `None` when a character takes part that this function leaves to the library.
#[inline]
fn fast_end(bytes: &[u8], start: usize) -> Option<usize> {
    let (first, len) = kind_at(bytes, start)?;
    let mut i = start + len;
    match first {
        Kind::Slow | Kind::Wide => return None,
        Kind::Cr => return Some(if bytes.get(i) == Some(&b'\n') { i + 1 } else { i }),
        Kind::Space => {
            while bytes.get(i) == Some(&b' ') {
                i += 1;
            }
        }
        Kind::Single if matches!(bytes[start], b'\n' | 0x0B | 0x0C) => return Some(i),
        Kind::Single | Kind::MidBoth | Kind::MidLetter | Kind::MidNumber => {}
        Kind::Letter | Kind::Digit | Kind::Underscore => {
            let mut last = first;
            loop {
                // The commonest case first: a run of plain letters.
                if last == Kind::Letter {
                    i += letters(bytes, i);
                }
                let Some((k, n)) = kind_at(bytes, i) else { return Some(i) };
                match k {
                    Kind::Letter | Kind::Digit | Kind::Underscore => {
                        i += n;
                        last = k;
                    }
                    Kind::MidBoth | Kind::MidLetter | Kind::MidNumber => {
                        let Some((after, m)) = kind_at(bytes, i + n) else { return Some(i) };
                        match (last, k, after) {
                            (_, _, Kind::Slow) => return None,
                            (Kind::Letter, Kind::MidBoth | Kind::MidLetter, Kind::Letter)
                            | (Kind::Digit, Kind::MidBoth | Kind::MidNumber, Kind::Digit) => {
                                i += n + m;
                                last = after;
                            }
                            _ => return Some(i),
                        }
                    }
                    Kind::Slow => return None,
                    _ => return Some(i),
                }
            }
        }
    }
    // A combining or format character would still belong to the token.
    match kind_at(bytes, i) {
        Some((Kind::Slow, _)) => None,
        _ => Some(i),
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn letters_are_counted_like_one_by_one() {
        for c in ('\0'..='\u{7f}').chain(['é', 'ğ', '’', '中']) {
            for n in 0..20 {
                for tail in ["", "b", "b c", " cdefghijkl", "Zyxwvutsrq"] {
                    let text = format!("{}{c}{tail}", "aZzA".repeat(5).split_at(n).0);
                    let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
                    assert_eq!(super::letters(text.as_bytes(), 0), plain, "{text:?}");
                }
            }
        }
    }

    proptest! {
        /// The short way of plain words finds what the token and its letters say.
        #[test]
        fn words_of_letters_are_read_like_others(text in "[A-Za-z]{0,18}[A-Za-z0-9 .,:'’é_\\n]{0,3}[ -~]{17}") {
            let Some(word) = super::letters_at(text.as_bytes(), 0) else { return Ok(()) };
            let token = &text[..super::token_end(&text, 0)];
            prop_assert_eq!(word.letters.len, token.len());
            let mut head = [0; 16];
            head[..token.len()].copy_from_slice(token.to_ascii_lowercase().as_bytes());
            let bytes: Vec<u8> = word.letters.head.iter().flat_map(|n| n.to_le_bytes()).collect();
            prop_assert_eq!(bytes, head);
            let rest = &text.as_bytes()[token.len()..];
            prop_assert_eq!(word.blank, rest[0] == b' ' && rest[1].is_ascii());
            prop_assert_eq!(word.capital, token.as_bytes()[0].is_ascii_uppercase());
            prop_assert_eq!(word.all_caps, token.len() > 1 && token.bytes().all(|b| b.is_ascii_uppercase()));
        }
    }

    fn check(text: &str) {
        let ours: Vec<&str> = tokens(text).map(|s| &text[s]).collect();
        let oracle: Vec<&str> = text.split_word_bounds().collect();
        assert_eq!(ours, oracle, "token boundaries of {text:?}");
    }

    #[test]
    fn equals_the_standard_on_news() {
        for text in [
            "",
            "a",
            "The U.S. and Lee’s “talks” — 1,234.5 won; can't e:mail x_1 3a a3.b4",
            "a.b a..b 1.2 1..2 a,b 1,2 ’tis rock’n’roll Côte d’Ivoire Đặng Erdoğan İstanbul ﬁn",
            "a\u{ad}b \u{200b}x e\u{301}f .\u{301} \u{feff}Seoul 🇰🇷🇯🇵🇺 👩‍👩‍👧 ©\u{200d}x שלום ג'יפ ア イ カタカナ 中文",
            "\r\n\n\r \t\u{b}\u{c}\u{85}\u{2028}x  y\u{a0}z \u{2009} 1\u{2019}2 a\u{00b7}b a\u{387}b",
        ] {
            check(text);
        }
    }

    #[test]
    fn equals_the_standard_around_every_character() {
        for c in ('\0'..'\u{3100}').chain('\u{fe00}'..'\u{ffff}') {
            for text in [
                format!("a{c}b"),
                format!("1{c}2"),
                format!(" {c} "),
                format!("{c}{c}"),
                format!("a.{c}a"),
                format!("‘{c}’"),
                format!("_{c}\n{c}"),
            ] {
                check(&text);
            }
        }
    }

    proptest! {
        #[test]
        fn equals_the_standard_on_any_unicode(text in "\\PC{0,40}") { check(&text); }

        #[test]
        fn equals_the_standard_on_tricky_mixes(parts in prop::collection::vec(prop::sample::select(vec![
            "a", "Z", "é", "ğ", "ß", "1", "9", "_", " ", "  ", ".", ",", ";", ":", "'", "’", "‘", "“", "”", "«", "—", "-", "…", "\u{b7}",
            "\u{301}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{2060}", "\r", "\n", "\t", "\u{85}", "\u{a0}", "\u{2028}", "\u{3000}", "ア", "中",
            "א", "\"", "🇰", "🇷", "👍", "🏽", "©", "®", "™", "\u{2024}", "\u{203f}", "ʼ", "°", "€", "№", "α", "ж", "\u{e0}\u{1f3fb}", "ﬀ",
        ]), 0..24)) { check(&parts.concat()); }
    }
}
