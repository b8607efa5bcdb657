//! Bodies unpacked while they are read, and cut off by what comes out.

use std::io::{self, BufRead, BufReader, Read};

use brotli_decompressor::Decompressor;
use flate2::{Decompress, FlushDecompress, Status, bufread::GzDecoder};

use crate::net::{FetchError, error::told};

/// What is asked for.
pub(super) const ACCEPTED: &str = "gzip, deflate, br";

/// How many packings may lie in one another: more than one is a mistake, and many are an attack.
const MOST: usize = 3;

/// What each member of a body that was packed by gzip begins with.
const MEMBER: [u8; 2] = [0x1f, 0x8b];

/// How much is read at once.
const BUFFER: usize = 16 * 1024;

/// Reads a body as it was before it was packed; `codings` is the header, the last coding the outermost.
///
/// `watched` is asked with how many bytes have come out of each stage, and may end the reading with an error.
///
/// # Errors
/// Where it was packed in a way that is not known.
pub fn unpacked<'a>(
    body: impl Read + 'a,
    codings: &str,
    watched: &'a dyn Fn(u64) -> io::Result<()>,
) -> Result<Box<dyn Read + 'a>, FetchError> {
    let codings: Vec<String> = codings
        .split(',')
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !coding.is_empty() && coding != "identity")
        .collect();
    if codings.len() > MOST {
        return Err(FetchError::Packed {
            how: format!("{} times over", codings.len()),
        });
    }
    let mut reader: Box<dyn Read + 'a> = Box::new(Watched {
        inner: body,
        count: 0,
        watched,
    });
    for coding in codings.iter().rev() {
        let begin: Begin<'a> = match coding.as_str() {
            "gzip" | "x-gzip" => |packed| Box::new(Gunzip::new(packed)),
            "deflate" => |packed| Box::new(Inflate::new(packed)),
            "br" => |inner| {
                let inner = UsualWindow {
                    inner,
                    is_checked: false,
                };
                Box::new(Decompressor::new(inner, BUFFER))
            },
            other => {
                return Err(FetchError::Packed {
                    how: format!("with “{}”", told(other)),
                });
            }
        };
        let packed = BufReader::with_capacity(BUFFER, reader);
        reader = Box::new(Watched {
            inner: Unpacking::Begins(packed, begin),
            count: 0,
            watched,
        });
    }
    Ok(reader)
}

/// What reads bytes that are packed.
type Packed<'a> = BufReader<Box<dyn Read + 'a>>;

/// Makes of packed bytes those that were packed.
type Begin<'a> = fn(Packed<'a>) -> Box<dyn Read + 'a>;

/// A stage of the unpacking, which begins once something comes: a body of nothing was packed by nobody, whatever its
/// header says, and is no damaged one.
enum Unpacking<'a> {
    Begins(Packed<'a>, Begin<'a>),
    Goes(Box<dyn Read + 'a>),
    Ended,
}

impl Read for Unpacking<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Self::Begins(packed, _) = self {
            let is_empty = packed.fill_buf()?.is_empty();
            if let Self::Begins(packed, begin) = std::mem::replace(self, Self::Ended)
                && !is_empty
            {
                *self = Self::Goes(begin(packed));
            }
        }
        match self {
            Self::Goes(stage) => stage.read(buffer),
            Self::Begins(..) | Self::Ended => Ok(0),
        }
    }
}

/// Counts what comes out of a stage.
struct Watched<'a, R> {
    inner: R,
    count: u64,
    watched: &'a dyn Fn(u64) -> io::Result<()>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (self.watched)(self.count)?;
        let read = self.inner.read(buffer)?;
        self.count += u64::try_from(read).unwrap_or(u64::MAX);
        (self.watched)(self.count)?;
        Ok(read)
    }
}

/// Refuses streams of brotli that ask for a large window: that is no part of the coding of the web, and would have the
/// unpacking take up to a gibibyte.
struct UsualWindow<R> {
    inner: R,
    is_checked: bool,
}

impl<R: Read> Read for UsualWindow<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if let (false, Some(first)) = (self.is_checked || read == 0, buffer.first()) {
            self.is_checked = true;
            // The seven bits that RFC 7932 leaves unused.
            if first & 0x7f == 0x11 {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        Ok(read)
    }
}

/// Unpacks members of gzip, one behind the other; what follows a whole one and is none ends the body, as in browsers.
struct Gunzip<R> {
    /// Nothing once the body has ended.
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Gunzip<R> {
    fn new(inner: R) -> Self {
        Self {
            member: Some(GzDecoder::new(inner)),
        }
    }
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while let Some(member) = &mut self.member {
            let read = member.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            let inner = self.member.take().map(GzDecoder::into_inner);
            self.member = inner.map(next_member).transpose()?.flatten();
        }
        Ok(0)
    }
}

/// Begins the member that follows, if one does.
fn next_member<R: BufRead>(mut inner: R) -> io::Result<Option<GzDecoder<R>>> {
    let follows = inner.fill_buf()?;
    // Of a header that comes in two pieces, the first byte has to do.
    let is_member = !follows.is_empty() && MEMBER.starts_with(follows.get(..2).unwrap_or(follows));
    Ok(is_member.then(|| GzDecoder::new(inner)))
}

/// Unpacks what is called deflate: with zlib's header, as it should be, or without, as some servers have it.
struct Inflate<R> {
    inner: R,
    /// The first bytes, which tell whether there is a header.
    start: Vec<u8>,
    /// How many of them were unpacked.
    taken: usize,
    state: Option<Decompress>,
    is_ended: bool,
}

impl<R: BufRead> Inflate<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            start: Vec::new(),
            taken: 0,
            state: None,
            is_ended: false,
        }
    }

    fn begin(&mut self) -> io::Result<Decompress> {
        self.inner.by_ref().take(2).read_to_end(&mut self.start)?;
        let has_header = match *self.start {
            [method, flags] => {
                method & 0x0f == 8
                    && method >> 4 <= 7
                    && u16::from_be_bytes([method, flags]).is_multiple_of(31)
            }
            _ => false,
        };
        Ok(Decompress::new(has_header))
    }
}

impl<R: BufRead> Read for Inflate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_ended || buffer.is_empty() {
            return Ok(0);
        }
        let mut state = match self.state.take() {
            Some(state) => state,
            None => self.begin()?,
        };
        let read = loop {
            let start = self.start.get(self.taken..).unwrap_or_default();
            let is_start = !start.is_empty();
            let input = if is_start {
                start
            } else {
                self.inner.fill_buf()?
            };
            let is_over = input.is_empty();
            let (before_in, before_out) = (state.total_in(), state.total_out());
            let status = state.decompress(input, buffer, FlushDecompress::None)?;
            let used = usize::try_from(state.total_in() - before_in).unwrap_or(0);
            let made = usize::try_from(state.total_out() - before_out).unwrap_or(0);
            if is_start {
                self.taken += used;
            } else {
                self.inner.consume(used);
            }
            self.is_ended = status == Status::StreamEnd;
            if made > 0 || self.is_ended {
                break made;
            }
            if is_over || used == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        };
        self.state = Some(state);
        Ok(read)
    }
}
