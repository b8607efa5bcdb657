//! What entries say in ways of their own.

use super::*;

#[test]
fn a_description_is_read_where_the_content_has_no_words() {
    let all = "All that is known of the boats.";
    let of = |description: &str, content: &str| {
        text_of(&format!(
            "<title>T</title><description>{description}</description><content:encoded><![CDATA[{content}]]></content:encoded>"
        ))
    };
    let table = [
        ("<img src='/x.jpg'>", "\n\n[image: x.jpg]"),
        ("<p>&nbsp;</p>", ""),
        (
            "<iframe src='https://www.youtube.com/embed/x'></iframe>",
            "\n\n[video: youtube.com]",
        ),
        ("<p>Photo: Ada Wren</p>", "\n\nPhoto: Ada Wren"),
        ("<p>the boats.</p>", ""),
    ];
    for (content, behind) in table {
        assert_eq!(of(all, content), format!("{all}{behind}"), "{content}");
    }
    // Few words are the text where there are no more.
    assert_eq!(of("Few.", "<p>They sank.</p>"), "They sank.");
    assert_eq!(
        of(all, "<p>The boats sank on Monday at noon.</p>"),
        "The boats sank on Monday at noon."
    );
}

#[test]
fn a_summary_that_is_no_beginning_of_the_text_is_its_lead() {
    let text = "<p>The boats sank on Monday at noon, while all who could have helped them slept.</p><p>Nobody was hurt.</p>";
    let lead = |description: &str| {
        let item = format!(
            "<title>Boats sink</title><description><![CDATA[{description}]]></description><content:encoded><![CDATA[{text}]]></content:encoded>"
        );
        let found = entry_of(&item).snapshot.found;
        let place = found.places.get(&crate::model::FoundField::Lead).cloned();
        assert_eq!(
            place,
            found.lead.as_ref().map(|_| crate::model::FoundIn::Feed)
        );
        found.lead.map(CleanText::into_string)
    };
    assert_eq!(
        lead("<p>A harbour &amp; its <b>sleepers</b></p>").as_deref(),
        Some("A harbour & its sleepers")
    );
    assert_eq!(
        lead("The boats sank on Monday at noon, while all who could have helped them [&#8230;]"),
        None
    );
    assert_eq!(lead("The boats sank on Monday"), None);
    assert_eq!(lead("Who slept? [&#8230;]").as_deref(), Some("Who slept?"));
    assert_eq!(lead("Boats sink"), None);
    assert_eq!(lead(""), None);
    let long = lead(&"Many words of a lead. ".repeat(200)).unwrap();
    assert!(long.len() < 2_000 && long.ends_with('…'), "{}", long.len());
}

#[test]
fn links_lead_on_from_the_entry_and_its_own_link_from_the_feed() {
    let html = "<a href='map.pdf'>map</a> <a href='#n1'>1</a> <a href='/r'>root</a>";
    let entry = of_html("<link>https://quay.example/2024/a/</link>", html);
    let expected = [
        "https://quay.example/2024/a/map.pdf",
        "https://quay.example/2024/a/#n1",
        "https://quay.example/r",
    ];
    assert_eq!(targets_of(&entry), expected);
    assert_eq!(
        targets_of(&of_html("", "<a href='map.pdf'>map</a>")),
        ["https://quay.example/map.pdf"]
    );
    let atom = read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://quay.example/b/'><title>T</title><entry><id>1</id>
        <title>One</title><link href='gate'/><content type='html' xml:base='gate/'>&lt;a href='q'>q&lt;/a></content></entry></feed>",
    );
    let entry = &atom.entries[0];
    assert_eq!(entry.link.as_deref(), Some("https://quay.example/b/gate"));
    assert_eq!(targets_of(entry), ["https://quay.example/b/gate/q"]);
}

#[test]
fn the_source_of_an_entry_is_the_outlet_that_it_was_taken_from() {
    let source = |source: &str| {
        entry_of(&format!("<title>T</title>{source}"))
            .snapshot
            .found
            .source
    };
    let of = |xml: &str| source(xml).map(CleanText::into_string);
    assert_eq!(
        of("<source url='https://far.example/rss'>Far &amp; Away</source>").as_deref(),
        Some("Far & Away")
    );
    assert_eq!(
        of("<source url='https://far.example/rss'>quay post</source>"),
        None
    );
    assert_eq!(
        of("<source url='http://quay.example'>The Quay</source>"),
        None
    );
    assert_eq!(of(""), None);
    let atom = |author: &str| {
        let feed = read(&format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Planet</title><author><name>Collectors</name></author><entry>
            <id>1</id><title>One</title>{author}<source><title>Far Off</title><link href='https://far.example/'/>
            <author><name>Ida Roe</name></author></source></entry></feed>"
        ));
        let entry = &feed.entries[0];
        let told = entry.snapshot.found.source.as_deref().map(str::to_owned);
        (told.unwrap(), entry.author.as_deref().unwrap().to_owned())
    };
    let both = |source: &str, author: &str| (source.to_owned(), author.to_owned());
    assert_eq!(atom(""), both("Far Off", "Ida Roe"));
    assert_eq!(
        atom("<author><name>Per Lund</name></author>"),
        both("Far Off", "Per Lund")
    );
}

