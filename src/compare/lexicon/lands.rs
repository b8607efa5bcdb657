//! Names of lands and places: capitals, what is of a land, and what is spelt in two ways.

use std::{collections::HashMap, sync::LazyLock};

/// Names of one place that are spelt in two ways.
const SPELT: &[(&str, &str)] = &[
    ("kharkiv", "kharkov"),
    ("lviv", "lvov"),
    ("odesa", "odessa"),
    ("mumbai", "bombay"),
    ("beijing", "peking"),
    ("myanmar", "burma"),
    ("turkiye", "turkey"),
    ("pays-bas", "neerlandais"),
];

/// Capitals, each with its country and what is of it, folded: reports say one for the other. What one spells much as
/// another is there once.
const SEATS: &[&[&str]] = &[
    &["washington", "us", "america", "american", "states"],
    &["london", "britain", "british", "uk"],
    &["paris", "france", "french"],
    &["berlin", "germany", "german"],
    &["rome", "italy", "italian"],
    &["madrid", "spain", "spanish"],
    &["lisbon", "portugal", "portuguese"],
    &["vienna", "austria", "austrian"],
    &["bern", "switzerland", "swiss"],
    &[
        "brussels",
        "eu",
        "european",
        "europe",
        "commission",
        "belgium",
        "belgian",
    ],
    &["hague", "netherlands", "dutch"],
    &["copenhagen", "denmark", "danish"],
    &["oslo", "norway", "norwegian"],
    &["stockholm", "sweden", "swedish"],
    &["helsinki", "finland", "finnish"],
    &["warsaw", "poland", "polish"],
    &["prague", "czech", "czechia"],
    &["budapest", "hungary", "hungarian"],
    &["bucharest", "romania", "romanian"],
    &["sofia", "bulgaria", "bulgarian"],
    &["athens", "greece", "greek"],
    &["ankara", "turkey", "turkish"],
    &["moscow", "russia", "russian", "kremlin"],
    &["kyiv", "kiev", "ukraine", "ukrainian"],
    &["minsk", "belarus", "belarusian"],
    &["belgrade", "serbia", "serbian"],
    &["zagreb", "croatia", "croatian"],
    &["dublin", "ireland", "irish"],
    &["edinburgh", "scotland", "scottish"],
    &["cardiff", "wales", "welsh"],
    &["beijing", "china", "chinese"],
    &["tokyo", "japan", "japanese"],
    &["seoul", "korea", "korean"],
    &["delhi", "india", "indian"],
    &["islamabad", "pakistan", "pakistani"],
    &["dhaka", "bangladesh", "bangladeshi"],
    &["jakarta", "indonesia", "indonesian"],
    &["manila", "philippines", "philippine", "filipino"],
    &["hanoi", "vietnam", "vietnamese"],
    &["bangkok", "thailand", "thai"],
    &["canberra", "australia", "australian"],
    &["wellington", "zealand"],
    &["ottawa", "canada", "canadian"],
    &["brasilia", "brazil", "brazilian"],
    &["bogota", "colombia", "colombian"],
    &["lima", "peru", "peruvian"],
    &["santiago", "chile", "chilean"],
    &["caracas", "venezuela", "venezuelan"],
    &["havana", "cuba", "cuban"],
    &["cairo", "egypt", "egyptian"],
    &["tehran", "iran", "iranian"],
    &["baghdad", "iraq", "iraqi"],
    &["riyadh", "saudi"],
    &["muscat", "oman", "omani"],
    &["doha", "qatar", "qatari"],
    &["amman", "jordan", "jordanian"],
    &["beirut", "lebanon", "lebanese"],
    &["damascus", "syria", "syrian"],
    &["tripoli", "libya", "libyan"],
    &["nairobi", "kenya", "kenyan"],
    &["abuja", "nigeria", "nigerian"],
    &["accra", "ghana", "ghanaian"],
    &["pretoria", "africa", "african"],
    &["addis", "ethiopia", "ethiopian"],
    &["khartoum", "sudan", "sudanese"],
    &["pyongyang", "korea", "korean"],
    &["rabat", "morocco", "moroccan"],
    &["algiers", "algeria", "algerian"],
    &["tunis", "tunisia", "tunisian"],
    &["dakar", "senegal", "senegalese"],
    &["bamako", "mali", "malian"],
    &["kampala", "uganda", "ugandan"],
    &["kigali", "rwanda", "rwandan"],
    &["harare", "zimbabwe", "zimbabwean"],
    &["lusaka", "zambia", "zambian"],
    &["maputo", "mozambique", "mozambican"],
    &["luanda", "angola", "angolan"],
    &["mogadishu", "somalia", "somali"],
    &["kinshasa", "congo", "congolese"],
    &["jerusalem", "israel", "israeli"],
    &["ramallah", "palestinian"],
    &["sanaa", "yemen", "yemeni"],
    &["kabul", "afghanistan", "afghan"],
    &["tashkent", "uzbekistan", "uzbek"],
    &["astana", "kazakhstan", "kazakh"],
    &["baku", "azerbaijan", "azerbaijani"],
    &["yerevan", "armenia", "armenian"],
    &["tbilisi", "georgia", "georgian"],
    &["chisinau", "moldova", "moldovan"],
    &["vilnius", "lithuania", "lithuanian"],
    &["riga", "latvia", "latvian"],
    &["tallinn", "estonia", "estonian"],
    &["bratislava", "slovakia", "slovak"],
    &["ljubljana", "slovenia", "slovenian"],
    &["sarajevo", "bosnia", "bosnian"],
    &["skopje", "macedonia", "macedonian"],
    &["tirana", "albania", "albanian"],
    &["nicosia", "cyprus", "cypriot"],
    &["valletta", "malta", "maltese"],
    &["reykjavik", "iceland", "icelandic"],
    &["quito", "ecuador", "ecuadorean"],
    &["asuncion", "paraguay", "paraguayan"],
    &["montevideo", "uruguay", "uruguayan"],
    &["managua", "nicaragua", "nicaraguan"],
    &["kathmandu", "nepal", "nepali"],
    &["colombo", "lanka", "lankan"],
    &["taipei", "taiwan", "taiwanese"],
    &["un", "nations", "unies", "onu", "unidas", "unite"],
    &["uae", "emirates"],
    &[
        "deutschland",
        "deutsch",
        "deutsche",
        "deutschen",
        "deutscher",
    ],
    &[
        "frankreich",
        "franzosisch",
        "franzosische",
        "franzosischen",
        "franzosen",
    ],
    &[
        "osterreich",
        "osterreichisch",
        "osterreichische",
        "osterreicher",
        "wien",
    ],
    &["schweiz", "schweizer", "schweizerische"],
    &[
        "polen",
        "polnisch",
        "polnische",
        "polnischen",
        "warschau",
        "pools",
        "poolse",
    ],
    &["danemark", "danisch", "danische", "danen", "kopenhagen"],
    &[
        "griechenland",
        "griechisch",
        "griechische",
        "griechen",
        "athen",
    ],
    &["turkei", "turkisch", "turkische", "turken"],
    &["allemagne", "allemand", "allemande", "allemands"],
    &["france", "francais", "francaise", "paris"],
    &["pologne", "polonais", "polonaise", "varsovie"],
    &["espagne", "espagnol", "espagnole", "madrid"],
    &["grece", "grec", "grecque", "athenes"],
    &["belgique", "belge", "belges", "bruxelles"],
    &["alemania", "aleman", "alemana", "alemanes", "berlin"],
    &[
        "francia",
        "frances",
        "francesa",
        "franceses",
        "francese",
        "francesi",
        "paris",
        "parigi",
    ],
    &["grecia", "griego", "griega", "greco", "greca"],
    &["germania", "tedesco", "tedesca", "tedeschi", "berlino"],
    &["spagna", "spagnolo", "spagnola", "spagnoli", "madrid"],
    &["duitsland", "duits", "duitse", "duitsers", "berlijn"],
    &["frankrijk", "frans", "franse", "fransen", "parijs"],
    &["denemarken", "deens", "deense", "denen", "kopenhagen"],
    &["nederland", "nederlands", "nederlandse", "nederlanders"],
    &["spanje", "spaans", "spaanse", "spanjaarden", "madrid"],
    &["azie", "aziatisch", "aziatische"],
];

