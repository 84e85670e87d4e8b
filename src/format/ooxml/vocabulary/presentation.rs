//! The words of PresentationML (ECMA-376-1, 19, annex A; MS-PPTX) and of the drawings on slides (ECMA-376-1, 20.1.10).

/// The names of elements and attributes, in the order of the alphabet.
pub const NAMES: &str = "\
    accel accumulate additive advAuto advClick advTm afterEffect anim animClr animEffect animMotion animRot \
    animScale attrName attrNameLst audio authorId autoAdjust autoCompressPictures autoRev autoUpdateAnimBg \
    backwards bgPr bgRef bldAsOne bldGraphic bldLst bldLvl bldOleChart bldP bldSub blinds bodyStyle bold \
    boldItalic bookmarkIdSeed boolVal browse build bw by cBhvr cMediaNode cSld cSldViewPr cTn cViewPr calcmode \
    charRg checker childTnLst clientInsertedTime clrIdx clrMapOvr clrMode clrMru clrSpc clrVal cm cmAuthor \
    cmAuthorLst cmLst cmd collapse comb compatMode concurrent cond controls conveyor cover cube custData \
    custDataLst custShow custShowLst cut decel defaultTextStyle delay dissolve doors dt dur embeddedFont \
    embeddedFontLst endCondLst endSync evt evtFilter excl fade ferris filter firstSlideNum flash fltVal \
    flythrough followColorScheme frameSlides fullScrn glitter graphicEl gridSpacing grpId guide guideLst \
    handoutMaster handoutMasterId handoutMasterIdLst hasBounce hasCustomPrompt hf hiddenSlides honeycomb \
    horzBarState htmlPubPr imgH imgW inkTgt intVal invalEndChars invalStChars isContent isInverted isNarration \
    isPhoto italic iterate kiosk lastIdx lastView layout loop masterRel matchingName modifyVerifier morph mute \
    newsflash nextAc nextCondLst nodePh nodeType normalViewPr notes notesMaster notesMasterId notesMasterIdLst \
    notesStyle notesSz notesTextViewPr notesViewPr numSld nvPr objTx oleChartEl oleObj option otherStyle \
    outlineViewPr override pRg pan par pathEditMode pattern penClr ph photoAlbum prLst preferSingleView present \
    presentation presentationPr preserve presetClass presetID presetSubtype prevAc prevCondLst prism prnPr \
    prnWhat progress prstTrans ptsTypes pull push rAng rCtr random randomBar rctx regular \
    removePersonalInfoOnSave repeatCount repeatDur restoredLeft restoredTop reveal rgb ripple rtn scale \
    scaleToFitPaper section sectionLst serverSldId serverSldModifiedTime serverZoom set shadeToTitle \
    showAnimation showAsIcon showCaptions showComments showFormatting showGuides showMasterPhAnim showMasterSp \
    showNarration showOutlineIcons showPr showScrollbar showSpeakerNotes showSpecialPlsOnTitleSld showWhenStopped \
    shred sketchStyleProps sld sldAll sldId sldIdLst sldImg sldLayout sldLayoutId sldLayoutIdLst sldLst sldMaster \
    sldMasterId sldMasterIdLst sldNum sldRg sldSyncPr sldSz sldTgt slideViewPr smartTags snapToObjects \
    snapVertSplitter sndAc sndTgt sorterViewPr spTgt spTree spd spinValue split spokes stCondLst stSnd strVal \
    strips subSp subTnLst syncBehavior tagLst tags tav tavLst tgtEl thruBlk timing titleStyle tm tmAbs tmFilter \
    tmPct tmplLst tn tnLst transition txEl txStyles uiExpand updateAutomatic useBgFill useLocalDpi useTimings \
    userDrawn valueType varScale vertBarState video viewPr vol vortex warp webPr wedge wheel wheelReverse window \
    wipe xfrmType zoomContents";

