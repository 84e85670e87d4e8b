//! The relationships of parts as they are written (ECMA-376-2, 6.5).

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::attribute::Class;
use super::part::{placeholder, relation_type};
use super::sheet::link_target;
use super::splice::Setting;
use super::survey::{Reference, Survey, To};
use super::text::Gathered;
use super::{Content, Making, Written, custom_data, embedded};
use crate::error::Result;
use crate::limits::Limits;
use crate::syntax::opc;
use crate::syntax::xml::{Scan, Token, attributes};

impl Making {
    /// Adds the relationships of a part, links and pictures only as far as its markup still names them.
    pub(super) fn relationships(
        &mut self,
        source: &str,
        references: &[Reference],
        survey: &Survey,
        used: Option<(&BTreeSet<String>, Option<&str>)>,
        limits: &Limits,
    ) -> Result<()> {
        let mut entries = Vec::new();
        let kind = |relation: &str| Cow::Owned(relation_type(relation, survey.is_strict));
        let folder = self.application.folder;
        let grey = || Cow::Owned(opc::relative(source, &placeholder(folder)));
        for reference in references {
            let is_used = used.is_none_or(|(ids, _)| ids.contains(&reference.id));
            let (target, is_external) = match &reference.to {
                To::Part(index) => {
                    let name = survey.parts.get(*index).map_or("", |staying| staying.name.as_str());
                    (Cow::Owned(opc::relative(source, name)), false)
                }
                To::Picture(index) if is_used => {
                    (Cow::Owned(opc::relative(source, &self.picture(*index, survey))), false)
                }
                To::Embedded(index) if is_used => {
                    let known = self.embedded.iter().position(|known| known == index);
                    let number = known.unwrap_or_else(|| {
                        self.embedded.push(*index);
                        self.embedded.len() - 1
                    });
                    let extension = survey.embedded.get(*index).map_or("", |file| file.extension);
                    (Cow::Owned(opc::relative(source, &embedded::name(folder, number, extension))), false)
                }
                To::Store(index) => match self.bound.iter().position(|bound| bound == index) {
                    Some(number) => (Cow::Owned(opc::relative(source, &custom_data::part_name(number))), false),
                    None => continue,
                },
                To::Placeholder if is_used => {
                    self.pictures.has_placeholder = true;
                    (grey(), false)
                }
                To::Address { text, is_external } if is_used => (Cow::Borrowed(text.as_str()), *is_external),
                To::Picture(_) | To::Embedded(_) | To::Placeholder | To::Address { .. } => continue,
            };
            entries.push((reference.id.as_str(), kind(reference.relation), target, is_external));
        }
        if let Some((_, Some(placeholder))) = used {
            self.pictures.has_placeholder = true;
            entries.push((placeholder, kind("image"), grey(), false));
        }
        if entries.is_empty() {
            return Ok(());
        }
        let text = opc::relationships(entries.into_iter());
        self.addresses(&text, limits)?;
        let name = opc::relationships_name(source);
        self.office.parts.push(Written { name, content_type: "", content: Content::Text(text) });
        Ok(())
    }

    /// Gathers the addresses of links from relationships as they will be written.
    fn addresses(&mut self, text: &str, limits: &Limits) -> Result<()> {
        let part = self.office.parts.len();
        let mut scan = Scan::new(text, &[], limits);
        while let Some(token) = scan.next()? {
            let Token::Open(open) = token else { continue };
            let value = |name| attributes(open.attributes).flatten().find(|attribute| attribute.local == name);
            let Some(target) = value("Target") else { continue };
            let start = open.attributes_start + target.value_start;
            let mark = target.value.strip_prefix('#').map(|mark| Gathered::address(mark, start + 1)).transpose()?;
            if let Some(mark) = &mark
                && link_target(&mut self.office.units, mark, part, limits)?
            {
                continue;
            }
            if value("TargetMode").is_some() {
                self.office.units.name(
                    Class::Link,
                    Gathered::address(target.value, start)?,
                    part,
                    Setting::Address,
                    limits,
                )?;
            } else if let Some(mark) = mark {
                self.office.units.name(Class::Bookmark, mark, part, Setting::Address, limits)?;
            }
        }
        Ok(())
    }
}
