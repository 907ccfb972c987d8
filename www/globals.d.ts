/** From `boot-watch.js`: what a policy has blocked, as directive and address. */
declare var latenteBoot: { forbidden: string[] } | undefined;

/** In browsers with Trusted Types. */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL?: (address: string) => string; createHTML?: (text: string) => string },
      ): { createScriptURL(address: string): unknown; createHTML(text: string): unknown };
    }
  | undefined;

/** Left by `first-request.js`, which is inlined in `index.html`, for the modules. */
declare var latenteFirstRequest: {
  /** Builds of the CPU engine that this browser can run, fastest first. */
  builds: string[];
  /** The request for the first of them, until it is taken. */
  answer: Promise<Response> | null;
  /** Requests for large files of the first scene, by path, until they are taken. */
  files: Map<string, { request: Promise<Response>; patience: AbortController }>;
};
