//! Subjects: the noun phrase that a finite verb group says something of.
//!
//! The search goes left from the verb group. It steps over prepositional phrases ("the minister of trade said"),
//! parentheses between commas, dashes and brackets ("Lee, speaking in Seoul, said", "Lee, 61, said"), follows a relative
//! pronoun to its antecedent ("Lee, who said"), and gives a verb after a conjunction the subject of the verb before ("He sat
//! down and said"). Each step moves left once, and a sentence is crossed a bounded number of times.

use super::aside::{parenthesis, title};
use super::{Chunk, ChunkKind, NONE, Tag, noun, verb};
use crate::lexicon::{Lexicon, class};
use crate::segment::Word;

/// How far to the left a subject is looked for, in chunks: keeps the time linear on endless sentences.
const REACH: usize = 60;

/// What the verb groups so far leave to the next one.
#[derive(Clone, Copy)]
struct Before {
    /// The subject of the last finite verb group.
    subject: u32,
    /// The subject of the last one that is no part of a subordinate clause.
    main: u32,
    /// The subjects of the last one in the past and in the present.
    past: u32,
    present: u32,
    /// The subject of the last one that says something, and whether that is in the past.
    reporter: (u32, bool),
}

impl Before {
    /// The subject that a verb group behind a conjunction shares: that of the last one in the same tense ("said that ties
    /// are good and urged").
    fn shared(&self, words: &[Word], c: &Chunk) -> u32 {
        let shared = match words[c.head as usize].tag {
            Tag::Past => self.past,
            Tag::Third => self.present,
            _ => NONE,
        };
        if shared == NONE { self.subject } else { shared }
    }
}

/// Links the verb groups of the sentence whose chunks begin at `from`; `verbs` are those of its chunks that hold a verb.
pub(crate) fn find(lexicon: &Lexicon, words: &[Word], from: usize, chunks: &mut [Chunk], verbs: &[u32]) {
    if link(lexicon, words, from, chunks, verbs) {
        return;
    }
    // No clause has both subject and verb: a form that was read as a participle is the predicate ("Vell, a doctor, then
    // appeared in court").
    let promoted = (from + 1..chunks.len()).find(|&i| {
        let c = &chunks[i];
        let past = c.is_verb() && c.is(verb::PARTICIPLE) && words[c.head as usize].class & class::PAST != 0;
        past && !matches!(chunks[i - 1].kind, ChunkKind::Prep | ChunkKind::Subord | ChunkKind::Wh)
            && chunks[from..i].iter().any(Chunk::is_noun)
    });
    if let Some(i) = promoted {
        chunks[i].flags = (chunks[i].flags & !verb::PARTICIPLE) | verb::FINITE | verb::PAST;
        link(lexicon, words, from, chunks, verbs);
    }
}

