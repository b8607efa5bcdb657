//! Pages.

use std::fmt::Write as _;

use crate::inputs::{Input, May};

/// What a page must not bring to a terminal, in the ways in which it can be written.
pub const PAYLOADS: [(&str, &str); 12] = [
    ("escape", "&#27;]0;PWNED&#7;&#x1b;[2J&#x1B;c"),
    ("c1", "&#x9b;31m&#155;2J&#x90;q&#x9d;0;PWNED&#x9c;"),
    (
        "bidi",
        "&#x202e;desrever&#x202c;&#x2066;a&#x2069;&rlm;&lrm;&#8238;",
    ),
    ("raw-escape", "\u{1b}]0;PWNED\u{7}\u{1b}[2J"),
    ("raw-c1", "\u{9b}31m\u{9d}0;PWNED\u{9c}"),
    ("raw-bidi", "\u{202e}desrever\u{2067}a\u{2069}\u{200f}"),
    ("nul", "a&#0;b\0c&#x0;"),
    (
        "too-large",
        "&#x110000;&#xFFFFFFFFFFFFFFFF;&#99999999999999999999;&#xD800;&#xdfff;",
    ),
    (
        "no-semicolon",
        "&#27[2J&#x9b31m&#x202e&copy&notit;&ampamp;&amp",
    ),
    ("twice", "&amp;#27;[2J&amp;#x9b;31m"),
    (
        "tags",
        "&#xE0041;&#xE007F;&#xFEFF;&#xFFFE;&#xAD;&#x200b;&#xfff9;",
    ),
    (
        "lines",
        "a&#10;b&#13;c&#9;d&#x85;e&#x2028;f&#11;g&NewLine;&Tab;",
    ),
];

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    )
}

fn article(text: &str) -> String {
    let filler = "The council voted on Tuesday to buy a third boat for the line across the sound. "
        .repeat(4);
    page(
        "<title>A boat</title>",
        &format!("<article><h1>A boat</h1><p>{filler}</p>{text}<p>{filler}</p></article>"),
    )
}

/// 100,000 elements in one another.
pub fn nested() -> Vec<Input> {
    const MANY: usize = 100_000;
    let mut inputs = Vec::new();
    for element in [
        "div",
        "b",
        "i",
        "a",
        "span",
        "p",
        "table",
        "ul",
        "ol",
        "li",
        "blockquote",
        "svg",
        "math",
        "font",
        "section",
        "template",
        "form",
        "button",
        "select",
        "ruby",
        "dl",
        "details",
        "h1",
        "nobr",
        "object",
        "x-made-up",
    ] {
        let open = format!("<{element}>").repeat(MANY);
        inputs.push(Input::new(
            format!("{element}-unclosed"),
            "html",
            page("", &format!("{open}text")),
        ));
    }
    for (name, open, close) in [
        ("div", "<div>", "</div>"),
        ("table", "<table><tr><td>", "</td></tr></table>"),
        ("list", "<ul><li>", "</li></ul>"),
        ("quote", "<blockquote><p>", "</p></blockquote>"),
        ("svg", "<svg><g>", "</g></svg>"),
        (
            "foreign",
            "<svg><foreignObject><div>",
            "</div></foreignObject></svg>",
        ),
        ("math", "<math><mi>", "</mi></math>"),
        ("template", "<template><p>", "</template>"),
        ("quotation", "<q>", "</q>"),
        ("noscript", "<noscript><p>", "</p></noscript>"),
    ] {
        let text = format!("{}text{}", open.repeat(MANY), close.repeat(MANY));
        inputs.push(Input::new(
            format!("{name}-closed"),
            "html",
            page("", &text),
        ));
    }
    for (name, start, again) in [
        ("title-of-a-drawing", "<svg><title>", "<div>"),
        ("end-of-a-drawing", "<svg></p>", "<section/>"),
        (
            "style-of-a-formula",
            "<math><annotation-xml><style>",
            "<div>",
        ),
        ("formatting", "", "<x-y><b></x-y>"),
    ] {
        let text = format!("{start}{}text", again.repeat(MANY));
        inputs.push(Input::new(name, "html", page("", &text)));
    }
    let beside = format!("<div>{}</div>", "<article>x</article>".repeat(32_000));
    inputs.push(Input::new("articles-beside", "html", page("", &beside)));
    let deep = format!("{}text", "<div><section>".repeat(120));
    inputs.push(Input::new("just-below-a-limit", "html", article(&deep)));
    inputs
}

