//! A story in Markdown.

use super::{cited, escape, heading, line, push_own};
use crate::{
    model::{
        Story,
        view::{ArticleRow, ClaimPage, StoryRow},
    },
    text::count::counted,
};

/// Writes a story: what is noted of it, its articles in the given order, and its claims.
pub fn story(row: &StoryRow, articles: &[ArticleRow], claims: &[ClaimPage]) -> String {
    let mut text = String::new();
    push_story(&mut text, &row.story);
    let counts = &row.counts;
    let counts = format!(
        "{}, {} unread, {}, {} to recheck.",
        counted(counts.articles, "article"),
        counts.unread,
        counted(counts.claims, "claim"),
        counts.recheck,
    );
    line(&mut text, format_args!("{counts}"));
    if !articles.is_empty() {
        text.push_str("\n## Articles\n\n");
    }
    for row in articles {
        line(&mut text, format_args!("- {}", cited(&row.article)));
    }
    if !claims.is_empty() {
        text.push_str("\n## Claims\n\n");
    }
    for page in claims {
        let (statement, status) = (&page.claim.statement, page.claim.status.word());
        let words = format!("{} ({status})", escape::inline(statement));
        line(&mut text, format_args!("- {words}"));
    }
    text
}

/// Appends the name of a story as the first heading, and what is noted of it.
pub(super) fn push_story(text: &mut String, story: &Story) {
    heading(text, "#", &story.name);
    text.remove(0);
    if !story.notes.is_empty() {
        push_own(text, "Note", &story.notes);
        text.push('\n');
    }
}
