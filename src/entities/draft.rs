//! What becomes of a draft: the entity with its id, name, country and role.

use super::roles::Around;
use super::{Context, Entity, Role};
use crate::code::{Country, Sector};
use crate::dictionary::{EntityKind, Gender, NONE, Term, fold_word};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::Range;
use std::borrow::Cow;

/// An entity in the making.
pub(super) struct Draft {
    pub(super) kind: EntityKind,
    /// Entry of the dictionary, or `NONE`.
    pub(super) known: u32,
    /// The capital of the entry as a place.
    pub(super) capital: bool,
    /// The fullest form in the article.
    pub(super) name: Range,
    pub(super) around: Around,
    pub(super) country: Option<Country>,
    pub(super) gender: Gender,
    /// Index in the result, once it has a mention.
    pub(super) index: u32,
    /// How often it is named in full; how often in any form so far; and the word behind the start of the last mention in
    /// full so far that is a subject.
    pub(super) count: u32,
    pub(super) seen: u32,
    pub(super) last: u32,
}

/// Gender by table, by title, by given name.
pub(super) fn gender(context: &Context<'_>, draft: &Draft) -> Gender {
    if draft.gender != Gender::Unknown || draft.kind != EntityKind::Person {
        return draft.gender;
    }
    let class = if draft.known == NONE {
        context.doc.class(draft.name.start as usize)
    } else {
        let store = &context.doc.dictionary.store;
        let first = store.str(store.entries[draft.known as usize].name).split([' ', '-']).next().unwrap_or("");
        context.doc.lexicon.class(context.doc.lexicon.get(first.as_bytes()))
    };
    match (class & class::MALE != 0, class & class::FEMALE != 0) {
        _ if class & class::GIVEN == 0 => Gender::Unknown,
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The entity of a draft.
pub(super) fn entity(context: &Context<'_>, draft: &Draft, buffer: &mut Vec<u8>) -> Entity {
    let doc = context.doc;
    let store = &doc.dictionary.store;
    if draft.known == NONE {
        let name = display(context, draft.name);
        let id = slug(draft.kind, &name, buffer);
        let role = if draft.kind == EntityKind::Person { text_role(context, &draft.around) } else { None };
        return Entity { id, kind: draft.kind, name: name.into(), country: draft.country, role };
    }
    let row = &store.entries[draft.known as usize];
    if draft.capital {
        let name = doc.slice(draft.name);
        let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
        let id = slug(EntityKind::Place, name, buffer);
        return Entity { id, kind: EntityKind::Place, name: name.into(), country: row.country, role: None };
    }
    let role = if row.kind == EntityKind::Person { known_role(context, draft) } else { None };
    let id = [row.kind.as_str(), ":", store.str(row.id)].concat().into();
    Entity { id, kind: row.kind, name: store.str(row.name).into(), country: draft.country, role }
}

/// The words of a name with single blanks, without a possessive ending: most often as they stand.
pub(super) fn display<'a>(context: &Context<'a>, words: Range) -> Cow<'a, str> {
    let Doc { text, words: all, .. } = *context.doc;
    let all = &all[words.iter()];
    let as_it_stands = all.windows(2).all(|pair| {
        let (end, next) = (pair[0].end, &pair[1]);
        !pair[0].is_possessive()
            && if next.space_before() {
                next.start == end + 1 && text.as_bytes()[end as usize] == b' '
            } else {
                next.start == end
            }
    });
    if let (true, [first, .., last] | [first @ last]) = (as_it_stands, all) {
        return Cow::Borrowed(&text[first.start as usize..last.end as usize]);
    }
    let mut name = String::with_capacity(words.span(context.doc.words).len());
    for (i, w) in all.iter().enumerate() {
        if !name.is_empty() && w.space_before() {
            name.push(' ');
        }
        name.push_str(&text[w.span().range()]);
        if w.is_possessive() && i + 1 < all.len() {
            name.push_str("'s");
        }
    }
    Cow::Owned(name)
}

/// A kind and a name as an id: small letters without diacritics, words joined by hyphens.
fn slug(kind: EntityKind, name: &str, buffer: &mut Vec<u8>) -> Box<str> {
    buffer.clear();
    buffer.extend_from_slice(kind.as_str().as_bytes());
    buffer.push(b':');
    let start = buffer.len();
    for part in name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.')) {
        if buffer.len() > start && buffer[buffer.len() - 1] != b'-' {
            buffer.push(b'-');
        }
        fold_word(part, buffer);
    }
    if buffer.last() == Some(&b'-') {
        buffer.pop();
    }
    std::str::from_utf8(buffer).unwrap_or_default().into()
}

