//! A dossier that people read: articles with what is marked in them, claims with their evidence.

mod article;
mod claim;
mod escape;
mod grid;
mod story;

use std::{collections::HashSet, fmt::Write, sync::Arc};

pub use article::article;
pub use claim::claim;
pub use story::story;

use crate::{
    export::{
        Dossier, Lead, MarkedArticle,
        citation::{Citation, now_in_words},
        claim as said,
    },
    model::{
        AnchorState, Article, ClaimId, CleanText, Placement, annotation::joined,
        view::PlacedAnnotation,
    },
    text::count::counted,
};

/// Writes a dossier in CommonMark.
///
/// Quotes, titles, names and statements are escaped, so that nothing foreign becomes structure; notes and
/// verdicts are the person's own Markdown and stand in list items, where what they leave open ends. Articles
/// in which nothing is marked are listed at the end of the articles. Where claims lead they come first, then the
/// articles, and of what is marked in these what the claims do not tell, such as notes. The same dossier is always written the
/// same way: no time of writing is told.
pub fn dossier(dossier: &Dossier) -> String {
    let mut text = String::new();
    match &dossier.story {
        Some(story) => story::push_story(&mut text, story),
        None => text.push_str("# Dossier\n\n"),
    }
    let marks = dossier.articles.iter().map(|m| m.annotations.len()).sum();
    line(
        &mut text,
        format_args!(
            "{}, {}, {}.",
            counted(dossier.articles.len(), "article"),
            counted(marks, "annotation"),
            counted(dossier.claims.len(), "claim"),
        ),
    );
    match dossier.lead {
        Lead::Articles => {
            push_articles(&mut text, dossier);
            push_claims(&mut text, dossier);
        }
        Lead::Claims => {
            push_claims(&mut text, dossier);
            push_other_marks(&mut text, dossier);
        }
    }
    text
}

fn push_claims(text: &mut String, dossier: &Dossier) {
    if !dossier.claims.is_empty() {
        text.push_str("\n## Claims\n");
    }
    for claim in &dossier.claims {
        claim::push_claim(text, claim, dossier, "###");
    }
    if !dossier.grids.is_empty() {
        text.push_str("\n## Competing hypotheses\n");
    }
    for page in &dossier.grids {
        grid::push_grid(text, page);
    }
}

fn push_articles(text: &mut String, dossier: &Dossier) {
    let (marked, bare): (Vec<_>, Vec<_>) = dossier
        .articles
        .iter()
        .partition(|marked| !marked.annotations.is_empty());
    if !marked.is_empty() {
        text.push_str("\n## Articles\n");
    }
    for article in marked {
        push_article(text, article, dossier);
    }
    if !bare.is_empty() {
        text.push_str("\n## Articles in which nothing is marked\n\n");
    }
    for article in bare {
        line(text, format_args!("- {}", cited(&article.article)));
    }
}

/// Appends the articles, and of their annotations those of which the claims do not tell all.
fn push_other_marks(text: &mut String, dossier: &Dossier) {
    if !dossier.articles.is_empty() {
        text.push_str("\n## Articles\n\n");
    }
    for article in &dossier.articles {
        line(text, format_args!("- {}", cited(&article.article)));
    }
    let claims: HashSet<ClaimId> = dossier.claims.iter().map(|page| page.claim.id).collect();
    let is_told = |placed: &PlacedAnnotation| {
        let annotation = &*placed.annotation;
        let mut links = annotation.evidence.iter();
        links.any(|link| claims.contains(&link.claim))
            && annotation.notes.is_empty()
            && annotation.tags.is_empty()
    };
    let others = dossier.articles.iter().filter_map(|marked| {
        let annotations = marked.annotations.iter().filter(|placed| !is_told(placed));
        let annotations: Vec<PlacedAnnotation> = annotations.cloned().collect();
        (!annotations.is_empty()).then(|| MarkedArticle {
            article: Arc::clone(&marked.article),
            annotations,
        })
    });
    for (number, marked) in others.enumerate() {
        if number == 0 {
            text.push_str("\n## Other marks\n");
        }
        push_article(text, &marked, dossier);
    }
}

fn push_article(text: &mut String, marked: &MarkedArticle, dossier: &Dossier) {
    let article = &*marked.article;
    heading(text, "###", &article.title);
    line(text, format_args!("{}", cited(article)));
    if !article.tags.is_empty() {
        line(text, format_args!("\nTags: {}.", tags(&article.tags)));
    }
    for placed in &marked.annotations {
        push_annotation(text, article, placed, dossier);
    }
}

