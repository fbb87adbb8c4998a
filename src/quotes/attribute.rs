//! Attribution inside a sentence: from a cue to its source and its content.
//!
//! A cue is a verb, noun or preposition of `cues.tsv`. Its complement decides the frame, and with it where the content
//! lies: behind the cue ("said that", "called for"), before it ("..., he said") or on both sides.

use super::clause::Sentence;
use super::cues::{Cue, CueClass, Cues, Frame, Grade};
use super::marks::Region;
use super::{Attribution, Confidence};
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

const NO_REGION: u32 = u32::MAX;

/// The regions of the article and which of them have found a speaker.
pub(crate) struct Regions<'a> {
    pub(crate) list: &'a [Region],
    /// For each word the region that it lies in, marks included.
    pub(crate) of_word: &'a [u32],
    pub(crate) used: &'a mut [bool],
}

impl Regions<'_> {
    pub(crate) fn at(&self, word: usize) -> Option<usize> {
        let r = *self.of_word.get(word)?;
        (r != NO_REGION).then_some(r as usize)
    }

    /// The word behind the region that `word` lies in.
    pub(crate) fn end_at(&self, word: usize) -> Option<usize> {
        self.at(word).map(|r| self.list[r].words.end as usize)
    }

    /// The region whose opening mark is `word`.
    pub(crate) fn opening(&self, word: usize) -> Option<usize> {
        self.at(word).filter(|&r| self.list[r].words.start as usize == word)
    }

    /// The region that ends right before `word`.
    pub(crate) fn closing_before(&self, word: usize) -> Option<usize> {
        self.at(word.checked_sub(1)?).filter(|&r| self.list[r].words.end as usize == word && self.list[r].closed)
    }

    /// Marks the regions inside `range` as spoken.
    fn consume(&mut self, range: Range) {
        let mut w = range.start as usize;
        while w < range.end as usize {
            match self.at(w) {
                Some(r) => {
                    self.used[r] = true;
                    w = (self.list[r].words.end as usize).max(w + 1);
                }
                None => w += 1,
            }
        }
    }
}

/// Finds the attributions of a sentence.
pub(crate) fn find(s: &Sentence<'_>, cues: &Cues, regions: &mut Regions<'_>, out: &mut Vec<Attribution>) {
    // Behind the last word of the last cue: "declined to comment" is one, not two.
    let mut past = 0;
    for c in 0..s.chunks.len() {
        let head = s.head(c);
        if s.doc.class(head) & class::CUE == 0 || regions.at(head).is_some() || (head as u32) < past {
            continue;
        }
        let (form, lemma) = (s.doc.words[head].lex, s.doc.lex(head).lemma);
        let found = match s.chunks[c].kind {
            ChunkKind::Verb if names_a_work(s, c, cues, regions) => None,
            ChunkKind::Verb => verb_cue(s, c, cues, cues.of(lemma), regions),
            ChunkKind::Prep => preposition_cue(s, c, cues.of(form), regions),
            ChunkKind::Noun => noun_cue(s, c, cues.of(lemma), regions),
            _ => None,
        };
        if let Some(a) = found {
            for p in &a.parts {
                regions.consume(*p);
            }
            past = a.cue.map_or(0, |c| c.end);
            out.push(a);
        }
    }
}

