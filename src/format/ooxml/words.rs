//! The values and names that Word itself writes, and that therefore tell nothing of the person who used it.
//!
//! An attribute whose value is not among them becomes a text unit: forgetting one here costs a unit, not a leak.

/// The values of enumerations (ECMA-376-1, 17.18, 20.1.10; ECMA-376-4, 19), as they are written.
pub const VALUES: &str = "\
    Arab Armn Bali Beng Bopo Bugi Cans Cher Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hano Hans Hant Hebr Java Jpan \
    Khmr Knda Laoo Latn Lepc Limb Lisu Merc Mlym Mong Mymr Nkoo Olck Orya Osma Phag Qaac Rjng Saur Sinh Sora Sund \
    Sylo Syrc Syre Syrj Syrn Tagb Tale Talu Taml Telu Tfng Tglg Thaa Thai Tibt Uigh Vaii Viet Yiii abs absmiddle \
    absolute accent1 accent2 accent3 accent4 accent5 accent6 accentBorderCallout1 accentBorderCallout2 \
    accentBorderCallout3 accentCallout1 accentCallout2 accentCallout3 actionButtonBlank after aiueo aiueoFullWidth \
    all allowHyphenationAtTrackBottom allowTextAfterFloatingTableBreak always angle antsBlack antsRed any aqua \
    arabicAbjad arabicAlpha arc around arrow artDeco atLeast atan2 auto auto2 autofit b background background1 \
    background2 balanced band1Horz band1Vert band2Horz band2Vert bar baseline before begin beneathText bentArrow \
    bentConnector2 bentConnector3 bentConnector4 bentConnector5 bentUpArrow bestFit bevel bg1 bg2 bi bl black \
    blackWhite blinkBackground blockArc blue bold borderCallout1 borderCallout2 borderCallout3 both bothSides bottom \
    bottom-baseline bottom-center bottom-margin-area bottom-to-top bottomMargin bottomRight boundingBox br bracePair \
    bracketPair brightRoom btLr bullet buttonFace callout1 callout2 callout3 can cardinalText center centerGroup \
    char character chevron chicago chilly chineseCounting chineseCountingThousand chineseLegalSimplified chord \
    chosung circle circularArrow clean clear clip cloud cloudCallout clrMode column comments compatibilityMode \
    compressPunctuation compressPunctuationAndJapaneseKana connector content contextual continuationNotice \
    continuationSeparator continue continuous contrasting convex coolSlant corner cos cosatan2 cross cs ctr cube \
    curvedConnector2 curvedConnector3 curvedConnector4 curvedConnector5 curvedDownArrow curvedLeftArrow \
    curvedRightArrow curvedUpArrow custom cyan dark1 dark2 darkBlue darkCyan darkGray darkGreen darkMagenta darkRed \
    darkYellow darken darkenLess dash dashDot dashDotDotHeavy dashDotHeavy dashDotStroked dashLong dashLongHeavy \
    dashSmallGap dashed dashedHeavy date dateTime dbColumn dbl decagon decimal decimalEnclosedCircle \
    decimalEnclosedCircleChinese decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth decimalFullWidth2 \
    decimalHalfWidth decimalZero decorative default diagCross diagStripe diamond differentiateMultirowTableHeaders \
    dirty discretional dist distribute divot dk1 dk2 dkEdge doNotCompress doNotFlipMirrorIndents docEnd dodecagon \
    donut dot dotDash dotDotDash dotDotDashHeavy dotted dottedHeavy double double-struck doubleWave downArrow \
    downArrowCallout drop dxa eaVert eachPage eachSect eastAsia edit ellipse ellipseRibbon ellipseRibbon2 ellipsis \
    email embed emboss emuHeight emuHeight2 emuWidth emuWidth2 enableOpenTypeFeatures end even evenPage exact false \
    fill first firstCol firstRow fit fixed flat flip flood flowChartAlternateProcess flowChartCollate \
    flowChartConnector flowChartDecision flowChartDelay flowChartDisplay flowChartDocument flowChartExtract \
    flowChartInputOutput flowChartInternalStorage flowChartMagneticDisk flowChartMagneticDrum flowChartMagneticTape \
    flowChartManualInput flowChartManualOperation flowChartMerge flowChartMultidocument flowChartOfflineStorage \
    flowChartOffpageConnector flowChartOnlineStorage flowChartOr flowChartPredefinedProcess flowChartPreparation \
    flowChartProcess flowChartPunchedCard flowChartPunchedTape flowChartSort flowChartSummingJunction \
    flowChartTerminator folHlink foldedCorner followedHyperlink font-family font-size font-style font-weight forms \
    fraktur frame freezing fuchsia fullPage funnel ganada gear6 gear9 glow gradient gradientCenter gradientRadial \
    gradientUnscaled gramEnd gramStart gray green gregorian gregorianArabic gregorianMeFrench gregorianUs \
    gregorianXlitEnglish gregorianXlitFrench halfFrame hardEdge harsh hasfill hasstroke heart hebrew hebrew1 hebrew2 \
    height heptagon hex hexagon hidden high highKashida highlight highlightText hijri hindiConsonants hindiCounting \
    hindiNumbers hindiVowels hint historical hlink homePlate horizontalScroll horz horzCross horzStripe htmlDoc \
    hybridMultilevel hyperlink i icon ideographDigital ideographEnclosedCircle ideographLegalTraditional \
    ideographTraditional ideographZodiac ideographZodiacTraditional if in inherit inline inner-margin-area inset \
    inside insideMargin iroha irohaFullWidth irregularSeal1 irregularSeal2 isometricBottomUp isometricOffAxis1Right \
    isometricTopUp italic japan japaneseCounting japaneseDigitalTenThousand japaneseLegal just justLow korea \
    koreanCounting koreanDigital koreanDigital2 koreanLegal l landscape largest largestOnly lastCol lastRow \
    layout-flow left left-margin-area left1 leftArrow leftArrowCallout leftBrace leftBracket leftCircularArrow \
    leftMargin leftRightArrow leftRightArrowCallout leftRightCircularArrow leftRightRibbon leftRightUpArrow \
    leftUpArrow legacyMatte legacyMetal legacyObliqueFront legacyObliqueTopLeft legacyPlastic legacyWireframe lg \
    lgDash lgDashDot lgDashDotDot light1 light2 lightGray lighten lightningBolt lights lime lin line lineDrawn \
    linear lines lining link low lowKashida lowerLetter lowerRoman lr lrTb lrTbV lrV lt1 lt2 magenta majorAscii \
    majorBidi majorEastAsia majorHAnsi margin margin-left margin-top maroon masterPages mathDivide mathEqual \
    mathMinus mathMultiply mathNotEqual mathPlus matte max med mediumKashida metal mid middle middle-center min \
    minor minorAscii minorBidi minorEastAsia minorHAnsi miter mod modern mongolianVert monospace moon morning \
    mso-column-count mso-column-margin mso-direction-alt mso-fit-shape-to-text mso-height-percent \
    mso-height-relative mso-layout-flow-alt mso-left-percent mso-next-textbox mso-position-horizontal \
    mso-position-horizontal-relative mso-position-vertical mso-position-vertical-relative mso-rotate-with-shape \
    mso-spacerun mso-text-scale mso-top-percent mso-width-percent mso-width-relative mso-wrap-distance-bottom \
    mso-wrap-distance-left mso-wrap-distance-right mso-wrap-distance-top mso-wrap-edited mso-wrap-style mult \
    multilevel native navy neCell never next nextColumn nextPage nil noBar noSmoking none nor norm normal notBeside \
    notchedRightArrow nothing num numTab numberInDash numbering nwCell octagon oddPage off oldStyle olive on orange \
    ordinal ordinalText orthographicFront out outer-margin-area outline outset outside outsideMargin oval over \
    overflow overrideTableStyleFontSizeAndJustification p page page-area pageBottom paragraph parallelogram pattern \
    pct pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct5 pct50 pct55 pct60 pct62 pct65 pct70 pct75 \
    pct80 pct85 pct87 pct90 pct95 pentagon perspective perspectiveFront phClr pie pieWedge pixelHeight \
    pixelLineWidth pixelWidth plaque plastic plus polar portrait position powder preserve preserveAspect print prod \
    proportional purple quadArrow quadArrowCallout r rId1 rId10 rId11 rId12 rId13 rId14 rId15 rId16 rId2 rId3 rId5 \
    rId6 rId7 rId8 rId9 radiusrange readOnly rect red relative relaxedInset repeat restart reverseDiagStripe ribbon \
    ribbon2 riblet right right-margin-area right1 rightArrow rightArrowCallout rightBrace rightBracket rightMargin \
    rl rlV rnd roman rotation round round1Rect round2DiagRect round2SameRect roundRect rtTriangle russianLower \
    russianUpper saka sans-serif screen script seCell sectEnd segments separate separator shadow shape shapeBounds \
    shimmer sigma silver sin sinatan2 single single1 singleLevel skw slope sm smileyFace sng snip1Rect snip2DiagRect \
    snip2SameRect snipRoundRect soft softEdge softRound softmetal solid space sparkle spellEnd spellStart sq sqrt \
    square standard standardContextual star10 star12 star16 star24 star32 star4 star5 star6 star7 star8 start static \
    stealth straightConnector1 stripedRightArrow subSup subscript sum sumangle sun sunrise sunset superscript swCell \
    swiss switch swooshArrow sysDash sysDashDot sysDashDotDot sysDot system t tab table tabular taiwan \
    taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital tan tb tbLrV tbRl tbRlV tbV teal teardrop text \
    text1 text2 textArchUp textFit textNoShape textPlain textWave1 textWrapping thai thaiCounting thaiDist \
    thaiDistribute thaiLetters thaiNumbers thick thickThin thickThinLargeGap thickThinMediumGap thickThinSmallGap \
    thinDiagCross thinDiagStripe thinHorzCross thinHorzStripe thinReverseDiagStripe thinThick thinThickLargeGap \
    thinThickMediumGap thinThickSmallGap thinThickThinLargeGap thinThickThinMediumGap thinThickThinSmallGap \
    thinVertStripe threeDEmboss threeDEngrave threePt through tight tile tl top top-baseline top-center \
    top-margin-area topLeft topMargin tr trackedChanges translucentPowder trapezoid tri triangle triple true twoPt \
    tx1 tx2 umalqura undOvr upArrow upArrowCallout upDownArrow upDownArrowCallout upperLetter upperRoman \
    useWord2013TrackBottomHyphenation utf-8 uturnArrow v-rotate-letters v-same-letter-heights v-text-align \
    v-text-anchor v-text-kern v-text-reverse v-text-spacing val variable vert vert270 vertStripe vertical \
    vertical-ideographic verticalScroll vietnameseCounting view visibility visible w14 w15 warmMatte wave wavyDouble \
    wavyHeavy web wedgeEllipseCallout wedgeRectCallout wedgeRoundRectCallout white wholeTable width window \
    windowText windows-1252 wordArtVert wordArtVertRtl words wp14 wpc wpg wps x xcenter xlimo xrange xy y ycenter \
    yellow ylimo yrange z-index";

