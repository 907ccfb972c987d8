import { defineConfig } from '@playwright/test';

/** Another port lets two checkouts be tested at the same time. */
const PORT = process.env.LATENTE_TEST_PORT ?? '8319';
/** The page is served from a sub-path, as on a static host: it must not depend on the root. */
export const SITE = `http://127.0.0.1:${PORT}/some/path/`;

export default defineConfig({
  testDir: '.',
  timeout: 120_000,
  // Two fill two cores. More would starve each other: training and the software GPU each keep a core busy.
  workers: 2,
  // In long runs a failed test is retried; the summary lists tests that then passed as flaky.
  retries: Number(process.env.LATENTE_RETRIES ?? 0),
  reporter: [['list']],
  expect: { timeout: 20_000 },
  use: {
    baseURL: SITE,
    viewport: { width: 1280, height: 800 },
    locale: 'es-ES',
    reuseContext: true, // a tenth faster: a test's page takes over the process of the one before, without its storage
    serviceWorkers: 'block', // it would hide requests from the tests; it has tests of its own
    launchOptions: {
      executablePath: process.env.LATENTE_BROWSER,
      args: [
        '--no-sandbox',
        '--font-render-hinting=none', // without windows Chromium would round the widths of letters
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
