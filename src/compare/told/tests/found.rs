//! What people found to be made out wrongly in the program.

use super::{check, told_of};

#[test]
fn a_pronoun_stands_for_whom_the_nearest_sentence_tells_of() {
    check(&[
        (
            "“We found a loose bolt,” Minister Olav Brand told the paper.\n\nThe dam's director, Sanna Torve, rejected the suggestion. [“A loose bolt is no cause,” she said.]",
            "quoted",
            "Sanna Torve",
            "",
        ),
        (
            "Minister Olav Brand said the bolt was loose. Sanna Torve runs the dam. [She said that it holds.]",
            "attributed",
            "Sanna Torve",
            "",
        ),
        (
            "[The dam's director, Sanna Torve, rejected the suggestion. “A loose bolt is no cause,” she said.]",
            "attributed",
            "Sanna Torve",
            "",
        ),
        (
            "Olav Brand signed a letter. Nobody else did. [“It is a good letter,” he said.]",
            "quoted",
            "Olav Brand",
            "",
        ),
    ]);
}

#[test]
fn a_pronoun_stands_for_one_or_several_as_it_is() {
    check(&[
        (
            "Ils étaient 500, selon les organisateurs.\n\nHélène Marsan n'exclut pas un report. [« Je n'ai jamais dit que la date était fixe », a-t-elle confié au Courrier.]",
            "quoted",
            "Courrier ‹ Hélène Marsan",
            "",
        ),
        (
            "La digue est haute, a dit Ana Kolar. Elle a coûté cher, selon les riverains. [« Elle tiendra tout l'hiver », a-t-elle ajouté.]",
            "quoted",
            "Ana Kolar",
            "",
        ),
        (
            "Mr Lund said the dam leaks. Mrs Holm said it does not. [He said that it was old.]",
            "attributed",
            "Mr Lund",
            "",
        ),
        (
            "Ana Kolar said the dam leaks. The ministry denied it. [She said that it was old.]",
            "attributed",
            "Ana Kolar",
            "",
        ),
        (
            "Olav Brand said the dam leaks. Police closed the case in June. [Thieves cut the fence, they said.]",
            "attributed",
            "unnamed police",
            "",
        ),
        (
            "Two local officials went home. [Nobody was hurt, they said.]",
            "attributed",
            "unnamed two local officials",
            "",
        ),
        (
            "The dam's operator was fined by a court. Dr Ana Kolar said the fine is low. [It said that it would pay.]",
            "attributed",
            "dam's operator",
            "",
        ),
    ]);
}

#[test]
fn who_thinks_something_says_so_where_the_sentence_tells_of_them() {
    check(&[
        (
            "Northern officials said the cap would go in June.\n\n[Western analysts expect the cap to be lifted in July, they told reporters.]",
            "attributed",
            "unnamed Western analysts",
            "",
        ),
        (
            "[The Brewers' Guild fears that prices will rise.]",
            "attributed",
            "Brewers' Guild",
            "",
        ),
        (
            "[Beobachter befürchten einen Bruch des Damms.]",
            "attributed",
            "unnamed Beobachter",
            "",
        ),
        (
            "[Les riverains craignent une crue.]",
            "attributed",
            "unnamed riverains",
            "",
        ),
        (
            "[Tarby bought the dam, and officials fear the worst.]",
            "own",
            "",
            "",
        ),
        (
            "[The dam is where trucks turn and fears grow.]",
            "own",
            "",
            "",
        ),
    ]);
    assert_eq!(told_of("[Fears of a flood grow.]", None).0, "own");
}

