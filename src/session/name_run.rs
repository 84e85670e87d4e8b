//! Capitalised words that stand together, as names do.

use crate::model::bytes::{is_in_sorted, is_listed};
use crate::model::fold::class;
use crate::model::fold::is_invisible;

/// Words with capitals, without those at their ends that are common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    /// The words, without a legal form behind them.
    pub name: &'a str,
    /// Whether a legal form stood behind them.
    pub is_legal: bool,
    /// Whether they stand inside a sentence, where a plain word has no capital.
    pub is_inside: bool,
    /// Whether nearly all words of the line have capitals.
    pub is_heading: bool,
}

/// What stands behind the name of a company and is no part of what it is called.
const LEGAL_FORMS: &str = "inc|llc|ltd|limited|corp|corporation|plc|llp|lp|gmbh|ag|kg|ohg|se|sa|s.a|sas|sarl|srl|s.r.l|spa|\
    s.p.a|bv|b.v|nv|n.v|ab|oy|oyj|as|asa|a/s|aps|pty|pte|co|kgaa|ug|e.v|pvt|kk|l.l.c|s.à.r.l";

/// Words with a capital that name nobody: what headings and sentences begin with, months, languages, large places,
/// what programs and offices call their things.
const COMMON: &str = "a|about|above|abstract|according|account|accounts|action|actions|active|activities|activity|add|additional|\
    address|administration|adobe|afghanistan|africa|african|after|agenda|agreement|all|also|although|am|amazon|\
    america|american|amount|an|analysis|and|android|angeles|annex|annual|another|any|api|appendix|apple|\
    application|applications|approach|approved|apr|april|arabic|are|area|areas|arial|army|array|article|as|asia|\
    asian|assessment|assets|at|attached|attachment|attendees|aug|august|australia|australian|austria|austrian|\
    author|authority|available|avenue|average|back|background|balance|bank|based|because|been|before|belgium|\
    below|benefits|berlin|best|between|bill|board|body|book|bookmark|books|boolean|boston|both|bottom|box|brazil|\
    brief|britain|british|brochure|budget|building|bullet|business|but|button|by|calibri|california|call|cambria|\
    can|canada|canadian|capital|caption|case|category|center|central|centre|change|changes|chapter|chart|check|\
    chicago|china|chinese|christian|christmas|chrome|city|class|classes|click|client|clients|code|college|column|\
    comments|commission|committee|communication|company|comparison|complete|con|conclusion|confidential|congress|\
    constitution|contact|content|contents|contract|control|copy|copyright|cost|costs|could|council|countries|\
    country|county|courier|course|court|cover|create|css|csv|current|customer|customers|daily|danish|dans|das|\
    data|database|date|day|days|dear|dec|december|decision|default|definition|del|delivery|den|denmark|department|\
    der|des|description|design|detail|details|development|did|die|dimension|director|disclaimer|discussion|\
    district|do|doctor|document|documents|docx|does|dolor|dr|draft|due|during|dutch|each|east|eastern|edit|\
    education|effective|egypt|ein|eine|el|element|email|emphasis|employee|employees|en|end|endnote|energy|\
    engineering|england|english|environment|environmental|error|est|estimate|et|europe|european|evaluation|even|\
    event|events|every|exam|example|excel|executive|exercise|exhibit|expected|expenses|experience|explorer|\
    external|facebook|false|father|fax|feb|february|federal|figure|file|files|final|finally|finance|financial|\
    find|finnish|firefox|first|first-page|five|florida|flyer|following|footer|footnote|for|form|format|four|\
    france|francisco|free|french|fri|friday|from|full|function|fund|further|für|general|georgia|german|germany|\
    get|github|given|global|go|goal|goals|god|good|google|government|grade|great|greek|group|guide|had|has|have|\
    he|head|header|heading|health|hebrew|hello|help|helvetica|her|here|hi|high|his|home|homework|hospital|house|\
    how|however|html|http|https|human|hyperlink|id|if|im|image|impact|implementation|important|in|income|index|\
    india|indian|industry|information|initial|input|insert|institute|insurance|integer|interest|internal|\
    international|internet|introduction|investment|invoice|ipsum|iran|iraq|ireland|irish|is|island|israel|issue|\
    issues|ist|it|italian|italy|item|items|its|jan|january|japan|japanese|java|javascript|jersey|json|jul|july|\
    jun|june|just|key|keys|king|kingdom|know|korea|korean|la|language|las|last|later|latin|law|layout|le|lead|\
    learn|left|legal|les|lesson|let|letter|level|library|license|like|line|linkedin|linux|list|local|location|\
    logo|london|long|lorem|los|loss|low|made|mailing|main|make|management|manager|many|mar|march|market|marketing|\
    master|material|may|me|meeting|member|members|memo|menu|message|method|methods|mexico|microsoft|middle|\
    minister|minutes|mit|model|module|mon|monday|money|month|monthly|more|most|mother|mr|mrs|ms|much|must|my|name|\
    names|national|navy|need|net|netherlands|network|new|news|newsletter|next|no|none|normal|north|northern|\
    norway|norwegian|not|note|notes|nov|november|now|null|number|object|objective|objectives|ocean|oct|october|\
    odd|odd-page|of|off|office|officer|ok|old|on|once|one|online|only|open|operating|operations|option|or|order|\
    organization|original|other|others|our|out|outlook|output|overall|overview|owner|page|pakistan|paper|para|\
    paragraph|parent|parents|paris|parliament|part|parties|party|payment|pdf|people|per|performance|period|person|\
    personal|phase|phone|photo|picture|place|plan|planning|please|point|poland|policy|polish|por|portuguese|\
    position|postal|pour|powerpoint|president|press|price|primary|prime|private|problem|procedure|process|product|\
    production|products|prof|professor|profit|program|programme|progress|project|projects|proposal|proposed|\
    provide|public|purchase|purpose|python|quality|quarter|quarterly|question|questions|quick|quiz|quote|range|\
    rate|read|reason|recipient|recommendations|record|records|reference|references|region|related|remarks|report|\
    reports|request|required|requirements|research|resource|resources|response|result|results|resume|return|\
    revenue|review|revised|revision|right|rights|risk|river|road|role|roman|row|rule|rules|run|russia|russian|\
    safety|sales|same|sample|sat|saturday|schedule|school|science|scope|score|scotland|scottish|screen|sea|second|\
    secretary|section|security|see|select|senate|sender|senior|sep|sept|september|server|service|services|session|\
    set|several|shall|she|sheet|should|show|sie|signature|since|sir|site|six|size|slogan|small|so|social|software|\
    solution|some|source|south|southern|spain|spanish|sql|st|staff|standard|start|state|statement|states|status|\
    step|steps|still|strategic|strategy|street|string|strong|student|students|study|styles|subject|subtitle|such|\
    summary|sun|sunday|support|sweden|swedish|swiss|switzerland|symbol|system|systems|tab|table|tagline|tahoma|\
    take|target|task|teacher|teachers|team|technical|technology|template|templates|ten|term|terms|test|texas|text|\
    thank|thanks|that|the|their|them|theme|themes|then|there|these|they|this|those|three|through|thu|thursday|\
    time|times|title|to|today|tool|tools|top|total|town|training|true|tue|tuesday|turkey|turkish|twitter|two|type|\
    un|una|und|under|une|union|unit|united|units|university|unix|until|up|update|updated|upon|uri|url|us|usa|use|\
    user|users|using|value|values|verdana|version|very|vice|vietnam|view|virginia|vol|volume|von|wales|warning|\
    was|washington|way|we|web|website|wed|wednesday|week|well|were|west|western|what|when|where|whether|which|\
    while|who|why|wikipedia|will|window|windows|wingdings|wir|with|within|without|word|work|works|worksheet|world|\
    would|write|www|xlsx|xml|year|years|yes|yet|york|you|your|youtube|zip|zu";

