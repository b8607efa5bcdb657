//! Pictures, films and sounds of entries.

use super::*;

#[test]
fn what_is_attached_comes_in_beside_pictures_and_films_of_the_item() {
    let sounds = "<title>A talk</title><description>Two parts.</description>
        <enclosure url='https://media.example/1.mp3' type='audio/mpeg' length='0'/>
        <enclosure url='https://media.example/2.mp3' type='audio/mpeg' length='0'/>";
    let both = "Two parts.\n\n[audio: 1.mp3]\n\n[audio: 2.mp3]";
    let table = [
        ("", ""),
        (
            "<media:content url='https://media.example/p.jpg' medium='image'/>",
            "\n\n[image: p.jpg]",
        ),
        (
            "<media:thumbnail url='https://media.example/p.jpg'/>",
            "\n\n[image: p.jpg]",
        ),
        (
            "<media:group><media:content url='https://media.example/1.mp4' type='video/mp4'/></media:group>",
            "\n\n[video: 1.mp4]",
        ),
        (
            "<media:content url='https://media.example/1.mp3' type='audio/mpeg'/>",
            "",
        ),
    ];
    for (media, more) in table {
        assert_eq!(
            text_of(&format!("{sounds}{media}")),
            format!("{both}{more}"),
            "{media}"
        );
    }
}

#[test]
fn of_one_picture_only_the_largest_comes_in() {
    let of = |media: &str| {
        text_of(&format!(
            "<title>T</title><description>Words.</description>{media}"
        ))
    };
    let content = |attributes: &str| format!("<media:content medium='image' {attributes}/>");
    let widths = |names: [&str; 2]| {
        let [one, two] = names.map(|name| format!("url='https://img.example/{name}'"));
        of(&(content(&format!("width='140' {one}")) + &content(&format!("width='460' {two}"))))
    };
    assert_eq!(widths(["140.jpg", "460.jpg"]), "Words.\n\n[image: 460.jpg]");
    assert_eq!(
        widths(["a/140/x.jpg", "a/460/x.jpg"]),
        "Words.\n\n[image: x.jpg]"
    );
    assert_eq!(
        widths(["x.jpg?w=140&s=ab", "x.jpg?w=460&s=cd"]),
        "Words.\n\n[image: x.jpg]"
    );
    // Two pictures.
    let both = "Words.\n\n[image: a.jpg]\n\n[image: b.jpg]";
    assert_eq!(widths(["a.jpg", "b.jpg"]), both);
    assert_eq!(
        widths(["show?id=1", "show?id=2"]),
        "Words.\n\n[image: show]\n\n[image: show]"
    );
    let group = |one: &str, two: &str| {
        of(&format!(
            "<media:group><media:content url='https://img.example/a.jpg' {one}/><media:content url='https://img.example/b.jpg' {two}/></media:group>"
        ))
    };
    assert_eq!(
        group("width='900'", "width='300'"),
        "Words.\n\n[image: a.jpg]"
    );
    assert_eq!(
        group("height='300'", "height='900'"),
        "Words.\n\n[image: b.jpg]"
    );
    assert_eq!(group("", ""), both);
    assert_eq!(group("width='900'", "width='900'"), both);
}

#[test]
fn what_a_picture_shows_is_said_beside_other_text() {
    let content = "<media:content url='https://img.example/9f.jpg' type='image/jpeg' fileSize='182211'>
        <media:description type='plain'>A bowl with five green plums</media:description></media:content>
        <media:content url='https://img.example/8e.jpg' type='image/jpeg' fileSize='2000'/>";
    let plums = "[image: A bowl with five green plums]\n\n[image: 8e.jpg, 2 kB]";
    let entry = entry_of(&format!(
        "<description>First of the year.</description>{content}"
    ));
    assert_eq!(
        entry.snapshot.text.as_str(),
        format!("First of the year.\n\n{plums}")
    );
    assert_eq!(
        targets_of(&entry),
        ["https://img.example/9f.jpg", "https://img.example/8e.jpg"]
    );
    assert_eq!(
        text_of(&format!("<title>Plums</title>{content}")),
        format!("Plums\n\n{plums}")
    );
}

