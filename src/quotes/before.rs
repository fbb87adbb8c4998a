//! Content before its cue: "“We go,” said Lee", "The talks failed, Lee said", "The talks, Lee said, failed".

use super::attribute::{Regions, clip, ends_as_clause, in_title_case, whole_quotation};
use super::clause::Sentence;
use super::cues::{Cue, Frame, Grade};
use super::source::{Source, by_agent, carries, source_at};
use super::{Attribution, Confidence};
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

/// "The plan was criticised by Lee": the subject is the content.
pub(super) fn passive(
    s: &Sentence<'_>,
    c: usize,
    cue: &Cue,
    cue_words: Range,
    next: usize,
    regions: &Regions<'_>,
) -> Option<Attribution> {
    if cue.grade != Grade::Speech || !cue.takes(Frame::Np) || cue.addressee {
        return None;
    }
    let source = by_agent(s, next)?;
    let subject = s.link(c)?;
    // "was described by critics as a coup"
    let by = (next..s.chunks.len().min(next + 4)).find(|&k| s.is_prep(k, "by"));
    if let Some(as_at) = by.map(|k| k + 2).filter(|&k| cue.takes(Frame::As) && s.is_prep(k, "as")) {
        let to = s.phrase_end(as_at, |w| regions.end_at(w));
        let source = source_at(s, as_at - 1, as_at);
        return Some(Attribution::phrase(
            s,
            whole_quotation(clip(s, s.trimmed(as_at, to), regions), regions),
            cue_words,
            source,
            cue.rule(Frame::As),
        ));
    }
    // "It was confirmed by the ministry that"
    if s.class(subject) & class::EXPL != 0
        || s.lower(s.head(subject)) == "it" && s.chunks[next..].iter().any(|k| k.kind == ChunkKind::That)
    {
        return None;
    }
    if carries(s, next) {
        return None; // "was quoted by Reuters as saying"
    }
    let content = s.source_words(subject, c);
    Some(Attribution::phrase(s, content, cue_words, source, cue.rule(Frame::Np)))
}

