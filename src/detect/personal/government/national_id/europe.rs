//! Numbers of persons in the west, north and south of Europe.
//!
//! # Finds
//! National insurance, register and identity card numbers of the United Kingdom, Ireland, Germany, Austria, Switzerland, France, Belgium, the Netherlands, Luxembourg, Spain, Portugal, Italy, Greece, Sweden, Norway, Denmark, Finland and Iceland.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! HMRC NIM39110; NHS Data Dictionary; BZSt; VKVV; INSEE; AEAT; Agenzia delle Entrate; RvIG; Skatteverket; Skatteetaten; Digital- og befolkningsdatavirastot and CPR-kontoret, all as published. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::checked::rows;
use crate::model::check_digit::national as n;

rows! {
    "gb-nino" NationalId ["nino", "national insurance", "ni number", "ni no"]
        ["AA 99 99 99 A"] n::gb_nino, 0.8 0.0,
        ["NINO «AB 12 34 56 C»", "issued to «JG103759A» in May"]
        not ["DA123456C", "BG 12 34 56 C"];
    "gb-nhs" NationalId ["nhs", "nhs number"]
        ["999 999 9999"] n::gb_nhs, 0.0 0.0,
        ["NHS number «609 139 0996»", "patient, NHS no. «9078666617»"]
        not ["call 609 139 0997"];
    "gb-utr" TaxNumber ["utr", "unique taxpayer reference", "self assessment"]
        ["99999 99999"] n::gb_utr, 0.0 0.0,
        ["UTR «13114 40242»"]
        not ["order 1311440242"];
    "ie-pps" NationalId ["pps", "ppsn", "personal public service"]
        ["9999999A", "9999999AA"] n::ie_pps, 0.6 0.0,
        ["PPSN: «9143975A»", "his PPS was «6253628O»"]
        not ["1352237E"];
    "de-steuer-id" TaxNumber ["steuer-id", "steuerid", "steuer-idnr", "idnr", "identifikationsnummer", "steueridentifikationsnummer", "steuernummer", "tin", "tax id"]
        ["99 999 999 999"] n::de_idnr, 0.7 0.0,
        ["Steuer-ID «83 976 413 238»", "IdNr. «96305854179»"]
        not ["83976413239 units"];
    "de-personalausweis" NationalId ["personalausweis", "ausweis", "ausweisnummer", "personalausweisnummer", "ausweis-nr", "reisepass"]
        ["AXXXXXXXX9"] n::icao, 0.0 0.0,
        ["Personalausweis Nr. «T220001293»"]
        not ["T220001294"];
    "de-rentenversicherung" NationalId ["rentenversicherung", "rentenversicherungsnummer", "sozialversicherung", "sozialversicherungsnummer", "sv-nummer", "svnr", "rvnr", "versicherungsnummer"]
        ["99 999999 A 999"] n::de_rvnr, 0.8 0.0,
        ["RV-Nummer «15 070649 C 103»", "«15070649C103»"]
        not ["15070649C104"];
    "at-svnr" NationalId ["svnr", "sv-nr", "sv-nummer", "sozialversicherungsnummer", "versicherungsnummer", "sozialversicherung"]
        ["9999 999999"] n::at_svnr, 0.0 0.0,
        ["SVNR «9976 010180»"]
        not ["9976 010181"];
    "ch-ahv" NationalId ["ahv", "avs", "ahv-nr", "navs", "sozialversicherungsnummer"]
        ["999.9999.9999.99"] |x| x.starts_with(b"756") && n::ean_13(x), 0.95 0.8,
        ["AHV «756.4777.7030.67»", "«7563654085586»"]
        not ["756.4888.0469.87"];
    "fr-nir" NationalId ["nir", "insee", "numéro de sécurité sociale", "sécurité sociale", "securite sociale", "secu", "sécu", "carte vitale"]
        ["9 99 99 99 999 999 99", "9 99 99 9A 999 999 99"] n::fr_nir, 0.9 0.6,
        ["n° de sécu «1 85 05 11 375 168 58»", "«175051860340275»"]
        not ["183051478438257"];
    "fr-spi" TaxNumber ["numéro fiscal", "numero fiscal", "spi", "référence fiscale"]
        ["99 99 999 999 999"] n::any, 0.0 0.0,
        ["numéro fiscal : «30 23 217 600 053»"]
        not ["30 23 217 600 053"];
    "be-rrn" NationalId ["rijksregisternummer", "registre national", "rijksregister", "numéro national", "nationaal nummer", "rrn", "niss", "insz"]
        ["99.99.99-999.99"] n::be_rrn, 0.9 0.0,
        ["rijksregisternummer «85.07.30-327.25»", "«85.07.30-660.80»"]
        not ["85.07.30-006.35"];
    "nl-bsn" NationalId ["bsn", "burgerservicenummer", "sofinummer", "sofi", "citizen service"]
        ["999999999", "9999.99.999"] n::nl_bsn, 0.0 0.0,
        ["BSN «322706294»"]
        not ["id 322706294"];
    "lu-matricule" NationalId ["matricule", "cns", "sécurité sociale"]
        ["9999999999999"] n::lu_matricule, 0.0 0.0,
        ["matricule «1893120105732»"]
        not ["1893120105733"];
    "es-dni" NationalId ["dni", "nif", "documento nacional"]
        ["99.999.999-A", "99999999-A", "99999999A"] n::es_dni, 0.7 0.0,
        ["DNI «79323442F»", "con «12.610.042-Q»"]
        not ["79323442G"];
    "es-nie" NationalId ["nie", "tarjeta de residencia", "extranjero"]
        ["A-9999999-A", "A9999999A"] n::es_dni, 0.75 0.0,
        ["NIE «X-1234567-L»", "«Y1234567X»"]
        not ["X1234567A"];
    "pt-nif" TaxNumber ["nif", "contribuinte", "nif/nipc", "número fiscal"]
        ["999 999 999"] n::pt_nif, 0.0 0.0,
        ["NIF «252 149 467»"]
        not ["298 704 794"];
    "it-codice-fiscale" TaxNumber ["codice fiscale", "c.f.", "cod. fisc", "cf"]
        ["AAAAAA99A99A999A"] n::it_cf, 0.95 0.0,
        ["C.F. «RSSMRA80A01H501U»"]
        not ["RSSMRA80A01H501M"];
    "gr-amka" NationalId ["amka", "αμκα"]
        ["99999999999"] n::gr_amka, 0.0 0.0,
        ["AMKA «01013015118»"]
        not ["01013015119"];
    "gr-afm" TaxNumber ["afm", "αφμ", "α.φ.μ"]
        ["999999999"] n::gr_afm, 0.0 0.0,
        ["ΑΦΜ «002864203»", "AFM: «079191553»"]
        not ["098802439"];
    "se-personnummer" NationalId ["personnummer", "personnr", "pnr", "samordningsnummer", "person number"]
        ["999999-9999", "99999999-9999", "999999+9999"] n::se_pnr, 0.8 0.0,
        ["personnummer «811218-9025»", "«19811218-9066»"]
        not ["811218-6616"];
    "no-fodselsnummer" NationalId ["fødselsnummer", "fødselsnr", "fnr", "personnummer", "d-nummer", "fodselsnummer"]
        ["999999 99999"] n::no_fnr, 0.85 0.55,
        ["fnr «15108644947»", "«151086 68056»"]
        not ["15108624473"];
    "dk-cpr" NationalId ["cpr", "cpr-nr", "cpr-nummer", "personnummer"]
        ["999999-9999"] n::date_dmy, 0.6 0.0,
        ["CPR «070761-4285»"]
        not ["411312-4285"];
    "fi-hetu" NationalId ["hetu", "henkilötunnus", "henkilotunnus", "personbeteckning"]
        ["999999-999A", "999999+999A", "999999-9999", "999999A999A", "999999A9999"] n::fi_hetu, 0.95 0.0,
        ["hetu «131052-304N»", "«131052-361H»"]
        not ["131052-311Z"];
    "is-kennitala" NationalId ["kennitala", "kt"]
        ["999999-9999"] n::is_kt, 0.6 0.0,
        ["kennitala «120174-2749»"]
        not [];
    "ch-uid" TaxNumber ["uid", "mwst", "tva", "iva"]
        ["AAA-999.999.999"] |x| x.strip_prefix(b"CHE").is_some_and(crate::model::check_digit::register::che), 0.9 0.0,
        ["UID «CHE-215.460.268»"]
        not ["CHE-119.308.173"];
}
