//! Attributions of the same words: their order, and which of two is kept.

use super::Attribution;
use crate::doc::Doc;
use crate::segment::Kind;
use std::cmp::Reverse;

/// How many attributions may hold one word: keeps the time linear.
const DEPTH: usize = 4;

/// Puts the attributions in the order of their contents, an outer one before those inside it, and settles who has words
/// that two of them claim.
pub(super) fn settle(doc: &Doc<'_>, list: &mut Vec<Attribution>) {
    list.sort_by_key(|a| (start(a), Reverse(end(a))));
    // "Vell saw it differently: “We stay,” she said.": the quotation is that of the cue behind it.
    for i in 1..list.len() {
        let first = start(&list[i]);
        let colon = first > 0 && doc.words[first as usize - 1].kind == Kind::Colon;
        if !colon || !behind(&list[i]) {
            continue;
        }
        for outer in &mut list[i.saturating_sub(DEPTH)..i] {
            if let Some(p) = outer.parts.last_mut().filter(|p| p.start + 1 < first && first < p.end) {
                p.end = first - 1;
            }
        }
    }
    list.dedup_by(|b, a| {
        let [p, q] = [&a.parts, &b.parts].map(|parts| parts.first().copied());
        // The one inside the other, by one cue: the whole is enough.
        let same_cue = a.cue.is_some() && a.cue == b.cue;
        if same_cue && p.zip(q).is_some_and(|(p, q)| p.start == q.start && q.end <= p.end) {
            return true;
        }
        if a.parts != b.parts {
            return false;
        }
        if behind(b) && !behind(a) || a.cue.is_none() {
            std::mem::swap(a, b);
        }
        true
    });
}

fn start(a: &Attribution) -> u32 {
    a.parts.first().map_or(0, |p| p.start)
}

fn end(a: &Attribution) -> u32 {
    a.parts.last().map_or(0, |p| p.end)
}

/// Whether the cue stands behind the first part: "“We go,” Lee said".
fn behind(a: &Attribution) -> bool {
    a.cue.zip(a.parts.first()).is_some_and(|(cue, p)| cue.start >= p.end)
}
