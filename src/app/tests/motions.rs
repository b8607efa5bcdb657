//! Going to characters and words, and text objects.

use super::*;

/// Presses keys after each other and compares what is selected, or the letter under the caret, after each.
#[track_caller]
fn steps(text: &str, steps: &[(&str, &str)]) -> Stage {
    let mut stage = Stage::new(&[text]);
    stage.keys("Enter");
    for (keys, expected) in steps {
        stage.keys(keys);
        assert_eq!(stage.shown(), *expected, "after {keys}");
    }
    stage
}

#[test]
fn a_character_is_gone_to_within_the_paragraph_and_once_more() {
    steps(
        "A dog, a cat, a cow.\n\nA cup.",
        &[
            ("f c", "A dog, a [c]at, a cow.\n\nA cup."),
            (";", "A dog, a cat, a [c]ow.\n\nA cup."),
            (";", "A dog, a cat, a [c]ow.\n\nA cup."),
            (",", "A dog, a [c]at, a cow.\n\nA cup."),
            ("0 2 f c", "A dog, a cat, a [c]ow.\n\nA cup."),
            ("F ,", "A dog, a cat[,] a cow.\n\nA cup."),
            ("2 ;", "A dog, a cat[,] a cow.\n\nA cup."),
            ("0 t ,", "A do[g], a cat, a cow.\n\nA cup."),
            (";", "A dog, a ca[t], a cow.\n\nA cup."),
            ("T o", "A do[g], a cat, a cow.\n\nA cup."),
            ("v f .", "A do[g, a cat, a cow.]\n\nA cup."),
        ],
    );
}

#[test]
fn the_character_is_waited_for_and_escape_gives_it_up() {
    let mut stage = Stage::new(&["A naïve dog."]);
    stage.keys("Enter 3 f");
    assert_eq!(stage.app.typed.to_string(), "3f");
    stage.keys("Esc");
    assert!(stage.app.typed.is_empty());
    assert_eq!(stage.shown(), "[A] naïve dog.");
    stage.keys("f ï");
    assert_eq!(stage.shown(), "A na[ï]ve dog.");
    // A key that types nothing is no character.
    stage.keys("f Down");
    assert_eq!(stage.shown(), "A na[ï]ve dog.");
    assert!(stage.said().contains("does nothing"), "{}", stage.said());
    stage.keys("f x");
    assert_eq!(stage.said(), "No “x” stands ahead in this paragraph.");
    // Keys of commands are characters there, digits too.
    stage.keys("f g");
    assert_eq!(stage.shown(), "A naïve do[g].");
}

#[test]
fn a_star_finds_the_word_under_the_caret_and_no_part_of_others() {
    let stage = steps(
        "The net is here. Internet is not. A Net, once more.",
        &[
            ("w", "The [n]et is here. Internet is not. A Net, once more."),
            ("*", "The net is here. Internet is not. A [N]et, once more."),
            ("n", "The [n]et is here. Internet is not. A Net, once more."),
            (
                "l *",
                "The net is here. Internet is not. A [N]et, once more.",
            ),
            (
                "3 *",
                "The [n]et is here. Internet is not. A Net, once more.",
            ),
            ("N", "The net is here. Internet is not. A [N]et, once more."),
        ],
    );
    let found = stage.app.reader.as_ref().unwrap().search.as_ref().unwrap();
    assert_eq!(found.found.as_ref().unwrap().ranges.len(), 2);
}

