//! The names of elements and attributes that the standard and Word's own extensions of it know (ECMA-376-1, annex A;
//! ECMA-376-4; MS-DOCX; MS-ODRAWXML).
//!
//! A name is text as well: one that is not among these may have been chosen to say something, and does not stay.

pub mod drawing;
pub mod extension;
pub mod pivot;
mod spreadsheet;

pub use spreadsheet::{STYLES as SPREADSHEET_STYLES, VALUES as SPREADSHEET_VALUES};

use std::collections::HashSet;
use std::sync::OnceLock;

mod presentation;

pub use presentation::{SHAPES, STYLES, VALUES};

/// Tells whether the local name of an element or of an attribute is known.
pub fn is_known(name: &str) -> bool {
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let lists = || [NAMES, drawing::NAMES, presentation::NAMES, spreadsheet::NAMES, pivot::NAMES, extension::NAMES];
    KNOWN.get_or_init(|| lists().into_iter().flat_map(str::split_whitespace).collect()).contains(name)
}

/// Tells whether a prefix is one that programs declare: usual, numbered, or too short to say anything.
pub fn is_usual_prefix(prefix: &str) -> bool {
    const USUAL: &[&str] = &[
        "pic", "w10", "w14", "w15", "wp14", "wps", "wpg", "wpc", "wp15", "xdr", "dgm", "dsp", "c14", "c16", "a14",
        "x14", "p14", "p15", "p159", "dml", "vml", "rel",
    ];
    let number = prefix.strip_prefix("ns").filter(|number| number.len() <= 3);
    let is_numbered = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    prefix.len() <= 2 || USUAL.contains(&prefix) || is_numbered
}

