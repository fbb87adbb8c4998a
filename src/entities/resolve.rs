//! Which of a name's senses is meant.
//!
//! Countries win over places of their name, a capital is its government or a place by the words before it, a state that
//! no longer exists on the article's date is not meant by its capital, a surname is the office holder of that date.

use super::roles::Around;
use super::{Candidate, Context};
use crate::code::Country;
use crate::date::Date;
use crate::dictionary::{Alias, Class, EntityKind, Entry, Hit, LABEL, PREFERRED, Term, without_generation};
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// What a known name means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sense {
    /// An entry of the dictionary.
    Entry(u32),
    /// The capital as a place, which has no row in `places.tsv`: the country's entry.
    Place(u32),
}

/// How often each country is named without doubt: by its name or its adjective, where that has no other sense.
pub(super) fn countries(context: &Context<'_>) -> Vec<(Country, u32)> {
    let store = &context.doc.dictionary.store;
    let mut counts: Vec<(Country, u32)> = Vec::new();
    for hit in context.hits.names.iter().filter(|h| !h.weak) {
        let mut country = None;
        let mut sure = true;
        for &s in context.hits.senses(hit) {
            let alias = &store.aliases[s as usize];
            if alias.class == Class::Surname {
                continue; // "Norway" ends a king's name
            }
            let c = match (alias.kind, alias.class) {
                (EntityKind::Country, Class::Name | Class::Adjective | Class::Metonym | Class::Capital) => alias.country,
                (EntityKind::Place | EntityKind::Organization | EntityKind::Outlet, _) => alias.country,
                _ => None,
            };
            sure &= c.is_some() && (country.is_none() || country == c);
            country = country.or(c);
        }
        if let (true, Some(c)) = (sure, country) {
            match counts.iter_mut().find(|x| x.0 == c) {
                Some(x) => x.1 += 1,
                None => counts.push((c, 1)),
            }
        }
    }
    counts
}

/// The country that a hit names by its name, adjective, capital or seat of government.
pub(super) fn country_sense(context: &Context<'_>, hit: &Hit) -> Option<Country> {
    let store = &context.doc.dictionary.store;
    let mut best: Option<(i32, Option<Country>)> = None;
    for &s in context.hits.senses(hit) {
        let alias = &store.aliases[s as usize];
        if alias.kind == EntityKind::Country {
            let entry = &store.entries[alias.entry as usize];
            let score = country_score(context, alias, entry) + i32::from(alias.case & PREFERRED != 0);
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, alias.country));
            }
        }
    }
    best?.1
}

/// How well a country fits: is it named elsewhere, does it exist on the date.
fn country_score(context: &Context<'_>, alias: &Alias, entry: &Entry) -> i32 {
    let store = &context.doc.dictionary.store;
    let mut score = match alias.class {
        Class::Name | Class::Adjective => 50,
        Class::Metonym => 46,
        _ => 40,
    };
    if entry.own {
        score += 100;
    }
    if let Some(c) = entry.country {
        score += 2 * context.weight(c).min(5) as i32;
    }
    if store.str(entry.sort) == "territory" {
        score -= 3;
    }
    // A name of two states of one country code: the one that exists.
    let mut terms = store.terms(alias.entry);
    if let Some(term) = terms.next() {
        let exists = match context.doc.date {
            Some(d) => store.covers(term, d),
            None => term.end.is_none(),
        };
        if exists {
            score += 8;
        } else if alias.class != Class::Name {
            score -= 60;
        } else {
            score -= 20;
        }
    }
    score
}

