//! `briefreader claim link`.

use clap::Args;

use crate::{
    cli::{CliError, Output, choice, session::Session},
    model::{
        Annotation, CleanText, Evidence, Stance, Strength, Voice,
        build::{self, EvidenceEdit, Setting},
        evidence::chain,
        view::ClaimPage,
    },
};

/// Make annotations evidence of a claim, and print the ids of the links
///
/// An annotation that bears on the claim already is not linked twice: what is given of it is set. How it tells
/// what it tells is made out from the text until that is said here.
#[derive(Debug, Args)]
pub struct Link {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Ids of annotations
    #[arg(value_name = "ANNOTATION", required = true)]
    annotations: Vec<String>,
    /// What the words say of the claim; `mentions` where nothing is said of it yet
    #[arg(long, value_name = "STANCE", value_parser = choice::stance())]
    stance: Option<Stance>,
    /// In whose voice it is told
    #[arg(long, value_name = "VOICE", value_parser = choice::voice())]
    voice: Option<Voice>,
    /// From whom the article has it, the nearest first, as in "Desk North < a spokesperson"; empty for nobody
    #[arg(long, value_name = "NAMES")]
    via: Option<String>,
    /// The words that take it back by half, such as `reportedly`; empty for none
    #[arg(long, value_name = "WORDS")]
    hedge: Option<String>,
    /// How strong it is; empty takes that away
    #[arg(long, value_name = "STRENGTH", value_parser = choice::strength())]
    strength: Option<Setting<Strength>>,
    /// Where it comes from in the end; empty says that this is unknown
    #[arg(long, value_name = "NAME")]
    origin: Option<String>,
}

impl Link {
    /// Links what can be linked, and tells what can't.
    pub fn run(&self, session: &mut Session, output: &mut Output<'_>) -> Result<(), CliError> {
        let page = session.claim(&self.claim)?;
        for name in &self.annotations {
            if let Err(error) = self.link_one(name, &page, session, output) {
                output.error(&error);
            }
        }
        Ok(())
    }

    fn link_one(
        &self,
        name: &str,
        page: &ClaimPage,
        session: &mut Session,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let (annotation, record) = session.annotation(name)?;
        let present: Vec<&Evidence> = links_of(&annotation, page).collect();
        let edit = self.edit();
        let suggested = session.library.suggestion(&annotation);
        let mut build = session.build();
        let ids = match (&self.stance, present.is_empty()) {
            (None, false) => {
                // Without a stance nothing that is there is judged otherwise, and what is only edited not at all.
                if edit == EvidenceEdit::default() {
                    for link in &present {
                        build.judge_again(&annotation, &record, link.id, &page.claim.statement);
                    }
                }
                present.iter().map(|link| link.id).collect()
            }
            (stance, _) => {
                let link = build::Link {
                    claim: page.claim.id,
                    wording: page.claim.statement.clone(),
                    stance: stance.clone().unwrap_or(Stance::Mentions),
                    suggested,
                };
                let id = build.flag(annotation.article, annotation.id, &record, &link);
                // What was evidence of two claims may bear on the one that they were merged into in several ways.
                for other in present.iter().filter(|other| other.id != id) {
                    build.unlink(&annotation, &record, other.id);
                    output.note(format_args!(
                        "It bore on the claim in several ways; “{}” is taken off.",
                        other.stance
                    ));
                }
                vec![id]
            }
        };
        let change = build.finish();
        session.apply(&change, output)?;
        if edit != EvidenceEdit::default() {
            let (annotation, record) = session.annotation(name)?;
            let mut build = session.build();
            for id in &ids {
                build.edit_evidence(&annotation, &record, *id, &edit);
            }
            let change = build.finish();
            session.apply(&change, output)?;
        }
        for id in ids {
            output.line(id);
        }
        Ok(())
    }

    fn edit(&self) -> EvidenceEdit {
        let line = |given: &Option<String>| {
            let given = given.as_deref();
            given.map_or(Setting::Keep, |text| Setting::To(CleanText::line(text)))
        };
        EvidenceEdit {
            voice: self.voice.clone().into(),
            via: match &self.via {
                Some(via) => Setting::To(chain(via)),
                None => Setting::Keep,
            },
            hedge: line(&self.hedge),
            strength: self.strength.clone().unwrap_or_default(),
            origin: line(&self.origin),
        }
    }
}

/// Returns the links of an annotation to a claim, of which there must be one: several where it was evidence of two that
/// were merged.
pub fn bearing<'a>(
    annotation: &'a Annotation,
    page: &ClaimPage,
) -> Result<Vec<&'a Evidence>, CliError> {
    let links: Vec<&Evidence> = links_of(annotation, page).collect();
    if links.is_empty() {
        return Err(CliError::new(format!(
            "Annotation {} does not bear on “{}”.",
            annotation.id.short(),
            page.claim.statement
        )));
    }
    Ok(links)
}

/// Returns the links of an annotation to a claim.
fn links_of<'a>(
    annotation: &'a Annotation,
    page: &ClaimPage,
) -> impl Iterator<Item = &'a Evidence> + use<'a> {
    let claim = page.claim.id;
    let links = annotation.evidence.iter();
    links.filter(move |link| link.claim == claim)
}
