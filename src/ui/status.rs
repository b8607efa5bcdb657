//! The line at the top and the two at the bottom.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

use crate::{
    app::{
        App, Severity,
        actions::{grid, links, matrix, recheck, stories},
        address::Address,
        boxes,
        frame::Pane,
        hints,
        overlay::Overlay,
    },
    command::CommandId,
    model::{AnchorState, Annotation, Placement, SnapshotId, Stance, build::shown, view::Saved},
    text::{
        count::{counted, grouped},
        find::Outcome,
    },
    ui::{
        Role, Theme, note,
        paint::{self, Part, part},
    },
};

/// The fewest columns of the name of what is shown.
const LEAST_TITLE: u16 = 16;

/// The lowest screen on which a line stands above a message of several rows.
const LOWEST_WITH_RULE: u16 = 8;

/// The line at the top: what everything is narrowed to, counts over that, and whether all is saved.
pub struct Title<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Title<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme } = self;
        let counts = stories::counts(app);
        let mut text = format!(" {}", counted(counts.articles, "article"));
        if let Some((done, total)) = app.indexing.filter(|(_, total)| *total > 0) {
            text += &format!(" · indexing {} of {}", grouped(done), grouped(total));
        }
        if counts.unread > 0 {
            text += &format!(" · {} unread", grouped(counts.unread));
        }
        if counts.new > 0 {
            text += &format!(" · {} new", grouped(counts.new));
        }
        if counts.claims > 0 {
            text += &format!(" · {}", counted(counts.claims, "claim"));
        }
        if counts.recheck > 0 {
            text += &format!(" · {} to recheck", grouped(counts.recheck));
        }
        for told in app.additions.told().into_iter().chain(app.runs.told()) {
            text += &format!(" · {told}");
        }
        if let Some(taking_in) = &app.taking_in {
            text += &format!(" · {}", taking_in.told());
        }
        let saved = match &app.saved {
            Saved::Yes if app.known.is_waiting() => part("saving ", theme.style(Role::Dim)),
            Saved::Yes => part("saved ", theme.style(Role::Dim)),
            Saved::No { .. } => part("NOT SAVED ", theme.style(Role::Error)),
        };
        let right = paint::line_right(area, 0, buffer, &[saved]);
        let left = Rect {
            width: area.width.saturating_sub(right + 1),
            ..area
        };
        // How much there is comes before the end of a long name.
        let room = left.width.saturating_sub(paint::columns(&text));
        let title = paint::cut(&title(app), room.max(LEAST_TITLE)).into_owned();
        let parts = [
            part(title, theme.style(Role::Title)),
            part(text, theme.style(Role::Status)),
        ];
        paint::line(left, 0, buffer, &parts);
    }
}

/// Returns the name of what is shown: the program, or a story, and the view of the list.
fn title(app: &App) -> String {
    let story = stories::active(app).map(|story| format!(" Story: {} ", story.name));
    let view = app.list.view.as_ref();
    let view = view.map(|view| format!(" {}: {} ", view.word(), view.name));
    match (story, view) {
        (None, None) => " briefreader ".to_owned(),
        (story, view) => [story, view].into_iter().flatten().collect(),
    }
}

/// The line that tells what is under the caret, or what was just said; a long message stands on several.
pub struct Context<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Context<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme } = self;
        let area = paint::inset(area);
        if let Some((severity, text)) = &app.said {
            let role = match severity {
                Severity::Done => Role::Text,
                Severity::Warning => Role::Warning,
            };
            message(area, buffer, text, theme.style(role), theme);
            return;
        }
        // For as long as something is held, that matters more than what is under the caret.
        if let Some(held) = recheck::held(app) {
            paint::line(area, 0, buffer, &[part(held, theme.style(Role::Status))]);
            return;
        }
        if let Some(told) = matrix::told(app).or_else(|| grid::told(app)) {
            paint::line(area, 0, buffer, &[part(told, theme.style(Role::Status))]);
            return;
        }
        if app.pane != Pane::Reader || app.overlays.iter().any(Overlay::is_panel) {
            return;
        }
        let Some(reader) = &app.reader else { return };
        if let Some(range) = reader.selection.as_ref().and_then(|_| reader.selected()) {
            let cut = if reader.cuts_a_word(&range) {
                " · cuts a word"
            } else {
                ""
            };
            let text = reader.document().slice(range);
            // Counting the words of a very long selection would make keys wait.
            let said = if text.len() > 100_000 {
                "a long selection".to_owned()
            } else {
                format!(
                    "{} selected",
                    counted(text.split_whitespace().count(), "word")
                )
            };
            let back = app.key_of(CommandId::Back);
            let said = format!("{said}{cut} · moving extends it, {back} lets it go");
            paint::line(area, 0, buffer, &[part(said, theme.style(Role::Status))]);
        } else if let Some(target) = links::target_here(reader) {
            let address = Address::of(target, reader.article.url.as_deref());
            let mut parts = vec![
                part("→ ", theme.style(Role::Status)),
                part(address.text.to_string(), theme.style(Role::Link)),
                part("  ", theme.style(Role::Status)),
            ];
            if let Some(annotation) = reader.annotation_here() {
                parts.extend(self.annotation(annotation));
            }
            paint::line(area, 0, buffer, &parts);
        } else if let Some(annotation) = reader.annotation_here() {
            paint::line(area, 0, buffer, &self.annotation(annotation));
        } else if let Some(search) = &reader.search
            && let Some(found) = &search.found
        {
            let at = found
                .ranges
                .partition_point(|range| range.start <= reader.caret);
            let more = if found.outcome == Outcome::LimitReached {
                " and more"
            } else {
                ""
            };
            let said = format!("“{}”: {at} of {}{more}", search.pattern, found.ranges.len());
            paint::line(area, 0, buffer, &[part(said, theme.style(Role::Status))]);
        } else if let Some(said) = note::also_in(&reader.echoes_here(), reader.echoes.looked) {
            paint::line(area, 0, buffer, &[part(said, theme.style(Role::Status))]);
        }
    }
}

