//! Candidates: the capitalised words of each sentence, cut into names.
//!
//! A name of the dictionary is taken as it stands, unless it is a part of a longer one ("US Embassy", "Jordan Bardella").
//! The capitalised words that remain are names by shape: an organization by its head ("Ministry", "Committee"), a person
//! by title, given name, initial, apposition or cue. At the start of a sentence and in headlines in title case, where
//! capitals say little, common words are no names.

use super::roles::Around;
use super::{Candidate, Context, What};
use crate::code::Country;
use crate::dictionary::{Class, EntityKind, Hit, NONE, WORD, head};
use crate::lexicon::class;
use crate::segment::{Kind, Range};

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

/// Offices with one holder, whom the title names: "the Japanese PM".
const SINGLE: [&str; 6] =
    ["head_of_state", "head_of_government", "monarch", "supreme_leader", "foreign_minister", "defence_minister"];

/// Finds the candidates, in text order, without overlap.
pub(super) fn find(context: &Context<'_>) -> Vec<Candidate> {
    let mut walk = Walk { context, hit: 0, end: 0, loud: false, start: 0, out: Vec::new() };
    for s in context.doc.sentences {
        walk.sentence(s.words);
    }
    walk.out
}

struct Walk<'a, 'c> {
    context: &'c Context<'a>,
    /// The next hit.
    hit: usize,
    /// Bounds of the sentence.
    start: usize,
    end: usize,
    /// Title case or capitals throughout.
    loud: bool,
    out: Vec<Candidate>,
}

impl Walk<'_, '_> {
    fn sentence(&mut self, range: Range) {
        let doc = self.context.doc;
        (self.start, self.end) = (range.start as usize, range.end as usize);
        let (mut long, mut capital) = (0, 0);
        for i in range.iter() {
            let w = &doc.words[i];
            if w.kind == Kind::Alpha && w.space_before() && self.class(i) & (FUNCTION | class::PARTICLE) == 0 {
                long += 1;
                capital += u32::from(w.is_capital());
            }
        }
        let ends_with_stop = doc.words[self.end - 1].kind == Kind::Stop;
        // "Vell Opens Harbour": a headline of three words has a verb.
        let verb = |i: usize| i == self.start + 1 && self.class(i) & class::THIRD != 0 && doc.words[i].is_capital();
        let least = if !doc.fragment && range.iter().any(verb) { 3 } else { 4 };
        self.loud = long >= least && capital * 10 >= long * if ends_with_stop { 10 } else { 7 };
        let mut i = self.start;
        while i < self.end {
            i = self.at(i).max(i + 1);
        }
    }

    /// The hit that begins at word `i`.
    fn hit_at(&mut self, i: usize) -> Option<(usize, Hit)> {
        let names = &self.context.hits.names;
        while names.get(self.hit).is_some_and(|h| (h.words.start as usize) < i) {
            self.hit += 1;
        }
        let h = names.get(self.hit)?;
        (h.words.start as usize == i && h.words.end as usize <= self.end).then_some((self.hit, *h))
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
        let joint = end < self.end
            && self.context.doc.lexicon.is(self.context.doc.words[end].lex, class::COORD)
            && self.context.country_at(end + 1).is_some();
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
            let kind = store.entries[a.entry as usize].kind;
            country |= matches!(kind, EntityKind::Country | EntityKind::Place);
            adjective |= kind == EntityKind::Country && a.class == Class::Adjective;
            person |= kind == EntityKind::Person;
            named |= kind == EntityKind::Person && a.class != Class::Surname;
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
        self.push(hit.words, What::Known(index as u32), role);
        end
    }

    /// Words `i` to `end` are the whole of a string that is looked up.
    fn alone(&self, i: usize, end: usize) -> bool {
        self.context.doc.fragment && i == 0 && end == self.context.doc.words.len()
    }

    /// One of the senses of a body's name is a body of `country`.
    fn of_country(&self, hit: &Hit, country: Option<Country>) -> bool {
        let store = &self.context.doc.dictionary.store;
        let of = |s: &u32| store.entries[store.aliases[*s as usize].entry as usize].country;
        country.is_some() && self.context.hits.senses(hit).iter().any(|s| of(s) == country)
    }

