use super::*;

fn read(text: &str) -> ReadFeed {
    read_feed(text.as_bytes(), &Hints::default()).unwrap()
}

#[test]
fn an_item_becomes_an_entry() {
    let feed = read(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay &amp; Co</title>
        <link>https://quay.example/</link><ttl>45</ttl><language>en-gb</language>
        <item><title>A <b>boat</b></title><link>/a</link><guid isPermaLink='false'>1</guid>
        <pubDate>Thu, 02 May 2024 23:30:00 -0500</pubDate><author>m@quay.example (Mara Lind)</author>
        <description>&lt;p&gt;One &lt;a href='b'&gt;two&lt;/a&gt;.&lt;/p&gt;</description></item></channel></rss>",
    );
    assert_eq!(feed.title.as_str(), "Quay & Co");
    assert_eq!(feed.site.as_deref(), Some("https://quay.example/"));
    assert_eq!(feed.ttl, Some(45));
    assert_eq!(feed.remarks, []);
    let entry = &feed.entries[0];
    assert_eq!(entry.title.as_str(), "A boat");
    assert_eq!(entry.author.as_deref(), Some("Mara Lind"));
    assert_eq!(entry.link.as_deref(), Some("https://quay.example/a"));
    assert_eq!(
        entry.published.unwrap().to_string(),
        "2024-05-02 2024-05-03T04:30:00Z"
    );
    assert_eq!(entry.updated, None);
    assert_eq!(entry.snapshot.text.as_str(), "One two.");
    let target = entry.snapshot.spans[0].target.as_deref();
    assert_eq!(target, Some("https://quay.example/b"));
    assert_eq!(entry.snapshot.found.language.as_deref(), Some("en-gb"));
    assert_eq!(entry.original, b"<p>One <a href='b'>two</a>.</p>");
}

#[test]
fn an_entry_that_cannot_be_read_takes_no_other_with_it() {
    let feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>
        <entry><id>1</id><title type='application/x-none'>One</title></entry>
        <entry/>
        <entry><id>2</id><title>Two</title></entry></feed>",
    );
    let titles: Vec<&str> = feed
        .entries
        .iter()
        .map(|entry| entry.title.as_str())
        .collect();
    assert_eq!(titles, ["Two"]);
    assert_eq!(
        feed.remarks[0].as_str(),
        "2 entries of it could not be read."
    );
}

/// Returns the text of the only entry of a feed with one item.
fn text_of(item: &str) -> String {
    entry_of(item).snapshot.text.into_string()
}

fn entry_of(item: &str) -> ReadEntry {
    let feed = format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' xmlns:dc='http://purl.org/dc/elements/1.1/'
        xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>
        <channel><title>Quay Post</title><link>https://quay.example/</link><item>{item}</item></channel></rss>"
    );
    let mut feed = read(&feed);
    assert_eq!(feed.remarks, []);
    feed.entries.remove(0)
}

/// Returns where links lead.
fn targets_of(entry: &ReadEntry) -> Vec<&str> {
    let spans = entry.snapshot.spans.iter();
    spans.filter_map(|span| span.target.as_deref()).collect()
}

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

/// Reads an item with HTML as its description.
fn of_html(before: &str, html: &str) -> ReadEntry {
    entry_of(&format!(
        "{before}<description><![CDATA[{html}]]></description>"
    ))
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
fn what_programs_put_around_a_text_goes_and_its_neighbours_stay() {
    let link = "https://quay.example/2024/a/";
    let keeps = "<p>Boats sink.</p>";
    let table: &[(&str, &str)] = &[
        ("<div class='sharedaddy sd-x'><h3>Share this:</h3><ul><li>Facebook</li></ul></div><p>Share this: bread.</p>", "Share this: bread."),
        ("<div id='jp-relatedposts'><h3>Related</h3></div><p>Related: the weir.</p>", "Related: the weir."),
        (
            "<div class='subscription-widget-wrap'><p>A reader-supported paper.</p></div><p class='subscription'>A paper.</p>",
            "A paper.",
        ),
        (
            "<p class='button-wrapper'><a href='/x?action=share'>Share</a></p><p class='button-wrapper'><a href='https://far.example/r.pdf'>The report</a></p>",
            "The report",
        ),
        ("<div class='kg-card kg-signup-card'><h2>Sign up</h2></div><div class='kg-card'><p>Sign up, he said.</p></div>", "Sign up, he said."),
        (
            "<span class='field field--name-title'>A title</span> <span class='field field--name-uid'>desk</span>
            <span class='field field--name-created'>Mon, 1/2/2024</span><div class='field field--name-body'><p>Words.</p></div>",
            "Words.",
        ),
        (
            "<p>The post office appeared first on maps in 1911.</p><p>The post <a href='https://quay.example/2024/a/'>A</a> appeared first on <a href='https://quay.example'>Quay</a>.</p>",
            "The post office appeared first on maps in 1911.",
        ),
        (
            "<p>The post <a href='https://far.example/a/'>A</a> appeared first on <a href='https://far.example'>Far</a>.</p>",
            "The post A appeared first on Far.",
        ),
        (
            "<p>It was submitted by a reader.</p> submitted by <a href='/u/x'> /u/x </a> <br/> <span><a href='https://quay.example/2024/a/'>[link]</a></span>
            <span><a href='https://quay.example/2024/a/'>[comments]</a></span>",
            "It was submitted by a reader.",
        ),
        (
            "submitted by <a href='/u/x'> /u/x </a> <br/> <a href='https://far.example/herons'>[link]</a> <a href='https://quay.example/2024/a/'>[comments]</a>",
            "[link: far.example/herons]",
        ),
        ("<p>More.</p> <a href='https://quay.example/2024/a/?utm_source=x'>Continue reading...</a>", "More."),
        ("<p>The Quay has it. [<a href='/2024/a/'>mehr</a>]</p>", "The Quay has it."),
        ("<p>So it is.</p><p><a href='/2024/a/'>Read more of this story</a> at Quay Post.</p>", "So it is."),
        ("<p>He began to <a href='/2024/a/'>read more</a></p>", "He began to read more"),
        ("<p><a href='/2024/b/'>Read more</a></p>", "Read more"),
        ("<p><a href='/2024/a/'>Read more books, he said</a></p>", "Read more books, he said"),
        ("<p><a href='/2024/a/'>Read more</a></p><p>Thanks.</p>", "Read more\n\nThanks."),
    ];
    for (html, expected) in table {
        let entry = of_html(
            &format!("<title>T</title><link>{link}</link>"),
            &format!("{keeps}{html}"),
        );
        assert_eq!(
            entry.snapshot.text.as_str(),
            format!("Boats sink.\n\n{expected}"),
            "{html}"
        );
    }
}
