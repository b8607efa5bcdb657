//! What was found of a text in others, written small to be kept.
//!
//! Numbers are written seven bits a byte (LEB128), texts after their lengths. Words of another article that stand in
//! the text itself just so are told by their place alone, as most are. Whatever does not read as written is none.

use std::{collections::HashMap, ops::Range, sync::Arc};

use uuid::Uuid;

use crate::model::{
    ArticleId, CleanText, PartialDate, SnapshotId,
    echo::{Differing, Echo, Found, Looked, Other},
};

/// The most bytes that are kept of one text: more than these are found out as quickly as they are read.
const MOST_BYTES: usize = 64 << 10;

/// Writes down what was found of a text; nothing where that is too much to be kept.
pub(super) fn pack(found: &Found, text: &str) -> Option<Vec<u8>> {
    let mut writer = Writer::default();
    let looked = found.looked;
    writer.number(looked.map_or(0, |looked| looked.into));
    if let Some(looked) = looked {
        writer.number(looked.of);
        writer.number(usize::from(looked.is_exact));
    }
    let mut places: HashMap<ArticleId, usize> = HashMap::new();
    writer.number(found.echoes.len());
    for echo in &found.echoes {
        let next = places.len();
        let place = *places.entry(echo.other.id).or_insert(next);
        writer.number(place);
        if place == next {
            writer.other(&echo.other, &echo.snapshot);
        }
        writer.echo(echo, text);
        if writer.0.len() > MOST_BYTES {
            return None;
        }
    }
    Some(writer.0)
}

