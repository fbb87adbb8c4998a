//! The build script: reads the tables of words and names under `src/data` and writes what an analyzer needs of them, so that
//! starting one is copying bytes. A row that cannot be read stops the build with the table's name, line and mend.
//!
//! It uses the crate's own modules and nothing but the standard library; the same tables give the same bytes.

#![allow(dead_code, unreachable_pub)] // of the crate's modules, only what reads tables is needed here
#![allow(clippy::print_stdout)] // how a build script speaks to cargo

#[path = "../src/code.rs"]
mod code;
#[path = "../src/date.rs"]
mod date;
mod error;
#[path = "../src/lexicon.rs"]
mod lexicon;
#[path = "lexicon.rs"]
mod lexicon_tables;
mod names;
#[path = "../src/record.rs"]
mod record;
#[path = "../src/dictionary/rows/mod.rs"]
mod rows;
#[path = "../src/table.rs"]
mod table;
mod words;
mod write;

use lexicon::Lexicon;
use std::path::Path;

fn main() {
    for watched in [
        "build",
        "src/data",
        "src/dictionary/rows",
        "src/code.rs",
        "src/date.rs",
        "src/lexicon.rs",
        "src/record.rs",
        "src/table.rs",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    if let Err(error) = run(Path::new(&out)) {
        println!("cargo::error={error}");
        std::process::exit(1);
    }
}

fn run(out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut lexicon = Lexicon::new(&lexicon_tables::ENGLISH)?;
    let (mut store, indexes) = names::read(std::env::var_os("CARGO_FEATURE_DICTIONARY").is_some())?;
    let mut words = words::read(&mut store, &indexes, &mut lexicon)?;
    for (file, bytes) in write::files(&lexicon, &mut store, &indexes, &mut words) {
        std::fs::write(out.join(file), bytes)?;
    }
    Ok(())
}
