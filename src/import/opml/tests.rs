use proptest::prelude::*;

use super::*;
use crate::export::opml::write;

/// Each feed in one line: its name, its address, its page and its folders.
fn lines(opml: &str) -> Vec<String> {
    let read = read(opml.as_bytes()).unwrap();
    let line = |feed: Outline| {
        let folders: Vec<_> = feed.folders.iter().map(CleanText::as_str).collect();
        let site = feed
            .site
            .map(|site| format!(" <{site}>"))
            .unwrap_or_default();
        format!(
            "{} | {}{site} | {}",
            feed.name,
            feed.url,
            folders.join(", ")
        )
    };
    read.feeds.into_iter().map(line).collect()
}

fn remarks(opml: &str) -> Vec<String> {
    let remarks = read(opml.as_bytes()).unwrap().remarks;
    remarks.into_iter().map(CleanText::into_string).collect()
}

fn body(outlines: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>Mine</title></head><body>{outlines}</body></opml>"
    )
}

#[test]
fn feeds_are_read_with_the_folders_around_them() {
    let opml = body(
        r#"
        <outline text="News">
            <outline type="rss" text="Desk" title="The Desk" xmlUrl="https://desk.example/rss?a=1&amp;b=2" htmlUrl="https://desk.example/"/>
            <!-- those of the continent -->
            <outline title="Europe / North">
                <outline text="" title="Fjord" xmlUrl="http://fjord.example/feed#top"></outline>
            </outline>
        </outline>
        <outline text="Alone" type="atom" url="alone.example/atom"/>
        <outline text="Sport"><outline text="Again" xmlUrl="https://desk.example/rss?a=1&#38;b=2"/></outline>"#,
    );
    assert_eq!(
        lines(&opml),
        [
            "Desk | https://desk.example/rss?a=1&b=2 <https://desk.example/> | News, Sport",
            "Fjord | http://fjord.example/feed | News/Europe - North",
            "Alone | https://alone.example/atom | ",
        ]
    );
    assert_eq!(remarks(&opml), [""; 0]);
}

#[test]
fn categories_are_folders_too() {
    let opml = body(
        r#"<outline text="A" xmlUrl="https://a.example/" category="/News/Europe,/Sport, tech"/>
        <outline text="In"><outline text="B" xmlUrl="https://b.example/" category="tag,/Sport/,//"/></outline>"#,
    );
    assert_eq!(
        lines(&opml),
        [
            "A | https://a.example/ | News/Europe, Sport, tech",
            "B | https://b.example/ | In, Sport",
        ]
    );
}

#[test]
fn what_this_program_has_written_is_known_by_its_namespace_alone() {
    let own = |list: &str, outline: &str| {
        let opml = format!(
            "<opml version='2.0' {list}><outline xmlUrl='https://a.example/' {outline}/></opml>"
        );
        let feed = read(opml.as_bytes()).unwrap().feeds.remove(0);
        (feed.content, feed.keep_days, feed.keep_items, feed.stopped)
    };
    let ours = "xmlns:x='urn:other' xmlns:b='urn:briefreader:feed'";
    let all = "b:content='page' b:keep_days=' 30' b:keep_items='7' b:stopped='by hand'";
    let page = Some(Content::Page);
    assert_eq!(
        own(ours, all),
        (page, Some(30), Some(7), Some(Stopped::ByHand))
    );
    let none = (None, None, None, None);
    assert_eq!(own("xmlns:b='urn:other'", all), none);
    assert_eq!(own("", all), none);
    assert_eq!(
        own(ours, "x:keep_days='3' keep_items='4' content='page'"),
        none
    );
    let odd = "b:content='feed' b:keep_days='0' b:keep_items='-1' b:stopped='perhaps' b:more='1'";
    assert_eq!(own(ours, odd), none);
}

