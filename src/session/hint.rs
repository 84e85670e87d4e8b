//! Words of one file that its owner may want removed, and why.
//!
//! No list knows the names of a client, a team or a product. But the file tells some of them: in its properties, in
//! its headers, in addresses, in its own name, and by writing a name again and again. A hint is given only for what
//! stands somewhere in the text outside of everything that has been found.

use std::collections::{BTreeMap, BTreeSet};

use super::FileSession;
use super::name_run::{self, Run};
use crate::model::fold::class;
use crate::model::{Candidate, ClueKind, Entity, Finding, Place, Sensitive, UnitId, Visibility, fold, order};
use crate::resolve::Lexicon;

/// Why a word is suggested, from the strongest to the weakest reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The organisation that the file's properties name.
    Company,
    /// A name that ends in what only companies have, such as `Ltd`.
    LegalName,
    /// The domain of e-mail addresses or internal hosts.
    Domain,
    /// An author in the file's properties or comments.
    Author,
    /// In a page header or footer.
    Header,
    /// In the file's name or a folder's.
    FileName,
    /// In a title or another property.
    Property,
    /// In the name or path of the template.
    Template,
    /// Written many times.
    Frequent,
}

impl Evidence {
    /// Every kind, in order.
    pub const ALL: &'static [Self] = &[
        Self::Company,
        Self::LegalName,
        Self::Domain,
        Self::Author,
        Self::Header,
        Self::FileName,
        Self::Property,
        Self::Template,
        Self::Frequent,
    ];

    /// Returns the stable code; the page has a sentence for each.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::LegalName => "legal_name",
            Self::Domain => "domain",
            Self::Author => "author",
            Self::Header => "header",
            Self::FileName => "file_name",
            Self::Property => "property",
            Self::Template => "template",
            Self::Frequent => "frequent",
        }
    }

    /// How much it counts for.
    pub const fn weight(self) -> usize {
        match self {
            Self::Company => 12,
            Self::LegalName => 9,
            Self::Domain => 8,
            Self::Author => 6,
            Self::Header | Self::FileName => 5,
            Self::Property => 4,
            Self::Template => 3,
            Self::Frequent => 2,
        }
    }
}

/// A word of one file and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The word or name.
    pub text: Sensitive<String>,
    /// In how many places of the text it stands outside of what was found.
    pub places: usize,
    /// The reasons, each with how often it was met.
    pub evidence: Vec<(Evidence, usize)>,
}

/// The most hints of one file.
const MOST: usize = 8;
/// How much text is looked through for names, in bytes: about a hundred pages.
const TEXT_LIMIT: usize = 1 << 18;
/// How many candidates are counted.
const MOST_COUNTED: usize = 200;
/// How often a name of several words or of one has to be written to be suggested for that alone.
const OFTEN: usize = 3;
const OFTEN_ALONE: usize = 4;

/// Domains at which everybody has an address.
const FREEMAIL: &str = "gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|gmx|web|t-online|proton|\
    protonmail|mail|yandex|qq|163|126|zoho|fastmail|comcast|verizon|att|sbcglobal|orange|free|libero|example|test|hey|\
    atlassian|sharepoint|slack|amazonaws|salesforce|zendesk|okta|windows|visualstudio|localhost|email|domain|company";

/// What programs write where a person's or a company's name belongs.
const NOBODY: &str = "user|windows user|administrator|admin|author|owner|unknown|microsoft|microsoft corporation|\
    microsoft office user|python-docx|apache poi|openpyxl|customer|guest|company|default|home|me|anonymous|test|\
    normal|normal.dotm|normal.dot|normal_wordconv|office|word|libreoffice|google|apple|hewlett-packard|hp|dell|lenovo|acer|\
    toshiba|grizli777|you|none|n/a|template|untitled|document|dotm|dotx|dot|users|appdata|roaming|templates|program|files|\
    documents|desktop|temp|downloads|content";

/// A candidate while it is weighed.
#[derive(Default)]
struct Weighed {
    text: String,
    evidence: Vec<(Evidence, usize)>,
    places: usize,
    /// Up to where its places in the unit at hand are counted.
    counted: usize,
}

#[derive(Default)]
struct Scales {
    all: Vec<Weighed>,
    /// Where each folded text stands in the list.
    index: BTreeMap<String, usize>,
}

