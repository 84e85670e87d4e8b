//! Writes one line from a template: fills its slots, remembers who is who in the line, and marks the names.

use scrubjay::detect::ner::Kind;

use super::grammar::{Case, Grammar, Node, Sequence, Slot};
use crate::corpus::Sample;
use crate::names::{Lists, Name, folded};
use crate::random::Random;

/// One line while it is written.
pub struct Writer<'a> {
    grammar: &'a Grammar,
    lists: &'a Lists,
    random: &'a mut Random,
    sample: Sample,
    /// The people of this line, by the numbers of their slots.
    cast: Vec<(usize, Person)>,
    said: Vec<((String, usize), String)>,
    case: Case,
    /// Within a name nothing else is one.
    in_name: bool,
}

#[derive(Clone)]
struct Person {
    name: Name,
    full: String,
    middle: char,
}

impl<'a> Writer<'a> {
    pub fn new(grammar: &'a Grammar, lists: &'a Lists, random: &'a mut Random, case: Case) -> Self {
        let sample = Sample::plain(String::new());
        Self { grammar, lists, random, sample, cast: Vec::new(), said: Vec::new(), case, in_name: false }
    }

    pub fn written(mut self, template: &Sequence) -> Sample {
        self.sequence(template);
        let len_bytes = self.sample.text.trim_end().len();
        self.sample.text.truncate(len_bytes);
        self.sample
    }

    fn sequence(&mut self, nodes: &Sequence) {
        for node in nodes {
            match node {
                Node::Text(text) => self.push(text),
                Node::Choice(ways) => {
                    if let Some(way) = self.random.pick(ways) {
                        self.sequence(way);
                    }
                }
                Node::Slot(slot) => self.slot(slot),
            }
        }
    }

    fn slot(&mut self, slot: &Slot) {
        let outer = self.case;
        if slot.case != Case::Plain && outer != Case::Lower && outer != Case::Upper {
            self.case = slot.case;
        }
        if !self.person(&slot.name, slot.number) && !self.sign(&slot.name) {
            self.rule(slot);
        }
        // A capital at the beginning is used up by the first letter written.
        if !(outer == Case::First && self.case == Case::Plain) {
            self.case = outer;
        }
    }

    fn rule(&mut self, slot: &Slot) {
        let Slot { name, number, .. } = slot;
        let kind = kind_of(name).filter(|_| !self.in_name);
        let known = number.and_then(|number| self.said.iter().find(|((said, at), _)| said == name && *at == number));
        if let Some((_, text)) = known {
            let text = text.clone();
            return self.name_or_text(&text, kind);
        }
        let start = self.sample.text.len();
        self.in_name |= kind.is_some();
        if !self.listed(name) {
            let ways = self.grammar.ways(name);
            match ways.and_then(|ways| self.random.pick(ways)) {
                Some(way) => self.sequence(way),
                None => self.push(&format!("${name}")),
            }
        }
        if let Some(kind) = kind {
            self.in_name = false;
            self.mark(start, kind);
        }
        if let Some(number) = number {
            let text = self.sample.text.get(start..).unwrap_or_default().trim().to_owned();
            self.said.push(((name.clone(), *number), text));
        }
    }

    /// What a gazetteer has, where there is one.
    fn listed(&mut self, name: &str) -> bool {
        let (list, percent) = match name {
            "city" => (&self.lists.places, 55),
            "country" => (&self.lists.countries, 45),
            "company" => (&self.lists.organisations, 22),
            _ => return false,
        };
        if list.is_empty() || !self.random.chance(percent) {
            return false;
        }
        let early = if name == "city" { self.random.pick_early(list) } else { self.random.pick(list) };
        let Some(text) = early.cloned() else { return false };
        self.push(&text);
        true
    }

