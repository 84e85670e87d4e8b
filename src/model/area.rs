//! Parts of pages that a person has drawn a box around.

/// An upright rectangle on a page: whatever it touches goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    page_index: u32,
    sides: [f64; 4],
}

impl Area {
    /// Takes two corners, in points of the space of a page, which is counted from 0; nothing for what is no rectangle.
    pub fn new(page_index: u32, (x, y): (f64, f64), (other_x, other_y): (f64, f64)) -> Option<Self> {
        /// No page is as large.
        const FAR: f64 = 1e7;
        let sides = [x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)];
        let is_near = sides.iter().all(|side| side.abs() < FAR);
        let [left, bottom, right, top] = sides;
        (is_near && left < right && bottom < top).then_some(Self { page_index, sides })
    }

    /// The same on another page.
    #[must_use]
    pub const fn on_page(self, page_index: u32) -> Self {
        Self { page_index, ..self }
    }

    /// The page, counted from 0.
    pub const fn page_index(&self) -> u32 {
        self.page_index
    }

    /// Left, bottom, right and top, in points of the page's own space.
    pub const fn sides(&self) -> [f64; 4] {
        self.sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_come_in_any_order_and_no_line_is_an_area() {
        let area = Area::new(1, (5.0, 9.0), (2.0, 3.0));
        assert_eq!(area.map(|area| area.sides()), Some([2.0, 3.0, 5.0, 9.0]));
        assert_eq!(Area::new(0, (5.0, 9.0), (5.0, 3.0)), None);
        assert_eq!(Area::new(0, (5.0, f64::NAN), (2.0, 3.0)), None);
        assert_eq!(Area::new(0, (5.0, f64::INFINITY), (2.0, 3.0)), None);
    }
}
