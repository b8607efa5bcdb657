//! What happens to an article between two snapshots, with the fate of the words that were marked.

use std::ops::Range;

use super::{
    language::{LANGUAGES, Random},
    revision::{Article, Maker, Sentence, Setting, Word},
};

/// What must become of the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The same words stand somewhere.
    Lives,
    /// The words stand there with some changed.
    Edited,
    /// Less than two thirds of the words are left.
    Rewritten,
    /// They are gone.
    Gone,
}

/// A way to revise an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Elsewhere,
    NeighboursInserted,
    NeighboursRemoved,
    NeighboursRewritten,
    ParagraphMoved,
    SentenceMoved,
    Typography,
    Reflow,
    Duplicated,
    LookAlikeInserted,
    SameWordsInserted,
    MostRewritten,
    Typos,
    WordReplaced,
    WordsInserted,
    WordsRemoved,
    NumberChanged,
    EndsReplaced,
    Rewritten,
    RewrittenWithNeighbours,
    SentenceRemoved,
    ParagraphRemoved,
    ReplacedInPlace,
    LookAlikeStays,
    LookAlikeComes,
    ShortRemoved,
    EverythingReplaced,
}

/// All of them, in the order of the table.
pub const KINDS: &[(Kind, &str, Fate)] = &[
    (Kind::Elsewhere, "changes elsewhere", Fate::Lives),
    (
        Kind::NeighboursInserted,
        "sentences put around",
        Fate::Lives,
    ),
    (
        Kind::NeighboursRemoved,
        "sentences around removed",
        Fate::Lives,
    ),
    (
        Kind::NeighboursRewritten,
        "sentences around rewritten",
        Fate::Lives,
    ),
    (Kind::ParagraphMoved, "paragraph moved", Fate::Lives),
    (Kind::SentenceMoved, "sentence moved", Fate::Lives),
    (
        Kind::Typography,
        "other quotation marks and dashes",
        Fate::Lives,
    ),
    (Kind::Reflow, "lines broken otherwise", Fate::Lives),
    (Kind::Duplicated, "paragraph also elsewhere", Fate::Lives),
    (Kind::LookAlikeInserted, "look-alikes put in", Fate::Lives),
    (
        Kind::SameWordsInserted,
        "short, the same words put in elsewhere",
        Fate::Lives,
    ),
    (Kind::MostRewritten, "most else rewritten", Fate::Lives),
    (Kind::Typos, "mistyped", Fate::Edited),
    (Kind::WordReplaced, "some words replaced", Fate::Edited),
    (Kind::WordsInserted, "words put in", Fate::Edited),
    (Kind::WordsRemoved, "words left out", Fate::Edited),
    (Kind::NumberChanged, "a number changed", Fate::Edited),
    (
        Kind::EndsReplaced,
        "first and last word replaced",
        Fate::Edited,
    ),
    (Kind::Rewritten, "rewritten", Fate::Rewritten),
    (
        Kind::RewrittenWithNeighbours,
        "rewritten with neighbours",
        Fate::Rewritten,
    ),
    (Kind::SentenceRemoved, "sentence removed", Fate::Gone),
    (Kind::ParagraphRemoved, "paragraph removed", Fate::Gone),
    (Kind::ReplacedInPlace, "replaced in place", Fate::Gone),
    (
        Kind::LookAlikeStays,
        "removed, a look-alike stays",
        Fate::Gone,
    ),
    (
        Kind::LookAlikeComes,
        "removed, a look-alike comes",
        Fate::Gone,
    ),
    (
        Kind::ShortRemoved,
        "short, removed, the words elsewhere",
        Fate::Gone,
    ),
    (Kind::EverythingReplaced, "another text", Fate::Gone),
];

/// A mark on an old text, and where it belongs in the new one.
pub struct Case {
    pub old: String,
    pub new: String,
    pub marked: Range<usize>,
    /// Where the words stand now; nothing where they are gone.
    pub truth: Option<Range<usize>>,
    pub language: &'static str,
}

