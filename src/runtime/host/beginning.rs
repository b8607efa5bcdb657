//! What is done as the screen begins: what it shows and says first, and what is followed from then on.

use std::{
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    time::{Duration, Instant},
};

use super::{Host, Started, warning};
use crate::{
    app::{Message, Severity, additions::Then},
    config::{self, Outcome},
    library::Flow,
    model::CleanText,
    runtime::{
        Answers, Means, configuration,
        locale::Charset,
        noticing::{Noticed, Noticing},
    },
    ui::{Appearance, Letters},
};

/// How long the first list waits for what others have done since the last session.
const GLANCE: Duration = Duration::from_millis(100);

/// What is said where the system does not watch files.
const NOT_NOTICED: &str = "The system watches no more files for this program: what others write into the library is \
    seen when you come back to this window.";

impl Host {
    /// Asks for what the first screen shows, before its size is known: what asks for rows by that would ask twice.
    ///
    /// The library is read first, since the rest waits for it.
    pub(super) fn start(&mut self, means: &mut Means<Message>) {
        self.started = Started::Yes;
        let library = Arc::clone(&self.library);
        // Lists, panels and links show what is known by then, and are shown again.
        library.compare_beside();
        // Whoever begins with a file of their own needs no samples.
        let has_own = self.coming.iter().any(|(_, path)| path.is_file());
        means.read(move |answers| {
            let seeded = (!has_own).then(|| library.seed_samples().err()).flatten();
            let seeded = seeded.map(|error| CleanText::line(&error.to_string()));
            // What others have done shows in the first list, unless that would keep it waiting.
            let begun = Instant::now();
            let watch = |_| Flow::until(begun.elapsed() >= GLANCE);
            let said = library.glance_at_articles(&watch).err();
            // The first list shows what stands there by now; what others write from here on counts as moved.
            library.has_index_moved();
            let said = said.map(|error| CleanText::line(&error.to_string()));
            if let Some(said) = library.trouble().cloned().or(seeded).or(said) {
                answers.send(Message::Told(Severity::Warning, said));
            }
            for draft in library.lost_drafts() {
                let said = format!(
                    "A note was not saved when the program last ended. What was kept of it: {}",
                    draft.display()
                );
                answers.send(Message::Told(Severity::Warning, CleanText::line(&said)));
            }
        });
        let kept = self.library.kept();
        let before = kept.appearance.as_deref().and_then(Appearance::of_word);
        self.surroundings.appearance = self.surroundings.appearance.or(before);
        let told = kept.locale_told.clone();
        let then = match self.first {
            Some(_) => Then::Stay,
            None => Then::Open,
        };
        let effects = self.app.start(self.first.take(), kept);
        self.carry_out(effects, means);
        // After the list, which would share the processor and the index with what looks at every file.
        let (listed, is_listed) = mpsc::channel();
        means.read(move |_| drop::<Sender<()>>(listed));
        self.notice(is_listed, means);
        if let Some(said) = self.limits(told.as_deref()) {
            self.tell(Message::Told(Severity::Warning, said), means);
        }
        if let Some((severity, said)) = self.greeting.take() {
            self.tell(Message::Told(severity, said), means);
        }
        for (source, added) in std::mem::take(&mut self.had) {
            self.tell(Message::Had(source, Box::new(added)), means);
        }
        let coming = std::mem::take(&mut self.coming);
        if !coming.is_empty() {
            self.tell(Message::Coming(coming, then), means);
        }
        for said in config::sentences(&std::mem::take(&mut self.problems), &self.check) {
            self.tell(warning(&said), means);
        }
        self.follow(means);
    }

    /// Has it noticed what others write into the library for as long as the program runs, once nobody is left who
    /// could say that the first list is there.
    ///
    /// The files are watched before each of them is looked at, so that nothing is missed in between.
    fn notice(&mut self, is_listed: Receiver<()>, means: &mut Means<Message>) {
        let library = Arc::clone(&self.library);
        let job = move |answers: &Answers<Message>| {
            // Nobody says anything; whoever could is gone then.
            let _ = is_listed.recv();
            let begun = Noticing::begin(&library);
            answers.send(Message::Loaded);
            match begun {
                Ok(noticing) => noticing.follow(|noticed| {
                    answers.send(match noticed {
                        Noticed::Change => Message::Noticed,
                        Noticed::Limit => warning(NOT_NOTICED),
                    });
                }),
                Err(error) => {
                    tracing::warn!(%error, "the library is not watched");
                    answers.send(warning(NOT_NOTICED));
                }
            }
        };
        if let Err(error) = means.spawn("noticing", job) {
            self.tell(warning(&error.to_string()), means);
            means.read(|answers| answers.send(Message::Loaded));
        }
    }

    /// Has the person's files followed for as long as the program runs.
    fn follow(&mut self, means: &mut Means<Message>) {
        let Some(mut held) = self.held.take() else {
            return;
        };
        let directory = self.library.places().config.clone();
        let check = self.check.clone();
        let job = move |answers: &Answers<Message>| {
            let seen = held.seen().clone();
            let ended = configuration::follow(&directory, seen, |found| {
                let renewed = held.renew(found.clone());
                let said = renewed.said(&check);
                answers.send(Message::Configured(Box::new(renewed.configuration)));
                for (outcome, said) in said {
                    let severity = match outcome {
                        Outcome::Taken => Severity::Done,
                        Outcome::Wrong => Severity::Warning,
                    };
                    answers.send(Message::Told(severity, CleanText::line(&said)));
                }
            });
            if let Err(error) = ended {
                tracing::warn!(%error, "the person's files are not followed");
            }
        };
        if let Err(error) = means.spawn("configuration", job) {
            self.tell(warning(&error.to_string()), means);
        }
    }

    /// Says, once for each locale, that it can't show all letters.
    fn limits(&mut self, told: Option<&str>) -> Option<CleanText> {
        let locale = self.surroundings.locale.as_deref()?;
        if self.surroundings.letters == Letters::Unicode || told == Some(locale) {
            return None;
        }
        self.app.kept.locale_told = Some(locale.to_owned());
        let typed = match Charset::of(Some(locale)) {
            Charset::Unknown => ", and those that are typed are not understood",
            Charset::Utf8 | Charset::Other(_) => "",
        };
        let said = format!(
            "The locale is {locale}, not UTF-8: letters that it may not show stand as ?{typed}. LANG=C.UTF-8 shows them."
        );
        Some(CleanText::line(&said))
    }
}
