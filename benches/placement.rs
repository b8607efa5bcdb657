//! What it costs to find marked words again in a revised article, and to tell what changed in it.
//!
//! Texts are made by the generator of `tests/placement`. The bare loop is the algorithm that looks for words that
//! stand nearly (Myers 1999, Hyyrö 2003) and nothing besides; `BRIEFREADER_NODE_PATH` names a `node_modules` with the
//! package approx-string-match, where it is to be compared with that too.

#[path = "../tests/placement/language.rs"]
#[expect(dead_code, reason = "a benchmark needs a part of it")]
mod language;
#[path = "../tests/placement/revision.rs"]
#[expect(dead_code, reason = "a benchmark needs a part of it")]
mod revision;

use std::{
    collections::HashMap,
    env,
    io::Write,
    process::{Command, Stdio},
};

use briefreader::{
    anchor::{Matcher, anchor},
    compare,
    model::{Anchor, Block, BlockKind, CleanText, Found, Snapshot},
    text::{align, token},
};
use divan::Bencher;

use language::LANGUAGES;
use revision::{Article, Maker, Setting};

fn main() {
    divan::main();
    beside_node();
}

/// How an article was revised.
#[derive(Clone, Copy, Debug)]
enum Revision {
    /// A paragraph at its top.
    Longer,
    /// One word in fifty is another.
    Words,
    /// A third of the sentences are others.
    Sentences,
    /// Paragraphs stand in another order.
    Moved,
    /// Nothing is left.
    Another,
}

const REVISIONS: [Revision; 5] = [
    Revision::Longer,
    Revision::Words,
    Revision::Sentences,
    Revision::Moved,
    Revision::Another,
];

fn article(bytes: usize) -> (Maker<'static>, Article) {
    let mut maker = Maker::new(&LANGUAGES[0], 7);
    let mut article = Article {
        paragraphs: Vec::new(),
    };
    let mut made = 0;
    while made < bytes {
        let paragraph = maker.paragraph();
        made += paragraph.iter().map(|s| 6 * s.words.len()).sum::<usize>();
        article.paragraphs.push(paragraph);
    }
    (maker, article)
}

fn revised(maker: &mut Maker<'_>, article: &Article, revision: Revision) -> Article {
    let mut article = article.clone();
    match revision {
        Revision::Longer => {
            let paragraph = maker.paragraph();
            article.paragraphs.insert(0, paragraph);
        }
        Revision::Words => {
            for word in article
                .paragraphs
                .iter_mut()
                .flatten()
                .flat_map(|s| &mut s.words)
            {
                if maker.random.chance(0.02) {
                    maker.replace(word);
                }
            }
        }
        Revision::Sentences => {
            for sentence in article.paragraphs.iter_mut().flatten() {
                if maker.random.chance(0.33) {
                    *sentence = maker.sentence();
                }
            }
        }
        Revision::Moved => {
            let half = article.paragraphs.len() / 2;
            article.paragraphs.rotate_left(half);
        }
        Revision::Another => {
            for paragraph in &mut article.paragraphs {
                *paragraph = maker.paragraph();
            }
        }
    }
    article
}

fn snapshot(article: &Article) -> Snapshot {
    one_block(&article.print(&LANGUAGES[0], Setting::Plain).text)
}

/// Makes a snapshot of a text; the matcher looks at no structure.
fn one_block(text: &str) -> Snapshot {
    let block = Block {
        kind: BlockKind::Code,
        bytes: 0..text.len(),
        level: 0,
        ordinal: None,
    };
    Snapshot::new(
        1,
        CleanText::new(text),
        vec![block],
        Vec::new(),
        Found::default(),
    )
    .expect("the block holds all of it")
}

/// Makes a snapshot of an article with a block a paragraph.
fn with_paragraphs(article: &Article) -> Snapshot {
    let text = CleanText::new(&article.print(&LANGUAGES[0], Setting::Plain).text);
    let mut start = 0;
    let mut blocks = Vec::new();
    for paragraph in text.split("\n\n") {
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            bytes: start..start + paragraph.len(),
            level: 0,
            ordinal: None,
        });
        start += paragraph.len() + 2;
    }
    Snapshot::new(1, text, blocks, Vec::new(), Found::default()).expect("all of it is in blocks")
}

