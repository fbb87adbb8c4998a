//! Whom a source means: the order of the decisions.
//!
//! A pronoun goes to [`pronouns`](super::pronouns). Of everything else the first that applies: names that are joined
//! ("Lee and Kim"); a name at the head; a name behind a title; a name in apposition; the author of a document; a name that
//! is no entity; a description, in [`describe`](super::describe).

use super::SpeakerKind;
use super::describe::without_article;
use super::discourse::{Discourse, Place, Referent, Unnamed};
use super::nouns::Scope;
use crate::dictionary::{Class, EntityKind, Gender, Index, fold_word, hash};
use crate::doc::Doc;
use crate::lexicon::{class, pronoun};
use crate::quotes::Attribution;
use crate::segment::{Kind, Range};
use crate::span::Span;
use crate::syntax::{Chunk, ChunkKind, Tag, noun};
use std::cell::{Cell, OnceCell};

/// Who speaks.
#[derive(Clone, Debug)]
pub(super) enum Who {
    /// An entity of the article.
    Entity(u32),
    /// An entity by the name that the article gives it.
    Called(u32, Range),
    /// Several, with those that are named.
    Group { words: Range, members: Vec<u32> },
    /// Somebody who is no entity and was met before: index in [`Discourse::unnamed`].
    Known(u32),
    /// Somebody who is no entity.
    New(Unnamed),
}

/// Whom a relative pronoun stands for.
enum Antecedent {
    Person(u32),
    /// A noun phrase and its deciding word.
    Phrase(Range, usize),
}

/// How somebody is named who may have been described before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// "..., Ana Vell said."
    Source,
    /// "Ana Vell arrived."
    Subject,
    /// "The widow, Ana Vell, arrived."
    Apposed,
}

impl From<Referent> for Who {
    fn from(who: Referent) -> Who {
        match who {
            Referent::Entity(e) => Who::Entity(e),
            Referent::Unnamed(u) => Who::Known(u),
        }
    }
}

pub(super) struct Resolver<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) discourse: Discourse<'a>,
    /// The last group that spoke, for "they".
    pub(super) group: Option<Who>,
    /// People by the hash of the last word of their names, made when first asked for; the one named first comes first.
    people: OnceCell<Index>,
    /// Of each entity whether the text holds its name as the tables write it, where that has been asked.
    literal: Vec<Cell<Option<bool>>>,
    /// Of each entity how well it fits a description, and the number of the description: a person who comes up in many
    /// places is weighed once for each.
    pub(super) fits: Vec<Cell<(u32, Option<f32>)>>,
    /// The number of the last description.
    pub(super) described: Cell<u32>,
}

/// How many of those who are no entities are asked for a name, the last ones first.
const MET: usize = 200;
/// The last paragraph in which somebody with an indefinite article may be whom the article is about.
const LEDE: u32 = 3;
/// How many nouns are kept with whom they meant.
const LEARNED: usize = 64;
/// How many places and sentences back somebody was described who is named now.
const LATER: usize = 12;
const SOON: u32 = 4;
/// How many chunks a relative clause before an apposition may have.
const RELATIVE: usize = 10;
/// How many bytes from the beginning are searched for a name as the tables write it: an article is shorter.
const ARTICLE: usize = 100_000;

/// A source's bytes: a possessive ending at its end is no part of it.
pub(super) fn source_span(doc: &Doc<'_>, words: Range) -> Span {
    let span = doc.span(words);
    let tail = words.end.checked_sub(1).map_or(0, |w| doc.words[w as usize].tail);
    Span::raw(span.start() as u32, span.end() as u32 - u32::from(tail))
}

