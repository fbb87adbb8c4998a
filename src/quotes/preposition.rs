//! Prepositions that name a source: "according to Lee".

use super::attribute::{Regions, clip, rest_matches, whole_quotation};
use super::before::{apposition_end, drop_connective, from_mark};
use super::clause::Sentence;
use super::cues::{Cue, CueClass, Frame, Grade};
use super::{Attribution, Confidence};
use crate::lexicon::class;
use crate::segment::Range;
use crate::syntax::{Chunk, ChunkKind, noun, verb};

/// The end of a source behind a preposition: "officials and witnesses", "two people familiar with the talks,".
fn source_end(s: &Sentence<'_>, np: usize) -> usize {
    let mut end = s.noun_end(np);
    while s.kind(end) == Some(ChunkKind::Coord) && s.chunks.get(end + 1).is_some_and(Chunk::is_noun) && !s.opens_clause(end + 1) {
        end = s.noun_end(end + 1);
    }
    let described = match s.chunks.get(end) {
        Some(c) if c.kind == ChunkKind::Adj || c.kind == ChunkKind::Rel => true,
        Some(c) => c.is_verb() && (!c.is(verb::FINITE) || s.link(end).is_none_or(|l| l <= np)),
        None => false,
    };
    let comma = (end..s.chunks.len().min(end + 14)).find(|&k| s.kind(k) == Some(ChunkKind::Comma)).filter(|_| described);
    comma.filter(|&k| s.holds_clause(k, s.chunks.len())).unwrap_or(end)
}

/// "According to Lee, the talks failed", "The talks failed, according to Lee".
pub(super) fn preposition_cue(s: &Sentence<'_>, c: usize, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
    let word = s.head(c);
    for cue in rows.iter().filter(|r| r.class == CueClass::Prep && (r.grade == Grade::Speech || r.rest.len() >= 3)) {
        let Some(after) = rest_matches(s, cue, word + 1) else { continue };
        if after >= s.words.end as usize || !cue.takes(Frame::Np) {
            continue;
        }
        let np = s.chunk_of(after);
        if !s.chunks[np].is_noun()
            || s.chunks[np].is(noun::TIME)
            || (cue.rest.is_empty() && s.class(np) & (class::PERSON | class::GROUP) == 0 && !s.chunks[np].is(noun::NAME))
        {
            continue;
        }
        let apart = c == 0 || s.chunks[c - 1].kind == ChunkKind::Comma;
        if cue.rest.is_empty() && !apart {
            continue;
        }
        // "went according to plan"
        let bare = s.chunks[np].words.len() == 1 && !s.chunks[np].is(noun::NAME | noun::PRONOUN | noun::PLURAL);
        if bare && s.class(np) & (class::PERSON | class::GROUP) == 0 {
            continue;
        }
        let end = source_end(s, np);
        let mut source = s.source_words(np, end);
        source.start = s.chunks[np].words.start;
        let cue_words = Range { start: word as u32, end: after as u32 };
        let mut parts = Vec::new();
        // The apposition of a source closes with a comma.
        let closing = apposition_end(s, end);
        let opens = c == 0 || c == 1 && matches!(s.chunks[0].kind, ChunkKind::Coord | ChunkKind::Adv | ChunkKind::Quote);
        if opens {
            let from = match s.kind(end) {
                Some(ChunkKind::Comma)
                    if s.holds_clause(end, closing.max(end + 1))
                        || s.kind(closing) != Some(ChunkKind::Comma)
                        || s.opens_clause(end + 1) =>
                {
                    end + 1
                }
                _ if s.kind(closing) == Some(ChunkKind::Comma) => closing + 1,
                _ => end,
            };
            if from >= s.chunks.len() {
                return None;
            }
            let to = s.content_end(c, from, None, |w| regions.end_at(w));
            if to > from {
                parts.push(clip(s, s.trimmed(from, to), regions));
            }
        } else {
            let before = if s.chunks[c - 1].kind == ChunkKind::Comma { c - 1 } else { c };
            if before == 0 {
                return None;
            }
            // "The vote was, in the words of Vell, “a small miracle.”"
            let behind =
                s.chunks.get(end).map_or(s.words.end, |k| if k.kind == ChunkKind::Comma { k.words.end } else { k.words.start });
            if let Some(r) = regions.opening(behind as usize).filter(|_| cue.takes(Frame::Quote)) {
                parts.push(regions.list[r].words);
            }
            if parts.is_empty() {
                // From the start of the sentence, or from an earlier cue's end: the clause that this one closes.
                let content = from_mark(s, s.trimmed(0, before), regions);
                let content = match regions.closing_before(s.chunks[before].words.start as usize) {
                    Some(r) if regions.list[r].words.start <= content.start => regions.list[r].words,
                    _ => content,
                };
                parts.push(content);
            }
            if parts.len() == 1 && s.kind(end) == Some(ChunkKind::Comma) && !s.holds_clause(0, before) {
                let to = s.content_end(c, end + 1, None, |w| regions.end_at(w));
                if to > end + 1 {
                    parts.push(clip(s, s.trimmed(end + 1, to), regions));
                }
            }
        }
        for p in &mut parts {
            *p = whole_quotation(*p, regions);
        }
        parts.retain(|p| !p.is_empty());
        drop_connective(s, &mut parts);
        if parts.is_empty() {
            return None;
        }
        return Some(Attribution {
            parts,
            cue: Some(cue_words),
            source: Some(source),
            source_head: Some(s.chunks[np].head),
            via: None,
            sentence: s.index,
            clause: true,
            confidence: Confidence::High,
            rule: cue.rule(Frame::Np),
        });
    }
    None
}
