//! The labels of lines about an article.

/// How many characters after a label a day begins.
const MOST_BEFORE_A_DAY: usize = 24;

/// Labels of lines, in lower case, with what stands after them.
pub(super) const LABELS: &[(&str, Label)] = &[
    ("title", Label::Title),
    ("headline", Label::Title),
    ("author", Label::Author),
    ("authors", Label::Author),
    ("written by", Label::Author),
    ("autor", Label::Author),
    ("autora", Label::Author),
    ("autorin", Label::Author),
    ("autoren", Label::Author),
    ("autore", Label::Author),
    ("autores", Label::Author),
    ("auteur", Label::Author),
    ("auteurs", Label::Author),
    ("автор", Label::Author),
    ("авторы", Label::Author),
    ("текст", Label::Author),
    ("作者", Label::Author),
    ("source", Label::Source),
    ("publisher", Label::Source),
    ("quelle", Label::Source),
    ("fuente", Label::Source),
    ("fonte", Label::Source),
    ("bron", Label::Source),
    ("źródło", Label::Source),
    ("источник", Label::Source),
    ("来源", Label::Source),
    ("url", Label::Url),
    ("link", Label::Url),
    ("tags", Label::Tags),
    ("keywords", Label::Tags),
    ("topics", Label::Tags),
    ("date", Label::Published),
    ("published", Label::Published),
    ("published on", Label::Published),
    ("first published", Label::Published),
    ("posted", Label::Published),
    ("posted on", Label::Published),
    ("veröffentlicht", Label::Published),
    ("veröffentlicht am", Label::Published),
    ("publié le", Label::Published),
    ("publicado el", Label::Published),
    ("publicado em", Label::Published),
    ("publicado", Label::Published),
    ("publié", Label::Published),
    ("pubblicato", Label::Published),
    ("pubblicato il", Label::Published),
    ("gepubliceerd", Label::Published),
    ("gepubliceerd op", Label::Published),
    ("geplaatst op", Label::Published),
    ("opublikowano", Label::Published),
    ("data publikacji", Label::Published),
    ("publicerad", Label::Published),
    ("publisert", Label::Published),
    ("опубликовано", Label::Published),
    ("дата публикации", Label::Published),
    ("公開", Label::Published),
    ("公開日", Label::Published),
    ("配信", Label::Published),
    ("发布时间", Label::Published),
    ("发布日期", Label::Published),
    ("updated", Label::Updated),
    ("updated on", Label::Updated),
    ("last updated", Label::Updated),
    ("stand", Label::Updated),
    ("aktualisiert", Label::Updated),
    ("aktualisiert am", Label::Updated),
    ("mis à jour le", Label::Updated),
    ("mis à jour", Label::Updated),
    ("modifié le", Label::Updated),
    ("actualizado el", Label::Updated),
    ("actualizado", Label::Updated),
    ("atualizado em", Label::Updated),
    ("aggiornato il", Label::Updated),
    ("aggiornato", Label::Updated),
    ("bijgewerkt op", Label::Updated),
    ("bijgewerkt", Label::Updated),
    ("zaktualizowano", Label::Updated),
    ("aktualizacja", Label::Updated),
    ("uppdaterad", Label::Updated),
    ("oppdatert", Label::Updated),
    ("обновлено", Label::Updated),
    ("更新", Label::Updated),
    ("更新日", Label::Updated),
    ("reading time", Label::Reading),
    ("lesezeit", Label::Reading),
];

/// What a label announces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Author,
    Source,
    Url,
    Tags,
    Published,
    /// The day of a revision, which is that of publication only where no other is told.
    Updated,
    Reading,
}

/// Tells whether words are a label, or such as "First" and "Last" that begin one.
pub(super) fn is_label(words: &str) -> bool {
    let words = words.to_lowercase();
    let begins = |label: &str| {
        let rest = label.strip_prefix(words.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    LABELS.iter().any(|(label, _)| begins(label))
}

/// Tells whether a text begins with a label and what stands behind such a one.
pub(super) fn starts_with_label(text: &str) -> bool {
    let lower = text.to_lowercase();
    LABELS.iter().any(|(name, label)| {
        let Some(rest) = lower.strip_prefix(name) else {
            return false;
        };
        match label {
            Label::Published | Label::Updated => {
                let mut near = rest.chars().take(MOST_BEFORE_A_DAY);
                rest.starts_with([' ', ':', '：']) && near.any(char::is_numeric)
            }
            Label::Author | Label::Source => rest.starts_with([':', '：']),
            _ => false,
        }
    })
}
