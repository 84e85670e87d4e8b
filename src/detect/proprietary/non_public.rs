//! Passages that may tell what the public does not know yet.
//!
//! # Finds
//! Sentences about deals, forecasts, results, products, layoffs, prices and funding which hold more than the topic: an
//! amount or a share, a word for the future, a word of secrecy, or "we" and "our". One finding is the sentence. Each
//! topic is a detector of its own, so that a person can be told why.
//! # Does not find
//! What needs the whole text to be understood, and whether something has been published meanwhile. So a finding is
//! a hint that a person has to judge, and no score comes near certainty.
//! # Evidence
//! The topic and how many independent cues stand in the same sentence.
//! # Source
//! 17 CFR 243.101 and the release on Regulation FD (34-43154) on what is usually material; Regulation (EU) 596/2014,
//! article 7.

use super::phrase::{self, Piece, entries};
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::fold::class;
use crate::model::{Candidate, Entity};

/// A topic.
#[derive(Debug)]
pub struct Topic {
    about: &'static About,
    triggers: &'static [Trigger],
    /// Words of the topic which say that something is in the making by themselves.
    strong: &'static [&'static str],
}

macro_rules! topics {
    ($($name:ident $id:literal $pattern:literal $strong:expr; $examples:expr; $counterexamples:expr;)*) => {
        $(
            static $name: Topic = Topic {
                about: &About {
                    id: $id,
                    entity: Entity::NonPublic,
                    examples: $crate::detect::About::proof(&$examples),
                    counterexamples: $crate::detect::About::proof(&$counterexamples),
                },
                triggers: &[Trigger::Pattern(concat!("(?i:", $pattern, ")"))],
                strong: &$strong,
            };
        )*

        /// The topics.
        pub static DETECTORS: &[&dyn Detector] = &[$(&$name,)*];
    };
}

topics! {
    DEAL "non-public-deal"
        "acquisition of|to acquire|acquiring|merger|due diligence|letter of intent|divest|takeover|buyout|tender offer|definitive agreement|data room|spin-off|carve-out"
        ["due diligence", "letter of intent", "tender offer", "data room", "definitive agreement", "carve-out", "to acquire", "buyout"];
        [
            "«We plan to acquire Initech for $210 million in cash.»",
            "Hello. «The merger with Initech has not been announced yet and will close in Q3.»",
            "«Due diligence on the target is under way; our bid will be €14 per share.»",
        ];
        [
            "The merger of the two parishes took place in 1950.",
            "He wants to acquire a new skill.",
            "git merge --no-ff",
            "The acquisition of language takes years.",
        ];
    FORECAST "non-public-forecast"
        "forecast|guidance|run[ -]rate|ebitda|annual recurring|projected|internal estimate|operating plan|outlook for"
        ["run rate", "run-rate", "ebitda", "annual recurring", "internal estimate", "operating plan"];
        [
            "«Our internal forecast for FY27 is revenue of $412M, up 18%.»",
            "«Before the guidance is raised, EBITDA is expected to reach 31 million.»",
        ];
        [
            "The weather forecast for tomorrow is rain.",
            "See the guidance on naming.",
            "forecast = model.predict(x)",
        ];
    EARNINGS "non-public-earnings"
        "earnings|revenue|net income|operating margin|unaudited|preliminary results|quarterly results|bookings|same-store sales"
        ["unaudited", "preliminary results", "quarterly results"];
        [
            "«Preliminary results show Q3 revenue of $88.2 million, not yet released.»",
            "«We expect to miss earnings by 12% this quarter.»",
        ];
        [
            "The company reported revenue of $5 million in 2019.",
            "Revenue is recognised when the goods are delivered.",
            "earnings.append(x)",
        ];
    PRODUCT "non-public-product"
        "unannounced|unreleased|pre-release|launch date|product roadmap|not yet announced|go-to-market|general availability|code freeze"
        ["unannounced", "unreleased", "not yet announced"];
        [
            "«The unannounced tablet will ship in March under our own brand.»",
            "«Our launch date for the new engine slips to Q2 and must stay confidential.»",
        ];
        ["an unreleased lock", "The launch date was 1969.", "uses a pre-release version"];
    HEADCOUNT "non-public-headcount"
        "layoff|lay-off|reduction in force|headcount|restructuring|severance|redundanc|workforce reduction|hiring freeze|site closure"
        ["layoffs", "layoff", "reduction in force", "workforce reduction", "hiring freeze", "site closure"];
        [
            "«The layoffs will hit 340 people in May and are not public.»",
            "«We intend to cut headcount by 15% before the end of Q2.»",
        ];
        [
            "There is redundancy in the code.",
            "The restructuring of the module is done.",
            "Layoffs were common in 2009.",
        ];
    PRICING "non-public-pricing"
        "gross margin|price increase|pricing|unit cost|rate card|list price|discount|win rate|cost per unit|walk-away"
        ["rate card", "walk-away", "unit cost"];
        [
            "«Our gross margin on the account is 61%, do not share this with the customer.»",
            "«We will announce a price increase of 8% on 1 May.»",
        ];
        [
            "Get a 10% discount today.",
            "See pricing.",
            "discount = price * 0.1",
            "The list price is $30.",
        ];
    FUNDING "non-public-funding"
        "series [a-f] |seed round|term sheet|pre-money|post-money|valuation|cap table|convertible note|to raise| ipo[ .,;]|burn rate|bridge loan"
        ["term sheet", "pre-money", "post-money", "cap table", "burn rate", "bridge loan"];
        [
            "«The term sheet values us at $80M pre-money.»",
            "«We are going to raise a Series B of 25 million before the IPO.»",
        ];
        [
            "It helps to raise awareness.",
            "The valuation of the house was fair.",
            "to raise ValueError",
        ];
}