#[test]
fn lists_that_are_slightly_broken_are_read() {
    for (opml, line) in [
        // Ampersands that are no more than that, and entities of HTML.
        (
            body(r#"<outline text="R & D &eacute;t&eacute;" xmlUrl="https://a.example/?b=1&c=2"/>"#),
            "R & D été | https://a.example/?b=1&c=2 | ",
        ),
        // Other letters.
        (
            "<OPML><BODY><OUTLINE TEXT='A' XMLURL='https://a.example/'/></BODY></OPML>".to_owned(),
            "A | https://a.example/ | ",
        ),
        (
            body("<outline text='A' xmlURL='https://a.example/'/>"),
            "A | https://a.example/ | ",
        ),
        // Nothing but outlines, and a mark with blanks before them.
        (
            "\u{feff} \n<outline text='A' xmlUrl='https://a.example/'/>".to_owned(),
            "A | https://a.example/ | ",
        ),
        // Attributes without a value, or without quotation marks.
        (
            body("<outline isOpen text=A xmlUrl=https://a.example/ >"),
            "A | https://a.example/ | ",
        ),
        // Ends that do not fit.
        (
            body("</outline><outline text='F'><b><outline text='A' xmlUrl='https://a.example/'/></i></outline>"),
            "A | https://a.example/ | F",
        ),
        // Escaped twice.
        (
            body("<outline text='It&amp;#8217;s &amp;amp; more' xmlUrl='https://a.example/'/>"),
            "It’s & more | https://a.example/ | ",
        ),
        // With tags, also around a name that has a slash of its own.
        (
            body(
                "<outline text='CO&lt;sub&gt;2&lt;/sub&gt; &amp;amp; &lt;i&gt;more&lt;/i&gt;'>
                 <outline text='m&lt;sup&gt;2&lt;/sup&gt;' xmlUrl='https://a.example/'/></outline>",
            ),
            "m^2 | https://a.example/ | CO_2 & more",
        ),
        (
            body("<outline text='A' xmlUrl='https://a.example/' category='/&lt;b&gt;Sea&lt;/b&gt;/Coast'/>"),
            "A | https://a.example/ | Sea/Coast",
        ),
        // Prefixes, and attributes of others.
        (
            body("<outline xmlns:x='y' x:text='B' x:y='z' text='A' xmlUrl='feed://a.example/'/>"),
            "A | http://a.example/ | ",
        ),
        // A head that is odd, and no version.
        (
            "<opml><head><vertScrollState/><x>y</x></head><outline text='A' xmlUrl='https://a.example/'/>"
                .to_owned(),
            "A | https://a.example/ | ",
        ),
    ] {
        assert_eq!(lines(&opml), [line], "{opml}");
    }
}

#[test]
fn what_is_cut_short_gives_what_stands_before() {
    let whole = body(
        "<outline text='A' xmlUrl='https://a.example/'/><outline text='B' xmlUrl='https://b.example/'/>",
    );
    let cut = whole.find("b.example").unwrap();
    let cut = whole.get(..cut).unwrap();
    assert_eq!(lines(cut), ["A | https://a.example/ | "]);
    assert_eq!(
        remarks(cut),
        ["It breaks off or is damaged: what stands before that was taken."]
    );
}

#[test]
fn letters_of_other_sets_are_read() {
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><opml><outline text='\xc9t\xe9' xmlUrl='https://a.example/'/></opml>";
    assert_eq!(read(latin).unwrap().feeds[0].name.as_str(), "Été");
}

#[test]
fn entities_of_a_list_are_never_expanded() {
    let opml = format!(
        "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>{}",
        body("<outline text='&b; &c;' xmlUrl='https://a.example/&a;'/>")
            .replace("<?xml version=\"1.0\"?>", "")
    );
    assert_eq!(lines(&opml), ["&b; &c; | https://a.example/&a; | "]);
}

#[test]
fn names_are_clean_and_not_long() {
    let opml = body(&format!(
        "<outline text='a&#27;[2J&#x202e;&#10;b'><outline text='c&amp;#27;{}' xmlUrl='https://a.example/&#27;b'/></outline>",
        "d".repeat(5000)
    ));
    let feed = read(opml.as_bytes()).unwrap().feeds.remove(0);
    assert!(feed.name.starts_with("cddd") && feed.name.chars().count() <= 200);
    assert_eq!(feed.url.as_str(), "https://a.example/%1Bb");
    assert!(feed.folders.contains("a[2J b"), "{:?}", feed.folders);
}

#[test]
fn what_is_no_feed_is_left_out_and_told() {
    let opml = body(
        r#"<outline text="Empty folder"></outline><outline text="Words"/>
        <outline text="Page" type="link" url="https://a.example/"/>
        <outline text="More" type="include" url="https://a.example/more.opml"/>
        <outline text="File" xmlUrl="file:///etc/passwd"/>
        <outline text="Mine" xmlUrl="https://me:secret@a.example/"/>
        <outline xmlUrl="http://["/>
        <outline text="A" xmlUrl="https://a.example/feed"/>"#,
    );
    assert_eq!(lines(&opml), ["A | https://a.example/feed | "]);
    assert_eq!(
        remarks(&opml),
        [
            "“Page” was left out. It has no address of a feed.",
            "“More” was left out. It leads to another list, which is not fetched.",
            "“File” was left out. Only addresses of http and https are fetched.",
            "“Mine” was left out. It has a user name or a password in it, which would be kept with the article.",
            "“http://[” was left out. It is not the address of a web page.",
        ]
    );
    let many = body(&"<outline text='A' htmlUrl='https://a.example/'/>".repeat(50));
    let said = remarks(&many);
    assert_eq!(said.len(), MOST_NAMED + 1);
    assert_eq!(said.last().unwrap(), "30 more were left out.");
}

#[test]
fn what_is_no_list_is_refused() {
    for (bytes, fault) in [
        (b"".as_slice(), OpmlFault::NoOpml),
        (b"Some words & more.", OpmlFault::NoOpml),
        (b"<!DOCTYPE html><html><p>Words", OpmlFault::NoOpml),
        (b"\x89PNG\0\0", OpmlFault::NoOpml),
        (b"<rss version='2.0'><channel/></rss>", OpmlFault::Feed),
        (b"<!ENTITY", OpmlFault::NoOpml),
    ] {
        assert_eq!(read(bytes), Err(fault));
        assert!(!fault.hint().is_empty());
    }
    let large = vec![b' '; LONGEST + 1];
    assert_eq!(read(&large), Err(OpmlFault::TooLarge));
    assert_eq!(read(body("").as_bytes()), Ok(Opml::default()));
}

#[test]
fn any_depth_and_any_number_are_bounded() {
    let deep = body(&format!(
        "{}<outline text='A' xmlUrl='https://a.example/'/>",
        "<outline text='x'>".repeat(200_000)
    ));
    let feed = read(deep.as_bytes()).unwrap().feeds.remove(0);
    let path = feed.folders.first().unwrap();
    assert_eq!(path.split('/').count(), DEEPEST_FOLDER);
    // Feeds within feeds are in the folder of the outermost.
    let within = "<outline text='F'>".to_owned()
        + &"<outline text='A' xmlUrl='https://a.example/'>".repeat(100_000);
    assert_eq!(lines(&body(&within)), ["A | https://a.example/ | F"]);
    let many: String = (0..MOST_FEEDS + 5)
        .map(|n| format!("<outline text='A' xmlUrl='https://a.example/{n}'/>"))
        .collect();
    let many = read(body(&many).as_bytes()).unwrap();
    assert_eq!(many.feeds.len(), MOST_FEEDS);
    assert_eq!(
        many.remarks,
        [CleanText::line(
            "It has more than 10000 feeds, and the first 10000 were taken."
        )]
    );
    let wide: String = (0..100_000).map(|n| format!(" a{n}='b'")).collect();
    let wide = body(&format!(
        "<outline{wide} text='A' xmlUrl='https://a.example/'/>"
    ));
    assert_eq!(lines(&wide).len(), 1);
    let folders: String = (0..1000).map(|n| format!("/{n},")).collect();
    let folders = body(&format!(
        "<outline xmlUrl='https://a.example/' category='{folders}'/>"
    ));
    let feed = read(folders.as_bytes()).unwrap().feeds.remove(0);
    assert_eq!(feed.folders.len(), MOST_FOLDERS);
}

/// Names as people and programs write them, with what means something in XML and in HTML.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zäöé .,&<>\"';#]{0,20}",
        "[ab&;#x0-9lmptq]{0,12}",
        "(</?b>|<sup>|<br/>|&lt;|<| |a|;){0,6}",
        "\\PC{0,20}",
    ]
}