    /// Where an organization's name ends that goes on at word `i` after a country: its head follows within the capitals.
    fn org_after(&self, i: usize) -> Option<usize> {
        let mut j = i;
        while j < self.end && j < i + 6 && self.capital(j) && !self.loud {
            if self.class(j) & class::NAME_HEAD != 0 && self.heads(j) & head::ORG != 0 {
                let mut stop = j + 1;
                while self.joined(stop - 1) && self.capital(stop) && self.heads(stop) & head::ORG != 0 {
                    stop += 1;
                }
                return Some(self.org_tail(j, stop));
            }
            if self.context.term_at(j).is_some_and(|(w, p)| {
                let p = &self.context.doc.dictionary.words.phrases.list[p as usize];
                p.title && !self.org_phrase(w)
            }) || !self.joined(j)
            {
                return None;
            }
            j += 1;
        }
        None
    }

    /// A title or agent that is the name of a body: "Foreign Ministry".
    fn org_phrase(&self, words: Range) -> bool {
        self.heads(words.end as usize - 1) & head::ORG != 0
    }

    /// Where a name ends whose head at `head` may be followed by "of", "for" and more: "Ministry of Foreign Affairs". A
    /// country after "of" is no part of it unless the name would be the head alone: "Bank of Ghana".
    fn org_tail(&self, head: usize, end: usize) -> usize {
        let doc = self.context.doc;
        if self.loud || self.heads(head) & head::FIRST == 0 || end != head + 1 || !self.joined(head) {
            return end;
        }
        let w = &doc.words[end];
        if w.kind != Kind::Alpha || !matches!(doc.str(end), "of" | "for" | "on") {
            return end;
        }
        let mut j = end + 1;
        if j < self.end && doc.str(j) == "the" {
            j += 1;
        }
        if !self.capital(j) {
            return end;
        }
        if self.context.country_at(j).is_some()
            && (doc.str(end) != "of"
                || self.class(head) & class::GROUP != 0
                    && head > self.start
                    && self.capital(head - 1)
                    && self.class(head - 1) & FUNCTION == 0)
        {
            return end;
        }
        let mut stop = end;
        while j < self.end {
            if self.capital(j) {
                // "Ministry of Foreign Affairs of Iran" ends before the country.
                stop = j + 1;
                if self.possessive(j) {
                    break;
                }
                j += 1;
            } else if doc.words[j].kind == Kind::Comma && self.comma_list(j + 1)
                || matches!(doc.str(j), "and" | "&") && self.context.country_at(j + 1).is_none() && self.plain(j + 1)
            {
                j += 1;
            } else {
                break;
            }
        }
        stop
    }

    /// Word `i` of a list inside a name: "Ministry of Agriculture, Forestry and Fisheries".
    fn comma_list(&self, i: usize) -> bool {
        self.plain(i) && i + 1 < self.end && self.context.doc.str(i + 1) == "and" && self.plain(i + 2)
    }

    /// A capitalised common noun.
    fn plain(&self, i: usize) -> bool {
        self.capital(i)
            && self.class(i) & (class::NOUN | class::ADJ | class::GERUND) != 0
            && self.class(i) & class::GIVEN == 0
            && self.context.term_at(i).is_none()
    }

