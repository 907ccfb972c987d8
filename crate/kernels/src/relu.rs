//! The rectifier, and what passes through it backwards.

/// max(z, 0) of each value, into `out`; NaN stays.
///
/// # Panics
/// When the slices differ in length.
#[inline(never)]
pub fn relu(values: &[f32], out: &mut [f32]) {
    assert_eq!(values.len(), out.len(), "slices of one length");
    for (out, &value) in out.iter_mut().zip(values) {
        *out = if value < 0.0 { 0.0 } else { value };
    }
}

/// `gradient` where `output` > 0, else 0, into `out`.
///
/// # Panics
/// When the slices differ in length.
#[inline(never)]
pub fn passed(output: &[f32], gradient: &[f32], out: &mut [f32]) {
    assert!([output.len(), gradient.len()] == [out.len(); 2], "slices of one length");
    for ((out, &output), &gradient) in out.iter_mut().zip(output).zip(gradient) {
        *out = if output > 0.0 { gradient } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_negative_is_zero_both_ways() {
        let values = [-2.0, 0.0, 3.0, -0.5, f32::INFINITY, 1e-30, f32::NAN];
        let mut out = [9.0; 7];
        relu(&values, &mut out);
        assert_eq!(out[..6], [0.0, 0.0, 3.0, 0.0, f32::INFINITY, 1e-30]);
        assert!(out[6].is_nan());
        passed(&values, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], &mut out);
        assert_eq!(out, [0.0, 0.0, 3.0, 0.0, 5.0, 6.0, 0.0]);
    }
}
