//! Reading dates from words and numbers.

use super::{DateFault, PartialDate};

/// The longest text that can be a date with weekday, time and zone, in bytes.
const LONGEST: usize = 100;

/// Month names and their usual abbreviations in English, German, French and Spanish, January first.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene",
    ],
    &[
        "february", "feb", "februar", "février", "fevrier", "févr", "fév", "febrero",
    ],
    &[
        "march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo",
    ],
    &["april", "apr", "avril", "avr", "abril", "abr"],
    &["may", "mai", "mayo"],
    &["june", "jun", "juni", "juin", "junio"],
    &["july", "jul", "juli", "juillet", "juil", "julio"],
    &["august", "aug", "août", "aout", "agosto", "ago"],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "setiembre",
    ],
    &["october", "oct", "oktober", "okt", "octobre", "octubre"],
    &["november", "nov", "novembre", "noviembre"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
    ],
];

/// The same in Russian, in the case that a date has them in, too; one of them is also a name of people.
const MONTHS_IN_RUSSIAN: [&[&str]; 12] = [
    &["января", "январь", "янв"],
    &["февраля", "февраль", "февр", "фев"],
    &["марта", "март", "мар"],
    &["апреля", "апрель", "апр"],
    &["мая", "май"],
    &["июня", "июнь", "июн"],
    &["июля", "июль", "июл"],
    &["августа", "август", "авг"],
    &["сентября", "сентябрь", "сент", "сен"],
    &["октября", "октябрь", "окт"],
    &["ноября", "ноябрь", "нояб", "ноя"],
    &["декабря", "декабрь", "дек"],
];

/// The same in Italian, Portuguese, Dutch, Polish, Swedish, Danish and Norwegian, where they differ.
const MONTHS_ELSEWHERE: [&[&str]; 12] = [
    &[
        "gennaio", "gen", "janeiro", "januari", "stycznia", "styczeń",
    ],
    &["febbraio", "fevereiro", "fev", "februari", "lutego", "luty"],
    &["março", "marco", "maart", "mrt", "marca", "marzec", "marts"],
    &["aprile", "kwietnia", "kwiecień"],
    &["maggio", "mag", "maio", "mei", "maja", "maj"],
    &["giugno", "giu", "junho", "czerwca", "czerwiec"],
    &["luglio", "lug", "julho", "lipca", "lipiec"],
    &["augustus", "augusti", "sierpnia", "sierpień"],
    &["settembre", "setembro", "września", "wrzesień"],
    &["ottobre", "ott", "outubro", "października", "październik"],
    &["novembro", "listopada", "listopad"],
    &["dicembre", "dezembro", "grudnia", "grudzień", "desember"],
];

/// Names of weekdays, Monday first.
const WEEKDAYS: [&[&str]; 7] = [
    &[
        "monday",
        "mon",
        "montag",
        "mo",
        "lundi",
        "lunes",
        "понедельник",
    ],
    &[
        "tuesday",
        "tue",
        "tues",
        "dienstag",
        "di",
        "mardi",
        "martes",
        "вторник",
    ],
    &[
        "wednesday",
        "wed",
        "mittwoch",
        "mi",
        "mercredi",
        "miércoles",
        "miercoles",
        "среда",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "donnerstag",
        "do",
        "jeudi",
        "jueves",
        "четверг",
    ],
    &[
        "friday",
        "fri",
        "freitag",
        "fr",
        "vendredi",
        "viernes",
        "пятница",
    ],
    &[
        "saturday",
        "sat",
        "samstag",
        "sonnabend",
        "sa",
        "samedi",
        "sábado",
        "sabado",
        "суббота",
    ],
    &[
        "sunday",
        "sun",
        "sonntag",
        "so",
        "dimanche",
        "domingo",
        "воскресенье",
    ],
];

