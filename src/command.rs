//! What a person can do, on which keys, and the reference made from it.

pub mod key;
pub mod place;
pub mod table;

pub use key::{Code, Key, KeySequence, Modifiers};
pub use place::{Fact, Facts, Place, Places, Situation};
pub use table::{Command, CommandId, Group};
