//! The example program `analyze`, as a shell uses it.
#![cfg(feature = "serde")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The program, built in the profile of this test.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.parent().and_then(|deps| deps.parent()).unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--example", "analyze", "--target-dir"]).arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        profile.join("examples").join(format!("analyze{}", std::env::consts::EXE_SUFFIX))
    })
}

fn run(arguments: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = Command::new(program())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may stop before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn the_sample_makes_a_report() {
    let (code, report, errors) = run(&[], b"");
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    for part in ["WHO SAID WHAT", "WHAT HAPPENED", "16 May 2025"] {
        assert!(report.contains(part), "{part} is missing:\n{report}");
    }
    assert!(!report.contains('\u{1b}'), "colour although the output is no terminal");
    let widest = report.lines().map(|l| l.chars().count()).max();
    assert!(widest <= Some(100), "a line of {widest:?} characters");
}

#[test]
fn one_document() {
    let (code, out, _) = run(&["--json", "--date", "2025-05-16", "-"], "A “small” step.\n".as_bytes());
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &document["date"], &document["id"]), (Some(0), &"2025-05-16".into(), &serde_json::Value::Null));
}

#[test]
fn a_bad_line_does_not_stop_the_others() {
    let mut input = br#"{"id": [1, {"b":1,"a":2}], "text": "One."}
no record
{"id": 3}

{"id": 4, "text": "Four.", "date": "2025-02-30"}
{"text": "No id.", "fragment": true, "date": "2025-02-03", "more": 1}
"#
    .to_vec();
    input.extend(b"{\"id\": 7, \"text\": \"\xff\"}\n{\"id\": 8, \"text\": \"The last line has no end.\"}");
    let (code, out, errors) = run(&["--jsonl"], &input);
    assert_eq!(code, Some(1));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert!(lines[0].starts_with(r#"{"format_version":1,"id":[1, {"b":1,"a":2}],"date":null,"text":"One.""#));
    assert!(lines[1].starts_with(r#"{"format_version":1,"id":null,"date":"2025-02-03","text":"No id.""#));
    assert!(lines[2].starts_with(r#"{"format_version":1,"id":8,"#));
    let numbers: Vec<&str> = errors.lines().map(|l| l.split(": ").nth(1).unwrap()).collect();
    assert_eq!(numbers, ["line 2", "line 3", "line 5", "line 7"], "{errors}");
}

#[test]
fn mistakes_are_told_in_one_line() {
    for (arguments, message) in [
        (vec!["no such file"], "analyze: cannot open no such file: "),
        (vec!["--jsonl", "no such file"], "analyze: cannot open no such file: "),
        (vec!["--jsn"], "analyze: unknown option --jsn: --help lists the options"),
        (vec!["--date", "Monday"], "analyze: \"Monday\" is no date: write YYYY-MM-DD"),
        (vec!["--date"], "analyze: --date needs a value"),
        (vec!["--json", "--jsonl"], "analyze: --json and --jsonl exclude each other"),
        (vec!["a", "b"], "analyze: one file at a time"),
    ] {
        let (code, out, errors) = run(&arguments, b"");
        assert_eq!((code, out.as_str(), errors.lines().count()), (Some(2), "", 1), "{arguments:?}: {errors}");
        assert!(errors.starts_with(message), "{arguments:?}: {errors}");
    }
    let (code, _, errors) = run(&["-"], b"\xff");
    assert_eq!((code, errors.as_str()), (Some(2), "analyze: - is not UTF-8 text: byte 0 is wrong\n"));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = Command::new(program())
        .arg("--jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for _ in 0..1_000 {
        if input.write_all(b"{\"text\": \"Nobody reads this.\"}\n").is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}
