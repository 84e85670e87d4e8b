//! The lists that training text takes its names from: lists of our own by origin, and gazetteers where there are any.
//!
//! Every second name of a list by origin is held out: no training text has it, so that names nobody trained on can be
//! asked for by origin.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::random::Random;

const ORIGINS: [(&str, &str); 16] = [
    ("african-east-south", include_str!("names/african-east-south.txt")),
    ("african-west", include_str!("names/african-west.txt")),
    ("anglo", include_str!("names/anglo.txt")),
    ("arabic", include_str!("names/arabic.txt")),
    ("chinese", include_str!("names/chinese.txt")),
    ("french-italian-portuguese", include_str!("names/french-italian-portuguese.txt")),
    ("germanic-nordic", include_str!("names/germanic-nordic.txt")),
    ("hispanic", include_str!("names/hispanic.txt")),
    ("japanese", include_str!("names/japanese.txt")),
    ("jewish-hebrew", include_str!("names/jewish-hebrew.txt")),
    ("korean", include_str!("names/korean.txt")),
    ("pacific-caribbean", include_str!("names/pacific-caribbean.txt")),
    ("persian-turkish", include_str!("names/persian-turkish.txt")),
    ("slavic", include_str!("names/slavic.txt")),
    ("south-asian", include_str!("names/south-asian.txt")),
    ("vietnamese-southeast-asian", include_str!("names/vietnamese-southeast-asian.txt")),
];
/// Names that are words as well.
const AMBIGUOUS: &str = include_str!("names/ambiguous.txt");

/// Which half of the lists by origin a name comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Train,
    Held,
}

/// The names of one origin and the orders they are written in.
pub struct Origin {
    pub name: &'static str,
    orders: Vec<Order>,
    train: Sections,
    held: Sections,
}

/// All that names are taken from.
pub struct Lists {
    pub origins: Vec<Origin>,
    /// Words of held-out names, folded.
    pub held: BTreeSet<String>,
    pub first: Vec<String>,
    pub last: Vec<String>,
    pub places: Vec<String>,
    pub countries: Vec<String>,
    pub organisations: Vec<String>,
    ambiguous: Sections,
}

/// The parts of one person's name.
#[derive(Clone)]
pub struct Name {
    /// What the person is called by.
    pub given: String,
    /// All that stands with the given name: middle names, the father's name.
    pub firsts: String,
    /// Empty where the person has none.
    pub last: String,
    /// Whether the surname is written first.
    pub reverse: bool,
}

type Sections = BTreeMap<String, Vec<String>>;

#[derive(Clone)]
struct Order {
    weight: usize,
    reverse: bool,
    firsts: String,
    last: String,
}