impl Scales {
    fn add(&mut self, text: &str, evidence: Evidence, count: usize) {
        let key = fold::words(text);
        let letters = key.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 3 || Entity::is_stand_in(text) || name_run::is_common(text) || is_nobody(text) {
            return;
        }
        let at = *self.index.entry(key).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(Weighed::default());
        }
        let Some(weighed) = self.all.get_mut(at) else { return };
        // A spelling with capitals is what a person would write.
        if weighed.text.is_empty() || !weighed.text.contains(class(char::is_uppercase)) {
            text.clone_into(&mut weighed.text);
        }
        match weighed.evidence.iter_mut().find(|(known, _)| *known == evidence) {
            Some((_, sum)) => *sum += count,
            None => weighed.evidence.push((evidence, count)),
        }
    }

    fn add_names(&mut self, text: &str, evidence: Evidence) {
        name_run::each(text, |run| self.add(run.name, evidence, 1));
    }
}

impl Weighed {
    fn has(&self, kinds: &[Evidence]) -> bool {
        self.evidence.iter().any(|(kind, _)| kinds.contains(kind))
    }

    fn weight(&self) -> usize {
        self.evidence.iter().map(|(kind, count)| kind.weight() + (count.max(&1).ilog2() as usize).min(6)).sum()
    }
}

impl FileSession {
    /// Works out what the owner may want removed.
    pub(super) fn weigh_hints(&self) -> Vec<Hint> {
        let mut scales = Scales::default();
        for term in self.terms() {
            // EXPOSE: who gives "Acme Inc." means "Acme" as well.
            let (term, name) = (term.expose(), name_run::without_legal_form(term.expose()));
            if name.len() < term.len() {
                scales.add(name, Evidence::LegalName, 1);
            }
        }
        self.weigh_clues(&mut scales);
        self.weigh_findings(&mut scales);
        self.weigh_text(&mut scales);
        let mut kept = order::sort_by_key(scales.all, |weighed| std::cmp::Reverse(weighed.weight()));
        kept.truncate(MOST_COUNTED);
        self.count(&mut kept);
        kept.retain(|weighed| weighed.places > 0);
        let mut hints: Vec<Hint> = without_parts(kept)
            .into_iter()
            .map(|weighed| Hint { text: weighed.text.into(), places: weighed.places, evidence: weighed.evidence })
            .collect();
        hints.truncate(MOST);
        hints
    }

    fn weigh_clues(&self, scales: &mut Scales) {
        for clue in self.file().document().clues() {
            // EXPOSE: the words of properties are compared with the text.
            let text = clue.text.expose();
            match clue.kind {
                ClueKind::Company => scales.add(name_run::without_legal_form(text), Evidence::Company, 1),
                ClueKind::Author => {
                    scales.add(text, Evidence::Author, 1);
                    // Who is called by the surname alone is written so.
                    if let Some((_, surname)) = text.rsplit_once(' ') {
                        scales.add(surname, Evidence::Author, 1);
                    }
                }
                ClueKind::Property => scales.add_names(text, Evidence::Property),
                ClueKind::Template => path_words(text, |word| scales.add(word, Evidence::Template, 1)),
            }
        }
    }

    fn weigh_findings(&self, scales: &mut Scales) {
        for finding in self.findings() {
            let spelling = self.spelling(finding.id);
            let host = match finding.value.entity {
                Entity::EmailAddress => spelling.rsplit_once('@').map(|(_, host)| host),
                Entity::InternalHost => {
                    let host = spelling.split_once("://").map_or(spelling, |(_, rest)| rest);
                    host.split(class(|c| matches!(c, '/' | ':' | '?'))).next()
                }
                _ => None,
            };
            if let Some(name) = host.and_then(domain_name) {
                scales.add(name, Evidence::Domain, 1);
            }
        }
        if let Some(name) = self.file().unit(UnitId(0)) {
            // EXPOSE: the words of the name are compared with the text.
            path_words(name.text.expose(), |word| scales.add(word, Evidence::FileName, 1));
        }
    }