#[test]
fn characters_to_which_a_feed_gives_names_are_read() {
    let feed = read(
        "<?xml version='1.0'?><!DOCTYPE feed [<!ENTITY ferry \"&#9972;\"><!ENTITY nbsp \"&#160;\">]>
        <feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>One&nbsp;&ferry;</title>
        <link href='https://quay.example/&ferry;'/><summary>A &ferry; &amp; a pier, &other;.</summary></entry></feed>",
    );
    let entry = &feed.entries[0];
    assert_eq!(entry.title.as_str().replace('\u{a0}', " "), "One ⛴");
    assert_eq!(
        entry.link.as_deref(),
        Some("https://quay.example/%E2%9B%B4")
    );
    assert_eq!(entry.snapshot.text.as_str(), "A ⛴ & a pier, &other;.");
}

#[test]
fn tags_go_from_names() {
    let author = |name: &str| {
        let rss = entry_of(&format!("<title>T</title><dc:creator>{name}</dc:creator>")).author;
        let atom = read(&format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>One</title>
            <author><name>{name}</name></author></entry></feed>"
        ));
        assert_eq!(atom.entries[0].author, rss, "{name}");
        rss.map(CleanText::into_string)
    };
    let linked = "&lt;a href=\"http://x.example/\"&gt;Ida Roe&lt;/a&gt;";
    assert_eq!(author(linked).as_deref(), Some("Ida Roe"));
    let both = format!("{linked}, &lt;b&gt;Per Lund&lt;/b&gt;");
    assert_eq!(author(&both).as_deref(), Some("Ida Roe, Per Lund"));
}

#[test]
fn who_makes_a_programme_wrote_what_nobody_else_did() {
    let feed = |item: &str| {
        let feed = read(&format!(
            "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><title>T</title>
            <itunes:author>Pier Radio</itunes:author><item><title>One</title>{item}</item></channel></rss>"
        ));
        feed.entries[0].author.clone().map(CleanText::into_string)
    };
    assert_eq!(feed("").as_deref(), Some("Pier Radio"));
    assert_eq!(
        feed("<itunes:author>Ida Roe</itunes:author>").as_deref(),
        Some("Ida Roe")
    );
}

#[test]
fn a_whole_text_of_yandex_is_read() {
    let feed = read(
        "<rss version='2.0' xmlns:yandex='http://news.yandex.ru'><channel><title>T</title><item><title>One</title>
        <description>Short.</description><yandex:full-text>All of it is here, to the last word.</yandex:full-text></item></channel></rss>",
    );
    assert_eq!(
        feed.entries[0].snapshot.text.as_str(),
        "All of it is here, to the last word."
    );
}

#[test]
fn addresses_of_json_items_are_their_own_and_those_they_speak_of() {
    let item = |members: &str| {
        let feed = format!(
            "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{{{members}}}]}}"
        );
        read(&feed).entries.remove(0)
    };
    let both = item(
        r#""id":"1","url":"https://j.example/1","external_url":"https://far.example/x/","content_text":"A report.""#,
    );
    assert_eq!(both.link.as_deref(), Some("https://j.example/1"));
    assert_eq!(
        both.snapshot.text.as_str(),
        "A report.\n\n[link: far.example/x]"
    );
    assert_eq!(targets_of(&both), ["https://far.example/x/"]);
    let within = item(
        r#""id":"1","url":"https://j.example/1","external_url":"https://far.example/x","content_html":"<a href='https://far.example/x'>A report.</a>""#,
    );
    assert_eq!(within.snapshot.text.as_str(), "A report.");
    let only =
        item(r#""id":"1","external_url":"https://far.example/x","content_text":"A report.""#);
    assert_eq!(
        (only.link.as_deref(), only.snapshot.text.as_str()),
        (Some("https://far.example/x"), "A report.")
    );
    let by_id = item(r#""id":"https://j.example/3","content_text":"A report.""#);
    assert_eq!(by_id.link.as_deref(), Some("https://j.example/3"));
    let told_twice =
        item(r#""id":"4","content_html":"<p>Whole.</p>","content_text":"Another text.""#);
    assert_eq!(told_twice.snapshot.found.lead, None);
}

#[test]
fn titles_in_json_are_words_and_text_beside_a_picture_is_read() {
    let item = |members: &str| {
        let feed = format!(
            "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"On <b> & &amp;\",\"items\":[{{{members}}}]}}"
        );
        let feed = read(&feed);
        assert_eq!(feed.title.as_str(), "On <b> & &");
        feed.entries.into_iter().next().unwrap()
    };
    let title = |title: &str| {
        let members = format!("\"id\":\"1\",\"title\":\"{title}\",\"content_text\":\"Yes.\"");
        item(&members).title.into_string()
    };
    assert_eq!(
        title("If a < b, use <b> or <i>"),
        "If a < b, use <b> or <i>"
    );
    assert_eq!(title("Mara&#8217;s &lt;b&gt;"), "Mara’s <b>");
    let picture = item(
        r#""id":"2","content_html":"<img src='https://j.example/boat.png' alt=''>","content_text":"The boat is blue, and leaves on Monday.""#,
    );
    let text = picture.snapshot.text.as_str();
    assert!(
        text.starts_with("The boat is blue, and leaves on Monday."),
        "{text}"
    );
    let wordless = item(r#""id":"3","content_html":"<p> </p>","content_text":"Yes.""#);
    assert_eq!(wordless.snapshot.text.as_str(), "Yes.");
}
