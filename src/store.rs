//! The files of a library: where they stand, how they look, how they are replaced.
//!
//! This room knows files and their forms, and nothing of what they mean to a person. Whoever writes holds
//! the library's one lock, as a [`WriteGuard`]; whoever reads needs none, since a file is only ever replaced
//! as a whole.

pub mod atomic;
pub mod device;
pub mod error;
pub mod lock;
pub mod places;

pub use atomic::Durability;
pub use error::{Action, Position, StoreError};
pub use lock::WriteGuard;
pub use places::{Folder, Places};