    fn weigh_text(&self, scales: &mut Scales) {
        let (mut room, mut plain) = (TEXT_LIMIT, BTreeSet::new());
        let (mut alone, mut joined): (BTreeMap<String, usize>, BTreeMap<String, usize>) = Default::default();
        for (_, unit) in
            self.file().units().skip(1).filter(|(_, unit)| unit.location.visibility != Visibility::Metadata)
        {
            // EXPOSE: the text is searched for names.
            let text = unit.text.expose();
            let text = text.get(..text.floor_char_boundary(room)).unwrap_or_default();
            room -= text.len();
            name_run::lower_words(text, |word| {
                if !plain.contains(word) {
                    plain.insert(word.to_owned());
                }
            });
            let place = unit.location.place;
            name_run::each(text, |Run { name, is_legal, is_inside, is_heading }| {
                if is_legal {
                    scales.add(name, Evidence::LegalName, 1);
                } else if matches!(place, Place::Header | Place::Footer) {
                    scales.add(name, Evidence::Header, 1);
                } else if name.contains(' ') {
                    *joined.entry(name.to_owned()).or_default() += usize::from(!is_heading);
                } else if is_inside && !is_heading {
                    *alone.entry(name.to_owned()).or_default() += 1;
                }
            });
        }
        let is_plain = |name: &str| name.split(' ').all(|word| plain.contains(&word.to_lowercase()));
        for (name, count) in joined.into_iter().filter(|(name, count)| *count >= OFTEN && !is_plain(name)) {
            scales.add(&name, Evidence::Frequent, count);
        }
        // Acronyms and names of code are written often, and seldom stand for a client.
        let is_acronym = |name: &str| name.chars().skip(1).any(char::is_uppercase);
        let often =
            alone.into_iter().filter(|(name, count)| *count >= OFTEN_ALONE && !is_acronym(name) && !is_plain(name));
        for (name, count) in often {
            scales.add(&name, Evidence::Frequent, count);
        }
        // What the text writes in lower case is a word like others, unless a property says otherwise.
        scales.all.retain(|weighed| {
            weighed.has(&[Evidence::Company, Evidence::LegalName, Evidence::Domain]) || !is_plain(&weighed.text)
        });
    }

    /// Counts in how many places outside of the findings each candidate stands.
    fn count(&self, kept: &mut [Weighed]) {
        let index = order::map(kept.iter().enumerate().map(|(at, weighed)| (fold::words(&weighed.text), at)));
        if index.is_empty() {
            return;
        }
        let lexicon =
            Lexicon::new(kept.iter().map(|weighed| weighed.text.as_str()).collect::<Vec<_>>(), [], &|_| false);
        let (mut room, mut later, mut found) = (TEXT_LIMIT, self.findings(), Vec::<Candidate>::new());
        for (id, unit) in self.file().units() {
            let (here, rest) = later.split_at(later.partition_point(|finding: &Finding| finding.id.unit <= id));
            later = rest;
            // EXPOSE: the text is searched for the candidates.
            let text = unit.text.expose();
            let text = text.get(..text.floor_char_boundary(room)).unwrap_or_default();
            room -= text.len();
            if text.is_empty() {
                continue;
            }
            found.clear();
            kept.iter_mut().for_each(|weighed| weighed.counted = 0);
            lexicon.find(text, unit.notation, &[], &mut found);
            for candidate in &found {
                let first = here.partition_point(|finding| finding.id.span.end() <= candidate.span.start());
                let is_found = here.get(first).is_some_and(|finding| finding.id.span.overlaps(candidate.span));
                let spelling = candidate.span.slice(text);
                if let Some(weighed) = index.get(&fold::words(spelling)).and_then(|at| kept.get_mut(*at))
                    && !is_found
                    // The lexicon may tell of a place twice.
                    && weighed.counted <= candidate.span.start()
                {
                    weighed.counted = candidate.span.end();
                    // The file's own name and the names of its styles do not make a word worth removing by themselves.
                    weighed.places += usize::from(unit.location.visibility != Visibility::Metadata);
                    if weighed.places == 1 && !weighed.text.contains(char::is_uppercase) {
                        spelling.clone_into(&mut weighed.text);
                    }
                }
            }
        }
        let is_shown = |weighed: &Weighed| {
            let is_said =
                weighed.evidence.iter().any(|(kind, _)| !matches!(kind, Evidence::FileName | Evidence::Template));
            let is_shouted = weighed.text.chars().count() > 5 && !weighed.text.contains(char::is_lowercase);
            weighed.text.contains(class(|c| c.is_uppercase() || !c.is_ascii())) && (is_said || !is_shouted)
        };
        for weighed in kept.iter_mut().filter(|weighed| !is_shown(weighed)) {
            // A word that is never written as a name is none.
            weighed.places = 0;
        }
    }
}

