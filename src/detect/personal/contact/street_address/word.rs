//! The words that addresses are known by.

/// Kinds of streets that stand behind the name, in English.
pub const AFTER: &[&str] = &[
    "street", "st", "avenue", "ave", "av", "road", "rd", "boulevard", "blvd", "drive", "dr", "lane", "ln", "court", "ct",
    "circle", "cir", "place", "pl", "square", "sq", "terrace", "ter", "parkway", "pkwy", "highway", "hwy", "trail",
    "trl", "way", "crescent", "cres", "close", "grove", "gardens", "row", "mews", "walk", "hill", "rise", "loop",
    "alley", "plaza", "crossing", "parade", "quay", "turnpike", "pike", "causeway", "esplanade", "marg", "expressway",
];

/// Kinds of streets that stand before the name.
pub const BEFORE: &[&str] = &[
    "rue", "avenue", "av", "avda", "avenida", "boulevard", "bd", "bld", "place", "allée", "allee", "chemin", "impasse",
    "route", "quai", "cours", "calle", "plaza", "paseo", "camino", "carretera", "rúa", "rua", "via", "viale", "piazza",
    "piazzetta", "piazzale", "corso", "largo", "vicolo", "strada", "travessa", "praça", "estrada", "rodovia", "alameda",
    "ul", "ulica", "aleja", "plac", "os", "trg", "ulice", "náměstí", "λεωφόρος", "οδός", "jalan", "str", "passeig",
    "carrer", "ronda", "glorieta", "lungomare", "boulevard", "square", "sentier", "passage",
];

/// What stands behind a house number within an address.
pub const NUMBER_TAILS: &[&str] = &["bis", "ter", "quater"];

/// Parts of a building.
pub const UNITS: &[&str] = &[
    "apt", "apartment", "suite", "ste", "unit", "flat", "floor", "room", "rm", "bldg", "building", "appt", "piso",
    "stiege", "etage", "level", "lot", "shop", "block", "studio", "box", "bus", "apto", "lokal", "wohnung",
];

/// Directions, as they stand behind the kind of a street.
pub const DIRECTIONS: &[&str] =
    &["n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];

/// Small words inside the names of streets and towns.
pub const PARTICLES: &[&str] = &[
    "de", "la", "le", "les", "du", "des", "da", "do", "dos", "das", "di", "del", "della", "delle", "dei", "degli", "dell",
    "am", "an", "der", "den", "dem", "im", "in", "bei", "ob", "sur", "sous", "en", "lès", "upon", "of", "the", "na", "nad",
    "pod", "pri", "u", "v", "z", "ve", "y", "e", "i", "et", "und", "aan", "op", "van", "ter", "auf", "ved", "on", "al", "el",
    "los", "las", "a", "o", "s", "zur", "zum", "d", "l",
];

/// What precedes a year, which is no house number.
pub const BEFORE_YEAR: &[&str] =
    &["in", "since", "of", "by", "during", "from", "until", "and", "to", "before", "after", "the", "a", "for", "with", "these"];

/// Regions by their full names, as they stand before a post code.
pub const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
    "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR", "AA", "AE", "AP", "ON", "QC",
    "BC", "AB", "MB", "SK", "NS", "NB", "NL", "PE", "YT", "NT", "NU", "NSW", "VIC", "QLD", "SA", "TAS", "ACT",
];

/// Countries in one word, as they end an address.
pub const COUNTRIES: &[&str] = &[
    "usa", "us", "uk", "england", "scotland", "wales", "ireland", "canada", "australia", "germany", "deutschland",
    "france", "spain", "españa", "italy", "italia", "netherlands", "nederland", "belgium", "belgique", "belgië",
    "austria", "österreich", "switzerland", "schweiz", "suisse", "svizzera", "sweden", "sverige", "norway", "norge",
    "denmark", "danmark", "finland", "suomi", "iceland", "greenland", "poland", "polska", "portugal", "brazil",
    "brasil", "mexico", "méxico", "argentina", "chile", "colombia", "peru", "uruguay", "india", "japan", "china",
    "singapore", "malaysia", "philippines", "greece", "cyprus", "hungary", "slovenia", "slovakia", "croatia", "serbia",
    "romania", "bulgaria", "estonia", "latvia", "lithuania", "turkey", "israel", "egypt", "morocco", "tunisia",
    "nigeria", "kenya", "luxembourg", "malta", "ukraine", "russia", "czechia",
];

/// Countries in two words.
pub const COUNTRIES_OF_TWO: &[(&str, &str)] = &[
    ("united", "kingdom"),
    ("united", "states"),
    ("new", "zealand"),
    ("south", "africa"),
    ("south", "korea"),
    ("czech", "republic"),
    ("great", "britain"),
    ("northern", "ireland"),
    ("hong", "kong"),
    ("saudi", "arabia"),
    ("costa", "rica"),
    ("puerto", "rico"),
];

/// Words that begin a line, a sentence or another value, and no town.
pub const NO_TOWN: &[&str] = &[
    "phone", "tel", "telephone", "mobile", "fax", "email", "e-mail", "mail", "dear", "date", "dob", "ssn", "mrn", "name",
    "re", "from", "to", "subject", "desk", "cell", "website", "web", "contact", "patient", "insurance", "provider", "i",
    "the", "it", "he", "she", "we", "you", "they", "this", "that", "please", "and", "or", "is", "was", "has", "my", "our",
    "his", "her", "thank", "thanks", "if", "when", "on", "at", "in", "for", "born", "since", "occupation", "age", "sex",
    "gender", "case", "order", "invoice", "account", "signed", "personal", "info", "hi", "hello", "regards", "sincerely",
];
