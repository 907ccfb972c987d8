import { labOf } from '../../router.js';

/**
 * Whether controls have their defaults, which the shipped networks were trained with.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {string[]} ids
 */
export function hasDefaults(context, ids) {
  const controls = labOf('manifold')?.controls ?? [];
  return ids.every((id) =>
    controls.some(
      (control) => control.id === id && 'default' in control && control.default === context.get(id),
    ),
  );
}
