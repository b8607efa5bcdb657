//! How marks fare in texts that people really revised: the histories of git repositories.
//!
//! Of each revision of a text some sentences are marked in the older version. What became of their words is told by
//! `git diff` over the two texts with a word a line, which shares no code with the matcher, and by looking for the
//! same words elsewhere; where the two can't tell (the words stand in several places, or much of them elsewhere), the
//! case is left out and counted as such.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::{BufRead, BufReader, Read, Write},
    ops::Range,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use unicode_normalization::char::is_combining_mark;

use super::{
    kinds::{Case, Fate},
    language::Random,
};

/// Lengths of the texts that are taken, in bytes.
const LENGTHS: Range<usize> = 500..200_000;

/// How many words a marked sentence has.
const SENTENCES: Range<usize> = 5..80;

/// How many words are marked of a sentence where not all are.
const FEW: Range<usize> = 2..5;

/// How many sentences of a revision are marked: of those that the diff touches, and of the others.
const MARKED: [usize; 2] = [10, 6];

/// How many versions apart the two texts of a revision are: the next, and some on.
const APART: [usize; 3] = [1, 4, 16];

/// A text before and after.
pub struct Revision {
    pub repository: PathBuf,
    path: String,
    old: String,
    new: String,
}

impl Revision {
    /// In which half it is: by the name of the text, so that all versions of one are in the same.
    pub fn half(&self) -> usize {
        usize::from(hashed(&[&self.path]) % 2 == 1)
    }

    /// A number of its own, always the same.
    fn number(&self) -> u64 {
        hashed(&[&self.path, &self.old, &self.new])
    }
}

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    Sentence,
    FewWords,
}

impl Size {
    pub const ALL: [Self; 2] = [Self::Sentence, Self::FewWords];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "a sentence",
            Self::FewWords => "two to four words",
        }
    }
}

/// A mark whose fate is known, or that nobody knows of.
pub enum Marked {
    Known(Fate, Size, Case),
    Unknown,
}

fn hashed(of: &[&str]) -> u64 {
    let hash = blake3::hash(of.join("\n").as_bytes());
    hash.as_bytes()
        .iter()
        .take(8)
        .fold(0, |all, byte| all << 8 | u64::from(*byte))
}

/// Finds up to so many revisions in the history of a repository: a directory that holds one, or that is one's `.git`.
pub fn revisions(repository: &Path, most: usize) -> Vec<Revision> {
    let log = git(repository)
        .args(["log", "--reverse", "--no-merges", "--no-renames"])
        .args(["--diff-filter=M", "--raw", "--no-abbrev", "--format="])
        .args(["--", "*.md", "*.txt", "*.rst", "*.markdown"])
        .output()
        .expect("git is there");
    assert!(
        log.status.success(),
        "{} has no history",
        repository.display()
    );
    let mut versions: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&log.stdout).lines() {
        let Some((change, path)) = line.split_once('\t') else {
            continue;
        };
        let fields: Vec<_> = change.split(' ').collect();
        if let [_, _, old, new, _] = fields[..] {
            let versions = versions.entry(path.to_owned()).or_default();
            versions.push((old.to_owned(), new.to_owned()));
        }
    }
    let mut revisions = Vec::new();
    for (path, steps) in versions {
        for apart in APART {
            for some in steps.windows(apart).step_by(apart) {
                if let [(old, _), .., (_, new)] | [(old, new)] = some {
                    revisions.push(Revision {
                        repository: repository.to_owned(),
                        path: path.clone(),
                        old: old.clone(),
                        new: new.clone(),
                    });
                }
            }
        }
    }
    // Any, but each time the same ones.
    revisions.sort_by_key(Revision::number);
    revisions.truncate(most);
    revisions
}

fn git(repository: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("--git-dir");
    let inner = repository.join(".git");
    git.arg(if inner.exists() { &inner } else { repository });
    git.stdin(Stdio::null());
    git
}

/// Reads versions of texts, and compares them.
pub struct Reader {
    sources: HashMap<PathBuf, Source>,
    directory: tempfile::TempDir,
}

struct Source {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Drop for Source {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

impl Source {
    fn new(repository: &Path) -> Self {
        let mut child = git(repository)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("git is there");
        Self {
            asks: child.stdin.take().expect("it is piped"),
            answers: BufReader::new(child.stdout.take().expect("it is piped")),
            child,
        }
    }

    /// Returns a text; nothing where it is none, or is not stored.
    fn text(&mut self, blob: &str) -> Option<String> {
        writeln!(self.asks, "{blob}").expect("git listens");
        let mut head = String::new();
        self.answers.read_line(&mut head).expect("git answers");
        let length = head.trim_end().rsplit_once(" blob ")?.1;
        let mut bytes = vec![0; length.parse::<usize>().expect("git tells lengths") + 1];
        self.answers.read_exact(&mut bytes).expect("git answers");
        bytes.pop();
        String::from_utf8(bytes).ok()
    }
}

impl Reader {
    pub fn new() -> Self {
        Self {
            sources: HashMap::new(),
            directory: tempfile::tempdir().expect("there is room for two texts"),
        }
    }

