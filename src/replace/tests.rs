#![allow(clippy::unwrap_used)]
use super::*;

fn made(id: &str, notation: Notation) -> String {
    let original =
        Original { entity: Entity::PaymentCard, text: "4111 1111 1111 1111", number: 2, notation, draft: None };
    from_id(id).unwrap().stand_in(&original)
}

#[test]
fn stand_ins_fit_their_notation() {
    assert_eq!(made("pseudonym", Notation::Prose), "[CARD 2]");
    assert_eq!(made("pseudonym", Notation::Identifier), "CARD_2");
    assert_eq!(made("pseudonym", Notation::Address), "card-2");
    assert_eq!(made("label", Notation::Prose), "[CARD]");
    assert_eq!(made("mask", Notation::Prose), "****1111");
    assert_eq!(made("mask", Notation::Address), "xxxx1111");
    assert_eq!(made("blank", Notation::Prose), "");
    assert_eq!(made("blank", Notation::Identifier), "x");
}

#[test]
fn a_mask_never_shows_most_of_a_value() {
    let original =
        Original { entity: Entity::Password, text: "s3cret", number: 1, notation: Notation::Prose, draft: None };
    assert_eq!(from_id("mask").unwrap().stand_in(&original), "****");
    for (entity, text) in [(Entity::Person, "Maximiliane Featherstone"), (Entity::EmailAddress, "jane.roe84@acme.org")]
    {
        let original = Original { entity, text, number: 1, notation: Notation::Prose, draft: None };
        assert_eq!(from_id("mask").unwrap().stand_in(&original), "****", "{text}");
    }
}
