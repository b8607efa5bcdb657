//! What a person chooses in the program: values of settings, laid over what their files say.

use std::collections::BTreeMap;

use crate::{
    config::{Configuration, FileName, Settings, keys, setting, themes, unknown_theme},
    entries::{self, Entry, Fault},
};

/// Values by the names of their settings, each written without quotes.
pub type Choices = BTreeMap<String, String>;

impl Configuration {
    /// Returns what holds with some choices; those that are wrong are left out.
    #[must_use]
    pub fn with(&self, choices: &Choices) -> Self {
        let mut settings = self.settings.clone();
        for (name, written) in choices {
            if self.check(name, written).is_ok() {
                settings.patch(&[setting::entry(name, written)]);
            }
        }
        if settings == self.settings {
            return self.clone();
        }
        let keymap = if settings.keys == self.settings.keys {
            self.keymap.clone()
        } else {
            let own = keys::read(&self.texts).unwrap_or_default();
            keys::keymap(&settings, &own).0
        };
        Self {
            texts: self.texts.clone(),
            themes: themes::chosen(&settings, &self.texts),
            settings,
            keymap,
            problems: self.problems.clone(),
        }
    }

    /// Says what is wrong with a value for a setting.
    ///
    /// # Errors
    /// Where there is no such setting or theme, or where the setting can't be that.
    pub fn check(&self, name: &str, written: &str) -> Result<(), String> {
        match self.fault_of(&setting::entry(name, written)) {
            Some(fault) => Err(fault.words),
            None => Ok(()),
        }
    }

    fn fault_of(&self, entry: &Entry) -> Option<Fault> {
        unknown_theme(entry, &themes::names(&self.texts))
            .or_else(|| Settings::default().patch(std::slice::from_ref(entry)).pop())
    }

    /// Tells whether the person's file says what a setting is.
    pub fn is_set(&self, name: &str) -> bool {
        let text = self.texts.get(&FileName::Config).unwrap_or_default();
        let (entries, _) = entries::parse(text);
        let says = |entry: &Entry| entry.name == name && self.fault_of(entry).is_none();
        entries.iter().any(says)
    }

    /// Returns the words that a setting can be; none where it can be anything.
    pub fn values_of(&self, name: &str) -> Vec<String> {
        use setting::Values;
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match setting::values(name) {
            Some(Values::Words(words)) => owned(&words),
            Some(Values::Program(words)) => owned(words),
            Some(Values::Themes(words)) => {
                let mut all: Vec<String> = owned(words);
                all.extend(themes::names(&self.texts).into_iter().map(str::to_owned));
                all
            }
            Some(Values::Number(_) | Values::Text(_)) | None => Vec::new(),
        }
    }
}