impl<'a> Resolver<'a> {
    pub(super) fn new(doc: &'a Doc<'a>, discourse: Discourse<'a>) -> Resolver<'a> {
        let literal = vec![Cell::new(None); doc.entities.len()];
        let fits = vec![Cell::new((0, None)); doc.entities.len()];
        Resolver { doc, discourse, group: None, people: OnceCell::new(), literal, fits, described: Cell::new(0) }
    }

    /// Remembers who an attribution's source is, and gives whom the source stands for.
    pub(super) fn note(&mut self, who: &Who, a: &Attribution) -> Who {
        let word = a.source_head.unwrap_or(a.parts[0].start);
        // A letter or statement of somebody's speaks for them, but is not who a pronoun means next.
        let own = self.doc.words[word as usize].tag == Tag::Pronoun
            || self.doc.mention(word as usize).is_some()
            || self.doc.class(word as usize) & class::PERSON != 0;
        if let (Who::Entity(e), true) = (who, own) {
            self.introduce(*e, word, Naming::Source);
        }
        self.place(who, word, own, own && !self.discourse.reported[word as usize])
    }

    /// Who is named in full as the subject of a sentence that is no attribution.
    pub(super) fn named(&mut self, word: u32) {
        if let Some(f) = self.doc.mention(word as usize) {
            if self.doc.sentences[self.discourse.sentence_of[word as usize] as usize].paragraph <= LEDE {
                self.introduce(f.entity, word, Naming::Subject);
            }
        }
    }

    /// Who was described first and is named now: "The widow of a reporter sued the state. ... “...,” Ana Vell said." Only
    /// somebody of whom the article says nothing at all, or of whom it says the same noun, named for the first time, and
    /// soon.
    pub(super) fn introduce(&mut self, entity: u32, word: u32, naming: Naming) {
        let doc = self.doc;
        if doc.entities[entity as usize].kind != EntityKind::Person || self.discourse.unnamed.is_empty() {
            return;
        }
        let here = self.discourse.sentence_of[word as usize];
        // The name may stand behind the noun: "the aide, Ana Vell".
        let named = |p: &Place| p.new && p.who == Referent::Entity(entity);
        let before = self.discourse.places.until(word as usize + 1).take(LATER).take_while(|p| p.sentence == here);
        let behind = self.discourse.places.from(word as usize + 1).take(LATER).take_while(|p| p.sentence == here);
        if !before.chain(behind.take(if naming == Naming::Apposed { LATER } else { 0 })).any(named) {
            return;
        }
        let last = self.discourse.places.until(word as usize).take(LATER).take_while(|p| here - p.sentence <= SOON);
        let mut last = last.filter_map(|p| match p.who {
            Referent::Unnamed(u) if p.prominent && !p.quoted => Some((u, p.sentence, p.spoke)),
            _ => None,
        });
        let Some((u, sentence, spoke)) = last.next() else { return };
        let unnamed = self.discourse.unnamed[u as usize];
        let (own, gender) = (self.discourse.profiles.gender(entity), unnamed.gender);
        let clash = own != Gender::Unknown && gender != Gender::Unknown && own != gender;
        if unnamed.kind != SpeakerKind::Anonymous || unnamed.later.is_some() || clash || sentence == here {
            return;
        }
        let lemma = doc.lex(unnamed.head as usize).lemma;
        // One spokesman may speak before another is named.
        if naming == Naming::Subject && self.own(lemma) {
            return;
        }
        let called = self.discourse.profiles.has(entity, lemma);
        let first = unnamed.words.start.checked_sub(1).map_or("", |w| doc.lexicon.form(doc.words[w as usize].lex));
        let indefinite = matches!(first, "a" | "an")
            || matches!(doc.lexicon.form(doc.words[unnamed.words.start as usize].lex), "another" | "one");
        // In the first paragraphs: the headline and the lede may come before.
        let lede = doc.sentences[sentence as usize].paragraph <= LEDE;
        let whose = |w: usize| doc.words[w].tag == Tag::Poss || doc.words[w].is_possessive();
        // A headline does without articles.
        let bare = doc.words[unnamed.words.start as usize].starts_line()
            && doc.structure.headline.is_some_and(|h| h.contains(doc.words[unnamed.words.start as usize].start as usize));
        // "A former engineer told senators so. Ana Vell, 41, said"
        let aged = indefinite && lede && spoke && self.discourse.profiles.is_aged(entity) && !self.discourse.profiles.any(entity);
        let definite = aged || first == "the" || unnamed.words.iter().any(whose) || bare;
        if called && (lede || !indefinite) || definite && !self.own(lemma) && self.suits(entity, &unnamed) {
            self.discourse.unnamed[u as usize].later = Some(entity);
            self.discourse.learned.push((entity, lemma));
        }
    }

    /// Whether nothing speaks against it that somebody described with "the" is the person who is named next: the article
    /// says nothing else of the person, and the tables nothing, or a word of the description.
    fn suits(&self, entity: u32, unnamed: &Unnamed) -> bool {
        let doc = self.doc;
        let profiles = &self.discourse.profiles;
        let country =
            |w: usize| doc.mention(w).map(|f| &doc.entities[f.entity as usize]).filter(|e| e.kind == EntityKind::Country);
        let own = doc.entities[entity as usize].country;
        if unnamed.words.iter().filter_map(country).any(|e| e.country.is_some() && own.is_some() && e.country != own) {
            return false;
        }
        let word = |w: usize| doc.words[w].is_word() && country(w).is_none() && profiles.has(entity, doc.lex(w).lemma);
        !profiles.any(entity) || !profiles.said(entity) && unnamed.words.iter().any(word)
    }

    /// Remembers whom the words at `word` mean.
    pub(super) fn place(&mut self, who: &Who, word: u32, prominent: bool, spoke: bool) -> Who {
        let referent = match who {
            Who::Entity(e) | Who::Called(e, _) => Referent::Entity(*e),
            Who::Known(u) => Referent::Unnamed(*u),
            Who::New(unnamed) => {
                self.discourse.unnamed.push(*unnamed);
                Referent::Unnamed(self.discourse.unnamed.len() as u32 - 1)
            }
            Who::Group { .. } => {
                self.group = Some(who.clone());
                return who.clone();
            }
        };
        self.learn_gender(referent, word as usize);
        let class = self.doc.class(word as usize);
        if let (Referent::Entity(e), true) = (referent, class & class::PERSON != 0 && self.doc.mention(word as usize).is_none()) {
            let learned = (e, self.doc.lex(word as usize).lemma);
            if self.discourse.learned.len() < LEARNED && !self.discourse.learned.contains(&learned) {
                self.discourse.learned.push(learned);
            }
        }
        let who = if let Who::New(_) = who { Who::from(referent) } else { who.clone() };
        if let Referent::Unnamed(u) = referent {
            if self.discourse.unnamed[u as usize].kind == SpeakerKind::Group {
                self.group = Some(who.clone());
            }
        }
        self.discourse.add(Place {
            word,
            sentence: self.discourse.sentence_of[word as usize],
            who: referent,
            prominent,
            quoted: false,
            spoke,
            reported: self.discourse.reported[word as usize],
            new: false,
            first: false,
        });
        who
    }

    /// Whom "she" meant is a woman from there on.
    fn learn_gender(&mut self, who: Referent, word: usize) {
        let guessed = matches!(who, Referent::Entity(e) if self.doc.guessed[e as usize]);
        let open = self.discourse.gender(self.doc, who).is_some_and(|g| g == Gender::Unknown || guessed);
        if self.doc.words[word].tag != Tag::Pronoun || !open {
            return;
        }
        let bits = self.pronoun_bits(word);
        let gender = match (bits & pronoun::MALE != 0, bits & pronoun::FEMALE != 0) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => return,
        };
        match who {
            Referent::Entity(e) => self.discourse.profiles.set_gender(e, gender),
            Referent::Unnamed(u) => self.discourse.unnamed[u as usize].gender = gender,
        }
    }

