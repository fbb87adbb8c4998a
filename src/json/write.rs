//! Writing: `In(text, thing)` is a thing seen together with the text that its spans point into.

use super::{Document, FORMAT_VERSION, Kind};
use crate::code::{ActorCode, Cameo, Country, Sector};
use crate::structure::Dateline;
use crate::{
    Actor, Article, Date, DateMention, Disclaimer, Entity, Event, Mention, Paragraph, Quote, Role, Rule, Sentence, Span, Speaker,
    ThemeMention,
};
use serde::{Serialize, Serializer};

impl Serialize for Article<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document(()).serialize(serializer)
    }
}

impl<I: Serialize> Serialize for Document<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Out<'a, I> {
            format_version: u32,
            id: &'a I,
            date: Option<Date>,
            text: &'a str,
            headline: Option<In<'a, Span>>,
            subheadlines: In<'a, [Span]>,
            byline: In<'a, [Span]>,
            dateline: Option<In<'a, Dateline>>,
            paragraphs: In<'a, [Paragraph]>,
            sentences: In<'a, [Sentence]>,
            entities: In<'a, [Entity]>,
            mentions: In<'a, [Mention]>,
            speakers: In<'a, [Speaker]>,
            quotes: In<'a, [Quote]>,
            dates: In<'a, [DateMention]>,
            events: In<'a, [Event]>,
            themes: In<'a, [ThemeMention]>,
            disclaimers: In<'a, [Disclaimer]>,
        }
        let a = self.article;
        let text: &str = &a.text;
        Out {
            format_version: FORMAT_VERSION,
            id: &self.id,
            date: a.date,
            text,
            headline: a.headline.as_ref().map(|s| In(text, s)),
            subheadlines: In(text, &a.subheadlines),
            byline: In(text, &a.byline),
            dateline: a.dateline.as_ref().map(|d| In(text, d)),
            paragraphs: In(text, &a.paragraphs),
            sentences: In(text, &a.sentences),
            entities: In(text, &a.entities),
            mentions: In(text, &a.mentions),
            speakers: In(text, &a.speakers),
            quotes: In(text, &a.quotes),
            dates: In(text, &a.dates),
            events: In(text, &a.events),
            themes: In(text, &a.themes),
            disclaimers: In(text, &a.disclaimers),
        }
        .serialize(serializer)
    }
}

/// A thing and the text that its spans point into.
struct In<'a, T: ?Sized>(&'a str, &'a T);

impl<'a, T> Serialize for In<'a, [T]>
where
    In<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|item| In(self.0, item)))
    }
}

/// Declares the fields of an object of the format, in order, and where each comes from.
macro_rules! object {
    ($kind:ty, |$text:ident, $it:ident| $out:ident { $($field:ident: $type:ty = $value:expr,)* }) => {
        impl Serialize for In<'_, $kind> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[derive(Serialize)]
                struct $out<'a> {
                    $($field: $type,)*
                    #[serde(skip)]
                    _text: std::marker::PhantomData<&'a str>,
                }
                let In($text, $it) = *self;
                $out { $($field: $value,)* _text: std::marker::PhantomData }.serialize(serializer)
            }
        }
    };
}

object! { Span, |text, it| Anchor {
    start: usize = it.start(),
    end: usize = it.end(),
    text: &'a str = &text[*it],
}}

object! { Dateline, |text, it| DatelineObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    place: Option<&'a str> = it.place.as_deref(),
    country: Option<Country> = it.country,
    date: Option<Date> = it.date,
    agency: Option<&'a str> = it.agency.as_deref(),
}}

object! { Paragraph, |_text, it| ParagraphObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    kind: &'a str = it.kind.name(),
}}

object! { Sentence, |_text, it| SentenceObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    paragraph: usize = it.paragraph,
}}

object! { Entity, |text, it| EntityObject {
    id: &'a str = &it.id,
    kind: &'a str = it.kind.name(),
    name: &'a str = &it.name,
    country: Option<Country> = it.country,
    role: Option<In<'a, Role>> = it.role.as_ref().map(|r| In(text, r)),
}}

object! { Role, |_text, it| RoleObject {
    office: Option<&'a str> = it.office.as_deref(),
    title: &'a str = &it.title,
    sector: Option<Sector> = it.sector,
}}

object! { Mention, |text, it| MentionObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    entity: usize = it.entity,
}}

object! { Speaker, |text, it| SpeakerObject {
    name: &'a str = &it.name,
    kind: &'a str = it.kind.name(),
    entity: Option<usize> = it.entity,
    role: Option<In<'a, Role>> = it.role.as_ref().map(|r| In(text, r)),
    country: Option<Country> = it.country,
    members: &'a [usize] = &it.members,
}}

object! { Quote, |text, it| QuoteObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    kind: &'a str = it.kind.name(),
    parts: In<'a, [Span]> = In(text, &it.parts),
    speaker: Option<usize> = it.speaker,
    source: Option<In<'a, Span>> = it.source.as_ref().map(|s| In(text, s)),
    cue: Option<In<'a, Span>> = it.cue.as_ref().map(|s| In(text, s)),
    via: &'a [usize] = &it.via,
    confidence: &'a str = it.confidence.name(),
    rule: &'a Rule = &it.rule,
}}

object! { DateMention, |text, it| DateObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    value: Option<Date> = it.value,
}}

object! { Event, |text, it| EventObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    trigger: In<'a, Span> = In(text, &it.trigger),
    plover: &'a str = it.plover.name(),
    cameo: Option<Cameo> = it.cameo,
    quad: &'a str = it.plover.quad().name(),
    goldstein: Option<f64> = it.goldstein_tenths.map(|tenths| f64::from(tenths) / 10.0),
    source: In<'a, [Actor]> = In(text, &it.source),
    target: In<'a, [Actor]> = In(text, &it.target),
    status: &'a str = it.status.name(),
    date: Option<Date> = it.date,
    place: Option<Country> = it.place,
    reporter: Option<usize> = it.reporter,
    rule: &'a Rule = &it.rule,
}}

object! { Actor, |text, it| ActorObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    code: Option<ActorCode> = it.code,
    country: Option<Country> = it.country,
    sector: Option<Sector> = it.sector,
    entity: Option<usize> = it.entity,
}}

object! { ThemeMention, |text, it| ThemeObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    theme: &'a str = &it.theme,
}}

object! { Disclaimer, |text, it| DisclaimerObject {
    start: usize = it.span.start(),
    end: usize = it.span.end(),
    text: &'a str = &text[it.span],
    kind: &'a str = &it.kind,
    also: &'a [Box<str>] = &it.also,
    issuer: Option<&'a str> = it.issuer.as_deref(),
    rule: &'a Rule = &it.rule,
}}

/// Values that stand in the JSON as their text.
macro_rules! text {
    ($($type:ty),*) => {
        $(impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        })*
    };
}

text!(Country, Sector, ActorCode, Cameo, Rule);

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.write(&mut [0; 10]))
    }
}
