//! What stands before the name of a person: forms of address, offices and professions, and of what; and the words by
//! which the name of a house is told from that of a person. Folded.

use std::{collections::HashMap, sync::LazyLock};

/// Forms of address by which a man is told.
const MEN: &str = "mr mister sir lord herr herrn m monsieur senor sr signor signore sig dhr meneer mijnheer king konig \
    prince prinz";

/// Forms of address by which a woman is told.
const WOMEN: &str = "mrs ms miss lady dame frau mme mlle madame mademoiselle senora sra senorita srta signora \
    signorina mevr mevrouw mw queen konigin princess prinzessin";

/// Forms of address that tell neither.
const ADDRESSES: &str = "dr prof professor professorin professeur profesor profesora professore professoressa doktor \
    doctor docteur doctora dottore dottoressa dott rev reverend father fr sister brother maitre ing ingenieur";

/// Offices and professions: words for the same one in a row, the first of which stands for all.
const OFFICES: &[&str] = &[
    "minister ministerin ministre ministro ministra minister-president",
    "president prasident prasidentin presidente presidenta presidentessa vorsitzender vorsitzende voorzitter",
    "premier ministerprasident ministerprasidentin premierminister",
    "chancellor kanzler kanzlerin chancelier canciller cancelliere kanselier",
    "mayor mayoress burgermeister burgermeisterin maire alcalde alcaldesa sindaco sindaca burgemeester",
    "governor gov gouverneur gouverneurin gouverneure gobernador gobernadora governatore governatrice",
    "senator sen senatorin senateur senatrice senador senadora senatore",
    "secretary sekretar sekretarin secretaire secretario secretaria segretario segretaria secretaris staatssecretaris",
    "abgeordneter abgeordnete depute deputee diputado diputada deputato deputata kamerlid mp",
    "representative congressman congresswoman rep",
    "councillor councilman councilwoman alderman stadtrat stadtratin concejal concejala wethouder",
    "ambassador botschafter botschafterin ambassadeur ambassadrice embajador embajadora ambasciatore ambassadeurin",
    "commissioner kommissar kommissarin commissaire comisario comisaria commissario commissaria commissaris",
    "chief chef cheffe chefin leiter leiterin jefe jefa capo hoofd head leader",
    "director direktor direktorin directeur directrice directora direttore direttrice",
    "chairman chairwoman chair chairperson",
    "manager managerin managing gerente",
    "ceo executive geschaftsfuhrer geschaftsfuhrerin vorstandschef vorstandschefin topman",
    "founder grunder grunderin fondateur fondatrice fundador fundadora fondatore oprichter",
    "spokesman spokeswoman spokesperson sprecher sprecherin porte-parole portavoz vocero vocera portavoce woordvoerder \
     woordvoerster",
    "prosecutor staatsanwalt staatsanwaltin procureur procureure fiscal procuratore officier",
    "lawyer attorney solicitor barrister anwalt anwaltin avocat avocate abogado abogada avvocato avvocata advocaat",
    "judge justice richter richterin juge juez jueza giudice rechter",
    "inspector inspecteur inspectrice inspektor inspektorin ispettore detective superintendent constable officer",
    "general gen generalin generale generaal",
    "colonel col oberst coronel colonnello kolonel",
    "captain capt kapitan kapitanin capitaine capitan capitano kapitein",
    "sergeant sgt lieutenant lt major admiral",
    "bishop archbishop bischof bischofin eveque obispo vescovo bisschop cardinal pope papst pape papa paus",
    "engineer ingenieurin ingeniero ingeniera ingegnere",
    "researcher scientist forscher forscherin wissenschaftler wissenschaftlerin chercheur chercheuse cientifico \
     cientifica ricercatore ricercatrice onderzoeker onderzoekster",
    "analyst analystin analyste analista",
    "economist okonom okonomin economiste economista econoom",
    "expert expertin experte experta esperto esperta deskundige specialist",
    "adviser advisor aide berater beraterin conseiller conseillere asesor asesora consigliere adviseur",
    "reporter journalist journalistin journaliste periodista giornalista correspondent",
    "resident witness neighbour neighbor zeuge zeugin temoin testigo testimone getuige",
    "owner eigentumer eigentumerin proprietaire propietario propietaria proprietario eigenaar",
    "worker employee firefighter nurse teacher farmer fisherman activist campaigner author candidate opposition",
];

