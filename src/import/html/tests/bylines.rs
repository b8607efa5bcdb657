//! Who wrote a page and when, as it shows that itself.

use super::*;

/// What a page tells of itself in the lines under its headline.
fn told(lines: &str) -> (Option<String>, Option<String>) {
    let filler = "The council voted on Tuesday to buy a third boat for the line across the sound. ";
    let html = format!(
        "<title>A boat sinks in the harbour</title><article><h1>A boat sinks in the harbour</h1>{lines}<p>{}</p><p>{}</p></article>",
        filler.repeat(4),
        filler.repeat(5)
    );
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    let found = import(html.as_bytes(), &hints).unwrap().snapshot.found;
    let author = found.author.map(CleanText::into_string);
    (author, found.published.map(|date| date.to_string()))
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
