// Made from formulas.tex by `cargo xtask generate`.

/** @template {string} Hole @typedef {import('../../../views/formulas/formula.js').Formula<Hole>} Formula */

export const FORMULAS = {
  copies: /** @type {Formula<never>} */ (["mrow","L","=",["mfrac","1","2"],["msup",["mrow","‖","x","−",["mover","x","ˆ"],"‖"],"2"]]),
  distances: /** @type {Formula<never>} */ (["mrow","L","=",["mfrac","1","2"],["msup",["mrow","‖","x","−",["mover","x","ˆ"],"‖"],"2"],"+",["mfrac","1","2"],"λ",["msup",["mrow","‖","h","−","e","‖"],"2"]]),
};
