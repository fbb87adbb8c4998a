//! Stage 7, speakers: who a quote's source is within the article.

use crate::code::Country;
use crate::doc::Doc;
use crate::entities::Role;
use crate::quotes::Quote;

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

/// Finds out who the sources of the `quotes` are, and writes it into them.
pub(crate) fn find(_doc: &Doc<'_>, _quotes: &mut [Quote]) -> Vec<Speaker> {
    Vec::new()
}
