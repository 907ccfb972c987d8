//! Images of the person's own: what is read of files, what becomes of pictures and drawings, and the files that a set is given as.
//! It runs in a worker of its own, fetched when somebody brings images. Files are read piece by piece as they are wanted, so that
//! their size does not matter; what a set may take is bounded by [`read::MOST_IMAGES`].

mod array;
pub mod augment;
pub mod choose;
mod dtype;
pub mod fault;
pub mod image;
pub mod look;
mod npy;
pub mod parts;
pub mod picture;
mod range;
pub mod read;
pub mod source;
mod table;
#[cfg(target_family = "wasm")]
mod web;
pub mod write;
