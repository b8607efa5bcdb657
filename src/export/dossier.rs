//! Everything that an export tells, gathered.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    compare::matrix::{By, Letters, Line, Matrix, RowOrder, Survey},
    export::matrix,
    model::{
        Article, ArticleId, Belonging, ClaimId, CleanText, Story,
        view::{ClaimPage, GridPage, PlacedAnnotation},
    },
    text::count::counted,
};

/// An article with what is marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedArticle {
    /// The article.
    pub article: Arc<Article>,
    /// Its annotations, in the order in which they are to be told.
    pub annotations: Vec<PlacedAnnotation>,
}

/// Which articles stand beside the claims of a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Beside {
    /// Those in which something was found.
    #[default]
    Found,
    /// All of the story.
    Story(Vec<Arc<Article>>),
    /// Those that were chosen.
    Chosen(Vec<Arc<Article>>),
}

/// What comes first where a dossier is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lead {
    /// The articles with all that is marked in them.
    #[default]
    Articles,
    /// The claims, as of a story or where some were asked for; then what else is marked.
    Claims,
}

/// Everything that an export tells.
///
/// A claim is always told with all its evidence, also that of articles which the export leaves out: a claim
/// with half its evidence would say something else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// The articles.
    pub articles: Vec<MarkedArticle>,
    /// The claims; once it is surveyed, an origin has the same number in all of them.
    pub claims: Vec<ClaimPage>,
    /// The grids that one of the claims stands in, each whole.
    pub grids: Vec<GridPage>,
    /// The wordings of the claims that annotations bear on; links to claims that are not in here, since
    /// these are in the trash, are left out.
    pub statements: BTreeMap<ClaimId, CleanText>,
    /// The story to which the dossier is narrowed.
    pub story: Option<Arc<Story>>,
    /// The stories that articles and claims belong to.
    pub belonging: Belonging,
    /// What was found of the claims in the articles beside them.
    pub survey: Survey,
    /// Which articles these are.
    pub beside: Beside,
    /// What comes first.
    pub lead: Lead,
}

impl Dossier {
    /// Sets what was found of the claims beside some articles, and gives an origin the same letters everywhere.
    #[must_use]
    pub fn surveyed(mut self, beside: Beside) -> Self {
        let articles = match &beside {
            Beside::Found => self.found(),
            Beside::Story(articles) | Beside::Chosen(articles) => articles.clone(),
        };
        let known: HashMap<_, _> = articles.iter().map(|one| (one.id, one)).collect();
        let told = self.claims.iter().flat_map(|page| &page.evidence);
        let rated = self.grids.iter().flat_map(|page| &page.rows);
        let origins = told
            .map(|row| &row.origin)
            .chain(rated.map(|row| &row.row.origin));
        let mut letters = Letters::of(origins);
        // The letters of the matrix come first.
        for is_beside in [true, false] {
            let rows = self.claims.iter_mut().flat_map(|page| &mut page.evidence);
            for row in rows.filter(|row| known.contains_key(&row.article.id) == is_beside) {
                letters.give(&mut row.origin);
            }
        }
        // Their rows are ranked already.
        let held = self.grids.iter_mut().flat_map(|page| &mut page.rows);
        for row in held {
            letters.give(&mut row.row.origin);
        }
        let lines = self.claims.iter();
        let lines = lines.map(|page| Line::new(&page.claim, &page.evidence, &known));
        let trashed = self.bearing(|article| !article.is_live()).len();
        self.survey = Survey::new(lines.collect(), articles).without_trashed(trashed);
        self.beside = beside;
        self
    }

    /// Returns the matrix, the claims in the order of the dossier.
    pub fn matrix(&self, by: By) -> Matrix {
        let mut matrix = Matrix::new(&self.survey, by);
        matrix.sort_rows(RowOrder::Made);
        matrix
    }

    /// Says what the matrix leaves out of the evidence of its claims.
    pub fn left_out(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.survey.trashed() > 0 {
            said.push(matrix::left_out(self.survey.trashed()));
        }
        if self.outside() > 0 {
            let articles = counted(self.outside(), "article");
            said.push(format!(
                "The evidence of {articles} beside these is left out; it stands with its claim."
            ));
        }
        said
    }

    /// Counts the articles with evidence that stand in the library and not beside the claims.
    pub fn outside(&self) -> usize {
        let beside: HashSet<ArticleId> = self.survey.articles().iter().map(|one| one.id).collect();
        self.bearing(|article| article.is_live() && !beside.contains(&article.id))
            .len()
    }

    /// Returns the articles beside a claim that have no evidence and of which nobody has said that they are silent;
    /// none where only those stand there in which something was found.
    pub fn unchecked(&self, claim: ClaimId) -> Vec<&Article> {
        let mut lines = self.survey.lines().iter();
        let line = lines.find(|line| line.claim.id == claim);
        let Some(line) = line.filter(|_| self.beside != Beside::Found) else {
            return Vec::new();
        };
        let bearing = line.quotes.iter().map(|quote| quote.article);
        let silent = line.silences.iter().map(|hush| hush.article);
        let known: HashSet<ArticleId> = bearing.chain(silent).collect();
        let articles = self.survey.articles().iter().map(AsRef::as_ref);
        articles.filter(|one| !known.contains(&one.id)).collect()
    }

