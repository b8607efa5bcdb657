//! Stories, views and grids of the library in memory.

use jiff::tz::TimeZone;

use super::*;
use crate::{
    app::{
        grid::GridRead,
        narrowing::{Inside, Shelves, View as Shown},
    },
    compare::hypotheses,
    model::{
        BuiltIn, Evidence, EvidenceId, Grid, GridId, Story, StoryId, ViewId,
        grid::GridRow,
        origin::Why,
        view::{HeldRow, StoryRow},
    },
    query::{
        self, Moment,
        tests::oracle::{self, Item, Named},
    },
};

impl Stage {
    fn stories(&self) -> Vec<Story> {
        self.stories_on(Shelf::Library)
    }

    pub(super) fn stories_on(&self, shelf: Shelf) -> Vec<Story> {
        let records = self.records.iter();
        let stories = records.filter(|(id, _)| id.kind == RecordKind::Story);
        let stories = stories.filter_map(|(id, record)| Story::from_record(StoryId(id.id), record));
        let mut stories: Vec<Story> = stories
            .filter(|story| story.removed.is_some() == (shelf == Shelf::Trash))
            .collect();
        stories.sort_by_key(|story| story.name.clone());
        stories
    }

    pub(super) fn shelves(&self, story: Option<StoryId>) -> Shelves {
        let records = self.records.iter();
        let records =
            records.filter(|(id, _)| matches!(id.kind, RecordKind::Story | RecordKind::View));
        Shelves {
            records: records.map(|(id, record)| (*id, record.clone())).collect(),
            inside: story.map(|story| self.inside(story)),
        }
    }

    pub(super) fn inside(&self, id: StoryId) -> Inside {
        let stories = self.stories();
        let members = stories.iter().find(|story| story.id == id);
        let members = members
            .map(|story| story.members.clone())
            .unwrap_or_default();
        let articles = self.articles().into_iter().filter(Article::is_live);
        let articles: Vec<_> = articles
            .filter(|article| members.articles.contains(&article.id))
            .collect();
        let claims = self.claims().into_iter().map(|row| row.claim.id);
        let bears = |claim: &ClaimId| {
            let links = |id: ArticleId| self.annotations_of(id).into_iter();
            articles.iter().any(|article| {
                let mut evidence = links(article.id).flat_map(|mark| mark.evidence);
                evidence.any(|link| link.claim == *claim)
            })
        };
        let claims = claims.filter(|claim| members.claims.contains(claim) || bears(claim));
        let claims: BTreeSet<ClaimId> = claims.collect();
        let is_unread = |article: &&Article| article.reading == article::Reading::Unread;
        Inside {
            story: id,
            counts: Counts {
                articles: articles.len(),
                unread: articles.iter().filter(is_unread).count(),
                claims: claims.len(),
                ..Counts::default()
            },
            claims,
        }
    }

    pub(super) fn story_rows(&self) -> Vec<StoryRow> {
        let stories = self.stories().into_iter();
        let row = |story: Story| StoryRow {
            counts: self.inside(story.id).counts,
            story: Arc::new(story),
        };
        stories.map(row).collect()
    }

    pub(super) fn view_rows(&self) -> Vec<Shown> {
        let records = self.records.iter();
        let saved = records.filter(|(id, _)| id.kind == RecordKind::View);
        let saved = saved.filter_map(|(id, record)| SavedView::from_record(ViewId(id.id), record));
        let saved = saved.filter(|view| view.removed.is_none());
        let built_in = BuiltIn::ALL.into_iter().map(Shown::built_in);
        let all = built_in.chain(saved.map(|view| Shown::saved(&view)));
        let live: Vec<_> = self
            .articles()
            .into_iter()
            .filter(Article::is_live)
            .collect();
        let counted = all.map(|view| {
            let found = live
                .iter()
                .filter(|article| self.finds(&view.query, article));
            let count = found.count();
            view.counted(Some(count))
        });
        counted.collect()
    }

    pub(super) fn grids_on(&self, shelf: Shelf) -> Vec<Grid> {
        let records = self.records.iter();
        let grids = records.filter(|(id, _)| id.kind == RecordKind::Grid);
        let grids = grids.filter_map(|(id, record)| Grid::from_record(GridId(id.id), record));
        let mut grids: Vec<Grid> = grids
            .filter(|grid| grid.removed.is_some() == (shelf == Shelf::Trash))
            .collect();
        grids.sort_by_key(|grid| grid.name.clone());
        grids
    }

