//! The names of the months.

/// The full names of a language, and its short ones.
const LANGUAGES: &[[&str; 2]] = &[
    [
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    ],
    [
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jan feb mär apr mai jun jul aug sep okt nov dez",
    ],
    [
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
    ],
    [
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
    ],
    [
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
    ],
    [
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
    ],
    [
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    ],
];

/// Names that no list holds: the month from 1, and the language whose short names go with it.
const OTHERS: &[(&str, u32, usize)] = &[("sept", 9, 0), ("marz", 3, 1), ("maerz", 3, 1), ("jänner", 1, 1)];

/// A month as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// From 1 to 12.
    pub number: u32,
    language: usize,
    form: usize,
}

/// Reads the name of a month in any language; `others` are the words about it, which tell languages apart.
pub fn read(word: &str, others: &[&str]) -> Option<Month> {
    let word = word.to_lowercase();
    let in_list = |language: usize, form: usize| {
        let list = LANGUAGES.get(language)?.get(form)?;
        let at = list.split(' ').position(|name| name == word)?;
        Some(Month { number: u32::try_from(at).ok()? + 1, language, form })
    };
    let other = || {
        let (_, number, language) = OTHERS.iter().find(|(name, ..)| *name == word)?;
        Some(Month { number: *number, language: *language, form: usize::from(*language == 0) })
    };
    let hinted = others.iter().find_map(|other| hint(&other.to_lowercase()));
    let all = || (0..LANGUAGES.len()).flat_map(|language| [(language, 0), (language, 1)]);
    let hinted = hinted.and_then(|language| in_list(language, 0).or_else(|| in_list(language, 1)));
    hinted.or_else(|| all().find_map(|(language, form)| in_list(language, form))).or_else(other)
}

/// The language of which a word in a date is, by its place in the list.
fn hint(word: &str) -> Option<usize> {
    const WORDS: [&str; 7] = [
        "of on the mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday st nd rd th",
        "den am montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so",
        "le lundi mardi mercredi jeudi vendredi samedi dimanche er",
        "del lunes martes miércoles jueves viernes sábado domingo",
        "il lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "segunda terça quarta quinta sexta feira",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    ];
    WORDS.iter().position(|list| list.split(' ').any(|known| known == word))
}

impl Month {
    /// The name of another month, in the same language and form.
    pub fn named(self, number: u32) -> Option<&'static str> {
        LANGUAGES.get(self.language)?.get(self.form)?.split(' ').nth(number.checked_sub(1)? as usize)
    }

    /// The same month in the short form, where its name has no other.
    pub fn shortened(self) -> Self {
        let same = |form: usize| Self { form, ..self }.named(self.number);
        if same(0) == same(1) { Self { form: 1, ..self } } else { self }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_list_has_twelve_names_that_lead_back() {
        for list in LANGUAGES.iter().flatten() {
            assert_eq!(list.split(' ').count(), 12, "{list}");
            for (at, name) in list.split(' ').enumerate() {
                assert_eq!(read(name, &[]).unwrap().number as usize, at + 1, "{name}");
            }
        }
    }

    #[test]
    fn the_words_about_it_tell_the_language() {
        assert_eq!(read("april", &["montag"]).unwrap().named(5), Some("mai"));
        assert_eq!(read("April", &[]).unwrap().named(5), Some("may"));
        assert_eq!(read("may", &[]).unwrap().shortened().named(3), Some("mar"));
        assert_eq!(read("monday", &[]), None);
    }
}
