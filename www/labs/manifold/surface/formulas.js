// Made from formulas.tex by `cargo xtask generate`.

/** @template {string} Hole @typedef {import('../../../views/formulas/formula.js').Formula<Hole>} Formula */

export const FORMULAS = {
  copies: /** @type {Formula<never>} */ (["mrow",["mi","L"],["mo","="],["mfrac",["mn","1"],["mn","2"]],["msup",["mrow",["mo",{"form":"prefix","stretchy":"false"},"‖"],["mi","x"],["mo","−"],["mover",["mi","x"],["mo",{"stretchy":"false"},"ˆ"]],["mo",{"form":"postfix","stretchy":"false"},"‖"]],["mn","2"]]]),
  distances: /** @type {Formula<never>} */ (["mrow",["mi","L"],["mo","="],["mfrac",["mn","1"],["mn","2"]],["msup",["mrow",["mo",{"form":"prefix","stretchy":"false"},"‖"],["mi","x"],["mo","−"],["mover",["mi","x"],["mo",{"stretchy":"false"},"ˆ"]],["mo",{"form":"postfix","stretchy":"false"},"‖"]],["mn","2"]],["mo","+"],["mfrac",["mn","1"],["mn","2"]],["mi","λ"],["msup",["mrow",["mo",{"form":"prefix","stretchy":"false"},"‖"],["mi","h"],["mo","−"],["mi","e"],["mo",{"form":"postfix","stretchy":"false"},"‖"]],["mn","2"]]]),
};