/// One pass of linking; whether a finite verb group found its subject.
fn link(lexicon: &Lexicon, words: &[Word], from: usize, chunks: &mut [Chunk], verbs: &[u32]) -> bool {
    let mut linked = false;
    let mut open = Vec::new();
    let mut before = Before { subject: NONE, main: NONE, past: NONE, present: NONE, reporter: (NONE, false) };
    let mut last_infinitive = false;
    for i in verbs.iter().map(|&v| v as usize) {
        let c = chunks[i];
        if c.is_noun() {
            // "he's ready": the verb hides in the pronoun.
            before.subject = i as u32;
            continue;
        }
        let floor = from.max(i.saturating_sub(REACH));
        if last_infinitive && i > from && bare(words, &c) && matches!(chunks[i - 1].kind, ChunkKind::Coord | ChunkKind::Comma) {
            // "to develop a vaccine, educate the public and learn more"
            chunks[i].flags = (c.flags & !verb::FINITE) | verb::INFINITIVE;
            chunks[i].link = before.subject;
            continue;
        }
        if is_complement(words, chunks, i, from) {
            // "helped Vell win the vote": the name is no subject of a form that does not agree with it.
            chunks[i].flags = (c.flags & !verb::FINITE) | verb::INFINITIVE;
            chunks[i].link = i as u32 - 1;
            continue;
        }
        let (reporter, _) = before.reporter;
        if resumes(lexicon, words, chunks, i, from) && reporter != NONE && before.subject != NONE {
            // "said the attacks had given them hope and said that": an attack says nothing.
            let subject = &chunks[before.subject as usize];
            let people = lexicon.is(words[subject.head as usize].lex, class::PERSON | class::GROUP);
            if !subject.is(noun::NAME | noun::PRONOUN) && !people {
                chunks[i].flags = (c.flags & !verb::PARTICIPLE) | verb::FINITE | verb::PAST;
                chunks[i].link = reporter;
                before.subject = reporter;
                continue;
            }
        }
        last_infinitive = c.is(verb::INFINITIVE) || words[c.head as usize].tag == Tag::Base && c.words.len() > 1;
        if !c.is(verb::FINITE) {
            chunks[i].link = non_finite(lexicon, words, chunks, i, floor, before);
            if chunks[i].link == NONE && before.main == NONE {
                open.push(i);
            }
            continue;
        }
        let shared = before.shared(words, &c);
        let speaks = lexicon.is(words[c.head as usize].lex, class::SPEAKS);
        // "Vell says the goal is peace but conceded that": a thing says nothing.
        let past = c.is(verb::PAST);
        // "acknowledged that mistakes had been made but refused to resign"
        let intends = lexicon.is(words[c.head as usize].lex, class::CUE)
            && chunks.get(i + 1).is_some_and(|v| v.is_verb() && v.is(verb::INFINITIVE));
        let shared = match before.reporter {
            (reporter, t)
                if (speaks || intends)
                    && reporter != NONE
                    && shared != NONE
                    && (speaks && t == past || is_mute(lexicon, words, &chunks[shared as usize])) =>
            {
                reporter
            }
            _ => shared,
        };
        let subject = finite(lexicon, words, chunks, i, floor, shared, before.main);
        if let Some(reduced) = subject.reduced {
            chunks[reduced].flags = (chunks[reduced].flags & !verb::FINITE) | verb::PARTICIPLE;
        }
        chunks[i].link = subject.chunk;
        before.subject = subject.chunk;
        let rel = skip_adverbs(chunks, i, from).max(from + 1) - 1;
        let relative = chunks[rel].kind == ChunkKind::Rel;
        // "He paid a man who said he was robbed, adding that": not the man.
        let restrictive = relative && rel > from && chunks[rel - 1].is_noun();
        if speaks
            && subject.chunk != NONE
            && !c.is(verb::PASSIVE)
            && !restrictive
            && !is_mute(lexicon, words, &chunks[subject.chunk as usize])
        {
            before.reporter = (subject.chunk, past);
        }
        if relative {
            // The verbs of a relative clause are not those that a later conjunction goes on with.
        } else if c.is(verb::PAST) {
            before.past = subject.chunk;
        } else if !c.is(verb::FUTURE | verb::POSSIBLE | verb::OBLIGED) {
            before.present = subject.chunk;
        }
        let main = !relative && !is_subordinate(words, chunks, i, from);
        linked |= main && subject.chunk != NONE;
        if before.main == NONE || main {
            before.main = subject.chunk;
        }
        if main {
            // "Citing delays, the minister left": an opening phrase has the subject of the clause behind it.
            for o in open.drain(..) {
                chunks[o].link = subject.chunk;
            }
        }
    }
    for o in open {
        chunks[o].link = before.main;
    }
    linked
}

/// Whether the clause of the finite verb group `i` hangs on another: a complementiser, relative pronoun, question word or
/// conjunction opens it, or a verb that takes a bare clause stands right before its subject.
fn is_subordinate(words: &[Word], chunks: &[Chunk], i: usize, from: usize) -> bool {
    let start = if chunks[i].link == NONE { i } else { (chunks[i].link as usize).min(i) };
    let mut k = start;
    while k > from && matches!(chunks[k - 1].kind, ChunkKind::Adv | ChunkKind::Quote) {
        k -= 1;
    }
    // "that she and the firm kept it"
    while start != i && k >= from + 2 && chunks[k - 1].kind == ChunkKind::Coord && chunks[k - 2].is_noun() {
        k -= 2;
    }
    if k == from {
        return false;
    }
    let c = &chunks[k - 1];
    match c.kind {
        ChunkKind::That | ChunkKind::Rel | ChunkKind::Wh | ChunkKind::Subord => true,
        ChunkKind::Verb => words[c.head as usize].class & class::CLAUSAL != 0,
        ChunkKind::Noun => chunks[start].is(noun::PRONOUN) || start != i,
        // The relative pronoun stands between subject and verb: "Lee, who said".
        _ => chunks[start..i].iter().any(|c| matches!(c.kind, ChunkKind::Rel)) && chunks[i - 1].kind == ChunkKind::Rel,
    }
}

