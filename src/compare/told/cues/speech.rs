//! Verbs by which somebody says something; folded, by language.

use std::{collections::HashSet, sync::LazyLock};

/// Verbs of speech, a language in a row: English, German, French, Spanish, Italian, Dutch. Where the participle is
/// folded to the same, it is told once.
const SAYS: &[&str] = &[
    "said says say told tells stated added adds wrote writes claimed argued argues announced announces \
     reported explained explains insisted insists noted denied denies confirmed confirms warned warns \
     admitted admits acknowledged alleged alleges declared declares testified tweeted replied asserted \
     asserts maintained maintains conceded recalled predicted predicts estimated suggested disclosed \
     revealed reveals commented repeats reiterated reiterates stressed stresses promised promises \
     cautioned cautions emphasised emphasized emphasises emphasizes complained complains countered \
     boasted boasts bragged pledged pledges vowed vows urged urges underlined underscored reaffirmed \
     affirmed affirms assured assures contended contends conveyed confessed confided clarified elaborated \
     exclaimed hinted implied informed joked jokes lamented laments mentioned mentions objected opined \
     proclaimed protested quipped reassured recounted remarked reminded responded responds retorted \
     speculated swore advised apologised apologized criticised criticized criticizes criticises condemned \
     condemns denounced recalls concedes acknowledges suggests tweets testifies discloses refuted \
     rebutted interjected bemoaned deplored professed stipulated posits posited postulated surmised \
     attested averred avowed surmises counselled counseled speculates insinuated reckons reckoned",
    "sagte sagt sagten erklarte erklart teilte berichtete berichtet berichten behauptete behauptet \
     betonte meldete meldet schrieb schreibt betont bekraftigte bekraftigt warnte warnt warnten versprach \
     verspricht kritisierte kritisiert beklagte beklagt fugte unterstrich unterstreicht wiederholte \
     wiederholt raumte meinte meint kundigte kundigt versicherte versichert bestatigte bestatigt \
     bestatigten dementierte dementiert bestritt bestreitet ausserte äußerte forderte fordert mahnte \
     mahnt konterte prahlte erzahlte erzahlt erlauterte erlautert gestand antwortete teilten schrieben \
     erklarten meldeten mitteilte mitteilten gesagt sagen erklaren behaupten betonen betonten verweist \
     verwies verwiesen raumt raumten melden",
    "dit declare affirme affirmait assure explique expliquait annonce ecrit indique precise ajoute \
     rapporte declarait disait disent repete souligne promis promet averti avertit prevenu previent \
     insiste reitere confirme dementi dement reconnu reconnait estime deplore regrette denonce repondu \
     repond martele raconte confie revele soutenu soutient admis admet plaide rappele rappelle conclu \
     signale pretend affirment ironise retorque \
     assurent indiquent expliquent estiment rapportent soutiennent denoncent",
    "dijo dice afirmo afirma declaro aseguro asegura explico anadio anuncio informo senalo indico sostuvo \
     dijeron repitio subrayo prometio advirtio insistio reitero destaco confirmo confirma nego niega \
     reconocio admitio lamento denuncio respondio recordo agrego senala sostiene comento manifesto \
     recalco aclaro alerto apunto dicho declarado afirmado asegurado explicado anunciado advertido \
     informaron afirmaron matizo prosiguio replico desmintio \
     aseguran dicen sostienen explicaron aseguraron anunciaron denuncian advierten indicaron senalan",
    "detto disse dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge aggiunse \
     annunciato riferito riferisce sottolineato sottolinea ribadito ribadisce promesso avvertito avverte \
     ammesso ammette confermato negato nega scrive risposto replicato ricordato precisato assicurato \
     assicura denunciato raccontato racconta ripetuto lamentato smentito smentisce \
     dicono affermano sostengono",
    "zei zeiden zegt verklaarde verklaart meldde meldt meldden vertelde vertelt benadrukte benadrukt \
     herhaalde herhaalt beloofde belooft waarschuwde waarschuwt schreef schrijft bevestigde bevestigt \
     ontkende ontkent antwoordde kondigde klaagde erkende erkent stelde gezegd",
];