/// Chooses the sense of a hit that has a name in full among its senses.
pub(super) fn name(context: &Context<'_>, hit: &Hit, candidate: &Candidate, capital_before: Option<bool>) -> Option<Sense> {
    let store = &context.doc.dictionary.store;
    let mut best: Option<(i32, u32, Class)> = None;
    for &s in context.hits.senses(hit) {
        let alias = &store.aliases[s as usize];
        if alias.class == Class::Surname {
            continue;
        }
        let entry = &store.entries[alias.entry as usize];
        let weight = entry.country.map_or(0, |c| context.weight(c).min(9) as i32);
        let own = if entry.own { 100 } else { 0 };
        // "the Labour Party" is Britain's in an article of Britain.
        let here = weight > 0 || candidate.role.country.is_some();
        if alias.case & LABEL != 0 && alias.case & PREFERRED == 0 && !here {
            continue;
        }
        let score = match entry.kind {
            EntityKind::Country => country_score(context, alias, entry),
            EntityKind::Organization => {
                // "Chile's Defense Department" is not another state's.
                if candidate.role.country.is_some() && entry.country.is_some() && candidate.role.country != entry.country {
                    continue;
                }
                let here = if candidate.role.country.is_some() && candidate.role.country == entry.country { 12 } else { 0 };
                44 + weight + own + here
            }
            EntityKind::Outlet => 43 + weight + own + if is_cue_near(context, candidate.words) { 6 } else { 0 },
            EntityKind::Treaty => 42 + own,
            EntityKind::Place => place_score(context, hit, entry) + own,
            EntityKind::Person => person_score(context, alias.entry, &candidate.role) + own,
        };
        let score = score + i32::from(alias.case & PREFERRED != 0);
        if best.is_none_or(|b| score > b.0) {
            best = Some((score, alias.entry, alias.class));
        }
    }
    let (_, entry, class) = best?;
    if class == Class::Capital || class == Class::Metonym && is_city(context, hit) {
        let city = || {
            let senses = context.hits.senses(hit).iter().map(|&s| &store.aliases[s as usize]);
            let country = store.entries[entry as usize].country;
            senses.filter(|a| a.kind == EntityKind::Place).max_by_key(|a| (a.country == country, a.population)).map(|a| a.entry)
        };
        if !acts(context, hit.words, capital_before) {
            return Some(city().map_or(Sense::Place(entry), Sense::Entry));
        }
    }
    Some(Sense::Entry(context.doc.dictionary.union(entry)))
}

/// Whether a hit is also the name of a town.
fn is_city(context: &Context<'_>, hit: &Hit) -> bool {
    let store = &context.doc.dictionary.store;
    context.hits.senses(hit).iter().any(|&s| {
        let a = &store.aliases[s as usize];
        a.class == Class::Capital || a.kind == EntityKind::Place
    })
}

fn place_score(context: &Context<'_>, hit: &Hit, entry: &Entry) -> i32 {
    let weight = entry.country.map_or(0, |c| context.weight(c).min(9) as i32);
    let size = (32 - entry.population.leading_zeros() as i32) / 2;
    // "Atlanta, Georgia": a place after a town of the same country.
    let i = hit.words.start as usize;
    let after_town = i > 1 && context.doc.words[i - 1].kind == Kind::Comma && {
        let names = &context.hits.names;
        let k = context.hits.name_places.before(i - 2);
        names
            .get(k)
            .is_some_and(|h| h.words.end as usize == i - 1 && h.place == Some(EntityKind::Place) && h.country == entry.country)
    };
    // "voters in Georgia and Alabama": a state that shares its name with a country, beside another state.
    let federal = is_state(context, entry) && entry.country.is_some_and(|c| context.federations.contains(&c)) && {
        let store = &context.doc.dictionary.store;
        let rival = context.hits.senses(hit).iter().find_map(|&s| {
            let a = &store.aliases[s as usize];
            (a.kind == EntityKind::Country).then_some(a.country).flatten()
        });
        rival.is_some_and(|c| context.weight(c) == 0)
    };
    28 + weight + size + if after_town || federal { 30 } else { 0 }
}

/// The countries of which the article names a state that is nothing else: "Alabama".
pub(super) fn federations(context: &Context<'_>) -> Vec<Country> {
    let store = &context.doc.dictionary.store;
    let mut found = Vec::new();
    for hit in context.hits.names.iter().filter(|h| !h.weak && h.country.is_some()) {
        let state = |&s: &u32| is_state(context, &store.entries[store.aliases[s as usize].entry as usize]);
        if hit.place == Some(EntityKind::Place) && context.hits.senses(hit).iter().all(state) {
            found.extend(hit.country.filter(|c| !found.contains(c)));
        }
    }
    found
}