/// "before", "after" as prepositions.
fn is_after(lexicon: &Lexicon, words: &[Word], c: &Chunk) -> bool {
    let bits = class::PREP | class::SUBORD;
    c.kind == ChunkKind::Prep && lexicon.class(words[c.head as usize].lex) & bits == bits
}

/// A noun phrase that says nothing: no name, nobody, no group, no text.
fn is_mute(lexicon: &Lexicon, words: &[Word], c: &Chunk) -> bool {
    let class = lexicon.class(words[c.head as usize].lex);
    if c.is(noun::PRONOUN) {
        return class & class::EXPL != 0;
    }
    !c.is(noun::NAME)
        && class != 0
        && class & (class::PERSON | class::GROUP | class::DOCUMENT | class::SPEECH | class::PLACE | class::TITLE) == 0
}

/// "and said that": a form that was read as a second participle, of a verb of saying with its clause.
fn resumes(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], i: usize, from: usize) -> bool {
    let c = &chunks[i];
    c.is(verb::PARTICIPLE)
        && i > from
        && chunks[i - 1].kind == ChunkKind::Coord
        && lexicon.is(words[c.head as usize].lex, class::SPEAKS)
        && words[c.head as usize].class & class::PAST != 0
        && chunks.get(i + 1).is_some_and(|k| k.kind == ChunkKind::That)
}

/// A base form behind one name or an object pronoun, and a verb that takes no bare clause before that.
fn is_complement(words: &[Word], chunks: &[Chunk], i: usize, from: usize) -> bool {
    if i < from + 2 || !bare(words, &chunks[i]) || !chunks[i].is(verb::FINITE) {
        return false;
    }
    let (object, v) = (&chunks[i - 1], &chunks[i - 2]);
    let one = object.is(noun::NAME) && !object.is(noun::PLURAL | noun::TIME) || object.is(noun::OBJECT);
    object.is_noun() && one && v.is_verb() && words[v.head as usize].class & class::CLAUSAL == 0
}

/// A base form without an auxiliary.
fn bare(words: &[Word], c: &Chunk) -> bool {
    words[c.head as usize].tag == Tag::Base && c.head == c.words.start
}

pub(super) struct Subject {
    pub(super) chunk: u32,
    /// A verb group that turns out to be a reduced relative clause: "the deal *signed* in Paris calls".
    pub(super) reduced: Option<usize>,
}

/// A participle right behind a noun phrase says something of it; a gerund behind a comma has the subject of the main clause,
/// another gerund or an infinitive that of the verb before. One that opens the sentence stays open: its subject comes later.
fn non_finite(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], i: usize, floor: usize, before: Before) -> u32 {
    if chunks[i].is(verb::PARTICIPLE) && i > floor && chunks[i - 1].is_noun() && !chunks[i - 1].is(noun::TIME) {
        return (i - 1) as u32;
    }
    let j = skip_adverbs(chunks, i, floor);
    // "footage of Vell saying", "with a clerk calling it": the noun phrase right before it.
    if chunks[i].is(verb::GERUND) && j > floor + 1 && lexicon.is(words[chunks[i].head as usize].lex, class::SPEAKS) {
        let (np, prep) = (&chunks[j - 1], &chunks[j - 2]);
        let speaks = np.is(noun::NAME) || lexicon.is(words[np.head as usize].lex, class::PERSON | class::GROUP);
        let form = if prep.kind == ChunkKind::Prep { lexicon.form(words[prep.head as usize].lex) } else { "" };
        if np.is_noun() && !np.is(noun::TIME | noun::OBJECT) && speaks && matches!(form, "of" | "with") {
            return j as u32 - 1;
        }
    }
    let apart = j > floor && matches!(chunks[j - 1].kind, ChunkKind::Comma | ChunkKind::Quote);
    // "before claiming that": the subject of the clause that the phrase hangs on.
    let apart =
        apart || j > floor && chunks[j - 1].kind == ChunkKind::Subord || j > floor && is_after(lexicon, words, &chunks[j - 1]);
    if !apart || !chunks[i].is(verb::GERUND) {
        return before.subject;
    }
    // "Vell said the north would vote, adding that": whoever spoke speaks on.
    let speaks = lexicon.is(words[chunks[i].head as usize].lex, class::SPEAKS);
    if speaks && before.reporter.0 != NONE { before.reporter.0 } else { before.main }
}

