//! A grid: evidence in rows, claims in columns, and what comes of the ratings below them.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};

use crate::{
    app::{
        App,
        actions::{self, grid::about},
        boxes,
        grid::{Board, GridView},
        table::{Areas, Tabled},
    },
    command::{CommandId, Place},
    export::grid::{self, hypothesis},
    model::{
        Claim,
        build::in_marks,
        grid::{Credibility, Rating},
        view::HeldRow,
    },
    text::count::{counted, ordinal},
    ui::{
        Role, Theme,
        paint::{self, Part, part},
        table,
    },
};

/// The commands that rate, with the rating of each.
const RATES: [(CommandId, Rating); 6] = [
    (CommandId::RateVeryConsistent, Rating::VeryConsistent),
    (CommandId::RateConsistent, Rating::Consistent),
    (CommandId::RateNeutral, Rating::Neutral),
    (CommandId::RateInconsistent, Rating::Inconsistent),
    (CommandId::RateVeryInconsistent, Rating::VeryInconsistent),
    (CommandId::RateNotApplicable, Rating::NotApplicable),
];

/// A grid, with its heads.
pub struct Grid<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
    /// What is shown.
    pub view: &'a GridView,
}

impl Widget for Grid<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let Some(board) = self.view.content.known() else {
            let said = self.view.content.absence("Reading the grid …");
            let title = [part(" GRID ", self.style(Role::Title))];
            paint::line(area, 0, buffer, &title);
            return table::say(self.theme, said, boxes::below(area, 1), buffer);
        };
        let areas = board.areas(area);
        self.title(board, areas.title, buffer);
        self.heads(board, &areas, buffer);
        self.rows(board, &areas, buffer);
        self.foot(board, &areas, buffer);
        if board.page().rows.is_empty() {
            let put = self.key(CommandId::PutEvidence);
            let said = format!(
                "No evidence is in the grid yet. {put} puts in what was flagged for its claims; then each is rated against each claim."
            );
            let below = Rect {
                x: area.x,
                width: area.width,
                ..areas.cells
            };
            paint::clear(below, buffer, self.style(Role::Text));
            table::say(self.theme, &said, below, buffer);
        }
    }
}