    /// The capitalised words from `i` on that may be one name: its end, or `i` where there is none.
    fn run(&mut self, i: usize) -> usize {
        let context = self.context;
        let doc = context.doc;
        let mut j = i;
        let mut names = self.hit;
        // Longer runs are lists and lines in capitals, no names.
        while j < self.end.min(i + 14) {
            while context.hits.names.get(names).is_some_and(|h| (h.words.start as usize) < j) {
                names += 1;
            }
            let hit = context.hits.names.get(names).filter(|h| h.words.start as usize == j && !h.weak);
            if let (Some(h), true) = (hit, j > i) {
                // A known name ends the run, unless it is a person's surname by chance: "Michael Jordan".
                let last_name = h.words.len() == 1
                    && (self.class(j - 1) & class::GIVEN != 0 || self.called(i))
                    && j == i + 1
                    && !self.loud
                    && !self.is_adjective(h);
                // "Nguyen Van Lam": between two words that are names and nothing else.
                let middle = h.words.len() == 1
                    && j == i + 1
                    && !self.loud
                    && !self.is_adjective(h)
                    && self.name_like(i)
                    && self.joined(j)
                    && self.capital(j + 1)
                    && (self.class(j + 1) & COMMON == 0 || self.family(i))
                    && context.country_at(j + 1).is_none();
                if !last_name && !middle {
                    break;
                }
            }
            if self.capital(j) {
                if let Some((words, p)) = context.term_at(j) {
                    let p = &doc.dictionary.words.phrases.list[p as usize];
                    let stop = words.end as usize;
                    let org = self.org_phrase(words)
                        || self.org_after(stop).is_some_and(|_| self.joined(stop - 1) && self.capital(stop));
                    // "Larry King", "Ana M. Vell"
                    let part = j == i && self.given_name(i)
                        || j > i && (self.class(j) & class::GIVEN != 0 || doc.words[j].is_initial() || self.king(j, i));
                    if p.title && !org && !part {
                        break;
                    }
                }
                let given = self.class(j) & (class::GIVEN | class::ABBREVIATION | class::PARTICLE) != 0;
                if self.class(j) & FUNCTION & !class::MONTH != 0 && !given && (j == i || self.loud)
                    || self.class(j) & (class::MONTH | class::DAY) != 0
                        && !(j > i && self.class(j - 1) & class::GIVEN != 0)
                        && j + 1 < self.end
                        && !self.titled(j)
                {
                    break;
                }
                if self.loud && !self.name_like(j) && self.heads(j) == 0 {
                    break;
                }
                j += 1;
                if self.possessive(j - 1) {
                    break;
                }
                continue;
            }
            if j == i || j + 1 >= self.end {
                break;
            }
            let w = &doc.words[j];
            if w.kind == Kind::Hyphen && w.glued() && doc.words[j + 1].glued() && (self.capital(j + 1) || self.lower_part(j + 1))
            {
                // "Jong-un", "Al-Sudani", "Export-Import"; not "London-based".
                if hit_starts(context, j + 1, names) {
                    break;
                }
                j += 2;
                if self.possessive(j - 1) {
                    break;
                }
                continue;
            }
            if w.class & class::PARTICLE != 0 && w.kind == Kind::Alpha {
                // "Mohammed bin Salman", "Ursula von der Leyen", "Alaa al-Din".
                let mut k = j;
                while k < self.end
                    && k < j + 4
                    && !self.capital(k)
                    && (doc.lexicon.is(doc.words[k].lex, class::PARTICLE) || doc.words[k].kind == Kind::Hyphen)
                {
                    k += 1;
                }
                if self.capital(k) && !self.loud {
                    j = k;
                    continue;
                }
            }
            // "Robert "Bobby" Vell"
            if w.kind == Kind::Quote
                && self.capital(j + 1)
                && j + 3 < self.end
                && doc.words[j + 2].kind == Kind::Quote
                && doc.words[j + 1].glued()
                && doc.words[j + 2].glued()
                && self.capital(j + 3)
                && !self.loud
            {
                j += 3;
                continue;
            }
            let apostrophe = w.kind == Kind::Quote && crate::dictionary::plural_possessive(doc.text, doc.words, j);
            if (apostrophe || w.kind == Kind::Symbol && doc.str(j) == "&")
                && self.capital(j + 1)
                && !hit_starts(context, j + 1, names)
            {
                j += 1;
                continue;
            }
            break;
        }
        j
    }

    /// A given name that is a title too: behind a title ("Gov. Earl Vell"), or where the title is a mere honorific ("Don Vell").
    fn given_name(&self, i: usize) -> bool {
        let context = self.context;
        self.class(i) & class::GIVEN != 0
            && self.capital(i + 1)
            && self.joined(i)
            && (self.called(i)
                || context.term_at(i).is_some_and(|(words, phrase)| {
                    let phrase = &context.doc.dictionary.words.phrases.list[phrase as usize];
                    words.len() == 1 && phrase.title && phrase.office.is_empty() && phrase.sector.is_none()
                }))
    }

    /// A title or agent ends directly before word `i`.
    fn called(&self, i: usize) -> bool {
        let terms = &self.context.hits.terms;
        let k = self.context.hits.term_places.before(i);
        terms[..k].last().is_some_and(|t| t.words.end as usize == i)
    }

