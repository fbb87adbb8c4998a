//! Times of start-up, of each stage, of the whole with and without JSON, of many articles at once and of growing texts,
//! beside the floor. `benches/ratios.rs` holds them to bounds.
#![allow(missing_docs)] // criterion's macros make public functions

#[path = "support/floor.rs"]
mod floor;
#[path = "support/growth.rs"]
mod growth;
mod support;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use demarche::{Analyzer, Article, Input, Scratch};
use floor::Floor;
use std::hint::black_box;
use std::time::{Duration, Instant};
use support::{bytes, corpus};

const STAGES: [&str; 10] =
    ["segment", "dictionary", "structure", "syntax", "entities", "quotes", "speakers", "dates", "events", "themes"];

fn startup(c: &mut Criterion) {
    let mut group = c.benchmark_group("startup");
    group.sample_size(20);
    group.bench_function("built-in tables", |b| b.iter(|| black_box(Analyzer::builder().build().expect("the built-in tables"))));
    group.finish();
}

fn stages(c: &mut Criterion) {
    let (texts, analyzer, mut scratch) = (corpus(), Analyzer::shared(), Scratch::default());
    let mut group = c.benchmark_group("stage");
    group.throughput(Throughput::Bytes(bytes(&texts) as u64));
    group.sample_size(20);
    group.bench_function("tokens", |b| b.iter(|| texts.iter().map(|t| demarche::tokens(t).count()).sum::<usize>()));
    for stage in STAGES {
        group.bench_function(stage, |b| {
            b.iter_custom(|rounds| {
                let mut time = Duration::ZERO;
                for text in (0..rounds).flat_map(|_| &texts) {
                    let mut last = Instant::now();
                    black_box(analyzer.stages(Input::new(text), &mut scratch, |name| {
                        let now = Instant::now();
                        if name == stage {
                            time += now - last;
                        }
                        last = now;
                    }));
                }
                time
            });
        });
    }
    group.finish();
}

fn whole(c: &mut Criterion) {
    let (texts, floor, analyzer, mut scratch) = (corpus(), Floor::new(), Analyzer::shared(), Scratch::default());
    let mut group = c.benchmark_group("whole");
    group.throughput(Throughput::Bytes(bytes(&texts) as u64));
    group.bench_function("floor", |b| b.iter(|| texts.iter().map(|t| floor.run(t)).sum::<usize>()));
    group.bench_function("analysis", |b| {
        b.iter(|| texts.iter().map(|t| black_box(analyzer.analyze_with(t.as_str(), &mut scratch)).quotes().len()).sum::<usize>());
    });
    let mut buffer = Vec::new();
    group.bench_function("analysis and JSON", |b| {
        b.iter(|| {
            for text in &texts {
                buffer.clear();
                serde_json::to_writer(&mut buffer, &analyzer.analyze_with(text.as_str(), &mut scratch)).expect("a document");
            }
            buffer.len()
        });
    });
    let articles: Vec<Article<'_>> = texts.iter().map(|t| analyzer.analyze(t.as_str())).collect();
    group.bench_function("JSON alone", |b| {
        b.iter(|| {
            buffer.clear();
            articles.iter().for_each(|a| serde_json::to_writer(&mut buffer, a).expect("a document"));
            buffer.len()
        });
    });
    group.finish();
    let documents: Vec<String> = articles.iter().map(|a| serde_json::to_string(a).expect("a document")).collect();
    let mut group = c.benchmark_group("read back");
    group.throughput(Throughput::Bytes(bytes(&documents) as u64));
    group.bench_function("json", |b| {
        b.iter(|| {
            documents.iter().map(|d| serde_json::from_str::<Article<'_>>(d).expect("a document").quotes().len()).sum::<usize>()
        });
    });
    group.finish();
}

fn batch(c: &mut Criterion) {
    let (texts, analyzer) = (corpus(), Analyzer::shared());
    let inputs: Vec<&str> = texts.iter().cycle().take(500).map(String::as_str).collect();
    let mut group = c.benchmark_group("batch");
    group.throughput(Throughput::Bytes(inputs.iter().map(|t| t.len() as u64).sum()));
    group.sample_size(10);
    let mut scratch = Scratch::default();
    group.bench_function("one thread", |b| {
        b.iter(|| inputs.iter().map(|t| analyzer.analyze_with(*t, &mut scratch)).collect::<Vec<_>>().len());
    });
    #[cfg(feature = "rayon")]
    group.bench_function("all cores", |b| b.iter(|| analyzer.analyze_all(&inputs).len()));
    group.finish();
}

fn growing(c: &mut Criterion) {
    let (analyzer, mut scratch) = (Analyzer::shared(), Scratch::default());
    for (name, unit) in growth::KINDS {
        let mut group = c.benchmark_group(format!("growth/{name}"));
        group.sample_size(10);
        for size in [1_000, 30_000, 1_000_000] {
            let text = growth::text(unit, size);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::from_parameter(size), |b| {
                b.iter(|| analyzer.analyze_with(text.as_str(), &mut scratch).sentences().len());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, startup, stages, whole, batch, growing);
criterion_main!(benches);
