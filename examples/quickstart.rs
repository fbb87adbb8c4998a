//! The README's example: who said what in a few lines.
#![allow(clippy::print_stdout)]

fn main() {
    let text = "Norway summoned the Russian ambassador on Monday. “We expect an answer,” Foreign Minister Ida Strand said.";
    let article = demarche::analyze(text);
    for quote in article.quotes() {
        let speaker = article.speaker_of(quote).map_or("?", |speaker| &speaker.name);
        println!("{speaker}: {} [{}]", article.slice(quote.span), quote.rule);
    }
    for event in article.events() {
        println!("{} {}: {}", event.plover.as_str(), event.status.as_str(), article.slice(event.span));
    }
}
