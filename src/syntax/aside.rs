//! Subjects across what stands aside: parentheses between commas, dashes and brackets, and the titles of works in marks.

use super::subject::{Subject, antecedent, chain_head, from_noun, is_hanging, is_reducible, skip_adverbs};
use super::{Chunk, ChunkKind, NONE, noun, verb};
use crate::lexicon::{Lexicon, class};
use crate::segment::Word;

/// The subject across a parenthesis that closes at `close` (a comma, a dash or a bracket).
pub(super) fn parenthesis(
    lexicon: &Lexicon,
    words: &[Word],
    chunks: &[Chunk],
    i: usize,
    close: usize,
    floor: usize,
    last_subject: u32,
) -> Subject {
    let none = Subject { chunk: NONE, reduced: None };
    let opener = match chunks[close].kind {
        ChunkKind::Close => ChunkKind::Open,
        k => k,
    };
    let mut end = close;
    let mut best = NONE;
    let mut before_relative = NONE;
    let mut reduced = None;
    let mut passed = false;
    // Segments from right to left; each must not be a clause with a subject of its own, or must be a relative clause.
    for _ in 0..6 {
        // "host of the show “The Lake”", "her show, “The Lake,”": the title says no more of the phrase before it.
        if let Some(open) = title(words, chunks, end, floor) {
            end = open;
            if end > floor && chunks[end - 1].kind == opener {
                end -= 1;
                passed = true;
            }
        }
        let mut k = end;
        let mut verbs = false;
        while k > floor
            && !(chunks[k - 1].kind == opener || is_boundary(chunks[k - 1].kind) || chunks[k - 1].kind == ChunkKind::Dash)
            // "when Vell, a sailor, said": the noun phrase behind it is the subject.
            && (verbs || !is_when(lexicon, words, &chunks[k - 1]))
        {
            k -= 1;
            verbs |= chunks[k].is_verb() && chunks[k].is(verb::FINITE);
        }
        // Segment k..end.
        if k == end {
            break;
        }
        // "“The Lake,” who": a comma that stands inside the marks.
        let inner = opener == ChunkKind::Comma
            && k >= floor + 2
            && chunks[k - 2].kind == ChunkKind::Comma
            && title(words, chunks, k, floor).is_some();
        let at_opener = k > floor && chunks[k - 1].kind == opener || inner;
        let before = k.saturating_sub(1 + usize::from(inner));
        // "Even the hawks, like Vell, say"
        if !at_opener && k + 1 < end && matches!(chunks[k].kind, ChunkKind::Adj | ChunkKind::Adv) && chunks[k + 1].is_noun() {
            k += 1;
        }
        let first = &chunks[k];
        if opener == ChunkKind::Open {
            if !at_opener {
                return none;
            }
            // "Lee (left) said"
            let j = skip_adverbs(chunks, k - 1, floor);
            if j > floor && chunks[j - 1].is_noun() && !chunks[j - 1].is(noun::TIME | noun::OBJECT) {
                return from_noun(lexicon, words, chunks, i, j - 1, floor, last_subject);
            }
            return none;
        }
        let relative =
            first.kind == ChunkKind::Rel || first.kind == ChunkKind::Prep && k + 1 < end && chunks[k + 1].kind == ChunkKind::Rel;
        // "whose party lost": the pronoun is part of a noun phrase.
        let whose = lexicon.class(words[first.words.start as usize].lex) & (class::REL | class::POSS) == class::REL | class::POSS;
        let relative = relative || whose;
        let own = |x: usize| {
            chunks[x].is_verb()
                && chunks[x].is(verb::FINITE)
                && !(x > k && chunks[skip_adverbs(chunks, x, k).saturating_sub(1)].kind == ChunkKind::Rel)
        };
        // "the talks, held in May, failed": a past form with no object behind a comma is a participle.
        let hangs = |c: &Chunk| c.kind == ChunkKind::Prep || c.is_noun() && c.is(noun::TIME);
        if at_opener
            && reduced.is_none()
            && first.is(verb::FINITE)
            && first.is_verb()
            && is_hanging(lexicon, words, first)
            && k + 1 < end
            && hangs(&chunks[k + 1])
            && !(k + 1..end).any(own)
        {
            reduced = Some(k);
            end = before;
            passed = true;
            continue;
        }
        // "speaking on condition of anonymity because the talks are private": the clause hangs on a participle.
        let hung = at_opener
            && first.is_verb()
            && !first.is(verb::FINITE)
            && chunks[k + 1..end].iter().any(|c| matches!(c.kind, ChunkKind::Subord | ChunkKind::That | ChunkKind::Wh));
        let own_clause = !hung && (k..end).any(own);
        // "Vell, though she praised it, stopped", "The gate, Vell explained in May, was": a clause between two commas.
        let aside = first.kind == ChunkKind::Subord || is_report(lexicon, words, chunks, k, end);
        if own_clause && !relative && at_opener && opener == ChunkKind::Comma && aside && before > floor {
            end = before;
            passed = true;
            continue;
        }
        if own_clause && !relative {
            // "Lee said on Monday, and | called": or the first clause of a list of verbs.
            let lead = (k..end).find(|&x| chunks[x].is_verb() && chunks[x].is(verb::FINITE));
            // "Vell said the talks, held in May, | failed": the noun phrase that the first clause only begins with.
            let close = skip_adverbs(chunks, end, floor);
            if passed
                && best == NONE
                && close > k + 1
                && chunks[close - 1].is_noun()
                && !chunks[close - 1].is(noun::TIME | noun::OBJECT)
            {
                // "after Vell, asked about it, had said"
                let time = close > k + 1
                    && chunks[close - 2].kind == ChunkKind::Prep
                    && words[chunks[close - 2].head as usize].class & class::SUBORD != 0;
                let head = if time { close - 1 } else { chain_head(chunks, close - 1, k) };
                let opens = time
                    || head > k
                        && match chunks[head - 1].kind {
                            ChunkKind::That | ChunkKind::Subord => true,
                            ChunkKind::Verb => {
                                chunks[head - 1].is(verb::FINITE)
                                    && lexicon.is(words[chunks[head - 1].head as usize].lex, class::CLAUSAL)
                            }
                            _ => false,
                        };
                if opens {
                    return Subject { chunk: head as u32, reduced };
                }
            }
            // "Vell, a host considered one of the best, recalled": the apposition's verb is a participle.
            if let Some(x) = lead.filter(|&x| {
                at_opener
                    && first.is_noun()
                    && reduced.is_none()
                    && chunks[x].link == k as u32
                    && is_reducible(lexicon, words, &chunks[x])
            }) {
                reduced = Some(x);
                best = k as u32;
                end = before;
                continue;
            }
            if best != NONE {
                break;
            }
            if before_relative != NONE {
                // "Reuters quoted a source, who would not be named, and": the relative clause's own noun phrase.
                return Subject { chunk: before_relative, reduced: None };
            }
            return Subject { chunk: lead.map_or(NONE, |x| chunks[x].link), reduced: None };
        }
        if relative && before_relative == NONE {
            before_relative = antecedent(words, chunks, k + usize::from(first.kind == ChunkKind::Prep), floor);
        }
        let emphatic = first.is_noun() && words[first.head as usize].class & class::REFL != 0; // "Vell, himself a sailor, said"
        if first.is_noun() && !first.is(noun::TIME | noun::OBJECT) && !emphatic {
            best = k as u32;
        } else if matches!(first.kind, ChunkKind::Coord | ChunkKind::Subord)
            && k + 1 < end
            && chunks[k + 1].is_noun()
            && !at_opener
        {
            // "As Ana Vell, a lawyer, said"
            best = (k + 1) as u32;
        } else if !at_opener && best == NONE && !relative {
            // An opening phrase ("In Seoul, said Lee"): nothing here.
            break;
        }
        if !at_opener {
            break;
        }
        end = before;
        passed = true;
    }
    Subject { chunk: if best == NONE { before_relative } else { best }, reduced }
}

