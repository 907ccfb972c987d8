/** Set by `boot-watch.js`: resources that a content security policy has blocked. */
declare var latenteBoot: { forbidden: string[] } | undefined;

/** In browsers that support Trusted Types. */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL?: (address: string) => string; createHTML?: (text: string) => string },
      ): { createScriptURL(address: string): unknown; createHTML(text: string): unknown };
    }
  | undefined;

/** Downloads started by the inline script of `index.html`, for the modules. */
declare var latenteFirstRequest: {
  /** Builds of the CPU engine that this browser can run, the fastest first. */
  builds: string[];
  /** The response with the first of them, until it is taken. */
  answer: Promise<Response> | null;
  /** Requests for large files of the first scene, by path, until they are taken. */
  files: Map<string, { request: Promise<Response>; patience: AbortController }>;
};