/// In which rows of the capitals each word stands: it is asked of every two names of two texts.
static SEATED: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut seated: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, words) in SEATS.iter().enumerate() {
        for word in *words {
            seated.entry(word).or_default().push(row);
        }
    }
    seated
});

/// Tells whether a folded name is that of a land, its capital, or what is of it.
pub(in crate::compare) fn is_land(folded: &str) -> bool {
    SEATED.contains_key(folded)
}

/// Tells whether of two folded names one is a capital and the other its country, or what is of it.
fn is_seat_of(one: &str, other: &str) -> bool {
    let rows = SEATED.get(one).zip(SEATED.get(other));
    rows.is_some_and(|(ones, others)| ones.iter().any(|row| others.contains(row)))
}

/// What makes the name of a land around it of the name of a town or a river: “Tyne”, “Tyneside”.
const LANDS: [&str; 4] = ["side", "shire", "land", "ville"];

/// Tells whether two folded names are one that is spelt otherwise, or a country and what is of it: they share all but
/// their last letters, or all but one letter.
pub(in crate::compare) fn are_spelt_alike(one: &str, other: &str) -> bool {
    let is_listed = |(first, second): &(&str, &str)| {
        (*first, *second) == (one, other) || (*first, *second) == (other, one)
    };
    let is_land = |land: &str, town: &str| {
        let end = land.strip_prefix(town).filter(|_| town.len() >= 4);
        end.is_some_and(|end| LANDS.contains(&end))
    };
    if SPELT.iter().any(is_listed)
        || is_seat_of(one, other)
        || is_land(one, other)
        || is_land(other, one)
    {
        return true;
    }
    let (one_count, other_count) = (one.chars().count(), other.chars().count());
    let (least, most) = (one_count.min(other_count), one_count.max(other_count));
    if least < 5 {
        return false;
    }
    let same = |(a, b): &(char, char)| a == b;
    let before = one.chars().zip(other.chars()).take_while(same).count();
    let backwards = one.chars().rev().zip(other.chars().rev());
    let behind = backwards.take_while(same).count();
    // “Zelensky”, “Zelenskyy”; “Russia”, “Russian”; “Anderson”, “Andersen”.
    let has_other_end = before >= 4 && most <= before + 3 && before * 2 > most;
    has_other_end || before > 0 && most - least <= 1 && before + behind + 1 >= most
}
