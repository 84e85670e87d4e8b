//! Every place where text can hide: what stands there is a unit, which an edit removes, or it is gone.

use crate::fixture::{Fixture, is_found, is_gone, is_removed, line};

#[test]
fn on_the_page() {
    let wide = "BT /F 10 Tf 50 700 Td [(J) 20 (a) -15 (n) 10 (e) -90 (R) 5 (oe)] TJ ET";
    let cases = [
        ("plain", line(50, 700, "Signed by JaneRoe today")),
        ("hexadecimal", "BT /F 10 Tf 50 700 Td <4A616E65526F65> Tj ET".into()),
        ("hexadecimal with blanks", "BT /F 10 Tf 50 700 Td <4A 61 6E 6\n5526F65> Tj ET".into()),
        ("kerned", wide.into()),
        ("escaped", "BT /F 10 Tf 50 700 Td (J\\141n\\\ne\\122oe) Tj ET".into()),
        ("several strings", "BT /F 10 Tf 50 700 Td (Ja) Tj (neR) Tj [(o) (e)] TJ ET".into()),
        ("several texts", "BT /F 10 Tf 50 700 Td (Jane) Tj ET BT /F 10 Tf 1 0 0 1 72.79 700 Tm (Roe) Tj ET".into()),
        ("next line", "BT /F 10 Tf 12 TL 50 700 Td (a) Tj (JaneRoe) ' ET".into()),
        ("next line with distances", "BT /F 10 Tf 12 TL 50 700 Td (a) Tj 1 .5 (JaneRoe) \" ET".into()),
        ("invisible", "BT /F 10 Tf 3 Tr 50 700 Td (JaneRoe) Tj ET".into()),
        ("as a clip", "BT /F 10 Tf 7 Tr 50 700 Td (JaneRoe) Tj ET".into()),
        ("white", format!("1 g {}", line(50, 700, "JaneRoe"))),
        ("beyond the page", line(900, -700, "JaneRoe")),
        ("under a box", format!("{} 0 g 40 690 200 20 re f", line(50, 700, "JaneRoe"))),
        ("cut away", format!("0 0 5 5 re W n {}", line(50, 700, "JaneRoe"))),
        ("of no size", "BT /F 0 Tf 50 700 Td (JaneRoe) Tj ET".into()),
        ("of size .001", "BT /F .001 Tf 50 700 Td (JaneRoe) Tj ET".into()),
        ("flat", "BT /F 10 Tf 1 0 0 0 50 700 Tm (JaneRoe) Tj ET".into()),
        ("on a point", "BT /F 10 Tf 0 0 0 0 50 700 Tm (JaneRoe) Tj ET".into()),
        ("of no width", "BT /F 10 Tf 0 Tz 50 700 Td (JaneRoe) Tj ET".into()),
        ("mirrored", "BT /F 10 Tf -100 Tz 50 700 Td (JaneRoe) Tj ET".into()),
        ("turned", "BT /F 10 Tf 0 1 -1 0 50 700 Tm (JaneRoe) Tj ET".into()),
        ("slanted", "BT /F 10 Tf .7 .7 -.7 .7 50 300 Tm (JaneRoe) Tj ET".into()),
        ("letter by letter", "BT /F 10 Tf 50 700 Td (J) Tj 5 0 Td (a) Tj 6 0 Td (n) Tj 6 0 Td (e) Tj 6 0 Td (R) Tj 7 0 Td (o) Tj 6 0 Td (e) Tj ET".into()),
        ("in a comb", "BT /F 10 Tf 50 700 Td (J) Tj 20 0 Td (a) Tj 20 0 Td (n) Tj 20 0 Td (e) Tj 20 0 Td (R) Tj 20 0 Td (o) Tj 20 0 Td (e) Tj ET".into()),
        ("spaced", "BT /F 10 Tf 3 Tc 50 700 Td (JaneRoe) Tj ET".into()),
        ("without a font", "BT 50 700 Td (JaneRoe) Tj ET".into()),
        ("in a font that is missing", "BT /Nowhere 10 Tf 50 700 Td (JaneRoe) Tj ET".into()),
        ("outside of a text", "/F 10 Tf (JaneRoe) Tj".into()),
        ("not closed", "q q BT /F 10 Tf 50 700 Td (JaneRoe) Tj".into()),
    ];
    for (what, content) in cases {
        if what == "under a box" {
            is_gone(&Fixture::new(&content), what);
            continue;
        }
        is_found(&Fixture::new(&content), what);
    }
}

