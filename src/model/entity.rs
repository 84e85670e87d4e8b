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
    UsSsn "us_ssn" "SSN" Personal "A United States social security number.";
    PaymentCard "payment_card" "CARD" Personal "The number of a payment card.";
    Iban "iban" "IBAN" Personal "An international bank account number.";
    IpAddress "ip_address" "IP" Personal "An IPv4 or IPv6 address of a machine.";
    Identifier "identifier" "ID" Personal "A number or code that stands for a person, a case or an account.";
    Username "username" "USER" Personal "The name of an account.";
    Password "password" "PASSWORD" Secret "A password or passphrase.";
    UrlCredential "url_credential" "CREDENTIAL" Secret "A user name and password inside a web address.";
    PrivateKey "private_key" "PRIVATE_KEY" Secret "A private cryptographic key.";
    ApiKey "api_key" "KEY" Secret "A key or token that opens a service.";
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
