//! Markings by which a text says that it is confidential.
//!
//! # Finds
//! Lines, headers, footers, watermarks, stamps in brackets or capitals and phrases in sentences that mark a text:
//! `Confidential`, `Strictly private & confidential`, `Attorney-client privileged`, `TLP:AMBER`, `For internal use only`,
//! `Draft – do not distribute`; in German, French and Spanish as well; and what is named as a classification.
//! # Does not find
//! The plain adjective in a sentence (`a confidential informant`), defined terms of contracts (`Confidential
//! Information`), and grades that allow everything (`Public`, `TLP:CLEAR`).
//! # Evidence
//! A word of confidentiality with the words that markings are made of around it: how many of them there are, and
//! whether they stand alone, in brackets or in capitals.
//! # Source
//! FIRST, "Traffic Light Protocol 2.0"; observed letters, decks, contracts and mail footers.

use super::phrase::{self, Piece, entries};
use crate::detect::label::label_trigger;
use crate::detect::{About, Detector, Hit, Trigger, label};
use crate::model::bytes::is_listed;
use crate::model::fold::class;
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: ConfidentialityMarking = ConfidentialityMarking;

/// See the module.
#[derive(Debug)]
pub struct ConfidentialityMarking;

static ABOUT: About = About {
    id: "confidentiality-marking",
    entity: Entity::ConfidentialityMarking,
    examples: About::proof(&[
        "«CONFIDENTIAL»\n\nBoard paper",
        "Page 2 | «Confidential»",
        "«Strictly Private & Confidential»",
        "«Attorney-Client Privileged» | memo of May",
        "«TLP:AMBER» Weekly report",
        "shared as «TLP: RED».",
        "«For internal use only»",
        "«Draft – do not distribute»",
        "© 2024 Example Ltd. «Proprietary and Confidential». All rights reserved.",
        "This is «strictly confidential» and meant for you.",
        "Report [«Company Confidential»] of June",
        "The attached model is «CONFIDENTIAL» until Friday.",
        "Classification: «Internal»\n",
        "Sensitivity: «Highly Restricted»\n",
        "«Streng vertraulich»",
        "«Nur für den internen Gebrauch»",
        "«Strictement confidentiel»",
        "«Ne pas diffuser»",
        "«Confidencial - uso interno»",
        "contains «MNPI», do not trade",
        "(«Restricted»)",
        "«PRIVILEGED & CONFIDENTIAL / ATTORNEY WORK PRODUCT»",
        "This deck is «not for public release».",
        "forecast_v3_«CONFIDENTIAL»",
        "«Commercial in confidence»",
        "«OFFICIAL-SENSITIVE»",
        "«NOT FOR DISTRIBUTION»",
        "«Subject to NDA»",
        "«STRICTLY CONFIDENTIAL - NOT FOR ONWARD DISTRIBUTION»",
        "«HIGHLY CONFIDENTIAL - ATTORNEYS' EYES ONLY»",
        "«For Official Use Only»",
        "«Trade Secret - Do Not Copy»",
        "Draft. «Do not share outside the team».",
        "«Documento confidencial»",
    ]),
    counterexamples: About::proof(&[
        "A confidential informant told the police.",
        "the Confidential Information of the Disclosing Party",
        "Access is restricted to members.",
        "    confidential = True",
        "a proprietary format",
        "TLP:CLEAR",
        "they distribute leaflets",
        "restricted",
        "He spoke in confidence to her.",
        "def privileged(self):",
        "Confidentiality",
        "privileged,",
        "Classification: mammals",
        "Classification: Public",
        "The distribution is not for Windows.",
        "[MARKING 1]",
        "Do not share your password with anyone.",
        "The attorney-client privilege was discussed.",
        "trade secrets are protected by law",
    ]),
};

/// What a word does in a marking.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Marks by itself.
    Core,
    /// Marks together with another word.
    Half,
    /// May stand in a marking, and says nothing by itself.
    Filler,
}

/// Words that mark by themselves.
const CORE: &str = "\
    fouo|cui|confidential|confidentiel|confidentielle|confidencial|vertraulich|vertrauliches|vertrauliche|\
    proprietary|privileged|restricted|mnpi|nda|embargoed|firmenvertraulich|verschlusssache|\
    betriebsgeheimnis|geschäftsgeheimnis|riservato|vertrouwelijk";