#[test]
fn in_contents_of_several_streams() {
    let fixture = Fixture::new("")
        .page("/Contents[30 0 R 31 0 R]")
        .stream(30, "", "BT /F 10 Tf 50 700 Td (Jane) Tj")
        .stream(31, "", "(Roe) Tj ET");
    is_found(&fixture, "two streams");
}

#[test]
fn in_operands_that_no_operation_takes() {
    for content in [
        "(JaneRoe) q Q",
        "/JaneRoe q Q",
        "<</A(JaneRoe)>> 1 w",
        "/JaneRoe 0 0 m 5 5 l S",
        "BT /F 10 Tf [(a) /JaneRoe (b)] TJ ET",
        "BT /F 10 Tf [(a) [(JaneRoe)] (b)] TJ ET",
        "BT /F 10 Tf [(a) <</JaneRoe(JaneRoe)>> (b)] TJ ET",
        "BT /F 10 Tf (JaneRoe) (b) Tj ET",
        "BT /F 10 Tf /JaneRoe Tj ET",
        "[/JaneRoe] 0 d 0 0 m 5 5 l S",
        "/JaneRoe ri",
        "/JaneRoe cs",
        "(JaneRoe) unknown",
        "% JaneRoe\n1 w",
        "/JaneRoe MP /Own <</A(JaneRoe)>> DP",
        "/JaneRoe BMC 1 w EMC /Own <</A(JaneRoe)>> BDC EMC",
        "BI /W 1 /H 1 /CS /G /BPC 8 /Own (JaneRoe) /JaneRoe 1 ID x EI",
        "BI /W 1 /H 1 /CS /G /BPC 8 /Intent /JaneRoe ID x EI",
        "BI /W 1 /H 1 /CS /G /BPC 8 ID xJaneRoe\nEI Q",
        "/Nowhere Do /Nowhere gs /JaneRoe gs /JaneRoe Do /JaneRoe sh",
    ] {
        is_removed(&Fixture::new(&(content.to_owned() + "\n" + &line(50, 700, "Kept"))), content);
    }
}

#[test]
fn in_what_pages_call() {
    let x = "/XObject<</X 30 0 R>>";
    let secret = line(50, 600, "JaneRoe");
    let form = |resources: &str| Fixture::new("/X Do").resources(x).form(30, resources, &secret);
    is_found(&form(""), "form");
    is_found(&form("").and_page("1 0 0 1 0 -50 cm /X Do"), "form on two pages");
    is_found(
        &Fixture::new("/X Do").resources(x).stream(30, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]", &secret),
        "form without resources",
    );
    is_found(&form("/XObject<</Y 31 0 R>>").form(31, "", &secret), "form in a form that nothing draws");
    let inner =
        Fixture::new("/X Do").resources(x).form(30, "/XObject<</Y 31 0 R>>", "/Y Do /Y Do").form(31, "", &secret);
    is_found(&inner, "form in a form, twice");
    let pattern =
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 90 20]/XStep 90/YStep 20/Resources<</Font<</F 3 0 R>>>>";
    let page = Fixture::new("/Pattern cs /P scn 0 0 9 9 re f").resources("/Pattern<</P 30 0 R>>");
    is_found(&page.stream(30, pattern, &secret), "pattern");
    let page = Fixture::new("/OC /L BDC /Pattern cs /P scn EMC /P scn 0 0 9 9 re f")
        .resources("/Pattern<</P 30 0 R>>/Properties<</L 31 0 R>>")
        .catalog("/OCProperties<</OCGs[31 0 R]/D<</OFF[31 0 R]>>>>")
        .object(31, "<</Type/OCG/Name(x)>>");
    let spoken = format!("/Span<</ActualText(JaneRoe)>>BDC {secret} EMC");
    is_removed(&page.stream(30, pattern, &spoken), "pattern of a hidden layer too");
    let page = Fixture::new("/G gs 0 0 9 9 re f").resources("/ExtGState<</G<</SMask<</S/Luminosity/G 30 0 R>>>>>>");
    is_found(&page.form(30, "", &secret), "soft mask");
    let page = Fixture::new("/Pattern cs /P scn 0 0 9 9 re f")
        .resources("/Pattern<</P<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType 2/N 1/Domain[0 1]>>>>/ExtGState<</SMask<</S/Luminosity/G 30 0 R>>>>>>>>");
    is_removed(&page.form(30, "", &secret), "soft mask of a shading");
    for subtype in ["/PS", "/Own", "/PS/Subtype2/PS"] {
        let page = Fixture::new("/X Do").resources(x);
        is_removed(&page.stream(30, &format!("/Type/XObject/Subtype{subtype}/BBox[0 0 600 800]"), &secret), subtype);
    }
    is_removed(
        &Fixture::new("/X Do").resources(x).stream(30, "/BBox[0 0 600 800]", &secret),
        "form that does not say so",
    );
}

