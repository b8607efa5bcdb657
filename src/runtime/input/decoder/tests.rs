use crossterm::event::{
    KeyEvent, KeyEventKind, KeyEventState, MouseButton, MouseEvent, MouseEventKind,
};
use proptest::prelude::*;

use super::*;

/// Decodes bytes that come at once, with nothing after them.
fn decode(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    decoder.feed(bytes, &mut events);
    decoder.give_up(&mut events);
    events
}

fn plain(code: KeyCode) -> Event {
    with(code, KeyModifiers::NONE)
}

fn with(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent {
        code,
        modifiers,
        kind: KeyEventKind::Press,
        state: KeyEventState::NONE,
    })
}

fn typed(text: &str) -> Vec<Event> {
    text.chars()
        .map(|character| plain(KeyCode::Char(character)))
        .collect()
}

#[test]
fn keys() {
    use KeyCode as K;
    use KeyModifiers as M;
    let cases: &[(&[u8], Event)] = &[
        (b"j", plain(K::Char('j'))),
        (b" ", plain(K::Char(' '))),
        (b"G", with(K::Char('G'), M::SHIFT)),
        ("é".as_bytes(), plain(K::Char('é'))),
        ("Ä".as_bytes(), with(K::Char('Ä'), M::SHIFT)),
        ("界".as_bytes(), plain(K::Char('界'))),
        ("😀".as_bytes(), plain(K::Char('😀'))),
        (b"\r", plain(K::Enter)),
        (b"\n", with(K::Char('j'), M::CONTROL)),
        (b"\t", plain(K::Tab)),
        (b"\x1b[105;5u", with(K::Char('i'), M::CONTROL)),
        (b"\x7f", plain(K::Backspace)),
        (b"\x08", with(K::Char('h'), M::CONTROL)),
        (b"\x00", with(K::Char(' '), M::CONTROL)),
        (b"\x03", with(K::Char('c'), M::CONTROL)),
        (b"\x1a", with(K::Char('z'), M::CONTROL)),
        (b"\x1c", with(K::Char('4'), M::CONTROL)),
        (b"\x1f", with(K::Char('7'), M::CONTROL)),
        (b"\x1b", plain(K::Esc)),
        (b"\x1bf", with(K::Char('f'), M::ALT)),
        (b"\x1bF", with(K::Char('F'), M::ALT | M::SHIFT)),
        ("\x1bé".as_bytes(), with(K::Char('é'), M::ALT)),
        (b"\x1b\r", with(K::Enter, M::ALT)),
        (b"\x1b\x7f", with(K::Backspace, M::ALT)),
        (b"\x1b\x01", with(K::Char('a'), M::ALT | M::CONTROL)),
        (b"\x1b[", with(K::Char('['), M::ALT)),
        (b"\x1b]", with(K::Char(']'), M::ALT)),
        (b"\x1bO", with(K::Char('O'), M::ALT | M::SHIFT)),
        (b"\x1bP", with(K::Char('P'), M::ALT | M::SHIFT)),
        (b"\x1b[A", plain(K::Up)),
        (b"\x1bOB", plain(K::Down)),
        (b"\x1b[1;2C", with(K::Right, M::SHIFT)),
        (b"\x1b[1;3D", with(K::Left, M::ALT)),
        (b"\x1b[1;6H", with(K::Home, M::SHIFT | M::CONTROL)),
        (b"\x1b[F", plain(K::End)),
        (b"\x1b[Z", with(K::BackTab, M::SHIFT)),
        (b"\x1b[2~", plain(K::Insert)),
        (b"\x1b[3~", plain(K::Delete)),
        (b"\x1b[3;5~", with(K::Delete, M::CONTROL)),
        (b"\x1b[5~", plain(K::PageUp)),
        (b"\x1b[6~", plain(K::PageDown)),
        (b"\x1b[7~", plain(K::Home)),
        (b"\x1bOP", plain(K::F(1))),
        (b"\x1b[[B", plain(K::F(2))),
        (b"\x1b[13~", plain(K::F(3))),
        (b"\x1b[1;2S", with(K::F(4), M::SHIFT)),
        (b"\x1b[15~", plain(K::F(5))),
        (b"\x1b[18~", plain(K::F(7))),
        (b"\x1b[24~", plain(K::F(12))),
        (b"\x1bOM", plain(K::Enter)),
        (b"\x1bOk", plain(K::Char('+'))),
        (b"\x1bOy", plain(K::Char('9'))),
        (b"\x1b[106;5u", with(K::Char('j'), M::CONTROL)),
        (b"\x1b[27u", plain(K::Esc)),
        (b"\x1b[9;2u", with(K::BackTab, M::SHIFT)),
        (b"\x1b[27;5;13~", with(K::Enter, M::CONTROL)),
        (b"\x1b[I", Event::FocusGained),
        (b"\x1b[O", Event::FocusLost),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            decode(bytes),
            vec![expected.clone()],
            "{}",
            bytes.escape_ascii()
        );
    }
}

