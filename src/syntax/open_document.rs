//! The namespaces of OpenDocument markup and the words that its names and values are made of (OASIS OpenDocument 1.3, part
//! 3; MathML 3 for formulas; what LibreOffice writes beside it).

use std::collections::HashSet;
use std::sync::OnceLock;

use super::xml::Namespaces;

/// Declares the namespaces: number, the prefix that they are written with, and name.
macro_rules! namespaces {
    ($($name:ident $number:literal $prefix:literal $uri:literal;)*) => {
        $(#[doc = concat!("The number of `", $prefix, "`.")] pub const $name: u8 = $number;)*

        /// The table for scanning.
        pub const ALL: Namespaces = &[$(($uri, $number),)*];

        /// The prefixes, by their numbers.
        pub const PREFIXES: &[&str] = &[$($prefix,)*];
    };
}

namespaces! {
    OFFICE 0 "office" "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    STYLE 1 "style" "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    TEXT 2 "text" "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    TABLE 3 "table" "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    DRAW 4 "draw" "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    FO 5 "fo" "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    XLINK 6 "xlink" "http://www.w3.org/1999/xlink";
    DC 7 "dc" "http://purl.org/dc/elements/1.1/";
    META 8 "meta" "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    NUMBER 9 "number" "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    SVG 10 "svg" "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    CHART 11 "chart" "urn:oasis:names:tc:opendocument:xmlns:chart:1.0";
    DR3D 12 "dr3d" "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0";
    MATH 13 "math" "http://www.w3.org/1998/Math/MathML";
    FORM 14 "form" "urn:oasis:names:tc:opendocument:xmlns:form:1.0";
    SCRIPT 15 "script" "urn:oasis:names:tc:opendocument:xmlns:script:1.0";
    CONFIG 16 "config" "urn:oasis:names:tc:opendocument:xmlns:config:1.0";
    PRESENTATION 17 "presentation" "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0";
    SMIL 18 "smil" "urn:oasis:names:tc:opendocument:xmlns:smil-compatible:1.0";
    ANIM 19 "anim" "urn:oasis:names:tc:opendocument:xmlns:animation:1.0";
    OF 20 "of" "urn:oasis:names:tc:opendocument:xmlns:of:1.2";
    OOO 21 "ooo" "http://openoffice.org/2004/office";
    OOOW 22 "ooow" "http://openoffice.org/2004/writer";
    OOOC 23 "oooc" "http://openoffice.org/2004/calc";
    CALCEXT 24 "calcext" "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
    LOEXT 25 "loext" "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";
    CHARTOOO 26 "chartooo" "http://openoffice.org/2010/chart";
    TABLEOOO 27 "tableooo" "http://openoffice.org/2009/table";
    DRAWOOO 28 "drawooo" "http://openoffice.org/2010/draw";
    OFFICEOOO 29 "officeooo" "http://openoffice.org/2009/office";
    FIELD 30 "field" "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0";
    FORMX 31 "formx" "urn:openoffice:names:experimental:ooxml-odf-interop:xmlns:form:1.0";
    CSS3T 32 "css3t" "http://www.w3.org/TR/css3-text/";
}

/// The number of `xml`, which is bound without being declared.
pub const XML: u8 = 33;

/// Tells whether a name of markup, or a value, is made of nothing but words of the standard with hyphens between them.
pub fn is_known(name: &str) -> bool {
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| WORDS.split_whitespace().collect());
    name.split('-').all(|word| known.contains(word))
}

