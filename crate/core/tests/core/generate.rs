//! The lab `generate`, through the page's questions, with the shipped models of 32 values.

use crate::common::{ask, load_models, refused, session};
use latente::data::{DataSet, PIXELS};
use latente::engine::{Input, NetworkRef};
use latente::labs::generate::{self, CodeDistribution, GeneratedImages, SamplingMethod};
use latente::session::Session;
use latente::wire::Floats;

const PLAIN: &str = "digits-32";
const VARIATIONAL: &str = "digits-32-variational";

fn with_models() -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_models(&mut session, &[PLAIN, VARIATIONAL]);
    session
}

fn fit(session: &mut Session, name: &str) -> CodeDistribution {
    ask(session, generate::Fit { network: NetworkRef::Model(name.into()) })
}

fn sample_by(
    session: &mut Session,
    name: &str,
    way: SamplingMethod,
    spread: f32,
    count: usize,
    seed: u32,
) -> GeneratedImages {
    let network = NetworkRef::Model(name.into());
    ask(session, generate::Sample { network, way, spread, count, seed })
}

fn sample(session: &mut Session, way: SamplingMethod, spread: f32, count: usize) -> GeneratedImages {
    sample_by(session, PLAIN, way, spread, count, 5)
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len() as f32
}

#[test]
fn reported_nearest_image_is_the_nearest() {
    let mut session = with_models();
    fit(&mut session, PLAIN);
    let generated_images = sample(&mut session, SamplingMethod::Whole, 1.0, 5);
    assert_eq!(
        (generated_images.images.len(), generated_images.nearest.len(), generated_images.gaps.len()),
        (5 * PIXELS, 5, 5)
    );
    assert!((generated_images.gap - mean(&generated_images.gaps)).abs() < 1e-6);
    for label in 0..10 {
        assert_eq!(
            generated_images.classes[label],
            generated_images.labels.iter().filter(|other| usize::from(**other) == label).count()
        );
    }
    let train = session.shared().data(DataSet::DigitsTrain).unwrap();
    for (at, image) in generated_images.images.chunks_exact(PIXELS).enumerate() {
        let gap = |index: usize| {
            let row = train.row(index).unwrap();
            (row.iter().zip(image).map(|(a, b)| (a - b).powi(2)).sum::<f32>() / PIXELS as f32).sqrt()
        };
        let least = (0..train.count()).map(gap).fold(f32::INFINITY, f32::min);
        assert!((gap(generated_images.nearest[at]) - least).abs() < 1e-4, "{at}");
        assert!((generated_images.gaps[at] - least).abs() < 1e-3, "{at}: {} {least}", generated_images.gaps[at]);
        assert_eq!(generated_images.labels[at], train.labels()[generated_images.nearest[at]]);
    }
    // Equal seeds give equal images, other seeds others.
    assert_eq!(sample(&mut session, SamplingMethod::Whole, 1.0, 5).images, generated_images.images);
    assert_ne!(sample_by(&mut session, PLAIN, SamplingMethod::Whole, 1.0, 5, 6).images, generated_images.images);
}

/// The codes of a variational autoencoder follow the standard Gaussian, those of a plain one do not (Kingma and
/// Welling, arXiv:1312.6114).
#[test]
fn prior_draws_resemble_digits_only_for_variational_codes() {
    let mut session = with_models();
    let plain = fit(&mut session, PLAIN);
    let from_plain = mean(&sample(&mut session, SamplingMethod::Prior, 1.0, 100).gaps);
    let variational = fit(&mut session, VARIATIONAL);
    let from_variational = mean(&sample_by(&mut session, VARIATIONAL, SamplingMethod::Prior, 1.0, 100, 5).gaps);
    println!("usual {} off {} {} gaps {from_plain} {from_variational}", plain.usual, plain.off, variational.off);
    assert_eq!((plain.d, plain.classes), (32, 10));
    assert_eq!(plain.usual, variational.usual); // depends only on the data
    assert!((0.1..0.2).contains(&plain.usual), "{}", plain.usual);
    // A tenth of them are far by definition; some others lie between classes.
    assert!((0.1..0.3).contains(&plain.doubtful), "{}", plain.doubtful);
    let doubtful =
        |generated_images: GeneratedImages| generated_images.doubtful.into_iter().filter(|&doubtful| doubtful).count();
    let from = |session: &mut Session, name| doubtful(sample_by(session, name, SamplingMethod::Prior, 0.7, 100, 5));
    let (plain_doubtful, variational_doubtful) = (from(&mut session, PLAIN), from(&mut session, VARIATIONAL));
    assert!(plain_doubtful > 70 && variational_doubtful < 60, "{plain_doubtful} {variational_doubtful}");
    // The codes of a variational autoencoder are nearly standard; those of a plain one have any scale.
    assert!(plain.off > 0.7 && variational.off < 0.15, "{} {}", plain.off, variational.off);
    assert!(
        (from_plain - plain.usual).abs() > (from_variational - plain.usual).abs(),
        "{from_plain} {from_variational}"
    );
}