fn finite(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], i: usize, floor: usize, last_subject: u32, main: u32) -> Subject {
    let none = Subject { chunk: NONE, reduced: None };
    let mut j = skip_opening_mark(words, chunks, skip_adverbs(chunks, i, floor), floor);
    if j == floor {
        return none;
    }
    match chunks[j - 1].kind {
        // "The refusal to lend | led"
        ChunkKind::Verb if chunks[j - 1].is(verb::INFINITIVE | verb::GERUND | verb::PARTICIPLE) => {
            governor(words, chunks, j - 1, floor).unwrap_or(none)
        }
        ChunkKind::Verb if chunks[j - 1].is(verb::FINITE) => behind_finite(lexicon, words, chunks, j - 1, floor),
        ChunkKind::Rel => Subject { chunk: antecedent(words, chunks, j - 1, floor), reduced: None },
        ChunkKind::Wh => none,
        ChunkKind::Coord => {
            // The subject of the verb group before, when nothing nominal was said of it in between.
            // ", and called": behind a comma the main clause goes on.
            let apart = j >= floor + 2 && chunks[j - 2].kind == ChunkKind::Comma;
            Subject { chunk: if apart && main != NONE { main } else { last_subject }, reduced: None }
        }
        ChunkKind::Noun if !chunks[j - 1].is(noun::TIME | noun::OBJECT) => {
            from_noun(lexicon, words, chunks, i, j - 1, floor, last_subject)
        }
        ChunkKind::Noun => {
            // "Lee on Monday said", "Lee Monday said"
            let time = j - 1;
            j -= 1;
            if j > floor && chunks[j - 1].kind == ChunkKind::Prep {
                j -= 1;
            }
            j = skip_adverbs(chunks, j, floor);
            if j > floor && matches!(chunks[j - 1].kind, ChunkKind::Comma | ChunkKind::Close) {
                return parenthesis(lexicon, words, chunks, i, j - 1, floor, last_subject);
            }
            if j > floor && chunks[j - 1].kind == ChunkKind::Rel {
                return Subject { chunk: antecedent(words, chunks, j - 1, floor), reduced: None };
            }
            if j > floor && chunks[j - 1].is_noun() && !chunks[j - 1].is(noun::OBJECT | noun::TIME) {
                return from_noun(lexicon, words, chunks, i, j - 1, floor, last_subject);
            }
            if j > floor && chunks[j - 1].is_verb() {
                // "A report published on Monday | said"
                let v = j - 1;
                if chunks[v].is(verb::PARTICIPLE) && !chunks[v].is(verb::FINITE) {
                    return governor(words, chunks, v, floor).unwrap_or(none);
                }
                if chunks[v].is(verb::FINITE) && is_reducible(lexicon, words, &chunks[v]) && chunks[v].link != NONE {
                    return Subject { chunk: chunks[v].link, reduced: Some(v) };
                }
            }
            // "said no date | had been set": nothing else is there to be the subject.
            let bare = chunks[time].is(noun::TIME) && (time == floor || chunks[time - 1].kind != ChunkKind::Prep);
            Subject { chunk: if bare { time as u32 } else { NONE }, reduced: None }
        }
        // "Vell, host of “The Lake,” | said": the comma stands inside the marks.
        ChunkKind::Quote
            if j >= floor + 2 && chunks[j - 2].kind == ChunkKind::Comma && title(words, chunks, j, floor).is_some() =>
        {
            parenthesis(lexicon, words, chunks, i, j - 2, floor, last_subject)
        }
        // "any “reasonable person” | should know": the mark closes right behind a noun phrase.
        ChunkKind::Quote if j >= floor + 2 && !words[chunks[j - 1].words.start as usize].space_before() => {
            let noun = &chunks[j - 2];
            if noun.is_noun() && !noun.is(noun::TIME | noun::OBJECT | noun::PRONOUN) {
                from_noun(lexicon, words, chunks, i, j - 2, floor, last_subject)
            } else {
                none
            }
        }
        ChunkKind::Comma | ChunkKind::Close | ChunkKind::Dash => {
            parenthesis(lexicon, words, chunks, i, j - 1, floor, last_subject)
        }
        _ => none,
    }
}

