//! E-mail addresses.

use crate::detect::{About, Detector, Hit};
use crate::model::{Candidate, Entity, Span};

/// The detector.
pub static DETECTOR: EmailAddress = EmailAddress;

/// See the module.
#[derive(Debug)]
pub struct EmailAddress;

static ABOUT: About = About {
    id: "email-address",
    entity: Entity::EmailAddress,
    examples: &["Write to «jane.roe+x@mail.example.com»."],
    counterexamples: &["npm i left-pad@1.3.0"],
};

impl Detector for EmailAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn patterns(&self) -> &'static [&'static str] {
        &[r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9][A-Za-z0-9.\-]*\.[A-Za-z][A-Za-z]+"]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if let Some(span) = Span::of(hit.text, hit.start, hit.end) {
            out.push(Candidate { entity: Entity::EmailAddress, span, score: 1.0, detector: ABOUT.id });
        }
    }
}
