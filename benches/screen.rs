//! What a key and a frame cost at 120×40, and that this does not grow with the article.
//!
//! In each group compare the line of 20 MB, in many paragraphs and in one, with that of 10 kB: at most 1.5
//! times as long. The lines with 1,000 annotations are compared among themselves; all thousand stand within
//! the same 10 kB around the caret, so that each screen shows as many of them. Everything is warm: the caret
//! walks to and fro over the same few rows, which have been drawn before.
//!
//! `/` is not here, since searching a text is work beside the screen.

use std::{
    cell::RefCell,
    hint::black_box,
    sync::{Arc, LazyLock},
};

use briefreader::{
    anchor,
    app::{App, Effect, Loaded, Message},
    command::{Code, Key, KeySequence, Place},
    compare::matrix::{Hush, Line, Quote, Survey},
    model::{
        Annotation, AnnotationId, Article, ArticleId, Block, BlockKind, Build, Change, Claim,
        ClaimId, CleanText, Clock, DeviceId, EvidenceId, FieldValue, Found, Ids, NewAnnotation,
        Record, RecordId, Snapshot, SnapshotId, Stance, Value, article, claim,
        kept::Kept,
        origin::{Origin, Why},
        view::{ArticleRow, Counts, Opened, Page, Position},
    },
    text::Document,
    ui::{self, Colors, Theme},
};
use divan::Bencher;
use jiff::Timestamp;
use ratatui::{Terminal, backend::TestBackend};

const SENTENCE: &str =
    "The award, worth “ten billion dollars” over ten years, was made in October — and contested. ";

/// How many annotations a well-used article has.
const MANY: usize = 1_000;

/// The part of the text that annotations stand in, in bytes.
const MARKED: usize = 9_000;

/// Steps forward before the caret walks back.
const WALK: usize = 20;

fn main() {
    divan::main();
}

/// The articles that should cost the same.
#[derive(Clone, Copy)]
enum Text {
    /// 10 kB in paragraphs.
    Small,
    /// 20 MB in paragraphs.
    Large,
    /// 20 MB in one paragraph.
    OneParagraph,
}

/// An article with its annotations.
#[derive(Clone, Copy)]
struct Case {
    text: Text,
    annotations: usize,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self.text {
            Text::Small => "10 kB",
            Text::Large => "20 MB",
            Text::OneParagraph => "20 MB, one paragraph",
        };
        match self.annotations {
            0 => f.write_str(text),
            many => write!(f, "{text}, {many} marks"),
        }
    }
}

const CASES: [Case; 6] = {
    const fn case(text: Text, annotations: usize) -> Case {
        Case { text, annotations }
    }
    [
        case(Text::Small, 0),
        case(Text::Large, 0),
        case(Text::OneParagraph, 0),
        case(Text::Small, MANY),
        case(Text::Large, MANY),
        case(Text::OneParagraph, MANY),
    ]
};

fn document(text: Text) -> Arc<Document> {
    static SMALL: LazyLock<Arc<Document>> = LazyLock::new(|| paragraphs(10_000, 7));
    static LARGE: LazyLock<Arc<Document>> = LazyLock::new(|| paragraphs(20_000_000, 7));
    static ONE: LazyLock<Arc<Document>> =
        LazyLock::new(|| paragraphs(20_000_000, 20_000_000 / SENTENCE.len()));
    Arc::clone(match text {
        Text::Small => &SMALL,
        Text::Large => &LARGE,
        Text::OneParagraph => &ONE,
    })
}

/// Makes about so many bytes of text, with so many sentences in a paragraph.
fn paragraphs(bytes: usize, sentences: usize) -> Arc<Document> {
    let paragraph = SENTENCE.repeat(sentences);
    let paragraph = paragraph.trim_end();
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for _ in 0..(bytes / paragraph.len()).max(1) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(paragraph);
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            bytes: start..text.len(),
            level: 0,
            ordinal: None,
        });
    }
    let snapshot = Snapshot {
        id: SnapshotId::parse(&"0".repeat(64)).expect("64 digits are a hash"),
        text: CleanText::new(&text),
        blocks,
        spans: Vec::new(),
        found: Found::default(),
    };
    Arc::new(Document::new(Arc::new(snapshot)))
}