/// The names, in the order of the alphabet.
const NAMES: &str = "\
    AlternateContent Choice DrawAspect Fallback FieldCodes Ignorable LinkType LockedField MustUnderstand OLEObject \
    ObjectID ProcessContent ProgID Requires ShapeID Type UpdateMode a abstractNum abstractNumId acc accPr accent1 \
    accent2 accent3 accent4 accent5 accent6 accentbar acdName action active activeRecord activeWritingStyle actualPg \
    addlxml addressFieldName adj adjustLineHeightInTable adjustRightInd adjusthandles after afterAutospacing \
    afterLines ahLst ahPolar ahXY algIdExt algIdExtSource algn algorithmName alias aliases align alignBordersAndEdges \
    alignTablesRowByRow alignment alignshape all allStyles allowOverlap allowPNG allowSpaceOfSameStyleInTable \
    allowcomments allowincell allowoverlap aln alnAt alnScr alpha alphaBiLevel alphaCeiling alphaFloor alphaInv \
    alphaMod alphaModFix alphaOff alphaOutset alphaRepl alt altChunk altChunkPr altLang altName alternateStyleNames \
    althref alwaysMergeEmptyNamespace alwaysShowPlaceholderText amt anchor anchorCtr anchorId anchorLock anchorlock \
    anchorx anchory ang angle animBg annotation annotationRef appName appearance applyBreakingRules arc arcTo arcsize \
    argPr argSz argValue arrowok ascii asciiTheme aspect aspectratio attachedSchema attachedTemplate attr audioCd \
    audioFile author autoCaption autoCaptions autoFormatOverride autoHyphenation autoRedefine autoSpaceDE autoSpaceDN \
    autoSpaceLikeWord95 autofitToFirstFixedWidthCell autoformat autolayout autorotationcenter avLst b bCs bEncrypt \
    bIns backdepth backdrop background balanceSingleByteDoubleByteWidth band1H band1V band2H band2V bandCol bandRow \
    bar barPr baseJc basedOn baseline bdo bdr before beforeAutospacing beforeLines begChr behavior behaviors behindDoc \
    between bevel bevelB bevelT bg bg1 bg2 bgClr bgFillStyleLst biLevel bibliography bidi bidiVisual bilevel \
    blacklevel bld bldChart bldDgm bldStep blend blip blipFill blockQuote blue blueMod blueOff blur blurRad bmk body \
    bodyDiv bodyPr bookFoldPrinting bookFoldPrintingSheets bookFoldRevPrinting bookmarkEnd bookmarkStart borderBox \
    borderBoxPr borderbottom borderbottomcolor borderleft borderleftcolor borderright borderrightcolor \
    bordersDoNotSurroundFooter bordersDoNotSurroundHeader bordertop bordertopcolor bottom bottomFromText box boxPr br \
    bright brightness brk brkBin brkBinSub buAutoNum buBlip buChar buClr buClrTx buFont buFontTx buNone buSzPct \
    buSzPts buSzTx builtIn bullet button bwMode bwmode bwnormal bwpure cGp cGpRule cNvCnPr cNvContentPartPr cNvCxnSpPr \
    cNvFrPr cNvGraphicFramePr cNvGrpSpPr cNvPicPr cNvPr cNvSpPr cSp cachedColBalance calcOnExit calendar callout \
    camera cantSplit cap caps caption captions category categoryIdx cell3D cellDel cellIns cellMerge chExt chOff \
    chapNum chapSep chapStyle char charSpace characterSet characterSpacingControl charset chart chartTrackingRefBased \
    checkBox checkErrors checkStyle checkbox checked checkedState chmPrimary chmSecondary chr chromakey citation class \
    clear clearFormatting clickAndTypeStyle clip clippath cliptowrap close clrChange clrFrom clrMap clrRepl clrScheme \
    clrSchemeMapping clrTo cmg cmpd cnfStyle cntxtAlts code col colDelim colFirst colLast collapsed color color2 \
    colormenu colormru colors cols column combine combineBrackets comboBox comment commentEx commentRangeEnd \
    commentRangeStart commentReference comments commentsEx comp compat compatLnSpc compatSetting complex conflictDel \
    conflictIns conflictMode conformance connectString connectangles connectloc connectlocs connectortype connecttype \
    consecutiveHyphenLimit constrainbounds cont contact contentPart contextualSpacing continuationSeparator contourClr \
    contourW contrast control control1 control2 convMailMergeEsc coordorigin coordsize count countBy cr cropbottom \
    cropleft cropping cropright croptop cryptAlgorithmClass cryptAlgorithmSid cryptAlgorithmType cryptProvider \
    cryptProviderType cryptProviderTypeExt cryptProviderTypeExtSource cryptSpinCount cs csb0 csb1 cstate cstheme \
    ctrlPr cubicBezTo curve custClr custClrLst custDash custGeom customMarkFollows customStyle customStyles customXml \
    customXmlConflictDelRangeEnd customXmlConflictDelRangeStart customXmlConflictInsRangeEnd \
    customXmlConflictInsRangeStart customXmlDelRangeEnd customXmlDelRangeStart customXmlInsRangeEnd \
    customXmlInsRangeStart customXmlMoveFromRangeEnd customXmlMoveFromRangeStart customXmlMoveToRangeEnd \
    customXmlMoveToRangeStart customXmlPr cx cxn cxnLst cxnSp cxnSpLocks cy d dPr dashstyle data dataBinding \
    dataSource dataType date dateFormat dateUtc dayLong dayShort ddList decimalSymbol decorated def defJc \
    defLockedState defPPr defQFormat defRPr defSemiHidden defTabSz defUIPriority defUnhideWhenUsed default \
    defaultImageDpi defaultTabStop defaultTableStyle deg degHide del delInstrText delText den descr description \
    destination detectmouseclick dgm dgmbasetextscale dgmfontsize dgmlayout dgmlayoutmru dgmnodekind dgmscalex \
    dgmscaley dgmstyle diagram diff diffusity dir directFormattingOnNumbering directFormattingOnParagraphs \
    directFormattingOnRuns directFormattingOnTables dirty discardImageEditingData dispDef displacedByCustomXml display \
    displayBackgroundShape displayHangulFixedWidth displayHorizontalDrawingGridEvery displayText \
    displayVerticalDrawingGridEvery dist distB distL distR distT distance div divBdr divId divs divsChild dk1 dk2 \
    dllVersion dm doNotAllowInsertDeleteSection doNotAutoCompressPictures doNotAutofitConstrainedTables \
    doNotBreakConstrainedForcedTable doNotBreakWrappedTables doNotDemarcateInvalidXml doNotDisplayPageBoundaries \
    doNotEmbedSmartTags doNotExpandShiftReturn doNotHyphenateCaps doNotIncludeSubdocsInStats doNotLeaveBackslashAlone \
    doNotOrganizeInFolder doNotRelyOnCSS doNotSaveAsSingleFile doNotShadeFormData doNotSnapToGridInCell \
    doNotSuppressBlankLines doNotSuppressIndentation doNotSuppressParagraphBorders doNotTrackFormatting \
    doNotTrackMoves doNotUseEastAsianBreakRules doNotUseHTMLParagraphAutoSpacing doNotUseIndentAsNumberingTabStop \
    doNotUseLongFileNames doNotUseMarginsForDrawingGridOrigin doNotValidateAgainstSchema doNotVertAlignCellWithSp \
    doNotVertAlignInTxbx doNotWrapTextWithPunct docDefaults docGrid docId docLocation docPart docPartBody \
    docPartCategory docPartGallery docPartList docPartObj docPartPr docPartUnique docParts docPr docVar docVars \
    document documentProtection documentType done doubleclicknotify dpi drawAspect drawing drawingGridHorizontalOrigin \
    drawingGridHorizontalSpacing drawingGridVerticalOrigin drawingGridVerticalSpacing drop dropCap dropDownList \
    dropauto ds dstrike duotone durableId dx dxaOrig dy dyaOrig dynamicAddress dz e ea eaLnBrk eastAsia eastAsiaTheme \
    eastAsianLayout ed edGrp edge edit editId editas edited effect effectDag effectExtent effectLst effectRef \
    effectStyle effectStyleLst effectsLst element em embed embedBold embedBoldItalic embedItalic embedRegular \
    embedSystemFonts embedTrueTypeFonts embeddedHtml emboss embosscolor enableOpenTypeKerning enabled encoding end \
    endA endChars endChr endCxn endParaRPr endPos endSnd endangle endarrow endarrowlength endarrowwidth endcap endnote \
    endnotePr endnoteRef endnoteReference endnotes enforcement entityPicker entry entryMacro eqArr eqArrPr eqn \
    equalWidth equation equationxml err evenAndOddHeaders evenHBand evenVBand exitMacro ext extLst extent \
    extraClrScheme extraClrSchemeLst extrusion extrusionClr extrusionH extrusionOk extrusioncolor extrusionok f fHdr \
    fName fPr facet fadeDir family fciBasedOn fciIndex fciIndexBasedOn fciName ffData fgClr fieldCodes fieldMapData \
    fill fillOverlay fillRect fillRef fillStyleLst fillToRect fillcolor filled fillok filltype first firstCol \
    firstColumn firstLine firstLineChars firstRow firstRowFirstColumn firstRowLastColumn fitText fitpath fitshape \
    flatBorders flatTx fld fldChar fldCharType fldData fldLock fldSimple flip flipH flipV fmla fmt fmtScheme focus \
    focusposition focussize folHlink followedHyperlink font fontAlgn fontKey fontRef fontScale fontScheme fontSz fonts \
    footer footerReference footnote footnoteColumns footnoteLayoutLikeWW8 footnotePr footnoteRef footnoteReference \
    footnotes forceAA forceUpgrade forcedash foredepth forgetLastTabAlignment formProt format formatting formsDesign \
    formulas fov frame frameLayout framePr frameset framesetSplitbar from fromWordArt ftr fullDate func funcPr g gain \
    gallery gamma gap gd gdLst gdRefAng gdRefR gdRefX gdRefY gfxdata glossaryDocument glow gradFill gradientshapeok \
    grammar graphic graphicData graphicFrame graphicFrameLocks gray grayscale grayscl green greenMod greenOff \
    gridAfter gridBefore gridCol gridSpan group groupChr groupChrPr grouping grow growAutofit grpFill grpSp grpSpLocks \
    grpSpPr gs gsLst guid gutter gutterAtTop h hAnchor hAnsi hAnsiTheme hMerge hR hRule hSpace handles hanging \
    hangingChars hangingPunct hash hashValue hdr hdrShapeDefaults headEnd header headerReference headerSource heading \
    headingStyles helpText hidden hideBot hideGrammaticalErrors hideLeft hideMark hideRight hideSpellingErrors hideTop \
    highlight highlightClick hint history hlink hlinkClick hlinkHover hlinkMouseOver horzAnchor horzOverflow how hps \
    hpsBaseText hpsRaise hr hralign href hrnoshade hrpct hrstd hsl hslClr hue hueMod hueOff hyperlink hyphenationLines \
    hyphenationZone i iCs id idcntr iddest idmap idref idsrc idx ignoreMixedContent ilvl image imagealignshape \
    imageaspect imagedata imagesize imprint ind indent initials ink inkAnnotations inline innerShdw ins insDel inset \
    insetmode insetpen insetpenok insideH insideV instr instrText intLim intelligentPlaceholder interSp intraSp inv \
    invGamma invalidUrl invx invy isComment isLgl issignatureline jc joinstyle kcmPrimary kcmSecondary keepLines \
    keepNext kern kinsoku kumimoji kx ky l lIns lMargin lang lastClr lastCol lastColumn lastRenderedPageBreak lastRow \
    lastRowFirstColumn lastRowLastColumn lastValue lat latentStyles latin latinLnBrk layoutInCell layoutRawTableWidth \
    layoutTableRowsApart leader left leftChars leftFromText legacy legacyIndent legacySpace \
    legacySpreadsheetColorIndex len length lengthspecified lid ligatures lightRig lightface lightharsh lightharsh2 \
    lightlevel lightlevel2 lightposition lightposition2 lim limLoc limLow limLowPr limUpp limUppPr limo lin line \
    linePitch lineRule lineTo lineWrapLikeWord6 lines linestyle link linkStyles linkToQuery linkedToFile linkedTxbx \
    listEntry listItem listSeparator lit ln lnB lnBlToTr lnDef lnL lnNumType lnR lnRef lnSpc lnSpcReduction lnStyleLst \
    lnT lnTlToBr lnTo lo lock locked lockedField lockrotationcenter lon lsdException lstStyle lt1 lt2 lum lumMod \
    lumOff lvl lvl1pPr lvl2pPr lvl3pPr lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr lvl9pPr lvlJc lvlOverride \
    lvlPicBulletId lvlRestart lvlText m mPr macroName mailAsAttachment mailMerge mailSubject mainDocumentType \
    majorFont map mappedName marB marBottom marH marL marLeft marR marRight marT marTop marW markup mask master \
    masterClrMapping matchSrc mathFont mathPr matrix maxAng maxDist maxLength maxR maxX maxY mc mcJc mcPr mcs \
    mediaType menuHelp metal method minAng minR minX minY minorFont minusx minusy mirrorIndents mirrorMargins miter \
    miterlimit monthLong monthShort moveFrom moveFromRangeEnd moveFromRangeStart moveTo moveToRangeEnd \
    moveToRangeStart movie mr multiLevelType multiLine mwSmallCaps n name namespaceuri nary naryLim naryPr neCell new \
    next nlCheck noAdjustHandles noAutofit noBorder noBreak noBreakHyphen noChangeArrowheads noChangeAspect \
    noChangeShapeType noColumnBalance noCrop noDrilldown noEditPoints noEndnote noExtraLineSpacing noFill noGrp \
    noHBand noLabel noLeading noLineBreaksAfter noLineBreaksBefore noMove noProof noPunctuationKerning noResize \
    noResizeAllowed noRot noSelect noSpaceRaiseLower noSpellErr noTabHangInd noTextEdit noUngrp noVBand noWrap nor \
    norm normAutofit normalEastAsianFlow normalizeH notTrueType nsid null num numCol numFmt numForm numId \
    numIdMacAtCleanup numPicBullet numPicBulletId numPr numRestart numSpacing numStart numStyleLink numbering \
    numberingChange numberingStyles nvContentPartPr nvCxnSpPr nvGraphicFramePr nvGrpSpPr nvPicPr nvSpPr nwCell \
    oEmbedUrl oMath oMathPara oMathParaPr objDist object objectDefaults objectEmbed objectLink obscured oddHBand \
    oddVBand odso off offset offset2 offsetFrom old ole oleicon on oned opEmu opacity opacity2 optimizeForBrowser \
    orient orientation orientationangle origin original other outerShdw outline outlineLvl oval overflowPunct \
    overrideClrMapping p pBdr pPr pPrChange pPrDefault pStyle pageBreakBefore panose panose1 paperSrc paraId \
    paraIdParent path pathLst pattFill pctHeight pctPosHOffset pctPosVOffset pctWidth people percent permEnd permStart \
    person personal personalCompose personalReply pgBorders pgMar pgNum pgNumType pgSz phant phantPr pic picLocks \
    picLocksAutoForOEmbed pict picture pitch pitchFamily pixelsPerInch placeholder plcHide points polar polyline pos \
    posOffset position positionH positionV postSp preSp preferRelativeResize preferrelative prefixMappings \
    presenceInfo print printBodyTextBeforeHeader printColBlack printFormsData printFractionalCharacterWidth \
    printPostScriptOverText printTwoOnOne printerSettings progId proofErr proofState props3d provid providerId proxy \
    prst prstClr prstDash prstGeom prstMaterial prstShdw prstTxWarp pt ptab qFormat qs quadBezTo query quickTimeFile r \
    rFonts rIns rMargin rPr rPrChange rPrDefault rSp rSpRule rStyle rad radPr radiusrange readModeInkLockDown \
    recipientData recipients recolor recolortarget recommended rect red redMod redOff ref reflection regroupid \
    regrouptable rel relOff relationtable relativeFrom relativeHeight relativeTo relid relyOnVML removeDateAndTime \
    removePersonalInformation render repeatingSection repeatingSectionItem restart restartNumberingAfterBreak result \
    rev reverse revisionView richText rig right rightChars rightFromText rot rotWithShape rotate rotation \
    rotationangle rotationcenter round roundrect rowSpan rsid rsidDel rsidP rsidR rsidRDefault rsidRPr rsidRoot \
    rsidSect rsidTr rsids rt rtl rtlCol rtlGutter ruby rubyAlign rubyBase rubyPr rules sPre sPrePr sSub sSubPr sSubSup \
    sSubSupPr sSup sSupPr salt saltValue sat satMod satOff saveFormsData saveInvalidXml savePreviewPicture \
    saveSubsetFonts saveThroughXslt saveXmlDataOnly scaled scene3d schemeClr scr scrgbClr script scrollbar sdt \
    sdtContent sdtEndPr sdtPr seCell sectPr sectPrChange sectionTitle selectFldWithFirstOrLastChar selection \
    semiHidden sep sepChr separator seq seriesIdx setVersion settings shade shadow shadowcolor shadowok shape \
    shapeDefaults shapeId shapeLayoutLikeWW8 shapedefaults shapeid shapelayout shapetype shd shininess show \
    showBreaksInFrames showEnvelope showXMLTags showingPlcHdr showsigndate shp side sig signatureline \
    signinginstructionsset sigprovurl simplePos singleclick size sizeAuto sizeRelH sizeRelV skew skewamt skewangle \
    smallCaps smallFrac smartTag smartTagPr smartTagType smtClean smtId snapToGrid snd softEdge softHyphen solidFill \
    solutionID sourceFileName sp sp3d spAutoFit spDef spLocks spPr space spaceForUL spacing spacingInWholePoints spc \
    spcAft spcBef spcCol spcFirstLastPara spcPct spcPts specVanish specularity spelling spid spidmax spinCount \
    splitPgBreakAndParaMark spt src srcRect srgbClr st stA stAng stCxn stPos start startAt startChars startOverride \
    startangle startarrow startarrowlength startarrowwidth statusText storeItemID storeMappedDataAs stretch \
    strictFirstAndLastChars strike strikeBLTR strikeH strikeTLBR strikeV string stroke strokecolor stroked strokeok \
    strokeweight sty style styleId styleLink styleLockQFSet styleLockTheme styleName stylePaneFormatFilter \
    stylePaneSortMethod styleSet styles stylesInUse stylisticSets sub subDoc subFontBySize subHide subsetted suff \
    suggestedsigner suggestedsigner2 suggestedsigneremail summaryLength sup supHide suppressAutoHyphens \
    suppressBottomSpacing suppressLineNumbers suppressOverlap suppressSpBfAfterPgBrk suppressSpacingAtTopOfPage \
    suppressTopSpacing suppressTopSpacingWP swAng swArg swCell swapBordersFacingPages switch sx sy sym sysClr sz szCs \
    t t1 t2 tIns tab tabIndex tabLst table tableStyle tableStyleId tableStyles tablelimits tableproperties tabs tag \
    tailEnd target targetScreenSz targetscreensize tbl tblBg tblBorders tblCaption tblCellMar tblCellSpacing tblCol \
    tblDescription tblGrid tblGridChange tblHeader tblInd tblLayout tblLook tblOverlap tblPr tblPrChange tblPrEx \
    tblPrExChange tblStyle tblStyleColBandSize tblStyleLst tblStylePr tblStyleRowBandSize tblW tblpPr tblpX tblpXSpec \
    tblpY tblpYSpec tc tcBdr tcBorders tcFitText tcMar tcPr tcPrChange tcStyle tcTxStyle tcW temporary tentative text \
    textAlignment textDirection textFill textId textInput textOutline textborder textbox textboxTightWrap textboxrect \
    textpath textpathok tgtFrame theme themeColor themeElements themeFill themeFillShade themeFillTint themeFontLang \
    themeManager themeOverride themeShade themeTint thresh tile tileRect time tint title titlePg tl2br tmAppRevision \
    tmCommentsColor tmCommentsPlace tmCommentsPr tmCommentsWidth tmFmtPref tmGutter tmLastPos tmLastPosAnchor \
    tmLastPosCaret tmLastPosFrameIdx tmLastPosIdx tmLastPosPage tmLastPosPgfIdx tmLastPosSelect tmLastPosTblRect \
    tmPrefOne tmPrefTwo tmReviewColorDel tmReviewColorFmt tmReviewColorIns tmReviewColorLn tmReviewEnabled \
    tmReviewMarkDel tmReviewMarkFmt tmReviewMarkIns tmReviewMarkLn tmReviewPr tmReviewPrint tmReviewShow \
    tmReviewToolTip tmRevisionNum tmSection tmpl to tooltip top top3HeadingStyles topFromText topLinePunct tplc tr \
    tr2bl trHeight trPr trPrChange track trackRevisions transp trim truncateFontHeightsLikeWP6 tx tx1 tx2 txBody txBox \
    txDef txSp txbx txbxContent ty type typeface types u uFill uFillTx uLn uLnTx udl uiCompat97To2003 uiPriority \
    ulTrailSpace uncheckedState underlineTabInNumList ungrouping unhideWhenUsed uniqueTag up updateFields updateMode \
    upright uri url usb0 usb1 usb2 usb3 useA useAltKinsokuLineBreakRules useAnsiKerningPairs useFELayout \
    useNormalStyleForList usePrinterMetrics useSingleBorderforContiguousCells useSpRect useWord2002TableStyleRules \
    useWord97LineBreakRules useXSLTWhenSaving userId userdrawn userhidden v vAlign vAnchor vMerge vMergeOrig vSpace \
    val value vanish vendorID vert vertAlign vertAnchor vertCompress vertJc vertOverflow verticies videoFile view \
    viewMergedData viewpoint viewpointorigin visibleStyles w wAfter wBefore wR warnBelowVersion wavAudioFile \
    webExtensionCreated webExtensionLinked webHidden webSettings weight wgp whole wholeTbl widowControl width wordWrap \
    wpJustification wpSpaceWidth wpc wrap wrapIndent wrapNone wrapPolygon wrapRight wrapSquare wrapText wrapThrough \
    wrapTight wrapTopAndBottom wrapTrailSpaces wrapcoords writeProtection wsp x xAlign xfr1 xfr2 xfrm xpath xrange \
    xscale y yAlign yearLong yearShort yrange z zOrder zeroAsc zeroDesc zeroWid zoom";