/// Verbs of which the subject often does something else, and that are of speech where *that* follows, where the sentence
/// quotes somebody, and where they end it.
const MAY_SAY: &[&str] = &[
    "concludes finds observes agrees proposes recommends repeated concluded found answered observed agreed demanded proposed recommended shouted indicated \
     described posted forecast whispered threatened cried counters lance rief sbotta exclamo riep",
];

/// Verbs that may be nouns as well, and are of speech where *that* follows.
pub(in crate::compare::told) const SAYS_THAT: &[&str] = &[
    "states",
    "reports",
    "notes",
    "claims",
    "estimates",
    "state",
    "report",
    "note",
    "claim",
    "estimate",
    "argue",
    "warn",
    "insist",
    "conclude",
    "find",
    "maintain",
    "contend",
    "complain",
    "confirm",
    "deny",
    "thought",
    "feared",
    "believed",
    "hoped",
    "doubted",
    "posted",
    "publico",
    "publie",
    "pubblicato",
];

/// Verbs of which figures and documents are the subject.
pub(in crate::compare::told) const SHOWS: &[&str] =
    &["show", "shows", "showed", "indicate", "suggest"];

/// Verbs of documents that say themselves what stands in quotation marks before them.
pub(in crate::compare::told) const READS: &[&str] = &["read", "reads"];

/// Those who hear what is told them, and of whom it is told in their stead: *a court heard*.
pub(in crate::compare::told) const HEARINGS: &[&str] = &[
    "court",
    "jury",
    "inquest",
    "inquiry",
    "tribunal",
    "hearing",
    "committee",
    "parliament",
    "commission",
];

/// Verbs by which somebody says something that stands in quotation marks before *is how*, and after *as*.
pub(in crate::compare::told) const PUTS: &[&str] = &[
    "put",
    "puts",
    "summed",
    "sums",
    "described",
    "describes",
    "explained",
    "phrased",
    "recalled",
    "called",
    "calls",
];

/// Verbs of which the object is whom it is said to, and does not say it: *urged the crews*.
pub(in crate::compare::told) const TO_SOMEBODY: &[&str] = &[
    "urged",
    "urges",
    "told",
    "tells",
    "warned",
    "warns",
    "informed",
    "reminded",
    "reminds",
    "reassured",
    "assured",
    "assures",
    "advised",
    "criticised",
    "criticized",
    "criticises",
    "criticizes",
    "condemned",
    "condemns",
    "denounced",
    "promised",
    "promises",
    "denied",
    "denies",
    "mentioned",
    "mentions",
    "confirmed",
    "confirms",
    "pledged",
    "swore",
];

/// Verbs by which an outlet tells what it alone knows, after *has*.
pub(in crate::compare::told) const LEARNED: &[&str] = &["learned", "learnt"];

/// Verbs by which somebody judges something; they say it where their words follow.
pub(in crate::compare::told) const JUDGES: &[&str] = &[
    "called",
    "calls",
    "calling",
    "labelled",
    "labeled",
    "dubbed",
    "branded",
    "described",
    "describes",
    "rejected",
    "rejects",
    "dismissed",
    "dismisses",
    "disputed",
    "disputes",
    "denounced",
    "praised",
    "likened",
    "accused",
    "accuses",
    "blamed",
    "blames",
    "wirft",
    "warf",
    "werfen",
    "warfen",
    "gab",
    "gaben",
    "gibt",
    "sprach",
    "sprachen",
    "spricht",
    "wies",
    "wiesen",
    "weist",
    "weisen",
    "hailed",
    "hails",
    "welcomed",
    "decried",
    "slammed",
    "mocked",
    "nannte",
    "nennt",
    "bezeichnete",
    "bezeichnet",
    "qualifie",
    "accuse",
    "califico",
    "tildo",
    "acuso",
    "definito",
    "accusato",
    "noemde",
    "noemt",
];

/// Those of them that give it a name, for which one word in quotation marks is enough: *called it “absurd”*.
pub(in crate::compare::told) const CALLS: &[&str] = &[
    "called",
    "calls",
    "labelled",
    "labeled",
    "dubbed",
    "branded",
    "described",
    "describes",
    "slammed",
    "decried",
    "hailed",
    "nannte",
    "nennt",
    "bezeichnete",
    "bezeichnet",
    "qualifie",
    "califico",
    "tildo",
    "definito",
    "noemde",
    "noemt",
];

