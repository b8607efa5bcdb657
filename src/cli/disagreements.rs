//! `briefreader disagreements`: sentences of several articles about the same thing that differ.

use std::collections::BTreeSet;

use clap::Args;

use crate::{
    cli::{
        CliError, Output,
        list::ListFormat,
        query,
        session::{Session, saved},
        table::Table,
    },
    export::json::{self, DisagreementsDocument},
    library::{
        Depth, Library, Parts,
        disagreements::{Scope, dismissed_pair},
    },
    model::{
        ArticleId, ClaimId, CleanText, DisagreementId, RecordId,
        disagreement::{Disagreement, Side},
    },
};

/// Show sentences of several articles that disagree
///
/// They speak of the same thing and differ in a number, an amount, a percentage, a date, a name or a negation; the
/// surest first. Figures and dates are read: “10 billion dollars” and “$10bn” do not differ, nor do “Friday” and the
/// day that it was. What a text says to have changed meanwhile is no disagreement. A claim that was made of one, or
/// that has one of its sentences for its wording, stands beside it. Each pair is told once, the
/// article that was published first in front; what stands in the same words in several articles is one, and `+2` tells
/// in how many more.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Disagreements {
    /// Only between articles that are like this
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only what this article disagrees in with others; it stands in front
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// Make a claim of this one, an id: the first sentence is evidence for it, the other against it; prints the claim's
    /// id; may be given several times
    #[arg(long, value_name = "ID", conflicts_with_all = ["dismiss", "restore"])]
    claim: Vec<String>,
    /// Never show this one again, an id; may be given several times
    #[arg(long, value_name = "ID", conflicts_with = "restore")]
    dismiss: Vec<String>,
    /// Show this one again that was dismissed, an id; may be given several times
    #[arg(long, value_name = "ID")]
    restore: Vec<String>,
    /// The form
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

impl Disagreements {
    /// Prints the disagreements, or changes what is shown of them.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        if !self.restore.is_empty() {
            return self.restore(session, output);
        }
        let query = query::read(&self.query)?;
        let article = match &self.article {
            Some(name) => Some(session.article(name)?.id),
            None => None,
        };
        session.index(Depth::Directories, Parts::Words, output)?;
        let at = query::moment();
        let within: Option<BTreeSet<ArticleId>> = match &query.expr {
            None => None,
            Some(_) => {
                let found = session.library.article_ids(&query, &at)?;
                Some(found.into_iter().collect())
            }
        };
        let scope = match article {
            Some(id) => Scope::Article(id, within.as_ref()),
            None => Scope::All(within.as_ref()),
        };
        let found = session.library.disagreements(&scope, &at, &|| false)?;
        if !self.dismiss.is_empty() {
            return self.dismiss(&found, session, output);
        }
        if !self.claim.is_empty() {
            return self.claim(&found, session, output);
        }
        let claims = found.iter().map(|one| {
            let mut wordings = [&one.left, &one.right]
                .into_iter()
                .map(|side| CleanText::line(&side.text));
            let claim = wordings.find_map(|wording| session.library.claim_of_wording(&wording));
            claim.map(|claim| claim.id)
        });
        let claims: Vec<Option<ClaimId>> = claims.collect();
        let found: Vec<_> = found.into_iter().zip(claims).collect();
        match self.format {
            ListFormat::Json => {
                output.document(&json::to_text(&DisagreementsDocument::new(&found)));
            }
            ListFormat::Table => {
                let table = table(&found);
                if table.is_empty() {
                    output.note(match &self.article {
                        Some(_) => "This article disagrees with no other one, as far as is seen.",
                        None => "No articles disagree, as far as is seen.",
                    });
                }
                output.table(&table);
            }
        }
        Ok(())
    }

    fn dismiss(
        &self,
        found: &[Disagreement],
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        for name in &self.dismiss {
            let mut records = Vec::new();
            for dismissal in shown(name, found)?.dismissals() {
                let record = session.library.record(RecordId::dismissed(dismissal.id))?;
                records.push((dismissal, record));
            }
            let mut build = session.build();
            for (dismissal, record) in &records {
                build.dismiss(dismissal, record);
            }
            let change = build.finish();
            session.apply(&change, output)?;
        }
        Ok(())
    }

    fn claim(
        &self,
        found: &[Disagreement],
        session: &Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        for name in &self.claim {
            let one = shown(name, found)?;
            let by = session.settings.maker();
            let (_, applied, said) = session.library.claim_disagreement(one, None, &by)?;
            saved(&applied, output)?;
            let statement = Library::wording_of(one);
            if let Some(claim) = session.library.claim_of_wording(&statement) {
                output.line(claim.id);
            }
            output.note(said);
        }
        Ok(())
    }

    fn restore(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let dismissed: Vec<DisagreementId> = session.library.dismissed()?.into_iter().collect();
        for name in &self.restore {
            let hint = "Its file stands under data/dismissed, with both sentences.";
            let id = named(name, &dismissed, hint)?;
            let mut records = Vec::new();
            for of in &dismissed {
                records.push((*of, session.library.record(RecordId::dismissed(*of))?));
            }
            // With the same words in other articles.
            let meant = records.iter().find(|(of, _)| *of == id);
            let meant = meant.map(|(_, record)| dismissed_pair(record));
            let mut build = session.build();
            for (of, record) in &records {
                if *of == id || Some(dismissed_pair(record)) == meant {
                    build.take_dismissal_back(*of, record);
                }
            }
            let change = build.finish();
            session.apply(&change, output)?;
        }
        Ok(())
    }
}