pub(super) fn skip_adverbs(chunks: &[Chunk], mut j: usize, floor: usize) -> usize {
    let kind = |j: usize, back: usize| chunks[j - back].kind;
    loop {
        if j > floor && kind(j, 1) == ChunkKind::Adv {
            j -= 1;
        } else if j >= floor + 3 && (kind(j, 1), kind(j, 2), kind(j, 3)) == (ChunkKind::Comma, ChunkKind::Adv, ChunkKind::Comma) {
            j -= 3; // "she, too, wants"
        } else {
            return j;
        }
    }
}

/// Over a mark that opens a quotation right before the verb: "they “would not wait”".
fn skip_opening_mark(words: &[Word], chunks: &[Chunk], j: usize, floor: usize) -> usize {
    let opens = j > floor && chunks[j - 1].kind == ChunkKind::Quote && words[chunks[j - 1].words.start as usize].space_before();
    if opens { skip_adverbs(chunks, j - 1, floor) } else { j }
}

/// The noun phrase before a relative pronoun, over a comma.
pub(super) fn antecedent(words: &[Word], chunks: &[Chunk], rel: usize, floor: usize) -> u32 {
    let mut j = rel;
    if j > floor && chunks[j - 1].kind == ChunkKind::Prep {
        j -= 1;
    }
    if j > floor && matches!(chunks[j - 1].kind, ChunkKind::Comma | ChunkKind::Dash) {
        j -= 1;
    } else if j > floor + 1 && chunks[j - 1].kind == ChunkKind::Quote {
        if let Some(open) = title(words, chunks, j, floor) {
            j = if open > floor && chunks[open - 1].kind == ChunkKind::Comma { open - 1 } else { open };
        }
    }
    let passed = |c: &Chunk| match c.kind {
        ChunkKind::Adv => true,
        ChunkKind::Verb => !c.is(verb::FINITE), // "people registering, which"
        _ => c.is_noun() && c.is(noun::TIME),
    };
    while j > floor && passed(&chunks[j - 1]) {
        j -= 1;
    }
    if j > floor && chunks[j - 1].is_noun() {
        // "the spokesman for the ministry, who said": the head of the chain when a comma stands between, else the nearest.
        let near = j - 1;
        let head = chain_head(chunks, near, floor);
        let comma = chunks[rel - 1].kind == ChunkKind::Comma;
        return if comma { head as u32 } else { near as u32 };
    }
    NONE
}

/// The first noun phrase of a chain "NP of NP in NP" that ends at `last`.
pub(super) fn chain_head(chunks: &[Chunk], last: usize, floor: usize) -> usize {
    let mut j = last;
    // A pronoun takes part as a count: "one of the envoys".
    while j >= floor + 2
        && chunks[j - 1].kind == ChunkKind::Prep
        && chunks[j - 2].is_noun()
        && !chunks[j - 2].is(noun::TIME | noun::OBJECT)
    {
        j -= 2;
    }
    j
}

