/** What the script inside of `index.html` leaves for the modules. */
declare var latenteFirstRequest: {
  /** Builds of the CPU engine that this browser can run, the fastest first. */
  builds: string[];
  /** The first of them as it arrives, until somebody takes it. */
  answer: Promise<Response> | null;
};
