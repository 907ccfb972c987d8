//! The page's WebGPU engine: see `latente-web`, which this re-exports into one wasm file.

pub use latente_web::*;
