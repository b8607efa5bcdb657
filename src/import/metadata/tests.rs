//! What lines about an article tell.

use super::*;

fn told(text: &str) -> Option<String> {
    let Told { found, updated } = line(text, Zone::Head)?;
    let mut words = Vec::new();
    if !found.title.is_empty() {
        words.push(format!("title {}", found.title));
    }
    words.extend(found.author.map(|it| format!("author {it}")));
    words.extend(found.source.map(|it| format!("source {it}")));
    words.extend(found.published.map(|it| format!("on {it}")));
    words.extend(updated.map(|it| format!("updated {it}")));
    words.extend(found.url.map(|it| format!("at {it}")));
    words.extend(found.tags.iter().map(|it| format!("tag {it}")));
    words.extend(found.reading_minutes.map(|it| format!("minutes {it}")));
    Some(words.join("; "))
}

#[test]
fn lines_about_the_article_are_understood() {
    let table = [
        (
            "By Jane Doe • Aug 23, 2020",
            "author Jane Doe; on 2020-08-23",
        ),
        (
            "By Jane Doe and John Roe | 23 August 2020",
            "author Jane Doe and John Roe; on 2020-08-23",
        ),
        ("BY JANE DOE", "author JANE DOE"),
        ("By Ann Lee and May Roe", "author Ann Lee and May Roe"),
        (
            "By Jane Doe, John Roe and Max Moe",
            "author Jane Doe, John Roe and Max Moe",
        ),
        (
            "By Jane Doe, Aug. 23, 2020",
            "author Jane Doe; on 2020-08-23",
        ),
        ("By Jane Doe for The Herald", "author Jane Doe"),
        ("By Jane O’Neil-Doe Jr.", "author Jane O’Neil-Doe Jr."),
        (
            "By Ludwig van der Berg · 4 min read",
            "author Ludwig van der Berg; minutes 4",
        ),
        (
            "Von Anna Schmidt, 23. August 2020",
            "author Anna Schmidt; on 2020-08-23",
        ),
        (
            "Par Jeanne Dupont – 23 août 2020",
            "author Jeanne Dupont; on 2020-08-23",
        ),
        (
            "By The Daily Wire Updated 5:04 PM CDT, May 2, 2024",
            "author The Daily Wire; updated 2024-05-02",
        ),
        (
            "BY JANE DOE\nPORT TIMES STAFF WRITER\nMAY 2, 2024",
            "author JANE DOE; on 2024-05-02",
        ),
        (
            "by José Doe, Staff Writer\nThursday, May 2, 2024",
            "author José Doe; on 2024-05-02",
        ),
        (
            "By A. Writer, 2 May 2024",
            "author A. Writer; on 2024-05-02",
        ),
        ("By Jane Doe Reporter", "author Jane Doe"),
        (
            "By Jane Doe Political correspondent @janedoe",
            "author Jane Doe",
        ),
        (
            "Story by Jane Doe; Photographs by Max Roe",
            "author Jane Doe; Photographs by Max Roe",
        ),
        (
            "Posted by Max Roe on May 3, 2024 at 9:00 am",
            "author Max Roe; on 2024-05-03",
        ),
        (
            "Posted on May 2nd, 2024 by jane",
            "author jane; on 2024-05-02",
        ),
        (
            "Von Karl Doe | Stand: 02.05.2024",
            "author Karl Doe; updated 2024-05-02",
        ),
        ("Von Karl Doe, Hafenstadt", "author Karl Doe"),
        ("By Jana Kopp, Vienna", "author Jana Kopp"),
        ("By Jana Kopp, New York", "author Jana Kopp"),
        (
            "By Jana Kopp, Emil Roth, Vienna",
            "author Jana Kopp, Emil Roth",
        ),
        ("By Jana Kopp, Emil Roth", "author Jana Kopp, Emil Roth"),
        ("By Emil Roth, Jr.", "author Emil Roth, Jr."),
        (
            "By Jana Kopp, Vienna | March 12, 2024",
            "author Jana Kopp; on 2024-03-12",
        ),
        (
            "Von Jana Kopp Stand: 12.03.2024, 14:05 Uhr",
            "author Jana Kopp; updated 2024-03-12",
        ),
        ("Stand: 12.03.2024, 14:05 Uhr", "updated 2024-03-12"),
        (
            "Автор: Вера Лодкина, 12 марта 2024",
            "author Вера Лодкина; on 2024-03-12",
        ),
        ("Автор Марта Лодкина", "author Марта Лодкина"),
        ("Опубликовано: 12 марта 2024", "on 2024-03-12"),
        ("Обновлено: 12 марта 2024, 14:05", "updated 2024-03-12"),
        ("12 марта 2024, 14:05", "on 2024-03-12"),
        ("2024年3月12日 14時05分", "on 2024-03-12"),
        ("公開：2024年3月12日", "on 2024-03-12"),
        ("更新：2024年3月12日 14時05分", "updated 2024-03-12"),
        ("文＝田中太郎", "author 田中太郎"),
        ("取材・文／田中太郎", "author 田中太郎"),
        ("取材・文＝田中太郎、写真＝佐藤花子", "author 田中太郎"),
        ("文：田中太郎、佐藤花子", "author 田中太郎、佐藤花子"),
        ("記者 田中太郎", "author 田中太郎"),
        ("文＝ジョン・ドウ", "author ジョン・ドウ"),
        ("بقلم: أحمد علي", "author أحمد علي"),
        ("Автор: Анна Доева", "author Анна Доева"),
        ("文/山田太郎", "author 山田太郎"),
        (
            "Submitted by Jane Doe on 08/15/2023",
            "author Jane Doe; on 2023-08-15",
        ),
        (
            "Submitted by jane on Tue, 08/15/2023 - 11:04",
            "author jane; on 2023-08-15",
        ),
        (
            "Gespeichert von Jana Kopp am 15.08.2023 - 11:04",
            "author Jana Kopp; on 2023-08-15",
        ),
        (
            "Published: Aug 23, 2020 by Jane Doe",
            "author Jane Doe; on 2020-08-23",
        ),
        (
            "Posted on August 23, 2020 by Jane Doe in Harbour",
            "author Jane Doe; on 2020-08-23",
        ),
        (
            "August 23, 2020 by Jane Doe Leave a Comment",
            "author Jane Doe; on 2020-08-23",
        ),
        (
            "Jane Doe · Aug 23, 2020 · 5 min read",
            "author Jane Doe; on 2020-08-23; minutes 5",
        ),
        ("By Staff | August 23, 2020", "on 2020-08-23"),
        ("By JANE DOE Associated Press", "author JANE DOE"),
        (
            "Published 23 August 2020, last updated 24 August 2020",
            "on 2020-08-23; updated 2020-08-24",
        ),
        (
            "Updated: August 24, 2020; Published: August 23, 2020",
            "on 2020-08-23; updated 2020-08-24",
        ),
        (
            "Veröffentlicht am 23. August 2020 von Jana Kopp",
            "author Jana Kopp; on 2020-08-23",
        ),
        ("Ein Bericht von Jana Kopp", "author Jana Kopp"),
        (
            "Par Jeanne Dupont, publié le 23 août 2020 à 14h03, mis à jour le 24 août 2020",
            "author Jeanne Dupont; on 2020-08-23; updated 2020-08-24",
        ),
        (
            "Publicado el 23 de agosto de 2020 por Ana Pérez",
            "author Ana Pérez; on 2020-08-23",
        ),
        (
            "Por Ana Souza, 23 de agosto de 2020",
            "author Ana Souza; on 2020-08-23",
        ),
        (
            "di Elvira Sorgente, 23 agosto 2020",
            "author Elvira Sorgente; on 2020-08-23",
        ),
        (
            "Door Jelle Wiards | Gepubliceerd op 23 augustus 2020",
            "author Jelle Wiards; on 2020-08-23",
        ),
        (
            "Autor: Jan Kowal, 23 sierpnia 2020",
            "author Jan Kowal; on 2020-08-23",
        ),
        ("Опубликовано 23 августа 2020", "on 2020-08-23"),
        (
            "2020年8月23日 田中太郎記者",
            "author 田中太郎; on 2020-08-23",
        ),
        ("2020年8月23日 记者 王小明", "author 王小明; on 2020-08-23"),
        ("作者：王小明 来源：海港报", "author 王小明; source 海港报"),
        ("Published: 2020-08-23", "on 2020-08-23"),
        ("Published on Aug 23, 2020", "on 2020-08-23"),
        ("Updated Aug 24, 2020", "updated 2020-08-24"),
        (
            "Published 23 Aug 2020 | Updated: 24 Aug 2020",
            "on 2020-08-23; updated 2020-08-24",
        ),
        ("Aug. 23, 2020, 5:01 p.m. ET", "on 2020-08-23"),
        ("Published: 2020", "on 2020"),
        ("Source: The Herald", "source The Herald"),
        ("Source: https://example.org/a", "at https://example.org/a"),
        ("URL: https://example.org/a", "at https://example.org/a"),
        ("Tags: cloud, #defence, cloud", "tag cloud; tag defence"),
        ("Title: By Land and Sea", "title By Land and Sea"),
        ("2 min", "minutes 2"),
        ("3 min read", "minutes 3"),
        ("12-minute read", "minutes 12"),
        ("Reading time: 4 minutes", "minutes 4"),
        ("Lesezeit: 3 Min.", "minutes 3"),
    ];
    for (text, expected) in table {
        assert_eq!(told(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn prose_stays_prose() {
    for text in [
        "By Monday",
        "By then the cloud was sold",
        "By Jane Doe she was never called.",
        "By 2020 all was over",
        "Posted on May 2, 2024 by those who were there, and read by all",
        "Submitted by Jane Doe on 03/04/2023",
        "By admin",
        "By Staff",
        "World News · Aug 23, 2020",
        "On Aug 23, 2020 by chance a boat sank",
        "Jane Doe went there, published 2 books and left",
        "Di questo parla Elvira",
        "By Land and By Sea",
        "Door het raam",
        "Story by story the house grew",
        "Stand: here and wait",
        "Updated rules for the cloud",
        "Published: 03/04/2020",
        "Source: it was said in the town that nobody knew of it.",
        "August 23, 2020.",
        "2020",
        "Reuters - Aug 23, 2020",
        "LONDON (Reuters) — The cloud",
        "2 minutes later he left",
        "2 min walk",
        "Link: see below",
        "Tags: it is a long sentence that someone wrote",
        "Note: this",
        "Advertisement",
        "記者会見が開かれた",
        "記者 会見は十二日の午後に市役所で開かれた",
        "文化＝田中太郎",
        "取材は続く",
        "Опубликовано: вчера",
        "",
    ] {
        assert_eq!(told(text), None, "{text}");
    }
    assert_eq!(told(&"By Jane ".repeat(100)), None);
}

#[test]
fn zones_believe_more_or_less() {
    assert_eq!(line("By Land and Sea", Zone::First), None);
    assert!(line("By Jane Doe | Aug 23, 2020", Zone::First).is_some());
    assert_eq!(line("By Jane Doe", Zone::Tail), None);
    assert_eq!(line("2 min", Zone::Tail), None);
    assert!(line("Source: The Herald", Zone::Tail).is_some());
}

#[test]
fn a_date_is_taken_from_beside_a_name() {
    let date = PartialDate::of_day(2020, 8, 23);
    assert_eq!(date_beside_words("Reuters - Aug 23, 2020"), date);
    assert_eq!(date_beside_words("The Herald | Aug 23, 2020 | World"), date);
    assert_eq!(date_beside_words("Oldport, 23.08.2020, 17:40 Uhr"), date);
    assert_eq!(date_beside_words("Reuters - August 2020"), None);
    assert_eq!(
        date_beside_words("It was sold at last in a hurry - Aug 23, 2020"),
        None
    );
}

#[test]
fn debris_is_known() {
    for text in [
        ", , ,",
        ",",
        "|",
        "Advertisement",
        "TAGS IN THIS ARTICLE",
        "Tags in this article:",
    ] {
        assert!(is_debris(text), "{text}");
    }
    for text in ["Advertisements work", "...", "---", "* * *", "a, b", "Tags"] {
        assert!(!is_debris(text), "{text}");
    }
}

#[test]
fn a_line_of_tags_is_short_words_and_commas() {
    let tags = tag_line("Cloud, JEDI contract, ,").unwrap();
    assert_eq!(
        tags,
        [CleanText::line("Cloud"), CleanText::line("JEDI contract")]
    );
    assert_eq!(tag_line("Microsoft"), None);
    assert_eq!(tag_line("It came, it saw, it went."), None);
}
