/** A letter A in two strokes, as a hand writes it, in units of the pad's side. @type {[number, number][][]} */
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

/** The letter as the pad hands on a drawing. */
export const letterA = () => LETTER_A.map((stroke) => Float32Array.from(stroke.flat()));
