//! One claim: what a person says of it, of its evidence, and of other claims.

use super::*;
use crate::{
    app::panel::{Kind, Panel, Thing},
    config::{FileName, Texts, texts::Text},
    model::{
        Claim, Evidence, Status, Strength, Voice,
        build::{EvidenceEdit, Setting},
        claim,
    },
};

/// Two articles with evidence for one claim, in the first place of the list of claims, and another claim.
fn library() -> Stage {
    let mut stage = Stage::new(&[
        "# Harbour plans\n\nThe pier is old. According to the harbour office, the crane is loud.",
        "# Another view\n\nThe crane is quiet. Nobody hears it.",
    ]);
    stage.published(1, "Wire", "2020-08-23");
    stage.published(2, "Desk", "2020-08-24");
    stage
        .keys("Enter } +")
        .types("The pier is old")
        .keys("Enter");
    stage.keys(") +").types("The crane is loud").keys("Enter");
    stage.keys("J } - Enter C Enter");
    stage
}

fn panel(stage: &Stage) -> &Panel {
    match stage.app.overlays.last() {
        Some(Overlay::Panel(panel)) => panel,
        other => panic!("no panel is open, but {other:?}"),
    }
}

fn claim(stage: &Stage) -> Claim {
    let Kind::Claim(id, _) = panel(stage).kind else {
        panic!("no claim is open");
    };
    stage.app.claim(id).unwrap()
}

fn evidence(stage: &Stage) -> Evidence {
    match panel(stage).current() {
        Some(Thing::Evidence(row)) => row.evidence.clone(),
        other => panic!("no evidence is under the cursor, but {other:?}"),
    }
}

pub(crate) fn configured(stage: &mut Stage, text: &str) {
    let text = Text::Read(text.to_owned());
    let texts = Texts([(FileName::Config, text)].into());
    stage.send(Message::Configured(Box::new(crate::config::read(&texts))));
}

#[test]
fn only_statuses_of_the_config_stand_in_the_line_of_hints() {
    let words = |statuses: &str| {
        let mut stage = library();
        configured(&mut stage, &format!("(statuses: [{statuses}])"));
        stage.keys("S");
        let pieces = hints::pieces(&stage.app, Rect::new(0, 0, 200, 1)).into_iter();
        pieces.map(|piece| piece.text).collect::<Vec<_>>()
    };
    let built_in = words("\"undetermined\", \"refuted\"");
    assert!(built_in.contains(&"refuted".to_owned()), "{built_in:?}");
    assert!(!built_in.contains(&"supported".to_owned()), "{built_in:?}");
    // Some alone would mislead: the popup shows all.
    let own = words("\"mostly true = 4\", \"refuted\"");
    assert!(!own.contains(&"refuted".to_owned()), "{own:?}");
}

#[test]
fn statuses_of_the_person_are_chosen_by_free_letters_in_their_order() {
    let mut stage = library();
    configured(
        &mut stage,
        "(statuses: [\"mostly true = 4\", \"refuted\", \"must wait = undecided\"])",
    );
    stage.keys("S");
    let offered = choices::offered(&stage.app);
    let offered: Vec<(&str, &str)> = offered
        .iter()
        .map(|choice| (choice.key.as_str(), choice.word.as_str()))
        .collect();
    assert_eq!(
        offered,
        [("m", "mostly true"), ("r", "refuted"), ("u", "must wait")]
    );
    stage.keys("u");
    assert_eq!(claim(&stage).status, Status::from_word("must wait"));
    stage.keys("S r");
    assert_eq!(claim(&stage).status, Status::Refuted);
    stage.keys(":").types("status mostly true").keys("Enter");
    assert_eq!(claim(&stage).status.word(), "mostly true");
}

