//! Who wrote a page and when, as it shows that itself.

use crate::model::{FoundField, FoundIn};

use super::*;

/// What a page tells of itself in the lines under its headline.
fn told(lines: &str) -> (Option<String>, Option<String>) {
    told_of("", lines, "")
}

/// What a page tells of itself with something before its article, in the lines under its headline, and behind it.
fn told_of(before: &str, lines: &str, behind: &str) -> (Option<String>, Option<String>) {
    let found = read(before, lines, behind).snapshot.found;
    let author = found.author.map(CleanText::into_string);
    (author, found.published.map(|date| date.to_string()))
}

fn read(before: &str, lines: &str, behind: &str) -> Imported {
    let filler = "The council voted on Tuesday to buy a third boat for the line across the sound. ";
    let html = format!(
        "<title>A boat sinks in the harbour</title>{before}<article><h1>A boat sinks in the harbour</h1>{lines}<p>{}</p><p>{}</p></article>{behind}",
        filler.repeat(4),
        filler.repeat(5)
    );
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    import(html.as_bytes(), &hints).unwrap()
}

#[test]
fn a_day_that_is_marked_is_known_from_there_also_where_a_line_says_it_again() {
    for lines in [
        "<p>By Jana Kopp · <time datetime=2024-03-10>10 March 2024</time></p>",
        "<p class=byline>By Jana Kopp</p><p><time datetime=2024-03-10>10 March 2024</time></p>",
    ] {
        let found = read("", lines, "").snapshot.found;
        assert_eq!(
            found.published.map(|it| it.to_string()).as_deref(),
            Some("2024-03-10")
        );
        let place = found.places.get(&FoundField::Published);
        assert_eq!(place, Some(&FoundIn::Page), "{lines}");
    }
}

#[test]
fn bylines_and_days_are_read_as_pages_of_several_languages_show_them() {
    for (lines, author, published) in [
        ("<p class=byline>By Jana Kopp, Vienna</p>", "Jana Kopp", ""),
        ("<p>By Jana Kopp, Vienna</p>", "Jana Kopp", ""),
        (
            "<p>Von Jana Kopp</p><p>Stand: 12.03.2024, 14:05 Uhr</p>",
            "Jana Kopp",
            "2024-03-12",
        ),
        (
            "<p>Stand: 12.03.2024, 14:05 Uhr</p><p>Veröffentlicht: 10.03.2024</p>",
            "",
            "2024-03-10",
        ),
        (
            "<p><time datetime=2024-03-10>Sunday</time></p><p>Stand: 12.03.2024, 14:05 Uhr</p>",
            "",
            "2024-03-10",
        ),
        (
            "<p>Автор: Вера Лодкина</p><p>Опубликовано: 12 марта 2024</p>",
            "Вера Лодкина",
            "2024-03-12",
        ),
        (
            "<p class=byline>Автор: Вера Лодкина</p><p>12 марта 2024, 14:05</p>",
            "Вера Лодкина",
            "2024-03-12",
        ),
        (
            "<p>2024年3月12日 14時05分</p><p>取材・文／田中太郎</p>",
            "田中太郎",
            "2024-03-12",
        ),
        (
            "<p class=byline>文＝田中太郎</p><p>2024年3月12日</p>",
            "田中太郎",
            "2024-03-12",
        ),
        ("<p>記者 田中太郎</p>", "田中太郎", ""),
    ] {
        let (name, day) = told(lines);
        assert_eq!(name.as_deref().unwrap_or_default(), author, "{lines}");
        assert_eq!(day.as_deref().unwrap_or_default(), published, "{lines}");
    }
}

#[test]
fn only_what_names_somebody_is_an_author() {
    for (line, author, published) in [
        ("May 2, 2024", "", "2024-05-02"),
        ("2 May 2024", "", "2024-05-02"),
        ("Posted 3 hours ago", "", ""),
        ("Updated 2 May 2024 | 5 min read", "", "2024-05-02"),
        ("Thursday", "", ""),
        ("Jane Doe is a reporter in Oldport.", "", ""),
        ("JANE DOE | The Harbour Post", "JANE DOE", ""),
        ("Jane Doe", "Jane Doe", ""),
        ("Jane Doe, Thursday, 2 May 2024", "Jane Doe", "2024-05-02"),
        ("By Jane Doe<br>2 May 2024", "Jane Doe", "2024-05-02"),
    ] {
        let (name, day) = told(&format!("<p class=byline>{line}</p>"));
        assert_eq!(name.as_deref().unwrap_or_default(), author, "{line}");
        assert_eq!(day.as_deref().unwrap_or_default(), published, "{line}");
    }
}

