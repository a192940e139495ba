// Draws the PNG icons from the SVG logo with an installed Chromium (path in CHROMIUM).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
const logo = readFileSync('public/icons/favicon.svg', 'utf8');
// Systems cut maskable icons and round the corners themselves: no own corners, drawing within the safe circle.
const square = logo.replace('rx="116"', 'rx="0"');
const maskable = square.replace('<g fill', '<g transform="translate(256 256) scale(.8) translate(-256 -256)" fill');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const [name, size, svg] of [
  ['icon-192', 192, logo],
  ['icon-512', 512, logo],
  ['icon-maskable-512', 512, maskable],
  ['apple-touch-icon', 180, square],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.evaluate((side) => {
    const [drawn] = globalThis.document.getElementsByTagName('svg');
    drawn.setAttribute('width', side);
    drawn.setAttribute('height', side);
  }, size);
  writeFileSync(`public/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
