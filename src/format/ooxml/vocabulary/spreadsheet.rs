//! The names and values that SpreadsheetML adds (ECMA-376-1, 18 and annex A.2).

/// The names of elements and attributes that no other markup has, in the order of the alphabet.
pub const NAMES: &str = "\
    wsDr editAs content \
    aboveAverage absoluteAnchor aca activeCell activeCellId activeCol activePane activeRow activeSheetId activeTab \
    alignWithMargins allowBlank allowPng allowRefreshQuery altText and applyAlignment applyAlignmentFormats \
    applyBorder applyBorderFormats applyFill applyFont applyFontFormats applyNumberFormat applyNumberFormats \
    applyPatternFormats applyProtection applyStyles applyWidthHeightFormats assign authorId authors auto \
    autoCompressPictures autoFill autoFilter autoFilterDateGrouping autoFormatId autoLine autoLoad autoPageBreaks \
    autoPict autoRepublish autoScale autoUpdate backupFile baseColWidth bestFit bgColor bk blackAndWhite blank \
    bookViews border borderId borders builtInGroupCount builtinId bx c ca cacheId calcChain calcCompleted calcId \
    calcMode calcOnSave calcPr calculatedColumn calculatedColumnFormula calendarType caseSensitive cell cellColor \
    cellComments cellIs cellSmartTag cellSmartTagPr cellSmartTags cellStyle cellStyleXfs cellStyles cellWatch \
    cellWatches cellXfs cf cfRule cfvo changeCells changesSavedWin chartsheet checkCompatibility clearComments \
    clearFormats click clientData cm codeName codePage coerce colBreaks colHidden colId colOff colorFilter colorId \
    colorScale columnSort commentList commentPr concurrentCalc concurrentManualCount condense conditionalFormatting \
    connectionId controlPr controls copies copy crashSave css current currentSheet customBuiltin customFilter \
    customFilters customFormat customHeight customList customMenu customPr customProperties customProperty \
    customSheetView customSheetViews customWidth customWorkbookView customWorkbookViews dataBar dataCellStyle \
    dataDxfId dataExtractLoad dataOnly dataValidation dataValidations date1904 dateCompatibility dateGroupItem \
    dateTimeGrouping day dde defaultColWidth defaultGridColor defaultPivotStyle defaultRowHeight defaultSize \
    defaultThemeVersion definedName definedNames degree del1 del2 deleteColumns deleteRows deleted denormalized \
    descending destinationFile diagonal diagonalDown diagonalUp dialogsheet differentFirst differentOddEven \
    dimension disablePrompts disabled displayName draft dt2D dtr dvAspect dxf dxfId dxfs dynamicFilter eb \
    emptyCellReference enableFormatConditionsCalculation equalAverage error errorStyle errorTitle errors evalError \
    evenFooter evenHeader exclude extend externalBook externalLink externalReference externalReferences fLocksText \
    fLocksWithSheet fPrintsWithSheet fPublished fgColor fieldPosition fileRecoveryPr fileSharing fileVersion fillId \
    fills filter filterColumn filterMode filterPrivacy filterVal filters firstFooter firstHeader firstPageNumber \
    firstSheet fitToHeight fitToPage fitToWidth fontId forceFullCalc formatCells formatCode formatColumns formatRows \
    formula formula1 formula2 formulaCalc fullCalcOnLoad fullPrecision function functionGroup functionGroupId \
    functionGroups functionPrototype gradientFill gridLines gridLinesSet gte headerFooter headerRowBorderDxfId \
    headerRowCellStyle headerRowCount headerRowDxfId headings help hiddenButton hidePivotFieldList horizontal \
    horizontalCentered horizontalDpi hour ht hyperlinks iLevel iconFilter iconId iconSet ignoredError ignoredErrors \
    imeMode includeHiddenRowCol includePrintSettings indexed indexedColors inputCells insertColumns insertHyperlinks \
    insertRow insertRowShift insertRows is iterate iterateCount iterateDelta justLastX justifyLastLine key \
    lastEdited legacyDrawing linkedCell listDataValidation listFillRange localSheetId location lockRevision \
    lockStructure lockText lockWindows longFileNames lowestEdited macro main man manualBreakCount mapId max maxVal \
    maxValIso maximized merge mergeCell mergeCells mergeInterval min minLength minSupportedVersion minimized minute \
    month moveWithCells mruColors namespaceUri nextId numFmtId numFmts numberStoredAsText objectPr objects oddFooter \
    oddHeader oleObject oleObjects oleSize oleUpdate oneCellAnchor onlySync operator outlineLevel outlineLevelCol \
    outlineLevelRow outlinePr pageMargins pageOrder pageSetUpPr pageSetup pane paperHeight paperSize paperWidth \
    password pasteAll pasteValues patternFill patternType personalView ph phonetic phoneticPr pivot pivotArea \
    pivotButton pivotCache pivotCaches pivotSelection pivotTables printOptions priority prompt promptTitle \
    promptedSolutions protection publishItems publishToServer published queryTable queryTableField queryTableFieldId \
    queryTableFields queryTableRefresh quotePrefix r1 r2 rFont rPh rank rc readOnlyRecommended readingOrder \
    recalcAlways refMode refersToR refreshAllConnections refreshError relativeIndent repairLoad reservationPassword \
    revisionsAlgorithmName revisionsHashValue revisionsPassword revisionsPasswordCharacterSet revisionsSaltValue \
    revisionsSpinCount rgb rightToLeft row rowBreaks rowColShift rowHidden rowOff rupBuild s saveExternalLinkValues \
    sb scale scaleWithDoc scenario scenarios scheme second selectLockedCells selectUnlockedCells sheet \
    sheetBackgroundPicture sheetData sheetDataSet sheetFormatPr sheetId sheetName sheetNames sheetPr sheetProtection \
    sheetView sheetViews sheets shortcutKey showBorderUnselectedTables showButton showColumnStripes showComments \
    showDropDown showErrorMessage showFirstColumn showFormulaBar showFormulas showGridLines showHeader \
    showHorizontalScroll showInkAnnotation showInputMessage showLastColumn showObjects showOutlineSymbols \
    showPivotChartFilter showRowColHeaders showRowStripes showRuler showSheetTabs showStatusbar showValue \
    showVerticalScroll showWhiteSpace showZeros shrinkToFit si sizeWithCells smartTagTypes smartTags sort sortBy \
    sortCondition sortMethod sortState sourceObject spans splitFirst sqref sst state statusBar stdDev stop \
    stopIfTrue stp styleSheet summaryBelow summaryRight syncHorizontal syncRef syncVertical tabColor tabRatio \
    tabSelected tableBorderDxfId tableColumn tableColumnId tableColumns tableFormula tablePart tableParts \
    tableStyleElement tableStyleInfo tableType targetScreenSize textHAlign textRotation textVAlign textlink thickBot \
    thickBottom thickTop thicket timePeriod top10 topLeftCell totalsRowBorderDxfId totalsRowCellStyle totalsRowCount \
    totalsRowDxfId totalsRowFormula totalsRowFunction totalsRowLabel totalsRowShown tp transitionEntry \
    transitionEvaluation twoCellAnchor twoDigitTextYear uiObject undone uniqueCount uniqueName unlockedFormula \
    updateLinks useFirstPageNumber usePrinterDefaults user userName valIso valueMetadata vbProcedure vertical \
    verticalCentered verticalDpi visibility vm vml webPublishObject webPublishObjects webPublishing \
    webPublishingObject webPublishingObjects windowHeight windowProtection windowWidth workbook \
    workbookAlgorithmName workbookHashValue workbookParameter workbookPassword workbookPasswordCharacterSet \
    workbookPr workbookProtection workbookSaltValue workbookSpinCount workbookView workbookViewId worksheet xSplit \
    xWindow xdr xf xfId xlm xmlBased xmlColumnPr xmlDataType ySplit yWindow year zeroHeight zoomScale \
    zoomScaleNormal zoomScalePageLayoutView zoomScaleSheetLayoutView zoomToFit";

