//! Who wrote a page and when, as it shows that itself.

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
