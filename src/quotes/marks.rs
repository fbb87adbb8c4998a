//! Quotation marks: which of them open, which close, and what stands between.
//!
//! Newsrooms use straight, curly, single and angle marks, reverse them by mistake, forget to close them, and begin each
//! paragraph of a long quotation with an opening mark. A mark is read by its form where that is clear and by what touches
//! it where it is not. An odd mark costs at most its own paragraph: pairing starts afresh in the next.

use crate::segment::{Kind, Range, Word};

/// A stretch between outer quotation marks, in one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// The words from the opening to the closing mark, both included; a missing mark leaves the end of the paragraph.
    pub(crate) words: Range,
    /// A closing mark stands at its end.
    pub(crate) closed: bool,
    /// Single marks.
    pub(crate) single: bool,
    /// Index of the paragraph.
    pub(crate) block: u32,
}

impl Region {
    /// The words between the marks.
    pub(crate) fn inner(&self) -> Range {
        Range { start: self.words.start + 1, end: if self.closed { self.words.end - 1 } else { self.words.end } }
    }
}

/// What a mark can do where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Open,
    Close,
    /// A straight mark between two spaces, or one that touches words on both sides.
    Either,
}

struct Mark {
    word: usize,
    role: Role,
    single: bool,
    /// The form says so: a curly or angle mark.
    shaped: bool,
}

/// Buffers of the pairing, reused from paragraph to paragraph.
#[derive(Default)]
pub(crate) struct Pairing {
    marks: Vec<Mark>,
    closes_after: Vec<i32>,
}

/// Appends the outer regions of the paragraph `range`.
pub(crate) fn find(text: &str, words: &[Word], range: Range, block: u32, pairing: &mut Pairing, out: &mut Vec<Region>) {
    pairing.marks.clear();
    for i in range.iter() {
        if words[i].kind == Kind::Quote {
            if let Some(mark) = read(text, words, range, i) {
                pairing.marks.push(mark);
            }
        }
    }
    if pairing.marks.is_empty() {
        return;
    }
    let first = out.len();
    doubles(words, range, block, pairing, out);
    let doubled = out.len();
    singles(words, range, block, &pairing.marks, first, doubled, out);
    if out.len() > doubled {
        out[first..].sort_unstable_by_key(|r| r.words.start);
    }
}

