/**
 * Coalesces calls: `work` is done whenever it is asked for, never twice at a time; what is asked for meanwhile is done
 * once more at the end. So the newest state is always shown, and a slow machine shows every one that it can, where
 * dropping requests might show none.
 * @param {() => Promise<unknown>} work sees to its own errors
 * @returns {() => Promise<unknown>} settles when what was asked for has been done
 */
export function coalesce(work) {
  /** @type {Promise<unknown> | null} */
  let current = null;
  /** @type {Promise<unknown> | null} */
  let next = null;
  const begin = () => {
    next = null;
    const done = work();
    current = done;
    const idle = () => {
      if (!next) current = null;
    };
    done.then(idle, idle);
    return done;
  };
  return () => {
    if (!current) return begin();
    next ??= current.then(begin, begin);
    return next;
  };
}
