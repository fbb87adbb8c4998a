//! Candidates: the capitalised words of each sentence, cut into names.
//!
//! A name of the dictionary is taken as it stands, unless it is a part of a longer one ("US Embassy", "Jordan Bardella").
//! The capitalised words that remain are names by shape: an organization by its head ("Ministry", "Committee"), a person
//! by title, given name, initial, apposition or cue. At the start of a sentence and in headlines in title case, where
//! capitals say little, common words are no names.

mod run;
mod shape;

use super::roles::Around;
use super::{Candidate, Context, What};
use crate::code::Country;
use crate::dictionary::{Class, EntityKind, Hit, NONE, WORD, head, is_generation};
use crate::lexicon::class;
use crate::segment::{Kind, Range, Word};

/// Classes of words that are never a name by themselves.
const FUNCTION: u64 = class::DET
    | class::POSS
    | class::SUBJ
    | class::OBJ
    | class::REFL
    | class::REL
    | class::WH
    | class::QUANT
    | class::PREP
    | class::COORD
    | class::SUBORD
    | class::AUX
    | class::NEG
    | class::TO
    | class::THAT
    | class::EXPL
    | class::NUM
    | class::CONTR
    | class::DEMO
    | class::DAY
    | class::MONTH
    | class::ABBREVIATION;

/// Classes of words that have a meaning besides a name.
const COMMON: u64 =
    FUNCTION | class::VERB | class::NOUN | class::ADJ | class::ADV | class::TIME | class::PERIOD | class::SPEECH | class::EVENT;

/// How many surnames a text may add to a name of the tables, and how many names are asked whether they are the same.
const MORE: usize = 2;
const OTHERS: usize = 1000;

/// Offices with one holder, whom the title names: "the Japanese PM".
const SINGLE: [&str; 6] =
    ["head_of_state", "head_of_government", "monarch", "supreme_leader", "foreign_minister", "defence_minister"];

/// Finds the candidates, in text order, without overlap.
pub(super) fn find(context: &Context<'_>, out: &mut Vec<Candidate>) {
    out.clear();
    let mut walk = Walk { context, hit: 0, capitals: &context.hits.capitals, end: 0, loud: false, start: 0, out };
    for s in context.doc.sentences {
        walk.sentence(s.words);
    }
}

struct Walk<'a, 'c> {
    context: &'c Context<'a>,
    /// The next hit.
    hit: usize,
    /// The next words with capitals, among them all at which a hit begins.
    capitals: &'c [u32],
    /// Bounds of the sentence.
    start: usize,
    end: usize,
    /// Title case or capitals throughout.
    loud: bool,
    out: &'c mut Vec<Candidate>,
}

impl Walk<'_, '_> {
    fn sentence(&mut self, range: Range) {
        let doc = self.context.doc;
        (self.start, self.end) = (range.start as usize, range.end as usize);
        let before = self.capitals.iter().take_while(|i| **i < range.start).count();
        self.capitals = &self.capitals[before..];
        self.loud = self.is_loud();
        let mut i = self.start;
        // A small word at which no name of the dictionary begins, as four of five words are, is none: see `at`.
        while let [next, rest @ ..] = self.capitals {
            let next = *next as usize;
            if next >= self.end {
                return;
            }
            self.capitals = rest;
            if next >= i && (doc.words[next].is_capital() || self.begins_hit(next)) {
                i = self.at(next).max(next + 1);
            }
        }
    }

    /// Whether the sentence is in title case or in capitals.
    fn is_loud(&self) -> bool {
        let doc = self.context.doc;
        let long = |w: &Word| w.kind == Kind::Alpha && w.space_before() && w.class & (FUNCTION | class::PARTICLE) == 0;
        let own = self.capitals.iter().map(|i| *i as usize).take_while(|i| *i < self.end);
        let capital = own.filter(|i| doc.words[*i].is_capital() && long(&doc.words[*i])).count();
        // "Vell Opens Harbour": a headline of three words has a verb.
        let second = self.start + 1;
        let verb = self.class(second) & class::THIRD != 0 && doc.words[second].is_capital();
        let least = if !doc.fragment && verb { 3 } else { 4 };
        let share = if doc.words[self.end - 1].kind == Kind::Stop { 10 } else { 7 };
        // Most sentences have too few capitals whatever else stands in them, or soon too many other words.
        let most = capital * 10 / share;
        most >= least && {
            let long = doc.words[self.start..self.end].iter().filter(|w| long(w)).take(most + 1).count();
            (least..=most).contains(&long)
        }
    }

