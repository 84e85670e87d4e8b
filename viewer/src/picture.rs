//! What a page looks like.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::Affine;
use hayro_interpret::util::TransformExt;

/// The most pixels that a side of a picture may have.
const MAX_SIDE: f64 = 16_384.0;

/// The size of a page as it is shown, and how its coordinates lie on its picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageGeometry {
    /// The width in points: of the crop box, after the page's rotation.
    pub width: f32,
    /// The height in points: of the crop box, after the page's rotation.
    pub height: f32,
    /// Takes a point of default user space to pixels from the picture's upper left corner at scale 1: the coefficients
    /// `[a, b, c, d, e, f]` of `x' = ax + cy + e`, `y' = bx + dy + f`.
    pub transform: [f64; 6],
}

impl PageGeometry {
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let (width, height) = page.render_dimensions();
        Self { width, height, transform: page.initial_transform(true).to_kurbo().as_coeffs() }
    }
}

/// A page as pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Pixels to the point, which may be fewer than were asked for.
    pub scale: f32,
    /// Red, green, blue and alpha of each pixel, row by row from the top; all are opaque.
    pub rgba: Vec<u8>,
}

pub(crate) fn render(page: &Page<'_>, scale: f32, max_pixels: u32) -> Picture {
    let geometry = PageGeometry::of(page);
    let scale = fitting(&geometry, f64::from(scale), f64::from(max_pixels));
    let (width, height) = (side(geometry.width, scale), side(geometry.height, scale));
    let mut context = RenderContext::new(width, height);
    let cache = RenderCache::new();
    let transform = Affine::scale(scale) * Affine::new(geometry.transform);
    let settings = InterpreterSettings::default();
    render_into(page, &cache, &settings, &RenderSettings::default(), &mut context, transform);
    context.flush();
    let mut pixmap = Pixmap::new(width, height);
    let rasterizer = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), rasterizer);
    // White lies under all, so nothing is left to divide by alpha.
    Picture { width, height, scale: narrow(scale), rgba: pixmap.data_as_u8_slice().to_vec() }
}

/// The largest scale up to the one asked for at which the picture stays within its bounds.
fn fitting(geometry: &PageGeometry, scale: f64, max_pixels: f64) -> f64 {
    let (width, height) = (f64::from(geometry.width), f64::from(geometry.height));
    let by_area = (max_pixels.max(1.0) / (width * height)).sqrt();
    let by_side = MAX_SIDE / width.max(height);
    let fitting = scale.min(by_area).min(by_side);
    if fitting.is_finite() && fitting > 0.0 { fitting } else { f64::MIN_POSITIVE }
}

/// A side in whole pixels, at least one.
fn side(points: f32, scale: f64) -> u16 {
    let pixels = (f64::from(points) * scale).clamp(1.0, MAX_SIDE);
    // The clamp keeps it within the type; what is left to lose is the part of a pixel.
    (pixels as u16).max(1)
}

fn narrow(scale: f64) -> f32 {
    scale as f32
}