/// Formatting elements that are opened again and again, and tables from which text is thrown out.
pub fn formatting() -> Vec<Input> {
    let numbered =
        |count: usize, tag: &dyn Fn(usize) -> String| (0..count).map(tag).collect::<String>();
    let text = |name: &str, body: String| Input::new(name, "html", page("", &body)).may(May::Ended);
    vec![
        text(
            "different-b",
            numbered(5_000, &|n| format!("<b id={n}>")) + &"<p>a".repeat(5_000),
        ),
        text(
            "different-font",
            numbered(3_000, &|n| format!("<font size={n}>")) + &"</p><p>a".repeat(3_000),
        ),
        text("misnested", "<b><i><p></b></i>a".repeat(20_000)),
        text("a-in-a", "<a href=x><div><a href=y></div>".repeat(20_000)),
        text("nobr", "<nobr>a".repeat(50_000)),
        text("foster", "<table>a<b>b<tr>c<td>d".repeat(10_000)),
        text("foster-text", format!("<table>{}", "a<tr>".repeat(50_000))),
        text("foster-b", format!("<table>{}", "<b>a".repeat(20_000))),
        text(
            "select-in-table",
            "<table><tr><td><select><tr><td>".repeat(10_000),
        ),
        text("buttons", "<button><p><button>".repeat(20_000)),
        text("closing-only", "</p></b></div></br></td>".repeat(50_000)),
        text("headings", "<h1>a<h2>b".repeat(30_000)),
        text(
            "marquee",
            "<marquee><b>".repeat(20_000) + &"</marquee>".repeat(20_000),
        ),
        text("frameset", "<frameset><frame>".repeat(30_000)),
        text("bodies", "<html a=1><body b=2><head>".repeat(30_000)),
    ]
}

/// Very many attributes, and very long ones.
pub fn attributes() -> Vec<Input> {
    let many = |count: usize| {
        (0..count).fold(String::new(), |mut all, number| {
            write!(all, " a{number}=1").unwrap();
            all
        })
    };
    let long = "x".repeat(10 << 20);
    let name = "x".repeat(1 << 20);
    let mut inputs = vec![
        Input::new(
            "a-million",
            "html",
            article(&format!("<p{}>text</p>", many(1_000_000))),
        ),
        Input::new(
            "a-million-of-one-name",
            "html",
            article(&format!("<p{}>text</p>", " a=1".repeat(1_000_000))),
        ),
        Input::new(
            "hundred-thousand-elements",
            "html",
            article(&"<i a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=0>t</i>".repeat(100_000)),
        ),
        Input::new(
            "valueless",
            "html",
            article(&format!("<p {}>text</p>", "a ".repeat(300_000))),
        ),
        Input::new(
            "on-the-root",
            "html",
            format!("<html{}><p>text", many(50_000)),
        ),
        Input::new(
            "on-a-closing-tag",
            "html",
            article(&format!("<p>text</p{}>", many(50_000))),
        ),
    ];
    for (name, tag) in [
        (
            "href",
            format!("<a href=\"https://example.org/{long}\">text</a>"),
        ),
        ("alt", format!("<img src=a alt=\"{long}\">")),
        ("class", format!("<p class='{long}'>text</p>")),
        ("style", format!("<p style=\"{long}\">text</p>")),
        ("name", format!("<p {name}=1>text</p>")),
        ("unquoted", format!("<p title={long}>text</p>")),
        (
            "source",
            format!("<img src=\"data:image/png;base64,{long}\">"),
        ),
    ] {
        inputs.push(Input::new(
            format!("ten-megabytes-{name}"),
            "html",
            article(&tag),
        ));
    }
    inputs.push(Input::new(
        "ten-megabytes-title",
        "html",
        format!("<title>{long}</title><p>text"),
    ));
    inputs.push(Input::new(
        "a-megabyte-element",
        "html",
        article(&format!("<{name}>text")),
    ));
    inputs.push(Input::new(
        "ten-megabytes-meta",
        "html",
        format!("<meta property=og:title content='{long}'><p>text"),
    ));
    inputs
}

