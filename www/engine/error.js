/** What went wrong, in the engine or on the way to it: a kind that the page translates, and its parameters. */
export class EngineError extends Error {
  /** @param {{ kind: string, message: string, params: Record<string, string> }} info */
  constructor({ kind, message, params }) {
    super(message);
    this.name = 'EngineError';
    this.kind = kind;
    this.params = params;
  }
}
