// Bundles the phone page into the folder named on the command line; does nothing when that is already up to date.
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = resolve(process.argv[2] ?? join(here, 'dist'));
const pages = ['index.html', 'phone.css', 'icon.svg'];

function newest(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newest(join(path, name))));
}

function upToDate() {
  const built = join(out, 'phone.js');
  if (!existsSync(built)) return false;
  const sources = ['src', 'build.mjs', 'package-lock.json', ...pages].map((name) => newest(join(here, name)));
  return Math.max(...sources) < statSync(built).mtimeMs;
}

function licences() {
  const folders = { JsSIP: 'jssip', 'SIP.js': 'sip.js' };
  return Object.entries(folders)
    .map(([name, folder]) => {
      const home = join(here, 'node_modules', folder);
      const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name}\n\n${file ? readFileSync(join(home, file), 'utf8') : 'MIT'}`;
    })
    .join('\n\n');
}

if (!upToDate()) {
  mkdirSync(out, { recursive: true });
  for (const page of pages) cpSync(join(here, page), join(out, page));
  writeFileSync(join(out, 'licences.txt'), licences());
  await build({
    absWorkingDir: here,
    entryPoints: { ear: 'src/media/ear.js', phone: 'src/main.js' },
    outdir: out,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome110', 'firefox115', 'safari16'],
    legalComments: 'none',
    logLevel: 'warning',
  });
}