impl Lists {
    /// Reads the lists of the repository and, of the folder given, `first.txt`, `last.txt`, `place.txt`, `country.txt`
    /// and `org.txt`.
    pub fn new(gazetteers: Option<&Path>) -> io::Result<Self> {
        let list = |name: &str| match gazetteers {
            None => Ok(Vec::new()),
            Some(folder) => fs::read_to_string(folder.join(name)).map(|text| text.lines().map(str::to_owned).collect()),
        };
        let all: Vec<(&'static str, Vec<Order>, Sections)> =
            ORIGINS.iter().map(|&(name, text)| (name, orders(text), sections(text))).collect();
        let held: BTreeSet<String> = all
            .iter()
            .flat_map(|(_, _, parts)| half(parts, Half::Held).into_values().flatten())
            .flat_map(|name| words(&name))
            .collect();
        let free = |names: Vec<String>| -> Vec<String> {
            names.into_iter().filter(|name| !words(name).iter().any(|word| held.contains(word))).collect()
        };
        let freed =
            |parts: Sections| -> Sections { parts.into_iter().map(|(name, names)| (name, free(names))).collect() };
        Ok(Self {
            first: free(list("first.txt")?),
            last: free(list("last.txt")?),
            places: list("place.txt")?,
            countries: list("country.txt")?,
            organisations: list("org.txt")?,
            ambiguous: freed(sections(AMBIGUOUS)),
            origins: all
                .into_iter()
                .map(|(name, orders, parts)| Origin {
                    name,
                    orders,
                    train: freed(half(&parts, Half::Train)),
                    held: half(&parts, Half::Held),
                })
                .collect(),
            held,
        })
    }

    /// A person's name for training text, from any origin or from the gazetteers.
    pub fn name(&self, random: &mut Random) -> Name {
        let Some(origin) = self.origin(random) else { return Name::plain("Unknown", "") };
        let mut name = origin.name_of(Half::Train, random);
        let listed = !self.first.is_empty() && !self.last.is_empty();
        match random.below(100) {
            0..42 if listed => {
                let first = random.pick_early(&self.first).cloned().unwrap_or_default();
                let last = random.pick_early(&self.last).cloned().unwrap_or_default();
                return Name::plain(&first, &last);
            }
            42..50 => {
                let other = random.pick(&self.origins).map(|origin| origin.name_of(Half::Train, random));
                if let Some(other) = other.filter(|other| !other.last.is_empty()) {
                    name = Name::plain(&name.given, &other.last);
                }
            }
            50..55 => name.given = self.ambiguous("given", random).unwrap_or(name.given),
            55..59 => return Name::plain(&name.given, &self.ambiguous("surname", random).unwrap_or(name.last)),
            59..66 => {
                if let Some(last) = self.spliced(origin, random) {
                    return Name::plain(&name.given, &last);
                }
            }
            _ => {}
        }
        if !name.firsts.starts_with(&name.given) {
            name.firsts.clone_from(&name.given);
        }
        name
    }

    /// One of the origins. Short names, which are words in English as well, are the hardest to learn and come more often.
    fn origin(&self, random: &mut Random) -> Option<&Origin> {
        const HARD: [&str; 2] = ["chinese", "korean"];
        let hard: Vec<&Origin> = self.origins.iter().filter(|origin| HARD.contains(&origin.name)).collect();
        if random.chance(16) { random.pick(&hard).copied() } else { random.pick(&self.origins) }
    }

    /// A surname of one origin or of the gazetteers, as companies and streets are named after.
    pub fn surname(&self, random: &mut Random) -> String {
        if random.chance(50)
            && let Some(last) = random.pick_early(&self.last)
        {
            return last.clone();
        }
        let origin = random.pick(&self.origins);
        let names = origin.and_then(|origin| origin.train.get("surname")).map(Vec::as_slice).unwrap_or_default();
        random.pick(names).cloned().unwrap_or_default()
    }

    fn ambiguous(&self, section: &str, random: &mut Random) -> Option<String> {
        random.pick(self.ambiguous.get(section)?).cloned()
    }

    /// A surname that nobody may have: the beginning of one and the end of another.
    fn spliced(&self, origin: &Origin, random: &mut Random) -> Option<String> {
        let names = origin.train.get("surname")?;
        let (one, other) = (random.pick(names)?, random.pick(names)?);
        let (one_len, other_len) = (one.chars().count(), other.chars().count());
        let mut name: String = one.chars().take(one_len.div_ceil(2)).collect();
        name.extend(other.chars().skip(other_len / 2).flat_map(char::to_lowercase));
        let plain = !name.contains([' ', '-', '\'', '’']) && one_len > 3 && other_len > 3;
        (plain && !self.held.contains(&folded(&name))).then_some(name)
    }
}

impl Origin {
    /// A name of one half of the lists, in one of the orders usual for this origin.
    pub fn name_of(&self, half: Half, random: &mut Random) -> Name {
        let total = self.orders.iter().map(|order| order.weight).sum();
        let mut at = random.below(total);
        let chosen = self.orders.iter().find(|order| {
            let here = at < order.weight;
            at = at.saturating_sub(order.weight);
            here
        });
        let given = self.part("given", half, random);
        let Some(order) = chosen else { return Name::plain(&given, "") };
        Name {
            firsts: self.filled(&order.firsts.replacen("$given", &given, 1), half, random),
            last: self.filled(&order.last, half, random),
            reverse: order.reverse,
            given,
        }
    }

    fn part(&self, section: &str, half: Half, random: &mut Random) -> String {
        let parts = if half == Half::Train { &self.train } else { &self.held };
        let names = parts.get(section).map(Vec::as_slice).unwrap_or_default();
        let early = random.chance(50);
        let name = if early { random.pick_early(names) } else { random.pick(names) };
        name.cloned().unwrap_or_default()
    }

