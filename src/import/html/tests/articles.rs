//! Which part of a page is its article, and what is known of it.

use super::*;

#[test]
fn several_articles_on_a_page_are_all_its_text() {
    let brief = |heading: &str, by: &str, more: &str| {
        format!(
            "<article><h2>{heading}</h2><p class=byline>By {by}</p><p>The council of the port met on Thursday night and spoke for long of {heading}, to applause.</p>{more}</article>"
        )
    };
    let middle = format!("<p>{LONG}</p>").repeat(3);
    let articles = [
        brief("boats", "Ann Poe", ""),
        brief("gulls", "Max Roe", &middle),
        brief("tolls", "Jan Doe", ""),
    ]
    .concat();
    for html in [
        format!("<main>{articles}</main>"),
        format!("<main><h1>Briefs of the port, in short</h1><div>{articles}</div></main>"),
        articles.replace("<article>", "<li><article>"),
    ] {
        let html = format!("<title>Briefs</title><nav>Home</nav>{html}<footer>Imprint</footer>");
        let hints = Hints {
            kind: Some(Kind::Page),
            ..Hints::default()
        };
        let Imported {
            snapshot, remarks, ..
        } = import(html.as_bytes(), &hints).unwrap();
        for words in [
            "boats\n\nBy Ann Poe",
            "gulls\n\nBy Max Roe",
            "tolls\n\nBy Jan Doe",
            "long of tolls",
        ] {
            assert!(snapshot.text.contains(words), "{words}: {}", snapshot.text);
        }
        assert!(!snapshot.text.contains("Imprint"), "{}", snapshot.text);
        assert_eq!(snapshot.found.author, None, "{html}");
        assert!(remarks.is_empty(), "{remarks:?}");
    }
}

#[test]
fn an_article_beside_that_of_the_headline_is_told_of() {
    let html = format!(
        "<title>The boats are back</title><article><h1>The boats are back</h1><p>{LONG}</p><p>{LONG}</p></article><article><h1>Gulls</h1><p class=byline>By Max Roe</p><p>{}</p></article>",
        LONG.replace("council", "gull")
    );
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    let Imported {
        snapshot, remarks, ..
    } = import(html.as_bytes(), &hints).unwrap();
    assert!(!snapshot.text.contains("gull"));
    assert_eq!(snapshot.found.author, None);
    assert_eq!(
        remarks,
        [CleanText::line(
            "It has another article, which was not taken."
        )]
    );
}

#[test]
fn a_live_blog_keeps_all_of_its_posts_and_what_stands_before_them() {
    let post = |element: &str, number: usize, words: &str| {
        format!(
            "<{element} class=post id=p{number}><header><time datetime=2024-05-03>18:1{number}</time><h2>Post {number}</h2><span class=author>Reporter {number}</span></header><p>{words}</p></{element}>"
        )
    };
    for element in ["article", "div"] {
        let posts: String = [LONG, LONG, LONG, "No injuries."]
            .iter()
            .enumerate()
            .map(|(number, words)| post(element, number, words))
            .collect();
        let text = article(
            Kind::Page,
            &format!(
                "<title>The flood, live</title><main><h1>The flood, live and as it comes</h1><p class=standfirst>All that is new.</p><section class=summary><h2>What we know</h2><ul><li>Two are missing<li><a href=x>Schools are shut</a></ul></section><div class=feed>{posts}</div></main>"
            ),
        );
        for words in [
            "All that is new.",
            "Two are missing\nSchools are shut",
            "Reporter 0",
            "Reporter 3\n\nNo injuries.",
        ] {
            assert!(text.contains(words), "{element}, {words}: {text}");
        }
    }
}

#[test]
fn facts_and_bylines_in_an_article_are_not_dropped() {
    let html = format!(
        "<title>The boats are back</title><article><h1>The boats are back</h1><div class=authorship>Words and work: <span>Ann Poe, of the harbour office</span></div><p>{LONG}</p><aside class=infobox><h3>The boats</h3><ul><li>Length: 42 metres<li>Price: 3 million</ul></aside><aside><ul><li><a href=x>Another story</a><li><a href=y>And one more</a></ul></aside><p>{LONG}</p></article>"
    );
    let text = article(Kind::Page, &html);
    assert!(
        text.contains("Length: 42 metres\nPrice: 3 million"),
        "{text}"
    );
    assert!(text.contains("Words and work: Ann Poe"), "{text}");
    assert!(!text.contains("Another story"), "{text}");
}

