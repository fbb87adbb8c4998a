//! Stage 6, quotes: which words are somebody's, and the words that say so.

mod adjacent;
mod ahead;
mod attribute;
mod before;
mod clause;
mod complement;
mod content;
mod cues;
mod introduced;
mod marks;
mod nouns;
mod overlap;
mod preposition;
mod source;
mod transcript;

pub(crate) use clause::Sentence;
pub(crate) use cues::Cues;

use crate::doc::Doc;
use crate::lexicon::class;
use crate::rule::Rule;
use crate::segment::{Kind, Range};
use crate::span::Span;
use crate::syntax::{Chunk, ChunkKind, Tag, verb};

/// How much of the content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// A part of it.
    Mixed,
    /// Nothing.
    Indirect,
}

impl QuoteKind {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// How sure an attribution and its speaker are.
///
/// Below the level of [`Low`](Confidence::Low) nothing is given: a pronoun or description whose best answer is worth too little
/// leaves the [`speaker`](Quote::speaker) open, and the quote is at most [`Medium`](Confidence::Medium). The
/// [guide](crate::_guide::pipeline) says how much that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// Inferred from the neighbourhood: the previous speaker goes on.
    Low,
    /// A cue stands near, its subject is not certain; or it is not certain whom the source means.
    Medium,
    /// Cue and source stand in the clause, and the source means one person or body.
    High,
}

impl Confidence {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// An attribution: words that the article says somebody said.
///
/// `"We agree," Lee said.` is a quote with the content `"We agree,"`, the cue `said` and the source `Lee`. Words in
/// quotation marks that nobody speaks are none: `the goods came "as is"`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Quote {
    /// From the first to the last byte of the content, the cue inside it included.
    pub span: Span,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// The content, split where the cue splits it. Quotation marks are inside; the complementiser "that" is inside, the
    /// final full stop of an indirect content outside.
    pub parts: Vec<Span>,
    /// Who speaks: index in [`Article::speakers`](crate::Article::speakers).
    pub speaker: Option<usize>,
    /// The words that name the speaker: "he", "the minister", "Lee".
    pub source: Option<Span>,
    /// The words that say that it is speech: "said", "according to".
    pub cue: Option<Span>,
    /// The outlets that carried the words: indexes in [`Article::entities`](crate::Article::entities).
    pub via: Vec<usize>,
    /// How sure the attribution is.
    pub confidence: Confidence,
    /// The row that gave the answer.
    pub rule: Rule,
}

/// An attribution before its speaker is known.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// The content, as ranges of words with the marks.
    pub(crate) parts: Vec<Range>,
    pub(crate) cue: Option<Range>,
    pub(crate) source: Option<Range>,
    /// The word of the source that names or describes: the head noun, the pronoun.
    pub(crate) source_head: Option<u32>,
    /// Who carried the words.
    pub(crate) via: Option<Range>,
    /// The sentence of the cue, or of the content where there is none.
    pub(crate) sentence: u32,
    /// A clause or a quotation says what was said: a quote of its own inside another's content too.
    pub(crate) clause: bool,
    pub(crate) confidence: Confidence,
    pub(crate) rule: Rule,
}

impl Attribution {
    /// A phrase that is a content in the sentence of its cue: no clause, and carried by nobody.
    fn phrase(s: &clause::Sentence<'_>, content: Range, cue: Range, source: source::Source, rule: Rule) -> Attribution {
        Attribution {
            parts: vec![content],
            cue: Some(cue),
            source: source.words,
            source_head: source.head,
            via: None,
            sentence: s.index,
            clause: false,
            confidence: Confidence::Medium,
            rule,
        }
    }
}

/// What stage 6 finds.
#[derive(Default)]
pub(crate) struct Attributions {
    pub(crate) list: Vec<Attribution>,
    /// For each word the region that it lies in, or `NONE`.
    pub(crate) region_of: Vec<u32>,
    /// For each word its sentence.
    pub(crate) sentence_of: Vec<u32>,
}

