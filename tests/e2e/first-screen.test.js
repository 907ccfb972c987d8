import { expect, test } from '@playwright/test';
import { PHONE, SCREENS, boxes, controlsOnScreen, expectMoment, openAt } from './first-screen.js';
import { cutWords, noteCanvasWords, overlappingWords } from './crowded.js';
import { LETTER, ONE, draw, reconstruction, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Maximum controls on the first screen of a projected page. */
const MAX_CONTROLS = 3;

/**
 * The labs in use: the first action, after which the moment must still be on screen.
 * @type {Record<string, { query?: string, use: (page: Page) => Promise<unknown>, phone?: boolean }>}
 */
const USED = {
  denoise: {
    use: async (page) => {
      await page.locator('[data-noise=blocks]').click();
      await expect(page.locator('[data-view=noise-note]')).toHaveAttribute('data-kind', 'otherNoise');
    },
    phone: true,
  },
  impute: {
    use: async (page) => {
      await page.locator('[data-hidden=brush]').click();
      await expect(page.locator('[data-view=missing]')).toHaveText(/4\d/);
    },
    phone: true,
  },
  reconstruct: {
    use: async (page) => {
      await draw(page, ONE);
      await expect(reconstruction(page)).toHaveAttribute('data-ready', '');
    },
    phone: true,
  },
  generate: {
    use: async (page) => {
      const wall = page.locator('[data-wall=variational]');
      const done = String(await wall.getAttribute('data-updates'));
      await page.locator('[data-action=again]').click();
      await expect(wall).not.toHaveAttribute('data-updates', done);
      await wall.locator('[data-tile="7"]').click();
    },
  },
  hashing: {
    use: async (page) => {
      const commonest = page.locator('[data-view=bucket-classes] span').first();
      await expect(commonest).toHaveText('6');
      await page.locator('[data-bit="6"]').click();
      await expect(commonest).toHaveText('0');
    },
    phone: true,
  },
  race: {
    query: '&batchSize=8',
    use: async (page) => {
      await page.locator('[data-action=play]').click();
      const steps = async () =>
        Number(await page.locator('[data-view=track][data-engine=cpu]').getAttribute('data-steps'));
      await expect.poll(steps, { timeout: 90_000 }).toBeGreaterThan(0);
    },
  },
  reduction: {
    use: async (page) => {
      const area = await page.locator('[data-view=pca-map]').boundingBox();
      if (!area) throw new Error('no map');
      await page.mouse.move(area.x + 0.1 * area.width, area.y + 0.05 * area.height);
      await page.mouse.down();
      await page.mouse.move(area.x + 0.7 * area.width, area.y + 0.4 * area.height, { steps: 4 });
      await page.mouse.up();
      await expect(page.locator('[data-view=selection-count]')).toHaveAttribute('data-value', /\d{2,}/);
    },
  },
  neighbors: {
    use: async (page) => {
      await draw(page, ONE);
      await expect(page.locator('[data-space=raw] [data-view=predicted-class]')).toHaveAttribute(
        'data-predicted',
        '1',
      );
    },
    phone: true,
  },
  anomaly: {
    use: async (page) => {
      await draw(page, LETTER);
      await expect(page.locator('.card[data-verdict=anomaly]')).toBeVisible();
    },
    phone: true,
  },
  'anomaly&scene=heartbeat': {
    use: async (page) => {
      await page.locator('[data-kind=narrow]').first().click();
      await expect(page.locator('.card[data-verdict=normal]')).toBeVisible();
    },
    phone: true,
  },
  secrecy: {
    use: async (page) => {
      await page.locator('.sample[data-label="7"]').first().click();
      await page.locator('[data-pairs="200"]').first().click();
      await expect(page.locator('[data-figure=attack-now]')).toHaveAttribute('data-pairs', '200', {
        timeout: 60_000,
      });
    },
    phone: true,
  },
  train: {
    use: async (page) => {
      await page.locator('.player [data-action=play]').click();
      await stepsDone(page, 5);
    },
  },
};

/** Other screens of the labs that must show as much at first. */
const OTHERS = [
  'lab=impute&hidden=pixels',
  'lab=impute&hidden=brush',
  'lab=impute&data=landsat',
  'lab=neighbors&k=25',
  'lab=neighbors&data=landsat',
  'lab=neighbors&data=landsat&k=25',
  'lab=reconstruct&model=digits-2',
  'lab=reconstruct&model=every',
  'lab=reconstruct&view=network&layer=2&unit=5',
  'lab=neighbors&scene=neighborPlanes',
  'lab=neighbors&scene=neighborPlanes&data=landsat',
];

for (const query of OTHERS)
  test(`${query}: the question and the moment are on the first screen, and nothing is cut`, async ({
    page,
  }) => {
    await page.addInitScript(noteCanvasWords);
    for (const screen of Object.values(SCREENS)) {
      await openAt(page, query, screen);
      await expectMoment(page, screen, `${screen.width} wide`);
      expect(await page.evaluate(cutWords), `cut, ${screen.width} wide`).toEqual([]);
      expect(await page.evaluate(overlappingWords), `one over another, ${screen.width} wide`).toEqual([]);
      await expect(page.locator('[data-moment] :is(b, td, span):text-is("–"):visible')).toHaveCount(0);
    }
  });

/** On screens narrower than any phone all samples are visible, and nothing overflows the page. */
for (const lab of ['impute', 'neighbors', 'reduction', 'secrecy', 'anomaly', 'denoise', 'reconstruct'])
  test(`${lab}: on narrow phones nothing is cut off, too wide or overlapping`, async ({ page }) => {
    await page.addInitScript(noteCanvasWords);
    for (const width of [360, 320]) {
      await openAt(page, `lab=${lab}`, { ...PHONE, width });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await page.evaluate(cutWords), `cut, ${width} wide`).toEqual([]);
      expect(await page.evaluate(overlappingWords), `one over another, ${width} wide`).toEqual([]);
    }
  });

