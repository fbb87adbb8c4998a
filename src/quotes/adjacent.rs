//! Attribution across sentences: quotations that no cue of their own sentence attributes.
//!
//! A quotation right behind an attributed one belongs to it; one that opens a paragraph while the last was never closed goes
//! on with it; one that fills its sentence is spoken by whoever spoke last or was just introduced. The others, fragments
//! inside a narrative sentence, are scare quotes, titles and terms: nobody speaks them.

use super::attribute::{Regions, in_title_case};
use super::clause::Sentence;
use super::cues::Cues;
use super::marks::Region;
use super::{Attribution, Confidence};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::structure::ParagraphKind;
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

/// "LEE: We are ready." and "Lee: Talks are on": a name and a colon open the sentence.
pub(crate) fn turn(s: &Sentence<'_>, cues: &Cues, regions: &mut Regions<'_>, out: &mut Vec<Attribution>) {
    // A transcript in quotation marks: `"VELL: We are ready.`
    let start = usize::from(s.kind(0) == Some(ChunkKind::Quote));
    let Some(first) = s.chunks.get(start) else { return };
    if !first.is_noun() {
        return;
    }
    let mut end = s.noun_end(start).min(start + 6);
    // "Rep. Ana Vell (R-OH): “…”"
    if s.kind(end) == Some(ChunkKind::Open) {
        let close = (end..s.chunks.len().min(end + 5)).find(|&k| s.chunks[k].kind == ChunkKind::Close);
        end = close.map_or(end, |k| k + 1);
    }
    if s.kind(end) != Some(ChunkKind::Colon) || end + 1 >= s.chunks.len() {
        return;
    }
    let block = &s.doc.structure.blocks[s.paragraph as usize];
    // "MASEKO: The talks failed.": a dateline.
    if first.words.start < block.body.start {
        return;
    }
    let headline = block.kind == ParagraphKind::Headline;
    let label = Range { start: first.words.start, end: s.chunks[end].words.start };
    let capitals = label.iter().all(|w| s.doc.words[w].is_all_caps() || s.doc.words[w].is_punct() || s.doc.words[w].is_initial());
    // "WHERE: The Grand Hall" and "The Latest: A boat sinks" are labels.
    let nobody = s.class(start) & (class::ADJ | class::PERSON) == class::ADJ && first.words.len() == 2;
    if s.class(start) & class::WH != 0 || nobody {
        return;
    }
    let person = first.is(noun::NAME) || s.class(start) & class::PERSON != 0;
    let quotation = regions.opening(s.chunks[end + 1].words.start as usize).is_some();
    if !(capitals && person || (headline || quotation) && first.is(noun::NAME)) || label.len() > 8 {
        return;
    }
    let mut content = Range { start: s.chunks[end + 1].words.start, end: s.words.end };
    // The whole paragraph is the turn's.
    if capitals && s.words.start == block.body.start {
        content.end = content.end.max(block.words.end);
    }
    if let Some(r) = regions.opening(content.start as usize) {
        content = regions.list[r].words;
    }
    // "For the Ministry: Ana Vell": a name signs, it says nothing.
    let spoken = |w: usize| s.doc.words[w].is_word() && !matches!(s.doc.words[w].tag, Tag::Name | Tag::Number);
    if content.len() < 2 || !content.iter().any(spoken) {
        return;
    }
    mark(regions, content);
    out.push(Attribution {
        parts: vec![content],
        cue: Some(s.chunks[end].words),
        source: Some(label),
        source_head: Some(first.head),
        via: None,
        sentence: s.index,
        clause: true,
        confidence: Confidence::High,
        rule: if capitals { cues.structural.turn.clone() } else { cues.structural.colon.clone() },
    });
}

fn mark(regions: &mut Regions<'_>, range: Range) {
    for w in range.iter() {
        if let Some(r) = regions.at(w) {
            regions.used[r] = true;
        }
    }
}

