//! Values that belong to an organisation.

detectors! { amount named_organisation }
