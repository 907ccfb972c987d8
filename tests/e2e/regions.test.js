import { expect, test } from '@playwright/test';
import { open, readyLab } from './page.js';

/** @type {{ locale: string, timezoneId: string, written: string, typed: string, decimal: string }[]} */
const READERS = [
  { locale: 'es-MX', timezoneId: 'America/Mexico_City', written: '10,000', typed: '1,500', decimal: '0.002' },
  { locale: 'es-CL', timezoneId: 'America/Santiago', written: '10.000', typed: '1.500', decimal: '0,002' },
  { locale: 'es-419', timezoneId: 'America/Monterrey', written: '10,000', typed: '1,500', decimal: '0.002' },
];

for (const { locale, timezoneId, written, typed, decimal } of READERS) {
  test.describe(`${locale} in ${timezoneId}`, () => {
    test.use({ locale, timezoneId });

    test('numbers are written and typed as in the region', async ({ page }) => {
      await open(page, '?lab=train&backend=cpu');
      await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
      await page.locator('[data-section=data] > summary').click();
      const images = page.locator('[data-control=images]');
      await images.locator('input').fill(typed);
      await images.locator('input').blur();
      await expect.poll(() => new URL(page.url()).searchParams.get('images')).toBe('1500');
      await images.locator('input').fill('99999999');
      await images.locator('input').blur();
      await expect(images.locator('.problem')).toContainText(written);
      await expect(page.locator('[data-control=learningRate] input:not([type=range])')).toHaveValue(decimal);
    });
  });
}