/// Makes one case; the seed alone decides.
pub fn case(kind: Kind, seed: u64) -> Case {
    let mut seed = seed;
    loop {
        let case = made(kind, seed);
        // Two mistakes can undo one another.
        let now = case.truth.clone().map(|truth| &case.new[truth]);
        let is_edited = matches!(fate(kind), Fate::Edited | Fate::Rewritten);
        if !is_edited || now != Some(&case.old[case.marked.clone()]) {
            return case;
        }
        seed += 1_000_000_000;
    }
}

fn fate(kind: Kind) -> Fate {
    let row = KINDS.iter().find(|(known, _, _)| *known == kind);
    row.map_or(Fate::Lives, |(_, _, fate)| *fate)
}

fn made(kind: Kind, seed: u64) -> Case {
    let mut chooser = Random::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ kind as u64);
    // Half are in the first, as an example of what most people read.
    let language = match chooser.below(2) {
        0 => &LANGUAGES[0],
        _ => chooser.pick(LANGUAGES),
    };
    let mut maker = Maker::new(language, chooser.next());
    let mut article = maker.article();
    let (paragraph, sentence) = {
        let paragraph = chooser.below(article.paragraphs.len());
        (
            paragraph,
            chooser.below(article.paragraphs[paragraph].len()),
        )
    };
    if kind == Kind::LookAlikeStays {
        let mut alike = maker.look_alike(&article.paragraphs[paragraph][sentence]);
        for word in alike.words.iter_mut().step_by(4) {
            maker.replace(word);
            word.instead_of = None;
        }
        insert(&mut article, &mut chooser, alike, (paragraph, sentence));
    }
    let is_short = matches!(kind, Kind::SameWordsInserted | Kind::ShortRemoved);
    let source = article.paragraphs[paragraph][sentence].clone();
    let (mut first, mut last) = (0, source.words.len() - 1);
    let shape = chooser.below(10);
    if is_short || (shape == 0 && may_be_short(kind)) {
        let length = chooser.within(1, 4).min(source.words.len());
        first = chooser.below(source.words.len() - length + 1);
        last = first + length - 1;
    } else if shape < 5 {
        let length = chooser.within(5, 13).min(source.words.len());
        first = chooser.below(source.words.len() - length + 1);
        last = first + length - 1;
    }
    if kind == Kind::NumberChanged {
        // There must be one.
        let at = chooser.within(first, last + 1);
        let words = &mut article.paragraphs[paragraph][sentence].words;
        words[at].text = chooser.within(2, 2100).to_string();
        if words[at].before.is_empty() && at > 0 {
            words[at].before = language.comma.to_owned();
        }
        if let Some(next) = words.get_mut(at + 1).filter(|next| next.before.is_empty()) {
            next.before = language.comma.to_owned();
        }
    }
    let source = article.paragraphs[paragraph][sentence].clone();
    let ids: Vec<u32> = source.words[first..=last]
        .iter()
        .map(|word| word.id)
        .collect();
    if kind == Kind::ShortRemoved {
        // The words stand elsewhere too.
        let copies = chooser.within(1, 4);
        for _ in 0..copies {
            let mut other = maker.sentence();
            let at = chooser.below(other.words.len());
            for word in source.words[first..=last].iter().rev() {
                let id = maker.id();
                let word = Word {
                    id,
                    before: before(language.blank, at),
                    ..word.clone()
                };
                other.words.insert(at, word);
            }
            insert(&mut article, &mut chooser, other, (paragraph, sentence));
        }
    }
    let old = article.print(language, Setting::Plain);
    let mut revised = article.clone();
    let mut setting = Setting::Plain;
    revise(
        kind,
        &mut maker,
        &mut chooser,
        &mut revised,
        &ids,
        &mut setting,
    );
    if kind != Kind::EverythingReplaced {
        noise(&mut maker, &mut chooser, &mut revised, &ids);
    }
    let new = revised.print(language, setting);
    let whole = first == 0 && last + 1 == source.words.len() && chooser.chance(0.7);
    let marked = range(&old, &ids, whole);
    let is_gone = fate(kind) == Fate::Gone;
    Case {
        marked: marked.expect("what is marked stands in the old text"),
        truth: if is_gone {
            None
        } else {
            range(&new, &ids, whole)
        },
        old: old.text,
        new: new.text,
        language: language.name,
    }
}

