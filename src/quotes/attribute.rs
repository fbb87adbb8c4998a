//! Attribution inside a sentence: from a cue to its source and its content.
//!
//! A cue is a verb, noun or preposition of `cues.tsv`. Its complement decides the frame, and with it where the content
//! lies: behind the cue ("said that", "called for"), before it ("..., he said") or on both sides.

use super::before::{as_said, inverted, parenthetical, passive, reporting};
use super::clause::Sentence;
use super::complement::{Complement, complement, distant};
use super::cues::{Cue, CueClass, Cues, Frame, Grade};
use super::marks::Region;
use super::nouns::noun_cue;
use super::preposition::preposition_cue;
use super::source::{Source, by_agent, carries, source_at, source_of};
use super::{Attribution, Confidence};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{ChunkKind, Tag, noun, verb};

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
    let first = out.len();
    for c in 0..s.chunks.len() {
        let chunk = &s.chunks[c];
        // One question for most chunks.
        if (chunk.class & class::CUE == 0) & !chunk.is(verb::HEARSAY) {
            continue;
        }
        if let Some(a) = if chunk.is(verb::HEARSAY) { adverb_cue(s, c, cues, regions) } else { None } {
            out.push(a);
            continue;
        }
        let head = chunk.head as usize;
        if chunk.class & class::CUE == 0 || regions.at(head).is_some() || (head as u32) < past {
            continue;
        }
        let (form, lemma) = (s.doc.words[head].lex, s.doc.lex(head).lemma);
        if cues.idioms(lemma).any(|rest| follows(s, rest, head + 1).is_some()) {
            continue;
        }
        let found = match s.chunks[c].kind {
            ChunkKind::Verb if names_a_work(s, c, cues, regions) => None,
            ChunkKind::Verb => verb_cue(s, c, cues, cues.of(lemma), regions),
            ChunkKind::Prep => preposition_cue(s, c, cues.of(form), regions),
            ChunkKind::Noun => noun_cue(s, c, cues.of(lemma), regions),
            ChunkKind::Adj => adjective_cue(s, c, cues.of(form), regions),
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
    drop_nested(first, out);
}

/// "Lee said that Kim welcomed the pact": inside what somebody says, only another's words are a quote of their own, no
/// stance and no act that he reports.
fn drop_nested(first: usize, out: &mut Vec<Attribution>) {
    if out.len() < first + 2 {
        return;
    }
    let inside = |a: &Attribution, others: &[Attribution]| {
        let cue = a.cue.unwrap_or_default();
        let holds = |o: &Attribution| o.cue != a.cue && o.parts.iter().any(|p| p.start <= cue.start && cue.end <= p.end);
        // "declined to say what": one statement, though "say" is a cue as well.
        let opens = |o: &Attribution| o.cue != a.cue && o.parts.iter().any(|p| p.start == cue.start);
        !a.clause && others.iter().any(holds) || others.iter().any(opens)
    };
    for k in (first..out.len()).rev() {
        if inside(&out[k], &out[first..]) {
            out.remove(k);
        }
    }
}

/// Whether the words from `at` on are those of a longer cue ("point | out"); gives the word behind them.
pub(super) fn rest_matches(s: &Sentence<'_>, cue: &Cue, at: usize) -> Option<usize> {
    follows(s, &cue.rest, at)
}

fn follows(s: &Sentence<'_>, rest: &[u32], mut at: usize) -> Option<usize> {
    for &want in rest {
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

/// "was quoted | by the Daily Post | as saying": the rest of a longer cue behind the agent of a passive.
fn behind_agent(s: &Sentence<'_>, c: usize, cue: &Cue) -> Option<usize> {
    let carries = cue.rest.first().is_some_and(|&w| s.doc.lexicon.form(w) == "as");
    let agent = carries && s.chunks[c].is(verb::PASSIVE) && s.is_prep(c + 1, "by") && s.chunks.get(c + 2)?.is_noun();
    let as_at = (c + 3..s.chunks.len().min(c + 7)).find(|&k| s.is_prep(k, "as")).filter(|_| agent)?;
    rest_matches(s, cue, s.head(as_at))
}

/// "a book called “The Lake”", "a film titled": what follows is a name.
fn names_a_work(s: &Sentence<'_>, c: usize, cues: &Cues, regions: &Regions<'_>) -> bool {
    let v = &s.chunks[c];
    // Seldom do marks open behind the verb: asked first.
    if regions.opening(v.words.end as usize).is_none() {
        return false;
    }
    let noun = c > 0 && s.chunks[c - 1].is_noun() && cues.is_term(s.doc.lex(s.head(c - 1)).lemma);
    let so_called = c > 0 && s.lower(s.chunks[c - 1].words.end as usize - 1) == "so";
    (noun || so_called) && (v.is(verb::PARTICIPLE) || v.words.len() == 1)
}

fn verb_cue(s: &Sentence<'_>, c: usize, cues: &Cues, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
    let chunk = &s.chunks[c];
    let v = s.head(c);
    for cue in rows.iter().filter(|r| r.class == CueClass::Verb) {
        let Some(after) = rest_matches(s, cue, v + 1).or_else(|| behind_agent(s, c, cue)) else { continue };
        // "putting it into the file"
        if cue.light && c + 1 < s.chunks.len() && after < s.words.end as usize && s.lower(after) == "into" {
            continue;
        }
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
            if let Some(a) = passive(s, c, cue, cue_words, next, regions) {
                return Some(a);
            }
        }
        // "But, said Ana Vell, “We go.”"
        let opens = s.chunks[..c].iter().all(|k| matches!(k.kind, ChunkKind::Quote | ChunkKind::Coord | ChunkKind::Comma));
        let found = match complement(s, c, cues, cue, next, regions) {
            // "told the mayors who had come, “We go.”", "Said Ana Vell, who was there, “We go.”"
            Some(np) if np.frame == Frame::Np && (cue.addressee || opens) => distant(s, c, cue, next, regions).or(Some(np)),
            None => distant(s, c, cue, next, regions),
            found => found,
        };
        let Some(found) = found else { continue };
        if !plausible(s, c, cue, &found) || matches!(found.frame, Frame::Np | Frame::As) && carries(s, next) {
            continue;
        }
        // "citing two officials", "told lawmakers": they said or heard it. "said nothing", "told the truth": nothing was said.
        let person = |o: usize| s.chunks[o].is(noun::NAME | noun::PRONOUN) || s.class(o) & (class::PERSON | class::GROUP) != 0;
        let bare = found.frame == Frame::Np && regions.at(s.head(found.from)).is_none();
        // "…, said Lee, a clerk": who said it, wherever it stands.
        let behind = c > 0 && matches!(s.chunks[c - 1].kind, ChunkKind::Comma | ChunkKind::Quote) && reporting(cue);
        let heard = cue.carrier || cue.addressee || behind;
        if bare && (heard && person(found.from) || cues.is_empty(s.doc.lex(s.head(found.from)).lemma)) {
            continue;
        }
        let mut source = source_of(s, c);
        // "Vell, asked about the gate, said": she was asked.
        let asked = cue.addressee && c > 0 && s.chunks[c - 1].kind == ChunkKind::Comma && s.chunks[c].words.len() == 1;
        if asked
            && matches!(found.frame, Frame::About | Frame::On | Frame::Wh | Frame::For)
            && s.link(c).is_some_and(|l| l + 2 == c)
        {
            source = by_agent(s, next).unwrap_or(Source::NONE);
        }
        // "was quoted as saying by Reuters": the subject speaks, the agent carries.
        if chunk.is(verb::PASSIVE) && cue.rest.first().is_some_and(|&w| s.doc.lexicon.form(w) == "as") {
            if let Some(subject) = s.link(c) {
                source = Source { via: source.words, ..source_at(s, subject, c) };
            }
        }
        // "Said Ana Vell, who was there, “We go.”": the subject behind a verb that opens the sentence.
        if source.words.is_none()
            && opens
            && reporting(cue)
            && s.chunks.get(next).is_some_and(|k| k.is_noun() && !k.is(noun::OBJECT))
        {
            source = source_at(s, next, s.noun_end(next));
        }
        if source.chunk.is_some_and(|x| !can_speak(s, x, found.frame) || is_nobody(s, x)) {
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
        let to = if s.is_finite(found.from) { relative_end(s, found.from, to) } else { to };
        let content = whole_quotation(clip(s, s.trimmed(found.from, to), regions), regions);
        // A name or pronoun alone ("criticised him", "praised Lee") is whom it was about, not what was said.
        let named = |w: usize| matches!(s.doc.words[w].tag, Tag::Name | Tag::Pronoun) && regions.at(w).is_none();
        if content.is_empty() || content.len() == 1 && named(content.start as usize) {
            continue;
        }
        // No source stands inside what it says.
        if source.words.is_some_and(|w| w.start >= content.start && w.end <= content.end) {
            source = Source::NONE;
        }
        let content = quoted_infinitive(s, content, found.frame, regions).unwrap_or(content);
        return Some(Attribution {
            parts: vec![content],
            cue: Some(cue_words),
            source: source.words,
            source_head: source.head,
            via: source.via,
            sentence: s.index,
            clause: cue.grade == Grade::Speech && clausal(found.frame),
            confidence: if source.words.is_some() { Confidence::High } else { Confidence::Medium },
            rule: cue.rule(found.frame),
        });
    }
    None
}

/// "The gap that officials say has closed | was wide": a second verb of what the relative clause describes ends it.
fn relative_end(s: &Sentence<'_>, from: usize, to: usize) -> usize {
    for k in from + 1..to {
        match s.chunks[k].kind {
            ChunkKind::Verb if s.is_finite(k) && s.link(k).is_none_or(|l| l < from) => return k,
            ChunkKind::Coord | ChunkKind::Comma | ChunkKind::That | ChunkKind::Rel | ChunkKind::Wh | ChunkKind::Subord => {
                return to;
            }
            _ => {}
        }
    }
    to
}

/// "The general reportedly left the country": the clause around the adverb is content, and nobody is named as its source.
fn adverb_cue(s: &Sentence<'_>, c: usize, cues: &Cues, regions: &Regions<'_>) -> Option<Attribution> {
    let hearsay = |w: usize| s.doc.class(w) & class::HEARSAY == class::HEARSAY;
    let found = |w: usize| hearsay(w) && s.doc.words[w].tag == Tag::Adv && regions.at(w).is_none();
    let w = s.chunks[c].words.iter().find(|&w| found(w))?;
    let cue = cues.of(s.doc.words[w].lex).iter().find(|r| r.class == CueClass::Adverb && r.grade == Grade::Speech)?;
    let v = (c..s.chunks.len().min(c + 3)).find(|&v| s.is_finite(v) && s.chunks[v].words.end as usize > w + 1)?;
    let subject = s.link(v)?;
    let start = s.source_words(subject, v).start;
    let end = s.content_end(v, v + 1, Some(subject), |w| regions.end_at(w)).max(v + 1);
    let behind = clip(s, Range { start: w as u32 + 1, end: s.trimmed(v, end).end }, regions);
    let mut parts = Vec::with_capacity(2);
    if start < w as u32 {
        parts.push(Range { start, end: w as u32 });
    }
    if behind.is_empty() {
        return None;
    }
    parts.push(behind);
    Some(Attribution {
        parts,
        cue: Some(Range::new(w, w + 1)),
        source: None,
        source_head: None,
        via: None,
        sentence: s.index,
        clause: true,
        confidence: Confidence::Medium,
        rule: cue.rule(Frame::Paren),
    })
}

/// "The minister is confident that the talks will go on": an adjective behind a copula whose subject is a person.
fn adjective_cue(s: &Sentence<'_>, c: usize, rows: &[Cue], regions: &Regions<'_>) -> Option<Attribution> {
    let cue = rows.iter().find(|r| r.class == CueClass::Adjective && r.rest.is_empty())?;
    let copula = (c.saturating_sub(2)..c).rev().find(|&v| s.is_finite(v) && s.chunks[v].is(verb::COPULA))?;
    let subject = s.link(copula)?;
    let person = s.chunks[subject].is(noun::NAME | noun::PRONOUN) || s.class(subject) & (class::PERSON | class::GROUP) != 0;
    if !person || s.class(subject) & class::EXPL != 0 {
        return None;
    }
    let (frame, from) = match s.kind(c + 1)? {
        ChunkKind::That if cue.takes(Frame::That) => (Frame::That, c + 1),
        ChunkKind::Noun if cue.takes(Frame::Bare) && s.opens_clause(c + 1) => (Frame::Bare, c + 1),
        _ => return None,
    };
    let to = s.content_end(c, from, Some(subject), |w| regions.end_at(w));
    let content = whole_quotation(clip(s, s.trimmed(from, to.max(from + 1)), regions), regions);
    let source = source_at(s, subject, copula);
    (to > from && content.len() >= 2).then(|| {
        Attribution::phrase(
            s,
            content,
            Range { start: s.chunks[copula].words.start, end: s.chunks[c].words.end },
            source,
            cue.rule(frame),
        )
    })
}

/// Takes a final stop off, unless a quotation ends there.
pub(super) fn clip(s: &Sentence<'_>, mut r: Range, regions: &Regions<'_>) -> Range {
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
pub(super) fn whole_quotation(mut content: Range, regions: &Regions<'_>) -> Range {
    if let Some(r) = (content.end as usize).checked_sub(1).and_then(|w| regions.at(w)) {
        content.end = content.end.max(regions.list[r].words.end);
    }
    content
}

/// Whether the words of a region end as a sentence or clause does, inside or right behind the marks.
pub(super) fn ends_as_clause(s: &Sentence<'_>, region: &Region) -> bool {
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

/// "The Winter of the Lakes", "A Night with Ana Vell": every word has a capital, but for short ones and those between.
pub(super) fn in_title_case(doc: &Doc<'_>, range: Range) -> bool {
    let small = |w: usize| {
        let w = &doc.words[w];
        let between = class::PREP | class::COORD | class::DET | class::POSS | class::SUBORD | class::AUX;
        w.kind == Kind::Alpha && !w.is_capital() && w.end - w.start > 3 && w.class & between == 0
    };
    !range.iter().any(small)
}

/// Frames in which a clause or a quotation says what was said.
fn clausal(frame: Frame) -> bool {
    matches!(frame, Frame::Quote | Frame::That | Frame::Bare | Frame::Wh | Frame::ObjThat | Frame::Paren)
}

/// Frames in which a verb of stance or action tells what was said: "spoke about", "portrayed him as".
fn said_of(frame: Frame) -> bool {
    matches!(frame, Frame::As | Frame::ObjFor | Frame::About | Frame::Of | Frame::Small)
}

/// "No one has claimed responsibility", "Nobody said so".
fn is_nobody(s: &Sentence<'_>, source: usize) -> bool {
    let first = s.chunks[source].words.start as usize;
    let no = |w: usize| matches!(s.lower(w), "no" | "nobody" | "none" | "neither");
    no(first) || first > s.words.start as usize && s.chunks[source].is(noun::PRONOUN) && no(first - 1)
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
    let clausal = clausal(found.frame);
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
