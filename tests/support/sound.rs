//! What holds of every article, whatever its text.

use demarche::{Article, Span, tokens};

/// Panics where the article breaks a promise of the documentation.
pub fn assert_sound(article: &Article<'_>) {
    let text = article.text();
    let check = |what: &str, span: Span| {
        assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no span of the text");
        assert!(!span.is_empty(), "{what}: {span:?} is empty");
    };
    let inside = |what: &str, outer: Span, inner: Span| {
        check(what, inner);
        assert!(outer.covers(inner), "{what}: {inner:?} leaves {outer:?}");
    };
    for span in
        article.headline().into_iter().chain(article.subheadlines().iter().copied()).chain(article.byline().iter().copied())
    {
        check("headline or byline", span);
    }
    if let Some(dateline) = article.dateline() {
        check("dateline", dateline.span);
    }
    in_order("paragraphs", article.paragraphs().iter().map(|p| p.span));
    in_order("sentences", article.sentences().iter().map(|s| s.span));
    in_order("mentions", article.mentions().iter().map(|m| m.span));
    in_order("dates", article.dates().iter().map(|d| d.span));
    in_order("themes", article.themes().iter().map(|t| t.span));
    in_order("disclaimers", article.disclaimers().iter().map(|d| d.span));
    for p in article.paragraphs() {
        check("paragraph", p.span);
    }
    for s in article.sentences() {
        inside("sentence", article.paragraphs()[s.paragraph].span, s.span);
    }
    for m in article.mentions() {
        check("mention", m.span);
        let _ = &article.entities()[m.entity];
    }
    for e in article.entities() {
        let kind = e.kind.as_str();
        assert!(e.id.starts_with(kind) && e.id[kind.len()..].starts_with(':'), "entity id {:?} of a {kind}", e.id);
        assert!(!e.name.is_empty(), "entity {} has no name", e.id);
    }
    for s in article.speakers() {
        assert!(!s.name.is_empty(), "a speaker has no name");
        assert!(s.entity.is_none_or(|e| e < article.entities().len()), "speaker {}: entity", s.name);
        assert!(s.members.iter().all(|&m| m < article.speakers().len()), "speaker {}: members", s.name);
    }
    for q in article.quotes() {
        check("quote", q.span);
        assert!(!q.parts.is_empty(), "quote {:?} has no part", q.span);
        in_order("parts of a quote", q.parts.iter().copied());
        for &part in &q.parts {
            inside("part of a quote", q.span, part);
        }
        for span in q.source.into_iter().chain(q.cue) {
            check("source or cue", span);
        }
        assert!(q.speaker.is_none_or(|s| s < article.speakers().len()), "quote {:?}: speaker", q.span);
        assert!(q.via.iter().all(|&e| e < article.entities().len()), "quote {:?}: via", q.span);
        assert!(!q.rule.is_empty(), "quote {:?} names no rule", q.span);
    }
    for d in article.dates() {
        check("date", d.span);
    }
    for e in article.events() {
        check("event", e.span);
        check("trigger", e.trigger);
        for actor in e.source.iter().chain(&e.target) {
            check("actor", actor.span);
            assert!(actor.entity.is_none_or(|e| e < article.entities().len()), "actor {:?}: entity", actor.span);
        }
        assert!(e.goldstein_tenths.is_none_or(|g| (-100..=100).contains(&g)), "event {:?}: Goldstein value", e.span);
        assert!(e.reporter.is_none_or(|s| s < article.speakers().len()), "event {:?}: reporter", e.span);
        assert!(!e.rule.is_empty(), "event {:?} names no rule", e.span);
    }
    for t in article.themes() {
        check("theme", t.span);
    }
    for d in article.disclaimers() {
        check("disclaimer", d.span);
        assert!(!d.rule.is_empty(), "disclaimer {:?} names no rule", d.span);
    }
    words_are_whole(article);
}

/// The spans come one after the other and share no byte.
fn in_order(what: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end, "{what}: {span:?} begins before {end}");
        end = span.end();
    }
}

/// Mentions, dates, themes and triggers begin and end at the edges of words, but for a possessive ending.
fn words_are_whole(article: &Article<'_>) {
    let starts: Vec<usize> = tokens(article.text()).map(Span::start).collect();
    let spans = article.mentions().iter().map(|m| m.span);
    let spans = spans.chain(article.dates().iter().map(|d| d.span)).chain(article.themes().iter().map(|t| t.span));
    for span in spans.chain(article.events().iter().map(|e| e.trigger)) {
        // A colon between letters ends a word, though UAX #29 keeps "Contact:Ana" together.
        let whole = starts.binary_search(&span.start()).is_ok() || article.text()[..span.start()].ends_with(':');
        assert!(whole, "{:?} begins inside a word", article.slice(span));
    }
}
