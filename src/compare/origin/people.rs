//! Who is called how: which of some names are forms of one.
//!
//! Titles, offices and first names make no other person where the surname agrees and nothing contradicts it. Another
//! first name does, and for a surname alone also another office, or that one is a man and the other a woman. What
//! could be either of two people is neither of them. All of it follows from the set of the names, in whatever order
//! they come.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use crate::{
    compare::origin::{
        groups::{join, together},
        person::Person,
        same_name,
    },
    model::CleanText,
};

/// Some names, and which of them are one.
#[derive(Debug, Default)]
pub(in crate::compare) struct People {
    known: HashMap<String, Known>,
}

/// What is known of a name.
#[derive(Clone, Debug)]
enum Known {
    /// It is a form of this one, which has the key.
    Form { key: String, whole: CleanText },
    /// It could be any of these.
    Several(Vec<CleanText>),
}

/// A form of a name, and how it is written.
struct Form {
    key: String,
    name: CleanText,
    person: Person,
}

impl People {
    /// Finds out which of some names are one.
    pub fn of<'n>(names: impl Iterator<Item = &'n CleanText>) -> Self {
        let mut written: BTreeMap<String, BTreeSet<&CleanText>> = BTreeMap::new();
        for name in names {
            written.entry(same_name(name)).or_default().insert(name);
        }
        let bodies: BTreeMap<String, CleanText> = written
            .iter()
            .filter_map(|(key, names)| Some((key.clone(), (*names.first()?).clone())))
            .collect();
        let forms = written.into_iter().filter_map(|(key, names)| {
            let mut read = names.into_iter();
            let (name, person) = read.find_map(|name| Some((name, Person::read(name)?)))?;
            Some(Form {
                key,
                name: name.clone(),
                person,
            })
        });
        let forms: Vec<Form> = forms.collect();
        let mut people = Self::default();
        people.join_bodies(&bodies);
        for alike in alike(&forms) {
            people.tell(&alike);
        }
        people
    }

    /// Returns what two names have in common that are one.
    pub fn key(&self, name: &str) -> String {
        let key = same_name(name);
        match self.known.get(&key) {
            Some(Known::Form { key, .. }) => key.clone(),
            Some(Known::Several(_)) | None => key,
        }
    }

    /// Returns the fullest form of a name, where others are forms of it.
    pub fn whole(&self, name: &str) -> Option<&CleanText> {
        match self.known.get(&same_name(name))? {
            Known::Form { whole, .. } => Some(whole),
            Known::Several(_) => None,
        }
    }

    /// Returns the names of which one could be a form of any.
    pub fn several(&self, name: &str) -> Option<&[CleanText]> {
        match self.known.get(&same_name(name))? {
            Known::Form { .. } => None,
            Known::Several(names) => Some(names),
        }
    }

    /// Joins ministries with those of one country that is told: "State Department", "US State Department".
    fn join_bodies(&mut self, names: &BTreeMap<String, CleanText>) {
        let mut of_countries: BTreeMap<&str, Vec<(&String, &CleanText)>> = BTreeMap::new();
        for (key, name) in names {
            let Some((_, body)) = key.split_once(' ') else {
                continue;
            };
            let is_body = body.contains(' ') && body.rsplit(' ').next().is_some_and(is_ministry);
            if is_body && names.contains_key(body) {
                of_countries.entry(body).or_default().push((key, name));
            }
        }
        for (body, of) in of_countries {
            // That of another country may be meant.
            let [(key, whole)] = of[..] else { continue };
            for form in [body, key.as_str()] {
                let known = Known::Form {
                    key: key.clone(),
                    whole: whole.clone(),
                };
                self.known.insert(form.to_owned(), known);
            }
        }
    }

    /// Finds out which forms are one, of such as may share a surname.
    fn tell(&mut self, forms: &[&Form]) {
        let (full, bare): (Vec<&Form>, Vec<&Form>) =
            forms.iter().partition(|form| !form.person.given.is_empty());
        let people = self.joined(&full, |one, other| one.person.agrees(&other.person));
        let mut fitting: Vec<Vec<&Form>> = vec![Vec::new(); people.len()];
        let mut lone: Vec<&Form> = Vec::new();
        for form in bare {
            let fitting_of: Vec<_> = people
                .iter()
                .enumerate()
                .filter(|(_, of)| fits(form, of))
                .collect();
            // Whose office is told is meant before who may have it.
            let mut told = fitting_of.iter().filter(|(_, of)| has_office(form, of));
            let only = told.next().filter(|_| told.next().is_none()).copied();
            let mut of = match only {
                Some(one) => vec![one],
                None => fitting_of,
            }
            .into_iter();
            match (of.next(), of.next()) {
                (None, _) => lone.push(form),
                (Some((at, _)), None) => {
                    if let Some(fitting) = fitting.get_mut(at) {
                        fitting.push(form);
                    }
                }
                (Some((_, one)), Some((_, other))) => {
                    let of = [one, other].into_iter().chain(of.map(|(_, of)| of));
                    self.leave_open(form, of.filter_map(|of| whole(of)));
                }
            }
        }
        let mut of_people: Vec<Vec<&Form>> = Vec::new();
        for (mut of, bare) in people.into_iter().zip(fitting) {
            if are_several(&bare, &of) {
                for form in bare {
                    self.leave_open(form, whole(&of).into_iter());
                }
            } else {
                of.extend(bare);
            }
            of_people.push(of);
        }
        of_people.extend(self.joined(&lone, |one, other| {
            one.person.surname == other.person.surname && !are_two(one, other)
        }));
        for of in of_people.iter().filter(|of| of.len() > 1) {
            let Some(whole) = whole(of) else { continue };
            for form in of {
                let known = Known::Form {
                    key: whole.key.clone(),
                    whole: whole.name.clone(),
                };
                self.known.insert(form.key.clone(), known);
            }
        }
    }

    /// Joins forms that may be one, but for such as could be either of two that may not.
    fn joined<'f>(
        &mut self,
        forms: &[&'f Form],
        may_be_one: impl Fn(&Form, &Form) -> bool,
    ) -> Vec<Vec<&'f Form>> {
        let mut clear: Vec<&Form> = Vec::new();
        for form in forms {
            let is_near =
                |other: &&&'f Form| !std::ptr::eq(**other, *form) && may_be_one(form, other);
            let near: Vec<&Form> = forms.iter().filter(is_near).copied().collect();
            let tells_more = |other: &Form| other.person.wholeness() >= form.person.wholeness();
            let is_apart = |one: &Form, other: &Form| {
                !may_be_one(one, other)
                    && (tells_more(one) && tells_more(other)
                        || one.person.is_opposite(&other.person))
            };
            let is_open = near.iter().enumerate().any(|(at, one)| {
                let mut rest = near.iter().skip(at + 1);
                rest.any(|other| is_apart(one, other))
            });
            if is_open {
                self.leave_open(form, near.into_iter());
            } else {
                clear.push(form);
            }
        }
        let mut groups: Vec<usize> = (0..clear.len()).collect();
        for (at, one) in clear.iter().enumerate() {
            for (other, two) in clear.iter().enumerate().skip(at + 1) {
                if may_be_one(one, two) {
                    join(&mut groups, at, other);
                }
            }
        }
        let forms_of = |group: &Vec<usize>| {
            let forms = group.iter().filter_map(|at| clear.get(*at).copied());
            forms.collect()
        };
        together(&groups).iter().map(forms_of).collect()
    }

    /// Notes that a form could be any of some.
    fn leave_open<'f>(&mut self, form: &Form, of: impl Iterator<Item = &'f Form>) {
        let names: BTreeSet<CleanText> = of.map(|one| one.name.clone()).collect();
        let known = Known::Several(names.into_iter().collect());
        self.known.insert(form.key.clone(), known);
    }
}

