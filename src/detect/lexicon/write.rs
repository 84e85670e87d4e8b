//! Packs lists.

use std::collections::BTreeMap;

use super::{KEY_BITS, Key, MAGIC, MOST_GROUPS, Marks, VERSION, key, rice};

/// Packs words with their marks; a word that comes twice gets the marks of both.
///
/// Where the words have more combinations of marks than the format has groups, the rarest combinations are left out.
pub fn write<'a>(words: impl IntoIterator<Item = (&'a str, Marks)>) -> Vec<u8> {
    let mut marks: BTreeMap<u32, Marks> = BTreeMap::new();
    for (word, mark) in words {
        let known = marks.entry(Key::of(word).fingerprint()).or_default();
        *known = known.with(mark);
    }
    let mut groups: BTreeMap<Marks, Vec<u32>> = BTreeMap::new();
    for (key, mark) in marks {
        groups.entry(mark).or_default().push(key);
    }
    let mut groups: Vec<(Marks, Vec<u32>)> = groups.into_iter().collect();
    groups.sort_by_key(|(marks, keys)| (std::cmp::Reverse(keys.len()), *marks));
    groups.truncate(MOST_GROUPS);
    let (mut heads, mut codes, mut count) = (Vec::new(), rice::Writer::default(), 0);
    for (marks, keys) in &groups {
        let len = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let bits = ((1u32 << KEY_BITS) / len.max(1)).ilog2();
        heads.extend(marks.0.to_le_bytes());
        heads.extend(len.to_le_bytes());
        heads.extend(u8::try_from(bits));
        let mut last = 0;
        for key in keys {
            codes.put(key - last, bits);
            last = *key;
        }
        count += len;
    }
    let body = [heads, codes.into_bytes()].concat();
    let head = [MAGIC, &[VERSION], &[u8::try_from(groups.len()).unwrap_or(u8::MAX)]].concat();
    [head.as_slice(), &count.to_le_bytes(), &key::checksum(&body).to_le_bytes(), &body].concat()
}
