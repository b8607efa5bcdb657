//! Where everything stands on the screen: one pure function that drawing and moving both use.

use ratatui::layout::Rect;

/// The narrowest screen on which a list and a reader stand beside each other.
const TWO_PANES: u16 = 64;

/// The narrowest list beside a reader that a person has not chosen, in columns.
const LIST: u16 = 28;

/// The narrowest list that can be chosen, in columns.
pub const NARROWEST_LIST: u16 = 16;

/// The narrowest reader beside a list, in columns.
const READER: u16 = 35;

/// Columns left of the text for marks.
const MARGIN: u16 = 4;

/// The rows above the hints from which on what fills the body leaves room for the lines around it.
const LOWEST_WITH_ALL: u16 = 10;

/// The narrowest text in which two readers stand beside each other, in columns.
const TEXT_OF_TWO: u16 = 40;

/// The columns of two readers beside each other, and of the line between them.
const TWO_READERS: u16 = 2 * (TEXT_OF_TWO + MARGIN + 1) + 1;

/// The rows of the lowest reader above another.
const LOWEST_READER: u16 = 7;

/// The narrowest place for notes beside the text, in columns.
const NARROWEST_ASIDE: u16 = 30;

/// The widest place for notes beside the text, in columns.
const WIDEST_ASIDE: u16 = 44;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The reader, or that of the two which is faced.
    Reader,
}

/// One of the two readers, by where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The left or upper one, which the list opens articles in.
    #[default]
    First,
    /// The right or lower one, where an article is pinned.
    Second,
}

impl Side {
    /// Returns the other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// How many readers there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Readers {
    /// One.
    #[default]
    One,
    /// An article is pinned beside another.
    Two,
}

/// What is shown of the panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// All panes that there is room for.
    #[default]
    All,
    /// The pane with the keys alone.
    One,
}

/// What stands beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Margins {
    /// Nothing.
    None,
    /// The signs of annotations.
    #[default]
    Narrow,
    /// The signs at the left, and room for notes at the right.
    Wide,
}

/// What stands below the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Foot {
    /// Nothing.
    #[default]
    None,
    /// The first lesson.
    Lesson,
}

/// All that decides where things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The size of the screen, in columns and rows.
    pub size: (u16, u16),
    /// Which pane has the keys; it is shown alone where there is no room for two.
    pub pane: Pane,
    /// Which of the readers is faced.
    pub side: Side,
    /// How many readers there are.
    pub readers: Readers,
    /// What is shown of the panes.
    pub zoom: Zoom,
    /// The width of the list that a person chose, in columns.
    pub list: Option<u16>,
    /// The widest column of text, in columns.
    pub column: u16,
    /// What stands beside the text.
    pub margins: Margins,
    /// What stands below the body.
    pub foot: Foot,
}

/// The parts of a reader; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The reader, whole.
    pub whole: Rect,
    /// The head: title, source, author, date.
    pub head: Rect,
    /// The marks beside the text.
    pub margin: Rect,
    /// The text.
    pub text: Rect,
    /// The text with what is free at its right: the lines of code and tables may reach into it.
    pub broad: Rect,
    /// The place for notes at the right of the text.
    pub aside: Rect,
}

/// The parts of the screen; a part for which there is no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The line at the top: which library, counts, whether all is saved.
    pub title: Rect,
    /// The list of articles.
    pub list: Rect,
    /// The line between the list and the readers.
    pub divider: Rect,
    /// The reader that is faced.
    pub reader: Page,
    /// The other reader.
    pub beside: Page,
    /// The line between the readers: one column, or one row.
    pub split: Rect,
    /// Everything between the title and the status lines, where panels stand.
    pub body: Rect,
    /// What stands below the body, above that line.
    pub foot: Rect,
    /// The line across above the status lines.
    pub rule: Rect,
    /// What is under the caret, or what was just said.
    pub context: Rect,
    /// The keys that matter now.
    pub hints: Rect,
}

/// How two readers stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Only the one that is faced is shown.
    Alone,
    /// Beside each other.
    Columns,
    /// One above the other.
    Rows,
}