/// The values of enumerations, as they are written.
pub const VALUES: &str = "\
    1pic 1picTitle 2pic 2picTitle 35mm 3dDkShadow 3dLight 4pic 4picTitle A3 A4 B4ISO B4JIS B5ISO B5JIS IE PPT \
    ScaleX ScaleY across actionButtonBackPrevious actionButtonBeginning actionButtonDocument actionButtonEnd \
    actionButtonForwardNext actionButtonHelp actionButtonHome actionButtonInformation actionButtonMovie \
    actionButtonReturn actionButtonSound activeBorder activeCaption afterEffect afterGroup airplane aliceBlue \
    allAtOnce alphaLcParenBoth alphaLcParenR alphaLcPeriod alphaUcParenBoth alphaUcParenR alphaUcPeriod \
    antiqueWhite appWorkspace arabic1Minus arabic2Minus arabicDbPeriod arabicDbPlain arabicParenBoth arabicParenR \
    arabicPeriod arabicPlain banner barn base beige blackGray blank blinds body box breadthByLvl breadthByNode \
    brown btnFace btnHighlight btnShadow btnText bw byChar byObject byWord call canSlip cancelBubble captionText \
    category categoryEl ccw ccwIn ccwOut chart chartAndTx chartPlus chartStar chartX checkerboard childStyle \
    circleNumDbPlain circleNumWdBlackPlain circleNumWdWhitePlain clickEffect clickPar clipArt clipArtAndTx \
    clipArtAndVertTx clr clrMap color cornerTabs crimson crush ctrTitle curtains cust cw cwIn cwOut dashDnDiag \
    dashHorz dashUpDiag dashVert datetime datetime1 datetime10 datetime11 datetime12 datetime13 datetime2 \
    datetime3 datetime4 datetime5 datetime6 datetime7 datetime8 datetime9 datetimeFigureOut dblStrike \
    depthByBranch depthByNode desktop dgm diagBrick discrete dissolve dkBlue dkCyan dkDnDiag dkGray dkGreen \
    dkHorz dkMagenta dkRed dkUpDiag dkVert dnDiag dotDmnd dotGrid down downLeft downRight drape dt ea1ChsPeriod \
    ea1ChsPlain ea1ChtPeriod ea1ChtPlain ea1JpnChsDbPeriod ea1JpnKorPeriod ea1JpnKorPlain el emph entr evt exit \
    fade fallOver fast fillcolor fitToSlide fmla fontFamily fontSize fontStyle fontWeight fourObj fracture \
    frameStyle1 frameStyle2 frameStyle3 frameStyle4 frameStyle5 frameStyle6 frameStyle7 freeze fromBottom \
    fromLeft fromRight fromTop ftr full gold gradientActiveCaption gradientInactiveCaption gradientSize grayText \
    grayWhite gridLegend hagakiCard half handoutView handouts1 handouts2 handouts3 handouts4 handouts6 handouts9 \
    hdr hebrew2Minus hindiAlpha1Period hindiAlphaPeriod hindiNumParenR hindiNumPeriod hold horizontal horzBrick \
    hotLight hsl image img inByRing inHorizontal inVertical inactiveBorder inactiveCaption inactiveCaptionText \
    indefinite infoBk infoText interactiveSeq invGray isometricLeftDown isometricLeftUp isometricOffAxis1Left \
    isometricOffAxis1Top isometricOffAxis2Left isometricOffAxis2Right isometricOffAxis2Top \
    isometricOffAxis3Bottom isometricOffAxis3Left isometricOffAxis3Right isometricOffAxis4Bottom \
    isometricOffAxis4Left isometricOffAxis4Right isometricRightDown isometricRightUp isometricTopDown last \
    lastClick layout ld ledger legacyFlat1 legacyFlat2 legacyFlat3 legacyFlat4 legacyHarsh1 legacyHarsh2 \
    legacyHarsh3 legacyHarsh4 legacyNormal1 legacyNormal2 legacyNormal3 legacyNormal4 legacyObliqueBottom \
    legacyObliqueBottomLeft legacyObliqueBottomRight legacyObliqueLeft legacyObliqueRight legacyObliqueTop \
    legacyObliqueTopRight legacyPerspectiveBottom legacyPerspectiveBottomLeft legacyPerspectiveBottomRight \
    legacyPerspectiveFront legacyPerspectiveLeft legacyPerspectiveRight legacyPerspectiveTop \
    legacyPerspectiveTopLeft legacyPerspectiveTopRight letter lgCheck lgConfetti lgGrid lightenLess lineInv \
    locked lt ltBlue ltCyan ltDnDiag ltGray ltGreen ltHorz ltUpDiag ltVert ltYellow lu mainSeq maximized medBlue \
    media mediaAndTx mediacall menu menuBar menuHighlight menuText minimized narHorz narVert nextClick noStrike \
    nonIsoscelesTrapezoid notes notesMasterView notesView obj objAndTwoObj objAndTx objOnly objOverTx objTx \
    obliqueBottom obliqueBottomLeft obliqueBottomRight obliqueLeft obliqueRight obliqueTop obliqueTopLeft \
    obliqueTopRight onBegin onClick onDblClick onEnd onMouseOut onMouseOver onNext onPrev onStopAudio opacity \
    openDmnd origami outByRing outHorizontal outVertical outlineView overhead pageCurlDouble pageCurlSingle \
    parent path peelOff perspectiveAbove perspectiveAboveLeftFacing perspectiveAboveRightFacing perspectiveBelow \
    perspectiveContrastingLeftFacing perspectiveContrastingRightFacing perspectiveHeroicExtremeLeftFacing \
    perspectiveHeroicExtremeRightFacing perspectiveHeroicLeftFacing perspectiveHeroicRightFacing perspectiveLeft \
    perspectiveRelaxed perspectiveRelaxedModerately perspectiveRight pic picTx pink plaid plaqueTabs ppt_c ppt_h \
    ppt_r ppt_w ppt_x ppt_y presenter prestige ptInCategory ptInSeries quarter randombar rd rectangle remove repl \
    restored rgb romanLcParenBoth romanLcParenR romanLcPeriod romanUcParenBoth romanUcParenR romanUcPeriod ru \
    sRot sameClick screen16x10 screen16x9 screen4x3 scrollBar scrollbar secHead seek series seriesEl shdw1 shdw10 \
    shdw11 shdw12 shdw13 shdw14 shdw15 shdw16 shdw17 shdw18 shdw19 shdw2 shdw20 shdw3 shdw4 shdw5 shdw6 shdw7 \
    shdw8 shdw9 shingle skipTimed sldImg sldMasterView sldNum sldSorterView sldThumbnailView sldView slide \
    slidenum slides slow smCheck smConfetti smGrid sngStrike solidDmnd sphere squareTabs str stretch strict \
    strips stroke style subTitle tbl textAndBackground textArchDown textArchDownPour textArchUpPour textButton \
    textButtonPour textCanDown textCanUp textCascadeDown textCascadeUp textChevron textChevronInverted textCircle \
    textCirclePour textCurveDown textCurveUp textDecorationLineThrough textDecorationUnderline textDeflate \
    textDeflateBottom textDeflateInflate textDeflateInflateDeflate textDeflateTop textDoubleWave1 \
    textEffectEmboss textEffectOutline textFadeDown textFadeLeft textFadeRight textFadeUp textInflate \
    textInflateBottom textInflateTop textRingInside textRingOutside textShadow textSlantDown textSlantUp textStop \
    textTransform textTriangle textTriangleInverted textWave2 textWave4 thaiAlphaParenBoth thaiAlphaParenR \
    thaiAlphaPeriod thaiNumParenBoth thaiNumParenR thaiNumPeriod title titleOnly tmRoot transition transitional \
    trellis twoColTx twoObj twoObjAndObj twoObjAndTx twoObjOverTx twoTxTwoObj tx txAndChart txAndClipArt \
    txAndMedia txAndObj txAndTwoObj txOverObj type up upDiag upLeft upRight verb vertTitleAndTx \
    vertTitleAndTxOverChart vertTx wd wdDnDiag wdHorz wdUpDiag wdVert weave wedge wheel whenNotActive whole wind \
    windowFrame wipe withEffect withGroup xshear yshear zigZag";

