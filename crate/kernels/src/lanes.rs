//! Vectors of four values.

#[cfg_attr(target_arch = "wasm32", path = "lanes/wasm.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "lanes/scalar.rs")]
mod vector;

use std::ops::{Add, Div, Mul, Sub};

/// Number of values in a vector.
pub const LANES: usize = 4;

/// Storage for vectors that are read repeatedly: aligned, so that none spans two cache lines.
pub type Vector = vector::Vector;

/// Four values with elementwise operations.
#[derive(Debug, Clone, Copy)]
pub struct Lanes(Vector);

impl From<Vector> for Lanes {
    #[inline(always)]
    fn from(vector: Vector) -> Self {
        Self(vector)
    }
}

impl Lanes {
    /// Four copies of a value.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(vector::new([value; LANES]))
    }

    /// Loads four values.
    #[inline(always)]
    pub fn new(values: &[f32; LANES]) -> Self {
        Self(vector::new(*values))
    }

    /// The four values.
    #[inline(always)]
    pub fn values(self) -> [f32; LANES] {
        vector::values(self.0)
    }

    /// self × factor + term, rounded once or twice.
    #[inline(always)]
    pub fn multiply_add(self, factor: Self, term: Self) -> Self {
        Self(vector::multiply_add(self.0, factor.0, term.0))
    }

    /// Square roots.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        Self(vector::sqrt(self.0))
    }

    /// Absolute values.
    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(vector::abs(self.0))
    }

    /// Elementwise maximum.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(vector::max(self.0, other.0))
    }

    /// `self` where `other` is above zero, else 0.
    #[inline(always)]
    pub fn where_positive(self, other: Self) -> Self {
        Self(vector::where_positive(self.0, other.0))
    }

    /// Whether all values are zero.
    #[inline(always)]
    pub fn are_zero(self) -> bool {
        vector::are_zero(self.0)
    }

    /// The nonzero values moved to the front, their positions counted from `first`, and their number.
    #[inline(always)]
    pub fn not_zero(self, first: u32) -> ([f32; LANES], [u32; LANES], usize) {
        vector::not_zero(self.0, first)
    }

    /// Transposes a block of 4 × 4.
    #[inline(always)]
    pub fn transposed(rows: [Self; LANES]) -> [Self; LANES] {
        vector::transposed(rows.map(|row| row.0)).map(Self)
    }

    /// The values at even and at odd places of eight.
    #[inline(always)]
    pub fn deinterleave(first: Self, second: Self) -> [Self; 2] {
        vector::deinterleave(first.0, second.0).map(Self)
    }

    /// Eight values, taken by turns from `even` and `odd`.
    #[inline(always)]
    pub fn interleave(even: Self, odd: Self) -> [Self; 2] {
        vector::interleave(even.0, odd.0).map(Self)
    }

    /// `negative` where `self` is negative, else `other`.
    #[inline(always)]
    pub fn choose_negative(self, negative: Self, other: Self) -> Self {
        Self(vector::choose_negative(self.0, negative.0, other.0))
    }

    /// 2 to the power of an integer from −126 to 127 to which 1.5 × 2²³ has been added, so that it is in the last bits.
    #[inline(always)]
    pub fn power_of_last_bits(self) -> Self {
        Self(vector::power_of_last_bits(self.0))
    }

    /// Sum of the four values.
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [a, b, c, d] = self.values();
        (a + b) + (c + d)
    }

    /// e to the power of values that are at most 0; clamped at −87, 10⁻³⁸. With relaxed SIMD a NaN may be lost, since
    /// the compiler may then use a maximum that does not propagate it.
    ///
    /// e^x = 2^k e^r with k = round(x / ln 2) and |r| ≤ ½ ln 2, where e^r is a polynomial (coefficients of `expf` in
    /// the Cephes library); accurate to 2 ulp.
    #[inline(always)]
    pub fn exp_negative(self) -> Self {
        /// Adding and subtracting it rounds to an integer: 1.5 × 2²³.
        const ROUND: f32 = 12_582_912.0;
        /// ln 2 in two parts; the first has few digits, so that k × LN_2_HIGH is exact.
        const LN_2_HIGH: f32 = 0.693_359_4;
        const LN_2_LOW: f32 = -2.121_944_4e-4;
        const COEFFICIENTS: [f32; 5] = [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 5e-1];
        let x = self.max(Self::splat(-87.0));
        let rounded = x.multiply_add(Self::splat(std::f32::consts::LOG2_E), Self::splat(ROUND));
        let k = rounded - Self::splat(ROUND);
        let r = k.multiply_add(Self::splat(-LN_2_HIGH), x);
        let r = k.multiply_add(Self::splat(-LN_2_LOW), r);
        let start = Self::splat(1.987_569_2e-4);
        let tail = COEFFICIENTS.iter().fold(start, |sum, &c| sum.multiply_add(r, Self::splat(c)));
        tail.multiply_add(r * r, r + Self::splat(1.0)) * rounded.power_of_last_bits()
    }
}