#[test]
fn each_method_draws_from_its_distribution() {
    let mut session = with_models();
    fit(&mut session, PLAIN);
    let of_class = sample(&mut session, SamplingMethod::Mixture(Some(0)), 0.6, 60);
    let zeros = of_class.labels.iter().filter(|label| **label == 0).count();
    assert!(zeros > 50, "{zeros}");
    let in_turn = sample(&mut session, SamplingMethod::Mixture(None), 0.5, 100);
    let right = in_turn.labels.iter().enumerate().filter(|(index, label)| usize::from(**label) == index % 10).count();
    assert!(right > 75, "{right}");
    // With spread 0, all draws around a sample are its reconstruction.
    let pixels = Floats(session.shared().data(DataSet::DigitsTest).unwrap().row(6).unwrap());
    let around = sample(&mut session, SamplingMethod::Around(Input::Pixels(pixels.clone())), 0.0, 3);
    let (first, rest) = around.images.split_at(PIXELS);
    assert!(rest.chunks_exact(PIXELS).all(|image| image == first));
    let error = first.iter().zip(pixels.iter()).map(|(a, b)| (a - b).powi(2)).sum::<f32>() / PIXELS as f32;
    assert!(error < 0.02, "{error}");
    let wider = sample(&mut session, SamplingMethod::Box, 1.0, 100);
    let gaussian = sample(&mut session, SamplingMethod::Whole, 1.0, 100);
    assert!(mean(&wider.gaps) > mean(&gaussian.gaps), "{} {}", mean(&wider.gaps), mean(&gaussian.gaps));
}

#[test]
fn attributes_change_what_they_name() {
    let mut session = with_models();
    for name in [PLAIN, VARIATIONAL] {
        fit(&mut session, name);
        let mut shares = vec![0.0; 10];
        shares[7] = 2.0;
        let mut mix = |thickness, slant, shares: &[f32]| {
            let shares = Floats(shares.to_vec());
            let network = NetworkRef::Model(name.into());
            let question = generate::Mix { network, shares, sample: None, sample_weight: 0.0, thickness, slant };
            ask(&mut session, question)
        };
        let (thin, thick) = (mix(-1.0, 0.0, &shares), mix(1.0, 0.0, &shares));
        assert!(thick.thickness[0] > 1.2 * thin.thickness[0], "{:?} {:?}", thin.thickness, thick.thickness);
        assert_eq!(thin.thickness[1], thick.thickness[1]);
        let (left, right) = (mix(0.0, -1.0, &shares), mix(0.0, 1.0, &shares));
        assert!(right.slant[0] > left.slant[0] + 15.0, "{:?} {:?}", left.slant, right.slant);
        // Weights are relative; all zero gives the mean of all codes.
        shares[7] = 1.0;
        assert_eq!(mix(1.0, 0.0, &shares).image, thick.image);
        let nothing = mix(0.0, 0.0, &[0.0; 10]);
        assert_eq!(nothing.image, nothing.plain);
    }
}

#[test]
fn invalid_questions_are_refused_by_name() {
    let mut session = with_models();
    let network = || NetworkRef::Model(PLAIN.into());
    let question = generate::Sample { network: network(), way: SamplingMethod::Prior, spread: 1.0, count: 1, seed: 1 };
    assert_eq!(refused(&mut session, question).info().kind, "notLoaded");
    fit(&mut session, PLAIN);
    let few = generate::Mix {
        network: network(),
        shares: Floats(vec![1.0]),
        sample: None,
        sample_weight: 0.0,
        thickness: 0.0,
        slant: 0.0,
    };
    assert_eq!(refused(&mut session, few).info().kind, "wrongLength");
    // Values that are not finite count as absent.
    let odd = generate::Mix {
        network: network(),
        shares: Floats(vec![f32::NAN; 10]),
        sample: None,
        sample_weight: 0.0,
        thickness: f32::NAN,
        slant: 0.0,
    };
    let mixture = ask(&mut session, odd);
    assert!(mixture.image.iter().all(|value| value.is_finite()));
}
