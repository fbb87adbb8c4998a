//! The matcher: where the names of the dictionary stand in a text.
//!
//! The core (countries and international organizations) is one Aho-Corasick automaton over the folded text, asked only where a capital,
//! a figure or a name particle begins a word. The long tail (people, places, outlets, treaties, other
//! organizations) is a hash table keyed by
//! a name's first two words. Both give the longest name that begins at a word and ends with one; the longer of the two
//! wins, and of equally long ones all senses are kept for stage 5 to choose from.
//!
//! Capitals count: "Chad" is found, "chad" is not; a short form in capitals ("WHO", "US") wants capitals. A text in
//! capitals finds the same names, short forms that are common words ("WHO", "IT") excepted. In a text without any capital
//! all names but those are found.

use super::index::{Index, hash};
use super::store::{ACRONYM, Alias, Class, FIRST, LAST, PREFIX, Store, THE};
use super::{EntityKind, Hit, Hits, fold};
use crate::code::Sector;
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};
use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

/// Longest folded name in the automaton: a state for each letter of the long official names would double its size, and the
/// table finds those as well.
const LONGEST: usize = 26;

#[derive(Default)]
pub(crate) struct Matcher {
    core: Option<AhoCorasick>,
    /// For each pattern of the core, where its aliases begin in `senses`; one more for the end.
    starts: Vec<u32>,
    senses: Vec<u32>,
    tail: Index,
}

impl Matcher {
    pub(crate) fn new(store: &Store) -> Matcher {
        let mut folded = Vec::with_capacity(256 << 10);
        let mut core: Vec<(u32, u32, u32)> = Vec::with_capacity(12 << 10);
        let mut tail = Index::with_capacity(store.aliases.len());
        let mut name = Vec::new();
        let igo = Sector::new("IGO");
        for (i, alias) in store.aliases.iter().enumerate() {
            let entry = &store.entries[alias.entry as usize];
            if entry.dead {
                continue;
            }
            if entry.kind == EntityKind::Country || entry.kind == EntityKind::Organization && entry.sector == igo {
                let start = folded.len() as u32;
                fold::name(store.str(alias.text), &mut folded);
                let len = folded.len() - start as usize;
                if len <= LONGEST && len > 0 {
                    core.push((start, folded.len() as u32, i as u32));
                    continue;
                }
                name.clear();
                name.extend_from_slice(&folded[start as usize..]);
                folded.truncate(start as usize);
            } else {
                name.clear();
                fold::name(store.str(alias.text), &mut name);
            }
            if !name.is_empty() {
                tail.add(hash(&name[..second(&name)]), i as u32);
            }
        }
        let word = |c: &(u32, u32, u32)| &folded[c.0 as usize..c.1 as usize];
        core.sort_unstable_by(|a, b| word(a).cmp(word(b)).then(a.2.cmp(&b.2)));
        let mut patterns: Vec<&[u8]> = Vec::with_capacity(core.len());
        let (mut starts, mut senses) = (Vec::with_capacity(core.len()), Vec::with_capacity(core.len()));
        for c in &core {
            if patterns.last() != Some(&word(c)) {
                patterns.push(word(c));
                starts.push(senses.len() as u32);
            }
            senses.push(c.2);
        }
        starts.push(senses.len() as u32);
        let core = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .prefilter(false)
            .build(&patterns)
            .ok();
        Matcher { core, starts, senses, tail }
    }

    /// Whether a phrase begins with a state's name or adjective and goes on.
    pub(crate) fn begins_with_state(&self, store: &Store, phrase: &str) -> bool {
        let mut folded = Vec::new();
        fold::name(phrase, &mut folded);
        let found = self.core.as_ref().and_then(|core| core.find(Input::new(&folded).anchored(Anchored::Yes)));
        found.is_some_and(|m| {
            let p = m.pattern().as_usize();
            m.end() < folded.len()
                && self.senses[self.starts[p] as usize..self.starts[p + 1] as usize].iter().any(|&s| {
                    let entry = &store.entries[store.aliases[s as usize].entry as usize];
                    entry.kind == EntityKind::Country && store.str(entry.sort) != "supranational"
                })
        })
    }

    /// The aliases with a folded form.
    #[cfg(feature = "dictionary")]
    pub(crate) fn aliases(&self, store: &Store, folded: &[u8]) -> Vec<u32> {
        let mut found = Vec::new();
        if let Some(m) = self.core.as_ref().and_then(|core| core.find(Input::new(folded).anchored(Anchored::Yes))) {
            if m.end() == folded.len() {
                let p = m.pattern().as_usize();
                found.extend_from_slice(&self.senses[self.starts[p] as usize..self.starts[p + 1] as usize]);
            }
        }
        let mut name = Vec::new();
        found.extend(self.tail.get(hash(&folded[..second(folded)])).filter(|&a| {
            name.clear();
            fold::name(store.str(store.aliases[a as usize].text), &mut name);
            name == folded
        }));
        found
    }