    /// Marks sentences of a revision; nothing where its texts are not of a kind that people read.
    pub fn marked(&mut self, of: &Revision, clean: impl Fn(&str) -> String) -> Vec<Marked> {
        let source = self
            .sources
            .entry(of.repository.clone())
            .or_insert_with(|| Source::new(&of.repository));
        let (Some(old), Some(new)) = (source.text(&of.old), source.text(&of.new)) else {
            return Vec::new();
        };
        let (old, new) = (clean(&old), clean(&new));
        if old == new || !LENGTHS.contains(&old.len()) || !LENGTHS.contains(&new.len()) {
            return Vec::new();
        }
        let compared = Compared {
            kept: self.kept(&old, &new),
            old_words: words(&old),
            new_words: words(&new),
            old: &old,
            new: &new,
        };
        compared.marked(&mut Random::new(of.number()))
    }

    /// Tells for each word of the old text which one of the new text it is, by `git diff`.
    fn kept(&self, old: &str, new: &str) -> Vec<Option<usize>> {
        let sides = [("old", old), ("new", new)].map(|(name, text)| {
            let path = self.directory.path().join(name);
            let lines: String = words(text)
                .into_iter()
                .flat_map(|word| [&text[word], "\n"])
                .collect();
            fs::write(&path, lines).expect("there is room for two texts");
            path
        });
        let diff = Command::new("git")
            .args([
                "diff",
                "--no-index",
                "--no-color",
                "--no-ext-diff",
                "--minimal",
            ])
            .arg("--unified=10000000")
            .args(&sides)
            .stdin(Stdio::null())
            .output()
            .expect("git is there");
        assert!(
            matches!(diff.status.code(), Some(0 | 1)),
            "git can't compare: {diff:?}"
        );
        if diff.status.success() {
            // No word differs.
            return (0..words(old).len()).map(Some).collect();
        }
        let diff = String::from_utf8(diff.stdout).expect("both texts are UTF-8");
        let mut kept = Vec::new();
        let mut at = 0;
        let body = diff.lines().skip_while(|line| !line.starts_with("@@"));
        for line in body.skip(1) {
            match line.chars().next() {
                Some(' ') => {
                    kept.push(Some(at));
                    at += 1;
                }
                Some('-') => kept.push(None),
                Some('+') => at += 1,
                _ => {}
            }
        }
        kept
    }
}

/// Finds the words of a text: runs of letters and digits; where words are not written apart, each letter.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (at, letter) in text.char_indices() {
        let is_alone = matches!(letter, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        let is_word = letter.is_alphanumeric() || is_combining_mark(letter);
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(last) if is_word && goes_on && !is_alone => last.end = end,
            _ if is_word => words.push(at..end),
            _ => {}
        }
        goes_on = is_word && !is_alone;
    }
    words
}

/// Two versions of a text.
struct Compared<'a> {
    old: &'a str,
    new: &'a str,
    old_words: Vec<Range<usize>>,
    new_words: Vec<Range<usize>>,
    /// Which word of the new text each of the old is.
    kept: Vec<Option<usize>>,
}

