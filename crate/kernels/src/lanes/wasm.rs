//! Vectors as WebAssembly instructions.

use std::arch::wasm32::*;

pub type Vector = v128;

#[inline(always)]
pub fn new(values: [f32; 4]) -> Vector {
    bytemuck::cast(values)
}

#[inline(always)]
pub fn values(vector: Vector) -> [f32; 4] {
    bytemuck::cast(vector)
}

#[inline(always)]
pub fn multiply_add(a: Vector, b: Vector, c: Vector) -> Vector {
    #[cfg(feature = "relaxed-simd")]
    return f32x4_relaxed_madd(a, b, c);
    #[cfg(not(feature = "relaxed-simd"))]
    return f32x4_add(f32x4_mul(a, b), c);
}

#[inline(always)]
pub fn choose_negative(sign: Vector, negative: Vector, other: Vector) -> Vector {
    v128_bitselect(negative, other, i32x4_shr(sign, 31))
}

#[inline(always)]
pub fn where_positive(vector: Vector, other: Vector) -> Vector {
    v128_and(vector, f32x4_gt(other, f32x4_splat(0.0)))
}

#[inline(always)]
pub fn are_zero(vector: Vector) -> bool {
    !v128_any_true(f32x4_ne(vector, f32x4_splat(0.0)))
}

/// For each set of lanes, the byte shuffle that moves them to the front.
const FRONT: [[u8; 16]; 16] = {
    let mut orders = [[0; 16]; 16];
    let mut set = 0;
    while set < 16 {
        let (mut lane, mut place) = (0, 0);
        while lane < 4 {
            if set >> lane & 1 == 1 {
                let mut byte = 0;
                while byte < 4 {
                    orders[set][place * 4 + byte] = (lane * 4 + byte) as u8;
                    byte += 1;
                }
                place += 1;
            }
            lane += 1;
        }
        set += 1;
    }
    orders
};

#[inline(always)]
pub fn not_zero(vector: Vector, first: u32) -> ([f32; 4], [u32; 4], usize) {
    let set = i32x4_bitmask(f32x4_ne(vector, f32x4_splat(0.0)));
    let order = bytemuck::cast(FRONT[usize::from(set) % FRONT.len()]);
    let places = u32x4_add(u32x4_splat(first), u32x4(0, 1, 2, 3));
    let front = |vector| i8x16_swizzle(vector, order);
    (bytemuck::cast(front(vector)), bytemuck::cast(front(places)), set.count_ones() as usize)
}

#[inline(always)]
pub fn transposed([a, b, c, d]: [Vector; 4]) -> [Vector; 4] {
    let [low_ab, high_ab] = [i32x4_shuffle::<0, 4, 1, 5>(a, b), i32x4_shuffle::<2, 6, 3, 7>(a, b)];
    let [low_cd, high_cd] = [i32x4_shuffle::<0, 4, 1, 5>(c, d), i32x4_shuffle::<2, 6, 3, 7>(c, d)];
    [
        i64x2_shuffle::<0, 2>(low_ab, low_cd),
        i64x2_shuffle::<1, 3>(low_ab, low_cd),
        i64x2_shuffle::<0, 2>(high_ab, high_cd),
        i64x2_shuffle::<1, 3>(high_ab, high_cd),
    ]
}

#[inline(always)]
pub fn deinterleave(first: Vector, second: Vector) -> [Vector; 2] {
    [i32x4_shuffle::<0, 2, 4, 6>(first, second), i32x4_shuffle::<1, 3, 5, 7>(first, second)]
}

#[inline(always)]
pub fn interleave(even: Vector, odd: Vector) -> [Vector; 2] {
    [i32x4_shuffle::<0, 4, 1, 5>(even, odd), i32x4_shuffle::<2, 6, 3, 7>(even, odd)]
}

#[inline(always)]
pub fn power_of_last_bits(exponent: Vector) -> Vector {
    i32x4_add(i32x4_shl(exponent, 23), i32x4_splat(127 << 23))
}

pub use std::arch::wasm32::{
    f32x4_abs as abs, f32x4_add as add, f32x4_div as div, f32x4_mul as mul, f32x4_pmax as max, f32x4_sqrt as sqrt,
    f32x4_sub as sub,
};