/// Words that mark together with another.
const HALF: &str = "\
    non|treatment|requested|prepared|direction|counsel|divulguer|documento|dokument|document|attorneys|\
    attorneys'|attorneys’|onward|further|team|outside|strictly|private|attorney|client|work|product|internal|use|only|do|not|don't|distribute|distribution|\
    forward|copy|circulate|circulation|share|disclose|disseminate|dissemination|reproduce|draft|company|\
    highly|top|secret|trade|sensitive|commercially|commercial|confidence|limited|privilege|eyes|official|\
    embargo|release|public|nonpublic|subject|under|external|publication|legally|legal|need|know|basis|\
    without|permission|authorized|authorised|recipients|recipient|named|business|streng|nur|interne|\
    internen|gebrauch|dienstgebrauch|weitergabe|verteilen|weitergeben|nicht|strictement|usage|diffuser|\
    diffusion|restreinte|interdite|uniquement|estrictamente|uso|interno|interna|distribuir|difundir|\
    difusión|exclusivo|entwurf|brouillon|borrador|ne|pas|secreto|company's|geheim|intern|uns|material";

/// Words between these.
const FILLER: &str = "\
    until|at|and|&|for|the|of|in|to|or|on|a|by|information|communication|property|materials|für|den|zum|zur|\
    und|bestimmt|à|et|y|no|para|de|outside|beyond|intended|your|is";

/// Grades that name themselves behind a label.
const GRADES: &[&str] = &["internal", "secret", "sensitive", "intern", "interne", "interno", "geheim", "protected"];

/// Labels of a grade.
const LABELS: &[&str] = &[
    "classification",
    "sensitivity",
    "confidentiality",
    "security class",
    "data class",
    "sensitivity label",
    "marking",
    "klassifizierung",
    "vertraulichkeit",
    "clasificación",
    "confidentialité",
    "security level",
];

impl Detector for ConfidentialityMarking {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                r"(?i:attorney[ -]client|company internal|non-?public information|ne pas divulguer|confidential|confidentielle|confidentiel|confidencial|vertraulich|proprietary|privileged|restricted|riservato|vertrouwelijk|internal use|internal only|use only|eyes only|in[ -]confidence|not (?:distribute|forward|copy|circulate|share|disclose)|not for (?:distribution|circulation|publication|(?:public|external) (?:release|distribution|use))|(?:limited|restricted|public) distribution|top secret|trade secrets?|embargoed|under embargo|official[ -]sensitive|need[ -]to[ -]know|work product|(?:under|to) nda|dienstgebrauch|internen gebrauch|weitergabe|betriebsgeheimnis|verschlusssache|usage interne|ne pas diffuser|diffusion restreinte|uso interno|no distribuir|no difundir)",
            ),
            Trigger::Pattern("MNPI|FOUO|CUI|TLP[: ]"),
            label_trigger!(
                "(?:classification|sensitivity|confidentiality|marking|klassifizierung|security class|data class|sensitivity label|security level)"
            ),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        match hit.trigger {
            2 => labelled(hit, out),
            1 if hit.before(hit.end, 4).starts_with("TLP") => traffic_light(hit, out),
            _ => marking(hit, out),
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 48);
        if let Some(label) = unit.context.label
            && label.ends_in(LABELS)
            && is_grade(text.trim())
        {
            out.extend(unit.candidate(&ABOUT, 0, text.trim_end().len(), 0.8));
        }
    }
}

fn labelled(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let Some(beside) = label::beside(hit) else { return };
    let rest = hit.after(beside.start, 40);
    let line = rest
        .get(..rest.find(class(|c| matches!(c, '\n' | '\r' | '"' | '|' | ',' | ';' | '<'))).unwrap_or(rest.len()))
        .unwrap_or_default();
    let text = line.trim_end().trim_end_matches('.');
    let is_code = beside.is_assigned
        || line.contains(class(|c| matches!(c, '(' | '_')))
        || beside.is_quoted && text.chars().all(|c| !c.is_uppercase());
    if is_grade(text) && !is_code {
        out.extend(hit.candidate(&ABOUT, beside.start, beside.start + text.len(), 0.8));
    }
}

/// Tells whether a value behind a label is a grade of confidentiality.
fn is_grade(text: &str) -> bool {
    let mut graded = false;
    text.len() >= 6
        && phrase::words(text).all(|word| {
            let lower = word.text.to_lowercase();
            graded |= is_listed(CORE, &lower) || GRADES.contains(&lower.as_str());
            role(&lower).is_some()
        })
        && graded
}