/// A state of a federation.
fn is_state(context: &Context<'_>, entry: &Entry) -> bool {
    entry.kind == EntityKind::Place && context.doc.dictionary.store.str(entry.sort) == "state"
}

/// Whether "said" or another cue stands beside the words.
fn is_cue_near(context: &Context<'_>, words: Range) -> bool {
    let doc = context.doc;
    let cue = |i: usize| doc.words.get(i).is_some_and(|w| doc.lexicon.is(w.lex, class::CUE));
    cue(words.end as usize) || (words.start > 0 && cue(words.start as usize - 1))
}

/// Whether a capital stands for the government: not after a preposition of place, not before a country that it lies in.
///
/// "Seoul said", "ties with Tokyo", "Moscow's envoy" act; "in Cairo", "to Tehran", "Vienna, Austria", "London-based" do not.
fn acts(context: &Context<'_>, words: Range, before: Option<bool>) -> bool {
    let doc = context.doc;
    let (start, end) = (words.start as usize, words.end as usize);
    let next = doc.words.get(end).filter(|w| !w.starts_line());
    let last = &doc.words[end - 1];
    let word = |i: usize| doc.words.get(i).filter(|w| w.kind == Kind::Alpha).map_or("", |_| doc.str(i));
    // "Vienna, Austria"
    if next.is_some_and(|w| w.kind == Kind::Comma) && context.country_at(end + 1).is_some() {
        let comma_list =
            context.country_at(end + 1).is_some_and(|(c, _)| context.country_before(end).is_some_and(|(own, _)| own != c));
        if !comma_list {
            return false;
        }
    }
    // "London-based"
    if next.is_some_and(|w| w.kind == Kind::Hyphen && w.glued()) {
        let w = word(end + 1);
        if w.eq_ignore_ascii_case("based") || w.eq_ignore_ascii_case("born") || w.eq_ignore_ascii_case("area") {
            return false;
        }
        return true;
    }
    if start == 0 {
        return verb_follows(context, end);
    }
    let lower = |w: &str, list: &[&str]| list.iter().any(|l| l.eq_ignore_ascii_case(w));
    let mut p = start - 1;
    // "the South Korean capital, Seoul", "in downtown Cairo", "in central London"
    while p > 0 && doc.class(p) & class::ADJ != 0 && !lower(word(p), LOCATIVE) && !doc.words[p].is_capital() {
        p -= 1;
    }
    let prev = word(p);
    if lower(prev, LOCATIVE) {
        if last.is_possessive() {
            return false;
        }
        // "in Moscow's interest" is caught above; "to Washington" after a verb of saying is an addressee.
        return false;
    }
    if lower(prev, PARTNER) {
        return true;
    }
    if (lower(prev, &["and", "or"]) || doc.words[start - 1].kind == Kind::Comma) && before.is_some() {
        return before.unwrap_or(true);
    }
    if last.is_possessive() {
        // "Moscow's envoy" acts, "Moscow's streets" does not.
        return !next.is_some_and(|w| doc.lexicon.is(w.lex, class::PLACE));
    }
    if verb_follows(context, end) {
        return true;
    }
    if next.is_some_and(|w| w.kind == Kind::Alpha && !w.is_capital()) && !doc.lexicon.is(next.map_or(0, |w| w.lex), FUNCTION) {
        // "Washington officials" act, "London streets" and "Kabul airport" do not.
        let w = next.map_or(0, |w| w.lex);
        return !doc.lexicon.is(w, class::PLACE) && doc.dictionary.heads(w) & crate::dictionary::head::PLACE == 0;
    }
    false
}

const FUNCTION: u64 = class::PREP | class::COORD | class::SUBORD | class::REL | class::TO | class::THAT;