#[test]
fn what_asks_for_something_goes_and_a_short_article_is_one() {
    let text = article(
        Kind::Page,
        &format!(
            "<title>The boats are back</title><div class=gnavi><a>Top</a><a>World</a></div><article><h1>The boats are back</h1><p>{LONG}</p><div class=inline-teaser><strong>Read also:</strong> <a href='https://paper.example/x'>A gull is ill</a></div><p>{LONG}</p><div class=paywall-prompt><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div></article>"
        ),
    );
    assert_eq!(text, format!("The boats are back\n\n{LONG}\n\n{LONG}"));
    let html = "<title>One</title><nav>Home</nav><article><h1>First of the cats</h1><p>The cats are fed.</p></article>";
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    let Imported {
        snapshot, remarks, ..
    } = import(html.as_bytes(), &hints).unwrap();
    assert_eq!(
        snapshot.text.as_str(),
        "First of the cats\n\nThe cats are fed."
    );
    assert_eq!(remarks, []);
}

#[test]
fn json_ld_of_another_story_is_not_believed_of_a_saved_page() {
    let found = |headline: &str| {
        let html = format!(
            "<title>A talk with May Roe</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{headline}\",\"url\":\"https://other.example/x\",\"author\":\"Somebody Else\"}}</script><h1>A talk with May Roe</h1><p>{LONG}"
        );
        let hints = Hints {
            kind: Some(Kind::Page),
            ..Hints::default()
        };
        import(html.as_bytes(), &hints).unwrap().snapshot.found
    };
    let other = found("Another story beside it");
    assert_eq!((other.author, other.url), (None, None));
    assert_eq!(other.title.as_str(), "A talk with May Roe");
    let own = found("A talk with May Roe");
    assert_eq!(own.author.as_deref(), Some("Somebody Else"));
}

#[test]
fn all_authors_are_kept_and_each_once() {
    let found = |authors: &str| {
        let html = format!(
            "<title>T</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"author\":[{authors}]}}</script><p>{LONG}"
        );
        page(&html).snapshot.found.author.unwrap().into_string()
    };
    assert_eq!(found("\"By Ann N\",\"ann n\""), "Ann N");
    assert_eq!(found("\"Written by Ann N\",\"Ann N\""), "Ann N");
    let names = |count: usize| -> String {
        let names = (0..count).map(|number| format!("\"Annabel of the Harbour Name{number}\""));
        names.collect::<Vec<_>>().join(",")
    };
    assert!(found(&names(6)).ends_with("Name5"));
    assert!(found(&names(60)).ends_with(", …"));
}

#[test]
fn nothing_of_an_article_goes_for_what_it_is_called() {
    let parts = format!(
        "<div class=non-paywall><p>{LONG}</p></div><div class=paywall><p>The rest is for payers, {LONG}</p></div>"
    );
    let paragraphs = format!("<p class=paywall>{LONG}</p>").repeat(5);
    let slugs = format!(
        "<p>{LONG}</p><h2 id=social_impact>Social impact</h2><p>{LONG}</p><section id=cookies><h3>Cookies</h3><p>Of oats.</p></section><h2 id=comments-on-the-method>Comments on the method</h2><p>{LONG}</p><section id=comments-on-the-price><h2>Comments on the price</h2><p>{LONG}</p></section>"
    );
    let words = format!(
        "<p>{LONG}</p><p>It fell to <span class=share-price>42</span> on Monday, {LONG}</p>"
    );
    let boxes = format!("<div class=promo><p>{LONG}</p></div>").repeat(4);
    for (html, words, times) in [
        (parts, LONG, 2),
        (paragraphs, LONG, 5),
        (slugs.clone(), "Social impact\n", 1),
        (slugs.clone(), "Cookies\n\nOf oats.", 1),
        (slugs.clone(), "Comments on the method\n", 1),
        (slugs, "Comments on the price\n", 1),
        (words, "fell to 42 on Monday", 1),
        (boxes, LONG, 4),
    ] {
        let html = format!(
            "<html><head><title>The bridge stays here</title></head><body><h1>The bridge stays here</h1><div>{html}</div></body></html>"
        );
        let text = article(Kind::Page, &html);
        assert_eq!(text.matches(words).count(), times, "{words}: {text}");
    }
    let cells = "<tr><td class=newsletter-section>The goat is ashore.</td></tr>".repeat(3);
    let table = "<div class=newsletter-section>It looks back.</div>";
    let mail = format!(
        "Subject: a\r\nContent-Type: text/html\r\n\r\n<table>{cells}</table>{table}<p>More.</p>"
    );
    let text = article(Kind::Mail, &mail);
    assert_eq!(text.matches("goat").count(), 3, "{text}");
    assert!(text.contains("back"), "{text}");
}

