//! Codes as text: `latente1.<d>.<numbers>.<checksum>`. The numbers are little-endian half-precision floats in
//! base64url; the checksum is the CRC-32 of everything before it, in hexadecimal.

use half::f16;

use crate::data::idx::crc32;
use crate::error::{Error, Refusal, Result};

/// Format name and version.
const NAME: &str = "latente1";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes codes `[count, d]` as text.
///
/// # Errors
/// [`Error::Refused`] without a code, [`Error::WrongLength`] for an incomplete code, [`Error::NotFinite`] for values
/// that are not finite in half precision.
pub(super) fn write(d: usize, codes: &[f32]) -> Result<String> {
    if codes.is_empty() || d == 0 {
        return Err(Refusal::MessageEmpty.into());
    }
    super::expect_length("codes", codes.len().next_multiple_of(d), codes.len())?;
    let halves: Vec<f16> = codes.iter().map(|&value| f16::from_f32(value)).collect();
    if halves.iter().any(|value| !value.is_finite()) {
        return Err(Error::NotFinite { what: "codes" });
    }
    let body =
        format!("{NAME}.{d}.{}", encode(&halves.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<_>>()));
    Ok(format!("{body}.{:08x}", crc32(body.as_bytes())))
}

/// Reads d and the codes `[count, d]`. Ignores white space: mail programs break long lines.
///
/// # Errors
/// [`Error::Refused`] for a text that is not a message, or was altered or cut off.
pub(super) fn read(text: &str) -> Result<(usize, Vec<f32>)> {
    let text: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    if text.is_empty() {
        return Err(Refusal::MessageEmpty.into());
    }
    let altered = || Error::from(Refusal::MessageAltered);
    if text.split('.').next() != Some(NAME) {
        return Err(Refusal::MessageForeign.into());
    }
    let (body, sum) = text.rsplit_once('.').ok_or_else(altered)?;
    let [_, d, numbers] = body.split('.').collect::<Vec<_>>().try_into().map_err(|_| altered())?;
    // Compares the text, not the number: parsing would also accept "+1" and leading zeros.
    if !sum.eq_ignore_ascii_case(&format!("{:08x}", crc32(body.as_bytes()))) {
        return Err(altered());
    }
    let d: usize = d.parse().ok().filter(|&d| d > 0).ok_or_else(altered)?;
    let bytes = decode(numbers).ok_or_else(altered)?;
    let codes: Vec<f32> = bytes.chunks_exact(2).map(|pair| f16::from_le_bytes([pair[0], pair[1]]).to_f32()).collect();
    let is_whole = codes.len().is_multiple_of(d) && bytes.len() == 2 * codes.len() && !codes.is_empty();
    if is_whole && codes.iter().all(|value| value.is_finite()) { Ok((d, codes)) } else { Err(altered()) }
}

/// Base64url without padding (RFC 4648, section 5).
fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        let letter = |place: usize| char::from(ALPHABET[(bits >> (18 - 6 * place) & 63) as usize]);
        text.extend((0..=chunk.len()).map(letter));
    }
    text
}

/// Decodes base64url. Returns `None` for an invalid letter or length.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in chunk {
            bits = bits << 6 | u32::try_from(ALPHABET.iter().position(|entry| entry == letter)?).ok()?;
        }
        if chunk.len() == 1 {
            return None;
        }
        bits <<= 6 * (4 - chunk.len());
        bytes.extend(&bits.to_be_bytes()[1..chunk.len()]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_matches_the_rfc() {
        // RFC 4648, section 10, without padding; and the two letters special to base64url.
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
        assert_eq!(decode("A"), None);
        assert_eq!(decode("a+b/"), None);
    }

    #[test]
    fn messages_round_trip() {
        let text = write(2, &[1.5, -0.25, 3.0, 0.0]).unwrap();
        assert!(text.starts_with("latente1.2."), "{text}");
        assert_eq!(read(&text), Ok((2, vec![1.5, -0.25, 3.0, 0.0])));
        let (start, end) = text.split_at(14);
        assert_eq!(read(&format!("\n {start}\r\n{end} ")).unwrap().0, 2);
    }

    #[test]
    fn altered_messages_are_refused() {
        let text = write(2, &[1.5, -0.25, 3.0, 0.0]).unwrap();
        let refused = |text: &str, why: Refusal| assert_eq!(read(text), Err(why.into()), "{text}");
        for index in 9..text.len() {
            let mut other = text.clone().into_bytes();
            other[index] = if other[index] == b'1' { b'2' } else { b'1' };
            assert!(read(&String::from_utf8(other).unwrap()).is_err(), "letter {index}");
        }
        refused(&text.replace("latente1.2", "latente1.4"), Refusal::MessageAltered);
        refused(&text.replace("latente1", "latente2"), Refusal::MessageForeign);
        refused(&text[..text.len() - 9], Refusal::MessageAltered);
        refused(NAME, Refusal::MessageAltered);
        let (body, sum) = text.rsplit_once('.').unwrap();
        refused(&format!("{body}.0{sum}"), Refusal::MessageAltered);
        refused(&format!("{body}.+{sum}"), Refusal::MessageAltered);
        refused("hola", Refusal::MessageForeign);
        refused(" \n", Refusal::MessageEmpty);
        let zero = format!("{NAME}.0.AAAA");
        refused(&format!("{zero}.{:08x}", crc32(zero.as_bytes())), Refusal::MessageAltered);
    }

    #[test]
    fn invalid_codes_are_refused() {
        assert_eq!(write(2, &[]), Err(Refusal::MessageEmpty.into()));
        assert!(matches!(write(2, &[1.0]), Err(Error::WrongLength { .. })));
        assert!(matches!(write(1, &[f32::NAN]), Err(Error::NotFinite { .. })));
        assert!(matches!(write(1, &[1e6]), Err(Error::NotFinite { .. })));
    }
}
