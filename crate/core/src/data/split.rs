//! A user's set: its validation, and its split into training and test images.

use std::collections::BTreeSet;

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::{PIXELS, Samples};
use crate::error::{Error, Refusal, Result};

/// Maximum number of images in a set.
pub const MAX_IMAGES: usize = 20_000;
/// Maximum number of classes.
pub const MAX_CLASSES: usize = 62;
/// One image in this many of each class goes to the test set.
const TESTED: usize = 5;

/// Reads a user's set.
///
/// `images` are rows of n bytes; `labels` has a class below `classes` for each, or is empty: then all have one class.
///
/// # Errors
/// [`Error::WrongLength`] when `images` is not a whole number of rows, or the number of labels differs;
/// [`Error::OutOfRange`] for too many images or classes, and for a label that is not a class; [`Error::Refused`] for
/// fewer than two images.
pub fn read(images: Vec<u8>, labels: Vec<u8>, classes: usize) -> Result<Samples> {
    let count = images.len() / PIXELS;
    if images.len() != count * PIXELS {
        return Err(Error::WrongLength { what: "images", expected: count * PIXELS, got: images.len() });
    }
    if count < 2 {
        return Err(Refusal::FewImages.into());
    }
    for (what, most, got) in [("images", MAX_IMAGES, count), ("classes", MAX_CLASSES, classes)] {
        if got > most {
            return Err(Error::OutOfRange { what, count: most, index: got });
        }
    }
    let (labels, classes) = if labels.is_empty() { (vec![0; count], 1) } else { (labels, classes) };
    if labels.len() != count {
        return Err(Error::WrongLength { what: "labels", expected: count, got: labels.len() });
    }
    if let Some(&label) = labels.iter().find(|&&label| usize::from(label) >= classes) {
        return Err(Error::OutOfRange { what: "classes", count: classes, index: usize::from(label) });
    }
    Ok(Samples::new(PIXELS, images, labels)?.of_classes(classes))
}