/// "Vell explained in May": a subject and a verb of saying without what was said.
fn is_report(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], k: usize, end: usize) -> bool {
    let adjunct = |c: &Chunk| matches!(c.kind, ChunkKind::Adv | ChunkKind::Prep) || c.is_noun();
    chunks[k].is_noun()
        && k + 1 < end
        && chunks[k + 1].is(verb::FINITE)
        && lexicon.is(words[chunks[k + 1].head as usize].lex, class::SPEAKS)
        && chunks.get(k + 2).is_none_or(|c| !c.is_noun() || c.is(noun::TIME) || k + 2 == end)
        && chunks[k + 2..end].iter().all(adjunct)
}

/// "when", "where": the noun phrase behind it is a subject.
fn is_when(lexicon: &Lexicon, words: &[Word], c: &Chunk) -> bool {
    c.kind == ChunkKind::Rel && matches!(lexicon.form(words[c.head as usize].lex), "when" | "where")
}

/// The opening mark of a title that ends right before chunk `end`, its closing mark there or left to the comma that stands
/// inside it: a few words in capitals.
pub(super) fn title(words: &[Word], chunks: &[Chunk], end: usize, floor: usize) -> Option<usize> {
    let small = |w: &Word| w.is_word() && !w.is_capital() && w.end - w.start > 3;
    let mut k = end;
    while k > floor && end - k < 8 {
        k -= 1;
        let c = &chunks[k];
        if c.kind == ChunkKind::Quote && words[c.words.start as usize].space_before() {
            return (end - k > 1).then_some(k);
        }
        let closes = k + 1 == end && c.kind == ChunkKind::Quote || k + 2 == end && c.kind == ChunkKind::Comma;
        if !closes && (is_boundary(c.kind) || words[c.words.iter()].iter().any(small)) {
            return None;
        }
    }
    None
}

/// What no parenthesis reaches over.
fn is_boundary(kind: ChunkKind) -> bool {
    matches!(kind, ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::Stop | ChunkKind::That | ChunkKind::Quote)
}