/// Reads what was written down of a text.
pub(super) fn unpack(bytes: &[u8], text: &CleanText) -> Option<Found> {
    let mut reader = Reader(bytes);
    let looked = match reader.number()? {
        0 => None,
        into => Some(Looked {
            into,
            of: reader.number()?,
            is_exact: reader.number()? == 1,
        }),
    };
    let mut others: Vec<(Arc<Other>, SnapshotId)> = Vec::new();
    let count = reader.number()?;
    let mut echoes = Vec::with_capacity(count.min(bytes.len()));
    for _ in 0..count {
        let place = reader.number()?;
        if place == others.len() {
            others.push(reader.other()?);
        }
        let (other, snapshot) = others.get(place)?;
        echoes.push(reader.echo(other, snapshot, text)?);
    }
    reader.0.is_empty().then_some(Found { echoes, looked })
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    /// Writes what may be missing.
    fn maybe(&mut self, text: Option<&str>) {
        self.number(usize::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn range(&mut self, range: &Range<usize>) {
        self.number(range.start);
        self.number(range.len());
    }

    fn other(&mut self, other: &Other, snapshot: &SnapshotId) {
        self.0.extend(other.id.0.as_bytes());
        self.text(snapshot.as_str());
        self.text(&other.title);
        for text in [&other.source, &other.author, &other.url] {
            self.maybe(text.as_deref());
        }
        self.maybe(other.published.map(|date| date.to_string()).as_deref());
    }

    fn echo(&mut self, echo: &Echo, text: &str) {
        for range in [
            &echo.bytes,
            &echo.code_points,
            &echo.other_bytes,
            &echo.other_code_points,
        ] {
            self.range(range);
        }
        let is_same = text.get(echo.bytes.clone()) == Some(echo.words.as_str());
        self.maybe(Some(echo.words.as_str()).filter(|_| !is_same));
        self.0.extend(echo.similarity.to_bits().to_le_bytes());
        self.number(echo.differences.len());
        for difference in &echo.differences {
            self.text(&difference.here);
            self.text(&difference.there);
            self.range(&difference.bytes);
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..usize::BITS.div_ceil(7) {
            let [byte] = self.bytes()?;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok()
    }

    fn clean(&mut self) -> Option<CleanText> {
        self.text().map(CleanText::new)
    }

    fn maybe(&mut self) -> Option<Option<&'a str>> {
        match self.number()? {
            0 => Some(None),
            _ => self.text().map(Some),
        }
    }

    fn range(&mut self) -> Option<Range<usize>> {
        let start = self.number()?;
        Some(start..start.checked_add(self.number()?)?)
    }

    fn other(&mut self) -> Option<(Arc<Other>, SnapshotId)> {
        let id = ArticleId(Uuid::from_bytes(self.bytes()?));
        let snapshot = SnapshotId::parse(self.text()?)?;
        let title = self.clean()?;
        let [source, author, url] = [self.maybe()?, self.maybe()?, self.maybe()?];
        let other = Other {
            id,
            title,
            source: source.map(CleanText::new),
            author: author.map(CleanText::new),
            url: url.map(CleanText::new),
            published: self.maybe()?.and_then(PartialDate::parse_iso),
        };
        Some((Arc::new(other), snapshot))
    }

    fn echo(
        &mut self,
        other: &Arc<Other>,
        snapshot: &SnapshotId,
        text: &CleanText,
    ) -> Option<Echo> {
        let bytes = self.range()?;
        let [code_points, other_bytes, other_code_points] =
            [self.range()?, self.range()?, self.range()?];
        let words = match self.maybe()? {
            Some(words) => CleanText::new(words),
            None => text.slice(bytes.clone())?,
        };
        let similarity = f64::from_bits(u64::from_le_bytes(self.bytes()?));
        let count = self.number()?;
        let mut differences = Vec::new();
        for _ in 0..count {
            differences.push(Differing {
                here: self.clean()?,
                there: self.clean()?,
                bytes: self.range()?,
            });
        }
        Some(Echo {
            bytes,
            code_points,
            other: Arc::clone(other),
            snapshot: snapshot.clone(),
            other_bytes,
            other_code_points,
            words,
            similarity,
            differences,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> (CleanText, Found) {
        let text = CleanText::new("A “wörd” of the harbour, and no more of it.");
        let line = CleanText::line;
        let other = |number: u128, source: Option<&str>| {
            Arc::new(Other {
                id: ArticleId(Uuid::from_u128(number)),
                title: line("Häfen – verkauft"),
                source: source.map(line),
                author: source.map(line),
                published: source.and_then(|_| PartialDate::parse_iso("2020-08")),
                url: source.map(|_| line("https://example.org/häfen")),
            })
        };
        let echo = |other: &Arc<Other>, words: CleanText, similarity| Echo {
            bytes: 0..24,
            code_points: 0..19,
            other: Arc::clone(other),
            snapshot: SnapshotId::parse(&"0a".repeat(32)).unwrap(),
            other_bytes: 70_000..70_024,
            other_code_points: 300..319,
            words,
            similarity,
            differences: Vec::new(),
        };
        let (dated, undated) = (other(1, Some("Wire")), other(2, None));
        let same = text.slice(0..24).unwrap();
        let differing = Echo {
            differences: vec![Differing {
                here: line("wörd"),
                there: line(""),
                bytes: 3..3,
            }],
            ..echo(&undated, line("A line\u{301} of the harbour"), 11.0 / 12.0)
        };
        let echoes = vec![
            echo(&dated, same.clone(), 1.0),
            echo(&dated, same, 1.0),
            differing,
        ];
        (
            text,
            Found {
                echoes,
                looked: None,
            },
        )
    }

    #[test]
    fn what_is_read_is_what_was_written_and_what_was_cut_is_none() {
        let (text, mut found) = found();
        for looked in [None, Some((50, 999, true)), Some((50, 2_000, false))] {
            found.looked = looked.map(|(into, of, is_exact)| Looked { into, of, is_exact });
            let bytes = pack(&found, &text).unwrap();
            assert_eq!(unpack(&bytes, &text), Some(found.clone()));
            for end in 0..bytes.len() {
                assert_eq!(unpack(&bytes[..end], &text), None, "{end}");
            }
            assert_eq!(unpack(&[&bytes[..], b"x"].concat(), &text), None);
        }
        let none = pack(&Found::default(), &text).unwrap();
        assert_eq!(unpack(&none, &text), Some(Found::default()));
    }

    #[test]
    fn words_that_stand_in_the_text_take_no_room_and_too_many_are_not_kept() {
        let (text, mut found) = found();
        let of = |found: &Found| pack(found, &text).map(|bytes| bytes.len());
        found.echoes.truncate(2);
        let same = of(&found).unwrap();
        found.echoes[1].words = CleanText::line(&"other ".repeat(100));
        assert!(of(&found).unwrap() > same + 500);
        found.echoes[1].words = CleanText::line(&"other ".repeat(20_000));
        assert_eq!(of(&found), None);
    }
}
