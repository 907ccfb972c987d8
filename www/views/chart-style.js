import { colour } from '../ui/preferences.js';
import { styleSheet } from '../ui/style-sheet.js';

/** Adds the chart library's own style sheet. */
export const chartStyle = () => void styleSheet('../../vendor/uPlot.min');

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
