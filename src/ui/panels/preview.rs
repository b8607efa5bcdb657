//! What the cursor of a panel stands on, shown whole as far as there is room.

use std::borrow::Cow;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{
        Severity,
        messages::Said,
        panel::{Kind, Thing},
    },
    model::{
        Anchor, AnchorState, Annotation, Article, Evidence, Placement,
        view::{AnnotationRow, ClaimRow, EvidenceRow, SilenceRow},
    },
    text::count::counted,
    ui::{
        Role,
        paint::{self, Part, part},
        panels::{
            Pen, additions, claims, disagreements, echoes, feeds, found, grids, history, likely,
            stories, told,
        },
        status::{offer_word, recheck_word, stance_role},
        text::highlight_role,
    },
};

/// The height up to which no row is left free.
const LOW: u16 = 7;

/// Draws rows below each other until an area is full.
pub(super) struct Page<'a> {
    pub(super) area: Rect,
    buffer: &'a mut Buffer,
    row: u16,
}

impl Page<'_> {
    /// Draws one row.
    pub(super) fn line(&mut self, parts: &[Part<'_>]) {
        paint::line(self.area, self.row, self.buffer, parts);
        self.row = self.row.saturating_add(1);
    }

    /// Leaves a row free, where there is room for that.
    pub(super) fn gap(&mut self) {
        if self.area.height > LOW {
            self.row = self.row.saturating_add(1);
        }
    }

    /// Draws a text on as many rows as it takes, less those that are to stay free for what follows.
    pub(super) fn text(&mut self, pen: &Pen<'_>, text: &str, style: Style, free: u16) {
        let left = self.area.height.saturating_sub(self.row);
        let rows = usize::from(left.saturating_sub(free).max(1));
        let mut drawn = 0;
        for paragraph in text.split('\n') {
            if drawn >= rows || self.row >= self.area.height {
                break;
            }
            for line in paint::wrap(paragraph, self.area.width, rows - drawn) {
                let parts = pen.found(&line, self.area.width, style);
                self.line(&parts);
                drawn += 1;
            }
        }
    }
}