    /// Reads the grids with their records, as the library does.
    pub(super) fn listed_grids(&self) -> Listed {
        let records = self.records.iter();
        let records = records.filter(|(id, _)| id.kind == RecordKind::Grid);
        Listed {
            records: records.map(|(id, record)| (*id, record.clone())).collect(),
            ..self.grids_on(Shelf::Library).into()
        }
    }

    /// Reads a grid; evidence of one source has one origin.
    pub(super) fn grid_read(&self, id: GridId) -> Result<GridRead, CleanText> {
        let record = self.records.get(&RecordId::grid(id));
        let record = record.ok_or_else(|| CleanText::line("There is no such grid."))?;
        let grid = Grid::from_record(id, record).unwrap();
        let pages = grid.claims.iter().filter_map(|id| self.claim_page(*id));
        let pages: Vec<ClaimPage> = pages.collect();
        let claims: Vec<_> = pages.iter().map(|page| page.claim.clone()).collect();
        let mut evidence: Vec<EvidenceRow> = Vec::new();
        let mut sources: Vec<Option<CleanText>> = Vec::new();
        for mut row in pages.into_iter().flat_map(|page| page.evidence) {
            if evidence
                .iter()
                .any(|one| one.annotation.id == row.annotation.id)
            {
                continue;
            }
            let source = row.article.source.clone();
            let known = sources.iter().position(|one| *one == source);
            let number = known.unwrap_or(sources.len());
            if known.is_none() {
                sources.push(source.clone());
            }
            row.origin = Origin {
                number,
                name: source,
                why: Why::Own,
            };
            evidence.push(row);
        }
        evidence.sort_by_key(|row| {
            let published = row.article.published.map(|date| date.to_string());
            (published, row.annotation.anchor.bytes.start)
        });
        let mut all = evidence.clone();
        for held in &grid.rows {
            if all.iter().all(|row| row.annotation.id != held.annotation) {
                all.extend(self.held(held, &claims));
            }
        }
        all.sort_by_key(|row| row.annotation.removed.is_some());
        let rows = HeldRow::all(&grid, all);
        evidence.retain(|row| row.article.is_live());
        Ok(GridRead {
            page: hypotheses::page(grid, record.clone(), claims, rows),
            evidence,
        })
    }

    /// Returns a row of a grid that is evidence of none of its claims, or lies in the trash.
    fn held(&self, held: &GridRow, claims: &[Arc<Claim>]) -> Option<EvidenceRow> {
        let record = self.records.get(&RecordId::annotations(held.article))?;
        let annotation = Annotation::from_record(held.article, held.annotation, record)?;
        let mut articles = self.articles().into_iter();
        let article = articles.find(|article| article.id == held.article)?;
        let id = EvidenceId(annotation.id.0);
        Some(EvidenceRow {
            evidence: Evidence::new(id, claims.first()?.id, Stance::Mentions),
            placement: placed(&article, &annotation),
            words: None,
            origin: Origin {
                number: 99,
                name: article.source.clone(),
                why: Why::Own,
            },
            article: Arc::new(article),
            annotation: Arc::new(annotation),
        })
    }

    /// Tells whether a query finds an article.
    pub(super) fn finds(&self, query: &str, article: &Article) -> bool {
        let text = |text: &Option<CleanText>| text.as_ref().map(ToString::to_string);
        let stories = self.stories().into_iter();
        let stories = stories.filter(|story| story.members.articles.contains(&article.id));
        let item = Item {
            title: article.title.to_string(),
            source: text(&article.source),
            author: text(&article.author),
            url: text(&article.url),
            tags: article.tags.iter().map(ToString::to_string).collect(),
            stories: stories
                .map(|story| Named {
                    id: story.id.to_string(),
                    words: story.name.to_string(),
                })
                .collect(),
            feeds: self.feeds_of(article.id),
            text: String::new(),
            marks: Vec::new(),
            reading: article.reading.clone(),
            is_starred: article.starred,
            is_trashed: article.removed.is_some(),
            is_expired: article.is_expired(),
            published: article.published,
            added: article.added,
            changed: article.added,
            read: None,
            has_changed: article.has_changed(),
        };
        let at = Moment {
            now: now(),
            zone: TimeZone::UTC,
        };
        let query = query::parse(query);
        query
            .expr
            .is_none_or(|expr| oracle::matches(&expr, &item, &at))
    }
}