    /// Whether a hit begins at word `i`; later questions are of later words.
    #[inline]
    fn begins_hit(&mut self, i: usize) -> bool {
        let names = &self.context.hits.names;
        while names.get(self.hit).is_some_and(|h| (h.words.start as usize) < i) {
            self.hit += 1;
        }
        names.get(self.hit).is_some_and(|h| h.words.start as usize == i)
    }

    /// The hit that begins at word `i`.
    fn hit_at(&mut self, i: usize) -> Option<(usize, Hit)> {
        let begins = self.begins_hit(i);
        let h = self.context.hits.names.get(self.hit).filter(|h| begins && h.words.end as usize <= self.end)?;
        Some((self.hit, *h))
    }

    fn class(&self, i: usize) -> u64 {
        if i < self.end { self.context.doc.class(i) } else { 0 }
    }

    fn capital(&self, i: usize) -> bool {
        i < self.end && self.context.doc.words[i].kind == Kind::Alpha && self.context.doc.words[i].is_capital()
    }

    fn heads(&self, i: usize) -> u8 {
        if i < self.end { self.context.doc.dictionary.heads(self.context.doc.words[i].lex) } else { 0 }
    }

    fn possessive(&self, i: usize) -> bool {
        self.context.doc.words[i].is_possessive()
    }

    /// Words `i` and `i + 1` may stand in one name.
    fn joined(&self, i: usize) -> bool {
        i + 1 < self.end && !self.possessive(i)
    }

    /// Word `i` begins a sentence or follows an opening mark, so that its capital says nothing.
    fn opens(&self, i: usize) -> bool {
        i == self.start || {
            let before = &self.context.doc.words[i - 1];
            matches!(before.kind, Kind::Quote | Kind::Colon | Kind::Open | Kind::Ellipsis | Kind::Symbol)
                || before.kind == Kind::Dash && self.context.doc.words[i].space_before()
                || before.kind == Kind::Stop
        }
    }

    /// A capitalised word that is a name rather than a word of the language.
    fn name_like(&self, i: usize) -> bool {
        let class = self.class(i);
        class & COMMON == 0 || class & class::GIVEN != 0 && class & FUNCTION == 0
    }

    fn push(&mut self, words: Range, what: What, role: Around) {
        self.out.push(Candidate { words, what, role, loud: self.loud });
    }

    /// Reads what begins at word `i`; gives the word to go on with.
    fn at(&mut self, i: usize) -> usize {
        let context = self.context;
        if let Some((index, hit)) = self.hit_at(i) {
            if !hit.weak {
                let end = self.known(i, index, &hit);
                if end > i {
                    return end;
                }
            }
        }
        if !self.capital(i) {
            // "al-Assad", "bin Salman"
            let part = self.weak_at(i);
            if part != NONE && context.hits.names[part as usize].words.len() > 1 {
                let words = context.hits.names[part as usize].words;
                self.push(words, What::Part(part), context.around(words));
                return words.end as usize;
            }
            return i + 1;
        }
        // "Office of the Spokesperson ⏎ May 6, 2025": the month.
        let number = |w: usize| context.doc.words.get(w).is_some_and(|w| w.kind == Kind::Number);
        if self.class(i) & class::MONTH != 0 && number(i + 1) {
            return i + 1;
        }
        let end = self.run(i);
        // "Gov. Earl Vell", "former chairman Don Vell": no second title.
        let given = self.given_name(i);
        // A title that stands alone after a nationality: "Japanese PM, South Korea's Lee".
        if let Some((words, phrase)) = context.term_at(i).filter(|t| !given || t.0.len() > 1) {
            let p = &context.doc.dictionary.words.phrases.list[phrase as usize];
            let stop = words.end as usize;
            if self.king(i, i) {
                return self.single(i, stop, context.around(words), self.weak_at(i));
            }
            let single = SINGLE.contains(&context.doc.dictionary.store.str(p.office));
            if p.title && !p.plural && stop <= self.end {
                let named = self.capital(stop)
                    && self.joined(stop - 1)
                    && (!self.loud || self.name_like(stop) || self.weak_at(stop) != NONE);
                if let (Some((country, _)), true) = (context.country_before(i), single) {
                    let mut role = Around { phrase, words, country: Some(country), before: true, ..Around::default() };
                    role.former = i > 1 && context.doc.class(i - 2) & class::FORMER != 0;
                    let side = self.class(stop) & (class::CUE | class::VERB) != 0
                        || stop >= self.end
                        || self.context.doc.words[stop].is_punct();
                    let of = stop < self.end && context.doc.str(stop) == "of";
                    if !named && !role.former && side && !of && !self.comma_name(stop) {
                        self.push(words, What::Holder, role);
                        return stop;
                    }
                }
                if end <= stop {
                    // "Dean said": perhaps the surname of somebody who is named in full.
                    let the = i > self.start && context.doc.str(i - 1).eq_ignore_ascii_case("the");
                    let comma = context.doc.words.get(stop).is_some_and(|w| w.kind == Kind::Comma);
                    if words.len() == 1 && !named && !the && !self.loud && (self.acts(stop) || comma) {
                        let role = Around::default();
                        self.out.push(Candidate { words, what: What::Part(NONE), role, loud: true });
                    }
                    return stop;
                }
            }
        }
        if end == i {
            let part = self.weak_at(i);
            if part != NONE && self.titled(i) {
                let words = context.hits.names[part as usize].words;
                self.push(words, What::Part(part), context.around(words));
                return words.end as usize;
            }
            return self.skip(i);
        }
        self.shape(i, end)
    }