impl Frame {
    /// Divides a screen.
    pub fn new(shape: Shape) -> Self {
        let (width, height) = shape.size;
        let line = |y: u16| Rect::new(0, y, width, 1);
        let mut frame = Self::default();
        let (mut top, mut bottom) = (0, height);
        // The text comes first; what a tiny screen has no room for goes, the least needed first.
        if bottom >= 2 {
            bottom -= 1;
            frame.hints = line(bottom);
        }
        if bottom >= 7 {
            bottom -= 1;
            frame.context = line(bottom);
        }
        if bottom >= 8 {
            bottom -= 1;
            frame.rule = line(bottom);
        }
        if bottom >= 7 {
            frame.title = line(0);
            top = 1;
        }
        let foot = match shape.foot {
            Foot::Lesson if bottom >= 16 => 3,
            Foot::Lesson if bottom >= 9 => 1,
            _ => 0,
        };
        bottom -= foot;
        frame.foot = Rect::new(0, bottom, width, foot);
        frame.body = Rect::new(0, top, width, bottom - top);
        frame.divide_body(shape);
        frame
    }

    /// Returns the frame for something that fills the body: on a low screen it takes all but the last line.
    #[must_use]
    pub fn covered(mut self) -> Self {
        // A screen without a column has its lines, too.
        let rows = if self.hints.height == 0 {
            self.body.bottom()
        } else {
            self.hints.y
        };
        if rows < LOWEST_WITH_ALL {
            self.body = Rect::new(0, 0, self.body.width, rows);
            for line in [
                &mut self.title,
                &mut self.foot,
                &mut self.rule,
                &mut self.context,
            ] {
                *line = Rect::default();
            }
        }
        self
    }

    /// Returns the line for what is said.
    pub const fn said(&self) -> Rect {
        if self.context.is_empty() {
            self.hints
        } else {
            self.context
        }
    }

    fn divide_body(&mut self, shape: Shape) {
        let body = self.body;
        let standing = standing(body, shape);
        let least = match standing {
            Standing::Columns => LIST + 1 + TWO_READERS,
            Standing::Alone | Standing::Rows => TWO_PANES,
        };
        let has_both = shape.zoom == Zoom::All && body.width >= least;
        if !has_both && shape.pane == Pane::List {
            self.list = body;
            return;
        }
        let mut readers = body;
        if has_both {
            let rest = match standing {
                Standing::Columns => TWO_READERS,
                Standing::Alone | Standing::Rows => READER,
            };
            let most = body.width - 1 - rest;
            let list = shape
                .list
                .map_or((body.width * 3 / 10).clamp(LIST, 60), |list| {
                    list.max(NARROWEST_LIST)
                })
                .min(most);
            self.list = Rect {
                width: list,
                ..body
            };
            self.divider = Rect {
                x: list,
                width: 1,
                ..body
            };
            readers.x = list + 1;
            readers.width -= list + 1;
        }
        let (first, second) = self.divide_readers(readers, standing);
        let (faced, other) = match shape.side {
            _ if standing == Standing::Alone => (readers, Rect::default()),
            Side::First => (first, second),
            Side::Second => (second, first),
        };
        self.reader = Page::new(faced, shape);
        self.beside = Page::new(other, shape);
    }

    /// Draws the line between two readers and returns what it leaves for each.
    fn divide_readers(&mut self, area: Rect, standing: Standing) -> (Rect, Rect) {
        let (mut first, mut second) = (area, area);
        match standing {
            Standing::Alone => return (area, Rect::default()),
            Standing::Columns => {
                first.width = (area.width - 1) / 2;
                self.split = Rect {
                    x: first.right(),
                    width: 1,
                    ..area
                };
                second.x = first.right() + 1;
                second.width = area.right() - second.x;
            }
            Standing::Rows => {
                first.height = (area.height - 1) / 2;
                self.split = Rect {
                    y: first.bottom(),
                    height: 1,
                    ..area
                };
                second.y = first.bottom() + 1;
                second.height = area.bottom() - second.y;
            }
        }
        (first, second)
    }
}

fn standing(body: Rect, shape: Shape) -> Standing {
    let room = match shape.pane {
        // The list stays for as long as it has the keys, and gives way to the text after that.
        Pane::List => LIST + 1 + TWO_READERS,
        Pane::Reader => TWO_READERS,
    };
    match (shape.readers, shape.zoom) {
        (Readers::One, _) | (_, Zoom::One) => Standing::Alone,
        _ if body.width >= room => Standing::Columns,
        _ if body.height > 2 * LOWEST_READER => Standing::Rows,
        _ => Standing::Alone,
    }
}

