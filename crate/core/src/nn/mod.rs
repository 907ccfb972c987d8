//! Networks: layers, and the autoencoder made of them.

pub mod autoencoder;
pub mod dense;

pub use autoencoder::{Autoencoder, AutoencoderConfig};
pub use dense::Dense;
