#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use super::government::{nhs, vin};
use crate::model::check_digit::{luhn, mod_97};
use crate::model::{Entity, Notation, Value};
use crate::replace::{Found, Original, Seed, drafts, from_id};

/// The surrogates of some values that are one task together, in their own spelling.
fn made_under(seed: &str, values: &[(Entity, &str)]) -> Vec<String> {
    let surrogate = from_id("surrogate").unwrap();
    let all: Vec<Value> = values.iter().map(|(entity, text)| Value::of(*entity, text)).collect();
    let found: Vec<Found<'_>> =
        all.iter().zip(values).map(|(value, (_, spelling))| Found { value, spelling, file: 0 }).collect();
    let drafts = drafts(&Seed::new(seed.as_bytes()), &found, |_| surrogate);
    let one = |(draft, (entity, text)): (&Option<String>, &(Entity, &str))| {
        let (number, notation, draft) = (1, Notation::Prose, draft.as_deref());
        surrogate.stand_in(&Original { entity: *entity, text, number, notation, draft })
    };
    drafts.iter().zip(values).map(one).collect()
}

fn made(values: &[(Entity, &str)]) -> Vec<String> {
    made_under("surrogates", values)
}

fn one(entity: Entity, text: &str) -> String {
    made(&[(entity, text)]).remove(0)
}

