import { h } from '../ui/dom.js';
import { colour } from '../ui/preferences.js';

const SHEET = new URL('../../vendor/uPlot.min.css', import.meta.url).href;

/** Adds the chart library's own style sheet, once. */
export function chartStyle() {
  if (document.querySelector(`link[href="${SHEET}"]`)) return;
  document.head.append(h('link', { rel: 'stylesheet', href: SHEET }));
}

/**
 * What the axes of every chart look like, by the size of type of where it stands.
 * @param {HTMLElement} plot
 */
export function axisLook(plot) {
  const size = parseFloat(getComputedStyle(plot).fontSize);
  const font = `${Math.round(size * 0.76)}px Inter, system-ui, sans-serif`;
  const axis = {
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
    font,
    gap: 6,
  };
  return { size, font, axis };
}