impl Grid<'_> {
    fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    fn key(&self, id: CommandId) -> String {
        self.app.keymap.named(id, Place::Grid)
    }

    fn title(&self, board: &Board, area: Rect, buffer: &mut Buffer) {
        let page = board.page();
        let dim = self.style(Role::Dim);
        let counts = format!(
            "  {} × {}",
            counted(page.claims.len(), "claim"),
            counted(page.rows.len(), "quote")
        );
        let mut parts = vec![
            part(" GRID  ", self.style(Role::Title)),
            part(page.grid.name.as_str(), Style::default()),
            part(counts, dim),
        ];
        let warning = self.style(Role::Warning);
        for (many, what) in [
            (page.in_trash(), "in the trash, not counted"),
            (page.gone().count(), "gone, left out"),
        ] {
            if many > 0 {
                parts.push(part(format!(" · {many} {what}"), warning));
            }
        }
        if page.grid.removed.is_some() {
            parts.push(part(" · in the trash", warning));
        }
        paint::line(area, 0, buffer, &parts);
    }

    /// Draws the heads of the columns, and that of the evidence.
    fn heads(&self, board: &Board, areas: &Areas, buffer: &mut Buffer) {
        let dim = self.style(Role::Dim);
        let page = board.page();
        let (first, here) = (board.first().1, board.caret().1);
        let seen = page.claims.iter().enumerate().skip(first);
        for (slot, (at, claim)) in (0u16..).zip(seen.take(areas.across())) {
            let (head, style) = table::head(self.theme, areas, slot, at == here, buffer);
            let mut parts = vec![part(hypothesis(at), style)];
            if let Some(place) = board.place(at) {
                let place = format!(" {}", ordinal(place.place));
                parts.push(part(place, style));
            }
            if head.height == 1 {
                if claim.removed.is_some() {
                    parts.push(part(" in the trash", self.style(Role::Warning)));
                }
                parts.push(part(format!(" {}", claim.statement), dim));
            }
            paint::line(head, 0, buffer, &parts);
            let mut below = boxes::below(head, 1);
            if claim.removed.is_some() {
                let warning = self.style(Role::Warning);
                paint::line(below, 0, buffer, &[part("in the trash", warning)]);
                below = boxes::below(below, 1);
            }
            let lines = paint::wrap(&claim.statement, below.width, below.height.into());
            for (row, line) in (0..below.height).zip(lines) {
                paint::line(below, row, buffer, &[part(line, dim)]);
            }
        }
        let names = table::corner(self.theme, board, areas, ["quotes", "claims"], buffer);
        // They stand above each other as they do in a row.
        if areas.step > 1 {
            let last = areas.heads.height.saturating_sub(1);
            paint::line_right(
                names,
                last.saturating_sub(1),
                buffer,
                &[part("origin ", dim)],
            );
            paint::line_right(names, last, buffer, &[part("credibility ", dim)]);
        }
        table::edge(self.theme, areas, buffer);
    }

    fn rows(&self, board: &Board, areas: &Areas, buffer: &mut Buffer) {
        let (first, caret) = (board.first(), board.caret());
        // Below a matrix the same letter is the same origin in both, where it has all of them.
        let rows = board.page().rows.iter();
        let known = rows.filter(|row| row.counts() && row.row.origin.is_known());
        let above = actions::matrix::letters_of_all(self.app, known.map(|row| row.row.evidence.id));
        let above = above.unwrap_or_default();
        let letters = grid::letters(board.page());
        let rows = board.page().rows.iter().zip(&letters);
        let seen = rows.enumerate().skip(first.0);
        for (y, (at, (row, letters))) in (0u16..).zip(seen.take(areas.down())) {
            let is_here = at == caret.0;
            let name = areas.name(y);
            let (base, sign) = table::name(self.theme, name, is_here, buffer);
            let origin = self.origin(
                row,
                above.get(&row.row.evidence.id).unwrap_or(letters),
                base,
            );
            let is_low = name.height == 1;
            let room = if is_low {
                let (word, style) = self.credibility(row, base);
                let letter: String = word.chars().take(1).collect();
                beside(name, 0, buffer, &[origin, part(letter + " ", style)])
            } else {
                beside(name, 0, buffer, &[origin])
            };
            let quote = row.row.annotation.anchor.quote.replace('\n', " ");
            let mut parts = vec![part(sign, base.patch(self.style(Role::HintKey)))];
            if is_low && !grid::marks(row).is_empty() {
                parts.push(part("! ", base.patch(self.style(Role::Warning))));
            }
            parts.push(part(in_marks(&quote), base));
            paint::line(room, 0, buffer, &parts);
            if board.decides(at) {
                let sign = part(grid::DECIDES, base.patch(self.style(Role::HintKey)));
                paint::line(name, 0, buffer, &[sign]);
            }
            if !is_low {
                let credibility = self.credibility(row, base);
                let room = beside(name, 1, buffer, &[credibility]);
                paint::line(room, 1, buffer, &self.below(row, base));
            }
            for slot in 0..u16::try_from(areas.across()).unwrap_or(0) {
                let column = first.1 + usize::from(slot);
                let is_caret = is_here && column == caret.1;
                let (base, inside) = table::cell(self.theme, areas.cell(y, slot), is_caret, buffer);
                if let Some(claim) = board.page().claims.get(column) {
                    paint::line(inside, 0, buffer, &[self.rating(row, claim, base)]);
                }
            }
        }
    }

    fn origin<'b>(&self, row: &HeldRow, letters: &str, base: Style) -> Part<'b> {
        if !row.counts() {
            return part("", base);
        }
        let style = if row.row.origin.is_known() {
            base
        } else {
            base.patch(self.style(Role::Missing))
        };
        part(format!(" {letters} "), style)
    }

    fn credibility<'b>(&self, row: &HeldRow, base: Style) -> Part<'b> {
        let credibility = row.held.credibility.as_ref();
        let word = credibility.map_or("·", Credibility::word);
        part(format!("{word} "), base.patch(self.style(Role::Dim)))
    }

    /// Returns what stands below a quote: what a person should know of it, and where it comes from.
    fn below<'b>(&self, row: &HeldRow, base: Style) -> Vec<Part<'b>> {
        let warning = base.patch(self.style(Role::Warning));
        let marks = grid::marks(row).into_iter();
        let mut parts = vec![part("   ", base)];
        parts.extend(marks.map(|mark| part(format!("{mark}  "), warning)));
        let dim = base.patch(self.style(Role::Dim));
        parts.push(part(about(&row.row.article), dim));
        parts
    }

    fn rating<'b>(&self, row: &HeldRow, claim: &Claim, base: Style) -> Part<'b> {
        let style = match row.held.rating(claim) {
            None if row.held.outworded(claim).is_some() => self.style(Role::Warning),
            None => self.style(Role::Missing),
            Some(_) if !row.counts() => self.style(Role::Dim),
            Some(Rating::VeryInconsistent) => {
                self.style(Role::Refutes).add_modifier(Modifier::BOLD)
            }
            Some(Rating::Inconsistent) => self.style(Role::Refutes),
            Some(Rating::VeryConsistent | Rating::Consistent) => self.style(Role::Supports),
            Some(Rating::Neutral | Rating::NotApplicable | Rating::Other(_)) => {
                self.style(Role::Dim)
            }
        };
        part(grid::rating(row, claim, "·"), base.patch(style))
    }

    /// Draws how the claims are ranked, what decides that, and what the ratings mean.
    fn foot(&self, board: &Board, areas: &Areas, buffer: &mut Buffer) {
        let (page, area) = (board.page(), areas.foot);
        let inner = paint::inset(area);
        let text = self.style(Role::Text);
        if areas.across() == 0
            && let (Some(row), Some(claim)) = (board.row(), board.claim())
        {
            let parts = [
                part(hypothesis(board.caret().1), self.style(Role::HintKey)),
                part(" ", text),
                self.rating(row, claim, text),
                part(format!(" {}", claim.statement), self.style(Role::Dim)),
            ];
            paint::line(inner, 0, buffer, &parts);
            return;
        }
        if area.height <= 1 {
            let mut said = grid::ranking_in_short(page);
            if let Some(deciding) = grid::deciding(page) {
                said += &format!("  {deciding}");
            }
            paint::line(inner, 0, buffer, &[part(said, text)]);
            return;
        }
        let last = area.height - 1;
        let lines = paint::wrap(&grid::ranking(page), inner.width, usize::from(last));
        let mut row = 0;
        for line in lines {
            paint::line(inner, row, buffer, &[part(line, text)]);
            row += 1;
        }
        if let Some(deciding) = grid::deciding(page)
            && row < last
        {
            paint::line(inner, row, buffer, &[part(deciding, text)]);
        }
        let legend = Rect {
            y: area.y + last,
            height: 1,
            ..inner
        };
        paint::line(legend, 0, buffer, &self.legend(inner.width));
    }

    /// Returns what the ratings mean, with their keys; in few columns only their letters.
    fn legend<'b>(&self, width: u16) -> Vec<Part<'b>> {
        let (key, dim) = (self.style(Role::HintKey), self.style(Role::Dim));
        let words = |in_words: bool| {
            let mut parts = Vec::new();
            for (id, rating) in RATES {
                parts.push(part(self.key(id), key));
                let word = if in_words {
                    format!(" {} {}  ", rating.word(), rating.in_words())
                } else {
                    format!(" {}  ", rating.word())
                };
                parts.push(part(word, dim));
            }
            if !in_words {
                parts.push(part(self.key(CommandId::Unrate), key));
                parts.push(part(" · unrated", dim));
            }
            parts
        };
        let long = words(true);
        let columns = long
            .iter()
            .map(|(text, _)| paint::columns(text))
            .sum::<u16>();
        if columns <= width { long } else { words(false) }
    }
}

/// Draws something at the right of a row of an area, and returns what is left of the area.
fn beside(area: Rect, row: u16, buffer: &mut Buffer, parts: &[Part<'_>]) -> Rect {
    let taken = paint::line_right(area, row, buffer, parts);
    Rect {
        width: area.width - taken,
        ..area
    }
}
