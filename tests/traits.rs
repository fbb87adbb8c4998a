//! What can be moved to and shared between threads, and which everyday traits the types have.

use demarche::*;

fn shared<T: Send + Sync + Unpin + std::panic::RefUnwindSafe + 'static>() {}
fn plain<T: Clone + std::fmt::Debug + PartialEq>() {}

#[test]
fn send_sync() {
    shared::<Analyzer>();
    shared::<AnalyzerBuilder>();
    shared::<Article<'static>>();
    shared::<Error>();
    shared::<Scratch>();
    shared::<Input<'static>>();
    shared::<Tokens<'static>>();
}

#[test]
fn plain_data() {
    plain::<Article<'static>>();
    plain::<Quote>();
    plain::<Speaker>();
    plain::<Event>();
    plain::<Entity>();
    plain::<Mention>();
    plain::<Disclaimer>();
    plain::<Dateline>();
    plain::<Paragraph>();
    plain::<Sentence>();
    plain::<DateMention>();
    plain::<ThemeMention>();
    plain::<Date>();
    plain::<Span>();
    plain::<Rule>();
}

#[test]
fn many_threads_share_one_analyzer() {
    let text = "“We are ready,” Prime Minister Ana Vell said on Monday.";
    let alone = analyze(text);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| Analyzer::shared().analyze(text))).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), alone);
        }
    });
}