#[test]
fn in_german_people_in_general_are_nobody_and_a_name_stands_as_it_is_called() {
    check(&[
        (
            "[Laut Beobachtern kostet der Damm 82 Millionen Euro.]",
            "attributed",
            "unnamed Beobachter",
            "",
        ),
        (
            "[Nach Angaben von Klinikmitarbeitern kostet der Umbau viel.]",
            "attributed",
            "unnamed Klinikmitarbeiter",
            "",
        ),
        (
            "[Laut Medienberichten kostet der Damm 80 Millionen Euro.]",
            "attributed",
            "unnamed Medienberichte",
            "",
        ),
        (
            "[Medienberichten zufolge kostet der Damm 80 Millionen Euro.]",
            "attributed",
            "unnamed Medienberichte",
            "",
        ),
        (
            "[Nach Angaben des Ministeriums kostet der Damm 84 Millionen Euro.]",
            "attributed",
            "Ministerium",
            "",
        ),
        (
            "[Laut Auskunft des Landesrechnungshofs ist der Damm leck.]",
            "attributed",
            "Auskunft des Landesrechnungshofs",
            "",
        ),
        (
            "[Nach Auskunft des Rechnungshofes ist der Damm leck.]",
            "attributed",
            "Rechnungshof",
            "",
        ),
        (
            "[Der Damm ist leck, wie das Umweltministerium am Dienstag mitteilte.]",
            "attributed",
            "Umweltministerium",
            "",
        ),
        (
            "[Der Damm ist leck, wie Lund am Mittwochabend berichtete.]",
            "attributed",
            "Lund",
            "",
        ),
        (
            "[Selon des Européens, la digue est sûre.]",
            "attributed",
            "Européens",
            "",
        ),
    ]);
}

#[test]
fn german_tells_who_says_it_in_many_ways() {
    check(&[
        (
            "[Der Rat hat dem Damm nicht zugestimmt, sagte Landrat Uwe Harm.]",
            "attributed",
            "Landrat Uwe Harm",
            "",
        ),
        (
            "Der Landrat des Kreises Tarby, Uwe Harm, kündigte Widerstand an. [Der Rat sei nie gefragt worden, sagte er.]",
            "attributed",
            "Uwe Harm",
            "",
        ),
        (
            "[Am Damm standen 1.200 Menschen, so die Polizei.]",
            "attributed",
            "Polizei",
            "",
        ),
        (
            "[„Man hat uns um zehn angerufen“, so Harm.]",
            "quoted",
            "Harm",
            "",
        ),
        (
            "[Die Ministerin wolle angeblich gehen, falls der Damm bricht, berichtete der Sender Uferradio.]",
            "attributed",
            "Sender Uferradio",
            "angeblich",
        ),
        (
            "[Der Damm wird im März geschlossen, heißt es in einem internen Papier, das der Zeitung vorliegt.]",
            "attributed",
            "internes Papier",
            "",
        ),
        (
            "[Aus Kreisen der Koalition verlautete, der Damm sei verkauft.]",
            "attributed",
            "unnamed Kreise der Koalition",
            "",
        ),
        (
            "[Der Damm sei verkauft, hieß es am Dienstag aus dem Umweltministerium.]",
            "attributed",
            "Umweltministerium",
            "",
        ),
        (
            "[Ein Sprecher des Finanzministeriums wies das zurück.]",
            "attributed",
            "unnamed Sprecher des Finanzministeriums",
            "",
        ),
        (
            "[Der Rat hat dem Damm im Mai zugestimmt.] Das sagte ein Sprecher des Umweltministeriums am Freitag.",
            "attributed",
            "unnamed Sprecher des Umweltministeriums",
            "",
        ),
        (
            "„Der Damm bricht“, meldet der Sender Uferradio. Kolar selbst wies das zurück: „[Der Damm hält noch.]“",
            "quoted",
            "Kolar",
            "",
        ),
        (
            "[Der Damm ist leck.] Das sagte eine Sprecherin des Umweltamts am Freitag und verwies auf das Protokoll.",
            "attributed",
            "unnamed Sprecherin des Umweltamts",
            "",
        ),
        (
            "„Der Damm hält“, sagte Ministerin Ana Kolar. [Die Schleuse bleibe bis zum Sommer offen.]",
            "attributed",
            "Ministerin Ana Kolar",
            "",
        ),
        (
            "[Der Rat wird voraussichtlich am 26. Mai abstimmen.]",
            "own",
            "",
            "voraussichtlich",
        ),
        (
            "Ana Kolar wies das zurück. [Der Damm war leck.]",
            "own",
            "",
            "",
        ),
        (
            "[Der Rat stimmte zu, so dass der Damm fiel.]",
            "own",
            "",
            "",
        ),
        ("[The dam broke, so the police closed it.]", "own", "", ""),
    ]);
}

