//! Networks: activations, layers, architectures, and the autoencoder built from them.

pub mod activation;
pub mod architecture;
pub mod autoencoder;
pub mod gradient;
pub mod layer;

pub use activation::Activation;
pub use architecture::{Architecture, Body};
pub use autoencoder::Autoencoder;
pub use gradient::Gradient;
pub use layer::{Layer, LayerInfo};
