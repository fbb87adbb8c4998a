//! Stage 5, entities: which of a name's senses is meant, names that no table holds, and who is the same.
//!
//! [`names`] walks the capitalised words and cuts them into candidates: names of the dictionary, names by shape,
//! surnames. [`roles`] reads what stands around a name: title, nationality, apposition. [`resolve`] chooses between the
//! senses of a known name by context and date. [`unify`] joins the candidates into entities, [`draft`] makes them. The tables behind it are
//! those of the dictionary; `name_words.tsv` has the words that names are made of.

mod draft;
mod names;
mod resolve;
mod roles;
mod unify;

pub(crate) use draft::term_title;

use crate::code::{Country, Sector};
use crate::dictionary::{EntityKind, Gender, Hits};
use crate::doc::Doc;
use crate::segment::{Places, Range};
use crate::span::Span;

/// A country, person, organization, outlet, place or treaty that the article names.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entity {
    /// `kind:slug`; stable for an entity of the dictionary (`person:lee-jae-myung`, `country:KOR`), made from the name
    /// for one that only the article knows.
    pub id: Box<str>,
    /// What it is.
    pub kind: EntityKind,
    /// The name in full.
    pub name: Box<str>,
    /// The country that it is or belongs to.
    pub country: Option<Country>,
    /// The office or function of a person on the article's date.
    pub role: Option<Role>,
}

/// What a person is: "President", sector `GOV`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Role {
    /// Code of the office in the tables (`head_of_state`), where it is one of those.
    pub office: Option<Box<str>>,
    /// The title as a text would write it: "President", "foreign ministry spokesman".
    pub title: Box<str>,
    /// Sector code, where the title shows it.
    pub sector: Option<Sector>,
}

/// One place where the article names an entity. Pronouns are no mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The name as it stands, without a possessive ending.
    pub span: Span,
    /// Index in [`Article::entities`](crate::Article::entities).
    pub entity: usize,
}

/// A mention as the later stages see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) words: Range,
    pub(crate) entity: u32,
}

/// What stage 5 finds besides the entities, in text order, and its buffers.
#[derive(Default)]
pub(crate) struct Mentions {
    pub(crate) found: Vec<Found>,
    pub(crate) places: Places,
    /// Of each entity, what the tables and titles know of its gender.
    pub(crate) genders: Vec<Gender>,
    /// Of each entity, whether its gender is a guess by the given name.
    pub(crate) guessed: Vec<bool>,
    /// Of each entity, its entry of the dictionary, or `NONE`.
    pub(crate) known: Vec<u32>,
    candidates: Vec<Candidate>,
    unifier: unify::Unifier,
}

/// What a candidate for a mention is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    /// A name of the dictionary: index into the hits.
    Known(u32),
    /// A part of somebody's name: one or two words that need a fuller form, a title or a context; index into the hits, or
    /// `NONE` for one that no table holds.
    Part(u32),
    /// A name by shape.
    Shape(EntityKind),
    /// A title that stands for its holder: "the Japanese PM".
    Holder,
}

/// A stretch of words that may be a mention.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    words: Range,
    what: What,
    role: roles::Around,
    /// In a line where capitals say nothing.
    loud: bool,
}

/// What the steps of this stage read.
struct Context<'a> {
    doc: &'a Doc<'a>,
    hits: &'a Hits,
    /// How often each country is named without doubt.
    countries: Vec<(Country, u32)>,
    /// Countries of which a state is named: "Alabama".
    federations: Vec<Country>,
}

impl Context<'_> {
    /// How often the article names a country.
    fn weight(&self, country: Country) -> u32 {
        self.countries.iter().find(|c| c.0 == country).map_or(0, |c| c.1)
    }
}

/// Decides between the senses of the `hits`, adds names that no table holds, and joins the names of one entity.
pub(crate) fn find(doc: &Doc<'_>, hits: &Hits, mentions: &mut Mentions) -> Vec<Entity> {
    let mut context = Context { doc, hits, countries: Vec::new(), federations: Vec::new() };
    context.countries = resolve::countries(&context);
    context.federations = resolve::federations(&context);
    names::find(&context, &mut mentions.candidates);
    unify::find(&context, mentions)
}
