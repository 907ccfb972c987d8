//! Two properties of a digit's strokes that its label does not give.

use super::{PIXELS, SIDE};

/// Mean stroke width in pixels, estimated as twice the area over the edge length: exact for a long bar. 0 for an image
/// `[n]` without ink.
pub fn thickness(image: &[f32]) -> f32 {
    let at =
        |x: usize, y: usize| if x < SIDE && y < SIDE { image.get(y * SIDE + x).copied().unwrap_or(0.0) } else { 0.0 };
    let mut edge = 0.0;
    // Starts one pixel outside the image: ink that touches the border has an edge there.
    for (x, y) in (0..=SIDE).flat_map(|y| (0..=SIDE).map(move |x| (x, y))) {
        let (left, above) = (if x > 0 { at(x - 1, y) } else { 0.0 }, if y > 0 { at(x, y - 1) } else { 0.0 });
        edge += (at(x, y) - left).hypot(at(x, y) - above);
    }
    if edge > 0.0 { 2.0 * image.iter().take(PIXELS).sum::<f32>() / edge } else { 0.0 }
}

/// Slant of the strokes to the right of vertical, in degrees: the shear −μ₁₁/μ₀₂ of the ink's central moments (y down)
/// as an angle. 0 for an image `[n]` without ink, or with ink in a single row.
pub fn slant(image: &[f32]) -> f32 {
    let places = || image.iter().take(PIXELS).enumerate().map(|(i, &ink)| ((i % SIDE) as f32, (i / SIDE) as f32, ink));
    let mass: f32 = places().map(|(_, _, ink)| ink).sum();
    if mass <= 0.0 {
        return 0.0;
    }
    let (x0, y0) = (
        places().map(|(x, _, ink)| x * ink).sum::<f32>() / mass,
        places().map(|(_, y, ink)| y * ink).sum::<f32>() / mass,
    );
    let (mut mixed, mut upright) = (0.0, 0.0);
    for (x, y, ink) in places() {
        mixed += (x - x0) * (y - y0) * ink;
        upright += (y - y0).powi(2) * ink;
    }
    if upright > 0.0 { (-mixed / upright).atan().to_degrees() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(ink: impl Fn(f32, f32) -> bool) -> Vec<f32> {
        (0..PIXELS).map(|i| f32::from(ink((i % SIDE) as f32, (i / SIDE) as f32))).collect()
    }

    #[test]
    fn thickness_of_a_bar_is_its_width() {
        for width in [2.0, 4.0] {
            let bar = drawn(|x, y| (10.0..10.0 + width).contains(&x) && (2.0..26.0).contains(&y));
            // Twice w·24 over 2 (w + 24), slightly less at the corners.
            let expected = 24.0 * width / (width + 24.0);
            assert!((thickness(&bar) - expected).abs() < 0.1, "{} {expected}", thickness(&bar));
        }
        assert_eq!((thickness(&[0.0; PIXELS]), slant(&[0.0; PIXELS])), (0.0, 0.0));
    }

    #[test]
    fn slant_of_a_line_is_its_angle() {
        // One pixel to the right for every two up: arctan ½, 26.6 degrees.
        let line = drawn(|x, y| (4.0..24.0).contains(&y) && (x - (20.0 - y / 2.0).floor()).abs() < 1.5);
        assert!((slant(&line) - 26.57).abs() < 1.0, "{}", slant(&line));
        let upright = drawn(|x, _| x == 9.0);
        assert!(slant(&upright).abs() < 1e-3);
        assert_eq!(slant(&drawn(|_, y| y == 3.0)), 0.0);
    }
}
