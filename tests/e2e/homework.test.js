/** Homework, from the lecturer's form to the answers, which are verified by training again. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readAnswers, writeAnswer } from '../../www/homework/answer.js';
import { taskOfLink } from '../../www/homework/checks.js';
import { open, player, readyLab } from './page.js';

const SOON = 60_000;
/** Fourteen steps: quickly trained, and quickly repeated. */
const SETTINGS = '?lab=train&backend=cpu&images=1000&epochs=2&dCode=4';

test('homework is set, solved and checked; a line that claims too much is found', async ({ page }) => {
  await open(page, SETTINGS);
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  await page.locator('[data-action=lectures]').click();
  await page.locator('[data-action=homework]').click();
  await page.locator('[data-limit=mse]').fill('0,2');
  await page.locator('[data-limit=parameters]').fill('210000');
  await page.locator('.homework-form input[value=dCode]').check();
  await page.locator('[data-action=make-homework]').click();
  await expect(page.locator('[data-view=homework-dialog] svg.qr')).toBeVisible();
  const field = page.locator('[data-view=homework-link]');
  await expect(field).toHaveValue(/task=/);
  const link = await field.inputValue();
  const { violations } = await new AxeBuilder({ page }).include('[data-view=homework-dialog]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);

  const student = await page.context().newPage();
  // Fixed settings changed by hand are restored.
  await open(student, `${new URL(link).search.replace('dCode=4', 'dCode=64')}&backend=cpu`);
  await expect(readyLab(student)).toBeVisible({ timeout: SOON });
  await expect(student.locator('[data-control=dCode] input').first()).toBeDisabled();
  await expect(student.locator('[data-control=dCode] input').first()).toHaveValue('4');
  await expect(student.locator('[data-preset=vanilla]')).toBeDisabled();
  await expect(student.locator('.notice')).toHaveCount(0);
  await expect(student.locator('[data-limit=parameters]')).toHaveAttribute('data-holds', 'true');
  await expect(student.locator('[data-view=homework]')).toHaveAttribute('data-reached', 'false');
  await player(student).locator('[data-action=play]').click();
  await expect(student.locator('[data-view=homework]')).toHaveAttribute('data-reached', 'true', {
    timeout: SOON,
  });
  await expect(player(student)).toHaveAttribute('data-state', 'finished', { timeout: SOON });
  const result = student.locator('[data-view=homework-line]');
  await expect(result).not.toHaveValue('');
  const line = await result.inputValue();
  await student.close();

  const task = taskOfLink(link);
  if (!task) throw new Error(link);
  const [{ answer }] = readAnswers(task, line).answers;
  const forged = writeAnswer(task, { ...answer, mse: answer.mse / 2 });
  await page.locator('[data-view=homework-chat]').fill(`Ana: ${line}\n[9:00] Luis: ${forged}\n> ${line}`);
  await page.locator('[data-action=homework-check]').click();
  await expect(page.locator('[data-verdict=says]')).toHaveCount(2);
  await page.locator('[data-action=homework-again]').click();
  await expect(page.locator('[data-verdict=holds]')).toContainText('Ana', { timeout: SOON });
  await expect(page.locator('[data-verdict=forged]')).toContainText('Luis', { timeout: SOON });
});
