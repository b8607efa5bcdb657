//! The matrix of claims: fixed heads, and the cells that are seen.

use jiff::tz::TimeZone;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{
        App, boxes,
        matrix::{Board, MatrixView},
        table::{Areas, Tabled},
    },
    command::{CommandId, Place},
    compare::matrix::{By, Cell, Column},
    export::matrix,
    text::count::grouped,
    ui::{
        Role, Theme, list,
        paint::{self, Part, part},
        table,
    },
};

/// The matrix, with its heads.
pub struct Matrix<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// What is shown.
    pub view: &'a MatrixView,
}

impl Widget for Matrix<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let Some(board) = self.view.content.known() else {
            let said = self.view.content.absence("Reading what was found …");
            self.title(None, area, buffer);
            return table::say(self.theme, said, boxes::below(area, 1), buffer);
        };
        let areas = board.areas(area);
        self.title(Some(board), areas.title, buffer);
        if let Some(said) = self.nothing(board) {
            return table::say(self.theme, &said, boxes::below(area, 1), buffer);
        }
        self.heads(board, &areas, buffer);
        self.rows(board, &areas, buffer);
        for (line, said) in (0..areas.foot.height).zip(matrix::LEGEND) {
            let dim = self.theme.style(Role::Dim);
            let legend = Rect {
                x: areas.foot.x + 1,
                width: areas.foot.width.saturating_sub(1),
                ..areas.foot
            };
            paint::line(legend, line, buffer, &[part(said, dim)]);
        }
    }
}

