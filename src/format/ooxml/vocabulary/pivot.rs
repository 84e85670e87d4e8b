//! The names and values of pivot tables (ECMA-376-1, 18.10 and 18.18).

/// The names of their elements and attributes that are not among the others.
pub const NAMES: &str = "\
    allDrilled asteriskTotals autoEnd autoShow autoSortScope autoStart avgSubtotal backgroundQuery base baseField \
    baseItem bc byPosition cacheField cacheFields cacheIndex cacheSource calculatedItem calculatedItems chartFormat \
    chartFormats colFields colGrandTotals colHeaderCaption colItems collapsedLevelsAreSubtotals colPageCount compact \
    compactData conditionalFormat conditionalFormats containsBlank containsDate containsInteger containsMixedTypes \
    containsNonDate containsNumber containsSemiMixedTypes containsString countASubtotal countSubtotal cp \
    createdVersion customListSort databaseField dataCaption dataField dataFields dataOnRows dataPosition \
    dataSourceSort defaultAttributeDrillState defaultSubtotal disableFieldList discretePr dragOff dragToCol \
    dragToData dragToPage dragToRow editData enableDrill enableFieldProperties enableRefresh enableWizard endDate \
    endNum errorCaption evalOrder fc field fieldGroup fieldListSortAscending fieldPrintTitles firstDataCol \
    firstDataRow firstHeaderRow formats grandCol grandRow grandTotalCaption gridDropZones groupBy groupInterval \
    groupItems hiddenLevel hideNewItems hier hierarchy iMeasureFld iMeasureHier immersive in includeNewItemsInFilter \
    insertBlankRow insertPageBreak invalid item itemPageCount itemPrintTitles items labelOnly level longText \
    mappingCount maxDate maxSubtotal maxValue mdxSubqueries measureFilter memberPropertyField mergeItem minDate \
    minRefreshableVersion minSubtotal minValue missingCaption missingItemsLimit mpFld multipleFieldFilters \
    multipleItemSelectionAllowed nonAutoSortDefault optimizeMemory outlineData pageField pageFields pageOverThenDown \
    pageStyle pageWrap pivotAreas pivotCacheDefinition pivotCacheRecords pivotField pivotFields pivotTableDefinition \
    pivotTableStyle pivotTableStyleInfo preserveFormatting printDrill productSubtotal propertyName rangePr rankBy \
    recordCount reference references refreshedBy refreshedDate refreshedDateIso refreshedVersion refreshOnLoad \
    relative rowFields rowGrandTotals rowHeaderCaption rowItems rowPageCount saveData scope sd selected series \
    serverField sharedItems showAll showCalcMbrs showColHeaders showColStripes showDataAs showDataDropDown \
    showDataTips showDrill showDropDowns showDropZones showEmptyCol showEmptyRow showError showHeaders showItems \
    showMemberPropertyTips showMissing showMultipleLabel showPropAsCaption showPropCell showPropTip showRowHeaders \
    sortType sqlType startDate startNum stdDevPSubtotal stdDevSubtotal stringValue1 stringValue2 subtotal \
    subtotalCaption subtotalHiddenItems subtotalTop sumSubtotal supportAdvancedDrill supportSubquery topAutoShow \
    tupleCache un uniqueList uniqueMemberProperty updatedVersion upgradeOnRefresh useAutoFormatting vacatedStyle \
    varPSubtotal varSubtotal visualTotals worksheetSource";

/// The values of their enumerations that are not among the others.
pub const VALUES: &str = "\
    ascending avg axisCol axisPage axisRow axisValues captionBeginsWith captionBetween captionContains \
    captionEndsWith captionEqual captionGreaterThan captionGreaterThanOrEqual captionLessThan captionLessThanOrEqual \
    captionNotBeginsWith captionNotBetween captionNotContains captionNotEndsWith captionNotEqual countA data \
    dateBetween dateEqual dateNewerThan dateNewerThanOrEqual dateNotBetween dateNotEqual dateOlderThan \
    dateOlderThanOrEqual descending difference drill field formatting grand hours index percentDiff percentOfCol \
    percentOfRow percentOfTotal product quarters range row runTotal seconds selection stdDevP valueBetween \
    valueEqual valueGreaterThan valueGreaterThanOrEqual valueLessThan valueLessThanOrEqual valueNotBetween \
    valueNotEqual varP";