#[test]
fn pictures_films_and_sounds_in_the_text_of_an_entry_are_links() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            "<p>Look.</p><img src='https://m.example/p.jpg'>",
            "Look.\n\n[image: p.jpg]",
            &["https://m.example/p.jpg"],
        ),
        (
            "<p>Look.</p><p><img src='/p.jpg' alt='A red window'></p>",
            "Look.\n\n[image: A red window]",
            &["https://quay.example/p.jpg"],
        ),
        (
            "<figure><img src='/p.jpg'><figcaption>Boats.</figcaption></figure><p>Look.</p>",
            "[image: Boats.]\n\nLook.",
            &["https://quay.example/p.jpg"],
        ),
        (
            "<figure><figcaption>Boats.</figcaption><img src='/p.jpg'></figure><p>Look.</p>",
            "[image: Boats.]\n\nLook.",
            &["https://quay.example/p.jpg"],
        ),
        (
            "<p>Look.</p><img src='/blank.gif' data-srcset='/p.jpg 300w, /q.jpg 600w'>",
            "Look.\n\n[image: p.jpg]",
            &["https://quay.example/p.jpg"],
        ),
        (
            "<p>Look.</p><video controls><source src='/v.mp4'></video><audio src='/v.mp3'></audio>",
            "Look.\n\n[video: v.mp4]\n\n[audio: v.mp3]",
            &["https://quay.example/v.mp4", "https://quay.example/v.mp3"],
        ),
        (
            "<p>Look.</p><iframe src='https://www.youtube.com/embed/abc'></iframe>",
            "Look.\n\n[video: youtube.com]",
            &["https://www.youtube.com/embed/abc"],
        ),
        (
            "<p>Look.</p><iframe src='https://ads.example/frame'></iframe>",
            "Look.",
            &[],
        ),
        (
            "<p>Look.</p><img src='https://t.example/c.gif' width='1' height='1'>",
            "Look.",
            &[],
        ),
        (
            "<p>Look.</p><img src='https://t.example/c.gif' style='width: 1px'>",
            "Look.",
            &[],
        ),
        (
            "<p>Look <img class='emoji' alt='⚓' src='/a.png'> here.</p>",
            "Look ⚓ here.",
            &[],
        ),
    ];
    for (html, text, targets) in table {
        let entry = of_html("<title>T</title>", html);
        assert_eq!(entry.snapshot.text.as_str(), *text, "{html}");
        assert_eq!(targets_of(&entry), *targets, "{html}");
    }
}

#[test]
fn what_is_attached_and_stands_in_the_text_comes_in_once() {
    let enclosure =
        "<title>T</title><enclosure url='https://m.example/p.jpg' type='image/jpeg' length='0'/>";
    let once = of_html(
        enclosure,
        "<p>Look.</p><img src='https://m.example/p.jpg?w=300'>",
    );
    assert_eq!(once.snapshot.text.as_str(), "Look.\n\n[image: p.jpg]");
    let sized = "<title>T</title><enclosure url='https://m.example/img?id=1&amp;w=900' type='image/jpeg' length='0'/>
        <enclosure url='https://m.example/img?id=2' type='image/jpeg' length='0'/>";
    let two = of_html(
        sized,
        "<p>Look.</p><img src='https://m.example/img?w=300&amp;id=1'>",
    );
    assert_eq!(
        targets_of(&two),
        [
            "https://m.example/img?w=300&id=1",
            "https://m.example/img?id=2"
        ]
    );
    let only_named = of_html(enclosure, "<p>Look at https://m.example/p.jpg.</p>");
    assert_eq!(targets_of(&only_named), ["https://m.example/p.jpg"]);
}

#[test]
fn a_message_of_one_picture_is_called_so() {
    let item = |picture: &str| format!("<link>https://quay.example/1</link>{picture}");
    let attached = entry_of(&item(
        "<enclosure url='https://m.example/p.jpg' type='image/jpeg' length='9000'/>",
    ));
    assert_eq!(
        (attached.title.as_str(), attached.snapshot.text.as_str()),
        ("Image: p.jpg", "[image: p.jpg, 9 kB]")
    );
    let within = of_html(
        &item(""),
        "<a href='https://m.example/p.jpg'><img src='https://m.example/p.jpg'></a>",
    );
    assert_eq!(
        (within.title.as_str(), within.snapshot.text.as_str()),
        ("Image: p.jpg", "[image: p.jpg]")
    );
    assert_eq!(targets_of(&within), ["https://m.example/p.jpg"]);
}

#[test]
fn another_name_of_a_picture_is_nothing_new() {
    let of = |name: &str, words: &str| {
        of_html(
            "<title>T</title>",
            &format!("<p>{words}</p><img src='https://m.example/{name}'>"),
        )
        .digest
    };
    assert_eq!(of("a.jpg", "Look."), of("b.jpg", "Look."));
    assert_ne!(of("a.jpg", "Look."), of("a.jpg", "See."));
}
