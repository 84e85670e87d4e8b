//! Numbers of persons in central and eastern Europe.
//!
//! # Finds
//! Register and tax numbers of Poland, Czechia, Slovakia, Hungary, Romania, Bulgaria, the Baltic states, Slovenia, Croatia, Serbia and its neighbours, Ukraine, Russia and Kazakhstan.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! The population and tax registers of the countries, as published. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::checked::rows;
use crate::model::check_digit::national as n;

rows! {
    "pl-pesel" NationalId ["pesel", "nr pesel"]
        ["99999999999"] n::pl_pesel, 0.0 0.0,
        ["PESEL «82051573689»"]
        not ["82051370735"];
    "cz-rodne-cislo" NationalId ["rodné číslo", "rodne cislo", "rodné č", "rč", "r.č", "rc"]
        ["999999/9999"] n::cz_rc, 0.85 0.0,
        ["RČ «710319/2624»", "rodné číslo: «7103139571»"]
        not ["710317/5635"];
    "hu-taj" NationalId ["taj", "taj-szám", "társadalombiztosítási"]
        ["999 999 999"] n::hu_taj, 0.0 0.0,
        ["TAJ: «123 456 788»"]
        not ["123 456 788"];
    "hu-tax" TaxNumber ["adóazonosító", "adóazonosító jel", "adoazonosito"]
        ["9999999999"] n::hu_tax, 0.0 0.0,
        ["adóazonosító jel: «8071592153»"]
        not ["8071592153"];
    "ro-cnp" NationalId ["cnp", "cod numeric personal"]
        ["9999999999999"] n::ro_cnp, 0.0 0.0,
        ["CNP «1630615129079»"]
        not ["1630615128611"];
    "bg-egn" NationalId ["egn", "егн", "единен граждански"]
        ["9999999999"] n::bg_egn, 0.0 0.0,
        ["ЕГН «7523166773»", "EGN: «7523165627»"]
        not ["7523162015"];
    "ee-lt-code" NationalId ["isikukood", "asmens kodas", "a.k", "a/k", "personal code"]
        ["99999999999"] n::ee_ik, 0.0 0.0,
        ["isikukood «37605038329»"]
        not ["37605037012"];
    "lv-personas-kods" NationalId ["personas kods", "personas kodu", "p.k", "personal code"]
        ["999999-99999"] n::lv_pk, 0.85 0.0,
        ["personas kods «161175-10220»"]
        not ["161175-13848"];
    "jmbg" NationalId ["jmbg", "emšo", "emso", "embg", "јмбг", "matični broj", "maticni broj"]
        ["9999999999999"] n::jmbg, 0.0 0.0,
        ["EMŠO «0101006501452»"]
        not ["0101006501999"];
    "hr-oib" NationalId ["oib", "osobni identifikacijski"]
        ["99999999999"] crate::model::check_digit::mod_11_10, 0.0 0.0,
        ["OIB: «74254944219»"]
        not ["64508197404"];
    "ua-rntrc" TaxNumber ["рнокпп", "іпн", "ідентифікаційний", "rnokpp"]
        ["9999999999"] n::ua_rntrc, 0.0 0.0,
        ["РНОКПП «9287082357»"]
        not ["2515240246"];
    "ru-snils" NationalId ["снилс", "snils"]
        ["999-999-999 99"] n::ru_snils, 0.95 0.0,
        ["СНИЛС «112-233-445 95»", "«112-233-445 95»"]
        not ["112-233-445 96"];
    "ru-inn" TaxNumber ["инн", "inn"]
        ["999999999999"] n::ru_inn, 0.0 0.0,
        ["ИНН «895048447878»"]
        not ["599883857272"];
    "kz-iin" NationalId ["иин", "жсн", "iin"]
        ["999999999999"] n::kz_iin, 0.0 0.0,
        ["ИИН «850101300012»"]
        not ["850101300012"];
    "tr-kimlik" NationalId ["tc", "t.c", "tckn", "kimlik", "kimlik no"]
        ["99999999999"] n::tr_tckn, 0.0 0.0,
        ["T.C. Kimlik No: «11900184790»"]
        not ["18472177224"];
}
