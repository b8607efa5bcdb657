//! Names of lands and places: capitals, what is of a land, and what has two names.

use std::{collections::HashMap, sync::LazyLock};

/// Names of one place, beside those of lands, that are spelt in two ways.
const SPELT: &[&[&str]] = &[
    &["kharkiv", "kharkov"],
    &["lviv", "lvov"],
    &["odesa", "odessa"],
    &["mumbai", "bombay"],
    &["pays-bas", "neerlandais"],
];

/// Capitals, each with its country and what is of it, folded: reports say one for the other. What one spells much as
/// another is there once; in other languages stands the English name too.
pub(super) const SEATS: &[&[&str]] = &[
    &["washington", "us", "america", "american", "states"],
    &["london", "britain", "british", "uk", "england", "english"],
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
    &["ankara", "turkey", "turkiye", "turkish"],
    &["moscow", "russia", "russian", "kremlin"],
    &["kyiv", "kiev", "ukraine", "ukrainian"],
    &["minsk", "belarus", "belarusian"],
    &["belgrade", "serbia", "serbian"],
    &["zagreb", "croatia", "croatian"],
    &["dublin", "ireland", "irish"],
    &["edinburgh", "scotland", "scottish"],
    &["cardiff", "wales", "welsh"],
    &["beijing", "peking", "china", "chinese"],
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
    &["niamey", "niger", "nigerien", "nigerienne"],
    &["naypyidaw", "myanmar", "burma"],
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
        "germany",
        "deutsch",
        "deutsche",
        "deutschen",
        "deutscher",
    ],
    &[
        "frankreich",
        "france",
        "franzosisch",
        "franzosische",
        "franzosischen",
        "franzosen",
    ],
    &[
        "osterreich",
        "austria",
        "osterreichisch",
        "osterreichische",
        "osterreicher",
        "wien",
    ],
    &["schweiz", "switzerland", "schweizer", "schweizerische"],
    &[
        "polen",
        "poland",
        "polnisch",
        "polnische",
        "polnischen",
        "warschau",
        "pools",
        "poolse",
    ],
    &[
        "danemark",
        "denmark",
        "danisch",
        "danische",
        "danen",
        "kopenhagen",
    ],
    &[
        "griechenland",
        "greece",
        "griechisch",
        "griechische",
        "griechen",
        "athen",
    ],
    &["turkei", "turkey", "turkisch", "turkische", "turken"],
    &["allemagne", "germany", "allemand", "allemande", "allemands"],
    &["france", "francais", "francaise", "paris"],
    &["pologne", "poland", "polonais", "polonaise", "varsovie"],
    &["espagne", "spain", "espagnol", "espagnole", "madrid"],
    &["grece", "greece", "grec", "grecque", "athenes"],
    &["belgique", "belgium", "belge", "belges", "bruxelles"],
    &[
        "alemania", "germany", "aleman", "alemana", "alemanes", "berlin",
    ],
    &[
        "francia",
        "france",
        "frances",
        "francesa",
        "franceses",
        "francese",
        "francesi",
        "paris",
        "parigi",
    ],
    &["grecia", "greece", "griego", "griega", "greco", "greca"],
    &[
        "germania", "germany", "tedesco", "tedesca", "tedeschi", "berlino",
    ],
    &[
        "spagna", "spain", "spagnolo", "spagnola", "spagnoli", "madrid",
    ],
    &[
        "duitsland",
        "germany",
        "duits",
        "duitse",
        "duitsers",
        "berlijn",
    ],
    &[
        "frankrijk",
        "france",
        "frans",
        "franse",
        "fransen",
        "parijs",
    ],
    &[
        "denemarken",
        "denmark",
        "deens",
        "deense",
        "denen",
        "kopenhagen",
    ],
    &[
        "nederland",
        "netherlands",
        "nederlands",
        "nederlandse",
        "nederlanders",
    ],
    &[
        "spanje",
        "spain",
        "spaans",
        "spaanse",
        "spanjaarden",
        "madrid",
    ],
    &["azie", "aziatisch", "aziatische"],
];

/// In which rows of the capitals, and behind these of the other places, each word stands: it is asked of every two names
/// of two texts.
static SEATED: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut seated: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, words) in SEATS.iter().chain(SPELT).enumerate() {
        for word in *words {
            seated.entry(word).or_default().push(row);
        }
    }
    seated
});

/// Returns in which rows a folded name stands.
pub(super) fn rows(folded: &str) -> &'static [usize] {
    SEATED.get(folded).map_or(&[], Vec::as_slice)
}

/// Tells whether a folded name is that of a land, its capital, or what is of it.
pub(in crate::compare) fn is_land(folded: &str) -> bool {
    rows(folded).iter().any(|row| *row < SEATS.len())
}

/// Tells whether of two folded names one is a capital and the other its country, or what is of it.
pub(super) fn is_seat_of(one: &str, other: &str) -> bool {
    let others = rows(other);
    rows(one).iter().any(|row| others.contains(row))
}
