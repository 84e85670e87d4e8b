//! The numbering plans of the world: which numbers can exist.

use crate::detect::number::Group;

/// A country code, the fewest and the most digits of a number behind it, and the digits it may begin with.
type Plan = (&'static str, usize, usize, &'static str);

/// The plans, by ITU-T E.164 and the national plans deposited with the ITU. A trunk zero is not counted.
const PLANS: &[Plan] = &[
    ("7", 10, 10, "346789"),
    ("20", 8, 10, ""),
    ("27", 9, 9, "12345678"),
    ("30", 10, 10, "256789"),
    ("31", 9, 9, "123456789"),
    ("32", 8, 9, ""),
    ("33", 9, 9, "123456789"),
    ("34", 9, 9, "56789"),
    ("351", 9, 9, "236789"),
    ("352", 4, 11, ""),
    ("353", 7, 9, ""),
    ("354", 7, 9, ""),
    ("358", 5, 12, ""),
    ("36", 8, 9, ""),
    ("380", 9, 9, ""),
    ("39", 6, 12, "0135789"),
    ("40", 9, 9, "23789"),
    ("41", 9, 9, ""),
    ("420", 9, 9, ""),
    ("421", 9, 9, ""),
    ("43", 4, 13, ""),
    ("44", 7, 10, "1235789"),
    ("45", 8, 8, ""),
    ("46", 7, 10, ""),
    ("47", 5, 8, ""),
    ("48", 9, 9, ""),
    ("49", 5, 13, ""),
    ("51", 8, 9, ""),
    ("52", 10, 11, ""),
    ("54", 10, 11, ""),
    ("55", 10, 11, ""),
    ("56", 9, 9, ""),
    ("57", 8, 10, ""),
    ("60", 8, 10, ""),
    ("61", 9, 9, "12345789"),
    ("62", 8, 12, ""),
    ("63", 8, 10, ""),
    ("64", 8, 10, ""),
    ("65", 8, 8, "3689"),
    ("66", 8, 9, ""),
    ("81", 9, 10, ""),
    ("82", 8, 11, ""),
    ("84", 9, 10, ""),
    ("852", 8, 8, ""),
    ("86", 9, 11, ""),
    ("880", 8, 10, ""),
    ("886", 8, 9, ""),
    ("90", 10, 10, ""),
    ("91", 10, 10, "123456789"),
    ("92", 9, 10, ""),
    ("94", 9, 9, ""),
    ("966", 8, 9, ""),
    ("971", 8, 9, ""),
    ("972", 8, 9, ""),
];

/// Tells whether the digits of an international number, its country code first, can be one.
///
/// Codes that are not listed are held to the length that E.164 allows.
pub fn is_international(digits: &str) -> bool {
    if digits.starts_with('1') {
        return digits.len() == 11;
    }
    let Some((code, least, most, leads)) = PLANS.iter().find(|(code, ..)| digits.starts_with(code)) else {
        return (8..=15).contains(&digits.len()) && !digits.starts_with('0');
    };
    let number = digits.get(code.len()..).unwrap_or_default();
    // "+44 (0)20 …" keeps the zero of national dialling; in Italy it belongs to the number.
    let number = number.strip_prefix('0').filter(|_| *code != "39").unwrap_or(number);
    (*least..=*most).contains(&number.len()) && (leads.is_empty() || number.starts_with(|c| leads.contains(c)))
}

/// A national way to group a number that has no zero before it: the lengths of the groups, what it begins with,
/// whether a bracket or a dash has to part it, and how sure it is where nothing speaks of a telephone.
type Grouping = (&'static [usize], &'static str, bool, f32);

const GROUPINGS: &[Grouping] = &[
    // Russia and Kazakhstan: 8 (495) 123-45-67.
    (&[1, 3, 3, 2, 2], "8", true, 0.8),
    // Brazil: (11) 91234-5678, (11) 3123-4567.
    (&[2, 5, 4], "123456789", true, 0.8),
    (&[2, 4, 4], "123456789", true, 0.6),
    // China: 138 1234 5678.
    (&[3, 4, 4], "1", false, 0.6),
    // India: 98765 43210.
    (&[5, 5], "6789", false, 0.55),
    // North America: 1-800-555-0142 with a plus sign lost.
    (&[1, 3, 3, 4], "1", false, 0.65),
];

/// Tells by their lengths alone whether [`grouping`] may know the first of some groups, or they are grouped as in North
/// America.
pub fn may_be_grouped(groups: &[Group]) -> bool {
    let fits =
        |lens: &[usize]| groups.len() >= lens.len() && groups.iter().zip(lens).all(|(group, &len)| group.len() == len);
    fits(&[3, 3, 4]) || GROUPINGS.iter().any(|(lens, ..)| fits(lens))
}

/// Tells how sure a grouping makes a number that nothing calls one.
pub fn grouping(lens: &[usize], text: &str, is_marked: bool) -> Option<f32> {
    GROUPINGS
        .iter()
        .find(|(groups, first, marked, _)| {
            *groups == lens && text.starts_with(|c| first.contains(c)) && (is_marked || !marked)
        })
        .map(|(.., score)| *score)
}
