//! Files as written by NumPy, scikit-learn, MedMNIST and others (`tests/fixtures/images.py`): each is read correctly,
//! or rejected for the right reason. Files written by this crate are read again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

use std::fs;
use std::path::PathBuf;

use latente_images::fault::Fault;
use latente_images::image::{Layout, PIXELS};
use latente_images::look::{Contents, look};
use latente_images::parts::{Part, parts};
use latente_images::read::{Images, Wish, read};
use latente_images::source::File;
use latente_images::write;
use serde_json::Value;

const ALL: Wish = Wish { most: 12_000, seed: 1 };

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/images")
}

fn open(names: &[String]) -> Vec<File> {
    let file = |name: &String| File { name: name.clone(), source: Box::new(fs::read(folder().join(name)).unwrap()) };
    names.iter().map(file).collect()
}

fn named(name: &str, bytes: Vec<u8>) -> Vec<File> {
    vec![File { name: name.to_owned(), source: Box::new(bytes) }]
}

fn look_at(files: &[File]) -> Result<(Contents, Vec<Part>), Fault> {
    let contents = look(files)?;
    let parts = parts(files, &contents)?;
    Ok((contents, parts))
}

fn read_all(files: &[File]) -> Result<(Vec<Part>, Images), Fault> {
    let (_, parts) = look_at(files)?;
    let images = read(files, &parts[0], ALL, &mut |_| ())?;
    Ok((parts, images))
}

fn expected() -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap()
}

/// The pixels shared by most of the files.
fn digits() -> Vec<u8> {
    fs::read(folder().join("digits-images-idx3-ubyte")).unwrap()[16..].to_vec()
}

