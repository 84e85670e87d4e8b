//! A grey picture, and the same smaller or turned.

/// A picture of one byte a pixel, row by row from the upper left; 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    width: u32,
    height: u32,
    samples: Vec<u8>,
}

impl Grey {
    /// Takes the pixels of a picture; `None` where they are not as many as its sides say.
    pub fn new(width: u32, height: u32, samples: Vec<u8>) -> Option<Self> {
        let count = usize::try_from(u64::from(width) * u64::from(height)).ok()?;
        (samples.len() == count).then_some(Self { width, height, samples })
    }

    /// Takes the pixels of a picture in colour, four bytes each: red, green, blue and how opaque they are, on white; `None`
    /// where they are not as many as its sides say.
    pub fn of_rgba(width: u32, height: u32, rgba: &[u8]) -> Option<Self> {
        let (pixels, []) = rgba.as_chunks() else { return None };
        Self::new(width, height, pixels.iter().map(shade).collect())
    }

    /// In pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Row by row from the upper left.
    pub fn samples(&self) -> &[u8] {
        &self.samples
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.samples.chunks_exact(length(self.width).max(1))
    }

    /// The picture at another size: each pixel is the mean of what it covers, or the pixel in which it lies.
    pub(crate) fn at_size(&self, width: u32, height: u32) -> Self {
        let columns = stretches(self.width, width);
        let mut samples = Vec::with_capacity(length(width) * length(height));
        for rows in stretches(self.height, height) {
            let mut sums = vec![0_u32; length(self.width)];
            for row in self.rows().skip(rows.start).take(rows.len()) {
                for (sum, &sample) in sums.iter_mut().zip(row) {
                    *sum = sum.saturating_add(u32::from(sample));
                }
            }
            samples.extend(columns.iter().map(|columns| mean(sums.get(columns.clone()), rows.len())));
        }
        Self { width, height, samples }
    }

    /// The picture by a quarter turn: what was at the left is at the top, and what was at the top is at the right.
    pub(crate) fn turned(&self) -> Self {
        let mut samples = vec![0; self.samples.len()];
        let height = length(self.height);
        for (y, row) in self.rows().enumerate() {
            let column = height - 1 - y;
            for (&from, to) in row.iter().zip(samples.iter_mut().skip(column).step_by(height)) {
                *to = from;
            }
        }
        Self { width: self.height, height: self.width, samples }
    }

    /// The pixel at a point, between those around it; white beside the picture.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are within a picture, or a mean")]
    pub(crate) fn near(&self, [x, y]: [f64; 2]) -> u8 {
        let [x, y] = [x - 0.5, y - 0.5];
        let inside = x > -1.0 && y > -1.0 && x < f64::from(self.width) && y < f64::from(self.height);
        if !inside {
            return u8::MAX;
        }
        let [right, down] = [x - x.floor(), y - y.floor()];
        let pixel = |x: f64, y: f64| {
            let width = length(self.width);
            let [x, y] = [(x.max(0.0) as usize).min(width - 1), (y.max(0.0) as usize).min(length(self.height) - 1)];
            self.samples.get(y * width + x).map_or(255.0, |&sample| f64::from(sample))
        };
        let along = |y: f64| pixel(x.floor(), y) * (1.0 - right) + pixel(x.floor() + 1.0, y) * right;
        (along(y.floor()) * (1.0 - down) + along(y.floor() + 1.0) * down).round() as u8
    }
}

/// How light a pixel is: Rec. ITU-R BT.601, 2.5.1, in parts of 256.
fn shade(&[red, green, blue, opacity]: &[u8; 4]) -> u8 {
    let [red, green, blue, opacity] = [red, green, blue, opacity].map(u32::from);
    let own = (77 * red + 150 * green + 29 * blue) >> 8;
    let seen = (own * opacity + 255 * (255 - opacity) + 127) / 255;
    u8::try_from(seen).unwrap_or(u8::MAX)
}

/// A side as a count.
pub(crate) fn length(side: u32) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

/// Divides a side into a number of stretches, none of which is empty.
fn stretches(side: u32, count: u32) -> Vec<std::ops::Range<usize>> {
    let edge = |index: u32| u64::from(index) * u64::from(side) / u64::from(count.max(1));
    (0..count)
        .map(|index| {
            let start = edge(index).min(u64::from(side.saturating_sub(1)));
            let end = edge(index + 1).max(start + 1).min(u64::from(side));
            usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX)
        })
        .collect()
}

fn mean(sums: Option<&[u32]>, rows: usize) -> u8 {
    let sums = sums.unwrap_or_default();
    let count = u64::try_from(sums.len() * rows).unwrap_or(u64::MAX).max(1);
    let sum: u64 = sums.iter().map(|&sum| u64::from(sum)).sum();
    u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)
}
