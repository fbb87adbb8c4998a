//! The matcher: where the names of the dictionary stand in a text.
//!
//! Names stand in one hash table by their first three words, folded; a word of the text is asked for only where a capital, a
//! figure or a name particle begins it. The longest name that begins there and ends with a word wins, and of equally long
//! ones all senses are kept for stage 5 to choose from. The caller's names stand in an automaton ([`Own`]); whose name is
//! longer wins here too.
//!
//! Capitals count: "Chad" is found, "chad" is not; a short form in capitals ("WHO", "US") wants capitals. A text in
//! capitals finds the same names, short forms that are common words ("WHO", "IT") excepted. In a text without any capital
//! all names but those are found.

use super::fold::{Folded, first_hash};
use super::own::Own;
use super::rows::index::hash;
use super::rows::names::{Indexes, KEY, first_words};
use super::rows::store::{ACRONYM, Alias, Class, FIRST, LAST, PREFIX, Store, THE};
use super::{Dictionary, EntityKind, Hit, Hits, head};
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};

/// What a text's names are looked for in.
pub(super) struct Matcher<'a> {
    pub(super) store: &'a Store,
    pub(super) indexes: &'a Indexes,
    own: Option<&'a Own>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    /// Of each lexicon entry, what it is in names.
    pub(super) heads: &'a [u8],
    /// No word has a capital.
    small: bool,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(dictionary: &'a Dictionary, text: &'a str, lexicon: &'a Lexicon, words: &'a [Word]) -> Matcher<'a> {
        let Dictionary { store, indexes, own, words: known } = dictionary;
        let small = !words.iter().any(Word::is_capital);
        Matcher { store, indexes, own: own.as_ref(), lexicon, text, words, heads: &known.heads, small }
    }

    /// Lists the words with which a name can begin, by their looks, and of those the ones with which a built-in name does, now
    /// and then one more, or all where the caller has names; and the words with which a term can begin. Where one list is made of another, every word
    /// is written and kept or not: what comes next is random, and a wrong guess of the processor costs more than all else.
    pub(super) fn sift(&self, capitals: &mut Vec<u32>, firsts: &mut Vec<u32>, terms: &mut Vec<u32>, buffer: &mut Vec<u8>) {
        let Matcher { words, text, small, .. } = *self;
        for list in [&mut *capitals, &mut *terms] {
            list.resize(words.len(), 0);
        }
        let (mut n, mut m) = (0, 0);
        for (i, w) in words.iter().enumerate() {
            (capitals[n], terms[m]) = (i as u32, i as u32);
            // Nothing but letters has a capital.
            let alone = (w.kind == Kind::Number) | small & (w.kind == Kind::Alpha);
            n += usize::from(w.is_capital() | (w.class & class::PARTICLE != 0) | alone);
            m += usize::from(w.class & class::PHRASE != 0);
        }
        capitals.truncate(n);
        terms.truncate(m);
        firsts.resize(n, 0);
        n = 0;
        for &i in &*capitals {
            firsts[n] = i;
            let known = self.indexes.firsts.has(first_hash(text, words, i as usize, buffer));
            n += usize::from(known | self.own.is_some());
        }
        firsts.truncate(n);
    }

    /// Where the keys of names end that begin at word `i`, in the folded text: after three words, two and one; the same where
    /// no such word can follow.
    fn keys(&self, folded: &mut Folded, i: usize) -> [usize; KEY] {
        let mut ends = [folded.end(self.text, self.words, i); KEY];
        let (mut next, mut n) = (i + 1, 1);
        while n < KEY && next < self.words.len() && (n > 1 || self.words[next].kind != Kind::Stop) {
            let end = folded.end(self.text, self.words, next);
            if end > ends[KEY - n] {
                n += 1;
                ends[..=KEY - n].fill(end);
            }
            next += 1; // one more after a dropped hyphen
        }
        ends
    }

    /// Looks for names at word `i`; gives the word to go on with.
    pub(super) fn at(&self, i: usize, hits: &mut Hits) -> usize {
        let Hits { folded, senses, names, .. } = hits;
        let store = self.store;
        let begin = folded.go(i);
        let first = senses.len();
        let mut best = self.own.map_or(i, |own| self.longest_own(own, i, folded, senses));
        let mut last = 0;
        for end in self.keys(folded, i) {
            if end != last {
                if let Some(longer) = self.longest((i, begin, end), (first, best), folded, senses) {
                    best = longer;
                    break;
                }
            }
            last = end;
        }
        if best == i {
            return i + 1;
        }
        // "Turkish | Foreign Ministry": the adjective before a state's body is a name of its own.
        if best > i + 1 {
            if let Some(split) = self.adjective(folded, i, best, &senses[first..]) {
                let (end, alias) = split;
                let body: Vec<u32> = senses.drain(first..).collect();
                senses.push(alias);
                names.push(Hit::new(Range::new(i, end), first, 1, store, senses));
                if self.words[end].is_capital() {
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

    /// Adds the senses of the longest name at word `i` whose key is `folded[begin..end]` to those from `first` on, which end
    /// with word `best`: in their place, where it is longer. Gives the word behind it; `None` where there is none so long.
    fn longest(
        &self,
        (i, begin, end): (usize, usize, usize),
        (first, mut best): (usize, usize),
        folded: &mut Folded,
        senses: &mut Vec<u32>,
    ) -> Option<usize> {
        let mut found = None;
        for a in self.indexes.names.get(hash(&folded.bytes[begin..end])) {
            let alias = &self.store.aliases[a as usize];
            let name = self.store.key_of(alias);
            if !folded.goes_on(self.text, self.words, begin, name) {
                continue;
            }
            let stop = folded.word_at(i, begin + name.len());
            if stop < best || !self.meant(alias, i, stop) {
                continue;
            }
            if stop > best {
                senses.truncate(first);
                best = stop;
            }
            senses.push(a);
            found = Some(best);
        }
        found
    }

    /// Adds the senses of the caller's longest name at word `i`, and gives the word behind it; `i` where there is none.
    fn longest_own(&self, own: &Own, i: usize, folded: &mut Folded, senses: &mut Vec<u32>) -> usize {
        let (begin, first) = (folded.start(i), senses.len());
        let mut best = i;
        let mut names = own.names();
        while let Some((len, aliases)) = names.next(|at| folded.byte(self.text, self.words, begin + at)) {
            let stop = folded.word_at(i, begin + len);
            let meant = |a: &&u32| self.meant(&self.store.aliases[**a as usize], i, stop);
            for &a in aliases.iter().filter(meant) {
                if stop > best {
                    senses.truncate(first);
                    best = stop;
                }
                senses.push(a);
            }
        }
        best
    }

    /// Whether the words mean a name that they fold to.
    fn meant(&self, alias: &Alias, start: usize, end: usize) -> bool {
        let Matcher { words, text, .. } = *self;
        let the = || start > 0 && text[words[start - 1].span().range()].eq_ignore_ascii_case("the");
        (alias.case & THE == 0 || the()) && self.case_fits(alias, start, end) && !self.half(alias, start, end) && !alias.dead
    }

    /// Where the country's adjective ends with which the name of a state's body at word `i` begins, and its alias.
    fn adjective(&self, folded: &mut Folded, i: usize, end: usize, senses: &[u32]) -> Option<(usize, u32)> {
        let store = self.store;
        let body = |&s: &u32| {
            let Alias { kind, country, entry, .. } = store.aliases[s as usize];
            let sort = || store.str(store.entries[entry as usize].sort);
            kind == EntityKind::Organization && country.is_some() && STATE_BODIES.contains(&sort())
        };
        if !senses.iter().all(body) {
            return None;
        }
        let country = store.aliases[*senses.first()? as usize].country;
        let (begin, keys) = (folded.start(i), self.keys(folded, i));
        let before = folded.start(end - 1) - begin;
        let named = |stop: usize| {
            let key = move |a: &Alias| first_words(store.key_of(a), KEY) == stop - begin;
            self.indexes.names.get(hash(&folded.bytes[begin..stop])).filter(move |a| key(&store.aliases[*a as usize]))
        };
        let own = self.own.map(|own| {
            let (mut names, mut all) = (own.names(), Vec::new());
            while let Some((_, aliases)) = names.next(|at| folded.bytes.get(begin + at).copied()) {
                all.extend_from_slice(aliases);
            }
            all
        });
        let all = keys.into_iter().flat_map(named).chain(own.into_iter().flatten()).map(|a| (a, &store.aliases[a as usize]));
        let adjectives = all.filter(|(_, a)| {
            a.class == Class::Adjective
                && usize::from(a.len) <= before
                && a.country == country
                && !a.dead
                && folded.bytes[begin..].starts_with(store.key_of(a))
        });
        let (index, alias) = adjectives.max_by_key(|(_, a)| a.len)?;
        Some((folded.word_at(i, begin + usize::from(alias.len)), index))
    }

    /// A person's name that would end inside a given name of two syllables: "Park Jin | -ho".
    fn half(&self, alias: &Alias, start: usize, end: usize) -> bool {
        let glued = |i: usize, kind| self.words.get(i).is_some_and(|w| w.kind == kind && w.glued());
        end > start + 1
            && glued(end, Kind::Hyphen)
            && glued(end + 1, Kind::Alpha)
            && !self.words[end + 1].is_capital()
            && self.heads.get(self.words[start].lex as usize).is_some_and(|h| h & head::FAMILY != 0)
            && alias.kind == EntityKind::Person
    }

    /// Whether the words are capitalised as the name wants it.
    fn case_fits(&self, alias: &Alias, start: usize, end: usize) -> bool {
        let Matcher { lexicon, words, small, .. } = *self;
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
            hit.weak &= alias.class == Class::Surname;
            let better = match (alias.kind, hit.place) {
                (EntityKind::Place, Some(EntityKind::Place)) => alias.population > people,
                (EntityKind::Place, _) => true,
                (EntityKind::Country, None) => alias.class != Class::Adjective,
                _ => false,
            };
            if better {
                (hit.place, hit.country, people) = (Some(alias.kind), alias.country, alias.population);
            }
        }
        hit
    }
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
