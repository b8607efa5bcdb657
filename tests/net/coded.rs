//! Bodies that come packed.

use std::io::Write;

use briefreader::net::{FetchError, Request};
use flate2::{
    Compression,
    write::{DeflateEncoder, GzEncoder, ZlibEncoder},
};

use crate::{
    client, fetch, limited,
    server::{Server, answer},
    text,
};

const TEXT: &str = "The package works offline and syncs later. ";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn raw(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Brotli of up to 65,536 bytes that are stored as they are: there is no packer of it here.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    assert!((1..=65_536).contains(&bytes.len()));
    // A window of 16 bits; then not the last, four nibbles of length less one, stored.
    let length = u32::try_from(bytes.len() - 1).unwrap();
    let bits = (length << 4) | (1 << 20);
    let mut packed = bits.to_le_bytes().to_vec();
    packed.truncate(3);
    packed.extend(bytes);
    // The last, and empty.
    packed.push(0x03);
    packed
}

/// Serves bytes as packed in this way.
fn serve(coding: &'static str, bytes: Vec<u8>) -> Server {
    Server::of(move |_| {
        let headers = [("Content-Type", "text/plain"), ("Content-Encoding", coding)];
        answer("200 OK", &headers, &bytes)
    })
}

#[test]
fn every_packing_that_is_asked_for_is_undone() {
    let long = TEXT.repeat(1000);
    let bytes = long.as_bytes();
    let cases = [
        ("gzip", gzip(bytes)),
        ("X-GZip", gzip(bytes)),
        ("deflate", zlib(bytes)),
        ("deflate", raw(bytes)),
        ("br", brotli(bytes)),
        ("identity", bytes.to_vec()),
        ("gzip, gzip", gzip(&gzip(bytes))),
        ("br, gzip", gzip(&brotli(bytes))),
        ("deflate, identity, gzip", gzip(&raw(bytes))),
        // Several pieces behind one another are one.
        ("gzip", [gzip(&bytes[..7]), gzip(&bytes[7..])].concat()),
    ];
    for (coding, packed) in cases {
        let server = serve(coding, packed);
        assert_eq!(
            text(&client(), &server.url("/")).as_deref(),
            Ok(&*long),
            "{coding}"
        );
    }
}

#[test]
fn short_bodies_are_unpacked_however_they_begin() {
    for bytes in [b"".as_slice(), b"a", b"ab", b"x\x9c"] {
        for packed in [raw(bytes), zlib(bytes)] {
            let server = serve("deflate", packed);
            assert_eq!(fetch(&client(), &server.url("/")).unwrap().bytes, bytes);
        }
    }
}

#[test]
fn what_is_packed_and_cut_short_is_not_taken_for_the_whole() {
    let long = TEXT.repeat(1000);
    let bytes = long.as_bytes();
    let cases = [
        ("gzip", gzip(bytes)),
        ("deflate", zlib(bytes)),
        ("deflate", raw(bytes)),
        ("br", brotli(bytes)),
    ];
    for (coding, packed) in cases {
        for kept in [1, 2, packed.len() / 2, packed.len() - 1] {
            let server = serve(coding, packed[..kept].to_vec());
            let error = fetch(&client(), &server.url("/")).unwrap_err();
            let is_told = matches!(error, FetchError::Cut { .. } | FetchError::Damaged);
            assert!(is_told, "{coding} cut to {kept}: {error}");
        }
    }
}

#[test]
fn a_body_of_nothing_is_empty_whatever_it_is_said_to_be_packed_with() {
    for coding in ["gzip", "deflate", "br", "gzip, br"] {
        let server = serve(coding, Vec::new());
        assert_eq!(
            fetch(&client(), &server.url("/")).unwrap().bytes,
            b"",
            "{coding}"
        );
    }
}

#[test]
fn what_can_not_be_unpacked_is_told() {
    let cases = [
        ("gzip", b"no gzip at all".to_vec()),
        ("deflate", b"\xff\xff\xff\xff\xff".to_vec()),
        // A window of a gibibyte.
        ("br", b"\x11\x1e\x00\x00\x00\x00".to_vec()),
    ];
    for (coding, bytes) in cases {
        let server = serve(coding, bytes);
        let error = fetch(&client(), &server.url("/")).unwrap_err();
        assert_eq!(error, FetchError::Damaged, "{coding}");
    }
    let said = |coding| {
        let server = serve(coding, b"x".to_vec());
        fetch(&client(), &server.url("/")).unwrap_err().to_string()
    };
    assert_eq!(
        said("zstd"),
        "The server sent the page compressed with “zstd”, which can't be read."
    );
    assert_eq!(
        said("gzip, gzip, gzip, gzip"),
        "The server sent the page compressed 4 times over, which can't be read."
    );
}

