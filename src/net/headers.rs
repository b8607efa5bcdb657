//! What is asked in headers, and what they answer.

use ureq::http::{HeaderMap, header};

use crate::{
    model::{CleanText, PageAddress, without_secret},
    net::{FetchError, Unchanged, Validators, error::told},
};

/// The longest header that is kept, in bytes.
const LONGEST_KEPT: usize = 1024;

/// Returns what is known of what an address had when it was asked before; nothing of another address.
pub(super) fn known(address: &PageAddress, validators: &Validators) -> Validators {
    let of = validators.address.as_ref();
    match of.map(PageAddress::without_fragment) {
        Some(of) if of == *address => validators.clone(),
        _ => Validators::default(),
    }
}

/// Returns what an answer tells of what has not changed.
pub(super) fn unchanged(
    address: &PageAddress,
    headers: &HeaderMap,
    known: Validators,
) -> Unchanged {
    Unchanged {
        address: address.clone(),
        moved: None,
        validators: Validators {
            address: Some(address.clone()),
            etag: etag(headers).or(known.etag),
            last_modified: kept(headers, &header::LAST_MODIFIED).or(known.last_modified),
        },
    }
}

/// Returns where an answer leads on to.
pub(super) fn led_to(
    address: &PageAddress,
    headers: &HeaderMap,
    status: u16,
) -> Result<PageAddress, FetchError> {
    let target = text(headers, &header::LOCATION);
    let target = target.ok_or(FetchError::LeadsNowhere { status })?;
    let next = address.follow(&target);
    let next = next.map_err(|why| FetchError::LeadsAway {
        target: told(&without_secret(&target)),
        why,
    })?;
    Ok(next.without_fragment())
}

/// Returns a header as text, whatever bytes it has.
pub(super) fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Returns a header as it may be kept; one that is too long is not.
pub(super) fn kept(headers: &HeaderMap, name: &header::HeaderName) -> Option<CleanText> {
    let value = text(headers, name).filter(|value| value.len() <= LONGEST_KEPT)?;
    Some(CleanText::line(&value)).filter(|value| !value.is_empty())
}

/// Returns the server's name for what it sends; none that cleaning would make another name of.
pub(super) fn etag(headers: &HeaderMap) -> Option<CleanText> {
    let written = headers.get(header::ETAG)?.to_str().ok()?;
    kept(headers, &header::ETAG).filter(|etag| etag.as_str() == written.trim())
}

#[cfg(test)]
mod tests {
    use ureq::http::HeaderValue;

    use super::*;

    #[test]
    fn a_name_that_can_not_be_sent_back_as_it_is_is_none() {
        let named = |etag: &[u8]| {
            let value = HeaderValue::from_bytes(etag).unwrap();
            super::etag(&HeaderMap::from_iter([(header::ETAG, value)]))
        };
        assert_eq!(named(b"\"a-1\"").as_deref(), Some("\"a-1\""));
        assert_eq!(named(b"\"\xe9a\""), None);
        assert_eq!(named(b"\"a\tb\""), None);
    }
}
