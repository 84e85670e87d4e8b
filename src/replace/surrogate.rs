//! Values that look like what they stand for and belong to nobody.
//!
//! Each comes from a range that its registry keeps for examples and drama, or never gives out; names and places are
//! invented. Where no such range is known, the value gets its pseudonym: a number that may be somebody's is worse than
//! none. Dates are shifted and amounts perturbed, as the replacements of these names do.
//!
//! Surrogates are drawn from the seed of the task, so the same value gets the same one in every file. None equals a
//! value that was found in the task, and no two values share one.

mod account;
mod address;
mod bank;
mod government;
mod invented;
mod network;
mod phone;
mod secret;
mod shape;

use super::fit::{fit, fit_or_pseudonym};
use super::{Found, Ledger, Original, Replacement, perturb, shift};
use crate::model::{Entity, Notation};

/// The replacement.
pub static REPLACEMENT: Surrogate = Surrogate;

/// See the module.
#[derive(Debug)]
pub struct Surrogate;

/// Drafts a surrogate of a value; another at each attempt, or nothing when there is none.
type Draft = fn(&Found<'_>, &Ledger, u32) -> Option<String>;

impl Replacement for Surrogate {
    fn id(&self) -> &'static str {
        "surrogate"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        fit_or_pseudonym(original)
    }

    fn draft(&self, found: &Found<'_>, ledger: &mut Ledger) -> Option<String> {
        let entity = found.value.entity;
        let draft: Draft = match entity {
            Entity::Date | Entity::DateOfBirth | Entity::Age => return shift::REPLACEMENT.draft(found, ledger),
            Entity::Amount => return perturb::draft(found, ledger),
            Entity::Person => |found, ledger, attempt| ledger.names.draft(&ledger.seed, found.spelling, attempt),
            Entity::EmailAddress => account::email,
            Entity::Username | Entity::SocialHandle => account::name,
            Entity::UrlCredential => account::credential,
            Entity::WebAddress => address::web,
            Entity::InternalHost => address::host,
            Entity::PhoneNumber => phone::draft,
            Entity::IpAddress => network::ip,
            Entity::MacAddress => network::mac,
            Entity::PaymentCard => bank::card,
            Entity::Iban => bank::iban,
            Entity::SwiftCode => bank::swift,
            Entity::CryptoAddress => bank::wallet,
            Entity::UsSsn => government::us_ssn,
            Entity::NationalId | Entity::MedicalRecord | Entity::HealthInsurance => government::national_id,
            Entity::TaxNumber => government::tax_number,
            Entity::ProfessionalLicence => government::professional_licence,
            Entity::VehicleId => government::vehicle,
            Entity::DeviceId => government::device,
            Entity::Identifier | Entity::DocumentNumber => shape::identifier,
            Entity::Coordinates => shape::coordinates,
            Entity::StreetAddress => invented::street_address,
            Entity::Place => invented::place,
            Entity::Organisation => invented::organisation,
            Entity::CodeName => invented::code_name,
            Entity::Password => secret::password,
            Entity::ApiKey | Entity::PrivateKey => secret::key,
            _ => return None,
        };
        let spelt = |draft: &str| fit(entity, draft, found.spelling, Notation::Prose).unwrap_or_default();
        ledger.claim(found, |ledger, attempt| draft(found, ledger, attempt), spelt)
    }

    fn has_drafts(&self) -> bool {
        true
    }
}

/// The value as what is drawn for it depends on it: the same in all its spellings.
fn folded<'a>(found: &Found<'a>) -> &'a str {
    // EXPOSE: surrogates are drawn from the value and the seed together.
    found.value.folded.expose()
}

#[cfg(test)]
mod tests;
