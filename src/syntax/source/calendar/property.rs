//! What the properties and parameters of calendars and cards hold (RFC 5545, 3.2, 3.7 and 3.8; RFC 6350, 5 and 6).

use crate::syntax::source::Sense;

/// What a property holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A text that goes by a name.
    Text(&'static str),
    /// Parts between semicolons, each with its name.
    Parts(&'static [&'static str]),
    /// The address of something.
    Address(Option<&'static str>),
    /// A word of the format.
    Word,
    /// A date of an event, a rule, a name that something else refers to.
    Code,
    /// Something that is not known: a text that goes by the name of the property.
    Other,
}

/// What a property of a name, in capitals, holds.
pub fn value(name: &str) -> Value {
    match name {
        "BEGIN" | "END" | "VERSION" | "CALSCALE" | "METHOD" | "STATUS" | "TRANSP" | "CLASS" | "ACTION" | "KIND"
        | "PROFILE" | "PRIORITY" | "SEQUENCE" | "PERCENT-COMPLETE" | "REPEAT" | "MAILER" => Value::Word,
        "PRODID" | "DTSTAMP" | "DTSTART" | "DTEND" | "DUE" | "COMPLETED" | "CREATED" | "LAST-MODIFIED" | "RRULE"
        | "RDATE" | "EXDATE" | "EXRULE" | "RECURRENCE-ID" | "DURATION" | "TRIGGER" | "TZOFFSETFROM" | "TZOFFSETTO"
        | "TZID" | "TZNAME" | "TZ" | "FREEBUSY" | "REV" | "LANG" | "REQUEST-STATUS" | "ACKNOWLEDGED"
        | "REFRESH-INTERVAL" | "CLIENTPIDMAP" => Value::Code,
        "ATTENDEE" | "ORGANIZER" | "CALADRURI" | "MEMBER" | "RELATED" | "IMPP" => Value::Address(Some("email")),
        "UID" | "RELATED-TO" | "URL" | "CALURI" | "FBURL" | "TZURL" | "SOURCE" | "ATTACH" | "CONFERENCE" | "PHOTO"
        | "LOGO" | "SOUND" | "KEY" | "IMAGE" => Value::Address(None),
        "SUMMARY" | "DESCRIPTION" | "COMMENT" | "NOTE" | "TITLE" | "ROLE" | "CATEGORIES" | "RESOURCES" => {
            Value::Text("")
        }
        "LOCATION" => Value::Text("location"),
        "CONTACT" => Value::Text("contact"),
        "FN" | "NAME" | "AGENT" | "SORT-STRING" => Value::Text("full name"),
        "NICKNAME" => Value::Text("nickname"),
        "TEL" => Value::Text("phone"),
        "EMAIL" => Value::Text("email"),
        "BDAY" => Value::Text("date of birth"),
        "ANNIVERSARY" | "DEATHDATE" => Value::Text("date"),
        "GEO" => Value::Text("coordinates"),
        "GENDER" | "SEX" => Value::Text("gender"),
        "LABEL" => Value::Text("address"),
        "N" => Value::Parts(&["last name", "first name", "middle name", "title", "suffix"]),
        "ADR" => Value::Parts(&["po box", "address", "street", "city", "state", "zip", "country"]),
        "ORG" => Value::Parts(&["company", "department"]),
        _ => Value::Other,
    }
}

/// What a parameter of a name, in capitals, is, and what its value goes by.
pub fn parameter(name: &str) -> (Sense, Option<&'static str>) {
    match name {
        "CN" | "SORT-AS" | "X-CN" => (Sense::Value, Some("name")),
        "EMAIL" => (Sense::Value, Some("email")),
        "LABEL" => (Sense::Value, Some("address")),
        "SENT-BY" | "DELEGATED-TO" | "DELEGATED-FROM" | "MEMBER" => (Sense::Address, Some("email")),
        "DIR" | "ALTREP" | "MEDIATYPE" | "GEO" => (Sense::Address, None),
        "TYPE" | "VALUE" | "ENCODING" | "CHARSET" | "PARTSTAT" | "ROLE" | "RSVP" | "CUTYPE" | "LANGUAGE" | "TZID"
        | "TZ" | "RELATED" | "RELTYPE" | "FBTYPE" | "FMTTYPE" | "PREF" | "RANGE" | "ALTID" | "PID" | "INDEX"
        | "LEVEL" | "DISPLAY" | "DERIVED" | "CALSCALE" | "SCHEDULE-AGENT" | "SCHEDULE-STATUS" => (Sense::Code, None),
        _ => (Sense::Value, None),
    }
}

/// Words of the format that say nothing about anybody.
const WORDS: &[&str] = &[
    "VCALENDAR",
    "VEVENT",
    "VTODO",
    "VJOURNAL",
    "VFREEBUSY",
    "VTIMEZONE",
    "VALARM",
    "STANDARD",
    "DAYLIGHT",
    "VCARD",
    "VAVAILABILITY",
    "AVAILABLE",
    "PUBLISH",
    "REQUEST",
    "REPLY",
    "ADD",
    "CANCEL",
    "REFRESH",
    "COUNTER",
    "GREGORIAN",
    "CONFIRMED",
    "TENTATIVE",
    "CANCELLED",
    "COMPLETED",
    "OPAQUE",
    "TRANSPARENT",
    "PUBLIC",
    "PRIVATE",
    "CONFIDENTIAL",
    "DISPLAY",
    "AUDIO",
    "EMAIL",
    "PROCEDURE",
    "NEEDS-ACTION",
    "IN-PROCESS",
    "DRAFT",
    "FINAL",
    "ACCEPTED",
    "DECLINED",
    "DELEGATED",
    "INDIVIDUAL",
    "GROUP",
    "RESOURCE",
    "ROOM",
    "UNKNOWN",
    "ORG",
    "LOCATION",
    "CHAIR",
    "REQ-PARTICIPANT",
    "OPT-PARTICIPANT",
    "NON-PARTICIPANT",
    "TRUE",
    "FALSE",
    "DATE",
    "DATE-TIME",
    "TEXT",
    "URI",
    "BINARY",
    "BOOLEAN",
    "CAL-ADDRESS",
    "DURATION",
    "FLOAT",
    "INTEGER",
    "PERIOD",
    "RECUR",
    "TIME",
    "UTC-OFFSET",
    "DATE-AND-OR-TIME",
    "TIMESTAMP",
    "LANGUAGE-TAG",
    "QUOTED-PRINTABLE",
    "BASE64",
    "B",
    "8BIT",
    "7BIT",
    "UTF-8",
    "ISO-8859-1",
    "US-ASCII",
    "WINDOWS-1252",
    "HOME",
    "WORK",
    "CELL",
    "VOICE",
    "FAX",
    "PAGER",
    "VIDEO",
    "TEXTPHONE",
    "PREF",
    "INTERNET",
    "MAIN",
    "MSG",
    "IPHONE",
    "JPEG",
    "PNG",
    "GIF",
    "DOM",
    "INTL",
    "POSTAL",
    "PARCEL",
    "OTHER",
    "START",
    "END",
    "PARENT",
    "CHILD",
    "SIBLING",
    "BUSY",
    "FREE",
    "BUSY-UNAVAILABLE",
    "BUSY-TENTATIVE",
    "X400",
    "CAR",
    "ISDN",
    "BBS",
    "MODEM",
];

/// Tells whether a value is such a word, or a number of at most three digits as versions have.
pub fn is_word(value: &str) -> bool {
    let is_number = value.len() <= 3 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number || WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}