/// Attributes the regions that are still open.
pub(crate) fn find(doc: &Doc<'_>, cues: &Cues, sentence_of: &[u32], regions: &mut Regions<'_>, out: &mut Vec<Attribution>) {
    if regions.list.is_empty() {
        return;
    }
    // For each region the attribution that holds it.
    let mut holder = vec![usize::MAX; regions.list.len()];
    for (i, a) in out.iter().enumerate() {
        for p in &a.parts {
            for w in p.iter() {
                if let Some(r) = regions.at(w) {
                    if holder[r] == usize::MAX {
                        holder[r] = i;
                    }
                }
            }
        }
    }
    let inside = out.len();
    let mut last_holder = None;
    for r in 0..regions.list.len() {
        if let Some(&a) = r.checked_sub(1).and_then(|p| holder.get(p)).filter(|&&a| a != usize::MAX) {
            last_holder = Some(a);
        }
        if holder[r] != usize::MAX {
            continue;
        }
        let region = regions.list[r];
        let first = region.words.start as usize;
        let sentence = sentence_of[first] as usize;
        if doc.sentences[sentence].boilerplate {
            continue;
        }
        let fills = fills_sentences(doc, sentence_of, region.words);
        let previous = r.checked_sub(1).filter(|&p| holder[p] != usize::MAX);
        // Right behind an attributed quotation of the same paragraph.
        if let Some(p) = previous {
            let before = regions.list[p];
            let same_block = before.block == region.block;
            let next_block = before.block + 1 == region.block && starts_block(doc, region.block, first);
            // "“We stay,” said Vell, who added that it was late. “Nobody leaves.”": of two cues the nearer one.
            let a = if same_block { last_before(doc, &out[..inside], sentence).unwrap_or(holder[p]) } else { holder[p] };
            if same_block && starts_sentence(doc, sentence, first) {
                let apart = sentence as i64 - i64::from(sentence_of[before.words.end as usize - 1].max(out[a].sentence));
                let whole = fills || words_in(doc, region.inner()) >= 4 && ends_as_speech(doc, region.inner());
                if whole && apart <= 1 {
                    out[a].parts.push(region.words);
                    holder[r] = a;
                    continue;
                }
            }
            if next_block && !before.closed && before.words.end == doc.structure.blocks[before.block as usize].words.end {
                out[a].parts.push(region.words);
                holder[r] = a;
                continue;
            }
        }
        // "would be “ugly,” “a shock” and “a fight to the end”": the content goes on to the next marks.
        if let Some(p) = previous.filter(|_| !fills) {
            let a = holder[p];
            let last = out[a].parts.last().map_or(0, |r| r.end);
            let before = regions.list[p].words;
            if last <= region.words.start && last >= before.end && goes_on(doc, sentence, last as usize, first) {
                if let Some(part) = out[a].parts.last_mut() {
                    part.end = region.words.end;
                }
                holder[r] = a;
                continue;
            }
        }
        if let Some(found) = introduced(doc, cues, sentence, region.words, fills, regions, &out[..inside]) {
            holder[r] = out.len();
            out.push(found);
            continue;
        }
        if let Some(found) = signature(doc, cues, sentence_of[region.words.end as usize - 1] as usize, region.words) {
            holder[r] = out.len();
            out.push(found);
            continue;
        }
        if let Some(found) = any_verb(doc, cues, sentence_of, &region) {
            holder[r] = out.len();
            out.push(found);
            continue;
        }
        let words = words_in(doc, region.inner());
        // "Instead, “he gave up.”", "“Nobody came” to the hall.": a statement inside its sentence.
        let statement = words >= 4 && !in_title_case(doc, region.inner());
        if words < 3 || !fills && !statement || is_subheading(doc, &region, regions) {
            continue;
        }
        if !fills {
            // "It makes her “a fine mayor”": nothing in the sentence says who speaks, but somebody has just spoken.
            let spoken = last_before(doc, &out[..inside], sentence);
            let spoken = spoken.is_some_and(|a| doc.sentences[out[a].sentence as usize].paragraph == region.block);
            let found = fragment(doc, cues, sentence, region.words, regions);
            if let Some(found) = found.filter(|f| f.cue.is_some() || !spoken) {
                holder[r] = out.len();
                out.push(found);
                continue;
            }
        }
        // The previous speaker goes on.
        // Whoever was quoted last, in marks or without.
        let indirect = out[..inside].partition_point(|a| (a.sentence as usize) < sentence).checked_sub(1);
        let indirect = indirect.filter(|&a| out[a].source.is_some() && out[a].clause);
        let last = match (last_holder, indirect) {
            (Some(h), Some(i)) if out[i].sentence > out[h].sentence => Some(i),
            (None, i) => i,
            (h, _) => h,
        };
        if let Some(a) = last {
            let block_of = |s: u32| doc.sentences[s as usize].paragraph;
            let apart = region.block.saturating_sub(block_of(out[a].sentence));
            if apart <= if fills { 3 } else { 1 } {
                let (source, source_head) = (out[a].source, out[a].source_head);
                holder[r] = out.len();
                out.push(Attribution {
                    parts: vec![region.words],
                    cue: None,
                    source,
                    source_head,
                    via: None,
                    sentence: sentence as u32,
                    clause: true,
                    confidence: Confidence::Low,
                    rule: cues.structural.same_speaker.clone(),
                });
            }
        }
    }
}

