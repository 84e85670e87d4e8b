//! Code names of projects, products and deals.
//!
//! # Finds
//! `Project Falcon`, `Operation Blue Heron`, what is called a code name (`codenamed Falcon`, `Code name: Falcon`), and
//! cells under such a heading. Where the name is known, the rest of the task is searched for it alone, too.
//! # Does not find
//! Words that say what kind of project it is (`Project Manager`, `Project Plan`), and undertakings that everybody knows.
//! # Evidence
//! The word before the name, and its capital.
//! # Source
//! Observed deal papers, plans and mail.

use super::phrase::entries;
use crate::detect::character::{ends_inside_word, is_blank};
use crate::detect::label::{ends_in, words_of};
use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::bytes::is_listed;
use crate::model::fold::class;
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: CodeName = CodeName;

/// See the module.
#[derive(Debug)]
pub struct CodeName;

static ABOUT: About = About {
    id: "code-name",
    entity: Entity::CodeName,
    examples: About::proof(&[
        "Status of «Project Falcon» is green.",
        "«Project Blue Heron» kickoff notes",
        "we call it «Operation Nightjar».",
        "It is codenamed «Falcon».",
        "Code name: «Silver Finch»\n",
        "internally known as \"«Kestrel»\"",
        "deal («PROJECT OSPREY») closes",
        "«Projekt Eisvogel» beginnt",
        "«Project \"Sea Otter\"» starts",
        "The codename for the deal is «Larkspur».",
        "the Kingfisher release (code-name «KF2»)",
    ]),
    counterexamples: About::proof(&[
        "Project Manager",
        "Project Plan 2024",
        "Project 2024",
        "PROJECT DESCRIPTION",
        "Project Gutenberg",
        "The Project Team met.",
        "Operation Mode: auto",
        "Project [PROJECT 1]",
        "Operation System",
        "class ProjectFalcon",
        "Project Planning and Reporting",
        "codename = None",
        "the code name is not known",
        "Project In Progress",
    ]),
};

/// Words behind "project" and "operation" that only say what kind, part or person of one is meant.
const GENERIC: &str = "\
    a|about|accountant|admin|administrator|all|amount|an|analyst|and|approach|architect|area|areas|as|\
    assistant|associate|at|background|board|brief|budget|by|category|center|centre|charter|client|closeout|\
    code|completion|component|components|contact|controls|coordinator|cost|costs|customer|data|date|dates|\
    de|definition|deliverable|deliverables|delivery|description|design|detail|details|director|directory|\
    document|documents|duration|edition|end|engineer|engineers|error|euler|experience|explorer|expo|file|\
    files|finance|folder|for|from|fund|funds|goal|goals|group|gutenberg|has|highlights|history|home|i|id|if|\
    in|info|initiation|is|it|jupyter|key|kickoff|launch|lead|leader|leaders|leads|level|life|list|loom|\
    location|lombok|loon|maintainers|manager|managers|materials|meeting|member|members|metrics|milestone|\
    milestones|mode|model|modes|name|names|need|needs|no|notes|number|objective|objectives|of|office|\
    officer|on|online|or|org|outcome|outcomes|overview|owner|owners|page|panel|part|partner|partners|path|\
    period|phase|phases|plan|planner|plans|priorities|problem|process|product|professional|profile|progress|\
    proposal|proposals|purpose|reactor|reference|report|reports|requirement|requirements|resource|resources|\
    responsibilities|result|results|review|risk|risks|role|roles|runway|schedule|scope|server|settings|\
    setup|site|sites|size|source|space|specialist|sponsor|sponsors|staff|stage|stages|stakeholder|\
    stakeholders|standards|start|state|statistics|status|steering|strategy|structure|success|summary|\
    supervisor|support|system|systems|target|task|tasks|team|teams|technical|template|templates|terms|that|\
    the|this|time|timeline|timelines|title|to|tool|tools|total|tracker|type|types|under|update|updates|url|\
    user|users|value|variables|version|view|was|we|website|which|wiki|will|with|work|workflow|workspace|x|\
    you|your|zero|desert|overlord|warp|veritas|manuals|manual|smile|theater|theatre|room";

/// Endings of words that are made to say what something is, and are no names.
const GENERIC_ENDINGS: &str = "\
    tion|tions|sion|sions|ment|ments|ance|ence|ness|ility|ities|ivity|ology|based|wide|related|specific|\
    level";

/// What says outright that a name follows.
const NAMED: &[&str] = &[
    "code name",
    "codename",
    "code named",
    "codenamed",
    "internally known as",
    "internally called",
    "internal name",
    "working title",
    "project name",
    "deckname",
    "nom de code",
    "nombre en clave",
    "name of the project",
    "known internally as",
    "deal name",
];

impl Detector for CodeName {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                r#"(?:[Pp]roject|PROJECT|Operation|OPERATION|Projekt|Projet|Proyecto|Progetto)[ _-](?:["']|“|„|«|‘)?[A-Z]"#,
            ),
            Trigger::Pattern(
                r"(?i:code[ -]?name[ds]?|internally (?:known as|called)|internal name|known internally as|working title|project name|deal name|deckname|nom de code|nombre en clave)[ :=(]",
            ),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 0 { behind_kind(hit, out) } else { behind_cue(hit, out) }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label else { return };
        if !label.ends_in(NAMED) {
            return;
        }
        let text = unit.after(0, 48);
        let len = name_len(text, false);
        if len > 0 && len == text.trim_end().len() && !decoy::is_placeholder(text) {
            out.extend(unit.candidate(&ABOUT, 0, len, 0.7));
        }
    }
}