#[test]
fn a_status_that_is_not_in_the_scale_is_set_neither_by_a_key_nor_in_the_palette_and_stays_where_it_is()
 {
    let mut stage = library();
    stage.keys("S i");
    configured(
        &mut stage,
        "(statuses: [\"undetermined\", \"rather true = 4\", \"false = 1\", \"half-true = 3\"])",
    );
    assert_eq!(claim(&stage).status, Status::InProgress);
    stage.keys("S");
    let offered = choices::offered(&stage.app).into_iter();
    let offered: Vec<String> = offered.map(|choice| choice.key).collect();
    // What “refuted” has elsewhere is the first letter of “rather true”.
    assert_eq!(offered, ["u", "r", "f", "h"]);
    stage.keys("i");
    assert_eq!(
        stage.said(),
        "“in progress” is no status; there are: undetermined, rather true, false, half-true."
    );
    stage.keys("s n m Esc");
    assert_eq!(claim(&stage).status, Status::InProgress);
    stage.keys(":").types("status refuted").keys("Enter");
    assert_eq!(
        stage.said(),
        "“refuted” is no status; “claim-status” takes undetermined, rather true, false or half-true."
    );
    stage.keys("Esc");
    assert_eq!(claim(&stage).status, Status::InProgress);
    stage.keys("S r");
    assert_eq!(claim(&stage).status.word(), "rather true");
    stage.keys(":").types("status half-true").keys("Enter");
    assert_eq!(claim(&stage).status.word(), "half-true");
}

#[test]
fn a_claim_is_edited_in_a_form_that_says_what_is_wrong() {
    let mut stage = library();
    stage.keys("e End").types(" at night");
    stage.keys("Tab").types("the harbour office");
    stage.keys("Tab").types("2020-08");
    stage.keys("Tab").types("gossip").keys("Enter");
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("the form is gone");
    };
    assert_eq!(form.labels()[form.current], "Kind");
    assert!(form.error.as_ref().unwrap().contains("fact"), "{form:?}");
    stage.keys("C-u").types("fact");
    stage.keys("Tab").types("partly");
    stage.keys("Tab").types("by ear");
    stage.keys("Tab").types("2021");
    stage.keys("Tab").types("Loud enough.").keys("Enter");
    let edited = claim(&stage);
    assert_eq!(&*edited.statement, "The crane is loud at night");
    assert_eq!(edited.claimant.as_deref(), Some("the harbour office"));
    assert_eq!(edited.as_of.unwrap().to_string(), "2020-08");
    assert_eq!(edited.kind, Some(crate::model::Kind::Fact));
    assert_eq!(edited.checkable, Some(crate::model::Checkable::Partly));
    assert_eq!(edited.checkable_why.as_deref(), Some("by ear"));
    assert_eq!(edited.due.unwrap().to_string(), "2021");
    assert_eq!(&*edited.verdicts[0], "Loud enough.");
    // What was judged under the wording before waits for a person.
    let Kind::Claim(_, Some(page)) = &panel(&stage).kind else {
        panic!("the claim is not read");
    };
    assert_eq!(page.recheck(), 2);
    stage.keys("r");
    assert_eq!(&*evidence(&stage).wording, "The crane is loud at night");
    stage.keys("u u");
    assert_eq!(&*claim(&stage).statement, "The crane is loud");
    assert_eq!(claim(&stage).claimant, None);
}

#[test]
fn a_verdict_of_several_lines_stays_as_it_is_where_the_form_does_not_change_it() {
    let lines = "Loud by day.\n\n- quiet at night\n- quiet at noon";
    let mut stage = library();
    let edit = crate::model::ClaimEdit {
        verdict: Setting::To(CleanText::new(lines)),
        ..Default::default()
    };
    let (id, record) = (
        claim(&stage).id,
        stage.records[&RecordId::claim(claim(&stage).id)].clone(),
    );
    let change = stage
        .app
        .build(|build| build.edit_claim(id, &record, &edit));
    stage.carry_out(vec![Effect::Apply(Box::new(change))]);
    stage.keys("e Enter");
    assert_eq!(&*claim(&stage).verdicts[0], lines);
    stage.keys("e End").types(" at night").keys("Enter");
    assert_eq!(&*claim(&stage).statement, "The crane is loud at night");
    assert_eq!(&*claim(&stage).verdicts[0], lines);
    assert_eq!(claim(&stage).history.len(), 3);
}

#[test]
fn how_evidence_is_told_is_confirmed_by_one_key_or_corrected_in_a_form() {
    let mut stage = library();
    assert_eq!(evidence(&stage).told().voice, Some(Voice::Attributed));
    assert!(!evidence(&stage).is_confirmed());
    stage.keys("t");
    assert!(evidence(&stage).is_confirmed());
    assert_eq!(&*evidence(&stage).told().via[0], "harbour office");
    stage.keys("t");
    assert!(
        stage.said().contains("Nothing of how this is told"),
        "{}",
        stage.said()
    );
    stage.keys("u");
    assert!(!evidence(&stage).is_confirmed());

    stage.keys("T C-u").types("quot").keys("Tab C-u");
    stage
        .types("Wire < the mayor")
        .keys("Tab")
        .types("reportedly");
    stage.keys("Tab").types("weak").keys("Enter");
    let told = evidence(&stage).told();
    assert_eq!(told.voice, Some(Voice::Quoted));
    assert_eq!(told.via.len(), 2);
    assert_eq!(told.hedge.as_deref(), Some("reportedly"));
    assert_eq!(evidence(&stage).strength, Some(Strength::Weak));
    stage.keys("u");
    assert_eq!(evidence(&stage).strength, None);
}

