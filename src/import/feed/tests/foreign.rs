//! What programs put around the text of an entry.

use super::*;

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
        ("<p>Two <span class='field--name-title'>title</span> words.</p>", "Two title words."),
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