    /// A king, prince or bishop behind a given name or "Mr." and before no name bears the title as a surname.
    fn king(&self, j: usize, i: usize) -> bool {
        let context = self.context;
        let Some((words, phrase)) = context.term_at(j).filter(|t| t.0.len() == 1) else { return false };
        let store = &context.doc.dictionary.store;
        let office = store.str(context.doc.dictionary.words.phrases.list[phrase as usize].office);
        // A title that is a given name as well: "Howard Dean".
        let name = matches!(office, "monarch" | "royal" | "pope" | "cleric") || self.class(j) & class::GIVEN != 0;
        let given = j == i + 1 && self.class(i) & class::GIVEN != 0;
        let mister = j == i && j > self.start && matches!(context.doc.str(j - 1), "Mr." | "Mrs." | "Ms." | "Mr" | "Mrs" | "Ms");
        name && (given || mister) && !(self.capital(words.end as usize) && self.joined(j))
    }

    fn is_adjective(&self, hit: &Hit) -> bool {
        let store = &self.context.doc.dictionary.store;
        self.context.hits.senses(hit).iter().any(|&s| store.aliases[s as usize].class == Class::Adjective)
    }

    /// The small second part of a hyphenated given name: "Jae-myung".
    fn lower_part(&self, i: usize) -> bool {
        if i > self.start + 2 && i < self.end && self.family(i - 3) {
            return self.context.doc.words[i].kind == Kind::Alpha;
        }
        // "Ki-jun", "Ki-woo": a month or a bare verb by chance, not "Seoul-led" or "York-based".
        const CHANCE: u64 = class::MONTH | class::BASE | class::ABBREVIATION | class::BREAK_NUMBER | class::DATE;
        let class = self.class(i);
        i < self.end && self.context.doc.words[i].kind == Kind::Alpha && (class & COMMON == 0 || class & !CHANCE == 0)
    }

    /// A family name that a given name of two syllables follows: "Park Jin-ho".
    fn family(&self, i: usize) -> bool {
        self.heads(i) & head::FAMILY != 0 && !self.possessive(i) && self.capital(i)
    }

    /// Decides what the capitalised words from `i` to `end` are; gives the word to go on with.
    fn shape(&mut self, mut i: usize, end: usize) -> usize {
        let context = self.context;
        let doc = context.doc;
        // At the start of a sentence a common word is no part of the name after it: "Yesterday Lee", "Foreign firms".
        if self.opens(i)
            && end > i + 1
            && self.class(i) & FUNCTION != 0
            && self.class(i) & (class::GIVEN | class::ABBREVIATION) == 0
        {
            i += 1;
        }
        // "Said Ellis: ..."
        if end > i + 1
            && self.opens(i)
            && self.class(i) & class::SPEAKS != 0
            && self.class(i) & class::PAST != 0
            && doc.words.get(end).is_some_and(|w| w.kind == Kind::Colon)
        {
            i += 1;
        }
        // An organization by its head, the last one in the run.
        let mut at = end;
        while at > i {
            at -= 1;
            let heads = self.heads(at);
            if heads & (head::ORG | head::FIRST) != 0 && self.capital(at) {
                let stop = self.org_tail(at, at + 1);
                let from = self.org_start(i, at);
                let many = stop - from > 1;
                if many
                    && (!self.loud || stop > at + 1 || self.name_like(from))
                    && !(from == at && self.opens(from) && stop == at + 1)
                {
                    self.before(i, from);
                    self.push(Range::new(from, stop), What::Shape(EntityKind::Organization), Around::default());
                    return stop;
                }
            } else if heads & (head::TREATY | head::PLACE) != 0 && at > i && !self.loud && self.capital(at) && !self.opens(at) {
                let from = if self.opens(i) && !self.name_like(i) { i + 1 } else { i };
                if at > from || heads & head::PLACE != 0 && end > at + 1 {
                    let kind = if heads & head::TREATY != 0 { EntityKind::Treaty } else { EntityKind::Place };
                    let stop = if kind == EntityKind::Place && at == from { end } else { at + 1 };
                    self.push(Range::new(from, stop), What::Shape(kind), Around::default());
                    return stop;
                }
            }
        }
        // "for Foreign Affairs Peter Vell": common words before a given name.
        let alone = self.alone(i, end);
        if let Some(k) = (i + 1..end.saturating_sub(1)).find(|&k| self.class(k) & class::GIVEN != 0 && self.capital(k)) {
            if !alone && (i..k).all(|w| !self.capital(w) || !self.name_like(w)) && self.capital(k - 1) {
                i = k;
            }
        }
        // "Santa Vela Self-Defence Forces": a body's common name after words that the table does not have.
        if let Some((_, hit)) = self.hit_at_next(end) {
            let next = hit.words.start as usize;
            if next == end
                && self.joined(end - 1)
                && !self.loud
                && hit.words.len() > 1
                && self.class(end) & COMMON != 0
                && self.name_like(end - 1)
                && self.is_body(&hit)
            {
                self.push(Range::new(i, hit.words.end as usize), What::Shape(EntityKind::Organization), Around::default());
                return hit.words.end as usize;
            }
        }
        let words = Range::new(i, end);
        let around = context.around(words);
        let weak = self.weak_at(end - 1);
        if words.len() == 1 || (i..end).all(|k| k == i || doc.words[k].is_punct() || !self.capital(k)) {
            return self.single(i, end, around, weak);
        }
        if self.person(i, end, &around, weak) {
            self.push(words, What::Shape(EntityKind::Person), around);
        } else if !self.loud && (!self.opens(i) || self.name_like(i)) && (i..end).any(|k| self.class(k) & COMMON == 0) {
            let strange = (i..end).filter(|&k| self.capital(k)).all(|k| self.class(k) & COMMON == 0 && self.heads(k) == 0);
            let the = i > self.start && doc.str(i - 1).eq_ignore_ascii_case("the");
            let kind = if strange && !the && words.len() <= 3 && !doc.words[end - 1].is_all_caps() && !doc.words[i].is_all_caps()
            {
                EntityKind::Person
            } else if i > self.start && self.class(i - 1) & class::PREP != 0 && matches!(doc.str(i - 1), "in" | "at" | "near") {
                EntityKind::Place
            } else {
                EntityKind::Organization
            };
            self.push(words, What::Shape(kind), around);
        } else {
            // "Stronger Cooperation", or a surname among common words.
            for k in i..end {
                let part = self.weak_at(k);
                if part != NONE && self.capital(k) && self.name_like(k) {
                    let w = Range::new(k, k + 1);
                    self.push(w, What::Part(part), context.around(w));
                }
            }
        }
        end
    }

