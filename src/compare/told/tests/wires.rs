//! How well it is made out how wires tell something: by sentences of which half were never looked at while it was made.

use super::told_of;

/// How many sentences there are, and how much of them is made out as whoever wrote them expects it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Measured {
    all: usize,
    /// In voice, via and hedge.
    right: usize,
    voices: usize,
    vias: usize,
    hedges: usize,
    /// How many have a via that nobody expects: worse than none.
    wrong_vias: usize,
}

/// Reads `language | sentence | voice | via | hedge`, with ` / ` between what is as good.
fn measure(rows: &str, show: bool) -> Measured {
    let mut measured = Measured::default();
    for row in rows.lines() {
        let parts: Vec<&str> = row.split(" |").map(str::trim).collect();
        let [_, written, voice, via, hedge] = parts[..] else {
            panic!("it is no row: {row}")
        };
        let told = told_of(written, None);
        let is_one = |of: &str, expected: &str| expected.split(" / ").any(|one| one.trim() == of);
        // A hedge or none.
        let is_hedge = is_one(&told.2, hedge) || hedge.ends_with('/') && told.2.is_empty();
        let (is_voice, is_via) = (told.0 == voice, is_one(&told.1, via));
        measured.all += 1;
        measured.right += usize::from(is_voice && is_via && is_hedge);
        measured.voices += usize::from(is_voice);
        measured.vias += usize::from(is_via);
        measured.hedges += usize::from(is_hedge);
        measured.wrong_vias += usize::from(!is_via && !told.1.is_empty());
        if show && !(is_voice && is_via && is_hedge) {
            println!("{written}\n    {told:?}, not {voice} | {via} | {hedge}");
        }
    }
    measured
}

#[test]
fn measure_wires() {
    println!("{:?}", measure(include_str!("wires_tuned.txt"), true));
    println!("{:?}", measure(include_str!("wires_kept.txt"), false));
}
