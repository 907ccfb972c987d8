//! Sums over the only workgroup of a kernel.

use cubecl::prelude::*;

/// Threads of the workgroup: 2⁸.
pub const ADDERS: usize = 256;

/// One workgroup of [`ADDERS`] threads.
pub fn one_workgroup() -> (CubeCount, CubeDim) {
    (CubeCount::Static(1, 1, 1), CubeDim::new_1d(ADDERS as u32))
}

/// Sets `value[0]` to `scale` times the sum of `part` over the [`ADDERS`] threads of the workgroup.
#[cube]
pub fn write_sum(part: f32, scale: f32, value: &mut [f32], #[comptime] adders: usize) {
    let mut sums = Shared::<[f32]>::new_slice(adders);
    let unit = UNIT_POS as usize;
    sums[unit] = part;
    sync_cube();
    #[unroll]
    for level in 1..9 {
        let half = comptime!(adders >> level);
        if unit < half {
            sums[unit] += sums[unit + half];
        }
        sync_cube();
    }
    if unit == 0 {
        value[0] = sums[0] * scale;
    }
}