    /// The hit that begins at word `i`, without moving on.
    fn hit_at_next(&self, i: usize) -> Option<(usize, Hit)> {
        let names = &self.context.hits.names;
        let k = self.context.hits.name_places.before(i);
        names.get(k).filter(|h| h.words.start as usize == i && !h.weak && h.words.end as usize <= self.end).map(|h| (k, *h))
    }

    fn is_body(&self, hit: &Hit) -> bool {
        let store = &self.context.doc.dictionary.store;
        let kind = |s: &u32| store.entries[store.aliases[*s as usize].entry as usize].kind;
        self.context.hits.senses(hit).iter().all(|s| kind(s) == EntityKind::Organization)
    }

    /// Words before an organization in one run that are somebody's name stay a part of somebody's name.
    fn before(&mut self, i: usize, from: usize) {
        for k in i..from {
            let part = self.weak_at(k);
            if part != NONE && self.capital(k) {
                let w = Range::new(k, k + 1);
                self.push(w, What::Part(part), self.context.around(w));
            }
        }
    }

    /// Where an organization's name begins whose head stands at `at`.
    fn org_start(&self, i: usize, at: usize) -> usize {
        let mut from = i;
        // "The Trade Committee", "Yesterday the Committee": function words stay outside.
        while from < at
            && (self.class(from) & FUNCTION != 0 && self.class(from) & class::ABBREVIATION == 0 || !self.capital(from))
        {
            from += 1;
        }
        from
    }

    /// The weak hit that begins at word `i`.
    fn weak_at(&self, i: usize) -> u32 {
        let names = &self.context.hits.names;
        let k = self.context.hits.name_places.before(i);
        match names.get(k) {
            Some(h) if h.words.start as usize == i && h.weak => k as u32,
            _ => NONE,
        }
    }

