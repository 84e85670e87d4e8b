//! Persons whose names stand in lists, in running text.
//!
//! # Finds
//! `Jane Roe`, `J. Roe`, `Roe J.`, `JANE ROE`, `Ana de la Cruz`, `Zhang Wei`; one name alone where the words beside it
//! are such as stand beside persons.
//! # Does not find
//! Names in lower case; names of which no part is in a list and that nothing announces.
//! # Evidence
//! How the words of a phrase go together, as the lists know them, and what stands around.
//! # Source
//! The lists that `assets/LEXICON.md` names.

use crate::detect::naming::{self, Kind};
use crate::detect::personal::name::{listed_place, nationality};
use crate::detect::proprietary::named_organisation;
use crate::detect::{About, Detector, Hit};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: ListedPerson = ListedPerson;

/// See the module.
#[derive(Debug)]
pub struct ListedPerson;

/// What is told of it.
pub static ABOUT: About = About {
    id: "listed-person",
    entity: Entity::Person,
    examples: About::proof(&[
        "the offer that «Maria Lopez» sent",
        "we met «Paris Hilton» there",
        "agreed with «Ana de la Cruz» and «J. Roe»",
        "signed by «ROBERT JOHNSON»",
        "a call with «Zhang Wei» at noon",
        "Yesterday «Alice» said that it works.",
        "then Senator «Halvorsen» spoke",
        "# thanks to «Kevin Miller» for the patch",
    ]),
    counterexamples: About::proof(&[
        "We flew to Paris in May.",
        "Mark the date. Will it rain? Grant access to the user.",
        "Robert Johnson Street",
        "let Jordan = new Charlotte(Austin);",
        "the Jackson Foundation",
        "Johnson & Johnson Inc.",
        "Charlotte, North Carolina",
    ]),
};

impl Detector for ListedPerson {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// One pass over the text finds all that capitalised words name; what is not a person is told under the name of
    /// the detector whose it is.
    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if unit.lexicon.is_empty() {
            return;
        }
        naming::each(unit.text(), unit.lexicon, |named| {
            let about = match named.kind {
                Kind::Person => &ABOUT,
                Kind::Place => listed_place::DETECTOR,
                Kind::Organisation => named_organisation::DETECTOR,
                Kind::Trait => nationality::DETECTOR,
            };
            out.extend(unit.candidate(about, named.start, named.end, named.score));
        });
    }
}