#[test]
fn in_forms_that_draw_themselves_or_lie_too_deep() {
    let x = "/XObject<</X 30 0 R>>";
    let secret = line(50, 600, "JaneRoe");
    let removed_or_refused = |fixture: &Fixture, what: &str| {
        if fixture.open().is_ok() {
            is_removed(fixture, what);
        }
    };
    let own = Fixture::new("/X Do").resources(x).form(30, x, &(secret.clone() + "/X Do"));
    removed_or_refused(&own, "draws itself");
    let other = Fixture::new("/X Do").resources(x).form(30, "/XObject<</Y 31 0 R>>", &(secret.clone() + "/Y Do"));
    removed_or_refused(&other.form(31, x, "/X Do"), "draw each other");
    let mut deep = Fixture::new("/X Do").resources(x);
    for number in 30..90 {
        let content = if number == 89 { secret.clone() } else { "/X Do".to_owned() };
        deep = deep.form(number, &format!("/XObject<</X {} 0 R>>", number + 1), &content);
    }
    removed_or_refused(&deep, "sixty deep");
}

#[test]
fn in_fonts() {
    let page =
        |font: &str| Fixture::new("BT /T 10 Tf 50 700 Td (A) Tj ET").resources("/XObject<</X 31 0 R>>").object(3, font);
    let of = |fixture: Fixture| fixture.resources("");
    let type3 = |more: &str| {
        format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 65/LastChar 65/Widths[600]/Encoding<</Differences[65/A]>>/CharProcs<</A 30 0 R>>{more}>>"
        )
    };
    let drawn = |glyph: &str, more: &str| {
        let fixture = Fixture::new("BT /F 10 Tf 50 700 Td (A) Tj ET").object(3, &type3(more));
        fixture.stream(30, "", glyph)
    };
    let _ = (&page, &of);
    let secret = "BT /F 10 Tf (JaneRoe) Tj ET";
    let resources = "/Resources<</Font<</F 33 0 R>>/XObject<</X 31 0 R>>/Pattern<</P 31 0 R>>/ExtGState<</G<</SMask<</S/Alpha/G 31 0 R>>>>>>>>";
    let other = |fixture: Fixture| {
        let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/PatternType 1/PaintType 1/TilingType 1/XStep 9/YStep 9/Resources<</Font<</F 33 0 R>>>>";
        fixture.stream(31, form, secret).object(33, crate::fixture::FONT)
    };
    for (what, glyph) in [
        ("text", "600 0 d0 BT /F 10 Tf (JaneRoe) Tj ET"),
        ("form", "600 0 d0 /X Do"),
        ("pattern", "600 0 d0 /Pattern cs /P scn 0 0 9 9 re f"),
        ("mask", "600 0 d0 /G gs 0 0 9 9 re f"),
        ("spoken words", "600 0 d0 /Span<</ActualText(JaneRoe)>>BDC EMC"),
        ("operand", "(JaneRoe) 600 0 d0 /JaneRoe 1 w"),
        ("picture", "600 0 d0 BI /W 1 /H 1 /CS /G /BPC 8 /Own (JaneRoe) ID x EI"),
    ] {
        is_removed(&other(drawn(glyph, resources)), what);
    }
    let font = |more: &str| {
        Fixture::new(&line(50, 700, "Kept"))
            .object(3, &format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{more}>>"))
    };
    is_removed(
        &font("/ToUnicode 30 0 R").stream(30, "", "% JaneRoe\nbegincmap endcmap"),
        "comment in a map to Unicode",
    );
    is_removed(
        &font("/ToUnicode 30 0 R").stream(30, "", "/CMapName /JaneRoe def begincmap endcmap (JaneRoe)"),
        "name of a map to Unicode",
    );
    is_removed(&font("/Own(JaneRoe)/Name/JaneRoe"), "entries of a font");
    is_removed(
        &font(
            "/FontDescriptor<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontFamily(JaneRoe)/CharSet(/JaneRoe)>>",
        ),
        "descriptor",
    );
}

