//! What stands behind a cue verb: its frame, and where the content begins.

use super::attribute::{Regions, ends_as_clause, in_title_case};
use super::before::reporting;
use super::clause::Sentence;
use super::cues::{Cue, Cues, Frame, Grade};
use crate::lexicon::class;
use crate::structure::ParagraphKind;
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

/// What stands behind a cue.
pub(super) struct Complement {
    pub(super) frame: Frame,
    /// The first chunk of the content.
    pub(super) from: usize,
    /// The content ends here, where the complement fixes it.
    pub(super) to: Option<usize>,
}

pub(super) fn complement(
    s: &Sentence<'_>,
    c: usize,
    cues: &Cues,
    cue: &Cue,
    next: usize,
    regions: &Regions<'_>,
) -> Option<Complement> {
    let n = s.chunks.len();
    let at = |frame, from| Some(Complement { frame, from, to: None });
    let mut k = next;
    let mut object: Option<usize> = None;
    let mut skipped = false;
    for _ in 0..8 {
        if k >= n {
            return None;
        }
        let chunk = &s.chunks[k];
        let word = chunk.words.start as usize;
        match chunk.kind {
            ChunkKind::Quote => {
                let r = regions.opening(word)?;
                // "said on the channel's “Morning Talk” that": where it was said.
                let end = regions.list[r].words.end;
                let works = object.is_none() && skipped && regions.list[r].closed && end < s.words.end;
                if works && in_title_case(s.doc, regions.list[r].inner()) {
                    let behind = s.chunk_of(end as usize);
                    if s.kind(behind) == Some(ChunkKind::That) && takes_that(cue) {
                        return at(Frame::That, behind);
                    }
                    if s.opens_clause(behind) && takes_that(cue) {
                        return at(Frame::Bare, behind);
                    }
                }
                // "told the show “First Light” that": the name of a work.
                let named = object.is_some_and(|o| cues.is_term(s.doc.lex(s.head(o)).lemma) && o + 1 == k);
                if named && in_title_case(s.doc, regions.list[r].inner()) {
                    if !cue.addressee || end >= s.words.end {
                        return None;
                    }
                    k = s.chunk_of(end as usize).max(k + 1);
                    continue;
                }
                // "thanked them “for their support”", "called on the council “to meet”": the marks hold the frame's own word.
                if let Some(frame) = inside_marks(s, cue, k + 1, object.is_some()) {
                    let from = if cue.addressee || object.is_none() { k } else { object.unwrap_or(k) };
                    return at(frame, from);
                }
                return quoted(s, c, cue, k, r, object, regions);
            }
            ChunkKind::Comma | ChunkKind::Colon => {
                if let Some(r) = regions.opening(word + 1) {
                    // "spoke on her radio show, “First Light at Sea,” that": a title behind the phrase that it names.
                    let prose = s.doc.structure.blocks[s.paragraph as usize].kind != ParagraphKind::Headline;
                    if k > next
                        && chunk.kind == ChunkKind::Comma
                        && prose
                        && regions.list[r].words.len() >= 4
                        && in_title_case(s.doc, regions.list[r].inner())
                    {
                        return None;
                    }
                    if cue.grade != Grade::Speech && !s.chunks[c].is(verb::FINITE) {
                        return None; // "due to begin on Monday, “clearly ...”"
                    }
                    return quoted(s, c, cue, k + 1, r, None, regions);
                }
                if chunk.kind == ChunkKind::Colon && k + 1 < n && cue.takes(Frame::Quote) && cue.grade == Grade::Speech {
                    // "reiterated a shared goal: a treaty": the phrase before the colon is content too.
                    return match object {
                        Some(o) if cue.takes(Frame::Np) && !cue.addressee => at(Frame::Np, o),
                        _ => at(Frame::Quote, k + 1),
                    };
                }
                if let Some(o) = object {
                    // "told the Daily Post, his policy would be"
                    if chunk.kind == ChunkKind::Comma && cue.addressee && cue.takes(Frame::ObjThat) {
                        if s.kind(k + 1) == Some(ChunkKind::That) {
                            return at(Frame::ObjThat, k + 1);
                        }
                        if s.opens_clause(k + 1) {
                            return at(Frame::Bare, k + 1);
                        }
                    }
                    // "accused the council, which met in May, of hiding “the map”"
                    if let Some((frame, behind)) = behind_parenthesis(s, cue, k) {
                        let to = s.phrase_end(behind, |w| regions.end_at(w));
                        return Some(Complement { frame, from: o, to: Some(to) });
                    }
                    break;
                }
                // "added regarding the request, they would wait"
                if skipped
                    && takes_that(cue)
                    && cue.grade == Grade::Speech
                    && s.opens_clause(k + 1)
                    && chunk.kind == ChunkKind::Comma
                {
                    return at(Frame::Bare, k + 1);
                }
                // "added, that the gate was shut"
                if chunk.kind == ChunkKind::Comma && s.kind(k + 1) == Some(ChunkKind::That) && takes_that(cue) {
                    return at(Frame::That, k + 1);
                }
                if chunk.kind == ChunkKind::Comma {
                    // "said, in a statement, that", "said on the radio, where he is a guest, that": over one parenthesis.
                    let close = (k + 1..n.min(k + 12)).find(|&x| s.chunks[x].kind == ChunkKind::Comma)?;
                    if close + 1 < n && s.chunks[close + 1].kind == ChunkKind::That && takes_that(cue) {
                        return at(Frame::That, close + 1);
                    }
                    // "says, win or lose, she will stay"
                    if k == next && takes_that(cue) && reports(cue) && !s.opens_clause(k + 1) && s.opens_clause(close + 1) {
                        return at(Frame::Bare, k + 1);
                    }
                    // Not over a clause: "was declared, told them, “…”", "aimed at voters, in which he says, “…”".
                    let clause = s.holds_clause(k + 1, close);
                    if !clause
                        && close + 1 < n
                        && matches!(s.chunks[k + 1].kind, ChunkKind::Prep | ChunkKind::Adv | ChunkKind::Verb)
                    {
                        let word = s.chunks[close + 1].words.start as usize;
                        if let Some(r) = regions.opening(word) {
                            return quoted(s, c, cue, close + 1, r, None, regions);
                        }
                        // "alleged, by way of example, the firm had lied"
                        if s.chunks[k + 1].kind == ChunkKind::Prep
                            && takes_that(cue)
                            && cue.grade == Grade::Speech
                            && s.opens_clause(close + 1)
                        {
                            return at(Frame::Bare, close + 1);
                        }
                    }
                    break;
                }
                return None;
            }
            ChunkKind::That => {
                if let Some(o) = object {
                    // "called the idea that she had won “absurd”"
                    if cue.takes(Frame::Small) && !takes_that(cue) {
                        break;
                    }
                    // "repeated Vell's claim that": the clause is the noun's.
                    if s.class(o) & class::SPEECH != 0 && !cue.addressee {
                        return if cue.takes(Frame::Np) { at(Frame::Np, o) } else { None };
                    }
                    return if cue.takes(Frame::ObjThat) || takes_that(cue) { at(Frame::ObjThat, k) } else { None };
                }
                return if takes_that(cue) || cue.takes(Frame::ObjThat) { at(Frame::That, k) } else { None };
            }
            // "called what she saw “a disgrace”"
            ChunkKind::Wh if k == next && cue.takes(Frame::Small) && predicate_behind(s, k, regions).is_some() => {
                return Some(Complement { frame: Frame::Small, from: k, to: predicate_behind(s, k, regions) });
            }
            // "condemned what he called a “breach”"
            ChunkKind::Wh if k == next && !cue.takes(Frame::Wh) && cue.takes(Frame::Np) && s.lower(word) == "what" => {
                return at(Frame::Np, k);
            }
            ChunkKind::Wh | ChunkKind::Subord
                if chunk.kind == ChunkKind::Wh || matches!(s.lower(word), "if" | "whether" | "why" | "how") =>
            {
                return if cue.takes(Frame::Wh) { at(Frame::Wh, k) } else { None };
            }
            ChunkKind::Adv => {
                k += 1;
                skipped = true;
            }
            // "tells voters who wonder why he is here that"
            ChunkKind::Rel if cue.addressee && object.is_some() && cue.takes(Frame::ObjThat) => {
                let that = (k + 2..n.min(k + 14)).find(|&x| s.chunks[x].kind == ChunkKind::That && !s.chunks[x - 1].is_verb());
                match that {
                    Some(x) => return at(Frame::ObjThat, x),
                    None => break,
                }
            }
            // "claimed in July - falsely - that"
            ChunkKind::Dash
                if object.is_none() && s.kind(k + 1) == Some(ChunkKind::Adv) && s.kind(k + 2) == Some(ChunkKind::Dash) =>
            {
                k += 3;
                skipped = true;
            }
            ChunkKind::Verb if chunk.is(verb::INFINITIVE) => {
                return match object {
                    Some(o) if cue.takes(Frame::ObjTo) => at(Frame::ObjTo, if cue.addressee { k } else { o }),
                    None if cue.takes(Frame::To) => at(Frame::To, k),
                    // "is said to be ill"
                    None if s.chunks[c].is(verb::PASSIVE) && reports(cue) && takes_that(cue) => at(Frame::To, k),
                    Some(o) if cue.takes(Frame::Np) => at(Frame::Np, o),
                    _ => None,
                };
            }
            ChunkKind::Verb if chunk.is(verb::GERUND) && !chunk.is(verb::FINITE) => {
                // "said leaving now would be wrong"
                if object.is_none() && cue.takes(Frame::Bare) && (k + 1..n).any(|x| s.is_finite(x)) {
                    return at(Frame::Bare, k);
                }
                return match object {
                    None if cue.takes(Frame::Ing) => at(Frame::Ing, k),
                    Some(o) if cue.takes(Frame::Np) || cue.takes(Frame::Small) => at(Frame::Np, o),
                    _ => None,
                };
            }
            // "which officials say has failed", "a step they say came late": the relative clause goes on behind its cue.
            ChunkKind::Verb
                if chunk.is(verb::FINITE)
                    && k == next
                    && takes_that(cue)
                    && cue.grade == Grade::Speech
                    && s.link(c).is_some_and(|x| {
                        let before = if x > 0 { s.kind(x - 1) } else { None };
                        before == Some(ChunkKind::Rel) || before.is_some() && s.link(k).is_some_and(|l| l < x)
                    }) =>
            {
                return at(Frame::Bare, k);
            }
            ChunkKind::Prep => {
                let form = s.lower(word);
                let behind = s.chunks.get(k + 1).filter(|p| p.is_noun()).map(|_| s.noun_end(k + 1));
                if let Some(that) = behind.filter(|&b| s.kind(b) == Some(ChunkKind::That) && takes_that(cue) && object.is_none())
                {
                    return at(Frame::That, that); // "agreed with Reiner that"
                }
                if let Some(frame) = Frame::of_preposition(form) {
                    if frame == Frame::As && object.is_some() && cue.takes(Frame::As) {
                        return at(Frame::As, object?);
                    }
                    // "whom he described as “volatile”"
                    let whom = s.link(c).is_some_and(|x| {
                        x > 1
                            && (s.chunks[x - 1].kind == ChunkKind::Rel
                                || s.chunks[x - 1].kind == ChunkKind::That && s.chunks[x - 2].is_noun())
                    });
                    // "described as “unfit” a man who": the object comes last.
                    let marked = regions.end_at(s.chunks[k].words.end as usize).filter(|&e| e < s.words.end as usize);
                    let active = s.chunks[c].is(verb::FINITE) && !s.chunks[c].is(verb::PASSIVE);
                    if let Some(end) =
                        marked.filter(|_| frame == Frame::As && k == next && !whom && active && cue.takes(Frame::As))
                    {
                        return Some(Complement { frame: Frame::As, from: k, to: Some(s.chunk_of(end)) });
                    }
                    if frame == Frame::As && k == next && whom && cue.takes(Frame::As) {
                        return at(Frame::As, k);
                    }
                    if object.is_none() && cue.takes(frame) && frame != Frame::As {
                        return at(frame, k);
                    }
                    if object.is_some()
                        && (frame == Frame::For && cue.takes(Frame::ObjFor) || frame == Frame::Of && cue.takes(Frame::ObjOf))
                    {
                        let frame = if frame == Frame::For { Frame::ObjFor } else { Frame::ObjOf };
                        // "accused Ossen on Tuesday of theft": the day is no end.
                        let to = skipped.then(|| s.phrase_end(k, |w| regions.end_at(w)));
                        return Some(Complement { frame, from: object?, to });
                    }
                    if object.is_some() && cue.addressee && cue.takes(frame) {
                        return at(frame, k);
                    }
                }
                // "accused Ossen on Tuesday of theft"
                if object.is_some() && s.chunks.get(k + 1).is_some_and(|t| t.is_noun() && t.is(noun::TIME)) {
                    k += 2;
                    skipped = true;
                    continue;
                }
                // An adjunct: "to reporters", "in a statement", "on Monday"; a gerund behind "of" or "for" is none.
                if object.is_some() && !cue.addressee {
                    break;
                }
                // "says despite being a guest, she pays", "said after years of talks, the line had moved"
                let phrase = k + 1;
                if !skipped && object.is_none() && takes_that(cue) && cue.grade == Grade::Speech && !cue.addressee {
                    let verbal = s.chunks.get(phrase).is_some_and(|p| p.is_verb() && !p.is(verb::FINITE));
                    let comma = (phrase..n.min(phrase + 8)).find(|&x| s.chunks[x].kind == ChunkKind::Comma);
                    if verbal && comma.is_some_and(|x| s.opens_clause(x + 1)) {
                        return at(Frame::Bare, k);
                    }
                }
                if phrase < n && s.chunks[phrase].is_noun() {
                    k = s.noun_end(phrase).min(n);
                    skipped = true;
                    // "said in a talk taped before the vote that", "testified in one of the suits that"
                    if object.is_none() && takes_that(cue) && reports(cue) {
                        if let Some(that) = late_that(s, k) {
                            return at(Frame::That, that);
                        }
                    }
                } else if phrase < n
                    && s.kind(phrase) == Some(ChunkKind::Wh)
                    && matches!(form, "about" | "on" | "of")
                    && cue.takes(Frame::Wh)
                {
                    return at(Frame::Wh, k);
                } else {
                    return None;
                }
            }
            ChunkKind::Noun if chunk.is(noun::TIME) && !s.opens_clause(k) => {
                k += 1;
                skipped = true;
            }
            ChunkKind::Noun | ChunkKind::Adj => {
                let clause = chunk.is_noun() && s.opens_clause(k);
                if object.is_none() && clause && (cue.takes(Frame::Bare) || takes_that(cue) && cue.grade == Grade::Speech) {
                    // "said about half of them had left"
                    let counted = matches!(s.doc.words[word].tag, Tag::Number | Tag::Adv) || s.class(k - 1) & class::PREP != 0;
                    let about = k > next && s.chunks[k - 1].kind == ChunkKind::Adv && counted;
                    return at(Frame::Bare, if about { k - 1 } else { k });
                }
                if object.is_some() && clause && cue.takes(Frame::ObjThat) {
                    return at(Frame::Bare, k);
                }
                // "told CBS This Morning that": a name in two phrases.
                let one_name = object.is_some_and(|o| o + 1 == k && s.chunks[o].is(noun::NAME));
                if one_name && cue.addressee && s.doc.words[word].is_capital() && !clause && chunk.words.len() > 1 {
                    k += 1;
                    continue;
                }
                if object.is_some() {
                    // A second noun phrase: "called him a liar".
                    if cue.takes(Frame::Small) {
                        return at(Frame::Small, object?);
                    }
                    break;
                }
                if skipped && !cue.takes(Frame::Np) {
                    return None;
                }
                if chunk.kind == ChunkKind::Adj && !cue.takes(Frame::Small) && !cue.takes(Frame::Np) {
                    return None;
                }
                object = Some(k);
                k = if cue.addressee
                    || cue.takes(Frame::ObjFor)
                    || cue.takes(Frame::ObjOf)
                    || cue.takes(Frame::As)
                    || cue.takes(Frame::Small)
                {
                    // The object's own "of" phrase, but not what the frame asks for.
                    let mut e = k + 1;
                    while e + 1 < n
                        && s.chunks[e].kind == ChunkKind::Prep
                        && s.lower(s.head(e)) == "of"
                        && s.chunks[e + 1].is_noun()
                        && !cue.takes(Frame::ObjOf)
                    {
                        e += 2;
                    }
                    e
                } else {
                    s.noun_end(k)
                };
            }
            _ => break,
        }
    }
    let o = object?;
    // "called the raid that killed five men “an attack on our country”"
    if cue.takes(Frame::Small) {
        if let Some(to) = predicate_behind(s, o, regions) {
            return Some(Complement { frame: Frame::Small, from: o, to: Some(to) });
        }
    }
    // "said the days when papers agreed are gone": a clause after all, where the cue takes bare ones.
    if cue.takes(Frame::Bare)
        && cue.grade == Grade::Speech
        && !cue.addressee
        && k < n
        && s.chunks[k].kind != ChunkKind::Comma
        && c < o
    {
        let end = s.phrase_end(o, |w| regions.end_at(w));
        let verb = (k..end).rev().find(|&x| s.is_finite(x));
        if verb.is_some_and(|v| s.link(v).is_some_and(|l| l >= o && !s.chunks[l..v].iter().any(|c| c.kind == ChunkKind::Rel))) {
            return at(Frame::Bare, o);
        }
    }
    if reporting(cue) && cue.takes(Frame::Bare) && !cue.addressee && c < o && main_verb(s, o) {
        return at(Frame::Bare, o);
    }
    // A noun phrase is all there is.
    let personal = s.chunks[o].is(noun::OBJECT) || s.class(o) & class::REFL != 0;
    if cue.takes(Frame::Np) && !(cue.addressee && personal) {
        return at(Frame::Np, o);
    }
    if cue.takes(Frame::Small) && k < n && s.chunks[k].kind == ChunkKind::Adj {
        return at(Frame::Small, o);
    }
    None
}

