//! Optional content: what is shown and what is not (ISO 32000-2, 8.11).

use std::collections::BTreeSet;

use super::file::File;
use super::object::{Dict, Object, Ref};

/// The groups of content that are not shown when the file is opened.
#[derive(Debug, Default)]
pub struct Layers {
    off: BTreeSet<u32>,
}

/// How deep expressions may lie in one another.
const DEPTH: usize = 16;

impl Layers {
    /// Reads what the catalog says.
    pub fn read(file: &File) -> Self {
        let mut off = BTreeSet::new();
        let root = file.root();
        let Some(root) = root.as_deref().and_then(Object::as_dict) else { return Self::default() };
        let properties = file.value(root, "OCProperties");
        let Some(properties) = properties.as_dict() else { return Self::default() };
        let config = file.value(properties, "D");
        let groups = |dict: &Dict, key: &str| -> Vec<u32> {
            let list = file.value(dict, key);
            let items = list.as_array().unwrap_or_default();
            items.iter().filter_map(Object::as_ref).map(|at| at.number).collect()
        };
        let Some(config) = config.as_dict() else { return Self::default() };
        if file.value(config, "BaseState").as_name() == Some(b"OFF") {
            off.extend(groups(properties, "OCGs"));
            groups(config, "ON").iter().for_each(|number| {
                off.remove(number);
            });
        }
        off.extend(groups(config, "OFF"));
        Self { off }
    }

    /// Tells whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.off.is_empty()
    }

    /// Tells whether content that belongs to a group or to a rule about groups is not shown.
    pub fn hide(&self, file: &File, owner: &Object) -> bool {
        if owner.as_ref().is_some_and(|at| self.off.contains(&at.number)) {
            return true;
        }
        let found = file.resolve(owner);
        let Some(dict) = found.as_dict() else { return false };
        if dict.get("Type").as_name() != Some(b"OCMD") {
            return false;
        }
        let rule = file.value(dict, "VE");
        if rule.as_array().is_some() {
            return !self.shows(file, &rule, DEPTH);
        }
        let groups = match dict.get("OCGs") {
            Object::Ref(at) => match &*file.get(*at) {
                Object::Array(items) => items.iter().filter_map(Object::as_ref).collect(),
                _ => vec![*at],
            },
            Object::Array(items) => items.iter().filter_map(Object::as_ref).collect(),
            _ => Vec::new(),
        };
        let is_off = |at: &Ref| self.off.contains(&at.number);
        let shows = match file.value(dict, "P").as_name() {
            _ if groups.is_empty() => true,
            Some(b"AllOn") => !groups.iter().any(is_off),
            Some(b"AnyOff") => groups.iter().any(is_off),
            Some(b"AllOff") => groups.iter().all(is_off),
            _ => !groups.iter().all(is_off),
        };
        !shows
    }

    /// The value of an expression (8.11.2.2).
    fn shows(&self, file: &File, rule: &Object, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        if let Some(at) = rule.as_ref()
            && self.off.contains(&at.number)
        {
            return false;
        }
        let found = file.resolve(rule);
        let Some((operator, operands)) = found.as_array().and_then(<[_]>::split_first) else { return true };
        let mut values = operands.iter().map(|operand| self.shows(file, operand, depth));
        match operator.as_name() {
            Some(b"And") => values.all(|shows| shows),
            Some(b"Or") => values.any(|shows| shows),
            Some(b"Not") => !values.next().unwrap_or(false),
            _ => true,
        }
    }
}
