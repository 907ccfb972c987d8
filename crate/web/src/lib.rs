//! Bindings between the page and [`latente`]: parse a request, compute, await the device, encode the reply.
//!
//! The only `await` on a device is in [`Engine::call`]. It takes `&self` and does not borrow the session across the
//! `await`.
#![cfg(target_family = "wasm")]

mod encode;

use std::cell::RefCell;
use std::rc::Rc;

use burn::tensor::Device;
use latente::protocol::Request;
use latente::reading::{device_error, floats};
use latente::session::Session;
use latente::{Error, Result};
use wasm_bindgen::prelude::*;

/// Logs panics to the console before they kill the worker.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
    #[cfg(feature = "webgpu")]
    latente_kernels_gpu::run_constructors();
}

/// One engine on one device.
#[wasm_bindgen]
pub struct Engine {
    session: Rc<RefCell<Session>>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine that computes on the CPU.
    #[wasm_bindgen(js_name = onCpu)]
    pub fn on_cpu() -> Self {
        Self::new(Device::flex())
    }

    /// An engine that computes on the default WebGPU adapter.
    ///
    /// # Errors
    /// An `ErrorInfo` of kind `device` without an adapter.
    #[cfg(feature = "webgpu")]
    #[wasm_bindgen(js_name = onWebGpu)]
    pub async fn on_webgpu() -> std::result::Result<Self, JsValue> {
        let device = Device::wgpu_options().tasks_max(latente::ops::TASKS).init_async().await.map_err(device_error);
        device.map(Self::new).map_err(|error| encode::error(&error))
    }

    /// Answers one `Request`: a promise of its reply, with numbers as `Float32Array`s over separate buffers.
    ///
    /// # Errors
    /// An `ErrorInfo`.
    pub async fn call(&self, request: JsValue) -> std::result::Result<JsValue, JsValue> {
        self.answer(request).await.map_err(|error| encode::error(&error))
    }
}

impl Engine {
    fn new(device: Device) -> Self {
        Self { session: Rc::new(RefCell::new(Session::new(device))) }
    }

    async fn answer(&self, request: JsValue) -> Result<JsValue> {
        let request: Request =
            serde_wasm_bindgen::from_value(request).map_err(|error| Error::BadRequest { reason: error.to_string() })?;
        let (reads, finish) = self.session.borrow_mut().handle(request)?.split();
        let read = match reads {
            Some(reads) => reads.execute_async().await.map_err(device_error)?,
            None => Vec::new(),
        };
        let reply = self.session.borrow_mut().finish(finish, floats(read)?)?;
        encode::reply(&reply)
    }
}