/// What stands behind such a verb where it is one of speech: *accused the city of*.
pub(in crate::compare::told) const JUDGED: &[(&str, &[&str])] = &[
    ("accused", &["of"]),
    ("accuses", &["of"]),
    ("blamed", &["on", "for"]),
    ("blames", &["on", "for"]),
    ("wirft", &["vor"]),
    ("warf", &["vor"]),
    ("werfen", &["vor"]),
    ("warfen", &["vor"]),
    ("gab", &["bekannt"]),
    ("gaben", &["bekannt"]),
    ("gibt", &["bekannt"]),
    ("sprach", &["von"]),
    ("sprachen", &["von"]),
    ("spricht", &["von"]),
    ("wies", &["zuruck"]),
    ("wiesen", &["zuruck"]),
    ("weist", &["zuruck"]),
    ("weisen", &["zuruck"]),
    ("hailed", &["as"]),
    ("hails", &["as"]),
    ("welcomed", &["as"]),
    ("decried", &["as"]),
    ("rejected", DISPUTED),
    ("rejects", DISPUTED),
    ("dismissed", DISPUTED),
    ("dismisses", DISPUTED),
    ("disputed", DISPUTED),
    ("disputes", DISPUTED),
    ("described", &["as", "hearing", "seeing"]),
    ("describes", &["as", "hearing", "seeing"]),
];

/// What others have said, where somebody gainsays it.
const DISPUTED: &[&str] = &[
    "as",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "charge",
    "charges",
    "claim",
    "claims",
    "criticism",
    "notion",
    "reports",
    "suggestion",
    "suggestions",
];

/// Verbs by which those who are named or unnamed tell what they think, where they are the subject of the sentence.
pub(in crate::compare::told) const THINKS: &[&str] = &[
    "expect",
    "expects",
    "fear",
    "fears",
    "believe",
    "believes",
    "hope",
    "hopes",
    "doubt",
    "doubts",
    "suspect",
    "suspects",
    "reckon",
    "think",
    "thinks",
    "forecast",
    "forecasts",
    "anticipate",
    "anticipates",
    "predict",
    "rechnet",
    "rechnen",
    "erwartet",
    "erwarten",
    "befurchtet",
    "befurchten",
    "glaubt",
    "glauben",
    "hofft",
    "hoffen",
    "vermutet",
    "vermuten",
    "craint",
    "craignent",
    "espere",
    "esperent",
    "redoute",
    "redoutent",
    "pensent",
    "teme",
    "temen",
    "esperan",
    "creen",
    "temono",
    "ritiene",
    "ritengono",
    "verwacht",
    "verwachten",
    "vreest",
    "vrezen",
];

/// Verbs of speech of Arabic and Chinese.
pub(in crate::compare::told) const SAYS_ABROAD: &[&str] = &[
    "قال",
    "قالت",
    "وقال",
    "وقالت",
    "اعلن",
    "اعلنت",
    "أعلن",
    "أعلنت",
    "اكد",
    "اكدت",
    "أكد",
    "أكدت",
    "افاد",
    "افادت",
    "أفاد",
    "أفادت",
    "ذكرت",
    "صرح",
    "صرحت",
    "واضاف",
    "وأضاف",
    "说",
    "表 示",
    "称",
    "宣 布",
    "指 出",
    "据",
    "報 道",
    "报 道",
    "說",
];

static KNOWN: LazyLock<[HashSet<&str>; 2]> = LazyLock::new(|| {
    [SAYS, MAY_SAY].map(|rows| {
        let words = rows.iter().flat_map(|row| row.split_whitespace());
        words.collect()
    })
});

/// Tells whether a folded word is a verb of speech.
pub(in crate::compare::told) fn says(folded: &str) -> bool {
    let [says, _] = &*KNOWN;
    says.contains(folded)
}

/// Tells whether a folded word is a verb of speech where what is said stands beside it.
pub(in crate::compare::told) fn may_say(folded: &str) -> bool {
    let [_, may_say] = &*KNOWN;
    may_say.contains(folded)
}
