//! Compresses files with Brotli (`engine.wasm.br`): a quarter smaller than gzip for an engine. The best quality takes
//! seconds, so hosts do not do it per request, but can be configured to serve these files.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;

use crate::Result;
use crate::engine::target;
use crate::folders;
use crate::run::say;

/// Suffix of compressed files.
const ENDING: &str = "br";
/// The best quality.
const QUALITY: i32 = 11;
/// The largest window that browsers support: 16 MB.
const WINDOW: i32 = 24;

/// Whether compression pays: images, fonts and `.bin` files are already compressed.
pub fn is_packable(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    !matches!(ending, "bin" | "woff2" | "png" | ENDING)
}

/// Compresses every file of `dist` for which it pays. Caches results by content.
///
/// # Errors
/// If a file cannot be read or written.
pub fn write(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    folders::list(dist, "", &mut files)?;
    let kept = target().join("brotli");
    fs::create_dir_all(&kept)?;
    say("Compressing the files with Brotli");
    let left = Mutex::new(files.iter().map(|file| dist.join(file)).filter(|file| is_packable(file)));
    // The lock lasts for one statement: a `while let` would hold it during compression.
    let next = || left.lock().ok().and_then(|mut left| left.next());
    let pack_all = || -> io::Result<()> {
        while let Some(file) = next() {
            write_beside(&file, &kept)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, |cores| cores.get());
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(pack_all)).collect();
        for worker in workers {
            worker.join().map_err(|_| "a compression thread has panicked")??;
        }
        Ok(())
    })
}

fn write_beside(file: &Path, kept: &Path) -> io::Result<()> {
    let bytes = fs::read(file)?;
    let packed = kept_or_packed(kept, &bytes)?;
    if packed.len() < bytes.len() {
        fs::write(beside(file), packed)?;
    }
    Ok(())
}

/// The compressed version of `file`, unless the file has changed since.
pub fn of(file: &Path) -> Option<PathBuf> {
    let packed = beside(file);
    let time = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
    (is_packable(file) && time(&packed)? >= time(file)?).then_some(packed)
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    name.into()
}

fn kept_or_packed(kept: &Path, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut hasher = DefaultHasher::new();
    (bytes, QUALITY, WINDOW).hash(&mut hasher);
    let name = format!("{:016x}", hasher.finish());
    let place = kept.join(&name);
    if let Ok(packed) = fs::read(&place) {
        return Ok(packed);
    }
    let packed = pack(bytes)?;
    // Unique to this thread: another one may be compressing the same content.
    let unfinished = kept.join(format!("unfinished-{name}-{:?}-{}", thread::current().id(), std::process::id()));
    fs::write(&unfinished, &packed)?;
    fs::rename(unfinished, place)?;
    Ok(packed)
}

fn pack(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let settings =
        BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW, size_hint: bytes.len(), ..Default::default() };
    BrotliCompress(&mut bytes, &mut packed, &settings)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_compressed_once_and_not_used_after_a_change() {
        let folder = std::env::temp_dir().join(format!("latente-packed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.js");
        let text = "export const one = 1;\n".repeat(100);
        fs::write(&file, &text).unwrap();
        assert_eq!(of(&file), None);
        let packed = kept_or_packed(&folder, text.as_bytes()).unwrap();
        fs::write(beside(&file), &packed).unwrap();
        assert_eq!(of(&file), Some(folder.join("a.js.br")));
        assert_eq!(kept_or_packed(&folder, text.as_bytes()).unwrap(), packed);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(9);
        fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert_eq!(of(&file), None);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn compressed_files_stay() {
        assert!(is_packable(Path::new("a.wasm")) && is_packable(Path::new("m.safetensors")));
        assert!(["a.bin", "f.woff2", "a.js.br"].iter().all(|file| !is_packable(Path::new(file))));
    }
}