/// What is opened and never closed.
pub fn unclosed() -> Vec<Input> {
    let rest = "<p>Some words in a paragraph.</p>\n".repeat(2_000);
    let mut inputs: Vec<Input> = [
        ("comment", "<!--"),
        ("comment-dash", "<!-- --!"),
        ("bogus-comment", "<!"),
        ("bogus-question", "<?"),
        ("cdata", "<![CDATA["),
        ("svg-cdata", "<svg><![CDATA["),
        ("script", "<script>"),
        ("script-comment", "<script><!--<script>"),
        ("style", "<style>"),
        ("title", "<title>"),
        ("textarea", "<textarea>"),
        ("xmp", "<xmp>"),
        ("plaintext", "<plaintext>"),
        ("iframe", "<iframe>"),
        ("noembed", "<noembed>"),
        ("noframes", "<noframes>"),
        ("noscript", "<noscript>"),
        ("template", "<template>"),
        ("select", "<select>"),
        ("option", "<select><option>"),
        ("table", "<table>"),
        ("head", "<head>"),
        ("quote", "<p class=\""),
        ("apostrophe", "<p class='"),
        ("tag", "<p "),
        ("name", "<p"),
        ("equals", "<p class="),
        ("doctype", "<!DOCTYPE html PUBLIC \""),
        ("end", "</p"),
        ("solidus", "<p/"),
        ("entity", "&#"),
        ("named-entity", "&CounterClockwiseContourIntegra"),
        ("svg-title", "<svg><title>"),
        ("object", "<object><param>"),
        ("pre", "<pre>"),
        ("listing", "<listing>"),
        ("frameset", "<frameset>"),
        (
            "everything",
            "<html><head><title><body><table><tr><td><ul><li><a href='<b><i>",
        ),
    ]
    .into_iter()
    .map(|(name, start)| Input::new(name, "html", format!("<p>Before it.</p>{start}{rest}")))
    .collect();
    for (name, again) in [
        ("comments", "<!--"),
        ("opens", "<"),
        ("ends", "</"),
        ("bangs", "<!"),
        ("quotes", "<p a=\""),
        ("scripts", "<script>"),
        ("titles", "<title>"),
        ("cdatas", "<svg><![CDATA["),
        ("numbers", "&#x"),
    ] {
        inputs.push(Input::new(
            format!("many-{name}"),
            "html",
            page("", &again.repeat(100_000)),
        ));
    }
    inputs.push(Input::new(
        "many-ands",
        "html",
        page("", &"&".repeat(5_000)),
    ));
    // What writes a page down would look, at each of them, through all that follows.
    for (name, sign, count) in [
        ("ands", "&", 1 << 21),
        ("entities", "&amp;", 3 << 19),
        ("sections", "§", 1 << 20),
    ] {
        let body = format!("<p>{}", sign.repeat(count));
        inputs.push(Input::new(
            format!("millions-of-{name}"),
            "html",
            page("", &body),
        ));
    }
    let value = format!("<p>a<img src=a alt=\"{}\">", "&amp;".repeat(1 << 20));
    inputs.push(Input::new("a-value-of-entities", "html", article(&value)));
    inputs
}