#[test]
fn a_key_that_is_let_go_says_so() {
    assert_eq!(
        decode(b"\x1b[106;1:3u"),
        vec![Event::Key(KeyEvent::new_with_kind(
            KeyCode::Char('j'),
            KeyModifiers::NONE,
            KeyEventKind::Release
        ))]
    );
}

#[test]
fn two_keys_in_one_reading_stay_two() {
    assert_eq!(
        decode(b"\x1b\x1b[A\x1b"),
        vec![plain(KeyCode::Esc), plain(KeyCode::Up), plain(KeyCode::Esc)]
    );
    assert_eq!(
        decode(b"\x1b]a\x1bPj"),
        vec![
            with(KeyCode::Char(']'), KeyModifiers::ALT),
            plain(KeyCode::Char('a')),
            with(KeyCode::Char('P'), KeyModifiers::ALT | KeyModifiers::SHIFT),
            plain(KeyCode::Char('j')),
        ]
    );
}

fn mouse(kind: MouseEventKind, column: u16, row: u16, modifiers: KeyModifiers) -> Event {
    Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers,
    })
}

#[test]
fn mouse_reports() {
    use KeyModifiers as M;
    use MouseButton as B;
    use MouseEventKind as E;
    let cases: &[(&[u8], Event)] = &[
        (b"\x1b[<0;1;1M", mouse(E::Down(B::Left), 0, 0, M::NONE)),
        (b"\x1b[<0;10;5m", mouse(E::Up(B::Left), 9, 4, M::NONE)),
        (b"\x1b[<2;10;5M", mouse(E::Down(B::Right), 9, 4, M::NONE)),
        (b"\x1b[<32;10;5M", mouse(E::Drag(B::Left), 9, 4, M::NONE)),
        (b"\x1b[<64;10;5M", mouse(E::ScrollUp, 9, 4, M::NONE)),
        (b"\x1b[<65;10;5M", mouse(E::ScrollDown, 9, 4, M::NONE)),
        (b"\x1b[<81;10;5M", mouse(E::ScrollDown, 9, 4, M::CONTROL)),
        (b"\x1b[M !!", mouse(E::Down(B::Left), 0, 0, M::NONE)),
        (b"\x1b[32;30;40M", mouse(E::Down(B::Left), 29, 39, M::NONE)),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            decode(bytes),
            vec![expected.clone()],
            "{}",
            bytes.escape_ascii()
        );
    }
}

#[test]
fn what_is_malformed_costs_no_key() {
    let cases: &[&[u8]] = &[
        b"\x1b[<0;0;0M",
        b"\x1b[<0;99999;99999M",
        b"\x1b[<99999999999999;1;1M",
        b"\x1b[<;;M",
        b"\x1b[<0;1M",
        b"\x1b[<0;1;1;1m",
        b"\x1b[<M",
        b"\x1b[0;0M",
        b"\x1b[1;1;1M",
        b"\x1b[M\x00\x00\x00",
        b"\x1b[0;0R",
        b"\x1b[12;40R",
        b"\x1b[?62;22c",
        b"\x1b[?2026;2$y",
        b"\x1b[>41;354;0c",
        b"\x1b[;;;;;;;~",
        b"\x1b[99999~",
        b"\x1b[1;0A",
        b"\x1b[1;999999A",
        b"\x1b[1;2:9A",
        b"\x1b[57428u",
        b"\x1b[55296u",
        b"\x1b[0u",
        b"\x1b]11;rgb:1111/2222/3333\x07",
        b"\x1b]11;rgb:1111/2222/3333\x1b\\",
        b"\x1bP>|xterm(380)\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x80\xff\xc0\xf8",
        b"\xe2\x82",
        b"\xc2\x9b",
    ];
    let presses = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        bytes.extend_from_slice(b"jk");
        let events = decode(&bytes);
        events
            .into_iter()
            .filter(|event| matches!(event, Event::Key(_)))
            .collect::<Vec<_>>()
    };
    for bytes in cases {
        assert_eq!(presses(bytes), typed("jk"), "{}", bytes.escape_ascii());
    }
    let mut long = b"\x1b[".to_vec();
    long.extend([b'1'; 5_000]);
    long.push(b'~');
    assert_eq!(presses(&long), typed("jk"));
}