fn traffic_light(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    const COLOURS: &[&str] = &["AMBER+STRICT", "AMBER", "RED", "GREEN"];
    let text = hit.after(hit.end, 16);
    let blanks = text.len() - text.trim_start_matches(class(|c| matches!(c, ' ' | ':'))).len();
    let colour = COLOURS.iter().find(|colour| text.get(blanks..).is_some_and(|text| text.starts_with(**colour)));
    if let Some(colour) = colour.filter(|_| blanks <= 2) {
        out.extend(hit.candidate(&ABOUT, hit.end - 4, hit.end + blanks + colour.len(), 0.9));
    }
}

fn role(lower: &str) -> Option<Role> {
    let among = |list| is_listed(list, lower);
    if among(CORE) {
        Some(Role::Core)
    } else if among(HALF) {
        Some(Role::Half)
    } else {
        among(FILLER).then_some(Role::Filler)
    }
}

/// A word of the line and what it does there.
struct Word<'a> {
    piece: Piece<'a>,
    role: Role,
}

fn marking(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let line = phrase::line(hit, hit.end);
    let at = hit.end.saturating_sub(1).saturating_sub(line.start);
    let Some(run) = run_around(line.text, at) else { return };
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let (start, end) = (first.piece.start, last.piece.start + last.piece.text.len());
    let span = (line.start + start, line.start + end);
    // One marking has several words that lead here.
    if out
        .iter()
        .rev()
        .take(4)
        .any(|known| known.detector == ABOUT.id && (known.span.start(), known.span.end()) == span)
    {
        return;
    }
    let (lead, tail) = (line.text.get(..start).unwrap_or_default(), line.text.get(end..).unwrap_or_default());
    let text = line.text.get(start..end).unwrap_or_default();
    let count = |role: Role| run.iter().filter(|word| word.role == role).count();
    let (core, half) = (count(Role::Core), count(Role::Half));
    if let Some(score) = score(lead, text, tail, core, half) {
        out.extend(hit.candidate(&ABOUT, span.0, span.1, score));
    }
}

/// The words of a marking around a place of a line.
fn run_around(line: &str, at: usize) -> Option<Vec<Word<'_>>> {
    let pieces: Vec<Piece<'_>> = phrase::words(line).collect();
    let role_of = |index: usize| role(&pieces.get(index)?.text.to_lowercase());
    let goes_on = |index: usize, role: Role| {
        let pair = index.checked_sub(1).and_then(|last| Some((pieces.get(last)?, pieces.get(index)?)));
        pair.is_some_and(|(last, piece)| {
            let gap = line.get(last.start + last.text.len()..piece.start).unwrap_or_default();
            // Behind a comma a new clause may begin.
            gap.len() <= 8
                && gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | ',' | ':' | '_' | '*'))
                && (!gap.contains(',') || role == Role::Core)
        })
    };
    // From the word at the place to both sides: the others need not be looked up.
    let middle = pieces.partition_point(|piece| piece.start <= at).checked_sub(1)?;
    let mut role = role_of(middle)?;
    let mut first = middle;
    while goes_on(first, role)
        && let Some(before) = role_of(first - 1)
    {
        (first, role) = (first - 1, before);
    }
    let mut run: Vec<Word<'_>> = Vec::new();
    for (index, piece) in pieces.iter().enumerate().skip(first) {
        let Some(role) = role_of(index).filter(|&role| index <= middle || goes_on(index, role)) else {
            break;
        };
        run.push(Word { piece: *piece, role });
    }
    let is_there = run.first().is_some_and(|first| first.piece.start <= at)
        && run.last().is_some_and(|last| at < last.piece.start + last.piece.text.len());
    while run.last().is_some_and(|last| last.role == Role::Filler) {
        run.pop();
    }
    let fillers = run.iter().take_while(|word| word.role == Role::Filler && !is_opening(word.piece.text)).count();
    run.drain(..fillers);
    (is_there && run.iter().any(|word| word.role != Role::Filler)).then_some(run)
}

/// "For internal use only", "No distribuir" begin with what elsewhere only joins.
fn is_opening(word: &str) -> bool {
    matches!(word, "For" | "FOR" | "Not" | "No" | "NO")
}