/// The subject when a noun phrase stands right before the verb group.
pub(super) fn from_noun(
    lexicon: &Lexicon,
    words: &[Word],
    chunks: &[Chunk],
    i: usize,
    near: usize,
    floor: usize,
    last_subject: u32,
) -> Subject {
    if let Some(head) = listed(lexicon, words, chunks, near, floor) {
        return Subject { chunk: head as u32, reduced: None };
    }
    let head = chain_head(chunks, near, floor);
    let before = |k: usize| if k > floor { Some(&chunks[k - 1]) } else { None };
    // "after the meeting broke up": the preposition is a conjunction.
    if before(head).is_some_and(|c| c.kind == ChunkKind::Prep && words[c.head as usize].class & class::SUBORD != 0) {
        return Subject { chunk: near as u32, reduced: None };
    }
    // The chain hangs on a preposition whose own anchor is no noun phrase: "In Seoul | said" or "the deal signed in Paris calls".
    if before(head).is_some_and(|c| c.kind == ChunkKind::Prep) {
        let mut k = head - 1;
        while k > floor && matches!(chunks[k - 1].kind, ChunkKind::Adv | ChunkKind::Adj) {
            k -= 1;
        }
        if k < head - 1 && k > floor && chunks[k - 1].is_noun() && !chunks[k - 1].is(noun::TIME | noun::OBJECT) {
            // "a source familiar with the talks said"
            return from_noun(lexicon, words, chunks, i, k - 1, floor, last_subject);
        }
        if k > floor && chunks[k - 1].is_verb() {
            // A participle, or a past form that is one after all.
            let v = k - 1;
            if v > floor && chunks[v].is(verb::PARTICIPLE | verb::GERUND | verb::INFINITIVE) {
                if let Some(subject) = governor(words, chunks, v, floor) {
                    return subject;
                }
            }
            // "An official who spoke on condition of anonymity | said"
            if let Some(chunk) = behind_relative(words, chunks, v, floor) {
                return Subject { chunk, reduced: None };
            }
            if chunks[v].is(verb::FINITE) && is_hanging(lexicon, words, &chunks[v]) && chunks[v].link != NONE {
                return Subject { chunk: chunks[v].link, reduced: Some(v) };
            }
            return Subject { chunk: NONE, reduced: None };
        }
        if k > floor && chunks[k - 1].kind == ChunkKind::Comma {
            return parenthesis(lexicon, words, chunks, i, k - 1, floor, last_subject);
        }
        if k > floor && chunks[k - 1].kind == ChunkKind::Rel {
            return Subject { chunk: antecedent(words, chunks, k - 1, floor), reduced: None }; // "who in May said"
        }
        return Subject { chunk: NONE, reduced: None };
    }
    // An object of a reduced relative or of an infinitive: "the plan to end the war calls", "the group holding talks said".
    if let Some(c) = before(head) {
        if c.is_verb()
            && c.is(verb::PARTICIPLE | verb::GERUND | verb::INFINITIVE)
            && words[c.head as usize].class & class::CLAUSAL == 0
        {
            if let Some(subject) = governor(words, chunks, head - 1, floor) {
                return subject;
            }
        }
        // "The man who leads the talks | said"
        // But "A guard who said the north | had left": the noun phrase is the subject of what he said.
        let clausal = lexicon.is(words[c.head as usize].lex, class::CLAUSAL);
        let says = lexicon.is(words[chunks[i].head as usize].lex, class::SPEAKS);
        if c.is_verb() && c.is(verb::FINITE) && (!clausal || says && is_mute(lexicon, words, &chunks[head])) {
            if let Some(chunk) = behind_relative(words, chunks, head - 1, floor) {
                return Subject { chunk, reduced: None };
            }
        }
        // "Lee, the president, said" without the first comma's phrase: an apposition closes right here.
        if c.kind == ChunkKind::Comma && !chunks[near].is(noun::PRONOUN) {
            // "X, Y and Z said": keep the nearest; coordination is read from the chunks by who needs it.
            return Subject { chunk: head as u32, reduced: None };
        }
    }
    Subject { chunk: head as u32, reduced: None }
}

/// The subject of a verb group right behind the finite verb `v`: "those surveyed | say", "the man who left | said", "the
/// officials whose laws were struck down | say", "the gap that they say | remains".
fn behind_finite(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], v: usize, floor: usize) -> Subject {
    let found = |chunk: u32| Subject { chunk, reduced: None };
    let link = chunks[v].link;
    if is_reducible(lexicon, words, &chunks[v]) && link != NONE && link as usize + 1 == v {
        return Subject { chunk: link, reduced: Some(v) };
    }
    if let Some(chunk) = behind_relative(words, chunks, v, floor) {
        return found(chunk);
    }
    if link == NONE || (link as usize) <= floor {
        return found(NONE);
    }
    let s = link as usize;
    let class = lexicon.class(words[chunks[s].words.start as usize].lex);
    if class & (class::REL | class::POSS) == class::REL | class::POSS {
        return found(antecedent(words, chunks, s, floor));
    }
    let clausal = lexicon.is(words[chunks[v].head as usize].lex, class::CLAUSAL);
    match chunks[s - 1].kind {
        ChunkKind::Rel | ChunkKind::That if clausal => found(antecedent(words, chunks, s - 1, floor)),
        ChunkKind::Noun if clausal && !chunks[s - 1].is(noun::TIME) => found(s as u32 - 1),
        _ => found(NONE),
    }
}

