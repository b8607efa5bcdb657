//! When and where a value was set: hybrid logical clocks.
//!
//! The source is Kulkarni, Demirbas et al., "Logical Physical Clocks" (2014): wall time, and a counter that
//! orders what happens within one millisecond or while the wall clock stands behind what was already seen.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, tz::TimeZone};

/// Names the device that set a value: eight hex digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u32);

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl FromStr for DeviceId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let fits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if fits {
            u32::from_str_radix(text, 16).map(Self).map_err(|_| ())
        } else {
            Err(())
        }
    }
}

/// Tells when and on which device a value was set; ordered by time, then counter, then device.
///
/// Written as `2026-11-23T03:52:01.123Z+0@4f2a91c3`: time, counter, device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    millis: i64,
    counter: u32,
    device: DeviceId,
}

impl Stamp {
    /// The latest time a stamp can carry, in milliseconds: the last second that `jiff` can tell, 26 hours
    /// before the year 10000, since a later one would be written as 1970.
    const LATEST: i64 = 253_402_207_200_000;

    /// Makes a stamp; times outside the years 1970 to 9999 are moved to the nearest end.
    pub fn new(millis: i64, counter: u32, device: DeviceId) -> Self {
        Self {
            millis: millis.clamp(0, Self::LATEST),
            counter,
            device,
        }
    }

    /// Returns the stamp of `device` that comes right after this one, whatever the wall clock says.
    #[must_use]
    pub fn next(&self, device: DeviceId) -> Self {
        let mut clock = Clock::new(device);
        clock.see(*self);
        clock.tick(Timestamp::UNIX_EPOCH)
    }

    /// Returns the wall time, to the millisecond.
    pub fn time(&self) -> Timestamp {
        Timestamp::from_millisecond(self.millis).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Returns the device.
    pub const fn device(&self) -> DeviceId {
        self.device
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.time().to_zoned(TimeZone::UTC);
        write!(
            f,
            "{}+{}@{}",
            time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ"),
            self.counter,
            self.device
        )
    }
}

impl FromStr for Stamp {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (rest, device) = text.rsplit_once('@').ok_or(())?;
        let (time, counter) = rest.rsplit_once('+').ok_or(())?;
        let time: Timestamp = time.parse().map_err(|_| ())?;
        // One that can't be outrun would win for ever.
        let millis = time.as_millisecond();
        if millis > Self::LATEST {
            return Err(());
        }
        Ok(Self::new(
            millis,
            counter.parse().map_err(|_| ())?,
            device.parse()?,
        ))
    }
}

/// Gives out stamps, each later than all it has given or seen.
#[derive(Clone, Debug)]
pub struct Clock {
    device: DeviceId,
    millis: i64,
    counter: u32,
}

impl Clock {
    /// Starts a clock that has seen nothing.
    pub const fn new(device: DeviceId) -> Self {
        Self {
            device,
            millis: 0,
            counter: 0,
        }
    }

    /// Returns the device whose stamps it gives.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Takes note of a stamp that somebody gave.
    pub fn see(&mut self, stamp: Stamp) {
        if (stamp.millis, stamp.counter) > (self.millis, self.counter) {
            (self.millis, self.counter) = (stamp.millis, stamp.counter);
        }
    }

    /// Gives the next stamp at the wall time `now`.
    pub fn tick(&mut self, now: Timestamp) -> Stamp {
        let now = now.as_millisecond().clamp(0, Stamp::LATEST);
        if now > self.millis {
            (self.millis, self.counter) = (now, 0);
        } else {
            match self.counter.checked_add(1) {
                Some(next) => self.counter = next,
                None => (self.millis, self.counter) = (self.millis + 1, 0),
            }
        }
        Stamp::new(self.millis, self.counter, self.device)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_stamp_is_read_as_it_was_written(millis in 0..=Stamp::LATEST, counter: u32, device: u32) {
            let stamp = Stamp::new(millis, counter, DeviceId(device));
            prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        }

        #[test]
        fn stamps_only_grow(times in prop::collection::vec(0i64..10, 1..50)) {
            let mut clock = Clock::new(DeviceId(1));
            let mut last = None;
            for time in times {
                let stamp = clock.tick(Timestamp::from_millisecond(time).unwrap());
                prop_assert!(Some(stamp) > last);
                last = Some(stamp);
            }
        }
    }

    #[test]
    fn the_latest_stamp_is_written_as_what_it_is() {
        let stamp = Stamp::new(i64::MAX, 0, DeviceId(1));
        assert_eq!(stamp.to_string(), "9999-12-30T22:00:00.000Z+0@00000001");
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
    }

    #[test]
    fn a_stamp_reads_as_a_time() {
        let stamp = Stamp::new(1_606_103_521_007, 2, DeviceId(0x4f2a_91c3));
        assert_eq!(stamp.to_string(), "2020-11-23T03:52:01.007Z+2@4f2a91c3");
    }

    #[test]
    fn a_clock_runs_ahead_of_what_it_has_seen() {
        let mut clock = Clock::new(DeviceId(1));
        let ahead = Stamp::new(5_000, 7, DeviceId(2));
        clock.see(ahead);
        assert!(clock.tick(Timestamp::from_millisecond(1_000).unwrap()) > ahead);
    }
}
