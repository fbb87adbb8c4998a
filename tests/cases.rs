//! Runs the case files of `tests/cases/<stage>/*.txt`; their format stands in `tests/cases/README.md`.

mod support;

use demarche::{Analyzer, Input};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use support::case::{Case, Label, parse};
use support::found::{Found, found};

/// A stage: its folder, the kinds of which every object must be labelled there, and where an answer comes from.
struct Stage {
    folder: &'static str,
    exhaustive: &'static [&'static str],
    look: &'static str,
}

const STAGES: &[Stage] = &[
    Stage {
        folder: "segment",
        exhaustive: &["sentence"],
        look: "src/data/en/abbreviations.tsv, src/data/en/openers.tsv; src/segment/",
    },
    Stage { folder: "dictionary", exhaustive: &["mention"], look: "src/data/dictionary/; src/dictionary/, src/entities" },
    Stage { folder: "entities", exhaustive: &["mention"], look: "src/data/dictionary/; src/entities, src/dictionary/" },
    Stage {
        folder: "structure",
        exhaustive: &["headline", "subheadline", "byline", "dateline", "disclaimer"],
        look: "src/data/en/markers.tsv; src/structure/",
    },
    Stage {
        folder: "quotes",
        exhaustive: &["quote"],
        look: "src/data/en/cues.tsv (the rule's row), src/data/en/notspeech.tsv; src/quotes/",
    },
    Stage { folder: "speakers", exhaustive: &["quote"], look: "src/data/en/pronouns.tsv; src/speakers" },
    Stage { folder: "dates", exhaustive: &["date"], look: "src/data/en/dates.tsv; src/dates" },
    Stage { folder: "events", exhaustive: &["event"], look: "src/data/en/events.tsv (the rule's row); src/events/" },
    Stage { folder: "themes", exhaustive: &["theme"], look: "src/data/dictionary/themes.tsv; src/themes.rs" },
];

#[test]
fn every_case_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let only = std::env::var("CASE").ok();
    let (mut cases, mut report, mut failed) = (0, String::new(), 0);
    for entry in sorted(&root) {
        if entry.is_file() {
            continue;
        }
        let folder = entry.file_name().unwrap().to_string_lossy().into_owned();
        if folder == "syntax" {
            continue; // The chunks are private: src/syntax/tests.rs reads these files.
        }
        let stage = STAGES.iter().find(|s| s.folder == folder);
        let stage = stage.unwrap_or_else(|| panic!("tests/cases/{folder} belongs to no stage: see STAGES in tests/cases.rs"));
        for path in sorted(&entry) {
            let file = format!("tests/cases/{folder}/{}", path.file_name().unwrap().to_string_lossy());
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{file}: {e}"));
            for case in parse(&text).unwrap_or_else(|e| panic!("{file}:{e}")) {
                if only.as_ref().is_some_and(|o| !case.name.contains(o.as_str()) && !file.contains(o.as_str())) {
                    continue;
                }
                cases += 1;
                let problems = check(&case, stage.exhaustive);
                if !problems.is_empty() {
                    failed += 1;
                    show(&mut report, &file, &case, &problems, stage.look);
                }
            }
        }
    }
    assert!(cases > 0, "no case found");
    assert!(failed == 0, "{report}\n{failed} of {cases} cases fail; CASE=name runs the cases whose name or file holds it\n");
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Analyses the case's text and returns what is not as labelled.
fn check(case: &Case, exhaustive: &[&str]) -> Vec<String> {
    let mut input = Input::new(&case.text).with_fragment(case.fragment);
    if let Some(date) = &case.date {
        input = input.with_date(date.parse().unwrap_or_else(|e| panic!("case {}: date {date}: {e}", case.name)));
    }
    let article = Analyzer::shared().analyze(input);
    let objects = found(&article);
    let mut used = vec![false; objects.len()];
    let mut problems = Vec::new();
    for label in &case.labels {
        let known = KINDS.contains(&label.kind.as_str());
        assert!(known, "case {}, line {}: {:?} is no kind of object: {}", case.name, label.line, label.kind, KINDS.join(", "));
        let candidates: Vec<usize> = (0..objects.len()).filter(|&i| !used[i] && stands_at(&objects[i], label)).collect();
        match candidates.iter().find(|&&i| differences(label, &objects[i]).is_empty()) {
            Some(&i) => used[i] = true,
            None => match candidates.first() {
                Some(&i) => {
                    used[i] = label.at.is_some();
                    let wrong = differences(label, &objects[i]).join(", ");
                    problems.push(format!("line {}: {wrong}\n{}", label.line, draw(&case.text, &objects[i])));
                }
                None => {
                    let stretch = label.at.clone().map_or(String::new(), |at| format!(" at {:?}", &case.text[at]));
                    problems.push(format!("line {}: no {}{stretch}\n", label.line, label.kind));
                }
            },
        }
    }
    for kind in &case.absent {
        assert!(KINDS.contains(&kind.as_str()), "case {}: `no {kind}`: that is no kind of object", case.name);
        for object in objects.iter().filter(|o| o.kind == kind) {
            problems.push(format!("there is a {kind}\n{}", draw(&case.text, object)));
        }
    }
    if !case.partial {
        for (object, _) in objects.iter().zip(&used).filter(|(o, used)| !**used && exhaustive.contains(&o.kind)) {
            if !case.absent.iter().any(|a| a == object.kind) {
                problems.push(format!("this {} is not labelled\n{}", object.kind, draw(&case.text, object)));
            }
        }
    }
    problems
}