/// A finite verb, an auxiliary or an adverb and a verb follow; after "and" and another name, a verb in the plural.
fn verb_follows(context: &Context<'_>, end: usize) -> bool {
    let doc = context.doc;
    let joint = |i: usize| doc.words.get(i).is_some_and(|w| w.kind == Kind::Comma || doc.lexicon.is(w.lex, class::COORD));
    let mut from = end;
    for _ in 0..3 {
        if !joint(from) {
            break;
        }
        let Some((_, next)) = context.country_at(from + 1) else { break };
        from = next;
    }
    let plural = if from > end { class::BASE } else { 0 };
    for i in from..from + 2 {
        let Some(w) = doc.words.get(i).filter(|w| w.kind == Kind::Alpha && !w.starts_line()) else { return false };
        let class = doc.lexicon.class(w.lex);
        if class & (class::PAST | class::THIRD | class::AUX | plural) != 0 {
            return true;
        }
        if class & class::ADV == 0 {
            return false;
        }
    }
    false
}

/// Prepositions and verbs that a place follows.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "across",
    "into",
    "through",
    "via",
    "from",
    "to",
    "downtown",
    "central",
    "toward",
    "towards",
    "visit",
    "visited",
    "visiting",
    "visits",
    "leave",
    "left",
    "leaves",
    "leaving",
    "reach",
    "reached",
    "entered",
    "enter",
    "tour",
    "toured",
    "capital",
    "city",
    "off",
    "beyond",
    "throughout",
    "surrounding",
    "attacked",
    "shelled",
    "bombed",
    "hit",
    "struck",
    "captured",
    "seized",
];

/// Prepositions that a partner follows.
const PARTNER: &[&str] = &[
    "with", "between", "against", "by", "for", "on", "upon", "that", "but", "as", "because", "while", "if", "urge", "urged",
    "accuse", "accused",
];

/// How well a person fits who is named in full.
fn person_score(context: &Context<'_>, entry: u32, around: &Around) -> i32 {
    let store = &context.doc.dictionary.store;
    let row = &store.entries[entry as usize];
    let weight = row.country.map_or(0, |c| context.weight(c).min(9) as i32);
    let mut score = 45 + weight;
    if around.country.is_some() && around.country == row.country {
        score += 12;
    }
    if let Some(date) = context.doc.date {
        if store.terms(entry).any(|t| store.covers(t, date)) {
            score += 4;
        }
    }
    score
}

/// The holder of an office in a country on a date; without a date, the last in the table who still holds it.
pub(crate) fn holder(doc: &crate::doc::Doc<'_>, office: &str, country: Country) -> Option<u32> {
    let store = &doc.dictionary.store;
    let mut best: Option<(Option<Date>, u32)> = None;
    for (entry, term) in doc.dictionary.terms_of(office, country) {
        let fits = match doc.date {
            Some(d) => store.covers(term, d),
            None => term.end.is_none(),
        };
        let start = term.start;
        if fits && best.is_none_or(|b| start > b.0) {
            best = Some((start, entry));
        }
    }
    Some(best?.1)
}

/// Offices whose holder is called by the bare surname in a text that names the country.
const HIGH: [&str; 14] = [
    "head_of_state",
    "head_of_government",
    "monarch",
    "supreme_leader",
    "foreign_minister",
    "secretary_general",
    "leader",
    "vice_president",
    "commission_president",
    "council_president",
    "high_representative",
    "defence_minister",
    "pope",
    "acting_head_of_state",
];

/// Offices that make their holder known after they end.
const TOP: [&str; 4] = ["head_of_state", "head_of_government", "supreme_leader", "monarch"];

