//! What stands around the text of an article and in it: what belongs to it, and what does not.

use super::*;

/// Takes the article of a page.
fn article(body: &str) -> String {
    let html = format!("<title>Ships at Halden</title><body>{body}</body>");
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    import(html.as_bytes(), &hints)
        .unwrap()
        .snapshot
        .text
        .into_string()
}

/// Says enough to be the paragraphs of an article.
fn paragraphs(numbers: std::ops::Range<usize>) -> String {
    let one = |number| {
        format!(
            "<p>The harbour master counted ship {number} on Monday, and wrote into the book, in which all of them \
             stand, where it came from and who had sent it.</p>"
        )
    };
    numbers.map(one).collect()
}

/// A page of which the text is split by something.
fn split_by(between: &str) -> String {
    article(&format!(
        "<main><h1>Ships at Halden</h1><div>{}{between}{}</div></main>",
        paragraphs(0..3),
        paragraphs(3..6)
    ))
}

#[test]
fn what_stands_between_a_headline_and_the_element_of_the_text_leads_to_it() {
    let standfirst = "Nobody knows who counts them, nor what for";
    let caption = "The tower at Halden";
    for name in ["article", "div", "section"] {
        let html = format!(
            "<div><header><h1>Ships at Halden</h1><p>{standfirst}</p><p>By Ines Vold</p></header><figure><img src=a>\
             <figcaption>{caption}</figcaption></figure><{name}>{}</{name}></div>",
            paragraphs(0..5)
        );
        let expected =
            format!("Ships at Halden\n\n{standfirst}\n\n[image: {caption}]\n\nThe harbour");
        let text = article(&html);
        assert!(text.starts_with(&expected), "{name}: {text}");
    }
    // A picture with words beside it needs no element that says so.
    let html = format!(
        "<div><h1>Ships at Halden</h1><div class=media><div><img src=a></div><div class=media__description>{caption}\
         </div></div><div>{}</div></div>",
        paragraphs(0..5)
    );
    let text = article(&html);
    assert!(
        text.contains(&format!("{caption}\n\nThe harbour")),
        "{text}"
    );
}

#[test]
fn lines_about_an_article_and_things_to_do_lead_to_none() {
    for line in [
        "<div><time>9 hours ago</time></div>",
        "<div><div><time>9 hours ago</time></div><div>Transport reporter</div></div>",
        "<ul><li><a href=/>Home</a></li><li><a href=/s>Sea</a></li><li>Story</li></ul>",
        "<ul><li>Send to a friend</li><li>Copy the link</li><li>Keep it</li></ul>",
        "<div>Printed on 9 March 2024 at 07:30, changed on 10 March 2024 at 10:01</div>",
        "<p>For subscribers only</p>",
        "<div><img src=a alt='Ines Vold'><span>Ines Vold</span></div>",
    ] {
        let html = format!(
            "<meta name=author content='Ines Vold'><main><section><h1>Ships at Halden</h1>{line}<section><div>{}</div>\
             </section></section></main>",
            paragraphs(0..5)
        );
        let text = article(&html);
        assert!(
            text.starts_with("Ships at Halden\n\nThe harbour"),
            "{line}: {text}"
        );
    }
}

#[test]
fn short_first_words_of_a_text_are_of_it() {
    for first in [
        "<p>No.</p>",
        "<p>Monday, 9.30</p>",
        "<p><time>Monday</time></p>",
    ] {
        let html = format!(
            "<main><article><h1>Ships at Halden</h1>{first}{}</article></main>",
            paragraphs(0..5)
        );
        let words = first.replace("<time>", "").replace("</time>", "");
        let words = words.trim_start_matches("<p>").trim_end_matches("</p>");
        let text = article(&html);
        assert!(text.contains(words), "{first}: {text}");
    }
}

#[test]
fn passages_beside_a_text_stay_in_it_where_they_are_said_once() {
    let quotation = "The keys were on a nail behind the stove";
    for aside in [
        format!("<aside><blockquote>{quotation}</blockquote></aside>"),
        format!(
            "<aside class=pullquote><blockquote>{quotation}</blockquote><footer>A clerk</footer></aside>"
        ),
        format!("<aside class=pullquote><p>{quotation}</p></aside>"),
        format!("<aside><p>{quotation}, all that time.</p></aside>"),
    ] {
        let text = split_by(&aside);
        let place = text.find(quotation);
        assert!(
            place > text.find("ship 2 on") && place < text.find("ship 3 on"),
            "{aside}: {text}"
        );
    }
    let again = "<aside><p>The harbour master counted ship 1 on Monday, and wrote into the book, in which all of them \
        stand, where it came from and who had sent it.</p></aside>";
    assert_eq!(split_by(again).matches("ship 1 on").count(), 1);
    for aside in [
        "<aside><p>Read of ships in our letter each week.</p><form><button>Go</button></form></aside>",
        "<aside><p><a href=/s>Read of all the other ships here.</a></p></aside>",
    ] {
        assert!(!split_by(aside).contains("Read of"), "{aside}");
    }
}

