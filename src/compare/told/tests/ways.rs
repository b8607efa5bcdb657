//! Ways of telling who says something that have no plain verb of speech.

use super::check;

#[test]
fn what_is_told_of_who_says_it_need_not_be_a_plain_verb_of_speech() {
    check(&[
        (
            "[Its owner, Jonas Vane, called the strike “foolish” and urged the crews to return.]",
            "attributed",
            "Jonas Vane",
            "",
        ),
        (
            "[The guard's own review, declassified in May, concludes that the dam leaks.]",
            "attributed",
            "guard's own review",
            "",
        ),
        (
            "[Lind and Harr (2024) estimate that a second dam would cost 40 million crowns.]",
            "attributed",
            "Lind and Harr",
            "",
        ),
        (
            "[Two members wanted to sell the dam, minutes of the meeting showed on Monday.]",
            "attributed",
            "minutes of the meeting",
            "",
        ),
        (
            "[“Members noted that the dam was old,” the minutes read.]",
            "quoted",
            "minutes",
            "",
        ),
        (
            "[A filing with the exchange shows that the chief sold shares in May.]",
            "attributed",
            "filing with the exchange",
            "",
        ),
        (
            "[The clerk spent the fees on a boat, a court heard on Monday.]",
            "attributed",
            "court",
            "",
        ),
        (
            "[“Nobody locked the gate at night,” the guard is quoted as saying.]",
            "quoted",
            "guard",
            "",
        ),
        (
            "[The mayor was quoted by the Coast Courier as saying that the dam is safe.]",
            "attributed",
            "Coast Courier ‹ mayor",
            "",
        ),
        (
            "[The dam's owner was said by a city official to have ignored two warnings.]",
            "attributed",
            "unnamed city official",
            "",
        ),
        (
            "[The owner was accused by Lena Foss of hiding the leak.]",
            "attributed",
            "Lena Foss",
            "",
        ),
        (
            "[“Soup in buckets” is how the chair, Greta Malm, summed up the plan.]",
            "attributed",
            "Greta Malm",
            "",
        ),
        (
            "[Officials have conceded that the tax was rushed, the Coast Courier wrote, quoting a memo.]",
            "attributed",
            "Coast Courier ‹ a memo ‹ unnamed officials",
            "",
        ),
        (
            "[The firm has denied that it knew, Lena Foss said.]",
            "attributed",
            "Lena Foss ‹ firm",
            "",
        ),
        (
            "[Foss's office dismissed the report as nonsense.]",
            "attributed",
            "Foss's office",
            "",
        ),
        (
            "“Nobody came to the dam,” said Piet Lund. [Ola Brand wrote that he was “sorry beyond words”, and then wrote ten pages more about it all.]",
            "attributed",
            "Ola Brand",
            "",
        ),
        (
            "[It is widely believed that the dam leaks.]",
            "own",
            "",
            "it is widely believed",
        ),
        (
            "[Lena May said that the dam is safe.]",
            "attributed",
            "Lena May",
            "",
        ),
        ("[The council will report that in May.]", "own", "", ""),
        ("[The dam was built by Lena Foss.]", "own", "", ""),
        ("[The crowd heard a bang.]", "own", "", ""),
        (
            "[They called for a boat and read the paper.]",
            "own",
            "",
            "",
        ),
    ]);
}

#[test]
fn whose_view_it_is_is_told_in_other_words_than_that_they_say_it() {
    check(&[
        (
            "[In Lund's view, the dam is dead.]",
            "attributed",
            "Lund",
            "",
        ),
        (
            "Maria Lund built it. [In her view, the dam is safe.]",
            "attributed",
            "Maria Lund",
            "",
        ),
        (
            "[In the view of the union, the dam is dead.]",
            "attributed",
            "union",
            "",
        ),
        (
            "[The dam may break, officials fear.]",
            "attributed",
            "unnamed officials",
            "may",
        ),
        (
            "[Analysts at Norda Bank forecast a fall of 3 percent.]",
            "attributed",
            "unnamed analysts at Norda Bank",
            "",
        ),
        (
            "[Police put the number of marchers at 22,000.]",
            "attributed",
            "unnamed police",
            "",
        ),
        (
            "[Nach Einschätzung von Fachleuten hält der Damm.]",
            "attributed",
            "unnamed Fachleute",
            "",
        ),
        (
            "[Experten gehen davon aus, dass der Damm bricht.]",
            "attributed",
            "unnamed Experten",
            "",
        ),
        (
            "[Die Opposition wirft der Ministerin vor, sie habe gelogen.]",
            "attributed",
            "Opposition",
            "",
        ),
        ("[The firm put the house at risk.]", "own", "", ""),
        ("[The market expects rain.]", "own", "", ""),
    ]);
}

