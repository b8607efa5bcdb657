//! Links to be followed: their letters, and the address that shows before one is opened.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use crate::{
    app::{address::Address, boxes::parts, overlay::Labels, reader::Reader},
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// The letters on the links of a text.
pub struct Letters<'a> {
    /// The article.
    pub reader: &'a Reader,
    /// The links.
    pub labels: &'a Labels,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Letters<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let reader = self.reader;
        let rows = reader
            .layout
            .rows_from(reader.top, usize::from(area.height));
        let typed = self.labels.typed.len();
        for label in self.labels.fitting() {
            let Some(at) = reader.layout.row_at(label.at) else {
                continue;
            };
            let Some(row) = rows.iter().position(|row| row.at == at) else {
                continue;
            };
            let letters = label.letters.get(typed..).unwrap_or_default();
            let column = reader.layout.column(label.at).min(area.width);
            let here = Rect {
                x: area.x + column,
                width: area.width - column,
                ..area
            };
            let row = u16::try_from(row).unwrap_or(u16::MAX);
            let style = self.theme.style(Role::Label);
            paint::line(here, row, buffer, &[part(letters, style)]);
        }
    }
}

/// Draws the box with an address.
pub fn address(theme: &Theme, address: &Address, screen: Rect, buffer: &mut Buffer) {
    let placed = parts::address(screen, address);
    popups::open(theme, "The link leads to", &placed, buffer);
    let [text, why] = placed.parts;
    let popup = theme.style(Role::Popup);
    let link = popup.patch(theme.style(Role::Link));
    popups::rows(&address.text, text, link, buffer);
    if let Some(refused) = address.refused {
        let warning = popup.patch(theme.style(Role::Warning));
        popups::rows(refused, why, warning, buffer);
    }
}
