import { h, math } from '../ui/dom.js';
import { t } from '../i18n/index.js';

/** @param {string} name */
const mi = (name) => math('mi', name);
/** @param {string} name */
function upright(name) {
  const letters = mi(name);
  letters.setAttribute('mathvariant', 'normal');
  return letters;
}
/** @param {string} sign */
const mo = (sign) => math('mo', sign);
/** @param {number | string} value */
const mn = (value) => math('mn', String(value));
/** @param {Node} base @param {Node} index */
const sub = (base, index) => math('msub', base, index);
/** @param {...Node} parts */
const row = (...parts) => math('mrow', ...parts);
const hat = () => math('mover', mi('x'), mo('^'));
/** @param {Node} size */
function reals(size) {
  return math('msup', upright('ℝ'), size);
}
/** @param {Node[]} parts */
const formula = (...parts) => math('math', row(...parts));

/**
 * h = f(W_h x + b_h) and x̂ = g(W_x h + b_x) with the sizes of a network. For one with hidden layers f and g stand for
 * whole stacks, and each layer's matrix is listed.
 * @param {number[]} encoder sizes, both ends included
 * @param {number[]} decoder
 */
export function equations(encoder, decoder) {
  const [n, d] = [encoder[0], encoder[encoder.length - 1]];
  const main = [
    formula(
      mi('h'),
      mo('='),
      mi('f'),
      mo('('),
      sub(mi('W'), mi('h')),
      mi('x'),
      mo('+'),
      sub(mi('b'), mi('h')),
      mo(')'),
    ),
    formula(
      hat(),
      mo('='),
      mi('g'),
      mo('('),
      sub(mi('W'), mi('x')),
      mi('h'),
      mo('+'),
      sub(mi('b'), mi('x')),
      mo(')'),
    ),
    formula(mi('x'), mo(','), hat(), mo('∈'), reals(mn(n)), mo(','), mi('h'), mo('∈'), reals(mn(d))),
  ];
  const deep = encoder.length > 2;
  const matrices = deep
    ? [layers('encoder', encoder), layers('decoder', decoder)]
    : [
        formula(
          sub(mi('W'), mi('h')),
          mo('∈'),
          shape(d, n),
          mo(','),
          sub(mi('W'), mi('x')),
          mo('∈'),
          shape(n, d),
        ),
      ];
  return h(
    'div',
    { class: 'equations', 'data-view': 'equations' },
    h('div', { class: 'equations-main' }, main),
    h('div', { class: 'equations-layers' }, deep && h('p', {}, t('equations.deep')), matrices),
  );
}

/** @param {number} rows @param {number} columns */
const shape = (rows, columns) => reals(row(mn(rows), mo('×'), mn(columns)));

/**
 * f: W⁽¹⁾ ∈ ℝ^{128×784}, …
 * @param {'encoder' | 'decoder'} part
 * @param {number[]} sizes
 */
function layers(part, sizes) {
  const parts = sizes
    .slice(1)
    .flatMap((size, index) => [
      ...(index > 0 ? [mo(',')] : []),
      math('msubsup', mi('W'), mi(part === 'encoder' ? 'h' : 'x'), row(mo('('), mn(index + 1), mo(')'))),
      mo('∈'),
      shape(size, sizes[index]),
    ]);
  return formula(mi(part === 'encoder' ? 'f' : 'g'), mo(':'), ...parts);
}

/**
 * The cost that is trained, L = (1/m) Σ ℓ with its ℓ.
 * @param {import('../generated/protocol.js').Cost} cost
 */
export function costFormula(cost) {
  const sum = (/** @type {string} */ index, /** @type {Node | null} */ top) =>
    top ? math('munderover', mo('∑'), mi(index), top) : math('munder', mo('∑'), mi(index));
  const sample = (/** @type {Node} */ base) => math('msup', base, row(mo('('), mi('j'), mo(')')));
  const mean = [
    mi('L'),
    mo('='),
    math('mfrac', mn(1), mi('m')),
    sum('j', null),
    mi('ℓ'),
    mo('('),
    sample(mi('x')),
    mo(','),
    sample(hat()),
    mo(')'),
  ];
  const xi = () => sub(mi('x'), mi('i'));
  const hati = () => sub(hat(), mi('i'));
  const one = (/** @type {Node} */ value) => row(mo('('), mn(1), mo('−'), value, mo(')'));
  const own =
    cost === 'crossEntropy'
      ? [
          mo('−'),
          sum('i', null),
          mo('['),
          xi(),
          upright('log'),
          hati(),
          mo('+'),
          one(xi()),
          upright('log'),
          one(hati()),
          mo(']'),
        ]
      : [math('mfrac', mn(1), mn(2)), math('msup', row(mo('‖'), mi('x'), mo('−'), hat(), mo('‖')), mn(2))];
  return h('div', { class: 'equations-main' }, formula(...mean), formula(mi('ℓ'), mo('='), ...own));
}
