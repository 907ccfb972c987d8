//! CubeCL has hundreds of constructors (of the crate `inventory`), which have to run before anything else.

#[cfg(target_family = "wasm")]
unsafe extern "C" {
    /// Made by the linker: calls every constructor.
    fn __wasm_call_ctors();
}

/// Runs them; to be called once, first of all.
///
/// Where nobody calls them, the linker takes the WebAssembly file for a command that is entered once, and calls them all
/// at the start of each exported function. Among those are the ones by which wasm-bindgen hands out a place for a
/// JavaScript value: some hundred calls a step of training, which took four fifths of its time.
pub fn run_constructors() {
    // SAFETY: the linker makes the function, without arguments, and constructors of `inventory` may run at any time.
    #[cfg(target_family = "wasm")]
    unsafe {
        __wasm_call_ctors();
    }
}