/// Content before the cue: "“We go,” said Lee", "The talks failed, said Lee".
pub(super) fn inverted(
    s: &Sentence<'_>,
    c: usize,
    cue: &Cue,
    cue_words: Range,
    next: usize,
    regions: &Regions<'_>,
) -> Option<Attribution> {
    let chunk = &s.chunks[c];
    // Whom it was told is no one who said it: "Vell, who leads them, told the Herald".
    if cue.addressee && cue.takes(Frame::ObjThat) {
        return None;
    }
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
    // "Holm, who starred in “First Light,” posted the clip": a title is not what was said.
    let mid = |r: usize| regions.list[r].words.start > s.words.start;
    if quote_before.is_some_and(|r| mid(r) && in_title_case(s.doc, regions.list[r].inner())) {
        return None;
    }
    let subject = s.chunks.get(next)?;
    if !subject.is_noun() || subject.is(noun::TIME | noun::OBJECT) {
        return None;
    }
    // "..., declared a public holiday": no one who could say it.
    let speaker = subject.is(noun::NAME | noun::PRONOUN)
        || s.class(next) & (class::PERSON | class::GROUP | class::DOCUMENT | class::PLACE) != 0
        || s.class(next) & (class::NOUN | class::QUANT) != class::NOUN;
    if quote_before.is_none() && !speaker {
        return None;
    }
    // Where what was said goes on behind the cue, as a chunk.
    let mut resumed = None;
    // "..., said the minister": the noun phrase must not open a clause of its own, unless a quotation stands before.
    if quote_before.is_none() {
        // "The contrast, said Holm and others, would be clear": the verb of the noun phrase before comes behind.
        let mut near = s.noun_end(next);
        while s.kind(near) == Some(ChunkKind::Coord)
            && s.chunks.get(near + 1).is_some_and(Chunk::is_noun)
            && !s.opens_clause(near + 1)
        {
            near = s.noun_end(near + 1);
        }
        let near = adjuncts_end(s, near);
        let verb_behind = |k: usize| s.kind(k) == Some(ChunkKind::Comma) && k + 1 < s.chunks.len() && s.is_finite(k + 1);
        let tail = if verb_behind(near) { near } else { apposition_end(s, near) };
        let resumes =
            s.kind(tail) == Some(ChunkKind::Comma) && tail + 1 < s.chunks.len() && s.is_finite(tail + 1) && reporting(cue);
        resumed = resumes.then_some(tail);
        if !resumes && (s.opens_clause(next) || !s.holds_clause(0, c - 1) && !holds_quotation(s, c - 1, regions)) {
            return None;
        }
        // A subject before the comma is that of an earlier verb, not one of this verb's own ("Kim, 61, said").
        if let Some(own) = s.link(c).filter(|_| !resumes) {
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
    add_behind(s, resumed.unwrap_or_else(|| apposition_end(s, end)), regions, &mut parts);
    Some(Attribution {
        parts,
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        clause: cue.grade == Grade::Speech,
        confidence: Confidence::High,
        rule: cue.rule(if quote_before.is_some() { Frame::Quote } else { Frame::Paren }),
    })
}

/// Whether a quotation of three words or more stands before chunk `to`: a clause, whatever it holds.
fn holds_quotation(s: &Sentence<'_>, to: usize, regions: &Regions<'_>) -> bool {
    let end = s.chunks.get(to).map_or(s.words.end, |c| c.words.start);
    s.chunks[..to].iter().any(|c| {
        let region = if c.kind == ChunkKind::Quote { regions.opening(c.words.start as usize) } else { None };
        region.is_some_and(|r| regions.list[r].words.len() >= 5 && regions.list[r].words.end <= end)
    })
}

fn past(s: &Sentence<'_>, c: usize) -> bool {
    matches!(s.doc.words[s.head(c)].tag, Tag::Past | Tag::Third)
        || s.chunks[c].words.len() == 1 && s.doc.words[s.head(c)].tag == Tag::Base
}

pub(super) fn reporting(cue: &Cue) -> bool {
    cue.grade == Grade::Speech && cue.takes(Frame::Paren) && cue.takes(Frame::Quote)
}

/// Content before source and cue: "“We go,” Lee said", "The talks failed, Lee said", "The talks, Lee said, failed".
pub(super) fn parenthetical(
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
    let mut first = s.coordination_start(subject);
    // "“We go,” Ossen radio host Ana Vell said": noun phrases side by side are one source.
    while first > 0 && s.chunks[first - 1].is_noun() && !s.chunks[first - 1].is(noun::TIME | noun::PRONOUN) {
        first -= 1;
    }
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
        // "Holm, who, like others, remembered": the verb of a relative clause.
        let relative = s.chunks[subject..c].iter().any(|k| k.kind == ChunkKind::Rel);
        // "Conceding that there was a delay, Vell asked": a cue of its own.
        let opening = s.chunks[0].is(verb::GERUND) && s.class(0) & class::SPEAKS != 0 && s.kind(1) == Some(ChunkKind::That);
        if relative || opening || !cue.takes(Frame::Paren) {
            return None;
        }
        // Behind the cue nothing may be said: the end, a comma, or an adjunct.
        // "The club's work, Vell said, “is a fine example.”"
        let predicate = s.chunks.get(next + 1).is_some_and(|q| regions.opening(q.words.start as usize).is_some())
            && next + 2 < s.chunks.len()
            && s.is_finite(next + 2)
            && !s.doc.words[s.chunks[next + 2].words.start as usize].is_capital()
            && s.link(next + 2).is_none_or(|l| l < c);
        // "“If it had held” for a year, Vell said, “we would know.”"
        let opened = regions.opening(s.words.start as usize).is_some()
            && s.kind(next.max(adjuncts_end(s, next))) == Some(ChunkKind::Comma);
        if !predicate && !opened && !closes_behind(s, next, regions) {
            return None;
        }
        let clause_before = s.holds_clause(0, first - 1) || holds_quotation(s, first - 1, regions);
        let clause_behind = (next..s.chunks.len()).any(|k| s.is_finite(k));
        // "These clerks, Vell explained earlier in the hall, were late"
        let when = s.chunks.get(next).is_some_and(|k| match k.kind {
            ChunkKind::Comma | ChunkKind::Adv => true,
            ChunkKind::Prep => matches!(s.lower(s.head(next)), "in" | "on" | "at" | "during"),
            _ => k.is_noun() && k.is(noun::TIME),
        });
        let aside = when && s.kind(adjuncts_end(s, next)) == Some(ChunkKind::Comma);
        if !clause_before && !(clause_behind && aside) {
            return None;
        }
    } else if let Some(r) = quote_before {
        // A short quotation inside a narrative sentence that goes on: not what this cue speaks.
        // "On the channel's “Morning Talk,” Vell said the gate was shut": where it was said.
        let region = &regions.list[r];
        let begins = region.words.start <= s.words.start;
        let closes = closes_behind(s, next, regions);
        if !begins && in_title_case(s.doc, region.inner()) {
            return None;
        }
        // "Asked if the deal was “final,” Vell said it was", "To chants of “Hold on,” Vell said": what was said stands behind.
        let split = s.kind(next) == Some(ChunkKind::Comma);
        if !begins && !closes && !split {
            return None;
        }
        let whole = begins && reporting(cue) && closes;
        if !whole && !ends_as_clause(s, region) {
            return None;
        }
    }
    let mut source = source_at(s, subject, c);
    // "“We go,” the Daily Post quoted Lee as saying": the object speaks, the subject carries.
    if carries(s, next) && s.chunks[next].is_noun() {
        source = Source { via: source.words, ..source_at(s, next, s.noun_end(next)) };
    }
    // "“We go,” Lee said, the Daily Post reported": a report of the report says no more.
    if quote_before.is_none() && first >= 3 {
        let inner = first - 2;
        let reported = s.is_finite(inner)
            && s.class(inner) & class::SPEAKS != 0
            && s.link(inner).is_some_and(|l| l > 0 && matches!(s.chunks[l - 1].kind, ChunkKind::Comma | ChunkKind::Quote));
        if reported {
            return None;
        }
    }
    let before = content_before(s, first, quote_before, regions)?;
    let mut parts = vec![before];
    add_behind(s, adjuncts_end(s, next), regions, &mut parts);
    drop_connective(s, &mut parts);
    Some(Attribution {
        parts,
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        clause: cue.grade == Grade::Speech,
        confidence: Confidence::High,
        rule: cue.rule(if quote_before.is_some() { Frame::Quote } else { Frame::Paren }),
    })
}

/// "As the Daily Post reported, the talks failed": the content behind the comma.
pub(super) fn as_said(
    s: &Sentence<'_>,
    c: usize,
    cue: &Cue,
    cue_words: Range,
    next: usize,
    regions: &Regions<'_>,
) -> Option<Attribution> {
    if cue.grade != Grade::Speech || !cue.takes(Frame::Paren) {
        return None;
    }
    let subject = s.link(c).filter(|&l| l < c)?;
    let is_as = |k: usize| matches!(s.kind(k), Some(ChunkKind::Subord | ChunkKind::Prep)) && s.lower(s.head(k)) == "as";
    // The subject, or its apposition: "As Ana Vell, a lawyer, put it".
    let as_at = (subject.saturating_sub(8)..subject).rev().find(|&k| is_as(k))?;
    let first = as_at + 1;
    let own = subject == first
        || s.kind(first + 1) == Some(ChunkKind::Comma) && s.kind(subject - 1) == Some(ChunkKind::Comma)
        || s.chunks[first..subject].iter().all(Chunk::is_noun);
    let apart = as_at == 0 || matches!(s.chunks[as_at - 1].kind, ChunkKind::Comma | ChunkKind::Quote);
    if !own || !apart || s.holds_clause(first, c) {
        return None;
    }
    let comma = adjuncts_end(s, next);
    let goes_on = s.kind(comma) == Some(ChunkKind::Comma) && s.holds_clause(comma, s.chunks.len());
    let ends = s.chunks.get(comma).is_none_or(|k| k.kind == ChunkKind::Stop);
    let mut parts = Vec::new();
    if as_at > 0 {
        // "The result, as she explained, was a gap", "The result is a “wide gap,” as she put it"
        if !(goes_on || ends) || ends && !s.holds_clause(0, as_at) {
            return None;
        }
        parts.push(whole_quotation(from_mark(s, s.trimmed(0, as_at), regions), regions));
    } else if !goes_on {
        return None;
    }
    if goes_on {
        let to = s.content_end(c, comma + 1, None, |w| regions.end_at(w));
        if to <= comma + 1 {
            return None;
        }
        parts.push(whole_quotation(clip(s, s.trimmed(comma + 1, to), regions), regions));
    }
    drop_connective(s, &mut parts);
    let source = source_at(s, first, c);
    Some(Attribution {
        parts,
        cue: Some(cue_words),
        source: source.words,
        source_head: source.head,
        via: None,
        sentence: s.index,
        clause: cue.grade == Grade::Speech,
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
pub(super) fn apposition_end(s: &Sentence<'_>, k: usize) -> usize {
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
                && !(0..before)
                    .any(|k| s.is_finite(k) && s.class(k) & class::CUE != 0 && s.kind(k.max(1) - 1) != Some(ChunkKind::Rel))
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
            // Not over a bracket that is still open, nor from before the dateline's end.
            let open = (0..limit - 1).rev().find(|&k| matches!(s.chunks[k].kind, ChunkKind::Open | ChunkKind::Close));
            let first = open.filter(|&k| s.chunks[k].kind == ChunkKind::Open && k + 2 < limit).map_or(0, |k| k + 1);
            let r = s.trimmed(first, limit - 1);
            let mut from = r.start.max(s.doc.structure.blocks[s.paragraph as usize].body.start.min(r.end));
            // "But the talks failed, Lee said": the conjunction is content too, as annotators take it.
            while from < r.end && matches!(s.doc.words[from as usize].kind, Kind::Symbol | Kind::Ellipsis) {
                from += 1;
            }
            // "“There is no money. They must” wait, Lee said": back to the mark that an earlier sentence opens.
            Some(from_mark(s, Range { start: from, end: r.end }, regions))
        }
    }
}

/// `content` from the mark that an earlier sentence of its paragraph opens.
pub(super) fn from_mark(s: &Sentence<'_>, content: Range, regions: &Regions<'_>) -> Range {
    let region = if content.is_empty() { None } else { regions.at(content.start as usize) };
    match region.map(|r| &regions.list[r]).filter(|r| r.block == s.paragraph) {
        Some(r) => Range { start: content.start.min(r.words.start), end: content.end },
        None => content,
    }
}

/// "Now, she says, the gate is shut", "But, according to Lee, …": a word that only joins the sentence to the one before is the
/// writer's.
pub(super) fn drop_connective(s: &Sentence<'_>, parts: &mut Vec<Range>) {
    let joins = |w: usize| s.doc.words[w].is_punct() || matches!(s.doc.words[w].tag, Tag::Adv | Tag::Coord | Tag::Subord);
    let marked = |w: usize| s.doc.words[w].kind == Kind::Quote;
    if parts.len() > 1 && parts[0].iter().all(|w| joins(w) && !marked(w)) {
        parts.remove(0);
    }
}

/// What goes on behind a cue in the middle: "“We go,” Lee said, “and stay.”", "The talks, Lee said, failed."
fn add_behind(s: &Sentence<'_>, k: usize, regions: &Regions<'_>, parts: &mut Vec<Range>) {
    if k >= s.chunks.len() || parts[0].end <= s.words.start {
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
        // "he said on the channel's “Morning Talk”": where it was said.
        let apart = matches!(s.chunks[k].kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Colon);
        if !apart && in_title_case(s.doc, regions.list[r].inner()) {
            return;
        }
        if quoted_before || s.chunks[k].kind == ChunkKind::Comma {
            let region = regions.list[r].words;
            parts.push(region);
        }
        return;
    }
    // "The line would hold, Vell said, and nobody would be sent home."
    let joined = s.chunks[k].kind == ChunkKind::Comma && first.kind == ChunkKind::Coord;
    if joined && !s.new_cue_clause(at + 1) {
        let region = s.chunks.get(at + 1).and_then(|c| regions.opening(c.words.start as usize));
        let quotation = region.is_some_and(|r| regions.list[r].words.len() >= 5);
        if quotation || s.opens_clause(at + 1) {
            let end = s.content_end(k, at, None, |w| regions.end_at(w));
            if end > at {
                parts.push(clip(s, s.trimmed(at, end), regions));
            }
        }
        return;
    }
    // "“It is our bad luck,” he said, that both men left."
    let reason = first.kind == ChunkKind::Subord && matches!(s.lower(s.head(at)), "because" | "if" | "unless" | "although");
    let restrictive = first.kind == ChunkKind::Rel && s.lower(s.head(at)) == "that" && !quoted_before;
    // "It was, he said, one of his worst failures": the part before waits for its complement.
    let waits = |last: usize| {
        let complement = matches!(s.chunks[last].kind, ChunkKind::Subord | ChunkKind::That | ChunkKind::Prep);
        complement || s.is_finite(last) && s.chunks[last].is(verb::COPULA)
    };
    // A quotation may stand in a sentence before this one.
    let open = !quoted_before && waits(s.chunk_of(parts[0].end as usize - 1));
    let clause = first.kind == ChunkKind::That && s.opens_clause(at + 1) || reason && s.opens_clause(at + 1);
    if s.chunks[k].kind == ChunkKind::Comma && (clause || restrictive || open) {
        let end = s.content_end(k, at, None, |w| regions.end_at(w));
        parts.push(clip(s, s.trimmed(at, end), regions));
        return;
    }
    // "Those who have the right to vote, he said, must register": the verb of the subject before.
    let shared = |v: usize| s.is_finite(v) && s.link(v).is_none_or(|l| l < k);
    let verb = if first.kind == ChunkKind::Quote { at + 1 } else { at };
    if s.chunks[k].kind == ChunkKind::Comma && !quoted_before && s.chunks.get(verb).is_some() && shared(verb) {
        let end = s.content_end(k, at, None, |w| regions.end_at(w));
        if end > at {
            parts.push(clip(s, s.trimmed(at, end), regions));
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