/// Leaves out names that stand nearly always inside a longer one, and longer ones that a shorter one covers.
fn without_parts(kept: Vec<Weighed>) -> Vec<Weighed> {
    let keys: Vec<(String, usize)> = kept.iter().map(|weighed| (fold::words(&weighed.text), weighed.places)).collect();
    let is_needless = |index: usize, weighed: &Weighed| {
        let Some((key, places)) = keys.get(index) else { return true };
        let is_legal = weighed.has(&[Evidence::Company, Evidence::LegalName]);
        keys.iter().enumerate().any(|(other, (longer, count))| {
            let inside = other != index
                && longer.len() > key.len()
                && longer.contains(key.as_str())
                && count + 1 >= *places
                && !is_legal;
            let covers =
                other < index && longer.len() < key.len() && key.contains(longer.as_str()) && *count > 2 * places;
            inside || covers
        })
    };
    kept.into_iter()
        .enumerate()
        .filter(|(index, weighed)| !is_needless(*index, weighed))
        .map(|(_, weighed)| weighed)
        .collect()
}

/// The part of a host's name that somebody chose: `acme` of `mail.acme.co.uk`.
fn domain_name(host: &str) -> Option<&str> {
    let mut labels = host.rsplit('.').filter(|label| !label.is_empty());
    let (top, name) = (labels.next()?, labels.next()?);
    let is_second_level =
        top.len() == 2 && matches!(name, "co" | "com" | "org" | "net" | "ac" | "gov" | "or" | "ne" | "edu");
    // The host of an organisation at a provider begins with its name.
    let is_provider = is_listed(FREEMAIL, &name.to_lowercase());
    if is_second_level || is_provider { labels.next() } else { Some(name) }
}

fn is_nobody(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    is_listed(FREEMAIL, &lower) || is_listed(NOBODY, &lower)
}

fn is_listed(list: &str, word: &str) -> bool {
    list.split('|').any(|entry| entry == word)
}

/// Calls `visit` with the words of a file name or path that may be names.
fn path_words(path: &str, mut visit: impl FnMut(&str)) {
    for piece in path.split(class(|c| matches!(c, '/' | '\\'))) {
        let stem = piece.rsplit_once('.').map_or(piece, |(stem, _)| stem);
        for word in stem.split(class(|c| !c.is_alphabetic())) {
            let mut start = 0;
            let chars: Vec<(usize, char)> = word.char_indices().collect();
            for pair in chars.windows(2) {
                if let [(_, before), (at, c)] = pair
                    && before.is_lowercase()
                    && c.is_uppercase()
                {
                    word.get(start..*at).into_iter().for_each(&mut visit);
                    start = *at;
                }
            }
            word.get(start..).into_iter().filter(|part| part.chars().count() >= 4 || start == 0).for_each(&mut visit);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::detect::Engine;
    use crate::policy::Policy;
    use crate::scan::Brief;

    type Told = (String, usize, Vec<(Evidence, usize)>);

    fn hints(name: &str, text: &str, terms: &[&str]) -> Vec<Told> {
        let mut session = FileSession::open("f1", name, text.as_bytes().to_vec(), &Policy::default()).unwrap();
        let brief = Brief { terms: terms.iter().map(|term| (*term).into()).collect(), ..Brief::default() };
        session.scan(&Engine::without_tagger().unwrap(), brief, &mut |_, _| ());
        session.hints().into_iter().map(|hint| (hint.text.into_exposed(), hint.places, hint.evidence)).collect()
    }

    #[test]
    fn a_word_is_suggested_for_what_the_file_tells_of_it() {
        let text = "write to ann@quillfeather.example. Soon Quillfeather pays for its part.";
        assert_eq!(hints("a.txt", text, &[]), [("Quillfeather".to_owned(), 1, vec![(Evidence::Domain, 1)])]);
        assert_eq!(hints("a.txt", text, &["quillfeather"]), []);
    }

    #[test]
    fn a_word_of_the_file_name_is_suggested_where_the_text_writes_it_as_a_name() {
        let found = hints("clients/halvorsen_offer_v2.txt", "An offer that we sent to Halvorsen in May.", &[]);
        assert_eq!(found, [("Halvorsen".to_owned(), 1, vec![(Evidence::FileName, 1)])]);
    }

    #[test]
    fn what_everybody_writes_is_not_suggested() {
        let text =
            "Microsoft Word in January. The Project Manager of the Board met the United States. ann@gmail.com, Gmail. ";
        assert_eq!(hints("Report_Final.txt", &text.repeat(8), &[]), []);
    }

    #[test]
    fn who_gives_a_name_with_its_legal_form_is_asked_about_the_name() {
        let found = hints("a.txt", "the offer of Vantix was late", &["Vantix, Inc."]);
        assert_eq!(found, [("Vantix".to_owned(), 1, vec![(Evidence::LegalName, 1)])]);
    }
}
