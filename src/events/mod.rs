//! Stage 9, events: who did what to whom, coded in PLOVER and CAMEO.

use crate::code::{ActorCode, Cameo, Country, Sector};
use crate::date::Date;
use crate::dates::DateMention;
use crate::doc::Doc;
use crate::error::Error;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::quotes::Quote;
use crate::rule::Rule;
use crate::span::Span;
use crate::speakers::Speaker;

/// The 16 event types of PLOVER 0.8 (Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable Event
/// Records", manual of 2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[rustfmt::skip]
#[allow(missing_docs)] // The names are the ontology's own; the table in the guide says what each means.
pub enum Plover {
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
    Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
}

impl Plover {
    /// All types, in the manual's order.
    #[rustfmt::skip]
    pub const ALL: [Plover; 16] = [
        Plover::Agree, Plover::Consult, Plover::Support, Plover::Concede, Plover::Cooperate, Plover::Aid, Plover::Retreat, Plover::Request,
        Plover::Accuse, Plover::Reject, Plover::Threaten, Plover::Protest, Plover::Sanction, Plover::Mobilize, Plover::Coerce, Plover::Assault,
    ];

    /// The name as PLOVER writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Plover::Agree => "AGREE",
            Plover::Consult => "CONSULT",
            Plover::Support => "SUPPORT",
            Plover::Concede => "CONCEDE",
            Plover::Cooperate => "COOPERATE",
            Plover::Aid => "AID",
            Plover::Retreat => "RETREAT",
            Plover::Request => "REQUEST",
            Plover::Accuse => "ACCUSE",
            Plover::Reject => "REJECT",
            Plover::Threaten => "THREATEN",
            Plover::Protest => "PROTEST",
            Plover::Sanction => "SANCTION",
            Plover::Mobilize => "MOBILIZE",
            Plover::Coerce => "COERCE",
            Plover::Assault => "ASSAULT",
        }
    }

    /// The type's quad class.
    #[must_use]
    pub fn quad(self) -> QuadClass {
        match self {
            Plover::Agree | Plover::Consult | Plover::Support | Plover::Concede => QuadClass::VerbalCooperation,
            Plover::Cooperate | Plover::Aid | Plover::Retreat => QuadClass::MaterialCooperation,
            Plover::Request | Plover::Accuse | Plover::Reject | Plover::Threaten => QuadClass::VerbalConflict,
            Plover::Protest | Plover::Sanction | Plover::Mobilize | Plover::Coerce | Plover::Assault => {
                QuadClass::MaterialConflict
            }
        }
    }
}

/// Words or deeds, with or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuadClass {
    /// `verbal-cooperation`
    VerbalCooperation,
    /// `material-cooperation`
    MaterialCooperation,
    /// `verbal-conflict`
    VerbalConflict,
    /// `material-conflict`
    MaterialConflict,
}

impl QuadClass {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            QuadClass::VerbalCooperation => "verbal-cooperation",
            QuadClass::MaterialCooperation => "material-cooperation",
            QuadClass::VerbalConflict => "verbal-conflict",
            QuadClass::MaterialConflict => "material-conflict",
        }
    }
}

/// Whether the event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventStatus {
    /// It happened.
    Occurred,
    /// It goes on.
    Ongoing,
    /// It is to happen.
    Planned,
    /// It may happen, or would under a condition.
    Hypothetical,
    /// It did not happen.
    Negated,
    /// Somebody demands that it happen.
    Demanded,
}

impl EventStatus {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EventStatus::Occurred => "occurred",
            EventStatus::Ongoing => "ongoing",
            EventStatus::Planned => "planned",
            EventStatus::Hypothetical => "hypothetical",
            EventStatus::Negated => "negated",
            EventStatus::Demanded => "demanded",
        }
    }
}

/// Who acts or is acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Actor {
    /// The words that name the actor.
    pub span: Span,
    /// Country and sector as one code: `KORGOV`.
    pub code: Option<ActorCode>,
    /// Country.
    pub country: Option<Country>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Index in [`Article::entities`](crate::Article::entities).
    pub entity: Option<usize>,
}

/// A happening between, or inside, political actors.
///
/// `Japan expelled two Russian diplomats` is one; `Ties have a long history` is none.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// The clause.
    pub span: Span,
    /// The words that show the event.
    pub trigger: Span,
    /// Its type.
    pub plover: Plover,
    /// Its CAMEO code, where the wording allows one.
    pub cameo: Option<Cameo>,
    /// Goldstein value of the CAMEO code in tenths, -100 to 100 (Goldstein 1992, as mapped by the CAMEO codebook).
    pub goldstein_tenths: Option<i16>,
    /// Who acts.
    pub source: Vec<Actor>,
    /// Who is acted upon.
    pub target: Vec<Actor>,
    /// Whether it happened.
    pub status: EventStatus,
    /// When.
    pub date: Option<Date>,
    /// Where: a country.
    pub place: Option<Country>,
    /// Who reports it: index in [`Article::speakers`](crate::Article::speakers).
    pub reporter: Option<usize>,
    /// The pattern that fired.
    pub rule: Rule,
}

/// The patterns of `events.tsv`, made ready.
pub(crate) struct Patterns {}

impl Patterns {
    pub(crate) fn new(_language: &Language, _lexicon: &mut Lexicon) -> Result<Patterns, Error> {
        Ok(Patterns {})
    }
}

/// Finds the events.
pub(crate) fn find(
    _doc: &Doc<'_>,
    _patterns: &Patterns,
    _quotes: &[Quote],
    _speakers: &[Speaker],
    _dates: &[DateMention],
) -> Vec<Event> {
    Vec::new()
}