fn before(blank: &str, at: usize) -> String {
    if at == 0 {
        String::new()
    } else {
        blank.to_owned()
    }
}

/// Tells whether one to three words can be told from others after such a change.
fn may_be_short(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Elsewhere
            | Kind::NeighboursInserted
            | Kind::NeighboursRemoved
            | Kind::ParagraphMoved
            | Kind::SentenceMoved
            | Kind::Typography
            | Kind::Reflow
            | Kind::Duplicated
            | Kind::SentenceRemoved
            | Kind::ParagraphRemoved
            | Kind::EverythingReplaced
    )
}

/// Returns from where to where words stand, with what stands behind their sentence.
fn range(printed: &super::revision::Printed, ids: &[u32], whole: bool) -> Option<Range<usize>> {
    let is_one =
        |word: &Word| ids.contains(&word.id) || word.instead_of.is_some_and(|id| ids.contains(&id));
    let mut found = printed.words.iter().filter(|(word, _)| is_one(word));
    let first = found.next()?;
    let last = found.next_back().unwrap_or(first);
    let stop = printed.stops.iter().find(|(id, _)| *id == last.0.id);
    let end = match stop {
        Some((_, end)) if whole => *end,
        _ => last.1.end,
    };
    let text = printed.text[first.1.start..end].trim_end();
    Some(first.1.start..first.1.start + text.len())
}

/// Puts a sentence somewhere, but not near the one that is marked.
fn insert(article: &mut Article, random: &mut Random, sentence: Sentence, marked: (usize, usize)) {
    // What comes next to its old place would be an edit of it.
    let others: Vec<usize> = (0..article.paragraphs.len())
        .filter(|p| p.abs_diff(marked.0) > 1)
        .collect();
    let paragraph = *random.pick(&others);
    let at = random.below(article.paragraphs[paragraph].len() + 1);
    article.paragraphs[paragraph].insert(at, sentence);
}