#[test]
fn as_a_word_for_one_code() {
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <004a0061006e00650052006f0065> <42> <0042> endbfchar endcmap";
    let fixture = Fixture::new("BT /F 10 Tf 50 700 Td (BAB) Tj ET")
        .object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 30 0 R>>")
        .stream(30, "", map);
    is_found(&fixture, "map to Unicode");
}

#[test]
fn in_spoken_words() {
    let words =
        |key: &str| format!("/Span <</{key}(JaneRoe)/Own(JaneRoe)/Lang(JaneRoe)>> BDC {}EMC", line(50, 700, "J. R."));
    for key in ["ActualText", "Alt", "E", "Contents"] {
        is_found(&Fixture::new(&words(key)), key);
    }
    let named = Fixture::new(&format!("/Span /W BDC {}EMC", line(50, 700, "J. R.")));
    is_found(&named.resources("/Properties<</W<</ActualText<feff004a0061006e00650052006f0065>>>>>"), "by name");
    let coded = Fixture::new(&format!(
        "/Span <</ActualText<feff001b004a0061006e00650052006f0065001b0041>>> BDC {}EMC",
        line(50, 700, "A")
    ));
    is_removed(&coded, "in the code of a language");
}

#[test]
fn in_layers_that_are_off() {
    let layers = |content: &str| {
        Fixture::new(&(line(50, 700, "Kept") + content))
            .resources("/Properties<</L 30 0 R/M<</Type/OCMD/OCGs 30 0 R>>>>/XObject<</X 32 0 R>>")
            .catalog("/OCProperties<</OCGs[30 0 R]/D<</OFF[30 0 R]/Order[(JaneRoe)30 0 R]>>>>")
            .object(30, "<</Type/OCG/Name(JaneRoe)/Usage<</CreatorInfo<</Creator(JaneRoe)>>>>>>")
            .form(32, "", &line(50, 600, "JaneRoe"))
    };
    let secret = line(50, 650, "JaneRoe");
    is_gone(&layers(&format!("/OC /L BDC {secret} EMC")), "content");
    is_gone(&layers(&format!("/OC /L BDC /P BMC EMC {secret} EMC")), "content around marks");
    is_gone(&layers(&format!("/OC /M BDC {secret} EMC")), "a rule about layers");
    is_gone(&layers("/OC /L BDC /X Do EMC"), "form");
    is_gone(&layers("/OC /L BDC /Span <</ActualText(JaneRoe)>> BDC EMC EMC"), "spoken words");
    is_gone(
        &layers("").page("/Annots[<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/OC 30 0 R/Contents(JaneRoe)>>]"),
        "annotation",
    );
    let shown = Fixture::new(&(line(50, 700, "Kept") + &format!("/OC /N BDC {secret} EMC")))
        .resources("/Properties<</N<</Type/OCMD/OCGs 30 0 R/P/AllOff>>>>")
        .object(30, "<</Type/OCG/Name(a)>>")
        .catalog("/OCProperties<</OCGs[30 0 R]/D<</ON[30 0 R]>>>>");
    is_gone(&shown, "a rule about layers that are all shown");
    is_gone(&layers("/OC /L BDC BI /W 1 /H 1 /CS /G /BPC 8 /D [0 1] ID xJaneRoe EI EMC"), "picture");
}

