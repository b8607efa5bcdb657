//! briefreader: a reader and annotator for the terminal, for people who compare reports of one event.
//!
//! This page is the tour of the house. One package, a library and a thin binary; the screen and the command
//! line stand on the same rooms. Each room may use only those below it, and a test reads the `use` lines
//! (`tests/walls.rs`). Rooms marked *pure* touch no disk, clock, network, environment or terminal: time and
//! ids come in as values.
//!
//! | room | what is in it |
//! | --- | --- |
//! | [`cli`] | one file a subcommand: parse, call the library, print |
//! | [`runtime`] | the loop: terminal, signals, threads that carry out effects, clipboard, log |
//! | [`ui`] | widgets that borrow the state and change nothing; the theme |
//! | [`app`] | *pure*: state, messages, update, effects; one small file for a group of actions |
//! | [`config`] | *pure*: what a person has set |
//! | [`command`] | *pure*: the table of commands, keys, keymap, the reference made from it |
//! | [`entries`] | *pure*: the files that a person writes, entry by entry, with line and column |
//! | [`library`] | the one door to a person's articles, annotations, claims, stories, grids and feeds: answers pages, counts, evidence; applies changes; asks feeds and looks through watched folders, and takes in what is new |
//! | [`index`] | what is found at once: every word, and what queries ask, in one file made from the others that may be deleted |
//! | [`net`] | pages and feeds fetched from the web, within limits, and never from where they should not come |
//! | [`extract`] | pages, mail and feeds are read in a process of its own that has limits and can be killed |
//! | [`store`] | files: forms with versions, durable replacing, lock, joining on write, recovery |
//! | [`import`] | *pure*: bytes to snapshots, one file a format; feeds to their entries, lists of feeds to their addresses |
//! | [`export`] | *pure*: what the library answers to text: citations, Markdown, JSON, CSV, HTML, ClaimReview, OPML |
//! | [`compare`] | *pure*: what texts have in common and where they disagree: fingerprints, echoes, figures, dates; what was found of claims: likely sentences, origins, matrix, hypotheses |
//! | [`anchor`] | *pure*: how annotations find their words, in the same text and in a revised one |
//! | [`query`] | *pure*: the language in which articles are asked for: read, completed, coloured, printed |
//! | [`text`] | *pure*: pieces of a text, sentences, words, columns, rows, motions, search |
//! | [`model`] | *pure*: records, changes, merging, articles, annotations, claims, stories, grids, snapshots |
//!
//! # The way of reading
//!
//! Bytes come in through [`import`], become a [`Snapshot`](model::Snapshot) (clean text with its structure,
//! never changed afterwards), are kept by [`store`], listed and opened by [`library`], cut into pieces by
//! [`text::Document`], set in rows by [`text::Layout`], and drawn by [`ui`]. Offsets are bytes of the
//! snapshot's text inside the program, and code points outside of it.
//!
//! # The way of a page
//!
//! An address goes through [`net`], beside the screen, and comes back as bytes with where they came from and what the
//! server says of them; [`import`] makes a text of these, and [`library`] finds out which article it is, keeps the bytes
//! as they were received, and adds a snapshot only where the text is new.
//!
//! # The way of a feed
//!
//! [`model::schedule`] says which feeds are due. [`net`] asks several at once, [`import`] makes a text of each entry, in
//! the process that has limits, and one thread of [`library`] writes what is new, in small batches. An entry is named by
//! its feed and by what that calls it, so whether it is here is told by its file alone; rules are asked in an index in
//! memory before it is written. What a device learns of a feed stands beside the library: losing it costs one question a
//! feed, and what changed meanwhile stays as it was taken in.
//!
//! # The way of a watched folder
//!
//! [`runtime::host`] waits until the system tells of a file and the file is still. [`library`] then looks through the
//! folder, reads only what is not as it was remembered, and takes it in as adding it would.
//!
//! # The way of a search
//!
//! What is typed becomes a [`query::Query`]; [`index`] turns it into SQL and answers ids, the best first;
//! [`library`] reads the passages from the texts themselves. The index is brought in line with the files beside
//! the reading, by their fingerprints, and what this process writes is taken in before it is asked.
//!
//! # The way of an echo
//!
//! The fingerprints of each article's newest text stand in [`index`], made by [`compare`]. Beside the reading it is made
//! out for those that have come which of them others have too, and that is kept. From there [`library`] reads which
//! others share some of a text, and has [`compare`] find in their texts what it is, from its first word to its last. That
//! is kept in [`index`], too, beside the reading or as an article is read that it is not kept of yet, until something
//! changes that it follows from; so it is read with one look as the article opens.
//!
//! # The way of a likely passage
//!
//! The words of a claim are weighed by how rare they are in [`index`], which also tells the articles with the rarest of
//! them; [`compare`] weighs the sentences of these. The panel holds all that is needed to make one evidence: the
//! anchor, the suggestion and the record, so that a key does it at once.
//!
//! # The way of a disagreement
//!
//! [`compare`] reads a sentence for its words, names, figures, times and denials, and says in what two of them differ.
//! [`index`] tells which articles share rare words with one, [`library`] has their sentences compared and leaves out
//! what a person has dismissed, which is a record of its own.
//!
//! # The way of a revised text
//!
//! The same path again, or `revise`, makes a new snapshot beside the old ones. [`text::align`] says which words of the
//! two are the same, [`anchor::Matcher`] where each annotation stands now and how sure that is, and [`library`] writes
//! that down as a placement, without holding anybody up while it is looked for. What a person decides of it stands
//! apart and wins; what a newer matcher would place otherwise is offered, and never moved. [`compare`] tells the same
//! two texts to a reader.
//!
//! # The way of a story
//!
//! What was put into a story stands in the story's own record, so that putting in a thousand articles is one
//! change of one file. Narrowing to it adds `story:"ID"` to what the list, the search and the counts ask for;
//! what is known here already, such as claims and annotations, is narrowed by the record itself.
//!
//! # The way of a key
//!
//! Bytes from the terminal become a key; [`command::Keymap`] makes it a command; [`app::App::update`] changes
//! the state and returns effects; [`runtime::host`] has the library carry them out on other threads; what
//! comes of it arrives as a message; then the screen is drawn once. Nothing on this way waits for the disk or
//! looks at a whole document.
//!
//! # The way of a change
//!
//! All that a person decides lives in [`Record`](model::Record)s: flat maps from paths to stamped values. A
//! [`Change`](model::Change) sets values and knows its inverse. The library stamps it under the lock, joins it
//! with the file as it is now, and replaces the file durably; what it answers is merged into what the screen
//! knows. Until then the change shows already, on top of what is known. If the disk refuses, it waits in
//! memory and is tried again, and the title line says so.

pub mod anchor;
pub mod app;
pub mod cli;
pub mod command;
pub mod compare;
pub mod config;
pub mod entries;
pub mod export;
pub mod extract;
pub mod import;
pub mod index;
pub mod library;
pub mod model;
pub mod net;
pub mod query;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
