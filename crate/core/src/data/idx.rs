//! The IDX container of MNIST: `00 00 08 ndim`, the sizes as big-endian u32, then bytes. The page's files are gzipped;
//! the caller unpacks them (the page does so with the browser's own decompression).
//!
//! Source: <http://yann.lecun.com/exdb/mnist/>, "the IDX file format".

use crc::{CRC_32_ISO_HDLC, Crc, Table};

use crate::error::{Error, FileFault, Result};

/// A decoded IDX file of unsigned bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Idx {
    /// Sizes, outermost first, such as `[10000, 28, 28]`.
    pub shape: Vec<usize>,
    /// The values in row-major order.
    pub values: Vec<u8>,
    /// CRC-32 (IEEE) of the file, header included.
    pub crc32: u32,
}

/// Decodes `bytes`.
///
/// # Errors
/// [`Error::File`] naming `file` when it is not an IDX file of bytes, or does not hold the number of values that its
/// header states.
pub fn decode(file: &str, bytes: &[u8]) -> Result<Idx> {
    let fault = |fault| Error::File { file: file.to_owned(), fault };
    let (shape, header) = header(bytes).map_err(fault)?;
    // The sizes come from the file: their product may overflow.
    let expected = shape.iter().try_fold(1_usize, |product, &size| product.checked_mul(size)).unwrap_or(usize::MAX);
    let got = bytes.len() - header;
    if expected != got {
        return Err(fault(FileFault::Length { expected, got }));
    }
    Ok(Idx { shape, values: bytes[header..].to_vec(), crc32: crc32(bytes) })
}

/// The shape, and the length of the header in bytes.
fn header(bytes: &[u8]) -> std::result::Result<(Vec<usize>, usize), FileFault> {
    let magic = &bytes[..bytes.len().min(4)];
    let &[0, 0, 8, dimensions] = magic else {
        let found = magic.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ");
        return Err(FileFault::Magic { found });
    };
    let length = 4 + 4 * usize::from(dimensions);
    let Some(sizes) = bytes.get(4..length) else {
        return Err(FileFault::Length { expected: length, got: bytes.len() });
    };
    let shape = sizes.chunks_exact(4).map(|size| u32::from_be_bytes([size[0], size[1], size[2], size[3]]) as usize);
    Ok((shape.collect(), length))
}

/// CRC-32 (IEEE).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    // A single 1 kB table: sixteen would be faster, but many times larger than the rest of this module.
    const CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);
    CRC.checksum(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: [u8; 14] = [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 7, 9];

    fn fault(bytes: &[u8]) -> FileFault {
        match decode("digits.bin", bytes).unwrap_err() {
            Error::File { file, fault } if file == "digits.bin" => fault,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn decodes_sizes_and_values() {
        let plain = decode("a", &PLAIN).unwrap();
        assert_eq!((plain.shape.as_slice(), plain.values.as_slice()), (&[1, 2][..], &[7, 9][..]));
    }

    #[test]
    fn the_checksum_is_the_ieee_crc_32() {
        // The check value of the CRC-32/ISO-HDLC catalogue entry.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn faults_are_identified() {
        assert_eq!(fault(&[0x1f, 0x8b, 8, 0]), FileFault::Magic { found: "1f 8b 08 00".into() }); // still packed
        assert_eq!(fault(b"<!doctype html>"), FileFault::Magic { found: "3c 21 64 6f".into() });
        assert_eq!(fault(&[]), FileFault::Magic { found: String::new() });
        assert_eq!(fault(&PLAIN[..13]), FileFault::Length { expected: 2, got: 1 });
        assert_eq!(fault(&PLAIN[..7]), FileFault::Length { expected: 12, got: 7 });
        let huge = [0, 0, 8, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255];
        assert!(matches!(fault(&huge), FileFault::Length { got: 0, .. }));
    }
}