fn push_annotation(
    text: &mut String,
    article: &Article,
    placed: &PlacedAnnotation,
    dossier: &Dossier,
) {
    let annotation = &*placed.annotation;
    text.push('\n');
    text.push_str(&escape::quotation(&annotation.anchor.quote));
    text.push('\n');
    if let Some(state) = state_in_words(&placed.placement) {
        line(text, format_args!("- {state}"));
    }
    if let Some(words) = &placed.words {
        let now = now_in_words(article, annotation, &inline(words));
        line(text, format_args!("- {now}"));
    }
    line(
        text,
        format_args!("- Colour: {}.", escape::inline(annotation.color.word())),
    );
    if !annotation.tags.is_empty() {
        line(text, format_args!("- Tags: {}.", tags(&annotation.tags)));
    }
    for link in &annotation.evidence {
        if let Some(statement) = dossier.statements.get(&link.claim) {
            line(
                text,
                format_args!("- {}", said::linked(&link.stance, statement, &inline)),
            );
        }
    }
    push_own(text, "Note", &annotation.notes);
}

/// Appends what the person wrote, as the last item of a list.
fn push_own(text: &mut String, name: &str, texts: &[CleanText]) {
    if let Some(own) = joined(texts) {
        line(text, format_args!("- {name}:\n"));
        text.push_str(&escape::indented(&own));
    }
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    writeln!(text, "{words}").expect("text can always be appended to");
}

fn heading(text: &mut String, signs: &str, words: &str) {
    line(text, format_args!("\n{signs} {}\n", escape::inline(words)));
}

/// Writes the citation of an article; its address becomes a link.
fn cited(article: &Article) -> String {
    let citation = Citation::of(article);
    let mut text = String::new();
    if let Some(author) = citation.author {
        text.push_str(&escape::inline(author));
        text.push_str(", ");
    }
    text.push_str(&format!(
        "“{}”, {}, {}",
        escape::inline(citation.title),
        escape::inline(citation.source),
        citation.date
    ));
    if let Some(url) = citation.url {
        text.push_str(", ");
        text.push_str(&escape::address(url));
    }
    text.push('.');
    text
}

fn tags(tags: &[CleanText]) -> String {
    let tags: Vec<_> = tags.iter().map(|tag| escape::inline(tag)).collect();
    tags.join(", ")
}

/// Writes words of an article on one line.
fn inline(words: &str) -> String {
    escape::inline(&CleanText::line(words))
}

