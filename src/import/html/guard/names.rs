//! What a parser of HTML does with elements by their names, as far as it matters for how deep they nest.

/// Elements that hold nothing.
pub(in crate::import::html) const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr", "image",
];

/// Elements in which no other begins; their text ends with their own tag.
pub(super) const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// Elements that are begun anew after what they stood in was closed.
pub(super) const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements out of which no end tag of another reaches; those in which HTML begins again are among them.
pub(super) const WALLS: &[&str] = &[
    "html",
    "table",
    "td",
    "th",
    "caption",
    "template",
    "object",
    "applet",
    "marquee",
    "select",
    "svg/foreignobject",
    "svg/desc",
    "svg/title",
    "math/mi",
    "math/mo",
    "math/mn",
    "math/ms",
    "math/mtext",
    "math/annotation-xml",
    "math/annotation-xml/html",
];

/// Elements at whose end the formatting that was begun in them is no more begun anew.
pub(super) const MARKERS: &[&str] = &[
    "td", "th", "caption", "template", "object", "applet", "marquee",
];

/// Elements of drawings and formulas in which HTML begins again.
pub(super) const HTML_AGAIN: &[&str] = &[
    "svg/foreignobject",
    "svg/desc",
    "svg/title",
    "math/mi",
    "math/mo",
    "math/mn",
    "math/ms",
    "math/mtext",
];

/// Elements whose end may be left out: some tags end those that are open right there.
pub(super) const IMPLIED: &[&str] = &[
    "dd", "dt", "li", "option", "optgroup", "p", "rb", "rp", "rt", "rtc",
];

/// Elements out of which only end tags of such elements reach; these are closed by no others within.
pub(super) const SPECIAL: &[&str] = &[
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "colgroup",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "iframe",
    "li",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "p",
    "plaintext",
    "pre",
    "script",
    "search",
    "section",
    "select",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "xmp",
];

/// Elements that close an open paragraph as they begin, and end a drawing or a formula.
pub(super) const CLOSE_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
    "plaintext",
];

/// Other elements at whose beginning no formatting is begun anew.
pub(super) const NOT_ANEW: &[&str] = &[
    "html", "head", "body", "frameset", "frame", "base", "basefont", "bgsound", "link", "meta",
    "title", "style", "script", "template", "noframes", "noembed", "iframe", "textarea", "param",
    "source", "track", "caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
    "rb", "rp", "rt", "rtc",
];

/// Other elements that end a drawing or a formula as they begin.
pub(super) const END_DRAWING: &[&str] = &[
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "strike",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// The parts of tables, which are nothing outside of one.
pub(super) const PARTS_OF_TABLES: &[&str] = &[
    "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
];