/// Whether the words from `from` to a mark at `to` only join two quotations: in one sentence, and no verb among them.
fn goes_on(doc: &Doc<'_>, sentence: usize, from: usize, to: usize) -> bool {
    let words = doc.sentences[sentence].words;
    if !words.contains(from.saturating_sub(1)) || to.saturating_sub(from) > 10 {
        return false;
    }
    let s = Sentence::new(doc, sentence);
    let verb = |w: usize| doc.words[w].is_word() && s.is_finite(s.chunk_of(w));
    !(from..to).any(verb) && !matches!(doc.words[from].kind, Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Open)
}

/// "“We will stay,” Vell thundered": whatever verb stands behind a statement that ends in a comma, it is the cue.
fn any_verb(doc: &Doc<'_>, cues: &Cues, sentence_of: &[u32], region: &Region) -> Option<Attribution> {
    let inner = region.inner();
    let mut next = region.words.end as usize;
    let mut sentence = sentence_of[next - 1] as usize;
    let mut end = doc.sentences[sentence].words.end as usize;
    // "“Would it hold?” Vell pressed.": the verb in a sentence of its own.
    let following = doc.sentences.get(sentence + 1).filter(|s| s.paragraph == doc.sentences[sentence].paragraph);
    let follows = following.is_some_and(|s| s.words.start as usize == next);
    let short = follows && (following.is_some_and(|s| s.words.len() <= 8) || cue_opens(doc, sentence + 1));
    if next >= end && short {
        sentence += 1;
        end = doc.sentences[sentence].words.end as usize;
    }
    let last = doc.words.get((inner.end as usize).checked_sub(1)?)?.kind;
    let opens = starts_sentence(doc, sentence_of[region.words.start as usize] as usize, region.words.start as usize);
    if next >= end || words_in(doc, inner) < 3 || !region.closed || !opens || in_title_case(doc, inner) {
        return None;
    }
    let outside = next < end && doc.words[next].kind == Kind::Comma;
    // "“It stood.” Vell said.": a stop where a comma should be, and a sentence of the cue alone.
    let apart = sentence != sentence_of[region.words.end as usize - 1] as usize;
    let alone = apart && last == Kind::Stop && short_cue(doc, sentence);
    if !outside && !alone && !matches!(last, Kind::Comma | Kind::Question | Kind::Exclamation) {
        return None;
    }
    next += usize::from(outside);
    if next >= end {
        return None;
    }
    let s = Sentence::new(doc, sentence);
    let k = s.chunk_of(next);
    let (subject, verb) = if s.chunks[k].is_noun() && !s.chunks[k].is(noun::TIME | noun::OBJECT) {
        let reach = k + 1..(k + 14).min(s.chunks.len());
        let says = |v: &usize| s.chunks[*v].is_verb() && s.class(*v) & class::SPEAKS != 0 && !s.chunks[*v].is(verb::INFINITIVE);
        let v = reach.clone().find(says).or_else(|| reach.clone().find(|&v| s.is_finite(v) && s.link(v) == Some(k)))?;
        (k, v)
    } else if s.is_finite(k) && s.link(k).is_none_or(|l| s.chunks[l].words.start < region.words.start) {
        (Some(k + 1).filter(|&n| s.chunks.get(n).is_some_and(Chunk::is_noun))?, k)
    } else {
        return None;
    };
    if !can_speak(&s, subject) || s.chunks[verb].is(verb::PASSIVE | verb::COPULA) {
        return None;
    }
    Some(Attribution {
        parts: vec![region.words],
        cue: Some(s.chunks[verb].words),
        source: Some(s.source_words(subject, if verb > subject { verb } else { s.noun_end(subject) })),
        source_head: Some(s.chunks[subject].head),
        via: None,
        sentence: sentence as u32,
        clause: true,
        confidence: Confidence::Medium,
        rule: cues.structural.any_verb.clone(),
    })
}

