//! Descriptions: "the Japanese leader", "a senior official", "the ministry".
//!
//! Somebody with an indefinite article is new. Of a definite one all who fit are weighed: people whom the article or a
//! title calls so, holders of an office that the noun stands for, and unnamed people met before. Country and gender must
//! not contradict, the other words of the phrase count, and nearness decides. An organization is meant only by a noun that
//! its name or kind fits.

use super::SpeakerKind;
use super::discourse::{Place, Referent, Unnamed};
use super::nouns::{Noun, Scope};
use super::profile::{Origin, noun_of, owner_of};
use super::resolve::{Resolver, Who};
use crate::code::Country;
use crate::dictionary::{EntityKind, Gender, NONE};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{ChunkKind, Tag};

/// How many places before and behind a description are asked whom it means.
const BEFORE: usize = 200;
const BEHIND: usize = 100;
/// How many chunks back a body without a name is looked for.
const INTRODUCED: usize = 60;
/// How many sentences back an organization is still "the agency".
const BODY: u32 = 8;

/// What the evidence for a holder is worth, in the unit of five sentences.
mod weight {
    /// The article or a title calls the person so.
    pub(super) const CALLED: f32 = 4.0;
    /// The noun stands for the person's office or title: "the premier", "the lawmaker".
    pub(super) const OFFICE: f32 = 3.6;
    /// The noun can mean anybody: "the candidate".
    pub(super) const ANY: f32 = 1.0;
    /// The phrase names the person's country.
    pub(super) const COUNTRY: f32 = 2.0;
    /// The phrase names a country, and the person's is not known.
    pub(super) const NO_COUNTRY: f32 = -1.5;
    /// "former" in the phrase and not of the person, or the other way round; the same with "vice", "deputy".
    pub(super) const FORMER: f32 = -4.0;
    /// Another word of the phrase that the person is called by, and one that nobody uses of the person.
    pub(super) const WORD: f32 = 0.8;
    pub(super) const NO_WORD: f32 = -1.6;
    pub(super) const NO_NAME: f32 = -0.4;
    /// "Vell's lawyer" of a lawyer who is not said to be hers.
    pub(super) const NOT_HIS: f32 = -1.5;
    /// For each sentence between, up to [`FAR`] of them.
    pub(super) const SENTENCE: f32 = 0.2;
    pub(super) const FAR: f32 = 12.0;
    /// The subject of a sentence; a source.
    pub(super) const SUBJECT: f32 = 0.5;
    pub(super) const SPOKE: f32 = 1.0;
    /// Named between quotation marks.
    pub(super) const QUOTED: f32 = -1.0;
    /// Named only behind the description.
    pub(super) const BEHIND: f32 = -1.5;
    /// Less than this is nobody.
    pub(super) const LEAST: f32 = 1.8;
}

/// What a description says.
struct Description<'d> {
    /// The how many-th description it is.
    number: u32,
    phrase: Range,
    head: usize,
    lemma: u32,
    /// What the profiles know the noun by.
    noun: u32,
    country: Option<Country>,
    gender: Gender,
    former: bool,
    lesser: bool,
    /// Whose he or she is: "Vell's lawyer".
    whose: Option<u32>,
    /// The same where it is no entity, as profiles mark it: "the clinic's lawyer".
    owner: Option<u32>,
    /// Whose counterpart he or she is: the office.
    peer: Option<&'d str>,
}