fn revise(
    kind: Kind,
    maker: &mut Maker<'_>,
    random: &mut Random,
    article: &mut Article,
    ids: &[u32],
    setting: &mut Setting,
) {
    let (p, s) = article
        .place_of(ids[0])
        .expect("the marked sentence is there");
    match kind {
        Kind::Elsewhere => {}
        Kind::NeighboursInserted => {
            let after = maker.sentence();
            let before = maker.sentence();
            article.paragraphs[p].insert(s + 1, after);
            article.paragraphs[p].insert(s, before);
        }
        Kind::NeighboursRemoved => {
            if s + 1 < article.paragraphs[p].len() {
                article.paragraphs[p].remove(s + 1);
            }
            if s > 0 {
                article.paragraphs[p].remove(s - 1);
            }
        }
        Kind::NeighboursRewritten => {
            if s + 1 < article.paragraphs[p].len() {
                article.paragraphs[p][s + 1] = maker.sentence();
            }
            if s > 0 {
                article.paragraphs[p][s - 1] = maker.sentence();
            }
        }
        Kind::ParagraphMoved => {
            let paragraph = article.paragraphs.remove(p);
            let mut to = random.below(article.paragraphs.len() + 1);
            if to == p {
                to = if p == 0 { article.paragraphs.len() } else { 0 };
            }
            article.paragraphs.insert(to, paragraph);
        }
        Kind::SentenceMoved => {
            let sentence = article.paragraphs[p].remove(s);
            let to = (p + random.within(1, article.paragraphs.len())) % article.paragraphs.len();
            let at = random.below(article.paragraphs[to].len() + 1);
            article.paragraphs[to].insert(at, sentence);
        }
        Kind::Typography => *setting = Setting::Typewritten,
        Kind::Reflow => *setting = Setting::Broken,
        Kind::Duplicated => {
            let copy = maker.copy(&article.paragraphs[p].clone());
            // Not right beside it, where nobody could tell which of the two is the older.
            let mut to = random.below(article.paragraphs.len() + 1);
            if to == p || to == p + 1 {
                to = if p + 2 <= article.paragraphs.len() {
                    article.paragraphs.len()
                } else {
                    0
                };
            }
            if to == p || to == p + 1 {
                let paragraph = maker.paragraph();
                article.paragraphs.push(paragraph);
                to = article.paragraphs.len();
            }
            article.paragraphs.insert(to, copy);
        }
        Kind::LookAlikeInserted => {
            for _ in 0..random.within(1, 4) {
                let sentence = article.paragraphs[p][s].clone();
                let alike = maker.look_alike(&sentence);
                let (p, s) = article.place_of(ids[0]).expect("it stays");
                if random.chance(0.5) {
                    let at = s + random.below(2);
                    article.paragraphs[p].insert(at, alike);
                } else {
                    insert(article, random, alike, (p, s));
                }
                let place = article.place_of(ids[0]).expect("it stays");
                if place != (p, s) {
                    // The rest is made from where it stands now.
                    break;
                }
            }
        }
        Kind::SameWordsInserted => {
            let sentence = article.paragraphs[p][s].clone();
            let marked: Vec<&Word> = sentence
                .words
                .iter()
                .filter(|w| ids.contains(&w.id))
                .collect();
            for _ in 0..random.within(1, 5) {
                let mut other = maker.sentence();
                let at = random.below(other.words.len());
                for word in marked.iter().rev() {
                    let id = maker.id();
                    let before = before(maker.language.blank, at);
                    other.words.insert(
                        at,
                        Word {
                            id,
                            before,
                            ..(*word).clone()
                        },
                    );
                }
                insert(article, random, other, (p, s));
            }
        }
        Kind::MostRewritten => {
            for paragraph in &mut article.paragraphs {
                for sentence in paragraph.iter_mut() {
                    let is_marked = sentence.words.iter().any(|word| ids.contains(&word.id));
                    if !is_marked && random.chance(0.6) {
                        *sentence = maker.sentence();
                    }
                }
            }
        }
        Kind::Typos => {
            let count = random.within(1, 3);
            let words = &mut article.paragraphs[p][s].words;
            for _ in 0..count {
                let at = inside(words, ids, random);
                maker.mistype(&mut words[at]);
            }
        }
        Kind::WordReplaced => {
            let words = &mut article.paragraphs[p][s].words;
            for _ in 0..(ids.len() / 6).max(1) {
                let at = inside(words, ids, random);
                maker.replace(&mut words[at]);
            }
        }
        Kind::WordsInserted => {
            let words = &mut article.paragraphs[p][s].words;
            let at = inside(words, ids, random);
            // Within the marked words, so that what is put in belongs to them.
            let at = at.max(1);
            let is_between = words.get(at - 1).is_some_and(|word| is_of(word, ids));
            if is_between && is_of(&words[at], ids) {
                for _ in 0..random.within(1, 4) {
                    let id = maker.id();
                    let text = maker.language.rare(&mut maker.random);
                    let before = maker.language.blank.to_owned();
                    words.insert(
                        at,
                        Word {
                            id,
                            instead_of: None,
                            text,
                            before,
                        },
                    );
                }
            } else {
                let at = inside(words, ids, random);
                maker.replace(&mut words[at]);
            }
        }
        Kind::WordsRemoved => {
            let words = &mut article.paragraphs[p][s].words;
            for _ in 0..(ids.len() / 6).max(1) {
                let at = inside(words, ids, random);
                let is_left = words.iter().filter(|word| is_of(word, ids)).count() > 2;
                let is_end = at == 0 || !is_of(&words[at - 1], ids) || at + 1 == words.len();
                if is_left && !is_end {
                    words.remove(at);
                } else {
                    maker.replace(&mut words[at]);
                }
            }
        }
        Kind::NumberChanged => {
            let words = &mut article.paragraphs[p][s].words;
            let is_number = |word: &Word| is_of(word, ids) && word.text.parse::<u32>().is_ok();
            let at = words.iter().position(is_number).expect("there is a number");
            let number: usize = words[at].text.parse().expect("it is one");
            words[at].text = (number + random.within(1, 50)).to_string();
            words[at].instead_of = Some(words[at].id);
            words[at].id = maker.id();
        }
        Kind::EndsReplaced => {
            let words = &mut article.paragraphs[p][s].words;
            let first = words
                .iter()
                .position(|word| is_of(word, ids))
                .expect("they are there");
            let last = words
                .iter()
                .rposition(|word| is_of(word, ids))
                .expect("they are there");
            maker.replace(&mut words[first]);
            maker.replace(&mut words[last]);
        }
        Kind::Rewritten | Kind::RewrittenWithNeighbours => {
            let kept = 0.3 + 0.3 * random.share();
            let words = &mut article.paragraphs[p][s].words;
            let mut marked: Vec<usize> = (0..words.len())
                .filter(|at| is_of(&words[*at], ids))
                .collect();
            let count = ((1.0 - kept) * marked.len() as f64).round() as usize;
            for _ in 0..count {
                let at = marked.remove(random.below(marked.len()));
                maker.replace(&mut words[at]);
            }
            if kind == Kind::RewrittenWithNeighbours {
                revise(
                    Kind::NeighboursRewritten,
                    maker,
                    random,
                    article,
                    ids,
                    setting,
                );
            }
        }
        Kind::SentenceRemoved | Kind::ShortRemoved | Kind::LookAlikeStays => {
            remove(article, (p, s));
        }
        Kind::ParagraphRemoved => {
            article.paragraphs.remove(p);
        }
        Kind::ReplacedInPlace => article.paragraphs[p][s] = maker.sentence(),
        Kind::LookAlikeComes => {
            let sentence = article.paragraphs[p][s].clone();
            let mut alike = maker.look_alike(&sentence);
            // At least two of the marked words are others.
            for _ in 0..2 {
                let at = inside(&sentence.words, ids, random);
                maker.replace(&mut alike.words[at]);
                alike.words[at].instead_of = None;
            }
            insert(article, random, alike, (p, s));
            let place = article.place_of(ids[0]).expect("it is still there");
            remove(article, place);
        }
        Kind::EverythingReplaced => {
            *article = maker.article();
        }
    }
}

