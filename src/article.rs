//! [`Article`]: the text and all that was found in it.

use crate::date::Date;
use crate::dates::DateMention;
use crate::entities::{Entity, Mention};
use crate::events::Event;
use crate::quotes::Quote;
use crate::segment::Sentence;
use crate::span::Span;
use crate::speakers::Speaker;
use crate::structure::{Dateline, Disclaimer, Paragraph};
use crate::themes::ThemeMention;
use std::borrow::Cow;

/// An analysed text: the text and the lists of what was found in it.
///
/// The only type with a lifetime: it borrows the text, or owns it after [`into_owned`](Article::into_owned). Everything
/// else is plain data that points into the text by [`Span`] and to each other by index.
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) date: Option<Date>,
    pub(crate) headline: Option<Span>,
    pub(crate) subheadlines: Vec<Span>,
    pub(crate) byline: Vec<Span>,
    pub(crate) dateline: Option<Dateline>,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) dates: Vec<DateMention>,
    pub(crate) events: Vec<Event>,
    pub(crate) themes: Vec<ThemeMention>,
    pub(crate) disclaimers: Vec<Disclaimer>,
}

impl<'t> Article<'t> {
    /// The analysed text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span.
    ///
    /// # Panics
    ///
    /// If `span` is not one of this article's: outside the text or not on character boundaries.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The publication date: the caller's, or else the dateline's.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The headline.
    #[must_use]
    pub fn headline(&self) -> Option<Span> {
        self.headline
    }

    /// The lines that continue the headline.
    #[must_use]
    pub fn subheadlines(&self) -> &[Span] {
        &self.subheadlines
    }

    /// The lines that say who wrote the article.
    #[must_use]
    pub fn byline(&self) -> &[Span] {
        &self.byline
    }

    /// Where and when it was written.
    #[must_use]
    pub fn dateline(&self) -> Option<&Dateline> {
        self.dateline.as_ref()
    }

    /// The paragraphs, in order.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The countries, people, organizations, outlets, places and treaties that the article names.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Where it names them, in order.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Who speaks.
    #[must_use]
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// What is said, in order.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The dates, in order.
    #[must_use]
    pub fn dates(&self) -> &[DateMention] {
        &self.dates
    }

    /// What happens, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What it is about.
    #[must_use]
    pub fn themes(&self) -> &[ThemeMention] {
        &self.themes
    }

    /// What is boilerplate.
    #[must_use]
    pub fn disclaimers(&self) -> &[Disclaimer] {
        &self.disclaimers
    }

    /// The speaker of a quote.
    #[must_use]
    pub fn speaker_of(&self, quote: &Quote) -> Option<&Speaker> {
        self.speakers.get(quote.speaker?)
    }

    /// The same article with a text of its own, so that it may outlive the text it was made from.
    #[must_use]
    pub fn into_owned(self) -> Article<'static> {
        Article {
            text: Cow::Owned(self.text.into_owned()),
            date: self.date,
            headline: self.headline,
            subheadlines: self.subheadlines,
            byline: self.byline,
            dateline: self.dateline,
            paragraphs: self.paragraphs,
            sentences: self.sentences,
            entities: self.entities,
            mentions: self.mentions,
            speakers: self.speakers,
            quotes: self.quotes,
            dates: self.dates,
            events: self.events,
            themes: self.themes,
            disclaimers: self.disclaimers,
        }
    }
}