#[test]
fn in_annotations() {
    let page = |entries: &str| {
        Fixture::new(&line(50, 700, "Kept"))
            .page("/Annots[30 0 R]")
            .object(30, &format!("<</Type/Annot/Rect[10 10 90 30]{entries}>>"))
    };
    let found = [
        "/Subtype/Text/Contents(JaneRoe)",
        "/Subtype/Text/Contents<feff004a0061006e00650052006f0065>",
        "/Subtype/Text/Subj(JaneRoe)",
        "/Subtype/Link/A<</S/URI/URI(mailto:JaneRoe@example.org)>>",
        "/Subtype/Stamp/AP<</N 31 0 R>>",
        "/Subtype/Stamp/AP<</D 31 0 R>>",
        "/Subtype/Stamp/AP<</N<</On 31 0 R/Off 31 0 R>>>>/AS/Off",
        "/Subtype/Own/AP<</N 31 0 R>>",
        "/Subtype/Text/Popup<</Type/Annot/Subtype/Popup/Contents(JaneRoe)>>/Contents(JaneRoe)",
    ];
    for entries in found {
        is_found(&page(entries).form(31, "", &line(1, 1, "JaneRoe")), entries);
    }
    let gone = [
        "/Subtype/Text/T(JaneRoe)/NM(JaneRoe)/RC(JaneRoe)/CreationDate(JaneRoe)/M(JaneRoe)",
        "/Subtype/FreeText/DA(/F 10 Tf (JaneRoe) Tj % JaneRoe)/DS(JaneRoe)",
        "/Subtype/Text/Name/JaneRoe/State(JaneRoe)/StateModel(JaneRoe)",
        "/Subtype/Text/Border[0 0 (JaneRoe) /JaneRoe]/BS<</JaneRoe(JaneRoe)/S/JaneRoe>>/BE<</JaneRoe 1>>",
        "/Subtype/Line/L[0 0 /JaneRoe (JaneRoe)]/LE[/JaneRoe/None]/H/JaneRoe/RT/JaneRoe/BM/JaneRoe",
        "/Subtype/Line/Measure<</R(JaneRoe)>>/F/JaneRoe/C[/JaneRoe]/Rect[/JaneRoe 0 1 1]",
        "/Subtype/Link/A<</S/Launch/F(JaneRoe)>>/PA<</S/URI/URI(JaneRoe)>>",
        "/Subtype/Link/A<</S/URI/URI(x)/Next<</S/URI/URI(JaneRoe)>>/IsMap/JaneRoe>>",
        "/Subtype/Link/A<</S/JavaScript/JS(JaneRoe)>>",
        "/Subtype/Link/A<</S/GoToR/F(JaneRoe)/D(JaneRoe)>>",
        "/Subtype/Link/A<</S/Named/N/JaneRoe>>",
        "/Subtype/Link/Dest[11 0 R/JaneRoe]",
        "/Subtype/Link/Dest[11 0 R/XYZ /JaneRoe [/JaneRoe] <</JaneRoe 1>>]",
        "/Subtype/Link/Dest/JaneRoe",
        "/Subtype/RichMedia/RichMediaContent<</A(JaneRoe)>>",
        "/Subtype/Redact/OverlayText(JaneRoe)/RO 31 0 R/DA(JaneRoe)",
        "/Subtype/Watermark/FixedPrint<</A(JaneRoe)>>",
        "/Subtype/JaneRoe",
        "/Subtype/Own/AP<</N 32 0 R>>/JaneRoe(JaneRoe)",
    ];
    for entries in gone {
        let fixture = page(entries).form(31, "", &line(1, 1, "JaneRoe")).form(32, "", &line(1, 1, "Kept"));
        is_gone(&fixture, entries);
    }
}

