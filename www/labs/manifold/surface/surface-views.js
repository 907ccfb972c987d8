import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { attribute, h, uniqueId } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { surfaceSpace } from '../views/surface-space.js';
import { surfacePlane } from './surface-plane.js';

/** @typedef {'code' | 'pca'} PlaneId */

/**
 * A surface in space and on two maps, each map with its verdict.
 * @param {(index: number) => void} onPick called with the pressed point
 */
export function surfaceViews(onPick) {
  const space = surfaceSpace('space', t('surface.space.label'), onPick);
  const planes = {
    code: planeView('code', onPick),
    pca: planeView('pca', onPick),
  };
  return {
    space,
    planes,
    /** Arranges the three cards. @param {HTMLElement} below content below the surface in space */
    layout(below) {
      const inSpace = card(t('surface.space'), picture('space', space.canvas), space.element, below);
      const { map, verdict } = planes.code;
      for (const moment of [inSpace, map.element, verdict]) attribute(moment, 'data-moment', true);
      return h('div', { class: 'surface-views grid split' }, inSpace, planes.code.card(), planes.pca.card());
    },
    /** @param {import('../../../generated/protocol.js').PathComparison | null} ways */
    showWays(ways) {
      const shown = ways && { from: ways.ends[0], to: ways.ends[1], path: ways.path, line: ways.line };
      space.setWays(shown);
      planes.code.map.setWays(shown, true);
      planes.pca.map.setWays(shown, false);
    },
    destroy() {
      for (const part of [space, planes.code.map, planes.pca.map]) part.destroy();
    },
  };
}

/** A map with a sentence on it, and its number of torn edges. @param {PlaneId} id @param {(index: number) => void} onPick */
function planeView(id, onPick) {
  const map = surfacePlane(id, t(`surface.label.${id}`), onPick);
  const verdict = h('p', {
    class: 'map-verdict snug',
    id: uniqueId('verdict'),
    role: 'status',
    'data-verdict-of': id,
  });
  attribute(map.canvas, 'aria-describedby', verdict.id);
  const tornLine = h('p', { class: 'torn snug alert' });
  return {
    map,
    verdict,
    card: () => card(t(`surface.${id}`), picture(id, map.canvas), map.element, verdict, tornLine),
    /** @param {string} found shown once */
    say(found) {
      if (verdict.dataset.verdict === found) return;
      verdict.dataset.verdict = found;
      verdict.textContent = t(`surface.verdict.${found}`);
    },
    /** @param {Float32Array} places @param {Float32Array} along @param {ArrayLike<number>} tears */
    show(places, along, tears) {
      map.show(places, along, tears);
      const count = tears.length / 2;
      tornLine.textContent = count
        ? t(count === 1 ? 'surface.torn.one' : 'surface.torn', { count: number(count) })
        : '';
      tornLine.dataset.tears = String(count);
    },
  };
}

/** @param {string} view @param {HTMLCanvasElement} canvas */
const picture = (view, canvas) =>
  fileButtons({
    png: () =>
      saveCanvas(canvas, `${t('manifold.file.surface')}-${view}.png`, {
        legend: [{ text: t('maps.colour.surface') }],
      }),
    of: view,
  });
