//! The README shows the code of `examples/quickstart.rs` and what it prints.
#![cfg(feature = "dictionary")]

use std::process::Command;

const README: &str = include_str!("../README.md");

fn block(language: &str) -> &'static str {
    let start = README.split_once(&format!("```{language}\n")).unwrap_or_else(|| panic!("the README has no {language} block")).1;
    start.split_once("```").unwrap().0
}

#[test]
fn code_is_the_example() {
    let example = include_str!("../examples/quickstart.rs");
    assert!(example.ends_with(block("rust")), "the README's code is not that of examples/quickstart.rs");
}

#[test]
fn output_is_what_it_prints() {
    let test = std::env::current_exe().unwrap();
    let target = test.ancestors().nth(3).unwrap();
    let run = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "quickstart", "--target-dir"])
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(
        String::from_utf8(run.stdout).unwrap(),
        block("text"),
        "the README's output is not what examples/quickstart.rs prints"
    );
}