fn read(text: &str, words: &[Word], range: Range, i: usize) -> Option<Mark> {
    let w = &words[i];
    let form = &text[w.span()];
    let mut chars = form.chars();
    let (single, shape) = match (chars.next()?, chars.next()) {
        ('"' | '＂', None) => (false, Role::Either),
        ('`', Some('`')) => (false, Role::Open),
        ('\'', Some('\'')) => (false, Role::Close),
        ('“' | '„' | '‟' | '«' | '「', None) => (false, Role::Open),
        ('”' | '»' | '」', None) => (false, Role::Close),
        ('″', None) => (false, Role::Either),
        ('\'' | '′', None) => (true, Role::Either),
        ('‘' | '‚' | '‛' | '‹' | '`', None) => (true, Role::Open),
        ('’' | '›' | '´', None) => (true, Role::Close),
        _ => return None,
    };
    if chars.next().is_some() {
        return None;
    }
    let before = (i > range.start as usize).then(|| &words[i - 1]);
    let after = (i + 1 < range.end as usize).then(|| &words[i + 1]);
    let touches_left = w.glued() && before.is_some();
    let touches_right = after.is_some_and(Word::glued);
    // Feet, inches, minutes: a straight mark or prime right behind a figure (`5'10"`); only where no quotation could close,
    // which the pairing decides, so a figure's mark is told from a quotation's by its right side.
    if touches_left
        && before.is_some_and(|b| b.kind == Kind::Number)
        && touches_right
        && after.is_some_and(|a| a.kind == Kind::Number)
    {
        return None;
    }
    // "6’2”": a mark behind inches, another behind the feet before them.
    let figure = |k: usize| k >= range.start as usize && words[k].kind == Kind::Number;
    if !single && touches_left && i >= 3 && figure(i - 1) && figure(i - 3) && words[i - 1].glued() {
        let feet = &words[i - 2];
        if feet.kind == Kind::Quote && feet.glued() {
            return None;
        }
    }
    // "the '90s"
    if single && !touches_left && after.is_some_and(|a| a.kind == Kind::Number && text[a.span()].ends_with('s')) {
        return None;
    }
    let opens_here = !touches_left
        || before.is_some_and(|b| {
            matches!(
                b.kind,
                Kind::Open
                    | Kind::Dash
                    | Kind::Hyphen
                    | Kind::Slash
                    | Kind::Quote
                    | Kind::Colon
                    | Kind::Ellipsis
                    | Kind::Currency
            )
        });
    let closes_here = touches_left && (!touches_right || after.is_some_and(Word::is_punct));
    let role = match shape {
        Role::Open => {
            // A reversed mark: an opening form at the end of a word.
            if closes_here
                && before.is_some_and(|b| {
                    b.is_word() || matches!(b.kind, Kind::Stop | Kind::Comma | Kind::Question | Kind::Exclamation)
                })
            {
                Role::Close
            } else {
                Role::Open
            }
        }
        Role::Close => {
            if single && touches_left && touches_right && after.is_some_and(Word::is_word) {
                return None;
            }
            let bracketed = before.is_some_and(|b| b.kind == Kind::Open);
            if (!touches_left || bracketed) && touches_right && form != "»" && (!single || after.is_some_and(Word::is_capital)) {
                Role::Open
            } else if single && !touches_left {
                return None; // ’90s, ’tis
            } else {
                Role::Close
            }
        }
        _ => match (opens_here && touches_right, closes_here) {
            (true, false) => Role::Open,
            (false, true) => Role::Close,
            (true, true) => Role::Either,
            (false, false) => {
                if single {
                    return None;
                }
                Role::Either
            }
        },
    };
    Some(Mark { word: i, role, single, shaped: shape != Role::Either })
}

fn doubles(words: &[Word], range: Range, block: u32, pairing: &mut Pairing, out: &mut Vec<Region>) {
    // For each mark, the closing minus the opening marks from it on: tells nesting from a missing close.
    let marks = &pairing.marks;
    pairing.closes_after.clear();
    pairing.closes_after.resize(marks.len() + 1, 0);
    for (k, m) in marks.iter().enumerate().rev() {
        let step = match m.role {
            _ if m.single => 0,
            Role::Open => -1,
            Role::Close => 1,
            _ => 0,
        };
        pairing.closes_after[k] = pairing.closes_after[k + 1] + step;
    }
    let mut open: Option<usize> = None;
    let mut depth = 0;
    for (k, m) in marks.iter().enumerate() {
        if m.single {
            continue;
        }
        let closing = match (m.role, open) {
            (Role::Open, Some(_)) => false,
            (Role::Close, _) => true,
            (Role::Either, Some(_)) => true,
            _ => false,
        };
        if !closing {
            match open {
                None => open = Some(m.word),
                Some(o) => {
                    if m.shaped && pairing.closes_after[k + 1] > depth + 1 {
                        depth += 1;
                    } else if m.word > o + 1 {
                        // The close was forgotten: the first quotation ends here.
                        out.push(Region { words: Range::new(o, m.word), closed: false, single: false, block });
                        open = Some(m.word);
                        depth = 0;
                    }
                }
            }
        } else if let Some(o) = open {
            if depth > 0 {
                depth -= 1;
                continue;
            }
            // `'''`: the inner quotation closes with the outer one.
            let mut end = m.word + 1;
            while end < range.end as usize
                && words[end].kind == Kind::Quote
                && words[end].glued()
                && words.get(end + 1).is_none_or(Word::space_before)
                && marks.get(k + 1).is_none_or(|n| n.word != end || n.single)
            {
                end += 1;
            }
            out.push(Region { words: Range::new(o, end), closed: true, single: false, block });
            open = None;
        } else if m.role == Role::Close
            && m.word > range.start as usize
            && !is_figure(words, m.word)
            && marks[..k].iter().all(|p| p.single)
        {
            // A closing mark with nothing open, the first of its paragraph: the paragraph goes on with a quotation that an
            // earlier one began.
            out.push(Region { words: Range::new(range.start as usize, m.word + 1), closed: true, single: false, block });
        }
    }
    if let Some(o) = open {
        if o + 1 < range.end as usize {
            out.push(Region { words: Range::new(o, range.end as usize), closed: false, single: false, block });
        }
    }
}

