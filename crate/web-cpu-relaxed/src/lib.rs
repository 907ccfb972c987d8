//! The page's CPU engine with relaxed SIMD: see `latente-web`, which this re-exports into one wasm file.

pub use latente_web::*;
