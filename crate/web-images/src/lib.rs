//! The user's images: reading files, converting pictures and drawings, and writing a set to files. Runs in its own
//! worker, fetched when the user brings images. Files are read in pieces as needed, so their size does not matter; the
//! size of a set is limited by [`read::MAX_IMAGES`].

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