/// The time at which everything happens.
const NOW: Timestamp = Timestamp::constant(1_600_000_000, 0);

/// A screen on which an article is open, its caret in the middle of the text.
struct Stage {
    app: App,
    theme: Theme,
    terminal: Terminal<TestBackend>,
    steps: usize,
}

impl Stage {
    fn new(case: Case) -> RefCell<Self> {
        let mut ids = Ids::new(7);
        let id = ArticleId(ids.next(NOW));
        let document = document(case.text);
        let mut clock = Clock::new(DeviceId(1));
        let mut record = Record::default();
        let stamp = clock.tick(NOW);
        let title = Value::Text(CleanText::line("An award and what became of it"));
        record.set(article::TITLE.path(), Some(title), stamp);
        let at = article::snapshots().child(document.snapshot().id.as_str());
        let taken = Some(FieldValue::to_value(&NOW));
        record.set(article::SNAPSHOT_TAKEN.path_in(&at), taken, stamp);

        let middle = document.text().len() / 2;
        let annotations = annotations(
            &document,
            id,
            middle,
            case.annotations,
            &mut ids,
            &mut clock,
        );
        let of = Arc::new(Article::from_record(id, &record));
        let mut app = App::new(120, 40, ids);
        for effect in app.start(Some(id), Kept::default()) {
            let answer = match effect {
                Effect::LoadPage { request, .. } => Message::Page(
                    request,
                    Page {
                        offset: 0,
                        rows: vec![ArticleRow {
                            article: Arc::clone(&of),
                            annotations: case.annotations,
                            claims: 0,
                            matched: Default::default(),
                        }],
                        total: 1,
                        counts: Counts {
                            articles: 1,
                            ..Counts::default()
                        },
                        ..Page::default()
                    },
                ),
                Effect::Open { request, .. } => {
                    let opened = Opened {
                        article: Arc::clone(&of),
                        record: record.clone(),
                        annotations: annotations.clone(),
                        snapshot: Arc::clone(document.snapshot()),
                        placements: Default::default(),
                        read_only: None,
                        notices: Vec::new(),
                    };
                    let loaded = Loaded {
                        opened,
                        document: Arc::clone(&document),
                        position: Some(Position {
                            caret: middle,
                            top: document.caret_near(middle),
                        }),
                        carried: None,
                    };
                    Message::Opened(request, Box::new(loaded))
                }
                _ => continue,
            };
            app.update(answer, NOW);
        }
        let mut stage = Self {
            app,
            theme: Theme::built_in("lamplight", Colors::True),
            terminal: Terminal::new(TestBackend::new(120, 40)).expect("memory can be drawn on"),
            steps: 0,
        };
        // What is walked over has been laid out and drawn.
        for key in ['j', ')'] {
            (0..WALK).for_each(|_| _ = stage.press(key));
            stage.draw();
            (0..WALK).for_each(|_| _ = stage.press(back_of(key)));
        }
        stage.draw();
        let screen = stage.terminal.backend().to_string();
        assert!(screen.contains("ten billion dollars"), "{screen}");
        RefCell::new(stage)
    }

    fn press(&mut self, key: char) -> Vec<Effect> {
        self.app.update(Message::Key(Key::char(key)), NOW)
    }

    fn draw(&mut self) {
        let Self {
            app,
            theme,
            terminal,
            ..
        } = self;
        terminal
            .draw(|frame| ui::draw(app, theme, frame))
            .expect("memory can be drawn on");
    }

    /// Goes a step further, or all the way back: every sample has another place of the same few.
    fn walk(&mut self, key: char) {
        self.steps += 1;
        if self.steps.is_multiple_of(WALK) {
            (0..WALK).for_each(|_| _ = self.press(back_of(key)));
        } else {
            self.press(key);
        }
    }
}