impl Matrix<'_> {
    fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Says why nothing is shown, and what would change that.
    fn nothing(&self, board: &Board) -> Option<String> {
        let keymap = &self.app.keymap;
        let found = board.matrix();
        let typed = &self.view.typed;
        let none = |what: &str, typed: &str| {
            let back = keymap.named(CommandId::Back, Place::Matrix);
            format!("No {what} is found by “{typed}”. {back} shows all.")
        };
        if found.rows.is_empty() && !typed.claims.is_empty() {
            return Some(none("claim", &typed.claims));
        }
        if found.columns.is_empty() && !typed.articles.is_empty() {
            return Some(none("article", &typed.articles));
        }
        if found.rows.is_empty() {
            let key = keymap.named(CommandId::Supports, Place::Reader);
            return Some(format!(
                "No claims yet. In the text, {key} flags a sentence as supporting a claim."
            ));
        }
        if found.columns.is_empty() {
            let key = keymap.named(CommandId::Narrow, Place::Matrix);
            let nothing = matrix::NOTHING_FOUND;
            return Some(format!(
                "{nothing} {key} narrows to a story, whose articles all stand here."
            ));
        }
        None
    }

    fn title(&self, board: Option<&Board>, area: Rect, buffer: &mut Buffer) {
        let dim = self.style(Role::Dim);
        let mut parts = vec![part(" MATRIX ", self.style(Role::Title))];
        let mut right = Vec::new();
        let typed = &self.view.typed;
        let narrowed = [("claims", &typed.claims), ("articles", &typed.articles)];
        let narrowed = narrowed.into_iter().filter(|(_, typed)| !typed.is_empty());
        let narrowed = narrowed.map(|(what, typed)| format!(" · {what} with “{typed}”"));
        let narrowed: String = narrowed.collect();
        if let Some(board) = board {
            let counts = if area.width < 100 && narrowed.is_empty() {
                matrix::counts_in_short(board.matrix())
            } else {
                matrix::counts(board.matrix())
            };
            parts.push(part(format!(" {counts}"), Style::default()));
            parts.push(part(narrowed.clone(), self.style(Role::HintKey)));
            if area.width >= 100 && narrowed.is_empty() {
                let (rows, columns) = board.orders();
                let said = format!(" {} · {} ", rows.words(), columns.words());
                right.push(part(said, dim));
            }
            if board.survey().trashed() > 0 {
                let said = format!(" · {} in the trash left out", board.survey().trashed());
                parts.push(part(said, dim));
            }
        }
        let taken = paint::line_right(area, 0, buffer, &right);
        let left = Rect {
            width: area.width - taken,
            ..area
        };
        paint::line(left, 0, buffer, &parts);
    }

    /// Draws the heads of the columns, and that of the claims.
    fn heads(&self, board: &Board, areas: &Areas, buffer: &mut Buffer) {
        let dim = self.style(Role::Dim);
        let found = board.matrix();
        let (first, here) = (board.first().1, board.caret().1);
        let seen = found.columns.iter().enumerate().skip(first);
        for (slot, (at, column)) in (0u16..).zip(seen.take(areas.across())) {
            let (head, style) = table::head(self.theme, areas, slot, at == here, buffer);
            // What stands below a name stands in one row above all columns.
            let rows = head.height.saturating_sub(2).max(1);
            let name = match rows {
                1 => vec![paint::cut(column.name(), head.width).into_owned()],
                rows => paint::wrap(column.name(), head.width, rows.into()),
            };
            let lines = u16::try_from(name.len()).unwrap_or(rows);
            for (row, line) in (rows.saturating_sub(lines)..).zip(name) {
                paint::line(head, row, buffer, &[part(line, style)]);
            }
            let below = self.below(column, found.by, areas.width);
            paint::line(head, rows, buffer, &[part(below, dim)]);
            paint::line(head, rows + 1, buffer, &[part(left(column.left), dim)]);
        }
        let things = ["claims", found.by.word()];
        let claims = table::corner(self.theme, board, areas, things, buffer);
        let last = areas.heads.height.saturating_sub(1);
        if last > 0 {
            paint::line_right(claims, last, buffer, &[part("left ", dim)]);
        }
        table::edge(self.theme, areas, buffer);
    }

    /// Returns what stands below the name of a column, in its width; the line below the matrix has the whole date.
    fn below(&self, column: &Column, by: By, width: u16) -> String {
        match (by, column.date()) {
            (By::Articles, Some(date)) => {
                let year = self.app.now.to_zoned(TimeZone::UTC).year();
                list::date_within(date, year, |words| paint::columns(words) <= width)
            }
            _ => column.below(by),
        }
    }

    fn rows(&self, board: &Board, areas: &Areas, buffer: &mut Buffer) {
        let found = board.matrix();
        let (first, caret) = (board.first(), board.caret());
        let seen = found.rows.iter().enumerate().skip(first.0);
        for (y, (at, row)) in (0u16..).zip(seen.take(areas.down())) {
            let is_here = at == caret.0;
            let claim = areas.name(y);
            let (base, sign) = table::name(self.theme, claim, is_here, buffer);
            let count = part(
                format!(" {} ", grouped(row.left)),
                base.patch(self.style(Role::Dim)),
            );
            let taken = paint::line_right(claim, 0, buffer, &[count]);
            let room = Rect {
                width: claim.width - taken,
                ..claim
            };
            let parts = [
                part(sign, base.patch(self.style(Role::HintKey))),
                part(row.claim.statement.as_str(), base),
            ];
            paint::line(room, 0, buffer, &parts);
            for slot in 0..u16::try_from(areas.across()).unwrap_or(0) {
                let column = first.1 + usize::from(slot);
                let is_caret = is_here && column == caret.1;
                let (base, inside) = table::cell(self.theme, areas.cell(y, slot), is_caret, buffer);
                if let Some(cell) = row.cell(column) {
                    paint::line(inside, 0, buffer, &self.parts(cell, base, inside.width));
                }
            }
        }
    }

    fn parts<'b>(&self, cell: &Cell, base: Style, width: u16) -> Vec<Part<'b>> {
        let role = match cell.sign() {
            "+" => Role::Supports,
            "-" => Role::Refutes,
            "=" => Role::Mentions,
            "±" => Role::Claim,
            _ => Role::Missing,
        };
        let text = cell.text(width);
        let text = text.strip_prefix(cell.sign()).unwrap_or_default();
        let letters = text.strip_suffix('!').unwrap_or(text);
        let mut parts = vec![
            part(cell.sign(), base.patch(self.style(role))),
            part(letters.to_owned(), base),
        ];
        if cell.waits() {
            parts.push(part("!", base.patch(self.style(Role::Warning))));
        }
        parts
    }
}

fn left(left: usize) -> String {
    match left {
        0 => "0 left".to_owned(),
        left => format!("{} left", grouped(left)),
    }
}