    fn filled(&self, pattern: &str, half: Half, random: &mut Random) -> String {
        let mut pieces = pattern.split('$');
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let end = piece.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(piece.len());
            let (section, rest) = piece.split_at_checked(end).unwrap_or((piece, ""));
            text.push_str(&self.part(section, half, random));
            text.push_str(rest);
        }
        text
    }
}

impl Name {
    fn plain(given: &str, last: &str) -> Self {
        Self { given: given.to_owned(), firsts: given.to_owned(), last: last.to_owned(), reverse: false }
    }

    /// The surname, or the only name there is.
    pub fn surname(&self) -> &str {
        if self.last.is_empty() { &self.given } else { &self.last }
    }

    pub fn full(&self) -> String {
        let (one, other) = if self.reverse { (&self.last, &self.firsts) } else { (&self.firsts, &self.last) };
        if self.last.is_empty() { self.firsts.clone() } else { format!("{one} {other}") }
    }
}

/// Lines such as `3 reverse $given $middle / $surname`.
fn orders(text: &str) -> Vec<Order> {
    let order = |line: &str| {
        let (weight, pattern) = line.split_once(' ')?;
        let weight = weight.parse().ok()?;
        let reverse = pattern.strip_prefix("reverse ");
        let (firsts, last) = reverse.unwrap_or(pattern).split_once('/')?;
        let (firsts, last) = (firsts.trim().to_owned(), last.trim().to_owned());
        Some(Order { weight, reverse: reverse.is_some(), firsts, last })
    };
    text.lines().filter_map(order).collect()
}

/// The names under headings such as `[given]`, between commas. No name stands twice in one section.
fn sections(text: &str) -> Sections {
    let mut all = Sections::new();
    let mut heading = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            heading = Some(name.to_owned());
        } else if let Some(heading) = &heading {
            let names = all.entry(heading.clone()).or_default();
            for name in line.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        }
    }
    all
}

fn half(parts: &Sections, half: Half) -> Sections {
    let rest = usize::from(half == Half::Held);
    let of = |names: &Vec<String>| names.iter().skip(rest).step_by(2).cloned().collect();
    parts.iter().map(|(section, names)| (section.clone(), of(names))).collect()
}

/// The words of a name that tell who it is: no particles.
pub fn words(name: &str) -> Vec<String> {
    const PARTICLES: [&str; 19] = [
        "al", "el", "san", "saint", "ibn", "abu", "van", "der", "de", "mc", "st", "la", "le", "di", "da", "du", "ben",
        "bin", "dela",
    ];
    let telling = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
    };
    name.split_whitespace().filter(telling).map(folded).filter(|word| !PARTICLES.contains(&word.as_str())).collect()
}

/// The letters in lower case and without marks, as mail addresses have them.
pub fn folded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'á' | 'à' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' | 'å' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ắ' | 'ằ' | 'ặ' | 'ẵ' =>
            {
                text.push('a');
            }
            'ä' | 'æ' => text.push_str("ae"),
            'ç' | 'ć' | 'č' => text.push('c'),
            'đ' | 'ď' | 'ð' => text.push('d'),
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ě' | 'ę' | 'ė' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' =>
            {
                text.push('e');
            }
            'ğ' | 'ģ' => text.push('g'),
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' | 'į' | 'ị' | 'ỉ' | 'ĩ' => text.push('i'),
            'ł' | 'ľ' | 'ļ' => text.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => text.push('n'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ō' | 'ø' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ộ' | 'ổ' | 'ỗ' | 'ơ' | 'ờ' | 'ớ' | 'ợ'
            | 'ở' => {
                text.push('o');
            }
            'ö' | 'ő' | 'œ' => text.push_str("oe"),
            'ř' | 'ŕ' => text.push('r'),
            'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => text.push('s'),
            'ß' => text.push_str("ss"),
            'ť' | 'ţ' | 'ț' => text.push('t'),
            'ú' | 'ù' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' | 'ụ' | 'ủ' | 'ũ' | 'ư' | 'ừ' | 'ứ' | 'ữ' | 'ự' => {
                text.push('u')
            }
            'ü' => text.push_str("ue"),
            'ý' | 'ỳ' | 'ỹ' | 'ÿ' => text.push('y'),
            'ź' | 'ż' | 'ž' => text.push('z'),
            _ if letter.is_alphanumeric() || letter == '-' => text.push(letter),
            _ => {}
        }
    }
    text
}
