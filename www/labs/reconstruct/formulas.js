// Made from formulas.tex by `cargo xtask generate`.

/** @template {string} Hole @typedef {import('../../views/formulas/formula.js').Formula<Hole>} Formula */

export const FORMULAS = {
  code: /** @type {Formula<never>} */ (["mrow","h","=","f",["mrow","(",["msub","W","h"],"x","+",["msub","b","h"],")"]]),
  gaussian: /** @type {Formula<never>} */ (["mrow",["mrow","(","μ",",",["mrow","log","⁡",["mspace",{"width":"0.1667em"}]],["msup","σ","2"],")"],"=","f",["mrow","(",["msub","W","h"],"x","+",["msub","b","h"],")"]]),
  mean: /** @type {Formula<never>} */ (["mrow","h","=","μ"]),
  copy: /** @type {Formula<never>} */ (["mrow",["mover","x","ˆ"],"=","g",["mrow","(",["msub","W","x"],"h","+",["msub","b","x"],")"]]),
  spaces: /** @type {Formula<'n' | 'd'>} */ (["mrow","x",",",["mover","x","ˆ"],"∈",["msup",["mi",{"mathvariant":"normal"},"ℝ"],["hole","n"]],",","h","∈",["msup",["mi",{"mathvariant":"normal"},"ℝ"],["hole","d"]]]),
  matrices: /** @type {Formula<'matrices'>} */ (["list","matrices",","]),
  encoder: /** @type {Formula<'matrices'>} */ (["mrow","f",["mo",{"lspace":"0.2222em","rspace":"0.2222em"},":"],["list","matrices",","]]),
  decoder: /** @type {Formula<'matrices'>} */ (["mrow","g",["mo",{"lspace":"0.2222em","rspace":"0.2222em"},":"],["list","matrices",","]]),
  matrix: /** @type {Formula<'part'>} */ (["msub","W",["hole","part"]]),
  layerMatrix: /** @type {Formula<'part' | 'layer'>} */ (["msubsup","W",["hole","part"],["mrow","(",["hole","layer"],")"]]),
  sized: /** @type {Formula<'matrix' | 'sizes'>} */ (["mrow",["hole","matrix"],"∈",["msup",["mi",{"mathvariant":"normal"},"ℝ"],["list","sizes","×"]]]),
  transposed: /** @type {Formula<'matrix' | 'source'>} */ (["mrow",["hole","matrix"],"=",["msup",["hole","source"],["mi",{"mathvariant":"normal"},"⊤"]]]),
  same: /** @type {Formula<'matrix' | 'source'>} */ (["mrow",["hole","matrix"],"=",["hole","source"]]),
};
