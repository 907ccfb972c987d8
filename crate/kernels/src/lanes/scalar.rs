//! Vectors as arrays, which compilers vectorise.

pub type Vector = [f32; 4];

#[inline(always)]
pub fn new(values: [f32; 4]) -> Vector {
    values
}

#[inline(always)]
pub fn values(vector: Vector) -> [f32; 4] {
    vector
}

#[inline(always)]
fn each(a: Vector, b: Vector, of: impl Fn(f32, f32) -> f32) -> Vector {
    [of(a[0], b[0]), of(a[1], b[1]), of(a[2], b[2]), of(a[3], b[3])]
}

#[inline(always)]
pub fn add(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a + b)
}

#[inline(always)]
pub fn sub(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a - b)
}

#[inline(always)]
pub fn mul(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a * b)
}

#[inline(always)]
pub fn div(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| a / b)
}

#[inline(always)]
pub fn max(a: Vector, b: Vector) -> Vector {
    each(a, b, |a, b| if a < b { b } else { a })
}

#[inline(always)]
pub fn multiply_add(a: Vector, b: Vector, c: Vector) -> Vector {
    add(mul(a, b), c)
}

#[inline(always)]
pub fn sqrt(a: Vector) -> Vector {
    a.map(f32::sqrt)
}

#[inline(always)]
pub fn abs(a: Vector) -> Vector {
    a.map(f32::abs)
}

#[inline(always)]
pub fn choose_negative(sign: Vector, negative: Vector, other: Vector) -> Vector {
    let one = |i: usize| if sign[i].is_sign_negative() { negative[i] } else { other[i] };
    [one(0), one(1), one(2), one(3)]
}

#[inline(always)]
pub fn where_positive(vector: Vector, other: Vector) -> Vector {
    each(vector, other, |value, other| if other > 0.0 { value } else { 0.0 })
}

#[inline(always)]
pub fn are_zero(vector: Vector) -> bool {
    vector == [0.0; 4]
}

#[inline(always)]
pub fn not_zero(vector: Vector, first: u32) -> ([f32; 4], [u32; 4], usize) {
    let (mut values, mut places, mut count) = ([0.0; 4], [0; 4], 0);
    for (place, value) in (first..).zip(vector) {
        if value != 0.0 {
            (values[count], places[count]) = (value, place);
            count += 1;
        }
    }
    (values, places, count)
}

#[inline(always)]
pub fn transposed(rows: [Vector; 4]) -> [Vector; 4] {
    std::array::from_fn(|column| rows.map(|row| row[column]))
}

#[inline(always)]
pub fn deinterleave(first: Vector, second: Vector) -> [Vector; 2] {
    let [[a, b, c, d], [e, f, g, h]] = [first, second];
    [[a, c, e, g], [b, d, f, h]]
}

#[inline(always)]
pub fn interleave(even: Vector, odd: Vector) -> [Vector; 2] {
    let [[a, b, c, d], [e, f, g, h]] = [even, odd];
    [[a, e, b, f], [c, g, d, h]]
}

#[inline(always)]
pub fn power_of_last_bits(exponent: Vector) -> Vector {
    exponent.map(|value| f32::from_bits((value.to_bits() << 23).wrapping_add(127 << 23)))
}
