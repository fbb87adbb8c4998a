//! Sentences, from the punctuation words of a paragraph; no second walk over the characters.

use super::{Kind, Range, Word};
use crate::lexicon::class;

/// No sentence is longer than this, in words: a text without stops is cut, so that every later stage, which may look at a
/// whole sentence for each of its words, takes linear time on any text. The longest real ones have a third of it.
const LONGEST: usize = 600;

/// Calls `emit` with each sentence of the paragraph `range`.
pub(crate) fn find(words: &[Word], range: Range, mut emit: impl FnMut(Range)) {
    let end = range.end as usize;
    let mut start = range.start as usize;
    let mut i = start;
    while i < end {
        let stop = ends_sentence(words, i);
        if stop == Stop::No {
            i += 1;
            if i - start >= LONGEST && i < end {
                emit(Range::new(start, i));
                start = i;
            }
            continue;
        }
        // Closing marks without a space before them belong to the sentence; so does a second stop ("?!").
        let mut j = i + 1;
        while j < end && words[j].glued() && (is_closer(words, j, end) || ends_sentence(words, j) == Stop::Plain) {
            j += 1;
        }
        // "1. Open the border.": the number of a list line.
        let numbered = i == start + 1 && words[start].kind == Kind::Number && words[start].starts_line();
        if j < end && !numbered && breaks(words, stop, i, j) {
            emit(Range::new(start, j));
            start = j;
        }
        i = j;
    }
    if start < end {
        emit(Range::new(start, end));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    No,
    Plain,
    Abbreviation,
}

fn ends_sentence(words: &[Word], i: usize) -> Stop {
    let w = &words[i];
    match w.kind {
        Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis => Stop::Plain,
        Kind::Alpha if w.is_abbreviation() => Stop::Abbreviation,
        _ => Stop::No,
    }
}

fn is_closer(words: &[Word], i: usize, end: usize) -> bool {
    match words[i].kind {
        Kind::Close => true,
        // A quotation mark closes when a space, the end or another mark follows.
        Kind::Quote => i + 1 >= end || words[i + 1].space_before() || words[i + 1].is_punct(),
        _ => false,
    }
}

/// Whether a sentence ends between the stop at `at` (with its closers) and the word `next`.
fn breaks(words: &[Word], stop: Stop, at: usize, next: usize) -> bool {
    let w = &words[next];
    // "3.5", "state.gov", "No.1": nothing stands between.
    if w.glued()
        && !(words[at].kind == Kind::Stop
            && next == at + 1
            && w.is_capital()
            && words[at].glued()
            && at > 0
            && is_small(words, at - 1))
    {
        return false;
    }
    match stop {
        Stop::No => false,
        Stop::Abbreviation => {
            let class = words[at].class;
            if class & class::BREAK_NEVER != 0 && next == at + 1 {
                return false;
            }
            if next > at + 1 && starts_sentence(words, next) {
                return true; // a closing mark or a second stop stood between
            }
            if class & class::BREAK_NUMBER != 0 && w.kind == Kind::Number {
                return false;
            }
            if words[at].is_initial() {
                // "J. Smith", "Lloyd J. Austin"; but "Plan B. The" ends one.
                return w.is_capital() && w.class & class::OPENER != 0 && at > 0 && !words[at - 1].is_capital();
            }
            match w.kind {
                Kind::Alpha if w.is_capital() => w.class & class::OPENER != 0,
                Kind::Quote => {
                    // `in the U.S. "We` opens a new sentence.
                    words.get(next + 1).is_some_and(|n| n.glued() && n.is_capital() && n.class & class::OPENER != 0)
                }
                Kind::Symbol | Kind::Dash => false,
                _ => false,
            }
        }
        Stop::Plain => {
            if words[at].kind == Kind::Ellipsis {
                return w.is_capital() && w.class & class::OPENER != 0 || (w.kind == Kind::Quote && starts_sentence(words, next));
            }
            if !starts_sentence(words, next) {
                return false;
            }
            // `"Will it hold?" Lee asked`: the question is part of the sentence when a name and a cue follow its mark.
            if words[at].kind != Kind::Stop && next > at + 1 && words[next - 1].kind == Kind::Quote {
                let mut k = next;
                while k < words.len() && k < next + 4 && words[k].is_word() && words[k].is_capital() {
                    k += 1;
                }
                if k > next && k < words.len() && words[k].class & class::SPEAKS != 0 && !words[k].is_capital() {
                    return false;
                }
                if w.class & class::SUBJ != 0 && words.get(next + 1).is_some_and(|v| v.class & class::SPEAKS != 0) {
                    return false;
                }
            }
            true
        }
    }
}

fn is_small(words: &[Word], i: usize) -> bool {
    words[i].kind == Kind::Alpha && !words[i].is_capital() && words[i].end - words[i].start > 2
}

/// A capital, a figure, an opening mark or a bullet can begin a sentence.
fn starts_sentence(words: &[Word], i: usize) -> bool {
    let w = &words[i];
    match w.kind {
        Kind::Alpha => w.is_capital(),
        Kind::Number | Kind::Currency | Kind::Dash => true,
        Kind::Quote | Kind::Open => {
            words.get(i + 1).is_none_or(|n| !n.glued() || n.is_capital() || n.is_punct() || n.kind == Kind::Number)
        }
        Kind::Ellipsis | Kind::Symbol => words.get(i + 1).is_none_or(Word::is_capital),
        _ => false,
    }
}