/// Characters that must not reach a screen, wherever a page says something.
pub fn entities() -> Vec<Input> {
    let mut inputs: Vec<Input> = PAYLOADS
        .iter()
        .map(|(name, payload)| {
            Input::new(format!("everywhere-{name}"), "html", everywhere(payload))
        })
        .collect();
    let payload = "x&#27;]0;PWNED&#7;&#x9b;2J&#x202e;y";
    for (name, head, body) in [
        ("title", format!("<title>{payload}</title>"), String::new()),
        (
            "og-title",
            format!("<meta property=og:title content='{payload}'>"),
            String::new(),
        ),
        (
            "author",
            format!("<meta name=author content='{payload}'>"),
            String::new(),
        ),
        (
            "site",
            format!("<meta property=og:site_name content='{payload}'>"),
            String::new(),
        ),
        (
            "description",
            format!("<meta name=description content='{payload}'>"),
            String::new(),
        ),
        (
            "published",
            format!("<meta property=article:published_time content='2024-05-02{payload}'>"),
            String::new(),
        ),
        (
            "canonical",
            format!("<link rel=canonical href='https://example.org/{payload}'>"),
            String::new(),
        ),
        (
            "base",
            format!("<base href='https://example.org/{payload}/'>"),
            "<a href=b>link</a>".to_owned(),
        ),
        (
            "language",
            String::new(),
            format!("<div lang='{payload}'>text</div>"),
        ),
        (
            "byline",
            String::new(),
            format!("<p class=byline>By <a rel=author>{payload}</a></p>"),
        ),
        (
            "caption",
            String::new(),
            format!(
                "<figure><img src=a alt='{payload}'><figcaption>{payload}</figcaption></figure>"
            ),
        ),
        (
            "alt",
            String::new(),
            format!("<p><img src=a alt='{payload}'></p>"),
        ),
        (
            "link",
            String::new(),
            format!("<p><a href='https://example.org/{payload}'>{payload}</a></p>"),
        ),
        (
            "code",
            String::new(),
            format!("<pre><code>{payload}</code></pre><p><code>{payload}</code></p>"),
        ),
        (
            "table",
            String::new(),
            format!(
                "<table><caption>{payload}</caption><tr><th>{payload}<th>b<tr><td>{payload}<td>b</table>"
            ),
        ),
        (
            "ruby",
            String::new(),
            format!("<ruby>{payload}<rt>{payload}</rt></ruby>"),
        ),
        ("heading", String::new(), format!("<h2>{payload}</h2>")),
        (
            "time",
            String::new(),
            format!("<time datetime='{payload}'>{payload}</time>"),
        ),
    ] {
        let text = article(&body).replacen("<head>", &format!("<head>{head}"), 1);
        inputs.push(Input::new(format!("in-{name}"), "html", text));
    }
    inputs
}

/// A page that says the same in all places in which pages say something.
fn everywhere(payload: &str) -> String {
    let attribute = payload.replace('"', "&quot;");
    let json = payload
        .replace("&#27;", "\\u001b")
        .replace("&#x1b;", "\\u001b")
        .replace("&#x9b;", "\\u009b")
        .replace("&#x202e;", "\\u202e")
        .replace(|c: char| c.is_control(), "\\u001b");
    format!(
        "<!DOCTYPE html><html lang=\"{attribute}\"><head><meta charset=utf-8><title>{payload} title</title>\
         <meta property=\"og:title\" content=\"{attribute} title\"><meta property=\"og:site_name\" content=\"{attribute} site\">\
         <meta name=\"author\" content=\"{attribute} author\"><meta name=\"description\" content=\"{attribute} lead\">\
         <meta property=\"article:published_time\" content=\"{attribute}\"><link rel=\"canonical\" href=\"https://example.org/{attribute}\">\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{json} headline\",\"author\":{{\"name\":\"{json} person\"}},\
         \"publisher\":{{\"name\":\"{json} outlet\"}},\"description\":\"{json} lead\",\"inLanguage\":\"{json}\",\"url\":\"https://example.org/{json}\",\
         \"datePublished\":\"{json}\"}}</script></head><body><article><h1>{payload} heading</h1>\
         <p>{payload} Some words in a paragraph that is long enough to be one, since it goes on and on, with commas, and more.</p>\
         <p><a href=\"https://example.org/{attribute}\" title=\"{attribute}\">{payload} link</a> and words around it, so that it stays.</p>\
         <figure><img src=\"{attribute}\" alt=\"{attribute} alt\"><figcaption>{payload} caption</figcaption></figure>\
         <ul><li>{payload} item</ul><blockquote>{payload} quote</blockquote><pre>{payload} code</pre>\
         <table><tr><th>{payload}<th>b<tr><td>c<td>{payload}</table></article></body></html>"
    )
}

