//! Values that belong to an organisation.

mod phrase;

pub mod non_public;

detectors! {
    amount
    code_name
    confidentiality_marking
    document_number
    internal_host
    named_organisation
    tagged_organisation
}
