//! The locale: in which charset the terminal types.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, UTF_8, WINDOWS_874};

/// The charset of what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// Another one, in which bytes below 128 are ASCII.
    Other(&'static Encoding),
    /// One that is not known here: nothing of it beyond ASCII can be typed.
    Unknown,
}

/// Returns the locale for letters, as POSIX finds it.
#[must_use]
pub fn of(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
}

impl Charset {
    /// Reads the charset that a locale names, as in `de_DE.ISO-8859-1`.
    ///
    /// Where none is named, what is typed is taken for UTF-8: `C` and `POSIX` say what may be shown, and are
    /// set in many a terminal that types UTF-8 all the same; and in ASCII the two do not differ.
    #[must_use]
    pub fn of(locale: Option<&str>) -> Self {
        let named = locale.and_then(|locale| locale.split_once('.'));
        let Some((_, rest)) = named else {
            return Self::Utf8;
        };
        let (name, _) = rest.split_once('@').unwrap_or((rest, ""));
        let name = name.to_ascii_lowercase();
        let found = match name.as_str() {
            "utf8" | "us-ascii" | "ansi_x3.4-1968" => Some(UTF_8),
            // As locales write them and the web does not.
            "eucjp" | "ujis" => Some(EUC_JP),
            "euckr" => Some(EUC_KR),
            "euccn" => Some(GBK),
            "big5hkscs" => Some(BIG5),
            "tis620" => Some(WINDOWS_874),
            name => Encoding::for_label(name.as_bytes()),
        };
        match found {
            Some(encoding) if encoding == UTF_8 => Self::Utf8,
            Some(encoding) if encoding.is_ascii_compatible() => Self::Other(encoding),
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_15, KOI8_R, SHIFT_JIS, WINDOWS_1252};

    use super::*;

    #[test]
    fn a_locale_names_its_charset() {
        for (locale, expected) in [
            ("de_DE.UTF-8", Charset::Utf8),
            ("C.utf8", Charset::Utf8),
            ("C", Charset::Utf8),
            ("POSIX", Charset::Utf8),
            ("en_US", Charset::Utf8),
            ("en_US.US-ASCII", Charset::Utf8),
            ("en_US.ISO-8859-1", Charset::Other(WINDOWS_1252)),
            ("en_US.iso88591", Charset::Other(WINDOWS_1252)),
            ("de_DE.ISO8859-15@euro", Charset::Other(ISO_8859_15)),
            ("ru_RU.KOI8-R", Charset::Other(KOI8_R)),
            ("ja_JP.eucJP", Charset::Other(EUC_JP)),
            ("ja_JP.SJIS", Charset::Other(SHIFT_JIS)),
            ("zh_CN.GB2312", Charset::Other(GBK)),
            ("zh_TW.Big5", Charset::Other(BIG5)),
            ("hy_AM.ARMSCII-8", Charset::Unknown),
            ("ja_JP.UTF-16LE", Charset::Unknown),
        ] {
            assert_eq!(Charset::of(Some(locale)), expected, "{locale}");
        }
        assert_eq!(Charset::of(None), Charset::Utf8);
    }
}
