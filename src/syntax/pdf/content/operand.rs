//! What operators take (ISO 32000-2, annex A). What stands before that is no part of an operation.

use super::Operator;
use crate::syntax::pdf::object::Object;

/// The ways in which colors are fitted to a device (8.6.5.8).
const INTENTS: [&[u8]; 4] = [b"AbsoluteColorimetric", b"RelativeColorimetric", b"Saturation", b"Perceptual"];

/// Leaves the operands that an operator takes, the last of those that stand before it, and tells whether they are of the
/// kinds that it takes. A number that is missing counts as nought, as other readers have it.
pub(super) fn fit(operator: Operator, operands: &mut Vec<Object>) -> bool {
    use Operator::*;
    let most = match operator {
        Save
        | Restore
        | BeginText
        | EndText
        | NextLine
        | Close
        | Stroke
        | CloseStroke
        | Fill
        | FillOld
        | FillEvenOdd
        | FillStroke
        | FillStrokeEvenOdd
        | CloseFillStroke
        | CloseFillStrokeEvenOdd
        | EndPath
        | Clip
        | ClipEvenOdd
        | EndMarked => 0,
        ShowText | NextLineShow | ShowSpaced | CharSpace | WordSpace | TextScale | Leading | TextMode | TextRise
        | LineWidth | LineCap | LineJoin | MiterLimit | Flatness | Intent | State | StrokeSpace | FillSpace
        | StrokeGray | FillGray | Shading | Draw | Point | BeginMarked | InlineImage => 1,
        MoveText | MoveTextLeading | Font | MoveTo | LineTo | Dash | GlyphWidth | PointNamed | BeginMarkedNamed => 2,
        NextLineShowSpaced | StrokeRgb | FillRgb => 3,
        CurveFirst | CurveLast | Rectangle | StrokeCmyk | FillCmyk => 4,
        TextMatrix | Concat | Curve | GlyphBox => 6,
        StrokeColor | FillColor | StrokeColorNamed | FillColorNamed => usize::MAX,
    };
    operands.drain(..operands.len().saturating_sub(most));
    let (last, before) = match operands.split_last_mut() {
        Some((last, before)) => (last, before),
        None => return matches!(most, 0 | usize::MAX) || is_of_numbers(operator),
    };
    let are_numbers = |items: &[Object]| items.iter().all(|item| item.as_number().is_some());
    match operator {
        ShowText | NextLineShow => last.as_string().is_some(),
        NextLineShowSpaced => last.as_string().is_some() && are_numbers(before),
        ShowSpaced => {
            let Object::Array(items) = last else { return false };
            items.retain(|item| item.as_string().is_some() || item.as_number().is_some());
            true
        }
        Font => last.as_number().is_some() && before.first().is_some_and(|name| name.as_name().is_some()),
        Dash => last.as_number().is_some() && before.first().and_then(Object::as_array).is_some_and(are_numbers),
        Intent => last.as_name().is_some_and(|name| INTENTS.contains(&name)),
        State | StrokeSpace | FillSpace | Shading | Draw => last.as_name().is_some(),
        StrokeColorNamed | FillColorNamed => {
            (last.as_number().is_some() || last.as_name().is_some()) && are_numbers(before)
        }
        Point | BeginMarked | PointNamed | BeginMarkedNamed | InlineImage => true,
        _ => last.as_number().is_some() && are_numbers(before),
    }
}

/// Tells whether an operator takes a set count of numbers and nothing else.
const fn is_of_numbers(operator: Operator) -> bool {
    use Operator::*;
    !matches!(
        operator,
        ShowText
            | NextLineShow
            | NextLineShowSpaced
            | ShowSpaced
            | Font
            | Dash
            | Intent
            | State
            | StrokeSpace
            | FillSpace
            | Shading
            | Draw
            | InlineImage
    )
}
