//! Numbers that health registers give with a check digit.
//!
//! # Finds
//! National Provider Identifiers, DEA registrations and Medicare Beneficiary Identifiers of the United States.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! 45 CFR 162.406; 21 CFR 1301; CMS, "Understanding the Medicare Beneficiary Identifier (MBI) Format". HIPAA Safe Harbor (I) health plan beneficiary numbers and (K) certificate and license numbers.

use crate::detect::checked::rows;
use crate::model::check_digit::register as n;

rows! {
    "us-npi" ProfessionalLicence ["npi", "national provider", "provider id", "provider identifier", "prescriber"]
        ["9999999999"] n::npi, 0.0 0.0,
        ["NPI «1234567893»"]
        not ["1234567893"];
    "us-dea" ProfessionalLicence ["dea", "dea number", "registration", "prescriber"]
        ["AA9999999", "A99999999"] n::dea, 0.55 0.0,
        ["DEA no «AB1234563»"]
        not ["AB1234564"];
    "us-mbi" HealthInsurance ["mbi", "medicare", "beneficiary"]
        ["9AX9-AX9-AA99"] n::mbi, 0.85 0.0,
        ["Medicare number «1EG4-TE5-MK73»", "«1EG4TE5MK73»"]
        not ["1SG4-TE5-MK73"];
}
