//! Plain text and Markdown.

use crate::inputs::{Input, May};

/// Plain text.
pub fn plain() -> Vec<Input> {
    let of = |name: &str, bytes: Vec<u8>| Input::new(name, "txt", bytes);
    vec![
        of("escapes", "A title\u{1b}]0;PWNED\u{7}\n\nBy \u{9b}2JA. Writer\u{202e}\n\nWords\u{1b}[2J and more of them.\n".repeat(3).into()),
        of("bidi", "\u{202e}\u{2066}\u{200f}".repeat(50_000).into()),
        of("marks", format!("e{}", "\u{301}".repeat(200_000)).into()),
        of("joiners", "\u{200d}\u{200c}\u{34f}".repeat(100_000).into()),
        of("tabs", "\t".repeat(300_000).into()),
        of("returns", "\r".repeat(300_000).into()),
        of("lines", "a\n\n".repeat(100_000).into()),
        of("indents", (0..2_000).map(|n| format!("{}a\n", " ".repeat(n % 400))).collect::<String>().into()),
        of("bullets", "- * + 1. a) • ".repeat(50_000).into()),
        of("rules", "-----\n=====\n".repeat(50_000).into()),
        of("nuls", vec![0; 1 << 16]),
        of("latin", b"Caf\xe9 ".repeat(1_000)),
        of("utf-16", b"\xff\xfea\0b\0".to_vec()),
        of("line-of-200-megabytes", vec![b'a'; 200 << 20]).may(May::Refused("64 MiB")),
        of("word-of-8-megabytes", vec![b'a'; 8 << 20]),
        of("mail-as-text", b"From: a\nSubject: \x1b[2J\n\nb\n".to_vec()),
        of("page-as-text", b"<html><title>\x1b[2J&#27;[2J</title><p>a</html>".to_vec()),
        of("overlong", b"\xc0\x9b\xe0\x80\x9b".to_vec()),
    ]
}

/// Markdown.
pub fn markdown() -> Vec<Input> {
    let of = |name: &str, text: String| Input::new(name, "md", text);
    vec![
        of("quotes", ">".repeat(100_000) + " a"),
        of("lists", "- ".repeat(50_000) + "a"),
        of(
            "indented-lists",
            (0..1_000)
                .map(|n| format!("{}- a\n", "  ".repeat(n)))
                .collect(),
        ),
        of("emphasis", "*a **b ".repeat(50_000)),
        of("emphasis-mixed", "*_~`".repeat(50_000)),
        of("seams", "字`a`字\n".repeat(80_000)),
        of("brackets", "[".repeat(100_000)),
        of("images", "![".repeat(100_000)),
        of("links", "[a](b".repeat(50_000)),
        of("references", "[a]: b\n".repeat(50_000) + "[a]"),
        of("footnotes", "[^a]\n\n[^a]: b [^a]\n\n".repeat(20_000)),
        of("code", "`".repeat(100_000) + "a"),
        of("fences", "```\n````\n".repeat(20_000)),
        of(
            "tables",
            format!(
                "|{}|\n|{}|\n{}",
                "a|".repeat(2_000),
                "-|".repeat(2_000),
                "|b\n".repeat(2_000)
            ),
        ),
        of("html", "<div><!-- <![CDATA[ <?".repeat(20_000)),
        of(
            "html-escapes",
            "<p>&#27;]0;PWNED&#7;&#x9b;2J&#x202e;</p>\n\n&#27;[2J &#x9b; [&#x202e;](&#27;)\n"
                .into(),
        ),
        of(
            "escapes",
            "# \u{1b}]0;PWNED\u{7}\u{9b}2J\u{202e}\n\nWords\n".into(),
        ),
        of(
            "front-matter",
            format!(
                "---\ntitle: \"\\e]0;PWNED\\a\u{1b}[2J\u{202e}\"\nauthor: {}\n---\n\nWords\n",
                "a".repeat(1 << 20)
            ),
        ),
        of(
            "front-matter-deep",
            format!("---\na: {}\n---\n\nWords\n", "[".repeat(100_000)),
        ),
        of(
            "front-matter-anchors",
            format!(
                "---\na: &a [x]\nb: [{}]\n---\n\nWords\n",
                "*a, ".repeat(50_000)
            ),
        ),
        of(
            "front-matter-unclosed",
            format!("---\n{}", "a: b\n".repeat(50_000)),
        ),
        of("definition", format!("[{}]: b", "a".repeat(1 << 20))),
        of("headings", "#".repeat(100_000) + " a"),
    ]
}
