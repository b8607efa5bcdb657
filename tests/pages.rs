//! Pages and mails written after the layouts of news sites: what is found of each, where it stood, and its whole text.
//!
//! The outlets are invented. The texts that are expected were written by hand from the pages, with marks for the
//! structure: `#` for headings, `-` or a number for items, `>` for quotations, `|` for tables, four blanks for code.

use std::{fs, path::Path};

use briefreader::{
    import::{Extent, Hints, Imported, Kind, import},
    model::{BlockKind, CleanText, Found, Snapshot},
};
use proptest::prelude::*;

/// A page and what is to be found of it; what is not named is not to be found.
struct Case {
    file: &'static str,
    address: Option<&'static str>,
    media_type: Option<&'static str>,
    /// Pairs of what and "value · place".
    found: &'static [(&'static str, &'static str)],
    remarks: &'static [&'static str],
    /// Links: their words and where they lead.
    links: &'static [(&'static str, &'static str)],
}

const CASE: Case = Case {
    file: "",
    address: None,
    media_type: None,
    found: &[],
    remarks: &[],
    links: &[],
};

const CASES: &[Case] = &[
    Case {
        file: "paywall.html",
        address: Some("https://www.quayside.example/news/ferry-fares?utm_source=letter"),
        found: &[
            ("title", "Ferry fares to double by spring · JSON-LD"),
            ("author", "Mara Lind · JSON-LD"),
            ("source", "The Quayside Post · JSON-LD"),
            ("published", "2024-11-02 · JSON-LD"),
            ("url", "https://quayside.example/news/ferry-fares · head"),
            ("language", "en-GB · head"),
            (
                "lead",
                "The council says that the old boats cost too much. · Open Graph",
            ),
        ],
        ..CASE
    },
    Case {
        file: "live_blog.html",
        address: Some("https://northernwire.example/live/storm"),
        found: &[
            ("title", "Storm on the coast: as it happened · JSON-LD"),
            ("author", "Jonas Ek · JSON-LD"),
            ("source", "Northern Wire · JSON-LD"),
            ("published", "2023-10-20 · JSON-LD"),
            ("url", "https://northernwire.example/live/storm · address"),
            ("language", "en · head"),
            (
                "lead",
                "Trains stand still and 4,000 homes are without power. · JSON-LD",
            ),
        ],
        ..CASE
    },
    Case {
        file: "gallery.html",
        found: &[
            ("title", "The lighthouse keepers' last winter · page"),
            ("author", "Photographs by Ines Varga · meta tag"),
            ("source", "Salt & Stone · Open Graph"),
            ("published", "2022-02-14 · meta tag"),
            ("language", "en · head"),
        ],
        ..CASE
    },
    Case {
        file: "pull_quotes.html",
        found: &[
            ("title", "Why the orchard stayed · Open Graph"),
            ("author", "Tomas Rill · page"),
            ("source", "The Vale Observer · Open Graph"),
            ("published", "2021-09-30 · Open Graph"),
            ("language", "en · head"),
            ("lead", "A court, a map and a very old pear tree. · page"),
        ],
        ..CASE
    },
    Case {
        file: "related_links.html",
        address: Some("https://ledger.example/water"),
        found: &[
            ("title", "City buys back its own water · page"),
            ("author", "Lena Osei · meta tag"),
            ("source", "Metro Ledger · meta tag"),
            ("published", "2020-08-23 · meta tag"),
            ("url", "https://ledger.example/water · address"),
            ("language", "en-US · head"),
        ],
        links: &[(
            "forty million",
            "https://ledger.example/documents/contract.pdf",
        )],
        ..CASE
    },
    Case {
        file: "amp.html",
        address: Some("https://amp.morgenblatt.example/verkehr/der-zug"),
        found: &[
            ("title", "Der Zug, der rückwärts fuhr · JSON-LD"),
            ("author", "Henrike Maas · JSON-LD"),
            ("source", "Morgenblatt · JSON-LD"),
            ("published", "2023-01-09 · JSON-LD"),
            ("url", "https://morgenblatt.example/verkehr/der-zug · head"),
            ("language", "de · JSON-LD"),
        ],
        ..CASE
    },
    Case {
        file: "tables.html",
        found: &[
            ("title", "What the bridges cost · meta tag"),
            ("author", "Ann Lee, Bo Ek · meta tag"),
            ("source", "Figures · head"),
            ("published", "2019-06 · meta tag"),
            ("language", "en · head"),
            ("lead", "A count of nine bridges. · meta tag"),
        ],
        ..CASE
    },
    Case {
        file: "infinite_scroll.html",
        address: Some("https://shoreline.example/a/toll-gone"),
        found: &[
            ("title", "Toll on the coast road is gone · JSON-LD"),
            ("author", "Pia Storm · JSON-LD"),
            ("source", "Shoreline · Open Graph"),
            ("published", "2024-05-01 · JSON-LD"),
            ("url", "https://shoreline.example/a/toll-gone · Open Graph"),
            ("language", "en · head"),
        ],
        ..CASE
    },
    Case {
        file: "front_page.html",
        address: Some("https://shoreline.example/"),
        found: &[
            ("title", "Shoreline · page"),
            ("source", "Shoreline · Open Graph"),
            ("url", "https://shoreline.example/ · head"),
            ("language", "en · head"),
        ],
        remarks: &["No article was found in it: the text of the whole page was taken."],
        links: &[
            ("Toll is gone", "https://shoreline.example/a/toll-gone"),
            ("Gulls open doors", "https://shoreline.example/b/gulls"),
            ("High tide", "https://shoreline.example/c/tide"),
        ],
        ..CASE
    },
    Case {
        file: "arabic.html",
        found: &[
            ("title", "افتتاح الجسر الجديد · Open Graph"),
            ("author", "ليلى حداد · meta tag"),
            ("source", "صحيفة المرفأ · Open Graph"),
            ("published", "2024-03-05 · Open Graph"),
            (
                "url",
                "https://marfa.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%A7%D9%84%D8%AC%D8%B3%D8%B1 · head",
            ),
            ("language", "ar · head"),
        ],
        ..CASE
    },
    Case {
        file: "vertical_japanese.html",
        found: &[
            ("title", "橋の夜明け · Open Graph"),
            ("source", "港新聞 · Open Graph"),
            ("published", "2023-04-01 · meta tag"),
            ("language", "ja · head"),
        ],
        ..CASE
    },
    Case {
        file: "wire_copy.html",
        media_type: Some("text/html; charset=us-ascii"),
        found: &[
            ("title", "HARBOUR BRIDGE OPENS · head"),
            ("author", "Northern Wire staff · meta tag"),
            ("published", "2001-05-09 · meta tag"),
        ],
        ..CASE
    },
    Case {
        file: "boxes.html",
        found: &[
            ("title", "Le pont du port est ouvert · Open Graph"),
            ("author", "Inès Varga · meta tag"),
            ("source", "Le Quai · Open Graph"),
            ("published", "2024-03-05 · meta tag"),
            ("language", "fr · head"),
        ],
        ..CASE
    },
    Case {
        file: "old_tables.html",
        found: &[
            ("title", "Mill burns down · head"),
            ("source", "The Vale Observer · meta tag"),
        ],
        ..CASE
    },
    Case {
        file: "strict.xhtml",
        found: &[
            ("title", "Most w porcie otwarty · meta tag"),
            ("author", "Łucja Żak · meta tag"),
            ("source", "Gazeta Portowa · meta tag"),
            ("published", "2008-07-14 · meta tag"),
            ("language", "pl · head"),
        ],
        ..CASE
    },
    Case {
        file: "graph.html",
        address: Some("https://slowboats.example/2022/ten-small-ferries/?fbclid=x"),
        found: &[
            ("title", "Ten small ferries · JSON-LD"),
            ("author", "Kit Moran · JSON-LD"),
            ("source", "Slow Boats · JSON-LD"),
            ("published", "2022-08-19 · JSON-LD"),
            (
                "url",
                "https://slowboats.example/2022/ten-small-ferries/ · head",
            ),
            ("language", "en-US · JSON-LD"),
            (
                "lead",
                "Ferries with room for two cars & a goat. · meta tag",
            ),
        ],
        ..CASE
    },
    Case {
        file: "no_article.html",
        found: &[("title", "Sign in · head")],
        remarks: &["No article was found in it: the text of the whole page was taken."],
        ..CASE
    },
    Case {
        file: "comments.html",
        found: &[
            ("title", "The bell on the sixth ferry · page"),
            ("author", "Kit Moran · text"),
            ("published", "2022-08-21 · page"),
            ("language", "en · head"),
        ],
        ..CASE
    },
    Case {
        file: "newsletter.eml",
        found: &[
            ("title", "The goat is ashore 🐐 · mail header"),
            ("source", "Slow Boats – weekly · mail header"),
            ("published", "2022-08-26 · mail header"),
            ("language", "en · head"),
        ],
        remarks: &["It has an attachment, which was not taken."],
        links: &[("nobody is to blame", "https://slowboats.example/r/?u=abc")],
        ..CASE
    },
    Case {
        file: "iso_2022_jp.eml",
        found: &[
            ("title", "橋の会だより · mail header"),
            ("source", "橋の会 · mail header"),
            ("published", "2023-04-04 · mail header"),
        ],
        ..CASE
    },
    Case {
        file: "koi8_r.eml",
        found: &[
            ("title", "Мост открыт · mail header"),
            ("source", "news@port.example · mail header"),
            ("published", "2024-03-06 · mail header"),
        ],
        ..CASE
    },
    Case {
        file: "plain_mail.eml",
        found: &[
            ("title", "Notes from the orchard · mail header"),
            ("source", "Rill, Tomas · mail header"),
            ("published", "2021-09-30 · mail header"),
        ],
        ..CASE
    },
];

