//! What the benchmarks share: the texts.

use std::path::Path;

/// The articles of `benches/corpus`.
pub(crate) fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("benches/corpus").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|x| x == "txt"));
    paths.sort();
    paths.iter().map(|p| std::fs::read_to_string(p).expect("an article")).collect()
}

pub(crate) fn bytes(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}