/// Calls `visit` with each run of words with capitals.
pub fn each<'a>(text: &'a str, mut visit: impl FnMut(Run<'a>)) {
    for line in text.split(class(|c| matches!(c, '\n' | '\r' | '\t' | '|'))) {
        let is_heading = is_heading(line);
        let mut words = Words { text: line, at: 0 }.peekable();
        let mut end = 0;
        while let Some(first) = words.next() {
            let before = line.get(end..first.start).unwrap_or_default();
            let opens = end == 0
                || before.contains(class(|c| {
                    matches!(c, '.' | '!' | '?' | ':' | ';' | '"' | '“' | '”' | '(' | '•' | '*' | '-' | '–' | '—' | '/')
                }));
            end = first.end;
            if !first.is_capital {
                continue;
            }
            let (mut run, mut stops) = (vec![first], false);
            while let Some(next) = words.peek().copied().filter(|next| next.is_capital) {
                let gap = line.get(end..next.start).unwrap_or_default();
                let is_form = is_legal_form(next.text);
                let joins = matches!(gap, " " | "\u{a0}" | " & ") || is_form && matches!(gap, ", " | ". ");
                if !joins || run.len() > 5 || stops {
                    break;
                }
                stops = is_form;
                run.push(next);
                end = next.end;
                words.next();
            }
            tell(line, &run, opens, is_heading, &mut visit);
        }
    }
}