/// The names of built-in styles and themes in lower case and without numbers, between bars.
pub const STYLES: &str = "\
    normal|heading|index|toc|normal indent|footnote text|annotation text|header|footer|index heading|\
    caption|table of figures|envelope address|envelope return|footnote reference|annotation reference|\
    line number|page number|endnote reference|endnote text|table of authorities|macro|macro text|toa heading|\
    list|list bullet|list number|title|closing|signature|default paragraph font|body text|body text indent|\
    list continue|message header|subtitle|salutation|date|body text first indent|note heading|block text|\
    hyperlink|followed hyperlink|strong|emphasis|document map|plain text|e-mail signature|html top of form|\
    html bottom of form|normal web|html acronym|html address|html cite|html code|html definition|\
    html keyboard|html preformatted|html sample|html typewriter|html variable|normal table|table normal|\
    annotation subject|comment reference|comment text|comment subject|no list|outline list|table simple|\
    table classic|table colorful|table columns|table grid|table list|table d effects|table contemporary|\
    table elegant|table professional|table subtle|table web|balloon text|table theme|placeholder text|\
    no spacing|light shading|light list|light grid|medium shading|medium list|medium grid|dark list|\
    colorful shading|colorful list|colorful grid|light shading accent|light list accent|light grid accent|\
    medium shading accent|medium list accent|medium grid accent|dark list accent|colorful shading accent|\
    colorful list accent|colorful grid accent|revision|list paragraph|quote|intense quote|subtle emphasis|\
    intense emphasis|subtle reference|intense reference|book title|bibliography|toc heading|plain table|\
    grid table light|table grid light|grid table|grid table dark|grid table colorful|grid table light accent|\
    grid table accent|grid table dark accent|grid table colorful accent|list table light|list table|\
    list table dark|list table colorful|list table light accent|list table accent|list table dark accent|\
    list table colorful accent|mention|smart hyperlink|hashtag|unresolved mention|smart link|smart link error|\
    char|style|office|office theme|office classic|office theme dark|office light|adj|hf|vf|connsite x|\
    connsite y|figure|table|equation|internet link|index link|text body|contents|frame contents|\
    table contents|preformatted text|visited internet link|default|heading char|title char";

