//! What may follow the keys typed so far, in a box at the bottom right.

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::Widget,
};

use crate::{
    app::{
        App,
        actions::views,
        boxes::{self, Edge, Placed},
        narrowing::View,
    },
    command::CommandId,
    ui::{
        Role, Theme,
        paint::{self, part},
        popups,
    },
};

/// The narrowest box that says anything.
const NARROWEST: u16 = 24;

/// The keys that may follow, each with what it does; nothing while no sequence is begun.
pub struct Following<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// Where the caret stands, which is not to be covered.
    pub caret: Option<Position>,
}

/// A row of the box.
struct Line {
    key: String,
    doc: Cow<'static, str>,
    applies: bool,
}

impl Following<'_> {
    fn lines(&self) -> Vec<Line> {
        let Self { app, .. } = self;
        if app.typed.asks() == Some(CommandId::View) {
            let views = views::all(app).into_iter();
            let line = |view: View| {
                Some(Line {
                    key: view.key?.to_string(),
                    doc: view.name.to_string().into(),
                    applies: true,
                })
            };
            return views.filter_map(line).collect();
        }
        if let Some(id) = app.typed.asks() {
            return vec![Line {
                key: "any".to_owned(),
                doc: id.command().doc.into(),
                applies: true,
            }];
        }
        // A count alone changes nothing of what may come.
        if app.typed.keys().is_empty() {
            return Vec::new();
        }
        let situation = app.situation();
        let mut lines: Vec<Line> = Vec::new();
        for following in app.following() {
            let (doc, applies) = match following.command {
                Some(id) => {
                    let command = id.command();
                    (command.doc_in(situation.place), command.applies(situation))
                }
                None => ("further keys", true),
            };
            match lines.iter_mut().find(|line| line.doc == doc) {
                Some(line) => line.key += &format!(" {}", following.key),
                None => lines.push(Line {
                    key: following.key.to_string(),
                    doc: doc.into(),
                    applies,
                }),
            }
        }
        lines
    }
}

impl Widget for Following<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let lines = self.lines();
        if lines.is_empty() || area.width < NARROWEST || area.height < 3 {
            return;
        }
        let theme = self.theme;
        let keys = lines.iter().map(|line| paint::columns(&line.key)).max();
        let keys = keys.unwrap_or(0);
        let docs = lines.iter().map(|line| paint::columns(&line.doc)).max();
        let title = self.app.typed.to_string();
        let wanted = (keys + docs.unwrap_or(0)).saturating_add(6);
        let width = wanted.max(NARROWEST).min(area.width);
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let height = rows.saturating_add(2).min(area.height);
        let mut place = Rect::new(area.right() - width, area.bottom() - height, width, height);
        if self.caret.is_some_and(|caret| place.contains(caret)) {
            place.y = area.y;
        }
        let style = theme.style(Role::Popup);
        let placed = Placed {
            area: place,
            edge: Edge::Border,
            inside: boxes::inside(place, Edge::Border),
            parts: [],
        };
        let inside = placed.inside;
        popups::open(theme, &title, &placed, buffer);
        for (line, row) in lines.iter().zip(0u16..) {
            let (key, doc) = if line.applies {
                (Role::HintKey, Role::Popup)
            } else {
                (Role::Dim, Role::Dim)
            };
            let pad = " ".repeat(usize::from(
                keys.saturating_sub(paint::columns(&line.key)) + 2,
            ));
            paint::line(
                inside,
                row,
                buffer,
                &[
                    part(format!("{}{pad}", line.key), style.patch(theme.style(key))),
                    part(line.doc.as_ref(), style.patch(theme.style(doc))),
                ],
            );
        }
    }
}
