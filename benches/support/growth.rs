//! Texts of any size, ordinary and hostile, for the growth of the time with the length.

/// A kind of text: its name, and what it is made of.
pub(crate) const KINDS: [(&str, &str); 8] = [
    ("news", NEWS),
    ("only quotation marks", "“”"),
    ("only capitals", "ABC DEF "),
    (
        "one endless sentence",
        "the minister who met the envoy and the general of the army that fought in the war against Russia, ",
    ),
    ("short lines", "a\n"),
    ("brackets that never close", "(a "),
    ("the dictionary's long prefixes", "United Nations High Commissioner for the Democratic People's Republic of "),
    ("one word", "a"),
];

const NEWS: &str = "The president of Karsovia, Ana Vell, said on Monday that her government would send troops to the border.\n\n\
    “We are ready,” Foreign Minister Tom Brandt told reporters in Geneva, where Russia and China had met U.S. officials.\n\n\
    Iran condemned the attack, according to the ministry.\n\n";

/// So many bytes of a kind.
pub(crate) fn text(unit: &str, size: usize) -> String {
    let mut text = unit.repeat(size / unit.len() + 1);
    let mut end = size;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}