    /// A verb, a possessive ending or a hyphen shows that the words before `end` are a name.
    fn acts(&self, end: usize) -> bool {
        let next = end < self.end && self.context.doc.words[end].kind == Kind::Hyphen;
        // "Turkey and Greece signed"
        let joint =
            end < self.end && self.context.doc.class(end) & class::COORD != 0 && self.context.country_at(end + 1).is_some();
        next || joint
            || self.possessive(end - 1)
            || self.class(end) & (class::CUE | class::PAST | class::THIRD | class::AUX | class::BASE) != 0
    }

    /// The hit at word `i` is a country's adjective.
    fn adjective_at(&self, i: usize) -> bool {
        self.hit_at_next(i).is_some_and(|(_, h)| self.is_adjective(&h))
    }

    /// A title ends directly before word `i`.
    fn titled(&self, i: usize) -> bool {
        let terms = &self.context.hits.terms;
        let k = self.context.hits.term_places.before(i);
        terms[..k]
            .last()
            .is_some_and(|t| t.words.end as usize == i && self.context.doc.dictionary.words.phrases.list[t.phrase as usize].title)
    }

    /// A comma and a name follow: the title belongs to that name.
    fn comma_name(&self, i: usize) -> bool {
        i + 1 < self.end
            && self.context.doc.words[i].kind == Kind::Comma
            && self.capital(i + 1)
            && self.context.country_at(i + 1).is_none()
    }

    /// Goes on after a title or a common word.
    fn skip(&self, i: usize) -> usize {
        match self.context.term_at(i) {
            Some((words, _)) if (words.end as usize) <= self.end => {
                // "Foreign Ministry" is a name, and is read as a shape; here stand titles and common words.
                words.end as usize
            }
            _ => i + 1,
        }
    }

