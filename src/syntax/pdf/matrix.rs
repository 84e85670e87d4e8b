//! How one space of coordinates lies in another (ISO 32000-2, 8.3).

use super::object::Object;

/// A point or a way, in units of its space.
pub type Point = (f64, f64);

/// A transformation: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Default for Matrix {
    fn default() -> Self {
        Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    /// Reads six numbers; nothing where one is missing.
    pub fn read(object: &Object) -> Option<Self> {
        let numbers = object.as_array()?;
        let mut all = [0.0; 6];
        for (index, place) in all.iter_mut().enumerate() {
            *place = numbers.get(index)?.as_number()?;
        }
        Some(Self(all))
    }

    /// A shift.
    pub const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This transformation first, then `next`.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let (x, y, origin) = (next.way((a, b)), next.way((c, d)), next.point((e, f)));
        Self([x.0, x.1, y.0, y.1, origin.0, origin.1])
    }

    /// Where a point comes to lie.
    pub fn point(&self, (x, y): Point) -> Point {
        let (dx, dy) = self.way((x, y));
        let [.., e, f] = self.0;
        (dx + e, dy + f)
    }

    /// What becomes of a way, which has no place.
    pub fn way(&self, (x, y): Point) -> Point {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }

    /// The transformation back; nothing where there is none.
    pub fn inverse(&self) -> Option<Self> {
        let [a, b, c, d, e, f] = self.0;
        let area = a * d - b * c;
        if !area.is_normal() {
            return None;
        }
        let back = Self([d / area, -b / area, -c / area, a / area, 0.0, 0.0]);
        let (x, y) = back.way((-e, -f));
        let [a, b, c, d, ..] = back.0;
        Some(Self([a, b, c, d, x, y]))
    }
}

/// An upright rectangle, its sides in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The least x.
    pub left: f64,
    /// The least y.
    pub bottom: f64,
    /// The greatest x.
    pub right: f64,
    /// The greatest y.
    pub top: f64,
}

impl Rect {
    /// All there is.
    pub const EVERYTHING: Self = Self { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };

    /// The square that a picture fills in its own space (8.9.5.1).
    pub const UNIT: Self = Self { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };

    /// Reads four numbers, in whichever order the corners come (7.9.5).
    pub fn read(object: &Object) -> Option<Self> {
        let numbers = object.as_array()?;
        let number = |index: usize| numbers.get(index).and_then(Object::as_number).filter(|number| number.is_finite());
        Self::around([(number(0)?, number(1)?), (number(2)?, number(3)?)])
    }

    /// The smallest rectangle around points; nothing around none.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |all: Option<Self>, (x, y)| {
            let point = Self { left: x, bottom: y, right: x, top: y };
            Some(all.map_or(point, |all| all.joined(&point)))
        })
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    /// What lies in both; empty where nothing does.
    #[must_use]
    pub fn cut(&self, other: &Self) -> Self {
        let (left, bottom) = (self.left.max(other.left), self.bottom.max(other.bottom));
        Self { left, bottom, right: self.right.min(other.right).max(left), top: self.top.min(other.top).max(bottom) }
    }

    /// Its corners, around it.
    pub fn corners(&self) -> [Point; 4] {
        [(self.left, self.bottom), (self.right, self.bottom), (self.right, self.top), (self.left, self.top)]
    }

    /// The smallest upright rectangle around what a transformation makes of it.
    #[must_use]
    pub fn transformed(&self, matrix: &Matrix) -> Self {
        Self::around(self.corners().map(|corner| matrix.point(corner))).unwrap_or(*self)
    }

    /// Tells whether a point lies in it.
    pub fn holds(&self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// Its area.
    pub fn area(&self) -> f64 {
        self.width() * self.height()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transformation_and_its_inverse_lead_back() {
        let turn = Matrix([0.0, 2.0, -2.0, 0.0, 10.0, 20.0]);
        assert_eq!(turn.point((1.0, 0.0)), (10.0, 22.0));
        let back = turn.then(&turn.inverse().unwrap_or_default());
        assert_eq!(back.point((3.0, 4.0)), (3.0, 4.0));
        assert_eq!(Matrix([1.0, 1.0, 1.0, 1.0, 0.0, 0.0]).inverse(), None);
        assert_eq!(Matrix::shift(1.0, 2.0).then(&turn).point((0.0, 0.0)), turn.point((1.0, 2.0)));
    }
}
