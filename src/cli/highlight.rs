//! `briefreader highlight`: marking words from a script.

use clap::{Args, builder::NonEmptyStringValueParser};

use crate::{
    anchor::{Quote, anchor, find_quote},
    cli::{
        CliError, Output, choice,
        metadata::tag,
        session::{ClaimName, Session},
    },
    compare,
    model::{
        AnnotationId, ClaimId, Claimed, CleanText, Color, Stance,
        build::{Build, Link, NewAnnotation},
    },
};

/// Mark words of an article, and print the id of the annotation
#[derive(Debug, Args)]
#[command(after_help = "\
The words must stand in the newest snapshot once; where they stand several times, the places are listed, \
and --start, --prefix or --suffix chooses one.")]
pub struct Highlight {
    /// The article
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The words; blanks, line breaks, quotation marks and dashes may differ, letters may not
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    quote: String,
    /// What stands right before the words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    prefix: Option<String>,
    /// What stands right after the words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    suffix: Option<String>,
    /// Where the words start, in code points of what `show` prints
    #[arg(long, value_name = "N")]
    start: Option<usize>,
    /// The colour
    #[arg(long, value_name = "COLOR", value_parser = choice::color(), default_value = "yellow")]
    color: Color,
    /// A note, in Markdown
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// A tag; may be given several times
    #[arg(long = "tag", value_name = "TAG", value_parser = tag)]
    tags: Vec<CleanText>,
    /// The claim that the words bear on: its id or its statement; a new statement makes a claim
    #[arg(long, value_name = "CLAIM", value_parser = NonEmptyStringValueParser::new())]
    claim: Option<String>,
    /// What the words say of the claim: supports, refutes, or mentions (the default)
    #[arg(long, value_name = "STANCE", value_parser = choice::stance(), requires = "claim",
        default_value_if("claim", clap::builder::ArgPredicate::IsPresent, "mentions"))]
    stance: Option<Stance>,
}

impl Highlight {
    /// Marks the words, flags the claim, both or neither.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let article = session.article(&self.article)?;
        let opened = session.opened(&article, None, output)?;
        if let Some(why) = &opened.read_only {
            return Err(CliError::new(why.as_str()));
        }
        let clean = |text: &Option<String>| text.as_deref().map(CleanText::new);
        let (words, prefix, suffix) = (
            CleanText::new(&self.quote),
            clean(&self.prefix),
            clean(&self.suffix),
        );
        let bytes = find_quote(
            &opened.snapshot.text,
            &Quote {
                words: &words,
                prefix: prefix.as_deref(),
                suffix: suffix.as_deref(),
                start: self.start,
            },
        )?;
        let new = NewAnnotation {
            color: self.color.clone(),
            note: clean(&self.note).unwrap_or_default(),
            tags: self.tags.clone(),
            ..NewAnnotation::on(anchor(&opened.snapshot, bytes)?)
        };
        let claim = match &self.claim {
            Some(name) => Some(session.claim_or_new(name)?),
            None => None,
        };
        let suggested = compare::suggest(
            &opened.snapshot,
            &new.anchor.bytes,
            article.source.as_deref(),
        );
        let mark = |build: &mut Build<'_>, claim: Option<(ClaimId, CleanText)>| {
            let id = build.mark(article.id, &opened.annotations, &new);
            if let Some((claim, wording)) = claim {
                let link = Link {
                    claim,
                    wording,
                    stance: self.stance.clone().unwrap_or(Stance::Mentions),
                    suggested: Some(suggested),
                };
                build.flag(article.id, id, &opened.annotations, &link);
            }
            id
        };
        let known = match claim {
            Some(ClaimName::New(statement)) => {
                let by = session.settings.maker();
                let new = Claimed::New(statement.clone());
                // Another command may make the same claim at this moment.
                let about = session.library.apply_about(&new, &by, |build, claim| {
                    let (claim, made) = match claim {
                        Claimed::Present(claim) => (*claim, None),
                        Claimed::New(statement) => {
                            let made = build.make_claim(statement);
                            (made, Some(made))
                        }
                    };
                    Ok((mark(build, Some((claim, statement))), made))
                });
                let (change, applied, (id, made)) = about?;
                session.saved(&change, &applied, output)?;
                told(id, made, output);
                return Ok(());
            }
            Some(ClaimName::Known(page)) => Some((page.claim.id, page.claim.statement.clone())),
            None => None,
        };
        let mut build = session.build();
        let id = mark(&mut build, known);
        let change = build.finish();
        session.apply(&change, output)?;
        told(id, None, output);
        Ok(())
    }
}

/// Tells what was made.
fn told(id: AnnotationId, made: Option<ClaimId>, output: &mut Output<'_>) {
    output.line(id);
    if let Some(claim) = made {
        output.note(format_args!("The claim is new; its id is {claim}"));
    }
}