#[test]
fn a_box_of_prose_or_data_stays_whatever_word_is_in_its_name() {
    let rows = "<tr><th>Year<th>Remarks<tr><td>2019<td>412<tr><td>2020<td>388";
    for (html, words) in [
        (
            "<div class=share-price>The share fell to 42 crowns.</div>".to_owned(),
            "to 42 crowns.",
        ),
        (
            format!("<div class=ad-free><p>{OTHER}</p></div>"),
            "The harbour master",
        ),
        (
            format!("<div class=social-policy><p>{OTHER}</p></div>"),
            "The harbour master",
        ),
        (
            format!(
                "<section class=related-work><h2>Related work</h2><p>{OTHER} So says <a href=x>Roe 2019</a>.</p></section>"
            ),
            "Roe 2019",
        ),
        (
            format!("<table class=comments-data>{rows}</table>"),
            "2020  388",
        ),
        (
            "<ul class=navigation-aids><li>A red buoy<li>A green light<li>A bell</ul>".to_owned(),
            "A green light",
        ),
        (
            format!("<div class=promo><p>{OTHER}</p></div>"),
            "The harbour master",
        ),
    ] {
        let html = format!(
            "<title>The bridge stays here</title><article><h1>The bridge stays here</h1><p>{LONG}</p><p>{LONG}</p>{html}<p>{LONG}</p></article>"
        );
        let text = article(Kind::Page, &html);
        assert!(text.contains(words), "{html}: {text}");
    }
    for html in [
        "<div class=promo><p>Get our letter.</p></div>".to_owned(),
        format!("<div class=ad-box><p>{OTHER}</p><a href=x>Buy</a></div>"),
        format!("<div class=newsletter-signup><p>{OTHER}</p><form><input></form></div>"),
        "<div class=related-xl><a href=x>A gull is ill</a></div>".to_owned(),
    ] {
        let html = format!(
            "<title>The bridge stays here</title><article><h1>The bridge stays here</h1><p>{LONG}</p>{html}<p>{LONG}</p></article>"
        );
        let text = article(Kind::Page, &html);
        assert_eq!(
            text,
            format!("The bridge stays here\n\n{LONG}\n\n{LONG}"),
            "{html}"
        );
    }
}

#[test]
fn signatures_of_mail_programs_are_none_of_a_mail_unless_they_are_all_of_it() {
    let signed = "<span class=gmail_signature_prefix>-- </span><br><div class=gmail_signature>Ida Brekke</div>";
    let mail = |html: &str| {
        article(
            Kind::Mail,
            &format!("Subject: a\r\nContent-Type: text/html\r\n\r\n{html}"),
        )
    };
    assert_eq!(mail(&format!("<p>{LONG}</p>{signed}")), LONG);
    assert_eq!(mail(signed), "--\n\nIda Brekke");
}

#[test]
fn what_fades_in_by_script_is_text_and_in_mails_is_none() {
    let html = format!("<p style='opacity:0;transform:none'>Faded.</p><p>{LONG}</p>");
    let text = article(
        Kind::Page,
        &format!("<title>T</title><article>{html}</article>"),
    );
    assert!(text.contains("Faded."), "{text}");
    let mail = format!("Subject: a\r\nContent-Type: text/html\r\n\r\n{html}");
    assert_eq!(article(Kind::Mail, &mail), LONG);
}