/// Marks sentences, evenly over the text.
fn anchors(snapshot: &Snapshot, count: usize) -> Vec<Anchor> {
    let text = snapshot.text.as_str();
    let step = text.len() / count;
    (0..count)
        .filter_map(|number| {
            anchor(
                snapshot,
                number * step..(number * step + 120).min(text.len()),
            )
            .ok()
        })
        .collect()
}

/// A thousand annotations of an article of 100 kB.
#[divan::bench(args = REVISIONS, sample_count = 5)]
fn place_1000_in_100_kb(bencher: Bencher, revision: Revision) {
    let (mut maker, article) = article(100_000);
    let old = snapshot(&article);
    let new = snapshot(&revised(&mut maker, &article, revision));
    let anchors = anchors(&old, 1000);
    bencher.bench_local(|| {
        let matcher = Matcher::new(Some(&old), &new);
        anchors
            .iter()
            .map(|anchor| matcher.place(anchor))
            .collect::<Vec<_>>()
    });
}

/// Ten thousand annotations of an article of 20 MB.
#[divan::bench(args = [Revision::Longer, Revision::Words], sample_count = 1)]
fn place_10000_in_20_mb(bencher: Bencher, revision: Revision) {
    let (mut maker, article) = article(20_000_000);
    let old = snapshot(&article);
    let new = snapshot(&revised(&mut maker, &article, revision));
    let anchors = anchors(&old, 10_000);
    bencher.bench_local(|| {
        let matcher = Matcher::new(Some(&old), &new);
        anchors
            .iter()
            .map(|anchor| matcher.place(anchor))
            .collect::<Vec<_>>()
    });
}

/// Which words of two texts of 100 kB are the same.
#[divan::bench(args = REVISIONS)]
fn compare_100_kb(bencher: Bencher, revision: Revision) {
    let (mut maker, article) = article(100_000);
    let old = snapshot(&article);
    let new = snapshot(&revised(&mut maker, &article, revision));
    let words = |snapshot: &Snapshot| -> Vec<String> {
        token::tokens(&snapshot.text)
            .map(|token| token.folded)
            .collect()
    };
    bencher.bench_local(|| align::align(&words(&old), &words(&new), 40_000_000));
}

/// What has changed between two snapshots of 100 kB, by paragraph and by word.
#[divan::bench(args = REVISIONS)]
fn diff_of_100_kb(bencher: Bencher, revision: Revision) {
    let (mut maker, article) = article(100_000);
    let old = with_paragraphs(&article);
    let new = with_paragraphs(&revised(&mut maker, &article, revision));
    bencher.bench_local(|| compare::diff(&old, &new));
}

/// The same of 20 MB.
#[divan::bench(args = [Revision::Longer, Revision::Words], sample_count = 1)]
fn diff_of_20_mb(bencher: Bencher, revision: Revision) {
    let (mut maker, article) = article(20_000_000);
    let old = with_paragraphs(&article);
    let new = with_paragraphs(&revised(&mut maker, &article, revision));
    bencher.bench_local(|| compare::diff(&old, &new));
}

/// Whether a quote of 200 letters stands in a text.
#[derive(Clone, Copy, Debug)]
enum Standing {
    Present,
    Nearly,
    Absent,
}

const STANDINGS: [Standing; 3] = [Standing::Present, Standing::Nearly, Standing::Absent];

/// Makes a text of 100 kB, and a snapshot of another in which the quote was marked.
fn one_quote(standing: Standing) -> (Snapshot, Anchor) {
    let (mut maker, article) = article(100_000);
    let whole = snapshot(&article);
    let middle = whole.text.len() / 2;
    let mut quote: String = whole
        .text
        .get(middle..middle + 200)
        .unwrap_or_default()
        .to_owned();
    match standing {
        Standing::Present => {}
        Standing::Nearly => quote = quote.replace('a', "o"),
        Standing::Absent => {
            let other = Article {
                paragraphs: (0..4).map(|_| maker.paragraph()).collect(),
            };
            let text = other.print(&LANGUAGES[0], Setting::Plain).text;
            quote = text.get(..200).unwrap_or_default().to_owned();
        }
    }
    let start = quote.len();
    let small = one_block(&format!("{quote} and more."));
    let anchor = anchor(&small, 0..start).expect("it holds words");
    (whole, anchor)
}