fn back_of(key: char) -> char {
    match key {
        'j' => 'k',
        _ => '(',
    }
}

/// Marks so many runs of words, evenly over the part of the text around a place.
fn annotations(
    document: &Document,
    article: ArticleId,
    middle: usize,
    count: usize,
    ids: &mut Ids,
    clock: &mut Clock,
) -> Record {
    let mut record = Record::default();
    let mut build = Build::new(ids, NOW);
    for number in 0..count {
        let start = document.caret_near(middle - MARKED / 2 + number * MARKED / count);
        let end = document.caret_near(start + 40);
        let anchor = anchor::anchor(document.snapshot(), start..end).expect("there are words");
        build.mark(article, &record, &NewAnnotation::on(anchor));
    }
    let of = RecordId::annotations(article);
    build.finish().apply(of, &mut record, clock.tick(NOW));
    assert_eq!(Annotation::all(article, &record).len(), count);
    record
}

/// Measures a key, with `prepare` before each.
fn measure(bencher: Bencher, case: Case, key: char, mut prepare: impl FnMut(&mut Stage)) {
    let stage = Stage::new(case);
    bencher
        .with_inputs(|| prepare(&mut stage.borrow_mut()))
        .bench_local_values(|()| black_box(stage.borrow_mut().press(key)));
}

/// `j`: the row below, and the pane following.
#[divan::bench(args = CASES, sample_count = 1000, sample_size = 1)]
fn row_down(bencher: Bencher, case: Case) {
    measure(bencher, case, 'j', |stage| {
        if stage.steps == WALK {
            stage.steps = 0;
            (0..WALK).for_each(|_| _ = stage.press('k'));
        }
        stage.steps += 1;
    });
}

/// `)`: the next sentence.
#[divan::bench(args = CASES, sample_count = 1000, sample_size = 1)]
fn sentence_forward(bencher: Bencher, case: Case) {
    measure(bencher, case, ')', |stage| {
        if stage.steps == WALK {
            stage.steps = 0;
            (0..WALK).for_each(|_| _ = stage.press('('));
        }
        stage.steps += 1;
    });
}

/// `s`: selecting the sentence.
#[divan::bench(args = CASES, sample_count = 1000, sample_size = 1)]
fn select_sentence(bencher: Bencher, case: Case) {
    measure(bencher, case, 's', |stage| {
        let esc = Key::plain(Code::Esc);
        // The first finds nothing to leave, and stays in the article.
        if stage.app.situation().place == Place::Selection {
            stage.app.update(Message::Key(esc), NOW);
        }
        stage.walk(')');
    });
}

/// `m`: marking the sentence, with the change that is to be saved.
#[divan::bench(args = CASES, sample_count = 200, sample_size = 1)]
fn mark(bencher: Bencher, case: Case) {
    let stage = Stage::new(case);
    let made: RefCell<Option<Box<Change>>> = RefCell::default();
    bencher
        .with_inputs(|| {
            // What was marked goes again, so that each sample finds as many annotations.
            let mut stage = stage.borrow_mut();
            if let Some(change) = made.take() {
                let refused = Message::Refused {
                    change: change.id,
                    why: CleanText::line("The next sample."),
                    records: Vec::new(),
                };
                stage.app.update(refused, NOW);
            }
            stage.walk(')');
        })
        .bench_local_values(|()| {
            let effects = stage.borrow_mut().press('m');
            let change = effects.into_iter().find_map(|effect| match effect {
                Effect::Apply(change) => Some(change),
                _ => None,
            });
            assert!(change.is_some(), "nothing was marked");
            made.replace(change);
        });
}

/// A frame where nothing has changed since the last, as after a key that does nothing.
#[divan::bench(args = CASES, sample_count = 500, sample_size = 1)]
fn draw_again(bencher: Bencher, case: Case) {
    let stage = Stage::new(case);
    bencher.bench_local(|| stage.borrow_mut().draw());
}

