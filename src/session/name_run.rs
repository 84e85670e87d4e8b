//! Capitalised words that stand together, as names do.

use crate::model::bytes::is_listed;
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
    address|administration|after|agenda|agreement|all|also|although|am|america|american|amount|an|analysis|and|annex|annual|another|any|\
    api|appendix|application|applications|approach|approved|april|are|area|areas|article|as|asia|assessment|assets|at|attachment|\
    attendees|august|australia|australian|author|authority|available|average|background|balance|bank|based|because|been|before|below|\
    benefits|berlin|best|between|bill|board|body|both|brief|britain|british|budget|building|business|but|by|california|call|can|\
    canada|canadian|capital|case|category|center|central|centre|change|changes|chapter|chart|check|chicago|china|chinese|city|class|\
    client|clients|code|column|comments|commission|committee|communication|company|comparison|complete|conclusion|confidential|\
    contact|content|contents|contract|control|copyright|cost|costs|could|council|countries|country|county|course|court|create|\
    current|customer|customers|daily|data|database|date|day|days|dear|december|decision|default|definition|delivery|department|\
    description|design|detail|details|development|did|director|disclaimer|discussion|district|do|document|documents|does|draft|\
    due|during|dutch|each|east|eastern|education|effective|element|email|employee|employees|end|energy|engineering|england|english|\
    environment|error|estimate|europe|european|evaluation|even|event|events|every|example|executive|exhibit|expected|expenses|\
    experience|external|fax|february|federal|figure|file|files|final|finally|finance|financial|find|first|five|florida|following|\
    for|form|format|four|france|free|french|friday|from|full|function|fund|further|general|german|germany|get|given|global|go|goal|\
    goals|good|government|great|greek|group|guide|had|has|have|he|head|header|health|hello|help|her|here|hi|high|his|home|hospital|\
    house|how|however|human|id|if|image|impact|implementation|important|in|income|index|india|indian|industry|information|initial|\
    input|insert|institute|insurance|interest|internal|international|internet|introduction|investment|invoice|is|issue|issues|it|\
    italian|italy|item|items|its|january|japan|japanese|july|june|just|key|king|know|language|last|later|latin|law|lead|learn|legal|\
    let|level|library|license|like|line|list|local|location|london|long|loss|low|made|main|make|management|manager|many|march|market|\
    marketing|material|may|me|meeting|member|members|memo|message|method|methods|mexico|middle|minister|minutes|model|monday|money|\
    month|monthly|more|most|mr|mrs|ms|much|must|my|name|national|need|net|network|new|news|next|no|north|northern|not|note|notes|\
    november|now|number|object|objective|objectives|october|of|off|office|officer|ok|old|on|once|one|online|only|open|operating|\
    operations|option|or|order|organization|original|other|others|our|out|output|overall|overview|owner|page|paper|paragraph|\
    parent|paris|part|parties|party|payment|people|per|performance|period|person|personal|phase|phone|place|plan|planning|please|\
    point|policy|position|president|press|price|prime|primary|private|problem|procedure|process|product|production|products|profit|\
    program|programme|progress|project|projects|proposal|proposed|provide|public|purchase|purpose|quality|quarter|quarterly|\
    question|questions|range|rate|read|reason|recommendations|record|records|reference|references|region|related|remarks|report|\
    reports|request|required|requirements|research|resource|resources|response|result|results|return|revenue|review|revised|revision|\
    right|rights|risk|role|row|rule|rules|run|russia|russian|safety|sales|same|sample|saturday|schedule|school|science|scope|score|\
    second|secretary|section|security|see|select|senior|september|server|service|services|session|set|several|shall|she|should|\
    show|signature|since|sir|site|six|size|small|so|social|software|solution|some|source|south|southern|spain|spanish|staff|\
    standard|start|state|statement|states|status|step|still|strategy|street|student|students|study|subject|such|summary|sunday|\
    support|system|systems|table|take|target|task|team|technical|technology|template|ten|term|terms|test|text|thank|thanks|that|\
    the|their|them|then|there|these|they|this|those|three|through|thursday|time|title|to|today|tool|tools|top|total|town|training|\
    true|tuesday|two|type|under|union|unit|united|units|university|until|up|update|updated|upon|us|usa|use|user|users|using|value|\
    values|version|very|vice|view|vol|volume|was|washington|way|we|web|website|wednesday|week|well|were|west|western|what|when|\
    where|whether|which|while|who|why|will|windows|with|within|without|word|work|works|world|would|write|year|years|yes|yet|\
    york|you|your|kingdom|january|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|http|https|www|html|\
    xml|json|pdf|csv|xlsx|docx|url|uri|sql|css|java|python|javascript|linux|unix|excel|powerpoint|outlook|adobe|google|microsoft|\
    apple|facebook|twitter|linkedin|youtube|android|internet|explorer|chrome|firefox|github|wikipedia|amazon|normal|times|roman|\
    arial|calibri|cambria|courier|verdana|georgia|tahoma|symbol|wingdings|helvetica|lorem|ipsum|dolor|heading|bullet|footer|caption|\
    footnote|endnote|bookmark|hyperlink|quote|strong|emphasis|der|die|das|ein|eine|und|\
    für|mit|von|im|zu|den|ist|sie|wir|le|la|les|des|une|un|et|est|dans|pour|el|los|las|una|en|con|para|por|del|true|false|null|none|\
    string|array|boolean|integer|error|warning|christian|christmas|god|street|avenue|road|north|island|river|sea|ocean|africa|\
    african|israel|iraq|iran|texas|virginia|francisco|angeles|boston|jersey|asian|arabic|turkish|polish|swedish|danish|norwegian|\
    finnish|hebrew|korean|korea|portuguese|brazil|ireland|irish|scotland|scottish|wales|swiss|switzerland|austria|austrian|\
    netherlands|belgium|sweden|denmark|norway|poland|turkey|egypt|pakistan|afghanistan|vietnam|congress|senate|parliament|\
    constitution|army|navy|mother|father|doctor|dr|prof|professor|st|step|steps|click|box|menu|button|key|keys|tab|screen|window|\
    attached|copy|here|logo|photo|picture|edit|left|center|bottom|next|back|name|names|template|templates|letter|resume|fax|cover|\
    brochure|sheet|worksheet|flyer|newsletter|agenda|logo|slogan|tagline|company|street|zip|postal|mailing|recipient|sender|\
    master|book|books|layout|themes|theme|styles|quick|odd|even|first-page|odd-page|subtitle|dimension|environmental|strategic|\
    lesson|grade|week|homework|exam|quiz|teacher|teachers|parents|class|classes|college|course|unit|module|chapter|exercise";

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
            while let Some(next) = words.peek().copied() {
                let gap = line.get(end..next.start).unwrap_or_default();
                let is_form = is_legal_form(next.text);
                let joins = matches!(gap, " " | "\u{a0}" | " & ") || is_form && matches!(gap, ", " | ". ");
                if !joins || !next.is_capital || run.len() > 5 || stops {
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
        letters < 2 || is_listed(COMMON, word.to_lowercase().as_str()) || word.ends_with("ing") && letters > 5
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

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let rest = self.text.get(self.at..)?;
            let start = self.at + rest.find(char::is_alphanumeric)?;
            let rest = self.text.get(start..)?;
            let part = class(|c| {
                c.is_alphanumeric() || is_invisible(c) || matches!(c, '\'' | '’' | '-' | '&' | '.' | '_' | '@')
            });
            let len = rest.find(|c| !part(c)).unwrap_or(rest.len());
            self.at = start + len;
            let word = rest.get(..len)?.trim_end_matches(class(|c| matches!(c, '.' | '-' | '\'' | '’' | '&' | '_')));
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
