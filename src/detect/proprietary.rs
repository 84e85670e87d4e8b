//! Values that belong to an organisation.

detectors! { named_organisation }
