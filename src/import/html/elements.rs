//! What elements are: which show nothing, which stand on lines of their own, which are pictures.

use dom_query::{Document, Element, NodeRef};

/// Elements whose contents a page does not show, or shows as something that is no text.
const SILENT: &[&str] = &[
    "script",
    "style",
    "template",
    "head",
    "title",
    "iframe",
    "object",
    "embed",
    "applet",
    "audio",
    "video",
    "canvas",
    "map",
    "select",
    "datalist",
    "textarea",
    "button",
    "input",
    "meter",
    "progress",
    "noframes",
    "noembed",
    "svg",
    "annotation",
    "annotation-xml",
    "rp",
    "rtc",
    "track",
    "amp-ad",
    "amp-analytics",
    "amp-iframe",
    "amp-sidebar",
    "amp-consent",
    "amp-video",
];

/// Elements that stand on lines of their own; the other elements of tables and forms that do.
const BLOCKS: &[&str] = &[
    "body",
    "html",
    "center",
    "caption",
    "dialog",
    "fieldset",
    "form",
    "hgroup",
    "legend",
    "menu",
    "option",
    "search",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "frameset",
    "noscript",
    "listing",
    "optgroup",
    "dir",
    "xmp",
    "plaintext",
    "amp-carousel",
    "amp-accordion",
];

/// Words of classes that mark what only programs read aloud.
const READ_ALOUD: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader",
    "a11y-hidden",
    "u-visually-hidden",
];

/// Ends of classes of pictures that are signs.
const SIGNS: &[&str] = &["icon", "emoji", "smiley", "avatar"];

/// The longest sign that a picture stands for, in bytes.
const LONGEST_SIGN: usize = 32;

pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

pub(super) fn is_block(name: &str) -> bool {
    super::bare::is_block(name) || BLOCKS.contains(&name)
}

/// Tells whether a page hides an element, by what stands in the element itself.
pub(super) fn is_hidden(element: &Element, node: &NodeRef<'_>) -> bool {
    let mut aloud = false;
    for attribute in &element.attrs {
        let value = attribute.value.as_ref();
        match attribute.name.local.as_ref() {
            "hidden" => return true,
            "aria-hidden" if value.eq_ignore_ascii_case("true") => return true,
            "style" if hides(value) || is_of_no_size(value) && !has_sizes(node) => return true,
            "class" => {
                let is_aloud = |class: &str| READ_ALOUD.contains(&class);
                aloud = value.split_ascii_whitespace().any(is_aloud);
            }
            _ => {}
        }
    }
    let name: &str = element.name.local.as_ref();
    if name == "dialog" {
        return !element.has_attr("open");
    }
    if name == "noscript" {
        return !holds_lazy_image(node);
    }
    // What is read aloud in place of something hidden is the only way to it.
    aloud
        && !node.prev_element_sibling().is_some_and(|before| {
            before
                .attr("aria-hidden")
                .is_some_and(|value| &*value == "true")
        })
}

/// Returns the rules of a style, property and value, in lower case and without `!important`.
fn rules(style: &str) -> impl Iterator<Item = (String, String)> {
    style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end();
        Some((property.trim().to_ascii_lowercase(), value.to_owned()))
    })
}

/// Tells whether a style makes letters of no size.
fn is_of_no_size(style: &str) -> bool {
    rules(style).any(|(property, value)| property == "font-size" && is_zero(&value))
}

/// Tells whether what is in an element may have a size of its own: templates of mails take the gaps between columns away
/// by letters of no size, and give those in the columns theirs.
fn has_sizes(node: &NodeRef<'_>) -> bool {
    let is_sized = |style: &str| {
        rules(style).any(|(property, value)| property == "font-size" && !is_zero(&value))
    };
    node.descendants_it().any(|inner| {
        inner.has_name("img")
            || inner.has_attr("class")
            || inner.attr("style").is_some_and(|style| is_sized(&style))
    })
}

/// Tells whether a style hides: `display: none`, `visibility: hidden`, nothing high.
fn hides(style: &str) -> bool {
    rules(style).any(|(property, value)| match property.as_str() {
        "display" => value == "none",
        "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
        "mso-hide" => value == "all",
        "max-height" => is_zero(&value),
        _ => false,
    })
}

/// Removes what a mail hides by making it clear as glass; what a page makes so fades in.
pub(super) fn remove_clear(document: &Document) {
    let is_clear = |style: &str| {
        rules(style).any(|(property, value)| property == "opacity" && is_zero(&value))
    };
    for node in document.select("[style]").nodes() {
        if node.attr("style").is_some_and(|style| is_clear(&style)) {
            node.remove_from_parent();
        }
    }
}

/// Makes words of a button that is all of a heading, as in lists that open and close.
pub(super) fn unmake_buttons(document: &Document) {
    for heading in document.select("h1, h2, h3, h4, h5, h6, summary").nodes() {
        let buttons = heading
            .descendants_it()
            .filter(|inner| inner.has_name("button"));
        let buttons: Vec<_> = buttons.take(2).collect();
        let [only] = buttons.as_slice() else {
            continue;
        };
        let mut has_words = false;
        over_shown(heading, |inner| {
            has_words |= inner.is_nonempty_text();
            if has_words { Then::End } else { Then::Enter }
        });
        if !has_words {
            only.rename("span");
        }
    }
}

