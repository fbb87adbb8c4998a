//! Quotations that the sentence before them introduces: behind a colon, or right behind a sentence about who speaks.

use super::adjacent::can_speak;
use super::attribute::Regions;
use super::clause::Sentence;
use super::cues::Cues;
use super::{Attribution, Confidence};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{ChunkKind, noun};

/// "Lee was blunt: “We go.”", and a quotation that fills its sentence behind one whose subject is a person.
pub(super) fn introduced(
    doc: &Doc<'_>,
    cues: &Cues,
    sentence: usize,
    region: Range,
    fills: bool,
    regions: &Regions<'_>,
    out: &[Attribution],
) -> Option<Attribution> {
    let first = region.start as usize;
    let before = first.checked_sub(1)?;
    let colon = doc.words[before].kind == Kind::Colon;
    let same = doc.sentences[sentence].words.contains(before);
    let intro = if same { sentence } else { sentence.checked_sub(1)? };
    if !colon && !(fills && !same && doc.sentences[intro].paragraph == doc.sentences[sentence].paragraph) {
        return None;
    }
    if doc.sentences[intro].paragraph + 1 < doc.sentences[sentence].paragraph || doc.sentences[intro].boilerplate {
        return None;
    }
    let s = Sentence::new(doc, intro);
    let rule = if colon { cues.structural.colon.clone() } else { cues.structural.introduced.clone() };
    // A cue of the introducing sentence, or else the subject of its last finite verb.
    let mut subject = None;
    let mut cue = None;
    for c in 0..s.chunks.len() {
        if s.chunks[c].words.start as usize >= first {
            break;
        }
        if s.is_finite(c) && regions.at(s.head(c)).is_none() {
            let known = s.class(c) & class::CUE != 0;
            if let Some(l) = s.link(c) {
                if cue.is_none() || known {
                    subject = Some(l);
                    cue = known.then_some(s.chunks[c].words);
                }
            }
        }
    }
    if let Some(np) = if colon { labelled(&s, before) } else { None } {
        return Some(Attribution {
            parts: vec![region],
            cue: Some(Range::new(before, before + 1)),
            source: Some(s.source_words(np, s.chunks.len())),
            source_head: Some(s.chunks[np].head),
            via: None,
            sentence: intro as u32,
            clause: true,
            confidence: Confidence::Medium,
            rule,
        });
    }
    // "The timing is no surprise to Ana Vell: “…”"
    let named = |k: &usize| s.chunks[*k].is(noun::NAME) && !s.chunks[*k].is(noun::TIME);
    let last = if colon && s.words.contains(before) { s.chunk_of(before).checked_sub(1).filter(named) } else { None };
    let subject = subject.filter(|&k| can_speak(&s, k)).or(last)?;
    let head = s.head(subject);
    if s.lower(head) == "it" && !colon {
        return None;
    }
    // The attributions of the introducing sentence say who speaks there.
    let end = out.partition_point(|a| a.sentence as usize <= intro);
    let speaker = out[..end].iter().rev().take_while(|a| a.sentence as usize == intro).find(|a| a.source.is_some());
    let (source, source_head) = match speaker {
        Some(a) if !colon => (a.source, a.source_head),
        _ => (Some(s.source_words(subject, s.chunks.len())), Some(s.chunks[subject].head)),
    };
    // "“It is small,” Vell said. The road ends there. “Nobody leaves.”": who spoke before speaks on.
    if !colon && speaker.is_none() {
        let block = doc.sentences[intro].paragraph;
        let quoted = |a: &Attribution| a.parts.iter().any(|p| regions.at(p.start as usize).is_some());
        let near = |a: &&Attribution| doc.sentences[a.sentence as usize].paragraph == block;
        let spoke = |a: &&Attribution| a.clause && a.source.is_some();
        if let Some(a) = out[..end].iter().rev().take_while(near).find(spoke).filter(|a| quoted(a)) {
            return Some(Attribution {
                parts: vec![region],
                cue: None,
                source: a.source,
                source_head: a.source_head,
                via: None,
                sentence: sentence as u32,
                clause: true,
                confidence: Confidence::Low,
                rule: cues.structural.same_speaker.clone(),
            });
        }
    }
    let source = if speaker.is_none() || colon { Some(s.chunks[subject].words) } else { source };
    Some(Attribution {
        parts: vec![region],
        cue: if colon { cue.or(Some(Range::new(before, before + 1))) } else { None },
        source,
        source_head,
        via: None,
        sentence: intro as u32,
        clause: true,
        confidence: if colon { Confidence::Medium } else { Confidence::Low },
        rule,
    })
}

/// "Polls agree - Ana Vell: “…”", "From the report: “…”", "Stated Vell: “…”": the noun phrase before the colon `word`, where it is
/// all that the line or its last part holds.
fn labelled(s: &Sentence<'_>, word: usize) -> Option<usize> {
    if !s.words.contains(word) {
        return None;
    }
    let colon = s.chunk_of(word);
    let parts = |k: usize| {
        let kinds = [ChunkKind::Dash, ChunkKind::Stop, ChunkKind::Close, ChunkKind::Quote, ChunkKind::Semicolon];
        kinds.contains(&s.chunks[k].kind)
    };
    let mut from = (0..colon).rev().find(|&k| parts(k)).map_or(0, |k| k + 1);
    from += usize::from(s.is_prep(from, "from"));
    let said = s.chunks[from].is_verb() && s.class(from) & class::SPEAKS != 0 && from + 2 == colon;
    from += usize::from(said);
    let np = s.chunks.get(from).filter(|c| c.is_noun() && !c.is(noun::TIME))?;
    let speaks = np.is(noun::NAME) || s.class(from) & (class::PERSON | class::GROUP | class::DOCUMENT) != 0;
    let joins = |k: usize| {
        let kinds = [ChunkKind::Noun, ChunkKind::Prep, ChunkKind::Coord, ChunkKind::Comma, ChunkKind::Open, ChunkKind::Close];
        kinds.contains(&s.chunks[k].kind)
    };
    (speaks && colon <= from + 7 && (from..colon).all(joins)).then_some(from)
}
