//! Tags of languages (RFC 5646). One of two letters with a region tells of nobody; a longer word may be a name.

/// Tells whether a value is the tag of a language, with a script and a region at most, or one that Office makes itself.
pub fn is_language(tag: &str) -> bool {
    const OWN: &[&str] = &["x-none", "zh-CHS", "zh-CHT", "es-ES_tradnl", "ca-ES-valencia", "qps-ploc", "qps-ploca"];
    if OWN.contains(&tag) {
        return true;
    }
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    let is_short = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_short && !is_in(LANGUAGES, language) {
        return false;
    }
    let mut next = subtags.next();
    if next.is_some_and(|subtag| is_in(SCRIPTS, subtag)) {
        next = subtags.next();
    }
    if next.is_some_and(is_region) {
        next = subtags.next();
    }
    next.is_none()
}

/// A country, or a number that stands for a part of the world.
fn is_region(subtag: &str) -> bool {
    let is_country = subtag.len() == 2 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_country || matches!(subtag, "001" | "029" | "150" | "419")
}

fn is_in(list: &str, subtag: &str) -> bool {
    list.split(' ').any(|listed| listed.eq_ignore_ascii_case(subtag))
}

/// The languages of three letters that Windows knows ([MS-LCID], 2.2).
const LANGUAGES: &str = "\
    agq arn asa ast bas bem bez bin brx byn cgg chr dav dje doi dsb dua dyo ebu ewo fil fur gsw guz haw hsb ibb jgo \
    jmc kab kam kde kea khq kkj kln kok ksb ksf ksh lag lkt lrc luo luy mai mas mer mfe mgh mgo mni moh mua mzn naq \
    nds nmg nnh nqo nso nus nyn pap prg prs quc quz rof rwk sah saq sat sbp seh ses shi sma smj smn sms ssy syr teo \
    tig twq tzm vai vun wae wal xog yav zgh";

/// The scripts that Windows names in tags.
const SCRIPTS: &str = "\
    Adlm Arab Beng Cans Cher Cyrl Deva Ethi Guru Hans Hant Jpan Latn Mong Nkoo Olck Phag Syrc Telu Tfng Tibt Vaii Yiii";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_that_programs_write_are_languages() {
        for tag in ["en-US", "de", "zh-Hant-TW", "sr-latn-RS", "es-419", "x-none", "es-ES_tradnl", "fil-PH", "EN-gb"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["", "jane", "roe", "en-jane", "en-jane-doe", "en-US-jane", "en-5550100", "en-Latn-Cyrl", "x-jane"] {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
