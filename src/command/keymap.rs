//! Which command a key means: a trie of keys for each place, with counts and pending keys.

use std::{collections::BTreeMap, fmt, num::NonZeroU32};

use crate::command::{
    Code, CommandId, Key, KeySequence, Place, Places, Preset,
    place::Typing,
    table::{Counting, Operand},
};

/// How often, or to which: the number typed before a command, at most [`Count::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(NonZeroU32);

impl Count {
    /// The highest count; more digits change nothing, so that no key can ask for endless work.
    pub const MAX: u32 = 9_999;

    /// Makes a count; `None` for zero, and [`Count::MAX`] for all above it.
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number.min(Self::MAX)).map(Self)
    }

    /// Returns the number.
    pub fn get(self) -> u32 {
        self.0.get()
    }

    /// Appends a digit.
    fn then_digit(before: Option<Self>, digit: u32) -> Option<Self> {
        Self::new(before.map_or(0, Self::get) * 10 + digit)
    }
}

/// What has been typed and not yet made a command: a count and the keys of a sequence, or a command that
/// waits for its character.
///
/// Printed as typed, for the status line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    count: Option<Count>,
    keys: Vec<Key>,
    asks: Option<CommandId>,
}

impl Pending {
    /// Waits for the character that a command takes, when that was not called by its keys.
    pub fn asking(id: CommandId, count: Option<Count>) -> Self {
        Self {
            count,
            keys: Vec::new(),
            asks: Some(id),
        }
    }

    /// Tells whether nothing is pending.
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty() && self.asks.is_none()
    }

    /// Returns the command that waits for its character.
    pub fn asks(&self) -> Option<CommandId> {
        self.asks
    }

    /// Returns the keys of the sequence so far, without the count.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }
}

impl fmt::Display for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(count) = self.count {
            write!(f, "{}", count.get())?;
        }
        match KeySequence::new(self.keys.clone()) {
            Ok(keys) => write!(f, "{keys}"),
            Err(_) => Ok(()),
        }
    }
}

/// What a key has led to; whatever was pending before is answered with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A command is to be carried out; the count is only there where the command takes one.
    Command {
        /// The command.
        id: CommandId,
        /// The number typed before it.
        count: Option<Count>,
    },
    /// A command that takes a character is to be carried out with it.
    With {
        /// The command.
        id: CommandId,
        /// The number typed before it.
        count: Option<Count>,
        /// What was typed behind it.
        character: char,
    },
    /// More keys are needed.
    Pending(Pending),
    /// Esc took back what was pending.
    Cancelled,
    /// These keys mean nothing here; a text field may still take the last one.
    Unbound(Vec<Key>),
}

/// A key that may follow, and what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Following {
    /// The key.
    pub key: Key,
    /// The command, or `None` where further keys follow.
    pub command: Option<CommandId>,
}

