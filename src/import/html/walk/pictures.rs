//! Pictures, films and sounds on the way over a tree: what is said of them, and where they are.

use dom_query::Element;

use crate::{
    import::{
        html::{
            elements,
            embedded::{self, Embedded},
            walk::{Media, Walk},
        },
        media,
    },
    model::SpanKind,
};

impl Walk<'_> {
    /// Says what a picture shows, where it says so and no caption does.
    pub(super) fn image(&mut self, element: &Element) {
        if self.media == Media::Linked {
            self.picture(element);
            return;
        }
        if self.figures.contains(&true) || elements::is_pixel(element) {
            return;
        }
        let Some(words) = alt(element) else {
            return;
        };
        match elements::kind_of_alt(&words) {
            elements::Alt::Nothing => {}
            elements::Alt::Sign => self.flow.word(&words),
            elements::Alt::Words => {
                let shown = embedded::source(element, self.base).map(|url| media::picture(&url));
                let shown = shown.map(|picture| (picture, words.clone()));
                // The same once more, for screens of another size.
                if shown.is_some() && shown == self.shown {
                    return;
                }
                self.shown = shown;
                self.flow.shown(&words);
            }
        }
    }

    /// Takes a picture of an entry as a link, unless it stands for a sign.
    fn picture(&mut self, element: &Element) {
        let words = alt(element).unwrap_or_default();
        let kind = elements::kind_of_alt(&words);
        if let elements::Alt::Sign = kind {
            self.flow.word(&words);
            return;
        }
        let words = match kind {
            elements::Alt::Words => words.as_str(),
            _ => "",
        };
        match embedded::picture(element, words, self.base) {
            Some(picture) if self.figures.contains(&true) => self.uncaptioned.push(picture),
            Some(picture) => self.embed(&picture),
            None => {}
        }
    }

    pub(super) fn embed(&mut self, what: &Embedded) {
        if self.flow.is_link_to(&what.target) {
            self.flow.text(&what.said());
            return;
        }
        self.flow
            .begin_span(SpanKind::Link, Some(what.target.clone()));
        self.flow.text(&what.said());
        self.flow.end_span();
    }

    pub(super) fn embed_uncaptioned(&mut self) {
        for picture in std::mem::take(&mut self.uncaptioned) {
            self.flow.close();
            self.embed(&picture);
            self.flow.close();
        }
    }
}

/// Returns what is said of a picture, on one line.
fn alt(element: &Element) -> Option<String> {
    let alt = element.attr("alt")?;
    Some(alt.split_whitespace().collect::<Vec<_>>().join(" "))
}
