//! Reading back: a document is believed only after its spans, texts and indexes have been checked against each other.

use super::{FORMAT_VERSION, Kind};
use crate::code::{ActorCode, Cameo, Country, Sector};
use crate::structure::Dateline;
use crate::{
    Actor, Article, Confidence, Date, DateMention, Disclaimer, Entity, EntityKind, Event, EventStatus, Mention, Paragraph,
    ParagraphKind, Plover, QuadClass, Quote, QuoteKind, Role, Rule, Sentence, Span, Speaker, SpeakerKind, ThemeMention,
};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads a document that [`Serialize`](serde::Serialize) wrote; its `id` and fields of a later version are passed over.
///
/// The text becomes the article's own: in JSON a line break is escaped, so that there is nothing to borrow.
///
/// # Errors
///
/// If the document has another [`FORMAT_VERSION`], a span leaves the text, cuts a character or disagrees with the
/// text that the object repeats, or an index points nowhere. The message names the object: `quotes[3].parts[0]: …`.
impl<'de> Deserialize<'de> for Article<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = DocumentObject::deserialize(deserializer)?;
        article(document).map_err(D::Error::custom)
    }
}

#[derive(serde::Deserialize)]
struct DocumentObject<'d> {
    format_version: u32,
    date: Option<Date>,
    text: String,
    #[serde(borrow)]
    headline: Option<Anchor<'d>>,
    subheadlines: Vec<Anchor<'d>>,
    byline: Vec<Anchor<'d>>,
    dateline: Option<DatelineObject<'d>>,
    paragraphs: Vec<ParagraphObject>,
    sentences: Vec<SentenceObject>,
    entities: Vec<EntityObject>,
    mentions: Vec<MentionObject<'d>>,
    speakers: Vec<SpeakerObject>,
    quotes: Vec<QuoteObject<'d>>,
    dates: Vec<DateObject<'d>>,
    events: Vec<EventObject<'d>>,
    themes: Vec<ThemeObject<'d>>,
    disclaimers: Vec<DisclaimerObject<'d>>,
}

/// Declares objects that begin with an anchor; serde's own `flatten` would buffer every one of them.
macro_rules! anchored {
    ($($name:ident { $($field:ident: $type:ty,)* })*) => {
        $(#[derive(serde::Deserialize)]
        struct $name<'d> {
            start: usize,
            end: usize,
            #[serde(borrow)]
            text: Cow<'d, str>,
            $($field: $type,)*
        }

        impl $name<'_> {
            fn anchor(&self) -> (usize, usize, Option<&str>) {
                (self.start, self.end, Some(&self.text))
            }
        })*
    };
}

anchored! {
    Anchor {}
    DatelineObject { place: Option<Box<str>>, country: Option<Country>, date: Option<Date>, agency: Option<Box<str>>, }
    MentionObject { entity: usize, }
    QuoteObject {
        kind: Name<QuoteKind>, parts: Vec<Anchor<'d>>, speaker: Option<usize>, source: Option<Anchor<'d>>,
        cue: Option<Anchor<'d>>, via: Vec<usize>, confidence: Name<Confidence>, rule: Rule,
    }
    DateObject { value: Option<Date>, }
    EventObject {
        trigger: Anchor<'d>, plover: Name<Plover>, cameo: Option<Cameo>, quad: Name<QuadClass>, goldstein: Option<f64>,
        source: Vec<ActorObject<'d>>, target: Vec<ActorObject<'d>>, status: Name<EventStatus>, date: Option<Date>,
        place: Option<Country>, reporter: Option<usize>, rule: Rule,
    }
    ActorObject { code: Option<ActorCode>, country: Option<Country>, sector: Option<Sector>, entity: Option<usize>, }
    ThemeObject { theme: Box<str>, }
    DisclaimerObject { kind: Box<str>, also: Vec<Box<str>>, issuer: Option<Box<str>>, rule: Rule, }
}

#[derive(serde::Deserialize)]
struct ParagraphObject {
    start: usize,
    end: usize,
    kind: Name<ParagraphKind>,
}

#[derive(serde::Deserialize)]
struct SentenceObject {
    start: usize,
    end: usize,
    paragraph: usize,
}

#[derive(serde::Deserialize)]
struct EntityObject {
    id: Box<str>,
    kind: Name<EntityKind>,
    name: Box<str>,
    country: Option<Country>,
    role: Option<RoleObject>,
}

#[derive(serde::Deserialize)]
struct RoleObject {
    office: Option<Box<str>>,
    title: Box<str>,
    sector: Option<Sector>,
}

#[derive(serde::Deserialize)]
struct SpeakerObject {
    name: Box<str>,
    kind: Name<SpeakerKind>,
    entity: Option<usize>,
    role: Option<RoleObject>,
    country: Option<Country>,
    members: Vec<usize>,
}

