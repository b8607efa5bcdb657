//! What the screen wants of the disk beside the library: names of files, and exports.

use std::path::PathBuf;

use super::{shelves::within, this_moment};
use crate::{
    app::{
        Message, Severity,
        export::{Existing, ExportOrder, Exported, Outcome},
        message::Wanted,
        narrowing::query_of,
        palette::{Completion, Sought},
    },
    export::Manner,
    library::{DossierScope, Flow, Indexed, Library},
    model::{
        CleanText, StoryId,
        view::{ArticleRow, Filter, Sort},
    },
    store::{
        document::{self, Delivered, deliver},
        shown,
    },
};

/// The most names of one folder, and the most articles, that complete a line.
const MOST: usize = 200;
/// The most names that are looked at: a folder may hold very many.
const MOST_READ: usize = 10_000;

/// Returns what completes a line; what can't be read completes nothing. Gives up, with nothing, once nobody
/// waits for it any more.
pub(super) fn complete(
    library: &Library,
    sought: &Sought,
    story: Option<StoryId>,
    is_old: &impl Fn() -> bool,
) -> Option<Vec<Completion>> {
    if is_old() {
        return None;
    }
    match sought {
        Sought::Files(folder) => files(folder, is_old),
        Sought::Articles(words) => {
            let page = library.page(&titled(words, story), 0, MOST);
            let completion = |row: ArticleRow| Completion {
                text: row.article.title.clone(),
                about: CleanText::default(),
                article: Some(row.article.id),
            };
            Some(page.rows.into_iter().map(completion).collect())
        }
    }
}

fn titled(words: &str, story: Option<StoryId>) -> Filter {
    Filter {
        within: story.into_iter().map(query_of).collect(),
        words: words.to_owned(),
        sort: Sort::Match,
        ..Filter::default()
    }
}

fn files(folder: &str, is_old: &impl Fn() -> bool) -> Option<Vec<Completion>> {
    let path = if folder.is_empty() {
        PathBuf::from(".")
    } else {
        path_of(folder)
    };
    let Ok(entries) = std::fs::read_dir(path) else {
        return Some(Vec::new());
    };
    let mut names: Vec<Completion> = entries
        .take(MOST_READ)
        .take_while(|_| !is_old())
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.path().is_dir();
            let text = format!("{folder}{name}{}", if is_folder { "/" } else { "" });
            // A name that can't be shown as it is can't be typed either.
            let clean = CleanText::line(&text);
            let is_shown = !name.starts_with('.') && *clean == *text;
            is_shown.then(|| Completion::word(&clean))
        })
        .collect();
    names.sort_by(|a, b| a.text.cmp(&b.text));
    names.truncate(MOST);
    (!is_old()).then_some(names)
}