#[test]
fn who_says_it_stands_behind_the_verb_and_the_day_of_other_languages() {
    check(&[
        (
            "[La commune n'a pas été consultée, a affirmé son président, Bernard Loisel.]",
            "attributed",
            "Bernard Loisel",
            "",
        ),
        (
            "[La commune a été consultée le 12 mars, a assuré vendredi le cabinet d'Hélène Marsan, qui a publié un courriel.]",
            "attributed",
            "cabinet d'Hélène Marsan",
            "",
        ),
        (
            "« Personne n'a appelé », a dénoncé Bernard Loisel. [Quelque 4 300 fermes seraient concernées, selon lui.]",
            "attributed",
            "Bernard Loisel",
            "seraient",
        ),
        (
            "[Le recours sera examiné le 6 mai, a-t-on appris lundi de source judiciaire.]",
            "attributed",
            "unnamed source judiciaire",
            "",
        ),
        (
            "[La commune a demandé un report, selon un document consulté par La Voix du Lac.]",
            "attributed",
            "La Voix ‹ document",
            "",
        ),
        (
            "[La taxe devrait entrer en vigueur en mai.]",
            "own",
            "",
            "devrait",
        ),
        (
            "[A colleague of the delegation claims the ministry stayed away.]",
            "attributed",
            "unnamed colleague of the delegation",
            "",
        ),
        (
            "[A trader at a large mill reportedly expects a shortage by May.]",
            "attributed",
            "unnamed trader at a large mill",
            "reportedly",
        ),
        (
            "[Insurance claims the storm caused are high.]",
            "own",
            "",
            "",
        ),
    ]);
}

#[test]
fn an_article_has_nothing_from_its_own_outlet_however_it_calls_it() {
    for (written, source, via) in [
        (
            "[The fence was cut in May, according to a police report seen by the Morgenblad.]",
            "Estmar Morgenblad",
            "a police report",
        ),
        (
            "[“They consulted us,” Imre Valdek told the Courier.]",
            "Northern Courier",
            "Imre Valdek",
        ),
        (
            "[« La digue tiendra », a déclaré Ana Kolar au Courrier.]",
            "Le Courrier de Valmont",
            "Ana Kolar",
        ),
        (
            "[Der Rat hat nicht zugestimmt, sagte Landrat Harm NordRadio erneut.]",
            "NordRadio",
            "Landrat Harm",
        ),
        (
            "[Valmont said the dam is safe.]",
            "Radio Valmont",
            "Valmont",
        ),
        (
            "[Estmar said the dam is safe.]",
            "Estmar Morgenblad",
            "Estmar",
        ),
        (
            "[The Courier said the dam is safe.]",
            "Southern Post",
            "Courier",
        ),
    ] {
        assert_eq!(told_of(written, Some(source)).1, via, "{written}");
    }
}

#[test]
fn of_whom_an_office_is_keeps_its_large_letter() {
    check(&[
        (
            "[Renczi's office denied that the dam leaks.]",
            "attributed",
            "Renczi's office",
            "",
        ),
        (
            "[Renczi’s spokesman said the dam is safe.]",
            "attributed",
            "unnamed Renczi’s spokesman",
            "",
        ),
        (
            "[Women's groups said the dam is safe.]",
            "attributed",
            "unnamed women's groups",
            "",
        ),
        (
            "[Farmers' groups said the dam is safe.]",
            "attributed",
            "unnamed farmers' groups",
            "",
        ),
    ]);
}
