//! A claim in Markdown: what it says, what speaks for and against it, where that comes from, and what is open.

use std::collections::BTreeMap;

use super::{cited, escape, heading, inline, line, push_own, state_in_words};
use crate::{
    export::{
        Dossier,
        citation::now_in_words,
        claim::{self as said, Group},
    },
    model::{
        ClaimId, CleanText, Stance,
        view::{ClaimPage, EvidenceRow, SilenceRow},
    },
};

/// Writes one claim with its evidence, as in a dossier, as a text of its own; `statements` are the wordings of other
/// claims.
pub fn claim(page: &ClaimPage, statements: BTreeMap<ClaimId, CleanText>) -> String {
    let mut text = String::new();
    let around = Dossier {
        statements,
        ..Dossier::default()
    };
    push_claim(&mut text, page, &around, "#");
    text.split_off(1)
}

/// Appends a claim of a dossier after an empty line; `signs` are those of its heading.
pub(super) fn push_claim(text: &mut String, page: &ClaimPage, dossier: &Dossier, signs: &str) {
    let claim = &*page.claim;
    heading(text, signs, &claim.statement);
    let status = inline(claim.status.word());
    line(text, format_args!("- Status: {status}."));
    for (name, fact) in said::facts(claim, &inline) {
        line(text, format_args!("- {name}: {fact}"));
    }
    for said in said::relations(page, &dossier.statements, &inline) {
        line(text, format_args!("- {said}"));
    }
    line(text, format_args!("- Evidence: {}.", said::counts(page)));
    push_own(text, "Verdict", &claim.verdicts);
    let signs = format!("{signs}#");
    for group in Group::ALL {
        let mut rows = group.rows(page).peekable();
        if rows.peek().is_some() {
            heading(text, &signs, group.title());
        }
        for (number, row) in rows.enumerate() {
            if number > 0 {
                text.push('\n');
            }
            push_evidence(text, row, page);
        }
    }
    if !page.silences.is_empty() {
        heading(text, &signs, "Silent");
    }
    for row in &page.silences {
        push_silence(text, row);
    }
    push_list(text, &signs, "Origins", &said::origins(page, &inline));
    let open = said::open(page, dossier, &inline);
    push_list(text, &signs, "Open", &open);
    push_list(text, &signs, "History", &said::history(claim, &inline));
}

fn push_list(text: &mut String, signs: &str, title: &str, items: &[String]) {
    if !items.is_empty() {
        heading(text, signs, title);
    }
    for item in items {
        line(text, format_args!("- {item}"));
    }
}

fn push_silence(text: &mut String, row: &SilenceRow) {
    let day = row.silence.checked.strftime("%-d %b %Y");
    let mut told = format!("- {} Checked on {day}", cited(&row.article));
    if !row.is_current() {
        told.push_str("; **the text has changed since**");
    }
    if row.article.removed.is_some() {
        told.push_str("; the article is in the trash");
    }
    if let Some(lacks) = said::lacking(&row.article) {
        told.push_str(&format!(". **Warning:** the citation lacks {lacks}"));
    }
    line(text, format_args!("{told}."));
}

