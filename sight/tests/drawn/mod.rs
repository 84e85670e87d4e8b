//! Pictures that tests draw.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, reason = "each test draws some of them")]

use rxing::{BarcodeFormat, MultiFormatWriter, Writer};
use scrubjay_sight::Grey;

/// A picture of one shade.
pub fn plain(width: u32, height: u32, shade: u8) -> Grey {
    Grey::new(width, height, vec![shade; (width * height) as usize]).unwrap()
}

/// A picture on another one.
pub fn on(ground: &Grey, picture: &Grey, left: u32, top: u32) -> Grey {
    let mut samples = ground.samples().to_vec();
    for y in 0..picture.height() {
        for x in 0..picture.width() {
            samples[((top + y) * ground.width() + left + x) as usize] =
                picture.samples()[(y * picture.width() + x) as usize];
        }
    }
    Grey::new(ground.width(), ground.height(), samples).unwrap()
}

/// A picture by a quarter turn.
pub fn turned(picture: &Grey) -> Grey {
    let [width, height] = [picture.width(), picture.height()];
    let pixel = |at: u32| picture.samples()[((height - 1 - at % height) * width + at / height) as usize];
    Grey::new(height, width, (0..width * height).map(pixel).collect()).unwrap()
}

/// A picture with black for white.
pub fn inverted(picture: &Grey) -> Grey {
    let samples = picture.samples().iter().map(|sample| 255 - sample).collect();
    Grey::new(picture.width(), picture.height(), samples).unwrap()
}

/// A picture with other tones.
pub fn toned(picture: &Grey, tone: impl Fn(u8) -> u8) -> Grey {
    let samples = picture.samples().iter().map(|sample| tone(*sample)).collect();
    Grey::new(picture.width(), picture.height(), samples).unwrap()
}

/// A picture out of focus: each pixel is the mean of those up to so far around it, twice.
pub fn blurred(picture: &Grey, reach: i64) -> Grey {
    let [width, height] = [picture.width(), picture.height()].map(i64::from);
    let once = |picture: &Grey| {
        let mean = |at: i64| {
            let around = |at: i64, most: i64| (at - reach).max(0)..(at + reach + 1).min(most);
            let (x, y) = (at % width, at / width);
            let pixels = around(y, height).flat_map(|y| around(x, width).map(move |x| y * width + x));
            let (sum, count) =
                pixels.fold((0, 0), |(sum, count), at| (sum + u32::from(picture.samples()[at as usize]), count + 1));
            (sum / count) as u8
        };
        Grey::new(picture.width(), picture.height(), (0..width * height).map(mean).collect()).unwrap()
    };
    once(&once(picture))
}

/// A picture turned around its middle by degrees, on a white ground that is large enough for it.
pub fn aslant(picture: &Grey, degrees: f64) -> Grey {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let side = width.hypot(height).ceil() as u32;
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let pixel = |at: u32| {
        let [x, y] = [at % side, at / side].map(|at| f64::from(at) - f64::from(side) / 2.0);
        let [x, y] = [x * cosine - y * sine + width / 2.0, x * sine + y * cosine + height / 2.0];
        let is_inside = x >= 0.0 && y >= 0.0 && x < width && y < height;
        if is_inside { picture.samples()[(y as u32 * picture.width() + x as u32) as usize] } else { 255 }
    };
    Grey::new(side, side, (0..side * side).map(pixel).collect()).unwrap()
}

/// A code with so many pixels for each module, and a quiet zone around it.
pub fn code(format: BarcodeFormat, text: &str, module: u32) -> Grey {
    const QUIET: u32 = 12;
    let matrix = MultiFormatWriter.encode(text, &format, 0, 0).unwrap();
    // What has bars alone is one row.
    let high = if matrix.getHeight() == 1 { 40 } else { matrix.getHeight() };
    let [width, height] = [(matrix.getWidth() + 2 * QUIET) * module, (high + 2 * QUIET) * module];
    let is_black = |x: u32, y: u32| {
        let [x, y] = [x / module, y / module].map(|at| at.checked_sub(QUIET));
        let (Some(x), Some(y)) = (x, y) else { return false };
        y < high && matrix.try_get(x, y.min(matrix.getHeight() - 1)).unwrap_or_default()
    };
    let samples = (0..width * height).map(|at| if is_black(at % width, at / width) { 0 } else { 255 });
    Grey::new(width, height, samples.collect()).unwrap()
}

/// Nobody's face, on a square picture; so many pixels from hair to chin.
pub fn face(side: u32, high: f64) -> Grey {
    let middle = f64::from(side) / 2.0;
    let samples = (0..side * side).map(|at| {
        let mut sum = 0.0;
        // What has sharp edges is seen by no camera.
        for (right, down) in [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)] {
            let x = (f64::from(at % side) + right - middle) / (high / 2.0);
            let y = (f64::from(at / side) + down - middle) / (high / 2.0);
            sum += shade(x, y);
        }
        (sum / 4.0).clamp(0.0, 255.0) as u8
    });
    Grey::new(side, side, samples.collect()).unwrap()
}

/// The shade at a point, from the middle of the face; the chin is at 1.
fn shade(x: f64, y: f64) -> f64 {
    let within = |wide: f64, high: f64, at: f64| (x / wide).powi(2) + ((y - at) / high).powi(2) < 1.0;
    let spot =
        |right: f64, wide: f64, high: f64, at: f64| (-((x - right) / wide).powi(2) - ((y - at) / high).powi(2)).exp();
    let mut shade = 150.0;
    if y > 1.15 && x.abs() < 1.6 {
        shade = 60.0;
    }
    if x.abs() < 0.38 && y > 0.5 && y < 1.35 {
        shade = 150.0;
    }
    if within(0.88, 1.15, -0.12) && y < 0.1 {
        shade = 45.0;
    }
    if within(0.76, 1.0, 0.05) {
        shade = 205.0 - 45.0 * ((x / 0.76).powi(2) + (y - 0.05).powi(2)) - 12.0 * x;
        if y < -0.62 + 0.12 * x * x {
            shade = 45.0;
        }
    }
    for side in [-1.0, 1.0] {
        let [eye, height] = [x - side * 0.31, y + 0.08];
        shade -= 38.0 * spot(side * 0.31, 0.2, 0.14, -0.08) + 75.0 * spot(side * 0.09, 0.045, 0.03, 0.33);
        if (eye / 0.14).powi(2) + (height / 0.065).powi(2) < 1.0 {
            shade = if eye.hypot(height) < 0.064 { 35.0 } else { 215.0 };
        }
        let is_lid = (height + 0.06).abs() < 0.018 && eye.abs() < 0.15;
        let is_brow = (height + 0.19 + 0.25 * eye * eye).abs() < 0.03 && eye.abs() < 0.19;
        if is_lid || is_brow {
            shade = 57.0;
        }
    }
    shade += 22.0 * spot(0.0, 0.05, 0.2, 0.1) - 28.0 * spot(0.0, 0.16, 0.04, 0.38) - 25.0 * spot(0.0, 0.18, 0.04, 0.73);
    if within(0.27, 0.075, 0.58) {
        shade = if (y - 0.575 + 0.12 * x * x).abs() < 0.014 { 50.0 } else { 120.0 };
    }
    shade
}
