import { defineConfig } from '@playwright/test';

/** Another one lets two checkouts be tested at the same time. */
const PORT = process.env.LATENTE_TEST_PORT ?? '8319';
/** The page is served from a sub-path, as a static host may: nothing in it may lean on the root. */
export const SITE = `http://127.0.0.1:${PORT}/some/path/`;

export default defineConfig({
  testDir: '.',
  timeout: 120_000,
  // Training keeps a core busy, and so does the software GPU: side by side they would starve each other.
  workers: 1,
  // Where half an hour of other tests depends on it a test is tried again; the closing lines name what passed then as flaky.
  retries: Number(process.env.LATENTE_RETRIES ?? 0),
  reporter: [['list']],
  expect: { timeout: 20_000 },
  use: {
    baseURL: SITE,
    viewport: { width: 1280, height: 800 },
    locale: 'es-ES',
    serviceWorkers: 'block', // its requests could not be spoilt by a test; it has tests of its own
    launchOptions: {
      executablePath: process.env.LATENTE_BROWSER,
      args: [
        '--no-sandbox',
        '--enable-unsafe-webgpu', // WebGPU on a machine without a GPU, through SwiftShader
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    channel: process.env.LATENTE_BROWSER ? undefined : 'chromium',
  },
  webServer: {
    command: `cargo xtask serve-only ${PORT} /some/path/`,
    url: SITE,
    cwd: '../..',
    reuseExistingServer: false,
  },
});
