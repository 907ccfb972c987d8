import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { pictureComparison } from '../../views/pictures/picture-comparison.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { comparisonRows } from '../../lab-kit/comparison-rows.js';
import { COMPONENTS } from '../../lab-kit/method-comparison.js';

/**
 * @typedef {import('../../generated/protocol.js').DenoisedImage} DenoisedImage
 * @typedef {import('../../generated/protocol.js').FilteredImages} FilteredImages
 */

/** Methods without training, in the order of the engine's errors after the noisy image's. */
const FILTERS = /** @type {const} */ (['pca', 'median', 'blur']);
const RIVALS = ['plain', ...FILTERS];

/** The noisy, denoised and clean image; below, the results of the other methods. */
export function stage() {
  const ways = pictureComparison([
    { id: 'noisy', name: t('denoise.method.noisy') },
    { id: 'network', name: t('denoise.method.denoiser') },
    { id: 'clean', name: t('denoise.method.clean'), isJudged: false },
    ...RIVALS.map((id) => ({ id, name: t(`denoise.method.${id}`, { components: COMPONENTS }) })),
  ]);
  const save = () => savePictures(ways.canvases, ways.canvases.length, `${t('denoise.file.stage')}.png`);
  const of = ways.elementOf;
  const element = card(
    t('denoise.stage'),
    fileButtons({ png: save, of: 'stage' }),
    ...comparisonRows([of('noisy'), of('network'), of('clean')], RIVALS.map(of)),
  );
  element.classList.add('contest-stage');
  element.dataset.view = 'stage';
  return {
    element,
    showTest: ways.showTest,
    rename: ways.rename,
    /** @param {string} network the lab's current network */
    use(network) {
      ways.replace('network', t(`denoise.method.${network}`));
      element.dataset.state = 'some';
    },
    clear() {
      ways.clear();
      element.dataset.state = 'empty';
    },
    /** Shows the results available so far. @param {{ cleaned: DenoisedImage | null, plain: DenoisedImage | null, filtered: FilteredImages | null }} made */
    show({ cleaned, plain, filtered }) {
      const any = cleaned ?? plain;
      if (any) {
        // Weak noise may leave an image unchanged.
        const isTouched = any.noisy.some((value, at) => value !== any.clean[at]);
        ways.rename('noisy', t(isTouched ? 'denoise.method.noisy' : 'denoise.method.untouched'));
        ways.show({
          noisy: { pixels: any.noisy, mse: filtered?.mse[0] },
          clean: { pixels: any.clean },
          network: cleaned && { pixels: cleaned.image, mse: cleaned.mse },
          plain: plain && { pixels: plain.image, mse: plain.mse },
          ...Object.fromEntries(
            FILTERS.map((id, at) => [id, filtered && { pixels: filtered[id], mse: filtered.mse[at + 1] }]),
          ),
        });
      }
      if (cleaned && plain && filtered) element.dataset.state = 'whole';
      element.dataset.updates = String(Number(element.dataset.updates ?? 0) + 1);
    },
  };
}
