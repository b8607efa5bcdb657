//! What holds while a person's files change under the program.

use std::collections::BTreeSet;

use crate::config::{Configuration, FileName, Problem, Texts, read};

/// The files as they hold, and as they were last seen.
#[derive(Clone, Debug)]
pub struct Held {
    texts: Texts,
    seen: Texts,
    problems: Vec<Problem>,
}

/// What comes of files that have changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Renewed {
    /// What holds now.
    pub configuration: Configuration,
    /// The files that hold in a new form, or that are gone.
    pub taken: Vec<FileName>,
    /// What is wrong with the files that have changed.
    pub problems: Vec<Problem>,
}

impl Held {
    /// Begins with what was read when the program started.
    pub fn new(configuration: &Configuration) -> Self {
        Self {
            seen: configuration.texts.clone(),
            texts: configuration.texts.clone(),
            problems: configuration.problems.clone(),
        }
    }

    /// Returns the files as they were last seen.
    pub fn seen(&self) -> &Texts {
        &self.seen
    }

    /// Takes over the files that were found anew, except those that have become wrong.
    pub fn renew(&mut self, found: Texts) -> Renewed {
        let changed = self.seen.differing(&found);
        let (texts, mut problems) = self.texts.renewed(&found);
        self.seen = found;
        let taken = self.texts.differing(&texts);
        self.texts = texts;
        let configuration = read(&self.texts);
        let broken: BTreeSet<FileName> = problems.iter().map(|one| one.file.clone()).collect();
        let others = configuration.problems.iter().cloned();
        problems.extend(others.filter(|problem| !broken.contains(&problem.file)));
        let known = std::mem::replace(&mut self.problems, problems.clone());
        problems.retain(|problem| changed.contains(&problem.file) || !known.contains(problem));
        Renewed {
            configuration,
            taken,
            problems,
        }
    }
}

impl Renewed {
    /// Returns what to say of it: whether something is wrong, and the words, the last to be seen last; `check` is
    /// the command line that tells all problems.
    pub fn said(&self, check: &str) -> Vec<(Outcome, String)> {
        let mut said: Vec<(Outcome, String)> = sentences(&self.problems, check)
            .into_iter()
            .map(|words| (Outcome::Wrong, words))
            .collect();
        let taken: Vec<String> = self.taken.iter().map(ToString::to_string).collect();
        match said.last_mut() {
            Some((_, last)) if taken.is_empty() => last.push_str(" All holds as it was before."),
            Some(_) => {}
            None if taken.is_empty() => {}
            None => said.push((Outcome::Taken, format!("Took over {}.", taken.join(", ")))),
        }
        said
    }
}

/// What has become of a file that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Taken,
    /// Something is wrong with it.
    Wrong,
}

/// Returns what to say of problems, a sentence for each; the first of them comes last, since what is said
/// last is what a person sees; it counts the others, and names with `check` the command line that tells all.
pub fn sentences(problems: &[Problem], check: &str) -> Vec<String> {
    let more = problems.len().saturating_sub(1);
    let sentence = |problem: &Problem| {
        let words = problem.to_string();
        let end = if words.ends_with(['?', '.']) { "" } else { "." };
        format!("{words}{end}")
    };
    let mut said: Vec<String> = problems.iter().rev().map(sentence).collect();
    if more > 0
        && let Some(first) = said.last_mut()
    {
        first.push_str(&format!(
            " There is more: “{check}” lists all {}.",
            more + 1
        ));
    }
    said
}
