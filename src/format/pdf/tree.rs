//! Trees of names and of numbers (ISO 32000-2, 7.9.6 and 7.9.7).

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax::pdf::{File, Object};

/// More entries than any file has are left out.
const MOST: usize = 1_000_000;

/// The entries of a tree of names.
pub fn names(file: &File, root: &Object) -> BTreeMap<Vec<u8>, Object> {
    let mut all = BTreeMap::new();
    each(file, root, "Names", &mut |key, value| {
        if let Some(key) = key.as_string() {
            all.insert(key.to_vec(), value.clone());
        }
    });
    all
}

/// The entries of a tree of numbers.
pub fn numbers(file: &File, root: &Object) -> BTreeMap<i64, Object> {
    let mut all = BTreeMap::new();
    each(file, root, "Nums", &mut |key, value| {
        if let Some(key) = key.as_integer() {
            all.insert(key, value.clone());
        }
    });
    all
}

fn each(file: &File, root: &Object, leaves: &str, note: &mut dyn FnMut(&Object, &Object)) {
    let (mut open, mut seen, mut count) = (vec![root.clone()], BTreeSet::new(), 0);
    while let Some(node) = open.pop() {
        if node.as_ref().is_some_and(|at| !seen.insert(at.number)) {
            continue;
        }
        let found = file.resolve(&node);
        let Some(dict) = found.as_dict() else { continue };
        let pairs = file.value(dict, leaves);
        for [key, value] in pairs.as_array().unwrap_or_default().as_chunks::<2>().0 {
            note(&file.resolve(key), value);
            count += 1;
        }
        let kids = file.value(dict, "Kids");
        open.extend(kids.as_array().unwrap_or_default().iter().rev().cloned());
        if count > MOST || open.len() > MOST {
            return;
        }
    }
}