/// Draws what was said; what doesn't fit into its row stands on several, over the rows above.
fn message(area: Rect, buffer: &mut Buffer, text: &str, style: Style, theme: &Theme) {
    let lines = boxes::said::rows(text, area, buffer.area);
    if lines.len() <= 1 {
        paint::line(area, 0, buffer, &[part(text, style)]);
        return;
    }
    let height = u16::try_from(lines.len()).unwrap_or(1);
    let block = Rect {
        x: buffer.area.x,
        y: (area.y + 1).saturating_sub(height),
        width: buffer.area.width,
        height,
    };
    let above = Rect {
        y: block.y.saturating_sub(1),
        height: 1,
        ..block
    };
    paint::clear(block, buffer, theme.style(Role::Text));
    if buffer.area.height >= LOWEST_WITH_RULE {
        paint::row(above, buffer, "─", theme.style(Role::Border));
    }
    for (line, y) in lines.into_iter().zip(block.y..) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        paint::line(row, 0, buffer, &[part(line, style)]);
    }
}

impl Context<'_> {
    fn annotation<'b>(&self, annotation: &'b Annotation) -> Vec<Part<'b>> {
        let Self { app, theme } = self;
        let dim = theme.style(Role::Status);
        let mut parts = Vec::new();
        let Some(reader) = &app.reader else {
            return parts;
        };
        let here = reader.marks_here();
        if here.len() > 1 {
            parts.push(part(
                format!("{} of {}  ", reader.choice + 1, here.len()),
                dim,
            ));
        }
        if let Some(warning) = recheck_word(&reader.placement(annotation)) {
            parts.push(part(format!("{warning}  "), theme.style(Role::Warning)));
        }
        for evidence in &annotation.evidence {
            let statement = app
                .claim(evidence.claim)
                .map_or_else(|| evidence.wording.clone(), |claim| claim.statement);
            let style = theme.style(stance_role(&evidence.stance));
            parts.push(part(
                format!("{} {} ", evidence.stance.sign(), evidence.stance),
                style,
            ));
            parts.push(part(format!("“{statement}”  "), theme.style(Role::Claim)));
        }
        if annotation.evidence.is_empty() {
            parts.push(part(format!("▪ {}  ", annotation.color), dim));
        }
        if let Some(note) = annotation.note() {
            parts.push(part(
                format!("* {}  ", note.replace('\n', " ")),
                theme.style(Role::Text),
            ));
        }
        for tag in &annotation.tags {
            parts.push(part(format!("#{tag} "), dim));
        }
        parts
    }
}

/// The sign of an article that says nothing of a claim.
pub const SILENT: &str = "o";

/// Returns the role that a stance is drawn in.
pub fn stance_role(stance: &Stance) -> Role {
    match stance {
        Stance::Supports => Role::Supports,
        Stance::Refutes => Role::Refutes,
        Stance::Mentions | Stance::Other(_) => Role::Mentions,
    }
}

/// Says the state of a placement, and whether it waits for a recheck; nothing where it is as it was made.
pub fn recheck_word(placement: &Placement) -> Option<String> {
    if placement.state == AnchorState::Anchored {
        return None;
    }
    let word = placement.state.word();
    Some(if placement.waits() {
        format!("{word} · recheck")
    } else if placement.is_by_person() {
        format!("{word} · {}", placement.method)
    } else {
        word.to_owned()
    })
}

/// Says what a newer matcher says otherwise of where an annotation stands in a snapshot, and the keys that answer;
/// nothing where it does not.
pub fn offer_word(app: &App, annotation: &Annotation, snapshot: &SnapshotId) -> Option<String> {
    let contested = annotation.contested(snapshot)?;
    let (kept, offer) = (&contested.kept, &contested.offer);
    let words = offer.words.as_ref().unwrap_or(&annotation.anchor.quote);
    let said = match &offer.placement.bytes {
        None => "finds it nowhere".to_owned(),
        bytes if *bytes == kept.bytes => {
            format!("calls it {}", offer.placement.state.word())
        }
        Some(_) => format!("would put it on {}", shown(words)),
    };
    Some(format!(
        "a newer matcher {said}; {} takes that, {} leaves it as it was",
        app.key_of(CommandId::AcceptPlace),
        app.key_of(CommandId::RejectPlace)
    ))
}

/// The line with the keys that matter now.
pub struct Hints<'a> {
    /// The state.
    pub app: &'a App,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Hints<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Self { app, theme } = self;
        let typed = part(hints::typed(app), theme.style(Role::HintKey));
        paint::line_right(paint::inset(area), 0, buffer, &[typed]);
        for piece in hints::pieces(app, hints::area(app, area)) {
            let role = match piece.kind {
                hints::Kind::Key => Role::HintKey,
                hints::Kind::Word => Role::HintWord,
            };
            paint::line(
                piece.area,
                0,
                buffer,
                &[part(piece.text, theme.style(role))],
            );
        }
    }
}