    /// Returns the articles of the library in which something was found, the first published first.
    fn found(&self) -> Vec<Arc<Article>> {
        let evidence = self.claims.iter().flat_map(|page| &page.evidence);
        let silences = self.claims.iter().flat_map(|page| &page.silences);
        let all = evidence
            .map(|row| &row.article)
            .chain(silences.map(|row| &row.article));
        let mut articles: Vec<_> = all.filter(|one| one.is_live()).map(Arc::clone).collect();
        articles.sort_by_key(|article| article.publication());
        articles.dedup_by_key(|article| article.id);
        articles
    }

    /// Returns the articles of a kind that have evidence.
    fn bearing(&self, is_so: impl Fn(&Article) -> bool) -> HashSet<ArticleId> {
        let rows = self.claims.iter().flat_map(|page| &page.evidence);
        let articles = rows.map(|row| &row.article).filter(|one| is_so(one));
        articles.map(|article| article.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::sample,
        model::{
            Stance,
            origin::{Origin, Why},
        },
    };

    /// Two claims of which the second has its evidence in the first article, too, and from the same origin.
    fn dossier() -> Dossier {
        let articles =
            [1, 2, 3].map(|number| sample::article(number, &format!("Article {number}")));
        let claims = [9, 10].map(|number| sample::claim(number, &format!("Claim {number}")));
        let page = |claim, of: &[(usize, &str)]| {
            let placed: Vec<_> = of
                .iter()
                .map(|(at, _)| {
                    let mut placed = sample::placed(11, &articles[*at], "words", 0..5);
                    Arc::make_mut(&mut placed.annotation).evidence =
                        vec![sample::link(21, claim, Stance::Supports)];
                    placed
                })
                .collect();
            let marked = of.iter().zip(&placed);
            let marked = marked.map(|((at, _), placed)| (&articles[*at], placed));
            let mut page = sample::claim_page(claim, marked);
            for (row, (_, name)) in page.evidence.iter_mut().zip(of) {
                row.origin = Origin {
                    number: 0,
                    name: Some(CleanText::line(name)),
                    why: Why::Via,
                };
            }
            page
        };
        Dossier {
            claims: vec![
                page(&claims[0], &[(2, "the rival"), (0, "the ministry")]),
                page(&claims[1], &[(0, "The Ministry")]),
            ],
            ..Dossier::default()
        }
    }

    fn letters(dossier: &Dossier) -> Vec<String> {
        let rows = dossier.claims.iter().flat_map(|page| &page.evidence);
        rows.map(|row| row.origin.letters()).collect()
    }

    #[test]
    fn an_origin_has_the_same_letters_in_all_claims_and_in_the_matrix() {
        let all = dossier().surveyed(Beside::Found);
        assert_eq!(letters(&all), ["a", "b", "b"]);
        assert_eq!(
            matrix::letters(&all.matrix(By::Articles)),
            ["a: the rival", "b: the ministry"]
        );
        // What is left out of the matrix comes behind what is in it.
        let first = Arc::clone(&dossier().claims[1].evidence[0].article);
        let some = dossier().surveyed(Beside::Chosen(vec![first]));
        assert_eq!(letters(&some), ["b", "a", "a"]);
        assert_eq!(
            matrix::letters(&some.matrix(By::Articles)),
            ["a: the ministry"]
        );
    }

    #[test]
    fn what_is_left_out_of_the_matrix_is_said() {
        let mut all = dossier();
        assert_eq!(
            all.clone().surveyed(Beside::Found).left_out(),
            Vec::<String>::new()
        );
        let last = Arc::clone(&all.claims[0].evidence[0].article);
        Arc::make_mut(&mut all.claims[1].evidence[0].article).removed = Some(sample::time());
        Arc::make_mut(&mut all.claims[0].evidence[1].article).removed = Some(sample::time());
        let found = all.clone().surveyed(Beside::Found);
        assert_eq!(found.survey.articles(), [last]);
        assert_eq!(
            found.left_out(),
            ["The evidence of 1 article in the trash is left out; it stands with its claim."]
        );
        assert_eq!(
            dossier().surveyed(Beside::Story(Vec::new())).left_out(),
            ["The evidence of 2 articles beside these is left out; it stands with its claim."]
        );
    }

    #[test]
    fn unchecked_is_what_stands_beside_a_claim_without_evidence_or_silence() {
        let mut all = dossier();
        let silent = sample::article(2, "Article 2");
        let row = sample::silence(&silent, 'b');
        Arc::make_mut(&mut all.claims[1].claim).silences = vec![row.silence.clone()];
        all.claims[1].silences = vec![row];
        let story = [1, 2, 3].map(|number| Arc::new(sample::article(number, "One")));
        let told = all.clone().surveyed(Beside::Story(story.to_vec()));
        let unchecked = |at: usize| -> Vec<ArticleId> {
            let claim = told.claims[at].claim.id;
            told.unchecked(claim).iter().map(|one| one.id).collect()
        };
        assert_eq!(unchecked(0), [silent.id]);
        // The silence of an older snapshot waits to be checked again, which is told by itself.
        assert_eq!(unchecked(1), [story[2].id]);
        let claim = told.claims[1].claim.id;
        assert_eq!(
            all.surveyed(Beside::Found).unchecked(claim),
            Vec::<&Article>::new()
        );
    }
}
