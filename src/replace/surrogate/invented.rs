//! Places, streets and organisations that there are not.

use super::{folded, shape};
use crate::replace::fit::cased;
use crate::replace::name::lists;
use crate::replace::{Found, Ledger, Seed};

/// Halves of invented names of organisations.
const FRONTS: &str = "Vel Tor Bren Quar Mar Sel Nor Dal Fen Gal Hal Jor Kel Lor Mor Nel Or Pel Quil Ral Sor Tal Ul Var Wel Xan \
Yor Zel Bal Cor";
const BACKS: &str = "mond dara vix nova lane dex tera wyn lor mara nix pria quen rond sia tane vora wick xis zen bury cast dell \
fall garth";

/// Halves of invented names of towns and streets.
const TOWN_FRONTS: &str = "Alder Amber Ash Birch Bram Brindle Clover Copper Crow Dun Elder Elm Fair Fern Fox Glen Gold Hazel Heron \
High Holly Kings Lark Linden Maple Marsh Mill North Oak Pine Quarry Raven Rose Silver South Stone Swan Thorn West Willow";
const TOWN_BACKS: &str = "acre beck bourne bridge brook bury combe cote croft dale den feld ford gate ham haven hurst leigh mere mond \
more stead stow thorpe ton wick wood worth";

/// Words of an address that tell what a thing is, not which one.
const KINDS: &str = "street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl square sq terrace way highway hwy \
parkway pkwy circle cir close crescent row mews hill gardens park suite ste apt apartment unit floor fl room rm building bldg house \
flat no nr p.o po box postfach straße strasse str platz weg allee gasse ring ufer damm rue avenue boulevard place chemin allée quai \
impasse cours calle avenida av plaza paseo camino via viale piazza corso rua praça travessa plein laan straat weg kade singel gracht \
der die das am an auf im in de la le les du des del el los las di da do of the north south east west nord süd ost sur norte este oeste \
n s e w ne nw se sw bis ter bte c/o";

/// Endings of German and Dutch streets that are written together with their name.
const JOINED: [&str; 14] = [
    "straße", "strasse", "str", "platz", "weg", "allee", "gasse", "ring", "ufer", "damm", "straat", "laan", "plein",
    "gracht",
];

/// Words of organisations that tell what they are.
const FORMS: &str = "inc incorporated llc llp lp ltd limited plc corp corporation co company gmbh ag kg se ev e.v ug ohg mbh sa s.a sas \
sarl srl spa s.p.a bv b.v nv n.v ab as asa oy oyj aps sl s.l slu pty pte kk group holding holdings bank university college school \
hospital clinic institute foundation trust church council ministry department agency authority union association society \
laboratories labs partners associates consulting capital ventures insurance airlines media studio systems software technologies \
technology solutions services logistics energy pharma motors foods of the and & und et y de für for universität klinikum stiftung \
banque université hôpital";

/// A word that stands for an organisation, a machine or a project.
pub fn word(seed: &Seed, value: &str, attempt: u32) -> String {
    let mut draw = seed.draw("word", value, attempt);
    draw.word_of(FRONTS).to_owned() + draw.word_of(BACKS)
}

fn town(seed: &Seed, value: &str, attempt: u32) -> String {
    let mut draw = seed.draw("town", &value.to_lowercase(), attempt);
    draw.word_of(TOWN_FRONTS).to_owned() + draw.word_of(TOWN_BACKS)
}

/// The code name of a project.
pub fn code_name(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let kept = |lower: &str| lists("project operation programme program deal initiative team", lower);
    Some(renamed(found, ledger, attempt, kept, word))
}

/// An organisation; its legal form and what it is stay.
pub fn organisation(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    Some(renamed(found, ledger, attempt, |lower| lists(FORMS, lower), word))
}

/// A town, a region or a country.
pub fn place(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let kept = |lower: &str| lists("city county state province district region of the and de la", lower);
    Some(renamed(found, ledger, attempt, kept, town))
}

/// Renames the words of a value that are not kept: as one word, where the first of them stands.
fn renamed(
    found: &Found<'_>,
    ledger: &Ledger,
    attempt: u32,
    is_kept: impl Fn(&str) -> bool,
    name: fn(&Seed, &str, u32) -> String,
) -> String {
    let kept = |word: &str| is_kept(word.trim_matches(['.', ',', '(', ')']).to_lowercase().as_str());
    let words: Vec<&str> = found.spelling.split(' ').collect();
    let name = name(&ledger.seed, folded(found), attempt);
    let Some(first) = words.iter().position(|word| !kept(word)) else { return name };
    let mut out: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if at == first {
            out.push(cased(&name, word));
        } else if kept(word) {
            let is_lost = at > 0 && at + 1 < words.len() && out.len() < at;
            out.extend((!is_lost).then(|| (*word).to_owned()));
        }
        if at >= first && !kept(word) && word.ends_with(',') {
            out.last_mut().into_iter().filter(|last| !last.ends_with(',')).for_each(|last| last.push(','));
        }
    }
    out.join(" ")
}

/// An address: other numbers, other names, the same kinds of street and room.
pub fn street_address(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let mut draw = ledger.seed.draw("address", folded(found), attempt);
    let mut out = String::new();
    let mut rest = found.spelling;
    while let Some(c) = rest.chars().next() {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        if !is_part(c) {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (word, after) = rest.split_at_checked(rest.find(|c| !is_part(c)).unwrap_or(rest.len()))?;
        let lower = word.to_lowercase();
        let joined = JOINED.iter().find(|ending| lower.len() > ending.len() + 2 && lower.ends_with(*ending));
        if word.contains(|c: char| c.is_ascii_digit()) {
            out += &ordinal_kept(&mut draw, word);
        } else if lists(KINDS, &lower) || word.chars().nth(1).is_none() {
            out += word;
        } else if let Some(ending) = joined {
            let ending = word.get(word.len() - ending.len()..).unwrap_or_default();
            out += &cased(draw.word_of(TOWN_FRONTS), word);
            out += ending;
        } else if word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            out += draw.word_of("AZ CO FL GA IA ID KS ME MN MO NC ND NE NH NM NV OH OR SD TN UT VA VT WA WI WY");
        } else {
            out += &cased(&(draw.word_of(TOWN_FRONTS).to_owned() + draw.word_of(TOWN_BACKS)), word);
        }
        rest = after;
    }
    Some(out)
}

/// Other digits; the ending of `42nd` would be wrong after them, so it is the one that most numbers have.
fn ordinal_kept(draw: &mut crate::replace::seed::Draw, word: &str) -> String {
    let ends = ["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| word.strip_suffix(ending).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())));
    match word.get(..word.len().saturating_sub(2)).filter(|_| ends) {
        Some(number) => {
            number.get(1..).map_or_else(String::new, |rest| {
                // Numbers that end in 4 to 9 take this ending.
                draw.byte_of("123456789").to_string() + &shape::filled(draw, rest.get(1..).unwrap_or_default())
            }) + &draw.byte_of("456789").to_string()
                + "th"
        }
        None => shape::filled(draw, word),
    }
}