    /// Resolves the source `words` with its deciding word `head`, of an attribution in `sentence`.
    pub(super) fn who(&self, words: Range, head: Option<u32>, sentence: usize) -> Option<Who> {
        let doc = self.doc;
        let head = head.unwrap_or(words.end - 1) as usize;
        let h = &doc.words[head];
        // "One of its former executives, Ana Vell, said"
        if h.lex == self.discourse.nouns.one {
            if let Some(e) = self.apposition(words, head, sentence) {
                return Some(Who::Entity(e));
            }
        }
        // "Lee, now the party's leader, who in May said": whom the pronoun stands for.
        if doc.words[words.start as usize].tag == Tag::Rel {
            match self.antecedent(words.start as usize, head) {
                Some(Antecedent::Person(e)) => return Some(Who::Entity(e)),
                Some(Antecedent::Phrase(words, head)) => return self.described_by(words, words, head),
                None => {}
            }
        }
        // "Vell herself wrote"
        if doc.class(head) & class::REFL != 0 && head > 0 {
            if let Some(f) =
                doc.mention(head - 1).filter(|f| f.words.end as usize == head && !doc.words[head - 1].is_possessive())
            {
                return Some(Who::Entity(f.entity));
            }
        }
        if h.tag == Tag::Pronoun || h.tag == Tag::Poss || h.tag == Tag::Rel {
            return self.pronoun(words, head, sentence);
        }
        // "lawmakers including Lee and Kim": the lawmakers.
        let first = &doc.syntax.chunks[doc.syntax.of_word[words.start as usize] as usize];
        if head >= first.words.end as usize && first.is(noun::PLURAL) && doc.class(first.head as usize) & class::PERSON != 0 {
            let next = doc.syntax.chunks.get(doc.syntax.of_word[first.words.end as usize - 1] as usize + 1);
            if next.is_some_and(|c| super::groups::opens_examples(doc, c)) {
                return self.description(words, first.words, first.head as usize);
            }
        }
        // "a source close to the talks": what stands behind the person is no noun.
        let person = |w: usize| doc.class(w) & class::PERSON != 0 || self.discourse.nouns.get(doc.lex(w).lemma).is_some();
        let behind = head > words.start as usize && doc.class(head) & (class::ADJ | class::PERSON) == class::ADJ;
        let head = if behind && h.tag == Tag::Noun && person(head - 1) { head - 1 } else { head };
        // The phrase around the head, without what is joined to it.
        let phrase = self.phrase(words, head);
        if let Some(group) = self.joint(words, head) {
            return Some(group);
        }
        if let Some(f) = self.head_mention(phrase, head) {
            return Some(self.by_entity(f, phrase, head));
        }
        let titled = doc.class(head) & (class::PERSON | class::TITLE) != 0;
        if let Some(e) = self.named_behind(words, head).filter(|_| titled) {
            return Some(Who::Entity(e));
        }
        // "the campaign manager, Ana Vell, said": a name in apposition.
        if let Some(e) = self.apposition(words, head, sentence) {
            return Some(Who::Entity(e));
        }
        if let Some(e) = self.author(words, phrase, head) {
            return Some(Who::Entity(e));
        }
        // "the CEO"
        let listed = || self.discourse.nouns.get(doc.lex(head).lemma).is_some_and(|n| n.scope != Scope::Body);
        if h.tag == Tag::Name && !titled && !(self.has_determiner(phrase) && listed()) {
            return Some(self.unlisted(phrase, head));
        }
        self.description(words, phrase, head)
    }

