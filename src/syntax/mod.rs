//! Stage 4, shallow syntax: what the attribution and the event coder share.
//!
//! Every word gets a [`Tag`]; tagged words are grouped into a flat list of [`Chunk`]s per sentence: noun phrases, verb
//! groups with tense, voice, negation and modality, and the small words between them. A finite verb group knows the noun
//! phrase that is its subject, across appositives, participles, relative clauses and coordination. All of it is driven by
//! the closed-class and verb tables, and takes one pass over the words.

mod aside;
mod chunk;
mod subject;
mod tag;
#[cfg(test)]
mod tests;

pub(crate) use tag::Tag;

use crate::lexicon::{Lexicon, class};
use crate::segment::{Clause, Range, Word};

/// What a chunk is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ChunkKind {
    /// A noun phrase without its prepositional phrases: "the Japanese foreign minister", "Lee", "he".
    Noun,
    /// A verb group: "has been quoted", "to meet", "speaking".
    Verb,
    /// A preposition.
    Prep,
    Coord,
    /// A subordinating conjunction: "because", "while", "if".
    Subord,
    /// The complementiser "that".
    That,
    /// A relative pronoun: "who", "which", "that".
    Rel,
    /// "what", "how", "whether", "why" where they begin a clause.
    Wh,
    /// An adjective that is no part of a noun phrase ("is clear").
    Adj,
    Adv,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Quote,
    /// A sentence-ending mark or an ellipsis.
    Stop,
    Other,
}

/// Flags of a verb group.
#[rustfmt::skip]
pub(crate) mod verb {
    /// Has a tensed verb: can be the predicate of a clause.
    pub(crate) const FINITE: u16 = 1;
    pub(crate) const PASSIVE: u16 = 1 << 1;
    pub(crate) const NEGATED: u16 = 1 << 2;
    /// "will", "would", "shall", "is to", "is going to".
    pub(crate) const FUTURE: u16 = 1 << 3;
    /// "can", "could", "may", "might", "would".
    pub(crate) const POSSIBLE: u16 = 1 << 4;
    /// "must", "should", "ought to", "has to", "needs to".
    pub(crate) const OBLIGED: u16 = 1 << 5;
    pub(crate) const PERFECT: u16 = 1 << 6;
    pub(crate) const PROGRESSIVE: u16 = 1 << 7;
    /// "to" and the base form.
    pub(crate) const INFINITIVE: u16 = 1 << 8;
    /// A gerund or present participle without an auxiliary.
    pub(crate) const GERUND: u16 = 1 << 9;
    /// A past participle without an auxiliary: a reduced relative clause or a participial phrase.
    pub(crate) const PARTICIPLE: u16 = 1 << 10;
    /// The main verb is "be", "have" or "do" itself.
    pub(crate) const COPULA: u16 = 1 << 11;
    pub(crate) const PAST: u16 = 1 << 12;
    /// An adverb of hearsay stands in the group, or is the chunk: "reportedly left".
    pub(crate) const HEARSAY: u16 = 1 << 13;
}

/// Flags of a noun phrase.
#[rustfmt::skip]
pub(crate) mod noun {
    pub(crate) const PRONOUN: u16 = 1;
    /// The head is a name.
    pub(crate) const NAME: u16 = 1 << 1;
    /// A point or stretch of time: "Monday", "last week"; never a subject.
    pub(crate) const TIME: u16 = 1 << 2;
    pub(crate) const PLURAL: u16 = 1 << 3;
    /// The phrase ends in a possessive ("Lee's") because something broke it off.
    pub(crate) const POSSESSIVE: u16 = 1 << 4;
    /// Begins with "the", "this", "that", "these", "those", a possessive.
    pub(crate) const DEFINITE: u16 = 1 << 5;
    /// An object pronoun: cannot be a subject.
    pub(crate) const OBJECT: u16 = 1 << 6;
}

/// "No chunk" in [`Chunk::link`].
pub(crate) const NONE: u32 = u32::MAX;

/// A stretch of words with a head.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk {
    pub(crate) kind: ChunkKind,
    pub(crate) words: Range,
    /// The word that decides: the noun, the main verb, the preposition.
    pub(crate) head: u32,
    /// [`verb`] or [`noun`] flags.
    pub(crate) flags: u16,
    /// Of a verb group: the chunk (index into all chunks) of the noun phrase that is its subject.
    pub(crate) link: u32,
    /// The class bits of the head: every later stage goes through the chunks by these.
    pub(crate) class: u64,
}

impl Chunk {
    #[inline]
    pub(crate) fn is(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }
    #[inline]
    pub(crate) fn is_noun(&self) -> bool {
        self.kind == ChunkKind::Noun
    }
    #[inline]
    pub(crate) fn is_verb(&self) -> bool {
        self.kind == ChunkKind::Verb
    }
}

/// Whether the comma before the noun phrase `c` means "and", as headlines write it: "Vell, Kim Vow Closer Ties". A verb in the
/// plural behind one singular name tells.
pub(crate) fn comma_joins(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], c: usize) -> bool {
    let listed = c >= 2 && chunks[c - 1].kind == ChunkKind::Comma && chunks[c - 2].is_noun() && !chunks[c - 2].is(noun::TIME);
    let plural_verb = chunks.get(c + 1).is_some_and(|v| {
        v.is_verb()
            && v.is(verb::FINITE)
            && words[v.words.start as usize].tag == Tag::Base
            && !lexicon.is(words[v.head as usize].lex, class::PAST)
    });
    listed && plural_verb && chunks[c].is(noun::NAME) && !chunks[c].is(noun::PLURAL)
}

/// The chunks of all sentences of an article.
#[derive(Default)]
pub(crate) struct Syntax {
    pub(crate) chunks: Vec<Chunk>,
    /// The chunks that hold a verb: verb groups, and pronouns with a verb in them ("he's"). Whoever asks for verbs alone need not
    /// go through all chunks.
    pub(crate) verbs: Vec<u32>,
    /// For each sentence, its range in `chunks`.
    pub(crate) sentences: Vec<Range>,
    /// For each word, its chunk.
    pub(crate) of_word: Vec<u32>,
}

impl Syntax {
    /// The chunks of sentence `i`.
    pub(crate) fn sentence(&self, i: usize) -> &[Chunk] {
        &self.chunks[self.sentences[i].iter()]
    }
}

/// Tags the words and fills `syntax`.
pub(crate) fn find(text: &str, lexicon: &Lexicon, words: &mut [Word], sentences: &[Clause], syntax: &mut Syntax) {
    syntax.chunks.clear();
    syntax.verbs.clear();
    syntax.sentences.clear();
    syntax.of_word.clear();
    syntax.of_word.resize(words.len(), NONE);
    for s in sentences {
        tag::find(text, lexicon, words, s.words);
        let from = syntax.chunks.len();
        let first = syntax.verbs.len();
        chunk::find(text, lexicon, words, s.words, &mut syntax.chunks, &mut syntax.verbs);
        subject::find(lexicon, words, from, &mut syntax.chunks, &syntax.verbs[first..]);
        syntax.sentences.push(Range::new(from, syntax.chunks.len()));
        // The chunks follow each other without a gap: a step for each word, not a loop of unforeseen length for each chunk.
        let mut c = from;
        for w in s.words.iter() {
            c += usize::from(w >= syntax.chunks[c].words.end as usize);
            syntax.of_word[w] = c as u32;
        }
    }
}
