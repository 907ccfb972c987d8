//! A server for a static folder on this machine, with gzip and validators, as a usual host would.

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use flate2::Compression;
use flate2::write::GzEncoder;
use tiny_http::{Header, Request, Response, Server};

use crate::Result;
use crate::run::say;

/// Where the page is served if nobody says otherwise.
pub const PORT: u16 = 8080;
const THREADS: usize = 6;

/// Packed files by path and entity tag.
type Packed = Arc<Mutex<HashMap<(PathBuf, String), Arc<Vec<u8>>>>>;

/// Serves `folder` on 127.0.0.1, below the path `prefix` (such as `/` or `/some/path/`), until it is interrupted;
/// another port is taken when `port` is in use.
///
/// # Errors
/// When no port can be had.
pub fn serve(folder: &Path, port: u16, prefix: &str) -> Result<()> {
    let server = Server::http(("127.0.0.1", port)).or_else(|_| Server::http(("127.0.0.1", 0)));
    let server = Arc::new(server.map_err(|error| format!("no port to serve on: {error}"))?);
    say(&format!("http://{}{prefix}   (Ctrl+C to stop)", server.server_addr()));
    let packed = Packed::default();
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, packed, folder, prefix) =
                (server.clone(), packed.clone(), folder.to_owned(), prefix.to_owned());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A visitor who has gone away is no reason to stop.
                    let _gone = answer(request, &folder, &prefix, &packed);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| "a serving thread stopped")?;
    }
    Ok(())
}

fn answer(request: Request, folder: &Path, prefix: &str, packed: &Packed) -> std::io::Result<()> {
    let Some((file, tag)) = request.url().strip_prefix(prefix).and_then(|url| find(folder, url)) else {
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    if header_value(&request, "If-None-Match").as_deref() == Some(tag.as_str()) {
        return request.respond(Response::empty(304).with_header(header("ETag", &tag)));
    }
    let mut bytes = Vec::new();
    fs::File::open(&file)?.read_to_end(&mut bytes)?;
    let mut headers = vec![
        header("Content-Type", content_type(&file)),
        header("Cache-Control", "no-cache"), // kept, and asked for again with its tag
        header("ETag", &tag),
        header("X-Unpacked-Length", &bytes.len().to_string()),
    ];
    let accepts = header_value(&request, "Accept-Encoding").is_some_and(|value| value.contains("gzip"));
    if accepts && is_packable(&file) {
        headers.push(header("Content-Encoding", "gzip"));
        bytes = gzip(packed, file, tag, &bytes)?.to_vec();
    }
    let response = headers.into_iter().fold(Response::from_data(bytes), Response::with_header);
    request.respond(response.with_chunked_threshold(usize::MAX))
}

/// The file of a URL relative to `folder`, with its entity tag.
fn find(folder: &Path, url: &str) -> Option<(PathBuf, String)> {
    let path = url.split(['?', '#']).next()?;
    let path = Path::new(path);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    let data = fs::metadata(&file).ok().filter(fs::Metadata::is_file)?;
    let modified = data.modified().unwrap_or(SystemTime::UNIX_EPOCH).duration_since(UNIX_EPOCH).unwrap_or_default();
    Some((file, format!("\"{:x}-{:x}\"", modified.as_nanos(), data.len())))
}

fn gzip(packed: &Packed, file: PathBuf, tag: String, bytes: &[u8]) -> std::io::Result<Arc<Vec<u8>>> {
    let key = (file, tag);
    if let Some(found) = packed.lock().ok().and_then(|packed| packed.get(&key).cloned()) {
        return Ok(found);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    let made = Arc::new(encoder.finish()?);
    if let Ok(mut packed) = packed.lock() {
        packed.insert(key, made.clone());
    }
    Ok(made)
}

fn is_packable(file: &Path) -> bool {
    !matches!(extension(file), "bin" | "woff2" | "png")
}

fn content_type(file: &Path) -> &'static str {
    match extension(file) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn extension(file: &Path) -> &str {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn header_value(request: &Request, name: &'static str) -> Option<String> {
    let found = request.headers().iter().find(|header| header.field.equiv(name))?;
    Some(found.value.as_str().to_owned())
}

fn header(name: &str, value: &str) -> Header {
    // Names and values here are plain ASCII, which is all that can fail.
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("{name}: {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_folder_is_found() {
        let folder = crate::run::root().join("crate");
        assert!(find(&folder, "xtask/Cargo.toml?x=1").is_some());
        assert!(find(&folder, "../Cargo.toml").is_none());
        assert!(find(&folder, "/etc/passwd").is_none());
        assert!(find(&folder, "xtask/none").is_none());
    }
}
