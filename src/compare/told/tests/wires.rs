//! How well it is made out how wires tell something: by sentences of which half were measured once before it was tuned and
//! once after, and never looked at while it was.
//!
//! Before, 19 of the tuned 45 and 29 of the kept 45 were right, and 7 of each had a via that was wrong.

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
        let told = told_of(&written.replace("\\n", "\n"), None);
        let is_one = |of: &str, expected: &str| expected.split(" / ").any(|one| one.trim() == of);
        // A hedge or none.
        let is_hedge = is_one(&told.2, hedge.trim_end_matches(" /"))
            || hedge.ends_with('/') && told.2.is_empty();
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

/// What a person found to be made out wrongly, in other words.
const FAULTS: &str = "\
en | [No band has taken or claimed the blame for the raid.] | own | |
en | [No group has claimed the raid.] | own | |
en | [Piet Vass (L-Corvel) said the mill was lost.] | attributed | Piet Vass |
it | [«I cavi sono nuovi», ha dichiarato Renzi all’Ansa.] | quoted | Ansa ‹ Renzi |
it | Rain. [Il tetto è caduto, almeno sei persone sono morte, ha riferito il ministero dell’Interno.] | attributed | ministero dell’Interno |
it | [Secondo fonti vicine al governo, la diga è vuota.] | attributed | unnamed fonti vicine al governo |
de | [Wie die „Uferpost“ unter Berufung auf Regierungskreise meldet, ist der Damm leck.] | attributed | Uferpost ‹ unnamed Regierungskreise |
en | [The mill, which is based in Corvel, said orders fell by a third.] | attributed | mill |
en | [A clerk who attended the hearing said the file was gone.] | attributed | clerk |
en | [A deal could come this week, the envoy said.] | attributed | envoy | could
en | [Data from the harbour office showed that traffic fell.] | attributed | harbour office |
en | [The Corvel Guild, which speaks for 40 mills, warned that prices would rise.] | attributed | Corvel Guild |
en | [Lund called the sale “a bad joke”.] | attributed | Lund |
en | [Asked about the mill, Lund said only: “I have not read it.”] | quoted | Lund |
en | Jonas Weil wrote three letters. “I told them in May and I told them in June,” Weil said in an interview. [“Nobody came.”] | quoted | Jonas Weil / Weil |
en | “We will not negotiate under fire,” Lund told broadcaster NTK. “It ignores ten years of law. [It will not stand.”] | quoted | NTK ‹ Lund |
en | “It never saw a single crown of that money,” Mayor Piet Lund told the Corvel Courier.\\n\\n[“Not one,” he said.] | quoted | Mayor Piet Lund / Piet Lund |
en | [Reuters could not verify this.] | own | |
de | [Der Damm halte, nach Angaben seines Sprechers Jan Wolter.] | attributed | Sprecher Jan Wolter / Jan Wolter |
de | [„Wir wussten nichts“, sagte Sprecherin Eva Maurer der Deutschen Presse-Agentur.] | quoted | Deutschen Presse-Agentur ‹ Sprecherin Eva Maurer |
ar | [قالت الوزارة إن الجسر مغلق.] | attributed | |
zh | [该部表示，大桥已关闭。] | attributed | |
de | [Er konnte nicht kommen.] | own | |";

#[test]
fn what_went_wrong_once_is_made_out() {
    let measured = measure(FAULTS, true);
    assert_eq!(measured.right, measured.all, "{measured:?}");
}

#[test]
fn most_wires_are_made_out_and_hardly_any_names_the_wrong_one() {
    let tuned = measure(include_str!("wires_tuned.txt"), true);
    let kept = measure(include_str!("wires_kept.txt"), false);
    println!("tuned: {tuned:?}\nkept: {kept:?}");
    assert!(tuned.right >= 42 && tuned.wrong_vias == 0, "{tuned:?}");
    assert!(kept.right >= 42 && kept.wrong_vias <= 1, "{kept:?}");
}