/// Where a walk over what an element shows goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// With what is in the node.
    Enter,
    /// With what follows it.
    Pass,
    End,
}

/// Walks over what is in an element, in order, but not into what shows nothing.
pub(super) fn over_shown<'a>(root: &NodeRef<'a>, mut take: impl FnMut(&NodeRef<'a>) -> Then) {
    let Some(mut node) = root.first_child() else {
        return;
    };
    loop {
        let is_shown = node.element_ref().is_none_or(|element| {
            !is_silent(element.name.local.as_ref()) && !is_hidden(&element, &node)
        });
        let then = if is_shown { take(&node) } else { Then::Pass };
        match then {
            Then::End => return,
            Then::Enter => {
                if let Some(child) = node.first_child() {
                    node = child;
                    continue;
                }
            }
            Then::Pass => {}
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) if parent.id != root.id => node = parent,
                _ => return,
            }
        }
    }
}

fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !number.is_empty() && number.parse::<f32>().is_ok_and(|number| number == 0.0)
}

/// Tells whether a `<noscript>` shows the picture that a program would load, and nothing before it does.
fn holds_lazy_image(node: &NodeRef<'_>) -> bool {
    let only_images = node.children_it(false).all(|child| {
        child.has_name("img")
            || child.has_name("picture")
            || !child.is_nonempty_text() && !child.is_element()
    });
    let before = node.prev_element_sibling().is_some_and(|before| {
        is_image(&before) || before.children_it(false).any(|child| is_image(&child))
    });
    only_images && !before
}

fn is_image(node: &NodeRef<'_>) -> bool {
    node.element_ref().is_some_and(|element| {
        matches!(
            element.name.local.as_ref(),
            "img" | "picture" | "amp-img" | "svg"
        )
    })
}

/// Tells whether a figure has a picture, and a caption with words.
pub(super) fn has_captioned_image(figure: &NodeRef<'_>) -> bool {
    let (mut image, mut caption) = (false, false);
    for node in figure.descendants_it() {
        image |= is_image(&node);
        caption |= node.has_name("figcaption")
            && node.descendants_it().any(|inner| inner.is_nonempty_text());
        if image && caption {
            return true;
        }
    }
    false
}

/// Tells whether a picture counts readers, by its size.
pub(super) fn is_pixel(element: &Element) -> bool {
    let is_small = |value: &str| matches!(value.trim().trim_end_matches("px"), "0" | "1" | "2");
    let sides = ["width", "height"];
    let by_side = |side: &str| element.attr(side).is_some_and(|value| is_small(&value));
    let style = element.attr("style").unwrap_or_default();
    let by_style = style.split(';').any(|rule| {
        let rule = rule.split_once(':');
        rule.is_some_and(|(side, value)| sides.contains(&side.trim()) && is_small(value))
    });
    sides.iter().any(|side| by_side(side)) || by_style
}

/// Tells whether a picture is called a sign: an emoji, an icon, the face of who writes.
pub(super) fn is_called_sign(element: &Element) -> bool {
    let class = element.attr("class").unwrap_or_default();
    let mut names = class.split_ascii_whitespace();
    names.any(|name| SIGNS.iter().any(|sign| name.ends_with(sign)))
}

/// Removes pictures that are called signs, and of which words are said; what an emoji stands for stays.
pub(super) fn remove_signs(document: &Document) {
    for image in document.select("img[class]").nodes() {
        let is_sign = image.element_ref().is_some_and(|element| {
            let alt = element.attr("alt").unwrap_or_default();
            is_called_sign(&element) && matches!(kind_of_alt(alt.trim()), Alt::Words)
        });
        if is_sign {
            image.remove_from_parent();
        }
    }
}

/// Puts captions that stand before their picture behind it.
pub(super) fn move_captions(document: &Document) {
    for caption in document.select("figure > figcaption").nodes() {
        let Some(figure) = caption.parent() else {
            continue;
        };
        let mut images = 0;
        let mut is_before = false;
        let mut is_behind = false;
        for node in figure.descendants_it() {
            if node.has_name("figure") {
                images = 2;
            }
            if node.id == caption.id {
                is_before = images == 0;
            } else if is_image(&node) && !node.has_name("svg") {
                images += 1;
                is_behind = true;
            }
        }
        if is_before && is_behind && images == 1 {
            figure.append_child(&caption.id);
        }
    }
}

/// What the words beside a picture are.
pub(super) enum Alt {
    /// Not said, or the name of a file.
    Nothing,
    /// A sign that the picture stands for, such as an emoji.
    Sign,
    Words,
}

pub(super) fn kind_of_alt(words: &str) -> Alt {
    let lower = words.to_lowercase();
    let is_file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let is_said = !matches!(
        lower.as_str(),
        "" | "image" | "photo" | "picture" | "img" | "pixel" | "spacer"
    );
    if is_file || !is_said {
        Alt::Nothing
    } else if !words.contains(char::is_alphanumeric) && words.len() <= LONGEST_SIGN {
        Alt::Sign
    } else {
        Alt::Words
    }
}
