//! Sums over a workgroup.

use cubecl::prelude::*;

/// Threads of a workgroup that sums: 2⁸.
pub const ADDERS: usize = 256;

/// The sum of `part` over the [`ADDERS`] threads of a workgroup; only the first one's result is whole.
#[cube]
pub fn workgroup_sum(part: f32, sums: &mut Shared<[f32]>, #[comptime] adders: usize) -> f32 {
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
    sums[0]
}