/// A name behind "Project" and its like.
fn behind_kind(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let first = hit.end - 1;
    let before = hit.before(first, 24);
    let bare = before.trim_end_matches(class(|c| matches!(c, '"' | '\'' | '“' | '‘' | '«')));
    let is_quoted = bare.len() < before.len();
    let kind = bare.trim_end_matches(class(|c| matches!(c, ' ' | '_' | '-')));
    let kind_len = kind.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let start = first - before.len() + kind.len() - kind_len;
    let kind = kind.get(kind.len() - kind_len..).unwrap_or_default();
    if !["project", "operation", "projekt", "projet", "proyecto", "progetto"]
        .contains(&kind.to_ascii_lowercase().as_str())
        || ends_inside_word(hit.before(start, 4))
    {
        return;
    }
    let rest = hit.after(first, 64);
    let is_plain = kind == "project";
    let len = name_len(rest, true);
    let name = rest.get(..len).unwrap_or_default();
    let after = rest.get(len..).unwrap_or_default();
    let is_capitals = kind.ends_with(class(|c| c.is_ascii_uppercase()));
    let is_call =
        after.starts_with(class(|c| matches!(c, '(' | '=' | '_' | '.'))) && !after.starts_with(". ") && after.len() > 1;
    // A heading has capitals all over.
    let is_heading = is_capitals && after.trim_start().starts_with(class(|c| c.is_uppercase()));
    if name.chars().count() < 2 || is_call && !is_quoted && !after.starts_with(".\n") || is_heading {
        return;
    }
    let score = match (is_quoted, kind.starts_with(class(|c| matches!(c, 'O' | 'o'))), is_capitals) {
        (true, _, _) => 0.85,
        // In the middle of a sentence a project may be called after its maker, too.
        _ if is_plain => 0.5,
        (_, true, true) => 0.4,
        (_, true, false) => 0.55,
        (_, false, true) => 0.6,
        (_, false, false) => 0.75,
    };
    // The quotes go together.
    let closing = after.chars().next().filter(|c| is_quoted && matches!(c, '"' | '\'' | '”' | '’' | '»'));
    let end = first + len + closing.map_or(0, char::len_utf8);
    out.extend(hit.candidate(&ABOUT, start, end, score));
}

/// A name behind the words that announce one.
fn behind_cue(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let cue = hit.before(hit.end, 32).to_ascii_lowercase();
    let cue = words_of(&cue);
    let rest = hit.after(hit.end, 72);
    let trimmed = rest.trim_start_matches(class(|c| {
        is_blank(c) || matches!(c, ':' | '=' | '"' | '\'' | '“' | '‘' | '«' | '(' | '*')
    }));
    let start = hit.end + rest.len() - trimmed.len();
    let lead = rest.get(..rest.len() - trimmed.len()).unwrap_or_default();
    let is_quoted = lead.contains(class(|c| matches!(c, '"' | '“' | '«' | '\'' | '‘')));
    // "The code name for the deal is Falcon."
    let verb =
        trimmed.find(" is ").filter(|at| *at <= 32 && trimmed.starts_with(char::is_lowercase) && !lead.contains(':'));
    let skipped = verb.map_or(0, |at| at + " is ".len());
    let (trimmed, start) = (trimmed.get(skipped..).unwrap_or_default(), start + skipped);
    if !ends_in(&cue, NAMED) || lead.len() > 8 {
        return;
    }
    let mut len = name_len(trimmed, false);
    let name = trimmed.get(..len).unwrap_or_default();
    if let Some(kind) = ["Project ", "Operation "].iter().find(|kind| trimmed.starts_with(**kind)) {
        len = kind.len() + name_len(trimmed.get(kind.len()..).unwrap_or_default(), false);
    }
    let is_general = !is_quoted && cue.ends_with("project name") && lead.is_empty();
    if name.chars().count() >= 2 && !decoy::is_placeholder(name) && !is_general {
        out.extend(hit.candidate(&ABOUT, start, start + len, 0.85));
    }
}

/// How many bytes at the beginning are a name: up to three words with capitals, the first of them no generic word.
fn name_len(text: &str, is_strict: bool) -> usize {
    let (mut end, mut count) = (0, 0);
    while count < 3 {
        let rest = text.get(end..).unwrap_or_default();
        let gap = usize::from(count > 0);
        if gap > 0 && !rest.starts_with(class(|c| matches!(c, ' ' | '-' | '_'))) {
            break;
        }
        let word = rest.get(gap..).unwrap_or_default();
        let len = word.find(class(|c| !c.is_alphanumeric())).unwrap_or(word.len());
        let word = word.get(..len).unwrap_or_default();
        let begins = word.starts_with(class(|c| c.is_uppercase()));
        let is_number = count > 0 && len > 0 && len <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        if !(begins || is_number) || is_generic(word, is_strict) || word.chars().any(|c| c == '_') {
            break;
        }
        end += gap + len;
        count += 1;
    }
    end
}

fn is_generic(word: &str, is_strict: bool) -> bool {
    let lower = word.to_lowercase();
    is_listed(GENERIC, &lower)
        || is_strict
            && (entries(GENERIC_ENDINGS).any(|ending| lower.ends_with(ending))
                || lower.len() > 5 && lower.ends_with("ing"))
        || Entity::ALL.iter().any(|entity| entity.label() == word)
}
