//! Tests of the core, as one program: each program would compile and link Burn for itself. Where memory is limited, a
//! program of its own: `fuzz.rs`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

mod anomaly;
mod bits;
mod board;
mod bottlenecks;
mod common;
mod components;
mod convolutions;
mod data;
mod denoise;
mod device;
mod devices;
mod generate;
mod hashing;
mod heartbeats;
mod images;
mod impute;
mod kinds;
mod layers;
mod leaving;
mod manifold;
mod manifold_digits;
mod manifold_maps;
mod manifold_surfaces;
mod manifold_turning;
mod model_files;
mod models;
mod neighbors;
mod ops;
mod pytorch;
mod race;
mod reduction;
mod secrecy;
mod small_sets;
mod snippets;
mod training;