/// Says something of how the evidence under the cursor is told, as another window does.
fn told_elsewhere(stage: &mut Stage, edit: &EvidenceEdit) {
    // It stands below the form.
    let shown = stage
        .app
        .overlays
        .iter()
        .rev()
        .find_map(|overlay| match overlay {
            Overlay::Panel(panel) => panel.current().cloned(),
            _ => None,
        });
    let Some(Thing::Evidence(row)) = shown else {
        panic!("no evidence is under the cursor, but {shown:?}");
    };
    let id = RecordId::annotations(row.article.id);
    let record = stage.records.get(&id).cloned().unwrap();
    let mut build = Build::new(&mut stage.ids, now());
    build.edit_evidence(&row.annotation, &record, row.evidence.id, edit);
    let change = build.finish();
    let message = stage.did(change, Done::Edited(CleanText::line("Said elsewhere")));
    stage.send(message);
}

#[test]
fn the_form_of_how_it_is_told_leaves_what_another_window_corrected_meanwhile() {
    let mut stage = library();
    stage.keys("t T");
    told_elsewhere(
        &mut stage,
        &EvidenceEdit {
            voice: Setting::To(Voice::Quoted),
            strength: Setting::To(Strength::Strong),
            ..Default::default()
        },
    );
    stage.keys("Tab Tab").types("reportedly").keys("Enter");
    let told = evidence(&stage).told();
    assert_eq!(told.hedge.as_deref(), Some("reportedly"));
    assert_eq!(told.voice, Some(Voice::Quoted));
    assert_eq!(evidence(&stage).strength, Some(Strength::Strong));
}

#[test]
fn the_form_of_how_it_is_told_says_nothing_again_that_another_window_took_back_meanwhile() {
    let mut stage = library();
    stage.keys("t T");
    told_elsewhere(
        &mut stage,
        &EvidenceEdit {
            voice: Setting::Clear,
            via: Setting::Clear,
            ..Default::default()
        },
    );
    stage.keys("Tab Tab").types("reportedly").keys("Enter");
    let evidence = evidence(&stage);
    assert_eq!(evidence.hedge.as_deref(), Some("reportedly"));
    assert_eq!((evidence.voice, evidence.via), (None, None));
}

#[test]
fn an_origin_is_a_persons_word_where_they_said_whom_it_is_from_and_never_as_a_copy() {
    use crate::model::origin::Why;
    let stage = library();
    let Some(Thing::Evidence(row)) = panel(&stage).current() else {
        panic!("no evidence is under the cursor");
    };
    let mut row = row.clone();
    row.origin.why = Why::Via;
    assert!(!row.is_origin_said());
    row.evidence.via = Some(vec![CleanText::line("the mayor")]);
    assert!(row.is_origin_said() && !row.evidence.is_confirmed());
    row.evidence.voice = Some(Voice::Attributed);
    row.evidence.hedge = Some(CleanText::default());
    assert!(row.evidence.is_confirmed());
    row.origin.why = Why::Copy(row.article.clone());
    assert!(!row.is_origin_said());
}

#[test]
fn an_origin_is_said_called_unknown_and_taken_back() {
    let mut stage = library();
    stage.keys("O C-u").types("the mayor").keys("Enter");
    assert_eq!(evidence(&stage).origin.as_deref(), Some("the mayor"));
    stage.keys("O C-u Enter");
    assert_eq!(evidence(&stage).origin.as_deref(), Some(""));
    stage.keys("g O");
    assert_eq!(evidence(&stage).origin, None);
    stage.keys("g O");
    assert!(stage.said().contains("Nobody has said"), "{}", stage.said());
    stage.keys("u");
    assert_eq!(evidence(&stage).origin.as_deref(), Some(""));
}