fn directory() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn read(case: &Case, extent: Extent) -> Imported {
    let bytes = fs::read(directory().join(case.file)).expect("the page is there");
    let hints = Hints {
        name: Some(case.file),
        kind: None,
        media_type: case.media_type,
        address: case.address,
        extent,
    };
    import(&bytes, &hints).unwrap_or_else(|error| panic!("{}: {error}", case.file))
}

/// Draws a text with marks for its structure.
fn drawn(snapshot: &Snapshot) -> String {
    let mut drawn = String::new();
    let mut end = 0;
    for block in &snapshot.blocks {
        let between = snapshot
            .text
            .get(end..block.bytes.start)
            .unwrap_or_default();
        drawn.push_str(between);
        let text = snapshot.text.get(block.bytes.clone()).unwrap_or_default();
        let level = usize::from(block.level);
        drawn.push_str(&match block.kind {
            BlockKind::Heading => format!("{} {text}", "#".repeat(level)),
            BlockKind::ListItem => {
                let mark = block.ordinal.map_or("-".to_owned(), |it| format!("{it}."));
                format!("{}{mark} {text}", "  ".repeat(level.saturating_sub(1)))
            }
            BlockKind::Quotation => format!("{} {text}", ">".repeat(level)),
            BlockKind::Table => format!("| {}", text.replace('\n', "\n| ")),
            BlockKind::Code => format!("    {}", text.replace('\n', "\n    ")),
            BlockKind::Rule => "---".to_owned(),
            BlockKind::Paragraph => text.to_owned(),
        });
        end = block.bytes.end;
    }
    drawn
}

