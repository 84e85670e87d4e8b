//! What a file looks like: its pages one after the other, then what lies on them, then the bookmarks and the rest.

use crate::model::layout::{SectionKind, index};
use crate::model::{Layout, Place, TextUnit, Visibility};
use crate::syntax::pdf::File;
use crate::syntax::pdf::page::Page;

/// Makes the layout of a file but for what has no place of its own. A page without a text has its section too: it may show
/// pictures.
pub fn layout(units: &[TextUnit], pages: &[Page], file: &File) -> Layout {
    laid_out(units, pages.iter().map(|page| size(page, file)))
}

fn laid_out(units: &[TextUnit], pages: impl Iterator<Item = (i64, i64)>) -> Layout {
    let mut layout = Layout::default();
    let mut on_pages = of_place(units, &[Place::Page]);
    // In the order of the pages, whichever order they were gone through in.
    on_pages.sort_by_key(|(_, unit)| unit.location.number);
    for (number, size) in (1..).zip(pages) {
        layout.begin(SectionKind::Page, index(number));
        layout.sections.iter_mut().last().into_iter().for_each(|section| section.size = size);
        let from = on_pages.partition_point(|(_, unit)| unit.location.number < number);
        let to = on_pages.partition_point(|(_, unit)| unit.location.number <= number);
        let here = on_pages.get(from..to).unwrap_or_default();
        let (seen, hidden): (Vec<_>, Vec<_>) =
            here.iter().partition(|(_, unit)| unit.location.visibility == Visibility::Visible);
        seen.into_iter().for_each(|(at, _)| layout.paragraph(at));
        layout.drawn();
        hidden.into_iter().for_each(|(at, _)| layout.paragraph(at));
    }
    for (kind, places) in [
        (SectionKind::Annotations, [Place::Annotation, Place::Control].as_slice()),
        (SectionKind::Outline, [Place::Outline].as_slice()),
    ] {
        let found = of_place(units, places);
        if !found.is_empty() {
            layout.begin(kind, 0);
            found.into_iter().for_each(|(at, _)| layout.paragraph(at));
        }
    }
    layout
}

/// The size of a page as it is shown, in hundredths of its unit (14.11.2, and table 31 for how it is turned).
fn size(page: &Page, file: &File) -> (i64, i64) {
    let shown = page.shown(file);
    let side = |len: f64| (len.clamp(1.0, 1e9) * 100.0) as i64;
    let (width, height) = (side(shown.width()), side(shown.height()));
    if page.quarter_turns(file) % 2 == 1 { (height, width) } else { (width, height) }
}

/// The units of some places, with their indexes; of the fields of forms only what is typed into them.
fn of_place<'a>(units: &'a [TextUnit], places: &[Place]) -> Vec<(u32, &'a TextUnit)> {
    let all = units.iter().enumerate().map(|(at, unit)| (index(at), unit));
    let is_there = |(_, unit): &(u32, &TextUnit)| {
        places.contains(&unit.location.place)
            && (unit.location.place != Place::Control || unit.location.visibility == Visibility::Visible)
    };
    all.filter(is_there).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Location;

    #[test]
    fn pages_come_in_their_order_and_what_nobody_sees_after_the_rest_of_its_page() {
        let units = [
            TextUnit::prose("address", Location::hidden(Place::Link, 1)),
            TextUnit::prose("second", Location::visible(Place::Page, 2)),
            TextUnit::prose("covered", Location::hidden(Place::Page, 1)),
            TextUnit::prose("first", Location::visible(Place::Page, 1)),
            TextUnit::prose("chapter", Location::visible(Place::Outline, 1)),
            TextUnit::prose("field", Location::metadata(Place::Control, 1)),
            TextUnit::prose("typed", Location::visible(Place::Control, 1)),
            TextUnit::prose("note", Location::visible(Place::Annotation, 2)),
        ];
        let mut layout = laid_out(&units, [(1, 2); 3].into_iter());
        layout.finish(units.len());
        let sections: Vec<_> = layout.sections.iter().map(|section| (section.kind.code(), section.number)).collect();
        let expected = [("page", 1), ("page", 2), ("page", 3), ("annotations", 0), ("outline", 0), ("rest", 0)];
        assert_eq!(sections, expected);
        let shown: Vec<u32> = layout.units().collect();
        assert_eq!(shown, [3, 2, 1, 6, 7, 4, 0, 5]);
        let drawn: Vec<_> = layout.sections.iter().map(|section| section.drawn.clone()).collect();
        assert_eq!(drawn.get(..3), Some([0..1, 2..3, 3..3].as_slice()));
    }
}
