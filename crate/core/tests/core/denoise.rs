//! The lab `denoise`, through the page's questions, with the shipped models.

use crate::common::{ask, load_models, load_pca, session, www};
use latente::data::noise::Noise;
use latente::data::{DataSet, Subject};
use latente::engine::{Input, NetworkRef};
use latente::error::Error;
use latente::labs::denoise::{self, Corruption, DenoiseErrors, Denoiser};
use latente::metrics::tally::Tally;
use latente::session::Session;
use latente::wire::Floats;

const HALF: Corruption = Corruption { noise: Noise::Gaussian, level: 0.5, seed: 1 };

fn digits() -> Session {
    let mut session = session(&[DataSet::DigitsTest, DataSet::DigitsSome]);
    load_models(&mut session, &["denoiser", "digits-64"]);
    load_pca(&mut session, Subject::Digits);
    session
}

fn network(name: &str) -> Denoiser {
    Denoiser::Network(NetworkRef::Model(name.into()))
}

/// Evaluates all test samples, in parts.
fn measured(session: &mut Session, by: &Denoiser, corruption: Corruption) -> DenoiseErrors {
    let mut so_far = Tally::default();
    loop {
        let question = denoise::Measure { by: by.clone(), subject: Subject::Digits, corruption, so_far, count: 300 };
        let errors = ask(session, question);
        so_far = errors.tally;
        if so_far.samples == errors.of {
            return errors;
        }
    }
}

/// As promised on the page: 0.016. Published: 0.1155 for the noisy image, 0.0241 for a projection on 64 PCA components.
/// Their best linear estimate has a smaller error.
#[test]
fn the_shipped_network_removes_gaussian_noise() {
    let mut session = digits();
    let mut mse = |by: &Denoiser| measured(&mut session, by, HALF).mse;
    let (denoiser, plain) = (mse(&network("denoiser")), mse(&network("digits-64")));
    let [noisy, pca, median, blur] =
        [Denoiser::Nobody, Denoiser::Pca, Denoiser::Median, Denoiser::Blur].map(|by| mse(&by));
    println!("{denoiser} {plain} {noisy} {pca} {median} {blur}");
    assert!(denoiser <= 0.016, "{denoiser}");
    assert!((noisy - 0.1155).abs() < 0.002, "{noisy}");
    assert!((0.015..0.0241).contains(&pca), "{pca}");
    assert!(denoiser < pca && pca < median && pca < blur && plain > 2.0 * denoiser, "{plain} {median} {blur}");
}

/// The network loses what its code cannot hold, noise or not: with little noise, not denoising is best.
#[test]
fn weak_noise_is_less_harmful_than_the_network() {
    let mut session = digits();
    let weak = Corruption { level: 0.05, ..HALF };
    let [denoiser, noisy] = [network("denoiser"), Denoiser::Nobody].map(|by| measured(&mut session, &by, weak).mse);
    assert!(noisy < denoiser / 2.0, "{noisy} {denoiser}");
}

/// On noise the network was not trained with, the other methods do better, as the lesson says.
#[test]
fn other_methods_win_on_other_noise() {
    let mut session = digits();
    for noise in [Noise::Blocks, Noise::Lines] {
        let corruption = Corruption { noise, level: 0.3, seed: 1 };
        let [denoiser, pca, noisy] = [network("denoiser"), Denoiser::Pca, Denoiser::Nobody]
            .map(|by| measured(&mut session, &by, corruption).mse);
        println!("{noise:?}: {denoiser} {pca} {noisy}");
        assert!(pca < denoiser && denoiser < noisy, "{noise:?}: {denoiser} {pca} {noisy}");
    }
}