/// The values of enumerations (ECMA-376-1, 18.18), as they are written.
pub const VALUES: &str = "\
    3Arrows 3ArrowsGray 3Flags 3Signs 3Symbols 3Symbols2 3TrafficLights1 3TrafficLights2 4Arrows 4ArrowsGray 4Rating \
    4RedToBlack 4TrafficLights 5Arrows 5ArrowsGray 5Quarters 5Rating aboveAverage allDocs array asDisplayed atEnd \
    autoAll autoNoTable average beginsWith belowAverage between blank blankRow bottomLeft cellColor cellIs \
    centerContinuous colorScale commIndAndComment commIndicator commNone contains containsBlanks containsErrors \
    containsText count countNums darkDown darkGrid darkHorizontal darkTrellis darkUp darkVertical dashDotDot dataBar \
    dataTable day disabled displayed distributed doubleAccounting downThenOver duplicateValues DVASPECT_CONTENT \
    DVASPECT_ICON endswith endsWith equal expression firstColumn firstColumnStripe firstColumnSubheading \
    firstHeaderCell firstRowStripe firstRowSubheading firstSubtotalColumn firstSubtotalRow firstTotalCell fontColor \
    formula frozen frozenSplit fullAlpha fullHangul fullKatakana fullwidthKatakana general gray0625 gray125 \
    greaterThan greaterThanOrEqual hair halfAlpha halfHangul halfKatakana halfwidthKatakana headerRow Hiragana \
    hiragana hour iconSet ignore information inlineStr justify last7Days lastColumn lastHeaderCell lastMonth \
    lastQuarter lastTotalCell lastWeek lastYear lessThan lessThanOrEqual lightDown lightGrid lightHorizontal \
    lightTrellis lightUp lightVertical list M1 M10 M11 M12 M2 M3 M4 M5 M6 M7 M8 M9 major manual medium mediumDashDot \
    mediumDashDotDot mediumDashed mediumGray minute minutes month NA NaN nextMonth nextQuarter nextWeek nextYear \
    noControl noConversion noIndicator notBetween notContains notContainsBlanks notContainsErrors notContainsText \
    notEqual null OLEUPDATE_ALWAYS OLEUPDATE_ONCALL oneCell overThenDown pageBreakPreview pageFieldLabels \
    pageFieldValues pageLayout path pending percent percentile pinYin placeholders Q1 Q2 Q3 Q4 queryTable R1C1 rank \
    second secondColumnStripe secondColumnSubheading secondRowStripe secondRowSubheading secondSubtotalColumn \
    secondSubtotalRow seriesOnly shared sheet sheetError singleAccounting slantDashDot split startswith stdDev stop \
    str stroke textLength thin thirdColumnSubheading thirdRowSubheading thirdSubtotalColumn thirdSubtotalRow \
    thisMonth thisQuarter thisWeek thisYear time timePeriod today tomorrow top10 topRight totalRow twoCell \
    uniqueValues userSet value var veryHidden warning whole wildcard worksheet xml year yearToDate yesterday";

/// The built-in styles of cells and tables (18.8.7, 18.5.1.2) in lower case and without numbers, between bars.
pub const STYLES: &str = "\
    comma|currency|percent|good|bad|neutral|calculation|check cell|explanatory text|input|linked cell|output|\
    warning text|total|note|accent|row level|col level|table style light|table style medium|table style dark|\
    pivot style light|pivot style medium|pivot style dark|slicer style light|slicer style dark|slicer style other|\
    office|sheet|normal";