/// The names of usual fonts, written alike.
pub const FONTS: &str = "\
    aharoni|andalus|angsana new|angsana upc|aparajita|aptos|aptos display|aptos narrow|arabic typesetting|\
    arial|arial black|arial narrow|arial rounded mt bold|arial unicode ms|bahnschrift|baskerville old face|\
    batang|batang che|bell mt|book antiqua|bookman old style|bookshelf symbol|browallia new|browallia upc|\
    calibri|calibri light|cambria|cambria math|candara|candara light|carlito|caladea|century|\
    century gothic|century schoolbook|comic sans ms|consolas|constantia|cooper black|copperplate gothic bold|\
    corbel|corbel light|cordia new|cordia upc|courier|courier new|daun penh|david|dejavu sans|\
    dejavu sans mono|dejavu serif|deng xian|dengxian light|dok champa|dotum|ebrima|estrangelo edessa|\
    eucrosia upc|euphemia|fang song|franklin gothic book|franklin gothic demi|franklin gothic heavy|\
    franklin gothic medium|franklin gothic medium cond|frank ruehl|gabriola|gadugi|garamond|gautami|georgia|\
    gill sans mt|gisha|gulim|gungsuh|helvetica|helvetica neue|impact|ink free|iris upc|iskoola pota|\
    jasmine upc|javanese text|kai ti|kalinga|kartika|khmer ui|kodchiang upc|kokila|lao ui|latha|\
    leelawadee|leelawadee ui|leelawadee ui semilight|levenim mt|liberation mono|liberation sans|\
    liberation sans narrow|liberation serif|lily upc|lucida bright|lucida console|lucida grande|lucida sans|\
    lucida sans typewriter|lucida sans unicode|malgun gothic|malgun gothic semilight|mangal|marlett|meiryo|\
    meiryo ui|microsoft himalaya|microsoft jheng hei|microsoft jhenghei light|microsoft new tai lue|\
    microsoft phags pa|microsoft sans serif|microsoft tai le|microsoft uighur|microsoft ya hei|\
    microsoft yahei light|microsoft yahei ui|microsoft yi baiti|ming li u|mingliu hkscs|mingliu ext b|miriam|\
    mongolian baiti|monotype corsiva|mool boran|ms gothic|ms mincho|ms pgothic|ms pmincho|\
    ms reference sans serif|ms sans serif|ms serif|ms ui gothic|mt extra|mv boli|myanmar text|narkisim|\
    new york|nirmala ui|nirmala ui semilight|noto sans|noto sans arabic|noto sans cjk jp|noto sans cjk kr|\
    noto sans cjk sc|noto sans cjk tc|noto sans devanagari|noto sans symbols|noto serif|noto serif cjk jp|\
    noto serif cjk sc|noto color emoji|nsimsun|nyala|open sans|open symbol|palatino|palatino linotype|\
    perpetua|phagspa|plantagenet cherokee|pmingliu|pmingliu ext b|raavi|roboto|rockwell|rod|sakkal majalla|\
    sans serif|segoe mdl assets|segoe print|segoe script|segoe ui|segoe ui black|segoe ui emoji|\
    segoe ui historic|segoe ui light|segoe ui semibold|segoe ui semilight|segoe ui symbol|serif|shonar bangla|\
    shruti|sim hei|simplified arabic|sim sun|simsun ext b|sitka text|star symbol|sylfaen|symbol|tahoma|\
    times|times new roman|times new roman bold|traditional arabic|trebuchet ms|tunga|tw cen mt|utsaah|vani|\
    verdana|vijaya|vrinda|webdings|wingdings|yu gothic|yu gothic light|yu gothic medium|yu gothic ui|\
    yu mincho|yu mincho light|mj lt|mj ea|mj cs|mn lt|mn ea|mn cs|geneva|ＭＳ ゴシック|ＭＳ 明朝|ＭＳ Ｐゴシック|ＭＳ Ｐ明朝|\
    メイリオ|游ゴシック|游ゴシック light|游ゴシック medium|游明朝|宋体|新宋体|黑体|微软雅黑|楷体|仿宋|幼圆|等线|等线 light|新細明體|細明體|標楷體|微軟正黑體|\
    바탕|돋움|굴림|궁서|맑은 고딕";

/// The names that new pictures and shapes get, written alike.
pub const SHAPES: &str = "\
    picture|image|graphic|object|text box|textbox|group|canvas|drawing canvas|diagram|chart|shape|\
    autoshape|auto shape|freeform|freeform shape|rectangle|rounded rectangle|rectangle rounded corners|oval|\
    ellipse|line|straight connector|straight arrow connector|connector|connector elbow|connector curved|\
    elbow connector|curved connector|arrow|arrow right|arrow left|arrow up|arrow down|right arrow|\
    left arrow|up arrow|down arrow|triangle|isosceles triangle|right triangle|diamond|parallelogram|\
    trapezoid|hexagon|octagon|pentagon|plus|cross|star|sun|moon|heart|cloud|smiley face|lightning bolt|\
    left brace|right brace|left bracket|right bracket|double bracket|double brace|callout|wordart|word art|\
    ink|content placeholder|placeholder|title|icon|d model|slicer|video|table|frame|text frame|gradient|\
    gradient radial|pattern|tile|solid|text|background|header|footer|powerplus water mark object|\
    powerplus watermark object";
