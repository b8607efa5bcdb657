//! What feed-rs makes of a document.

use feed_rs::{model::Feed, parser::Builder};
use url::Url;

use crate::import::feed::mend::Mended;

/// Reads a document; links lead on from `base`.
pub(super) fn read(mended: &Mended, base: Option<&str>) -> Option<Feed> {
    let parser = Builder::new()
        // One that is none would have nothing read at all.
        .base_uri(base.filter(|base| Url::parse(base).is_ok()))
        .sanitize_content(false)
        // What has no id of its own must not seem to have one.
        .id_generator(|_, _, _| String::new())
        .build();
    parser.parse(mended.document().as_bytes()).ok()
}
