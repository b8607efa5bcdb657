//! Times of day as they are said, where the person is.

use jiff::Timestamp;

use crate::{app::App, model::schedule::full_minute};

impl App {
    /// Says when something was: the time of day, with the date where that is not today.
    pub fn hour(&self, time: Timestamp) -> String {
        let [now, time] = [self.now, time].map(|it| it.to_zoned(self.zone.clone()));
        let form = match now.date() == time.date() {
            true => "%H:%M",
            false => "%-d %b %Y %H:%M",
        };
        time.strftime(form).to_string()
    }

    /// Says until when something lasts, so that it is over in the minute that is said.
    pub fn hour_after(&self, time: Timestamp) -> String {
        self.hour(full_minute(time))
    }
}