#[test]
fn in_forms_that_are_filled_in() {
    let form = |entries: &str| {
        Fixture::new(&line(50, 700, "Kept"))
            .catalog("/AcroForm<</Fields[30 0 R]/DA(/F 0 Tf 0 g)/DR<</Font<</F 3 0 R>>>>>>")
            .page("/Annots[30 0 R]")
            .object(30, &format!("<</Type/Annot/Subtype/Widget/Rect[10 10 90 30]{entries}>>"))
            .form(31, "", &line(1, 1, "JaneRoe"))
    };
    for entries in [
        "/FT/Tx/T(a)/V(JaneRoe)",
        "/FT/Tx/T(a)/DV(JaneRoe)",
        "/FT/Tx/T(a)/V 32 0 R",
        "/FT/Tx/T(JaneRoe)",
        "/FT/Tx/T(a)/TU(JaneRoe)",
        "/FT/Tx/T(a)/TM(JaneRoe)",
        "/FT/Ch/T(a)/Opt[(JaneRoe)]",
        "/FT/Ch/T(a)/Opt[[(JaneRoe)(b)][(c)(JaneRoe)]]/V[(JaneRoe)]",
        "/FT/Btn/T(a)/V/JaneRoe/AS/JaneRoe/AP<</N<</JaneRoe 31 0 R/Off 31 0 R>>>>",
        "/FT/Btn/T(a)/MK<</CA(JaneRoe)/RC(JaneRoe)/AC(JaneRoe)>>",
        "/FT/Tx/T(a)/AP<</N 31 0 R>>",
        "/FT/Sig/T(a)/AP<</N 31 0 R>>",
        "/FT/Tx/T(a)/Parent 33 0 R",
    ] {
        let fixture = form(entries).stream(32, "", "JaneRoe").object(33, "<</T(JaneRoe)/Kids[30 0 R]/FT/Tx>>");
        is_found(&fixture, entries);
    }
    for entries in [
        "/FT/Sig/T(a)/V<</Type/Sig/Name(JaneRoe)/Reason(JaneRoe)/Contents<4a616e65526f65>>>/Lock<</Fields[(JaneRoe)]>>",
        "/FT/Tx/T(a)/RV(JaneRoe)/DS(JaneRoe)/AA<</K<</S/JavaScript/JS(JaneRoe)>>>>",
        "/FT/JaneRoe/T(a)/Ff/JaneRoe/MaxLen/JaneRoe/Q/JaneRoe/TI/JaneRoe/I[/JaneRoe]",
        "/FT/Btn/T(a)/MK<</I 31 0 R/JaneRoe 1/BC[/JaneRoe]/TP/JaneRoe>>",
        "/FT/Tx/T(a)/DA(/F 10 Tf [/JaneRoe] JaneRoe /JaneRoe gs)",
    ] {
        is_gone(&form(entries), entries);
    }
    let xfa = Fixture::new(&line(50, 700, "Kept")).catalog(
        "/AcroForm<</Fields[]/XFA[(JaneRoe)30 0 R]/DA(JaneRoe)/CO[30 0 R]/NeedAppearances/JaneRoe/JaneRoe 1>>",
    );
    is_gone(&xfa.stream(30, "", "JaneRoe"), "XFA");
}

#[test]
fn in_lists_of_places_and_the_structure() {
    let catalog = |entries: &str| Fixture::new(&line(50, 700, "Kept")).catalog(entries);
    let outline = |entries: &str| {
        let fixture = catalog("/Outlines 30 0 R").object(30, "<</First 31 0 R/Last 31 0 R/Count 1/Own(JaneRoe)>>");
        fixture.object(31, &format!("<</Parent 30 0 R{entries}>>"))
    };
    is_found(&outline("/Title(JaneRoe)/Dest[11 0 R/Fit]"), "bookmark");
    is_found(&outline("/Title(a)/A<</S/URI/URI(https://example.org/JaneRoe)>>"), "bookmark that leads out");
    is_gone(
        &outline("/Title(a)/A<</S/GoTo/D(JaneRoe)>>/SE 32 0 R/JaneRoe(JaneRoe)/F/JaneRoe/C[/JaneRoe]/Count/JaneRoe"),
        "bookmark to a name",
    );
    is_found(&catalog("/PageLabels<</Nums[0<</P(JaneRoe)>>]>>"), "page label");
    is_gone(
        &catalog("/PageLabels<</Nums[0<</S/JaneRoe/St/JaneRoe/Own(JaneRoe)>>]/JaneRoe(JaneRoe)>>"),
        "entries of page labels",
    );
    is_gone(
        &catalog(
            "/Dests<</JaneRoe[11 0 R/Fit]>>/Names<</Dests<</Names[(JaneRoe)[11 0 R/Fit]]>>/Pages<</Names[(JaneRoe)11 0 R]>>>>",
        ),
        "names",
    );
    let structure = |entries: &str| {
        let fixture = catalog("/StructTreeRoot 30 0 R/MarkInfo<</Marked true/JaneRoe true/Suspects/JaneRoe>>");
        let root = "<</Type/StructTreeRoot/K[31 0 R]/RoleMap<</JaneRoe/P>>/ClassMap<</JaneRoe<</O/Layout>>>>/IDTree<</Names[(JaneRoe)31 0 R]>>>>";
        fixture.object(30, root).object(31, &format!("<</Type/StructElem/P 30 0 R{entries}>>"))
    };
    for key in ["T", "Alt", "ActualText", "E"] {
        is_found(&structure(&format!("/S/P/{key}(JaneRoe)")), key);
    }
    is_gone(
        &structure("/S/JaneRoe/ID(JaneRoe)/C/JaneRoe/R/JaneRoe/Lang(JaneRoe)/NS<</NS(JaneRoe)>>/AF[30 0 R]"),
        "element",
    );
    is_gone(
        &structure("/S/P/A[<</O/UserProperties/P[<</N(JaneRoe)/V(JaneRoe)>>]>><</O/JaneRoe>>]"),
        "properties of users",
    );
    is_gone(&structure("/S/P/A<</O/Layout/JaneRoe 1/Placement/JaneRoe/BBox[/JaneRoe]>>"), "attributes");
    is_gone(&structure("/S/Table/A<</O/Table/Headers[(JaneRoe)]/Summary(JaneRoe)>>"), "attributes of tables");
}