    /// Whom "who" at word `rel` means, where the deciding word `head` is no name: the person named right before it or before an
    /// apposition, "Lee, a lawmaker who", or the people of the noun phrase before it.
    fn antecedent(&self, rel: usize, head: usize) -> Option<Antecedent> {
        let doc = self.doc;
        let person = |c: &Chunk| {
            let f = doc.mention(c.head as usize).filter(|_| !doc.words[c.head as usize].is_possessive())?;
            (doc.entities[f.entity as usize].kind == EntityKind::Person).then_some(f.entity)
        };
        if doc.lexicon.form(doc.words[rel].lex) != "who" || doc.mention(head).is_some() {
            return None;
        }
        let chunks = &doc.syntax.chunks;
        let at = (doc.syntax.of_word[rel] as usize).min(chunks.len());
        let behind = |k: usize| k.checked_sub(1).map(|k| chunks[k].kind);
        for (k, c) in chunks[..at].iter().enumerate().rev().take(RELATIVE) {
            match c.kind {
                ChunkKind::Comma | ChunkKind::Adv | ChunkKind::Prep => continue,
                ChunkKind::Noun => {}
                _ => return None,
            }
            if let Some(e) = person(c) {
                return Some(Antecedent::Person(e));
            }
            let class = doc.class(c.head as usize);
            if class & (class::PERSON | class::GROUP) != 0 && doc.mention(c.head as usize).is_none() {
                // Behind a name and a comma it says who that is.
                let name = k.checked_sub(2).filter(|_| class & class::PLURAL == 0 && behind(k) == Some(ChunkKind::Comma));
                return match name.and_then(|k| person(&chunks[k])) {
                    Some(e) => Some(Antecedent::Person(e)),
                    None => Some(Antecedent::Phrase(c.words, c.head as usize)),
                };
            }
            // "of Florida" belongs to what stands before it.
            if behind(k) != Some(ChunkKind::Prep) {
                return None;
            }
        }
        None
    }

