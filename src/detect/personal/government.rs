//! Numbers that states give to people.

pub mod national_id;

detectors! {
    driving_licence
    labelled_national_id
    labelled_tax_number
    passport
    professional_licence
    us_ssn
}