/// The names that new shapes, sections and custom shows get, between bars.
pub const SHAPES: &str = "\
    title|subtitle|vertical title|title placeholder|subtitle placeholder|text placeholder|\
    vertical text placeholder|content placeholder|vertical content placeholder|picture placeholder|\
    chart placeholder|table placeholder|clip art placeholder|smart art placeholder|media placeholder|\
    online image placeholder|object placeholder|date placeholder|footer placeholder|header placeholder|\
    slide number placeholder|slide image placeholder|notes placeholder|slide number|date|text box|tekstvak|media|\
    clip art|rectangle|straight connector|group|organization chart|diagram|smart art|action button|\
    action button home|action button forward or next|action button back or previous|action button beginning|\
    action button end|action button return|action button sound|action button help|action button information|\
    action button document|action button movie|action button custom|notched right arrow|bent arrow|bent up arrow|\
    curved right arrow|curved left arrow|curved up arrow|curved down arrow|left right arrow|up down arrow|\
    left right up arrow|quad arrow|chevron|u turn arrow|striped right arrow|circular arrow|right arrow callout|\
    left arrow callout|up arrow callout|down arrow callout|left right arrow callout|up down arrow callout|\
    quad arrow callout|arrow chevron|arrow pentagon|arrow bent|arrow notched right|rounded rectangular callout|\
    rectangular callout|oval callout|cloud callout|line callout|speech bubble rectangle|speech bubble oval|\
    speech bubble rectangle with corners rounded|thought bubble cloud|callout line|explosion|point star|\
    horizontal scroll|vertical scroll|wave|double wave|up ribbon|down ribbon|curved up ribbon|curved down ribbon|\
    ribbon|snip single corner rectangle|snip same side corner rectangle|snip diagonal corner rectangle|\
    snip and round single corner rectangle|round single corner rectangle|round same side corner rectangle|\
    round diagonal corner rectangle|rectangle single corner snipped|rectangle top corners snipped|\
    rectangle diagonal corners snipped|rectangle single corner rounded|rectangle top corners rounded|\
    rectangle diagonal corners rounded|regular pentagon|heptagon|decagon|dodecagon|pie|chord|teardrop|frame|\
    half frame|l shape|diagonal stripe|plaque|can|cube|cylinder|bevel|donut|circle hollow|no symbol|block arc|\
    folded corner|arc|multiply|divide|equal|not equal|minus|plus sign|minus sign|multiplication sign|equals|\
    flowchart process|flowchart alternate process|flowchart decision|flowchart data|flowchart predefined process|\
    flowchart internal storage|flowchart document|flowchart multidocument|flowchart terminator|\
    flowchart preparation|flowchart manual input|flowchart manual operation|flowchart connector|\
    flowchart offpage connector|flowchart card|flowchart punched tape|flowchart summing junction|flowchart or|\
    flowchart collate|flowchart sort|flowchart extract|flowchart merge|flowchart stored data|flowchart delay|\
    flowchart sequential access storage|flowchart magnetic disk|flowchart direct access storage|flowchart display|\
    auto shape|word art|default section|untitled section|summary section|custom show|titel|untertitel|\
    textplatzhalter|inhaltsplatzhalter|datumsplatzhalter|fußzeilenplatzhalter|foliennummernplatzhalter|\
    bildplatzhalter|titelplatzhalter|titre|sous titre|espace réservé du contenu|espace réservé du texte|\
    espace réservé de la date|espace réservé du pied de page|espace réservé du numéro de diapositive|标题|副标题|\
    竖排标题|标题占位符|文本占位符|竖排文字占位符|内容占位符|日期占位符|页脚占位符|灯片编号占位符|图片占位符|\
    幻灯片图像占位符|备注占位符|页眉占位符|タイトル|サブタイトル|コンテンツ プレースホルダー|\
    テキスト プレースホルダー|日付プレースホルダー|フッター プレースホルダー|スライド番号プレースホルダー";

/// The names of built-in layouts, table styles and designs, written alike.
pub const STYLES: &str = "\
    title slide|title and content|section header|two content|comparison|title only|blank|content with caption|\
    picture with caption|title and vertical text|vertical title and text|custom layout|title text|title and text|\
    title text and content|title text and chart|title text and clip art|title clip art and text|title and chart|\
    title and table|title and diagram or organization chart|title content and content|title two content and text|\
    title content and two content|content|title bullets|bullets|default design|default theme|blank presentation|\
    no style no grid|no style table grid|themed style accent|light style|light style accent|medium style|\
    medium style accent|dark style|dark style accent|dark style accent accent|office default|slide master|\
    notes master|handout master|空白|标题幻灯片|标题和内容|节标题|两栏内容|比较|仅标题|内容与标题|图片与标题|\
    标题和竖排文字|垂直排列标题与文本|office 主题";
