//! `briefreader export`: a dossier for others.

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, delivery::Delivery, narrow::Narrow, query, session::Session},
    compare::matrix::By,
    export::{Format, Manner, Reviewer, Written},
    model::CleanText,
};

/// Write articles, annotations and claims for others
///
/// Without a query, articles and claims everything is written. A claim is written with all its evidence, also
/// that of articles which are not. Beside the claims of the matrix (json, matrix-csv, html) stand all articles of the
/// story, or such as the query and --article name, or else those in which something was found; claims come in the order
/// in which they were made, articles in that of their publication. A grid that one of the claims stands in is written
/// whole, with its ratings and its ranking (markdown, json, html).
///
/// A claimreview needs --url and claims whose status is decided; `statuses` in config.ron says which are. The place of
/// each claim, its id, is put behind the URL, as it stands in the html. The reviewer and authors are written as persons,
/// sources as organizations, claimants and authors such as “Staff” as neither, unless --person or --organization names
/// them.
#[derive(Debug, Args)]
#[command(after_help = query::help())]
pub struct Export {
    /// Only articles that are so, in its order
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only this article; may be given several times
    #[arg(long = "article", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Only annotations that bear on this claim, an id or a statement; may be given several times
    #[arg(long = "claim", value_name = "CLAIM")]
    claims: Vec<String>,
    /// Only what belongs to this story, an id or a name
    #[arg(long, value_name = "STORY")]
    story: Option<String>,
    /// The form
    #[arg(long, value_name = "FORMAT", value_parser = choice::format())]
    format: Format,
    /// What stands beside the claims of the matrix, for json and matrix-csv: articles unless it says sources
    #[arg(long, value_name = "BY", value_parser = choice::by())]
    by: Option<By>,
    /// Who has checked the claims, for claimreview; without it the name in config.ron
    #[arg(long, value_name = "NAME")]
    reviewer: Option<String>,
    /// The page on the web on which the reviews stand, for claimreview
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// A name in the reviews that is a person's, for claimreview; may be given several times
    #[arg(long = "person", value_name = "NAME")]
    persons: Vec<String>,
    /// A name in the reviews that is an organization's, for claimreview; may be given several times
    #[arg(long = "organization", value_name = "NAME")]
    organizations: Vec<String>,
    #[command(flatten)]
    delivery: Delivery,
}

impl Export {
    /// Prints or writes the dossier.
    pub fn run(&self, session: &Session, output: &mut Output<'_>) -> Result<(), CliError> {
        self.check_options()?;
        self.delivery.check()?;
        let narrow = Narrow {
            query: query::read(&self.query)?,
            articles: self.articles.clone(),
            claims: self.claims.clone(),
            story: self.story.clone(),
            ..Narrow::default()
        };
        session.load(output)?;
        session.index_texts(output)?;
        let dossier = narrow.dossier(session, output)?;
        let manner = Manner {
            by: self.by.unwrap_or_default(),
            reviewer: self.reviewer(session)?,
            scale: session.settings.statuses.clone(),
        };
        let written = self.format.write(&dossier, &manner);
        self.tell(&written, output);
        let text = written.text;
        if text.is_empty() {
            return Ok(());
        }
        self.delivery.deliver(&text, output, |output, text| {
            if self.format.is_csv() {
                output.bytes(text.as_bytes());
            } else {
                output.document(text);
            }
        })
    }
}

impl Export {
    /// Makes sure that the format takes all that was given.
    fn check_options(&self) -> Result<(), CliError> {
        let is_review = self.format == Format::ClaimReview;
        for (option, is_given) in [
            ("--reviewer", self.reviewer.is_some()),
            ("--url", self.url.is_some()),
            ("--person", !self.persons.is_empty()),
            ("--organization", !self.organizations.is_empty()),
        ] {
            if is_given && !is_review {
                return Err(CliError::usage(format!(
                    "`{option}` is told in a ClaimReview: add `--format claimreview`, or leave it out."
                )));
            }
        }
        let has_matrix = matches!(self.format, Format::Json | Format::MatrixCsv);
        if self.by.is_some() && !has_matrix {
            return Err(CliError::usage(
                "`--by` turns the matrix of `--format json` and `--format matrix-csv`; html has it both ways.",
            ));
        }
        Ok(())
    }

    /// Returns who reviews, and where.
    fn reviewer(&self, session: &Session) -> Result<Reviewer, CliError> {
        let is_web = |url: &str| {
            let address = url
                .strip_prefix("https://")
                .or_else(|| url.strip_prefix("http://"));
            address.is_some_and(|rest| !rest.is_empty()) && !url.contains(char::is_whitespace)
        };
        if let Some(url) = self.url.as_deref().filter(|url| !is_web(url)) {
            return Err(CliError::usage(format!(
                "“{url}” is no address of the web; it begins with https://."
            )));
        }
        let given = self.reviewer.as_deref().map(CleanText::line);
        let mut reviewers = given.into_iter().chain([session.settings.name.clone()]);
        let names = |names: &[String]| names.iter().map(|name| CleanText::line(name)).collect();
        Ok(Reviewer {
            name: reviewers.find(|name| !name.is_empty()),
            url: self.url.clone(),
            persons: names(&self.persons),
            organizations: names(&self.organizations),
        })
    }

    /// Says what is lacking: an error where nothing could be written, else a note beside what was.
    fn tell(&self, written: &Written, output: &mut Output<'_>) {
        for said in &written.left_out {
            output.note(said);
        }
        for lack in &written.lacks {
            if written.text.is_empty() && lack.is_required {
                // Without --url nothing could have been written, whatever the claims say.
                let is_call = self.format == Format::ClaimReview && self.url.is_none();
                let message = lack.message.clone();
                let error = if is_call {
                    CliError::usage(message)
                } else {
                    CliError::new(message)
                };
                output.error(&match &lack.hint {
                    Some(hint) => error.with_hint(hint),
                    None => error,
                });
                continue;
            }
            if lack.is_required {
                output.note(format!("Left out: {}", lack.message));
            } else {
                output.note(&lack.message);
            }
            if let Some(hint) = &lack.hint {
                output.hint(hint);
            }
        }
    }
}