#[test]
fn a_torn_sequence_is_dropped_after_a_while() {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    decoder.feed(b"\x1b[<0;1", &mut events);
    assert!(decoder.patience().is_some());
    decoder.give_up(&mut events);
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"j", &mut events);
    assert_eq!(events, typed("j"));
}

#[test]
fn nothing_is_waited_for_between_keys_and_inside_a_paste() {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"\x1b[200~half", &mut events);
    assert_eq!(decoder.patience(), None);
    decoder.give_up(&mut events);
    decoder.feed(b" whole\x1b[201~", &mut events);
    assert_eq!(events, vec![Event::Paste("half whole".into())]);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    assert_eq!(
        decode(b"\x1b[200~dd\rq\r\n\x1b[A\x1b[20~\xff\x1b[201~j"),
        vec![
            Event::Paste("dd\nq\n\x1b[A\x1b[20~\u{fffd}".into()),
            plain(KeyCode::Char('j')),
        ]
    );
}

#[test]
fn a_long_paste_comes_in_parts_and_loses_nothing() {
    // Characters of three bytes and line endings of two, so that cuts would show.
    let line = "界\r\n".repeat(100_000);
    let text = line.repeat(6);
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.extend_from_slice(text.as_bytes());
    bytes.extend_from_slice(b"\x1b[201~");
    let events = decode(&bytes);
    assert!(events.len() > 1);
    let mut whole = String::new();
    for event in events {
        let Event::Paste(part) = event else {
            panic!("{event:?}")
        };
        whole.push_str(&part);
    }
    assert_eq!(whole, "界\n".repeat(600_000));
}

/// Pieces of what terminals send, whole and torn, so that sequences occur often.
fn input() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1b[<".to_vec()),
        Just(b"\x1b[M".to_vec()),
        Just(b"\x1b]".to_vec()),
        Just(b"\x1bO".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        "[0-9;:<?$]{0,6}[A-Za-z~]".prop_map(String::into_bytes),
        "\\PC{0,3}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn cuts_do_not_matter(bytes in input(), cut in any::<prop::sample::Index>()) {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        let (first, second) = bytes.split_at(cut.index(bytes.len() + 1));
        decoder.feed(first, &mut events);
        decoder.feed(second, &mut events);
        decoder.give_up(&mut events);
        prop_assert_eq!(events, decode(&bytes));
    }

    #[test]
    fn the_key_after_a_pause_is_never_lost(bytes in input()) {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        decoder.feed(&bytes, &mut events);
        // What was typed into a paste that never ended is in the paste.
        decoder.feed(b"\x1b[201~", &mut events);
        decoder.give_up(&mut events);
        decoder.feed(b"j", &mut events);
        prop_assert_eq!(events.last(), Some(&plain(KeyCode::Char('j'))));
    }
}

#[test]
fn letters_of_other_charsets() {
    let decode = |locale, bytes: &[u8]| {
        let mut decoder = Decoder::new(Charset::of(Some(locale)));
        let mut events = Vec::new();
        for byte in bytes {
            decoder.feed(&[*byte], &mut events);
        }
        decoder.give_up(&mut events);
        events
    };
    let latin = "de_DE.ISO-8859-1";
    assert_eq!(decode(latin, b"\xe9j\x1b[A").len(), 3);
    assert_eq!(decode(latin, b"\xe9\xfc"), typed("éü"));
    assert_eq!(
        decode(latin, b"\x1b\xe9"),
        [with(KeyCode::Char('é'), KeyModifiers::ALT)]
    );
    assert_eq!(
        decode(latin, b"\x1b[200~d\xe9j\xe0\rvu\x1b[201~"),
        [Event::Paste("déjà\nvu".into())]
    );
    // The second byte of a letter may be one of ASCII; a torn one keeps nothing back.
    assert_eq!(decode("ja_JP.SJIS", b"\x83\x5ca"), typed("ソa"));
    assert_eq!(decode("ja_JP.eucJP", b"\xb4\xc1\xb4j"), typed("漢j"));
    assert_eq!(decode("ja_JP.eucJP", b"\xb4\x1bj").len(), 1);
    assert_eq!(decode("zh_CN.GB18030", b"\x81\x30\x84\x36a"), typed("¥a"));
    assert_eq!(decode("hy_AM.ARMSCII-8", b"\xb3a"), typed("a"));
}
