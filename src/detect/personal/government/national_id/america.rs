//! Numbers of persons and taxpayers in America.
//!
//! # Finds
//! Numbers of the United States (ITIN, EIN, driving licences of Florida, Illinois, Michigan and Wisconsin), Canada, Mexico, Brazil, Argentina, Chile, Colombia, Peru, Ecuador, Uruguay, the Dominican Republic and Venezuela.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! IRS publications 1915 and 1635; Service Canada; RENAPO and SAT; Receita Federal; AFIP, SII, DIAN and the registers of the other countries, as published. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::checked::rows;
use crate::model::check_digit::national as n;

rows! {
    "us-itin" TaxNumber ["itin", "taxpayer", "tax id", "individual taxpayer"]
        ["999-99-9999"] n::us_itin, 0.6 0.0,
        ["ITIN «912-70-3456»"]
        not ["812-70-3456x"];
    "us-ein" TaxNumber ["ein", "fein", "employer identification", "tax id", "federal id", "irs"]
        ["99-9999999"] n::us_ein, 0.0 0.0,
        ["EIN «12-3456789»"]
        not ["12-3456789"];
    "ca-sin" NationalId ["sin", "social insurance", "nas", "assurance sociale"]
        ["999-999-999", "999 999 999"] n::luhn, 0.0 0.0,
        ["SIN «130 692 544»", "social insurance number «046-454-286»"]
        not ["130 692 544"];
    "mx-curp" NationalId ["curp"]
        ["AAAA999999AAAAAAX9"] n::mx_curp, 0.97 0.0,
        ["CURP «BOXW310820HNERXN09»"]
        not ["BOXW310820HNERXN08"];
    "mx-rfc" TaxNumber ["rfc"]
        ["AAAA999999XXX", "AAA999999XXX", "AAAA-999999-XXX", "AAA-999999-XXX"] n::mx_rfc, 0.6 0.0,
        ["RFC: «VECJ880326XXX»"]
        not ["VECJ889926XXX"];
    "br-cpf" NationalId ["cpf", "cadastro de pessoa"]
        ["999.999.999-99"] n::br_cpf, 0.97 0.0,
        ["CPF «422.618.650-82»", "cpf=«88850122802»"]
        not ["719.044.687-56"];
    "br-cnpj" TaxNumber ["cnpj"]
        ["99.999.999/9999-99"] n::br_cnpj, 0.97 0.6,
        ["CNPJ «30.782.990/0001-28»"]
        not ["67.017.226/0001-43"];
    "ar-cuit" TaxNumber ["cuit", "cuil"]
        ["99-99999999-9"] n::ar_cuit, 0.9 0.0,
        ["CUIT «20-99937280-6»"]
        not ["20-97174200-7"];
    "ar-dni" NationalId ["dni", "documento nacional", "d.n.i"]
        ["99.999.999", "99999999"] n::any, 0.0 0.0,
        ["DNI «30.123.456»"]
        not ["30.123.456"];
    "cl-rut" NationalId ["rut", "run", "rol único", "rol unico"]
        ["99.999.999-X", "9.999.999-X", "99999999-X", "9999999-X"] n::cl_rut, 0.85 0.0,
        ["RUT «12.060.873-8»"]
        not ["12.996.544-6"];
    "co-nit" TaxNumber ["nit", "dian"]
        ["999.999.999-9", "999999999-9"] n::co_nit, 0.6 0.0,
        ["NIT «213.123.432-1»"]
        not ["213.123.472-2"];
    "co-cedula" NationalId ["cédula", "cedula", "c.c", "cédula de ciudadanía"]
        ["9.999.999.999", "99.999.999", "9999999999", "99999999"] n::any, 0.0 0.0,
        ["cédula «1.020.304.050»"]
        not ["1.020.304.050"];
    "pe-ruc" TaxNumber ["ruc"]
        ["99999999999"] n::pe_ruc, 0.0 0.0,
        ["RUC «20512333797»"]
        not ["20512333787"];
    "ec-cedula" NationalId ["cédula", "cedula", "ci"]
        ["9999999999", "999999999-9"] n::ec_ci, 0.0 0.0,
        ["CI «1714307103»"]
        not ["1714307103"];
    "uy-cedula" NationalId ["cédula", "cedula", "c.i", "ci"]
        ["9.999.999-9"] n::uy_ci, 0.55 0.0,
        ["cédula «1.234.567-2»"]
        not ["1.234.567-3"];
    "do-cedula" NationalId ["cédula", "cedula"]
        ["999-9999999-9"] n::luhn, 0.75 0.0,
        ["cédula «001-1391820-5»"]
        not ["001-1391820-6"];
    "ve-cedula" NationalId ["cédula", "cedula", "c.i"]
        ["A-99.999.999", "A-99999999"] |x| x.first().is_some_and(|kind| b"VEJG".contains(kind)), 0.0 0.0,
        ["cédula «V-12345678»"]
        not ["V-12345678"];
    "us-driving-licence" DrivingLicence ["license", "licence", "dl", "driver", "driver's"]
        ["A999-9999-9999", "A999-9999-9999-99", "A999-999-99-999-9", "A-999-999-999-999"] n::any, 0.6 0.0,
        ["Record shows «D123-4567-8901».", "FL «S530-460-12-345-0»"]
        not ["123-4567-8901"];
}
