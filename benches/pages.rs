//! What a page costs: its article alone, all that is made of it, and that in a process of its own.
//!
//!     cargo bench --bench pages
//!
//! Pages are made for the purpose, of three sizes, with menus, scripts, cards and comments around an article, as
//! outlets have them. Figures are to be compared within one run: `import` with `dom_smoothie`, which finds the article
//! and nothing else, and `process` with `import`; `start` is a process that reads next to nothing. The memory of the
//! largest process that was run is told at the end.

use std::{fmt::Write as _, path::PathBuf};

use briefreader::{
    extract::Extractor,
    import::{self, Hints, Imported, Kind},
};
use divan::{Bencher, counter::ItemsCount};
use dom_smoothie::Readability;
use nix::sys::resource::{UsageWho, getrusage};

/// The sizes, by the number of paragraphs in the article.
const PARAGRAPHS: [usize; 3] = [10, 40, 400];

const ADDRESS: &str = "https://harbour.example/2024/05/ferry";

fn main() {
    divan::main();
    let memory = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss());
    let mut output = std::io::stdout();
    let told = format!(
        "memory of the largest process: {:.0} MB\n",
        memory as f64 / 1e3
    );
    std::io::Write::write_all(&mut output, told.as_bytes()).expect("somebody reads it");
}

/// Makes a page around an article of so many paragraphs.
fn page(paragraphs: usize) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Ferry line gets a third boat - The Harbour Post</title>\
         <link rel=\"canonical\" href=\"https://harbour.example/2024/05/ferry\"><meta property=\"og:site_name\" content=\"The Harbour Post\">\
         <meta property=\"og:title\" content=\"Ferry line gets a third boat\"><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\
         \"headline\":\"Ferry line gets a third boat\",\"datePublished\":\"2024-05-02\",\"author\":{\"@type\":\"Person\",\"name\":\"Ines Vold\"}}</script>",
    );
    page.push_str("<style>");
    for number in 0..300 {
        write!(page, ".c{number}{{margin:{number}px;color:#123}}").expect("memory can be written");
    }
    page.push_str("</style><script>");
    for number in 0..400 {
        write!(page, "window.q{number}=window.q{number}||[];").expect("memory can be written");
    }
    page.push_str("</script></head><body><header><nav><ul>");
    for number in 0..60 {
        write!(
            page,
            "<li class=\"nav-item\"><a href=\"/section/{number}\">Section {number}</a></li>"
        )
        .expect("memory can be written");
    }
    page.push_str("</ul></nav></header><main><article class=\"story\"><h1>Ferry line gets a third boat</h1><p class=\"byline\">By <a rel=\"author\" href=\"/vold\">Ines Vold</a></p>");
    for number in 0..paragraphs {
        write!(
            page,
            "<p>The council voted on Tuesday to buy boat {number} for the line across the sound, which carries some <b>nine thousand</b> people \
             on a working day, and <a href=\"/report/{number}\">the report</a> says that it will cost forty million, of which the region pays half; \
             the rest comes from fares, which rise in the autumn.</p>"
        )
        .expect("memory can be written");
        if number % 8 == 3 {
            write!(page, "<figure><img src=\"/{number}.jpg\" alt=\"A boat\"><figcaption>Boat {number} in the harbour.</figcaption></figure>").expect("memory can be written");
        }
    }
    page.push_str("</article><aside class=\"related\"><h2>Read on</h2>");
    for number in 0..40 {
        write!(page, "<div class=\"card\"><a href=\"/card/{number}\"><h3>Another story {number}</h3><p>Its first words.</p></a></div>").expect("memory can be written");
    }
    page.push_str("</aside></main><section class=\"comments\">");
    for number in 0..40 {
        write!(page, "<div class=\"comment\"><span>Reader {number}</span><p>I do not agree with that.</p></div>").expect("memory can be written");
    }
    page.push_str("</section><footer><p>Cookies, terms and more.</p></footer></body></html>");
    page
}

fn hints() -> Hints<'static> {
    Hints {
        kind: Some(Kind::Page),
        address: Some(ADDRESS),
        ..Hints::default()
    }
}

fn extractor() -> Extractor {
    Extractor::new(PathBuf::from(env!("CARGO_BIN_EXE_briefreader")))
}

fn read(extractor: &Extractor, page: &str) -> Imported {
    let imported = extractor.import(page.as_bytes(), &hints(), &|| false);
    imported.expect("the page can be read")
}

#[divan::bench(args = PARAGRAPHS)]
fn dom_smoothie(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let page = page(paragraphs);
    bencher.counter(ItemsCount::new(1_u32)).bench(|| {
        let mut reading =
            Readability::new(page.as_str(), Some(ADDRESS), None).expect("the page is a page");
        reading.parse().expect("it has an article")
    });
}

#[divan::bench(args = PARAGRAPHS)]
fn import(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let page = page(paragraphs);
    bencher
        .counter(ItemsCount::new(1_u32))
        .bench(|| import::import(page.as_bytes(), &hints()).expect("the page can be read"));
}

#[divan::bench(args = PARAGRAPHS)]
fn process(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let (page, extractor) = (page(paragraphs), extractor());
    bencher
        .counter(ItemsCount::new(1_u32))
        .bench(|| read(&extractor, &page));
}

#[divan::bench]
fn start(bencher: Bencher<'_, '_>) {
    let extractor = extractor();
    bencher.bench(|| read(&extractor, "<p>One word."));
}
