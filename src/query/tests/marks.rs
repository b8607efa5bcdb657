//! Colours while typing.

use crate::query::{Mark, marks};

/// Shows a text with what is what: `⟨f tag:⟩`.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut end = 0;
    for (bytes, mark) in marks(text) {
        let letter = match mark {
            Mark::Field => 'f',
            Mark::Operator => 'o',
            Mark::Value => 'v',
            Mark::Fault => '!',
        };
        shown += text.get(end..bytes.start).unwrap();
        shown += &format!("⟨{letter} {}⟩", text.get(bytes.clone()).unwrap());
        end = bytes.end;
    }
    shown + text.get(end..).unwrap()
}

#[test]
fn fields_operators_values_and_faults_are_marked() {
    for (text, expected) in [
        ("cloud \"two words\" x*", "cloud \"two words\" x*"),
        ("-tag:a,\"b c\"", "⟨o -⟩⟨f tag:⟩⟨v a⟩,⟨v \"b c\"⟩"),
        ("(a OR b)", "⟨o (⟩a ⟨o OR⟩ b⟨o )⟩"),
        (
            "is:unread sort:-added",
            "⟨f is:⟩⟨v unread⟩ ⟨f sort:⟩⟨v -added⟩",
        ),
        ("is:unr", "⟨f is:⟩⟨v unr⟩"),
        ("is:unr a", "⟨f is:⟩⟨! unr⟩ a"),
        ("autor:x a", "⟨! autor:x⟩ a"),
        ("tag: a", "⟨! tag:⟩ a"),
        ("tag:a,,b", "⟨f tag:⟩⟨v a⟩⟨! ,⟩,⟨v b⟩"),
        ("a) ( )", "a⟨! )⟩ ⟨! ( )⟩"),
        ("-sort:size a", "⟨o -⟩⟨! sort:size⟩ a"),
        ("", ""),
    ] {
        assert_eq!(shown(text), expected);
    }
}