fn push_evidence(text: &mut String, row: &EvidenceRow, page: &ClaimPage) {
    text.push_str(&escape::quotation(&row.annotation.anchor.quote));
    line(text, format_args!("\n— {}", cited(&row.article)));
    let evidence = &row.evidence;
    let mut told: Vec<String> = Vec::new();
    if let Some(before) = evidence.before() {
        told.push(format!("The sentence before it: “{}”", inline(before)));
    }
    told.extend(said::told(evidence, &inline).map(|how| format!("Told: {how}.")));
    if let Some(strength) = &evidence.strength {
        told.push(format!("Strength: {}.", inline(strength.word())));
    }
    told.push(format!("Origin: {}.", said::origin(row, page, &inline)));
    line(text, format_args!("\n{}", told.join("\\\n")));
    if let Stance::Other(word) = &evidence.stance {
        let word = escape::inline(word);
        line(text, format_args!("\nIts stance is “{word}”."));
    }
    if evidence.is_outworded(&page.claim.statement) {
        let wording = inline(&evidence.wording);
        line(
            text,
            format_args!("\n**Warning:** judged under another wording of the claim: “{wording}”."),
        );
    }
    if let Some(lacks) = said::lacking(&row.article) {
        line(
            text,
            format_args!("\n**Warning:** the citation lacks {lacks}."),
        );
    }
    if let Some(state) = state_in_words(&row.placement) {
        line(text, format_args!("\n{state}"));
    }
    if let Some(words) = &row.words {
        let now = now_in_words(&row.article, &row.annotation, &inline(words));
        line(text, format_args!("\n{now}"));
    }
    if row.article.removed.is_some() {
        line(text, format_args!("\nThe article is in the trash."));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        export::sample,
        model::{
            Checkable, HistoryEntry, Kind, PartialDate, Relation, Status, Strength, Suggestion,
            Told, Voice,
            origin::{Origin, Why},
        },
    };

    fn text(text: &str) -> CleanText {
        CleanText::line(text)
    }

    #[test]
    fn a_claim_tells_how_its_evidence_is_told_where_it_comes_from_and_what_is_open() {
        let mut north = sample::article(1, "Ten towers");
        north.source = Some(text("Desk North"));
        north.published = PartialDate::parse_iso("2020-08-23");
        let mut south = sample::article(2, "Towers");
        south.source = Some(text("Desk South"));
        south.published = PartialDate::parse_iso("2020-08-24");
        let mut claim = sample::claim(9, "Ten towers were built");
        claim.kind = Some(Kind::Figure);
        claim.claimant = Some(text("the *ministry*"));
        claim.as_of = PartialDate::parse_iso("2020-08");
        claim.due = PartialDate::parse_iso("2021");
        claim.checkable = Some(Checkable::Partly);
        claim.checkable_why = Some(text("some stand on closed ground"));
        let other = sample::claim(10, "No tower was built");
        claim.relations = vec![(other.id, Relation::Contradicts)];
        let entry = |what: &str, value: &str, by: &str| HistoryEntry {
            what: text(what),
            value: text(value),
            at: sample::time(),
            by: text(by),
            of: CleanText::default(),
        };
        claim.history = vec![
            entry("statement", "Towers were built", ""),
            entry("status", "mixed", "A. Reader"),
            entry("verdict", "", ""),
        ];
        claim.status = Status::Mixed;
        let linked = |number: u128, article, quote: &str, wording: &str| {
            let mut placed = sample::placed(number, article, quote, 0..5);
            let mut link = sample::link(number, &claim, Stance::Supports);
            link.wording = text(wording);
            link.suggested = Some(Suggestion {
                told: Told {
                    voice: Some(Voice::Attributed),
                    via: vec![text("Desk East"), text("the ministry")],
                    hedge: Some(text("reportedly")),
                },
                before: Some(text("The ministers met.")),
                by: text("cues 1"),
            });
            Arc::make_mut(&mut placed.annotation).evidence = vec![link];
            placed
        };
        let first = linked(
            11,
            &north,
            "They reportedly built ten.",
            "Ten towers were built",
        );
        let mut second = linked(12, &south, "Ten stand.", "Towers were built");
        let link = &mut Arc::make_mut(&mut second.annotation).evidence[0];
        link.voice = Some(Voice::Own);
        link.via = Some(Vec::new());
        link.hedge = Some(CleanText::default());
        link.strength = Some(Strength::Weak);
        let mut page = sample::claim_page(&claim, [(&north, &first), (&south, &second)]);
        for (row, why) in page
            .evidence
            .iter_mut()
            .zip([Why::Via, Why::SameWords(Arc::new(north.clone()))])
        {
            row.origin = Origin {
                number: 0,
                name: Some(text("the ministry")),
                why,
            };
        }
        let wider = sample::claim(11, "Towers stand");
        page.related = vec![
            (other.id, Relation::Contradicts),
            (wider.id, Relation::Part),
        ];
        let statements = BTreeMap::from([
            (other.id, other.statement.clone()),
            (wider.id, wider.statement.clone()),
        ]);
        let mut written = String::new();
        push_claim(
            &mut written,
            &page,
            &Dossier {
                statements,
                ..Dossier::default()
            },
            "#",
        );
        assert_eq!(
            written,
            r"
# Ten towers were built

- Status: mixed.
- Kind: figure
- Claimant: the \*ministry\*
- As of: Aug 2020
- Due: 2021
- Checkable: partly: some stand on closed ground
- Contradicts: No tower was built
- Made up of: Towers stand
- Evidence: 2 supports, 0 refutes, 0 mentions, from 2 articles; origins: 1 known, 0 unknown.

## Supports

> They reportedly built ten.

— “Ten towers”, Desk North, 23 Aug 2020.

The sentence before it: “The ministers met.”\
Told: attributed, via Desk East ‹ the ministry, hedge “reportedly” (a suggestion).\
Origin: a: the ministry, the root of its via.

> Ten stand.

— “Towers”, Desk South, 24 Aug 2020.

The sentence before it: “The ministers met.”\
Told: in the article's own voice.\
Strength: weak.\
Origin: a: the ministry, the same words stand in “Ten towers”.

**Warning:** judged under another wording of the claim: “Towers were built”.

## Origins

- a: the ministry, 2 quotes (the root of its via; the same words stand in “Ten towers”)

## Open

- How it is told is a suggestion that nobody has confirmed: 1 quote, in “Ten towers”.
- To recheck, since it was judged under another wording: 1 quote, in “Towers”.

## History

- 23 Nov 2026: statement “Towers were built”
- 23 Nov 2026, A. Reader: status “mixed”
- 23 Nov 2026: verdict taken away
"
        );
        // Of one in the trash nothing is said.
        assert!(!super::claim(&page, BTreeMap::new()).contains("Contradicts"));
    }
}
