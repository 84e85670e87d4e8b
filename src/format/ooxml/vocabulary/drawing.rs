//! The names and values of charts and diagrams (ECMA-376-1, 21.2 and 21.4; [MS-ODRAWXML]).

/// The names of their elements and attributes that are not among the others.
pub const NAMES: &str = "\
    adjLst alg alignWithMargins animLvl animOne applyToEnd applyToFront applyToSides area3DChart areaChart arg auto \
    autoTitleDeleted autoUpdate axId axPos axis backWall backward bandFmt bandFmts bar3DChart barChart barDir \
    baseTimeUnit blackAndWhite blipPhldr bubble3D bubbleChart bubbleScale bubbleSize builtInUnit bulletEnabled c cat \
    catAx catLst chMax chOrder chPref chartObject chartSpace choose clrData clrMapOvr cnt coherent3DOff colorsDef \
    colorsDefHdr colorsDefHdrLst constr constrLst copies crossAx crossBetween crosses crossesAt csCatId csTypeId \
    custAng custFlipHor custFlipVert custLinFactNeighborX custLinFactNeighborY custLinFactX custLinFactY \
    custRadScaleInc custRadScaleRad custScaleX custScaleY custSplit custSzX custSzY custT custUnit cxnId dLbl \
    dLblPos dLbls dPt dTable dataModel dataModelExt date1904 dateAx defStyle delete depthPercent desc destId destOrd \
    differentFirst differentOddEven dispBlanksAs dispEq dispRSqr dispUnits dispUnitsLbl doughnutChart downBars draft \
    dropLines effectClrLst else errBarType errBars errDir errValType evenFooter evenHeader explosion externalData \
    fact fillClrLst firstFooter firstHeader firstPageNumber firstSliceAng floor fmtId for forEach forName formatCode \
    forward gapDepth gapWidth hMode hPercent headerFooter hiLowLines hideGeom hideLastTrans hierBranch holeSize \
    horizontalDpi hueDir if intercept invertIfNegative layout layoutDef layoutDefHdr layoutNode layoutTarget lblAlgn \
    lblOffset leaderLines legacyDrawingHF legend legendEntry legendPos linClrLst line3DChart lineChart lkTxEntry \
    loCatId loTypeId logBase majorGridlines majorTickMark majorTimeUnit majorUnit manualLayout marker max meth min \
    minVer minorGridlines minorTickMark minorTimeUnit minorUnit minus modelId moveWith multiLvlStrCache \
    multiLvlStrRef noEndCap noMultiLvlLbl numCache numLit numRef oddFooter oddHeader ofPieChart ofPieType op \
    orgChart overlap overlay pageMargins pageSetup paperSize parTransId param period perspective phldr phldrT \
    pictureFormat pictureOptions pictureStackUnit pie3DChart pieChart pivotFmt pivotFmts pivotSource plotArea \
    plotVisOnly plus prSet presAssocID presId presLayoutVars presName presOf presStyleCnt presStyleIdx presStyleLbl \
    pri printSettings protection ptCount ptLst ptType qsCatId qsTypeId rAngAx radarChart radarStyle refFor \
    refForName refPtType refType relId relIds resId resizeHandles rich rotX rotY roundedCorners rule ruleLst \
    sampData scaling scatterChart scatterStyle secondPiePt secondPieSize ser serAx serLines showBubbleSize \
    showCatName showDLblsOverMax showHorzBorder showKeys showLeaderLines showLegendKey showNegBubbles showOutline \
    showPercent showSerName showVal showVertBorder sibTransId sideWall sizeRepresents smooth sourceLinked spTree \
    splitPos splitType srcId srcOrd step stockChart strCache strLit strRef styleData styleDef styleDefHdr styleLbl \
    surface3DChart surfaceChart symbol thickness tickLblPos tickLblSkip tickMarkSkip trendline trendlineLbl \
    trendlineType txEffectClrLst txFillClrLst txLinClrLst txPr tst txXfrm uniqueId upBars upDownBars useDef \
    useFirstPageNumber userInterface userShapes valAx varLst varyColors verticalDpi view3D wMode wireframe xMode \
    xVal yMode yVal zOrderOff";

/// The values of their enumerations that are not among the others.
pub const VALUES: &str = "\
    3D Content Embed Excel.Sheet.12 Excel.SheetMacroEnabled.12 General Icon NaN Package PowerPoint.Show.12 \
    PowerPoint.ShowMacroEnabled.12 PowerPoint.Slide.12 Word.Document.12 Word.DocumentMacroEnabled.12 alignAcc1 alignAccFollowNode1 alignImgPlace1 alignNode1 alignOff alignTx ancst ancstOrSelf ar \
    area asst asst0 asst1 asst2 asst3 asst4 autoTxRot autoZero bL bMarg bOff bR begMarg begPad begPts begSty \
    bendDist bendPt bgAcc1 bgAccFollowNode1 bgImgPlace1 bgShp bgSibTrans2D1 billions bkPtFixedVal bkpt box branch \
    callout ccw ch chAlign chDir clustered cnt col composite conFgAcc1 cone coneToMax conn connDist connRout contDir \
    convert ctrShpMap ctrX ctrXOff ctrY ctrYOff cust cw cycle cylinder days depth des desOrSelf diam dim dir dkBgShp \
    doc dstNode edge endMarg endPad endPts endSty equ exp factor fallback fgAcc0 fgAcc1 fgAcc2 fgAcc3 fgAcc4 \
    fgAccFollowNode1 fgImgPlace1 fgShp fgSibTrans2D1 filled fixedVal flowDir follow followSib fromB fromL fromR \
    fromT gap grDir gt gte h hArH hOff hierAlign hierBranch hierChild hierRoot hierarchy horzAlign hundredMillions \
    hundredThousands hundreds inBase inEnd inner lCtrCh lMarg lOff linDir lineMarker lnNode1 lnSpAfChP lnSpAfParP \
    lnSpCh lnSpPar log lt lte lvl mainScheme marker matrix maxDepth maxMin midCat millions minMax minus months \
    movingAvg neq nextTo node node0 node1 node2 node3 node4 nodeHorzAlign nodeVertAlign nonAsst nonNorm officeonline \
    other outEnd outer par parChTrans1D1 parChTrans1D2 parChTrans1D3 parChTrans1D4 parChTrans2D1 parChTrans2D2 \
    parChTrans2D3 parChTrans2D4 parTrans parTx parTxLTRAlign parTxRTLAlign percent percentStacked percentage picture \
    poly pos posEven posOdd power preced precedSib pres primFontSz process pyra pyraAcctBkgdNode pyraAcctPos \
    pyraAcctRatio pyraAcctTxMar pyraAcctTxNode pyraLvlNode pyramid pyramidToMax rCtrCh rMarg rOff rel relationship \
    revPos revTx root rotPath rtShortDist secChAlign secFontSz secLinDir secSibSp self shpTxLTRAlignCh \
    shpTxRTLAlignCh sibSp sibTrans sibTrans1D1 sibTrans2D1 simple smooth smoothMarker snake solidAlignAcc1 \
    solidBgAcc1 solidFgAcc1 sp span spanAng srcNode stAng stBulletLvl stElem stack stackScale stacked star stdDev \
    stdErr stemThick stretch tL tMarg tOff tR tenMillions tenThousands thousands trAlignAcc1 trBgShp trillions tx \
    txAnchorHorz txAnchorHorzCh txAnchorVert txAnchorVertCh txBlDir txDir var vennNode1 vertAlign w wArH wOff years \
    zero";