#[test]
fn every_file_is_read_correctly_or_refused_for_the_right_reason() {
    let (truth, digits) = (expected(), digits());
    let labels: Vec<u8> =
        truth["labels"].as_array().unwrap().iter().map(|label| label.as_u64().unwrap() as u8).collect();
    for case in truth["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let names: Vec<String> =
            case["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap().to_owned()).collect();
        let result = read_all(&open(&names));
        if let Some(fault) = case["fault"].as_str() {
            let found = serde_json::to_value(result.err().unwrap_or_else(|| panic!("{name} is read"))).unwrap();
            assert_eq!(found["kind"], fault, "{name}: {found}");
            for place in ["line", "image"] {
                assert!(case[place].is_null() || case[place] == found[place], "{name}: {found}");
            }
            continue;
        }
        let (parts, images) = result.unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        let report = serde_json::to_value(&images.report).unwrap();
        assert_eq!(report["classes"], case["classes"], "{name}");
        assert_eq!(report["count"], case.get("count").unwrap_or(&Value::from(12)).clone(), "{name}");
        assert_eq!(report["isScaled"], case["scaled"].as_bool().unwrap_or(false), "{name}");
        assert_eq!(report["labelsUnused"], case["unused"].as_bool().unwrap_or(false), "{name}");
        for count in ["twice", "blank"] {
            assert_eq!(report[count], case[count].as_u64().unwrap_or(0), "{name}: {count}");
        }
        assert_eq!(report["merged"].as_array().unwrap().len(), case["merged"].as_array().map_or(0, Vec::len), "{name}");
        assert_eq!(parts.len() as u64, case["parts"].as_u64().unwrap_or(1), "{name}");
        assert_eq!(parts[0].id.as_deref(), case["id"].as_str(), "{name}");
        assert_eq!(images.pixels.len(), images.report.count * PIXELS, "{name}");
        if case["same"].as_bool() == Some(true) {
            let far = images.pixels.iter().zip(&digits).filter(|(a, b)| a.abs_diff(**b) > 1).count();
            assert_eq!(far, 0, "{name}: pixels that differ");
        }
        if images.report.classes.len() == 3 {
            let names: Vec<&str> =
                images.labels.iter().map(|&label| images.report.classes[usize::from(label)].as_str()).collect();
            // Whatever the classes' names and order, equal digits share a class.
            for (a, b) in names.iter().zip(&labels).flat_map(|a| names.iter().zip(&labels).map(move |b| (a, b))) {
                assert_eq!(a.0 == b.0, a.1 == b.1, "{name}: labels");
            }
        }
    }
}

#[test]
fn written_files_round_trip() {
    let digits = digits();
    let labels: Vec<u8> = (0..12).map(|index| [2, 0, 0, 1][index % 4]).collect();
    let classes = ["zeta", "Ñandú / 1", "a"].map(str::to_owned).to_vec();
    let originals: Vec<u32> = (0..12).map(|index| index % 5).collect();
    let bytes = write::npz(&digits, &labels, &originals, &classes, "my-0123abcd4567").unwrap();
    let (parts, images) = read_all(&named("set.npz", bytes)).unwrap();
    assert_eq!(
        (images.pixels, images.labels, images.report.classes),
        (digits.clone(), labels.clone(), classes.clone())
    );
    assert_eq!(parts[0].id.as_deref(), Some("my-0123abcd4567"));
    assert_eq!(images.originals, originals);
    // Without labels, the originals are not mistaken for them.
    for originals in [originals.as_slice(), &[]] {
        let bytes = write::npz(&digits, &[], originals, &[], "my-0").unwrap();
        let (_, images) = read_all(&named("set.npz", bytes)).unwrap();
        assert_eq!((images.pixels, images.labels.len(), images.originals), (digits.clone(), 0, originals.to_vec()));
    }
    let files = named("set.zip", write::pictures(&digits, &labels, &classes).unwrap());
    let (contents, parts) = look_at(&files).unwrap();
    assert!(parts.is_empty());
    let paths: Vec<&str> = contents.pictures.iter().map(|picture| picture.path.as_str()).collect();
    assert_eq!((paths.len(), paths[0], paths[3]), (12, "a/00001.png", "Ñandú _ 1/00004.png"));
}

#[test]
fn a_sample_depends_on_its_seed_and_keeps_the_order() {
    // The first pixel identifies the row.
    let row = |row: u8| [vec![row * 4], vec![255; PIXELS - 1]].concat();
    let rows: Vec<u8> = (0..60_u8).flat_map(row).collect();
    let header = [&[0, 0, 8, 3, 0, 0, 0, 60, 0, 0, 0, 28, 0, 0, 0, 28][..], &rows].concat();
    let lines: String =
        rows.chunks(PIXELS).map(|row| row.iter().map(u8::to_string).collect::<Vec<_>>().join(",") + "\n").collect();
    for bytes in [header, lines.into_bytes()] {
        let files = named("set", bytes);
        let (_, parts) = look_at(&files).unwrap();
        let sample = |seed: u64| {
            let images = read(&files, &parts[0], Wish { most: 20, seed }, &mut |_| ()).unwrap();
            assert_eq!((images.report.count, images.report.available), (20, 60));
            images.pixels.iter().copied().step_by(PIXELS).collect::<Vec<u8>>()
        };
        let first = sample(1);
        assert!(first.is_sorted());
        assert_eq!(first, sample(1));
        assert_ne!(first, sample(2));
    }
}

#[test]
fn images_are_shrunk_by_area_and_enlarged_linearly() {
    use latente_images::image::{Box28, reduce, whole};
    for side in [7, 14, 28, 56, 112, 100, 31] {
        let layout = Layout { width: side, height: side, channels: 1, planes: false };
        let ramp: Vec<f64> = (0..side * side).map(|at| (at % side) as f64 / side as f64).collect();
        let mut image = vec![f32::NAN; PIXELS];
        reduce(&ramp, layout, whole(layout), Box28::fitted(1.0, 1.0, 28), &mut image);
        let mean = f64::from(image.iter().sum::<f32>()) / PIXELS as f64;
        let wanted = ramp.iter().sum::<f64>() / ramp.len() as f64;
        assert!((mean - wanted).abs() < 1e-3, "{side}: {mean}, {wanted}");
        assert!(image.chunks(28).all(|row| row.is_sorted()), "{side}");
    }
}
