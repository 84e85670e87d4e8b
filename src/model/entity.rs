//! What a finding is about.

/// Why a kind of value has to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Tells who somebody is.
    Personal,
    /// Opens something: a password, a key, a token.
    Secret,
    /// Belongs to an organisation: a client, a project, an unpublished figure.
    Proprietary,
}

impl Category {
    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Secret => "secret",
            Self::Proprietary => "proprietary",
        }
    }
}

/// Declares the entities: variant, code, label of the stand-in, category, and one sentence for people.
macro_rules! entities {
    ($($variant:ident $code:literal $label:literal $category:ident $about:literal;)*) => {
        /// A kind of sensitive value.
        ///
        /// The order is the order in which people read them; it decides nothing else.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Entity { $(#[doc = $about] $variant,)* }

        impl Entity {
            /// Every entity, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable code, noun first: `email_address`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Returns the word that stand-ins show: `EMAIL`.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Returns why it has to go.
            pub const fn category(self) -> Category {
                match self { $(Self::$variant => Category::$category,)* }
            }

            /// Returns one sentence that says what it is.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)* }
            }
        }
    };
}

entities! {
    Term "term" "TERM" Proprietary "A word that the contributor or the policy wants removed.";
    Person "person" "PERSON" Personal "The name of a person.";
    EmailAddress "email_address" "EMAIL" Personal "An e-mail address.";
    PhoneNumber "phone_number" "PHONE" Personal "A telephone or fax number.";
    StreetAddress "street_address" "ADDRESS" Personal "A postal address, or a part of one that is finer than its town.";
    Place "place" "PLACE" Personal "A town, region or country.";
    Coordinates "coordinates" "COORDINATES" Personal "A position on the globe.";
    Organisation "organisation" "ORGANISATION" Proprietary "The name of a company, an authority or another organisation.";
    JobTitle "job_title" "JOB" Personal "What somebody works as.";
    PersonalTrait "personal_trait" "TRAIT" Personal "A nationality, faith, origin or conviction that somebody is said to have.";
    DateOfBirth "date_of_birth" "BIRTH_DATE" Personal "When somebody was born.";
    Date "date" "DATE" Personal "A date or a moment.";
    Age "age" "AGE" Personal "How old somebody is.";
    UsSsn "us_ssn" "SSN" Personal "A United States social security number.";
    NationalId "national_id" "NATIONAL_ID" Personal "The number under which a state knows a person.";
    Passport "passport" "PASSPORT" Personal "The number of a passport, visa or residence card.";
    DrivingLicence "driving_licence" "DRIVING_LICENCE" Personal "The number of a driving licence.";
    TaxNumber "tax_number" "TAX_ID" Personal "The number under which a person or company pays taxes.";
    MedicalRecord "medical_record" "RECORD" Personal "The number of a patient, a medical record or a prescription.";
    HealthInsurance "health_insurance" "INSURANCE_ID" Personal "The number of a health plan or of another insurance.";
    ProfessionalLicence "professional_licence" "LICENCE" Personal "The number of a licence to practise: NPI, DEA, bar.";
    BankAccount "bank_account" "ACCOUNT" Personal "The number of a bank account, or of the bank that holds it.";
    Iban "iban" "IBAN" Personal "An international bank account number.";
    SwiftCode "swift_code" "SWIFT" Personal "The international code of a bank.";
    PaymentCard "payment_card" "CARD" Personal "The number of a payment card.";
    CryptoAddress "crypto_address" "WALLET" Personal "An address of a cryptocurrency.";
    IpAddress "ip_address" "IP" Personal "An IPv4 or IPv6 address of a machine.";
    MacAddress "mac_address" "MAC" Personal "The hardware address of a network device.";
    DeviceId "device_id" "DEVICE" Personal "The number of a device: IMEI, serial number, advertising id.";
    VehicleId "vehicle_id" "VEHICLE" Personal "The number or plate of a vehicle, vessel or aircraft.";
    Face "face" "FACE" Personal "The face of a person in a picture.";
    MachineCode "machine_code" "CODE" Personal "A QR code or bar code that could not be read.";
    BiometricId "biometric_id" "BIOMETRIC" Personal "The number of a fingerprint, voice print or other trait of a body.";
    Identifier "identifier" "ID" Personal "A number or code that stands for a person, a case or an account.";
    Username "username" "USER" Personal "The name of an account.";
    SocialHandle "social_handle" "HANDLE" Personal "The name under which somebody is known in a social network.";
    WebAddress "web_address" "URL" Personal "A web address that leads to a person.";
    Password "password" "PASSWORD" Secret "A password or passphrase.";
    UrlCredential "url_credential" "CREDENTIAL" Secret "A user name and password inside a web address.";
    PrivateKey "private_key" "PRIVATE_KEY" Secret "A private cryptographic key.";
    ApiKey "api_key" "KEY" Secret "A key or token that opens a service.";
    CodeName "code_name" "PROJECT" Proprietary "The code name of a project, product or deal.";
    InternalHost "internal_host" "HOST" Proprietary "A machine, address or package that only an organisation itself can reach.";
    Amount "amount" "AMOUNT" Proprietary "A sum of money.";
    DocumentNumber "document_number" "DOCUMENT" Proprietary "The number of a ticket, contract, order or document.";
    ConfidentialityMarking "confidentiality_marking" "MARKING" Proprietary "Words that say that a text is confidential.";
    NonPublic "non_public" "NON_PUBLIC" Proprietary "A passage that may tell what is not public yet.";
}

