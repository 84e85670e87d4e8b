//! Numbers of accounts, cards and banks.

detectors! {
    iban
    payment_card
}