/// The same in other languages; some are names of people, too.
const WEEKDAYS_ELSEWHERE: [&[&str]; 7] = [
    &[
        "lunedì",
        "segunda-feira",
        "maandag",
        "poniedziałek",
        "måndag",
        "mandag",
    ],
    &[
        "martedì",
        "terça-feira",
        "dinsdag",
        "wtorek",
        "tisdag",
        "tirsdag",
    ],
    &["mercoledì", "quarta-feira", "woensdag", "środa", "onsdag"],
    &[
        "giovedì",
        "quinta-feira",
        "donderdag",
        "czwartek",
        "torsdag",
    ],
    &["venerdì", "sexta-feira", "vrijdag", "piątek", "fredag"],
    &["sabato", "zaterdag", "sobota", "lördag", "lørdag"],
    &["domenica", "zondag", "niedziela", "söndag", "søndag"],
];

/// What a weekday is called in Japanese, in one letter.
const WEEKDAYS_IN_JAPANESE: &str = "月火水木金土日";

/// Small words within a date.
const FILLERS: &[&str] = &[
    "the", "of", "on", "de", "del", "den", "am", "le", "el", "il", "em", "op", "dnia", "-", "–",
    "—", "|", "•", "·", "г", "года", "в", "r",
];

/// Small words beside a time of day.
const TIME_WORDS: &[&str] = &[
    "at", "um", "à", "às", "alle", "ore", "om", "kl", "godz", "uhr", "h", "hrs", "pm", "p.m",
    "a.m", "midnight", "noon",
];

/// Zones that stand beside a time of day.
const ZONES: &[&str] = &[
    "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "gmt", "utc",
    "bst", "ist", "cet", "cest", "mez", "mesz", "eet", "eest", "msk", "мск", "jst", "hkt", "sgt",
    "aest", "aedt", "z",
];

/// Tells whether a word names a month or a weekday in one of the languages read.
pub(super) fn is_calendar_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    number_in(&MONTHS, &lower).is_some() || number_in(&WEEKDAYS, &lower).is_some()
}

/// Tells whether a word names a month in one of the languages read.
pub(super) fn is_month_word(word: &str) -> bool {
    month(word.trim_end_matches('.').to_lowercase().as_str()).is_some()
}

/// Returns the number of the month that a word in lower case names.
fn month(word: &str) -> Option<u8> {
    [&MONTHS, &MONTHS_IN_RUSSIAN, &MONTHS_ELSEWHERE]
        .iter()
        .find_map(|months| number_in(*months, word))
}

/// Returns the number of the weekday that a word in lower case names, 1 for Monday.
fn weekday(word: &str) -> Option<u8> {
    number_in(&WEEKDAYS, word).or_else(|| number_in(&WEEKDAYS_ELSEWHERE, word))
}

/// Returns the number of what has this name among others.
fn number_in(all: &[&[&str]], word: &str) -> Option<u8> {
    let place = all.iter().position(|names| names.contains(&word))?;
    u8::try_from(place + 1).ok()
}

/// Reads a whole text as a date.
pub(super) fn read(text: &str) -> Result<PartialDate, DateFault> {
    let unreadable = || DateFault::Unreadable(shortened(text));
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(unreadable());
    }
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '（' | '）'))
        .filter(|token| !token.is_empty())
        .collect();
    let mut known = Known::default();
    for (place, token) in tokens.iter().enumerate() {
        let next = tokens.get(place + 1).copied().unwrap_or_default();
        known.take(token, next).ok_or_else(unreadable)?;
    }
    known.settle();
    if known.swapped.is_some() {
        return Err(DateFault::Ambiguous(shortened(text)));
    }
    known.date().ok_or_else(unreadable)
}