#[test]
fn in_what_is_dropped() {
    let catalog = |entries: &str| {
        let fixture = Fixture::new(&line(50, 700, "Kept")).catalog(entries);
        fixture.stream(30, "/Type/Metadata/Subtype/XML", "JaneRoe").stream(31, "", "MZ\x01\0JaneRoe")
    };
    // A text stays, and is cleaned like its name.
    let kept = "/Names<</EmbeddedFiles<</Names[(JaneRoe)<</F(JaneRoe)/EF<</F 30 0 R>>>>]>>>>";
    is_found(&catalog(kept), kept);
    for entries in [
        "/Metadata 30 0 R",
        "/PieceInfo<</Own<</Private(JaneRoe)/LastModified(JaneRoe)>>>>",
        "/OpenAction<</S/JavaScript/JS(JaneRoe)>>/AA<</WC<</S/JavaScript/JS(JaneRoe)>>>>",
        "/Names<</JavaScript<</Names[(JaneRoe)<</S/JavaScript/JS(JaneRoe)>>]>>>>",
        "/Names<</EmbeddedFiles<</Names[(JaneRoe)<</F(JaneRoe.exe)/EF<</F 31 0 R>>>>]>>>>/AF[<</F(JaneRoe)>>]",
        "/URI<</Base(JaneRoe)>>/Lang(JaneRoe)/Version/JaneRoe/PageMode/JaneRoe/PageLayout/JaneRoe",
        "/ViewerPreferences<</HideToolbar/JaneRoe/Direction/JaneRoe/Duplex/JaneRoe/JaneRoe true>>",
        "/Collection<</Schema<</JaneRoe<</N(JaneRoe)>>>>>>/Legal<</A(JaneRoe)>>/Perms<</A(JaneRoe)>>/Requirements[(JaneRoe)]",
        "/SpiderInfo<</A(JaneRoe)>>/OutputIntents[<</S/GTS_PDFA1/Info(JaneRoe)/OutputConditionIdentifier(JaneRoe)>>]/JaneRoe/JaneRoe",
        "/Extensions<</JaneRoe<</BaseVersion/1.7>>>>/Threads[<</I<</Title(JaneRoe)>>>>]/DSS<</A(JaneRoe)>>",
    ] {
        is_gone(&catalog(entries), entries);
    }
    let page = |entries: &str| Fixture::new(&line(50, 700, "Kept")).page(entries).stream(30, "", "JaneRoe");
    for entries in [
        "/Metadata 30 0 R/PieceInfo<</Own<</Private(JaneRoe)>>>>/LastModified(JaneRoe)/ID(JaneRoe)",
        "/Thumb 30 0 R/B[30 0 R]/AA<</O<</S/JavaScript/JS(JaneRoe)>>>>/VP[<</Name(JaneRoe)>>]/JaneRoe(JaneRoe)",
        "/BoxColorInfo<</A(JaneRoe)>>/SeparationInfo<</DeviceColorant(JaneRoe)>>/PresSteps<</A(JaneRoe)>>/Tabs/JaneRoe",
        "/Rotate/JaneRoe/UserUnit/JaneRoe/CropBox[/JaneRoe]/TrimBox<</JaneRoe 1>>/StructParents/JaneRoe",
        "/Group<</S/JaneRoe/JaneRoe 1/CS/JaneRoe>>",
    ] {
        is_gone(&page(entries), entries);
    }
    is_gone(
        &page("")
            .trailer("/Info 31 0 R/ID[(JaneRoe)(JaneRoe)]/JaneRoe(JaneRoe)")
            .object(31, "<</Author(JaneRoe)/JaneRoe(JaneRoe)>>"),
        "properties",
    );
    is_gone(&page("").object(31, "(JaneRoe)").stream(32, "", "JaneRoe"), "objects that nothing leads to");
    let two = [b"JaneRoe\n".to_vec(), page("").bytes(), b"\nJaneRoe".to_vec()].concat();
    crate::fixture::is_clean(&crate::fixture::open_bytes(two).unwrap().rewrite(&[]).unwrap(), "before and behind");
}

