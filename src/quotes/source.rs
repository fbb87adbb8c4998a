//! Whose words they are: the subject of a cue verb, an agent, the object of "quoted him as saying".

use super::clause::Sentence;
use crate::lexicon::class;
use crate::segment::Range;
use crate::syntax::{ChunkKind, noun, verb};

pub(super) struct Source {
    pub(super) chunk: Option<usize>,
    pub(super) words: Option<Range>,
    pub(super) head: Option<u32>,
    pub(super) via: Option<Range>,
}

impl Source {
    pub(super) const NONE: Source = Source { chunk: None, words: None, head: None, via: None };
}

pub(super) fn source_at(s: &Sentence<'_>, chunk: usize, limit: usize) -> Source {
    Source { chunk: Some(chunk), words: Some(s.source_words(chunk, limit)), head: Some(s.chunks[chunk].head), via: None }
}

/// The source of the verb group `c`: its subject, or whom a passive or "as saying" points to.
pub(super) fn source_of(s: &Sentence<'_>, c: usize) -> Source {
    let none = Source::NONE;
    let chunk = &s.chunks[c];
    // "Yonhap quoted him as saying": the object speaks, the subject carries.
    if c >= 1 && chunk.is(verb::GERUND) && s.is_prep(c - 1, "as") {
        if let Some(source) = quoted_as(s, c - 1) {
            return source;
        }
    }
    // "Asked whether he would go, Vell said": whoever was asked did not ask.
    let opening = chunk.is(verb::PARTICIPLE)
        && s.chunks[..c].iter().all(|k| matches!(k.kind, ChunkKind::Quote | ChunkKind::Adv | ChunkKind::Subord));
    if chunk.is(verb::PASSIVE) || opening {
        // "it was said by Lee that"; without an agent the source stays open.
        return by_agent(s, c + 1).unwrap_or(none);
    }
    match s.link(c) {
        Some(subject) if s.chunks[subject].is_noun() => {
            if s.chunks[subject].is(noun::PRONOUN)
                && s.class(subject) & (class::EXPL | class::WH) != 0
                && s.lower(s.head(subject)) != "it"
            {
                return none;
            }
            // "Kim, who said": the cue points to the pronoun; the head is whom it stands for.
            let before = s.chunks[..c].iter().rposition(|k| k.kind != ChunkKind::Adv).map(|k| over_adjunct(s, k));
            if let Some(rel) = before.filter(|&k| s.chunks[k].kind == ChunkKind::Rel) {
                return Source {
                    chunk: Some(subject),
                    words: Some(s.chunks[rel].words),
                    head: Some(s.chunks[subject].head),
                    via: None,
                };
            }
            source_at(s, subject, c)
        }
        _ => none,
    }
}

/// "who, on a call, | said": to the relative pronoun before a phrase between commas.
fn over_adjunct(s: &Sentence<'_>, k: usize) -> usize {
    if s.chunks[k].kind != ChunkKind::Comma {
        return k;
    }
    let open = (k.saturating_sub(9)..k).rev().find(|&x| s.chunks[x].kind == ChunkKind::Comma);
    let rel = open.filter(|&x| !s.holds_clause(x, k)).and_then(|x| x.checked_sub(1));
    rel.filter(|&r| s.chunks[r].kind == ChunkKind::Rel).unwrap_or(k)
}

fn quoted_as(s: &Sentence<'_>, as_at: usize) -> Option<Source> {
    let before = as_at.checked_sub(1)?;
    if s.chunks[before].is_verb() {
        // "was quoted as saying", "was quoted by Yonhap as saying" (below)
        let subject = s.link(before)?;
        return s.chunks[before].is(verb::PASSIVE).then(|| source_at(s, subject, before));
    }
    // Back over "by Yonhap" or the object.
    let mut k = before;
    while k > 0 && !s.chunks[k].is_verb() {
        if as_at - k > 8 {
            return None;
        }
        k -= 1;
    }
    let v = &s.chunks[k];
    if !v.is_verb() || !s.chunks[k + 1].is_noun() && s.chunks[k + 1].kind != ChunkKind::Prep {
        return None;
    }
    if v.is(verb::PASSIVE) {
        let subject = s.link(k)?;
        let via = s.is_prep(k + 1, "by").then(|| Range { start: s.chunks[k + 1].words.end, end: s.chunks[as_at].words.start });
        return Some(Source { via, ..source_at(s, subject, k) });
    }
    if !s.chunks[k + 1].is_noun() {
        return None;
    }
    let via = s.link(k).map(|x| s.source_words(x, k));
    Some(Source { via, ..source_at(s, k + 1, as_at) })
}

pub(super) fn by_agent(s: &Sentence<'_>, from: usize) -> Option<Source> {
    let by = (from..(from + 4).min(s.chunks.len())).find(|&k| s.is_prep(k, "by") || s.chunks[k].kind == ChunkKind::Quote)?;
    if !s.is_prep(by, "by") {
        return None;
    }
    s.chunks.get(by + 1).filter(|c| c.is_noun() && !c.is(noun::TIME)).map(|_| source_at(s, by + 1, by + 1))
}

/// Whether "as saying" follows: the verb before it carries somebody else's words.
pub(super) fn carries(s: &Sentence<'_>, from: usize) -> bool {
    (from..(from + 8).min(s.chunks.len())).any(|k| {
        s.is_prep(k, "as")
            && s.chunks.get(k + 1).is_some_and(|v| v.is_verb() && v.is(verb::GERUND) && s.class(k + 1) & class::SPEAKS != 0)
    })
}