/// Finds the one disagreement of those that are shown whose id begins or ends so, or that of the same words in other
/// articles.
fn shown<'a>(name: &str, found: &'a [Disagreement]) -> Result<&'a Disagreement, CliError> {
    let hint = "`briefreader disagreements` shows them.";
    let ids = found.iter().flat_map(Disagreement::all).map(|one| one.id);
    let ids: Vec<DisagreementId> = ids.collect();
    let id = named(name, &ids, hint)?;
    let one = found.iter().find(|one| one.all().any(|one| one.id == id));
    one.ok_or_else(|| CliError::new("It is shown no more.").with_hint(hint))
}

/// Finds the one disagreement whose id begins or ends so.
fn named(name: &str, ids: &[DisagreementId], hint: &str) -> Result<DisagreementId, CliError> {
    let name = name.to_lowercase();
    let is_named = |id: &&DisagreementId| {
        let id = id.to_string();
        !name.is_empty() && (id.starts_with(&name) || id.ends_with(&name))
    };
    let mut found = ids.iter().filter(is_named);
    match (found.next(), found.next()) {
        (Some(id), None) => Ok(*id),
        (None, _) => {
            Err(CliError::new(format!("No disagreement is called {name}")).with_hint(hint))
        }
        (Some(_), Some(_)) => Err(CliError::new(format!(
            "Several disagreements are called {name}"
        ))
        .with_hint("Write more of the id.")),
    }
}

/// The columns of an id, and of in how many more articles the same words stand.
const CARRIED: usize = 14;

fn table(disagreements: &[(Disagreement, Option<ClaimId>)]) -> Table {
    let mut table = Table::new(&[
        ("ID", 8),
        ("KIND", 10),
        ("CLAIM", 8),
        ("ARTICLE", CARRIED),
        ("SAYS", 24),
        ("OTHER", CARRIED),
        ("SAYS", 24),
        ("SENTENCE", usize::MAX),
    ]);
    for (one, claim) in disagreements {
        let [left, right] = one.articles();
        let carried = |side: &Side, articles: &BTreeSet<ArticleId>| match articles.len() {
            0 | 1 => side.article.id.short(),
            many => format!("{} +{}", side.article.id.short(), many - 1),
        };
        table.row([
            &one.id.short(),
            one.kind.name(),
            &claim.map_or_else(String::new, |claim| claim.short()),
            &carried(&one.left, &left),
            one.left.differing(),
            &carried(&one.right, &right),
            one.right.differing(),
            &one.left.text,
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::matrix::tests::survey,
        model::{SnapshotId, disagreement::Kind},
    };

    #[test]
    fn on_a_terminal_the_ids_and_the_counts_of_copies_are_whole() {
        let survey = survey();
        let side = |at: usize| {
            let article = survey.articles().get(at).unwrap().clone();
            Side {
                snapshot: SnapshotId::of(1, &CleanText::line("Ten"), &[], &[]),
                article,
                bytes: 0..3,
                code_points: 0..3,
                text: CleanText::line("Ten"),
                value: 0..3,
            }
        };
        let one = |left: usize, right: usize| Disagreement {
            id: DisagreementId::of([
                (survey.articles()[left].id, "a"),
                (survey.articles()[right].id, "b"),
            ]),
            kind: Kind::Number,
            score: 1.0,
            left: side(left),
            right: side(right),
            also: Vec::new(),
        };
        let folded = Disagreement {
            also: vec![one(2, 1)],
            ..one(0, 1)
        };
        let lines = table(&[(folded, None)]).lines(Some(100));
        let whole = format!(" {} +1 ", survey.articles()[0].id.short());
        assert!(lines.iter().any(|line| line.contains(&whole)), "{lines:?}");
    }
}