    /// Bytes on the heap.
    pub(crate) fn heap(&self) -> usize {
        self.core.as_ref().map_or(0, AhoCorasick::memory_usage)
            + 4 * (self.starts.capacity() + self.senses.capacity())
            + self.tail.heap()
    }

    /// Fills `hits.names`; the folded text stands in `hits`.
    pub(crate) fn find(&self, store: &Store, text: &str, lexicon: &Lexicon, words: &[Word], hits: &mut Hits) {
        fold::words(text, words, &mut hits.folded, &mut hits.at);
        hits.names.clear();
        hits.senses.clear();
        let small = !words.iter().any(Word::is_capital);
        let mut name = std::mem::take(&mut hits.name);
        let mut i = 0;
        while i < words.len() {
            let w = &words[i];
            let candidate = match w.kind {
                Kind::Alpha => w.is_capital() || small || lexicon.is(w.lex, class::PARTICLE),
                Kind::Number => true,
                _ => false,
            };
            if !candidate {
                i += 1;
                continue;
            }
            i = self.at(store, text, lexicon, words, i, small, hits, &mut name);
        }
        hits.name = name;
    }

    /// Looks for names at word `i`; gives the word to go on with.
    #[allow(clippy::too_many_arguments)]
    fn at(
        &self,
        store: &Store,
        text: &str,
        lexicon: &Lexicon,
        words: &[Word],
        i: usize,
        small: bool,
        hits: &mut Hits,
        name: &mut Vec<u8>,
    ) -> usize {
        let Hits { folded, at, senses, names, .. } = hits;
        let begin = at[i] as usize;
        let first = senses.len();
        let the = i > 0 && text[words[i - 1].span().range()].eq_ignore_ascii_case("the");
        let fits = |alias: &Alias, end: usize| (alias.case & THE == 0 || the) && case_fits(alias, lexicon, words, i, end, small);
        // The longest name so far ends before this word.
        let mut best = i;
        if let Some(core) = &self.core {
            let input = Input::new(&folded[..]).span(begin..folded.len()).anchored(Anchored::Yes);
            if let Some(m) = core.find(input) {
                let end = word_at(at, i, m.end());
                let p = m.pattern().as_usize();
                for &s in &self.senses[self.starts[p] as usize..self.starts[p + 1] as usize] {
                    if fits(&store.aliases[s as usize], end) {
                        best = end;
                        senses.push(s);
                    }
                }
            }
        }
        // The long tail: by two words, then by one.
        let one = at[i + 1] as usize;
        let mut next = i + 1;
        while next < words.len() && at[next + 1] as usize == one {
            next += 1; // a dropped hyphen
        }
        let two = if next < words.len() && words[next].kind != Kind::Stop { at[next + 1] as usize } else { one };
        for end in [two, one] {
            if end == one && (best > i + 1 || (two == one && end != two)) {
                continue;
            }
            for a in self.tail.get(hash(&folded[begin..end])) {
                let alias = &store.aliases[a as usize];
                name.clear();
                fold::name(store.str(alias.text), name);
                if !folded[begin..].starts_with(name) || second(name) != end - begin {
                    continue;
                }
                let stop = word_at(at, i, begin + name.len());
                if stop < best || !fits(alias, stop) {
                    continue;
                }
                if stop > best {
                    senses.truncate(first);
                    best = stop;
                }
                senses.push(a);
            }
            if end == one || two == one {
                break;
            }
        }
        if best == i {
            return i + 1;
        }
        // "Turkish | Foreign Ministry": the adjective before a state's body is a name of its own.
        if best > i + 1 {
            if let Some(split) = self.adjective(store, folded, at, i, best, &senses[first..]) {
                let (end, alias) = split;
                let body: Vec<u32> = senses.drain(first..).collect();
                senses.push(alias);
                names.push(Hit::new(Range::new(i, end), first, 1, store, senses));
                if words[end].is_capital() {
                    let first = senses.len();
                    senses.extend(body);
                    names.push(Hit::new(Range::new(end, best), first, senses.len() - first, store, senses));
                }
                return best;
            }
        }
        names.push(Hit::new(Range::new(i, best), first, senses.len() - first, store, senses));
        best
    }

