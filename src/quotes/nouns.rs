//! Nouns that say that something was said: "his claim that the talks failed".

use super::attribute::{Regions, clip};
use super::clause::Sentence;
use super::cues::{Cue, CueClass, Frame, Grade};
use super::{Attribution, Confidence};
use crate::segment::Range;
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

/// "his claim that the talks failed", "a promise to talk": the possessor or the verb's subject is the source.
pub(super) fn noun_cue(s: &Sentence<'_>, c: usize, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
    let head = s.head(c);
    let np = &s.chunks[c];
    if s.doc.words[head].tag != Tag::Noun {
        return None;
    }
    let cue = rows.iter().find(|r| r.class == CueClass::Noun && r.rest.is_empty() && r.grade == Grade::Speech)?;
    let next = s.chunks.get(c + 1)?;
    let (frame, from) = match next.kind {
        ChunkKind::That if cue.takes(Frame::That) => (Frame::That, c + 1),
        ChunkKind::Rel if cue.takes(Frame::That) && s.lower(next.head as usize) == "that" && s.opens_clause(c + 2) => {
            (Frame::That, c + 1)
        }
        ChunkKind::Verb if next.is(verb::INFINITIVE) && cue.takes(Frame::To) => (Frame::To, c + 1),
        // "His answer was that", "the ministry's claim is that"
        ChunkKind::Verb if next.is(verb::COPULA) && next.is(verb::FINITE) && s.kind(c + 2) == Some(ChunkKind::That) => {
            (Frame::That, c + 2)
        }
        // "his call for a truce"; "a warning from the harbour master that"
        ChunkKind::Prep if s.is_prep(c + 1, "for") && cue.takes(Frame::For) => (Frame::For, c + 1),
        ChunkKind::Prep if s.is_prep(c + 1, "from") || s.is_prep(c + 1, "by") => {
            let behind = s.noun_end(c + 2);
            if !s.chunks.get(c + 2).is_some_and(Chunk::is_noun)
                || s.kind(behind) != Some(ChunkKind::That)
                || !cue.takes(Frame::That)
            {
                return None;
            }
            (Frame::That, behind)
        }
        // "his remark on Monday that", "her claim at the hearing that"
        ChunkKind::Prep | ChunkKind::Noun if cue.takes(Frame::That) => {
            let behind = match next.kind {
                ChunkKind::Prep if s.chunks.get(c + 2).is_some_and(Chunk::is_noun) => s.noun_end(c + 2),
                ChunkKind::Noun if next.is(noun::TIME) => c + 2,
                _ => return None,
            };
            if s.kind(behind) != Some(ChunkKind::That) {
                return None;
            }
            (Frame::That, behind)
        }
        _ => return None,
    };
    // The possessor: words of the phrase up to a possessive ending or pronoun.
    let possessor = np
        .words
        .iter()
        .take_while(|&w| w < head)
        .filter(|&w| s.doc.words[w].is_possessive() || s.doc.words[w].tag == Tag::Poss)
        .last();
    let (source, source_head) = match possessor {
        Some(w) => {
            let start = if s.doc.words[w].tag == Tag::Poss { w } else { np.words.start as usize };
            (Some(Range::new(start, w + 1)), Some(w as u32))
        }
        None if from > c + 1 && (s.is_prep(c + 1, "from") || s.is_prep(c + 1, "by")) => {
            (Some(s.source_words(c + 2, from)), Some(s.chunks[c + 2].head))
        }
        None => {
            // "made the claim that": the subject of the verb whose object this is.
            let v = c.checked_sub(1).filter(|&v| s.chunks[v].is_verb() && !s.chunks[v].is(verb::PASSIVE));
            match v.and_then(|v| s.link(v).map(|x| (x, v))) {
                Some((x, v)) => (Some(s.source_words(x, v)), Some(s.chunks[x].head)),
                None => (None, None),
            }
        }
    };
    source?;
    let to = match frame {
        Frame::For => s.phrase_end(from, |w| regions.end_at(w)),
        _ => s.content_end(c, from, None, |w| regions.end_at(w)),
    };
    // A finite verb behind the clause has this phrase as its subject: the content ends before it.
    let to = (from + 1..to).find(|&k| s.is_finite(k) && s.link(k) == Some(c)).unwrap_or(to);
    // "Vell's remark that the pact was void angered the guests": two verbs with nothing between that could join them.
    let mut verb = None;
    let mut to = to;
    for k in from + 1..to {
        match s.chunks[k].kind {
            ChunkKind::Verb if s.is_finite(k) => {
                if verb.is_some() && s.link(k) != Some(k - 1) {
                    to = k;
                    break;
                }
                verb = Some(k);
            }
            ChunkKind::Coord
            | ChunkKind::Comma
            | ChunkKind::That
            | ChunkKind::Rel
            | ChunkKind::Wh
            | ChunkKind::Subord
            | ChunkKind::Quote => verb = None,
            ChunkKind::Noun if s.opens_clause(k) => verb = None,
            _ => {}
        }
    }
    let content = clip(s, s.trimmed(from, to), regions);
    if content.len() < 2 {
        return None;
    }
    Some(Attribution {
        parts: vec![content],
        cue: Some(Range::new(head, head + 1)),
        source,
        source_head,
        via: None,
        sentence: s.index,
        clause: false,
        confidence: Confidence::Medium,
        rule: cue.rule(frame),
    })
}
