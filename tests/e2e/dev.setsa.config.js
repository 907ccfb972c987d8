import base from '/work/main/tests/e2e/playwright.config.js';
export default { ...base, testDir: '/work/main/tests/e2e', webServer: undefined, use: { ...base.use, baseURL: 'http://127.0.0.1:8353/' }, outputDir: '/tmp/setsa/results' };