/// Of what somebody is the minister: words for the same in a row.
const FIELDS: &[&str] = &[
    "environment environmental umwelt environnement ambiente medioambiente milieu",
    "finance financial finanz finanzen finances economie-finances hacienda finanze financien treasury",
    "interior home innen inneres interieur interno binnenlandse",
    "foreign external aussen auswartiges affaires-etrangeres exteriores esteri buitenlandse",
    "health gesundheit gesundheits sante sanidad salud salute sanita volksgezondheid",
    "defence defense verteidigung verteidigungs defensa difesa defensie",
    "transport transportation verkehr verkehrs transports transporte trasporti verkeer",
    "economy economic wirtschaft wirtschafts economia economie",
    "education bildung bildungs educacion istruzione onderwijs",
    "agriculture landwirtschaft landwirtschafts agricultura agricoltura landbouw",
    "energy energie energia",
    "labour labor arbeit arbeits travail trabajo lavoro werk",
    "culture kultur cultura cultuur",
    "vice deputy acting former interim",
    "prime premiere primer primo prima eerste",
    "fire feuerwehr pompiers bomberos brandweer",
    "police polizei policia polizia politie",
];

/// Words that stand in the names of houses, and hardly in those of people.
const HOUSES: &[&str] = &[
    "media",
    "radio",
    "television",
    "tv",
    "press",
    "wire",
    "desk",
    "software",
    "chemicals",
    "industries",
    "motors",
    "airlines",
    "airways",
    "energy",
    "holding",
    "holdings",
    "labs",
    "laboratory",
    "systems",
    "technologies",
    "services",
    "solutions",
    "partners",
    "associates",
    "works",
    "records",
    "pictures",
    "studios",
    "trust",
    "fund",
    "society",
    "federation",
    "alliance",
    "council",
    "board",
    "bureau",
    "service",
    "network",
    "channel",
    "magazine",
    "weekly",
    "daily",
    "evening",
    "morning",
    "echo",
    "standard",
    "star",
    "sun",
    "mirror",
    "globe",
    "house",
    "kremlin",
    "pentagon",
    "zeitung",
    "tageblatt",
    "rundfunk",
    "agence",
    "agencia",
    "agenzia",
    "agentur",
    "behorde",
    "ministerium",
    "ministere",
    "ministerio",
    "ministero",
    "ministerie",
    "institut",
    "instituto",
    "istituto",
    "instituut",
    "universitat",
    "universite",
    "universidad",
    "universita",
    "universiteit",
    "gruppe",
    "groupe",
    "grupo",
    "gruppo",
    "groep",
    "bundestag",
    "bundesamt",
    "polizei",
    "policia",
    "polizia",
    "politie",
    "gericht",
    "tribunal",
    "tribunale",
    "rechtbank",
    "partei",
    "parti",
    "partido",
    "partito",
    "partij",
    "government",
    "regierung",
    "gouvernement",
    "governo",
    "regering",
    "administration",
    "cabinet",
    "team",
    "nations",
    "states",
    "data",
    "research",
    "study",
    "report",
    "statement",
    "memo",
    "document",
];

/// Ends of words for houses, in languages that write them as one.
const HOUSE_ENDS: &[&str] = &[
    "ministerium",
    "ministerie",
    "behorde",
    "zeitung",
    "rundfunk",
    "amt",
];

/// What a word before a name tells of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::compare) enum Title {
    /// That it is a man.
    Man,
    /// That it is a woman.
    Woman,
    /// Nothing.
    Address,
    /// Their office or profession, by the first word for it.
    Office(&'static str),
}

/// The words for each office, each with the first one for the same.
static OFFICE_WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let words = OFFICES.iter().flat_map(|class| {
        let first = class.split_whitespace().next().unwrap_or_default();
        class.split_whitespace().map(move |word| (word, first))
    });
    words.collect()
});

