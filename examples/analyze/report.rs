//! The readable report: what a newspaper reader wants to know, wrapped to the width of the page.

use demarche::{Actor, Article, Confidence, Date, Entity, EntityKind, Event, EventStatus, Quote, QuoteKind, Role, Span};
use std::fmt::Write as _;

/// The report as text.
pub(crate) fn report(article: &Article<'_>, colour: bool, width: usize) -> String {
    let mut r = Report { article, out: String::new(), colour, width };
    r.head();
    r.quotes();
    r.events();
    r.entities();
    r.themes();
    r.disclaimers();
    r.out
}

const BOLD: &str = "1";
const DIM: &str = "2";
const BLUE: &str = "34";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const RED: &str = "31";

struct Report<'a> {
    article: &'a Article<'a>,
    out: String,
    colour: bool,
    width: usize,
}

impl Report<'_> {
    fn head(&mut self) {
        let article = self.article;
        let title = article.headline().map_or("(no headline)".to_owned(), |h| self.words(h));
        self.wrap(&title, 0, BOLD);
        for &span in article.subheadlines() {
            let text = self.words(span);
            self.wrap(&text, 0, "");
        }
        let mut facts: Vec<String> = article.byline().iter().map(|&b| self.words(b)).collect();
        if let Some(dateline) = article.dateline() {
            facts.extend(dateline.place.iter().map(|place| match &dateline.country {
                Some(country) => format!("{place} ({country})"),
                None => place.to_string(),
            }));
            facts.extend(dateline.agency.iter().map(ToString::to_string));
        }
        facts.extend(article.date().map(long_date));
        if !facts.is_empty() {
            self.wrap(&facts.join(", "), 0, DIM);
        }
    }

    fn quotes(&mut self) {
        let article = self.article;
        self.section("Who said what", article.quotes().len());
        if article.quotes().is_empty() {
            self.wrap("Nobody is quoted.", 2, DIM);
        }
        // Speakers in the order in which they first speak; those who are not known come last, each by the source's words.
        let mut order: Vec<Option<usize>> = Vec::new();
        for quote in article.quotes() {
            if quote.speaker.is_some() && !order.contains(&quote.speaker) {
                order.push(quote.speaker);
            }
        }
        if article.quotes().iter().any(|q| q.speaker.is_none()) {
            order.push(None);
        }
        for who in order {
            let name = who.map_or("Not said by whom".to_owned(), |i| self.speaker(i));
            self.wrap(&name, 2, BOLD);
            for quote in article.quotes().iter().filter(|q| q.speaker == who) {
                self.quote(quote);
            }
        }
    }

    fn speaker(&self, index: usize) -> String {
        let article = self.article;
        let speaker = &article.speakers()[index];
        let mut name = speaker.name.to_string();
        let country = speaker.country.map(|c| self.country(c.as_str())).filter(|country| *country != name);
        name.push_str(&described(speaker.role.as_ref(), country.as_deref()));
        if !speaker.members.is_empty() {
            let members: Vec<&str> = speaker.members.iter().map(|&m| &*article.speakers()[m].name).collect();
            let _ = write!(name, ": {}", members.join(" and "));
        }
        name
    }

    fn quote(&mut self, quote: &Quote) {
        let article = self.article;
        let parts: Vec<String> = quote.parts.iter().map(|&p| self.words(p)).collect();
        let colour = if quote.kind == QuoteKind::Indirect { "" } else { GREEN };
        self.wrap(&parts.join(" … "), 4, colour);
        let mut notes = Vec::new();
        notes.push(match quote.kind {
            QuoteKind::Direct => "word for word".to_owned(),
            QuoteKind::Mixed => "partly word for word".to_owned(),
            _ => "reported".to_owned(),
        });
        match (quote.source, quote.cue) {
            (Some(source), Some(cue)) => notes.push(format!("“{}”, “{}”", self.words(source), self.words(cue))),
            (Some(span), None) | (None, Some(span)) => notes.push(format!("“{}”", self.words(span))),
            (None, None) => {}
        }
        if !quote.via.is_empty() {
            let outlets: Vec<&str> = quote.via.iter().map(|&e| &*article.entities()[e].name).collect();
            notes.push(format!("carried by {}", outlets.join(" and ")));
        }
        if quote.confidence < Confidence::High {
            notes.push(format!("{} confidence", quote.confidence.as_str()));
        }
        notes.push(format!("rule {}", quote.rule));
        self.wrap(&notes.join(" · "), 6, DIM);
    }

    fn events(&mut self) {
        let article = self.article;
        self.section("What happened", article.events().len());
        if article.events().is_empty() {
            self.wrap("No event between political actors.", 2, DIM);
        }
        for event in article.events() {
            self.event(event);
        }
    }

    fn event(&mut self, event: &Event) {
        let (source, target) = (self.actors(&event.source), self.actors(&event.target));
        let actors = match (source.is_empty(), target.is_empty()) {
            (false, false) => format!("{source} → {target}"),
            (false, true) => source,
            (true, false) => format!("(not said by whom) → {target}"),
            (true, true) => "(actors not named)".to_owned(),
        };
        let (status, colour) = match event.status {
            EventStatus::Occurred => ("happened", BLUE),
            EventStatus::Ongoing => ("goes on", BLUE),
            EventStatus::Planned => ("planned", YELLOW),
            EventStatus::Hypothetical => ("possible", YELLOW),
            EventStatus::Demanded => ("demanded", YELLOW),
            EventStatus::Negated => ("did not happen", RED),
            _ => (event.status.as_str(), BLUE),
        };
        self.wrap(&actors, 2, BOLD);
        let when = event.date.map_or("undated".to_owned(), long_date);
        let kind = event.plover.as_str();
        let kind = event.cameo.map_or(kind.to_owned(), |cameo| format!("{kind} (CAMEO {cameo})"));
        self.wrap(&format!("{kind}, {status}, {when}"), 4, colour);
        let text = self.words(event.span);
        self.wrap(&text, 4, "");
        let note = format!("shown by “{}” · rule {}", self.words(event.trigger), event.rule);
        self.wrap(&note, 6, DIM);
    }

    fn actors(&self, actors: &[Actor]) -> String {
        let article = self.article;
        let name = |actor: &Actor| {
            let name = match actor.entity {
                Some(e) => article.entities()[e].name.to_string(),
                None => self.words(actor.span),
            };
            actor.code.map_or(name.clone(), |code| format!("{name} [{code}]"))
        };
        actors.iter().map(name).collect::<Vec<_>>().join(" and ")
    }

    fn entities(&mut self) {
        let article = self.article;
        if article.entities().is_empty() {
            return;
        }
        self.section("Who and what appears", article.entities().len());
        let kinds = [
            (EntityKind::Person, "People"),
            (EntityKind::Country, "Countries"),
            (EntityKind::Organization, "Organizations"),
            (EntityKind::Outlet, "Outlets"),
            (EntityKind::Place, "Places"),
            (EntityKind::Treaty, "Treaties"),
        ];
        for (kind, label) in kinds {
            let names: Vec<String> =
                article.entities().iter().enumerate().filter(|(_, e)| e.kind == kind).map(|(i, e)| self.entity(i, e)).collect();
            if !names.is_empty() {
                self.labelled(label, &names.join("; "));
            }
        }
        let dates: Vec<String> = article
            .dates()
            .iter()
            .map(|d| match d.value {
                Some(value) if value.to_string() == article.slice(d.span) => self.words(d.span),
                Some(value) => format!("{} = {value}", self.words(d.span)),
                None => self.words(d.span),
            })
            .collect();
        if !dates.is_empty() {
            self.labelled("Dates", &dates.join("; "));
        }
    }

    fn entity(&self, index: usize, entity: &Entity) -> String {
        let country = match entity.kind {
            EntityKind::Country => None,
            _ => entity.country.map(|c| self.country(c.as_str())),
        };
        let mut text = format!("{}{}", entity.name, described(entity.role.as_ref(), country.as_deref()));
        let times = self.article.mentions().iter().filter(|m| m.entity == index).count();
        if times > 1 {
            let _ = write!(text, " ×{times}");
        }
        text
    }

    fn themes(&mut self) {
        let article = self.article;
        if article.themes().is_empty() {
            return;
        }
        let mut themes: Vec<(&str, Vec<String>)> = Vec::new();
        for mention in article.themes() {
            let phrase = self.words(mention.span);
            match themes.iter_mut().find(|(theme, _)| *theme == &*mention.theme) {
                Some((_, phrases)) if phrases.contains(&phrase) => {}
                Some((_, phrases)) => phrases.push(phrase),
                None => themes.push((&mention.theme, vec![phrase])),
            }
        }
        self.section("What it is about", themes.len());
        let lines: Vec<String> = themes.iter().map(|(theme, phrases)| format!("{theme} ({})", phrases.join(", "))).collect();
        self.wrap(&lines.join("; "), 2, "");
    }

    fn disclaimers(&mut self) {
        let article = self.article;
        if article.disclaimers().is_empty() {
            return;
        }
        self.section("Set aside as boilerplate", article.disclaimers().len());
        for block in article.disclaimers() {
            let mut kind = block.kind.to_string();
            for also in &block.also {
                let _ = write!(kind, ", {also}");
            }
            if let Some(issuer) = &block.issuer {
                let _ = write!(kind, ", by {issuer}");
            }
            self.wrap(&format!("{kind} · rule {}", block.rule), 2, YELLOW);
            let text = self.words(block.span);
            self.wrap(&shorten(&text, 2 * (self.width - 4)), 4, DIM);
        }
    }

    fn section(&mut self, title: &str, count: usize) {
        let count = if count > 0 { format!(" ({count})") } else { String::new() };
        self.out.push('\n');
        let line = format!("{}{count}", title.to_uppercase());
        self.wrap(&line, 0, BLUE);
    }

    /// A country's name where the article names it, else its code.
    fn country(&self, code: &str) -> String {
        let named =
            self.article.entities().iter().find(|e| e.kind == EntityKind::Country && e.country.is_some_and(|c| c == code));
        named.map_or(code.to_owned(), |e| e.name.to_string())
    }

    /// The words of a span on one line.
    fn words(&self, span: Span) -> String {
        self.article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn labelled(&mut self, label: &str, text: &str) {
        let from = self.out.len();
        self.wrap(text, 17, "");
        // The label stands in the first line's indent.
        let label = format!("  {label:<15}");
        self.out.replace_range(from..from + 17, &label);
    }

    /// Appends `text` in lines of the page's width, all of them indented; `style` is an ANSI code or empty.
    fn wrap(&mut self, text: &str, indent: usize, style: &str) {
        let room = self.width.saturating_sub(indent).max(20);
        let mut line = String::new();
        let mut used = 0;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > room {
                self.line(&line, indent, style);
                line.clear();
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            // What would move a terminal's cursor or colour does not belong in a report.
            line.extend(word.chars().filter(|c| !c.is_control()));
            used += length;
        }
        if used > 0 {
            self.line(&line, indent, style);
        }
    }

    fn line(&mut self, text: &str, indent: usize, style: &str) {
        if self.colour && !style.is_empty() {
            let _ = writeln!(self.out, "{:indent$}\x1b[{style}m{text}\x1b[0m", "");
        } else {
            let _ = writeln!(self.out, "{:indent$}{text}", "");
        }
    }
}

/// Role and country as an apposition: ", foreign minister, Peru".
fn described(role: Option<&Role>, country: Option<&str>) -> String {
    let mut text = String::new();
    for fact in [role.map(|r| &*r.title), country].into_iter().flatten() {
        let _ = write!(text, ", {fact}");
    }
    text
}

fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &text[..end])
        }
    }
}

/// "23 August 2025", "August 2025" or "2025".
fn long_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = date.month().map(|m| MONTHS[m as usize - 1]);
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}
