use super::*;
use crate::{
    import::{
        Extent,
        html::{Wanted, read},
    },
    model::SpanKind,
};

/// Makes a line with one link in it.
fn linked(before: &str, link: &str, after: &str) -> Inline {
    let mut inline = Inline::new(before);
    let start = inline.len();
    inline.push(link);
    inline.span(SpanKind::Link, start, None);
    inline.push(after);
    inline
}

#[test]
fn prompts_go_and_prose_stays() {
    for text in [
        "Sign up for our newsletter to get the news every morning.",
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        "View in browser",
    ] {
        assert!(is_one(&Inline::new(text), Place::Page), "{text}");
    }
    for text in [
        "Already a subscriber, he read the paper each morning.",
        "See also: nothing that anyone has seen.",
        "View in browser windows of the old kind, and it breaks.",
        "Read more books, he said.",
        "Sign up for our newsletter was all that the page said when it opened, he told the court, and nobody knew why.",
    ] {
        assert!(!is_one(&Inline::new(text), Place::Page), "{text}");
    }
}

#[test]
fn links_behind_a_label_lead_elsewhere() {
    let line = |label, link, after| is_one(&linked(label, link, after), Place::Page);
    assert!(line("Lesen Sie auch: ", "Ein Boot sinkt", ""));
    assert!(!line("Lesen Sie auch: ", "Ein Boot", " sinkt im Hafen"));
    assert!(!line("The boat: ", "a story", ""));
}

#[test]
fn links_that_end_the_order_of_a_mail_stay_in_articles_about_them() {
    let letter = linked("You get this as a reader. ", "Unsubscribe", " | Pier 4");
    assert!(is_one(&letter, Place::Mail));
    for place in [Place::Page, Place::Mail] {
        assert!(is_one(&linked("", "Unsubscribe", " | Pier 4"), place));
        let prose = linked("He said that they would ", "unsubscribe him", " at once.");
        assert!(!is_one(&prose, place));
    }
    let law = linked(
        "Every mail must have a clear ",
        "unsubscribe",
        " link at its top, the minister said.",
    );
    assert!(!is_one(&law, Place::Page));
}

/// Makes paragraphs of an article.
fn paragraphs(numbers: std::ops::Range<usize>) -> String {
    let paragraph = |number| {
        format!(
            "<p>The master of ship {number} said on Monday that the harbour of Halden had been counted again, and that \
             nobody there had known how large it was.</p>"
        )
    };
    numbers.map(paragraph).collect()
}

fn text_of(html: &str, extent: Extent) -> String {
    let wanted = Wanted {
        address: None,
        extent,
        mail: false,
    };
    let (snapshot, _) = read(html, wanted).finish().unwrap();
    snapshot.text.to_string()
}

/// Reads an article with something in its middle and something behind it.
fn with(middle: &str, end: &str) -> (String, String) {
    let page = format!(
        "<title>Ships at Halden</title><meta name=author content='Mara Lind'><body><article><h1>Ships at Halden</h1>\
         {}{middle}{}{end}</article>",
        paragraphs(0..4),
        paragraphs(4..8)
    );
    let [text, whole] = [Extent::Article, Extent::Whole].map(|extent| text_of(&page, extent));
    for number in 0..8 {
        let ship = format!("ship {number} ");
        assert!(text.contains(&ship), "{middle} {end}: {text}");
    }
    (text, whole)
}

/// Each is left out of the article, wherever it stands, and stands in the whole page; what it is about says `OUT`.
fn goes(cases: &[&str]) {
    for case in cases {
        for (middle, end) in [(*case, ""), ("", *case)] {
            let (text, whole) = with(middle, end);
            assert!(
                whole.contains("OUT") || !case.contains("OUT"),
                "{case}: {whole}"
            );
            assert!(!text.contains("OUT"), "{case}: {text}");
            let own = text.lines().filter(|line| !line.is_empty());
            assert_eq!(own.count(), 9, "{case}: {text}");
        }
    }
}

/// All words of each stay, in the middle and at the end.
fn stays(cases: &[(&str, &[&str])]) {
    for (case, words) in cases {
        for (middle, end) in [(*case, ""), ("", *case)] {
            let (text, _) = with(middle, end);
            for word in *words {
                assert!(text.contains(word), "{word} of {case}: {text}");
            }
        }
    }
}

