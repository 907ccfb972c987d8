//! The content security policy, written into the page itself so that it holds on any host.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::Result;

/// The placeholder in `index.html` for the policy.
const PLACE: &str = "<!-- policy -->";

/// Writes the policy to `index.html`, with the hashes of its inline scripts.
///
/// # Errors
/// If there is no placeholder, or the file cannot be read or written.
pub fn write(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index)?;
    if !html.contains(PLACE) {
        return Err(format!("index.html has no {PLACE}").into());
    }
    let policy = policy(&inline_scripts(&html));
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
    fs::write(index, html.replacen(PLACE, &meta, 1))?;
    Ok(())
}

/// The policy of a page with these inline scripts.
fn policy(scripts: &[&str]) -> String {
    let hashes: String =
        scripts.iter().map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{hashes}"),
        "style-src 'self'",
        "img-src 'self' data: blob:", // charts saved as images are drawn by the page itself
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:", // in a frame with an opaque origin a worker must be a blob: head-start.js
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types latente latente-lesson", // head-start.js, lesson.js
    ]
    .join("; ")
}

/// The inline scripts of a page.
fn inline_scripts(html: &str) -> Vec<&str> {
    html.match_indices("<script>")
        .filter_map(|(at, tag)| html[at + tag.len()..].split_once("</script>").map(|(script, _)| script))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_inline_scripts_are_allowed() {
        let html = "<script>alert('Hello, world.');</script><script src=\"a.js\"></script>\n<script>\n2</script>";
        assert_eq!(inline_scripts(html), ["alert('Hello, world.');", "\n2"]);
        let policy = policy(&inline_scripts(html));
        // The first one is the example from the specification.
        assert!(policy.contains(" 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }
}
