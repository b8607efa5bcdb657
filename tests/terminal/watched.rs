//! A folder that is watched while somebody reads.

use std::{fs, path::Path};

use crate::{
    pty::{Pty, replace},
    reader::{Desk, quit_from_list, wait_until_saved},
};

crate::tests![
    what_comes_into_a_watched_folder_is_there_and_what_was_removed_stays_away,
    folders_and_words_are_followed_as_they_are_set,
];

const SIZE: (u16, u16) = (110, 34);

fn write(folder: &Path, name: &str, title: &str, text: &str) {
    fs::write(folder.join(name), format!("# {title}\n\n{text}\n")).unwrap();
}

/// Waits until a title is listed, or is not.
fn wait_for_title(pty: &mut Pty, title: &str, is_listed: bool) {
    pty.wait_for(title, |screen| {
        screen.contents().contains(title) == is_listed
    });
}

fn what_comes_into_a_watched_folder_is_there_and_what_was_removed_stays_away() {
    let desk = Desk::with_brief("watched");
    let folder = desk.file("news");
    fs::create_dir(&folder).unwrap();
    write(
        &folder,
        "first.md",
        "Quokka at the gate",
        "It came at night.",
    );
    let mut pty = desk.open_with(&["--watch".as_ref(), folder.as_os_str()], SIZE);
    // What is there already comes first.
    pty.wait_for_text("Quokka at the gate");
    // A new file, also in a folder that was not there.
    fs::create_dir(folder.join("later")).unwrap();
    write(
        &folder.join("later"),
        "second.md",
        "Wombat on the roof",
        "It sat there.",
    );
    pty.wait_for_text("Wombat on the roof");
    pty.wait_for_text("1 article came from");
    // Another text of the same.
    write(
        &folder,
        "first.md",
        "Quokka at the gate",
        "It came at noon, said the guard.",
    );
    pty.wait_for_text("has a new text");
    // Moved, it is the same: three articles, as before.
    fs::rename(folder.join("first.md"), folder.join("later/third.md")).unwrap();
    write(&folder, "fourth.md", "Numbat in the well", "It was wet.");
    pty.wait_for_text("Numbat in the well");
    pty.wait_for_text("4 articles");
    // Removed, it stays away, though its file changes; a later one comes.
    pty.send("gg");
    pty.send("f");
    pty.send("wombat");
    pty.send("\r");
    wait_for_title(&mut pty, "Numbat in the well", false);
    pty.send("dd");
    pty.wait_for_text("3 articles");
    pty.send("\u{1b}");
    wait_for_title(&mut pty, "Numbat in the well", true);
    write(
        &folder.join("later"),
        "second.md",
        "Wombat on the roof",
        "It sits there still.",
    );
    write(&folder, "fifth.md", "Bilby under the floor", "It digs.");
    pty.wait_for_text("Bilby under the floor");
    pty.wait_for_text("4 articles");
    wait_until_saved(&mut pty);
    pty.send("gm");
    pty.wait_for_text("was left in the trash");
    pty.send("\u{1b}");
    // The folder goes and comes back.
    fs::rename(&folder, desk.file("elsewhere")).unwrap();
    pty.wait_for_text("is gone; what came from it stays");
    fs::create_dir(&folder).unwrap();
    write(&folder, "sixth.md", "Dunnart in the drawer", "It sleeps.");
    pty.wait_for_text("Dunnart in the drawer");
    pty.wait_for_text("5 articles");
    quit_from_list(pty);
}

fn folders_and_words_are_followed_as_they_are_set() {
    let desk = Desk::with_brief("watched-set");
    let config = desk.file("library").join("config");
    fs::create_dir_all(&config).unwrap();
    let set = |text: &str| replace(&config.join("config.ron"), text);
    let mut pty = desk.open(SIZE, "Cloud for capitals");
    pty.wait_for_text("? help");
    // In the person's home; it is not there yet.
    set("(watched_folders: [\"~/news\"], watch_words: [\"quok*\"])");
    pty.wait_for_text("The folder ~/news is not there");
    let folder = desk.file("home").join("news");
    fs::create_dir(&folder).unwrap();
    write(
        &folder,
        "first.md",
        "Quokka at the gate",
        "It came at night.",
    );
    pty.wait_for_text("1 article came from ~/news");
    pty.wait_for_text("Quokka at the gate");
    pty.wait_for("a title with a word that is watched for", |screen| {
        // Its row has a sign of two columns and one for the cursor, and the next word is not watched for.
        let looks = (0..SIZE.1).filter_map(|row| screen.cell(row, 3).zip(screen.cell(row, 10)));
        let mut looks = looks.filter(|(first, _)| first.contents() == "Q");
        looks.any(|(first, next)| first.fgcolor() != next.fgcolor())
    });
    // It is watched no longer.
    set("(watched_folders: [])");
    pty.wait_for_text("Took over config.ron.");
    write(&folder, "second.md", "Wombat on the roof", "It sat there.");
    set("(watched_folders: [\"~/other\"])");
    pty.wait_for_text("The folder ~/other is not there");
    assert!(!pty.text().contains("Wombat"), "{}", pty.text());
    quit_from_list(pty);
}
