import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDTHS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
] as const;
/** One of each kind of screen: the others are made of the same parts in the same colours. */
const ALSO_DARK = new Set([
  'sign-in',
  'calls-live',
  'call-human',
  'messages',
  'receptionist',
  'settings-team',
  'room-three',
]);

/** Looks at a screen at both widths in both themes: keeps a picture, and finds sideways scrolling and barriers. */
export async function survey(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The width that was looked at last comes first in the other theme: one change at a time.
    for (const size of colorScheme === 'light' ? WIDTHS : WIDTHS.toReversed()) {
      await page.setViewportSize(size);
      await settled(page);
      await page.screenshot({ path: `test-results/screens/${name}-${size.width}-${colorScheme}.png` });
      await expectNoSidewaysScroll(page, name);
      const narrow = size.width < 500;
      // Looking for barriers is what takes the time.
      if (colorScheme === 'light' ? narrow : !narrow && ALSO_DARK.has(name))
        await expectNoBarriers(page, `${name} ${size.width} ${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

/** Keeps two pictures of a screen whose parts another survey has looked at already. */
export async function glance(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [size, colorScheme] of [
    [WIDTHS[0], 'light'],
    [WIDTHS[1], 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await settled(page);
    await page.screenshot({ path: `test-results/screens/${name}-${String(size.width)}-${colorScheme}.png` });
    await expectNoSidewaysScroll(page, name);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

/** Goes to another screen as a link does: the app is not read anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

/** Whatever was moving, fading or changing its colour has arrived. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = () =>
      document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    // What inherits a colour follows a frame behind, and may begin a transition of its own.
    for (let quiet = 0; quiet < 3; quiet = ending().length === 0 ? quiet + 1 : 0) {
      await Promise.allSettled(ending().map(({ finished }) => finished));
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Titles, buttons, choices and the labels of the navigation are there in full. */
export async function expectNothingClipped(page: Page): Promise<void> {
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('h1, button, nav span, [role=radiogroup] label, aside a span')]
      .filter(({ offsetParent, clientWidth, scrollWidth }) => offsetParent !== null && scrollWidth > clientWidth)
      .filter(({ clientWidth }) => clientWidth > 1)
      .map(({ textContent, clientWidth, scrollWidth }) => `${textContent}: ${scrollWidth} in ${clientWidth}`),
  );
  expect(clipped).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
        return scrolls && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName} ${element.className}`),
  );
  expect(wide, `${name} scrolls sideways`).toEqual([]);
}

export async function expectNoBarriers(page: Page, name: string): Promise<void> {
  await settled(page); // a colour on its way to another is no colour of ours
  // Reading its source is what takes the time: a page does it once.
  const read = await page.evaluate(() => 'axe' in window);
  const { violations } = await new AxeBuilder({ page, ...(read ? { axeSource: ';' } : {}) })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // There are no frames in the app: a second page to gather their findings on would only take time.
    .setLegacyMode()
    .analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(grave, `barriers on ${name}`).toEqual([]);
}

/** Everything that can be tapped is at least 44 px high and wide, or sits inside a label that is. */
export async function expectThumbSized(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=radio], [type=checkbox]), textarea')]
      .filter((element) => element.offsetParent !== null)
      .map((element) => (element.tagName === 'INPUT' ? (element.closest('label') ?? element) : element))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && (width < 43.5 || height < 43.5);
      })
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)} ${element.className.slice(0, 80)}`),
  );
  expect(small).toEqual([]);
}
