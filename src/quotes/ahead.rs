//! What stands further behind a cue than its first complement: asked by `complement.rs`.

use super::attribute::Regions;
use super::clause::Sentence;
use super::cues::{Cue, Frame};
use crate::lexicon::class;
use crate::syntax::{Chunk, ChunkKind, verb};

/// Whether a finite verb behind the noun phrase `o` is that of no clause inside it: "the ruling, which struck down limits that
/// others have copied, shows".
pub(super) fn main_verb(s: &Sentence<'_>, o: usize) -> bool {
    let (mut inner, mut comma) = (0, false);
    for k in o + 1..s.chunks.len().min(o + 40) {
        match s.chunks[k].kind {
            ChunkKind::Rel | ChunkKind::Wh | ChunkKind::That | ChunkKind::Subord => inner += 1,
            ChunkKind::Verb if s.is_finite(k) && inner == 0 => {
                return match s.link(k) {
                    Some(l) => l == o || l > o && !comma,
                    None => !comma,
                };
            }
            ChunkKind::Comma | ChunkKind::Dash if inner == 0 => comma = true,
            ChunkKind::Prep if s.lower(s.head(k)) == "as" => return false,
            ChunkKind::Verb if s.is_finite(k) => inner -= 1,
            ChunkKind::Semicolon | ChunkKind::Stop => return false,
            _ => {}
        }
    }
    false
}

/// The complementiser behind the participle or the phrases at `k` that say more of an adjunct.
pub(super) fn late_that(s: &Sentence<'_>, k: usize) -> Option<usize> {
    for x in k..s.chunks.len().min(k + 8) {
        let c = &s.chunks[x];
        match c.kind {
            ChunkKind::That => return Some(x),
            ChunkKind::Rel if s.lower(s.head(x)) == "that" && s.opens_clause(x + 1) => return Some(x),
            ChunkKind::Prep | ChunkKind::Adv => {}
            ChunkKind::Noun if !s.opens_clause(x) => {}
            ChunkKind::Verb if x == k && s.doc.class(s.head(x)) & class::PARTICIPLE != 0 && c.words.len() == 1 => {}
            _ => return None,
        }
    }
    None
}

/// The frame whose preposition or infinitive is chunk `k`, the first behind an opening mark.
pub(super) fn inside_marks(s: &Sentence<'_>, cue: &Cue, k: usize, object: bool) -> Option<Frame> {
    let chunk = s.chunks.get(k)?;
    let frame = match chunk.kind {
        ChunkKind::Verb if chunk.is(verb::INFINITIVE) => [Frame::To, Frame::ObjTo][usize::from(object)],
        ChunkKind::Prep => match (Frame::of_preposition(s.lower(s.head(k)))?, object) {
            (Frame::For, true) => Frame::ObjFor,
            (Frame::Of, true) => Frame::ObjOf,
            (frame, _) => frame,
        },
        _ => return None,
    };
    cue.takes(frame).then_some(frame)
}

/// The frame whose preposition stands behind the parenthesis that the comma `k` opens, and where.
pub(super) fn behind_parenthesis(s: &Sentence<'_>, cue: &Cue, k: usize) -> Option<(Frame, usize)> {
    let close = (k + 1..s.chunks.len().min(k + 10)).find(|&x| s.chunks[x].kind == ChunkKind::Comma)?;
    let next = s.chunks.get(close + 1).filter(|c| c.kind == ChunkKind::Prep)?;
    let frame = match Frame::of_preposition(s.lower(next.head as usize))? {
        Frame::For => Frame::ObjFor,
        Frame::Of => Frame::ObjOf,
        _ => return None,
    };
    cue.takes(frame).then_some((frame, close + 1))
}

/// The end of a quotation that says what the object `o` is: behind its phrases, a relative clause or one parenthesis.
pub(super) fn predicate_behind(s: &Sentence<'_>, o: usize, regions: &Regions<'_>) -> Option<usize> {
    let (mut relative, mut commas) = (s.kind(o) == Some(ChunkKind::Wh), 0);
    for k in o + 1..(o + 18).min(s.chunks.len()) {
        let chunk = &s.chunks[k];
        match chunk.kind {
            ChunkKind::Quote => {
                let region = regions.opening(chunk.words.start as usize)?;
                let end = regions.list[region].words.end;
                let apart = commas == 0 || commas == 2;
                return apart.then(|| if end >= s.words.end { s.chunks.len() } else { s.chunk_of(end as usize).max(k + 1) });
            }
            ChunkKind::Noun | ChunkKind::Prep | ChunkKind::Adj | ChunkKind::Adv => {}
            ChunkKind::Coord if !s.opens_clause(k + 1) && !s.chunks.get(k + 1).is_some_and(Chunk::is_verb) => {}
            ChunkKind::Comma if commas < 2 && !s.chunks.get(k + 1).is_some_and(Chunk::is_verb) => commas += 1,
            ChunkKind::Rel => relative = true,
            // "called the idea that she had won “absurd”"
            ChunkKind::That => relative = true,
            ChunkKind::Verb if relative || !chunk.is(verb::FINITE) && chunk.is(verb::PARTICIPLE | verb::INFINITIVE) => {}
            _ => return None,
        }
    }
    None
}
