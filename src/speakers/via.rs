//! The outlets that carried the words: "Lee told Yonhap News", "in an interview published by A and B".

use crate::dictionary::EntityKind;
use crate::doc::Doc;
use crate::quotes::{Attribution, Attributions};
use crate::segment::Range;

/// How many sources and cues on either side are asked where another attribution begins.
const NEIGHBOURS: usize = 16;

/// Of each attribution its outlets: those named in the cue's sentence outside the content and the source, as far as the
/// next attribution's cue and source, and whoever is said to have quoted the source. The agency of a dateline is none.
pub(super) fn find(doc: &Doc<'_>, attributions: &Attributions) -> Vec<Vec<usize>> {
    // The heads of all attributions (source and cue), in the order of the text, with whose they are.
    let mut heads: Vec<(Range, usize)> = Vec::with_capacity(attributions.list.len() * 2);
    for (i, a) in attributions.list.iter().enumerate() {
        heads.extend(a.source.iter().chain(&a.cue).map(|&r| (r, i)));
    }
    heads.sort_unstable_by_key(|(r, i)| (r.start, r.end, *i));
    attributions.list.iter().enumerate().map(|(i, a)| of(doc, a, i, &heads)).collect()
}

fn of(doc: &Doc<'_>, a: &Attribution, index: usize, heads: &[(Range, usize)]) -> Vec<usize> {
    let mut out = Vec::new();
    let sentence = doc.sentences[a.sentence as usize].words;
    let own = a.cue.or(a.source).unwrap_or(a.parts[0]);
    let inside = |r: Range| a.parts.iter().any(|p| p.start <= r.start && r.end <= p.end);
    // From behind the source or cue before this one's to the one after it; a few on either side tell.
    let (mut from, mut to) = (sentence.start, sentence.end);
    let at = heads.partition_point(|(r, _)| r.start < own.start);
    let foreign = |r: Range, i: usize| {
        i != index && !inside(r) && !a.source.is_some_and(|s| s.start <= r.start && r.end <= s.end) && r != own
    };
    let before = heads[..at].iter().rev().take(NEIGHBOURS).take_while(|(r, _)| r.start >= sentence.start);
    if let Some((r, _)) = before.into_iter().find(|(r, i)| foreign(*r, *i) && r.end <= own.start) {
        from = r.end;
    }
    let behind = heads[at..].iter().take(NEIGHBOURS).take_while(|(r, _)| r.start < sentence.end);
    if let Some((r, _)) = behind.into_iter().find(|(r, i)| foreign(*r, *i) && r.start >= own.end) {
        to = r.start;
    }
    let dateline = doc.structure.dateline.as_ref().map(|d| d.span);
    let outside = |w: u32| !a.parts.iter().any(|p| p.contains(w as usize)) && !a.source.is_some_and(|s| s.contains(w as usize));
    let mut add = |range: Range, wanted: &dyn Fn(u32, u32) -> bool| {
        let at = doc.mention_places.before(range.start as usize);
        for f in doc.found[at..].iter().take_while(|f| f.words.start < range.end) {
            if f.words.start >= range.start && wanted(f.entity, f.words.start) && !out.contains(&(f.entity as usize)) {
                out.push(f.entity as usize);
            }
        }
    };
    if let Some(carrier) = a.via {
        add(carrier, &|_, _| true);
    }
    add(Range { start: from, end: to }, &|e, w| {
        doc.entities[e as usize].kind == EntityKind::Outlet
            && outside(w)
            && !dateline.is_some_and(|d| d.contains(doc.words[w as usize].start as usize))
    });
    out
}