/// Whether a finite verb behind the noun phrase `o` is that of no clause inside it: "the ruling, which struck down limits that
/// others have copied, shows".
fn main_verb(s: &Sentence<'_>, o: usize) -> bool {
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
fn late_that(s: &Sentence<'_>, k: usize) -> Option<usize> {
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
fn inside_marks(s: &Sentence<'_>, cue: &Cue, k: usize, object: bool) -> Option<Frame> {
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
fn behind_parenthesis(s: &Sentence<'_>, cue: &Cue, k: usize) -> Option<(Frame, usize)> {
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
fn predicate_behind(s: &Sentence<'_>, o: usize, regions: &Regions<'_>) -> Option<usize> {
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

/// "told the mayors who had come, “We go.”": a quotation behind the first comma or colon that opens one.
pub(super) fn distant(s: &Sentence<'_>, c: usize, cue: &Cue, next: usize, regions: &Regions<'_>) -> Option<Complement> {
    if cue.grade != Grade::Speech || !cue.takes(Frame::Quote) {
        return None;
    }
    for k in next..s.chunks.len() {
        let chunk = &s.chunks[k];
        match chunk.kind {
            ChunkKind::Comma | ChunkKind::Colon => {
                if let Some(r) = regions.opening(chunk.words.end as usize) {
                    return quoted(s, c, cue, k + 1, r, None, regions);
                }
            }
            ChunkKind::Semicolon | ChunkKind::Stop => return None,
            _ if regions.at(chunk.words.start as usize).is_some() => return None,
            ChunkKind::Verb if s.class(k) & class::SPEAKS != 0 => return None,
            _ => {}
        }
    }
    None
}

fn reports(cue: &Cue) -> bool {
    cue.grade == Grade::Speech && !cue.addressee
}

pub(super) fn takes_that(cue: &Cue) -> bool {
    cue.takes(Frame::That) || cue.takes(Frame::Bare)
}

/// A content that begins with the quotation `r` at chunk `k`, perhaps with an object before it.
fn quoted(
    s: &Sentence<'_>,
    c: usize,
    cue: &Cue,
    k: usize,
    r: usize,
    object: Option<usize>,
    regions: &Regions<'_>,
) -> Option<Complement> {
    let region = &regions.list[r];
    // A quotation that another cue of the sentence has split ("“The fleet,” said Vell, who commands it, “will stay.”").
    if regions.used[r] && k > 0 && s.chunks[k - 1].kind == ChunkKind::Comma {
        return None;
    }
    if cue.grade == Grade::Act && !cue.takes(Frame::Quote) {
        return None;
    }
    if let Some(o) = object {
        // "called it “a disaster”", "told reporters “we go”"
        if cue.takes(Frame::Small) || cue.takes(Frame::As) {
            // "The route, dubbed the “Balkan bypass,”": one noun phrase, and the verb a participle.
            let speaks =
                |x: usize| s.chunks[x].is(noun::NAME | noun::PRONOUN) || s.class(x) & (class::PERSON | class::GROUP) != 0;
            let reduced = !s.chunks[c].is(verb::FINITE) || !s.link(c).is_some_and(speaks);
            if s.doc.words[s.head(o)].tag == Tag::Det && !cue.takes(Frame::Np) && reduced {
                return None;
            }
            return Some(Complement { frame: Frame::Small, from: o, to: None });
        }
        if !cue.addressee {
            return if cue.takes(Frame::Np) { Some(Complement { frame: Frame::Np, from: o, to: None }) } else { None };
        }
    }
    let mut last = region;
    loop {
        let end = last.words.end as usize;
        if end >= s.words.end as usize {
            return Some(Complement { frame: Frame::Quote, from: k, to: Some(s.chunks.len()) });
        }
        let behind = s.chunk_of(end);
        // "chanted “Send them home” and “Build the wall”"
        let joined = behind + usize::from(s.chunks[behind].kind == ChunkKind::Comma);
        if let Some(coord) = s.chunks.get(joined).filter(|c| c.kind == ChunkKind::Coord) {
            if let Some(next) = regions.opening(coord.words.end as usize) {
                last = &regions.list[next];
                continue;
            }
        }
        let closes = matches!(s.chunks[behind].kind, ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Dash);
        // Else the clause goes on behind the marks: a mixed content.
        let to = (closes || ends_as_clause(s, last)).then_some(behind);
        return Some(Complement { frame: Frame::Quote, from: k, to });
    }
}