/// What a text is made of: `9` for a digit, `A` and `a` for letters, signs as they are.
fn shape(text: &str) -> String {
    let sign = |c: char| match c {
        '0'..='9' => '9',
        c if c.is_uppercase() => 'A',
        c if c.is_alphabetic() => 'a',
        c => c,
    };
    text.chars().map(sign).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn telephone_numbers_are_of_the_ranges_for_drama() {
    for (text, beginnings) in [
        ("+44 20 7123 4567", &["441632960", "442079460", "441"][..]),
        ("+44 (0)20 7123 4567", &["4401632960", "4402079460", "4401"]),
        ("07911 123456", &["07700900"]),
        ("+61 2 9123 4567", &["612", "613", "617", "618"]),
        ("(02) 9123 4567", &["02", "03", "07", "08"]),
        ("01 42 68 53 00", &["0199", "0261", "0353", "0465", "0536"]),
        ("+33 6 12 34 56 78", &["3363998"]),
        ("+49 30 12345678", &["493023125", "496990009", "494066969", "492214710", "498999998"]),
        ("0171 2345678", &["017139200"]),
        ("+46 8 123 456 78", &["463139006", "464062804", "468465004"]),
        ("+39 06 1234 5678", &["3900"]),
        ("+353 1 234 5678", &["35300"]),
        ("0049 30 12345678", &["00493023125", "00496990009", "00494066969", "00492214710", "00498999998"]),
        ("12 34 56 78", &["00"]),
    ] {
        let made = one(Entity::PhoneNumber, text);
        assert_eq!(shape(&made), shape(text), "{text}");
        assert!(beginnings.iter().any(|beginning| digits(&made).starts_with(beginning)), "{text}: {made}");
    }
    for text in ["(415) 867-5309", "+1 415 867 5309", "1-415-867-5309", "415.867.5309 ext. 12", "867-5309"] {
        let made = one(Entity::PhoneNumber, text);
        assert_eq!(shape(&made), shape(text), "{text}");
        assert!(digits(&made).contains("55501"), "{text}: {made}");
    }
    assert_eq!(one(Entity::PhoneNumber, "911"), "[PHONE 1]");
}

#[test]
fn a_number_with_its_country_and_without_goes_together() {
    let made = made(&[(Entity::PhoneNumber, "+1 415 867 5309"), (Entity::PhoneNumber, "(415) 867-5309")]);
    assert_eq!(digits(&made[0]), format!("1{}", digits(&made[1])));
}

#[test]
fn addresses_of_machines_are_those_of_documentation() {
    for (text, beginnings) in [
        ("10.20.30.40", &["192.0.2.", "198.51.100.", "203.0.113."][..]),
        ("8.8.4.4:8080", &["192.0.2.", "198.51.100.", "203.0.113."]),
        ("2a00:1450:4001:82b:0:0:0:200e", &["2001:db8:"]),
        ("fe80::1ff:fe23", &["2001:db8::"]),
    ] {
        let made = one(Entity::IpAddress, text);
        assert!(beginnings.iter().any(|beginning| made.starts_with(beginning)), "{text}: {made}");
        let parsed = made.trim_end_matches(":8080").parse::<std::net::IpAddr>();
        assert!(parsed.is_ok(), "{text}: {made}");
    }
    assert!(one(Entity::IpAddress, "10.1.2.0/24").ends_with(".0/24"));
    assert!(one(Entity::IpAddress, "8.8.4.4:8080").ends_with(":8080"));
    assert!(one(Entity::MacAddress, "3c:22:fb:9a:01:7e").starts_with("00:00:5e:00:53:"));
    assert!(one(Entity::MacAddress, "3C-22-FB-9A-01-7E").starts_with("00-00-5E-00-53-"));
    assert!(one(Entity::MacAddress, "3c22.fb9a.017e").starts_with("0000.5e00.53"));
    let many: Vec<String> = (0..2000).map(|at| format!("10.0.{}.{}", at / 250, at % 250 + 1)).collect();
    let values: Vec<_> = many.iter().map(|text| (Entity::IpAddress, text.as_str())).collect();
    let made: BTreeSet<String> = made(&values).into_iter().collect();
    assert_eq!(made.len(), 2000);
    assert!(made.iter().all(|address| address.starts_with("19") || address.starts_with("203.0.113.")), "{made:?}");
}

#[test]
fn cards_and_accounts_keep_length_signs_and_check_digits() {
    for text in ["4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005"] {
        let made = one(Entity::PaymentCard, text);
        assert!(luhn(&made) && digits(&made).starts_with("9999") && shape(&made) == shape(text), "{text}: {made}");
    }
    for (text, bank) in [
        ("GB29 NWBK 6016 1331 9268 19", "XXXX0"),
        ("DE89370400440532013000", "00000"),
        ("FR14 2004 1010 0505 0001 3M02 606", "00000"),
        ("NL91ABNA0417164300", "XXXX0"),
    ] {
        let made = one(Entity::Iban, text);
        let compact: String = made.chars().filter(|c| *c != ' ').collect();
        assert!(mod_97(&made) && compact[4..].starts_with(bank) && compact[..2] == text[..2], "{text}: {made}");
        assert_eq!(made.len(), text.len());
        assert_ne!(made, text);
    }
    assert_eq!(one(Entity::Iban, "BE68 5390 0754 7034"), "[IBAN 1]");
    let swift = one(Entity::SwiftCode, "DEUTDEFF500");
    assert!(swift[4..6] == *"DE" && swift[7..] == *"0XXX", "{swift}");
    let wallet = one(Entity::CryptoAddress, "0x52908400098527886E0F7030069857D2E4169EE7");
    assert!(wallet.starts_with("0x") && wallet.len() == 42, "{wallet}");
    assert_eq!(one(Entity::BankAccount, "000123456789"), "[ACCOUNT 1]");
}

#[test]
fn numbers_of_states_are_of_ranges_that_nobody_gets() {
    let ssn = one(Entity::UsSsn, "123-45-6789");
    assert!(ssn.starts_with('9') && shape(&ssn) == "999-99-9999" && ssn[4..6] < *"50" && ssn[4..6] > *"00", "{ssn}");
    assert_eq!(one(Entity::UsSsn, "***-**-6789"), "[SSN 1]");
    let nhs_number = one(Entity::NationalId, "943 476 5919");
    assert!(nhs(&nhs_number) && nhs_number.starts_with("999"), "{nhs_number}");
    let sin = one(Entity::NationalId, "130 692 544");
    assert!(luhn(&sin) && sin.starts_with('0'), "{sin}");
    let insurance = one(Entity::NationalId, "AB 12 34 56 C");
    assert!(insurance.starts_with("QQ ") && shape(&insurance) == "AA 99 99 99 A", "{insurance}");
    assert!(one(Entity::TaxNumber, "12-3456789").starts_with("00-"));
    let npi = one(Entity::ProfessionalLicence, "1234567893");
    assert!(luhn(&format!("80840{npi}")) && npi.starts_with('9') && npi.len() == 10, "{npi}");
    let vehicle = one(Entity::VehicleId, "1M8GDM9AXKP042788");
    assert!(vin(&vehicle) && vehicle.starts_with("A0") && vehicle[9..10] == *"0", "{vehicle}");
    let phone = one(Entity::DeviceId, "490154203237518");
    assert!(luhn(&phone) && phone.starts_with("001") && phone.len() == 15, "{phone}");
    for (entity, text) in [
        (Entity::Passport, "C01X00T47"),
        (Entity::DrivingLicence, "D1234567"),
        (Entity::NationalId, "12345678Z"),
        (Entity::VehicleId, "B-MX 1234"),
        (Entity::JobTitle, "Head of Legal"),
    ] {
        assert_eq!(one(entity, text), format!("[{} 1]", entity.label()));
    }
}

#[test]
fn identifiers_and_positions_keep_their_shape() {
    for text in ["CASE-2024-00123", "a8f3-77Bc", "#4711"] {
        let made = one(Entity::Identifier, text);
        assert!(shape(&made) == shape(text) && made != text, "{text}: {made}");
    }
    assert!(one(Entity::Identifier, "CASE-2024-00123").starts_with("CASE-"));
    assert_eq!(shape(&one(Entity::DeviceId, "123e4567-e89b-12d3-a456-426614174000")).len(), 36);
    for text in ["48.8566, 2.3522", "40°26′46″N 79°58′56″W", "-33.8688,151.2093"] {
        let made = one(Entity::Coordinates, text);
        assert_eq!(shape(&made), shape(text));
        assert!(made.trim_start_matches('-').starts_with("00"), "{text}: {made}");
    }
}

#[test]
fn accounts_follow_the_names_of_their_persons() {
    let values = [
        (Entity::Person, "Maria Lopez"),
        (Entity::EmailAddress, "maria.lopez@acme.com"),
        (Entity::EmailAddress, "mlopez@acme.com"),
        (Entity::Username, "mlopez"),
        (Entity::SocialHandle, "@maria_lopez"),
        (Entity::WebAddress, "https://www.social.net/in/maria-lopez-84"),
        (Entity::EmailAddress, "info@acme.com"),
        (Entity::EmailAddress, "j.doe77@acme.com"),
    ];
    let made = made(&values);
    let name = made[0].to_lowercase();
    let (first, family) = name.split_once(' ').unwrap();
    let is_example =
        |address: &str| ["com", "org", "net"].iter().any(|top| address.ends_with(&format!("example.{top}")));
    assert!(made[1].starts_with(&format!("{first}.{family}@")), "{made:?}");
    assert!(made[2].starts_with(&format!("{}{family}@", &first[..1])), "{made:?}");
    assert!(made[3].starts_with(&format!("{}{family}", &first[..1])), "{made:?}");
    assert_eq!(made[4], format!("@{first}_{family}"));
    assert!(
        made[5].contains(&format!("/in/{first}-{family}-")) && made[5].starts_with("https://www.example."),
        "{made:?}"
    );
    assert!(made[6].starts_with("info@") && is_example(&made[6]), "{made:?}");
    assert!(is_example(&made[7]) && !made[7].contains("doe"), "{made:?}");
    // Everybody of a company stays with one company.
    assert_eq!(made[1].rsplit('@').next(), made[2].rsplit('@').next());
}

#[test]
fn hosts_lie_below_the_domains_for_examples() {
    let host = one(Entity::InternalHost, "db01.corp.acme.local:5432");
    let (label, domain) = host.split_once('.').unwrap();
    assert!(domain.starts_with("example.") && domain.ends_with(":5432"), "{host}");
    assert!(shape(label).ends_with("a99"), "{host}");
    assert!(one(Entity::InternalHost, "http://wiki.acme.lan/Halvorsen").starts_with("http://example."));
    assert!(one(Entity::InternalHost, "10.0.0.7").parse::<std::net::Ipv4Addr>().is_ok());
}

#[test]
fn secrets_keep_prefix_length_and_kind_and_say_what_they_are() {
    for (entity, text, head) in [
        (Entity::ApiKey, "AKIAZ7QK2WLM4RTY6PVX", "AKIAEXAMPLE"),
        (Entity::ApiKey, "ghp_a8Kd03mZqP71LxTvB5nYwR2cEuJ9sH4fGk6o", "ghp_EXAMPLE"),
        (Entity::ApiKey, "d29ac4c3371a3dc5823cdcfebfad2675", "0000000000"),
        (Entity::ApiKey, "acme-live-Zk81mQ02pLx7TvBn", "EXAM-PLEE-"),
        (Entity::Password, "correct-horse7", "exampl"),
    ] {
        let made = one(entity, text);
        assert!(made.starts_with(head), "{text}: {made}");
        assert_eq!(made.len(), text.len());
        assert!(!text.contains(&made[made.len() - 4..]), "{text}: {made}");
    }
    let pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----";
    let made = one(Entity::PrivateKey, pem);
    assert!(made.starts_with("-----BEGIN PRIVATE KEY-----\nEXAMPLEEXAMPLEEX\n"), "{made}");
    assert_eq!((made.len(), made.lines().count()), (pem.len(), 4));
    let credential = one(Entity::UrlCredential, "app:xK9!v2");
    assert!(credential.contains(':') && !credential.contains("app") && !credential.contains("v2"), "{credential}");
}

#[test]
fn addresses_and_organisations_keep_what_they_are() {
    let address = one(Entity::StreetAddress, "1742 Evergreen Terrace, Apt 4B, Springfield, OR 97403");
    assert!(address.contains(" Terrace, Apt ") && !address.contains("Evergreen") && !address.contains("Springfield"));
    assert_eq!(digits(&address).len(), 10);
    let address = one(Entity::StreetAddress, "Lindenstraße 12, 10969 Berlin");
    assert!(address.contains("straße ") && !address.contains("Linden") && !address.contains("Berlin"), "{address}");
    let address = one(Entity::StreetAddress, "42nd Street");
    assert!(address.ends_with("th Street") && address.len() == 11, "{address}");
    let company = one(Entity::Organisation, "Halvorsen Marine GmbH");
    assert!(company.ends_with(" GmbH") && !company.contains("Halvorsen") && !company.contains("Marine"), "{company}");
    assert!(one(Entity::Organisation, "University of Halvorsen").starts_with("University of "));
    assert!(one(Entity::CodeName, "Project Blue Heron").starts_with("Project "));
    assert_ne!(one(Entity::Place, "Springfield"), "Springfield");
}

#[test]
fn the_seed_alone_decides() {
    let values = [
        (Entity::Person, "Maria Lopez"),
        (Entity::PhoneNumber, "(415) 867-5309"),
        (Entity::UsSsn, "123-45-6789"),
        (Entity::Organisation, "Halvorsen Marine"),
    ];
    assert_eq!(made_under("a", &values), made_under("a", &values));
    for (a, b) in made_under("a", &values).iter().zip(made_under("b", &values)) {
        assert_ne!(a, &b);
    }
}

#[test]
fn no_two_values_share_a_surrogate_and_none_is_a_value_of_the_task() {
    let texts: Vec<(Entity, String)> = (0..300)
        .flat_map(|at| {
            [
                (Entity::PhoneNumber, format!("(415) 867-{at:04}")),
                (Entity::EmailAddress, format!("user{at}@acme.com")),
                (Entity::EmailAddress, format!("info@acme{at}.com")),
                (Entity::Username, format!("harbour{at}")),
                (Entity::Organisation, format!("Halvorsen{at} Ltd")),
                (Entity::Identifier, format!("K-{at:05}")),
                (Entity::Password, format!("pa55-wd{at}")),
                (Entity::Place, format!("Newtown{at}")),
            ]
        })
        .collect();
    let mut values: Vec<(Entity, &str)> = texts.iter().map(|(entity, text)| (*entity, text.as_str())).collect();
    // What would be drawn first is taken by a value of the task itself.
    let first = made(&values[..8]);
    values.extend(values[..8].to_vec().iter().zip(&first).map(|((entity, _), text)| (*entity, text.as_str())));
    let made = made(&values);
    let surrogates: Vec<&String> = made.iter().filter(|text| !text.starts_with('[')).collect();
    let distinct: BTreeSet<&String> = surrogates.iter().copied().collect();
    assert_eq!(distinct.len(), surrogates.len());
    assert!(surrogates.len() * 10 > made.len() * 9, "{} of {}", surrogates.len(), made.len());
    assert!(values.iter().all(|(_, text)| !distinct.contains(&(*text).to_owned())));
}

#[test]
fn values_that_move_are_left_to_their_replacements() {
    let values = [
        (Entity::Date, "2024-03-15"),
        (Entity::DateOfBirth, "15 March 1961"),
        (Entity::Age, "93 years"),
        (Entity::Amount, "USD 4.2 million"),
    ];
    let made = made(&values);
    assert_eq!(shape(&made[0]), "9999-99-99");
    assert!(made[1].ends_with("1960") || made[1].ends_with("1961"), "{made:?}");
    assert_eq!(made[2], "90+ years");
    assert!(made[3].starts_with("USD ") && made[3].ends_with(" million"), "{made:?}");
    assert!(made.iter().zip(&values).all(|(made, (_, text))| made != text));
}