/// The person whom a part of a name means: by title and nationality, or as an office holder of the date.
pub(super) fn person(context: &Context<'_>, hit: &Hit, around: &Around, whole_word_unusual: bool) -> Option<u32> {
    let store = &context.doc.dictionary.store;
    let date = context.doc.date;
    let title = context.phrase(around).filter(|p| p.title || p.agent);
    let office = title.map_or("", |p| store.str(p.office));
    let mut best: Option<(i32, Option<Date>, u32)> = None;
    let mut rivals = 0;
    for &s in context.hits.senses(hit) {
        let alias = &store.aliases[s as usize];
        let row = &store.entries[alias.entry as usize];
        if row.kind != EntityKind::Person {
            continue;
        }
        if crate::dictionary::Gender::Unknown != row.gender
            && title.is_some_and(|p| p.gender != crate::dictionary::Gender::Unknown && p.gender != row.gender)
        {
            continue;
        }
        // "Charles", "Felipe": a ruler's first name wants the title.
        let whole = store.str(row.name);
        if title.is_none() && !row.own && without_generation(whole) != whole && without_generation(whole) == store.str(alias.text)
        {
            continue;
        }
        let mut top: Option<(i32, Option<Date>)> = None;
        for term in store.terms(alias.entry) {
            let words = title.map_or("", |p| store.str(p.text));
            let score = term_score(context, term, row, (office, words), around, date, whole_word_unusual);
            let start = term.start;
            if let Some(score) = score {
                if top.is_none_or(|t| (score, start) > t) {
                    top = Some((score, start));
                }
            }
        }
        let Some((score, start)) = top else { continue };
        let score = score + if row.own { 100 } else { 0 };
        // Two presidents of one name and country: the later one.
        let abroad = |b: &(i32, Option<Date>, u32)| {
            b.0 == score && (title.is_none() || store.entries[b.2 as usize].country != row.country)
        };
        match best {
            Some(b) if (score, start) <= (b.0, b.1) => rivals += i32::from(abroad(&b)),
            _ => {
                rivals = i32::from(best.as_ref().is_some_and(abroad));
                best = Some((score, start, alias.entry));
            }
        }
    }
    let (score, _, entry) = best?;
    // Without a title or a nationality two people of one name stay undecided.
    let enough = if whole_word_unusual { 6 } else { 10 };
    (score >= enough && (rivals == 0 || date.is_none() && score >= 16)).then_some(entry)
}

/// How well a term of office fits the words around a surname; `None` where it contradicts them.
fn term_score(
    context: &Context<'_>,
    term: &Term,
    row: &Entry,
    (office, title): (&str, &str),
    around: &Around,
    date: Option<Date>,
    unusual: bool,
) -> Option<i32> {
    let store = &context.doc.dictionary.store;
    let country = term.country.or(row.country);
    let own = store.str(term.office);
    let titled = !title.is_empty();
    // "Secretary Blinken" is the Secretary of State.
    let part = || titled && store.str(term.title).split(' ').any(|w| w.eq_ignore_ascii_case(title));
    let same_office = !office.is_empty() && office == own || part();
    let now = match date {
        Some(d) => store.covers(term, d),
        None => term.end.is_none(),
    };
    let past = match (date, term.end) {
        (Some(d), Some(end)) => end < d && d.year() - end.year() <= 25,
        (None, _) => !now,
        _ => false,
    };
    if !now && !past {
        return None;
    }
    let mut score = 0;
    match around.country {
        Some(c) if Some(c) == country => score += 8,
        Some(_) if country.is_some() => return None,
        _ => {}
    }
    let weight = country.map_or(0, |c| context.weight(c));
    score += 2 * weight.min(3) as i32;
    if titled {
        if same_office {
            score += 10;
        } else if !office.is_empty() && !TOP.contains(&own) {
            return None;
        }
        // Who led a state keeps the title: "President Carter flew to Pyongyang".
        if around.former == now && date.is_some() && same_office && (around.former || !TOP.contains(&own)) {
            return None;
        }
        if !office.is_empty() && !same_office {
            // "Secretary Blinken", "Mr. Putin" say little of the office; another office says that it is another person.
            return None;
        }
        if !same_office && !(HIGH.contains(&own) && (now || TOP.contains(&own))) {
            return None;
        }
        if !same_office {
            score += 4;
        }
    } else {
        if !(HIGH.contains(&own) && now || TOP.contains(&own) && past) {
            return None;
        }
        score += if TOP.contains(&own) { 6 } else { 2 };
        if unusual && weight > 0 {
            score += 4;
        }
    }
    if now {
        score += 4;
    }
    Some(score)
}