    fn sign(&mut self, name: &str) -> bool {
        match name {
            "d" => self.digits(0, 10),
            "n" => self.digits(1, 40),
            "dn" => self.digits(1, 28),
            "nn" => self.digits(11, 89),
            "nnn" => self.digits(101, 899),
            "nnnn" => self.digits(1001, 8999),
            "pipe" => self.push("|"),
            "open" => self.push("{"),
            "close" => self.push("}"),
            "dollar" => self.push("$"),
            "pad" => self.spaces(),
            "letter" => {
                let letter = char::from_u32(u32::from(b'A') + u32::try_from(self.random.below(26)).unwrap_or_default());
                self.push(&letter.unwrap_or('A').to_string());
            }
            "hex" => {
                let text = format!("{:07x}", self.random.next() & 0x0fff_ffff);
                self.push(&text);
            }
            "surname" => {
                let text = self.lists.surname(self.random);
                self.push(&text);
            }
            _ => return false,
        }
        true
    }

    fn digits(&mut self, from: usize, count: usize) {
        let number = from + self.random.below(count);
        self.push(&number.to_string());
    }

    /// Columns are filled up with spaces; elsewhere two never stand together.
    fn spaces(&mut self) {
        let count = 1 + self.random.below(6);
        self.push(" ");
        self.sample.text.extend(std::iter::repeat_n(' ', count));
    }

    /// Writes a person in the form the slot asks for. False where it asks for something else.
    fn person(&mut self, form: &str, number: Option<usize>) -> bool {
        const FORMS: [&str; 14] = [
            "full",
            "first",
            "last",
            "who",
            "listed",
            "initialled",
            "cited",
            "short",
            "titled",
            "mail",
            "user",
            "letters",
            "birth",
            "rolled",
        ];
        if !FORMS.contains(&form) {
            return false;
        }
        let person = self.someone(number);
        let Person { name, full, middle } = &person;
        let initial = initial(&name.given);
        match form {
            "full" => self.name(full),
            "first" => self.name(&name.given),
            "last" => self.name(name.surname()),
            "initialled" if self.random.chance(60) => self.name(&format!("{initial}. {}", name.surname())),
            "initialled" => self.name(&format!("{initial}. {middle}. {}", name.surname())),
            "short" => self.name(&format!("{} {}.", name.given, self::initial(name.surname()))),
            "rolled" => self.name(&format!("{} {}", name.surname().to_uppercase(), name.given)),
            "birth" => self.name(&format!("{} {}", name.given, name.surname())),
            "titled" => {
                let title = ["Mr. ", "Mr ", "Ms. ", "Ms ", "Mrs. ", "Mrs ", "Dr. ", "Dr ", "Prof. ", "Miss ", "Judge "];
                let title = self.random.pick(&title).copied().unwrap_or_default();
                self.push(title);
                let alone = self.random.chance(75);
                self.name(if alone { name.surname() } else { full });
            }
            "listed" => {
                self.name(name.surname());
                self.push(", ");
                self.name(&name.firsts);
            }
            "cited" => {
                let second =
                    if self.random.chance(40) { format!("{initial}. {middle}.") } else { format!("{initial}.") };
                if self.random.chance(85) {
                    self.name(name.surname());
                    self.push(", ");
                    self.name(&second);
                } else {
                    self.name(&format!("{} {second}", name.surname()));
                }
            }
            "who" => match self.random.below(100) {
                0..58 => self.name(full),
                58..80 => self.name(&name.given),
                80..88 => self.name(name.surname()),
                88..93 => self.name(&format!("{initial}. {}", name.surname())),
                _ => {
                    let title = ["Mr. ", "Mr ", "Ms. ", "Ms ", "Mrs. ", "Dr. ", "Dr ", "Prof. "];
                    let title = self.random.pick(&title).copied().unwrap_or_default();
                    self.push(title);
                    self.name(name.surname());
                }
            },
            "letters" => self.push(&format!("{initial}{}", self::initial(name.surname()))),
            "mail" => {
                let text = self.user(&person);
                let domain = format!("@{}", self.domain());
                self.push(&(text + &domain));
            }
            _ => {
                let text = self.user(&person);
                self.push(&text);
            }
        }
        true
    }