/// What each title tells: of every word of a sentence it may be asked.
static TITLES: LazyLock<HashMap<&str, Title>> = LazyLock::new(|| {
    let all =
        |list: &'static str, title: Title| list.split_whitespace().map(move |word| (word, title));
    let offices = OFFICE_WORDS.iter();
    let offices = offices.map(|(word, first)| (*word, Title::Office(first)));
    let forms = all(MEN, Title::Man)
        .chain(all(WOMEN, Title::Woman))
        .chain(all(ADDRESSES, Title::Address));
    offices.chain(forms).collect()
});

/// Tells what a folded word before a name says of the person; nothing where it is no title.
pub(in crate::compare) fn title(folded: &str) -> Option<Title> {
    let known = TITLES.get(folded).copied();
    known.or_else(|| compound(folded).map(|(_, office)| Title::Office(office)))
}

/// Returns of what somebody is the minister by a folded word, by the first word for it: also in "Umweltministerin".
pub(in crate::compare) fn field(folded: &str) -> Option<&'static str> {
    of_class(FIELDS, folded).or_else(|| {
        let (of, _) = compound(folded)?;
        of_class(FIELDS, of)
    })
}

/// Tells whether a folded word stands in the name of a house, and hardly in that of a person.
pub(in crate::compare) fn is_of_house(folded: &str) -> bool {
    HOUSES.contains(&folded)
        || HOUSE_ENDS
            .iter()
            .any(|end| folded.len() > end.len() + 3 && folded.ends_with(end))
}

fn of_class(classes: &[&'static str], folded: &str) -> Option<&'static str> {
    let mut classes = classes.iter();
    let class = classes.find(|class| class.split_whitespace().any(|word| word == folded))?;
    class.split_whitespace().next()
}

/// The shortest word for an office with which a longer one may end: "Umweltministerin", "Feuerwehrchef".
const SHORTEST_END: usize = 4;

/// The shortest part of a word before that.
const SHORTEST_BEGIN: usize = 3;

/// Parts a word that ends with one for an office into what stands before that, and the office.
fn compound(folded: &str) -> Option<(&str, &'static str)> {
    // Most words are too short, and it may be asked of every word.
    if folded.len() < SHORTEST_END + SHORTEST_BEGIN {
        return None;
    }
    let ends = OFFICE_WORDS.iter().filter_map(|(word, first)| {
        let before = folded.strip_suffix(word)?;
        let is_long =
            word.chars().count() >= SHORTEST_END && before.chars().count() >= SHORTEST_BEGIN;
        is_long.then_some((word.len(), before, *first))
    });
    let (_, before, first) = ends.max_by_key(|(length, ..)| *length)?;
    let bound = before.strip_suffix('s').unwrap_or(before);
    let is_known = |part: &str| of_class(FIELDS, part).is_some();
    // The sound that joins the two is no part of either.
    Some((if is_known(before) { before } else { bound }, first))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_title_stands_in_one_class() {
        let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
        let lists = OFFICES.iter().chain(&[MEN, WOMEN, ADDRESSES]);
        for word in lists.flat_map(|class| class.split_whitespace()) {
            *classes.entry(word).or_default() += 1;
        }
        classes.retain(|_, count| *count > 1);
        assert_eq!(classes, BTreeMap::new());
    }

    #[test]
    fn a_compound_tells_the_office_and_of_what() {
        for (word, office, of) in [
            ("umweltministerin", "minister", Some("environment")),
            ("finanzminister", "minister", Some("finance")),
            ("gesundheitsminister", "minister", Some("health")),
            ("regierungssprecherin", "spokesman", None),
            ("feuerwehrchef", "chief", Some("fire")),
            ("mayor", "mayor", None),
        ] {
            assert_eq!(title(word), Some(Title::Office(office)), "{word}");
            assert_eq!(field(word), of, "{word}");
        }
        assert_eq!(title("kolar"), None);
        assert!(is_of_house("umweltministerium") && !is_of_house("kolar"));
    }
}
