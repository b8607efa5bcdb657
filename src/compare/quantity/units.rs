//! Units.

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::compare) enum Dimension {
    /// In metres.
    Length,
    /// In square metres.
    Area,
    /// In metres a second.
    Speed,
    /// In kilograms.
    Mass,
    /// In litres.
    Volume,
    /// In watts.
    Power,
    /// In degrees Celsius.
    Temperature,
    /// In seconds.
    Time,
    /// In months.
    Months,
}

use Dimension::{Area, Length, Mass, Months, Power, Speed, Temperature, Time, Volume};

/// One degree Fahrenheit in degrees Celsius; its zero is another one.
const FAHRENHEIT: f64 = 5.0 / 9.0;

/// Returns degrees Fahrenheit in degrees Celsius.
pub(super) fn from_fahrenheit(degrees: f64) -> f64 {
    (degrees - 32.0) * FAHRENHEIT
}

/// How a temperature is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Celsius,
    Fahrenheit,
    /// It is not said: “40 degrees”.
    Unknown,
}

/// Returns the scale that the words of a temperature name.
pub(super) fn scale(last: &str) -> Scale {
    match last {
        "fahrenheit" | "f" => Scale::Fahrenheit,
        "degrees" => Scale::Unknown,
        _ => Scale::Celsius,
    }
}

/// A unit by one of its names in folded words, with what one of it is.
pub(super) type Unit = (&'static [&'static str], Dimension, f64);

