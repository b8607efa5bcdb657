//! Names and passwords in addresses, which no message repeats.

use std::borrow::Cow;

/// Writes what may be an address without the user name and the password in it: `…` stands where they stood.
///
/// It need not be an address that can be made out.
pub fn without_secret(written: &str) -> Cow<'_, str> {
    let several = super::several(written);
    if !several.is_empty() {
        let each: Vec<Cow<'_, str>> = several.into_iter().map(without_secret).collect();
        return Cow::Owned(each.join(" "));
    }
    let Some((scheme, rest)) = written.split_once("//") else {
        return Cow::Borrowed(written);
    };
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    match authority.rsplit_once('@') {
        Some((_, host)) => Cow::Owned(format!("{scheme}//…@{host}{rest}")),
        None => Cow::Borrowed(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_passwords_are_left_out() {
        for (written, shown) in [
            (
                "http://me:secret@desk.example/a@b",
                "http://…@desk.example/a@b",
            ),
            ("https://me@desk.example", "https://…@desk.example"),
            ("//me:se@cret@desk.example?q", "//…@desk.example?q"),
            ("http://me:secret@", "http://…@"),
            ("http:///desk@example", "http:///desk@example"),
            ("https://desk.example/@me", "https://desk.example/@me"),
            ("me@desk.example", "me@desk.example"),
            (
                "https://a.example/ https://me:secret@b.example/",
                "https://a.example/ https://…@b.example/",
            ),
            ("", ""),
        ] {
            assert_eq!(without_secret(written), shown, "{written}");
        }
    }
}
