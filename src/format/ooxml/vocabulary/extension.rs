//! The names and values of what newer programs add to sheets ([MS-XLSX], 2.6 and 2.7).

/// The names of their elements and attributes that are not among the others.
pub const NAMES: &str = "\
    activePresent axisColor axisPosition borderColor cfIcon colorAxis colorFirst colorHigh colorLast colorLow \
    colorMarkers colorNegative colorSeries conditionalFormattings custom dateAxis direction displayEmptyCellsAs \
    displayHidden displayXAxis fillColor gradient high last lineWeight low manualMax manualMin markers maxAxisType \
    minAxisType negative negativeBarBorderColorSameAsPositive negativeBarColorSameAsPositive negativeBorderColor \
    negativeFillColor sparkline sparklineGroup sparklineGroups sparklines";

/// The values of their enumerations that are not among the others.
pub const VALUES: &str = "\
    3Stars 3Triangles 5Boxes automatic autoMax autoMin context group individual leftToRight NoIcons rightToLeft stem";
