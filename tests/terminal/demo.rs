//! A small program on the runtime: it shows what it was told, and saves lines to a file.

use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::Duration,
};

use briefreader::runtime::{self, Arrived, Means, Program, Suspension, log, panic};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::{
    Frame,
    style::{Color, Style},
    widgets::Paragraph,
};

use crate::pty;

/// The demo as a command, which saves to `file`.
pub fn program(file: impl Into<PathBuf>) -> pty::Program {
    pty::Program::new(std::env::current_exe().unwrap())
        .argument("demo")
        .argument(file.into())
}

pub fn main(file: Option<PathBuf>) -> ExitCode {
    panic::install(Box::new(panic::plain));
    let file = file.expect("a file to save to");
    log::start(&file.with_extension("state"));
    let mut demo = Demo {
        file,
        size: (0, 0),
        keys: 0,
        typed: String::new(),
        said: "hello".into(),
        unsaved: Vec::new(),
        draws: Arc::default(),
        panics_in_draw: false,
        panics_at_end: false,
        fills: false,
    };
    match runtime::run(&mut demo) {
        Ok(ended) => {
            // After a hang-up there is nobody to print to.
            if let Some(message) = ended.message() {
                let _ = writeln!(io::stderr(), "{message}");
            }
            let _ = writeln!(io::stdout(), "{}, bye", demo.said);
            ExitCode::from(ended.cause.status())
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            if let Some(hint) = error.hint() {
                let _ = writeln!(io::stderr(), "hint: {hint}");
            }
            ExitCode::FAILURE
        }
    }
}

struct Demo {
    file: PathBuf,
    size: (u16, u16),
    keys: u32,
    /// The last characters typed.
    typed: String,
    said: String,
    /// Lines that are saved only when the program ends.
    unsaved: Vec<&'static str>,
    draws: Arc<AtomicU32>,
    panics_in_draw: bool,
    panics_at_end: bool,
    /// Fills the screen differently in each draw.
    fills: bool,
}

impl Demo {
    /// Saves a line on the writer's thread, slowly.
    fn save(&self, line: &'static str, means: &Means<String>) {
        let file = self.file.clone();
        means.write(move |answers| {
            thread::sleep(Duration::from_millis(100));
            let mut file = File::options()
                .create(true)
                .append(true)
                .open(file)
                .unwrap();
            writeln!(file, "{line}").unwrap();
            answers.send(format!("saved {line}"));
        });
    }

    fn key(&mut self, key: KeyEvent, means: &mut Means<String>) {
        self.keys += 1;
        let KeyCode::Char(character) = key.code else {
            self.said = format!("key {:?} {:?}", key.code, key.modifiers);
            return;
        };
        self.typed.push(character);
        if self.typed.len() > 12 {
            self.typed.remove(0);
        }
        match (character, key.modifiers) {
            ('q', _) => means.quit(),
            ('z', KeyModifiers::CONTROL) => {
                self.said = match means.suspend() {
                    Suspension::Soon => "stopping".into(),
                    Suspension::NoShell => "no shell".into(),
                };
            }
            ('s', _) => self.save("now", means),
            ('u', _) => {
                self.unsaved.push("later");
                self.said = "unsaved".into();
            }
            ('h', _) => means.write(|_| thread::sleep(Duration::from_secs(3600))),
            ('c', _) => means.copy("Häuser").unwrap(),
            ('C', _) => {
                if let Err(error) = means.copy(&"x".repeat(75_001)) {
                    self.said = error.to_string();
                }
            }
            ('r', _) => means.read(|answers| answers.send("read".into())),
            ('l', _) => means
                .spawn("long", |answers| answers.send("long".into()))
                .unwrap(),
            ('P', _) => panic!("in handle"),
            ('D', _) => self.panics_in_draw = true,
            ('E', _) => {
                self.panics_at_end = true;
                panic!("in handle");
            }
            ('W', _) => {
                means.write(|_| panic!("in writer"));
                self.save("after the panic", means);
            }
            ('R', _) => means.read(|_| panic!("in reader")),
            ('L', _) => means.spawn("long", |_| panic!("in long")).unwrap(),
            ('T', _) => {
                thread::spawn(|| panic!("in unnamed"));
            }
            ('K', _) => means.read(|answers| {
                let report = panic::contain(|| panic!("contained")).unwrap_err();
                let known = report.contains("contained");
                answers.send(format!("contained {known}"));
            }),
            ('F', _) => self.fills = true,
            // Keeps the main thread busy while other things arrive.
            ('w', _) => thread::sleep(Duration::from_millis(500)),
            _ => {}
        }
    }
}

impl Program for Demo {
    type Answer = String;

    fn handle(&mut self, arrived: Arrived<String>, means: &mut Means<String>) {
        match arrived {
            Arrived::Terminal(Event::Resize(columns, rows)) => self.size = (columns, rows),
            Arrived::Terminal(Event::Key(key)) => self.key(key, means),
            Arrived::Terminal(Event::Mouse(MouseEvent { column, row, .. })) => {
                self.said = format!("mouse {column},{row}");
            }
            Arrived::Terminal(Event::Paste(text)) => self.said = format!("pasted {}", text.len()),
            Arrived::Terminal(event) => self.said = format!("{event:?}"),
            Arrived::Answer(answer) => self.said = answer,
            Arrived::Resumed => self.said = "resumed".into(),
            Arrived::Appearance(appearance) => self.said = format!("{appearance:?}"),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        assert!(!self.panics_in_draw, "in draw");
        let draws = self.draws.fetch_add(1, Ordering::Relaxed) + 1;
        let (columns, rows) = self.size;
        let mut text = format!(
            "demo\nsize {columns}×{rows}\nkeys {}\ntyped {}\ndraws {draws}\nsaid {}",
            self.keys, self.typed, self.said
        );
        if self.fills {
            let letter = if draws.is_multiple_of(2) { "a" } else { "b" };
            text = letter.repeat(usize::from(columns)) + "\n";
            text = text.repeat(usize::from(rows));
        }
        frame.render_widget(Paragraph::new(text), frame.area());
        let mut title = frame.area();
        title.height = title.height.min(1);
        frame
            .buffer_mut()
            .set_style(title, Style::new().bold().fg(Color::Red));
    }

    fn end(&mut self, means: &mut Means<String>) {
        for line in std::mem::take(&mut self.unsaved) {
            self.save(line, means);
        }
        assert!(!self.panics_at_end, "in end");
    }
}
