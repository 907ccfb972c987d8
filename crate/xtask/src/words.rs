//! The page's words needed at build time: lab names, which the menu shows before any lab is loaded, and the texts of
//! `index.html` shown before scripts run.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::Result;

/// Writes `www/generated/names.<language>.js` with the name of each lab, taken from its folder's words.
///
/// # Errors
/// If a lab has no name in one of the languages, or a file cannot be read or written.
pub fn gather_names(www: &Path) -> Result<()> {
    for language in languages(www)? {
        let mut text = format!(
            "// Gathered from www/labs/*/words.{language}.js by `cargo xtask generate`.\nexport const words = {{\n"
        );
        for lab in labs(www)? {
            let file = www.join(format!("labs/{lab}/words.{language}.js"));
            let words = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let key = format!("lab.{lab}");
            let name = literal(&words, &key).ok_or_else(|| format!("{} has no {key}", file.display()))?;
            writeln!(text, "  '{key}': {name},")?;
        }
        text.push_str("};\n");
        fs::write(www.join(format!("generated/names.{language}.js")), text)?;
    }
    Ok(())
}

/// Fills in the texts of `index.html`: `{key}` alone in an element is expanded to one element per language, and `{key
/// /}` to the text in all languages.
///
/// # Errors
/// If a language lacks these words, or a file cannot be read or written.
pub fn fill_index(dist: &Path) -> Result<()> {
    let www = dist.join("www");
    let index = dist.join("index.html");
    let mut html = fs::read_to_string(&index)?;
    let default = attribute(&html, "lang").ok_or("index.html does not say its language")?.to_owned();
    let mut languages = languages(&www)?;
    languages.sort_by_key(|language| *language != default);
    let mut words = Vec::new();
    for language in languages {
        let text = fs::read_to_string(www.join(format!("i18n/boot.{language}.js")))?;
        words.push((language, text));
    }
    while let Some((start, end)) = place(&html) {
        let inside = &html[start + 1..end];
        let key = inside.trim_end_matches(" /");
        let mut texts = Vec::new();
        for (language, words) in &words {
            let found = literal(words, key).ok_or_else(|| format!("i18n/boot.{language}.js has no {key}"))?;
            texts.push((language, escaped(found)));
        }
        if inside == key {
            let (before, after) = (&html[..start], &html[end + 1..]);
            let (opening, closing) = (before.rfind('<').unwrap_or(start), after.find('>').map_or(0, |at| at + 1));
            let tag = &html[opening + 1..start - 1];
            let name = tag.split(' ').next().unwrap_or(tag);
            let mut elements = String::new();
            for (language, text) in texts {
                writeln!(elements, "<{tag} lang=\"{language}\">{text}</{name}>")?;
            }
            html = format!("{}{}{}", &html[..opening], elements.trim_end(), &after[closing..]);
        } else {
            let all = texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" / ");
            html.replace_range(start..=end, &all);
        }
    }
    fs::write(index, html)?;
    Ok(())
}

/// Position of the next key, with its braces.
fn place(html: &str) -> Option<(usize, usize)> {
    let start = html.find("{boot.")?;
    Some((start, start + html[start..].find('}')?))
}

/// Value of an attribute at its first occurrence.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!("{name}=\""))?.1.split('"').next()
}

/// Text of a literal, escaped as HTML.
fn escaped(literal: &str) -> String {
    let text = literal[1..literal.len() - 1].replace("\\'", "'").replace("\\u00a0", "\u{a0}");
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The languages, from their files.
fn languages(www: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(www.join("i18n"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let language = name.strip_prefix("boot.").and_then(|rest| rest.strip_suffix(".js"));
        found.extend(language.map(str::to_owned));
    }
    found.sort();
    Ok(found)
}

/// The labs, from their folders.
pub fn labs(www: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(www.join("labs"))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found.sort();
    Ok(found)
}

/// The literal of `key` in a file of words, including its quotes.
fn literal<'a>(words: &'a str, key: &str) -> Option<&'a str> {
    let (_, after) = words.split_once(&format!("'{key}':"))?;
    let after = after.trim_start();
    let quote = after.chars().next().filter(|quote| "'\"".contains(*quote))?;
    let mut escaped = false;
    let end = after.char_indices().skip(1).find(|&(_, character)| {
        let ends = character == quote && !escaped;
        escaped = character == '\\' && !escaped;
        ends
    });
    Some(&after[..=end?.0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_found_on_its_line_or_the_next_and_ends_at_its_own_quote() {
        let words = "{\n  'lab.a': 'one',\n  'lab.b':\n    \"it's \\\" two\",\n};";
        assert_eq!(literal(words, "lab.a"), Some("'one'"));
        assert_eq!(literal(words, "lab.b"), Some("\"it's \\\" two\""));
        assert_eq!(literal(words, "lab.c"), None);
    }

    #[test]
    fn index_has_each_sentence_in_every_language() {
        let dist = std::env::temp_dir().join(format!("latente-index-{}", std::process::id()));
        fs::create_dir_all(dist.join("www/i18n")).unwrap();
        fs::write(dist.join("www/i18n/boot.en.js"), "{ 'boot.a': 'it\\'s \"one\"', }").unwrap();
        fs::write(dist.join("www/i18n/boot.es.js"), "{ 'boot.a': 'uno', }").unwrap();
        fs::write(
            dist.join("index.html"),
            "<html lang=\"es\"><p class=\"b\">{boot.a}</p><i data-a=\"{boot.a /}\"></i>",
        )
        .unwrap();
        fill_index(&dist).unwrap();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        let quoted = "it's &quot;one&quot;";
        let wanted = format!(
            "<p class=\"b\" lang=\"es\">uno</p>\n<p class=\"b\" lang=\"en\">{quoted}</p><i data-a=\"uno / {quoted}\"></i>"
        );
        assert_eq!(html, format!("<html lang=\"es\">{wanted}"));
    }
}