/// Cuts a text to what fits into a message.
fn shortened(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

/// What has been read of a date so far.
#[derive(Default)]
struct Known {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
    time_seen: bool,
    /// What it is if day and month stand the other way round, where that may be.
    swapped: Option<(u8, u8)>,
}

impl Known {
    /// Takes in one token, in lower case; `None` where it does not belong into a date.
    fn take(&mut self, token: &str, next: &str) -> Option<()> {
        let bare = token.trim_end_matches('.');
        let unset = self.year.is_none() && self.month.is_none() && self.day.is_none();
        if unset && (self.numeric(bare).is_some() || self.in_japanese(bare).is_some()) {
            return Some(());
        }
        let is_clock = || next == "uhr" || is_zone(next);
        if self.year.is_some() && is_dotted_time(bare) && is_clock() {
            self.time_seen = true;
            return Some(());
        }
        if let Some(number) = count(bare) {
            return self.number(number, bare, next);
        }
        if let (None, Some(month)) = (self.month, month(bare)) {
            self.month = Some(month);
            return Some(());
        }
        if bare == "am" && self.time_seen || TIME_WORDS.contains(&bare) || is_time(bare) {
            self.time_seen |= bare.starts_with(|c: char| c.is_ascii_digit());
            return Some(());
        }
        if self.day.is_some() && is_japanese_beside(bare) {
            self.time_seen = true;
            return Some(());
        }
        if let Some(weekday) = weekday(bare) {
            self.weekday = Some(weekday);
            return Some(());
        }
        if FILLERS.contains(&bare) {
            return Some(());
        }
        (self.time_seen && is_zone(bare)).then_some(())
    }

    /// Takes in a number that stands alone.
    fn number(&mut self, number: u16, token: &str, next: &str) -> Option<()> {
        let meridiem = matches!(
            next.trim_end_matches('.'),
            "pm" | "p.m" | "am" | "a.m" | "uhr"
        );
        if meridiem && number < 25 {
            self.time_seen = true;
            return Some(());
        }
        let four = token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit());
        if four && self.year.is_none() {
            self.year = i16::try_from(number).ok().filter(|year| *year >= 1000);
            return self.year.map(drop);
        }
        if (1..=31).contains(&number) && self.day.is_none() {
            self.day = u8::try_from(number).ok();
            return Some(());
        }
        None
    }

    /// Takes in a date written in numbers only, with a time of day after `t` or none.
    fn numeric(&mut self, token: &str) -> Option<()> {
        let date = match token.split_once('t') {
            Some((date, time)) if is_time(time) => date,
            _ => token,
        };
        let mark = date.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let parts: Vec<u16> = date.split(mark).map(plain).collect::<Option<_>>()?;
        let widths: Vec<usize> = date.split(mark).map(str::len).collect();
        let small = |part: u16| u8::try_from(part).ok();
        let (year, month, day) = match (parts.as_slice(), widths.as_slice()) {
            ([year, month], [4, _]) if mark != '.' => (*year, small(*month)?, None),
            ([year, month, day], [4, ..]) => (*year, small(*month)?, small(*day)),
            ([first, second, year], [_, _, 4]) => {
                // Dots stand between day and month in that order; strokes and hyphens in either.
                let (day, month) = match (mark, first, second) {
                    ('.', day, month) => (*day, *month),
                    (_, day, month) if *day > 12 || day == month => (*day, *month),
                    (_, month, day) if *day > 12 => (*day, *month),
                    (_, first, second) => {
                        self.swapped = Some((small(*second)?, small(*first)?));
                        (*first, *second)
                    }
                };
                (*year, small(month)?, small(day))
            }
            _ => return None,
        };
        self.year = i16::try_from(year).ok();
        self.month = Some(month);
        self.day = day;
        Some(())
    }

    /// Takes in a date as it is written in Japanese and Chinese, `2024年3月12日`, with a time of day behind it or none.
    fn in_japanese(&mut self, token: &str) -> Option<()> {
        let (year, rest) = token.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let year = (year.chars().count() == 4).then(|| wide(year))??;
        let month = u8::try_from(wide(month)?).ok()?;
        let day = match rest.split_once('日') {
            Some((day, behind)) if behind.is_empty() || is_japanese_beside(behind) => {
                self.time_seen = !behind.is_empty();
                Some(u8::try_from(wide(day)?).ok()?)
            }
            None if rest.is_empty() => None,
            _ => return None,
        };
        self.year = i16::try_from(year).ok();
        self.month = Some(month);
        self.day = day;
        Some(())
    }

    /// Tells day and month apart by the weekday, where only one of both falls on it.
    fn settle(&mut self) {
        let (Some(year), Some(month), Some(day), Some((other_day, other_month))) =
            (self.year, self.month, self.day, self.swapped)
        else {
            return;
        };
        let falls = |month, day| {
            let date = PartialDate::of_day(year, month, day)?;
            let weekday = date.first_day().weekday().to_monday_one_offset();
            Some(self.weekday == u8::try_from(weekday).ok())
        };
        match (falls(month, day), falls(other_month, other_day)) {
            (Some(true), Some(false) | None) => self.swapped = None,
            (Some(false) | None, Some(true)) => {
                (self.month, self.day) = (Some(other_month), Some(other_day));
                self.swapped = None;
            }
            _ => {}
        }
    }

    /// Puts together what is known; `None` without a year, or where there is no such day.
    fn date(&self) -> Option<PartialDate> {
        match (self.year?, self.month, self.day) {
            (year, None, None) => (!self.time_seen).then(|| PartialDate::of_year(year))?,
            (_, None, Some(_)) => None,
            (year, Some(month), None) => PartialDate::of_month(year, month),
            (year, Some(month), Some(day)) => PartialDate::of_day(year, month, day),
        }
    }
}

