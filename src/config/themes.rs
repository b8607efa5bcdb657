//! A person's themes: each a patch over another, read entry by entry.

use std::collections::BTreeSet;

use crate::{
    config::{
        FileName, Settings, Texts,
        setting::ThemeChoice,
        theme::{self, LookForm, ThemeForm, ToneForm},
    },
    entries::{self, Entry, Fault, Form, Node},
    text::near::did_you_mean,
};

/// The themes that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// On a dark background.
    pub dark: ThemeForm,
    /// On a light one.
    pub light: ThemeForm,
}

/// Returns the themes that the settings name.
pub(super) fn chosen(settings: &Settings, texts: &Texts) -> Chosen {
    let (dark, light) = match &settings.theme {
        ThemeChoice::Auto => (&settings.theme_dark, &settings.theme_light),
        ThemeChoice::Named(name) => (name, name),
    };
    Chosen {
        dark: whole(dark, texts),
        light: whole(light, texts),
    }
}

/// Returns the names of all themes, the person's and those that are built in.
pub fn names(texts: &Texts) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = texts.themes().collect();
    for name in theme::names() {
        names.insert(name);
    }
    names
}

/// Returns a theme with all that it leaves out; the default one where there is none of that name.
fn whole(name: &str, texts: &Texts) -> ThemeForm {
    let mut passed = BTreeSet::new();
    resolved(name, texts, &mut passed)
}

/// Follows a theme to its base, and that to its own; `passed` are those from which this one was reached.
fn resolved<'a>(name: &'a str, texts: &'a Texts, passed: &mut BTreeSet<String>) -> ThemeForm {
    let own = texts.get(&FileName::Theme(name.to_owned()));
    match own {
        // A theme of the person's that is based on one of the same name means the one that is built in.
        Some(text) if passed.insert(name.to_owned()) => {
            let (patch, _) = patch(text);
            let base = base_of(name, &patch);
            let under = resolved(&base, texts, passed);
            let (right, _) = checked(patch, &under);
            under.patched(&right)
        }
        _ => theme::built_in(name)
            .or_else(|| theme::built_in(theme::LAMPLIGHT))
            .cloned()
            .unwrap_or_default(),
    }
}

/// Returns the theme that a patch is laid over: the one it names, or the built-in one of its own name.
fn base_of(name: &str, patch: &ThemeForm) -> String {
    match &patch.base {
        Some(base) => base.clone(),
        None if theme::built_in(name).is_some() => name.to_owned(),
        None => theme::LAMPLIGHT.to_owned(),
    }
}

/// Returns what is wrong in the file of a theme.
pub(super) fn faults(name: &str, texts: &Texts) -> Vec<Fault> {
    let Some(text) = texts.get(&FileName::Theme(name.to_owned())) else {
        return Vec::new();
    };
    let (patch, mut faults) = patch(text);
    let (entries, _) = entries::parse(text);
    if let Some(base) = &patch.base
        && let Some(node) = find(&entries, &["base"])
    {
        let known = names(texts);
        if !known.contains(base.as_str()) {
            let hint = did_you_mean(base, known);
            faults.push(Fault::new(
                node.at,
                format!("there is no theme `{base}`{hint}"),
            ));
        } else if is_round(name, texts) {
            let words = format!("`{base}` is based on this theme, so that neither has a ground");
            faults.push(Fault::new(node.at, words));
        }
    }
    let mut passed = BTreeSet::from([name.to_owned()]);
    let under = resolved(&base_of(name, &patch), texts, &mut passed);
    for wrong in checked(patch, &under).1 {
        let names: Vec<&str> = wrong.at.iter().map(String::as_str).collect();
        // What the base has wrong is told of the base.
        if let Some(node) = find(&entries, &names) {
            faults.push(Fault::new(node.at, words(&wrong)));
        }
    }
    faults.sort_by_key(|fault| fault.at);
    faults
}

/// Tells whether a theme of the person's is its own base in the end.
fn is_round(name: &str, texts: &Texts) -> bool {
    let mut passed = BTreeSet::new();
    let mut at = name.to_owned();
    loop {
        let Some(text) = texts.get(&FileName::Theme(at.clone())) else {
            return false;
        };
        if !passed.insert(at.clone()) {
            return true;
        }
        match base_of(&at, &patch(text).0) {
            base if base == at => return false,
            base => at = base,
        }
    }
}

fn words(wrong: &theme::Fault) -> String {
    let hint = did_you_mean(&wrong.found, wrong.known.iter().map(String::as_str));
    match wrong.found.as_str() {
        "" => format!("{} is missing here", wrong.wanted),
        found => format!("`{found}` stands where {} should{hint}", wrong.wanted),
    }
}

