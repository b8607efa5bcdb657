//! Made-up languages in real scripts: words that follow Zipf's law, in sentences.

/// Numbers that look random and are the same on every machine (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn within(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end - start)
    }

    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    pub fn pick<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.below(some.len())]
    }
}

/// A script with what its words are made of.
#[derive(Debug)]
pub struct Language {
    pub name: &'static str,
    /// What syllables begin and end with; where there is nothing to end with, each start is one.
    starts: &'static [&'static str],
    ends: &'static [&'static str],
    /// Between words.
    pub blank: &'static str,
    /// After a sentence.
    pub stop: &'static str,
    pub comma: &'static str,
    /// Around words that somebody said.
    pub marks: (&'static str, &'static str),
    has_capitals: bool,
}

const fn spaced(
    name: &'static str,
    starts: &'static [&'static str],
    ends: &'static [&'static str],
    has_capitals: bool,
) -> Language {
    Language {
        name,
        starts,
        ends,
        blank: " ",
        stop: ".",
        comma: ",",
        marks: ("“", "”"),
        has_capitals,
    }
}

/// The languages; the order is a part of what seeds mean.
pub const LANGUAGES: &[Language] = &[
    spaced(
        "latin",
        &[
            "b", "c", "d", "f", "gr", "h", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w",
        ],
        &[
            "a", "e", "i", "o", "u", "an", "er", "in", "on", "es", "ed", "al",
        ],
        true,
    ),
    spaced(
        "accented",
        &[
            "b", "ç", "d", "f", "g", "ł", "m", "ñ", "p", "r", "š", "t", "v", "ž", "th", "e\u{301}",
        ],
        &[
            "á", "é", "i", "ö", "ü", "ão", "ær", "ín", "ő", "ès", "ê", "ål",
        ],
        true,
    ),
    spaced(
        "cyrillic",
        &[
            "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ш",
        ],
        &["а", "е", "и", "о", "у", "ы", "я", "ов", "ен", "ий", "ать"],
        true,
    ),
    spaced(
        "greek",
        &[
            "β", "γ", "δ", "θ", "κ", "λ", "μ", "ν", "π", "ρ", "σ", "τ", "φ",
        ],
        &["α", "ε", "η", "ι", "ο", "ου", "ας", "ων", "ής", "ία"],
        true,
    ),
    spaced(
        "arabic",
        &[
            "ب", "ت", "ج", "د", "ر", "س", "ش", "ع", "ف", "ق", "ل", "م", "ن",
        ],
        &["ا", "ي", "و", "ة", "ان", "ين", "َ"],
        false,
    ),
    spaced(
        "hebrew",
        &[
            "ב", "ג", "ד", "ה", "ח", "ט", "כ", "ל", "מ", "נ", "ס", "ע", "פ",
        ],
        &["א", "ו", "י", "ים", "ות", "ה"],
        false,
    ),
    spaced(
        "devanagari",
        &[
            "क", "ख", "ग", "च", "ज", "त", "द", "न", "प", "ब", "म", "र", "ल", "स",
        ],
        &["ा", "ि", "ी", "ु", "े", "ो", "ं", "्य"],
        false,
    ),
    spaced(
        "korean",
        &[
            "가", "나", "다", "라", "마", "바", "사", "아", "자", "한", "국", "정", "부", "회",
        ],
        &["은", "는", "이", "가", "을", "에", "의", "로", "서"],
        false,
    ),
    Language {
        name: "chinese",
        starts: &[
            "的", "一", "是", "在", "不", "了", "有", "和", "人", "这", "中", "大", "为", "上",
            "个", "国", "我", "以", "要", "他", "时", "来", "用", "们", "生", "到", "作", "地",
            "于", "出", "就", "分", "对", "成", "会", "可", "主", "发", "年", "动", "同", "工",
            "也", "能", "下", "过", "子", "说", "产", "种", "面", "而", "方", "后", "多", "定",
            "行", "学", "法", "所", "民", "得", "经", "十", "三", "之", "进", "着", "等", "部",
            "度", "家", "电", "力", "里", "如", "水", "化", "高", "自", "二", "理", "起", "小",
            "物", "现", "实", "加", "量", "都", "两", "体", "制", "机", "当", "使",
        ],
        ends: &[],
        blank: "",
        stop: "。",
        comma: "，",
        marks: ("「", "」"),
        has_capitals: false,
    },
    Language {
        name: "japanese",
        starts: &[
            "東", "京", "政", "府", "会", "社", "経", "済", "新", "聞", "国", "際", "発", "表",
            "調", "査", "あ", "い", "う", "え", "お", "か", "き", "く", "け", "こ", "さ", "し",
            "す", "た", "ち", "て", "と", "な", "に", "ね", "の", "は", "ひ", "ま", "み", "も",
            "や", "よ", "ら", "り", "る", "れ", "ア", "イ", "ク", "ス", "ト", "ル", "ン",
        ],
        ends: &[],
        blank: "",
        stop: "。",
        comma: "、",
        marks: ("「", "」"),
        has_capitals: false,
    },
    Language {
        name: "thai",
        starts: &[
            "ก", "ข", "ค", "ง", "จ", "ช", "ด", "ต", "ท", "น", "บ", "ป", "ม", "ร", "ล", "ว", "ส",
            "ห",
        ],
        ends: &["า", "ี", "ุ", "ู", "ะ", "ำ", "่า", "้า", "ัน", "ิน"],
        blank: "",
        stop: " ",
        comma: " ",
        marks: ("“", "”"),
        has_capitals: false,
    },
    spaced(
        "emoji",
        &["b", "d", "g", "k", "👩‍👧", "m", "n", "p", "🇩🇪", "s", "t", "𝛼"],
        &["a", "e", "i", "o", "u", "👍🏽", "an", "er"],
        false,
    ),
];

impl Language {
    /// Returns a word; common ones are short and come often.
    pub fn word(&self, random: &mut Random) -> String {
        let rank = (3000_f64.powf(random.share())) as usize;
        self.spelt(rank)
    }

    /// Returns a word that is rare.
    pub fn rare(&self, random: &mut Random) -> String {
        let rank = random.within(3000, 90_000);
        self.spelt(rank)
    }

    pub fn name(&self, random: &mut Random) -> String {
        let word = self.rare(random);
        if self.has_capitals {
            capital(&word)
        } else {
            word
        }
    }

    fn spelt(&self, mut rank: usize) -> String {
        let mut word = String::new();
        loop {
            word.push_str(self.starts[rank % self.starts.len()]);
            rank /= self.starts.len();
            if !self.ends.is_empty() {
                word.push_str(self.ends[rank % self.ends.len()]);
                rank /= self.ends.len();
            }
            if rank == 0 {
                return word;
            }
        }
    }

    pub fn first(&self, word: &str) -> String {
        if self.has_capitals {
            capital(word)
        } else {
            word.to_owned()
        }
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