#[test]
fn objects_are_selected_in_a_selection_and_more_of_them_by_more_keys() {
    steps(
        "He said “we have it” so. Two is next.\n\nA third one.",
        &[
            (
                "2 w v i w",
                "He said [“]we have it” so. Two is next.\n\nA third one.",
            ),
            (
                "i w",
                "He said [“we] have it” so. Two is next.\n\nA third one.",
            ),
            (
                "2 i w",
                "He said [“we have it] ”so. Two is next.\n\nA third one."
                    .replace("it] ”", "it]” ")
                    .as_str(),
            ),
            (
                "Esc h v i \"",
                "He said “[we have it]” so. Two is next.\n\nA third one.",
            ),
            (
                "i q",
                "He said [“we have it”] so. Two is next.\n\nA third one.",
            ),
            (
                "Esc v a '",
                "He said [“we have it”] so. Two is next.\n\nA third one.",
            ),
            (
                "Esc v i s",
                "[He said “we have it” so.] Two is next.\n\nA third one.",
            ),
            (
                "i s",
                "[He said “we have it” so. Two is next.]\n\nA third one.",
            ),
            (
                "i p",
                "[He said “we have it” so. Two is next.\n\nA third one.]",
            ),
            (
                "Esc v 2 a w",
                "He said “we have it” so. Two is next.\n\nA third one[.]",
            ),
            (
                "Esc g g v a w",
                "[He ]said “we have it” so. Two is next.\n\nA third one.",
            ),
            (
                "Esc v 2 i p",
                "[He said “we have it” so. Two is next.\n\nA third one.]",
            ),
        ],
    );
}

#[test]
fn objects_are_added_where_the_caret_is() {
    steps(
        "One two three four.",
        &[
            ("3 w v b", "One two [three f]our."),
            ("i w", "One [two three f]our."),
            ("o i w", "One [two three four]."),
        ],
    );
}

#[test]
fn right_after_v_a_is_an_object_and_later_a_note() {
    let mut stage = Stage::new(&["One two three."]);
    stage.keys("Enter v");
    assert_eq!(stage.app.place(), Place::Started);
    stage.keys("l");
    assert_eq!(stage.app.place(), Place::Selection);
    stage.keys("h a").types("a note").keys("Esc");
    assert_eq!(stage.marked(1), ["O"]);
    stage.keys("v a w m");
    assert_eq!(stage.marked(1), ["O", "One"]);
    stage.keys("v i '");
    assert_eq!(stage.said(), "The caret stands in no quotation marks.");
    assert_eq!(stage.app.place(), Place::Started);
    stage.keys("v");
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn the_carets_row_is_brought_to_the_top_the_middle_and_the_bottom() {
    let long: Vec<String> = (0..60)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    let mut stage = Stage::new(&[&long.join("\n\n")]);
    stage.keys("Enter 3 0 G");
    let mut row = |keys: &str| {
        stage.keys(keys);
        let reader = stage.app.reader.as_ref().unwrap();
        let rows = reader.layout.rows_from(reader.top, reader.height());
        let at = reader.layout.row_at(reader.caret).unwrap();
        (
            rows.iter().position(|row| row.at == at).unwrap(),
            reader.height(),
        )
    };
    assert_eq!(row("z t").0, 2);
    let (at, height) = row("z z");
    assert_eq!(at, height / 2);
    assert_eq!(row("z b"), (height - 3, height));
    assert_eq!(row("g g z b"), (0, height));
}

#[test]
fn a_dot_does_the_last_deed_to_a_selection_with_its_stance_or_colour() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter -").types("Claim").keys("Enter ) v e .");
    assert_eq!(stage.marked(1), ["One comes first.", "Two"]);
    let second = stage.annotation(1, 1);
    assert_eq!(second.evidence[0].stance, Stance::Refutes);
    // The stance that was set last is the one that is repeated.
    stage.keys("g g + Enter } .");
    let stances: Vec<_> = (0..3)
        .map(|index| stage.annotation(1, index).evidence[0].stance.clone())
        .collect();
    let supporting = stances
        .iter()
        .filter(|stance| **stance == Stance::Supports)
        .count();
    assert_eq!(supporting, 2);
    stage.keys("} M b g g ) v $ .");
    assert!(stage.said().starts_with("Marked"), "{}", stage.said());
    let marked = stage.annotations_of(article_id(1));
    let blue = |annotation: &&Annotation| annotation.color == Color::Blue;
    let blue: Vec<_> = marked.iter().filter(blue).collect();
    assert!(blue.iter().any(|annotation| annotation.evidence.is_empty()));
}