impl Resolver<'_> {
    /// Whom a description means.
    pub(super) fn description(&self, words: Range, phrase: Range, head: usize) -> Option<Who> {
        self.leaders(phrase, head).or_else(|| self.described_by(words, phrase, head))
    }

    /// The same of somebody whom a relative clause describes: no several who were named before.
    pub(super) fn described_by(&self, words: Range, phrase: Range, head: usize) -> Option<Who> {
        let doc = self.doc;
        let c = doc.class(head);
        let whole = || self.whole(words, phrase, head);
        let plural = c & class::PLURAL != 0;
        // "the coast guard" is a body, "the guard" may be a person.
        let modified = phrase.iter().any(|w| w < head && doc.words[w].tag == Tag::Noun && !doc.words[w].is_possessive());
        let body = c & class::GROUP != 0 && (c & class::PERSON == 0 || modified && self.is_definite(phrase, head));
        let listed = || self.discourse.nouns.get(self.noun(head)).is_some_and(|n| n.scope != Scope::Body);
        let person = c & class::PERSON != 0 || c & class::GROUP == 0 && (self.age(head).is_some() || listed());
        if person && !plural && !body {
            let all = Range { start: words.start.min(phrase.start), end: phrase.end };
            if self.is_definite(phrase, head) || self.is_definite(all, head) {
                if let Some(who) = self.holder(all, phrase, head) {
                    return Some(who.into());
                }
            }
            return Some(self.unnamed(whole(), head, SpeakerKind::Anonymous));
        }
        if body && !plural {
            // "the ministry": the organization that was named so.
            if self.is_definite(phrase, head) && phrase.iter().all(|w| doc.mention(w).is_none()) {
                if let Some(introduced) = self.introduced(head) {
                    return Some(introduced);
                }
                if let Some(e) = self.organization(head) {
                    return Some(Who::Entity(e));
                }
            }
            return Some(self.unnamed(whole(), head, SpeakerKind::Organization));
        }
        // "Critics, like Senators Vell and Lee, say"
        if plural && c & class::PERSON != 0 {
            let members = self.examples(phrase, head);
            if members.len() >= 2 {
                return Some(Who::Group { words: whole(), members });
            }
        }
        let kind = if plural {
            SpeakerKind::Group
        } else if c & (class::DOCUMENT | class::PLACE) != 0 {
            SpeakerKind::Organization
        } else {
            SpeakerKind::Anonymous
        };
        Some(self.unnamed(whole(), head, kind))
    }

    /// "the 79-year-old"
    fn age(&self, head: usize) -> Option<u8> {
        let doc = self.doc;
        let form = |w: usize| doc.lexicon.form(doc.words[w].lex);
        let hyphen = |w: usize| doc.words[w].kind == Kind::Hyphen;
        let old = head >= 4 && form(head) == "old" && hyphen(head - 1) && form(head - 2) == "year" && hyphen(head - 3);
        if old { doc.str(head - 4).parse().ok() } else { None }
    }

    /// What the tables know a noun by: "head of state" has a row of its own, as "head-of-state".
    fn noun(&self, head: usize) -> u32 {
        let doc = self.doc;
        let form = |w: usize| doc.words.get(w).map_or("", |w| doc.lexicon.form(w.lex));
        if form(head + 1) == "of" && doc.words.get(head + 2).is_some_and(|w| w.tag == Tag::Noun) {
            let entry = doc.lexicon.get(format!("{}-of-{}", doc.lexicon.form(doc.lex(head).lemma), form(head + 2)).as_bytes());
            if self.discourse.nouns.get(entry).is_some() {
                return entry;
            }
        }
        noun_of(doc, self.discourse.nouns, head)
    }

    /// The phrase without its article and with what says whose it is: "spokesman for the Turkish foreign ministry".
    fn whole(&self, words: Range, phrase: Range, head: usize) -> Range {
        let chunks = &self.doc.syntax.chunks;
        let mut out = without_article(self.doc, phrase, head);
        let mut c = self.doc.syntax.of_word[head] as usize;
        while chunks.get(c + 1).is_some_and(|p| p.kind == ChunkKind::Prep && p.words.start == out.end)
            && chunks.get(c + 2).is_some_and(|n| n.is_noun() && n.words.end <= words.end)
        {
            c += 2;
            out.end = chunks[c].words.end;
        }
        out
    }

    /// "the", "this", "his", "Vell's"; and a title without any article: "Minister Says Budget Will Pass".
    pub(super) fn is_definite(&self, phrase: Range, head: usize) -> bool {
        let doc = self.doc;
        let first = phrase.start as usize;
        let the = doc.words[first].lex == self.discourse.nouns.the;
        let bare = || {
            let open = class::DET | class::QUANT | class::NUM;
            doc.class(first) & open == 0 && doc.class(head) & class::PERSON != 0 && doc.words[first].kind != Kind::Number
        };
        the || doc.class(first) & class::DEMO != 0
            || doc.words[first].tag == Tag::Poss
            || phrase.iter().any(|w| w < head && doc.words[w].is_possessive())
            || bare()
    }

    /// "the", "this", "his" before the phrase.
    pub(super) fn has_determiner(&self, phrase: Range) -> bool {
        let first = phrase.start as usize;
        self.doc.words[first].lex == self.discourse.nouns.the
            || self.doc.class(first) & class::DEMO != 0
            || self.doc.words[first].tag == Tag::Poss
    }

    /// `all` begins with what is joined to the phrase: "the former mayor and senator".
    fn read(&self, all: Range, phrase: Range, head: usize) -> Description<'_> {
        let doc = self.doc;
        let (lemma, noun) = (doc.lex(head).lemma, self.noun(head));
        let country = phrase.iter().filter_map(|w| doc.mention(w)).map(|f| &doc.entities[f.entity as usize]);
        // 0 is the number of none.
        self.described.set(self.described.get() + 1);
        let possessor = phrase.iter().filter(|&w| w < head).find(|&w| doc.words[w].is_possessive());
        Description {
            number: self.described.get(),
            phrase,
            head,
            lemma,
            noun,
            country: country.filter(|e| e.kind == EntityKind::Country).find_map(|e| e.country),
            gender: self.discourse.nouns.gender(lemma),
            former: all.iter().any(|w| doc.class(w) & class::FORMER != 0),
            lesser: phrase.iter().any(|w| self.discourse.nouns.lesser.contains(&doc.words[w].lex)),
            whose: phrase
                .iter()
                .filter(|&w| w < head && doc.words[w].is_possessive())
                .find_map(|w| doc.mention(w))
                .map(|f| f.entity),
            peer: if lemma == self.discourse.nouns.counterpart { self.office_of(phrase.start as usize) } else { None },
            owner: possessor.filter(|&w| doc.mention(w).is_none()).map(|w| owner_of(doc, w)),
        }
    }

    /// The office of whom a possessive at a word means: "his Russian counterpart", "Vell's counterpart".
    fn office_of(&self, word: usize) -> Option<&str> {
        let e = self.doc.mention(word).map(|f| f.entity).or_else(|| self.owner(word))?;
        self.doc.entities[e as usize].role.as_ref()?.office.as_deref()
    }

    /// Who is "the <nationality> <title>".
    pub(super) fn holder(&self, all: Range, phrase: Range, head: usize) -> Option<Referent> {
        let d = self.read(all, phrase, head);
        let here = self.discourse.here(head);
        let places = &self.discourse.places;
        let before = places.until(head).take(BEFORE).map(|p| (p, false));
        let behind = places.from(head + 1).take(BEHIND).map(|p| (p, true));
        let mut best: Option<(f32, Referent)> = None;
        // Of several who are only named later none is meant.
        let later = |p: &&Place| places.until(head).take(BEFORE).all(|q| q.who != p.who);
        let fits = |p: &&Place| (!p.quoted || d.country.is_some()) && self.fit(&d, p.who).is_some() && !self.stray(&d, p.who);
        let mut several = None;
        let mut rival = || {
            *several.get_or_insert_with(|| {
                let mut all = places.from(head + 1).take(BEHIND).filter(later).filter(fits).map(|p| p.who);
                let first = all.next();
                all.any(|p| Some(p) != first)
            })
        };
        for (p, behind) in before.chain(behind) {
            let Some(fit) = self.fit(&d, p.who) else { continue };
            // Whom a speaker names later only by nationality and noun: "Ukraine's president".
            if behind && (p.quoted && d.country.is_none() || self.stray(&d, p.who)) {
                continue;
            }
            let distance = (here as f32 - p.sentence as f32).abs().min(weight::FAR);
            let mut score = fit - distance * weight::SENTENCE;
            let mut add = |when: bool, worth: f32| score += if when { worth } else { 0.0 };
            add(p.prominent, weight::SUBJECT);
            add(p.spoke, weight::SPOKE);
            add(p.quoted, weight::QUOTED);
            add(behind, weight::BEHIND);
            if behind && rival() {
                continue;
            }
            if score >= weight::LEAST && best.is_none_or(|b| score > b.0) {
                best = Some((score, p.who));
            }
        }
        best.map(|b| b.1).or_else(|| self.about(&d))
    }

    /// How well a description fits somebody; nothing where it does not. Of an entity it is worked out once.
    fn fit(&self, d: &Description<'_>, who: Referent) -> Option<f32> {
        let entity = match who {
            Referent::Entity(e) => e,
            Referent::Unnamed(u) => return self.repeats(d, &self.discourse.unnamed[u as usize]),
        };
        let (number, fit) = self.fits[entity as usize].get();
        if number == d.number {
            return fit;
        }
        let person = self.doc.entities[entity as usize].kind == EntityKind::Person;
        let fit = if person { self.fit_person(d, entity) } else { None };
        self.fits[entity as usize].set((d.number, fit));
        fit
    }

    fn fit_person(&self, d: &Description<'_>, entity: u32) -> Option<f32> {
        let doc = self.doc;
        let e = &doc.entities[entity as usize];
        let known = self.discourse.profiles.gender(entity);
        if d.gender != Gender::Unknown && known != Gender::Unknown && known != d.gender {
            return None;
        }
        let office = e.role.as_ref().and_then(|r| r.office.as_deref()).unwrap_or("");
        let row = self.discourse.nouns.get(d.noun);
        let learned = self.discourse.learned.contains(&(entity, d.lemma));
        let was = |noun: u32| d.former && self.discourse.profiles.was(entity, noun);
        let called = learned || self.discourse.profiles.has(entity, d.noun) && !self.prime(d, office) || was(d.noun);
        let stands = row.is_some_and(|n| {
            n.offices.contains(&office) || n.words.iter().any(|&w| self.discourse.profiles.has(entity, w) || was(w))
        });
        // "the Ukrainian minister" is the minister's Ukrainian counterpart.
        let peer = d.country.is_some()
            && d.country == e.country
            && self.discourse.profiles.has(entity, self.discourse.nouns.counterpart);
        let stands = stands || peer && !self.own(d.lemma);
        // "his Russian counterpart": who holds his office there.
        let stands = stands || d.peer.is_some_and(|o| o == office);
        let any = row.is_some_and(Noun::is_any) && d.country.is_some();
        let mut score = match (called, stands, any) {
            (true, ..) => weight::CALLED,
            (_, true, _) => weight::OFFICE,
            (.., true) => weight::ANY,
            _ => return None,
        };
        match (d.country, e.country) {
            (Some(a), Some(b)) if a == b => score += weight::COUNTRY,
            (Some(_), Some(_)) => return None,
            (Some(_), None) if !learned => score += weight::NO_COUNTRY,
            _ => {}
        }
        // By the noun itself, or by the words that it stands for.
        let fits = row.map_or(&[][..], |n| &n.words);
        let calls = || std::iter::once(&d.noun).chain(fits).flat_map(|&w| self.discourse.profiles.calls(entity, w));
        if !was(d.noun)
            && calls().next().is_some()
            && !calls().any(|c| c.former == d.former || c.origin == Origin::Role && !d.former)
        {
            score += weight::FORMER;
        }
        if let Some(whose) = d.whose.filter(|&w| doc.entities[w as usize].kind != EntityKind::Country) {
            let mut known = calls().filter(|c| c.origin == Origin::Said).peekable();
            if known.peek().is_some() && known.all(|c| c.whose != NONE && c.whose != whose) {
                return None;
            }
            if !calls().any(|c| c.whose == whose) {
                score += weight::NOT_HIS;
            }
        }
        // "the clinic's lawyer" is not the victim's.
        if let Some(owner) = d.owner {
            let mut known = calls().filter(|c| c.origin == Origin::Said).peekable();
            if known.peek().is_some() && known.all(|c| c.whose != NONE && c.whose != owner) {
                return None;
            }
        }
        let lesser = self.discourse.nouns.lesser.iter().any(|&w| self.discourse.profiles.has(entity, w));
        if called && d.lesser != lesser {
            score += weight::FORMER;
        }
        for w in d.phrase.iter().filter(|&w| w < d.head) {
            let word = &doc.words[w];
            let country = doc.mention(w).is_some_and(|f| doc.entities[f.entity as usize].kind == EntityKind::Country);
            if !matches!(word.tag, Tag::Noun | Tag::Adj | Tag::Name) || country || doc.class(w) & class::FORMER != 0 {
                continue;
            }
            let held = self.discourse.profiles.has(entity, doc.lex(w).lemma)
                || word.lex != 0 && self.discourse.profiles.has(entity, word.lex)
                || was(doc.lex(w).lemma);
            score += match (held, word.tag) {
                (true, _) => weight::WORD,
                (_, Tag::Noun) => weight::NO_WORD,
                (_, Tag::Name) => weight::NO_NAME,
                _ => 0.0,
            };
        }
        Some(score)
    }

    /// Whether a noun of the phrase is one that nobody uses of the person: who is named later must fit in every word.
    fn stray(&self, d: &Description<'_>, who: Referent) -> bool {
        let Referent::Entity(e) = who else { return false };
        let noun = |w: usize| w < d.head && self.doc.words[w].is_word() && self.doc.words[w].tag == Tag::Noun;
        d.phrase.iter().any(|w| noun(w) && !self.discourse.profiles.has(e, self.doc.lex(w).lemma))
    }

    /// "the minister" is no prime minister, unless the phrase says "prime".
    fn prime(&self, d: &Description<'_>, office: &str) -> bool {
        office == "head_of_government"
            && self.doc.lexicon.form(d.lemma) == "minister"
            && !d.phrase.iter().any(|w| self.doc.lexicon.form(self.doc.words[w].lex) == "prime")
    }

    /// Whether a description can mean an unnamed person met before: the same noun, and no word that the first phrase lacks.
    fn repeats(&self, d: &Description<'_>, u: &Unnamed) -> Option<f32> {
        let doc = self.doc;
        if u.named || !matches!(u.kind, SpeakerKind::Anonymous | SpeakerKind::Person) {
            return None;
        }
        let lemma = doc.lex(u.head as usize).lemma;
        let same = lemma == d.lemma || self.discourse.nouns.get(d.lemma).is_some_and(|n| n.words.contains(&lemma));
        let gender = d.gender == Gender::Unknown || u.gender == Gender::Unknown || u.gender == d.gender;
        // "the man" after "a witness"
        let any = !same && d.phrase.len() == 2 && matches!(doc.lexicon.form(d.lemma), "man" | "woman");
        if !(same || any) || !gender {
            return None;
        }
        let content = |w: usize| {
            let word = &doc.words[w];
            word.is_word() && matches!(word.tag, Tag::Noun | Tag::Adj | Tag::Name | Tag::Number)
        };
        let held = |w: usize| u.words.iter().any(|v| doc.str(v).eq_ignore_ascii_case(doc.str(w)));
        let clash = d.phrase.iter().any(|w| w < d.head && content(w) && !held(w));
        (!clash).then_some(if same { weight::CALLED } else { weight::ANY + 1.0 })
    }

    /// "The Busan businessman said": another word for whom the last sentences are about. Only for a noun that can mean
    /// anybody, or with a name before it, or "former"; no noun before it says something that nobody has said.
    fn about(&self, d: &Description<'_>) -> Option<Referent> {
        let doc = self.doc;
        let row = self.discourse.nouns.get(d.noun);
        let any = row.is_some_and(Noun::is_any);
        let age = self.age(d.head);
        let epithet = age.is_some() || row.is_some_and(|n| n.scope == Scope::Epithet);
        let mut before = d.phrase.iter().filter(|&w| w < d.head);
        let named =
            before.clone().any(|w| doc.words[w].is_capital() && !doc.words[w].is_possessive() && doc.words[w].tag != Tag::Det);
        let lesser = |w: usize| self.discourse.nouns.lesser.contains(&doc.words[w].lex);
        let noun = before.any(|w| doc.words[w].tag == Tag::Noun && !doc.words[w].is_capital() && !lesser(w));
        // Somebody's official, spokesman or brother is nobody of whom the article speaks already.
        if self.own(d.lemma) || d.whose.is_some() && !d.former || !(named || d.former || any && !noun || epithet) {
            return None;
        }
        // A spokesman is seldom called anything else.
        let voice = |who: Referent| match who {
            Referent::Entity(e) => self.discourse.profiles.nouns(e).any(|n| self.own(n)),
            Referent::Unnamed(_) => false,
        };
        // "the Dutch foreign minister" is nobody who was named without the office.
        if d.country.is_some() && row.is_some_and(|n| !n.offices.is_empty() && !n.is_any()) {
            return None;
        }
        // "the Ohio Democrat" is rather somebody of Ohio.
        let from = |who: Referent| match who {
            Referent::Entity(e) => {
                let mut places = d.phrase.iter().filter(|&w| w < d.head).filter_map(|w| doc.mention(w));
                places.any(|f| self.discourse.profiles.is_from(e, f.entity))
            }
            Referent::Unnamed(_) => false,
        };
        // "the 81-year-old" is whose age was given.
        let aged = |p: &Place| matches!(p.who, Referent::Entity(e) if age.is_some_and(|n| self.discourse.profiles.aged(e, n)));
        if let Some(p) = age.and_then(|_| self.discourse.places.until(d.head).take(BEFORE).find(|p| aged(p))) {
            return Some(p.who);
        }
        let at = d.phrase.start as usize;
        let local = || self.discourse.topic(doc, at, d.gender, |who| from(who) && !voice(who));
        let anybody = || self.discourse.topic(doc, at, d.gender, |who| !voice(who));
        let who = (if named { local() } else { None }).or_else(anybody)?;
        match who {
            Referent::Unnamed(u) if self.discourse.unnamed[u as usize].words.contains(d.head) => None,
            Referent::Entity(e) if d.whose == Some(e) => None,
            Referent::Entity(e) if d.country.is_some_and(|c| doc.entities[e as usize].country.is_some_and(|own| own != c)) => {
                None
            }
            _ => Some(who),
        }
    }

    /// Nouns of people who speak for others or are nobody in particular.
    pub(super) fn own(&self, lemma: u32) -> bool {
        matches!(
            self.doc.lexicon.form(lemma),
            "official" | "source" | "witness" | "spokesman" | "spokeswoman" | "spokesperson" | "diplomat" | "resident" | "aide"
        )
    }

    /// A body without a name that came up shortly before: "a shipowners' group ... The group said".
    fn introduced(&self, head: usize) -> Option<Who> {
        let doc = self.doc;
        let lemma = doc.lex(head).lemma;
        let here = self.discourse.sentence_of[head];
        let at = doc.syntax.of_word[head] as usize;
        for c in doc.syntax.chunks[..at].iter().rev().take(INTRODUCED) {
            let word = c.head as usize;
            if here - self.discourse.sentence_of[word] > 2 {
                return None;
            }
            if !c.is_noun() || self.discourse.quoted(word) || doc.lex(word).lemma != lemma {
                continue;
            }
            let first = doc.lexicon.form(doc.words[c.words.start as usize].lex);
            let anew = matches!(first, "a" | "an" | "another") && doc.class(word) & class::PLURAL == 0;
            let free = doc.mention(word).is_none() && c.words.len() > 2 && !doc.words[word].is_possessive();
            // "a Danish group, Nordhavn": the group has a name.
            let next = doc.syntax.of_word[c.words.end as usize - 1] as usize + 1;
            let named = doc.syntax.chunks.get(next + 1).is_some_and(|n| n.is_noun() && doc.mention(n.head as usize).is_some())
                && doc.syntax.chunks[next].kind == ChunkKind::Comma;
            return (anew && free && !named)
                .then(|| self.unnamed(without_article(doc, c.words, word), word, SpeakerKind::Organization));
        }
        None
    }

    /// The organization that "the agency" means: the last whose name holds the noun; else the last whose name or kind the
    /// noun stands for, or that the article calls so.
    fn organization(&self, head: usize) -> Option<u32> {
        let doc = self.doc;
        let lemma = doc.lex(head).lemma;
        let form = doc.lexicon.form(lemma);
        let here = self.discourse.sentence_of[head];
        let body = |e: u32, p: &Place| {
            matches!(doc.entities[e as usize].kind, EntityKind::Organization | EntityKind::Outlet) && (!p.quoted || p.spoke)
        };
        let holds = |e: u32, word: &str| doc.entities[e as usize].name.split([' ', '-']).any(|w| w.eq_ignore_ascii_case(word));
        let row = self.discourse.nouns.get(lemma).filter(|n| n.scope == Scope::Body);
        let sort = |e: u32| match doc.known[e as usize] {
            NONE => "",
            entry => doc.dictionary.store.str(doc.dictionary.store.entries[entry as usize].sort),
        };
        let company = row.is_some_and(|n| n.sorts.contains(&"company"));
        let fits = |e: u32| {
            holds(e, form)
                || self.discourse.profiles.has(e, lemma)
                || company && self.discourse.profiles.nouns(e).any(|n| self.makes(n))
                || row.is_some_and(|n| {
                    n.sorts.contains(&sort(e))
                        || n.outlets && doc.entities[e as usize].kind == EntityKind::Outlet
                        || n.words.iter().any(|&w| holds(e, doc.lexicon.form(w)) || self.discourse.profiles.has(e, w))
                })
        };
        let known = self.discourse.last(head, |e, p| here - p.sentence <= BODY && body(e, p) && fits(e));
        let known = known.or_else(|| self.discourse.last(head, |e, p| body(e, p) && holds(e, form)));
        // Of a name that says nothing of its kind, the only one near: "the company".
        known.or_else(|| {
            let strange = |e: u32| doc.known[e as usize] == NONE && !self.discourse.profiles.any(e) && !self.has_head(e);
            row.filter(|n| n.sorts.contains(&"company"))?;
            let mut near = self.discourse.places.until(head).take(BEHIND).take_while(|p| here - p.sentence <= BODY);
            let first = near.find_map(|p| match p.who {
                Referent::Entity(e) if body(e, p) && strange(e) => Some(e),
                _ => None,
            })?;
            let other = |p: &Place| matches!(p.who, Referent::Entity(e) if e != first && body(e, p) && strange(e));
            (!near.any(other)).then_some(first)
        })
    }

    /// A noun that means companies alone: "carmaker", "insurer".
    fn makes(&self, noun: u32) -> bool {
        self.discourse.nouns.get(noun).is_some_and(|n| n.sorts.as_ref() == ["company"])
    }

    /// A name that says what it is: "Ministry", "Committee", an acronym.
    fn has_head(&self, entity: u32) -> bool {
        let doc = self.doc;
        doc.entities[entity as usize].name.split([' ', '-']).any(|w| {
            let class = doc.lexicon.class(doc.lexicon.get(w.as_bytes()));
            class & (class::NAME_HEAD | class::GROUP) != 0 || w.len() < 6 && w.bytes().all(|b| b.is_ascii_uppercase())
        })
    }
}

/// The phrase of somebody unnamed without its article, so that "a source" and "the source" are one.
pub(super) fn without_article(doc: &Doc<'_>, phrase: Range, head: usize) -> Range {
    let mut start = phrase.start;
    let form = doc.lexicon.form(doc.words[start as usize].lex);
    if (start as usize) < head && matches!(form, "a" | "an" | "the") {
        start += 1;
    }
    while start < phrase.end && doc.words[start as usize].kind == Kind::Quote {
        start += 1;
    }
    Range { start: start.min(head as u32), end: phrase.end }
}