#[test]
fn the_history_tells_what_the_claim_was_and_by_whom() {
    let mut stage = library();
    configured(&mut stage, "(name: \"A. Reader\")");
    stage.keys("S m H");
    let rows: Vec<(String, String, String)> = panel(&stage)
        .things()
        .map(|thing| match thing {
            Thing::Past(_, entry) => {
                let text = |text: &CleanText| text.to_string();
                (text(&entry.what), text(&entry.value), text(&entry.by))
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let row =
        |what: &str, value: &str, by: &str| (what.to_owned(), value.to_owned(), by.to_owned());
    assert_eq!(
        rows,
        [
            row("status", "mixed", "A. Reader"),
            row("statement", "The crane is loud", ""),
        ]
    );
    stage.keys("Esc u");
    assert_eq!(claim(&stage).status, Status::Undetermined);
}

#[test]
fn the_filter_of_a_history_finds_the_claim_of_which_something_was_said() {
    use crate::{app::panel::Item, text::words::Words as FilterWords};
    let entry = crate::model::HistoryEntry {
        what: CleanText::line("status"),
        value: CleanText::line("mixed"),
        at: now(),
        by: CleanText::line("A. Reader"),
        of: CleanText::line("The crane hums"),
    };
    let item = Item::new(Thing::Past(1, entry));
    for typed in ["status", "mixed", "reader", "crane hums"] {
        assert!(item.has(&FilterWords::new(typed)), "{typed}");
    }
    assert!(!item.has(&FilterWords::new("pier")));
}

#[test]
fn a_wording_in_other_capitals_makes_no_second_claim_in_the_picker() {
    let mut stage = library();
    stage
        .keys("Esc Esc } +")
        .types("Kein Ölhafen in Sicht!")
        .keys("Enter");
    // What is put before a word to leave it out finds all but this; the row for a new claim is the last.
    let last = "Down ".repeat(9);
    stage
        .keys(") +")
        .types("!Noise")
        .keys(&format!("{last}Enter"));
    let made = stage.app.claims.len();
    assert_eq!(made, 4);
    for typed in [
        "The pier is old",
        "the PIER is old",
        "KEIN ÖLHAFEN  in sicht!",
        "!NOISE",
    ] {
        stage.keys("+").types(typed);
        let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
            panic!("no claim is asked for");
        };
        let is_same = |choice: &overlay::Choice| match choice {
            overlay::Choice::New(_) => panic!("“{typed}” is offered as new"),
            overlay::Choice::Claim { statement, .. } => {
                statement.to_lowercase() == CleanText::line(typed).to_lowercase()
            }
            _ => false,
        };
        let at = picker.choices.iter().position(is_same);
        let down = "Down ".repeat(at.unwrap_or_else(|| panic!("“{typed}” is not offered")));
        stage.keys(&format!("{down}Enter"));
        assert_eq!(stage.app.claims.len(), made, "{typed}");
    }
    stage
        .keys("+")
        .types("The pier is older")
        .keys("Down Enter");
    assert_eq!(stage.app.claims.len(), made + 1);
}

#[test]
fn claims_are_related_by_a_letter_and_that_is_taken_away() {
    let mut stage = library();
    stage.keys("R").types("pier").keys("Enter c");
    let [(other, relation)] = claim(&stage).relations.try_into().unwrap();
    assert_eq!(relation, crate::model::Relation::Contradicts);
    assert_eq!(
        &*stage.app.claim(other).unwrap().statement,
        "The pier is old"
    );
    let said = &panel(&stage).around.relations;
    assert_eq!(said, &["contradicts “The pier is old”"]);
    stage.keys("R Enter x");
    assert_eq!(claim(&stage).relations, []);
    stage.keys("u");
    assert_eq!(claim(&stage).relations.len(), 1);
}

#[test]
fn what_the_other_claim_says_of_it_is_taken_away_with_what_it_says_itself() {
    let mut stage = library();
    stage.keys("R").types("pier").keys("Enter n");
    stage.keys("Esc j Enter");
    assert_eq!(&*claim(&stage).statement, "The pier is old");
    stage.keys("R").types("crane").keys("Enter c");
    let told = |stage: &Stage| panel(stage).around.relations.clone();
    assert_eq!(
        told(&stage),
        [
            "contradicts “The crane is loud”",
            "wider than “The crane is loud”"
        ]
    );
    stage.keys("R").types("crane").keys("Enter x");
    assert!(
        stage.said().starts_with("Nothing is said now"),
        "{}",
        stage.said()
    );
    assert_eq!(told(&stage), <[String; 0]>::default());
    // All of it is one change.
    stage.keys("u");
    assert_eq!(told(&stage).len(), 2);
}

#[test]
fn a_wording_that_another_window_has_set_meanwhile_is_not_replaced_without_a_word() {
    let mut stage = library();
    let before = claim(&stage);
    stage.keys("e");
    let of = RecordId::claim(before.id);
    let mut theirs = stage.records[&of].clone();
    let stamp = theirs.latest().unwrap().next(DeviceId(9));
    let wording = Value::Text(CleanText::line("The crane is very loud"));
    theirs.set(claim::STATEMENT.path(), Some(wording), stamp);
    stage.records.insert(of, theirs.clone());
    stage.app.known.learn(of, &theirs);
    stage.types(" at night").keys("C-s");
    assert_eq!(&*claim(&stage).statement, "The crane is loud at night");
    assert!(
        stage.said().starts_with(
            "Another window had meanwhile set the wording to “The crane is very loud”"
        ),
        "{}",
        stage.said()
    );
    stage.keys("u");
    assert_eq!(&*claim(&stage).statement, "The crane is very loud");
    // What the form leaves as it was stays as the other has set it, which is nothing to be told.
    stage.keys("e Tab").types("the office").keys("C-s");
    assert!(stage.said().starts_with("Changed"), "{}", stage.said());
}

#[test]
fn a_claim_is_never_said_to_stand_above_itself() {
    let mut stage = library();
    stage.keys("R").types("pier").keys("Enter n");
    assert_eq!(claim(&stage).relations.len(), 1);
    // The other way round it is told why not, and nothing is recorded.
    stage.keys("Esc").keys("j Enter");
    assert_eq!(&*claim(&stage).statement, "The pier is old");
    stage.keys("R").types("crane").keys("Enter p");
    assert_eq!(claim(&stage).relations, []);
    assert!(stage.said().contains("would go round"), "{}", stage.said());
    stage.keys("R").types("crane").keys("Enter c");
    assert_eq!(claim(&stage).relations.len(), 1);
}

#[test]
fn a_claim_is_merged_into_another_one_whose_page_follows_and_undo_brings_it_back() {
    let mut stage = library();
    stage.keys("M").types("pier").keys("Enter");
    let into = claim(&stage);
    assert_eq!(&*into.statement, "The pier is old");
    assert_eq!(panel(&stage).len(), 3);
    // The wordings of both are kept.
    let wordings = into
        .history
        .iter()
        .filter(|entry| &*entry.what == claim::STATEMENT.name());
    assert_eq!(wordings.count(), 2);
    stage.keys("u");
    assert_eq!(panel(&stage).len(), 1);
    stage.keys("Esc");
    assert_eq!(panel(&stage).len(), 2);
}

#[test]
fn a_merged_claim_comes_out_of_the_trash_with_its_evidence() {
    let mut stage = library();
    let before = panel(&stage).len();
    stage.keys("M").types("pier").keys("Enter Esc Esc");
    stage.keys("g t r");
    assert_eq!(stage.said(), "Restored the claim");
    stage.keys("Esc C");
    assert_eq!(panel(&stage).len(), 2);
    stage.keys("f").types("crane").keys("Enter Enter");
    assert_eq!(panel(&stage).len(), before);
}

#[test]
fn claims_of_nearly_the_same_words_are_offered_first_to_be_merged() {
    let mut stage = library();
    stage.keys("Esc Esc");
    stage.keys("+").types("Birds").keys("Enter");
    stage.keys("+").types("The old crane is loud").keys("Enter");
    stage.keys("+").types("Boats").keys("Enter");
    stage.keys("C f").types("old crane").keys("Enter Enter");
    assert_eq!(
        panel(&stage).around.alike.as_deref(),
        Some("“The crane is loud”")
    );
    stage.keys("M");
    let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
        panic!("no claim is asked for");
    };
    let offered: Vec<&CleanText> = picker
        .choices
        .iter()
        .filter_map(|choice| match choice {
            overlay::Choice::Claim { statement, .. } => Some(statement),
            _ => None,
        })
        .collect();
    assert_eq!(&**offered[0], "The crane is loud");
    assert_eq!(offered.len(), 4);
}

#[test]
fn a_claim_that_contradicts_another_is_not_offered_to_be_merged_with_it() {
    let mut stage = library();
    stage.keys("Esc Esc");
    stage.keys("+").types("The old crane is loud").keys("Enter");
    stage.keys("C Enter");
    let alike = |stage: &Stage| panel(stage).around.alike.clone();
    assert_eq!(alike(&stage).as_deref(), Some("“The old crane is loud”"));
    stage.keys("R").types("old crane").keys("Enter c");
    assert_eq!(claim(&stage).relations.len(), 1);
    assert_eq!(alike(&stage), None);
    // Nor from the other side, on which nothing was said.
    stage.keys("Esc j j Enter");
    assert_eq!(&*claim(&stage).statement, "The old crane is loud");
    assert_eq!(claim(&stage).relations, []);
    assert_eq!(alike(&stage), None);
}

#[test]
fn a_claim_that_says_the_opposite_is_not_offered_to_be_merged() {
    let mut stage = library();
    stage.keys("Esc Esc");
    for statement in [
        "The crane is not loud",
        "Crane 4 is loud here",
        "Crane 5 is loud here",
    ] {
        stage.keys("+").types(statement).keys("Enter");
        stage.keys("C f").types(statement).keys("Enter Enter");
        assert_eq!(panel(&stage).around.alike, None, "{statement}");
        stage.keys("Esc Esc Esc");
    }
}

#[test]
fn claims_are_offered_by_the_words_that_came_with_them_and_no_statement_is_read() {
    let mut stage = library();
    stage.keys("Esc Esc");
    stage.app.last_claim = None;
    let first = |stage: &mut Stage| {
        stage.keys("+");
        let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
            panic!("no claim is asked for");
        };
        let first = match &picker.choices[0] {
            overlay::Choice::Claim { statement, .. } => statement.to_string(),
            other => panic!("no claim is offered, but {other:?}"),
        };
        stage.keys("Esc");
        first
    };
    assert_eq!(first(&mut stage), "The crane is loud");
    let words = |statement: &str| Words::new(statement).numbers().into();
    for row in &mut stage.app.claims {
        row.words = match &*row.claim.statement {
            "The pier is old" => words("The crane is quiet"),
            _ => words("Boats"),
        };
    }
    assert_eq!(first(&mut stage), "The pier is old");
    // So it is with those that are alike.
    stage.keys("C");
    for row in &mut stage.app.claims {
        row.words = words("The crane is loud");
        if &*row.claim.statement == "The pier is old" {
            Arc::make_mut(&mut row.claim).statement = CleanText::line("Loud cranes");
        }
    }
    stage.keys("Enter");
    assert_eq!(&*claim(&stage).statement, "The crane is loud");
    let alike = panel(&stage).around.alike.as_deref();
    assert_eq!(alike, Some("“Loud cranes”"));
}

