//! Names that LibreOffice and its kin give without being asked, and settings that say nothing of anybody.

/// What the names of automatic styles begin with, before their numbers.
pub const STYLE_PREFIXES: &str = "P T MP MT H ce co ro ta gr pr dp Mgr Mpr Mdp Mfr Sect S L WWNum N PM Mpm Table Tabelle fr Fr ch a     AL AL0T AL1T AL2T AL3T AL4T AL5T AL6T AL7T AL8T AL9T R I C D E Ru val Converted ConditionalStyle sp";

/// The styles that come with the programs, between bars.
pub const STYLES: &str = "\
    Standard|Default|Text_20_body|Text body|Heading|List|Caption|Index|Title|Subtitle|Quotations|Footnote|Endnote|Header|\
    Footer|Header and Footer|Table Contents|Table Heading|Frame contents|Frame_20_contents|Horizontal Line|Graphic|Graphics|\
    Frame|OLE|Formula|Labels|Watermark|Marginalia|Text|Table|Illustration|Drawing|Figure|Sender|Addressee|Signature|Salutation|\
    Complimentary close|Comment|Contents Heading|Index Heading|Internet link|Visited Internet Link|Index Link|\
    Footnote Symbol|Endnote Symbol|Footnote anchor|Endnote anchor|Footnote Characters|Endnote Characters|\
    Numbering Symbols|Bullet Symbols|Caption characters|Source Text|Strong Emphasis|Emphasis|Line numbering|Page Number|\
    Placeholder|Preformatted Text|Text body indent|First line indent|Hanging indent|List Indent|Main index entry|\
    Vertical Numbering Symbols|Rubies|Drop Caps|Definition|Example|Teletype|User Entry|Variable|Default Style|\
    Default Paragraph Style|Default Drawing Style|Object without fill|Object with no fill and no line|Object with shadow|\
    Object with arrow|Text body justified|Shapes|Filled|Filled Blue|Filled Green|Filled Red|Filled Yellow|Outlined|\
    Outlined Blue|Outlined Green|Outlined Red|Outlined Yellow|Lines|Arrow Line|Arrow Dashed|Title A|Heading A|Text A|A|\
    Title Slide|Title Only|Title Content|Blank|Accent|Error|Good|Bad|Neutral|Note|Status|Warning|Hyperlink|Result|Result2|\
    Heading1|Heading (user)|First Page|First_20_Page|Left Page|Right Page|Landscape|Envelope|HTML|Report|Excel Built-in Normal|\
    Background objects|Background|Notes|Object|Outline|No List|Numbering|List Contents|List Heading|Bullet|Arrow|\
    gray|orange|turquoise|blue|sun|earth|green|seetang|lightblue|yellow|default|bw|objectwithoutfill|\
    standard|textbody|textbodyjustfied|textbodyindent|title|headline|measure|objectwitharrow|objectwithshadow|text";

/// The fonts that come with them, between bars.
pub const FONTS: &str = "\
    Liberation Sans|Liberation Serif|Liberation Mono|Liberation Sans Narrow|DejaVu Sans|DejaVu Serif|DejaVu Sans Mono|\
    DejaVu Math TeX Gyre|Carlito|Caladea|Linux Libertine G|Linux Biolinum G|Gentium Basic|StarSymbol|OpenSymbol|\
    Noto Sans|Noto Serif|Noto Sans Mono|Noto Sans CJK SC|Noto Serif CJK SC|Noto Sans CJK JP|Noto Serif CJK JP|\
    Noto Sans CJK KR|Noto Sans Devanagari|Noto Serif Devanagari|Noto Sans Arabic|Lohit Devanagari|FreeSans|FreeSerif|\
    Source Han Sans|Source Han Serif|Source Sans Pro|Source Code Pro|Open Sans|Roboto|Lucida Grande|Thorndale|Albany|\
    Cumberland|HG Mincho Light J|Arial Unicode MS|Mangal|Tahoma|Segoe UI|MS Mincho|MS Gothic|WenQuanYi Micro Hei|\
    sans-serif|serif|monospace|+mn-ea|+mn-cs|+mj-ea|+mj-cs|+mn-lt|+mj-lt";

/// The settings that tell how a document is laid out; all others stay behind (OpenDocument 1.3, part 3, 3.10.2).
pub const SETTINGS: &str = "\
    AddExternalLeading AddFrameOffsets AddParaLineSpacingToTableCells AddParaSpacingToTableCells AddParaTableSpacing \
    AddParaTableSpacingAtStart AddVerticalFrameOffsets AlignTabStopPosition ApplyParagraphMarkFormatToNumbering \
    AutoCalculate AutoFirstLineIndentDisregardLineSpace BackgroundParaOverDrawings CharacterCompressionType \
    ChartAutoUpdate ClipAsCharacterAnchoredWriterFlyFrames ClippedPictures CollapseEmptyCellPara \
    ConsiderTextWrapOnObjPos ContinuousEndnotes DefaultTabStop DisableOffPagePositioning DoNotCaptureDrawObjsOnPage \
    DoNotJustifyLinesWithManualBreak DoNotResetParaAttrsForNumFont EmptyDbFieldHidesPara FieldAutoUpdate \
    FloattableNomargins FootnoteInColumnToPageEnd FrameAutowidthWithMorePara GutterAtTop HasColumnRowHeaders \
    HasSheetTabs HeaderSpacingBelowLastPara IgnoreFirstLineIndentInNumbering IgnoreTabsAndBlanksForLineCalculation \
    ImagePreferredDPI InvertBorderSpacing IsKernAsianPunctuation IsOutlineSymbolsSet LinkUpdateMode \
    MathBaselineAlignment MsWordCompMinLineHeightByFly MsWordCompTrailingBlanks NoNumberingShowFollowBy \
    OutlineLevelYieldsNumbering PageNumberFormat ParagraphSummation PropLineSpacingShrinksFirstLine ProtectBookmarks \
    ProtectFields ProtectForm ShowGrid ShowNotes ShowPageBreaks ShowZeroValues SmallCapsPercentage66 StylesNoDefault \
    SubtractFlysAnchoredAtFlys SurroundTextWrapSmall SyntaxStringRef TabAtLeftIndentForParagraphsInList \
    TabOverMargin TabOverSpacing TabOverflow TableRowKeep TabsRelativeToIndent TreatSingleColumnBreakAsPageBreak \
    UnbreakableNumberings UnxForceZeroExtLeading UseFormerLineSpacing UseFormerObjectPositioning \
    UseFormerTextWrapping UseOldNumbering UseOldPrinterMetrics WordLikeWrapForAsCharFlys";