/// Phrases that mark wherever they stand, in lower case and with a blank between two words.
const PHRASES: &str = "\
    official use only|material non public|material nonpublic|trade secret|trade secrets|do not copy|do not share|\
    confidential treatment|ne pas divulguer|documento confidencial|document confidentiel|vertrauliches dokument|company internal|fouo|strictly confidential|strictly private|private confidential|privileged confidential|attorney client|\
    client privilege|client privileged|work product|internal use only|internal only|not distribute|\
    not forward|not circulate|not for distribution|not for circulation|not for publication|\
    not for public release|not for external|not for public|company confidential|proprietary confidential|\
    confidential proprietary|highly confidential|top secret|eyes only|commercial in confidence|\
    under embargo|subject to nda|under nda|streng vertraulich|internen gebrauch|dienstgebrauch|\
    nicht zur weitergabe|nicht weitergeben|strictement confidentiel|usage interne|ne pas diffuser|\
    diffusion restreinte|estrictamente confidencial|uso interno|no distribuir|no difundir|\
    official sensitive|need to know basis|legally privileged|commercially sensitive|limited distribution|\
    restricted distribution|mnpi|verschlusssache|firmenvertraulich|confidential draft|draft confidential|\
    highly restricted";

/// How sure it is that words mark the text, from what they are and where they stand; nothing where they are plain
/// words of a sentence.
fn score(lead: &str, text: &str, tail: &str, core: usize, half: usize) -> Option<f32> {
    let lower = text.to_lowercase();
    let plain: Vec<&str> = phrase::words(&lower)
        .map(|word| word.text)
        .filter(|word| !matches!(*word, "and" | "&" | "und" | "et" | "y"))
        .collect();
    let plain = plain.join(" ");
    let is_phrase = entries(PHRASES).any(|known| contains_words(&plain, known));
    let is_capital = text.starts_with(class(|c| c.is_uppercase()));
    let shouts = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let is_stamp = shouts(text)
        && (lead.chars().chain(tail.chars()).any(char::is_lowercase) || lead.is_empty() && tail.is_empty());
    let (before, after) = (lead.trim_end(), tail.trim_start());
    let is_wrapped = before.ends_with(class(|c| matches!(c, '[' | '(' | '|' | '<')))
        && after.starts_with(class(|c| matches!(c, ']' | ')' | '|' | '>')))
        && !after.starts_with("()");
    let opens = before.is_empty()
        || before.ends_with(class(|c| matches!(c, '|' | '·' | '•' | '—' | '–' | '©' | '*' | '\t' | '.')))
        || before.chars().all(|c| !c.is_alphabetic());
    let closes = after.is_empty()
        || after.starts_with(class(|c| matches!(c, '|' | '·' | '•' | '—' | '–' | '©' | '*' | '\t' | '.')))
        || after.chars().all(|c| !c.is_alphabetic());
    let is_code = after.starts_with(class(|c| matches!(c, '=' | '(' | '{' | '[' | ';')))
        || after.starts_with(',') && !is_phrase
        || before.ends_with(class(|c| matches!(c, '=' | '$' | '@' | '_' | '('))) && !is_wrapped && !shouts(text);
    let is_alone = opens && closes && !is_code;
    // "page 3 of 9 – Confidential" and "Confidential, Example Ltd.": what stands beside it is short and no sentence.
    let is_footer =
        (opens || closes) && !is_code && is_capital && lead.len() + tail.len() <= 60 && !is_sentence(lead, tail);
    if core == 0 && !is_phrase {
        return None;
    }
    let known = core + half;
    match (is_phrase, is_alone) {
        // Comments in code say so of functions.
        (true, _) if !is_capital && lower.starts_with("internal") => Some(0.4),
        (true, true) => Some(0.95),
        // "Do not share your password", "the attorney-client privilege": what has no word of confidentiality marks only
        // where it ends what is said.
        (true, false) if core == 0 && !(is_stamp || is_wrapped || closes && !lower.starts_with("attorney")) => None,
        (true, false) if is_code => None,
        (true, false) if is_stamp || is_wrapped || is_capital || is_footer => Some(0.8),
        (true, false) => Some(0.6),
        (false, true) if is_capital && known >= 1 => Some(if known > 1 || shouts(text) { 0.85 } else { 0.7 }),
        (false, _) if is_wrapped && is_capital => Some(0.75),
        (false, _) if is_stamp && !is_code => Some(0.7),
        (false, _) if is_footer => Some(0.55),
        _ => None,
    }
}

/// Tells whether a text holds some words next to each other.
fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + words.len()..).unwrap_or_default());
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// Tells whether what stands beside a word makes a sentence with it: a word of it in lower case that touches.
fn is_sentence(lead: &str, tail: &str) -> bool {
    let touches = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_alphabetic));
    touches(lead.split_whitespace().next_back()) || touches(tail.split_whitespace().next())
}