impl Page {
    fn new(whole: Rect, shape: Shape) -> Self {
        if whole.is_empty() {
            return Self::default();
        }
        let head = if whole.height >= 10 {
            3
        } else {
            u16::from(whole.height >= 5)
        };
        let margin = match shape.margins {
            Margins::Narrow | Margins::Wide if whole.width >= 30 => MARGIN,
            Margins::None | Margins::Narrow | Margins::Wide => 0,
        };
        // One column stays free at the right, for a caret behind the last letter and for air.
        let room = whole.width.saturating_sub(margin + u16::from(margin > 0));
        // A blank column, the notes, and another one at the edge of the pane.
        let notes = NARROWEST_ASIDE + 3;
        let notes = match shape.margins {
            Margins::Wide if room >= TEXT_OF_TWO + notes => notes,
            _ => 0,
        };
        let text = shape.column.min(room - notes).max(1);
        let left = (whole.width.saturating_sub(text + margin + notes)) / 2;
        let y = whole.y + head;
        let height = whole.height - head;
        let text = Rect::new(whole.x + left + margin, y, text, height);
        let broad = Rect {
            width: match shape.margins {
                Margins::Wide => text.width,
                // As with the text, a column stays free.
                Margins::None | Margins::Narrow => {
                    text.width.max((whole.right() - text.x).saturating_sub(1))
                }
            },
            ..text
        };
        let aside = Rect {
            x: text.right() + 2,
            width: (whole.right().saturating_sub(text.right() + 3)).min(WIDEST_ASIDE),
            ..text
        };
        Self {
            whole,
            head: Rect::new(text.x, whole.y, text.width, head),
            margin: Rect::new(whole.x + left, y, margin, height),
            text,
            broad,
            aside: match shape.margins {
                Margins::None => Rect::default(),
                Margins::Narrow | Margins::Wide if aside.width < NARROWEST_ASIDE => Rect::default(),
                Margins::Narrow | Margins::Wide => aside,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A screen with one reader, as it is at first.
    fn shape(width: u16, height: u16, pane: Pane) -> Shape {
        Shape {
            size: (width, height),
            pane,
            side: Side::First,
            readers: Readers::One,
            zoom: Zoom::All,
            list: None,
            column: 72,
            margins: Margins::Narrow,
            foot: Foot::None,
        }
    }

    fn two(width: u16, height: u16, pane: Pane) -> Frame {
        Frame::new(Shape {
            readers: Readers::Two,
            ..shape(width, height, pane)
        })
    }

    fn any_shape() -> impl Strategy<Value = Shape> {
        (
            (0u16..300, 0u16..120),
            prop::sample::select(vec![Pane::List, Pane::Reader]),
            prop::sample::select(vec![Side::First, Side::Second]),
            prop::sample::select(vec![Readers::One, Readers::Two]),
            prop::sample::select(vec![Zoom::All, Zoom::One]),
            prop::option::of(0u16..400),
            1u16..400,
            prop::sample::select(vec![Margins::None, Margins::Narrow, Margins::Wide]),
        )
            .prop_map(
                |(size, pane, side, readers, zoom, list, column, margins)| Shape {
                    size,
                    pane,
                    side,
                    readers,
                    zoom,
                    list,
                    column,
                    margins,
                    foot: if column % 2 == 0 {
                        Foot::Lesson
                    } else {
                        Foot::None
                    },
                },
            )
    }

    proptest! {
        #[test]
        fn parts_lie_on_the_screen_and_not_on_each_other(shape in any_shape()) {
            let frame = Frame::new(shape);
            let screen = Rect::new(0, 0, shape.size.0, shape.size.1);
            let parts = [
                frame.title, frame.list, frame.divider, frame.reader.whole, frame.split, frame.beside.whole,
                frame.foot, frame.rule, frame.context, frame.hints,
            ];
            for (index, part) in parts.iter().enumerate() {
                prop_assert_eq!(part.intersection(screen).area(), part.area());
                for other in &parts[index + 1..] {
                    prop_assert!(part.intersection(*other).is_empty());
                }
            }
            for page in [frame.reader, frame.beside] {
                let parts = [page.head, page.margin, page.text, page.aside];
                // What is broader than the text begins where it does and may reach under the notes.
                prop_assert_eq!(page.broad.intersection(page.whole), page.broad);
                prop_assert_eq!(page.broad.intersection(page.text), page.text);
                for (index, part) in parts.iter().enumerate() {
                    prop_assert_eq!(part.intersection(page.whole).area(), part.area());
                    for other in &parts[index + 1..] {
                        prop_assert!(part.intersection(*other).is_empty());
                    }
                }
            }
        }

        #[test]
        fn what_fills_the_body_takes_a_low_screen_but_for_the_hints(shape in any_shape()) {
            let frame = Frame::new(shape);
            let covered = frame.covered();
            prop_assert!(covered.body.intersection(covered.hints).is_empty());
            prop_assert!(covered.body.intersection(covered.context).is_empty());
            prop_assert_eq!(covered.body.intersection(frame.body), frame.body);
            let (width, height) = shape.size;
            if (2..=10).contains(&height) {
                prop_assert_eq!(covered.body, Rect::new(0, 0, width, height - 1));
                prop_assert_eq!(covered.said(), covered.hints);
            } else if height > 10 {
                prop_assert_eq!(covered, frame);
            }
        }

        #[test]
        fn what_has_the_keys_is_shown(shape in any_shape()) {
            let frame = Frame::new(shape);
            prop_assume!(shape.size.0 > 0 && shape.size.1 > 0);
            let shown = match shape.pane {
                Pane::List => frame.list,
                Pane::Reader => frame.reader.text,
            };
            prop_assert!(!shown.is_empty());
        }

        #[test]
        fn facing_the_other_reader_moves_nothing(shape in any_shape()) {
            let before = Frame::new(shape);
            let after = Frame::new(Shape { side: shape.side.other(), ..shape });
            if !before.beside.whole.is_empty() {
                prop_assert_eq!((before.reader, before.beside), (after.beside, after.reader));
            }
        }
    }

    #[test]
    fn the_column_is_centred_and_never_wider_than_it_reads_well() {
        let page = Frame::new(shape(200, 50, Pane::Reader)).reader;
        assert_eq!(page.text.width, 72);
        let left = page.margin.x - page.whole.x;
        let right = page.whole.right() - page.text.right();
        assert!(left.abs_diff(right) <= 1, "{left} {right}");
    }

    #[test]
    fn a_narrow_screen_shows_one_pane() {
        let list = Frame::new(shape(40, 10, Pane::List));
        assert!(list.reader.whole.is_empty());
        let reader = Frame::new(shape(40, 10, Pane::Reader));
        assert!(reader.list.is_empty());
        assert!(two(40, 10, Pane::Reader).beside.whole.is_empty());
    }

    #[test]
    fn two_readers_stand_beside_each_other_where_each_has_a_column_of_text() {
        for (width, height, pane) in [
            (120, 36, Pane::List),
            (200, 50, Pane::Reader),
            (91, 24, Pane::Reader),
        ] {
            let frame = two(width, height, pane);
            for page in [frame.reader, frame.beside] {
                assert!(page.text.width >= TEXT_OF_TWO, "{width}: {page:?}");
            }
            assert_eq!(frame.reader.whole.y, frame.beside.whole.y);
            // The list gives way only where there is no room for three.
            assert_eq!(frame.list.is_empty(), width < 120);
        }
    }

    #[test]
    fn two_readers_stand_above_each_other_on_a_narrow_screen() {
        let frame = two(80, 24, Pane::Reader);
        assert_eq!(frame.reader.whole.x, frame.beside.whole.x);
        assert!(frame.reader.whole.bottom() < frame.beside.whole.y);
        assert!(frame.beside.text.height >= 6, "{:?}", frame.beside);
        assert!(two(80, 16, Pane::Reader).beside.whole.is_empty());
    }

    #[test]
    fn a_list_as_wide_as_was_chosen_leaves_room_for_the_readers() {
        let chosen = |list, width| {
            Frame::new(Shape {
                list: Some(list),
                ..shape(width, 30, Pane::List)
            })
        };
        assert_eq!(chosen(40, 120).list.width, 40);
        assert_eq!(chosen(1, 120).list.width, NARROWEST_LIST);
        assert_eq!(chosen(200, 120).reader.whole.width, READER);
    }

    #[test]
    fn wide_margins_make_room_for_notes() {
        let with = |margins, width| {
            let shape = shape(width, 30, Pane::Reader);
            Frame::new(Shape { margins, ..shape }).reader
        };
        assert!(with(Margins::Narrow, 120).aside.is_empty());
        let wide = with(Margins::Wide, 120);
        assert!(wide.aside.width >= NARROWEST_ASIDE && wide.text.width >= TEXT_OF_TWO);
        assert!(with(Margins::Wide, 80).aside.is_empty());
        assert!(with(Margins::None, 200).margin.is_empty());
    }
}