#[test]
fn questions_that_are_buttons_stay_headings() {
    let html = format!(
        "<title>The boats</title><article><h1>The boats <button>Save</button></h1><p>{LONG}</p><h3><button aria-expanded=false>What does it cost?<svg><title>Open</title></svg></button></h3><p>{LONG}</p><details><summary><button>And when?</button></summary><p>{LONG}</p></details></article>"
    );
    let whole = page(&html).snapshot;
    let headings = whole
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading);
    let headings: Vec<&str> = headings
        .map(|it| whole.text.get(it.bytes.clone()).unwrap())
        .collect();
    assert_eq!(headings, ["The boats", "What does it cost?"]);
    let text = article(Kind::Page, &html);
    let expected = [
        "The boats",
        LONG,
        "What does it cost?",
        LONG,
        "And when?",
        LONG,
    ];
    assert_eq!(text, expected.join("\n\n"));
}

#[test]
fn the_headline_of_a_page_is_what_its_places_agree_on() {
    let found = |head: &str, heading: &str| {
        let html = format!("{head}<article><h1>{heading}</h1><p>{LONG}</p><p>{LONG}</p></article>");
        let hints = Hints {
            kind: Some(Kind::Page),
            ..Hints::default()
        };
        let found = import(html.as_bytes(), &hints).unwrap().snapshot.found;
        (
            found.title.into_string(),
            found.source.map(CleanText::into_string),
        )
    };
    let data = |name: &str| {
        format!("<script type='application/ld+json'>{{\"@type\":\"Article\",{name}}}</script>")
    };
    let canal = data("\"name\":\"Orle Canal\",\"headline\":\"canal in Tarnland\"");
    for (head, source) in [
        (
            format!("<title>Orle Canal - The Post</title>{canal}"),
            Some("The Post"),
        ),
        (
            format!(
                "<title>Orle Canal</title>{}",
                data("\"headline\":\"Canals of the world\"")
            ),
            None,
        ),
        (
            "<title>Orle Canal</title><meta property=og:title content='Press corner'>".to_owned(),
            None,
        ),
        (
            "<title>Orle Canal：海港报</title><meta property=og:site_name content=海港报网>"
                .to_owned(),
            Some("海港报网"),
        ),
        (
            format!(
                "<title>Orle Canal</title>{}",
                r#"<script type="application/ld+json">{"@type":"WebSite","name":"Sound Notes"}</script>"#
            ),
            Some("Sound Notes"),
        ),
    ] {
        let expected = ("Orle Canal".to_owned(), source.map(str::to_owned));
        assert_eq!(found(&head, "Orle Canal"), expected, "{head}");
    }
    // What leads to the first page is no headline.
    let logo = "<title>Harbour Blog: Orle Canal</title><h1><a href=/>Harbour Blog</a></h1>";
    let html = format!("{logo}<h3>Orle Canal</h3><p>{LONG}</p><p>{LONG}</p>");
    let blog = page(&html).snapshot.found;
    assert_eq!(blog.title.as_str(), "Orle Canal");
    assert_eq!(blog.source.as_deref(), Some("Harbour Blog"));
    // Of two that agree on nothing, the data for programs is believed.
    let other = format!(
        "<title>Canal</title>{}",
        data("\"headline\":\"The canal of Orle\"")
    );
    assert_eq!(found(&other, "Orle Canal").0, "The canal of Orle");
}

#[test]
fn a_name_in_a_line_that_stays_stays_in_it() {
    let line = "<p class=meta>Published: Oct 2, 2020 by <span class=entry-author>Ann Lee</span> · It may contain links</p>";
    let html = format!(
        "<title>The boats are back</title><meta name=author content='Ann Lee'><article><h1>The boats are back</h1>{line}<p>{LONG}</p></article>"
    );
    let text = article(Kind::Page, &html);
    assert!(text.contains("by Ann Lee · It may"), "{text}");
}
