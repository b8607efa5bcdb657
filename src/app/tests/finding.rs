//! Searching a text and the library.

use super::*;

impl Stage {
    /// Returns what the program last asked the library to look for.
    pub(super) fn asked(&self) -> (Request, String) {
        let asked = self.left.iter().rev().find_map(|effect| match effect {
            Effect::SearchLibrary(request, typed, _) => Some((*request, typed.clone())),
            _ => None,
        });
        asked.expect("something is looked for")
    }

    /// Answers the search with all places of a word in titles and texts.
    pub(crate) fn found(&mut self, word: &str) {
        self.found_with(word, Vec::new());
    }

    /// Finds a word in titles and texts, behind other hits.
    pub(crate) fn found_with(&mut self, word: &str, hits: Vec<Hit>) {
        let (request, _) = self.asked();
        let hits = Box::new(self.hits(word, hits));
        self.send(Message::Hits(request, Ok(hits)));
    }

    /// Returns all places of a word in titles and texts, behind other hits.
    pub(crate) fn hits(&self, word: &str, mut hits: Vec<Hit>) -> Hits {
        let mut articles = 0;
        for article in self.articles() {
            let (_, snapshot) = self
                .snapshots
                .iter()
                .find(|(id, _)| *id == article.id)
                .unwrap();
            let text = snapshot.text.clone();
            let article = Arc::new(article);
            let hit = |found: HitIn, line: &str, at: Option<usize>| Hit {
                found,
                bytes: at.map(|at| at..at + word.len()),
                snapshot: at.map(|_| snapshot.id.clone()),
                code_points: None,
                snippet: CleanText::line(line),
                marks: line
                    .match_indices(word)
                    .map(|(at, _)| at..at + word.len())
                    .collect(),
                score: 1.0,
            };
            let before = hits.len();
            if article.title.contains(word) {
                hits.push(hit(
                    HitIn::Title(Arc::clone(&article)),
                    &article.title,
                    None,
                ));
            }
            let mut from = 0;
            for line in text.split('\n') {
                if let Some(at) = line.find(word) {
                    hits.push(hit(
                        HitIn::Text(Arc::clone(&article)),
                        line,
                        Some(from + at),
                    ));
                }
                from += line.len() + 1;
            }
            articles += usize::from(hits.len() > before);
        }
        Hits {
            hits,
            articles,
            is_more: false,
        }
    }
}

#[test]
fn finding_goes_from_place_to_place_and_round() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter /").types("t").keys("Enter");
    let mut carets = vec![stage.app.reader.as_ref().unwrap().caret];
    for _ in 0..2 {
        stage.keys("n");
        carets.push(stage.app.reader.as_ref().unwrap().caret);
    }
    let expected: Vec<usize> = TWO
        .match_indices(['t', 'T'])
        .map(|(at, _)| at)
        .take(3)
        .collect();
    assert_eq!(carets, expected);
    stage.keys("g g N");
    assert_eq!(
        Some(stage.app.reader.as_ref().unwrap().caret),
        TWO.rfind('t')
    );
    assert_eq!(stage.said(), "From the end again.");
}
