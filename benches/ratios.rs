//! Speed as ratios to floors measured in the same run, which a slower or busier machine does not change.
//!
//! `cargo bench --bench ratios` prints the table and fails where a bound is broken.
#![allow(clippy::print_stdout)]

mod support;

use demarche::{Analyzer, Article, Input, Scratch};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use support::{Floor, bytes, corpus};

/// The whole analysis may take so many times the floor of word boundaries and one pass for names.
const ANALYSIS: f64 = 10.0;
/// Writing the JSON may take so many times serde_json's own time for a tree of the same document.
const JSON: f64 = 1.5;
/// Making the tables ready may take so long as analysing so many megabytes of text by the floor.
const STARTUP_MS: f64 = 250.0;

const STAGES: [&str; 10] =
    ["segment", "dictionary", "structure", "syntax", "entities", "quotes", "speakers", "dates", "events", "themes"];

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know that it runs.
    let rounds = if std::env::args().any(|a| a == "--bench") { 40 } else { 1 };
    let start = Instant::now();
    let analyzer = Analyzer::builder().build().expect("the built-in tables");
    let startup = start.elapsed();
    let (texts, floor, mut scratch) = (corpus(), Floor::new(), Scratch::default());
    let articles: Vec<Article<'_>> = texts.iter().map(|t| analyzer.analyze(t.as_str())).collect();
    let trees: Vec<serde_json::Value> = articles.iter().map(|a| serde_json::to_value(a).expect("a document")).collect();
    let mut buffer = Vec::new();
    let (mut plain, mut whole, mut json, mut tree) = (Duration::MAX, Duration::MAX, Duration::MAX, Duration::MAX);
    let mut stages = [Duration::MAX; STAGES.len()];
    let mut written = 0;
    // The measurements take turns, so that what disturbs one disturbs all; the best of each counts.
    for _ in 0..rounds {
        best(&mut plain, || texts.iter().map(|t| floor.run(t)).sum());
        best(&mut whole, || texts.iter().map(|t| analyzer.analyze_with(t.as_str(), &mut scratch).quotes().len()).sum());
        best(&mut json, || {
            written = 0;
            for article in &articles {
                buffer.clear();
                serde_json::to_writer(&mut buffer, article).expect("a document");
                written += buffer.len();
            }
            written
        });
        best(&mut tree, || {
            for tree in &trees {
                buffer.clear();
                serde_json::to_writer(&mut buffer, tree).expect("a document");
            }
            buffer.len()
        });
        let mut round = [Duration::ZERO; STAGES.len()];
        for text in &texts {
            let mut last = Instant::now();
            let article = analyzer.stages(Input::new(text), &mut scratch, |name| {
                let now = Instant::now();
                round[STAGES.iter().position(|s| *s == name).expect("a stage")] += now - last;
                last = now;
            });
            black_box(article);
        }
        for (stage, time) in stages.iter_mut().zip(round) {
            *stage = (*stage).min(time);
        }
    }

    let size = bytes(&texts);
    println!("{} articles, {size} bytes, best of {rounds} rounds\n", texts.len());
    println!("{:<28} {:>8} {:>8}", "", "MB/s", "x floor");
    let row = |name: &str, time: Duration, bytes: usize| {
        println!("{name:<28} {:>8.1} {:>8.2}", bytes as f64 / time.as_secs_f64() / 1e6, time.as_secs_f64() / plain.as_secs_f64());
    };
    row("floor: words and names", plain, size);
    row("whole analysis", whole, size);
    for (name, time) in STAGES.iter().zip(stages) {
        row(&format!("  {name}"), time, size);
    }
    row("JSON, bytes written", json, written);
    row("JSON of a serde_json tree", tree, written);
    println!("{:<28} {:>8.1} ms\n", "start-up", startup.as_secs_f64() * 1e3);

    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    let bounds = [
        ("whole analysis / floor", ratio(whole, plain), ANALYSIS),
        ("JSON / serde_json tree", ratio(json, tree), JSON),
        ("start-up in ms", startup.as_secs_f64() * 1e3, STARTUP_MS),
    ];
    let mut broken = false;
    for (name, value, bound) in bounds {
        let verdict = if value < bound { "holds" } else { "BROKEN" };
        println!("{name:<28} {value:>8.2}, bound {bound}: {verdict}");
        broken |= value >= bound;
    }
    if broken && rounds > 1 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Keeps the shorter of the time in `best` and that of `work`.
fn best(best: &mut Duration, work: impl FnOnce() -> usize) {
    let start = Instant::now();
    black_box(work());
    *best = (*best).min(start.elapsed());
}
