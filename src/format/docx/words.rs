//! The values and words that Word itself writes, and that therefore tell nothing of the person who used it.
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

/// The words of which the names of built-in styles, usual fonts and new shapes consist, in lower case.
pub const NAMES: &str = "\
    a accent acronym address an and angsana annotation antiqua aptos arial arrow ascii authorities \
    autoshape baiti balloon batang bent bibliography black block body bold boli book bookman boran \
    bottom box bullet calibri cambria candara canvas caption century champa char chart cherokee cite cjk \
    classic closing code colorful columns comic comment connector consolas console constantia \
    contemporary content continue control corbel cordia corsiva courier curved dark date daun daunpenh \
    default definition dejavu dengxian devanagari diagram display document dok dokchampa down drawing \
    ebrima edessa effects elbow elegant ellipse emoji emphasis endnote envelope error estrangelo \
    euphemia figures first followed font footer footnote form franklin free freeform gadugi garamond \
    gautami georgia gothic grid group hansi hashtag header heading hei helvetica himalaya html hyperlink \
    image impact indent index intense iskoola javanese jheng ji kalinga kartika keyboard latha le \
    leelawadee left li liberation light line link linotype list lucida lue macro mail major malgun \
    mangal map math medium meiryo mention message microsoft mincho ming mingliu minor mongolian mono \
    monotype mool moolboran ms mv myanmar narrow new no nor normal note noto number nyala object of \
    office old open outline oval page palatino paragraph penh people perpetua phagspa picture \
    placeholder plain plantagenet pmingliu pota preformatted professional quote raavi rectangle \
    reference return revision right rockwell roman rounded salutation sample sans sc segoe serif shading \
    shape shruti signature sim simhei simple simsun smart spacing straight strong style subject subtitle \
    subtle sun sylfaen symbol table tahoma tai terminal text the theme times title toa toc top track \
    trebuchet triangle tunga typewriter ui uighur unicode unresolved up variable verdana vrinda web \
    webdings wingding wingdings with wordart yi yu ゴシック メイリオ 宋体 微软雅黑 新細明體 明朝 游ゴシック 游明朝 等线 黑体 고딕 굴림 맑은 바탕 \
    ＭＳ";
