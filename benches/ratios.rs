//! Speed as ratios to floors measured in the same run, which a slower or busier machine hardly changes.
//!
//! `cargo bench --bench ratios` prints every ratio with what is aimed at and whether that holds. Each ratio also has a
//! limit a little above what was last reached; the run fails where one is passed, so that nothing gets slower unseen.
#![allow(clippy::print_stdout)]

#[path = "support/floor.rs"]
mod floor;
#[path = "support/growth.rs"]
mod growth;
#[path = "support/names.rs"]
mod names;
#[path = "support/scalar.rs"]
mod scalar;
mod support;

use demarche::{Analyzer, Article, Input, Scratch};
use floor::Floor;
use names::NamesFloor;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use support::{bytes, corpus};
use unicode_segmentation::UnicodeSegmentation;

const STAGES: [&str; 10] =
    ["segment", "dictionary", "structure", "syntax", "entities", "quotes", "speakers", "dates", "events", "themes"];

/// A ratio, what it is to be at most, and what it may never be again.
struct Bound {
    name: &'static str,
    value: f64,
    aim: f64,
    limit: f64,
}

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know that it runs.
    let measure = std::env::args().any(|a| a == "--bench");
    let rounds = if measure { 40 } else { 1 };
    let mut startup = Duration::MAX;
    for _ in 0..if measure { 5 } else { 1 } {
        best(&mut startup, || {
            Analyzer::builder().build().map(|a| usize::from(black_box(a).lookup("x", None).entity.is_some())).unwrap_or(0)
        });
    }
    let analyzer = Analyzer::shared();
    let (texts, floor, mut scratch) = (corpus(), Floor::new(), Scratch::default());
    let names_floor = NamesFloor::new();
    for text in &texts {
        assert_eq!(scalar::count(text), text.split_word_bounds().count(), "the scalar floor cuts as the standard does");
        assert_eq!(demarche::tokens(text).count(), text.split_word_bounds().count(), "the tokens are the standard's");
    }
    let articles: Vec<Article<'_>> = texts.iter().map(|t| analyzer.analyze(t.as_str())).collect();
    let trees: Vec<serde_json::Value> = articles.iter().map(|a| serde_json::to_value(a).expect("a document")).collect();
    let mut buffer = Vec::new();
    // The measurements take turns, so that what disturbs one disturbs all, and the best time of each article counts: an
    // article takes less than the time for which a busy machine leaves a program alone.
    let mut times: [Vec<Duration>; 9] = std::array::from_fn(|_| vec![Duration::MAX; texts.len()]);
    let mut stage_times = vec![[Duration::MAX; STAGES.len()]; texts.len()];
    let mut written = 0;
    for _ in 0..rounds {
        written = 0;
        for (i, text) in texts.iter().enumerate() {
            let text = text.as_str();
            best(&mut times[0][i], || floor.run(text));
            best(&mut times[1][i], || text.split_word_bound_indices().count());
            best(&mut times[2][i], || scalar::count(text));
            best(&mut times[3][i], || demarche::tokens(text).count());
            best(&mut times[8][i], || names_floor.run(text));
        }
        for (i, text) in texts.iter().enumerate() {
            best(&mut times[4][i], || analyzer.analyze_with(text.as_str(), &mut scratch).quotes().len());
        }
        for (i, text) in texts.iter().enumerate() {
            best(&mut times[5][i], || {
                buffer.clear();
                serde_json::to_writer(&mut buffer, &analyzer.analyze_with(text.as_str(), &mut scratch)).expect("a document");
                buffer.len()
            });
        }
        for (i, article) in articles.iter().enumerate() {
            best(&mut times[6][i], || {
                buffer.clear();
                serde_json::to_writer(&mut buffer, article).expect("a document");
                buffer.len()
            });
            written += buffer.len();
        }
        for (i, tree) in trees.iter().enumerate() {
            best(&mut times[7][i], || {
                buffer.clear();
                serde_json::to_writer(&mut buffer, tree).expect("a document");
                buffer.len()
            });
        }
        for (text, times) in texts.iter().zip(&mut stage_times) {
            let mut last = Instant::now();
            let article = analyzer.stages(Input::new(text), &mut scratch, |name| {
                let now = Instant::now();
                let time = &mut times[STAGES.iter().position(|s| *s == name).expect("a stage")];
                *time = (*time).min(now - last);
                last = Instant::now();
            });
            black_box(article);
        }
    }
    let [plain, cuts, least, tokens, whole, both, json, tree, names] = times.map(|t| t.iter().sum::<Duration>());
    let stages: [Duration; STAGES.len()] = std::array::from_fn(|s| stage_times.iter().map(|t| t[s]).sum());

    let size = bytes(&texts);
    println!("{} articles, {size} bytes, best of {rounds} rounds\n", texts.len());
    println!("{:<30} {:>8} {:>8}", "", "MB/s", "x floor");
    let row = |name: &str, time: Duration, bytes: usize| {
        println!("{name:<30} {:>8.1} {:>8.2}", bytes as f64 / time.as_secs_f64() / 1e6, ratio(time, plain));
    };
    row("floor: words and names", plain, size);
    row("unicode-segmentation's words", cuts, size);
    row("scalar floor of the tokens", least, size);
    row("tokens", tokens, size);
    row(&format!("{} names at capitals", names_floor.names()), names, size);
    row("whole analysis", whole, size);
    for (name, time) in STAGES.iter().zip(stages) {
        row(&format!("  {name}"), time, size);
    }
    row("whole analysis and its JSON", both, size);
    row("JSON, bytes written", json, written);
    row("JSON of a serde_json tree", tree, written);
    println!("{:<30} {:>8.1} ms\n", "start-up", startup.as_secs_f64() * 1e3);

    let stage = |name: &str| stages[STAGES.iter().position(|s| *s == name).expect("a stage")];
    let mut bounds = vec![
        Bound { name: "whole analysis / floor", value: ratio(whole, plain), aim: 2.5, limit: 4.5 },
        Bound { name: "with JSON / floor", value: ratio(both, plain), aim: 3.0, limit: 5.0 },
        Bound { name: "tokens / scalar floor", value: ratio(tokens, least), aim: 1.3, limit: 1.0 },
        Bound { name: "tokens / unicode-segmentation", value: ratio(tokens, cuts), aim: 0.25, limit: 0.2 },
        Bound { name: "dictionary / names at capitals", value: ratio(stage("dictionary"), names), aim: 1.5, limit: 4.0 },
        Bound { name: "structure / whole", value: ratio(stage("structure"), whole), aim: 0.1, limit: 0.15 },
        Bound {
            name: "quotes and speakers / segment",
            value: ratio(stage("quotes") + stage("speakers"), stage("segment")),
            aim: 1.0,
            limit: 3.2,
        },
        Bound { name: "events / segment", value: ratio(stage("events"), stage("segment")), aim: 0.5, limit: 3.6 },
        Bound { name: "JSON / serde_json tree", value: ratio(json, tree), aim: 1.0, limit: 0.9 },
        Bound { name: "start-up in ms", value: startup.as_secs_f64() * 1e3, aim: 15.0, limit: 30.0 },
    ];
    if measure {
        grow(analyzer, &mut bounds);
        batch(analyzer, &texts, &mut bounds);
    }
    println!("{:<44} {:>8} {:>8} {:>8}", "", "reached", "aim", "limit");
    let mut broken = false;
    for Bound { name, value, aim, limit } in bounds {
        let verdict = if value >= limit {
            "BROKEN"
        } else if value <= aim {
            "holds"
        } else {
            "not yet"
        };
        println!("{name:<44} {value:>8.2} {aim:>8} {limit:>8}  {verdict}");
        broken |= value >= limit;
    }
    if broken && measure { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The time per byte of each kind of text from a kilobyte to ten megabytes; the worst over the best.
fn grow(analyzer: &Analyzer, bounds: &mut Vec<Bound>) {
    const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
    println!("{:<30} {}", "ns per byte at bytes", SIZES.map(|n| format!("{n:>10}")).concat());
    let mut scratch = Scratch::default();
    let mut worst: (f64, f64) = (0.0, 0.0);
    for (name, unit) in growth::KINDS {
        let times = SIZES.map(|size| {
            let text = growth::text(unit, size);
            let mut time = Duration::MAX;
            for _ in 0..(2_000_000 / size).clamp(2, 200) {
                best(&mut time, || analyzer.analyze_with(text.as_str(), &mut scratch).sentences().len());
            }
            time.as_secs_f64() * 1e9 / text.len() as f64
        });
        println!("{name:<30} {}", times.map(|t| format!("{t:>10.1}")).concat());
        let growth = times[4] / times[0].min(times[1]).min(times[2]);
        if name == "news" { worst.0 = growth } else { worst.1 = worst.1.max(growth) }
    }
    println!();
    bounds.push(Bound { name: "time per byte, news, 10 MB / the best", value: worst.0, aim: 1.15, limit: 4.0 });
    bounds.push(Bound { name: "the same, hostile texts", value: worst.1, aim: 1.15, limit: 5.0 });
}

/// One thread against all of them, with the feature `rayon`.
#[cfg(feature = "rayon")]
fn batch(analyzer: &Analyzer, texts: &[String], bounds: &mut Vec<Bound>) {
    let inputs: Vec<&str> = texts.iter().cycle().take(1_000).map(String::as_str).collect();
    let (mut one, mut all, mut scratch) = (Duration::MAX, Duration::MAX, Scratch::default());
    for _ in 0..5 {
        best(&mut one, || inputs.iter().map(|t| analyzer.analyze_with(*t, &mut scratch)).collect::<Vec<_>>().len());
        best(&mut all, || analyzer.analyze_all(&inputs).len());
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as f64;
    println!("1,000 articles: one thread {one:.0?}, {cores} cores {all:.0?}, {:.2} times as fast\n", ratio(one, all));
    bounds.push(Bound { name: "all cores / a perfect share", value: ratio(all, one) * cores, aim: 1.11, limit: 1.6 });
}

#[cfg(not(feature = "rayon"))]
fn batch(_: &Analyzer, _: &[String], _: &mut Vec<Bound>) {}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// Keeps the shorter of the time in `best` and that of `work`.
fn best(best: &mut Duration, work: impl FnOnce() -> usize) {
    let start = Instant::now();
    black_box(work());
    *best = (*best).min(start.elapsed());
}