/// One quote of 200 letters in 100 kB, without the older text.
#[divan::bench(args = STANDINGS)]
fn one_quote_in_100_kb(bencher: Bencher, standing: Standing) {
    let (whole, anchor) = one_quote(standing);
    bencher.bench_local(|| Matcher::new(None, &whole).place(&anchor));
}

/// The same with the algorithm alone.
#[divan::bench(args = STANDINGS)]
fn one_quote_in_100_kb_bare(bencher: Bencher, standing: Standing) {
    let (whole, anchor) = one_quote(standing);
    bencher.bench_local(|| bare(&anchor.quote, &whole.text));
}

/// Returns how few letters must change for the quote to stand somewhere.
fn bare(quote: &str, text: &str) -> usize {
    let letters: Vec<char> = quote.chars().collect();
    let blocks = letters.len().div_ceil(64);
    let mut places: HashMap<char, Vec<u64>> = HashMap::new();
    for (at, letter) in letters.iter().enumerate() {
        places.entry(*letter).or_insert_with(|| vec![0; blocks])[at / 64] |= 1 << (at % 64);
    }
    let nowhere = vec![0; blocks];
    let (mut plus, mut minus) = (vec![u64::MAX; blocks], vec![0_u64; blocks]);
    let (mut score, mut best) = (letters.len(), letters.len());
    let last = 1_u64 << ((letters.len() + 63) % 64);
    for letter in text.chars() {
        let bits = places.get(&letter).unwrap_or(&nowhere);
        let mut carried = 0_i8;
        for block in 0..blocks {
            let less = u64::from(carried < 0);
            let vertical = bits[block] | minus[block];
            let here = bits[block] | less;
            let diagonal = ((here & plus[block]).wrapping_add(plus[block]) ^ plus[block]) | here;
            let mut up = minus[block] | !(diagonal | plus[block]);
            let mut down = plus[block] & diagonal;
            let top = if block + 1 == blocks { last } else { 1 << 63 };
            let out = i8::from(up & top != 0) - i8::from(down & top != 0);
            up = (up << 1) | u64::from(carried > 0);
            down = (down << 1) | less;
            plus[block] = down | !(vertical | up);
            minus[block] = up & vertical;
            carried = out;
        }
        score = score.saturating_add_signed(isize::from(carried));
        best = best.min(score);
    }
    best
}

/// Prints what the package approx-string-match takes for the same, where node and the package are there.
#[expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
fn beside_node() {
    let Some(modules) = env::var_os("BRIEFREADER_NODE_PATH") else {
        println!("approx-string-match: BRIEFREADER_NODE_PATH is not set, so it is left out");
        return;
    };
    for standing in STANDINGS {
        let (whole, anchor) = one_quote(standing);
        let script = "
            const search = require('approx-string-match').default;
            const [text, quote] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            const times = [];
            for (let n = 0; n < 30; n++) {
                const start = process.hrtime.bigint();
                search(text, quote, Math.floor(quote.length / 2));
                times.push(Number(process.hrtime.bigint() - start) / 1e6);
            }
            times.sort((a, b) => a - b);
            console.log(times[15].toFixed(2));
        ";
        let child = Command::new("node")
            .args(["-e", script])
            .env("NODE_PATH", &modules)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut child) = child else {
            println!("approx-string-match: node is not there, so it is left out");
            return;
        };
        let input = serde_json::to_string(&(whole.text.as_str(), anchor.quote.as_str()));
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(input.unwrap_or_default().as_bytes());
        }
        let output = child
            .wait_with_output()
            .map(|output| output.stdout)
            .unwrap_or_default();
        let median = String::from_utf8_lossy(&output);
        println!(
            "approx-string-match {standing:?}: median {} ms",
            median.trim()
        );
    }
}
