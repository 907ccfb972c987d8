// Made from formulas.tex by `cargo xtask generate`.

/** @template {string} Hole @typedef {import('../../views/formulas/formula.js').Formula<Hole>} Formula */

export const FORMULAS = {
  code: /** @type {Formula<never>} */ (["mrow",["mi","h"],["mo","="],["mi","f"],["mrow",["mo",{"form":"prefix","stretchy":"false"},"("],["msub",["mi","W"],["mi","h"]],["mi","x"],["mo","+"],["msub",["mi","b"],["mi","h"]],["mo",{"form":"postfix","stretchy":"false"},")"]]]),
  gaussian: /** @type {Formula<never>} */ (["mrow",["mrow",["mo",{"form":"prefix","stretchy":"false"},"("],["mi","μ"],["mo",","],["mrow",["mi",{"mathvariant":"normal"},"log"],["mo","⁡"],["mspace",{"width":"0.1667em"}]],["msup",["mi","σ"],["mn","2"]],["mo",{"form":"postfix","stretchy":"false"},")"]],["mo","="],["mi","f"],["mrow",["mo",{"form":"prefix","stretchy":"false"},"("],["msub",["mi","W"],["mi","h"]],["mi","x"],["mo","+"],["msub",["mi","b"],["mi","h"]],["mo",{"form":"postfix","stretchy":"false"},")"]]]),
  mean: /** @type {Formula<never>} */ (["mrow",["mi","h"],["mo","="],["mi","μ"]]),
  copy: /** @type {Formula<never>} */ (["mrow",["mover",["mi","x"],["mo",{"stretchy":"false"},"ˆ"]],["mo","="],["mi","g"],["mrow",["mo",{"form":"prefix","stretchy":"false"},"("],["msub",["mi","W"],["mi","x"]],["mi","h"],["mo","+"],["msub",["mi","b"],["mi","x"]],["mo",{"form":"postfix","stretchy":"false"},")"]]]),
  spaces: /** @type {Formula<'n' | 'd'>} */ (["mrow",["mi","x"],["mo",","],["mover",["mi","x"],["mo",{"stretchy":"false"},"ˆ"]],["mo","∈"],["msup",["mi",{"mathvariant":"normal"},"ℝ"],["hole","n"]],["mo",","],["mi","h"],["mo","∈"],["msup",["mi",{"mathvariant":"normal"},"ℝ"],["hole","d"]]]),
  matrices: /** @type {Formula<'matrices'>} */ (["list","matrices",","]),
  encoder: /** @type {Formula<'matrices'>} */ (["mrow",["mi","f"],["mo",{"lspace":"0.2222em","rspace":"0.2222em"},":"],["list","matrices",","]]),
  decoder: /** @type {Formula<'matrices'>} */ (["mrow",["mi","g"],["mo",{"lspace":"0.2222em","rspace":"0.2222em"},":"],["list","matrices",","]]),
  matrix: /** @type {Formula<'part'>} */ (["msub",["mi","W"],["hole","part"]]),
  layerMatrix: /** @type {Formula<'part' | 'layer'>} */ (["msubsup",["mi","W"],["hole","part"],["mrow",["mo",{"form":"prefix","stretchy":"false"},"("],["hole","layer"],["mo",{"form":"postfix","stretchy":"false"},")"]]]),
  sized: /** @type {Formula<'matrix' | 'sizes'>} */ (["mrow",["hole","matrix"],["mo","∈"],["msup",["mi",{"mathvariant":"normal"},"ℝ"],["list","sizes","×"]]]),
  transposed: /** @type {Formula<'matrix' | 'source'>} */ (["mrow",["hole","matrix"],["mo","="],["msup",["hole","source"],["mi",{"mathvariant":"normal"},"⊤"]]]),
  same: /** @type {Formula<'matrix' | 'source'>} */ (["mrow",["hole","matrix"],["mo","="],["hole","source"]]),
};
