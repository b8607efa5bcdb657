//! Lines that ask for a subscription, an account or consent.
//!
//! Each is known by how it begins or by what no other line says, and is short.

/// The most words of such a line.
const MOST_WORDS: usize = 14;

/// The most words of a line that says something that no other line does.
const MOST_OF_CLOSED: usize = 36;

/// The most words of a note on cookies.
const MOST_OF_COOKIES: usize = 60;

/// How lines begin that ask for a subscription or for an account, in lower case.
const BEGIN: &[&str] = &[
    "allow twitter content",
    "already a member?",
    "already a subscriber?",
    "already have an account?",
    "create a free account to",
    "enter your email",
    "get unlimited access to",
    "log in to comment",
    "log in to continue",
    "please log in or register",
    "please sign in to",
    "register to continue",
    "register to read",
    "sign in to comment",
    "sign in to continue",
    "sign up for our free newsletter",
    "sign up for our newsletter",
    "sign up to our newsletter",
    "start your free trial",
    "subscribe for full access",
    "subscribe now to continue",
    "subscribe to continue",
    "subscribe to our newsletter",
    "subscribe to read",
    "subscribe to unlock",
    "thanks for reading! subscribe",
    "this article is for subscribers",
    "this content is for subscribers",
    "this post is for paid subscribers",
    "this post is for paying subscribers",
    "this post is for subscribers",
    "to continue reading, subscribe",
    "to continue reading, please",
    "you have reached your limit of",
    "you must be logged in to",
    "you must log in or register to",
    "you've reached your limit of",
    "you've read your last free article",
    "diesen artikel weiterlesen mit",
    "jetzt weiterlesen mit",
    "sie haben bereits ein abo",
    "sie sind bereits abonnent",
    "abonnez-vous pour lire",
    "connectez-vous pour commenter",
    "déjà abonné",
    "pour lire la suite, abonnez-vous",
    "inicia sesión para seguir",
    "regístrate gratis para",
    "regístrate para seguir",
    "suscríbete para seguir",
    "ya eres suscriptor",
    "assine para continuar",
    "abbonati per continuare",
    "sei già abbonato",
    "al abonnee?",
    "оформите подписку, чтобы",
    "подпишитесь, чтобы читать",
    "この記事は有料記事です",
    "この記事は有料会員",
    "本文为付费内容",
];

/// What lines say behind which an article is for those who pay, in lower case.
const CLOSED: &[&str] = &[
    "a version of this article appears in print on",
    "consider becoming a free or paid subscriber",
    "delivered to your inbox",
    "get it sent to your inbox",
    "straight to your inbox",
    "this article contains content provided by",
    "mit ihrer registrierung nehmen sie die datenschutzerklärung",
    "la suite est réservée aux abonnés",
    "la suite de cet article est réservée",
    "cet article est réservé aux abonnés",
    "para seguir leyendo, suscríbete",
    "weiterlesen mit einem abo",
    "nur für abonnenten lesbar",
    "contenuto riservato agli abbonati",
    "exclusivo para assinantes",
];

/// How lines begin that offer letters, in lower case.
const OFFERS: &[&str] = &[
    "get",
    "join",
    "receive",
    "sign up",
    "subscribe",
    "abonnieren sie",
    "erhalten sie",
    "melden sie sich",
    "jetzt anmelden",
    "jetzt abonnieren",
    "abonnez-vous",
    "inscrivez-vous",
    "recevez",
    "apúntate",
    "recibe",
    "suscríbete",
    "suscríbase",
    "assine",
    "inscreva-se",
    "receba",
    "iscriviti",
    "ricevi",
    "meld je aan",
    "ontvang",
    "подпишитесь",
];

/// Words of what is offered, in lower case.
const LETTERS: &[&str] = &[
    "newsletter",
    "your inbox",
    "your e-mail",
    "ihr postfach",
    "infolettre",
    "boletín",
    "nieuwsbrief",
    "рассылку",
];

/// How notes on cookies begin, in lower case.
const COOKIES: &[&str] = &[
    "by continuing to use this site, you agree",
    "by using this site, you agree",
    "cookies help us",
    "our site uses cookies",
    "our website uses cookies",
    "this site uses cookies",
    "this website uses cookies",
    "we and our partners",
    "we use cookies",
    "we value your privacy",
    "diese seite verwendet cookies",
    "diese website nutzt cookies",
    "diese website verwendet cookies",
    "diese webseite verwendet cookies",
    "wir nutzen cookies",
    "wir verwenden cookies",
    "ce site utilise des cookies",
    "nous utilisons des cookies",
    "este sitio utiliza cookies",
    "este sitio web utiliza cookies",
    "utilizamos cookies",
    "este site usa cookies",
    "questo sito utilizza cookie",
    "questo sito utilizza i cookie",
    "deze website gebruikt cookies",
    "wij gebruiken cookies",
    "мы используем cookie",
    "мы используем файлы cookie",
];

/// Tells whether a line, in lower case, asks for a subscription or for an account.
pub(super) fn is_one(lower: &str) -> bool {
    let words = lower.split_whitespace().count();
    words <= MOST_OF_CLOSED && CLOSED.iter().any(|closed| lower.contains(closed))
        || words <= MOST_WORDS
            && (BEGIN.iter().any(|begin| lower.starts_with(begin)) || offers_letters(lower))
}

/// Tells whether a line, in lower case, begins with what is to be done for a letter.
pub(super) fn begins_offer(lower: &str) -> bool {
    OFFERS.iter().any(|offer| {
        let rest = lower.strip_prefix(offer);
        rest.is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Tells whether a line begins with what is to be done for a letter, and names one.
fn offers_letters(lower: &str) -> bool {
    // A sentence with parts tells of something.
    let is_told = lower.contains([',', ';', '“', '”', '"']);
    begins_offer(lower) && !is_told && LETTERS.iter().any(|letter| lower.contains(letter))
}

/// Tells whether a line, in lower case, is a note on cookies.
pub(super) fn is_of_cookies(lower: &str) -> bool {
    lower.split_whitespace().count() <= MOST_OF_COOKIES
        && COOKIES.iter().any(|begin| lower.starts_with(begin))
}
