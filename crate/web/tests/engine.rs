//! The engine's JavaScript interface in WebAssembly: requests in, typed arrays and errors out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]
#![cfg(target_family = "wasm")]

use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use latente_web::Engine;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const MODEL: &[u8] = include_bytes!("../../../www/models/digits-32.safetensors");

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

/// A request of the general group.
fn general(question: &str, fields: JsValue) -> JsValue {
    object(&[("engine", object(&[(question, fields)]))])
}

async fn with_model() -> Engine {
    let engine = Engine::on_cpu();
    let load = object(&[("name", "digits-32".into()), ("bytes", Uint8Array::from(MODEL).into())]);
    let info = engine.call(general("loadModel", load)).await.unwrap();
    assert_eq!(get(&info, "codeScale").as_f64().map(|scale| scale > 0.1), Some(true));
    assert_eq!(Array::from(&get(&info, "encoder")).length(), 2);
    engine
}

#[wasm_bindgen_test]
async fn a_drawing_comes_back_as_typed_arrays() {
    let engine = with_model().await;
    let stroke = Float32Array::from([0.5_f32, 0.1, 0.5, 0.9].as_slice());
    let input = object(&[("strokes", Array::of1(&stroke).into())]);
    let network = object(&[("model", "digits-32".into())]);
    let look = object(&[("network", network), ("input", input)]);
    let reply = engine.call(object(&[("reconstruct", object(&[("forward", look)]))])).await.unwrap();
    for (key, length) in [("input", 784), ("code", 32), ("reconstruction", 784)] {
        let array: Float32Array = get(&reply, key).dyn_into().unwrap();
        assert_eq!(array.length(), length, "{key}");
        assert_eq!(array.byte_offset(), 0, "its buffer may be transferred");
    }
    let seen: Float32Array = get(&reply, "input").dyn_into().unwrap();
    assert_eq!(seen.get_index(14 * 28 + 13) + seen.get_index(14 * 28 + 14) > 1.0, true);
}

#[wasm_bindgen_test]
async fn the_self_test_passes() {
    let tested = Engine::on_cpu().call(general("selfTest", Object::new().into())).await.unwrap();
    assert_eq!(get(&tested, "passed"), JsValue::TRUE);
}

#[wasm_bindgen_test]
async fn errors_have_a_kind_and_parameters() {
    let engine = Engine::on_cpu();
    let error = engine.call(object(&[("nonsense", JsValue::NULL)])).await.unwrap_err();
    assert_eq!(get(&error, "kind"), "badRequest");
    let load = object(&[("name", "mine".into()), ("bytes", Uint8Array::new_with_length(5).into())]);
    let error = engine.call(general("loadModel", load)).await.unwrap_err();
    assert_eq!(get(&error, "kind"), "fileModel");
    assert_eq!(get(&get(&error, "params"), "file"), "mine.safetensors");
    let ask = object(&[("train", object(&[("evaluate", Object::new().into())]))]);
    assert_eq!(get(&engine.call(ask).await.unwrap_err(), "kind"), "notLoaded");
}
