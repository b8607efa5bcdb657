//! Mouse reports, in the three forms that terminals send.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Decodes `CSI < button ; column ; row M` or `m`; columns and rows count from 1.
pub fn sgr([button, column, row]: [u32; 3], last: u8) -> Option<MouseEvent> {
    let mut event = report(button, column, row)?;
    match last {
        b'M' => Some(event),
        b'm' => {
            if let MouseEventKind::Down(button) = event.kind {
                event.kind = MouseEventKind::Up(button);
            }
            Some(event)
        }
        _ => None,
    }
}

/// Decodes `CSI button ; column ; row M` of rxvt, whose button is moved by 32.
pub fn rxvt([button, column, row]: [u32; 3]) -> Option<MouseEvent> {
    report(button.checked_sub(32)?, column, row)
}

/// Decodes `CSI M` and three bytes, each moved by 32.
pub fn old(button: u8, column: u8, row: u8) -> Option<MouseEvent> {
    let moved = |byte: u8| u32::from(byte).checked_sub(32);
    report(moved(button)?, moved(column)?, moved(row)?)
}

/// Makes the event; positions count from 0 in it, and are as the terminal sent them: they may lie
/// outside the screen.
fn report(button: u32, column: u32, row: u32) -> Option<MouseEvent> {
    let drag = button & 32 != 0;
    let kind = match (button & 3 | (button & 0xc0) >> 4, drag) {
        (0, false) => MouseEventKind::Down(MouseButton::Left),
        (1, false) => MouseEventKind::Down(MouseButton::Middle),
        (2, false) => MouseEventKind::Down(MouseButton::Right),
        (0, true) => MouseEventKind::Drag(MouseButton::Left),
        (1, true) => MouseEventKind::Drag(MouseButton::Middle),
        (2, true) => MouseEventKind::Drag(MouseButton::Right),
        // The old forms do not say which button was let go.
        (3, false) => MouseEventKind::Up(MouseButton::Left),
        (3, true) => MouseEventKind::Moved,
        (4, false) => MouseEventKind::ScrollUp,
        (5, false) => MouseEventKind::ScrollDown,
        (6, false) => MouseEventKind::ScrollLeft,
        (7, false) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, button & 4 != 0);
    modifiers.set(KeyModifiers::ALT, button & 8 != 0);
    modifiers.set(KeyModifiers::CONTROL, button & 16 != 0);
    let from_zero = |position: u32| u16::try_from(position.saturating_sub(1)).unwrap_or(u16::MAX);
    Some(MouseEvent {
        kind,
        column: from_zero(column),
        row: from_zero(row),
        modifiers,
    })
}