/// Two commands that want the same keys in one place, or one whose keys begin the other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// The command that does without.
    pub loser: CommandId,
    /// The keys that it does without.
    pub keys: KeySequence,
    /// A command that has these keys, begins with them or begins them.
    pub winner: CommandId,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` can't mean `{}` {}, because `{}` has that key",
            self.keys,
            self.loser.command().name,
            self.place,
            self.winner.command().name,
        )
    }
}

/// A place in the trie of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    /// The keys so far are a command.
    Command(CommandId),
    /// Further keys are needed.
    Branch(Branch),
}

/// The keys that may follow.
type Branch = BTreeMap<Key, Node>;

/// Returns some command at or below a node.
fn any_command(node: &Node) -> Option<CommandId> {
    match node {
        Node::Command(id) => Some(*id),
        Node::Branch(branch) => branch.values().find_map(any_command),
    }
}

/// Some keys of a command and where they mean it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    id: CommandId,
    keys: KeySequence,
    places: Places,
}

/// Answers keys with commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    roots: [Branch; Place::ALL.len()],
    bindings: Vec<Binding>,
}

impl Keymap {
    /// Builds the keymap of some keys and names what did not fit into it.
    ///
    /// Of two commands in conflict the earlier has the key. In a place that takes text, keys that begin
    /// by typing a character are left out without a word, since they are text there.
    pub fn new(preset: &Preset) -> (Self, Vec<Conflict>) {
        let mut keymap = Self {
            roots: std::array::from_fn(|_| BTreeMap::new()),
            bindings: Vec::new(),
        };
        let mut conflicts = Vec::new();
        for (id, sequences) in preset.entries() {
            for keys in sequences {
                let mut places = Places::default();
                for place in id.command().places.iter() {
                    if place.typing() == Typing::Text && keys.begins_with_text() {
                        continue;
                    }
                    match insert(keymap.root_mut(place), keys.keys(), id) {
                        Ok(()) => places = places.and(Places::of(&[place])),
                        Err(winner) => conflicts.push(Conflict {
                            place,
                            loser: id,
                            keys: keys.clone(),
                            winner,
                        }),
                    }
                }
                if places != Places::default() {
                    keymap.bindings.push(Binding {
                        id,
                        keys: keys.clone(),
                        places,
                    });
                }
            }
        }
        (keymap, conflicts)
    }

    /// Answers a key pressed in a place while something may be pending.
    ///
    /// A digit begins a count where it is no key of its own, and continues one always; `0` never begins
    /// one. Esc takes back what is pending before it means anything else.
    pub fn press(&self, place: Place, pending: &Pending, key: Key) -> Answer {
        if !pending.is_empty() && key == Key::plain(Code::Esc) {
            return Answer::Cancelled;
        }
        if let Some(id) = pending.asks {
            let mut keys = pending.keys.clone();
            keys.push(key);
            return match key.typed() {
                Some(character) => Answer::With {
                    id,
                    count: pending.count,
                    character,
                },
                None => Answer::Unbound(keys),
            };
        }
        let branch = self.branch(place, &pending.keys);
        let node = branch.and_then(|branch| branch.get(&key));
        if let Some(digit) = key.digit()
            && place.typing() == Typing::Commands
            && pending.keys.is_empty()
            && (pending.count.is_some() || node.is_none())
            && let Some(count) = Count::then_digit(pending.count, digit)
        {
            return Answer::Pending(Pending {
                count: Some(count),
                ..Pending::default()
            });
        }
        let mut keys = pending.keys.clone();
        keys.push(key);
        match node {
            Some(Node::Command(id)) if id.command().operand == Operand::Character => {
                Answer::Pending(Pending {
                    count: pending.count,
                    keys,
                    asks: Some(*id),
                })
            }
            Some(Node::Command(id)) => Answer::Command {
                id: *id,
                count: match id.command().counting {
                    Counting::Counted => pending.count,
                    Counting::Uncounted => None,
                },
            },
            Some(Node::Branch(_)) => Answer::Pending(Pending {
                count: pending.count,
                keys,
                asks: None,
            }),
            None => Answer::Unbound(keys),
        }
    }

    /// Answers a key where one place stands before another that takes keys, too: the first that knows what
    /// to do with it has it. Returns which that was; of a key that none knows it is the first.
    pub fn press_through(&self, places: &[Place], pending: &Pending, key: Key) -> (Place, Answer) {
        let mut unbound = None;
        for place in places {
            match self.press(*place, pending, key) {
                Answer::Unbound(keys) => {
                    unbound.get_or_insert((*place, Answer::Unbound(keys)));
                }
                known => return (*place, known),
            }
        }
        unbound.unwrap_or((Place::List, Answer::Unbound(vec![key])))
    }

    /// Returns the keys that may follow what is pending, in a fixed order.
    pub fn following(&self, place: Place, pending: &Pending) -> Vec<Following> {
        if pending.asks.is_some() {
            return Vec::new();
        }
        self.branch(place, &pending.keys)
            .into_iter()
            .flatten()
            .map(|(key, node)| Following {
                key: *key,
                command: match node {
                    Node::Command(id) => Some(*id),
                    Node::Branch(_) => None,
                },
            })
            .collect()
    }

    /// Returns the keys that mean a command in a place, the preferred one first.
    pub fn keys_in(&self, id: CommandId, place: Place) -> impl Iterator<Item = &KeySequence> {
        self.bindings
            .iter()
            .filter(move |binding| binding.id == id && binding.places.contains(place))
            .map(|binding| &binding.keys)
    }

    /// Returns the keys that mean a command anywhere, the preferred one first.
    pub fn keys_of(&self, id: CommandId) -> impl Iterator<Item = &KeySequence> {
        self.bindings
            .iter()
            .filter(move |binding| binding.id == id)
            .map(|binding| &binding.keys)
    }

    /// Returns the keys of a command for a sentence: those that mean it in a place, or else somewhere.
    ///
    /// A command without keys is called by its name, under which the palette has it.
    pub fn named(&self, id: CommandId, place: Place) -> String {
        let keys = self.keys_in(id, place).next();
        match keys.or_else(|| self.keys_of(id).next()) {
            Some(keys) => keys.to_string(),
            None => format!("`{}`", id.command().name),
        }
    }

    /// Returns the branch that some keys lead to.
    fn branch(&self, place: Place, keys: &[Key]) -> Option<&Branch> {
        keys.iter().try_fold(
            self.roots.get(place as usize)?,
            |branch, key| match branch.get(key)? {
                Node::Branch(next) => Some(next),
                Node::Command(_) => None,
            },
        )
    }

    /// Returns the place's root.
    fn root_mut(&mut self, place: Place) -> &mut Branch {
        self.roots
            .get_mut(place as usize)
            .expect("there is a root for every place")
    }
}

impl Default for Keymap {
    /// Builds the keymap of the default keys, which a test keeps free of conflicts.
    fn default() -> Self {
        Self::new(&Preset::vim()).0
    }
}

/// Puts a command into the trie, or returns the command that is in the way.
fn insert(root: &mut Branch, keys: &[Key], id: CommandId) -> Result<(), CommandId> {
    let Some((last, first)) = keys.split_last() else {
        return Ok(());
    };
    let mut branch = root;
    for key in first {
        match branch
            .entry(*key)
            .or_insert_with(|| Node::Branch(Branch::new()))
        {
            Node::Branch(next) => branch = next,
            Node::Command(winner) => return Err(*winner),
        }
    }
    match branch.get(last).and_then(any_command) {
        Some(winner) => Err(winner),
        None => {
            branch.insert(*last, Node::Command(id));
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn preset(text: &str) -> Preset {
        Preset::parse(text).unwrap()
    }

    fn keys(written: &str) -> Vec<Key> {
        written
            .split_whitespace()
            .map(|key| key.parse().unwrap())
            .collect()
    }

    /// Presses keys after each other and returns the last answer, carrying on what is pending.
    fn press(keymap: &Keymap, place: Place, written: &str) -> Answer {
        let mut pending = Pending::default();
        let mut answer = Answer::Cancelled;
        for key in keys(written) {
            answer = keymap.press(place, &pending, key);
            pending = match &answer {
                Answer::Pending(pending) => pending.clone(),
                _ => Pending::default(),
            };
        }
        answer
    }

    fn command(id: CommandId, count: Option<u32>) -> Answer {
        Answer::Command {
            id,
            count: count.and_then(Count::new),
        }
    }

    #[test]
    fn the_default_keys_do_not_conflict() {
        let (_, conflicts) = Keymap::new(&Preset::vim());
        let said: Vec<String> = conflicts.iter().map(ToString::to_string).collect();
        assert_eq!(said, Vec::<String>::new());
    }

    #[test]
    fn every_command_can_be_reached_wherever_it_works() {
        let keymap = Keymap::default();
        let has_keys = |id: &&CommandId| keymap.keys_of(**id).next().is_some();
        for id in CommandId::ALL.iter().filter(has_keys) {
            for place in id.command().places.iter() {
                let expected = match id.command().operand {
                    Operand::None => command(*id, None),
                    Operand::Character => Answer::With {
                        id: *id,
                        count: None,
                        character: 'é',
                    },
                };
                let reached = keymap.keys_in(*id, place).any(|sequence| {
                    let written = match id.command().operand {
                        Operand::None => sequence.written(),
                        Operand::Character => format!("{} é", sequence.written()),
                    };
                    press(&keymap, place, &written) == expected
                });
                assert!(reached, "`{}` has no key {place}", id.command().name);
            }
        }
    }

    #[test]
    fn no_key_that_types_is_taken_from_a_text_field() {
        let keymap = Keymap::default();
        for place in Place::ALL {
            if place.typing() == Typing::Text {
                for following in keymap.following(place, &Pending::default()) {
                    assert_eq!(following.key.typed(), None, "{} {place}", following.key);
                }
            }
        }
    }

    /// What product.md says of a key holds; the right column is the command of this program.
    #[test]
    fn keys_mean_what_the_readers_of_vim_and_of_none_expect() {
        use CommandId as C;
        let keymap = Keymap::default();
        let in_reader = [
            ("h", C::CharLeft),
            ("j", C::RowDown),
            ("k", C::RowUp),
            ("l", C::CharRight),
            ("Left", C::CharLeft),
            ("Down", C::RowDown),
            ("w", C::WordForward),
            ("b", C::WordBack),
            ("e", C::WordEnd),
            (")", C::SentenceForward),
            ("(", C::SentenceBack),
            ("}", C::ParagraphForward),
            ("{", C::ParagraphBack),
            ("g g", C::First),
            ("G", C::Last),
            ("Home", C::First),
            ("End", C::Last),
            ("C-d", C::HalfPageDown),
            ("C-u", C::HalfPageUp),
            ("C-f", C::PageDown),
            ("C-b", C::PageUp),
            ("Space", C::PageDown),
            ("PageUp", C::PageUp),
            ("] a", C::NextAnnotation),
            ("[ a", C::PreviousAnnotation),
            ("] h", C::NextHeading),
            ("[ h", C::PreviousHeading),
            ("v", C::Select),
            ("V", C::SelectParagraph),
            ("s", C::SelectSentence),
            ("S-Right", C::SelectRight),
            ("m", C::Mark),
            ("M", C::MarkColour),
            ("a", C::Note),
            ("+", C::Supports),
            ("-", C::Refutes),
            ("=", C::Mentions),
            (".", C::Repeat),
            ("u", C::Undo),
            ("C-r", C::Redo),
            ("d d", C::Remove),
            ("Delete", C::Remove),
            ("y", C::CopyQuote),
            ("Y", C::CopyCitation),
            ("J", C::NextArticle),
            ("K", C::PreviousArticle),
            ("F8", C::NextArticle),
            ("F7", C::PreviousArticle),
            ("/", C::Search),
            ("n", C::SearchNext),
            ("N", C::SearchPrevious),
            ("F3", C::SearchNext),
            ("?", C::Help),
            ("F1", C::Help),
            ("Tab", C::SwitchPane),
            ("q", C::Quit),
            ("Esc", C::Back),
            ("C-z", C::Suspend),
        ];
        for (written, id) in in_reader {
            assert_eq!(
                press(&keymap, Place::Reader, written),
                command(id, None),
                "{written}"
            );
        }
        for (place, written, id) in [
            (Place::Selection, "o", C::SwapEnds),
            (Place::List, "f", C::Filter),
            (Place::List, "Enter", C::Open),
            (Place::Claim, "S", C::ClaimStatus),
            (Place::Claim, "e", C::EditClaim),
            (Place::Claim, "+", C::Supports),
            (Place::Picker, "Down", C::RowDown),
            (Place::Note, "Esc", C::Back),
        ] {
            assert_eq!(
                press(&keymap, place, written),
                command(id, None),
                "{written}"
            );
        }
    }

    #[test]
    fn digits_are_a_count_and_zero_only_within_one() {
        let keymap = Keymap::default();
        let reader = |written| press(&keymap, Place::Reader, written);
        assert_eq!(reader("3 j"), command(CommandId::RowDown, Some(3)));
        assert_eq!(reader("1 0 j"), command(CommandId::RowDown, Some(10)));
        assert_eq!(reader("0"), command(CommandId::RowStart, None));
        assert_eq!(reader("5 g g"), command(CommandId::First, Some(5)));
        assert_eq!(
            reader("9 9 9 9 9 9 9 9 9 9 9 9 j"),
            command(CommandId::RowDown, Some(Count::MAX))
        );
        assert_eq!(reader("3 m"), command(CommandId::Mark, None));
        assert_eq!(reader("g 5"), Answer::Unbound(keys("g 5")));
        assert_eq!(press(&keymap, Place::List, "0"), Answer::Unbound(keys("0")));
        assert_eq!(press(&keymap, Place::Note, "3"), Answer::Unbound(keys("3")));
    }

    #[test]
    fn esc_takes_back_what_is_pending_and_else_steps_back() {
        let keymap = Keymap::default();
        for pending in ["g Esc", "3 Esc", "3 g Esc", "] Esc"] {
            assert_eq!(press(&keymap, Place::Reader, pending), Answer::Cancelled);
        }
        assert_eq!(
            press(&keymap, Place::Reader, "Esc"),
            command(CommandId::Back, None)
        );
    }

    #[test]
    fn what_is_pending_is_shown_with_what_may_follow() {
        let keymap = Keymap::default();
        let Answer::Pending(pending) = press(&keymap, Place::Reader, "1 2 g") else {
            panic!("g begins sequences");
        };
        assert_eq!(pending.to_string(), "12g");
        let following: Vec<(String, Option<CommandId>)> = keymap
            .following(Place::Reader, &pending)
            .into_iter()
            .map(|following| (following.key.to_string(), following.command))
            .collect();
        assert!(following.is_sorted_by_key(|(key, _)| key.clone()));
        for expected in [
            ("a".to_owned(), Some(CommandId::NextOverlap)),
            ("g".to_owned(), Some(CommandId::First)),
        ] {
            assert!(following.contains(&expected), "{following:?}");
        }
    }

    #[test]
    fn a_key_wanted_twice_goes_to_the_earlier_command() {
        let (keymap, conflicts) = Keymap::new(&preset(r#"{"mark": ["m"], "note": ["m"]}"#));
        let places: Vec<Place> = conflicts.iter().map(|conflict| conflict.place).collect();
        assert_eq!(places, [Place::Reader, Place::Selection]);
        assert!(
            conflicts
                .iter()
                .all(|c| (c.loser, c.winner) == (CommandId::Note, CommandId::Mark))
        );
        assert_eq!(
            press(&keymap, Place::Reader, "m"),
            command(CommandId::Mark, None)
        );
        // Where `mark` does not work, nothing is in the way.
        assert_eq!(
            press(&keymap, Place::Claim, "m"),
            command(CommandId::Note, None)
        );
        assert_eq!(keymap.keys_in(CommandId::Note, Place::Reader).count(), 0);
    }

    #[test]
    fn a_key_that_begins_another_sequence_is_a_conflict_either_way() {
        for text in [
            r#"{"mark": ["g"], "first": ["g g"]}"#,
            r#"{"first": ["g g"], "mark": ["g"]}"#,
        ] {
            let (_, conflicts) = Keymap::new(&preset(text));
            assert_eq!(conflicts.len(), 3, "{conflicts:?}");
        }
    }

    #[test]
    fn a_persons_key_is_taken_from_the_command_that_had_it() {
        let over = preset(r#"{"copy-quote": ["m"]}"#);
        let (keymap, conflicts) = Keymap::new(&Preset::vim().patched(over));
        assert_eq!(
            press(&keymap, Place::Reader, "m"),
            command(CommandId::CopyQuote, None)
        );
        assert_eq!(
            press(&keymap, Place::Reader, "y"),
            Answer::Unbound(keys("y"))
        );
        assert_eq!(
            conflicts.first().map(ToString::to_string).as_deref(),
            Some("`m` can't mean `mark` in the reader, because `copy-quote` has that key")
        );
    }

    proptest! {
        /// Whatever is typed, Esc twice leaves nothing pending.
        #[test]
        fn esc_always_leads_out(typed in prop::collection::vec("[a-zA-Z0-9\\]\\[/+.=-]", 0..8)) {
            let keymap = Keymap::default();
            for place in Place::ALL {
                let answer = press(&keymap, place, &format!("{} Esc", typed.join(" ")));
                let leads_out = matches!(
                    answer,
                    Answer::Cancelled | Answer::Command { id: CommandId::Back, .. }
                );
                prop_assert!(leads_out, "{:?}", answer);
            }
        }
    }
}
