//! Stage 5, entities: which of a name's senses is meant, names that no table holds, and who is the same.

use crate::code::{Country, Sector};
use crate::dictionary::{EntityKind, Hit};
use crate::doc::Doc;
use crate::segment::Range;
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

/// What stage 5 finds.
#[derive(Default)]
pub(crate) struct Entities {
    pub(crate) entities: Vec<Entity>,
    pub(crate) found: Vec<Found>,
    pub(crate) mention_of: Vec<u32>,
}

/// Decides between the senses of the `hits`, adds names that no table holds, and joins the names of one entity.
pub(crate) fn find(doc: &Doc<'_>, _hits: &[Hit]) -> Entities {
    Entities { entities: Vec::new(), found: Vec::new(), mention_of: vec![u32::MAX; doc.words.len()] }
}