    /// The noun phrase of the head, cut to the source. Two chunks that only an adjective between nouns parted are one:
    /// "the Republican vice | presidential nominee".
    fn phrase(&self, words: Range, head: usize) -> Range {
        let doc = self.doc;
        let c = doc.syntax.of_word[head] as usize;
        let Some(chunk) = doc.syntax.chunks.get(c).filter(|x| x.kind == ChunkKind::Noun) else {
            return Range::new(head, head + 1);
        };
        let mut from = chunk.words.start;
        let before = c.checked_sub(1).map(|b| &doc.syntax.chunks[b]).filter(|b| b.is_noun() && b.words.end == from);
        if let Some(b) = before.filter(|b| !b.is(noun::TIME | noun::PRONOUN | noun::PLURAL)) {
            let common = doc.words[b.head as usize].tag == Tag::Noun && doc.mention(b.head as usize).is_none();
            if common && doc.class(b.head as usize) & class::PERSON == 0 && !doc.words[b.head as usize].is_possessive() {
                from = b.words.start;
            }
        }
        let start = if from < chunk.words.start { from } else { from.max(words.start.min(head as u32)) };
        Range { start, end: chunk.words.end.min(words.end.max(head as u32 + 1)) }
    }

    /// The mention at the head of the phrase: one that the head word is part of.
    fn head_mention(&self, phrase: Range, head: usize) -> Option<u32> {
        if let Some(f) = self.doc.mention(head) {
            return Some(f.entity);
        }
        // A head that is part of a longer name's tail ("Robert Vell Jr.").
        let before = head.checked_sub(1).filter(|&w| phrase.contains(w))?;
        (self.doc.words[head].tag == Tag::Name && self.doc.words[head].is_all_caps())
            .then(|| self.doc.mention(before).map(|f| f.entity))
            .flatten()
    }

    pub(super) fn by_entity(&self, entity: u32, phrase: Range, head: usize) -> Who {
        let doc = self.doc;
        let e = &doc.entities[entity as usize];
        // "Democrats", "South Koreans": the people, not the party or the state.
        let text = doc.str(head);
        let people = doc.words[head].kind == Kind::Alpha && text.ends_with('s') && !e.name.contains(text) && text.len() > 4;
        match e.kind {
            EntityKind::Organization | EntityKind::Country if people && !doc.words[head].is_all_caps() => {
                self.unnamed(phrase, head, SpeakerKind::Group)
            }
            // "the Turkish Ministry of Foreign Affairs": its name here, where the tables' one would not be recognised.
            EntityKind::Organization if phrase.len() > 1 && !self.literal(entity, phrase) => {
                Who::Called(entity, without_article(doc, phrase, head))
            }
            // "the German said": somebody of that nationality.
            EntityKind::Country if self.is_national(entity, phrase, head) => {
                let who = self.discourse.topic(doc, phrase.start as usize, Gender::Unknown, |_| true);
                let clash = |who: Referent| match who {
                    Referent::Entity(p) => doc.entities[p as usize].country.is_some_and(|c| Some(c) != e.country),
                    Referent::Unnamed(_) => false,
                };
                who.filter(|&w| !clash(w)).map_or_else(|| self.unnamed(phrase, head, SpeakerKind::Anonymous), Who::from)
            }
            // "the White House", "the Kremlin": the house that stands for a state speaks under its own name.
            EntityKind::Country if self.is_house(entity, phrase, head) => Who::Called(entity, without_article(doc, phrase, head)),
            EntityKind::Place | EntityKind::Treaty if phrase.len() > 1 && doc.words[head].tag != Tag::Name => {
                self.unnamed(phrase, head, SpeakerKind::Anonymous)
            }
            _ => Who::Entity(entity),
        }
    }

