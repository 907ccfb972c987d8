/** Of `boot-watch.js`: what a policy has forbidden. */
declare var latenteBoot: { forbidden: string[] } | undefined;

/** In browsers that check where programs and HTML come from. */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL?: (address: string) => string; createHTML?: (text: string) => string },
      ): { createScriptURL(address: string): unknown; createHTML(text: string): unknown };
    }
  | undefined;

/** What the script inside of `index.html` leaves for the modules. */
declare var latenteFirstRequest: {
  /** Builds of the CPU engine that this browser can run, the fastest first. */
  builds: string[];
  /** The first of them as it arrives, until somebody takes it. */
  answer: Promise<Response> | null;
  /** Large files of the first scene as they arrive, by their paths, until somebody takes them. */
  files: Map<string, { request: Promise<Response>; patience: AbortController }>;
};