    fn someone(&mut self, number: Option<usize>) -> Person {
        if let Some((_, person)) = self.cast.iter().find(|(at, _)| Some(*at) == number) {
            return person.clone();
        }
        let name = self.lists.name(self.random);
        let letters: Vec<char> = ('A'..='W').collect();
        let middle = self.random.pick(&letters).copied().unwrap_or('A');
        let mut full = name.full();
        if !name.reverse && !name.last.is_empty() {
            let (given, firsts, last, initial) = (&name.given, &name.firsts, &name.last, initial(&name.given));
            match self.random.below(100) {
                0..7 => full = format!("{firsts} {middle}. {last}"),
                7..9 => full = format!("{initial}. {middle}. {last}"),
                9..11 => full = format!("{given} {}", last.to_uppercase()),
                11 => full = format!("{full} Jr."),
                12 => full = format!("{full}, Jr."),
                13 => full = format!("{full} {}", if self.random.chance(50) { "III" } else { "II" }),
                14 => full = format!("{middle}. {firsts} {last}"),
                _ => {}
            }
        }
        let person = Person { name, full, middle };
        if let Some(number) = number {
            self.cast.push((number, person.clone()));
        }
        person
    }

    fn user(&mut self, person: &Person) -> String {
        let (given, last) = (folded(&person.name.given), folded(person.name.surname()));
        let first = given.chars().next().unwrap_or('x');
        match self.random.below(6) {
            0 | 1 => format!("{given}.{last}"),
            2 => format!("{first}{last}"),
            3 => format!("{first}.{last}"),
            4 => format!("{given}_{last}"),
            _ => given,
        }
    }

    fn domain(&mut self) -> String {
        let stem = folded(&self.lists.surname(self.random));
        let end = ["example.com", "example.org", "co.example", "example.net", "mail.example"];
        format!("{stem}.{}", self.random.pick(&end).copied().unwrap_or("example"))
    }

    fn name(&mut self, text: &str) {
        let kind = Some(Kind::Person).filter(|_| !self.in_name);
        self.name_or_text(text, kind);
    }

    fn name_or_text(&mut self, text: &str, kind: Option<Kind>) {
        let start = self.sample.text.len();
        self.push(text);
        if let Some(kind) = kind {
            self.mark(start, kind);
        }
    }

    fn mark(&mut self, start: usize, kind: Kind) {
        let text = self.sample.text.get(start..).unwrap_or_default();
        let name = text.trim().strip_prefix("the ").unwrap_or(text.trim());
        let end = start + text.trim_end().len();
        let start = end - name.len();
        if start < end {
            self.sample.spans.push((start, end, kind));
        }
    }

    fn push(&mut self, text: &str) {
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let ends = matches!(letter, '.' | ',' | '?' | '!' | ';' | ')')
                && letters.peek().is_none_or(|next| *next != letter);
            if ends && self.sample.text.ends_with(' ') && !self.sample.text.ends_with("  ") {
                self.sample.text.pop();
            }
            // The full stop of "Inc." ends the sentence too.
            let text = &self.sample.text;
            if letter == '.' && ends && text.ends_with('.') && !text.ends_with("..") {
                continue;
            }
            if letter == ' ' && (self.sample.text.is_empty() || self.sample.text.ends_with([' ', '('])) {
                continue;
            }
            match self.case {
                Case::Upper => self.sample.text.extend(letter.to_uppercase()),
                Case::Lower => self.sample.text.extend(letter.to_lowercase()),
                Case::First if letter.is_alphanumeric() => {
                    self.sample.text.extend(letter.to_uppercase());
                    self.case = Case::Plain;
                }
                Case::Plain | Case::First => self.sample.text.push(letter),
            }
        }
    }
}

fn initial(name: &str) -> String {
    let first = name.chars().find(|letter| letter.is_alphabetic());
    first.map(|letter| letter.to_uppercase().collect()).unwrap_or_default()
}

/// What the rules that write names write.
fn kind_of(rule: &str) -> Option<Kind> {
    match rule {
        "org" | "company" | "startup" | "firm" | "bank" | "hospital" | "university" | "school" | "agency" | "club"
        | "charity" | "any" | "wordco" | "namesake" | "acronym" | "airline" | "court" | "paper" => {
            Some(Kind::Organisation)
        }
        "city" | "country" | "address" | "street" | "airport" | "river" | "county" | "hood" | "region" | "site"
        | "lane" | "gaddress" | "faddress" | "eaddress" => Some(Kind::Place),
        _ => None,
    }
}