    /// "the German", "the Iraqi": one person, where "the French" are many.
    fn is_national(&self, entity: u32, phrase: Range, head: usize) -> bool {
        let doc = self.doc;
        let (first, text) = (doc.lexicon.form(doc.words[phrase.start as usize].lex), doc.str(head));
        first == "the"
            && phrase.start as usize + 1 == head
            && text.len() > 4
            && text.ends_with(['n', 'i'])
            && !doc.words[head].is_all_caps()
            && !doc.entities[entity as usize].name.ends_with(text)
            && !self.is_seat(head)
    }

    /// "the Kremlin": a seat of government, though it ends as "the German" does.
    fn is_seat(&self, head: usize) -> bool {
        let mut name = Vec::new();
        fold_word(self.doc.str(head), &mut name);
        name.push(b' ');
        self.doc.dictionary.named(&name).any(|(alias, _)| matches!(alias.class, Class::Metonym | Class::Capital))
    }

    /// A capitalised name with "the" that shares no word with the state's own.
    fn is_house(&self, entity: u32, phrase: Range, head: usize) -> bool {
        let doc = self.doc;
        let Some(f) = doc.mention(head) else { return false };
        let the = doc.lexicon.form(doc.words[phrase.start as usize].lex) == "the" && phrase.start + 1 == f.words.start;
        let name = &doc.entities[entity as usize].name;
        let short = |w: usize| doc.words[w].is_abbreviation() || doc.words[w].is_all_caps();
        the && f.words.iter().all(|w| doc.words[w].is_capital() && !short(w) && !name.contains(doc.str(w)))
    }

    /// Somebody who is no entity, by the noun phrase.
    pub(super) fn unnamed(&self, words: Range, head: usize, kind: SpeakerKind) -> Who {
        let gender = self.discourse.nouns.gender(self.doc.lex(head).lemma);
        Who::New(Unnamed { words, head: head as u32, kind, gender, named: false, later: None })
    }

    /// Whether the text holds the entity's name as the tables write it.
    fn literal(&self, entity: u32, phrase: Range) -> bool {
        let cell = &self.literal[entity as usize];
        cell.get().unwrap_or_else(|| {
            let (doc, name) = (self.doc, &*self.doc.entities[entity as usize].name);
            let mut end = doc.text.len().min(ARTICLE);
            while !doc.text.is_char_boundary(end) {
                end -= 1;
            }
            let literal = doc.slice(phrase).contains(name) || doc.text[..end].contains(name);
            cell.set(Some(literal));
            literal
        })
    }

    /// "Special Representative for Iran Brian Hook": a title with its complement, and the name at its end.
    fn named_behind(&self, words: Range, head: usize) -> Option<u32> {
        let doc = self.doc;
        let last = words.end as usize - 1;
        let f = doc
            .mention(last)
            .filter(|f| f.words.start as usize > head && doc.entities[f.entity as usize].kind == EntityKind::Person)?;
        // Not "the spokesman for Lee": a preposition right before the name makes it somebody else's.
        let before = &doc.words[f.words.start as usize - 1];
        (before.tag != Tag::Prep && before.tag != Tag::Det && before.tag != Tag::Coord && before.is_word()).then_some(f.entity)
    }

