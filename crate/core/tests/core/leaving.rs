//! State dropped when a lab is left, and shared state that is kept.

use crate::common::{ask, load_models, load_pca, refused, session, www};
use latente::config::TrainConfig;
use latente::data::noise::Noise;
use latente::data::{DataSet, PIXELS, Subject};
use latente::engine::Input;
use latente::error::Error;
use latente::general::Leave;
use latente::labs::{LABS, denoise, train};
use latente::protocol::Request;
use latente::session::Session;
use latente::wire::Floats;
use serde_json::{Value, json};

const MODEL: &str = "digits-8";
const SETS: [DataSet; 4] = [DataSet::DigitsTrain, DataSet::DigitsSome, DataSet::DigitsTest, DataSet::Landsat];

/// A session with the shared state: data sets, components, a model and a training run.
fn shared() -> Session {
    let mut session = session(&SETS);
    load_pca(&mut session, Subject::Digits);
    load_models(&mut session, &[MODEL]);
    let config = TrainConfig { images: 200, hidden: vec![8], d_code: 2, batch_size: 50, ..TrainConfig::default() };
    ask(&mut session, train::Start { config });
    session
}

/// A request in the page's format.
fn request(question: &Value) -> Request {
    serde_json::from_value(question.clone()).unwrap()
}

/// For each lab, a question that creates state and one that requires it.
fn questions() -> Vec<(&'static str, Value, Value)> {
    let network = json!({ "model": MODEL });
    let image = json!({ "pixels": vec![0.5; PIXELS] });
    let code = vec![0.5; 8];
    let mut mask = vec![0.0; 36];
    mask[0] = 1.0;
    let satellite = json!({
        "plain": www("models/satellite-8.safetensors"),
        "filler": www("models/satellite-filler.safetensors"),
    });
    let begin = json!({ "subject": "digits", "normal": [1], "pollution": 0.0, "seed": 1, "model": null });
    let roll = json!({ "surface": "swissRoll", "count": 50, "seed": 1, "neighbours": 10 });
    let sample = json!({ "network": network, "way": "whole", "spread": 1.0, "count": 1, "seed": 1 });
    let race = json!({ "network": "multilayer", "batchSize": 8, "seed": 1 });
    vec![
        ("race", json!({ "begin": race }), json!({ "run": { "steps": 1 } })),
        ("manifold", json!({ "sampleSurface": roll }), json!({ "unroll": { "steps": 1, "measure": false } })),
        ("hashing", json!({ "buildIndex": { "network": network } }), json!({ "find": { "bits": code, "radius": 0 } })),
        ("reduction", json!({ "satellite": {} }), json!({ "curve": { "d": 2, "seed": 1, "steps": 1, "all": 1 } })),
        ("generate", json!({ "fit": { "network": network } }), json!({ "sample": sample })),
        (
            "neighbors",
            json!({ "setReferences": { "from": { "images": network } } }),
            json!({ "nearest": { "query": { "input": image }, "k": 5 } }),
        ),
        ("anomaly", json!({ "begin": begin }), json!({ "learn": { "steps": 1 } })),
        ("impute", json!({ "satellite": satellite }), json!({ "patch": { "row": 5000, "mask": mask, "rounds": 1 } })),
        ("secrecy", json!({ "attack": { "network": network, "pairs": 20 } }), json!({ "guess": { "codes": code } })),
    ]
}

fn leave(session: &mut Session, lab: &str) {
    ask(session, Leave { lab: lab.to_owned() });
}

#[test]
fn leaving_a_lab_drops_its_state_and_no_other() {
    let mut session = shared();
    let all = questions();
    for (lab, first, next) in &all {
        for question in [first, next] {
            session.call(request(&json!({ (*lab): question }))).unwrap();
        }
    }
    for (place, (lab, ..)) in all.iter().enumerate() {
        leave(&mut session, lab);
        for (other, (name, _, next)) in all.iter().enumerate() {
            let answered = session.call(request(&json!({ (*name): next })));
            let not_there = matches!(answered, Err(Error::NotLoaded { .. }));
            assert_eq!(not_there, other <= place, "{name} when {lab} has been left: {answered:?}");
        }
    }
    for (lab, first, next) in &all {
        for question in [first, next] {
            session.call(request(&json!({ (*lab): question }))).unwrap();
        }
    }
}

#[test]
fn shared_state_survives_leaving_all_labs() {
    let mut session = shared();
    let input = Input::Pixels(Floats(vec![0.5; PIXELS]));
    let corruption = denoise::Corruption { noise: Noise::Gaussian, level: 0.5, seed: 1 };
    let filter = denoise::Filter { subject: Subject::Digits, input, corruption };
    let before = ask(&mut session, filter.clone());
    for lab in LABS {
        leave(&mut session, lab.id);
    }
    let kept = session.shared();
    assert!(kept.model(MODEL).is_ok() && kept.pca(Subject::Digits).is_some());
    assert!(SETS.iter().all(|&set| kept.data(set).is_ok()));
    ask(&mut session, train::Steps { count: 1 });
    // The filter is recomputed, with the same result.
    let after = ask(&mut session, filter);
    assert_eq!(format!("{before:?}"), format!("{after:?}"));
}

#[test]
fn unknown_labs_cannot_be_left() {
    let error = refused(&mut session(&[]), Leave { lab: "nothing".to_owned() });
    assert!(matches!(error, Error::BadRequest { reason } if reason.contains("nothing")));
}