/// All units.
pub(super) const UNITS: &[Unit] = &[
    (&["km", "/", "h"], Speed, 1.0 / 3.6),
    (&["kmh"], Speed, 1.0 / 3.6),
    (&["kph"], Speed, 1.0 / 3.6),
    (&["kilometres", "per", "hour"], Speed, 1.0 / 3.6),
    (&["kilometers", "per", "hour"], Speed, 1.0 / 3.6),
    (&["kilometres", "an", "hour"], Speed, 1.0 / 3.6),
    (&["kilometers", "an", "hour"], Speed, 1.0 / 3.6),
    (&["stundenkilometer"], Speed, 1.0 / 3.6),
    (&["stundenkilometern"], Speed, 1.0 / 3.6),
    (&["miles", "per", "hour"], Speed, 0.447_04),
    (&["miles", "an", "hour"], Speed, 0.447_04),
    (&["mph"], Speed, 0.447_04),
    (&["knots"], Speed, 0.514_444),
    (&["sq", "km"], Area, 1e6),
    (&["sq", ".", "km"], Area, 1e6),
    (&["km", "²"], Area, 1e6),
    (&["sq", "mi"], Area, 2_589_988.11),
    (&["sq", "miles"], Area, 2_589_988.11),
    (&["sq", "m"], Area, 1.0),
    (&["sq", ".", "m"], Area, 1.0),
    (&["sq", "metres"], Area, 1.0),
    (&["sq", "meters"], Area, 1.0),
    (&["m", "²"], Area, 1.0),
    (&["sq", "ft"], Area, 0.092_903),
    (&["sq", ".", "ft"], Area, 0.092_903),
    (&["square", "kilometres"], Area, 1e6),
    (&["square", "kilometers"], Area, 1e6),
    (&["square", "miles"], Area, 2_589_988.11),
    (&["square", "metres"], Area, 1.0),
    (&["square", "meters"], Area, 1.0),
    (&["square", "feet"], Area, 0.092_903),
    (&["quadratkilometer"], Area, 1e6),
    (&["quadratkilometern"], Area, 1e6),
    (&["quadratmeter"], Area, 1.0),
    (&["quadratmetern"], Area, 1.0),
    (&["km²"], Area, 1e6),
    (&["km", "2"], Area, 1e6),
    (&["kilometres", "carres"], Area, 1e6),
    (&["metres", "carres"], Area, 1.0),
    (&["kilometros", "cuadrados"], Area, 1e6),
    (&["metros", "cuadrados"], Area, 1.0),
    (&["m²"], Area, 1.0),
    (&["m", "2"], Area, 1.0),
    (&["hectare"], Area, 1e4),
    (&["hectares"], Area, 1e4),
    (&["hektar"], Area, 1e4),
    (&["hectareas"], Area, 1e4),
    (&["ha"], Area, 1e4),
    (&["acre"], Area, 4046.856),
    (&["acres"], Area, 4046.856),
    (&["km"], Length, 1e3),
    (&["kilometre"], Length, 1e3),
    (&["kilometres"], Length, 1e3),
    (&["kilometer"], Length, 1e3),
    (&["kilometers"], Length, 1e3),
    (&["kilometern"], Length, 1e3),
    (&["kilometros"], Length, 1e3),
    (&["mile"], Length, 1609.344),
    (&["miles"], Length, 1609.344),
    (&["metre"], Length, 1.0),
    (&["metres"], Length, 1.0),
    (&["meter"], Length, 1.0),
    (&["meters"], Length, 1.0),
    (&["metern"], Length, 1.0),
    (&["metro"], Length, 1.0),
    (&["metros"], Length, 1.0),
    (&["m"], Length, 1.0),
    (&["cm"], Length, 0.01),
    (&["centimetres"], Length, 0.01),
    (&["centimeters"], Length, 0.01),
    (&["zentimeter"], Length, 0.01),
    (&["mm"], Length, 0.001),
    (&["millimetres"], Length, 0.001),
    (&["foot"], Length, 0.3048),
    (&["feet"], Length, 0.3048),
    (&["ft"], Length, 0.3048),
    (&["inches"], Length, 0.0254),
    (&["kg"], Mass, 1.0),
    (&["kilo"], Mass, 1.0),
    (&["kilos"], Mass, 1.0),
    (&["kilogram"], Mass, 1.0),
    (&["kilograms"], Mass, 1.0),
    (&["kilogramm"], Mass, 1.0),
    (&["pfund"], Mass, 0.5),
    (&["tonne"], Mass, 1e3),
    (&["tonnes"], Mass, 1e3),
    (&["tonnen"], Mass, 1e3),
    (&["toneladas"], Mass, 1e3),
    (&["litre"], Volume, 1.0),
    (&["litres"], Volume, 1.0),
    (&["liter"], Volume, 1.0),
    (&["liters"], Volume, 1.0),
    (&["litros"], Volume, 1.0),
    (&["gallons"], Volume, 3.785_411),
    (&["cubic", "metres"], Volume, 1e3),
    (&["cubic", "meters"], Volume, 1e3),
    (&["kubikmeter"], Volume, 1e3),
    (&["mw"], Power, 1e6),
    (&["megawatt"], Power, 1e6),
    (&["megawatts"], Power, 1e6),
    (&["gw"], Power, 1e9),
    (&["gigawatt"], Power, 1e9),
    (&["gigawatts"], Power, 1e9),
    (&["degrees", "fahrenheit"], Temperature, FAHRENHEIT),
    (&["grad", "fahrenheit"], Temperature, FAHRENHEIT),
    (&["°", "fahrenheit"], Temperature, FAHRENHEIT),
    (&["°", "f"], Temperature, FAHRENHEIT),
    (&["degrees", "celsius"], Temperature, 1.0),
    (&["grad", "celsius"], Temperature, 1.0),
    (&["degrees"], Temperature, 1.0),
    (&["°", "c"], Temperature, 1.0),
    (&["°"], Temperature, 1.0),
    (&["grad"], Temperature, 1.0),
    (&["degres"], Temperature, 1.0),
    (&["grados"], Temperature, 1.0),
    (&["second"], Time, 1.0),
    (&["seconds"], Time, 1.0),
    (&["sekunden"], Time, 1.0),
    (&["secondes"], Time, 1.0),
    (&["segundos"], Time, 1.0),
    (&["minute"], Time, 60.0),
    (&["minutes"], Time, 60.0),
    (&["minuten"], Time, 60.0),
    (&["minutos"], Time, 60.0),
    (&["hour"], Time, 3600.0),
    (&["hours"], Time, 3600.0),
    (&["stunde"], Time, 3600.0),
    (&["stunden"], Time, 3600.0),
    (&["heures"], Time, 3600.0),
    (&["horas"], Time, 3600.0),
    (&["day"], Time, 86_400.0),
    (&["days"], Time, 86_400.0),
    (&["tage"], Time, 86_400.0),
    (&["tagen"], Time, 86_400.0),
    (&["jours"], Time, 86_400.0),
    (&["dias"], Time, 86_400.0),
    (&["week"], Time, 604_800.0),
    (&["weeks"], Time, 604_800.0),
    (&["wochen"], Time, 604_800.0),
    (&["semaines"], Time, 604_800.0),
    (&["semanas"], Time, 604_800.0),
    (&["month"], Months, 1.0),
    (&["months"], Months, 1.0),
    (&["monate"], Months, 1.0),
    (&["monaten"], Months, 1.0),
    (&["mois"], Months, 1.0),
    (&["meses"], Months, 1.0),
    (&["year"], Months, 12.0),
    (&["years"], Months, 12.0),
    (&["jahre"], Months, 12.0),
    (&["jahren"], Months, 12.0),
    (&["ans"], Months, 12.0),
    (&["annees"], Months, 12.0),
    (&["anos"], Months, 12.0),
    (&["decade"], Months, 120.0),
    (&["decades"], Months, 120.0),
    (&["jahrzehnte"], Months, 120.0),
    (&["jahrzehnten"], Months, 120.0),
    (&["chilometri", "quadrati"], Area, 1e6),
    (&["metri", "quadrati"], Area, 1.0),
    (&["vierkante", "kilometer"], Area, 1e6),
    (&["vierkante", "meter"], Area, 1.0),
    (&["ettari"], Area, 1e4),
    (&["chilometri"], Length, 1e3),
    (&["chilometro"], Length, 1e3),
    (&["metri"], Length, 1.0),
    (&["centimetri"], Length, 0.01),
    (&["centimetros"], Length, 0.01),
    (&["centimeter"], Length, 0.01),
    (&["zentimetern"], Length, 0.01),
    (&["tonnellate"], Mass, 1e3),
    (&["ton"], Mass, 1e3),
    (&["metric", "tons"], Mass, 1e3),
    (&["metric", "tonnes"], Mass, 1e3),
    (&["tons"], Mass, 1e3),
    (&["chili"], Mass, 1.0),
    (&["pound"], Mass, 0.4536),
    (&["pounds"], Mass, 0.4536),
    (&["litri"], Volume, 1.0),
    (&["barrels"], Volume, 158.987),
    (&["metres", "cubes"], Volume, 1e3),
    (&["metros", "cubicos"], Volume, 1e3),
    (&["hectometros", "cubicos"], Volume, 1e9),
    (&["metri", "cubi"], Volume, 1e3),
    (&["gradi"], Temperature, 1.0),
    (&["graden"], Temperature, 1.0),
    (&["secondi"], Time, 1.0),
    (&["seconden"], Time, 1.0),
    (&["minuti"], Time, 60.0),
    (&["ore"], Time, 3600.0),
    (&["uur"], Time, 3600.0),
    (&["uren"], Time, 3600.0),
    (&["giorni"], Time, 86_400.0),
    (&["dagen"], Time, 86_400.0),
    (&["settimane"], Time, 604_800.0),
    (&["weken"], Time, 604_800.0),
    (&["fortnight"], Time, 1_209_600.0),
    (&["fortnights"], Time, 1_209_600.0),
    (&["mesi"], Months, 1.0),
    (&["maanden"], Months, 1.0),
    (&["anni"], Months, 12.0),
    (&["jaar"], Months, 12.0),
    (&["jahrige"], Months, 12.0),
    (&["jahriger"], Months, 12.0),
    (&["jahrigen"], Months, 12.0),
    (&["jarige"], Months, 12.0),
    (&["ano"], Months, 12.0),
    (&["jahr"], Months, 12.0),
    (&["monat"], Months, 1.0),
    (&["mes"], Months, 1.0),
];

/// Returns the unit that begins with some folded words: what it measures, what one of it is, and of how many words.
pub(in crate::compare) fn unit<'a>(
    word: impl Fn(usize) -> Option<&'a str>,
) -> Option<(Dimension, f64, usize)> {
    let is_here = |names: &[&str]| {
        let mut names = names.iter().enumerate();
        names.all(|(at, name)| word(at) == Some(*name))
    };
    let here = UNITS.iter().filter(|(names, ..)| is_here(names));
    let (names, dimension, factor) = here.max_by_key(|(names, ..)| names.len())?;
    Some((*dimension, *factor, names.len()))
}