    /// The person who speaks in a document: "Lee's letter", "a tweet by Lee".
    fn author(&self, words: Range, phrase: Range, head: usize) -> Option<u32> {
        let doc = self.doc;
        if doc.class(head) & (class::DOCUMENT | class::SPEECH) == 0 {
            return None;
        }
        let person = |e: u32| doc.entities[e as usize].kind == EntityKind::Person;
        let possessor =
            phrase.iter().take_while(|&w| w < head).find(|&w| doc.words[w].is_possessive()).and_then(|w| doc.mention(w));
        if let Some(f) = possessor.filter(|f| person(f.entity)) {
            return Some(f.entity);
        }
        // "a tweet on Monday by Vell": a time may stand between.
        let end = words.end.max(head as u32 + 1) as usize;
        let chunks = &doc.syntax.chunks;
        let mut c = doc.syntax.of_word[end - 1] as usize + 1;
        while chunks.get(c).is_some_and(|x| x.is(noun::TIME) || x.kind == ChunkKind::Prep)
            && chunks.get(c).is_some_and(|x| !by(doc, x.words.start as usize))
            && chunks.get(c + 1).is_some_and(|x| x.is(noun::TIME) || x.kind == ChunkKind::Prep)
        {
            c += 1;
        }
        let behind = chunks.get(c).map(|x| x.words.start as usize).filter(|&w| by(doc, w));
        // "a speech Vell gave on Monday"
        let own = doc.syntax.of_word[head] as usize;
        if let (Some(n), Some(v)) = (chunks.get(own + 1), chunks.get(own + 2)) {
            let gave = n.is_noun() && n.words.start == chunks[own].words.end && v.is_verb() && v.link as usize == own + 1;
            if let Some(f) = doc.mention(n.head as usize).filter(|f| gave && person(f.entity)) {
                return Some(f.entity);
            }
        }
        let by = (head + 1..end).find(|&w| by(doc, w)).or(behind)?;
        let limit = chunks.get(doc.syntax.of_word[by] as usize + 1).filter(|x| x.is_noun())?.words;
        let named = limit.iter().find_map(|w| doc.mention(w)).filter(|f| person(f.entity));
        let titled = || {
            // "by Secretary of State Ana Vell"
            let tail = chunks.get(doc.syntax.of_word[limit.end as usize - 1] as usize + 2)?;
            doc.mention(tail.head as usize).filter(|f| person(f.entity) && doc.class(limit.end as usize - 1) & class::PERSON != 0)
        };
        named.or_else(titled).map(|f| f.entity)
    }

