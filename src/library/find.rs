//! From what a person calls a thing to its id.

use std::path::Path;

use uuid::Uuid;

use crate::{
    index::Name,
    library::{Library, LookupError, error::Candidate, indexing::Parts, location::location},
    model::{
        Annotation, AnnotationId, ArticleId, ClaimId, CleanText, KnownAs, PageAddress, RecordId,
        RecordKind, build::shown, view::Shelf,
    },
    text::words::fold,
};

/// How few digits of an id are taken for one.
const FEWEST: usize = 4;

impl Library {
    /// Finds the one article of a name: a full id, its start or end of at least four digits, its URL, or the
    /// path it came from. One in the trash is found too.
    ///
    /// # Errors
    /// Where nothing or several are named so, or only an entry of a feed that is here as another article.
    pub fn resolve(&self, name: &str) -> Result<ArticleId, LookupError> {
        let name = name.trim();
        let found = if name.contains("://") {
            Vec::new()
        } else {
            self.by_digits(RecordKind::Article, name)?
        };
        let found = match found.as_slice() {
            [] => self.by_origin(name)?,
            _ => found.into_iter().map(ArticleId).collect(),
        };
        let candidate = |id: &ArticleId| Candidate {
            id: id.to_string(),
            short: id.short(),
            title: self.article(*id).title.clone(),
        };
        let is_gone = |id: &ArticleId| self.article(*id).gone().is_some();
        let (gone, there): (Vec<_>, Vec<_>) = found.into_iter().partition(is_gone);
        let joined = gone.into_iter().map(|id| self.article(id));
        let joined: Vec<_> = joined.filter(|article| article.is_joined()).collect();
        match (joined.as_slice(), there.as_slice()) {
            ([joined], []) => Err(LookupError::Joined {
                title: joined.title.clone(),
                into: joined.joined.map(|id| candidate(&id)),
            }),
            _ => self.one("article", name, &there, candidate),
        }
    }

    /// Finds what a name means to a command that takes articles or a query: one article, or those with a tag;
    /// nothing where it is neither, and may be a query.
    ///
    /// A word that is a tag means the articles with that tag and no others: `remove sample` must never take
    /// away an article that has the word in its text, also not once all samples are in the trash. So those
    /// on the other shelf are returned where this one has none.
    ///
    /// # Errors
    /// Where digits could be several articles, and where the library can't be read.
    pub fn named(&self, name: &str, shelf: Shelf) -> Result<Option<Vec<ArticleId>>, LookupError> {
        match self.resolve(name) {
            Ok(id) => return Ok(Some(vec![id])),
            Err(LookupError::Unknown { .. } | LookupError::TooShort { .. }) => {}
            Err(error) => return Err(error),
        }
        let other = match shelf {
            Shelf::Library => Shelf::Trash,
            Shelf::Trash => Shelf::Library,
        };
        let mut tagged = [shelf, other].map(|shelf| self.tagged_on(name, shelf));
        let found = tagged.iter_mut().find(|tagged| !tagged.is_empty());
        Ok(found.map(std::mem::take))
    }

    /// Returns the articles with a tag, those in the trash left out.
    pub fn tagged(&self, tag: &str) -> Vec<ArticleId> {
        self.tagged_on(tag, Shelf::Library)
    }

    fn tagged_on(&self, tag: &str, shelf: Shelf) -> Vec<ArticleId> {
        self.ensure_compared();
        let tag = fold(tag.trim());
        self.answered(Parts::Rows, |index| index.tagged(&tag, shelf))
    }

