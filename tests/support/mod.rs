//! What the test programs share.

#![allow(dead_code, unreachable_pub)] // each test program uses its part

pub mod case;
pub mod found;
pub mod sound;

use std::path::PathBuf;

/// The articles of `benches/corpus`, by file name, in order.
pub fn corpus() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> =
        entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|x| x == "txt")).collect();
    paths.sort();
    let name = |p: &PathBuf| p.file_stem().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|p| (name(p), std::fs::read_to_string(p).unwrap_or_else(|e| panic!("{}: {e}", p.display())))).collect()
}