/// Finds the attributions, in the order of their contents.
pub(crate) fn find(doc: &Doc<'_>, cues: &Cues) -> Attributions {
    let mut regions = Vec::new();
    let mut pairing = marks::Pairing::default();
    for (i, block) in doc.structure.blocks.iter().enumerate() {
        marks::find(doc.text, doc.words, block.words, i as u32, &mut pairing, &mut regions);
    }
    cut_unclosed(doc, &mut regions);
    let mut region_of = vec![u32::MAX; doc.words.len()];
    for (i, r) in regions.iter().enumerate() {
        region_of[r.words.iter()].fill(i as u32);
    }
    let mut used = vec![false; regions.len()];
    let mut list = Vec::with_capacity(doc.sentences.len());
    let mut at = attribute::Regions { list: &regions, of_word: &region_of, used: &mut used };
    let mut turns = doc.structure.turns.iter().peekable();
    for i in 0..doc.sentences.len() {
        if doc.sentences[i].boilerplate {
            continue;
        }
        let s = clause::Sentence::new(doc, i);
        while turns.next_if(|t| t.label.start < s.words.start).is_some() {}
        match turns.next_if(|t| t.label.start == s.words.start) {
            Some(turn) => list.extend(transcript::turn(doc, turn, i, cues)),
            None => adjacent::turn(&s, cues, &mut at, &mut list),
        }
        attribute::find(&s, cues, &mut at, &mut list);
    }
    let sentence_of = sentences_of(doc);
    adjacent::find(doc, cues, &sentence_of, &mut at, &mut list);
    overlap::settle(doc, &mut list);
    Attributions { list, region_of, sentence_of }
}

/// For each word its sentence. Words that no sentence holds have the first.
fn sentences_of(doc: &Doc<'_>) -> Vec<u32> {
    let mut of = vec![0; doc.words.len()];
    for (i, s) in doc.sentences.iter().enumerate() {
        of[s.words.iter()].fill(i as u32);
    }
    of
}

/// A mark that was never closed, in a paragraph that names its speaker: "“We will stay, Vell said." ends before "Vell". One
/// that the next paragraph goes on with is left whole.
fn cut_unclosed(doc: &Doc<'_>, regions: &mut [marks::Region]) {
    for i in 0..regions.len() {
        let r = regions[i];
        let next = regions.get(i + 1).filter(|n| n.block == r.block + 1);
        let continued = next.is_some_and(|n| n.words.start == doc.structure.blocks[n.block as usize].body.start);
        if r.closed || r.single || continued {
            continue;
        }
        // A comma, a noun phrase, a verb of saying, and the end of the sentence.
        let first = doc.syntax.of_word[r.words.start as usize] as usize;
        let last = doc.syntax.of_word[r.words.end as usize - 1] as usize;
        let chunks = &doc.syntax.chunks;
        let cut = (first + 1..last).find(|&c| {
            let says = chunks.get(c + 2).is_some_and(|v| v.is_verb() && doc.class(v.head as usize) & class::SPEAKS != 0);
            let ends = chunks.get(c + 3).is_none_or(|k| matches!(k.kind, ChunkKind::Stop | ChunkKind::Comma));
            // ", said Vell, whose firm"
            let inverted = doc.class(chunks[c + 1].head as usize) & class::SPEAKS != 0
                && chunks[c + 1].is(verb::FINITE)
                && chunks.get(c + 2).is_some_and(Chunk::is_noun);
            chunks[c].kind == ChunkKind::Comma && (chunks[c + 1].is_noun() && says || inverted) && ends
        });
        if let Some(c) = cut {
            regions[i].words.end = chunks[c].words.start;
            regions[i].closed = true;
        }
    }
}

/// How much of the content stands in marks: at most a word, or a tenth, outside is all of it. A quotation that is the verb
/// of an infinitive whose "to" stands outside is mixed.
pub(crate) fn kind_of(doc: &Doc<'_>, parts: &[Range], region_of: &[u32]) -> QuoteKind {
    if let [one] = parts {
        let before = (one.start as usize).checked_sub(1).map(|w| doc.words[w].tag);
        if before == Some(Tag::To) && doc.words[one.start as usize].kind == Kind::Quote {
            return QuoteKind::Mixed;
        }
    }
    let (mut all, mut marked) = (0, 0);
    for p in parts {
        for (w, region) in doc.words[p.iter()].iter().zip(&region_of[p.iter()]) {
            all += u32::from(w.is_word());
            marked += u32::from(w.is_word() && *region != u32::MAX);
        }
    }
    match all - marked {
        _ if marked == 0 => QuoteKind::Indirect,
        0 => QuoteKind::Direct,
        outside if outside * 10 <= all || outside <= 1 && all >= 4 => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}
