//! The lab `secrecy`, through the page's questions, with the shipped models.

use crate::common::{ask, load_models, load_pca, refused, session};
use latente::data::{DataSet, Subject};
use latente::engine::NetworkRef;
use latente::error::{Error, Refusal};
use latente::labs::reconstruct;
use latente::labs::secrecy;
use latente::session::Session;
use latente::wire::Floats;

fn model(name: &str) -> NetworkRef {
    NetworkRef::Model(name.into())
}

fn digits() -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_models(&mut session, &["digits-32", "digits-32-twin"]);
    load_pca(&mut session, Subject::Digits);
    session
}

/// The first test images, flattened.
fn truth(session: &Session, count: usize) -> Vec<f32> {
    let test = session.shared().data(DataSet::DigitsTest).unwrap();
    (0..count).flat_map(|index| test.row(index).unwrap()).collect()
}

fn codes(session: &mut Session, count: usize) -> Floats {
    let map = reconstruct::Map { network: model("digits-32"), set: DataSet::DigitsTest, count };
    ask(session, map).codes
}

/// Published, for a network trained for less time: 0.013 with the right decoder, 0.145 with the twin's, 0.068 with the
/// mean image.
#[test]
fn the_right_decoder_opens_a_code_and_the_twin_does_not() {
    let mut session = digits();
    let codes = codes(&mut session, 2_000);
    let mut judge = |name| {
        let question = secrecy::EvaluateDecoder { network: model(name), codes: codes.clone() };
        ask(&mut session, question)
    };
    let (right, twin) = (judge("digits-32"), judge("digits-32-twin"));
    println!("{} {} {}", right.mse, twin.mse, right.mean);
    assert!(right.mse < 0.013 && twin.mse > 0.1, "{} {}", right.mse, twin.mse);
    assert!((right.mean - 0.0675).abs() < 0.002, "{}", right.mean);
}

/// Published: 0.063, 0.025, 0.021 and 0.020 with 50, 200, 1,000 and 5,000 pairs.
#[test]
fn a_few_leaked_pairs_break_it() {
    let mut session = digits();
    let errors: Vec<f32> = [1, 50, 200, 1_000, 5_000]
        .into_iter()
        .map(|pairs| {
            let attack = secrecy::Attack { network: model("digits-32"), pairs };
            ask(&mut session, attack).mse
        })
        .collect();
    println!("{errors:?}");
    assert!(errors.is_sorted_by(|a, b| a > b), "{errors:?}");
    assert!(errors[1] < 0.065 && errors[2] < 0.03 && errors[4] < 0.024, "{errors:?}");
    // The guesses have the measured error.
    let codes = codes(&mut session, 2_000);
    let truth = truth(&session, 2_000);
    let guessed = ask(&mut session, secrecy::Guess { codes, input: Some(Floats(truth.clone())) });
    let sum: f64 = truth.iter().zip(guessed.images.iter()).map(|(x, y)| f64::from(x - y).powi(2)).sum();
    assert!((sum / truth.len() as f64 - f64::from(errors[4])).abs() < 1e-6);
    assert!((guessed.error.unwrap() - errors[4]).abs() < 1e-6);
}

#[test]
fn decoded_codes_are_compared_with_all_their_images() {
    let mut session = digits();
    let (codes, images) = (codes(&mut session, 3), truth(&session, 3));
    let mut error = |name, input: &[f32]| {
        let input = Some(Floats(input.to_vec()));
        session.ask(reconstruct::Decode { network: model(name), codes: codes.clone(), input })
    };
    assert!(error("digits-32", &images).unwrap().error.unwrap() < 0.02);
    assert!(error("digits-32-twin", &images).unwrap().error.unwrap() > 0.1);
    assert!(error("digits-32", &images[..784]).is_ok());
    assert!(matches!(error("digits-32", &images[..2 * 784]), Err(Error::WrongLength { .. })));
}

#[test]
fn messages_round_trip_as_text() {
    let mut session = digits();
    let codes = codes(&mut session, 3);
    let text = ask(&mut session, secrecy::Write { d: 32, codes: codes.clone() }).text;
    assert!(text.len() < 300, "{text}");
    let message = ask(&mut session, secrecy::Read { text: text.clone() });
    assert_eq!((message.d, message.codes.len()), (32, 96));
    // Half precision has eleven significant bits.
    assert_eq!(codes.len(), message.codes.len());
    assert!(codes.iter().zip(message.codes.iter()).all(|(a, b)| (a - b).abs() <= a.abs() / 1_024.0 + 1e-6));
    let half = text[..text.len() / 2].to_owned();
    assert_eq!(refused(&mut session, secrecy::Read { text: half }), Refusal::MessageAltered.into());
    assert_eq!(refused(&mut session, secrecy::Read { text: "hola".into() }), Refusal::MessageForeign.into());
    let altered = text.replacen(|c: char| c.is_ascii_uppercase(), "z", 1);
    assert_eq!(refused(&mut session, secrecy::Read { text: altered }), Refusal::MessageAltered.into());
    assert_eq!(
        refused(&mut session, secrecy::Write { d: 32, codes: Floats(Vec::new()) }),
        Refusal::MessageEmpty.into()
    );
    assert!(matches!(
        refused(&mut session, secrecy::Guess { codes: Floats(vec![0.0; 32]), input: None }),
        Error::NotLoaded { .. }
    ));
    let judge = secrecy::EvaluateDecoder { network: model("digits-32"), codes: Floats(vec![0.0; 33]) };
    assert!(matches!(refused(&mut session, judge), Error::WrongLength { .. }));
    let judge = secrecy::EvaluateDecoder { network: model("digits-32"), codes: Floats(vec![f32::NAN; 2_000 * 32]) };
    assert!(matches!(refused(&mut session, judge), Error::NotFinite { .. }));
    let long = "latente1.32.".to_owned() + &"A".repeat(1_000_000);
    assert_eq!(refused(&mut session, secrecy::Read { text: long }), Refusal::MessageAltered.into());
    let huge = secrecy::Write { d: usize::MAX, codes: Floats(vec![1.0]) };
    assert!(matches!(refused(&mut session, huge), Error::WrongLength { .. }));
}
