//! What a person can do, on which keys, and the reference made from it.

pub mod key;
pub mod keymap;
pub mod place;
pub mod preset;
pub mod table;

pub use key::{Code, Key, KeySequence, Modifiers};
pub use keymap::{Answer, Conflict, Count, Keymap, Pending};
pub use place::{Fact, Facts, Place, Places, Situation};
pub use preset::{Preset, PresetError};
pub use table::{Command, CommandId, Group};
