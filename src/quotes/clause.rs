//! Clause-level questions about a sentence's chunks that every attribution rule asks: what a noun phrase covers, whether a
//! clause begins here. Where a content ends is asked in `content.rs`.

use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, NONE, comma_joins, noun, verb};

/// One sentence with the questions.
pub(crate) struct Sentence<'a> {
    pub(crate) doc: &'a Doc<'a>,
    pub(crate) chunks: &'a [Chunk],
    /// Index of its first chunk among all chunks, for [`Chunk::link`].
    pub(crate) base: u32,
    pub(crate) words: Range,
    pub(crate) index: u32,
    pub(crate) paragraph: u32,
}

impl<'a> Sentence<'a> {
    pub(crate) fn new(doc: &'a Doc<'a>, index: usize) -> Sentence<'a> {
        let s = &doc.sentences[index];
        Sentence {
            doc,
            chunks: doc.chunks(index),
            base: doc.syntax.sentences[index].start,
            words: s.words,
            index: index as u32,
            paragraph: s.paragraph,
        }
    }

    #[inline]
    pub(crate) fn kind(&self, c: usize) -> Option<ChunkKind> {
        self.chunks.get(c).map(|c| c.kind)
    }

    /// The head word of a chunk.
    #[inline]
    pub(crate) fn head(&self, c: usize) -> usize {
        self.chunks[c].head as usize
    }

    #[inline]
    pub(crate) fn class(&self, c: usize) -> u64 {
        self.chunks[c].class
    }

    #[inline]
    pub(crate) fn lower(&self, word: usize) -> &'a str {
        self.doc.lexicon.form(self.doc.words[word].lex)
    }

    #[inline]
    pub(crate) fn is_prep(&self, c: usize, form: &str) -> bool {
        self.kind(c) == Some(ChunkKind::Prep) && self.lower(self.head(c)) == form
    }

    /// The chunk that `link` of chunk `c` points to, where it lies in this sentence.
    #[inline]
    pub(crate) fn link(&self, c: usize) -> Option<usize> {
        let l = self.chunks[c].link;
        (l != NONE && l >= self.base).then(|| (l - self.base) as usize)
    }

    /// The chunk that holds `word`.
    #[inline]
    pub(crate) fn chunk_of(&self, word: usize) -> usize {
        (self.doc.syntax.of_word[word] - self.base) as usize
    }

    #[inline]
    pub(crate) fn is_finite(&self, c: usize) -> bool {
        self.chunks[c].is_verb() && self.chunks[c].is(verb::FINITE)
    }

    /// Whether `c` opens a clause: a noun phrase (with complements) that is the subject of a finite verb behind it.
    pub(crate) fn opens_clause(&self, c: usize) -> bool {
        let Some(first) = self.chunks.get(c) else { return false };
        if first.kind == ChunkKind::Adv || first.kind == ChunkKind::Subord {
            return self.opens_clause(c + 1);
        }
        if first.is_verb() && first.is(verb::GERUND) && !first.is(verb::FINITE) {
            // "Leaving now would be wrong": a gerund as subject; rare.
            return false;
        }
        if !first.is_noun() || first.is(noun::OBJECT) {
            return false;
        }
        if first.is(noun::TIME) {
            // "said no date had been set"
            return c + 1 < self.chunks.len() && self.is_finite(c + 1) && self.link(c + 1) == Some(c);
        }
        if first.is(noun::PRONOUN) && self.doc.class(first.head as usize) & class::CONTR != 0 {
            return true;
        }
        let mut relative = false;
        for k in c + 1..(c + 18).min(self.chunks.len()) {
            let chunk = &self.chunks[k];
            match chunk.kind {
                ChunkKind::Verb if chunk.is(verb::FINITE) => {
                    // "the group's director, Ana Vell, has said": the link may be the apposition.
                    let apposition = |s: usize| {
                        s > c && self.chunks[s - 1].kind == ChunkKind::Comma && self.chunks[k - 1].kind == ChunkKind::Comma
                    };
                    if self.link(k).is_some_and(|s| s >= c && s < k && (self.one_phrase(c, s) || apposition(s)))
                        && self.chunks[k - 1].kind != ChunkKind::Rel
                    {
                        return true;
                    }
                    // The verb of a relative clause ("a source, whom they did not name, said").
                    if !relative {
                        return false;
                    }
                }
                ChunkKind::Rel => relative = true,
                ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::Stop | ChunkKind::That => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the noun phrases `first` and `last` are one, or the ends of one coordination.
    fn one_phrase(&self, first: usize, last: usize) -> bool {
        let comma = (first..last).any(|k| self.chunks[k].kind == ChunkKind::Comma);
        let joins = |k: usize| {
            matches!(
                self.chunks[k].kind,
                ChunkKind::Noun
                    | ChunkKind::Prep
                    | ChunkKind::Coord
                    | ChunkKind::Comma
                    | ChunkKind::Adv
                    | ChunkKind::Adj
                    | ChunkKind::Quote
            )
        };
        // "his hospitality, and they talked": a pronoun behind a comma and a conjunction begins a clause of its own.
        // "the calm she was bringing": a relative clause without its pronoun.
        let bare = last > first && self.chunks[last - 1].is_noun();
        let pronoun = (comma || bare) && self.chunks[last].is(noun::PRONOUN);
        first == last || !pronoun && (first..last).all(joins) && (!comma || self.chunks[last - 1].kind == ChunkKind::Coord)
    }

    /// Whether a clause of its own stands between the chunks `from..to`.
    pub(crate) fn holds_clause(&self, from: usize, to: usize) -> bool {
        (from..to).any(|c| self.is_finite(c))
    }

    /// The end of a noun phrase with its prepositional phrases and a closed apposition, as a chunk index.
    pub(crate) fn noun_end(&self, c: usize) -> usize {
        let mut k = c + 1;
        while k + 1 < self.chunks.len()
            && self.chunks[k].kind == ChunkKind::Prep
            && self.chunks[k + 1].is_noun()
            && !self.chunks[k + 1].is(noun::TIME)
        {
            k += 2;
        }
        k
    }

    /// The first chunk of the coordination "A, B and C" whose last member is `c`.
    pub(crate) fn coordination_start(&self, c: usize) -> usize {
        if comma_joins(self.doc.lexicon, self.doc.words, self.chunks, c) {
            return c - 2;
        }
        let mut first = c;
        let mut k = c;
        if k >= 2 && self.chunks[k - 1].kind == ChunkKind::Coord && self.chunks[k - 2].is_noun() {
            let mut left = k - 2;
            while left >= 2 && self.chunks[left - 1].kind == ChunkKind::Prep && self.chunks[left - 2].is_noun() {
                left -= 2;
            }
            if left > 0 && matches!(self.chunks[left - 1].kind, ChunkKind::Verb | ChunkKind::Prep) {
                return c;
            }
            first = left;
            k = left;
            while k >= 2
                && self.chunks[k - 1].kind == ChunkKind::Comma
                && self.chunks[k - 2].is_noun()
                && self.chunks[k - 2].is(noun::NAME)
            {
                first = k - 2;
                k -= 2;
            }
        }
        first
    }

    /// The words of a source whose head is the noun phrase `c` and whose cue begins at chunk `limit` (or later).
    pub(crate) fn source_words(&self, c: usize, limit: usize) -> Range {
        let first = self.coordination_start(c);
        let mut end = self.noun_end(c).min(if limit > c { limit } else { usize::MAX });
        // "the foreign ministers of France, Germany and Poland"
        let names = |k: usize| match self.chunks[k].kind {
            ChunkKind::Comma | ChunkKind::Coord => true,
            _ => self.chunks[k].is_noun() && self.chunks[k].is(noun::NAME),
        };
        let listed = end > c + 2 && limit > end + 1 && limit <= self.chunks.len() && limit < end + 12;
        if listed && self.chunks[limit - 2].kind == ChunkKind::Coord && (end..limit).all(names) {
            end = limit;
        }
        Range { start: self.chunks[first].words.start, end: self.chunks[end.max(c + 1) - 1].words.end }
    }

    /// The words of the chunks `from..to` without white space, commas and conjunctions at their ends.
    pub(crate) fn trimmed(&self, from: usize, to: usize) -> Range {
        let mut start = self.chunks[from].words.start;
        let mut end = self.chunks[to - 1].words.end;
        let words = self.doc.words;
        while end > start && matches!(words[end as usize - 1].kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash) {
            end -= 1;
        }
        while start < end && matches!(words[start as usize].kind, Kind::Comma | Kind::Colon | Kind::Dash) {
            start += 1;
        }
        Range { start, end }
    }
}
