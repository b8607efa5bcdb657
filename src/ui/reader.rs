//! The head of the reader: what is being read, and how far.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::{
    app::reader::Reader,
    export::citation::date_in_words,
    model::BlockKind,
    ui::{
        Role, Theme,
        paint::{self, part},
        text::Focus,
    },
};

/// Title, source, author, date, snapshot and progress.
pub struct Head<'a> {
    /// The article.
    pub reader: &'a Reader,
    /// Whether it has the keys.
    pub focus: Focus,
    /// What is told of the pin, before how far the reading is.
    pub pinned: &'a str,
    /// The theme.
    pub theme: &'a Theme,
}

/// Tells whether the headline stands in the text right below: once is enough.
fn shows_title(reader: &Reader) -> bool {
    let document = reader.document();
    document.snapshot().blocks.first().is_some_and(|block| {
        block.kind == BlockKind::Heading
            && reader.top < block.bytes.end
            && document.slice(block.bytes.clone()) == reader.article.title.as_str()
    })
}

impl Widget for Head<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self {
            reader,
            focus,
            pinned,
            theme,
        } = self;
        let article = &reader.article;
        let (dim, missing) = (theme.style(Role::Dim), theme.style(Role::Missing));
        let title = theme.style(match focus {
            Focus::Here => Role::Title,
            Focus::Elsewhere => Role::Dim,
        });
        let mut percent = format!("{}%", reader.percent());
        if !pinned.is_empty() {
            percent = format!("{pinned}  {percent}");
        }
        let meta_row = u16::from(area.height >= 2);
        let mut meta = Vec::new();
        if area.height == 1 && !shows_title(reader) {
            // On one row the title comes first, and leaves room for the rest.
            meta.push(part(paint::cut(&article.title, area.width / 2), title));
            meta.push(part(" · ", dim));
        }
        meta.push(match &article.source {
            Some(source) => part(source.as_str(), dim),
            None => part("source?", missing),
        });
        if let Some(author) = &article.author {
            meta.extend([part(" · ", dim), part(author.as_str(), dim)]);
        }
        meta.push(part(" · ", dim));
        meta.push(match article.published {
            Some(date) => part(date_in_words(date), dim),
            None => part("undated", missing),
        });
        let (number, of) = reader.snapshot_number();
        if of > 1 {
            let style = if number == of {
                dim
            } else {
                theme.style(Role::Warning)
            };
            meta.extend([
                part(" · ", dim),
                part(format!("snapshot {number}/{of}"), style),
            ]);
            let entries = &article.snapshots;
            if let Some(entry) = entries.get(number - 1) {
                let day = entry.taken.strftime("%-d %b %Y");
                meta.push(part(format!(" of {day}"), style));
            }
        }
        if article.removed.is_some() {
            meta.push(part(" · in the trash", theme.style(Role::Warning)));
        }
        for tag in &article.tags {
            meta.push(part(format!(" #{tag}"), dim));
        }
        if meta_row == 1 && !shows_title(reader) {
            paint::line(area, 0, buffer, &[part(article.title.as_str(), title)]);
        }
        let right = paint::line_right(area, meta_row, buffer, &[part(format!("  {percent}"), dim)]);
        let left = Rect {
            width: area.width.saturating_sub(right),
            ..area
        };
        paint::line(left, meta_row, buffer, &meta);
    }
}