    /// One capitalised word that the dictionary does not hold as a name.
    fn single(&mut self, i: usize, end: usize, around: Around, weak: u32) -> usize {
        let context = self.context;
        let words = Range::new(i, end);
        let class = self.class(i);
        let doc = context.doc;
        let titled = context.phrase(&around).is_some_and(|p| p.title) && around.before && around.words.end as usize == i;
        if class & FUNCTION & !class::ABBREVIATION != 0 && (!titled || self.loud) || self.heads(i) & head::NEVER != 0 {
            return end;
        }
        // "Said the guard": a cue that opens a sentence, though it is a name as well.
        let cue = self.opens(i) && class & class::CUE != 0 && class & class::PAST != 0;
        let common = class & COMMON != 0 && (class & class::GIVEN == 0 || cue);
        if common && (self.opens(i) || self.loud) && !(titled && weak != NONE) {
            // "Trump said", "Brown's plan": a surname that is a word too, at the start of a sentence.
            let acts = end >= self.end || self.acts(end) || doc.words[end].kind == Kind::Comma;
            if self.loud || !acts {
                return end;
            }
            if weak == NONE {
                // Only where it is the surname of somebody who is named in full: "Dean said".
                self.out.push(Candidate { words, what: What::Part(NONE), role: around, loud: true });
                return end;
            }
        }
        if weak != NONE || titled {
            self.push(words, What::Part(weak), around);
            return end;
        }
        let w = &doc.words[i];
        if w.is_all_caps() && !self.loud && (2..=8).contains(&w.span().len()) && class & (class::ABBREVIATION | class::MONTH) == 0
        {
            self.push(words, What::Shape(EntityKind::Organization), around);
        } else if !common {
            // A surname or a short form of a name that stands in full elsewhere. At the start of a sentence it is a name
            // by itself only with a verb after it.
            let verb = self.class(end) & (class::CUE | class::PAST | class::THIRD | class::AUX) != 0 && class == 0;
            let loud = self.loud || self.opens(i) && !verb;
            self.out.push(Candidate { words, what: What::Part(NONE), role: around, loud });
        }
        end
    }

    /// Whether capitalised words are a person.
    fn person(&self, i: usize, end: usize, around: &Around, weak: u32) -> bool {
        let context = self.context;
        let doc = context.doc;
        let capitals = (i..end).filter(|&k| self.capital(k)).count();
        if capitals > 5 {
            return false;
        }
        let mut score = 0;
        // "Han Mi-rae"
        if self.family(i) && end == i + 4 && doc.words[i + 2].kind == Kind::Hyphen {
            return true;
        }
        if let Some(p) = context.phrase(around) {
            score += match (around.before, p.title) {
                (true, true) => 3,
                (true, false) => 2,
                _ => 2,
            };
        }
        if self.class(i) & class::GIVEN != 0 {
            score += 2;
        }
        if (i..end).any(|k| doc.words[k].is_initial()) {
            score += 2;
        }
        if (i + 1..end).any(|k| doc.lexicon.is(doc.words[k].lex, class::PARTICLE) && !self.capital(k)) {
            score += 2;
        }
        let cue = |k: usize| {
            k < self.end && self.class(k) & class::CUE != 0 && !self.capital(k)
                || k < self.end && self.class(k) & class::REPORT != 0
        };
        if cue(end) || i > self.start && cue(i - 1) {
            score += 1;
        }
        if doc.words.get(end).is_some_and(|w| w.kind == Kind::Comma) && end + 1 < self.end {
            // ", 45," ; ", who said"
            let age = doc.words[end + 1].kind == Kind::Number && doc.words.get(end + 2).is_some_and(|w| w.kind == Kind::Comma);
            if age || matches!(doc.str(end + 1), "who" | "whose" | "whom") {
                score += 2;
            }
        } else if end < self.end && matches!(doc.str(end), "who" | "whose") {
            score += 2;
        }
        let unknown = (i..end).filter(|&k| self.capital(k)).all(|k| self.name_like(k));
        if unknown && (2..=4).contains(&capitals) {
            score += 1;
        }
        if weak != NONE {
            score += 1;
        }
        if (i..end)
            .any(|k| self.capital(k) && !self.name_like(k) && self.class(k) & class::GIVEN == 0 && !(k + 1 == end && k > i))
        {
            score -= 2;
        }
        if i > self.start && doc.str(i - 1).eq_ignore_ascii_case("the") {
            score -= 2;
        }
        if self.loud {
            score -= 1;
        }
        score >= 2
    }
}

/// A known name begins at word `i`.
fn hit_starts(context: &Context<'_>, i: usize, from: usize) -> bool {
    let mut k = from;
    while context.hits.names.get(k).is_some_and(|h| (h.words.start as usize) < i) {
        k += 1;
    }
    context.hits.names.get(k).is_some_and(|h| h.words.start as usize == i && !h.weak)
}