/// Returns the path that was typed; a tilde in front is the person's home, as in a shell.
pub(super) fn path_of(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

/// Finds the article with that title, or the first with the words in it.
pub(super) fn find_article(library: &Library, words: &str, story: Option<StoryId>) -> Message {
    let page = library.page(&titled(words, story), 0, MOST);
    let same = |row: &&ArticleRow| row.article.title.to_lowercase() == words.to_lowercase();
    match page.rows.iter().find(same).or(page.rows.first()) {
        Some(row) => Message::Titled(row.article.id),
        None => {
            let said = format!("No article has “{words}” in its title, source, author or tags.");
            Message::Told(Severity::Warning, CleanText::line(&said))
        }
    }
}

/// Finds all articles that a search finds for what was typed.
pub(super) fn found_ids(
    library: &Library,
    typed: String,
    wanted: Wanted,
    story: Option<StoryId>,
) -> Message {
    match library.article_ids(&within(&typed, story), &this_moment()) {
        Ok(ids) => Message::FoundIds(typed, wanted, ids),
        Err(error) => Message::Told(Severity::Warning, CleanText::line(&error.to_string())),
    }
}

/// Writes what was asked for into its file; what was found was found in a story, where there is one.
pub(super) fn export(
    library: &Library,
    order: &ExportOrder,
    story: Option<StoryId>,
    watch: &dyn Fn(Indexed) -> Flow,
) -> Outcome {
    match written(library, order, story, watch) {
        Ok(outcome) => outcome,
        Err(why) => Outcome::Failed(CleanText::line(&why)),
    }
}

fn written(
    library: &Library,
    order: &ExportOrder,
    story: Option<StoryId>,
    watch: &dyn Fn(Indexed) -> Flow,
) -> Result<Outcome, String> {
    if !library.is_compared() {
        let compared = library.glance(watch);
        compared.map_err(|error| format!("not all of the library can be read: {error}."))?;
    }
    let scope = match &order.what {
        Exported::Article(id) => DossierScope {
            articles: Some([*id].into()),
            ..DossierScope::default()
        },
        Exported::Claim(id) => DossierScope {
            claims: vec![*id],
            ..DossierScope::default()
        },
        Exported::Matrix(claims, articles) => DossierScope {
            claims: claims.clone(),
            articles: Some(articles.iter().copied().collect()),
            ..DossierScope::default()
        },
        Exported::Ticked(articles) => DossierScope {
            articles: Some(articles.iter().copied().collect()),
            ..DossierScope::default()
        },
        Exported::Story(id) => DossierScope {
            story: Some(*id),
            ..DossierScope::default()
        },
        Exported::Found(typed) => {
            let found = library.article_ids(&within(typed, story), &this_moment());
            DossierScope {
                articles: Some(
                    found
                        .map_err(|error| error.to_string())?
                        .into_iter()
                        .collect(),
                ),
                ..DossierScope::default()
            }
        }
        Exported::Listed(filter) => DossierScope {
            filter: Filter::clone(filter),
            ..DossierScope::default()
        },
    };
    let path = path_of(&order.file);
    if path.is_dir() {
        return Err(format!(
            "{} is a folder; add the name of a file to it.",
            shown(&path)
        ));
    }
    // A pipe that nobody reads would keep all exports waiting, and a terminal is no place for a file.
    if path.exists() && !path.is_file() {
        return Err(format!("{} is no file; choose another name.", shown(&path)));
    }
    let dossier = library.dossier(&scope).map_err(|error| error.to_string())?;
    let existing = match order.existing {
        Existing::Ask => document::Existing::Keep,
        Existing::Replace => document::Existing::Replace,
    };
    let written = order.format.write(&dossier, &Manner::default());
    if written.text.is_empty() {
        let lacks = written.lacks.into_iter().filter(|lack| lack.is_required);
        let said = lacks.map(|lack| {
            format!(
                "{} {}",
                lack.message,
                lack.hint.as_deref().unwrap_or_default()
            )
        });
        return Err(said.take(1).collect());
    }
    let delivered =
        deliver(&path, &written.text, existing).map_err(|error| match error.hint() {
            Some(hint) => format!("{error} {hint}"),
            None => error.to_string(),
        })?;
    let marked = dossier.articles.iter();
    Ok(match delivered {
        Delivered::IsThere => Outcome::IsThere,
        Delivered::Written => Outcome::Written {
            annotations: marked.map(|marked| marked.annotations.len()).sum(),
            articles: dossier.articles.len(),
            file: shown(&std::path::absolute(&path).unwrap_or(path)),
        },
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_exported_before_the_library_is_compared_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let open = |seed| {
            let places = crate::store::Places::under(folder.path());
            Library::open(places, seed, jiff::Timestamp::now)
        };
        assert!(open(1).seed_samples().unwrap() > 0);
        let library = open(2);
        library.compare_beside();
        let file = folder.path().join("all.json").display().to_string();
        let order = ExportOrder {
            what: Exported::Listed(Box::default()),
            format: crate::export::Format::Json,
            file: CleanText::line(&file),
            existing: Existing::Ask,
        };
        let outcome = export(&library, &order, None, &|_| Flow::Continue);
        let Outcome::Written { articles, .. } = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(articles, library.page(&Filter::default(), 0, 1).total);
        assert!(articles > 0);
    }

    #[test]
    fn names_complete_a_line_and_reading_ends_where_nobody_waits() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("inner")).unwrap();
        for name in ["b.md", "a.md", ".hidden"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let typed = format!("{}/", folder.path().display());
        let named = |name: &str| Completion::word(&format!("{typed}{name}"));
        let all = ["a.md", "b.md", "inner/"].map(named).to_vec();
        assert_eq!(files(&typed, &|| false), Some(all));
        assert_eq!(files("/no/such/folder/", &|| false), Some(Vec::new()));
        let asked = Cell::new(0);
        let soon_old = || {
            asked.set(asked.get() + 1);
            asked.get() > 1
        };
        assert_eq!(files(&typed, &soon_old), None);
        assert!(asked.get() <= 3, "the rest is not read");
    }
}
