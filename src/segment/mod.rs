//! Stage 1, segmentation: text to tokens, words, lines and sentences. Nothing is copied; all of it is spans.

mod sentence;
mod token;
mod word;

pub(crate) use token::no_letters;
pub use token::{Tokens, tokens};
pub(crate) use word::{Kind, Word};

use crate::lexicon::Lexicon;
use crate::span::Span;

/// A sentence of the text.
///
/// Sentences are those of a newsroom: "U.S. President", "Gen. Kim", "Aug. 23" and "$1.5 billion" do not end one, a closing
/// quotation mark or bracket after the stop stays with its sentence, and a headline or a list line is a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// From the first to the last character, without white space around.
    pub span: Span,
    /// Index of its paragraph in [`Article::paragraphs`](crate::Article::paragraphs).
    pub paragraph: usize,
}

/// A range of indexes into the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Range {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Range {
    #[inline]
    pub(crate) fn new(start: usize, end: usize) -> Range {
        Range { start: start as u32, end: end.max(start) as u32 }
    }
    #[inline]
    pub(crate) fn iter(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }
    #[inline]
    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }
    #[inline]
    pub(crate) fn contains(self, word: usize) -> bool {
        self.iter().contains(&word)
    }
    /// The bytes from the first to the last word, possessive endings included.
    pub(crate) fn span(self, words: &[Word]) -> Span {
        if self.is_empty() {
            let at = words.get(self.start as usize).map_or(0, |w| w.start);
            return Span::raw(at, at);
        }
        Span::raw(words[self.start as usize].start, words[self.end as usize - 1].full_end())
    }
}

/// Where sorted ranges of words that do not overlap lie: of each word, how many of them end before it. One pass instead of a
/// binary search for each question, of which the later stages have several for each word.
#[derive(Default)]
pub(crate) struct Places(Vec<u32>);

/// How many words are set at once.
const STEP: usize = 24;

impl Places {
    /// Takes in the ranges of a text of so many words.
    pub(crate) fn fill(&mut self, words: usize, ranges: impl Iterator<Item = Range>) {
        self.0.resize(words + 1 + STEP, 0);
        let (mut from, mut n) = (0, 0);
        for range in ranges {
            debug_assert!(range.start as usize >= from && !range.is_empty(), "sorted, without overlap");
            self.set(from..range.end as usize, n);
            (from, n) = (range.end as usize, n + 1);
        }
        self.set(from..words + 1, n);
        self.0.truncate(words + 1);
    }

    /// Sets some words, and a few behind them, which are set later: nearly all are so few that one step does it, and a loop of
    /// random length would cost a wrong guess of the processor each time.
    #[inline]
    fn set(&mut self, words: std::ops::Range<usize>, n: u32) {
        if let Some(first) = self.0[words.start..].first_chunk_mut::<STEP>() {
            *first = [n; STEP];
        }
        if words.len() > STEP {
            self.0[words][STEP..].fill(n);
        }
    }

    /// Number of ranges that end before word `word` or where it begins: the index of the one that holds it or follows.
    #[inline]
    pub(crate) fn before(&self, word: usize) -> usize {
        self.0.get(word).or(self.0.last()).map_or(0, |n| *n as usize)
    }
}

/// A sentence as the later stages see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clause {
    pub(crate) words: Range,
    pub(crate) paragraph: u32,
    /// Part of a disclaimer: not to be read as news.
    pub(crate) boilerplate: bool,
}

/// Words and lines of a text.
#[derive(Default)]
pub(crate) struct Segments {
    pub(crate) words: Vec<Word>,
    /// One range of words per line that holds any.
    pub(crate) lines: Vec<Range>,
}

/// Cuts `text` into words and lines.
pub(crate) fn find(text: &str, lexicon: &Lexicon, segments: &mut Segments) {
    word::find(text, lexicon, &mut segments.words, &mut segments.lines);
}

/// Cuts the words of a paragraph into sentences and appends them.
pub(crate) fn sentences(words: &[Word], range: Range, paragraph: u32, out: &mut Vec<Clause>) {
    sentence::find(words, range, |r| out.push(Clause { words: r, paragraph, boilerplate: false }));
}
