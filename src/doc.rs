//! [`Doc`]: what the later stages read, gathered.

use crate::date::Date;
use crate::dictionary::{Dictionary, Gender, TermHit};
use crate::entities::{Entity, Found};
use crate::lexicon::{Lex, Lexicon};
use crate::segment::{Clause, Places, Range, Word};
use crate::span::Span;
use crate::structure::Structure;
use crate::syntax::{Chunk, Syntax};

/// The results of the stages up to the entities, for those that follow. Read only.
#[derive(Clone, Copy)]
pub(crate) struct Doc<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) dictionary: &'a Dictionary,
    pub(crate) words: &'a [Word],
    pub(crate) sentences: &'a [Clause],
    pub(crate) structure: &'a Structure,
    pub(crate) syntax: &'a Syntax,
    pub(crate) entities: &'a [Entity],
    /// The mentions in order, with their words.
    pub(crate) found: &'a [Found],
    /// Where the mentions lie.
    pub(crate) mention_places: &'a Places,
    /// Of each entity, what the tables and titles know of its gender.
    pub(crate) genders: &'a [Gender],
    /// Of each entity, whether its gender is a guess by the given name.
    pub(crate) guessed: &'a [bool],
    /// Of each entity, its entry of the dictionary, or `NONE`.
    pub(crate) known: &'a [u32],
    /// The titles and agents in order.
    pub(crate) terms: &'a [TermHit],
    /// Where they lie.
    pub(crate) term_places: &'a Places,
    /// The publication date, the caller's or the dateline's.
    pub(crate) date: Option<Date>,
    /// A bare passage, not a whole article.
    pub(crate) fragment: bool,
}

impl<'a> Doc<'a> {
    /// The word without a possessive ending, as it stands.
    #[inline]
    pub(crate) fn str(&self, word: usize) -> &'a str {
        &self.text[self.words[word].span().range()]
    }

    /// The text of a range of words.
    pub(crate) fn slice(&self, range: Range) -> &'a str {
        &self.text[range.span(self.words).range()]
    }

    /// The class bits of a word.
    #[inline]
    pub(crate) fn class(&self, word: usize) -> u64 {
        self.words[word].class
    }

    /// What the lexicon knows of a word.
    #[inline]
    pub(crate) fn lex(&self, word: usize) -> &'a Lex {
        self.lexicon.lex(self.words[word].lex)
    }

    /// The chunks of sentence `i`.
    #[inline]
    pub(crate) fn chunks(&self, sentence: usize) -> &'a [Chunk] {
        self.syntax.sentence(sentence)
    }

    /// The bytes of a range of words.
    pub(crate) fn span(&self, range: Range) -> Span {
        range.span(self.words)
    }

    /// The mention that `word` is part of.
    pub(crate) fn mention(&self, word: usize) -> Option<&'a Found> {
        self.found.get(self.mention_places.before(word)).filter(|f| f.words.start as usize <= word)
    }

    /// The words of the title or agent that `word` is part of.
    pub(crate) fn terms_over(&self, word: usize) -> Option<Range> {
        self.terms.get(self.term_places.before(word)).map(|t| t.words).filter(|w| w.contains(word))
    }

    /// The first mention whose words overlap `range`.
    pub(crate) fn mention_in(&self, range: Range) -> Option<&'a Found> {
        range.iter().find_map(|w| self.mention(w))
    }
}
