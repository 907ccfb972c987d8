//! Penalties on a batch of codes, with their gradients. Codes are small: one workgroup computes value and gradient.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;
use latente_kernels::{CodePenalty, SMALLEST_RATE, SMALLEST_VARIANCE};

use crate::dense::{parameter_gradients, row_products};
use crate::launch::{empty, line, sizes, whole};
use crate::sum::{ADDERS, one_workgroup, write_sum};

/// `weight` times the penalty, averaged over the batch, and its gradient.
///
/// # Shapes
/// - codes: `[m, d]`
/// - output: `[1]` and `[m, d]`
pub fn code_penalty(penalty: CodePenalty, codes: CubeTensor, weight: f32) -> (CubeTensor, CubeTensor) {
    let ([m, d], codes) = (sizes(&codes), whole(codes));
    let (value, slope) = (empty(&codes, [1]), empty(&codes, [m, d]));
    let (cube, dim) = one_workgroup();
    // SAFETY: threads read and write only below m·d, and below d.
    match penalty {
        CodePenalty::Independence => return independence(codes, weight),
        CodePenalty::L1 | CodePenalty::Gaussian => unsafe {
            terms_kernel::launch_unchecked(
                &slope.client,
                cube,
                dim,
                codes.into_buffer_arg(),
                slope.clone().into_buffer_arg(),
                value.clone().into_buffer_arg(),
                m * d,
                d,
                weight / m.max(1) as f32,
                penalty == CodePenalty::Gaussian,
                ADDERS,
            );
        },
        CodePenalty::Kl { rho } => unsafe {
            kl_kernel::launch_unchecked(
                &slope.client,
                cube,
                dim,
                codes.into_buffer_arg(),
                slope.clone().into_buffer_arg(),
                value.clone().into_buffer_arg(),
                m,
                d,
                rho,
                weight,
                SMALLEST_RATE,
                ADDERS,
            );
        },
    }
    (value, slope)
}

/// The sum of |a|, or of ½μ² and ½(σ² − log σ² − 1) for means and log σ² side by side.
#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn terms_kernel(
    codes: &[f32],
    slope: &mut [f32],
    value: &mut [f32],
    count: usize,
    columns: usize,
    scale: f32,
    #[comptime] gaussian: bool,
    #[comptime] adders: usize,
) {
    let unit = UNIT_POS as usize;
    let mut sum = 0.0f32;
    for place in 0..count.div_ceil(adders) {
        let at = unit + place * adders;
        if at < count {
            let a = codes[at];
            if comptime!(gaussian) {
                if at % columns < columns / 2 {
                    sum += 0.5f32 * a * a;
                    slope[at] = a * scale;
                } else {
                    let variance = a.exp();
                    sum += 0.5f32 * (variance - a - 1.0f32);
                    slope[at] = 0.5f32 * (variance - 1.0f32) * scale;
                }
            } else {
                sum += a.abs();
                slope[at] = (select(a > 0.0f32, 1.0f32, 0.0f32) - select(a < 0.0f32, 1.0f32, 0.0f32)) * scale;
            }
        }
    }
    write_sum(sum, scale, value, adders);
}

/// Each thread computes whole columns.
#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn kl_kernel(
    codes: &[f32],
    slope: &mut [f32],
    value: &mut [f32],
    rows: usize,
    columns: usize,
    rho: f32,
    weight: f32,
    smallest: f32,
    #[comptime] adders: usize,
) {
    let unit = UNIT_POS as usize;
    let inner = 1.0f32 - 2.0f32 * smallest;
    let mut sum = 0.0f32;
    for place in 0..columns.div_ceil(adders) {
        let column = unit + place * adders;
        if column < columns {
            let mut active = 0.0f32;
            for row in 0..rows {
                active += codes[row * columns + column];
            }
            let rate = active / rows as f32 * inner + smallest;
            let on = rho / rate;
            let off = (1.0f32 - rho) / (1.0f32 - rate);
            sum += rho * on.ln() + (1.0f32 - rho) * off.ln();
            for row in 0..rows {
                slope[row * columns + column] = weight * inner * (off - on) / rows as f32;
            }
        }
    }
    write_sum(sum, weight, value, adders);
}

