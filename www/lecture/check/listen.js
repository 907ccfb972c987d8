/**
 * Records faults that the reader does not see: console errors and failed requests.
 * @param {(text: string) => void} onFault
 * @returns {() => void} stops listening
 */
export function listen(onFault) {
  const { error } = console;
  console.error = (...parts) => {
    onFault(parts.map(String).join(' '));
    error.apply(console, parts);
  };
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener('error', ({ message }) => onFault(message), { signal });
  window.addEventListener('unhandledrejection', ({ reason }) => onFault(String(reason)), { signal });
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective }) => onFault(violatedDirective),
    {
      signal,
    },
  );
  const files = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { name, responseStatus } = /** @type {PerformanceResourceTiming} */ (entry);
      if (responseStatus >= 400) onFault(`${responseStatus} ${name}`);
    }
  });
  files.observe({ type: 'resource' });
  return () => {
    console.error = error;
    listening.abort();
    files.disconnect();
  };
}
