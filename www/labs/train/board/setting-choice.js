import { number } from '../../../i18n/index.js';
import { segments } from '../../../ui/segments.js';

/**
 * A setting of the run with a few values: choosing another one begins a run that differs only in it.
 * @param {import('../../../lab-kit/types.js').LabContext} context
 * @param {object} options
 * @param {'beta' | 'l1' | 'rho'} options.id
 * @param {string} options.symbol
 * @param {number[]} options.values
 * @param {(values: Record<string, number>) => void} options.restart
 */
export function settingChoice({ run }, { id, symbol, values, restart }) {
  const choice = segments({
    label: symbol,
    key: id,
    entries: values.map((value) => ({ id: String(value), text: `${symbol} = ${number(value)}` })),
    chosen: String(run.config?.[id]),
    onChoose: (value) => {
      choice.mark(value);
      restart({ [id]: Number(value) });
    },
  });
  return {
    element: choice.element,
    /** Marks the run's value. */
    mark: () => choice.mark(String(run.config?.[id])),
  };
}