#[test]
fn rows_of_buttons_are_none_of_an_article() {
    goes(&[
        "<p>Share Tweet Email Print</p>",
        "<p>Like</p><p>Comment</p><p>Restack</p>",
        "<p>Facebook Twitter WhatsApp Copy link</p>",
        "<p>Listen to this article · 5 min</p>",
        "<p>Save for later</p>",
        "<p>Follow us on <a href='/x'>Twitter</a> and <a href='/f'>Facebook</a></p>",
        "<div><p>Share this page</p><ul><li>X</li><li>LinkedIn</li></ul></div>",
        "<p><a href='/s'>Teilen</a></p><p><a href='/d'>Drucken</a></p>",
        "<p>Partager sur Facebook</p><p>Copier le lien</p>",
        "<p>Advertisement · Scroll to continue</p>",
        "<p>12 Comments</p>",
        "<p><a href='/s'>Share The Quay</a></p>",
    ]);
}

#[test]
fn words_of_buttons_stay_where_the_text_gives_them() {
    stays(&[
        (
            "<p>The page has three buttons below each text:</p><ul><li>Like</li><li>Comment</li><li>Share</li></ul>",
            &["Like", "Comment", "Share"],
        ),
        (
            "<ol><li>Open the menu.</li><li>Share</li><li>Copy link</li></ol>",
            &["Share", "Copy link"],
        ),
        ("<p>Listen. Save. Share.</p>", &["Listen. Save. Share."]),
        (
            "<h3>The largest networks</h3><ul><li>Facebook</li><li>Reddit</li></ul><p>They have more members than there are \
             people in the town.</p>",
            &["The largest networks", "Facebook", "Reddit"],
        ),
        (
            "<p>He sold his share on Facebook.</p>",
            &["He sold his share on Facebook."],
        ),
    ]);
}

#[test]
fn links_to_other_articles_go_with_what_stands_above_them() {
    goes(&[
        "<div><h3>More on this story</h3><ul><li><a href='/a'>OUT One boat</a></li><li><a href='/b'>OUT Two</a></li></ul></div>",
        "<section><h3>Mehr zum Thema</h3><ul><li><a href='/a'>OUT Ein Boot</a></li><li>(S+) OUT Ein Name</li></ul></section>",
        "<div><h4>Les plus lus</h4><p><a href='/a'>OUT Un bateau</a></p><p><a href='/b'>OUT Deux</a></p></div>",
        "<p>Lire aussi | <a href='/a'>OUT Un bateau coule</a></p>",
        "<p><a href='/a'>Read more: OUT a boat sank</a></p>",
        "<h3>Читайте также</h3><p><a href='/a'>OUT лодка</a></p>",
    ]);
    let cards: String = (0..4)
        .map(|number| {
            format!(
                "<div><a href='/{number}'><img src='{number}.jpg' alt='OUT a boat'></a><h3><a href='/{number}'>OUT boat \
                 {number}</a></h3><p>OUT It sank in March.</p></div>"
            )
        })
        .collect();
    goes(&[&format!("<div>{cards}</div>")]);
    let (text, _) = with(
        "",
        "<h2>More from Halden</h2><h3><a href='/s'>OUT Salt works to close</a></h3><p>OUT The council has voted on it.</p>",
    );
    assert!(
        !text.contains("OUT") && !text.contains("More from"),
        "{text}"
    );
}

#[test]
fn sources_and_sections_of_an_article_are_no_links_to_others() {
    stays(&[
        (
            "<h2>Sources</h2><ul><li><a href='/a'>Report of the harbour of 2021</a></li><li><a href='/b'>Report of the \
             council of 2022</a></li></ul>",
            &["Sources", "Report of the harbour", "Report of the council"],
        ),
        (
            "<h2>Related</h2><p>The harbour at Brekke is related to it, as the books say, and is as old.</p>",
            &["Related", "The harbour at Brekke"],
        ),
        (
            "<h2>More on the harbour</h2><p>It was built in 1871 by nine men who came from the north.</p>",
            &["More on the harbour", "It was built in 1871"],
        ),
        (
            "<p>Who should pay for it?</p><p>The council.</p><p>The state.</p>",
            &["Who should pay", "The council.", "The state."],
        ),
    ]);
}

#[test]
fn polls_go_with_their_answers() {
    goes(&[
        "<div><p>OUT Should it be built?</p><ul><li>OUT Yes</li><li>OUT No</li></ul><p>Vote</p><p>View Results</p></div>",
        "<div><h3>OUT What did you think of it?</h3><ul><li><a href='/1'>OUT Loved it</a></li><li><a href='/2'>OUT \
         Meh</a></li></ul></div>",
    ]);
}