/// "Vell went on, as if": a noun phrase and a cue without its content open the sentence.
fn cue_opens(doc: &Doc<'_>, sentence: usize) -> bool {
    let s = Sentence::new(doc, sentence);
    let cue = |c: &Chunk| c.is_verb() && c.is(verb::FINITE) && doc.class(c.head as usize) & (class::SPEAKS | class::CUE) != 0;
    let apart = |c: &Chunk| matches!(c.kind, ChunkKind::Comma | ChunkKind::Adv | ChunkKind::Prep);
    matches!(s.chunks, [np, v, behind, ..] if np.is_noun() && cue(v) && apart(behind))
}

/// "Vell said.": a noun phrase and a verb of saying are the whole sentence.
fn short_cue(doc: &Doc<'_>, sentence: usize) -> bool {
    let s = Sentence::new(doc, sentence);
    let says = |c: &Chunk| c.is_verb() && c.is(verb::FINITE) && doc.class(c.head as usize) & class::SPEAKS != 0;
    matches!(s.chunks, [np, v, rest @ ..] if np.is_noun() && says(v) && rest.iter().all(|c| c.kind == ChunkKind::Stop))
}

/// A person, a group or a document by its noun, a name or a pronoun.
fn can_speak(s: &Sentence<'_>, subject: usize) -> bool {
    s.chunks[subject].is(noun::PRONOUN | noun::NAME) || s.class(subject) & (class::PERSON | class::GROUP | class::DOCUMENT) != 0
}

/// "Vell left no doubt that she would “stay to the end.”": the subject of the nearest verb of saying before the marks, or
/// else of the nearest verb, speaks.
fn fragment(doc: &Doc<'_>, cues: &Cues, sentence: usize, region: Range, regions: &Regions<'_>) -> Option<Attribution> {
    let s = Sentence::new(doc, sentence);
    let mut found: Option<(usize, usize, u8)> = None;
    for v in 0..s.chunks.len() {
        if s.chunks[v].words.start >= region.start {
            break;
        }
        if !s.chunks[v].is_verb() || regions.at(s.head(v)).is_some() {
            continue;
        }
        let Some(subject) = s.link(v).filter(|&l| can_speak(&s, l)) else { continue };
        // The first verb with a clause behind "that", a verb of saying, another cue, any verb; of two alike the nearer one.
        let rank = match s.class(v) {
            _ if s.kind(v + 1) == Some(ChunkKind::That) && s.chunks[v].is(verb::FINITE) => 3,
            c if c & class::SPEAKS != 0 => 2,
            c if c & class::CUE != 0 && !s.chunks[v].is(verb::COPULA) => 1,
            _ => 0,
        };
        if found.is_none_or(|f| rank > f.2 || rank == f.2 && rank < 3) {
            found = Some((subject, v, rank));
        }
    }
    let (subject, v, rank) = found?;
    let cue = rank > 0;
    // "Vell insisted on Monday, in front of the hall, her men would “stay here”": the clause behind the verb of saying.
    let that = s.chunks[v + 1..].iter().find(|c| c.kind == ChunkKind::That && c.words.start < region.start);
    let first = that.or(s.chunks.get(v + 1)).map_or(region.start, |c| c.words.start);
    let clause = cue && (rank == 3 || s.class(v) & class::SPEAKS != 0) && first < region.start;
    let content = if clause { Range { start: first, end: region.end } } else { region };
    Some(Attribution {
        parts: vec![content],
        cue: cue.then(|| s.chunks[v].words),
        source: Some(s.source_words(subject, v)),
        source_head: Some(s.chunks[subject].head),
        via: None,
        sentence: sentence as u32,
        clause: true,
        confidence: Confidence::Low,
        rule: cues.structural.fragment.clone(),
    })
}

