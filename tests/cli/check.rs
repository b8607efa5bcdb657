use crate::library::{Library, edit};

#[test]
fn a_sound_library_is_said_to_be_sound() {
    let library = Library::new();
    let article = library.cloud();
    library.id(&["highlight", &article, "--quote", "twice"]);
    let answer = library.done(&["check"]);
    assert!(answer.stdout.contains("all is well"), "{answer:?}");
}

#[test]
fn damage_is_named_and_the_check_fails() {
    let library = Library::new();
    library.cloud();
    library.lobby();
    let file = library.records("articles")[0].clone();
    edit(&file, |text| text.replacen("title:", "title", 1));
    let answer = library.fails(1, &["check"]);
    answer.says(file.file_name().unwrap().to_str().unwrap());
    answer.says("line ");
}

#[test]
fn a_text_that_is_gone_is_named() {
    let library = Library::new();
    library.cloud();
    let text = library.records("texts")[0].with_extension("txt");
    std::fs::remove_file(&text).unwrap();
    library
        .fails(1, &["check"])
        .says(text.file_stem().unwrap().to_str().unwrap());
}