    /// Finds the one annotation of an id, or of its start or end; one in the trash is found too.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_annotation(&self, name: &str) -> Result<(ArticleId, AnnotationId), LookupError> {
        let name = name.trim();
        let digits = digits(name);
        let found = match &digits {
            Some(digits) if digits.len() < FEWEST => return Err(too_short(name)),
            Some(digits) => {
                self.ensure_compared();
                let like = |pattern: String| {
                    self.answered(Parts::Rows, |index| index.annotations_like(&pattern))
                };
                let found = like(format!("%{digits}"));
                if found.is_empty() {
                    like(format!("{digits}%"))
                } else {
                    found
                }
            }
            None => Vec::new(),
        };
        self.one("annotation", name, &found, |(article, id)| {
            let known = self
                .known(RecordId::annotations(*article))
                .unwrap_or_default();
            let annotation = Annotation::from_record(*article, *id, &known.record);
            Candidate {
                id: id.to_string(),
                short: id.short(),
                title: annotation.map_or_else(CleanText::default, |annotation| {
                    CleanText::line(&shown(&annotation.anchor.quote))
                }),
            }
        })
    }

    /// Finds the one claim of an id, of its start or end, or of its exact wording, in which case doesn't
    /// matter. One in the trash is found by its id.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_claim(&self, name: &str) -> Result<ClaimId, LookupError> {
        let name = name.trim();
        // A word goes before digits: “faded” may be both.
        let mut found = self.claims_worded(name);
        if found.is_empty() {
            let by_digits = self.by_digits(RecordKind::Claim, name)?;
            found = by_digits.into_iter().map(ClaimId).collect();
        }
        self.one("claim", name, &found, |id| Candidate {
            id: id.to_string(),
            short: id.short(),
            title: self
                .read_claim(*id)
                .map_or_else(CleanText::default, |claim| claim.statement.clone()),
        })
    }

    /// Finds a claim as [`Self::resolve_claim`] does, but by its wording first among those in the trash.
    ///
    /// # Errors
    /// Where nothing or several are named so.
    pub fn resolve_removed_claim(&self, name: &str) -> Result<ClaimId, LookupError> {
        let sought = fold(&CleanText::line(name));
        let mut rows = self.claims(Shelf::Trash);
        rows.retain(|row| fold(&row.claim.statement) == sought);
        if rows.is_empty() {
            return self.resolve_claim(name);
        }
        let found: Vec<ClaimId> = rows.iter().map(|row| row.claim.id).collect();
        self.one("claim", name, &found, |id| Candidate {
            id: id.to_string(),
            short: id.short(),
            title: CleanText::line(name),
        })
    }

    /// Finds records whose id ends with these digits, or else begins with them.
    pub(super) fn by_digits(&self, kind: RecordKind, name: &str) -> Result<Vec<Uuid>, LookupError> {
        match digits(name) {
            Some(digits) if digits.len() >= FEWEST => {
                let mut found = self.store.find(kind, &digits)?;
                // What waits to be saved has no file yet.
                let pending = self.pending(kind);
                let waiting = pending.iter().map(|record| record.id).filter(|id| {
                    let id = id.simple().to_string();
                    id.ends_with(&digits) || (found.is_empty() && id.starts_with(&digits))
                });
                let waiting: Vec<Uuid> = waiting.collect();
                found.extend(waiting);
                found.sort_unstable();
                found.dedup();
                Ok(found)
            }
            // A short number may still be a path or a wording.
            _ => Ok(Vec::new()),
        }
    }

    /// Finds articles by URL or path.
    fn by_origin(&self, name: &str) -> Result<Vec<ArticleId>, LookupError> {
        self.ensure_compared();
        let path = Path::new(name);
        let canonical = path.canonicalize().or_else(|_| std::path::absolute(path));
        let mut names = vec![Name::Url(CleanText::line(name))];
        names.push(Name::Location(CleanText::line(name)));
        names.extend(canonical.ok().map(|path| Name::Location(location(&path))));
        let identity = PageAddress::parse(name)
            .ok()
            .map(|address| address.identity());
        names.extend(identity.clone().map(Name::Address));
        let mut found: Vec<ArticleId> = self.answered(Parts::Rows, |index| {
            let mut found = Vec::new();
            for name in &names {
                found.extend(index.named(name)?);
            }
            Ok(found)
        });
        found.sort_unstable();
        found.dedup();
        // One that is in the trash stands back behind one that is not.
        let is_live = |id: &ArticleId| self.article(*id).is_live();
        let narrowed = |found: Vec<ArticleId>, fits: &dyn Fn(&ArticleId) -> bool| {
            let fitting: Vec<_> = found.iter().copied().filter(fits).collect();
            if fitting.is_empty() { found } else { fitting }
        };
        let found = narrowed(found, &is_live);
        // What only names the address as its own stands back behind what was asked for there.
        let is_surely = |id: &ArticleId| {
            let article = self.article(*id);
            let known = identity
                .as_ref()
                .and_then(|identity| article.addresses.get(identity));
            known.is_some_and(KnownAs::is_sure)
        };
        Ok(narrowed(found, &is_surely))
    }

    pub(super) fn one<T: Copy>(
        &self,
        what: &'static str,
        name: &str,
        found: &[T],
        candidate: impl Fn(&T) -> Candidate,
    ) -> Result<T, LookupError> {
        match found {
            [one] => Ok(*one),
            [] if digits(name).is_some_and(|digits| digits.len() < FEWEST) => Err(too_short(name)),
            [] => Err(unknown(what, name)),
            several => Err(LookupError::Ambiguous {
                what,
                name: name.to_owned(),
                candidates: several.iter().map(candidate).collect(),
            }),
        }
    }
}

/// Returns the digits of what may be an id or a part of one.
fn digits(name: &str) -> Option<String> {
    let digits = name.replace('-', "").to_lowercase();
    let fits = (1..=32).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then_some(digits)
}

pub(super) fn unknown(what: &'static str, name: &str) -> LookupError {
    LookupError::Unknown {
        what,
        name: name.trim().to_owned(),
        alike: Vec::new(),
    }
}

fn too_short(name: &str) -> LookupError {
    LookupError::TooShort {
        name: name.to_owned(),
    }
}