/// Groups forms by the surnames that they may share: in "Pedro Sánchez Pérez" it may be either.
fn alike(forms: &[Form]) -> Vec<Vec<&Form>> {
    let mut groups: Vec<usize> = (0..forms.len()).collect();
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    for (at, form) in forms.iter().enumerate() {
        let person = &form.person;
        let middle = person.given.last().filter(|_| person.given.len() > 1);
        for surname in std::iter::once(&person.surname).chain(middle) {
            let first = *firsts.entry(surname).or_insert(at);
            join(&mut groups, first, at);
        }
    }
    let together = together(&groups).into_iter();
    together
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().filter_map(|at| forms.get(*at)).collect())
        .collect()
}

/// Tells whether a surname alone may be that of a person with some forms.
fn fits(form: &Form, of: &[&Form]) -> bool {
    let (mut surname, mut office) = (false, false);
    let (mut offices, mut is_opposite) = (false, false);
    for other in of {
        surname |= other.person.surname == form.person.surname;
        is_opposite |= other.person.is_opposite(&form.person);
        offices |= !other.person.offices.is_empty();
        office |= !other.person.offices.is_empty() && !other.person.has_other_office(&form.person);
    }
    surname && !is_opposite && (!offices || office)
}

/// Tells whether a folded word is one for a ministry.
fn is_ministry(folded: &str) -> bool {
    ["ministry", "department", "ministerie"].contains(&folded)
}

/// Tells whether an office of a form is told of a person, too.
fn has_office(form: &Form, of: &[&Form]) -> bool {
    let offices = &form.person.offices;
    of.iter()
        .any(|other| !offices.is_disjoint(&other.person.offices))
}

/// Tells whether two surnames are told to be of two people.
fn are_two(one: &Form, other: &Form) -> bool {
    one.person.is_opposite(&other.person) || one.person.has_other_office(&other.person)
}

/// Tells whether surnames that each may be that of one person are of several people, so that nothing tells which is.
fn are_several(bare: &[&Form], of: &[&Form]) -> bool {
    let has_offices = of.iter().any(|form| !form.person.offices.is_empty());
    bare.iter().enumerate().any(|(at, one)| {
        bare.iter().skip(at + 1).any(|other| {
            one.person.is_opposite(&other.person) || !has_offices && are_two(one, other)
        })
    })
}

/// Returns the fullest of some forms, with as little else as can be.
fn whole<'f>(of: &[&'f Form]) -> Option<&'f Form> {
    let most = |form: &'f Form| {
        let (names, letters) = form.person.wholeness();
        // Beside a first name no office is needed.
        let titles = form.person.offices.len() + form.person.fields.len();
        let titles = if names == 0 { titles } else { 0 };
        let length = Reverse(form.name.chars().count());
        (names, letters, titles, length, Reverse(form.key.as_str()))
    };
    of.iter().copied().max_by_key(|form| most(form))
}

#[cfg(test)]
mod tests;