/// Takes out of a patch what can't be used over a theme, and returns why.
fn checked(mut patch: ThemeForm, under: &ThemeForm) -> (ThemeForm, Vec<theme::Fault>) {
    let before: Vec<theme::Fault> = under.faults();
    let mut faults = under.clone().patched(&patch).faults();
    faults.retain(|fault| !before.contains(fault));
    for fault in &faults {
        let names: Vec<&str> = fault.at.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["appearance"] => patch.appearance = None,
            ["contrast"] => patch.contrast = None,
            ["palette", name, "sixteen"] => {
                if let Some(tone) = patch.palette.get_mut(*name) {
                    tone.sixteen = None;
                }
            }
            ["palette", name, ..] => {
                patch.palette.remove(*name);
            }
            ["roles", name] => {
                patch.roles.remove(*name);
            }
            ["roles", name, field] => {
                if let Some(look) = patch.roles.get_mut(*name) {
                    clear(look, field);
                }
            }
            _ => {}
        }
    }
    (patch, faults)
}

fn clear(look: &mut LookForm, field: &str) {
    match field {
        "fg" => look.fg = None,
        "bg" => look.bg = None,
        "tint" => look.tint = None,
        "strength" => look.strength = None,
        "modifiers" => look.modifiers = None,
        "sixteen" => look.sixteen = None,
        _ => look.no_color = None,
    }
}

/// Returns the value that some names lead to, or that of the last one that is there.
fn find<'a>(entries: &'a [Entry], names: &[&str]) -> Option<&'a Node> {
    let (first, rest) = names.split_first()?;
    let entry = entries.iter().find(|entry| entry.name == *first)?;
    match &entry.value.form {
        Form::Entries(inside) if !rest.is_empty() => find(inside, rest),
        // A tone may be its hex alone.
        _ => Some(&entry.value),
    }
}

/// Reads a theme file as far as it is right.
fn patch(text: &str) -> (ThemeForm, Vec<Fault>) {
    let (entries, faults) = entries::parse(text);
    let mut reading = Reading { faults };
    let mut form = ThemeForm::default();
    for entry in &entries {
        let value = &entry.value;
        match entry.name.as_str() {
            "base" => form.base = reading.text(value),
            "appearance" => form.appearance = reading.text(value),
            "contrast" => form.contrast = reading.number(value),
            "palette" => {
                for tone in reading.entries(value) {
                    let read = reading.tone(&tone.value);
                    form.palette
                        .extend(read.map(|read| (tone.name.clone(), read)));
                }
            }
            "roles" => {
                for role in reading.entries(value) {
                    let look = reading.look(&role.value);
                    form.roles.insert(role.name.clone(), look);
                }
            }
            _ => reading.unknown(
                entry,
                &["base", "appearance", "contrast", "palette", "roles"],
            ),
        }
    }
    (form, reading.faults)
}

/// Reads values of the kinds that themes have, and keeps what is wrong.
struct Reading {
    faults: Vec<Fault>,
}

impl Reading {
    fn wrong(&mut self, node: &Node, wanted: &str) {
        if node.form != Form::Broken {
            let words = format!("{wanted} should stand here, not {}", node.form.kind());
            self.faults.push(Fault::new(node.at, words));
        }
    }

    fn unknown(&mut self, entry: &Entry, known: &[&str]) {
        let hint = did_you_mean(&entry.name, known.iter().copied());
        let words = format!("there is no `{}` in a theme here{hint}", entry.name);
        self.faults.push(Fault::new(entry.at, words));
    }

    fn text(&mut self, node: &Node) -> Option<String> {
        match &node.form {
            Form::Text(text) => Some(text.clone()),
            _ => {
                self.wrong(node, "a text in quotes");
                None
            }
        }
    }

    fn number(&mut self, node: &Node) -> Option<f64> {
        let number = match &node.form {
            Form::Number(written) => written.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(node, "a number");
        }
        number
    }

    fn texts(&mut self, node: &Node) -> Option<Vec<String>> {
        match &node.form {
            Form::List(list) => Some(list.iter().filter_map(|one| self.text(one)).collect()),
            _ => {
                self.wrong(node, "a list of words in quotes");
                None
            }
        }
    }

