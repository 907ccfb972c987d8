//! A local server for a static folder, with Brotli, gzip and validators, like a typical host.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Result;
use crate::packed;
use crate::run::say;

/// Default port.
pub const PORT: u16 = 8080;
/// Idle timeout: browsers open connections in advance.
const PATIENCE: Duration = Duration::from_secs(30);

/// Compressed files by path and entity tag.
type Packed = Arc<Mutex<HashMap<(PathBuf, String), Arc<Vec<u8>>>>>;

/// The relevant parts of a request.
struct Request {
    url: String,
    headers: HashMap<String, String>,
}

/// Serves `folder` on 127.0.0.1, below the path `prefix` (such as `/` or `/some/path/`), until interrupted. If `port`
/// is in use, takes another one.
///
/// One thread and one response per connection: idle connections that a browser opens in advance could exhaust a thread
/// pool and block the page.
///
/// # Errors
/// If no port is free.
pub fn serve(folder: &Path, port: u16, prefix: &str) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)))?;
    say(&format!("http://{}{prefix}   (Ctrl+C to stop)", listener.local_addr()?));
    let packed = Packed::default();
    for stream in listener.incoming().flatten() {
        let (packed, folder, prefix) = (packed.clone(), folder.to_owned(), prefix.to_owned());
        thread::spawn(move || {
            // A visitor who disconnects must not stop the server.
            let _gone = answer(&stream, &folder, &prefix, &packed);
        });
    }
    Ok(())
}

fn answer(stream: &TcpStream, folder: &Path, prefix: &str, packed: &Packed) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(request) = read_request(stream)? else {
        return respond(stream, "400 Bad Request", &[], b"");
    };
    let Some((file, tag)) = request.url.strip_prefix(prefix).and_then(|url| find(folder, url)) else {
        return respond(stream, "404 Not Found", &[], b"not found");
    };
    if request.headers.get("if-none-match") == Some(&tag) {
        return respond(stream, "304 Not Modified", &[("ETag", &tag)], b"");
    }
    let bytes = fs::read(&file)?;
    let length = bytes.len().to_string();
    let mut headers = vec![
        ("Content-Type", content_type(&file)),
        ("Cache-Control", "no-cache"), // cached, but revalidated by its tag
        ("ETag", &tag),
        ("X-Unpacked-Length", &length),
    ];
    let encodings = request.headers.get("accept-encoding").map_or("", String::as_str);
    let accepts =
        |name: &str| encodings.split(',').any(|one| one.split(';').next().is_some_and(|one| one.trim() == name));
    if let Some(small) = packed::of(&file).filter(|_| accepts("br")) {
        headers.push(("Content-Encoding", "br"));
        return respond(stream, "200 OK", &headers, &fs::read(small)?);
    }
    if accepts("gzip") && packed::is_packable(&file) {
        headers.push(("Content-Encoding", "gzip"));
        let small = gzip(packed, file.clone(), tag.clone(), &bytes)?;
        return respond(stream, "200 OK", &headers, &small);
    }
    respond(stream, "200 OK", &headers, &bytes)
}

/// The request's URL and headers, with lower-case names; `None` if it is not a GET.
fn read_request(stream: &TcpStream) -> std::io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut headers = HashMap::new();
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let mut words = first.split(' ');
    let get = words.next() == Some("GET");
    Ok(words.next().filter(|_| get).map(|url| Request { url: url.to_owned(), headers }))
}

fn respond(mut stream: &TcpStream, status: &str, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<()> {
    let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{lines}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    stream.flush()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_outside_the_folder_are_not_found() {
        let folder = crate::run::root().join("crate");
        assert!(find(&folder, "xtask/Cargo.toml?x=1").is_some());
        assert!(find(&folder, "../Cargo.toml").is_none());
        assert!(find(&folder, "/etc/passwd").is_none());
        assert!(find(&folder, "xtask/none").is_none());
    }
}
