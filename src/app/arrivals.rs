//! What comes by itself into folders that are watched.

use crate::{
    model::CleanText,
    text::count::{counted, grouped},
};

/// How far the taking in of what came into a folder has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakingIn {
    /// The folder, as the person calls it.
    pub folder: CleanText,
    /// How many files are done.
    pub done: usize,
    /// Of how many.
    pub files: usize,
}

impl TakingIn {
    /// Says so in the line at the top.
    pub fn told(&self) -> String {
        let (done, files) = (grouped(self.done), grouped(self.files));
        format!("{}: {done} of {files}", self.folder)
    }
}

/// What came into a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// The folder, as the person calls it.
    pub folder: CleanText,
    /// How many articles are new.
    pub new: usize,
    /// How many have a new text.
    pub revised: usize,
    /// The titles of those that lie in the trash and were left there.
    pub left: Vec<CleanText>,
    /// What the person should know of single files and articles.
    pub notices: Vec<CleanText>,
}

impl Arrivals {
    /// Tells whether the library is as it was.
    pub fn is_nothing_new(&self) -> bool {
        self.new == 0 && self.revised == 0
    }

    /// Says what came.
    pub fn said(&self) -> String {
        let folder = &self.folder;
        let articles = |many| counted(many, "article");
        let have = match self.revised {
            1 => "has a new text",
            _ => "have new texts",
        };
        match (self.new, self.revised) {
            (0, revised) => format!("{} from {folder} {have}", articles(revised)),
            (new, 0) => format!("{} came from {folder}", articles(new)),
            (new, revised) => format!(
                "{} came from {folder}, and {} {have}",
                articles(new),
                grouped(revised)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_told_in_one_sentence() {
        let said = |new, revised| {
            let folder = CleanText::line("~/news");
            let arrivals = Arrivals {
                folder,
                new,
                revised,
                ..Arrivals::default()
            };
            arrivals.said()
        };
        assert_eq!(said(1, 0), "1 article came from ~/news");
        assert_eq!(said(1_200, 0), "1,200 articles came from ~/news");
        assert_eq!(said(0, 1), "1 article from ~/news has a new text");
        assert_eq!(said(0, 2), "2 articles from ~/news have new texts");
        assert_eq!(
            said(3, 1),
            "3 articles came from ~/news, and 1 has a new text"
        );
        assert_eq!(
            said(3, 2),
            "3 articles came from ~/news, and 2 have new texts"
        );
    }
}
