//! What a person can do, on which keys, and the reference made from it.

pub mod key;

pub use key::{Code, Key, KeySequence, Modifiers};
