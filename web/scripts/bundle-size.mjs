// Says what a first visit downloads: every script that index.html names and the words of one language, compressed, and fails above the budget.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 200;
const html = readFileSync('dist/index.html', 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]);
const measured = (file) => ({ file, kb: gzipSync(readFileSync(`dist/${file}`)).length / 1000 });
const words = readdirSync('dist/assets')
  .filter((file) => /^[a-z]{2}-[\w-]+\.js$/.test(file))
  .map((file) => measured(`assets/${file}`))
  .sort((a, b) => b.kb - a.kb);
const sizes = [...entries.map(measured), ...words.slice(0, 1)];
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
for (const { file, kb } of sizes) console.log(`${kb.toFixed(1).padStart(7)} kB  ${file}`);
console.log(`${total.toFixed(1).padStart(7)} kB  first load, compressed (budget ${BUDGET_KB} kB)`);
if (total > BUDGET_KB) process.exit(1);
