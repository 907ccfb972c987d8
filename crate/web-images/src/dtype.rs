//! Number types and their conversion to `f64`.

use half::{bf16, f16};
use safetensors::Dtype;

/// Kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Unsigned,
    Signed,
    Float,
    Brain,
    Bool,
    /// Bytes, one per character.
    Bytes,
    /// Unicode, four bytes per character.
    Unicode,
}

/// A type of numbers or short texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Type {
    pub kind: Kind,
    /// Bytes per value.
    pub size: usize,
    pub big_endian: bool,
}

/// Maximum length of a text that can be a label.
const LONGEST_TEXT: usize = 1024;

impl Type {
    /// The type of an IDX file's third byte.
    pub fn idx(code: u8) -> Option<Self> {
        let (kind, size) = match code {
            0x08 => (Kind::Unsigned, 1),
            0x09 => (Kind::Signed, 1),
            0x0b => (Kind::Signed, 2),
            0x0c => (Kind::Signed, 4),
            0x0d => (Kind::Float, 4),
            0x0e => (Kind::Float, 8),
            _ => return None,
        };
        Some(Self { kind, size, big_endian: true })
    }

    /// The type of a NumPy description such as `<f4`, `|u1`, `<U12`.
    pub fn numpy(text: &str) -> Option<Self> {
        let mut letters = text.chars();
        let first = letters.next()?;
        let (big_endian, letter) = match first {
            '<' | '|' | '=' => (false, letters.next()?),
            '>' | '!' => (true, letters.next()?),
            letter => (false, letter),
        };
        let digits = letters.as_str();
        let size: usize = if digits.is_empty() && letter == '?' { 1 } else { digits.parse().ok()? };
        let (kind, size) = match (letter, size) {
            ('u', 1 | 2 | 4 | 8) => (Kind::Unsigned, size),
            ('i', 1 | 2 | 4 | 8) => (Kind::Signed, size),
            ('f', 2 | 4 | 8) => (Kind::Float, size),
            ('b' | '?', 1) => (Kind::Bool, 1),
            ('S' | 'a', 1..=LONGEST_TEXT) => (Kind::Bytes, size),
            ('U', 1..=LONGEST_TEXT) => (Kind::Unicode, 4 * size),
            _ => return None,
        };
        Some(Self { kind, size, big_endian })
    }

    /// The type of a safetensors tensor.
    pub fn tensor(dtype: Dtype) -> Option<Self> {
        let (kind, size) = match dtype {
            Dtype::BOOL => (Kind::Bool, 1),
            Dtype::U8 => (Kind::Unsigned, 1),
            Dtype::I8 => (Kind::Signed, 1),
            Dtype::U16 => (Kind::Unsigned, 2),
            Dtype::I16 => (Kind::Signed, 2),
            Dtype::U32 => (Kind::Unsigned, 4),
            Dtype::I32 => (Kind::Signed, 4),
            Dtype::U64 => (Kind::Unsigned, 8),
            Dtype::I64 => (Kind::Signed, 8),
            Dtype::F16 => (Kind::Float, 2),
            Dtype::BF16 => (Kind::Brain, 2),
            Dtype::F32 => (Kind::Float, 4),
            Dtype::F64 => (Kind::Float, 8),
            _ => return None,
        };
        Some(Self { kind, size, big_endian: false })
    }

    /// Whether the values are texts.
    pub fn is_text(self) -> bool {
        matches!(self.kind, Kind::Bytes | Kind::Unicode)
    }

    /// Converts the bytes of one value to a number.
    pub fn number(self, bytes: &[u8]) -> f64 {
        let mut low_first = [0_u8; 8];
        let size = self.size.min(8).min(bytes.len());
        low_first[..size].copy_from_slice(&bytes[..size]);
        if self.big_endian {
            low_first[..size].reverse();
        }
        let whole = u64::from_le_bytes(low_first);
        match (self.kind, size) {
            (Kind::Float, 2) => f64::from(f16::from_bits(whole as u16)),
            (Kind::Float, 4) => f64::from(f32::from_bits(whole as u32)),
            (Kind::Float, _) => f64::from_bits(whole),
            (Kind::Brain, _) => f64::from(bf16::from_bits(whole as u16)),
            (Kind::Signed, _) => {
                let unused = 64 - 8 * size.max(1) as u32;
                (((whole << unused) as i64) >> unused) as f64
            }
            (Kind::Bool, _) => f64::from(u8::from(whole != 0)),
            _ => whole as f64,
        }
    }

    /// Converts the bytes of one value to text, without the zero padding.
    pub fn text(self, bytes: &[u8]) -> String {
        if self.kind == Kind::Bytes {
            return String::from_utf8_lossy(bytes).trim_end_matches('\0').to_owned();
        }
        let letters = bytes.chunks_exact(4).filter_map(|four| {
            let four = [four[0], four[1], four[2], four[3]];
            let code = if self.big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
            (code != 0).then(|| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
        });
        letters.collect()
    }
}
