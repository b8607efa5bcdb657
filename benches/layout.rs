//! What it costs to set text in rows: the page that is looked at, and everything there is.

use std::{hint::black_box, sync::Arc};

use briefreader::{
    model::{Block, BlockKind, CleanText, Found, Snapshot, SnapshotId},
    text::{Direction, Document, Goal, Layout, find, motion, object, scroll},
};
use divan::{Bencher, counter::BytesCount};

/// The width of the column and the height of the pane.
const WIDTH: u16 = 72;
const HEIGHT: usize = 40;

const SENTENCE: &str =
    "The award, worth “ten billion dollars” over ten years, was made in October — and contested. ";

fn main() {
    divan::main();
}

/// The documents that should cost the same.
#[derive(Clone, Copy, Debug)]
enum Size {
    /// 10 kB in paragraphs.
    Small,
    /// 20 MB in paragraphs.
    Large,
    /// 20 MB in one paragraph.
    OneParagraph,
    /// 20 MB in one paragraph, not a blank in it.
    OneWord,
}

const SIZES: [Size; 4] = [Size::Small, Size::Large, Size::OneParagraph, Size::OneWord];

fn snapshot(size: Size) -> Arc<Snapshot> {
    let paragraph = SENTENCE.repeat(7);
    let paragraph = paragraph.trim_end();
    let (paragraph, count) = match size {
        Size::Small => (paragraph.to_owned(), 10_000 / paragraph.len()),
        Size::Large => (paragraph.to_owned(), 20_000_000 / paragraph.len()),
        Size::OneParagraph => (SENTENCE.repeat(20_000_000 / SENTENCE.len()), 1),
        Size::OneWord => ("abcdefgh".repeat(20_000_000 / 8), 1),
    };
    let mut text = String::new();
    let mut blocks = Vec::new();
    for _ in 0..count {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&paragraph);
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            bytes: start..text.len(),
            level: 0,
            ordinal: None,
        });
    }
    Arc::new(Snapshot {
        id: SnapshotId::parse(&"0".repeat(64)).expect("64 digits are a hash"),
        text: CleanText::new(&text),
        blocks,
        spans: Vec::new(),
        found: Found::default(),
    })
}

fn document(size: Size) -> Arc<Document> {
    Arc::new(Document::new(snapshot(size)))
}

/// Opening at the middle: nothing is remembered yet.
#[divan::bench(args = SIZES)]
fn first_page(bencher: Bencher, size: Size) {
    let document = document(size);
    let top = document.caret_near(document.text().len() / 2);
    bencher.bench_local(|| {
        Layout::new(Arc::clone(&document), WIDTH).rows_from(black_box(top), HEIGHT)
    });
}

/// A frame where nothing moved.
#[divan::bench(args = SIZES)]
fn same_page(bencher: Bencher, size: Size) {
    let layout = Layout::new(document(size), WIDTH);
    let top = layout
        .document()
        .caret_near(layout.document().text().len() / 2);
    bencher.bench_local(|| layout.rows_from(black_box(top), HEIGHT));
}

/// `j`, the pane following, and the page, from the top of the document on and on.
#[divan::bench(args = SIZES)]
fn row_down_and_page(bencher: Bencher, size: Size) {
    let layout = Layout::new(document(size), WIDTH);
    let (mut caret, mut top) = (0, 0);
    bencher.bench_local(|| {
        caret = motion::by_row(&layout, caret, Goal::Column(9), Direction::Forward, 1);
        top = scroll::follow(&layout, top, caret, HEIGHT, 3);
        layout.rows_from(top, HEIGHT)
    });
}

/// `G` and `gg`, with the page each time and nothing remembered.
#[divan::bench(args = SIZES)]
fn end_and_start(bencher: Bencher, size: Size) {
    let document = document(size);
    bencher.bench_local(|| {
        let layout = Layout::new(Arc::clone(&document), WIDTH);
        let top = scroll::follow(&layout, 0, motion::last(&document), HEIGHT, 3);
        let end = layout.rows_from(top, HEIGHT);
        let top = scroll::follow(&layout, top, motion::first(&document), HEIGHT, 3);
        (end, layout.rows_from(top, HEIGHT))
    });
}

/// `s`, `)` and `w` in a place where they were not used yet.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn sentence_and_word(bencher: Bencher, size: Size) {
    let snapshot = snapshot(size);
    bencher
        .with_inputs(|| Document::new(Arc::clone(&snapshot)))
        .bench_local_refs(|document| {
            let caret = document.caret_near(document.text().len() / 2);
            (
                object::sentence_at(document, caret),
                motion::by_sentence(document, caret, Direction::Forward, 1),
                motion::by_word(document, caret, Direction::Forward, 1),
            )
        });
}

/// Cutting a snapshot into pieces, which is done beside the screen.
#[divan::bench(args = SIZES, sample_count = 5)]
fn cut_into_pieces(bencher: Bencher, size: Size) {
    let snapshot = snapshot(size);
    bencher
        .counter(BytesCount::of_str(snapshot.text.as_str()))
        .bench_local(|| Document::new(Arc::clone(&snapshot)));
}

/// All rows of 10 kB.
#[divan::bench]
fn whole_small(bencher: Bencher) {
    let document = document(Size::Small);
    bencher
        .counter(BytesCount::of_str(document.text()))
        .bench_local(|| Layout::new(Arc::clone(&document), WIDTH).rows_from(0, usize::MAX));
}

/// The same text given to textwrap as it is.
#[divan::bench]
fn whole_small_bare_textwrap(bencher: Bencher) {
    let snapshot = snapshot(Size::Small);
    let options = textwrap::Options::new(usize::from(WIDTH))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    bencher
        .counter(BytesCount::of_str(snapshot.text.as_str()))
        .bench_local(|| textwrap::wrap(black_box(&snapshot.text), &options).len());
}

/// Searching 20 MB for what is not there, and for what is everywhere.
#[divan::bench(args = ["no such words", "\"no such\"", "dollars", "of"], sample_count = 5)]
fn find_in_large(bencher: Bencher, pattern: &str) {
    let snapshot = snapshot(Size::Large);
    bencher
        .counter(BytesCount::of_str(snapshot.text.as_str()))
        .bench_local(|| {
            find::matches(&snapshot.text, pattern, 10_000, &|| false)
                .ranges
                .len()
        });
}

/// A page of Thai, which has no blanks between its words, nothing remembered.
#[divan::bench]
fn first_page_thai(bencher: Bencher) {
    let text = "สัญญาคลาวด์มูลค่าหมื่นล้านดอลลาร์ถูกมอบให้ในเดือนตุลาคม ".repeat(100);
    let mut snapshot = Snapshot::clone(&snapshot(Size::Small));
    snapshot.text = CleanText::new(&text);
    snapshot.blocks.truncate(1);
    snapshot.blocks[0].bytes = 0..text.len();
    let document = Arc::new(Document::new(Arc::new(snapshot)));
    bencher
        .counter(BytesCount::of_str(document.text()))
        .bench_local(|| Layout::new(Arc::clone(&document), WIDTH).rows_from(0, HEIGHT));
}
