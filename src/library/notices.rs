//! What happened to records besides what was asked for, in sentences.

use crate::{
    model::{
        Annotation, AnnotationId, ArticleId, CleanText, Path, Record, RecordId, RecordKind,
        article, build::shown, claim, disagreement, feed, grid, saved, story,
    },
    store::StoreError,
};

/// How many fields one sentence names.
const NAMED: usize = 4;

/// Says which record it is, such as `“Cloud package”`.
pub(super) fn name(id: RecordId, record: &Record) -> String {
    let known = match id.kind {
        RecordKind::Article => record.get(article::TITLE),
        RecordKind::Claim => record.get(claim::STATEMENT),
        RecordKind::Story => record.get(story::NAME),
        RecordKind::View => record.get(saved::NAME),
        RecordKind::Grid => record.get(grid::NAME),
        RecordKind::Feed => record.get(feed::NAME).or_else(|| record.get(feed::URL)),
        RecordKind::Dismissed => record.get(disagreement::LEFT),
        RecordKind::Annotations => None,
    };
    match known {
        Some(words) => shown(&words),
        None => crate::model::id::short(id.id),
    }
}

/// Says which field of a record a path is, such as `the title of “Cloud package”`.
pub(super) fn field(id: RecordId, record: &Record, path: &Path) -> String {
    let segments: Vec<_> = path.segments().collect();
    let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    let what = |name: &str| word(name).to_owned();
    match (id.kind, segments.as_slice()) {
        (RecordKind::Annotations, ["annotations", annotation, rest @ ..]) => {
            let mark = AnnotationId::parse(annotation)
                .and_then(|mark| Annotation::from_record(ArticleId(id.id), mark, record))
                .map_or_else(
                    || (*annotation).to_owned(),
                    |mark| shown(&mark.anchor.quote),
                );
            match rest {
                [] => format!("the mark {mark}"),
                ["evidence", ..] => format!("a link of the mark {mark}"),
                ["tags", tag] => format!("the tag {tag} of the mark {mark}"),
                ["placements" | "decisions" | "offers", ..] => {
                    format!("a placement of the mark {mark}")
                }
                [name, ..] => format!("{} of the mark {mark}", what(name)),
            }
        }
        (RecordKind::Article, ["snapshots", ..]) => format!("a snapshot of {}", name(id, record)),
        (RecordKind::Article | RecordKind::Feed, ["addresses", ..]) => {
            format!("an address of {}", name(id, record))
        }
        (RecordKind::Article, ["feeds", ..]) => format!("a feed of {}", name(id, record)),
        (RecordKind::Feed, ["folders", folder]) => {
            format!("the folder {folder} of {}", name(id, record))
        }
        (RecordKind::Story, ["articles", _]) => format!("an article of {}", name(id, record)),
        (RecordKind::Story | RecordKind::Grid, ["claims", _]) => {
            format!("a claim of {}", name(id, record))
        }
        (RecordKind::Grid, ["rows", ..]) => format!("evidence of {}", name(id, record)),
        (RecordKind::Claim, ["silences", ..]) => format!("a silence on {}", name(id, record)),
        (_, ["tags", tag]) => format!("the tag {tag} of {}", name(id, record)),
        (_, [first, ..]) => format!("{} of {}", what(first), name(id, record)),
        (_, []) => name(id, record),
    }
}

/// Names a field as a person would.
fn word(name: &str) -> &str {
    match name {
        "published" => "the date",
        "url" => "the URL",
        "color" => "the colour",
        "removed" => "the removal",
        "reading" => "the reading state",
        "starred" => "the star",
        "title" => "the title",
        "source" => "the source",
        "author" => "the author",
        "note" => "the note",
        "name" => "the name",
        "site" => "the page",
        "content" => "what is read",
        "keep_days" | "keep_items" => "what is kept",
        "stopped" => "the stop",
        "query" => "the query",
        "key" => "the key",
        "verdict" => "the verdict",
        "status" => "the status",
        "statement" => "the wording",
        "claimant" => "the claimant",
        "as_of" => "the as-of date",
        "kind" => "the kind",
        "checkable" | "checkable_why" => "what was said of checking",
        "due" => "the due date",
        "merged_into" => "the merging",
        "history" => "the history",
        "relations" => "a relation",
        "anchor" => "the anchor",
        "location" => "the path",
        "language" => "the language",
        "lead" => "the lead",
        "places" => "where something was found",
        "expired" => "the end of its keeping",
        "added" | "created" => "the time",
        "reading_minutes" => "the reading time",
        other => other,
    }
}

/// Says what was taken over from an edit by hand, where anything was.
pub(super) fn edited(id: RecordId, record: &Record, paths: &[Path]) -> Option<CleanText> {
    told(id, record, paths, "Edited by hand and taken over")
}

/// Says what an old file had dropped and what is back, where anything is.
pub(super) fn brought_back(id: RecordId, record: &Record, paths: &[Path]) -> Option<CleanText> {
    told(
        id,
        record,
        paths,
        "Another program had saved an old state of the file; back again",
    )
}

fn told(id: RecordId, record: &Record, paths: &[Path], what: &str) -> Option<CleanText> {
    if paths.is_empty() {
        return None;
    }
    let mut fields: Vec<String> = Vec::new();
    for path in paths {
        let field = field(id, record, path);
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    let more = fields.len().saturating_sub(NAMED);
    fields.truncate(NAMED);
    let mut sentence = format!("{what}: {}", fields.join(", "));
    if more > 0 {
        sentence.push_str(&format!(", and {more} more"));
    }
    sentence.push('.');
    Some(CleanText::line(&sentence))
}

/// Says what went wrong, and what to do.
pub(super) fn with_hint(error: &StoreError) -> String {
    match error.hint() {
        Some(hint) => format!("{error} {hint}"),
        None => error.to_string(),
    }
}
