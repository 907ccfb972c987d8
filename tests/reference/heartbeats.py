"""Writes www/data/heartbeats.bin and heartbeats-labels.bin: five minutes of an electrocardiogram, cut into single beats.

    pip install scipy==1.9.3 numpy==1.25.2
    python tests/reference/heartbeats.py

The signal is that of `scipy.misc.electrocardiogram()`: record 208 of the MIT-BIH Arrhythmia Database, lead MLII, 19:35 to
24:35, 360 values per second. The package has no labels, so beats are labelled by a rule:

- R is the highest value within 0.1 s of the maximum of the signal filtered to 5..20 Hz, squared, and averaged over 0.12 s;
- the baseline wander is subtracted: a median over 0.2 s, then one over 0.6 s;
- label 2, unclear: the wander exceeds 0.5 mV, the values jump (second differences deviate by more than 0.06 mV), the next
  beat is within the window, or the width is between the two below;
- label 0, narrow: R is narrower than 32 ms at half its height;
- label 1, wide: R is 56 ms wide or more there, as in a ventricular beat.

A window has 90 values before R, R, and 149 after it. Values are bytes: 0 is -1.5 mV and 255 is 3 mV.
"""

import gzip
import struct
import zlib
from pathlib import Path

import numpy as np
from scipy.misc import electrocardiogram
from scipy.signal import butter, filtfilt, find_peaks, medfilt

DATA = Path(__file__).resolve().parents[2] / "www/data"
RATE = 360
BEFORE, AFTER = 90, 150
LOW, HIGH = -1.5, 3.0
NARROW_MS, WIDE_MS = 32, 56
MAX_WANDER, MAX_JUMP = 0.5, 0.06


def peaks(signal, flat):
    """Positions of the R peaks."""
    b, a = butter(2, [5 / (RATE / 2), 20 / (RATE / 2)], "band")
    power = np.convolve(filtfilt(b, a, signal) ** 2, np.ones(43) / 43, "same")
    usual = np.median(np.sort(power)[-len(power) // 20 :])
    found, _ = find_peaks(power, height=0.25 * usual, distance=RATE // 4)
    near = [np.arange(max(0, at - 36), min(len(flat), at + 37)) for at in found]
    highest = sorted({int(places[np.argmax(flat[places])]) for places in near})
    return [at for index, at in enumerate(highest) if index == 0 or at - highest[index - 1] > RATE // 5]


def width_ms(flat, at):
    """Width of R at half its height."""
    below = flat < flat[at] / 2
    left = at - np.argmax(below[at::-1])
    right = at + np.argmax(below[at:])
    return 1000 * (right - left) / RATE


def label(flat, wander, at, after):
    window = slice(at - BEFORE, at + AFTER)
    jump = np.std(np.diff(flat[window], 2))
    if np.ptp(wander[window]) > MAX_WANDER or jump > MAX_JUMP or after < AFTER:
        return 2
    width = width_ms(flat, at)
    return 0 if width < NARROW_MS else 1 if width >= WIDE_MS else 2


def write(name, values):
    header = bytes([0, 0, 8, values.ndim]) + b"".join(struct.pack(">I", size) for size in values.shape)
    content = header + values.astype(np.uint8).tobytes()
    packed = gzip.compress(content, 9, mtime=0)
    (DATA / name).write_bytes(packed)
    print(name, values.shape, f"crc32 {zlib.crc32(content):#010x}", len(packed), "bytes")


def main():
    signal = electrocardiogram()
    wander = medfilt(medfilt(signal, 73), 217)
    flat = signal - wander
    found = [at for at in peaks(signal, flat) if BEFORE <= at <= len(flat) - AFTER]
    gaps = np.diff(found, append=len(flat))
    labels = np.array([label(flat, wander, at, gap) for at, gap in zip(found, gaps)])
    beats = np.array([flat[at - BEFORE : at + AFTER] for at in found])
    print("outside", ((beats < LOW) | (beats > HIGH)).sum(), "labels", np.bincount(labels))
    write("heartbeats.bin", np.clip(np.round(255 * (beats - LOW) / (HIGH - LOW)), 0, 255))
    write("heartbeats-labels.bin", labels)


if __name__ == "__main__":
    main()
