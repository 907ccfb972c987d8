import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { contest } from '../../views/pictures/contest.js';
import { between } from '../../views/pictures/picture-row.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';

/**
 * @typedef {import('../../generated/protocol.js').Cleaned} Cleaned
 * @typedef {import('../../generated/protocol.js').Filtered} Filtered
 */

/** What is not learned, in the order in which the engine gives their errors after the noisy image's. */
const FILTERS = /** @type {const} */ (['pca', 'median', 'blur']);

/** With noise, without it, and as it was; below, what the others make of the same. */
export function stage() {
  const ways = contest([
    { id: 'noisy', name: t('denoise.way.noisy') },
    { id: 'network', name: t('denoise.way.denoiser') },
    { id: 'clean', name: t('denoise.way.clean'), isJudged: false },
    ...['plain', ...FILTERS].map((id) => ({ id, name: t(`denoise.way.${id}`) })),
  ]);
  const save = () => savePictures(ways.canvases, ways.canvases.length, `${t('denoise.file.stage')}.png`);
  const element = card(
    t('denoise.stage'),
    fileButtons({ png: save, of: 'stage' }),
    h(
      'div',
      { class: 'triplet' },
      ways.elementOf('noisy'),
      between('→'),
      ways.elementOf('network'),
      h('span', { class: 'between-words' }, t('denoise.versus')),
      ways.elementOf('clean'),
    ),
    h('h3', {}, t('denoise.others')),
    h(
      'div',
      { class: 'contest-others' },
      ['plain', ...FILTERS].map((id) => ways.elementOf(id)),
    ),
  );
  element.dataset.view = 'stage';
  return {
    element,
    /** @param {string} network the lab's now */
    use(network) {
      ways.replace('network', t(`denoise.way.${network}`));
      element.dataset.state = 'some';
    },
    clear() {
      ways.clear();
      element.dataset.state = 'empty';
    },
    /** Each where it is there already. @param {{ own: Cleaned | null, plain: Cleaned | null, filtered: Filtered | null }} made */
    show({ own, plain, filtered }) {
      const any = own ?? plain;
      if (any) {
        const [mse, psnr] = [filtered?.mse[0], filtered?.psnr[0]];
        ways.show({
          noisy: { pixels: any.noisy, mse, psnr },
          clean: { pixels: any.clean },
          network: own && { ...own, pixels: own.image },
          plain: plain && { ...plain, pixels: plain.image },
          ...Object.fromEntries(
            FILTERS.map((id, at) => [
              id,
              filtered && { pixels: filtered[id], mse: filtered.mse[at + 1], psnr: filtered.psnr[at + 1] },
            ]),
          ),
        });
      }
      if (own && plain && filtered) element.dataset.state = 'whole';
      element.dataset.updates = String(Number(element.dataset.updates ?? 0) + 1);
    },
  };
}