impl Entity {
    /// Finds the entity of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|entity| entity.code() == code)
    }

    /// Tells whether a text is a stand-in that was written in place of a removed value: `[PERSON]`, `[PERSON 1]`,
    /// `PERSON_1`, `person-1`, and `PERSON_1_2` where two names had to stay distinct.
    ///
    /// What was written must not be found again when the clean file is scanned.
    pub fn is_stand_in(text: &str) -> bool {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let twin = text.rsplit_once('_').filter(|(first, number)| {
            is_number(number) && first.rsplit_once('_').is_some_and(|(_, number)| is_number(number))
        });
        let text = twin.map_or(text, |(first, _)| first);
        let bracketed = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let inner = bracketed.unwrap_or(text);
        let word = inner.trim_end_matches(|c: char| c.is_ascii_digit());
        let number_len = inner.len() - word.len();
        let word = word.strip_suffix([' ', '_', '-']).filter(|_| number_len > 0).unwrap_or(word);
        let parted = inner.len() > word.len() + number_len;
        (if number_len > 0 { parted } else { bracketed.is_some() })
            && Self::ALL.iter().any(|entity| {
                let label = entity.label();
                match inner.get(word.len()..).and_then(|rest| rest.chars().next()) {
                    Some('-') => word == label.to_ascii_lowercase().replace('_', "-"),
                    _ => word == label,
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_entities() {
        for &entity in Entity::ALL {
            assert_eq!(Entity::from_code(entity.code()), Some(entity));
        }
        assert_eq!(Entity::from_code("PERSON"), None);
    }

    #[test]
    fn stand_ins_are_known_in_every_notation() {
        for text in [
            "[PERSON]",
            "[PERSON 1]",
            "PERSON_12",
            "person-1",
            "[PRIVATE_KEY 2]",
            "PRIVATE_KEY_2",
            "private-key-2",
            "PERSON_1_2",
            "PRIVATE_KEY_2_10",
        ] {
            assert!(Entity::is_stand_in(text), "{text}");
        }
        for text in [
            "PERSON",
            "person",
            "Jane",
            "[Jane 1]",
            "PERSON1",
            "personal-1",
            "user_1",
            "JANE_1_2",
            "PERSON_1_2_3",
            "1",
            "",
        ] {
            assert!(!Entity::is_stand_in(text), "{text}");
        }
    }
}