const KINDS: &[&str] = &[
    "headline",
    "subheadline",
    "byline",
    "dateline",
    "paragraph",
    "sentence",
    "mention",
    "speaker",
    "quote",
    "part",
    "date",
    "event",
    "theme",
    "disclaimer",
];

fn stands_at(object: &Found, label: &Label) -> bool {
    object.kind == label.kind
        && match (&label.at, object.at) {
            (Some(at), Some(span)) => *at == span.range(),
            // A speaker has no place: the name tells which one is meant.
            (None, None) => {
                let name = label.attributes.iter().find(|(n, _)| n == "name");
                name.is_none_or(|(_, v)| object.attributes.iter().any(|(n, w)| *n == "name" && w == v))
            }
            _ => false,
        }
}

/// What the label says and the object does not bear out.
fn differences(label: &Label, object: &Found) -> Vec<String> {
    let mut wrong = Vec::new();
    for word in &label.words {
        if !object.words.contains(word) {
            wrong.push(format!("not {word} but {}", object.words.join(" ")));
        }
    }
    for (name, value) in &label.attributes {
        match object.attributes.iter().find(|(n, _)| n == name) {
            Some((_, is)) if parts(is) == parts(value) => {}
            Some((_, is)) => wrong.push(format!("{name} is {is:?}, not {value:?}")),
            None => {
                let known: Vec<&str> = object.attributes.iter().map(|(n, _)| *n).collect();
                panic!("line {}: a {} has no attribute {name:?}; it has {}", label.line, label.kind, known.join(", "));
            }
        }
    }
    wrong
}

/// A list's order is free.
fn parts(value: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = value.split('+').map(str::trim).collect();
    parts.sort_unstable();
    parts
}

/// The object as a case file would label it, for copying.
fn draw(text: &str, object: &Found) -> String {
    let Some(span) = object.at else { return format!("{}\n", object.label()) };
    let line_start = text[..span.start()].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[span.start()..].find('\n').map_or(text.len(), |i| span.start() + i);
    if span.end() > line_end || span.is_empty() {
        return format!("span {:?} {}\n", &text[span], object.label());
    }
    let before = text[line_start..span.start()].chars().count();
    let carets = text[span].chars().count();
    format!("| {}\n  {:before$}{} {}\n", &text[line_start..line_end], "", "^".repeat(carets), object.label())
}

fn show(report: &mut String, file: &str, case: &Case, problems: &[String], look: &str) {
    let _ = writeln!(report, "\n{file}:{}: {}\n", case.line, case.name);
    for line in case.source.lines() {
        let _ = writeln!(report, "    {line}");
    }
    for problem in problems {
        let mut lines = problem.lines();
        let _ = writeln!(report, "\n  - {}", lines.next().unwrap_or(""));
        for line in lines {
            let _ = writeln!(report, "    {line}");
        }
    }
    let _ = writeln!(report, "\n  Look at: {look}");
}

/// The runner itself: a case that is wrong must fail, and say why.
mod runner {
    use super::{check, parse};

    fn problems(file: &str) -> Vec<String> {
        check(&parse(file).unwrap()[0], &["sentence"])
    }

    #[test]
    fn right_labels_pass() {
        assert!(
            problems("== a [fragment]\n| Über all. So.\n  ^^^^^^^^^ sentence\nspan \"So.\" sentence\nno speakers\n").is_empty()
        );
    }

    #[test]
    fn wrong_labels_fail() {
        let missing = problems("== a\n| So be it. Yes.\n  ^^ sentence\n");
        assert_eq!(missing.len(), 3, "{missing:#?}");
        assert_eq!(missing[0], "line 3: no sentence at \"So\"\n");
        assert_eq!(missing[1], "this sentence is not labelled\n| So be it. Yes.\n  ^^^^^^^^^ sentence\n");
        let kind = problems("== a [partial]\n| One line.\n  ^^^^^^^^^ paragraph headline\n");
        assert_eq!(kind, ["line 3: not headline but body\n| One line.\n  ^^^^^^^^^ paragraph body\n"]);
        assert_eq!(problems("== a [partial]\n| One line.\nno sentences\n").len(), 1);
    }

    #[test]
    fn broken_files_say_where() {
        let error = |file: &str| parse(file).unwrap_err();
        assert_eq!(error("| text\n"), "1: a case begins with `== name`");
        assert_eq!(error("== a [dates]\n"), "1: option [dates] is not known: date=YYYY-MM-DD, fragment, partial");
        assert_eq!(error("== a\n| abc\n    ^^ date\n"), "3: the carets leave the text line, which is 3 characters long");
        assert_eq!(error("== a\n| abc\nspan \"x\" date\n"), "3: \"x\" stands 0 times in the text");
        assert_eq!(error("== a\n| abc\n  ^\n"), "3: a mark needs a label: quote, event, date, …");
        assert_eq!(error("== a\n"), "1: the case has no text: write it on lines that begin with `| `");
    }
}
