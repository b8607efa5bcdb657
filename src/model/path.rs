//! Where a value stands in a record.

use std::{borrow::Cow, fmt};

/// Names a place in a record: segments joined by `/`.
///
/// A `~` or `/` inside a segment is written `~0` or `~1`, as in a JSON Pointer (RFC 6901), without the
/// leading slash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(String);

impl Path {
    /// Makes the path of one segment.
    pub fn root(segment: &str) -> Self {
        Self(escape(segment).into_owned())
    }

    /// Reads a path as [`Display`](fmt::Display) wrote it; any text is one.
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Returns the path one step further in.
    #[must_use]
    pub fn child(&self, segment: &str) -> Self {
        Self(format!("{}/{}", self.0, escape(segment)))
    }

    /// Returns the segments, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').map(unescape)
    }

    /// Returns the last segment, unescaped.
    pub fn last(&self) -> Cow<'_, str> {
        unescape(self.0.rsplit('/').next().unwrap_or(""))
    }

    /// Returns the text of the path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells what of `self` is left below `parent`, still escaped.
    pub fn below<'a>(&'a self, parent: &Self) -> Option<&'a str> {
        self.0.strip_prefix(parent.as_str())?.strip_prefix('/')
    }

    /// Returns the two paths that enclose everything below this one, and nothing else, in the order of text.
    pub(crate) fn inside(&self) -> (Self, Self) {
        // `0` is the character after `/`.
        (Self(format!("{}/", self.0)), Self(format!("{}0", self.0)))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes a segment so that it holds no `/`.
fn escape(segment: &str) -> Cow<'_, str> {
    if segment.contains(['~', '/']) {
        Cow::Owned(segment.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(segment)
    }
}

/// Undoes the escaping of one segment.
pub(crate) fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn segments_come_back_as_they_went_in(segments in prop::collection::vec(".*", 1..5)) {
            let mut path = Path::root(&segments[0]);
            for segment in &segments[1..] {
                path = path.child(segment);
            }
            prop_assert_eq!(path.segments().collect::<Vec<_>>(), segments);
        }
    }

    #[test]
    fn a_slash_in_a_tag_is_no_step() {
        let path = Path::root("tags").child("cloud/azure~x");
        assert_eq!(path.as_str(), "tags/cloud~1azure~0x");
        assert_eq!(path.last(), "cloud/azure~x");
    }
}