/// With each kind of noise, the optimal weights beat a plain projection.
#[test]
fn wiener_weights_beat_a_plain_projection() {
    let mut session = digits();
    let bytes = www("models/pca-digits.safetensors");
    let pca = latente::metrics::pca::Pca::read("pca", &bytes).unwrap();
    let error = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>() / 784.0;
    for (noise, level) in [(Noise::Gaussian, 0.2), (Noise::SaltPepper, 0.3), (Noise::Blocks, 0.3), (Noise::Lines, 0.3)]
    {
        let corruption = Corruption { noise, level, seed: 1 };
        let (mut estimated, mut projected) = (0.0, 0.0);
        for index in 0..50 {
            let input = Input::Pixels(Floats(session.shared().data(DataSet::DigitsTest).unwrap().row(index).unwrap()));
            let filtered_images =
                ask(&mut session, denoise::Filter { subject: Subject::Digits, input: input.clone(), corruption });
            let clean = denoise::Clean { network: NetworkRef::Model("denoiser".into()), input, corruption };
            let denoised_image = ask(&mut session, clean);
            estimated += filtered_images.mse[1];
            projected += error(&denoised_image.clean, &pca.reconstruct(&denoised_image.noisy, 64).unwrap());
        }
        println!("{noise:?}: {estimated} {projected}");
        assert!(estimated < projected, "{noise:?}: {estimated} {projected}");
    }
}

#[test]
fn each_method_reports_the_error_of_its_image() {
    let mut session = digits();
    let image = session.shared().data(DataSet::DigitsTest).unwrap().row(6).unwrap();
    let input = Input::Pixels(Floats(image.clone()));
    let network = NetworkRef::Model("denoiser".into());
    let clean = denoise::Clean { network: network.clone(), input: input.clone(), corruption: HALF };
    let denoised_image = ask(&mut session, clean);
    let error = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>() / 784.0;
    assert_eq!(denoised_image.clean.0, image);
    assert!((denoised_image.mse - error(&image, &denoised_image.image)).abs() < 1e-6);
    assert!((denoised_image.psnr + 10.0 * denoised_image.mse.log10()).abs() < 1e-4);
    let filtered_images = ask(&mut session, denoise::Filter { subject: Subject::Digits, input, corruption: HALF });
    let images = [&denoised_image.noisy, &filtered_images.pca, &filtered_images.median, &filtered_images.blur];
    for (pixels, mse) in images.into_iter().zip(filtered_images.mse) {
        assert!((error(&image, pixels) - mse).abs() < 1e-6);
    }
    assert!(denoised_image.mse < filtered_images.mse[0] / 3.0);

    // Equal seeds give equal noise, but each sample in a row gets its own.
    let row = |session: &mut Session, seed| {
        let corruption = Corruption { seed, ..HALF };
        let question =
            denoise::Row { network: network.clone(), subject: Subject::Digits, indices: vec![0, 6, 6], corruption };
        ask(session, question)
    };
    let (first, again, other) = (row(&mut session, 1), row(&mut session, 1), row(&mut session, 2));
    assert!(first.noisy == again.noisy && first.noisy != other.noisy);
    assert_eq!(first.clean[784..2 * 784], image);
    assert_eq!((first.images.len(), first.noisy[784..2 * 784] == first.noisy[2 * 784..]), (3 * 784, true));
}

#[test]
fn invalid_questions_are_refused() {
    let mut session = digits();
    let measure = |corruption, samples| {
        let so_far = Tally { samples, ..Tally::default() };
        denoise::Measure { by: Denoiser::Nobody, subject: Subject::Digits, corruption, so_far, count: 10 }
    };
    let level = Corruption { level: f64::NAN, ..HALF };
    assert!(matches!(session.ask(measure(level, 0)), Err(Error::Setting { control: "noiseLevel", .. })));
    assert!(matches!(session.ask(measure(HALF, 2_000)), Err(Error::OutOfRange { .. })));
    let unknown = denoise::Row {
        network: NetworkRef::Model("none".into()),
        subject: Subject::Digits,
        indices: vec![0],
        corruption: HALF,
    };
    assert!(matches!(session.ask(unknown), Err(Error::NotLoaded { .. })));
    let none = denoise::Row {
        network: NetworkRef::Model("denoiser".into()),
        subject: Subject::Digits,
        indices: vec![],
        corruption: HALF,
    };
    assert!(ask(&mut session, none).images.is_empty());
    let past = denoise::Row {
        network: NetworkRef::Model("denoiser".into()),
        subject: Subject::Digits,
        indices: vec![2_000],
        corruption: HALF,
    };
    assert!(matches!(session.ask(past), Err(Error::OutOfRange { .. })));
}