/// Tells what a reader must know of the place of the words; nothing where they stand where they stood.
fn state_in_words(placement: &Placement) -> Option<String> {
    let words = match &placement.state {
        AnchorState::Anchored => return None,
        AnchorState::Moved => {
            "Moved: the same words stand at another place of the newest snapshot."
        }
        AnchorState::Edited if !placement.waits() => {
            "Edited: the words of the newest snapshot differ from this quote; a person has confirmed them."
        }
        AnchorState::Edited => {
            "**Warning:** edited: the words of the newest snapshot differ from this quote, so it waits for a recheck."
        }
        AnchorState::Review => {
            "**Warning:** review: the place of this quote in the newest snapshot is likely, not sure."
        }
        AnchorState::Orphan => {
            "**Warning:** orphan: this quote was not found in the newest snapshot."
        }
        AnchorState::Other(word) => {
            let word = escape::inline(word);
            return Some(format!(
                "**Warning:** “{word}” is a state that this version does not know."
            ));
        }
    };
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        export::sample,
        model::{PartialDate, Stance, Status, origin::Why},
    };

    #[test]
    fn a_dossier_reads_from_articles_to_claims() {
        let mut north = sample::article(1, "Cloud package for governments abroad");
        north.source = Some(CleanText::line("Desk North"));
        north.author = Some(CleanText::line("A. Writer"));
        north.published = PartialDate::parse_iso("2020-08-23");
        north.url = Some(CleanText::line("https://north.example/cloud_package"));
        north.tags = vec![CleanText::line("cloud"), CleanText::line("jedi_abroad")];
        let lobby = sample::article(2, "Lobbying for contracts");
        let bare = sample::article(3, "* Read, not marked");

        let mut claim = sample::claim(9, "JEDI contains offline devices");
        claim.status = Status::InProgress;
        claim.verdicts = vec![CleanText::new("Likely, *see* North.")];
        let mut first = sample::placed(
            11,
            &north,
            "Its devices work offline.\nThey sync later.",
            0..43,
        );
        let inner = Arc::make_mut(&mut first.annotation);
        inner.notes = vec![CleanText::new("Ask for a source.\n\n- twice")];
        inner.tags = vec![CleanText::line("devices")];
        inner.evidence = vec![sample::link(21, &claim, Stance::Supports)];
        let mut second =
            sample::orphaned(sample::placed(12, &lobby, "# No devices [at all]", 3..9));
        Arc::make_mut(&mut second.annotation).evidence =
            vec![sample::link(22, &claim, Stance::Refutes)];
        let page = sample::claim_page(&claim, [(&north, &first), (&lobby, &second)]);
        let marked = |article, annotations| MarkedArticle {
            article: Arc::new(article),
            annotations,
        };
        let mut whole = Dossier {
            articles: vec![
                marked(north, vec![first]),
                marked(lobby, vec![second]),
                marked(bare, Vec::new()),
            ],
            statements: BTreeMap::from([(claim.id, claim.statement.clone())]),
            claims: vec![page],
            ..Dossier::default()
        };
        assert_eq!(
            dossier(&whole),
            r"# Dossier

3 articles, 2 annotations, 1 claim.

## Articles

### Cloud package for governments abroad

A. Writer, “Cloud package for governments abroad”, Desk North, 23 Aug 2020, <https://north.example/cloud_package>.

Tags: cloud, jedi\_abroad.

> Its devices work offline.\
> They sync later.

- Colour: yellow.
- Tags: devices.
- Supports the claim: JEDI contains offline devices
- Note:

  Ask for a source.

  - twice

### Lobbying for contracts

“Lobbying for contracts”, source unknown, undated.

> \# No devices \[at all\]

- **Warning:** orphan: this quote was not found in the newest snapshot.
- Colour: yellow.
- Refutes the claim: JEDI contains offline devices

## Articles in which nothing is marked

- “\* Read, not marked”, source unknown, undated.

## Claims

### JEDI contains offline devices

- Status: in progress.
- Evidence: 1 supports, 1 refutes, 0 mentions, from 2 articles; origins: 0 known, 2 unknown.
- Verdict:

  Likely, *see* North.

#### Supports

> Its devices work offline.\
> They sync later.

— A. Writer, “Cloud package for governments abroad”, Desk North, 23 Aug 2020, <https://north.example/cloud_package>.

Origin: unknown.

#### Refutes

> \# No devices \[at all\]

— “Lobbying for contracts”, source unknown, undated.

Origin: unknown.

**Warning:** the citation lacks a source and a date.

**Warning:** orphan: this quote was not found in the newest snapshot.

#### Open

- To recheck in the newest text: 1 quote, in “Lobbying for contracts”.
- Nobody knows where it comes from: 2 quotes, in “Cloud package for governments abroad”; “Lobbying for contracts”.
- Without a source or a date: 1 citation, “Lobbying for contracts”.
"
        );
        whole.lead = Lead::Claims;
        let text = dossier(&whole);
        let at = |words: &str| {
            text.find(words)
                .unwrap_or_else(|| panic!("{words}: {text}"))
        };
        assert!(at("## Claims") < at("Verdict") && at("Verdict") < at("\n## Articles\n"));
        // What the claim tells whole is not told once more; a note stands with its mark alone.
        let (_, rest) = text.split_once("\n## Articles\n").unwrap();
        assert_eq!(
            rest.matches("\n- “").count() + rest.matches("\n- A. Writer").count(),
            3
        );
        let (_, others) = rest.split_once("\n## Other marks\n").unwrap();
        assert!(others.contains("Ask for a source."), "{others}");
        assert!(!others.contains("No devices"), "{others}");
    }

    #[test]
    fn articles_with_the_same_title_are_told_apart_by_source_and_date() {
        let of = |number, source: &str, date: &str| {
            let mut article = sample::article(number, "Fire at the works");
            article.source = Some(CleanText::line(source));
            article.published = PartialDate::parse_iso(date);
            article
        };
        let (post, echo) = (of(1, "Post", "2024-09-04"), of(2, "Echo", "2024-09-05"));
        let claim = sample::claim(9, "The valve was closed");
        let placed = [(11, &post), (12, &echo)]
            .map(|(id, article)| sample::placed(id, article, "It was closed.", 0..14));
        let placed = placed.map(|mut placed| {
            let link = sample::link(21, &claim, Stance::Supports);
            Arc::make_mut(&mut placed.annotation).evidence = vec![link];
            placed
        });
        let mut page = sample::claim_page(&claim, [(&post, &placed[0]), (&echo, &placed[1])]);
        page.evidence[1].origin.why = Why::SameWords(Arc::new(post));
        let text = super::claim(&page, BTreeMap::new());
        assert!(
            text.contains("the same words stand in “Fire at the works” (Post, 4 Sep 2024)"),
            "{text}"
        );
        assert!(
            text.contains(
                "2 quotes, in “Fire at the works” (Post, 4 Sep 2024); “Fire at the works” (Echo, 5 Sep 2024)."
            ),
            "{text}"
        );
    }

    #[test]
    fn an_empty_dossier_says_so() {
        assert_eq!(
            dossier(&Dossier::default()),
            "# Dossier\n\n0 articles, 0 annotations, 0 claims.\n"
        );
    }

    #[test]
    fn a_claim_without_evidence_says_so() {
        let claim = sample::claim(9, "1. Nothing - yet");
        let whole = Dossier {
            claims: vec![sample::claim_page(&claim, [])],
            ..Dossier::default()
        };
        assert_eq!(
            super::claim(&whole.claims[0], BTreeMap::new()),
            "# 1\\. Nothing - yet\n\n- Status: undetermined.\n- Evidence: none.\n"
        );
        assert!(
            dossier(&whole).ends_with(
                "## Claims\n\n### 1\\. Nothing - yet\n\n- Status: undetermined.\n- Evidence: none.\n"
            ),
            "{}",
            dossier(&whole)
        );
    }

    #[test]
    fn silences_stand_below_the_evidence_with_the_day_of_the_check() {
        let claim = sample::claim(9, "Statement");
        let mut page = sample::claim_page(&claim, []);
        page.silences = vec![
            sample::silence(&sample::article(1, "One"), 'a'),
            sample::silence(&sample::article(2, "Two"), 'b'),
        ];
        assert_eq!(
            super::claim(&page, BTreeMap::new()),
            "# Statement\n\n- Status: undetermined.\n- Evidence: none; 1 article silent.\n\n\
             ## Silent\n\n\
             - “One”, source unknown, undated. Checked on 23 Nov 2026. **Warning:** the citation lacks a source and a date.\n\
             - “Two”, source unknown, undated. Checked on 23 Nov 2026; **the text has changed since**. **Warning:** the citation lacks a source and a date.\n\n\
             ## Open\n\n\
             - To check again, since the text changed: 1 silent article, “Two”.\n\
             - Without a source or a date: 2 citations, “One”; “Two”.\n"
        );
    }

    #[test]
    fn each_doubtful_state_is_a_warning() {
        let placed_in = |state| Placement {
            state,
            ..Placement::orphan()
        };
        assert_eq!(state_in_words(&placed_in(AnchorState::Anchored)), None);
        for state in [
            AnchorState::Edited,
            AnchorState::Review,
            AnchorState::Orphan,
            AnchorState::from_word("mislaid"),
        ] {
            let words = state_in_words(&placed_in(state.clone())).unwrap();
            assert!(words.starts_with("**Warning:**"), "{words}");
            assert!(words.contains(state.word()), "{words}");
        }
        let moved = state_in_words(&placed_in(AnchorState::Moved)).unwrap();
        assert!(moved.starts_with("Moved"), "{moved}");
    }

    #[test]
    fn evidence_tells_a_stance_that_only_a_later_version_knows_and_the_trash() {
        let mut article = sample::article(1, "One");
        article.removed = Some(sample::time());
        let claim = sample::claim(9, "Statement");
        let mut placed = sample::placed(1, &article, "words", 0..5);
        Arc::make_mut(&mut placed.annotation).evidence =
            vec![sample::link(1, &claim, Stance::from_word("doubts"))];
        let whole = Dossier {
            claims: vec![sample::claim_page(&claim, [(&article, &placed)])],
            ..Dossier::default()
        };
        assert!(
            dossier(&whole).contains(
                "#### Mentions\n\n> words\n\n— “One”, source unknown, undated.\n\nOrigin: unknown.\n\nIts stance is “doubts”.\n\n\
                 **Warning:** the citation lacks a source and a date.\n\nThe article is in the trash.\n\n#### Open\n"
            ),
            "{}",
            dossier(&whole)
        );
    }
}