/// Reads a short number of digits only.
fn plain(text: &str) -> Option<u16> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// Reads a short number in digits of either width.
fn wide(text: &str) -> Option<u16> {
    let narrow = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(c) - 0xff10 + u32::from('0')),
        _ => Some(c),
    };
    plain(&text.chars().map(narrow).collect::<Option<String>>()?)
}

/// Tells whether a token is a weekday or a time of day in Japanese: `火`, `火曜日`, `14時05分`, `午後2時`.
fn is_japanese_beside(token: &str) -> bool {
    let mut letters = token.chars();
    let is_weekday = letters
        .next()
        .is_some_and(|c| WEEKDAYS_IN_JAPANESE.contains(c))
        && matches!(letters.as_str(), "" | "曜" | "曜日");
    let clock = ["午前", "午後"]
        .iter()
        .find_map(|half| token.strip_prefix(half));
    let clock = clock.unwrap_or(token);
    let is_time = clock.split_once('時').is_some_and(|(hour, rest)| {
        let minute = rest.split_once('分');
        let is_rest = match minute {
            None => rest.is_empty() || rest == "半",
            Some((minute, rest)) => {
                let second = rest.strip_suffix('秒');
                wide(minute).is_some() && second.map_or(rest.is_empty(), |it| wide(it).is_some())
            }
        };
        wide(hour).is_some() && is_rest
    });
    is_weekday || is_time
}

/// Reads a short number, with or without the ending of an ordinal.
fn count(token: &str) -> Option<u16> {
    let end = token
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(token.len());
    let (number, ending) = token.split_at_checked(end)?;
    let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º");
    fits.then(|| plain(number)).flatten()
}

/// Tells whether a token is a time of day: `17:01`, `17:01:22.5z`, `5:01pm`, `5pm`, `17h30`, `17.30` excepted.
fn is_time(token: &str) -> bool {
    let mut rest = token;
    for ending in ["am", "pm", "a.m", "p.m", "z", "h"] {
        if let Some(before) = rest.strip_suffix(ending) {
            rest = before;
            break;
        }
    }
    let marked = rest.len() < token.len();
    let clock = rest
        .split_once(['+', '-'])
        .map_or(rest, |(before, _zone)| before);
    let divided = clock.contains(':') || clock.contains('h');
    let fits = clock
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h'));
    fits && clock.starts_with(|c: char| c.is_ascii_digit()) && (divided || marked)
}

/// Tells whether a token can be a time of day with a dot: `17.30`, before what says that it is one.
fn is_dotted_time(token: &str) -> bool {
    let time = token.split_once('.');
    time.is_some_and(|(hour, minute)| {
        minute.len() == 2
            && plain(hour).is_some_and(|it| it < 25)
            && plain(minute).is_some_and(|it| it < 60)
    })
}

