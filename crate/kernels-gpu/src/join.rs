//! Views of parts of a vector, and their concatenation.

use burn_backend::Shape;
use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;

use crate::launch::{empty, line, whole};

/// Parts joined by one dispatch: as many as fit into eight storage buffers with the result and the sizes.
pub const PARTS: usize = 6;

/// A view of `vector` from `start` with shape `sizes`; copies only if `start` is not aligned for a binding.
pub fn view(vector: CubeTensor, start: usize, sizes: Shape) -> CubeTensor {
    let vector = whole(vector);
    let count = sizes.num_elements();
    let bytes = |values: usize| (values * size_of::<f32>()) as u64;
    let (before, after) = (bytes(start), bytes(vector.meta.num_elements() - start - count));
    if before.is_multiple_of(vector.client.properties().memory.alignment) {
        let handle = vector.handle.offset_start(before).offset_end(after);
        return CubeTensor::new_contiguous(vector.client, vector.device, sizes, handle, vector.dtype);
    }
    let range = start..start + count;
    let copy = burn_cubecl::kernel::slice(vector, std::slice::from_ref(&range));
    CubeTensor::new_contiguous(copy.client, copy.device, sizes, copy.handle, copy.dtype)
}

/// Returns a vector of `length` with each part at its start, and 0 elsewhere. Empty parts are skipped.
pub fn scatter_parts(parts: [CubeTensor; PARTS], starts: [usize; PARTS], length: usize) -> CubeTensor {
    let parts = parts.map(whole);
    let ends: [usize; PARTS] = std::array::from_fn(|index| starts[index] + parts[index].meta.num_elements());
    let output = empty(&parts[0], [length]);
    let (cubes, dim) = line(length);
    let [a, b, c, d, e, f] = parts.map(CubeTensor::into_buffer_arg);
    let places = |all: [usize; PARTS]| {
        let mut sequence = SequenceArg::<usize>::new();
        all.into_iter().for_each(|place| sequence.push(place));
        sequence
    };
    // SAFETY: threads beyond the last value return at once, and a part is read only within its bounds.
    unsafe {
        join_kernel::launch_unchecked(
            &output.client,
            cubes,
            dim,
            a,
            b,
            c,
            d,
            e,
            f,
            output.clone().into_buffer_arg(),
            places(starts),
            places(ends),
            length,
        );
    }
    output
}

#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn join_kernel(
    a: &[f32],
    b: &[f32],
    c: &[f32],
    d: &[f32],
    e: &[f32],
    f: &[f32],
    output: &mut [f32],
    starts: Sequence<usize>,
    ends: Sequence<usize>,
    length: usize,
) {
    let at = ABSOLUTE_POS;
    if at >= length {
        terminate!();
    }
    let mut value = 0.0f32;
    if at >= starts[0] && at < ends[0] {
        value = a[at - starts[0]];
    }
    if at >= starts[1] && at < ends[1] {
        value = b[at - starts[1]];
    }
    if at >= starts[2] && at < ends[2] {
        value = c[at - starts[2]];
    }
    if at >= starts[3] && at < ends[3] {
        value = d[at - starts[3]];
    }
    if at >= starts[4] && at < ends[4] {
        value = e[at - starts[4]];
    }
    if at >= starts[5] && at < ends[5] {
        value = f[at - starts[5]];
    }
    output[at] = value;
}