#[test]
fn as_more_is_typed_only_the_claims_that_fitted_are_looked_at_and_the_same_are_offered() {
    let mut stage = library();
    stage.keys("Esc Esc");
    for statement in [
        "Boats are old",
        "The harbour is cold",
        "Über den Hafen",
        "No news",
    ] {
        stage.keys("+").types(statement).keys("Enter");
    }
    let offered = |stage: &Stage| {
        let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
            panic!("no claim is asked for");
        };
        let looked_at = picker.fitting.places.len();
        (picker.choices.clone(), looked_at)
    };
    for typed in [
        "old",
        "the ol",
        "e d",
        "!the o",
        "ol$",
        "üb",
        "uber",
        "harb  our",
        "^the",
    ] {
        stage.keys("+");
        let mut so_far = String::new();
        let mut before = stage.app.claims.len();
        for letter in typed.chars() {
            so_far.push(letter);
            stage.types(&letter.to_string());
            let (choices, looked_at) = offered(&stage);
            if typed
                .chars()
                .all(|sign| sign.is_alphanumeric() || sign == ' ')
            {
                assert!(looked_at <= before, "{so_far}");
                before = looked_at;
            }
            // Pasted at once, nothing was looked at before.
            stage.keys("Esc +");
            stage.send(Message::Pasted(so_far.clone()));
            assert_eq!(offered(&stage).0, choices, "{so_far}");
            stage.keys("Esc +").types(&so_far);
        }
        stage.keys("Esc");
    }
    // What is taken away is found again.
    stage
        .keys("+")
        .types("old")
        .keys("Backspace Backspace Backspace");
    stage.types("b");
    let all = stage.app.claims.iter();
    let all = all.filter(|row| row.claim.statement.to_lowercase().contains('b'));
    assert_eq!(offered(&stage).1, all.count());
}
