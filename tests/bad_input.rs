//! Texts that no newsroom would send: the analysis neither panics nor fails nor takes its time.

mod support;

use demarche::{Input, analyze};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use support::sound::assert_sound;

#[test]
fn nothing_and_next_to_nothing() {
    for text in [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\t \u{a0}\u{2003}\n \n",
        "\"",
        "“",
        "”",
        "'",
        "’",
        "(",
        ".",
        "...",
        "—",
        "\0",
        "\u{feff}",
        "a",
        "1",
    ] {
        let article = analyze(text);
        assert_sound(&article);
        assert_eq!(article.text(), text);
        assert!(article.quotes().is_empty() && article.events().is_empty(), "{text:?}");
    }
}

#[test]
fn marks_that_never_close() {
    for text in [
        "\"He said",
        "“So, he said, “so",
        "said \"",
        "Lee said: “",
        "”We”, Lee said“",
        "'''",
        "\"\"\"\"\"",
        "“”",
        "«»„“‚‘",
        "said said said",
    ] {
        assert_sound(&analyze(text));
    }
}

#[test]
fn other_scripts_and_control_characters() {
    for text in [
        "قال الوزير \"نحن مستعدون\" يوم السبت.",
        "\u{202e}“.ydaer era eW” dias eeL\u{202c}",
        "部长说：“我们准备好了。”",
        "Министр сказал: «Мы готовы».",
        "a\u{0}b\u{1}c\u{7f}d\u{9f}e",
        "Lee\u{200b} said\u{ad}: “We\u{2060} agree.”",
        "e\u{301}\u{301}\u{301} “\u{301}so” \u{301}",
        "👩‍👩‍👧 said “🇰🇷” 🏽.",
        "Ｌｅｅ ｓａｉｄ ＂ｓｏ＂．",
    ] {
        assert_sound(&analyze(text));
        assert_sound(&demarche::Analyzer::shared().analyze(Input::new(text).with_fragment(true)));
    }
}

/// Longest stretches that a rule might walk again and again.
const REPEATED: &[&str] = &[
    "\"",
    "“",
    "”",
    "’",
    "“so” ",
    "\"so\" ",
    "“",
    "said ",
    "said, ",
    "he said ",
    "\"We agree,\" he said. ",
    "(",
    ")",
    ".",
    ". ",
    ", ",
    "- ",
    "— ",
    "A. ",
    "Mr. ",
    "the ",
    "Lee ",
    "Lee, ",
    "of the ",
    "and ",
    "who ",
    "that ",
    "to ",
    "in 2025 ",
    "2025-",
    "Aug. ",
    "last ",
    "Monday ",
    "\n",
    "\n\n",
    " ",
    "\u{301}",
    "a\u{301}",
    "🇰",
    "a",
    "1",
    "a.",
    "according to ",
    "Japan ",
    "Japan accused ",
    "By Lee\n",
    "SEOUL (",
    "©",
    "Copyright 2025 ",
    "President ",
    "he ",
    "will ",
    "“He said ",
    "had been ",
    "not ",
];

/// How long this thread has been running: what other processes take is not counted, where the system tells (Linux).
fn running() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let running = stat.and_then(|s| s.split(' ').next()?.parse().ok());
    running.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Twice the text takes about twice the time: a rule that looks back to the start would take four times as long.
#[test]
fn time_grows_with_the_length() {
    let time = |times: usize, text: &str| {
        let start = running();
        (0..times).for_each(|_| assert_sound(&analyze(text)));
        running().saturating_sub(start)
    };
    let _ = time(1, "warm");
    let mut slow = Vec::new();
    for piece in REPEATED {
        let text = |bytes: usize| piece.repeat(bytes / piece.len());
        // Other processes disturb: the best of several runs counts, and three such measurements must agree.
        let best = |runs: usize, times: usize, bytes: usize| {
            let text = text(bytes);
            (0..runs).map(|_| time(times, &text)).min().unwrap_or_default()
        };
        // As many bytes in eight short texts as in the long one, so that the clock's steps count alike.
        let quadratic = |runs: usize| {
            let long = best(runs, 1, 16_000);
            long > Duration::from_millis(60) && long > best(runs, 8, 2_000) * 3
        };
        if quadratic(1) && quadratic(3) && quadratic(5) {
            slow.push(piece);
        }
    }
    assert!(slow.is_empty(), "the time grows faster than the length on repetitions of {slow:?}");
}

#[test]
fn five_megabytes_on_one_line() {
    let sentence = "“We are ready,” Prime Minister Ana Vell said on Monday, and Japan accused Norway of delay; ";
    let text = sentence.repeat(5 * 1024 * 1024 / sentence.len());
    let start = Instant::now();
    let article = analyze(&text);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert_eq!(article.text().len(), text.len());
}