#[test]
fn boxes_of_words_stay_in_a_text_whatever_names_their_place_or_shape() {
    for class in [
        "editorial-sidebar",
        "sidebar",
        "c-sidebar",
        "media",
        "extra",
        "widget",
    ] {
        let text = split_by(&format!(
            "<div class='{class}'><div><h4>What the fund paid for</h4></div><div><p>Steel: 240 tons</p><p>Two pumps, \
             both in their crates</p></div></div>"
        ));
        assert!(
            text.contains(
                "What the fund paid for\n\nSteel: 240 tons\n\nTwo pumps, both in their crates"
            ),
            "{class}: {text}"
        );
    }
    for class in ["media", "media__size", "media__description"] {
        let text = split_by(&format!(
            "<div class='{class}'><div><img src=a alt=x></div><div><div>The tower at Halden</div></div></div>"
        ));
        assert!(text.contains("The tower at Halden"), "{class}: {text}");
    }
}

#[test]
fn what_follows_the_text_is_none_of_it_unless_it_says_something() {
    let links = "<ul><li><a href=/a>A boat sank at Brekke</a></li><li><a href=/b>Gulls took the fish</a></li></ul>";
    for foreign in [
        format!("<section>{links}</section>"),
        format!("<section><h2>Foreign things</h2>{links}</section>"),
        format!("<h2>Foreign things</h2>{links}"),
        "<div><p>Foreign thanks to all who read this</p></div>".to_owned(),
        "<section><h2>It is a strange year</h2><p>We hope that you liked this. Before you go on, we wanted to ask \
         whether you could give something for foreign work.</p><button>Four</button></section>"
            .to_owned(),
        "<div><h4>Foreign letters</h4><p>The best of the week in your box</p><a href=/l>Take it</a></div>".to_owned(),
    ] {
        let wrapped = |body: String| {
            [
                format!("<main><h1>Ships at Halden</h1>{body}{foreign}</main>"),
                format!("<main><section><h1>Ships at Halden</h1><section>{body}</section>{foreign}</section></main>"),
                format!("<article><div><h1>Ships at Halden</h1><div>{body}</div>{foreign}</div></article>"),
            ]
        };
        for name in ["div", "article"] {
            for html in wrapped(format!("<{name}>{}</{name}>", paragraphs(0..4))) {
                let text = article(&html);
                assert!(text.contains("ship 3 on"), "{html}: {text}");
                assert!(
                    !text.contains("oreign") && !text.contains("Brekke"),
                    "{html}: {text}"
                );
            }
        }
    }
    for own in [
        "<div><p>A correction of 9 March: one of the ships was counted twice, as the harbour master wrote to us in a \
         long letter.</p></div>",
        "<div><h2>A correction</h2></div><div><p>One of the ships was counted twice, as the harbour master wrote to us \
         in a letter that came late, and as he told our reporter again.</p></div>",
        "<section class=text><p>A correction of 9 March says that one of the ships was counted twice, as he wrote to us in a letter himself.</p></section>",
        "<div><p>In short</p></div><div><blockquote>A correction</blockquote></div>",
        "<div><ol><li>A correction stands in the book of 1871, <a href='#1'>page 12</a>.</li></ol></div>",
    ] {
        let html = format!(
            "<article><h1>Ships at Halden</h1><div>{}</div>{own}</article>",
            paragraphs(0..8)
        );
        let text = article(&html);
        assert!(text.to_lowercase().contains("correction"), "{own}: {text}");
    }
}

#[test]
fn what_readers_wrote_is_no_other_article() {
    let comment = format!(
        "<li class=comment><article>{}</article></li>",
        paragraphs(8..10)
    );
    let html = format!(
        "<body><main><article><h1>Ships at Halden</h1>{}</article><ol>{comment}{comment}</ol></main></body>",
        paragraphs(0..8)
    );
    let hints = Hints {
        kind: Some(Kind::Page),
        ..Hints::default()
    };
    let imported = import(html.as_bytes(), &hints).unwrap();
    assert_eq!(imported.remarks, []);
}

#[test]
fn a_correction_stays_whatever_stands_beside_it() {
    let correction =
        "A correction was made on 3 May: An earlier version gave the wrong number of ships.";
    let html = format!(
        "<main><article><h1>Ships at Halden</h1><section>{}</section><div class=bottom><div><div><p>{correction}</p>\
         <hr><p>If you spot an error, write to <a href=/c>us</a>.</p></div><div><button>See more on ships</button>\
         </div></div></div></article></main>",
        paragraphs(0..6)
    );
    let text = article(&html);
    assert!(text.contains(correction), "{text}");
}
