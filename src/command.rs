//! What a person can do, on which keys, and the reference made from it.
//!
//! A command is declared once, in [`table`]: its name, group, where it applies, one line of doc and
//! its word for the status line. Its keys stand in `data/keys.ron`, read by [`preset`]; [`keymap`] joins
//! the two and answers each key; [`reference`](mod@reference) makes the help, the hints, `briefreader keys`
//! and the README's table. What is not built yet is in none of them, so help never promises too much.
//!
//! Who answers a key: the place that has the keys (a [`Place`]) is asked through [`Keymap::press`]; in a
//! place that takes text only keys that type nothing are bound, and all others belong to the text field.

pub mod argument;
pub mod key;
pub mod keymap;
pub mod menu;
pub mod place;
pub mod preset;
pub mod reference;
pub mod table;

pub use argument::Argument;
pub use key::{Code, Key, KeySequence, Modifiers};
pub use keymap::{Answer, Conflict, Count, Keymap, Pending};
pub use place::{Fact, Facts, Place, Places, Situation};
pub use preset::{Preset, ReadPreset};
pub use table::{Command, CommandId, Group};