/// In their order.
const WORDS: &str = "\
    A I X Y a about accelerate accent accent1 accent2 accent3 accent4 accent5 accent6 accentunder acceptance \
    accumulate action active actuate add additive address addresses adjust adjustment adornments after algorithm \
    align alignment all allow allowed alpha alphabetic alphabetical always am ambient anchor and angle angled \
    animate animateColor animateMotion animateTransform animation animations annotation annotations annote applet \
    application apply archive area areas arrangement article as ascending ascent asian aspect at attached \
    attributeName audio author auto autoReverse automatic autospace average avoid axes axial axis back backface \
    background backward balance banding bar bars base baseline bbox before begin behavior behaviour below between \
    bevel bezier bibliography binary bind bl blinking blue blur body bold bolder book booklet bookmark booktitle \
    boolean border both bottom bound box boxes br break breaks brightness bt bubble bullet butt button buttons by c \
    calcMode calculation calendar call candle cap capitalize caps caption case categories category cell cells center \
    centering chain change changed changes chapter char character charset chart charts checkbox checksum circle \
    citation city class click clip close code collapse collapsing color column columnalign columns combine combobox \
    comma command comment compact company complete complex concave concentric concurrent cond condition conditional \
    conference config configuration connect connection connector consecutive consolidation contains content \
    contextual continuation continue continuous contour contrast control controls conversion convert coordinate copy \
    corner corners count country covered creation creator criteria cube culling currency current curve custom \
    custom1 custom2 custom3 custom4 custom5 cut cx cy cycle cycles d dash dashed data database datasource datatype \
    date day dde decelerate decimal decl decls decorative deep default defined definition delay delete deletes \
    deletion deletions denominator dependencies dependency depth derivation desc descending descent description \
    design detail details detective diagonal difference diffuse diffusion digest digits dim dimension dimensional \
    direction directions disabled discrete display displaystyle distance divisor dk1 dk2 document domain dont dot \
    dots1 dots2 dotted double down draft draw drawing drawings drill drop dropdown duplicates dur duration dynamic \
    echo edge edit editable editing edition editor effect element ellipse ellipsoid em email embed embedded embossed \
    emissive emphasis emphasize empty enabled encoding encryption enctype end endless endnote endsync engine \
    engraved enhanced entrance entries entry equal equation era error escape even event exact execute exit expansion \
    exponent expression expressions external extrude extrusion face factor fade fadeColor false family fax fence \
    field fieldmark fields file fill fillDefault filled filter find first firstname fit fix fixed flash flat float \
    floating floor flow focal focus followed font footer footnote footnotes for force forced foreground form format \
    formats formatted formatting forms formula formulas forward fraction frame frames freeze from front full \
    function fx fy g gain gamma gantt gap generation generator generic geometry get global glue glyph gouraud \
    gradient gradientTransform gradientUnits grand graphic graphics greater green greyscale grid groove group \
    grouped grouping groups grow guide gutter h handle handout hanging harsh has hatch header headers height heights \
    help hidden hide hierarchy high highlighted hold hole horizontal hours howpublished href hyperlink hyphenate \
    hyphenation i id identifier identify ideograph ideographic if ignore illustration image implementation in inbook \
    include incollection increment indefinite indent independent index indexed indicator influence info initial \
    initialisation initials inner inproceedings input insert insertion inserts inset inside institution integer \
    intensity interactive interpolation interval invalid inversion is isbn issn italic item iterate iteration \
    iteratively japanese join journal justify keep kerning key key1 key2 keySplines keyTimes keys keyword keywords \
    kind label labels ladder landscape language largeop last lastname layer layout leader least leave leaving left \
    legend length less letter level levels light lighter lighting limit line linear linearGradient linecap linejoin \
    linenumbering lines linethickness link linkage linked links list listbox listener listeners listtab locale \
    logarithmic logo long loss lower lowercase lr lspace lt1 lt2 ltr lum luminance macro main major maligngroup \
    malignmark manifest manual map mapping margin mark marked marker marks master mastersthesis math mathbackground \
    mathcolor mathematical mathsize mathvariant matrix max maximum maxsize may mean measure media medium member \
    members menclose merror message meta metal method mfenced mfrac mi middle mime mimetype min minimum minor \
    minsize minutes mirror misc miter mmultiscripts mn mo mod mode model modern modification modifiers mono month \
    more motion mouse movablelimits movement mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup \
    msup mtable mtd mtext mtr multi multiple munder munderover must name named names nav navigation navigator near \
    negative never new next no node nohref non none normal normals note notes nothing notice notify null num number \
    numbered numbering numerator object objects oblique odd of off offs offset ole on onLoad onRequest once only \
    opacity opaque open operation operator optimal option options or order organizations orientation origin orphans \
    other outer outline outset outside overflow overhang overlap overline override p paced padding page pages panose \
    paper par paragraph paragraphs parallel param parent parse password path pause pen per percent percentage \
    persistent perspective phdthesis phone phonetic phong pie pilot pitch pixel placeholder places placing play plot \
    plugin pm point points polar polygon polyline portrait pos position positive possessive postal pp precision \
    prefix presentation preset previous primary primitive print printable printed private proceedings processing \
    product projection properties property protect protected protection province publisher punctuation push quarter \
    query r radar radial radialGradient radio radius range ranges ratio readonly recreate rect rectangle rectangular \
    red ref reference refresh region register regression regular rejecting rel relative relief reload remain remove \
    repeat repeatCount repeatDur repeated replace replacement report resolution resolved resource restart \
    restartDefault result reverse rfc ridge right ring rl roman root rotate rotation round rounding row rowalign \
    rows rspace rtl ruby rule rules run rx ry s salt same scale scatter scenario scene school scientific scope \
    screen script scriptlevel scripts scrollbar search second secondary seconds section segments select selected \
    selection semantics sender sensitive sentence sep separated separating separation separator separators seq \
    sequence sequentially series server service set settings shade shadow shape shapes sharpness shear sheet \
    shininess short show shown shrink side sides sign simple sin single size skew slant slide slope small snap soft \
    solid sort sound source space spacing span spanned specular specularity speed sphere spin spline spreadMethod \
    spreadsheet sql square src stacked staggering standard start state statement static statistic status stay stdev \
    stdevp stemh stemv step steps stick stock stop stops street stretch stretchpoint stretchy strict strikethrough \
    string stroke structure style styles sub subject submission subtitle subtotal subtotals subtype suffix sum super \
    surface swiss switched syllable symbol symmetric sync system tab table tables tabular tag target targetElement \
    tb tbrl techreport template text textarea textual texture than theme thick thickness thin three threshold \
    through thumbnail tick tile time timing title tl to toc together toggle top topic total tr track tracked \
    transform transformation transformed transition transitionFilter translate transliteration transparency \
    transparent tray treat tristate true truncate truth try ttb type underline unicode unit units unprotected \
    unpublished unsorted update updates upper uppercase uri url usable usage use used user v validation validations \
    value value0 values var variable variant varp vector verb version vertical viewBox viewpoint visibility visible \
    visited visual void volatile volume vpn vrp vup wall watermark wave week weight whenNotActive whitespace whole \
    wide widows width widths wildcards window with word work wrap wrapped writing www x x1 x2 xforms xml y y1 y2 \
    year yes z zero zone";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_order_of_the_table() {
        assert!(ALL.iter().zip(0..).all(|((_, number), at)| *number == at));
        assert_eq!(ALL.len(), usize::from(XML));
    }

    #[test]
    fn names_of_the_standard_are_known_and_others_are_not() {
        for name in ["document-content", "p", "tracked-changes", "viewBox", "number-columns-repeated", "mrow"] {
            assert!(is_known(name), "{name}");
        }
        for name in ["jane", "p-jane", "", "Roe", "document-content-"] {
            assert!(!is_known(name), "{name}");
        }
    }
}