impl Compared<'_> {
    fn marked(&self, random: &mut Random) -> Vec<Marked> {
        assert_eq!(
            self.kept.len(),
            self.old_words.len(),
            "every word is told of"
        );
        let (mut touched, mut others): (Vec<_>, Vec<_>) = self
            .sentences()
            .into_iter()
            .partition(|words| self.run(words).is_none());
        let mut marked = Vec::new();
        for (sentences, most) in [&mut touched, &mut others].into_iter().zip(MARKED) {
            for _ in 0..most.min(sentences.len()) {
                let sentence = sentences.swap_remove(random.below(sentences.len()));
                let (fate, truth) = self.fate(&sentence);
                marked.push(self.told(Size::Sentence, &sentence, fate, truth.clone()));
                let length = random.within(FEW.start, FEW.end - 1);
                let start = sentence.start + random.below(sentence.len() + 1 - length);
                let few = start..start + length;
                let (fate, truth) = match (fate, truth) {
                    (Some(Fate::Lives), Some(all)) => {
                        let start = all.start + few.start - sentence.start;
                        (Some(Fate::Lives), Some(start..start + length))
                    }
                    (Some(Fate::Edited), _) => {
                        let run = self.run(&few);
                        (run.as_ref().map(|_| Fate::Lives), run)
                    }
                    (Some(Fate::Gone), _) => (Some(Fate::Gone), None),
                    _ => continue,
                };
                marked.push(self.told(Size::FewWords, &few, fate, truth));
            }
        }
        marked
    }

    /// Finds the sentences of the old text, by their words.
    fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, word) in self.old_words.iter().enumerate() {
            let next = self.old_words.get(at + 1);
            let between = &self.old[word.end..next.map_or(self.old.len(), |next| next.start)];
            let stops = between.contains(['。', '！', '？', '؟'])
                || between.contains("\n\n")
                || between
                    .split_once(['.', '!', '?'])
                    .is_some_and(|(_, behind)| behind.starts_with(char::is_whitespace));
            if stops || next.is_none() {
                if SENTENCES.contains(&(at + 1 - start)) {
                    sentences.push(start..at + 1);
                }
                start = at + 1;
            }
        }
        sentences
    }

    /// Returns where all words of a sentence stand in a row, by the diff.
    fn run(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let first = self.kept[words.start]?;
        let mut kept = self.kept[words.clone()].iter().zip(first..);
        kept.all(|(kept, at)| *kept == Some(at))
            .then_some(first..first + words.len())
    }

    /// Tells a mark with what becomes of it.
    fn told(
        &self,
        size: Size,
        words: &Range<usize>,
        fate: Option<Fate>,
        truth: Option<Range<usize>>,
    ) -> Marked {
        let Some(fate) = fate else {
            return Marked::Unknown;
        };
        let bytes =
            |of: &[Range<usize>], words: Range<usize>| of[words.start].start..of[words.end - 1].end;
        let case = Case {
            old: self.old.to_owned(),
            new: self.new.to_owned(),
            marked: bytes(&self.old_words, words.clone()),
            truth: truth.map(|truth| bytes(&self.new_words, truth)),
            language: size.name(),
        };
        Marked::Known(fate, size, case)
    }

    /// Tells what becomes of a sentence, and where its words are then; nothing where nobody can tell.
    fn fate(&self, words: &Range<usize>) -> (Option<Fate>, Option<Range<usize>>) {
        if let Some(run) = self.run(words) {
            return (Some(Fate::Lives), Some(run));
        }
        match &self.same(words)[..] {
            [] => {}
            [start] => return (Some(Fate::Lives), Some(*start..*start + words.len())),
            _ => return (None, None),
        }
        let span = self.span(words);
        let left = span
            .as_ref()
            .map_or(0.0, |span| self.alike(words, span.clone()));
        let elsewhere = self.best_elsewhere(words, span.as_ref());
        if elsewhere >= 0.5 || elsewhere >= left && left >= 0.3 {
            (None, None)
        } else if left >= 0.6 {
            (Some(Fate::Edited), span)
        } else if left >= 0.3 {
            (Some(Fate::Rewritten), span)
        } else if left < 0.1 {
            (Some(Fate::Gone), None)
        } else {
            (None, None)
        }
    }

    fn old_word(&self, at: usize) -> &str {
        &self.old[self.old_words[at].clone()]
    }

    fn new_word(&self, at: usize) -> &str {
        &self.new[self.new_words[at].clone()]
    }

    /// Finds where the new text has the same words in a row.
    fn same(&self, words: &Range<usize>) -> Vec<usize> {
        let starts = (self.new_words.len() + 1).saturating_sub(words.len());
        let is_same = |start: &usize| {
            let mut both = words.clone().zip(*start..);
            both.all(|(old, new)| self.old_word(old) == self.new_word(new))
        };
        (0..starts).filter(is_same).collect()
    }

    /// Returns where the words stand that the diff keeps, as far as they are close together.
    fn span(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let mut kept: Vec<usize> = self.kept[words.clone()].iter().flatten().copied().collect();
        let middle = *kept.get(kept.len() / 2)?;
        kept.retain(|at| at.abs_diff(middle) <= words.len());
        Some(*kept.first()?..kept.last()? + 1)
    }

    /// Tells how much of the words the diff keeps within a part of the new text.
    fn alike(&self, words: &Range<usize>, span: Range<usize>) -> f64 {
        let kept = self.kept[words.clone()].iter().flatten();
        kept.filter(|at| span.contains(at)).count() as f64 / words.len() as f64
    }

    /// Tells how many of the words stand close together outside of a part of the new text at most, in any order.
    fn best_elsewhere(&self, words: &Range<usize>, span: Option<&Range<usize>>) -> f64 {
        let mut wanted: HashMap<&str, i32> = HashMap::new();
        for at in words.clone() {
            *wanted.entry(self.old_word(at)).or_default() += 1;
        }
        let (mut found, mut best) = (0, 0);
        for at in 0..self.new_words.len() {
            if let Some(left) = wanted.get_mut(self.new_word(at)) {
                found += i32::from(*left > 0);
                *left -= 1;
            }
            if let Some(gone) = at.checked_sub(words.len())
                && let Some(left) = wanted.get_mut(self.new_word(gone))
            {
                *left += 1;
                found -= i32::from(*left > 0);
            }
            let start = (at + 1).saturating_sub(words.len());
            let is_there = span.is_some_and(|span| start < span.end && span.start <= at);
            if !is_there {
                best = best.max(found);
            }
        }
        f64::from(best) / words.len() as f64
    }
}