fn is_figure(words: &[Word], mark: usize) -> bool {
    words[mark].glued() && words[mark - 1].kind == Kind::Number
}

fn singles(words: &[Word], range: Range, block: u32, marks: &[Mark], first: usize, doubled: usize, out: &mut Vec<Region>) {
    let _ = range;
    let mut k = 0;
    let mut region = first;
    while k < marks.len() {
        let m = &marks[k];
        if !m.single || !matches!(m.role, Role::Open | Role::Either) {
            k += 1;
            continue;
        }
        while region < doubled && (out[region].words.end as usize) <= m.word {
            region += 1;
        }
        if region < doubled && out[region].words.contains(m.word) {
            k += 1;
            continue;
        }
        let limit = if region < doubled { out[region].words.start as usize } else { usize::MAX };
        // The closing mark: one behind punctuation if there is any before the next opening one, else the first.
        let mut close = None;
        for c in &marks[k + 1..] {
            if c.word >= limit {
                break;
            }
            if !c.single {
                continue;
            }
            if c.role == Role::Open {
                break;
            }
            let before = &words[c.word - 1];
            let strong =
                matches!(before.kind, Kind::Comma | Kind::Stop | Kind::Question | Kind::Exclamation) || before.is_abbreviation();
            if strong {
                close = Some(c.word);
                break;
            }
            if close.is_none() {
                close = Some(c.word);
            }
            if c.word > m.word + 80 {
                break;
            }
        }
        match close {
            Some(c) if c > m.word + 1 => {
                out.push(Region { words: Range::new(m.word, c + 1), closed: true, single: true, block });
                while k < marks.len() && marks[k].word <= c {
                    k += 1;
                }
            }
            _ => k += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::segment::{self, Segments};
    use once_cell::sync::Lazy;

    static LEXICON: Lazy<Lexicon> = Lazy::new(Lexicon::prepared);

    fn check(text: &str, want: &[&str]) {
        let mut segments = Segments::default();
        segment::find(text, &LEXICON, &mut segments);
        let (mut pairing, mut out) = (Pairing::default(), Vec::new());
        for (i, line) in segments.lines.iter().enumerate() {
            find(text, &segments.words, *line, i as u32, &mut pairing, &mut out);
        }
        let got: Vec<&str> = out.iter().map(|r| &text[r.words.span(&segments.words)]).collect();
        assert_eq!(got, want, "in {text}");
    }

    #[test]
    fn pairs() {
        check("He said \"we go\" and \"we stay.\" Then", &["\"we go\"", "\"we stay.\""]);
        check("“We go,” he said. “We stay.”", &["“We go,”", "“We stay.”"]);
        check("‘We go,’ said the envoys’ chief, ‘and we don’t stay.’", &["‘We go,’", "‘and we don’t stay.’"]);
        check("« Nous partons », said he", &["« Nous partons »"]);
        check("„Wir gehen“, he said", &["„Wir gehen“"]);
        check("``We go,'' he said", &["``We go,''"]);
        check("She said: “He told me ‘never’ twice.”", &["“He told me ‘never’ twice.”"]);
        check("“One “two” three” four", &["“One “two” three”"]);
    }

    #[test]
    fn mistakes_stay_in_their_paragraph() {
        check("“We go, he said.\nThe talks \"ended\" late.", &["“We go, he said.", "\"ended\""]);
        check("”We go,“ he said.", &["”We go,“"]);
        check("A door 6'2\" by 5'10\" wide and the '90s; the states' rights", &[]);
        check("\"", &[]);
        check("“First part.\n“Second part.”", &["“First part.", "“Second part.”"]);
    }
}
