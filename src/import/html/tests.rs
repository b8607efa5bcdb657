//! What becomes of pages.

mod articles;
mod bylines;
mod surroundings;

use crate::{
    import::{Extent, Hints, Imported, Kind, import},
    model::{BlockKind, CleanText, PartialDate, SpanKind},
};

fn page(html: &str) -> Imported {
    let hints = Hints {
        kind: Some(Kind::Page),
        address: Some("https://paper.example/a"),
        extent: Extent::Whole,
        ..Hints::default()
    };
    import(html.as_bytes(), &hints).unwrap()
}

fn text(html: &str) -> String {
    page(html).snapshot.text.into_string()
}

#[test]
fn white_space_is_as_a_browser_shows_it() {
    for (html, expected) in [
        ("<p>a\n  b <b> c</b> d </p>", "a b c d"),
        ("<p>a<br>b <br> c</p>", "a\nb\nc"),
        ("<p>a<br><br>b<br>\n<br><br>c</p>", "a\n\nb\n\nc"),
        ("a<div>b</div>c", "a\n\nb\n\nc"),
        ("<span>T</span>he", "The"),
        ("<p>橋\nの</p>", "橋の"),
        ("<p>a&nbsp;&nbsp;b</p>", "a\u{a0}\u{a0}b"),
        ("<pre>a\n  b\n</pre>", "a\n  b"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "a\nb\nc"),
        ("<p>a <q>b <q>c</q></q></p>", "a “b ‘c’”"),
        (
            "<p><ruby>橋<rt>はし</rt></ruby> <ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby></p>",
            "橋（はし） x(y)",
        ),
        ("<p>a <del>b</del></p>", "a ~~b~~"),
        (
            "<p>10<sup>3</sup> litres of H<sub>2</sub>O, x<sup>2</sup>, x², the 1<sup>st</sup> of 2<sup>2.5</sup></p>",
            "10³ litres of H₂O, x², x², the 1st of 2^(2.5)",
        ),
        (
            "<p>in 2019.<sup><a href=#n>1</a></sup> word<a href=#m><sup>2</sup></a> x<sup class=reference>[3]</sup></p>",
            "in 2019.[1] word[2] x[3]",
        ),
        (
            "<figure><img src=a><figcaption>The boat.<cite>Ines Vold</cite></figcaption></figure>",
            "[image: The boat. Ines Vold]",
        ),
        ("<p>a</p><hr><p>b</p>", "a\n\n\n\nb"),
        ("<p>a<span class=sr-only> opens anew</span></p>", "a"),
        (
            "<p><span aria-hidden=true>T</span><span class=sr-only>The</span> end</p>",
            "The end",
        ),
        (
            "a<noscript>b</noscript><template>c</template><script>d</script>",
            "a",
        ),
        ("<p style='DISPLAY : none !important'>a</p>b", "b"),
        ("<dialog>a</dialog><dialog open>b</dialog>", "b"),
    ] {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn words_that_a_page_shows_apart_are_not_glued() {
    for (html, expected) in [
        (
            "<blockquote>»It lay in the butter.«<cite>Ida Brekke</cite></blockquote>",
            "»It lay in the butter.«\nIda Brekke",
        ),
        (
            "<blockquote><p>It lay in the butter<cite>Ida Brekke</cite></p></blockquote>",
            "It lay in the butter\nIda Brekke",
        ),
        (
            "<p><strong>More:</strong><a href=/b>Boats</a></p>",
            "More: Boats",
        ),
        (
            "<h1><span>The flood in Halden:</span><span>A letter</span></h1>",
            "The flood in Halden: A letter",
        ),
        (
            "<cite><span>Halden</span><span>BNW</span> — </cite>",
            "Halden BNW —",
        ),
        (
            "<div><span>Getty</span><img alt='A boat'></div>",
            "Getty [image: A boat]",
        ),
        (
            "<div><img alt='A boat'><span>Getty</span></div>",
            "[image: A boat] Getty",
        ),
        (
            "<p>Java<b>Script</b> and <b>I</b>da, z.B.<i>Ole</i></p>",
            "JavaScript and Ida, z.B.Ole",
        ),
        ("<p><code>std.</code><code>Vec</code></p>", "std.Vec"),
    ] {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn lists_of_word_are_lists_of_their_levels_and_numbers() {
    let item = |style: &str, mark: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='margin-left:36pt;mso-list:{style}'><![if !supportLists]>\
             <span><span style='mso-list:Ignore'>{mark}<span style='font:7pt Times'>&nbsp;&nbsp; </span></span></span>\
             <![endif]>{words}<o:p></o:p></p>\n"
        )
    };
    let drawn = |html: &str| -> Vec<(BlockKind, u8, Option<u32>, String)> {
        let snapshot = page(html).snapshot;
        let words = |block: &crate::model::Block| {
            snapshot.text.get(block.bytes.clone()).unwrap().to_owned()
        };
        let blocks = snapshot.blocks.iter();
        blocks
            .map(|it| (it.kind, it.level, it.ordinal, words(it)))
            .collect()
    };
    let html = [
        "<div><p class=MsoNormal>Before.</p>",
        &item("l0 level1 lfo1", "·", "One"),
        &item("l0 level2 lfo1", "o", "Two"),
        &item("l0 level1 lfo1", "·", "Three"),
        &item("l1 level1 lfo2", "4.", "Four"),
        "<p class=MsoNormal>Between.</p>",
        &item("l1 level1 lfo2", "5.", "Five"),
        "<p class=MsoListParagraph>After.</p>",
        "<p class=gmail-MsoListParagraph><span>·<span>&nbsp;&nbsp; </span></span>Sent on</p></div>",
    ]
    .concat();
    let (item, paragraph) = (BlockKind::ListItem, BlockKind::Paragraph);
    let expected = [
        (paragraph, 0, None, "Before."),
        (item, 1, None, "One"),
        (item, 2, None, "Two"),
        (item, 1, None, "Three"),
        (item, 1, Some(4), "Four"),
        (paragraph, 0, None, "Between."),
        (item, 1, Some(5), "Five"),
        (paragraph, 0, None, "After."),
        (item, 1, None, "Sent on"),
    ];
    let expected =
        expected.map(|(kind, level, number, words)| (kind, level, number, words.to_owned()));
    assert_eq!(drawn(&html), expected);
}

#[test]
fn lists_in_a_quotation_stay_within_it_and_keep_their_marks() {
    let html = "<blockquote><p>a</p><ol><li>b<li>c</ol><ul><li>d<p>e</p></ul><dl><dt>f<dd>g</dl></blockquote><ul><li>h</ul>";
    let snapshot = page(html).snapshot;
    assert_eq!(
        snapshot.text.as_str(),
        "a\n\n1. b\n\n2. c\n\n• d\n\ne\n\nf\n\n• g\n\nh"
    );
    let kinds: Vec<_> = snapshot
        .blocks
        .iter()
        .map(|it| (it.kind, it.level))
        .collect();
    let mut expected = vec![(BlockKind::Quotation, 1); 7];
    expected.push((BlockKind::ListItem, 1));
    assert_eq!(kinds, expected);
}

#[test]
fn pictures_say_once_what_they_show() {
    for (html, expected) in [
        ("<p>a <img alt='b c'> d</p>", "a [image: b c] d"),
        (
            "<figure><img alt=a><figcaption>b</figcaption></figure>",
            "[image: b]",
        ),
        (
            "<figure><img alt=a><figcaption> </figcaption></figure>",
            "[image: a]",
        ),
        (
            "<figure><pre>a</pre><figcaption>b</figcaption></figure>",
            "a\n\nb",
        ),
        (
            "x<img alt=''><img><img alt=IMG_1.JPG><img alt=a width=1>",
            "x",
        ),
        ("x <img alt='🐐'>", "x 🐐"),
        ("<img alt=a><noscript><img alt=a></noscript>", "[image: a]"),
        ("<div><noscript><img alt=a></noscript></div>", "[image: a]"),
    ] {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn numbers_of_items_are_those_that_a_browser_shows() {
    let numbers = |html: &str| -> Vec<Option<u32>> {
        let blocks = page(html).snapshot.blocks;
        blocks.iter().map(|block| block.ordinal).collect()
    };
    assert_eq!(numbers("<ol><li>a<li>b</ol>"), [Some(1), Some(2)]);
    assert_eq!(
        numbers("<ol start=5><li>a<li value=9>b<li>c</ol>"),
        [Some(5), Some(9), Some(10)]
    );
    assert_eq!(numbers("<ol reversed><li>a<li>b</ol>"), [Some(2), Some(1)]);
    assert_eq!(
        numbers("<ol start=-9223372036854775808 reversed><li>a<li>b</ol>"),
        [None, None]
    );
    assert_eq!(
        numbers("<ol start=99999999999999999999><li>a</ol>"),
        [Some(1)]
    );
    assert_eq!(numbers("<ul><li>a</ul><li>b"), [None, None]);
}

#[test]
fn looks_and_links_go_on_through_the_blocks_in_them() {
    let snapshot = page("<b>a<p>b</p></b><p>x <a href='/c#d'> y <i>z</i> </a></p>").snapshot;
    let spans: Vec<(SpanKind, &str, Option<&str>)> = snapshot
        .spans
        .iter()
        .map(|span| {
            let words = snapshot.text.get(span.bytes.clone()).unwrap();
            (span.kind, words, span.target.as_deref())
        })
        .collect();
    assert_eq!(
        spans,
        [
            (SpanKind::Strong, "a", None),
            (SpanKind::Strong, "b", None),
            (SpanKind::Link, "y z", Some("https://paper.example/c#d")),
            (SpanKind::Emphasis, "z", None),
        ]
    );
}

#[test]
fn tables_that_place_things_are_no_tables() {
    let kinds = |html: &str| -> Vec<BlockKind> {
        let blocks = page(html).snapshot.blocks;
        blocks.iter().map(|block| block.kind).collect()
    };
    let data = "<table><tr><td>a<td>b<tr><td>c<td>d</table>";
    assert_eq!(kinds(data), [BlockKind::Table]);
    assert_eq!(
        kinds(&format!("<table><tr><td>{data}<td>x<tr><td>y</table>")).len(),
        3
    );
    let paragraph = BlockKind::Paragraph;
    assert_eq!(kinds("<table><tr><td>a<td>b</table>"), [paragraph; 2]);
    assert_eq!(
        kinds("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>"),
        [paragraph; 4]
    );
    assert_eq!(
        kinds("<table><tr><td><ul><li>a</ul><td>b<tr><td>c<td>d</table>").len(),
        4
    );
    let long = "word ".repeat(100);
    assert_eq!(
        kinds(&format!("<table><tr><td>{long}<td>b<tr><td>c<td>d</table>")),
        [paragraph; 4]
    );
}

#[test]
fn tall_cells_at_the_end_of_a_row_shift_no_later_row() {
    let tall = "<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e</table>";
    assert_eq!(text(tall), "a  b\nc  b\nd  e");
}

#[test]
fn a_table_keeps_what_is_open_around_it() {
    let table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>";
    assert!(text(&format!("<pre>x {table} y</pre>")).starts_with("x"));
    let figure = format!("<figure><img src=a><figcaption>x {table} y</figcaption></figure>");
    assert_eq!(text(&figure), "[image: x a b c d y]");
}

#[test]
fn an_item_that_begins_with_a_heading_or_code_keeps_its_number() {
    assert_eq!(
        text("<ol><li><h3>Tea</h3><p>hot<li><h3>Milk</h3><p>cold</ol>"),
        "1. Tea\n\nhot\n\n2. Milk\n\ncold"
    );
    let blocks = page("<ol><li><pre>a</pre>b<li>c</ol>").snapshot.blocks;
    let numbers: Vec<_> = blocks.iter().map(|block| block.ordinal).collect();
    assert_eq!(numbers, [None, Some(1), Some(2)]);
}

#[test]
fn links_of_a_saved_page_lead_on_from_its_own_address() {
    let target = |head: &str| {
        let html = format!("<html><head>{head}</head><body><a href=/offer>offer</a></body></html>");
        let hints = Hints {
            kind: Some(Kind::Page),
            extent: Extent::Whole,
            ..Hints::default()
        };
        let snapshot = import(html.as_bytes(), &hints).unwrap().snapshot;
        snapshot.spans.first().and_then(|span| span.target.clone())
    };
    let canonical = "<link rel=canonical href='https://paper.example/a/b'>";
    assert_eq!(
        target(canonical).as_deref(),
        Some("https://paper.example/offer")
    );
    let base = format!("{canonical}<base href='https://base.example/'>");
    assert_eq!(target(&base).as_deref(), Some("https://base.example/offer"));
    assert_eq!(target(""), None);
}

#[test]
fn a_day_behind_the_names_of_a_byline_is_no_part_of_them() {
    for byline in [
        "By Ines Vold, 2 May 2024",
        "By Ines Vold | May 2, 2024",
        "Ines Vold – 2 May 2024",
        "By <b>Ines Vold</b> 2024-05-02",
    ] {
        let found = page(&format!(
            "<h1>A third boat</h1><div class=\"byline\">{byline}</div><p>The council voted on Tuesday to buy a third boat for the line.</p>"
        ))
        .snapshot
        .found;
        assert_eq!(found.author.as_deref(), Some("Ines Vold"), "{byline}");
        assert_eq!(
            found.published,
            PartialDate::parse_iso("2024-05-02"),
            "{byline}"
        );
    }
    let found = page(
        "<h1>A third boat</h1><div class=\"byline\">By Ines Vold and May Roe</div><p>The council voted on Tuesday.</p>",
    )
    .snapshot
    .found;
    assert_eq!(found.author.as_deref(), Some("Ines Vold and May Roe"));
    assert_eq!(found.published, None);
}

#[test]
fn a_headline_keeps_what_is_raised_in_it() {
    let title = |head: &str| {
        let html = format!("{head}<h1>CO<sub>2</sub> and m²: 10<sup>3</sup> boats</h1><p>{LONG}");
        let snapshot = page(&html).snapshot;
        (snapshot.found.title.into_string(), snapshot.blocks.len())
    };
    assert_eq!(title("").0, "CO₂ and m²: 10³ boats");
    let graph = "<meta property='og:title' content='CO2 and m2: 10^3 boats'>";
    assert_eq!(title(graph), ("CO2 and m2: 10^3 boats".to_owned(), 2));
}

#[test]
fn a_headline_that_is_not_closed_is_no_headline() {
    let html = format!(
        "<html><head><title>Bridge</title></head><body><article><h1>The bridge stays<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></article></body></html>"
    );
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    let snapshot = import(html.as_bytes(), &hints).unwrap().snapshot;
    assert_eq!(snapshot.found.title.as_str(), "Bridge");
    assert!(snapshot.blocks.len() > 1);
}

#[test]
fn what_json_ld_says_of_another_query_is_not_believed() {
    let title = |address: &str, told: &str| {
        let html = format!(
            "<title>Shown here</title><script type='application/ld+json'>{{\"@type\":\"Article\",\"headline\":\"Told there\",\"url\":\"{told}\"}}</script><p>a"
        );
        let hints = Hints {
            kind: Some(Kind::Page),
            address: Some(address),
            ..Hints::default()
        };
        import(html.as_bytes(), &hints)
            .unwrap()
            .snapshot
            .found
            .title
            .into_string()
    };
    let two = "https://paper.example/story.php?id=2";
    assert_eq!(
        title(two, "https://paper.example/story.php?id=1"),
        "Shown here"
    );
    for told in [two, "https://paper.example/story.php"] {
        assert_eq!(title(two, told), "Told there");
        assert_eq!(title(&format!("{two}&utm_source=x"), told), "Told there");
    }
}

#[test]
fn a_page_that_is_nested_too_much_keeps_its_structure() {
    let html = format!(
        "{}<h2>Heading</h2><p>{}",
        "<div>".repeat(200),
        "word ".repeat(22_000)
    );
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    let imported = import(html.as_bytes(), &hints).unwrap();
    let kinds: Vec<BlockKind> = imported
        .snapshot
        .blocks
        .iter()
        .map(|block| block.kind)
        .collect();
    assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph]);
    assert_eq!(imported.remarks.len(), 1);
}

#[test]
fn wide_and_tall_cells_do_not_explode() {
    let row = "<tr><td colspan=999999999 rowspan=999999999>a<td>b".repeat(200);
    let html = format!("<table><caption>c</caption>{row}</table>");
    assert!(text(&html).len() < 1_000_000);
}

#[test]
fn nothing_that_a_page_says_reaches_a_terminal_as_more_than_text() {
    let evil = "a&#27;[31m&#x9b;1m&#x202e;&#x2066;&#0;&#x1b;]0;b&#7;";
    let html = format!(
        "<html lang='e&#27;n'><head><title>{evil}</title><meta name=author content='{evil}'>
        <meta property='og:site_name' content='{evil}'><meta name=description content='{evil}'>
        <script type='application/ld+json'>{{\"@type\":\"Article\",\"headline\":\"{evil}\\u001b\\u202e\"}}</script></head>
        <body><h1>{evil}</h1><p>{evil} <a href='https://x.example/{evil}'>{evil}</a></p>
        <figure><img src=a><figcaption>{evil}</figcaption></figure><img alt='{evil}'>
        <table><tr><th>{evil}<td>{evil}<tr><td>{evil}<td>{evil}</table><pre>{evil}</pre></body></html>"
    );
    for extent in [Extent::Article, Extent::Whole] {
        let hints = Hints {
            kind: Some(Kind::Page),
            extent,
            ..Hints::default()
        };
        let imported = import(html.as_bytes(), &hints).unwrap();
        let shown = format!("{:?}", imported.snapshot.found) + &imported.snapshot.text;
        let targets = imported
            .snapshot
            .spans
            .iter()
            .filter_map(|span| span.target.as_deref());
        for text in targets.chain([shown.as_str()]) {
            let bad = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!text.contains(bad), "{}", text.escape_debug());
            assert!(
                !text.contains("\\u{1b}") && !text.contains("\\u{202e}"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_page_of_which_no_tree_is_made_keeps_its_words_and_says_why() {
    let html = format!(
        "<head><title>Deep</title><meta name=author content='Ann Lee'></head><body>{}words&uuml;<p>more",
        "<div>".repeat(100_000)
    );
    let imported = page(&html);
    assert_eq!(imported.snapshot.text.as_str(), "wordsü\n\nmore");
    assert_eq!(imported.snapshot.found.title.as_str(), "Deep");
    assert_eq!(imported.snapshot.found.author.as_deref(), Some("Ann Lee"));
    let remarks: Vec<&str> = imported.remarks.iter().map(CleanText::as_str).collect();
    assert_eq!(
        remarks,
        [
            "Its elements are nested more than 256 deep: the text of the whole page was taken, without its structure."
        ]
    );
}

/// Returns the article of a page, after a paragraph that is long enough for one.
fn article(kind: Kind, html: &str) -> String {
    let hints = Hints {
        kind: Some(kind),
        ..Hints::default()
    };
    import(html.as_bytes(), &hints)
        .unwrap()
        .snapshot
        .text
        .into_string()
}

const LONG: &str = "The council has decided, after a long night and against the advice of its own lawyers, that the old bridge is to stay where it is, and that the new one, which was paid for in advance, is not to be built at all.";

const OTHER: &str = "The harbour master has seen worse, as he told the paper over a cup of tea, and will see worse again before he is old.";

#[test]
fn a_first_cell_that_is_empty_keeps_its_column() {
    assert_eq!(
        text("<table><tr><td><td>Mayor<td>Clerk<tr><td>Name<td>Jo Fox<td>May Roe</table>"),
        "      Mayor   Clerk\nName  Jo Fox  May Roe"
    );
}

#[test]
fn a_cell_of_no_height_goes_down_to_the_end_of_its_group() {
    assert_eq!(
        text(
            "<table><tbody><tr><th rowspan=0>North<td>1<tr><td>2<tr><td>3<tbody><tr><th>South<td>4</table>"
        ),
        "North  1\nNorth  2\nNorth  3\nSouth  4"
    );
    assert_eq!(
        text("<table><tbody><tr><th rowspan=9>North<td>1<tbody><tr><th>South<td>4</table>"),
        "North  1\nSouth  4"
    );
}

#[test]
fn a_tall_cell_stands_in_each_row_that_it_takes() {
    for (table, expected) in [
        (
            "<tr><th rowspan=3>North<td>Quay<td>1<tr><td>Pier<td>2<tr><td>Mole<td>3<tr><th>South<td>Dock<td>4",
            "North  Quay  1\nNorth  Pier  2\nNorth  Mole  3\nSouth  Dock  4",
        ),
        // The further columns of a wide cell are empty in all of its rows.
        (
            "<tr><td colspan=2 rowspan=2>wide<td>1<tr><td>2<tr><td>a<td>b<td>3",
            "wide     1\nwide     2\na     b  3",
        ),
        // One at the end of a row whose other cells are missing.
        (
            "<tr><td>a<td>b<td rowspan=2>c<tr><td>d<tr><td>e<td>f<td>g",
            "a  b  c\nd     c\ne  f  g",
        ),
    ] {
        assert_eq!(
            text(&format!("<table>{table}</table>")),
            expected,
            "{table}"
        );
    }
    let row = format!("<tr><td rowspan=1000>{}<td>b", "x".repeat(150));
    let long = text(&format!("<table>{row}{}</table>", "<tr><td>b".repeat(999)));
    assert!(long.matches('x').count() <= 64 * 1024 + 150);
    assert_eq!(long.lines().count(), 1000);
}

#[test]
fn items_have_the_letters_and_roman_numbers_that_a_browser_shows() {
    for (list, expected) in [
        ("<ol type=a><li>one<li>two</ol>", "a. one\nb. two"),
        ("<ol type=A start=26><li>one<li>two</ol>", "Z. one\nAA. two"),
        (
            "<ol type=i start=4><li><p>one<p>more<li value=9>two</ol>",
            "iv. one\n\nmore\n\nix. two",
        ),
        (
            "<ol type=I reversed start=3999><li>one<li>two</ol>",
            "MMMCMXCIX. one\nMMMCMXCVIII. two",
        ),
        ("<ol type=i start=0><li>one<li>two</ol>", "0. one\ni. two"),
    ] {
        let blocks = page(list).snapshot;
        assert_eq!(
            blocks.text.as_str().replace("\n\n", "\n"),
            expected.replace("\n\n", "\n"),
            "{list}"
        );
        assert!(
            blocks.blocks.iter().all(|block| block.ordinal.is_none()),
            "{list}"
        );
    }
    let digits = page("<ol type=1><li>one</ol>").snapshot;
    assert_eq!(digits.blocks[0].ordinal, Some(1));
}

#[test]
fn a_page_written_as_xml_loses_nothing_behind_an_element_that_holds_nothing() {
    let words = "<p>The harbour master has seen worse.</p>";
    for element in [
        "<script src=\"x.js\"/>",
        "<title/>",
        "<style/>",
        "<iframe src=\"y\"/>",
        "<textarea/>",
        "<div hidden=\"hidden\"/>",
    ] {
        let page = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><html><body>{element}{words}<p><![CDATA[a<b]]> &a;</p></body></html>"
        );
        let hints = Hints {
            name: Some("a.xhtml"),
            extent: Extent::Whole,
            ..Hints::default()
        };
        let snapshot = import(page.as_bytes(), &hints).unwrap().snapshot;
        let expected = "The harbour master has seen worse.\n\na<b &a;";
        assert_eq!(snapshot.text.as_str(), expected, "{element}");
        // The depth is that of what the parser of HTML sees.
        let deep = page.replace(
            words,
            &format!("{}{}", "<b>".repeat(300), "</b>".repeat(300)),
        );
        let remarks = import(deep.as_bytes(), &hints).unwrap().remarks;
        assert!(remarks[0].contains("nested"), "{element}: {remarks:?}");
    }
}

#[test]
fn a_page_that_is_called_plain_text_is_read_as_a_page_and_says_so() {
    let html = b"\n<!DOCTYPE html><title>T</title><h1>The boat</h1><p>It sank.</p>";
    let sent = Hints {
        kind: Some(Kind::Plain),
        media_type: Some("text/plain; charset=utf-8"),
        extent: Extent::Whole,
        ..Hints::default()
    };
    let named = Hints {
        name: Some("a.txt"),
        extent: Extent::Whole,
        ..Hints::default()
    };
    for hints in [sent, named] {
        let imported = import(html, &hints).unwrap();
        assert_eq!(imported.snapshot.text.as_str(), "The boat\n\nIt sank.");
        let remark = imported.remarks.last().unwrap();
        assert!(remark.starts_with("It is called plain text"), "{remark}");
    }
    // What a person says counts.
    let plain = Hints {
        kind: Some(Kind::Plain),
        ..named
    };
    assert!(
        import(html, &plain)
            .unwrap()
            .snapshot
            .text
            .contains("<title>")
    );
}

#[test]
fn titles_and_captions_have_only_words_that_are_shown() {
    let html = "<h1>The catch<sup><svg><title>Note</title></svg></sup> of <svg><title>Fish</title></svg>the<style>.h{}</style> year</h1><table><caption>Catch<style>.a{}</style> in m<sup>3</sup><span hidden>no</span></caption><tr><th>Port<th>Tons<tr><td>Old<td>4</table>";
    let snapshot = page(html).snapshot;
    assert_eq!(snapshot.found.title.as_str(), "The catch of the year");
    assert_eq!(
        snapshot.text.as_str(),
        "The catch of the year\n\nCatch in m³\n\nPort  Tons\nOld   4"
    );
}
