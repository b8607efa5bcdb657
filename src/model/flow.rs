//! Whether what takes long goes on.

/// Tells whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// On with the next one.
    Continue,
    /// No further; what was added stays.
    Stop,
}

impl Flow {
    /// Goes on until something is over.
    pub const fn until(is_over: bool) -> Self {
        if is_over { Self::Stop } else { Self::Continue }
    }
}
