/** A handwritten letter A in two strokes, in units of the pad's side. @type {[number, number][][]} */
const LETTER_A = [
  [
    [0.2, 0.84],
    [0.34, 0.5],
    [0.5, 0.16],
    [0.66, 0.5],
    [0.8, 0.84],
  ],
  [
    [0.31, 0.6],
    [0.69, 0.6],
  ],
];

/** The letter as strokes of the pad. */
export const letterA = () => LETTER_A.map((stroke) => Float32Array.from(stroke.flat()));