impl From<RoleObject> for Role {
    fn from(r: RoleObject) -> Role {
        Role { office: r.office, title: r.title, sector: r.sector }
    }
}

/// What a span or an index may point at.
struct Check {
    text: String,
    paragraphs: usize,
    entities: usize,
    speakers: usize,
}

type Checked<T> = Result<T, String>;

impl Check {
    fn span(&self, (start, end, repeated): (usize, usize, Option<&str>), path: fmt::Arguments<'_>) -> Checked<Span> {
        if start > end || end > self.text.len() || end > u32::MAX as usize {
            return Err(format!("{path}: {start}..{end} is no span of a text of {} bytes", self.text.len()));
        }
        let Some(found) = self.text.get(start..end) else {
            return Err(format!("{path}: {start}..{end} cuts a character: offsets count UTF-8 bytes"));
        };
        match repeated {
            Some(said) if said != found => Err(format!("{path}: at {start}..{end} stands {found:?}, not {said:?}")),
            _ => Ok(Span::new(start, end)),
        }
    }

    fn anchor(&self, a: &Anchor<'_>, path: fmt::Arguments<'_>) -> Checked<Span> {
        self.span(a.anchor(), path)
    }

    fn anchors(&self, list: &[Anchor<'_>], path: fmt::Arguments<'_>) -> Checked<Vec<Span>> {
        list.iter().enumerate().map(|(i, a)| self.anchor(a, format_args!("{path}[{i}]"))).collect()
    }

    fn index(&self, index: usize, length: usize, list: &str, path: fmt::Arguments<'_>) -> Checked<usize> {
        if index < length { Ok(index) } else { Err(format!("{path}: {index} points nowhere: there are {length} {list}")) }
    }

    fn entity(&self, index: usize, path: fmt::Arguments<'_>) -> Checked<usize> {
        self.index(index, self.entities, "entities", path)
    }

    fn speaker(&self, index: usize, path: fmt::Arguments<'_>) -> Checked<usize> {
        self.index(index, self.speakers, "speakers", path)
    }

    fn actors(&self, list: Vec<ActorObject<'_>>, path: fmt::Arguments<'_>) -> Checked<Vec<Actor>> {
        let actor = |(i, a): (usize, ActorObject<'_>)| {
            Ok(Actor {
                span: self.span(a.anchor(), format_args!("{path}[{i}]"))?,
                code: a.code,
                country: a.country,
                sector: a.sector,
                entity: a.entity.map(|e| self.entity(e, format_args!("{path}[{i}].entity"))).transpose()?,
            })
        };
        list.into_iter().enumerate().map(actor).collect()
    }

    fn quote(&self, i: usize, q: QuoteObject<'_>) -> Checked<Quote> {
        let via = q.via.iter().map(|&e| self.entity(e, format_args!("quotes[{i}].via")));
        Ok(Quote {
            span: self.span(q.anchor(), format_args!("quotes[{i}]"))?,
            kind: q.kind.0,
            parts: self.anchors(&q.parts, format_args!("quotes[{i}].parts"))?,
            speaker: q.speaker.map(|s| self.speaker(s, format_args!("quotes[{i}].speaker"))).transpose()?,
            source: q.source.map(|a| self.anchor(&a, format_args!("quotes[{i}].source"))).transpose()?,
            cue: q.cue.map(|a| self.anchor(&a, format_args!("quotes[{i}].cue"))).transpose()?,
            via: via.collect::<Result<_, _>>()?,
            confidence: q.confidence.0,
            rule: q.rule,
        })
    }

    fn event(&self, i: usize, e: EventObject<'_>) -> Checked<Event> {
        let plover = e.plover.0;
        if plover.quad() != e.quad.0 {
            return Err(format!("events[{i}].quad: {} is {}", plover.as_str(), plover.quad().as_str()));
        }
        Ok(Event {
            span: self.span(e.anchor(), format_args!("events[{i}]"))?,
            trigger: self.anchor(&e.trigger, format_args!("events[{i}].trigger"))?,
            plover,
            cameo: e.cameo,
            goldstein_tenths: e.goldstein.map(|g| tenths(g, i)).transpose()?,
            source: self.actors(e.source, format_args!("events[{i}].source"))?,
            target: self.actors(e.target, format_args!("events[{i}].target"))?,
            status: e.status.0,
            date: e.date,
            place: e.place,
            reporter: e.reporter.map(|s| self.speaker(s, format_args!("events[{i}].reporter"))).transpose()?,
            rule: e.rule,
        })
    }
}

fn tenths(goldstein: f64, i: usize) -> Checked<i16> {
    let tenths = (goldstein * 10.0).round();
    let exact = (tenths / 10.0 - goldstein).abs() < 1e-9 && tenths.abs() <= 100.0;
    if exact { Ok(tenths as i16) } else { Err(format!("events[{i}].goldstein: {goldstein} is not in tenths from -10 to 10")) }
}

/// Applies `f` to each item with its index.
fn each<T, U>(list: Vec<T>, f: impl Fn(usize, T) -> Checked<U>) -> Checked<Vec<U>> {
    list.into_iter().enumerate().map(|(i, item)| f(i, item)).collect()
}

fn article(d: DocumentObject<'_>) -> Checked<Article<'static>> {
    if d.format_version != FORMAT_VERSION {
        let version = d.format_version;
        return Err(format!("format_version {version} is not known: this version of demarche reads {FORMAT_VERSION}"));
    }
    let (paragraphs, entities, speakers) = (d.paragraphs.len(), d.entities.len(), d.speakers.len());
    let check = Check { text: d.text, paragraphs, entities, speakers };
    let dateline = |d: DatelineObject<'_>| {
        let span = check.span(d.anchor(), format_args!("dateline"))?;
        Checked::Ok(Dateline { span, place: d.place, country: d.country, date: d.date, agency: d.agency })
    };
    Ok(Article {
        date: d.date,
        headline: d.headline.map(|a| check.anchor(&a, format_args!("headline"))).transpose()?,
        subheadlines: check.anchors(&d.subheadlines, format_args!("subheadlines"))?,
        byline: check.anchors(&d.byline, format_args!("byline"))?,
        dateline: d.dateline.map(dateline).transpose()?,
        paragraphs: each(d.paragraphs, |i, p| {
            let span = check.span((p.start, p.end, None), format_args!("paragraphs[{i}]"))?;
            Ok(Paragraph { span, kind: p.kind.0 })
        })?,
        sentences: each(d.sentences, |i, s| {
            let span = check.span((s.start, s.end, None), format_args!("sentences[{i}]"))?;
            let paragraph = check.index(s.paragraph, check.paragraphs, "paragraphs", format_args!("sentences[{i}].paragraph"))?;
            Ok(Sentence { span, paragraph })
        })?,
        entities: each(d.entities, |_, e| {
            Ok(Entity { id: e.id, kind: e.kind.0, name: e.name, country: e.country, role: e.role.map(Role::from) })
        })?,
        mentions: each(d.mentions, |i, m| {
            let span = check.span(m.anchor(), format_args!("mentions[{i}]"))?;
            Ok(Mention { span, entity: check.entity(m.entity, format_args!("mentions[{i}].entity"))? })
        })?,
        speakers: each(d.speakers, |i, s| {
            let entity = s.entity.map(|e| check.entity(e, format_args!("speakers[{i}].entity"))).transpose()?;
            for &m in &s.members {
                check.speaker(m, format_args!("speakers[{i}].members"))?;
            }
            let role = s.role.map(Role::from);
            Ok(Speaker { name: s.name, kind: s.kind.0, entity, role, country: s.country, members: s.members })
        })?,
        quotes: each(d.quotes, |i, q| check.quote(i, q))?,
        dates: each(d.dates, |i, m| {
            Ok(DateMention { span: check.span(m.anchor(), format_args!("dates[{i}]"))?, value: m.value })
        })?,
        events: each(d.events, |i, e| check.event(i, e))?,
        themes: each(d.themes, |i, t| {
            Ok(ThemeMention { span: check.span(t.anchor(), format_args!("themes[{i}]"))?, theme: t.theme })
        })?,
        disclaimers: each(d.disclaimers, |i, b| {
            let span = check.span(b.anchor(), format_args!("disclaimers[{i}]"))?;
            Ok(Disclaimer { span, kind: b.kind, also: b.also, issuer: b.issuer, rule: b.rule })
        })?,
        text: Cow::Owned(check.text),
    })
}

/// An enum by its name.
struct Name<T>(T);

impl<'de, T: Kind> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text("a known name", T::parse)).map(Name)
    }
}

/// Reads a string through a function that knows which strings are right; the text says what is expected.
struct Text<T, F: Fn(&str) -> Option<T>>(&'static str, F);

impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for Text<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).ok_or_else(|| E::custom(format_args!("{text:?} is not {}", self.0)))
    }
}

macro_rules! text {
    ($($type:ty: $parse:expr, $expected:literal;)*) => {
        $(impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text($expected, $parse))
            }
        })*
    };
}

text! {
    Country: Country::new, "a country code of up to three capitals";
    Sector: Sector::new, "a sector code of up to three capitals";
    ActorCode: ActorCode::new, "an actor code of up to six capitals";
    Cameo: Cameo::new, "a CAMEO code of up to four digits";
    Date: |text: &str| text.parse().ok(), "a date in the form YYYY-MM-DD, YYYY-MM or YYYY";
    Rule: |text: &str| Some(Rule::new(text)), "the id of a rule";
}