fn remove(article: &mut Article, (p, s): (usize, usize)) {
    article.paragraphs[p].remove(s);
    if article.paragraphs[p].is_empty() {
        article.paragraphs.remove(p);
    }
}

fn is_of(word: &Word, ids: &[u32]) -> bool {
    ids.contains(&word.id) || word.instead_of.is_some_and(|id| ids.contains(&id))
}

/// Picks one of the marked words.
fn inside(words: &[Word], ids: &[u32], random: &mut Random) -> usize {
    let marked: Vec<usize> = (0..words.len())
        .filter(|at| is_of(&words[*at], ids))
        .collect();
    *random.pick(&marked)
}

/// Changes some of what is not marked, as revisions do.
fn noise(maker: &mut Maker<'_>, random: &mut Random, article: &mut Article, ids: &[u32]) {
    let amount = [0.0, 0.03, 0.1, 0.25][random.below(4)];
    let mut paragraphs = Vec::new();
    for paragraph in std::mem::take(&mut article.paragraphs) {
        let is_marked = |sentence: &Sentence| sentence.words.iter().any(|word| is_of(word, ids));
        let holds = paragraph.iter().any(is_marked);
        if random.chance(amount / 2.0) {
            paragraphs.push(maker.paragraph());
        }
        if !holds && random.chance(amount / 2.0) {
            continue;
        }
        let mut sentences = Vec::new();
        for mut sentence in paragraph {
            if is_marked(&sentence) {
                sentences.push(sentence);
                continue;
            }
            if random.chance(amount / 2.0) {
                sentences.push(maker.sentence());
            }
            if random.chance(amount / 2.0) {
                continue;
            }
            for word in &mut sentence.words {
                if random.chance(amount / 8.0) {
                    maker.replace(word);
                }
            }
            sentences.push(sentence);
        }
        if !sentences.is_empty() {
            paragraphs.push(sentences);
        }
    }
    if paragraphs.is_empty() {
        paragraphs.push(maker.paragraph());
    }
    article.paragraphs = paragraphs;
}