/// Words for what is to come.
const FUTURE: &str = "\
    about to|will|expect|expects|expected|plan|plans|planned|intend|intends|anticipate|anticipated|upcoming|going|\
    shall|would|forthcoming|pending|target|targets|targeting|slips|by|before|proposed|projected|next|ahead|\
    forecast";

/// Words that say by themselves that something is kept from others.
const SECRECY: &str = "\
    confidential|unannounced|unreleased|undisclosed|embargo|embargoed|non-public|nonpublic|secret|mnpi|nda|\
    not yet announced|not been announced|not yet been announced|not public|not yet public|not yet released|\
    not yet disclosed|do not share|don't share|not to be shared|under wraps|internal only|\
    before the announcement|prior to the announcement|stealth|insider|not for distribution|do not forward|\
    keep this between|quiet period|not disclosed|unpublished|internal forecast|internal estimate|\
    before it is announced|yet to be announced|not announced|hasn't been announced";

/// Who speaks of their own house.
const OWN: &str = "\
    we|our|us|we're|we'll|ours";

impl Detector for Topic {
    fn about(&self) -> &'static About {
        self.about
    }

    fn triggers(&self) -> &'static [Trigger] {
        self.triggers
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        // Another word of the same sentence may have led here before.
        let is_known = |known: &&Candidate| {
            known.entity == Entity::NonPublic && known.span.start() < hit.end && hit.end <= known.span.end()
        };
        if out.iter().rev().take(4).any(|known| is_known(&known)) {
            return;
        }
        if let Some(sentence) = phrase::sentence(hit, hit.end.saturating_sub(1))
            && let Some(score) = self.score(sentence)
        {
            out.extend(hit.candidate(self.about, sentence.start, sentence.start + sentence.text.len(), score));
        }
    }
}

impl Topic {
    fn score(&self, sentence: Piece<'_>) -> Option<f32> {
        let text = sentence.text;
        let words = phrase::words(text).count();
        let is_code = text.contains(class(|c| matches!(c, '{' | '}' | '=' | ';' | '_' | '\\' | '\t')))
            && !text.contains("; ")
            || text.contains("()")
            || text.contains("::");
        if !(6..=80).contains(&words) || is_code {
            return None;
        }
        let lower = text.to_lowercase();
        let future = entries(FUTURE).any(|known| holds(&lower, known)) || has_period(&lower);
        let secrecy = entries(SECRECY).filter(|known| holds(&lower, known)).count();
        let own = entries(OWN).any(|known| holds(&lower, known));
        let strong = self.strong.iter().any(|known| holds(&lower, known));
        let amount = has_amount(&lower);
        let cues =
            usize::from(future) + usize::from(own) + usize::from(strong) + usize::from(amount) + 2 * secrecy.min(2);
        let independent =
            usize::from(future || own) + usize::from(amount) + usize::from(secrecy > 0) + usize::from(strong);
        (cues >= 3 && independent >= 2 || strong && amount && cues >= 2 && own)
            .then(|| [0.3, 0.36, 0.42, 0.48].get(cues.saturating_sub(3)).copied().unwrap_or(0.48))
    }
}

/// Tells whether a text holds some words that are not parts of longer ones.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + words.len()..).unwrap_or_default());
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// Tells whether a text in lower case names a quarter or a financial year: `q3`, `fy27`, `h1`.
fn has_period(lower: &str) -> bool {
    phrase::words(lower).any(|word| {
        let digits = word.text.trim_start_matches(class(|c| c.is_ascii_alphabetic()));
        let kind = word.text.get(..word.text.len() - digits.len()).unwrap_or_default();
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number && (matches!(kind, "q" | "h") && digits.len() == 1 || kind == "fy" && matches!(digits.len(), 2 | 4))
    })
}

/// Tells whether a text in lower case holds an amount of money, a share, or a count in the hundreds and more.
fn has_amount(lower: &str) -> bool {
    const UNITS: &[&str] = &[
        "million",
        "billion",
        "bn",
        "mn",
        "percent",
        "per cent",
        "bps",
        "basis points",
        "eur",
        "usd",
        "gbp",
        "chf",
        "people",
        "employees",
        "jobs",
        "roles",
        "positions",
        "m",
        "k",
        "mm",
        "b",
    ];
    lower.char_indices().any(|(at, c)| {
        if !c.is_ascii_digit()
            || lower
                .get(..at)
                .is_some_and(|before| before.ends_with(class(|c| c.is_ascii_digit() || c == '.' || c == ',')))
        {
            return false;
        }
        let rest = lower.get(at..).unwrap_or_default();
        let len = rest.find(class(|c| !(c.is_ascii_digit() || matches!(c, '.' | ',')))).unwrap_or(rest.len());
        let behind = rest.get(len..).unwrap_or_default();
        let unit = behind.trim_start_matches(class(|c| matches!(c, ' ' | '-')));
        let before = lower.get(..at).unwrap_or_default().trim_end();
        let is_unit = UNITS
            .iter()
            .any(|known| unit.strip_prefix(known).is_some_and(|after| !after.starts_with(char::is_alphanumeric)));
        behind.trim_start().starts_with(class(|c| matches!(c, '%' | '€' | '£')))
            || before.ends_with(class(|c| matches!(c, '$' | '€' | '£' | '¥')))
            || before.ends_with("usd")
            || before.ends_with("eur")
            || is_unit
    })
}