    /// Who is named behind the phrase between commas: "the campaign manager, Ana Vell, said", "the paper that broke the
    /// story, Gazeta, said".
    fn apposition(&self, words: Range, head: usize, sentence: usize) -> Option<u32> {
        let doc = self.doc;
        let one = doc.words[head].lex == self.discourse.nouns.one;
        let (person, body) = (one || doc.class(head) & class::PERSON != 0, doc.class(head) & class::GROUP != 0);
        if !person && !body || doc.class(head) & class::PLURAL != 0 {
            return None;
        }
        // "the ship's owner, Gazeta Lines, said"
        let row = self.discourse.nouns.get(doc.lex(head).lemma);
        let body = body || row.is_some_and(|n| n.sorts.contains(&"company"));
        let limit = doc.sentences[sentence].words;
        let chunks = &doc.syntax.chunks;
        let last = chunks.get(doc.syntax.of_word[words.end as usize - 1] as usize)?;
        let mut c = doc.syntax.of_word[last.words.end as usize - 1] as usize + 1;
        // Over the phrase's own prepositional phrases, and a relative clause.
        while chunks.get(c).is_some_and(|x| x.kind == ChunkKind::Prep)
            && chunks.get(c + 1).is_some_and(|x| x.kind == ChunkKind::Noun)
        {
            c += 2;
        }
        if chunks.get(c).is_some_and(|x| x.kind == ChunkKind::Rel) {
            let clause = chunks[c..].iter().take(RELATIVE).take_while(|x| x.kind != ChunkKind::Stop);
            c += clause.take_while(|x| x.kind != ChunkKind::Comma).count();
        }
        // "her mother and first coach, Ana Vell,"
        if let [and, noun] = chunks.get(c..c + 2).unwrap_or_default() {
            let single = class::PERSON | class::PLURAL;
            if person && and.kind == ChunkKind::Coord && noun.is_noun() && noun.class & single == class::PERSON {
                c += 2;
            }
        }
        chunks.get(c).filter(|x| matches!(x.kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Open))?;
        // "her husband, retired Col. James Vell,"
        let before = |x: &&crate::syntax::Chunk| x.kind == ChunkKind::Adj || x.is_verb() && x.words.len() == 1;
        let c = c + chunks[c + 1..].iter().take(2).take_while(before).count();
        let next = chunks.get(c + 1).filter(|x| x.kind == ChunkKind::Noun && limit.contains(x.words.start as usize))?;
        // "the manager, a Canadian named Ana Vell,"
        let called = |v: &Chunk| v.is_verb() && matches!(doc.lexicon.form(doc.words[v.head as usize].lex), "named" | "called");
        let (c, next) = match (chunks.get(c + 2), chunks.get(c + 3)) {
            (Some(v), Some(name)) if called(v) && name.is_noun() && person => (c + 2, name),
            _ => (c, next),
        };
        let f = doc.mention(next.head as usize)?;
        let kind = doc.entities[f.entity as usize].kind;
        let fits = person && kind == EntityKind::Person
            || body
                && matches!(kind, EntityKind::Organization | EntityKind::Outlet)
                && !doc.words[next.head as usize].is_possessive();
        // The name may be longer than the phrase: "Omar | al-Vell".
        let end = doc.syntax.of_word[f.words.end as usize - 1] as usize;
        let closes = chunks
            .get(end.max(c + 1) + 1)
            .is_some_and(|x| matches!(x.kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Close | ChunkKind::Stop));
        (fits && closes && !next.is(noun::TIME)).then_some(f.entity)
    }

    /// A name that is no entity: perhaps a part of one, or one that spoke before.
    fn unlisted(&self, phrase: Range, head: usize) -> Who {
        let doc = self.doc;
        let form = doc.str(head);
        // "VELL: We agree." in a transcript.
        let capital = doc.words[head].is_all_caps() && form.is_ascii() && form.len() > 3;
        let small = || if capital { self.person_called(&(form[..1].to_owned() + &form[1..].to_ascii_lowercase())) } else { None };
        if let Some(e) = self.person_called(form).or_else(small) {
            return Who::Entity(e);
        }
        let met = self.discourse.unnamed.iter().enumerate().rev().take(MET);
        if let Some((u, _)) = met.into_iter().find(|(_, u)| u.named && doc.str(u.head as usize) == form) {
            return Who::Known(u as u32);
        }
        let kind = if doc.class(head) & class::GROUP != 0 { SpeakerKind::Organization } else { SpeakerKind::Person };
        // The name alone: the capitalised words up to the head.
        let mut start = head;
        while start > phrase.start as usize && doc.words[start - 1].tag == Tag::Name {
            start -= 1;
        }
        let class = doc.class(start);
        let gender = match (class & class::MALE != 0, class & class::FEMALE != 0) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => Gender::Unknown,
        };
        Who::New(Unnamed { words: Range::new(start, head + 1), head: head as u32, kind, gender, named: true, later: None })
    }

    /// The first person whose name ends with a word.
    fn person_called(&self, form: &str) -> Option<u32> {
        let entities = self.doc.entities;
        let last = |e: u32| entities[e as usize].name.rsplit([' ', '-']).next().unwrap_or("");
        let people = self.people.get_or_init(|| {
            let mut people = Index::with_capacity(entities.len());
            let person = |e: &u32| entities[*e as usize].kind == EntityKind::Person;
            // The index gives what was added last first.
            (0..entities.len() as u32).rev().filter(person).for_each(|e| people.add(hash(last(e).as_bytes()), e));
            people
        });
        people.get(hash(form.as_bytes())).find(|&e| last(e) == form)
    }
}

/// "by", "from"
fn by(doc: &Doc<'_>, word: usize) -> bool {
    matches!(doc.lexicon.form(doc.words[word].lex), "by" | "from")
}
