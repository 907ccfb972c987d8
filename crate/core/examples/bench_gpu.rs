//! Benchmarks training steps on this machine's GPU without a browser: via Vulkan, Metal or DirectX 12, with the kernels
//! of the page's WebGPU engine.
//!
//! `cargo run --release --package latente --example bench_gpu --features webgpu [rounds]` prints a table. The program
//! needs no other files, so it can be copied to another machine. Its images are noise, which costs as much as digits.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use burn::tensor::Device;
use latente::config::{NetworkKind, TrainConfig};
use latente::data::{PIXELS, Samples};
use latente::ops::TASKS;
use latente::reading::read_now;
use latente::training::Trainer;
use latente::{Error, Result};
use log::{Level, LevelFilter, Metadata, Record};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Default number of measured rounds per network.
const ROUNDS: usize = 5;
/// Steps for compiling kernels and allocating memory.
const WARM_UP: usize = 10;
/// Steps whose calls are counted.
const COUNTED: usize = 20;
/// Target duration of a round in ms, and its maximum steps: the losses of a round are read together.
const ROUND_MS: f64 = 1000.0;
const MAX_STEPS: usize = 200;
/// Batches of noise.
const BATCHES: usize = 4;

/// Counts wgpu's calls from its log.
struct Counter {
    dispatches: AtomicUsize,
    submits: AtomicUsize,
    pipelines: AtomicUsize,
}

static COUNTER: Counter =
    Counter { dispatches: AtomicUsize::new(0), submits: AtomicUsize::new(0), pipelines: AtomicUsize::new(0) };

impl Counter {
    /// Returns the dispatches, submits and pipelines since the last call.
    fn taken(&self) -> [usize; 3] {
        [&self.dispatches, &self.submits, &self.pipelines].map(|count| count.swap(0, Relaxed))
    }
}

impl log::Log for Counter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("wgpu_core") || metadata.level() <= Level::Warn
    }

    fn log(&self, record: &Record<'_>) {
        let text = record.args().to_string();
        if record.level() <= Level::Warn {
            eprintln!("{}: {text}", record.target());
        } else if text.starts_with("ComputePass::dispatch") {
            self.dispatches.fetch_add(1, Relaxed);
        } else if text == "Queue::submit" {
            self.submits.fetch_add(1, Relaxed);
        } else if text.starts_with("Device::create_compute_pipeline") {
            self.pipelines.fetch_add(1, Relaxed);
        }
    }

    fn flush(&self) {}
}

fn main() -> Result<()> {
    let failed = |reason: String| Error::Device { reason };
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS).max(1);
    log::set_logger(&COUNTER).map_err(|error| failed(error.to_string()))?;
    log::set_max_level(LevelFilter::Warn);
    let options = Device::wgpu_options().tasks_max(TASKS);
    let (gpu, setup) = options.init_with_setup().map_err(|error| failed(format!("{error:?}")))?;
    let adapter = setup.adapter.get_info();
    println!("{}, {:?} ({} {})", adapter.name, adapter.backend, adapter.driver, adapter.driver_info);
    println!(
        "{:<14} {:>10} {:>19} {:>11} {:>8} {:>10} {:>11} {:>11} {:>10}",
        "network",
        "ms a step",
        "least to most",
        "dispatches",
        "submits",
        "pipelines",
        "first loss",
        "last loss",
        "off CPU by"
    );
    let usual = TrainConfig { learning_rate: 1e-3, epochs: 1_000_000, ..TrainConfig::default() };
    for (name, config) in [
        ("multilayer", usual.clone()),
        ("wide", TrainConfig { hidden: vec![512], ..usual.clone() }),
        ("convolutional", TrainConfig { kind: NetworkKind::Convolutional, ..usual }),
    ] {
        println!("{}", measure(name, &config, &gpu, rounds)?);
    }
    Ok(())
}

/// Measures one line of the table.
fn measure(name: &str, config: &TrainConfig, gpu: &Device, rounds: usize) -> Result<String> {
    let images = noise(config.batch_size * BATCHES)?;
    let config = TrainConfig { images: images.count(), ..config.clone() };
    let begin = |device: &Device| Trainer::new(config.clone(), &images, &images, device);
    let mut trainer = begin(gpu);
    log::set_max_level(LevelFilter::Trace);
    COUNTER.taken();
    let losses = steps(&mut trainer, WARM_UP)?;
    let [.., pipelines] = COUNTER.taken();
    steps(&mut trainer, COUNTED)?;
    let [dispatches, submits, _] = COUNTER.taken().map(|count| count as f64 / COUNTED as f64);
    log::set_max_level(LevelFilter::Warn); // logging slows the steps down
    let mut times = Vec::with_capacity(rounds);
    let mut count = COUNTED;
    for _ in 0..rounds {
        let start = Instant::now();
        steps(&mut trainer, count)?;
        let time = start.elapsed().as_secs_f64() * 1000.0 / count as f64;
        count = ((ROUND_MS / time) as usize).clamp(1, MAX_STEPS);
        times.push(time);
    }
    times.sort_by(f64::total_cmp);
    let expected = steps(&mut begin(&Device::flex()), WARM_UP)?;
    let off = losses.iter().zip(&expected).map(|(loss, expected)| (loss / expected - 1.0).abs()).fold(0.0, f32::max);
    Ok(format!(
        "{name:<14} {:>10.2} {:>8.2} to {:>7.2} {dispatches:>11.1} {submits:>8.1} {pipelines:>10} {:>11.3} {:>11.3} {off:>10.1e}",
        times[times.len() / 2],
        times[0],
        times[times.len() - 1],
        losses[0],
        losses[losses.len() - 1],
    ))
}

/// Runs `count` steps and reads their losses at the end.
fn steps(trainer: &mut Trainer, count: usize) -> Result<Vec<f32>> {
    let losses = trainer.advance(count).into_iter().next();
    losses.map_or_else(|| Ok(Vec::new()), read_now)
}

fn noise(count: usize) -> Result<Samples> {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let values = (0..count * PIXELS).map(|_| rng.random_range(0..=255_u8)).collect();
    Samples::new(PIXELS, values, vec![0; count])
}