/// Splits `samples` into training and test sets, each shuffled by the seed. A fifth of each class is for testing: at
/// least one sample of a class with two or more, and at least one overall.
///
/// `originals` identifies the image that each sample was made from, or is empty. All samples of one original stay on
/// one side, or the test would contain images that the network has almost seen. The fifth is then one of the originals.
///
/// # Errors
/// [`Error::WrongLength`] when the number of originals differs.
pub fn split(samples: &Samples, originals: &[u32], seed: u64) -> Result<[Samples; 2]> {
    let count = samples.count();
    if !originals.is_empty() && originals.len() != count {
        return Err(Error::WrongLength { what: "originals", expected: count, got: originals.len() });
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    // If everything was made from one image, the split has to ignore it.
    let is_one = originals.iter().all(|original| originals.first() == Some(original));
    let original = |&index: &usize| if is_one { index as u32 } else { originals[index] };
    let mut met = BTreeSet::new();
    let firsts: Vec<usize> = order.iter().copied().filter(|index| met.insert(original(index))).collect();
    let tested = tested(samples, &firsts).iter().map(original).collect::<BTreeSet<u32>>();
    let (test, train): (Vec<usize>, Vec<usize>) = order.iter().partition(|index| tested.contains(&original(index)));
    Ok([samples.at(&train), samples.at(&test)])
}

/// The test samples among `indices`.
fn tested(samples: &Samples, indices: &[usize]) -> Vec<usize> {
    let label = |index: usize| usize::from(samples.labels()[index]);
    let mut counts = vec![0_usize; samples.classes()];
    indices.iter().for_each(|&index| counts[label(index)] += 1);
    let share = |&count: &usize| if count < 2 { 0 } else { ((count + TESTED / 2) / TESTED).max(1) };
    let mut wanted: Vec<usize> = counts.iter().map(share).collect();
    // No class has more than one sample: test on the first of all.
    if let (true, Some(&first)) = (wanted.iter().all(|&count| count == 0), indices.first()) {
        wanted[label(first)] = 1;
    }
    let is_tested = |&index: &usize| {
        let left = &mut wanted[label(index)];
        let is_wanted = *left > 0;
        *left = left.saturating_sub(1);
        is_wanted
    };
    indices.iter().copied().filter(is_tested).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Images of uniform grey, one level per index.
    fn set(labels: &[u8], classes: usize) -> Result<Samples> {
        let images = (0..labels.len()).flat_map(|index| [index as u8; PIXELS]).collect();
        read(images, labels.to_vec(), classes)
    }

    fn places(samples: &Samples) -> Vec<usize> {
        let place = |index| (255.0 * samples.row(index).unwrap()[0]).round() as usize;
        (0..samples.count()).map(place).collect()
    }

    #[test]
    fn a_fifth_of_each_class_is_for_testing() {
        let labels: Vec<u8> = [vec![0; 50], vec![1; 10], vec![2; 3], vec![3; 1]].concat();
        let all = set(&labels, 5).unwrap();
        let split = |samples: &Samples, seed| split(samples, &[], seed).unwrap();
        let [train, test] = split(&all, 7);
        assert_eq!((train.class_counts(), test.class_counts()), (vec![40, 8, 2, 1, 0], vec![10, 2, 1, 0, 0]));
        assert_eq!((train.classes(), test.classes()), (5, 5));
        let mut both = [places(&train), places(&test)].concat();
        assert!(!both.is_sorted(), "classes follow one another");
        both.sort_unstable();
        assert_eq!(both, (0..64).collect::<Vec<_>>());
        for part in [&train, &test] {
            assert!(places(part).iter().zip(part.labels()).all(|(&place, &label)| labels[place] == label));
        }
        assert_eq!(places(&split(&all, 7)[0]), places(&train));
        assert_ne!(places(&split(&all, 8)[1]), places(&test));
    }

    #[test]
    fn two_images_are_split_into_one_and_one() {
        for labels in [[0, 0], [0, 1]] {
            let parts = split(&set(&labels, 2).unwrap(), &[], 1).unwrap();
            assert_eq!(parts.map(|part| part.count()), [1, 1]);
        }
        let [train, test] = split(&read(vec![9; 10 * PIXELS], Vec::new(), 0).unwrap(), &[], 1).unwrap();
        assert_eq!((train.class_counts(), test.class_counts()), (vec![8], vec![2]));
    }

    #[test]
    fn variations_of_one_image_stay_on_one_side() {
        // 20 originals of two classes, followed by nine variations of each.
        let originals: Vec<u32> = (0..20).chain((0..20).flat_map(|original| [original; 9])).collect();
        let labels: Vec<u8> = originals.iter().map(|original| (original % 2) as u8).collect();
        let all = set(&labels, 2).unwrap();
        for seed in 0..50 {
            let [train, test] = split(&all, &originals, seed).unwrap();
            assert_eq!((train.class_counts(), test.class_counts()), (vec![80, 80], vec![20, 20]));
            let of = |part: &Samples| places(part).iter().map(|&place| originals[place]).collect::<BTreeSet<_>>();
            assert!(of(&train).is_disjoint(&of(&test)), "seed {seed}");
        }
        let [train, test] = split(&all, &[7; 200], 1).unwrap();
        assert_eq!((train.count(), test.count()), (160, 40));
        let fault = split(&all, &[0, 1], 1).unwrap_err();
        assert_eq!(fault, Error::WrongLength { what: "originals", expected: 200, got: 2 });
    }

    #[test]
    fn invalid_sets_are_rejected() {
        let fault =
            |images: usize, labels: &[u8], classes| read(vec![0; images], labels.to_vec(), classes).unwrap_err();
        assert_eq!(fault(0, &[], 1), Refusal::FewImages.into());
        assert_eq!(fault(PIXELS, &[0], 1), Refusal::FewImages.into());
        let length = |what, expected, got| Error::WrongLength { what, expected, got };
        assert_eq!(fault(2 * PIXELS + 1, &[0, 0], 1), length("images", 2 * PIXELS, 2 * PIXELS + 1));
        assert_eq!(fault(2 * PIXELS, &[0, 0, 0], 1), length("labels", 2, 3));
        let range = |what, count, index| Error::OutOfRange { what, count, index };
        assert_eq!(fault(2 * PIXELS, &[0, 2], 2), range("classes", 2, 2));
        assert_eq!(fault(2 * PIXELS, &[0, 1], 63), range("classes", 62, 63));
        assert_eq!(fault(20_001 * PIXELS, &[], 1), range("images", 20_000, 20_001));
    }
}
