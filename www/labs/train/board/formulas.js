// Made from formulas.tex by `cargo xtask generate`.

/** @template {string} Hole @typedef {import('../../../views/formulas/formula.js').Formula<Hole>} Formula */

export const FORMULAS = {
  letter: /** @type {Formula<'name'>} */ (["hole","name"]),
  below: /** @type {Formula<'name' | 'below'>} */ (["msub",["hole","name"],["hole","below"]]),
  above: /** @type {Formula<'name' | 'above'>} */ (["msup",["hole","name"],["mrow","(",["hole","above"],")"]]),
  both: /** @type {Formula<'name' | 'below' | 'above'>} */ (["msubsup",["hole","name"],["hole","below"],["mrow","(",["hole","above"],")"]]),
  linear: /** @type {Formula<'f' | 'matrix' | 'input' | 'index' | 'bias'>} */ (["mrow",["mrow"],"=",["hole","f"],["mrow","(",["msub",["mrow","(",["hole","matrix"],["hole","input"],")"],["hole","index"]],"+",["hole","bias"],")"]]),
  plus: /** @type {Formula<'f' | 'product' | 'bias'>} */ (["mrow",["mrow"],"=",["hole","f"],["mrow","(",["hole","product"],"+",["hole","bias"],")"]]),
  minus: /** @type {Formula<'f' | 'product' | 'bias'>} */ (["mrow",["mrow"],"=",["hole","f"],["mrow","(",["hole","product"],"−",["hole","bias"],")"]]),
  applied: /** @type {Formula<'f' | 'sum'>} */ (["mrow",["mrow"],"=",["hole","f"],["mrow","(",["hole","sum"],")"]]),
  is: /** @type {Formula<never>} */ (["mrow",["mrow"],"="]),
  draw: /** @type {Formula<'index'>} */ (["mrow",["msub","h",["hole","index"]],"=",["msub","μ",["hole","index"]],"+",["msub","σ",["hole","index"]],"⋅",["msub","ε",["hole","index"]]]),
  drawn: /** @type {Formula<'mean' | 'deviation' | 'noise'>} */ (["mrow",["mrow"],"=",["hole","mean"],"+",["hole","deviation"],"⋅",["hole","noise"],"="]),
  inBrackets: /** @type {Formula<'value'>} */ (["mrow","(",["hole","value"],")"]),
};