impl Pen<'_> {
    /// Returns the wording of the claim that evidence bears on, as it is now.
    pub(super) fn statement<'a>(&self, evidence: &'a Evidence) -> Cow<'a, str> {
        match self.app.claim(evidence.claim) {
            Some(claim) => claim.statement.to_string().into(),
            None => evidence.wording.as_str().into(),
        }
    }

    /// Draws what the cursor stands on.
    pub(super) fn preview(&self, thing: &Thing, area: Rect, buffer: &mut Buffer) {
        let mut page = Page {
            area,
            buffer,
            row: 0,
        };
        match (thing, &self.panel.kind) {
            // Until it is read, what was read before stays, so that nothing flickers.
            (Thing::Claim(_), Kind::Claims(Some(page))) => {
                claims::preview(self, page, area, buffer);
            }
            (Thing::Claim(row), Kind::Trash) => self.claim(&mut page, row),
            (Thing::Article(article) | Thing::Silence(SilenceRow { article, .. }), _) => {
                self.article(&mut page, article);
            }
            (Thing::Message(said), _) => self.message(&mut page, said),
            (Thing::Found(row), _) => found::preview(self, &mut page, row),
            (Thing::Echo(echo), _) => echoes::preview(self, &mut page, echo),
            (Thing::Past(_, entry), _) => history::preview(self, &mut page, entry),
            (Thing::Likely(row), _) => likely::preview(self, &mut page, row),
            (Thing::Disagreement(one), _) => disagreements::preview(self, &mut page, one),
            (Thing::Claim(_), _) => {}
            (Thing::Story(row), _) => stories::preview(self, &mut page, row),
            (Thing::View(view), _) => stories::preview_view(self, &mut page, view),
            (Thing::Grid(grid), _) => grids::preview(self, &mut page, grid),
            (Thing::Addition(one), _) => additions::preview(self, &mut page, one),
            (Thing::Folder(folder), _) => feeds::preview_folder(self, &mut page, folder),
            (Thing::Feed(line), _) => feeds::preview(self, &mut page, line),
            (Thing::Annotation(row), _) => self.annotation(&mut page, row.into(), None),
            (Thing::Evidence(row), _) => self.annotation(&mut page, row.into(), Some(row)),
        }
    }

    /// Draws a claim in the trash.
    fn claim(&self, page: &mut Page<'_>, row: &ClaimRow) {
        let (title, dim) = (self.theme.style(Role::Title), self.theme.style(Role::Dim));
        page.text(self, &row.claim.statement, title, 2);
        let said = format!(
            "{} · {}",
            row.claim.status,
            counted(row.articles, "article")
        );
        page.line(&[part(said, dim)]);
        for verdict in &row.claim.verdicts {
            page.gap();
            page.text(self, verdict, self.theme.style(Role::Text), 0);
        }
    }

    /// Draws an article in the trash.
    fn article(&self, page: &mut Page<'_>, article: &Article) {
        let (dim, missing) = (self.theme.style(Role::Dim), self.theme.style(Role::Missing));
        page.text(self, &article.title, self.theme.style(Role::Title), 2);
        page.line(&claims::origin(article, dim, missing));
        let author = article.author.as_deref();
        for said in author.into_iter().chain(article.url.as_deref()) {
            page.line(&[part(said.to_owned(), dim)]);
        }
        let tags: Vec<_> = article.tags.iter().map(|tag| format!("#{tag}")).collect();
        page.line(&self.found(&tags.join(" "), page.area.width, dim));
    }

    /// Draws a message with its time.
    fn message(&self, page: &mut Page<'_>, said: &Said) {
        let dim = self.theme.style(Role::Dim);
        let mut parts = vec![part(format!("{}  ", self.time(said.at)), dim)];
        if said.severity == Severity::Warning {
            parts.push(part("warning", self.theme.style(Role::Warning)));
        }
        page.line(&parts);
        page.gap();
        page.text(self, &said.text, self.theme.style(Role::Text), 0);
    }

    fn annotation(
        &self,
        page: &mut Page<'_>,
        Placed {
            article,
            annotation,
            placement,
            words,
        }: Placed<'_>,
        evidence: Option<&EvidenceRow>,
    ) {
        let text = self.theme.style(Role::Text);
        let (dim, missing) = (self.theme.style(Role::Dim), self.theme.style(Role::Missing));
        // In the panel of one article its head names it.
        if !matches!(self.panel.kind, Kind::Annotations) {
            let mut origin = claims::origin(article, dim, missing).to_vec();
            if let Some(author) = &article.author {
                origin.push(part(format!("  {author}"), dim));
            }
            let title = self.theme.style(Role::Title);
            page.line(&self.found(&article.title, page.area.width, title));
            page.line(&origin);
            page.gap();
        }
        let has_note = annotation.note().is_some();
        let hanging = annotation.evidence.len() + usize::from(has_note) * 2 + 2;
        let free = u16::try_from(hanging).unwrap_or(u16::MAX);
        let mark = self.theme.style(highlight_role(&annotation.color));
        if let Some(before) = evidence.and_then(|row| row.evidence.before()) {
            page.text(self, before, dim, free);
        }
        page.text(self, &annotation.anchor.quote, mark, free);
        page.gap();
        for (said, role) in evidence.into_iter().flat_map(|row| told::whole(self, row)) {
            for line in paint::wrap(&said, page.area.width, 3) {
                page.line(&[part(line, self.theme.style(role))]);
            }
        }
        let mut parts = vec![part("▪", mark), part(format!(" {}", annotation.color), dim)];
        if let Some(word) = recheck_word(placement) {
            let said = format!("  {word}: {}", meaning(&placement.state));
            parts.push(part(said, self.theme.style(Role::Warning)));
        }
        for tag in &annotation.tags {
            parts.push(part("  #", dim));
            parts.extend(self.found(tag, page.area.width, dim));
        }
        page.line(&parts);
        if placement.bytes.is_none() {
            let Anchor { prefix, suffix, .. } = &annotation.anchor;
            let around = match (prefix.trim(), suffix.trim()) {
                (before, "") => format!("It stood behind “…{before}”"),
                ("", after) => format!("It stood before “{after}…”"),
                (before, after) => format!("It stood between “…{before}” and “{after}…”"),
            };
            for line in paint::wrap(&around.replace('\n', " "), page.area.width, 4) {
                page.line(&[part(line, dim)]);
            }
        }
        if let Some(words) = words {
            let said = self.app.differences.said(&annotation.anchor.quote, words);
            for line in paint::wrap(&said, page.area.width, 6) {
                page.line(&[part(line, text)]);
            }
        }
        let newest = article.newest();
        if let Some(said) = newest.and_then(|newest| offer_word(self.app, annotation, &newest.id)) {
            for line in paint::wrap(&said, page.area.width, 2) {
                page.line(&[part(line, dim)]);
            }
        }
        for evidence in &annotation.evidence {
            let style = self.theme.style(stance_role(&evidence.stance));
            let said = format!("{} {} ", evidence.stance.sign(), evidence.stance);
            let mut parts = vec![part(said, style)];
            let statement = format!("“{}”", self.statement(evidence));
            parts.extend(self.found(&statement, page.area.width, self.theme.style(Role::Claim)));
            page.line(&parts);
        }
        if let Some(note) = annotation.note() {
            page.gap();
            page.text(self, &note, text, 0);
        }
    }
}

/// An annotation and where it stands.
struct Placed<'a> {
    article: &'a Article,
    annotation: &'a Annotation,
    placement: &'a Placement,
    words: Option<&'a str>,
}

impl<'a> From<&'a AnnotationRow> for Placed<'a> {
    fn from(row: &'a AnnotationRow) -> Self {
        Self {
            article: &row.article,
            annotation: &row.annotation,
            placement: &row.placement,
            words: row.words.as_deref(),
        }
    }
}

impl<'a> From<&'a EvidenceRow> for Placed<'a> {
    fn from(row: &'a EvidenceRow) -> Self {
        Self {
            article: &row.article,
            annotation: &row.annotation,
            placement: &row.placement,
            words: row.words.as_deref(),
        }
    }
}

/// Says what a state means, in a few words.
const fn meaning(state: &AnchorState) -> &'static str {
    match state {
        AnchorState::Anchored => "the same words at the same place",
        AnchorState::Moved => "the same words at another place",
        AnchorState::Edited => "the words have changed",
        AnchorState::Review => "a likely place, not sure",
        AnchorState::Orphan => "not in the newest text",
        AnchorState::Other(_) => "said by another version",
    }
}