/// Tells whether a token is a time zone: `et`, `gmt+2`, `+0200`.
fn is_zone(token: &str) -> bool {
    let name = token.split(['+', '-', '−']).next().unwrap_or_default();
    let offset = token.strip_prefix(name).unwrap_or_default();
    let fits = offset
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | ':'));
    fits && (ZONES.contains(&name) || name.is_empty() && offset.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        read(text).ok().map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_in_many_forms() {
        let table = [
            ("Aug 23, 2020", "2020-08-23"),
            ("August 23, 2020", "2020-08-23"),
            ("Aug. 23, 2020, 5:01 p.m. ET", "2020-08-23"),
            ("Sunday, August 23rd, 2020 at 5:01pm", "2020-08-23"),
            ("Sun 23 Aug 2020 17:01 BST", "2020-08-23"),
            ("23 August 2020", "2020-08-23"),
            ("the 1st of May 2021", "2021-05-01"),
            ("5 p.m. ET, Aug 23, 2020", "2020-08-23"),
            ("Aug 23, 2020 - 5 pm", "2020-08-23"),
            ("August 2020", "2020-08"),
            ("2020", "2020"),
            ("2020-08", "2020-08"),
            ("2020-08-23", "2020-08-23"),
            ("2020/8/23", "2020-08-23"),
            ("2020-08-23T10:00:00Z", "2020-08-23"),
            ("2020-08-23T23:30:00.5-04:00", "2020-08-23"),
            ("2020-08-23 10:00:00 +0200", "2020-08-23"),
            ("23.08.2020", "2020-08-23"),
            ("23.08.2020, 17:01 Uhr", "2020-08-23"),
            ("23/08/2020", "2020-08-23"),
            ("08/23/2020", "2020-08-23"),
            ("03/03/2020", "2020-03-03"),
            ("23-08-2020", "2020-08-23"),
            ("23. August 2020", "2020-08-23"),
            ("Sonntag, den 1. März 2020", "2020-03-01"),
            ("5. Dezember 2019 um 14:30 Uhr", "2019-12-05"),
            ("23 août 2020", "2020-08-23"),
            ("le 1er février 2020 à 14h30", "2020-02-01"),
            ("23 de agosto de 2020", "2020-08-23"),
            ("Miércoles 5 de enero de 2022", "2022-01-05"),
            ("12 марта 2024", "2024-03-12"),
            ("12 марта 2024, 14:05", "2024-03-12"),
            ("Вторник, 12 марта 2024 г., 14:05 МСК", "2024-03-12"),
            ("3 мая 2024 года в 9:30", "2024-05-03"),
            ("Май 2024", "2024-05"),
            ("12.03.2024, 14:05 Uhr", "2024-03-12"),
            ("2024年3月12日", "2024-03-12"),
            ("2024年3月12日 14時05分", "2024-03-12"),
            ("2024年03月12日14時05分30秒", "2024-03-12"),
            ("２０２４年３月１２日（火）午後2時", "2024-03-12"),
            ("2024年3月12日(火曜日) 14:05", "2024-03-12"),
            ("2024年3月", "2024-03"),
            ("venerdì 2 ottobre 2020, ore 14:03", "2020-10-02"),
            ("2 de março de 2020 às 14h03", "2020-03-02"),
            ("vrijdag 2 oktober 2020 om 14:03", "2020-10-02"),
            ("2 października 2020 r.", "2020-10-02"),
            ("fredag 1. mai 2020 kl. 14:03", "2020-05-01"),
            ("02.10.2020, 14.03 Uhr", "2020-10-02"),
            ("Fri 2 Oct 2020 09.00 BST", "2020-10-02"),
            ("Sat, 03/04/2023 - 11:04", "2023-03-04"),
            ("03/04/2023, Monday", "2023-04-03"),
        ];
        for (text, expected) in table {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "August",
            "Aug 23",
            "23",
            "2020 was a year",
            "Aug 23, 2020 in London",
            "31 June 2020",
            "Feb 29, 2021",
            "23/08/20",
            "Q3 2020",
            "May June 2020",
            "12:30",
            "ET",
            "2020 5:01",
            "99/99/2020",
            "2024年",
            "2024年13月1日",
            "2024年3月12日に",
            "3月12日",
            "24年3月12日",
            "火 2024年3月12日",
            "12 марта",
            "марта",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
        assert_eq!(iso(&"2020 ".repeat(1000)), None);
    }

    #[test]
    fn a_date_of_two_meanings_is_not_guessed() {
        assert_eq!(
            read("03/04/2020"),
            Err(DateFault::Ambiguous("03/04/2020".to_owned()))
        );
        assert_eq!(
            read("03-04-2020"),
            Err(DateFault::Ambiguous("03-04-2020".to_owned()))
        );
        // Neither falls on it.
        assert!(matches!(
            read("Sunday, 03/04/2023"),
            Err(DateFault::Ambiguous(_))
        ));
    }
}
