//! The turns of a transcript as quotes: all that is said under a speaker's label, over several paragraphs, without the stage
//! directions. Which labels are turns is the structure stage's answer.

use super::cues::Cues;
use super::{Attribution, Confidence};
use crate::doc::Doc;
use crate::segment::{Kind, Range};
use crate::structure::Turn;
use crate::syntax::Tag;

/// The quote of a turn whose label stands at the head of sentence `sentence`.
pub(super) fn turn(doc: &Doc<'_>, turn: &Turn, sentence: usize, cues: &Cues) -> Option<Attribution> {
    let colon = turn.label.end as usize;
    let last = doc.structure.blocks[turn.end as usize - 1].words.end;
    let mut parts: Vec<Range> = Vec::new();
    let said = doc.sentences[sentence..].iter().take_while(|s| s.words.start < last).filter(|s| !s.boilerplate);
    for s in said {
        let part = Range { start: s.words.start.max(colon as u32 + 1), end: s.words.end };
        if part.is_empty() || is_direction(doc, part) {
            continue;
        }
        match parts.last_mut() {
            Some(before) if before.end == part.start => before.end = part.end,
            _ => parts.push(part),
        }
    }
    // "For the Ministry: Ana Vell", "Vell: 1,769": a name signs and a number counts, they say nothing.
    let spoken = |r: &Range| r.iter().any(|w| doc.words[w].is_word() && !matches!(doc.words[w].tag, Tag::Name | Tag::Number));
    parts.retain(spoken);
    // The head of "MS. PORTER" and of "ANA VELL, HOST" is the last word of the name.
    let name = turn.label.iter().take_while(|w| !matches!(doc.words[*w].kind, Kind::Comma | Kind::Open));
    let head = name.filter(|w| doc.words[*w].kind == Kind::Alpha).last();
    (!parts.is_empty()).then(|| Attribution {
        parts,
        cue: Some(Range::new(colon, colon + 1)),
        source: Some(turn.label),
        source_head: head.map(|w| w as u32),
        via: None,
        sentence: sentence as u32,
        clause: true,
        confidence: Confidence::High,
        rule: cues.structural.turn.clone(),
    })
}

/// "(Laughter.)", "[Applause]": a sentence in brackets.
fn is_direction(doc: &Doc<'_>, part: Range) -> bool {
    let mut words = part.iter().filter(|&w| !matches!(doc.words[w].kind, Kind::Stop | Kind::Quote));
    let (first, last) = (words.next(), words.next_back());
    first.is_some_and(|w| doc.words[w].kind == Kind::Open) && last.is_some_and(|w| doc.words[w].kind == Kind::Close)
}