for (const [lab, { query = '', use, phone }] of Object.entries(USED)) {
  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`${lab}: on a ${name} the question and the moment are on the first screen`, async ({ page }) => {
      await openAt(page, `lab=${lab}${query}`, screen);
      await expectMoment(page, screen, 'before use');
      if (screen === SCREENS.projector) {
        const controls = await controlsOnScreen(page, screen.height);
        expect(controls.length, controls.join(', ')).toBeLessThanOrEqual(MAX_CONTROLS);
      }
      await use(page);
      await page.evaluate(() => scrollTo(0, 0));
      await expectMoment(page, screen, 'after use');
    });
  }
  if (phone)
    test(`${lab}: on a phone the pad and its answer are on the first screen`, async ({ page }) => {
      await openAt(page, `lab=${lab}${query}`, PHONE);
      const shown = await boxes(page, '#lab :is([data-view=pad], [data-answer])');
      expect(shown.length).toBeGreaterThan(1);
      for (const { name, bottom } of shown) expect(bottom, name).toBeLessThanOrEqual(PHONE.height);
    });
}

/** The views of training, and presets with a penalty: for a sparse code the moment is the code's. */
const VIEWS = ['samples', 'inside', 'steps', 'compare'];
const PENALTIES = ['l1', 'kl', 'variational'];

for (const [name, screen] of Object.entries(SCREENS)) {
  test(`train: on a ${name} every view has its moment on the first screen, for each penalty too`, async ({
    page,
  }) => {
    await openAt(page, 'lab=train', screen);
    for (const view of VIEWS) {
      await page.locator(`[data-tab=${view}]`).click();
      await expect(page.locator(`[data-panel=${view}] [data-moment]:visible`).first()).toBeVisible();
      await expectMoment(page, screen, view);
    }
    await page.locator('[data-tab=inside]').click();
    const inside = page.locator('[data-view=inside]');
    for (const preset of PENALTIES) {
      const updates = String(await inside.getAttribute('data-updates'));
      await page.locator(`[data-preset=${preset}]`).click();
      await expect(page.locator('.player')).toHaveAttribute('data-state', 'ready');
      await expect(inside).not.toHaveAttribute('data-updates', updates);
      await expectMoment(page, screen, preset);
    }
  });
}

test('generate: the digits to draw around are above the walls, which do not move', async ({ page }) => {
  const screen = SCREENS.projector;
  await openAt(page, 'lab=generate', screen);
  const [before] = await boxes(page, '#lab .wall');
  await page.locator('[data-way=around]').click();
  const [samples] = await boxes(page, '#lab [data-view=samples]');
  const [after] = await boxes(page, '#lab .wall');
  expect(samples.bottom).toBeLessThan(after.top);
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1);
  await expectMoment(page, screen, 'around a digit');
  // The tile shown first is a clear example of its wall.
  await expect(page.locator('[data-wall=variational] .tile[aria-pressed=true]')).not.toHaveAttribute(
    'data-doubtful',
  );
});

test('train: the drawer of a projected page holds every setting of the longest presets', async ({ page }) => {
  await openAt(page, 'lab=train', SCREENS.projector);
  for (const preset of ['convolutional', 'variational', 'bits']) {
    await page.locator(`[data-preset=${preset}]`).click();
    await expect(page.locator('.player')).toHaveAttribute('data-state', 'ready');
    await page.locator('.train-settings > .more-button').click();
    const cut = await page.locator('.train-settings .more-body').evaluate((body) => {
      for (const section of body.querySelectorAll('details')) section.open = true;
      const formulas = [...body.querySelectorAll('.formulas')];
      const wide = formulas.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length;
      return { wide, below: body.scrollHeight - body.clientHeight, end: body.getBoundingClientRect().bottom };
    });
    expect(cut.wide, preset).toBe(0);
    expect(cut.below, preset).toBeLessThanOrEqual(1);
    expect(cut.end, preset).toBeLessThanOrEqual(SCREENS.projector.height);
    await page.locator('.train-settings').press('Escape');
  }
});
