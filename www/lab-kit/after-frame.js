/**
 * Puts off what nobody waits for until the next frame has been handed over, so that it does not hold back what that frame
 * shows. What is asked for meanwhile is done once.
 * @param {() => unknown} work
 */
export function afterFrame(work) {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isComing = false;
        work();
      }),
    );
  };
}
