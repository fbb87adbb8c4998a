//! Times of the whole analysis, of the tokens alone, of writing JSON and of start-up, beside the floor.
//! `benches/ratios.rs` breaks the analysis down by stage and holds it to bounds.
#![allow(missing_docs)] // criterion's macros make public functions

mod support;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use demarche::{Analyzer, Article, Scratch};
use std::hint::black_box;
use support::{Floor, bytes, corpus};

fn analysis(c: &mut Criterion) {
    let (texts, floor) = (corpus(), Floor::new());
    let mut group = c.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes(&texts) as u64));
    group.bench_function("floor", |b| b.iter(|| texts.iter().map(|t| floor.run(t)).sum::<usize>()));
    group.bench_function("tokens", |b| b.iter(|| texts.iter().map(|t| demarche::tokens(t).count()).sum::<usize>()));
    let analyzer = Analyzer::shared();
    let mut scratch = Scratch::default();
    group.bench_function("analyze", |b| {
        b.iter(|| texts.iter().map(|t| black_box(analyzer.analyze_with(t.as_str(), &mut scratch)).quotes().len()).sum::<usize>());
    });
    let articles: Vec<Article<'_>> = texts.iter().map(|t| analyzer.analyze(t.as_str())).collect();
    let mut buffer = Vec::new();
    group.bench_function("json", |b| {
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

fn startup(c: &mut Criterion) {
    let mut group = c.benchmark_group("startup");
    group.sample_size(20);
    group.bench_function("built-in tables", |b| b.iter(|| black_box(Analyzer::builder().build().expect("the built-in tables"))));
    group.finish();
}

criterion_group!(benches, analysis, startup);
criterion_main!(benches);