    /// A name of the dictionary at word `i`: alone, or as a part of a longer one. Gives its end, or `i` where it is no name.
    fn known(&mut self, i: usize, index: usize, hit: &Hit) -> usize {
        let context = self.context;
        let store = &context.doc.dictionary.store;
        let end = hit.words.end as usize;
        let (mut country, mut adjective, mut person, mut named, mut word) = (false, false, false, false, false);
        for &s in context.hits.senses(hit) {
            let a = &store.aliases[s as usize];
            word |= a.case & WORD != 0;
            country |= matches!(a.kind, EntityKind::Country | EntityKind::Place);
            adjective |= a.kind == EntityKind::Country && a.class == Class::Adjective;
            person |= a.kind == EntityKind::Person;
            named |= a.kind == EntityKind::Person && a.class != Class::Surname;
        }
        let single = hit.words.len() == 1;
        let alone = self.alone(i, end);
        // "US$3 billion"
        if context.doc.words.get(end).is_some_and(|w| w.kind == Kind::Currency && w.glued()) {
            return end;
        }
        // A common word that opens a sentence is no acronym and no name: "May", "Reading", "Nice".
        if single
            && !alone
            && (self.opens(i) || self.loud)
            && self.class(i) & COMMON != 0
            && self.class(i) & (class::ABBREVIATION | class::NOUN) == 0
        {
            let caps = context.doc.words[i].is_all_caps() && !self.loud;
            if !caps && !country {
                return i;
            }
        }
        // "Turkey, like goose, is roasted": a name that the tables call a word too wants more than a sentence's capital.
        if single && word && !alone && (self.opens(i) || self.loud) && !(country && self.acts(end)) {
            let caps = context.doc.words[i].is_all_caps() && !self.loud;
            if !caps {
                return i;
            }
        }
        if self.joined(end - 1) && self.capital(end) {
            // "Jordan Bardella", "Chad Wolf", "Jane Hargrove": a given name, and no country, town or body.
            if single && !named && !adjective && self.class(i) & class::GIVEN != 0 {
                let weak = context.term_at(end).is_none() && self.name_like(end) && self.class(end) & class::NAME_HEAD == 0;
                let strong_next = context.hits.names.get(index + 1).is_some_and(|h| h.words.start as usize == end && !h.weak);
                if weak && !strong_next && !self.loud {
                    let stop = self.run(i + 1).max(end + 1);
                    self.push(Range::new(i, stop), What::Shape(EntityKind::Person), context.around(Range::new(i, stop)));
                    return stop;
                }
            }
            // "US Embassy", "Japan Coast Guard"; not "Japanese Coast Guard".
            let other = single && !country && !person && self.class(i) & COMMON != 0;
            if country || other {
                if let Some(stop) = self.org_after(end) {
                    let firm = self.heads(stop - 1) & head::FIRM != 0;
                    if !adjective || firm {
                        self.push(Range::new(i, stop), What::Shape(EntityKind::Organization), Around::default());
                        return stop;
                    }
                }
            }
        }
        // "Santa Vela Self-Defence Forces": a town before a body's common name, which is another body's in the table.
        if country && !adjective && self.joined(end - 1) && !self.loud {
            let next = self.hit_at_next(end).map(|(_, h)| h).filter(|h| {
                h.words.start as usize == end && h.words.len() > 1 && self.class(end) & COMMON != 0 && self.is_body(h)
            });
            if let Some(body) = next.filter(|h| !self.of_country(h, hit.country)) {
                self.push(Range::new(i, body.words.end as usize), What::Shape(EntityKind::Organization), Around::default());
                return body.words.end as usize;
            }
        }
        let mut role = Around::default();
        if person {
            role = context.around(hit.words);
        } else if !country {
            role.country =
                context.country_before(i).filter(|(_, s)| self.possessive(i - 1) || self.adjective_at(*s)).map(|c| c.0);
        }
        if named && hit.words.len() > 1 && !self.loud {
            return self.longer(index, hit, role);
        }
        self.push(hit.words, What::Known(index as u32), role);
        end
    }

    /// A person's name that the article gives more of than the tables do: "Claudia Sheinbaum | Pardo", "Ana Vell | Jr.". With
    /// "Jr." it is another person where the article names one in full without.
    fn longer(&mut self, index: usize, hit: &Hit, role: Around) -> usize {
        let context = self.context;
        let doc = context.doc;
        let mut end = hit.words.end as usize;
        let generation = |w: usize| w < doc.words.len() && is_generation(doc.str(w));
        let free = |k: usize| {
            self.capital(k)
                && self.class(k) & COMMON == 0
                && self.heads(k) == 0
                && !doc.words[k].is_all_caps()
                && self.hit_at_next(k).is_none()
                && context.term_at(k).is_none()
        };
        let next = |k: usize| self.joined(k - 1) && doc.words[k].space_before() && !doc.words[k].starts_line();
        while end < hit.words.end as usize + MORE && next(end) && free(end) {
            end += 1;
        }
        let comma = usize::from(doc.words.get(end).is_some_and(|w| w.kind == Kind::Comma) && generation(end + 1));
        let mut what = What::Known(index as u32);
        if end < self.end && (comma == 1 || next(end)) && generation(end + comma) && end + comma < self.end {
            let same = |h: &&Hit| context.hits.senses(h).first() == context.hits.senses(hit).first();
            let mut others = context.hits.names.iter().take(OTHERS).filter(|h| h.words.start != hit.words.start).filter(same);
            if others.any(|h| !generation(h.words.end as usize)) {
                what = What::Shape(EntityKind::Person);
            }
            end += comma + 1;
        }
        self.push(Range::new(hit.words.start as usize, end), what, role);
        end
    }

    /// Words `i` to `end` are the whole of a string that is looked up.
    fn alone(&self, i: usize, end: usize) -> bool {
        self.context.doc.fragment && i == 0 && end == self.context.doc.words.len()
    }

    /// One of the senses of a body's name is a body of `country`.
    fn of_country(&self, hit: &Hit, country: Option<Country>) -> bool {
        let store = &self.context.doc.dictionary.store;
        let of = |s: &u32| store.aliases[*s as usize].country;
        country.is_some() && self.context.hits.senses(hit).iter().any(|s| of(s) == country)
    }
}
