//! Paragraphs: the lines of the text, and lines that a narrow margin broke joined again.

use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Segments, Word};

/// What is known of a line.
struct Line {
    words: Range,
    /// From its first to its last character, in bytes.
    len: usize,
    /// Bytes of its first word.
    first: usize,
    indent: usize,
    /// An empty line stands before it.
    blank: bool,
}

/// Longest line that a narrow margin may make.
const WIDEST: usize = 120;
/// A shorter line is broken at no margin.
const SHORT: usize = 24;

/// Cuts the words into paragraphs.
///
/// Wire copy comes in two shapes: one line a paragraph, or lines broken at a margin of 60 to 100 characters. The second is
/// recognised by lines that go on in small letters; then a line belongs to the one above it when its first word would not
/// have fitted there.
pub(super) fn find(text: &str, lexicon: &Lexicon, segments: &Segments, out: &mut Vec<Range>) {
    out.clear();
    let words = &segments.words;
    let Some(margin) = margin(text, lexicon, segments) else {
        out.extend_from_slice(&segments.lines);
        return;
    };
    let mut above: Option<Line> = None;
    for (i, &range) in segments.lines.iter().enumerate() {
        let line = measure(text, segments, i);
        let joined = match (&above, out.last_mut()) {
            (Some(above), Some(last)) if continues(lexicon, words, above, &line, margin) => {
                last.end = range.end;
                true
            }
            _ => false,
        };
        if !joined {
            out.push(range);
        }
        above = Some(line);
    }
}

fn measure(text: &str, segments: &Segments, i: usize) -> Line {
    let words = &segments.words;
    let range = segments.lines[i];
    let span = range.span(words);
    let first = &words[range.start as usize];
    let before = if i == 0 { 0 } else { segments.lines[i - 1].span(words).end() };
    let gap = &text.as_bytes()[before..span.start()];
    let indent = gap.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let blank = gap.iter().filter(|b| **b == b'\n').count() > 1;
    Line { words: range, len: span.end() - span.start(), first: (first.full_end() - first.start) as usize, indent, blank }
}

/// The margin that broke the lines, in bytes; `None` where each line is a paragraph.
fn margin(text: &str, lexicon: &Lexicon, segments: &Segments) -> Option<usize> {
    let lines = &segments.lines;
    let words = &segments.words;
    if lines.len() < 3 {
        return two_lines(text, lexicon, segments);
    }
    let (mut pairs, mut small, mut longest) = (0, 0, 0);
    let mut counts = [0usize; WIDEST + 1];
    let mut wide = 0;
    for i in 0..lines.len() {
        let line = measure(text, segments, i);
        if line.len > WIDEST {
            wide += 1;
            continue;
        }
        if line.words.len() > 3 {
            counts[line.len] += 1;
            longest = longest.max(line.len);
        }
        if i > 0 && !line.blank {
            let above = lines[i - 1].span(words);
            let above = above.end() - above.start();
            if above <= WIDEST {
                pairs += 1;
                let w = &words[line.words.start as usize];
                let last = &words[lines[i - 1].end as usize - 1];
                let open = above >= SHORT && (last.is_word() || last.kind == Kind::Comma);
                let broken = w.kind == Kind::Alpha && !w.is_capital() || w.is_word() && hangs(lexicon, words, lines[i - 1]);
                small += usize::from(open && broken);
            }
        }
    }
    // Broken lines go on in small letters, or behind "of the", half the time; a list of items seldom does.
    if small < 2 || small * 4 < pairs || wide * 4 > lines.len() || longest < 30 {
        return None;
    }
    // A stray long line does not set the margin: nine lines of ten stay within it.
    let all: usize = counts.iter().sum();
    let mut over = 0;
    for len in (0..=WIDEST).rev() {
        over += counts[len];
        if over * 20 > all {
            return Some(len);
        }
    }
    Some(longest)
}

/// Of two lines the second goes on with the first, where that is long and the other begins with a small letter.
fn two_lines(text: &str, lexicon: &Lexicon, segments: &Segments) -> Option<usize> {
    let &[first, second] = &segments.lines[..] else { return None };
    let words = &segments.words;
    let (above, line) = (measure(text, segments, 0), measure(text, segments, 1));
    let w = &words[second.start as usize];
    let small = w.kind == Kind::Alpha && !w.is_capital() || w.is_word() && hangs(lexicon, words, first);
    (small && !line.blank && (45..=WIDEST).contains(&above.len)).then_some(above.len)
}

/// Whether a line ends with a word that cannot end a paragraph: "… without the".
fn hangs(lexicon: &Lexicon, words: &[Word], line: Range) -> bool {
    let last = &words[line.end as usize - 1];
    lexicon.is(last.lex, class::DET | class::COORD | class::PREP) && last.kind == Kind::Alpha && !last.is_all_caps()
}

fn continues(lexicon: &Lexicon, words: &[Word], above: &Line, line: &Line, margin: usize) -> bool {
    if line.blank || line.indent >= above.indent + 2 || above.len > WIDEST {
        return false;
    }
    let w = &words[line.words.start as usize];
    if !w.is_word() && !matches!(w.kind, Kind::Quote | Kind::Open | Kind::Currency) {
        return false;
    }
    let full = above.len + 1 + line.first > margin;
    let small = w.kind == Kind::Alpha && !w.is_capital();
    let last = &words[above.words.end as usize - 1];
    let broken = last.is_word() || last.kind == Kind::Comma;
    let hanging = hangs(lexicon, words, above.words);
    full || small && broken && above.len * 2 > margin || hanging && above.len * 3 > margin
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::segment::{self, Segments};

    fn paragraphs(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::prepared();
        let mut segments = Segments::default();
        segment::find(text, &lexicon, &mut segments);
        let mut out = Vec::new();
        super::find(text, &lexicon, &segments, &mut out);
        out.iter().map(|r| &text[r.span(&segments.words).range()]).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(paragraphs("One line.\n\n \nAnother line.\r\nA third."), ["One line.", "Another line.", "A third."]);
    }

    #[test]
    fn broken_lines_are_joined() {
        let text = "Delegations of the two river states met on\nTuesday in a disused custom house and spoke\nfor nine hours \
                    about the price of gravel.\n\nNobody was hurt, a spokesman for the port\nauthority told reporters, \
                    though tempers\nwere short.\nA second round is set for May.\n";
        let found = paragraphs(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[1].ends_with("were short."));
    }

    #[test]
    fn a_list_is_left_alone() {
        let text = "Apples from Norlandia\nPears from the lake shore\nPlums\nand quinces\nA glass of cider for each guest\n";
        assert_eq!(paragraphs(text).len(), 5);
    }
}