/// A frame where every row of the text has changed: the pages before and after, in turn.
#[divan::bench(args = CASES, sample_count = 500, sample_size = 1)]
fn draw_another_page(bencher: Bencher, case: Case) {
    let stage = Stage::new(case);
    bencher
        .with_inputs(|| {
            let mut stage = stage.borrow_mut();
            stage.steps += 1;
            let code = if stage.steps.is_multiple_of(2) {
                Code::PageUp
            } else {
                Code::PageDown
            };
            stage.app.update(Message::Key(Key::plain(code)), NOW);
        })
        .bench_local_values(|()| stage.borrow_mut().draw());
}

/// So many claims beside so many articles, one cell of ten filled.
fn survey(claims: usize, articles: usize) -> Survey {
    let mut ids = Ids::new(9);
    let articles: Vec<Arc<Article>> = (0..articles)
        .map(|number| {
            let id = ArticleId(ids.next(NOW));
            let mut article = Article::from_record(id, &Record::default());
            article.title = CleanText::line(&format!("Article {number}"));
            article.source = Some(CleanText::line(&format!("Source {}", number % 40)));
            Arc::new(article)
        })
        .collect();
    let mut clock = Clock::new(DeviceId(1));
    let lines = (0..claims).map(|number| {
        let mut record = Record::default();
        let statement = CleanText::line(&format!("Claim {number} is that {SENTENCE}"));
        let statement = Some(FieldValue::to_value(&statement));
        record.set(claim::STATEMENT.path(), statement, clock.tick(NOW));
        let claim = Claim::from_record(ClaimId(ids.next(NOW)), &record);
        let found = articles.iter().enumerate();
        let found = found.filter(|(at, _)| (at * 7 + number) % 10 == 0);
        let (mut quotes, mut silences) = (Vec::new(), Vec::new());
        for (at, article) in found {
            if (at + number) % 2 == 0 {
                silences.push(Hush {
                    article: article.id,
                    is_current: true,
                });
                continue;
            }
            quotes.push(Quote {
                article: article.id,
                annotation: AnnotationId(ids.next(NOW)),
                evidence: EvidenceId(ids.next(NOW)),
                stance: Stance::Supports,
                origin: Origin {
                    number: 0,
                    name: Some(CleanText::line(&format!("origin {}", at % 50))),
                    why: Why::Via,
                },
                recheck: at % 3 == 0,
            });
        }
        Line {
            claim: Arc::new(claim.expect("it has a wording")),
            quotes,
            silences,
        }
    });
    Survey::new(lines.collect(), articles)
}

/// A screen on which a matrix of 500 × 200 is open.
fn matrix() -> RefCell<Stage> {
    let stage = Stage::new(CASES[0]);
    {
        let mut stage = stage.borrow_mut();
        let keys: KeySequence = "g c".parse().expect("keys");
        for key in keys.keys() {
            for effect in stage.app.update(Message::Key(*key), NOW) {
                if let Effect::LoadSurvey(request, ..) = effect {
                    let survey = Box::new(survey(500, 200));
                    stage.app.update(Message::Survey(request, Ok(survey)), NOW);
                }
            }
        }
        assert_eq!(stage.app.situation().place, Place::Matrix);
        stage.draw();
    }
    stage
}

/// The matrix of 500 × 200: a page further down and to the right, or all the way back, and the frame that shows it.
#[divan::bench(sample_count = 500, sample_size = 1)]
fn matrix_scroll(bencher: Bencher) {
    let stage = matrix();
    bencher.bench_local(|| {
        let mut stage = stage.borrow_mut();
        stage.steps += 1;
        if stage.steps.is_multiple_of(WALK) {
            stage.press('0');
            stage.app.update(Message::Key(Key::plain(Code::Home)), NOW);
        } else {
            (0..9).for_each(|_| _ = stage.press('l'));
            stage
                .app
                .update(Message::Key(Key::plain(Code::PageDown)), NOW);
        }
        stage.draw();
    });
}

/// The same matrix set by sources, or by articles again.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn matrix_turn(bencher: Bencher) {
    let stage = matrix();
    bencher.bench_local(|| black_box(stage.borrow_mut().press('t')));
}