#[test]
fn a_byline_that_says_more_than_is_taken_over_stays_in_the_text() {
    for (lines, kept) in [
        (
            "<p class=byline>Jane Doe is a reporter in Oldport.</p>",
            "is a reporter in Oldport.",
        ),
        (
            "<p class=byline>By Jane Doe</p><p class=byline>Jane Doe is a reporter in Oldport.</p>",
            "Jane Doe is a reporter in Oldport.",
        ),
        (
            "<p class=byline>Posted 3 hours ago</p>",
            "Posted 3 hours ago",
        ),
        (
            "<p class=byline>JANE DOE | The Harbour Post</p>",
            "The Harbour Post",
        ),
    ] {
        let text = read("", lines, "").snapshot.text;
        assert!(text.contains(kept), "{lines}: {text}");
    }
    let text = read("", "<p class=byline>By Jane Doe</p>", "")
        .snapshot
        .text;
    assert!(!text.contains("Jane"), "{text}");
}

#[test]
fn authors_and_days_are_those_of_the_article_and_not_of_what_stands_around_it() {
    let jane = (Some("Jane Doe".to_owned()), Some("2024-05-02".to_owned()));
    let other = "<span class=author>Reader Troll</span> <time datetime=2025-01-09>9 Jan</time>";
    let own = "<p>By Jane Doe | 2 May 2024</p>";
    for (before, behind) in [
        (
            "",
            format!("<section id=comments><div class=comment>{other}<p>No.</p></div></section>"),
        ),
        (
            "",
            format!("<div class=related-stories><a href=x>A gull</a> {other}</div>"),
        ),
        (
            "",
            format!("<article class=card><h2>A gull is ill</h2>{other}</article>"),
        ),
        // Nothing tells what this is, but the line under the headline says more.
        ("", format!("<div class=card>{other}</div>")),
        (
            "<header><a href=/>The Post</a> <time datetime=2026-11-27>Friday</time></header>",
            String::new(),
        ),
    ] {
        assert_eq!(told_of(before, own, &behind), jane, "{before}{behind}");
    }
    let marked = "<p class=meta><span class=author>Jane Doe</span> Updated <time datetime=2024-05-09>9 May</time> Published: <time datetime=2024-05-02>2 May</time></p>";
    assert_eq!(
        told_of("", marked, &format!("<div class=card>{other}</div>")),
        jane
    );
    let before = format!("<div class=card>{other}</div>");
    assert_eq!(told_of(&before, marked, ""), jane);
    // The headline may stand before the article.
    let html = format!(
        "<title>A boat sinks here</title><div class=card>{other}</div><h1>A boat sinks here</h1><article>{marked}<p>{LONG}</p></article>"
    );
    let found = page(&html).snapshot.found;
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.published.map(|day| day.to_string()), jane.1);
    // A revision is better than nothing.
    let revised = "<p class=meta>Updated <time datetime=2024-05-09>9 May</time></p>";
    assert_eq!(told(revised), (None, Some("2024-05-09".to_owned())));
}

#[test]
fn of_several_tags_the_first_is_taken_that_can_be_read() {
    let tags = "<meta name=date content=today><meta name=dc.date content=2024-05-02><meta name=author content='https://social.example/x'><meta name=dc.creator content='Jane Doe'>";
    let jane = (Some("Jane Doe".to_owned()), Some("2024-05-02".to_owned()));
    assert_eq!(told_of(tags, "", ""), jane);
}

#[test]
fn a_line_right_below_the_headline_tells_whatever_it_is_called_and_wherever_it_stands() {
    let filler = format!("<p>{LONG}</p><p>{LONG}</p>");
    let page = |body: &str| {
        let html = format!(
            "<title>The Strath Gazette: A boat sinks here</title><table><tr><td><img alt='The Strath Gazette'><td>{body}{filler}</table>"
        );
        let hints = Hints {
            kind: Some(Kind::Page),
            ..Hints::default()
        };
        import(html.as_bytes(), &hints).unwrap().snapshot
    };
    for body in [
        "<font size=5><b>A boat sinks here</b></font><br><font size=1>By DONAL KEEGAN, Gazette staff writer<br>Published: Tuesday, November 18, 2003</font>",
        "<b>A boat sinks here</b><br>By Donal Keegan | Nov 18, 2003",
        "<h1>A boat sinks here</h1><p>For immediate release</p><p>By Donal Keegan</p><p>November 18, 2003</p>",
        "<div><h1>A boat sinks here</h1></div></td></tr><tr><td>By Donal Keegan<br>November 18, 2003</td></tr><tr><td>",
    ] {
        let snapshot = page(body);
        let found = &snapshot.found;
        let author = found.author.as_deref().map(str::to_lowercase);
        assert_eq!(author.as_deref(), Some("donal keegan"), "{body}");
        let day = found.published.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2003-11-18"), "{body}");
        assert_eq!(found.title.as_str(), "A boat sinks here");
        assert_eq!(found.source.as_deref(), Some("The Strath Gazette"));
        assert!(snapshot.text.starts_with("A boat sinks here\n\n"), "{body}");
    }
    // Bold words within a line are no headline of it.
    let snapshot = page("<p>Of “<b>A boat sinks here</b>” much was written.</p>");
    assert!(snapshot.text.contains("Of “A boat sinks here” much"));
}