    /// Where the country's adjective ends with which the name of a state's body at word `i` begins, and its alias.
    fn adjective(&self, store: &Store, folded: &[u8], at: &[u32], i: usize, end: usize, senses: &[u32]) -> Option<(usize, u32)> {
        let body = |&s: &u32| {
            let e = &store.entries[store.aliases[s as usize].entry as usize];
            let sort = store.str(e.sort);
            e.kind == EntityKind::Organization && STATE_BODIES.contains(&sort) && e.country.is_some()
        };
        if !senses.iter().all(body) {
            return None;
        }
        let country = store.entries[store.aliases[*senses.first()? as usize].entry as usize].country;
        let span = at[i] as usize..at[end - 1] as usize;
        let m = self.core.as_ref()?.find(Input::new(folded).span(span).anchored(Anchored::Yes))?;
        let p = m.pattern().as_usize();
        let alias = self.senses[self.starts[p] as usize..self.starts[p + 1] as usize].iter().find(|&&s| {
            let a = &store.aliases[s as usize];
            a.class == Class::Adjective && store.entries[a.entry as usize].country == country
        })?;
        Some((word_at(at, i, m.end()), *alias))
    }
}

/// Kinds of organization whose name is the same in every state, so that an adjective before it is the country's.
const STATE_BODIES: [&str; 9] =
    ["ministry", "legislature", "military", "intelligence", "court", "agency", "presidency", "bank", "diplomatic-mission"];

impl Hit {
    fn new(words: Range, first: usize, n: usize, store: &Store, senses: &[u32]) -> Hit {
        let mut hit = Hit { words, senses: first as u32, n: n as u32, weak: true, place: None, country: None };
        let mut people = 0;
        for &s in &senses[first..first + n] {
            let alias = &store.aliases[s as usize];
            let entry = &store.entries[alias.entry as usize];
            hit.weak &= alias.class == Class::Surname;
            let better = match (entry.kind, hit.place) {
                (EntityKind::Place, Some(EntityKind::Place)) => entry.population > people,
                (EntityKind::Place, _) => true,
                (EntityKind::Country, None) => alias.class != Class::Adjective,
                _ => false,
            };
            if better {
                (hit.place, hit.country, people) = (Some(entry.kind), entry.country, entry.population);
            }
        }
        hit
    }
}

/// Length of the first two words of a folded name.
fn second(name: &[u8]) -> usize {
    let one = name.iter().position(|b| *b == b' ').map_or(name.len(), |p| p + 1);
    name[one..].iter().position(|b| *b == b' ').map_or(one, |p| one + p + 1)
}

/// The word that begins at byte `end` of the folded text, after word `from`.
#[inline]
fn word_at(at: &[u32], from: usize, end: usize) -> usize {
    let mut w = from + 1;
    while w + 1 < at.len() && (at[w] as usize) < end {
        w += 1;
    }
    w
}

/// Whether the words are capitalised as the name wants it.
fn case_fits(alias: &Alias, lexicon: &Lexicon, words: &[Word], start: usize, end: usize, small: bool) -> bool {
    let first = &words[start];
    if alias.case & PREFIX != 0 && !words.get(end).is_some_and(|w| w.kind == Kind::Hyphen && w.glued()) {
        return false;
    }
    if small {
        return alias.text.len() > 3 || !lexicon.is(first.lex, !class::GIVEN);
    }
    let last = &words[end - 1];
    if alias.case & ACRONYM != 0 {
        let capitals = |w: &Word| w.kind != Kind::Alpha || w.is_all_caps() || w.is_capital() && w.span().len() == 1;
        if !words[start..end].iter().all(capitals) {
            return false;
        }
        // Among words in capitals a short form that is a common word is that word.
        return !(shouted(words, start, end) && lexicon.is(first.lex, COMMON));
    }
    if alias.case & FIRST != 0 && !first.is_capital() && first.kind == Kind::Alpha {
        return false;
    }
    if alias.case & LAST != 0 && !last.is_capital() && last.kind == Kind::Alpha {
        return false;
    }
    // "ON", "SAID" in a line of capitals, "AN" in a bullet: short words in capitals are no names written otherwise.
    !(end == start + 1 && first.is_all_caps() && alias.text.len() < 4 && !shouted(words, start, end))
}

const COMMON: u64 = class::DET
    | class::POSS
    | class::SUBJ
    | class::REL
    | class::WH
    | class::PREP
    | class::COORD
    | class::SUBORD
    | class::BE
    | class::HAVE
    | class::DO
    | class::MODAL
    | class::ADV;

/// Whether a neighbouring word is all in capitals too.
fn shouted(words: &[Word], start: usize, end: usize) -> bool {
    let loud = |w: Option<&Word>| w.is_some_and(|w| w.kind == Kind::Alpha && w.is_all_caps() && w.span().len() > 3);
    let before = start.checked_sub(1).and_then(|b| words.get(b)).filter(|_| !words[start].starts_line());
    let after = words.get(end).filter(|w| !w.starts_line());
    loud(before) || loud(after)
}
