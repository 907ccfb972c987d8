//! What a lab that is left lets go of, and what it shares and leaves where it is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

mod common;

use common::{ask, session, www};
use latente::data::{DataSet, PIXELS, Subject};
use latente::error::Error;
use latente::labs::LABS;
use latente::labs::train::{Ask as Train, TrainConfig};
use latente::protocol::Request;
use latente::session::Session;
use latente::wire::Bytes;
use serde_json::{Value, json};

const MODEL: &str = "digits-8";

/// A session with what the labs share: data sets, components, a model and a training run.
fn shared() -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest, DataSet::Landsat]);
    let bytes = Bytes(www("models/pca-digits.safetensors"));
    ask(&mut session, Request::LoadPca { subject: Subject::Digits, bytes });
    let bytes = Bytes(www(&format!("models/{MODEL}.safetensors")));
    ask(&mut session, Request::LoadModel { name: MODEL.into(), bytes });
    let config = TrainConfig { images: 200, hidden: vec![8], d_code: 2, batch_size: 50, ..TrainConfig::default() };
    ask(&mut session, Request::Train(Train::Start { config }));
    session
}

/// A request as the page writes it.
fn request(question: &Value) -> Request {
    serde_json::from_value(question.clone()).unwrap()
}

/// What gives each lab something to hold, and a question that needs it.
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
    let begin = json!({ "normal": [1], "pollution": 0.0, "seed": 1, "model": null });
    let roll = json!({ "surface": "swissRoll", "count": 50, "seed": 1 });
    let sample = json!({ "network": network, "way": "whole", "spread": 1.0, "count": 1, "seed": 1 });
    let race = json!({ "network": "multilayer", "batchSize": 8, "seed": 1 });
    vec![
        ("race", json!({ "begin": race }), json!({ "run": { "steps": 1 } })),
        ("manifold", json!({ "roll": roll }), json!({ "unroll": { "steps": 1 } })),
        ("hashing", json!({ "shelve": { "network": network } }), json!({ "find": { "bits": code, "radius": 0 } })),
        ("reduction", json!({ "satellite": {} }), json!({ "curve": { "d": 2, "seed": 1, "steps": 1 } })),
        ("generate", json!({ "fit": { "network": network } }), json!({ "sample": sample })),
        (
            "neighbors",
            json!({ "refer": { "from": { "images": network } } }),
            json!({ "nearest": { "query": { "input": image }, "k": 5 } }),
        ),
        ("anomaly", json!({ "begin": begin }), json!({ "learn": { "steps": 1 } })),
        ("impute", json!({ "satellite": satellite }), json!({ "patch": { "row": 5000, "mask": mask, "rounds": 1 } })),
        ("secrecy", json!({ "attack": { "network": network, "pairs": 20 } }), json!({ "guess": { "codes": code } })),
    ]
}

fn leave(session: &mut Session, lab: &str) {
    expect!(ask(session, Request::Leave { lab: lab.to_owned() }), Done);
}

#[test]
fn a_lab_that_is_left_has_to_be_asked_anew_and_no_other_one() {
    let mut session = shared();
    let all = questions();
    for (lab, first, next) in &all {
        for question in [first, next] {
            ask(&mut session, request(&json!({ (*lab): question })));
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
            ask(&mut session, request(&json!({ (*lab): question })));
        }
    }
}

#[test]
fn what_labs_share_is_still_there_when_all_have_been_left() {
    let mut session = shared();
    let noise = json!({ "noise": "gaussian", "level": 0.5, "seed": 1 });
    let filter = json!({ "denoise": { "filter": { "input": { "pixels": vec![0.5; PIXELS] }, "corruption": noise } } });
    let before = expect!(ask(&mut session, request(&filter)), Filtered);
    for lab in LABS {
        leave(&mut session, lab.id);
    }
    assert!(session.model(MODEL).is_ok() && session.pca(Subject::Digits).is_some());
    assert!([DataSet::DigitsTrain, DataSet::DigitsTest, DataSet::Landsat].iter().all(|&set| session.data(set).is_ok()));
    expect!(ask(&mut session, Request::Train(Train::Steps { count: 1 })), Stepped);
    // What it takes against noise is found again: the same.
    let after = expect!(ask(&mut session, request(&filter)), Filtered);
    assert_eq!(format!("{before:?}"), format!("{after:?}"));
}
