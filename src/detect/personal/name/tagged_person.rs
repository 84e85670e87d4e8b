//! Persons whose names a trained tagger sees in running text.
//!
//! # Finds
//! Names in sentences, lists and signatures, also such as stand in no list: `Oluwaseun`, `Tran Thi Mai`, `J. Roe`.
//! # Does not find
//! Names that stand alone, or in text that is no language; in code all outside of comments and longer texts.
//! # Evidence
//! The word and its neighbours, as they were in the texts that the tagger learnt from; the lists of names.
//! # Source
//! `assets/NAMES.md`.

use crate::detect::naming::{Kind, Named};
use crate::detect::personal::name::tagged_place;
use crate::detect::proprietary::tagged_organisation;
use crate::detect::{About, Detector, Hit};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: TaggedPerson = TaggedPerson;

/// See the module.
#[derive(Debug)]
pub struct TaggedPerson;

/// What is told of it.
pub static ABOUT: About = About {
    id: "tagged-person",
    entity: Entity::Person,
    examples: About::proof(&["I spoke with «Oluwaseun Adeyemi» yesterday about the offer."]),
    counterexamples: About::proof(&["The board met on Monday and agreed to the plan."]),
};

/// What is less sure than this is not told.
const LEAST: f32 = 0.5;
/// The same near stand-ins: they are other neighbours than the tagger knows.
const LEAST_NEAR_STAND_IN: f32 = 0.97;

impl Detector for TaggedPerson {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// One pass over the text finds all names; what is not a person is told under the name of the detector whose it is.
    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(names) = unit.names.filter(|_| !unit.context.is_label) else { return };
        names.each(unit.text(), unit.lexicon, |named| {
            let about = match named.kind {
                Kind::Person => &ABOUT,
                Kind::Place => tagged_place::DETECTOR,
                Kind::Organisation | Kind::Trait => tagged_organisation::DETECTOR,
            };
            let is_sure = named.score >= LEAST_NEAR_STAND_IN;
            if is_sure || named.score >= LEAST && !is_near_stand_in(unit, &named) {
                out.extend(unit.candidate(about, named.start, named.end, named.score.min(0.99)));
            }
        });
    }
}

fn is_near_stand_in(unit: &Hit<'_>, named: &Named) -> bool {
    const NEAR: usize = 160;
    let near = [unit.before(named.start, NEAR), unit.after(named.end, NEAR)];
    near.into_iter()
        .flat_map(|text| text.split('[').skip(1))
        .any(|rest| rest.split_once(']').is_some_and(|(inside, _)| Entity::is_stand_in(inside)))
}