/// Whether the words from `at` on are those of a longer cue ("point | out"); gives the word behind them.
fn rest_matches(s: &Sentence<'_>, cue: &Cue, mut at: usize) -> Option<usize> {
    for &want in &cue.rest {
        if at >= s.words.end as usize {
            return None;
        }
        let w = &s.doc.words[at];
        if w.lex != want && s.doc.lexicon.lemma(w.lex) != want {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// What stands behind a cue.
struct Complement {
    frame: Frame,
    /// The first chunk of the content.
    from: usize,
    /// The content ends here, where the complement fixes it.
    to: Option<usize>,
}

/// "a book called “The Lake”", "a film titled": what follows is a name.
fn names_a_work(s: &Sentence<'_>, c: usize, cues: &Cues, regions: &Regions<'_>) -> bool {
    let v = &s.chunks[c];
    let noun = c > 0 && s.chunks[c - 1].is_noun() && cues.is_term(s.doc.lex(s.head(c - 1)).lemma);
    noun && (v.is(verb::PARTICIPLE) || v.words.len() == 1) && regions.opening(v.words.end as usize).is_some()
}

fn verb_cue(s: &Sentence<'_>, c: usize, cues: &Cues, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
    let chunk = &s.chunks[c];
    let v = s.head(c);
    for cue in rows.iter().filter(|r| r.class == CueClass::Verb) {
        let Some(after) = rest_matches(s, cue, v + 1) else { continue };
        let next = if after >= s.words.end as usize { s.chunks.len() } else { s.chunk_of(after).max(c + 1) };
        let cue_words = Range { start: chunk.words.start, end: (after as u32).max(chunk.words.end) };
        if let Some(a) = inverted(s, c, cue, cue_words, next, regions) {
            return Some(a);
        }
        if let Some(a) =
            parenthetical(s, c, cue, cue_words, next, regions).or_else(|| as_said(s, c, cue, cue_words, next, regions))
        {
            return Some(a);
        }
        if chunk.is(verb::PASSIVE) {
            if let Some(a) = passive(s, c, cue, cue_words, next) {
                return Some(a);
            }
        }
        let Some(found) = complement(s, c, cues, cue, next, regions).or_else(|| distant(s, cue, next, regions)) else { continue };
        if !plausible(s, c, cue, &found) || matches!(found.frame, Frame::Np | Frame::As) && carries(s, next) {
            continue;
        }
        let mut source = source_of(s, c);
        // "was quoted as saying by Reuters": the subject speaks, the agent carries.
        if chunk.is(verb::PASSIVE) && cue.rest.first().is_some_and(|&w| s.doc.lexicon.form(w) == "as") {
            if let Some(subject) = s.link(c) {
                source = Source { via: source.words, ..source_at(s, subject, c) };
            }
        }
        // "Said Ana Vell, who was there, “We go.”": the subject behind a verb that opens the sentence.
        let opens = s.chunks[..c].iter().all(|k| k.kind == ChunkKind::Quote);
        if source.words.is_none()
            && opens
            && reporting(cue)
            && s.chunks.get(next).is_some_and(|k| k.is_noun() && !k.is(noun::OBJECT))
        {
            source = source_at(s, next, s.noun_end(next));
        }
        if source.chunk.is_some_and(|x| !can_speak(s, x, found.frame)) {
            continue;
        }
        let to = found.to.unwrap_or_else(|| match found.frame {
            Frame::Np | Frame::Ing | Frame::Small | Frame::ObjFor | Frame::ObjOf => {
                s.phrase_end(found.from, |w| regions.end_at(w))
            }
            frame if frame as u8 >= Frame::For as u8 && frame != Frame::Paren => s.phrase_end(found.from, |w| regions.end_at(w)),
            _ => s.content_end(c, found.from, source.chunk, |w| regions.end_at(w)),
        });
        if to <= found.from {
            continue;
        }
        let content = whole_quotation(clip(s, s.trimmed(found.from, to), regions), regions);
        if content.is_empty() {
            continue;
        }
        let content = quoted_infinitive(s, content, found.frame, regions).unwrap_or(content);
        return Some(Attribution {
            parts: vec![content],
            cue: Some(cue_words),
            source: source.words,
            source_head: source.head,
            via: source.via,
            sentence: s.index,
            confidence: if source.words.is_some() { Confidence::High } else { Confidence::Medium },
            rule: cue.rule(found.frame),
        });
    }
    None
}

/// Takes a final stop off, unless a quotation ends there.
fn clip(s: &Sentence<'_>, mut r: Range, regions: &Regions<'_>) -> Range {
    while r.end > r.start {
        let last = r.end as usize - 1;
        if regions.at(last).is_some()
            || !matches!(s.doc.words[last].kind, Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis)
        {
            break;
        }
        r.end -= 1;
    }
    r
}

/// "described the visit as a chance to “promote ties”": where the marks hold the verb of an infinitive, they hold what was
/// said; the noun phrase before is the writer's. The content is the quotation, and mixed: its clause begins outside.
fn quoted_infinitive(s: &Sentence<'_>, content: Range, frame: Frame, regions: &Regions<'_>) -> Option<Range> {
    if !matches!(frame, Frame::As | Frame::Np) {
        return None;
    }
    let r = regions.at(content.end as usize - 1)?;
    let region = regions.list[r].words;
    let before = (region.start as usize).checked_sub(1)?;
    let inside = region.start > content.start + 1 && region.end == content.end;
    let words = region.iter().filter(|&w| s.doc.words[w].is_word()).count();
    (inside && s.doc.words[before].tag == Tag::To && words >= 5).then_some(region)
}

/// A quotation that goes on in the next sentences is content to its closing mark.
fn whole_quotation(mut content: Range, regions: &Regions<'_>) -> Range {
    if let Some(r) = (content.end as usize).checked_sub(1).and_then(|w| regions.at(w)) {
        content.end = content.end.max(regions.list[r].words.end);
    }
    content
}

/// Whether the words of a region end as a sentence or clause does, inside or right behind the marks.
fn ends_as_clause(s: &Sentence<'_>, region: &Region) -> bool {
    let inner = region.inner();
    let mut last = inner.end as usize;
    while last > inner.start as usize && s.doc.words[last - 1].kind == Kind::Quote {
        last -= 1;
    }
    last > inner.start as usize
        && matches!(
            s.doc.words[last - 1].kind,
            Kind::Comma | Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Dash | Kind::Ellipsis
        )
        || s.doc.words.get(region.words.end as usize).is_some_and(|w| w.kind == Kind::Comma)
}

/// Frames in which a verb of stance or action tells what was said: "spoke about", "portrayed him as".
fn said_of(frame: Frame) -> bool {
    matches!(frame, Frame::As | Frame::ObjFor | Frame::About | Frame::Of | Frame::Small)
}

/// A meeting or a vote shows something; it says nothing.
fn can_speak(s: &Sentence<'_>, source: usize, frame: Frame) -> bool {
    let c = s.class(source);
    let mute =
        c & (class::EVENT | class::PERIOD) != 0 && c & (class::PERSON | class::GROUP | class::DOCUMENT | class::SPEECH) == 0;
    frame == Frame::Quote || !mute || s.doc.words[s.head(source)].tag == Tag::Name
}

/// Whether a verb in this form and frame is a cue at all.
fn plausible(s: &Sentence<'_>, c: usize, cue: &Cue, found: &Complement) -> bool {
    let chunk = &s.chunks[c];
    if chunk.is(verb::NEGATED) && found.frame == Frame::Wh {
        return false;
    }
    let clausal = matches!(found.frame, Frame::Quote | Frame::That | Frame::Bare | Frame::Wh | Frame::ObjThat | Frame::Paren);
    if chunk.is(verb::PASSIVE) && !clausal {
        return false;
    }
    match cue.grade {
        Grade::Speech => true,
        // A stance or an act is an attribution where a clause or a quotation says what was thought.
        Grade::Attitude | Grade::Act => {
            clausal && (chunk.is(verb::FINITE) || found.frame == Frame::Quote) || said_of(found.frame)
        }
    }
}

fn complement(s: &Sentence<'_>, c: usize, cues: &Cues, cue: &Cue, next: usize, regions: &Regions<'_>) -> Option<Complement> {
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
                // "told the show “First Light” that": the name of a work.
                let end = regions.list[r].words.end;
                if object.is_some_and(|o| cues.is_term(s.doc.lex(s.head(o)).lemma) && o + 1 == k) {
                    if !cue.addressee || end >= s.words.end {
                        return None;
                    }
                    k = s.chunk_of(end as usize).max(k + 1);
                    continue;
                }
                return quoted(s, cue, k, r, object, regions);
            }
            ChunkKind::Comma | ChunkKind::Colon => {
                if let Some(r) = regions.opening(word + 1) {
                    return quoted(s, cue, k + 1, r, None, regions);
                }
                if chunk.kind == ChunkKind::Colon && k + 1 < n && cue.takes(Frame::Quote) && cue.grade == Grade::Speech {
                    // "reiterated a shared goal: a treaty": the phrase before the colon is content too.
                    return match object {
                        Some(o) if cue.takes(Frame::Np) && !cue.addressee => at(Frame::Np, o),
                        _ => at(Frame::Quote, k + 1),
                    };
                }
                if object.is_some() {
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
                if chunk.kind == ChunkKind::Comma {
                    // "said, in a statement, that": over one parenthesis.
                    let close = (k + 1..n.min(k + 8)).find(|&x| s.chunks[x].kind == ChunkKind::Comma)?;
                    if close + 1 < n && matches!(s.chunks[k + 1].kind, ChunkKind::Prep | ChunkKind::Adv | ChunkKind::Verb) {
                        let word = s.chunks[close + 1].words.start as usize;
                        if s.chunks[close + 1].kind == ChunkKind::That && takes_that(cue) {
                            return at(Frame::That, close + 1);
                        }
                        if let Some(r) = regions.opening(word) {
                            return quoted(s, cue, close + 1, r, None, regions);
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
                    // "repeated Vell's claim that": the clause is the noun's.
                    if s.class(o) & class::SPEECH != 0 && !cue.addressee {
                        return if cue.takes(Frame::Np) { at(Frame::Np, o) } else { None };
                    }
                    return if cue.takes(Frame::ObjThat) || takes_that(cue) { at(Frame::ObjThat, k) } else { None };
                }
                return if takes_that(cue) || cue.takes(Frame::ObjThat) { at(Frame::That, k) } else { None };
            }
            ChunkKind::Wh | ChunkKind::Subord if chunk.kind == ChunkKind::Wh || matches!(s.lower(word), "if" | "whether") => {
                return if cue.takes(Frame::Wh) { at(Frame::Wh, k) } else { None };
            }
            ChunkKind::Adv => {
                k += 1;
                skipped = true;
            }
            ChunkKind::Verb if chunk.is(verb::INFINITIVE) => {
                return match object {
                    Some(o) if cue.takes(Frame::ObjTo) => at(Frame::ObjTo, if cue.addressee { k } else { o }),
                    None if cue.takes(Frame::To) => at(Frame::To, k),
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
            ChunkKind::Prep => {
                let form = s.lower(word);
                if let Some(frame) = Frame::of_preposition(form) {
                    if frame == Frame::As && object.is_some() && cue.takes(Frame::As) {
                        return at(Frame::As, object?);
                    }
                    if object.is_none() && cue.takes(frame) && frame != Frame::As {
                        return at(frame, k);
                    }
                    if object.is_some()
                        && (frame == Frame::For && cue.takes(Frame::ObjFor) || frame == Frame::Of && cue.takes(Frame::ObjOf))
                    {
                        return at(if frame == Frame::For { Frame::ObjFor } else { Frame::ObjOf }, object?);
                    }
                    if object.is_some() && cue.addressee && cue.takes(frame) {
                        return at(frame, k);
                    }
                }
                // An adjunct: "to reporters", "in a statement", "on Monday"; a gerund behind "of" or "for" is none.
                if object.is_some() && !cue.addressee {
                    break;
                }
                let phrase = k + 1;
                if phrase < n && s.chunks[phrase].is_noun() {
                    k = s.noun_end(phrase).min(n);
                    skipped = true;
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
                    return at(Frame::Bare, k);
                }
                if object.is_some() && clause && cue.takes(Frame::ObjThat) {
                    return at(Frame::Bare, k);
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

/// "told the mayors who had come, “We go.”": a quotation behind the first comma or colon that opens one.
fn distant(s: &Sentence<'_>, cue: &Cue, next: usize, regions: &Regions<'_>) -> Option<Complement> {
    if cue.grade != Grade::Speech || !cue.takes(Frame::Quote) {
        return None;
    }
    for k in next..s.chunks.len() {
        let chunk = &s.chunks[k];
        match chunk.kind {
            ChunkKind::Comma | ChunkKind::Colon => {
                if let Some(r) = regions.opening(chunk.words.end as usize) {
                    return quoted(s, cue, k + 1, r, None, regions);
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

fn takes_that(cue: &Cue) -> bool {
    cue.takes(Frame::That) || cue.takes(Frame::Bare)
}

/// A content that begins with the quotation `r` at chunk `k`, perhaps with an object before it.
fn quoted(s: &Sentence<'_>, cue: &Cue, k: usize, r: usize, object: Option<usize>, regions: &Regions<'_>) -> Option<Complement> {
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
            if s.doc.words[s.head(o)].tag == Tag::Det && !cue.takes(Frame::Np) {
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

struct Source {
    chunk: Option<usize>,
    words: Option<Range>,
    head: Option<u32>,
    via: Option<Range>,
}

fn source_at(s: &Sentence<'_>, chunk: usize, limit: usize) -> Source {
    Source { chunk: Some(chunk), words: Some(s.source_words(chunk, limit)), head: Some(s.chunks[chunk].head), via: None }
}

/// The source of the verb group `c`: its subject, or whom a passive or "as saying" points to.
fn source_of(s: &Sentence<'_>, c: usize) -> Source {
    let none = Source { chunk: None, words: None, head: None, via: None };
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
            let before = s.chunks[..c].iter().rposition(|k| k.kind != ChunkKind::Adv);
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

fn by_agent(s: &Sentence<'_>, from: usize) -> Option<Source> {
    let by = (from..(from + 4).min(s.chunks.len())).find(|&k| s.is_prep(k, "by"))?;
    s.chunks.get(by + 1).filter(|c| c.is_noun() && !c.is(noun::TIME)).map(|_| source_at(s, by + 1, by + 1))
}

/// Whether "as saying" follows: the verb before it carries somebody else's words.
fn carries(s: &Sentence<'_>, from: usize) -> bool {
    (from..(from + 8).min(s.chunks.len())).any(|k| {
        s.is_prep(k, "as")
            && s.chunks.get(k + 1).is_some_and(|v| v.is_verb() && v.is(verb::GERUND) && s.class(k + 1) & class::SPEAKS != 0)
    })
}

/// "The plan was criticised by Lee": the subject is the content.
fn passive(s: &Sentence<'_>, c: usize, cue: &Cue, cue_words: Range, next: usize) -> Option<Attribution> {
    if cue.grade != Grade::Speech || !cue.takes(Frame::Np) || cue.addressee {
        return None;
    }
    let source = by_agent(s, next)?;
    let subject = s.link(c)?;
    if carries(s, next) {
        return None; // "was quoted by Reuters as saying"
    }
    let content = s.source_words(subject, c);
    Some(Attribution {
        parts: vec![content],
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        confidence: Confidence::Medium,
        rule: cue.rule(Frame::Np),
    })
}

/// Content before the cue: "“We go,” said Lee", "The talks failed, said Lee".
fn inverted(s: &Sentence<'_>, c: usize, cue: &Cue, cue_words: Range, next: usize, regions: &Regions<'_>) -> Option<Attribution> {
    let chunk = &s.chunks[c];
    if !chunk.is(verb::FINITE) || chunk.is(verb::PASSIVE) || !(cue.takes(Frame::Paren) || cue.takes(Frame::Quote)) || c == 0 {
        return None;
    }
    let w = chunk.words.start as usize;
    let quote_before = regions.closing_before(w).or_else(|| {
        let comma = s.doc.words[w - 1].kind == Kind::Comma;
        if comma { regions.closing_before(w - 1) } else { None }
    });
    let comma_before = s.chunks[c - 1].kind == ChunkKind::Comma;
    if quote_before.is_none() && !comma_before {
        return None;
    }
    let subject = s.chunks.get(next)?;
    if !subject.is_noun() || subject.is(noun::TIME | noun::OBJECT) {
        return None;
    }
    // "..., said the minister": the noun phrase must not open a clause of its own, unless a quotation stands before.
    if quote_before.is_none() {
        if s.opens_clause(next) || !s.holds_clause(0, c - 1) {
            return None;
        }
        // A subject before the comma is that of an earlier verb, not one of this verb's own ("Kim, 61, said").
        if let Some(own) = s.link(c) {
            // Nor has a relative clause an own subject ("Kim, who led the talks, told deputies").
            let relative = |k: usize| {
                k > 0 && s.chunks[..k].iter().rev().find(|x| x.kind != ChunkKind::Adv).is_some_and(|x| x.kind == ChunkKind::Rel)
            };
            let shared = (0..c).any(|k| s.is_finite(k) && s.link(k) == Some(own) && !relative(k));
            if !shared || !past(s, c) || !reporting(cue) {
                return None;
            }
        }
    } else if s.link(c).is_some_and(|l| l + 1 == c) {
        return None;
    }
    let end = s.noun_end(next);
    let source = source_at(s, next, end);
    let before = content_before(s, c, quote_before, regions)?;
    let mut parts = vec![before];
    add_behind(s, apposition_end(s, end), regions, &mut parts);
    Some(Attribution {
        parts,
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        confidence: Confidence::High,
        rule: cue.rule(if quote_before.is_some() { Frame::Quote } else { Frame::Paren }),
    })
}

fn past(s: &Sentence<'_>, c: usize) -> bool {
    matches!(s.doc.words[s.head(c)].tag, Tag::Past | Tag::Third)
}

fn reporting(cue: &Cue) -> bool {
    cue.grade == Grade::Speech && cue.takes(Frame::Paren) && cue.takes(Frame::Quote)
}

/// Content before source and cue: "“We go,” Lee said", "The talks failed, Lee said", "The talks, Lee said, failed".
fn parenthetical(
    s: &Sentence<'_>,
    c: usize,
    cue: &Cue,
    cue_words: Range,
    next: usize,
    regions: &Regions<'_>,
) -> Option<Attribution> {
    let chunk = &s.chunks[c];
    // "“We go,” Lee was quoted as saying": the subject of this passive speaks.
    let carried = cue.rest.first().is_some_and(|&w| s.doc.lexicon.form(w) == "as");
    let silent = !chunk.is(verb::FINITE) || chunk.is(verb::PASSIVE) && !carried;
    if silent || !(cue.takes(Frame::Paren) || cue.takes(Frame::Quote)) {
        return None;
    }
    let subject = s.link(c)?;
    let first = s.coordination_start(subject);
    if first == 0 {
        return None;
    }
    let w = s.chunks[first].words.start as usize;
    let quote_before = regions.closing_before(w).or_else(|| {
        let comma = w > 0 && s.doc.words[w - 1].kind == Kind::Comma;
        if comma { regions.closing_before(w - 1) } else { None }
    });
    let comma_before = s.chunks[first - 1].kind == ChunkKind::Comma;
    if quote_before.is_none() && !comma_before {
        return None;
    }
    if quote_before.is_none() {
        if !cue.takes(Frame::Paren) {
            return None;
        }
        // Behind the cue nothing may be said: the end, a comma, or an adjunct.
        if !closes_behind(s, next, regions) {
            return None;
        }
        let clause_before = s.holds_clause(0, first - 1);
        let clause_behind = (next..s.chunks.len()).any(|k| s.is_finite(k));
        if !clause_before && !(clause_behind && s.chunks.get(next).is_some_and(|n| n.kind == ChunkKind::Comma)) {
            return None;
        }
    } else if let Some(r) = quote_before {
        // A short quotation inside a narrative sentence that goes on: not what this cue speaks.
        if !ends_as_clause(s, &regions.list[r]) {
            return None;
        }
    }
    let source = source_at(s, subject, c);
    let before = content_before(s, first, quote_before, regions)?;
    let mut parts = vec![before];
    add_behind(s, adjuncts_end(s, next), regions, &mut parts);
    Some(Attribution {
        parts,
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        confidence: Confidence::High,
        rule: cue.rule(if quote_before.is_some() { Frame::Quote } else { Frame::Paren }),
    })
}

/// "As the Daily Post reported, the talks failed": the content behind the comma.
fn as_said(s: &Sentence<'_>, c: usize, cue: &Cue, cue_words: Range, next: usize, regions: &Regions<'_>) -> Option<Attribution> {
    let opens = matches!(s.kind(0), Some(ChunkKind::Subord | ChunkKind::Prep)) && s.lower(s.head(0)) == "as";
    if !opens || cue.grade != Grade::Speech || !cue.takes(Frame::Paren) || s.link(c)? != 1 || s.holds_clause(1, c) {
        return None;
    }
    let comma = adjuncts_end(s, next);
    if s.kind(comma) != Some(ChunkKind::Comma) || !s.holds_clause(comma, s.chunks.len()) {
        return None;
    }
    let to = s.content_end(c, comma + 1, None, |w| regions.end_at(w));
    let source = source_at(s, 1, c);
    (to > comma + 1).then(|| Attribution {
        parts: vec![whole_quotation(clip(s, s.trimmed(comma + 1, to), regions), regions)],
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        confidence: Confidence::High,
        rule: cue.rule(Frame::Paren),
    })
}

/// Nothing that a cue could take as its content stands behind it.
fn closes_behind(s: &Sentence<'_>, next: usize, regions: &Regions<'_>) -> bool {
    let k = adjuncts_end(s, next);
    match s.chunks.get(k) {
        None => true,
        Some(c) => match c.kind {
            ChunkKind::Stop | ChunkKind::Close | ChunkKind::Semicolon => true,
            ChunkKind::Comma => regions.opening(c.words.end as usize).is_none(),
            ChunkKind::Coord => true,
            ChunkKind::Verb => c.is(verb::GERUND) && !c.is(verb::FINITE),
            ChunkKind::Subord => true,
            _ => false,
        },
    }
}

/// Over adverbs, times and prepositional phrases: "said on Monday in a statement".
fn adjuncts_end(s: &Sentence<'_>, mut k: usize) -> usize {
    while let Some(c) = s.chunks.get(k) {
        match c.kind {
            ChunkKind::Adv => k += 1,
            ChunkKind::Noun if c.is(noun::TIME) => k += 1,
            ChunkKind::Noun if s.class(k) & (class::PERSON | class::GROUP) != 0 && !s.opens_clause(k) => k += 1,
            ChunkKind::Noun if c.is(noun::NAME) && !s.opens_clause(k) => k += 1,
            ChunkKind::Noun if c.is(noun::OBJECT) => k += 1,
            ChunkKind::Prep if s.chunks.get(k + 1).is_some_and(Chunk::is_noun) => k = s.noun_end(k + 1),
            _ => break,
        }
    }
    k
}

/// Over an apposition behind an inverted subject: "said Lee, the minister, in Seoul".
fn apposition_end(s: &Sentence<'_>, k: usize) -> usize {
    let k = adjuncts_end(s, k);
    if s.kind(k) == Some(ChunkKind::Comma) {
        let close = (k + 1..(k + 24).min(s.chunks.len()))
            .find(|&x| matches!(s.chunks[x].kind, ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote));
        if let Some(x) = close {
            if s.chunks[x].kind != ChunkKind::Quote {
                return x;
            }
        }
    }
    k
}

/// The content before chunk `limit`: a quotation, or the clause from the start of the sentence.
fn content_before(s: &Sentence<'_>, limit: usize, quotation: Option<usize>, regions: &Regions<'_>) -> Option<Range> {
    let start = s.words.start;
    match quotation {
        Some(r) => {
            let region = regions.list[r].words;
            if region.start <= start {
                return Some(region); // it began in an earlier sentence of the paragraph, or here
            }
            // Words before the marks: part of the content when they are a clause around it, not a cue of their own.
            let before = s.chunk_of(region.start as usize);
            let first = s.doc.words.get(region.start as usize + 1);
            let small = first.is_some_and(|w| w.kind == Kind::Alpha && !w.is_capital());
            if before > 0
                && small
                && s.chunks[..before].iter().any(Chunk::is_noun)
                && !(0..before).any(|k| s.is_finite(k) && s.class(k) & class::CUE != 0)
            {
                // `The envoy, with her years in Seoul, “is seen as a friend,” he said`: the marks open inside the clause.
                return Some(Range { start, end: region.end });
            }
            let clause = before > 0
                && s.holds_clause(0, before)
                && !matches!(
                    s.chunks[before - 1].kind,
                    ChunkKind::Comma | ChunkKind::Colon | ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Dash | ChunkKind::Open
                )
                && !(0..before).any(|k| s.is_finite(k) && s.class(k) & class::CUE != 0 && k + 2 >= before);
            Some(if clause { Range { start, end: region.end } } else { region })
        }
        None => {
            if limit < 2 {
                return None;
            }
            // Not over an earlier stop inside the sentence.
            let r = s.trimmed(0, limit - 1);
            let mut from = r.start;
            // "But the talks failed, Lee said": the conjunction is content too, as annotators take it.
            while from < r.end && matches!(s.doc.words[from as usize].kind, Kind::Symbol | Kind::Ellipsis) {
                from += 1;
            }
            Some(Range { start: from, end: r.end })
        }
    }
}

/// What goes on behind a cue in the middle: "“We go,” Lee said, “and stay.”", "The talks, Lee said, failed."
fn add_behind(s: &Sentence<'_>, k: usize, regions: &Regions<'_>, parts: &mut Vec<Range>) {
    if k >= s.chunks.len() {
        return;
    }
    let quoted_before = regions.at(parts[0].end as usize - 1).is_some();
    let mut at = k;
    // Over an adjunct after a comma: `he said, his voice low, “and stay.”` is left alone.
    if matches!(s.chunks[at].kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Colon) {
        at += 1;
    }
    let Some(first) = s.chunks.get(at) else { return };
    if let Some(r) = regions.opening(first.words.start as usize) {
        if quoted_before || s.chunks[k].kind == ChunkKind::Comma {
            let region = regions.list[r].words;
            parts.push(region);
        }
        return;
    }
    if quoted_before || s.chunks[k].kind != ChunkKind::Comma || s.holds_clause(0, s.chunk_of(parts[0].end as usize - 1) + 1) {
        return;
    }
    if s.holds_clause(at, s.chunks.len()) {
        let end = s.content_end(k, at, None, |w| regions.end_at(w));
        if end > at {
            parts.push(clip(s, s.trimmed(at, end), regions));
        }
    }
}

/// "According to Lee, the talks failed", "The talks failed, according to Lee".
fn preposition_cue(s: &Sentence<'_>, c: usize, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
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
        let end = s.noun_end(np);
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
                let content = s.trimmed(0, before);
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
            confidence: Confidence::High,
            rule: cue.rule(Frame::Np),
        });
    }
    None
}

/// "his claim that the talks failed", "a promise to talk": the possessor or the verb's subject is the source.
fn noun_cue(s: &Sentence<'_>, c: usize, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
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
        None if from > c + 1 => (Some(s.source_words(c + 2, from)), Some(s.chunks[c + 2].head)),
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
        confidence: Confidence::Medium,
        rule: cue.rule(frame),
    })
}