/// The role that the text gives.
pub(super) fn text_role(context: &Context<'_>, around: &Around) -> Option<Role> {
    let phrase = context.phrase(around)?;
    let store = &context.doc.dictionary.store;
    // "her brother", "the man": agents, but no role.
    let private = |s: Sector| matches!(s.as_str(), "CVL" | "UNK" | "REF");
    if phrase.office.is_empty() && (phrase.sector.is_none() || !phrase.title && phrase.sector.is_some_and(private)) {
        return None;
    }
    let title = display(context, around.words);
    let title = match around.former && !title.to_lowercase().starts_with("former") {
        true => format!("former {title}").into(),
        false => Box::from(title),
    };
    let office = (!phrase.office.is_empty() && !around.former).then(|| store.str(phrase.office).into());
    let sector = if around.former { Sector::new("ELI") } else { phrase.sector };
    Some(Role { office, title, sector })
}

/// The role of a person of the dictionary on the article's date.
fn known_role(context: &Context<'_>, draft: &Draft) -> Option<Role> {
    let doc = context.doc;
    let store = &doc.dictionary.store;
    let office = context.phrase(&draft.around).map_or("", |p| store.str(p.office));
    let mut best: Option<(i32, &Term)> = None;
    let mut last: Option<(Option<crate::date::Date>, &Term)> = None;
    for term in store.terms(draft.known) {
        let now = match doc.date {
            Some(d) => store.covers(term, d),
            None => term.end.is_none(),
        };
        let own = store.str(term.office);
        let rank = doc.dictionary.office(own).map_or(5, |o| o.rank);
        let home = term.country.is_some() && term.country == draft.country;
        let score = i32::from(own == office) * 20 - i32::from(rank) + i32::from(home) * 2;
        if now && best.is_none_or(|b| score > b.0) {
            best = Some((score, term));
        }
        let end = term.end;
        let past = doc.date.is_none_or(|d| end.is_some_and(|e| e < d));
        if past && last.is_none_or(|l| end > l.0) {
            last = Some((end, term));
        }
    }
    if let Some((_, term)) = best {
        let mine = store.str(term.office) == office;
        // "Former Prime Minister May" is that, though she sits in parliament.
        let plain = store.str(term.office) == "legislator" && !office.is_empty();
        if office.is_empty() || mine || draft.around.former && !plain {
            return Some(term_role(context, term, false));
        }
    }
    if let Some(role) = text_role(context, &draft.around) {
        return Some(role);
    }
    match (best, last) {
        (Some((_, term)), _) => Some(term_role(context, term, false)),
        (None, Some((_, term))) => Some(term_role(context, term, doc.date.is_some() || term.end.is_some())),
        _ => None,
    }
}

/// The role of a term of office.
pub(crate) fn term_role(context: &Context<'_>, term: &Term, former: bool) -> Role {
    let (office, title, sector) = term_words(context.doc, term, former);
    Role { office: (!former).then(|| office.into()), title: title.into(), sector }
}

/// Office and title of a term, and whether who held it is a former holder.
pub(crate) fn term_title<'a>(doc: &crate::doc::Doc<'a>, term: &Term, former: bool) -> (&'a str, &'a str, bool) {
    let store = &doc.dictionary.store;
    let office = store.str(term.office);
    let title = match store.str(term.title) {
        "" => doc.dictionary.office(office).map_or(office, |o| store.str(o.title)),
        t => t,
    };
    // A pope or a monarch of the past is no former office holder.
    (office, title, former && !matches!(office, "pope" | "monarch"))
}

/// Office, title and sector of a term.
fn term_words<'a>(doc: &crate::doc::Doc<'a>, term: &Term, former: bool) -> (&'a str, String, Option<Sector>) {
    let store = &doc.dictionary.store;
    let (office, title, former) = term_title(doc, term, former);
    let known = doc.dictionary.office(office);
    let title = if former { format!("former {title}") } else { title.to_owned() };
    // The leader of a body is of its sector: of the United Nations, of Hezbollah.
    let body = store.find(EntityKind::Organization, store.str(term.organization));
    let body = body.and_then(|o| store.entries[o as usize].sector);
    let own = known.and_then(|o| o.sector);
    let told = own.filter(|s| *s != "GOV");
    let sector = if former { Sector::new("ELI") } else { told.or(body).or(own).or(Sector::new("GOV")) };
    (office, title, sector)
}