#[test]
fn who_says_it_stands_beside_dashes_days_and_what_is_read() {
    check(&[
        (
            "[Lena Foss — who left the council in May — said the dam leaks.]",
            "attributed",
            "Lena Foss",
            "",
        ),
        ("[“Nobody came,” reads the letter.]", "quoted", "letter", ""),
        (
            "[“Nobody told us,” said one diplomat.]",
            "quoted",
            "unnamed one diplomat",
            "",
        ),
        (
            "[Lund posted on Chirrup: “We did all that was asked.”]",
            "quoted",
            "Lund",
            "",
        ),
        (
            "[The Lantern quoted an official as saying that the dam leaks.]",
            "attributed",
            "Lantern ‹ unnamed official",
            "",
        ),
        (
            "[Sources inside the ministry say the dam leaks.]",
            "attributed",
            "unnamed sources inside the ministry",
            "",
        ),
        (
            "[Nach Polizeiangaben ist der Damm leck.]",
            "attributed",
            "Polizei",
            "",
        ),
        (
            "Jan Otto kam in den Rat. [Nach seinen Angaben ist der Damm sicher.]",
            "attributed",
            "Jan Otto",
            "",
        ),
        (
            "[El puente está cerrado, informó el lunes la policía.]",
            "attributed",
            "policía",
            "",
        ),
        (
            "[Il ponte è chiuso, ha detto lunedì la sindaca Ana Kolar.]",
            "attributed",
            "sindaca Ana Kolar",
            "",
        ),
        (
            "[De brug is dicht, zei de burgemeester maandag.]",
            "attributed",
            "burgemeester",
            "",
        ),
        ("[Lund put the “smart” pump into service.]", "own", "", ""),
        ("[The committee rejected the “smart” plan.]", "own", "", ""),
    ]);
}

#[test]
fn more_words_take_back_by_half_what_is_said() {
    for (written, hedge) in [
        ("A man believed to be the owner fled.", "believed to"),
        ("The alleged bribe was paid in May.", "alleged"),
        (
            "The cause was not immediately clear.",
            "not immediately clear",
        ),
        ("The dam looks set to close.", "set to"),
        ("Der Damm ist mutmaßlich leck.", "mutmaßlich"),
        ("La diga dovrebbe riaprire a maggio.", "dovrebbe"),
    ] {
        check(&[(&format!("[{written}]"), "own", "", hedge)]);
    }
}

#[test]
fn words_that_may_be_nouns_are_verbs_beside_what_is_said() {
    check(&[
        (
            "“We count our boats every evening,” [its embassy posted on the network Chirp.]",
            "attributed",
            "its embassy",
            "",
        ),
        (
            "[“We did not expect the dam to hold at all,” says lead author Yusra Ben.]",
            "quoted",
            "lead author Yusra Ben",
            "",
        ),
        (
            "[Real dams, notes engineer Piet Lund, who built none, “do not hold by themselves”.]",
            "attributed",
            "engineer Piet Lund",
            "",
        ),
        (
            "[The chief negotiator for Tarby, Rudd Cast, blamed “people who read maps upside down”.]",
            "attributed",
            "Rudd Cast",
            "",
        ),
        (
            "[The dam leaks, according to a study published on Thursday.]",
            "attributed",
            "a study",
            "",
        ),
        (
            "[Her last show, “Nobody Asked the Sea”, closed in May.]",
            "own",
            "",
            "",
        ),
        (
            "[The plan, called “Dawn over the old dam”, was dropped.]",
            "own",
            "",
            "",
        ),
        ("[She sings, notes and paints.]", "own", "", ""),
    ]);
}
