//! What money is called.

/// Money by its sign, its code and its names.
const MONEY: &[(&str, &[&str])] = &[
    (
        "USD",
        &[
            "$",
            "usd",
            "dollar",
            "dollars",
            "dolar",
            "dolares",
            "us-dollar",
        ],
    ),
    ("EUR", &["€", "eur", "euro", "euros"]),
    (
        "GBP",
        &["£", "gbp", "pound", "pounds", "sterling", "pfund", "livres"],
    ),
    ("JPY", &["¥", "jpy", "yen"]),
    ("CNY", &["cny", "rmb", "yuan", "renminbi"]),
    ("INR", &["₹", "inr", "rs", "rupee", "rupees", "rupien"]),
    (
        "RUB",
        &["₽", "rub", "ruble", "rubles", "rouble", "roubles", "rubel"],
    ),
    ("CHF", &["chf", "franc", "francs", "franken", "francos"]),
    (
        "crown",
        &[
            "kr", "crown", "crowns", "krone", "kroner", "kronen", "krona", "kronor", "sek", "nok",
            "dkk", "kc",
        ],
    ),
    ("zloty", &["zl", "pln", "zloty", "zlotys"]),
    ("peso", &["peso", "pesos", "mxn"]),
    ("real", &["reais", "brl"]),
    ("SGD", &["sgd"]),
    ("TWD", &["twd"]),
    ("won", &["₩", "krw"]),
    ("lira", &["₺", "lira", "liras"]),
];

/// Money of which only is known that it is some.
pub(super) const SOME_MONEY: &str = "some";

/// Returns the money that is meant by letters before a dollar sign.
pub(super) fn dollars(letters: &str) -> &'static str {
    match letters {
        "us" => "USD",
        "a" | "au" => "AUD",
        "c" | "ca" => "CAD",
        "hk" => "HKD",
        "nz" => "NZD",
        "s" => "SGD",
        "nt" => "TWD",
        "r" => "real",
        "mx" => "peso",
        _ => SOME_MONEY,
    }
}

/// Returns the money that a folded word or sign means.
pub(super) fn money(word: &str) -> Option<&'static str> {
    let found = MONEY.iter().find(|(_, names)| names.contains(&word))?;
    Some(found.0)
}

/// Words beside pounds by which they are money, or the ends of such words: “pounds of debt”, “a 500-pound fine”.
const OF_MONEY: &[&str] = &[
    "sterling",
    "money",
    "cash",
    "debt",
    "debts",
    "loan",
    "loans",
    "note",
    "notes",
    "coin",
    "coins",
    "bill",
    "fine",
    "fines",
    "fee",
    "fees",
    "deal",
    "contract",
    "grant",
    "grants",
    "aid",
    "fund",
    "funds",
    "funding",
    "investment",
    "investments",
    "savings",
    "spending",
    "cuts",
    "budget",
    "bonus",
    "prize",
    "reward",
    "award",
    "charge",
    "ticket",
    "bet",
    "donation",
    "donations",
    "gift",
    "payment",
    "payments",
    "payout",
    "compensation",
    "damages",
    "damage",
    "loss",
    "losses",
    "profit",
    "profits",
    "revenue",
    "tax",
    "taxes",
    "taxpayer",
    "taxpayers",
    "public",
    "sales",
    "assets",
    "subsidies",
    "support",
    "benefits",
    "rent",
    "wages",
    "pay",
    "price",
    "deposit",
    "voucher",
    "package",
    "scheme",
    "project",
    "transfer",
    "bail",
    "penalty",
    "bailout",
    "shares",
    "stake",
    "income",
    "salary",
    "pension",
    "cap",
    "cheque",
    "levy",
    "increase",
    "rise",
    "strafe",
    "busse",
    "buse",
    "schulden",
    "schein",
    "kredit",
    "lohn",
    "gehalt",
    "entschadigung",
    "pramie",
    "gebuhr",
    "steuern",
    "geld",
    "hilfe",
];

/// Tells whether a folded word beside pounds says that they are money.
pub(super) fn is_of_money(folded: &str) -> bool {
    // German ones stand at the end of longer words: “Geldstrafe”.
    const LEAST: usize = 5;
    let ends = |word: &&str| word.len() >= LEAST && folded.ends_with(*word);
    OF_MONEY.contains(&folded) || OF_MONEY.iter().any(ends)
}

/// Tells whether a word before the name of money belongs to it: `US dollars`, `Swiss francs`.
pub(super) fn tells_money(word: &str) -> bool {
    matches!(
        word,
        "us" | "u"
            | "swiss"
            | "british"
            | "american"
            | "schweizer"
            | "suisses"
            | "suizos"
            | "estadounidenses"
            | "canadian"
            | "australian"
            | "hong"
            | "kong"
            | "norwegian"
            | "swedish"
            | "danish"
            | "czech"
    )
}
