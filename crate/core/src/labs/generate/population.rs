//! The distribution of a network's training codes, and the directions of their attributes.

use crate::data::{Samples, Subject, attributes};
use crate::metrics::gaussian::Gaussian;
use crate::metrics::order::{ascending, sorted};
use crate::nn::Autoencoder;

/// Fraction of the codes inside the box along each axis.
const INSIDE: f32 = 0.99;

/// Summary of the codes of a network's training samples.
pub struct Population {
    /// The network.
    pub network: Autoencoder,
    /// The data set it was trained on.
    pub subject: Subject,
    /// d.
    pub d: usize,
    /// The box's bounds along each axis, `[d]`.
    pub ends: Vec<(f32, f32)>,
    /// One Gaussian for all codes.
    pub whole: Gaussian,
    /// One Gaussian per class; `None` for a class without samples.
    pub classes: Vec<Option<Gaussian>>,
    /// Standard deviation along each axis, `[d]`.
    pub deviations: Vec<f32>,
    /// `[count, d]`.
    codes: Vec<f32>,
    /// `[count]`.
    labels: Vec<u8>,
    /// Computed when first needed: the user waits for the fit.
    directions: Option<Directions>,
}

/// Directions of the attributes in code space.
pub struct Directions {
    /// From the mean to the thickest quarter of each class, `[d]`.
    pub thickness: Vec<f32>,
    /// From the mean to the quarter of each class that slants most to the right, `[d]`.
    pub slant: Vec<f32>,
}

/// Attributes of the training samples, independent of the network.
pub struct Strokes {
    /// Mean stroke width of each, in pixels.
    thickness: Vec<f32>,
    /// Slant to the right, in degrees.
    slant: Vec<f32>,
}

impl Strokes {
    /// Measures `samples`.
    pub fn of(samples: &Samples) -> Self {
        let each = |of: fn(&[f32]) -> f32| {
            (0..samples.count()).filter_map(|index| samples.row(index)).map(|row| of(&row)).collect()
        };
        Self { thickness: each(attributes::thickness), slant: each(attributes::slant) }
    }
}

impl Population {
    /// Summarises the `codes` `[count, d]` of `samples`. Returns `None` if they are not finite.
    pub fn of(network: Autoencoder, subject: Subject, samples: &Samples, codes: Vec<f32>) -> Option<Self> {
        let d = network.architecture().d_code;
        let labels = samples.labels();
        let classes = samples.class_counts().len();
        let of_class = |class: usize| {
            codes
                .chunks_exact(d)
                .zip(labels)
                .filter(move |(_, label)| usize::from(**label) == class)
                .map(|(code, _)| code)
        };
        let whole = Gaussian::fit(codes.chunks_exact(d), d)?;
        let axes: Vec<Vec<f32>> = (0..d).map(|axis| sorted(codes.iter().skip(axis).step_by(d).copied())).collect();
        let deviation = |axis: &Vec<f32>, mean: f32| {
            let sum: f32 = axis.iter().map(|value| (value - mean).powi(2)).sum();
            (sum / axis.len().max(1) as f32).sqrt()
        };
        Some(Self {
            subject,
            d,
            ends: axes
                .iter()
                .map(|axis| (share(axis, (1.0 - INSIDE) / 2.0), share(axis, f32::midpoint(1.0, INSIDE))))
                .collect(),
            deviations: axes.iter().zip(&whole.mean).map(|(axis, &mean)| deviation(axis, mean)).collect(),
            classes: (0..classes).map(|class| Gaussian::fit(of_class(class), d)).collect(),
            network,
            whole,
            labels: labels.to_vec(),
            codes,
            directions: None,
        })
    }

    /// Returns the directions of the attributes in `strokes`.
    pub fn directions(&mut self, strokes: &Strokes) -> &Directions {
        let of = |values: &[f32]| direction(&self.codes, self.d, &self.labels, self.classes.len(), values);
        let find = || Directions { thickness: of(&strokes.thickness), slant: of(&strokes.slant) };
        self.directions.get_or_insert_with(find)
    }
}

/// The quantile `share` of `sorted`.
fn share(sorted: &[f32], share: f32) -> f32 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f32 * share).round() as usize).copied().unwrap_or_default()
}

/// Half the step from the mean code of the quarter with the smallest values to that of the quarter with the largest,
/// averaged over the classes: across classes, the direction would lead from ones to eights.
fn direction(codes: &[f32], d: usize, labels: &[u8], classes: usize, values: &[f32]) -> Vec<f32> {
    let mut sum = vec![0.0; d];
    let mut used = 0.0_f32;
    let order = ascending(values.iter().copied().map(f64::from));
    for class in 0..classes {
        let in_class = order.iter().copied().filter(|&index| usize::from(labels[index]) == class).collect::<Vec<_>>();
        let quarter = in_class.len() / 4;
        if quarter == 0 {
            continue;
        }
        used += 1.0;
        for (members, sign) in [(&in_class[in_class.len() - quarter..], 0.5), (&in_class[..quarter], -0.5)] {
            for &index in members {
                let code = &codes[index * d..(index + 1) * d];
                sum.iter_mut().zip(code).for_each(|(sum, value)| *sum += sign * value / quarter as f32);
            }
        }
    }
    sum.into_iter().map(|value| value / used.max(1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_the_attribute_within_classes() {
        // The first code value follows the attribute; the second follows the class, which also correlates with it.
        let values: Vec<f32> = (0..80_u8).map(f32::from).collect();
        let labels: Vec<u8> = (0..80).map(|i| i / 40).collect();
        let codes: Vec<f32> = (0..80_usize).flat_map(|i| [2.0 * values[i], 100.0 * f32::from(labels[i])]).collect();
        let found = direction(&codes, 2, &labels, 2, &values);
        // The means of quarters of ten are 30 apart; half of that, twice.
        assert!((found[0] - 30.0).abs() < 1e-4 && found[1].abs() < 1e-4, "{found:?}");
        assert_eq!(direction(&codes[..6], 2, &labels[..3], 1, &values[..3]), [0.0, 0.0]);
    }

    #[test]
    fn box_excludes_the_tails() {
        let values = sorted((0..=200_u8).rev().map(f32::from));
        assert_eq!((share(&values, 0.005), share(&values, 0.995)), (1.0, 199.0));
    }
}