/// Lists what was found with its places.
fn listed(found: &Found) -> Vec<(String, String)> {
    let published = found.published.map(|date| date.to_string());
    let texts = [
        ("title", Some(found.title.to_string())),
        ("author", found.author.as_ref().map(ToString::to_string)),
        ("source", found.source.as_ref().map(ToString::to_string)),
        ("published", published),
        ("url", found.url.as_ref().map(ToString::to_string)),
        ("language", found.language.as_ref().map(ToString::to_string)),
        ("lead", found.lead.as_ref().map(ToString::to_string)),
    ];
    let place = |name: &str| {
        let place = found.places.iter().find(|(field, _)| field.word() == name);
        place.map_or("nowhere".to_owned(), |(_, place)| place.word().to_owned())
    };
    texts
        .into_iter()
        .filter_map(|(name, text)| Some((name.to_owned(), format!("{} · {}", text?, place(name)))))
        .collect()
}

#[test]
fn pages_of_all_layouts_come_in_as_their_articles() {
    let mut wrong = Vec::new();
    for case in CASES {
        let imported = read(case, Extent::Article);
        let snapshot = &imported.snapshot;
        let (stem, _) = case.file.rsplit_once('.').expect("a file has an extension");
        let expected = fs::read_to_string(directory().join(format!("{stem}.expected.txt")))
            .expect("the expected text is there");
        let drawn = drawn(snapshot);
        if drawn != expected.trim_end() {
            wrong.push(format!("{}: the text is\n{drawn}", case.file));
        }
        let found = listed(&snapshot.found);
        let wanted: Vec<(String, String)> = case
            .found
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        if found != wanted {
            wrong.push(format!("{}: found is {found:#?}", case.file));
        }
        let remarks: Vec<&str> = imported.remarks.iter().map(CleanText::as_str).collect();
        if remarks != case.remarks {
            wrong.push(format!("{}: remarks are {remarks:?}", case.file));
        }
        let links: Vec<(&str, &str)> = snapshot
            .spans
            .iter()
            .filter_map(|span| {
                let words = snapshot.text.get(span.bytes.clone()).unwrap_or_default();
                Some((words, span.target.as_deref()?))
            })
            .collect();
        if !case.links.is_empty() && links != case.links {
            wrong.push(format!("{}: links are {links:?}", case.file));
        }
        assert_eq!(snapshot.check(), Ok(()), "{}", case.file);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_page_here_is_expected_to_be_something() {
    let mut files: Vec<String> = fs::read_dir(directory())
        .expect("the pages are there")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !name.ends_with(".expected.txt"))
        .collect();
    files.sort();
    let mut known: Vec<&str> = CASES.iter().map(|case| case.file).collect();
    known.sort_unstable();
    assert_eq!(files, known);
}

#[test]
fn the_whole_page_has_all_that_the_article_has_left_out() {
    let whole = |file: &str| {
        let case = CASES.iter().find(|case| case.file == file).expect("known");
        let imported = read(case, Extent::Whole);
        assert_eq!(imported.snapshot.check(), Ok(()));
        drawn(&imported.snapshot)
    };
    let paywall = whole("paywall.html");
    for words in [
        "The Quayside Post",
        "Only 3 a month.",
        "Subscribe now",
        "“It was this, or no ferry,” she said.",
    ] {
        assert!(paywall.contains(words), "{words}: {paywall}");
    }
    let boxes = whole("boxes.html");
    assert!(boxes.contains("La lettre du matin") && !boxes.contains("Texte caché"));
}

/// Pieces of pages and mails, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        "<(/?)(p|b|i|a href=x|div|table|tr|td|ul|li|ol start=3|h1|h2|blockquote|pre|figure|figcaption|q|ruby|rt|dl|dt|dd|br|hr|img alt=x|noscript|script|title|body|template|svg|select|details|summary|aside|article|caption)>",
        "(<meta name=author content=\"|<meta charset=|<script type=application/ld\\+json>|\\{\"@type\":\"Article\",\"headline\":\"|\"\\})",
        "(From: |Subject: |Date: |Content-Type: |multipart/mixed; boundary=b|text/html|--b|--|\r\n|\r\n\r\n|=\\?utf-8\\?q\\?|\\?=)",
        "&#(27|x9b|x202e|0|x1f469|x200d|xfdd0);",
        "[ a-z,.\n\t<>&\"'=/\u{301}\u{200d}\u{202e}橋م👩]{1,8}",
        "Some words, with commas, that go on for long enough to be an article of some kind, it seems.",
    ]
    .prop_map(String::into_bytes);
    let piece = prop_oneof![9 => piece, 1 => prop::collection::vec(any::<u8>(), 0..8)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Tells whether a text is safe to show: it has no controls but line breaks, and nothing that turns its direction.
fn is_clean(text: &str) -> bool {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    !text.contains(bad)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_an_article_or_an_error(bytes in pieces(), mail in any::<bool>(), whole in any::<bool>()) {
        let hints = Hints {
            kind: Some(if mail { Kind::Mail } else { Kind::Page }),
            address: Some("https://paper.example/a"),
            extent: if whole { Extent::Whole } else { Extent::Article },
            ..Hints::default()
        };
        let first = import(&bytes, &hints);
        prop_assert_eq!(&import(&bytes, &hints), &first);
        if let Ok(Imported { snapshot, remarks, .. }) = first {
            prop_assert_eq!(snapshot.check(), Ok(()));
            prop_assert!(is_clean(&snapshot.text));
            for (_, text) in listed(&snapshot.found) {
                prop_assert!(is_clean(&text) && !text.contains('\n'), "{text:?}");
            }
            for text in snapshot.spans.iter().filter_map(|span| span.target.as_deref()) {
                prop_assert!(is_clean(text) && !text.contains('\n'), "{text:?}");
            }
            prop_assert!(remarks.iter().all(|remark| is_clean(remark) && remark.ends_with('.')));
        }
    }
}
