//! Replies and errors as JavaScript values.

use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use latente::protocol::Reply;
use latente::wire::FLOATS_TAG;
use latente::{Error, Result};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// Encodes a reply, with a `Float32Array` in place of each [`latente::wire::Floats`].
pub fn reply(reply: &Reply) -> Result<JsValue> {
    let value = reply.serialize(&Serializer::json_compatible().serialize_bytes_as_arrays(false));
    let value = value.map_err(|error| Error::BadRequest { reason: error.to_string() })?;
    put_floats(&value);
    Ok(value)
}

/// Encodes an error as its `ErrorInfo`.
pub fn error(error: &Error) -> JsValue {
    let fallback = || JsValue::from_str(&error.to_string());
    error.info().serialize(&Serializer::json_compatible()).unwrap_or_else(|_| fallback())
}

/// Replaces each property `{ $f32: Uint8Array }` by a `Float32Array` over the same bytes.
fn put_floats(value: &JsValue) {
    let Some(object) = value.dyn_ref::<Object>().filter(|object| !object.is_instance_of::<Array>()) else {
        return;
    };
    for key in Object::keys(object) {
        let tagged = Reflect::get(object, &key).and_then(|inner| Reflect::get(&inner, &FLOATS_TAG.into()));
        if let Some(bytes) = tagged.ok().and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok()) {
            // serde-wasm-bindgen allocates a buffer per array, so the view may be transferred.
            let floats = Float32Array::new(&bytes.buffer());
            let placed = Reflect::set(object, &key, &floats);
            debug_assert!(placed.is_ok());
        }
    }
}