/// "The foreign ministers of France, Germany and Poland | said": the people in the plural before a list of names.
fn listed(lexicon: &Lexicon, words: &[Word], chunks: &[Chunk], last: usize, floor: usize) -> Option<usize> {
    let name = |k: usize| chunks[k].is_noun() && chunks[k].is(noun::NAME) && !chunks[k].is(noun::TIME);
    if !name(last) || last < floor + 4 || chunks[last - 1].kind != ChunkKind::Coord {
        return None;
    }
    let mut first = last - 2;
    if !name(first) {
        // "Germany, and Poland"
        first = first.checked_sub(1).filter(|&k| chunks[k + 1].kind == ChunkKind::Comma && k >= floor && name(k))?;
    }
    while first >= floor + 2 && chunks[first - 1].kind == ChunkKind::Comma && name(first - 2) {
        first -= 2;
    }
    let of = first.checked_sub(1).filter(|&k| k > floor && chunks[k].kind == ChunkKind::Prep)?;
    let head = &chunks[of - 1];
    let people = class::PERSON | class::GROUP | class::TITLE;
    let whose = lexicon.spells(words[chunks[of].head as usize].lex, "of");
    let plural = head.is_noun() && head.is(noun::PLURAL) && lexicon.is(words[head.head as usize].lex, people);
    (whose && plural).then_some(of - 1)
}

/// For the finite verb `v` of a relative clause without commas: the noun phrase that the clause describes.
fn behind_relative(words: &[Word], chunks: &[Chunk], v: usize, floor: usize) -> Option<u32> {
    if !chunks[v].is(verb::FINITE) {
        return None;
    }
    let mut k = skip_adverbs(chunks, v, floor);
    if k > floor && chunks[k - 1].is_noun() {
        k -= 1; // "the ship that the navy seized"
    }
    let rel = k.checked_sub(1).filter(|&r| r >= floor && chunks[r].kind == ChunkKind::Rel)?;
    let found = antecedent(words, chunks, rel, floor);
    (found != NONE && (rel == 0 || chunks[rel - 1].kind != ChunkKind::Comma)).then_some(found)
}

/// The noun phrase that a non-finite verb group hangs on, going left over chained ones.
fn governor(words: &[Word], chunks: &[Chunk], v: usize, floor: usize) -> Option<Subject> {
    let mut j = v;
    for _ in 0..6 {
        j = skip_adverbs(chunks, j, floor);
        if j == floor {
            return None;
        }
        let c = &chunks[j - 1];
        match c.kind {
            ChunkKind::Noun if !c.is(noun::TIME) => {
                let head = chain_head(chunks, j - 1, floor);
                if head > floor && chunks[head - 1].kind == ChunkKind::Prep {
                    j = head - 1;
                    continue;
                }
                if head > floor && chunks[head - 1].is_verb() {
                    if chunks[head - 1].is(verb::FINITE) {
                        // The object of a finite verb: the clause has its verb already, unless that is a relative one's.
                        return behind_relative(words, chunks, head - 1, floor).map(|chunk| Subject { chunk, reduced: None });
                    }
                    j = head - 1;
                    continue;
                }
                return Some(Subject { chunk: head as u32, reduced: None });
            }
            ChunkKind::Verb if !c.is(verb::FINITE) => j -= 1,
            // "an official who spoke to discuss the plan | said"
            ChunkKind::Verb => return behind_relative(words, chunks, j - 1, floor).map(|chunk| Subject { chunk, reduced: None }),
            // "talk about reviving the pact | skips"
            ChunkKind::Prep if j == v && j > floor + 1 && chunks[j - 2].is_noun() => j -= 1,
            _ => return None,
        }
    }
    None
}

/// A past form that may be a participle: "signed", not "said" of a subject that needs it.
pub(super) fn is_reducible(lexicon: &Lexicon, words: &[Word], c: &Chunk) -> bool {
    let w = &words[c.head as usize];
    c.words.len() == 1 && w.tag == Tag::Past && lexicon.class(w.lex) & (class::CLAUSAL | class::PARTICIPLE) == class::PARTICIPLE
}

/// A past form that may be a participle where a phrase follows it, "released after the talks": not "said".
pub(super) fn is_hanging(lexicon: &Lexicon, words: &[Word], c: &Chunk) -> bool {
    let w = &words[c.head as usize];
    c.words.len() == 1 && w.tag == Tag::Past && lexicon.class(w.lex) & (class::SPEAKS | class::PARTICIPLE) == class::PARTICIPLE
}