/// As in `latente_kernels`: standardised codes u, C = uᵀu/m − I, and the way back from 2 u C/m.
fn independence(codes: CubeTensor, weight: f32) -> (CubeTensor, CubeTensor) {
    let [m, d] = sizes(&codes);
    let (units, value, slope) = (empty(&codes, [m, d]), empty(&codes, [1]), empty(&codes, [m, d]));
    let (balance, inverse) = (empty(&codes, [d]), empty(&codes, [d]));
    let (cubes, dim) = line(d);
    // SAFETY: threads beyond the last column return at once.
    unsafe {
        standardised_kernel::launch_unchecked(
            &units.client,
            cubes.clone(),
            dim,
            codes.into_buffer_arg(),
            units.clone().into_buffer_arg(),
            balance.clone().into_buffer_arg(),
            inverse.clone().into_buffer_arg(),
            m,
            d,
            SMALLEST_VARIANCE,
        );
    }
    let (products, _) = parameter_gradients(units.clone(), units.clone());
    let others = empty(&products, [d, d]);
    let (cube, adders) = one_workgroup();
    // SAFETY: threads read and write only below d².
    unsafe {
        correlations_kernel::launch_unchecked(
            &others.client,
            cube,
            adders,
            products.into_buffer_arg(),
            balance.clone().into_buffer_arg(),
            others.clone().into_buffer_arg(),
            value.clone().into_buffer_arg(),
            m,
            d,
            weight,
            ADDERS,
        );
    }
    let gradient = row_products(units.clone(), others);
    // SAFETY: as in the first.
    unsafe {
        independence_kernel::launch_unchecked(
            &slope.client,
            cubes,
            dim,
            gradient.into_buffer_arg(),
            units.into_buffer_arg(),
            balance.into_buffer_arg(),
            inverse.into_buffer_arg(),
            slope.clone().into_buffer_arg(),
            m,
            d,
            weight,
        );
    }
    (value, slope)
}

#[cube(launch_unchecked)]
fn standardised_kernel(
    codes: &[f32],
    units: &mut [f32],
    balance: &mut [f32],
    inverse: &mut [f32],
    rows: usize,
    columns: usize,
    smallest: f32,
) {
    let column = ABSOLUTE_POS;
    if column >= columns {
        terminate!();
    }
    let mut sum = 0.0f32;
    for row in 0..rows {
        sum += codes[row * columns + column];
    }
    let mean = sum / rows as f32;
    let mut squares = 0.0f32;
    for row in 0..rows {
        let centred = codes[row * columns + column] - mean;
        squares += centred * centred;
    }
    let scale = 1.0f32 / (squares / rows as f32 + smallest).sqrt();
    for row in 0..rows {
        units[row * columns + column] = (codes[row * columns + column] - mean) * scale;
    }
    balance[column] = mean * scale;
    inverse[column] = scale;
}

#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn correlations_kernel(
    products: &[f32],
    balance: &[f32],
    others: &mut [f32],
    value: &mut [f32],
    rows: usize,
    columns: usize,
    weight: f32,
    #[comptime] adders: usize,
) {
    let unit = UNIT_POS as usize;
    let mut sum = 0.0f32;
    let count = columns * columns;
    for place in 0..count.div_ceil(adders) {
        let at = unit + place * adders;
        if at < count {
            let other = products[at] / rows as f32 - select(at / columns == at % columns, 1.0f32, 0.0f32);
            others[at] = other;
            sum += 0.5f32 * other * other;
            if at < columns {
                sum += balance[at] * balance[at];
            }
        }
    }
    write_sum(sum, weight, value, adders);
}

#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn independence_kernel(
    gradient: &[f32],
    units: &[f32],
    balance: &[f32],
    inverse: &[f32],
    slope: &mut [f32],
    rows: usize,
    columns: usize,
    weight: f32,
) {
    let column = ABSOLUTE_POS;
    if column >= columns {
        terminate!();
    }
    let share = 2.0f32 / rows as f32;
    let mut along = 0.0f32;
    for row in 0..rows {
        let at = row * columns + column;
        along += gradient[at] * units[at];
    }
    let t = balance[column];
    let pull = share * along / rows as f32 + share * t * t;
    for row in 0..rows {
        let at = row * columns + column;
        slope[at] = weight * inverse[column] * (share * gradient[at] - units[at] * pull + share * t);
    }
}