    fn entries<'a>(&mut self, node: &'a Node) -> &'a [Entry] {
        match &node.form {
            Form::Entries(entries) => entries,
            _ => {
                self.wrong(node, "names with values");
                &[]
            }
        }
    }

    fn tone(&mut self, node: &Node) -> Option<ToneForm> {
        let mut tone = ToneForm::default();
        match &node.form {
            Form::Text(hex) => tone.hex = Some(hex.clone()),
            Form::Entries(entries) => {
                for entry in entries {
                    match entry.name.as_str() {
                        "hex" => tone.hex = self.text(&entry.value),
                        "sixteen" => tone.sixteen = self.text(&entry.value),
                        _ => self.unknown(entry, &["hex", "sixteen"]),
                    }
                }
            }
            _ => {
                self.wrong(node, "a colour such as \"#d8d4ca\"");
                return None;
            }
        }
        Some(tone)
    }

    fn look(&mut self, node: &Node) -> LookForm {
        const FIELDS: [&str; 7] = [
            "fg",
            "bg",
            "tint",
            "strength",
            "modifiers",
            "sixteen",
            "no_color",
        ];
        let mut look = LookForm::default();
        for entry in self.entries(node) {
            let value = &entry.value;
            match entry.name.as_str() {
                "fg" => look.fg = self.text(value),
                "bg" => look.bg = self.text(value),
                "tint" => look.tint = self.text(value),
                "strength" => look.strength = self.number(value),
                "modifiers" => look.modifiers = self.texts(value),
                "sixteen" => look.sixteen = self.texts(value),
                "no_color" => look.no_color = self.texts(value),
                _ => self.unknown(entry, &FIELDS),
            }
        }
        look
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::texts::Text;

    fn texts(themes: &[(&str, &str)]) -> Texts {
        Texts(
            themes
                .iter()
                .map(|(name, text)| {
                    let file = FileName::Theme((*name).to_owned());
                    (file, Text::Read((*text).to_owned()))
                })
                .collect(),
        )
    }

    fn told(name: &str, texts: &Texts) -> Vec<String> {
        faults(name, texts)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn the_built_in_themes_read_the_same_here() {
        for name in theme::names() {
            let text = theme::file(name).unwrap();
            let (form, faults) = patch(text);
            assert_eq!(faults, [], "{name}");
            assert_eq!(form, ThemeForm::parse(text).unwrap(), "{name}");
            let own = texts(&[(name, text)]);
            assert_eq!(told(name, &own), Vec::<String>::new(), "{name}");
            assert_eq!(&whole(name, &own), theme::built_in(name).unwrap(), "{name}");
        }
    }

    #[test]
    fn an_empty_patch_changes_nothing() {
        let daylight = theme::built_in("daylight").unwrap();
        let own = texts(&[("mine", "(base: \"daylight\")"), ("daylight", "()")]);
        let mine = whole("mine", &own);
        assert_eq!(
            (&mine.palette, &mine.roles),
            (&daylight.palette, &daylight.roles)
        );
        assert_eq!(mine.appearance, daylight.appearance);
        assert_eq!(&whole("daylight", &own), daylight);
    }

    #[test]
    fn a_theme_may_be_based_on_one_of_the_person() {
        let own = texts(&[
            (
                "one",
                "(base: \"daylight\", palette: {\"ink\": \"#000001\"})",
            ),
            (
                "two",
                "(base: \"one\", roles: {\"heading\": (fg: \"ink\")})",
            ),
        ]);
        let two = whole("two", &own);
        assert_eq!(two.palette["ink"].hex.as_deref(), Some("#000001"));
        assert_eq!(two.roles["heading"].fg.as_deref(), Some("ink"));
        assert_eq!(two.appearance.as_deref(), Some("light"));
        assert_eq!(told("two", &own), Vec::<String>::new());
    }

    #[test]
    fn themes_that_are_based_on_each_other_are_told_and_shown() {
        let own = texts(&[("one", "(base: \"two\")"), ("two", "(base: \"one\")")]);
        assert_eq!(
            told("one", &own),
            ["1:8: `two` is based on this theme, so that neither has a ground"]
        );
        let lamplight = theme::built_in(theme::LAMPLIGHT).unwrap();
        assert_eq!(whole("one", &own).roles, lamplight.roles);
    }

    #[test]
    fn each_fault_of_a_theme_is_told_and_the_rest_holds() {
        let text = r##"(
    base: "dailight",
    apearance: "light",
    contrast: 99,
    palette: {
        "ink": "#12",
        "leaf": (hex: "#00ff00", sixteen: "gren"),
        "stone": 7,
    },
    roles: {
        "heding": (fg: "ink"),
        "title": (fg: "inkk", bg: "leaf", modifiers: ["bald"]),
        "link": (colour: "ink", strength: "much"),
    },
)"##;
        let own = texts(&[("mine", text)]);
        assert_eq!(
            told("mine", &own),
            [
                "2:11: there is no theme `dailight`; did you mean `daylight`?",
                "3:5: there is no `apearance` in a theme here; did you mean `appearance`?",
                "4:15: `99` stands where a number from 1 to 21 should",
                "6:16: `#12` stands where a colour such as `#d8d4ca` should",
                "7:43: `gren` stands where one of sixteen colours should; did you mean `green`?",
                "8:18: a colour such as \"#d8d4ca\" should stand here, not a number",
                "11:19: `heding` stands where a role should; did you mean `heading`?",
                "12:23: `inkk` stands where a colour of the palette should; did you mean `ink`?",
                "12:54: `bald` stands where a modifier should; did you mean `bold`?",
                "13:18: there is no `colour` in a theme here",
                "13:43: a number should stand here, not a text",
            ]
        );
        let mine = whole("mine", &own);
        assert_eq!(mine.faults(), []);
        assert_eq!(mine.roles["title"].bg.as_deref(), Some("leaf"));
        let lamplight = theme::built_in(theme::LAMPLIGHT).unwrap();
        assert_eq!(mine.palette["ink"], lamplight.palette["ink"]);
    }
}
