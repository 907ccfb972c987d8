/**
 * Coalesces calls: `work` never runs twice at a time, and calls made while it runs cause one more run at the end. The
 * newest state is therefore always shown, and a slow machine shows every state it can, where dropping requests might
 * show none.
 * @param {() => Promise<unknown>} work handles its own errors
 * @returns {() => Promise<unknown>} settles when the requested work is done
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