#[test]
fn in_resources() {
    let page = |content: &str, resources: &str| {
        Fixture::new(&(content.to_owned() + "\n" + &line(50, 700, "Kept"))).resources(resources)
    };
    let cases = [
        (
            "unused",
            "",
            "/XObject<</JaneRoe 30 0 R>>/ProcSet[/JaneRoe]/JaneRoe(JaneRoe)/Properties<</JaneRoe<</A(JaneRoe)>>>>",
        ),
        ("name of a font", "BT /JaneRoe 10 Tf (a) Tj ET", "/Font<</F 3 0 R/JaneRoe 3 0 R>>"),
        ("name of a form", "/JaneRoe Do", "/XObject<</JaneRoe 31 0 R>>"),
        ("name of a state", "/JaneRoe gs", "/ExtGState<</JaneRoe<</LW 1>>>>"),
        ("name of a color space", "/JaneRoe cs 0 sc", "/ColorSpace<</JaneRoe[/CalGray<</WhitePoint[1 1 1]>>]>>"),
        ("name of a pattern", "/Pattern cs /JaneRoe scn 0 0 9 9 re f", "/Pattern<</JaneRoe 32 0 R>>"),
        (
            "entries of a state",
            "/G gs",
            "/ExtGState<</G<</RI/JaneRoe/BM[/JaneRoe/Normal]/D[[/JaneRoe]0]/TR(JaneRoe)/HT<</A(JaneRoe)>>/JaneRoe 1>>>>",
        ),
        (
            "name of a colorant",
            "/C cs 0 sc",
            "/ColorSpace<</C[/Separation/JaneRoe/DeviceGray<</FunctionType 2/N 1/Domain[0 1]>>]>>",
        ),
        (
            "names of colorants",
            "/C cs 0 sc",
            "/ColorSpace<</C[/DeviceN[/JaneRoe]/DeviceGray<</FunctionType 2/N 1/Domain[0 1]>><</JaneRoe 1>>]>>",
        ),
        ("palette", "/C cs 0 sc", "/ColorSpace<</C[/Indexed/DeviceGray 0(aJaneRoe)]>>"),
        ("unknown color space", "/C cs 0 sc", "/ColorSpace<</C[/JaneRoe/JaneRoe(JaneRoe)]>>"),
        (
            "entries of a color space",
            "/C cs 0 sc",
            "/ColorSpace<</C[/CalGray<</WhitePoint[1 1 1]/JaneRoe/JaneRoe>>/JaneRoe]>>",
        ),
        ("calculation", "/S sh", "/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Function 33 0 R>>>>"),
        ("samples", "/S sh", "/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Function 34 0 R>>>>"),
        ("picture", "/I Do", "/XObject<</I 35 0 R>>"),
    ];
    for (what, content, resources) in cases {
        let pattern = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/JaneRoe 1";
        let fixture = page(content, resources)
            .form(30, "", &line(1, 1, "JaneRoe"))
            .form(31, "", "0 0 9 9 re f")
            .stream(32, pattern, "0 0 9 9 re f")
            .stream(33, "/FunctionType 4/Domain[0 1 0 1]/Range[0 1]", "{ pop JaneRoe (JaneRoe) % JaneRoe\n }")
            .stream(34, "/FunctionType 0/Domain[0 1 0 1]/Range[0 1]/Size[1 1]/BitsPerSample 8", "xJaneRoe")
            .stream(35, "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Name/JaneRoe/Metadata 30 0 R/OPI<</A(JaneRoe)>>/JaneRoe(JaneRoe)", "xJaneRoe");
        is_removed(&fixture, what);
    }
}