#[test]
fn what_asks_for_money_an_address_or_consent_is_none_of_an_article() {
    goes(&[
        "<p>Sign up for our newsletter</p>",
        "<p>Subscribe to continue reading</p>",
        "<h3>Sign up for the Weekend Loaf.</h3><p>OUT The best of it, every Saturday. Get it sent to your inbox.</p>",
        "<p>Il vous reste 61.4% de cet article à lire. La suite est réservée aux abonnés.</p>",
        "<p>OUT This article contains content provided by Twitter. We ask for your permission before it is loaded.</p>",
    ]);
    stays(&[
        (
            "<p>Subscribe to the idea that harbours are safe, and you will be wrong, the pilot said.</p>",
            &["Subscribe to the idea"],
        ),
        (
            "<p>We use cookies to feed the gulls, the cook of the ship said, and laughed at us from the bridge.</p>",
            &[],
        ),
    ]);
    let (text, _) = with(
        "<p>We use cookies, said the cook.</p>",
        "<p>We use cookies to make it better. Accept</p>",
    );
    assert!(
        text.contains("said the cook") && !text.contains("Accept"),
        "{text}"
    );
}

#[test]
fn what_closes_a_page_is_none_of_an_article() {
    for end in [
        "<p>OUT © 2024 The Quay</p>",
        "<p>The Quay Ltd OUT</p><p>Privacy Policy | Terms of Use</p><p>© 2024 The Quay. All rights reserved.</p>",
        "<p>Tags: <a href='/a'>OUT ships</a>, <a href='/b'>Halden</a></p>",
        "<p>Filed under: OUT ships, harbours</p>",
        "<h3>Comments (12)</h3>",
        "<p>About · Privacy policy · Get the app</p>",
        "<h3>About the author</h3><p>OUT She lives at Halden with a cat.</p>",
        "<h4>Mara Lind</h4><p>OUT Lind writes about ships for the Quay.</p>",
    ] {
        let (text, _) = with("", &end.replacen("<p>OUT ©", "<p>©", 1));
        assert!(
            text.trim_end().ends_with("how large it was.") || end.contains("Ltd OUT"),
            "{end}: {text}"
        );
    }
    stays(&[
        (
            "<h2>Contact</h2><p>Mara Lind, press@halden.example, +00 12 34</p>",
            &["Contact", "press@halden"],
        ),
        (
            "<p>© Mara Lind wrote this in the winter, and gave it to the town.</p>",
            &["gave it to the town"],
        ),
        (
            "<p>Topics: what a harbour is, and what it is not, was told there to all who came.</p>",
            &["what a harbour is"],
        ),
        ("<p>Mara Lind</p>", &["Mara Lind"]),
    ]);
}

#[test]
fn what_forums_tell_of_members_goes_and_a_fact_stays() {
    let post = |number| {
        format!(
            "<div class=post><h4>gale{number}</h4><ul><li>Joined: Mon Jan 0{number}, 2012 9:14 pm</li><li>Posts: 1,204</li>\
             <li>Location: OUT Brekke</li></ul>{}<div class=signature>OUT Narrow boat, broad mind</div></div>",
            paragraphs(number..number + 1)
        )
    };
    let posts: String = (1..6).map(post).collect();
    let page = format!("<title>Ships</title><body><article><h1>Ships</h1>{posts}</article>");
    let text = text_of(&page, Extent::Article);
    assert!(text.contains("ship 5 ") && text.contains("gale3"), "{text}");
    assert!(!text.contains("OUT") && !text.contains("Joined"), "{text}");
    stays(&[(
        "<p>Location: Halden</p><p>Joined: 2003</p>",
        &["Location: Halden", "Joined: 2003"],
    )]);
}

#[test]
fn pictures_are_told_once() {
    let (text, _) = with(
        "<p><img src='https://q.example/a.jpg?w=300' alt='The quay'><img src='https://q.example/a.jpg?w=600' alt='The quay'></p>",
        "<p><img src='https://q.example/img?id=1' alt='A ship'><img src='https://q.example/img?id=2' alt='A ship'></p>\
         <div><img src='b.jpg' alt='A tower at Halden'></div><p>A tower at Halden</p><img src='/spacer.gif' alt='spacer'>\
         <p>Here <img class=emoji src=e.png alt='🙂'> it was, and <img class='share-icon' src=s.png alt='Share'> there.</p>",
    );
    assert_eq!(text.matches("[image: The quay]").count(), 1, "{text}");
    assert_eq!(text.matches("[image: A ship]").count(), 2, "{text}");
    assert_eq!(text.matches("A tower at Halden").count(), 1, "{text}");
    assert!(
        text.contains("Here 🙂 it was, and there.") && !text.contains("spacer"),
        "{text}"
    );
}

#[test]
fn each_picture_of_a_gallery_keeps_its_caption() {
    let gallery: String = (0..30)
        .map(|number| {
            format!(
                "<figure><figcaption>Ship {number} [of 30] at the quay</figcaption><img src='/img?id={number}' alt='x'></figure>"
            )
        })
        .collect();
    let (text, _) = with(&gallery, "");
    for number in 0..30 {
        let said = format!("[image: Ship {number} [of 30] at the quay]");
        assert!(text.contains(&said), "{number}: {text}");
    }
}
