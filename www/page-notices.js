import { has, t } from './i18n/index.js';
import { queryOf } from './link-text.js';

/**
 * What a link asks for in vain: impossible values, unknown keys, and keys with several values.
 * @param {import('./router.js').Scene} scene
 * @param {string} link
 * @returns {string[]}
 */
export function linkNotices({ ignored, unknown, twice }, link) {
  const query = queryOf(link);
  return [
    ...ignored.map((key) => t('scene.ignored', { key, value: (query.get(key) ?? '').slice(0, 40) })),
    ...unknown.map((key) => t('scene.unknown', { key: key.slice(0, 40) })),
    ...twice.map((key) => t('scene.twice', { key })),
  ];
}

/**
 * A listener that reports changes of the engine's state, each once.
 * @param {import('./engine/client.js').Engine} engine
 * @param {(text: string) => void} say
 */
export function engineNotices(engine, say) {
  let last = '';
  return () => {
    const { notice, wanted } = engine.status;
    const text = notice && has(notice.key) ? t(notice.key, notice.params) : '';
    // In automatic mode the chip's menu gives the reason; a failed choice of the user is announced.
    if (text && text !== last && (wanted !== 'auto' || notice?.key === 'engine.deviceLost')) say(text);
    last = text;
  };
}