fn outline() -> impl Strategy<Value = Outline> {
    let folders = prop::collection::btree_set(prop::collection::vec(name(), 1..4), 0..4);
    let site = prop::option::of("[a-z&=?;]{0,10}");
    let number = || prop::option::of(1u32..);
    let own = (
        any::<bool>(),
        number(),
        number(),
        prop::option::of(any::<bool>()),
    );
    let said = (name(), "[a-z0-9&=?;%'\"/#]{0,16}", site, folders, own);
    said.prop_map(|(name, path, site, folders, own)| {
        let (is_page, keep_days, keep_items, stopped) = own;
        let folders = folders.iter().filter_map(|names| {
            let names = names.iter().map(|name| folder_name(name));
            joined(names)
        });
        let site = site.map(|path| address(&format!("https://site.example/{path}")).unwrap());
        Outline {
            name: CleanText::line(&name),
            url: address(&format!("https://feed.example/{path}")).unwrap(),
            site,
            folders: folders.collect(),
            content: is_page.then_some(Content::Page),
            keep_days,
            keep_items,
            stopped: stopped.map(|is_gone| match is_gone {
                true => Stopped::Gone,
                false => Stopped::ByHand,
            }),
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(feeds in prop::collection::vec(outline(), 0..8), title in name()) {
        let mut feeds: Vec<Outline> = feeds;
        feeds.sort_by(|a, b| a.url.cmp(&b.url));
        feeds.dedup_by(|a, b| a.url == b.url);
        let written = write(&title, &feeds);
        let mut again = read(written.as_bytes()).unwrap();
        prop_assert_eq!(&again.remarks, &Vec::new());
        again.feeds.sort_by(|a, b| a.url.cmp(&b.url));
        prop_assert_eq!(&again.feeds, &feeds, "{}", written);
        prop_assert_eq!(write(&title, &again.feeds), written);
    }

    #[test]
    fn any_bytes_give_a_value(bytes in prop::collection::vec(any::<u8>(), 0..100), text in "(<outline |text=|xmlUrl=|'|\"|https://a.example/|>|/>|</outline>|&|;|a){0,30}") {
        drop(read(&bytes));
        if let Ok(list) = read(text.as_bytes()) {
            let written = write("", &list.feeds);
            let mut again = read(written.as_bytes()).unwrap().feeds;
            let mut feeds = list.feeds;
            again.sort_by(|a, b| a.url.cmp(&b.url));
            feeds.sort_by(|a, b| a.url.cmp(&b.url));
            prop_assert_eq!(again, feeds);
        }
    }
}