#[test]
fn who_commented_took_a_picture_or_wrote_another_text_is_not_the_author() {
    let troll = "<time datetime=2025-01-09>9 Jan</time>";
    for other in [
        format!("<ol class=x><li class=comment><div class=wp-block-comment-author-name>Reader Troll</div>{troll}<li class=comment>…</ol>"),
        format!("<div class='comment-author vcard'><span class=author>Reader Troll</span> {troll}</div>"),
        "<figure><img src=a alt=boat><figcaption>A boat. <span class=author>Reader Troll</span></figcaption></figure>".to_owned(),
        "<span class=photo-credit><span class=author>Reader Troll</span></span>".to_owned(),
        format!("<div><div class=card><a href=x><h3>Gulls</h3></a><span class=author>Reader Troll</span>{troll}</div><div class=card><a href=y><h3>Cats</h3></a><span class=author>Cat Writer</span>{troll}</div></div>"),
        "<div><h4 class=author-name>About Reader Troll</h4><p>They write about boats.</p></div>".to_owned(),
        "<div class=newsletter-box><p class=author-name>Reader Troll</p><p>Get my letter.</p></div>".to_owned(),
    ] {
        assert_eq!(told_of("", "", &other), (None, None), "{other}");
        let own = "<p class=author>Jane Doe</p><time datetime=2024-05-02>2 May</time>";
        let jane = (Some("Jane Doe".to_owned()), Some("2024-05-02".to_owned()));
        assert_eq!(told_of("", own, &other), jane, "{other}");
    }
}

#[test]
fn names_that_are_called_so_one_by_one_are_not_run_together() {
    let lines = "<div class=bylines><span class=byline__by>By</span><span class=byline-name>Ann Lee</span><span class=byline-name>Bo Ek</span></div>";
    assert_eq!(told(lines).0.as_deref(), Some("Ann Lee, Bo Ek"));
    let lines = "<p class=byline>김철수 기자 | 입력 2020.10.02 14:03</p>";
    assert_eq!(told(lines).0.as_deref(), Some("김철수"));
}

#[test]
fn an_outlet_is_the_author_only_where_nobody_else_is() {
    let outlet = "<meta property=og:site_name content='The Post'><meta name=author content='The Post, Oldport'>";
    assert_eq!(
        told_of(outlet, "", "").0.as_deref(),
        Some("The Post, Oldport")
    );
    let line = "<p>By Jane Doe, The Post</p>";
    assert_eq!(told_of(outlet, line, "").0.as_deref(), Some("Jane Doe"));
    let admin = "<meta name=author content=admin>";
    assert_eq!(
        told_of(admin, line, "").0.as_deref(),
        Some("Jane Doe, The Post")
    );
    assert_eq!(told_of(admin, "<p>By Staff</p>", "").0, None);
    let account = "<meta property=og:title content='Jane Doe (@jane@quay.example)'>";
    assert_eq!(told_of(account, "", "").0.as_deref(), Some("Jane Doe"));
}

#[test]
fn the_day_is_that_of_publication_and_as_the_page_prints_it() {
    let day = |before: &str, lines: &str| told_of(before, lines, "").1.unwrap_or_default();
    let address = "<link rel=canonical href=https://paper.example/2020/10/02/boat>";
    let modified = "<meta property=article:modified_time content=2021-01-01>";
    assert_eq!(day(address, ""), "2020-10-02");
    assert_eq!(day(&format!("{address}{modified}"), ""), "2020-10-02");
    assert_eq!(day(modified, ""), "2021-01-01");
    assert_eq!(day(modified, "<p>Published Oct 2, 2020</p>"), "2020-10-02");
    assert_eq!(day(address, "<p>October 1, 2020</p>"), "2020-10-01");
    let never =
        "<meta name=date content=2999-01-01><meta name=pubdate content=1970-01-01T00:00:00Z>";
    assert_eq!(day(never, "<p>October 1, 2020</p>"), "2020-10-01");
    let zone = "<meta property=article:published_time content=2020-10-02T02:00:00Z>";
    assert_eq!(
        day(zone, "<p>October 1, 2020 at 10:00 pm EDT</p>"),
        "2020-10-01"
    );
    assert_eq!(day(zone, "<p>September 1, 2020</p>"), "2020-10-02");
    assert_eq!(day(zone, ""), "2020-10-02");
    let region = |language: &str| {
        let html = format!(
            "<html lang={language}><title>A boat sinks</title><article><h1>A boat sinks</h1><p>Posted by jane on 03/04/2023</p><p>{LONG}</p></article>"
        );
        let hints = Hints {
            kind: Some(Kind::Page),
            ..Hints::default()
        };
        let snapshot = import(html.as_bytes(), &hints).unwrap().snapshot;
        let is_kept = snapshot.text.contains("03/04/2023");
        (snapshot.found.published.map(|day| day.to_string()), is_kept)
    };
    assert_eq!(region("en-US"), (Some("2023-03-04".to_owned()), false));
    assert_eq!(region("en-GB"), (Some("2023-04-03".to_owned()), false));
    // It is not guessed, and not lost.
    assert_eq!(region("en"), (None, true));
}
