/** An error of the engine or on the way to it: a kind that the page translates, and its parameters. */
export class EngineError extends Error {
  /** @param {{ kind: string, message: string, params: Record<string, string> }} info */
  constructor({ kind, message, params }) {
    super(message);
    this.name = 'EngineError';
    this.kind = kind;
    this.params = params;
  }
}

/** The error of a question whose answer is no longer needed. */
export const staleError = () => new EngineError({ kind: 'stale', message: 'out of date', params: {} });

/** The worker has crashed. @param {string} message */
export const fatalError = (message) => new EngineError({ kind: 'fatal', message, params: { message } });

/** The GPU device is lost. @param {string} reason */
export const deviceError = (reason) =>
  new EngineError({ kind: 'device', message: `the device failed: ${reason}`, params: { reason } });