fn tell<'a>(line: &'a str, run: &[Word<'a>], opens: bool, is_heading: bool, visit: &mut impl FnMut(Run<'a>)) {
    let common = |word: &&Word<'_>| is_common(word.text);
    let legal = run.len() > 1 && run.last().is_some_and(|last| is_legal_form(last.text));
    let body = run.get(..run.len() - usize::from(legal)).unwrap_or_default();
    let lead = body.iter().take_while(common).count();
    let tail = if legal { 0 } else { body.iter().rev().take_while(common).count() };
    let named = body.get(lead..body.len().saturating_sub(tail)).unwrap_or_default();
    // "Global Services Inc" is a name although each of its words is common.
    let named = if legal && named.is_empty() && body.len() > 1 { body } else { named };
    if let (Some(first), Some(last)) = (named.first(), named.last())
        && let Some(name) = line.get(first.start..last.end)
    {
        visit(Run { name, is_legal: legal, is_inside: !opens || lead > 0, is_heading });
    }
}

/// Calls `visit` with each word that is written in lower case.
pub fn lower_words<'a>(text: &'a str, mut visit: impl FnMut(&'a str)) {
    for word in (Words { text, at: 0 }).filter(|word| !word.is_capital && word.text.len() > 2) {
        visit(word.text);
    }
}

/// Tells whether each word of a text is one that names nobody.
pub fn is_common(text: &str) -> bool {
    text.split(class(|c| matches!(c, ' ' | '\u{a0}'))).all(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters < 2 || is_in_sorted(COMMON, word.to_lowercase().as_str()) || word.ends_with("ing") && letters > 5
    })
}

/// Takes the legal form off the name of a company.
pub fn without_legal_form(name: &str) -> &str {
    let mut name = name.trim();
    while let Some((rest, last)) = name.rsplit_once(class(|c| matches!(c, ' ' | ','))) {
        let last = last.trim_end_matches('.').to_lowercase();
        if !last.is_empty() && !is_listed(LEGAL_FORMS, &last) && last != "&" {
            break;
        }
        name = rest.trim_end_matches(class(|c| matches!(c, ' ' | ',' | '&' | '.')));
    }
    name
}

/// Tells whether a word is a legal form. Those of two letters are words as well, unless they are in capitals.
fn is_legal_form(word: &str) -> bool {
    is_listed(LEGAL_FORMS, &word.to_lowercase())
        && (word.len() > 2 || word == "Co" || !word.contains(char::is_lowercase))
}

fn is_heading(line: &str) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for word in (Words { text: line, at: 0 }).filter(|word| word.text.len() > 3) {
        if word.is_capital { capital += 1 } else { lower += 1 }
    }
    lower == 0 && capital > 1 || capital > 2 * lower && capital > 3
}

#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    is_capital: bool,
}

/// The words of a text: letters and digits, with what stands inside words.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Words<'_> {
    /// Where a class of characters ends that goes on at a place.
    fn end_of(&self, mut at: usize, is_of: fn(char) -> bool) -> usize {
        while let Some(&byte) = self.text.as_bytes().get(at) {
            let c = if byte.is_ascii() {
                Some(char::from(byte))
            } else {
                self.text.get(at..).and_then(|rest| rest.chars().next())
            };
            match c.filter(|c| is_of(*c)) {
                Some(c) => at += c.len_utf8(),
                None => break,
            }
        }
        at
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let start = self.end_of(self.at, |c| !c.is_alphanumeric());
            self.at = self.end_of(start, |c| {
                c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '&' | '.' | '_' | '@') || is_invisible(c)
            });
            if start == self.at {
                return None;
            }
            let word = self
                .text
                .get(start..self.at)?
                .trim_end_matches(class(|c| matches!(c, '.' | '-' | '\'' | '’' | '&' | '_')));
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            // Addresses and names of code are nobody's.
            let is_code = word.contains(class(|c| matches!(c, '_' | '@')))
                || word.trim_matches('.').contains('.') && word.len() > 6;
            if !is_code && !word.is_empty() {
                let is_capital = word.starts_with(char::is_uppercase) && word.chars().all(|c| !c.is_ascii_digit());
                return Some(Word { start, end: start + word.len(), text: word, is_capital });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        each(text, |run| out.push(run.name));
        out
    }

    #[test]
    fn the_common_words_are_sorted() {
        assert!(COMMON.split('|').is_sorted());
    }

    #[test]
    fn names_are_read_without_what_is_common_around_them() {
        assert_eq!(
            names("The Blue Heron Team met Initech, Inc. and Falk & Soehne GmbH."),
            ["Blue Heron", "Initech", "Falk & Soehne"]
        );
        assert_eq!(names("Executive Summary\nPage 2 of the Report"), [""; 0]);
        assert_eq!(names("O'Neill's plan for Coca-Cola"), ["O'Neill", "Coca-Cola"]);
    }

    #[test]
    fn a_legal_form_is_no_part_of_a_name() {
        for name in ["Acme Inc.", "Acme, Inc", "Acme GmbH & Co. KG", "Acme Pty Ltd", "Acme"] {
            assert_eq!(without_legal_form(name), "Acme", "{name}");
        }
    }

    #[test]
    fn where_a_name_stands_is_told() {
        let mut inside = Vec::new();
        each("Initech came. We like Initech", |run| inside.push(run.is_inside));
        assert_eq!(inside, [false, true]);
    }
}
