//! One row of the table that `benches/peers/run` prints: this crate on the texts of `benches/corpus`, JSON included.
#![allow(clippy::print_stdout)]

mod support;

use demarche::{Analyzer, Scratch};
use std::hint::black_box;
use std::time::{Duration, Instant};
use support::{bytes, corpus};

fn main() {
    let rounds = if std::env::args().any(|a| a == "--bench") { 40 } else { 1 };
    let start = Instant::now();
    let analyzer = Analyzer::builder().build().expect("the built-in tables");
    let load = start.elapsed();
    let (texts, mut scratch, mut buffer) = (corpus(), Scratch::default(), Vec::new());
    let mut analyze = |text: &str| {
        let article = analyzer.analyze_with(text, &mut scratch);
        buffer.clear();
        serde_json::to_writer(&mut buffer, &article).expect("a document");
        black_box(buffer.len())
    };
    let (mut best, mut first) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        let start = Instant::now();
        analyze(&texts[0]);
        first = first.min(start.elapsed());
        let start = Instant::now();
        texts.iter().for_each(|t| {
            analyze(t);
        });
        best = best.min(start.elapsed());
    }
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        peak.lines().find_map(|l| l.strip_prefix("VmHWM:")).and_then(|l| l.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    println!(
        "demarche {}\tnames, quotations with speakers, events, boilerplate, as JSON\t{:.1}\t{:.0}\t{:.2}\t{}",
        env!("CARGO_PKG_VERSION"),
        bytes(&texts) as f64 / best.as_secs_f64() / 1e6,
        first.as_secs_f64() * 1e6,
        load.as_secs_f64(),
        peak.map_or_else(|| "?".to_owned(), |kb| format!("{:.0}", kb / 1024.0)),
    );
}