/// Data for machines that is deep, large, wrong or about something else.
pub fn json_ld() -> Vec<Input> {
    let with = |name: &str, json: String| {
        let head = format!("<head><script type='application/ld+json'>{json}</script>");
        Input::new(name, "html", article("").replacen("<head>", &head, 1))
    };
    let long = "x".repeat(5 << 20);
    vec![
        with("arrays", "[".repeat(100_000)),
        with("closed-arrays", "[".repeat(100_000) + &"]".repeat(100_000)),
        with("objects", "{\"a\":".repeat(100_000)),
        with("graphs", "{\"@graph\":[".repeat(50_000) + &"]}".repeat(50_000)),
        with("below-a-limit", "{\"@graph\":[".repeat(60) + "{\"@type\":\"NewsArticle\",\"headline\":\"a\"}" + &"]}".repeat(60)),
        with("long-headline", format!("{{\"@type\":\"NewsArticle\",\"headline\":\"{long}\"}}")),
        with("many-authors", format!("{{\"@type\":\"NewsArticle\",\"author\":[{}\"z\"]}}", "{\"name\":\"a b\"},".repeat(100_000))),
        with("many-nodes", format!("{{\"@graph\":[{}{{}}]}}", "{\"@type\":\"NewsArticle\",\"headline\":\"a\",\"url\":\"https://a.example/\"},".repeat(50_000))),
        with("types", "{\"@type\":[1,null,{},[\"NewsArticle\"]],\"headline\":{\"a\":1},\"author\":7,\"datePublished\":[],\"publisher\":null,\"url\":{}}".into()),
        with("null", "null".into()),
        with("numbers", format!("{{\"@type\":\"NewsArticle\",\"headline\":{},\"datePublished\":1e999}}", "9".repeat(100_000))),
        with("surrogates", r#"{"@type":"NewsArticle","headline":"\ud800\udc00\ud800 \udfff"}"#.into()),
        with("escapes", r#"{"@type":"NewsArticle","headline":"\u001b]0;PWNED\u0007\u009b2J\u202e","author":"\u0000\u2066"}"#.into()),
        with("another-page", r#"{"@type":"NewsArticle","headline":"Another","url":"https://elsewhere.example/x","author":"Nobody"}"#.into()),
        with("html-in-it", r#"{"@type":"NewsArticle","headline":"<b>a</b> &amp; <script>alert(1)</scr"}"#.into()),
        with("dates", r#"{"@type":"NewsArticle","datePublished":"-999999999-99-99T99:99:99+99:99","dateCreated":"0000-00-00"}"#.into()),
        with("many-headlines", format!("[{}]</script>{}<script>", (0..2_000).map(|n| format!("{{\"@type\":\"Article\",\"headline\":\"zzzzzzzz{n}\"}}")).collect::<Vec<_>>().join(","), "<h1>aaaaaaaa</h1>".repeat(20_000))),
        with("many-scripts", "{}</script><script type='application/ld+json'>".repeat(20_000)),
        with("keys", format!("{{{}\"a\":1}}", "\"@type\":\"NewsArticle\",".repeat(100_000))),
    ]
}

/// Tables and lists that count wrongly.
pub fn tables_and_lists() -> Vec<Input> {
    let body = |name: &str, text: String| Input::new(name, "html", article(&text));
    let long = "long ".repeat(200_000);
    let mut inputs = vec![
        body(
            "wide-cell",
            format!(
                "<table>{}<tr><td>a<td>{long}</table>",
                "<tr><td>a<td>b".repeat(5_000)
            ),
        ),
        body(
            "wide-row",
            format!(
                "<table><tr>{}{}</table>",
                "<td>a".repeat(20_000),
                "<tr><td>b".repeat(5_000)
            ),
        ),
        body(
            "many-tables",
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>".repeat(20_000),
        ),
        body("cells-only", "<td>a<th>b".repeat(50_000)),
        body(
            "captions",
            format!(
                "<table>{}<tr><td>a</table>",
                "<caption>c</caption>".repeat(20_000)
            ),
        ),
        body("lists-500-deep", "<ol start=7><li>a".repeat(500)),
        body("many-lists", "<ul><li>a</ul>".repeat(50_000)),
        body("definitions", "<dl><dt>a<dd>b</dl>".repeat(50_000)),
    ];
    for (name, span) in [
        ("1e9", "1000000000"),
        ("negative", "-1"),
        ("65534", "65534"),
        ("words", "many"),
        ("zero", "0"),
        ("64-bit", "99999999999999999999"),
        ("float", "1e9"),
    ] {
        let row = format!("<tr><td colspan={span} rowspan={span}>a<td colspan='{span}'>b");
        inputs.push(body(
            &format!("span-{name}"),
            format!("<table>{}</table>", row.repeat(50)),
        ));
    }
    for (name, start) in [
        ("least", "-9223372036854775808"),
        ("most", "9223372036854775807"),
        ("more", "9".repeat(400).leak()),
        ("float", "1e308"),
        ("words", "one"),
        ("u32", "4294967295"),
    ] {
        inputs.push(body(&format!("start-{name}"), format!("<ol start={start}><li>a<li value={start}>b<li>c</ol><ol reversed start={start}><li>d<li>e</ol>")));
    }
    inputs
}

/// Addresses that lead where none should.
pub fn links() -> Vec<Input> {
    let body = |name: &str, text: String| Input::new(name, "html", article(&text));
    let head = |name: &str, text: String| {
        let links = "<p><a href=a>one</a> <a href='/b'>two</a> <a href='//c'>three</a> <a href='?d#e'>four</a></p>";
        Input::new(
            name,
            "html",
            article(links).replacen("<head>", &format!("<head>{text}"), 1),
        )
    };
    vec![
        head("base-script", "<base href='javascript:alert(1)'>".into()),
        head("base-data", "<base href='data:text/html,x'>".into()),
        head("base-file", "<base href='file:///etc/passwd'>".into()),
        head("base-broken", "<base href='https://[::1'>".into()),
        head("bases", "<base href='https://example.org/'>".repeat(20_000)),
        head("refresh", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>".into()),
        head("refresh-file", "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>".repeat(1_000)),
        head("canonical-script", "<link rel=canonical href='javascript:alert(1)'>".into()),
        head("canonical-file", "<link rel=canonical href='file:///etc/passwd'>".into()),
        head("canonical-long", format!("<link rel=canonical href='https://example.org/{}'>", "a".repeat(1 << 20))),
        head("canonicals", "<link rel=canonical href='https://example.org/a'>".repeat(50_000)),
        head("metas", "<meta name=author content='A. Writer'><meta property=og:title content=b>".repeat(50_000)),
        Input::new("long-base", "html", article(&"<a href=b>c</a> ".repeat(10_000)).replacen("<head>", &format!("<head><base href='https://example.org/{}/'>", "a".repeat(100_000)), 1)),
        body("schemes", ["javascript:alert(1)", "JaVaScRiPt:a", " java\nscript:a", "vbscript:a", "data:text/html,a", "file:///etc/passwd", "\u{1}javascript:a", "blob:x", "about:blank", "view-source:x"].iter().map(|link| format!("<p><a href=\"{link}\">link</a></p>")).collect()),
        body("controls", "<p><a href='https://exa\nmple.org/\t\u{1b}[2J\u{202e}'>link</a></p>".into()),
        body("lookalikes", "<p><a href='https://еxample.org/'>a</a> <a href='https://example.org@evil.example/'>b</a> <a href='https://xn--a/'>c</a></p>".into()),
        body("many", "<p><a href='https://example.org/a'>a</a></p>".repeat(50_000)),
        body("marks-within", format!("<a href=a>{}</a>", "b<sup>1</sup>".repeat(20_000))),
        body("within", "<a href=a>b".repeat(20_000)).may(May::Ended),
        body("images", "<img src=a alt='a picture'>".repeat(50_000)),
    ]
}

/// Other oddities.
pub fn odd() -> Vec<Input> {
    let body = |name: &str, text: String| Input::new(name, "html", page("<title>t</title>", &text));
    let laughs = (1..10).fold("<!ENTITY a0 \"lol\">".to_owned(), |mut all, number| {
        let inner = format!("&a{};", number - 1).repeat(10);
        write!(all, "<!ENTITY a{number} \"{inner}\">").unwrap();
        all
    });
    let every: String = ('\0'..=char::MAX).filter(|c| !"<&".contains(*c)).collect();
    vec![
        Input::new("nothing", "html", ""),
        Input::new("blanks", "html", " \n\t\r\n".repeat(1_000)),
        Input::new("nuls", "html", vec![0; 1 << 20]),
        Input::new(
            "nuls-between",
            "html",
            article("<p>a\0b</p>")
                .replace("<p>", "<p\0>\0")
                .into_bytes(),
        ),
        Input::new(
            "nul-names",
            "html",
            "<\0p><p\0a=1><b\0>text</\0b>".repeat(1_000),
        ),
        Input::new("one-byte", "html", "<"),
        Input::new("no-html-at-all", "html", "%PDF-1.7\n\u{1}\u{2}\u{3}"),
        Input::new(
            "binary",
            "html",
            (0..1 << 20)
                .map(|n: u32| n.wrapping_mul(2_654_435_761).to_le_bytes()[3])
                .collect::<Vec<u8>>(),
        ),
        Input::new("line-of-200-megabytes", "html", vec![b'a'; 200 << 20])
            .may(May::Refused("64 MiB")),
        Input::new("line-of-8-megabytes", "html", "a ".repeat(4 << 20)),
        Input::new("word-of-8-megabytes", "html", "a".repeat(8 << 20)),
        Input::new(
            "laughs",
            "xhtml",
            format!("<!DOCTYPE html [{laughs}]><html><body><p>&a9;</p></body></html>"),
        ),
        Input::new(
            "external-entity",
            "xhtml",
            "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>&x;</p></body></html>",
        ),
        Input::new(
            "every-character",
            "html",
            page("", &format!("<p>{every}</p>")),
        ),
        body("only-scripts", "<script>a</script>".repeat(10_000)),
        body("breaks", "<br>".repeat(300_000)),
        body("paragraphs", "<p>a".repeat(200_000)),
        body("empty-paragraphs", "<p>".repeat(200_000)),
        body("rules", "<hr>".repeat(100_000)),
        body("comments", "<!-- a -->".repeat(100_000)),
        body(
            "style",
            format!("<style>{}</style><p>a", "b{c:d}".repeat(500_000)),
        ),
        body(
            "hidden",
            format!("<div hidden>{}</div><p>shown", "<p>no</p>".repeat(20_000)),
        ),
        body("marks", format!("<p>e{}</p>", "&#x301;".repeat(100_000))),
        body(
            "joiners",
            format!("<p>{}</p>", "&zwj;&zwnj;👩\u{200d}".repeat(50_000)),
        ),
        body(
            "blanks-within",
            format!("<p>a{}b</p>", "&nbsp; &ensp;".repeat(100_000)),
        ),
        body(
            "svg-text",
            "<svg><text>a</text><script>b</script><style>c</style></svg>".repeat(10_000),
        ),
        body("ruby", "<ruby>a<rt>b<rp>(</rp></ruby>".repeat(20_000)),
        body(
            "cards",
            "<article><h2>a</h2><p>b</p></article>".repeat(20_000),
        ),
        body(
            "frames",
            "<iframe srcdoc='<p>a</p>'></iframe>".repeat(10_000),
        ),
        body(
            "inputs",
            "<form><input value=a><textarea>b</textarea><select><option>c</select></form>"
                .repeat(10_000),
        ),
        body(
            "details",
            "<details open><summary>a</summary><p>b</p></details>".repeat(20_000),
        ),
        body(
            "dates",
            "<time datetime='2024-05-02'>a</time>".repeat(50_000),
        ),
        body(
            "bylines",
            "<p class='byline author' rel=author itemprop=author>By A. Writer</p>".repeat(20_000),
        ),
    ]
}

/// Character sets that are told wrongly, mixed, or made to deceive.
pub fn charsets() -> Vec<Input> {
    let body = "<title>Caf\u{e9}</title><p>Some words in a caf\u{e9}, and \u{201c}more\u{201d} of them.</p>";
    let latin: Vec<u8> = body
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(0x93))
        .collect();
    let utf16 = |little: bool| -> Vec<u8> {
        body.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    let mut inputs = Vec::new();
    for charset in [
        "utf-8",
        "utf-7",
        "utf-16",
        "utf-16le",
        "utf-32",
        "iso-2022-jp",
        "iso-2022-kr",
        "hz-gb-2312",
        "gb18030",
        "big5",
        "shift_jis",
        "euc-jp",
        "euc-kr",
        "koi8-r",
        "x-user-defined",
        "replacement",
        "ebcdic-us",
        "macintosh",
        "ibm866",
        "windows-1252",
        "\u{1b}[2J",
        "no such",
    ] {
        let meta = format!("<meta charset=\"{charset}\">");
        let name = charset.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "_");
        inputs.push(Input::new(
            format!("latin-as-{name}"),
            "html",
            [meta.as_bytes(), &latin].concat(),
        ));
        inputs.push(Input::new(
            format!("utf8-as-{name}"),
            "html",
            format!("{meta}{body}"),
        ));
    }
    let long = "x".repeat(2_000);
    for (name, bytes) in [
        (
            "utf16le-mark",
            [b"\xff\xfe".as_slice(), &utf16(true)].concat(),
        ),
        (
            "utf16be-mark",
            [b"\xfe\xff".as_slice(), &utf16(false)].concat(),
        ),
        ("utf16le-bare", utf16(true)),
        ("utf16be-bare", utf16(false)),
        (
            "utf16-odd",
            [b"\xff\xfe".as_slice(), &utf16(true), b"a"].concat(),
        ),
        (
            "utf16-surrogates",
            [b"\xff\xfe".as_slice(), &b"\x00\xd8".repeat(10_000)].concat(),
        ),
        (
            "utf16-mark-and-ascii",
            [b"\xff\xfe".as_slice(), body.as_bytes()].concat(),
        ),
        (
            "two-marks",
            [b"\xef\xbb\xbf\xff\xfe".as_slice(), body.as_bytes()].concat(),
        ),
        (
            "mark-within",
            body.replace("words", "\u{feff}words").into_bytes(),
        ),
        ("mixed", [body.as_bytes(), &latin, body.as_bytes()].concat()),
        (
            "utf7-script",
            b"<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4- and words".to_vec(),
        ),
        (
            "iso-2022-jp-escapes",
            [
                b"<meta charset=iso-2022-jp>".as_slice(),
                &b"\x1b$B\x1b(B\x1b(J\x1b$@$\"".repeat(5_000),
            ]
            .concat(),
        ),
        (
            "hz",
            b"<meta charset=hz-gb-2312><p>~{<:Ky2;NS~} ~~ ~\n words".to_vec(),
        ),
        (
            "overlong",
            [
                b"<meta charset=utf-8><p>".as_slice(),
                b"\xc0\x9b\xc1\x9b\xe0\x80\x9b\xf0\x80\x80\x9b\xc0\xbcscript",
            ]
            .concat(),
        ),
        (
            "c1-bytes",
            [
                b"<meta charset=iso-8859-1><p>".as_slice(),
                &(0x80..=0xff).collect::<Vec<u8>>(),
            ]
            .concat(),
        ),
        (
            "meta-late",
            format!("<!--{long}--><meta charset=koi8-r>{body}").into_bytes(),
        ),
        (
            "meta-many",
            format!(
                "{}{body}",
                "<meta charset=big5><meta charset=koi8-r>".repeat(100)
            )
            .into_bytes(),
        ),
        (
            "meta-in-script",
            format!("<script>'<meta charset=koi8-r>'</script>{body}").into_bytes(),
        ),
        (
            "bad-bytes",
            [body.as_bytes(), &b"\xff\xfe\xfd".repeat(50_000)].concat(),
        ),
        (
            "lead-at-the-end",
            [b"<meta charset=shift_jis><p>words".as_slice(), b"\x81"].concat(),
        ),
    ] {
        inputs.push(Input::new(name, "html", bytes));
    }
    inputs
}