#[test]
fn what_expands_a_thousandfold_is_cut_off_by_what_comes_out() {
    const LIMIT: u64 = 100_000;
    let zeros = vec![b' '; 10_000_000];
    let one = gzip(&zeros);
    assert!(one.len() * 900 < zeros.len());
    let cases = [
        ("gzip", one.clone()),
        ("deflate", zlib(&zeros)),
        ("deflate", raw(&zeros)),
        // Between the two stands more than may come out at the end.
        ("gzip, gzip", gzip(&one)),
    ];
    drop(zeros);
    for (coding, packed) in cases {
        let server = serve(coding, packed);
        let client = limited(|limits| limits.bytes = LIMIT);
        let most = std::cell::Cell::new(0);
        let error = client.fetch(Request::page(crate::address(&server.url("/"))), &|now| {
            most.set(most.get().max(now.received));
            briefreader::model::Flow::Continue
        });
        assert_eq!(
            error,
            Err(FetchError::TooLarge { limit: LIMIT }),
            "{coding}"
        );
        assert!(most.get() <= LIMIT);
    }
}

#[test]
fn packed_bytes_that_make_nothing_come_to_an_end() {
    // Stored blocks of no bytes, again and again: nothing ever comes out.
    let mut nothing: Vec<u8> = Vec::new();
    for _ in 0..400_000 {
        nothing.extend([0, 0, 0, 0xff, 0xff]);
    }
    let server = serve("deflate", nothing);
    let client = limited(|limits| limits.bytes = 1_000_000);
    let error = fetch(&client, &server.url("/")).unwrap_err();
    assert_eq!(error, FetchError::TooLarge { limit: 1_000_000 });
}

#[test]
fn what_stands_behind_a_whole_member_of_gzip_ends_the_body() {
    let behind: [&[u8]; 5] = [
        b"\n",
        b"\0\0\0\0",
        b"\x1e\x8b",
        b"some words",
        &[0; 100_000],
    ];
    for behind in behind {
        let mut bytes = gzip(TEXT.as_bytes());
        bytes.extend(behind);
        let server = serve("gzip", bytes);
        assert_eq!(
            text(&client(), &server.url("/")).unwrap(),
            TEXT,
            "{behind:?}"
        );
    }
    // Members follow one another; one that is damaged is none the less damaged.
    let whole = [gzip(b"one "), gzip(b"two "), gzip(b"three"), b"\n".to_vec()].concat();
    let server = serve("gzip", whole);
    assert_eq!(text(&client(), &server.url("/")).unwrap(), "one two three");
    let mut damaged = [gzip(b"one "), gzip(TEXT.as_bytes())].concat();
    damaged.truncate(damaged.len() - 6);
    let server = serve("gzip", damaged);
    assert!(text(&client(), &server.url("/")).is_err());
    let server = serve("gzip", b"\n".to_vec());
    assert!(text(&client(), &server.url("/")).is_err());
}

#[test]
fn what_a_server_says_is_not_told_at_any_length() {
    let long = "x".repeat(30_000);
    let server = Server::of(move |target| {
        let header = match target {
            "/packed" => "Content-Encoding",
            "/away" => "Location",
            "/later" => "Retry-After",
            _ => "Content-Type",
        };
        let status = match target {
            "/away" => "302 Found",
            "/later" => "429 Too Many Requests",
            _ => "200 OK",
        };
        let value = match target {
            "/away" => format!("file:///{long}"),
            "/type" => format!("image/{}", long.get(..900).unwrap_or_default()),
            _ => long.clone(),
        };
        answer(status, &[(header, &value)], b"Text.")
    });
    for path in ["/packed", "/away", "/later", "/type"] {
        let error = fetch(&client(), &server.url(path)).unwrap_err();
        assert!(error.to_string().len() < 400, "{path}: {error}");
    }
}