/// "“We will stay.” — Ana Vell": a dash and a name behind the quotation, and nothing more.
fn signature(doc: &Doc<'_>, cues: &Cues, sentence: usize, region: Range) -> Option<Attribution> {
    let dash = region.end as usize;
    let block = doc.structure.blocks[doc.sentences[sentence].paragraph as usize].words;
    if dash + 1 >= block.end as usize || doc.words[dash].kind != Kind::Dash || words_in(doc, region) < 3 {
        return None;
    }
    // The name up to a comma; whatever it says of itself behind it.
    let mut end = dash + 1;
    while end < block.end as usize && (doc.words[end].is_capital() || doc.words[end].kind == Kind::Hyphen) {
        end += 1;
    }
    let name = Range::new(dash + 1, end);
    let rest = Range { start: name.end, end: block.end };
    let alone =
        rest.iter().all(|w| doc.words[w].is_punct()) || rest.len() <= 14 && doc.words[rest.start as usize].kind == Kind::Comma;
    (!name.is_empty() && name.len() <= 7 && alone).then(|| Attribution {
        parts: vec![region],
        cue: Some(Range::new(dash, dash + 1)),
        source: Some(name),
        source_head: Some(name.end - 1),
        via: None,
        sentence: sentence as u32,
        clause: true,
        confidence: Confidence::High,
        rule: cues.structural.signature.clone(),
    })
}

/// The last statement with a source in the sentence before `sentence` or in it: an index of `out`, whose cues come in order.
fn last_before(doc: &Doc<'_>, out: &[Attribution], sentence: usize) -> Option<usize> {
    let end = out.partition_point(|a| (a.sentence as usize) < sentence);
    let near = |a: &Attribution| a.sentence as usize + 1 >= sentence;
    // "said Vell, who added that": whom the pronoun stands for has been named.
    let named = |s: Range| s.len() > 1 || doc.class(s.start as usize) & class::REL == 0;
    (0..end)
        .rev()
        .take_while(|&i| near(&out[i]))
        .find(|&i| out[i].clause && out[i].cue.is_some() && out[i].source.is_some_and(named))
}

/// 'A fight to the end.' and “THE LAST VOTE”: a line of few words that lifts them from the text.
fn is_subheading(doc: &Doc<'_>, region: &Region, regions: &Regions<'_>) -> bool {
    let whole = doc.structure.blocks[region.block as usize].words.len() <= region.words.len() + 1;
    let other_marks = region.single && regions.list.first().is_some_and(|f| !f.single);
    let capitals = || region.words.iter().all(|w| !doc.words[w].is_word() || doc.words[w].is_all_caps());
    whole && words_in(doc, region.inner()) <= 8 && (other_marks || capitals())
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

fn words_in(doc: &Doc<'_>, range: Range) -> usize {
    range.iter().filter(|&w| doc.words[w].is_word()).count()
}

fn ends_as_speech(doc: &Doc<'_>, inner: Range) -> bool {
    inner.end > inner.start
        && matches!(
            doc.words[inner.end as usize - 1].kind,
            Kind::Comma | Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis | Kind::Dash
        )
}

fn starts_block(doc: &Doc<'_>, block: u32, word: usize) -> bool {
    doc.structure.blocks[block as usize].body.start as usize == word
}

fn starts_sentence(doc: &Doc<'_>, sentence: usize, word: usize) -> bool {
    let start = doc.sentences[sentence].words.start as usize;
    (start..word).all(|w| doc.words[w].is_punct())
}

/// Whether the region is all that its sentences hold.
fn fills_sentences(doc: &Doc<'_>, sentence_of: &[u32], region: Range) -> bool {
    let last = sentence_of[region.end as usize - 1] as usize;
    starts_sentence(doc, sentence_of[region.start as usize] as usize, region.start as usize)
        && (region.end as usize..doc.sentences[last].words.end as usize).all(|w| doc.words[w].is_punct())
}

/// "Lee was blunt: “We go.”", and a quotation that fills its sentence behind one whose subject is a person.
fn introduced(
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