/// Replaces each value by `of` it, four at a time.
#[inline(always)]
pub fn replace(values: &mut [f32], of: impl Fn(Lanes) -> Lanes) {
    let (fours, rest) = values.as_chunks_mut::<LANES>();
    for four in fours {
        *four = of(Lanes::new(four)).values();
    }
    for value in rest {
        [*value, ..] = of(Lanes::splat(*value)).values();
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(vector::$method(self.0, other.0))
            }
        }
    };
}
operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Largest relative error of `lanes` against `exact` at 200,001 points between `from` and `to`.
    fn worst(from: f64, to: f64, lanes: impl Fn(Lanes) -> Lanes, exact: impl Fn(f64) -> f64) -> f64 {
        let places = (0..=200_000).map(|i| (from + (to - from) * f64::from(i) / 200_000.0) as f32);
        places
            .map(|x| {
                let exact = exact(f64::from(x));
                (f64::from(lanes(Lanes::splat(x)).values()[1]) - exact).abs() / exact.abs().max(1e-30)
            })
            .fold(0.0, f64::max)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn exponentials_are_accurate() {
        assert!(worst(-87.0, 0.0, Lanes::exp_negative, f64::exp) < 2.0_f64.powi(-22));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn extremes_stay_finite() {
        for x in [-88.0, -1000.0, f32::MIN, f32::NEG_INFINITY] {
            let value = Lanes::splat(x).exp_negative().values()[0];
            assert!((0.0..1e-37).contains(&value), "{x}: {value}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn lanes_are_independent() {
        let a = Lanes::new(&[1.0, -2.0, 3.0, -0.0]);
        let b = Lanes::new(&[4.0, 8.0, -6.0, 1.0]);
        assert_eq!((a + b).values(), [5.0, 6.0, -3.0, 1.0]);
        assert_eq!((a - b).values(), [-3.0, -10.0, 9.0, -1.0]);
        assert_eq!((a * b).values(), [4.0, -16.0, -18.0, 0.0]);
        assert_eq!((b / a).values(), [4.0, -4.0, -2.0, f32::NEG_INFINITY]);
        assert_eq!(a.max(b).values(), [4.0, 8.0, 3.0, 1.0]);
        assert_eq!(a.multiply_add(b, b).values(), [8.0, -8.0, -24.0, 1.0]);
        assert_eq!(a.abs().values(), [1.0, 2.0, 3.0, 0.0]);
        assert_eq!(b.abs().sqrt().values(), [2.0, 8.0_f32.sqrt(), 6.0_f32.sqrt(), 1.0]);
        assert_eq!(a.choose_negative(Lanes::splat(1.0), Lanes::splat(2.0)).values(), [2.0, 1.0, 2.0, 1.0]);
        assert_eq!((a + Lanes::splat(12_582_912.0)).power_of_last_bits().values(), [2.0, 0.25, 8.0, 1.0]);
        assert_eq!(b.sum(), 7.0);
        assert_eq!(b.where_positive(a).values(), [4.0, 0.0, -6.0, 0.0]);
        for set in 0..16 {
            let there: Vec<u32> = (0..4).filter(|lane| set >> lane & 1 == 1).collect();
            let value = |lane: usize| if set >> lane & 1 == 1 { lane as f32 - 1.5 } else { -0.0 };
            let (values, places, count) = Lanes::new(&std::array::from_fn(value)).not_zero(10);
            assert_eq!(count, there.len());
            assert!(there.iter().zip(values).all(|(lane, value)| value == *lane as f32 - 1.5), "{set}: {values:?}");
            assert!(there.iter().zip(places).all(|(lane, place)| place == 10 + lane), "{set}: {places:?}");
        }
        assert_eq!(Lanes::new(&[0.0, 0.0, f32::NAN, 0.0]).not_zero(0).2, 1);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn places_are_taken_by_turns() {
        let [first, second] = [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]].map(|values| Lanes::new(&values));
        let [even, odd] = Lanes::deinterleave(first, second);
        assert_eq!([even.values(), odd.values()], [[0.0, 2.0, 4.0, 6.0], [1.0, 3.0, 5.0, 7.0]]);
        assert_eq!(Lanes::interleave(even, odd).map(Lanes::values), [first.values(), second.values()]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn rows_become_columns() {
        let rows = std::array::from_fn(|row| Lanes::new(&std::array::from_fn(|column| (row * 4 + column) as f32)));
        for (column, values) in Lanes::transposed(rows).into_iter().enumerate() {
            assert_eq!(values.values(), std::array::from_fn(|row| (row * 4 + column) as f32), "column {column}");
        }
    }
}
