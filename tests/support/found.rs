//! What an article holds, as labels: the same words and attributes that a case file writes.

use demarche::{Actor, Article, Role, Span};

/// An object of the article.
#[derive(Clone, Debug)]
pub struct Found {
    pub at: Option<Span>,
    pub kind: &'static str,
    pub words: Vec<String>,
    pub attributes: Vec<(&'static str, String)>,
}

impl Found {
    fn at(kind: &'static str, span: Span) -> Found {
        Found { at: Some(span), kind, words: Vec::new(), attributes: Vec::new() }
    }

    fn word(mut self, word: impl ToString) -> Found {
        self.words.push(word.to_string());
        self
    }

    fn is<T: ToString>(mut self, name: &'static str, value: Option<T>) -> Found {
        self.attributes.push((name, value.map_or("none".to_owned(), |v| v.to_string())));
        self
    }

    fn list<T: ToString>(self, name: &'static str, values: impl IntoIterator<Item = T>) -> Found {
        let values: Vec<String> = values.into_iter().map(|v| v.to_string()).collect();
        let value = if values.is_empty() { None } else { Some(values.join("+")) };
        self.is(name, value)
    }

    fn role(self, role: Option<&Role>) -> Found {
        self.is("role", role.map(|r| &r.title))
            .is("office", role.and_then(|r| r.office.as_ref()))
            .is("sector", role.and_then(|r| r.sector))
    }

    /// The label as a case file writes it.
    pub fn label(&self) -> String {
        let mut out = self.kind.to_owned();
        for word in &self.words {
            out.push(' ');
            out.push_str(&quoted(word));
        }
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}={}", quoted(value)));
        }
        out
    }
}

pub fn quoted(value: &str) -> String {
    if !value.is_empty() && value.chars().all(|c| !c.is_whitespace() && c != '"' && c != '=') {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// All objects of the article.
pub fn found(article: &Article<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    let text = |span: Span| article.slice(span).to_owned();
    all.extend(article.headline().map(|s| Found::at("headline", s)));
    all.extend(article.subheadlines().iter().map(|&s| Found::at("subheadline", s)));
    all.extend(article.byline().iter().map(|&s| Found::at("byline", s)));
    all.extend(article.dateline().map(|d| {
        Found::at("dateline", d.span)
            .is("place", d.place.as_ref())
            .is("country", d.country)
            .is("date", d.date)
            .is("agency", d.agency.as_ref())
    }));
    all.extend(article.paragraphs().iter().map(|p| Found::at("paragraph", p.span).word(p.kind.as_str())));
    all.extend(article.sentences().iter().map(|s| Found::at("sentence", s.span)));
    all.extend(article.mentions().iter().map(|m| {
        let e = &article.entities()[m.entity];
        Found::at("mention", m.span)
            .word(&e.id)
            .is("kind", Some(e.kind.as_str()))
            .is("name", Some(&*e.name))
            .is("country", e.country)
            .role(e.role.as_ref())
    }));
    all.extend(article.speakers().iter().map(|s| {
        let members = s.members.iter().map(|&m| &article.speakers()[m].name);
        Found { at: None, kind: "speaker", words: Vec::new(), attributes: Vec::new() }
            .is("name", Some(&*s.name))
            .is("kind", Some(s.kind.as_str()))
            .is("entity", s.entity.map(|e| &article.entities()[e].id))
            .is("country", s.country)
            .role(s.role.as_ref())
            .list("members", members)
    }));
    for q in article.quotes() {
        let speaker = article.speaker_of(q);
        let via = q.via.iter().map(|&e| &article.entities()[e].name);
        all.push(
            Found::at("quote", q.span)
                .word(q.kind.as_str())
                .is("speaker", speaker.map(|s| &s.name))
                .is("source", q.source.map(text))
                .is("cue", q.cue.map(text))
                .list("via", via)
                .is("parts", Some(q.parts.len()))
                .is("confidence", Some(q.confidence.as_str()))
                .is("rule", Some(q.rule.as_str())),
        );
        all.extend(q.parts.iter().map(|&p| Found::at("part", p)));
    }
    all.extend(
        article.dates().iter().map(|d| Found::at("date", d.span).word(d.value.map_or("none".to_owned(), |v| v.to_string()))),
    );
    for e in article.events() {
        all.push(
            Found::at("event", e.trigger)
                .word(e.plover.as_str())
                .word(e.status.as_str())
                .is("cameo", e.cameo)
                .list("source", e.source.iter().map(code))
                .list("target", e.target.iter().map(code))
                .list("source-text", e.source.iter().map(|a| text(a.span)))
                .list("target-text", e.target.iter().map(|a| text(a.span)))
                .is("date", e.date)
                .is("place", e.place)
                .is("quad", Some(e.plover.quad().as_str()))
                .is("goldstein", e.goldstein_tenths.map(|t| format!("{:.1}", f64::from(t) / 10.0)))
                .is("reporter", e.reporter.map(|r| &article.speakers()[r].name))
                .is("clause", Some(text(e.span)))
                .is("rule", Some(e.rule.as_str())),
        );
    }
    all.extend(article.themes().iter().map(|t| Found::at("theme", t.span).word(&t.theme)));
    all.extend(article.disclaimers().iter().map(|d| {
        Found::at("disclaimer", d.span)
            .word(&d.kind)
            .list("also", &d.also)
            .is("issuer", d.issuer.as_ref())
            .is("rule", Some(d.rule.as_str()))
    }));
    all
}

/// `KORGOV`, or `?` for an actor without a code.
fn code(actor: &Actor) -> String {
    actor.code.map_or("?".to_owned(), |c| c.to_string())
}
