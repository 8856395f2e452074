import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CONSOLE_PAGES } from '#server';

const SOURCE = fileURLToPath(new URL('../console/src', import.meta.url));
const FILES = globSync('**/*.{ts,tsx,css}', { cwd: SOURCE }).map((name) => name.replaceAll('\\', '/'));
const CODE = FILES.filter((name) => !name.endsWith('.css'));

/** `kit/button.tsx` is in the room kit, `pages/why/page.tsx` in pages/why. */
function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'pages' || first === 'parts' ? `${first}/${second}` : first;
}

/** What a room may import; a page or a part also its own files. `main.tsx` puts everything together. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  words: ['api'],
  api: [],
  kit: ['api', 'words'],
  frame: ['api', 'words', 'kit', 'pages'],
  parts: ['api', 'words', 'kit', 'frame', 'parts'],
  pages: ['api', 'words', 'kit', 'frame', 'parts'],
};
const PACKAGES =
  /^(react|react-dom\/client|react-router|react-aria-components|@tanstack\/react-(query|virtual)|lucide-react)$/;

function importsOf(file: string): { readonly specifier: string; readonly typesOnly: boolean }[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s+)?[^;]*?from '([^']+)';|^import '([^']+)';|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, from, bare, dynamic]) => ({
    specifier: from ?? bare ?? dynamic ?? '',
    typesOnly: type !== undefined,
  }));
}

test('a room of the console imports what it may, through doors; of the server it knows the types of the API alone', () => {
  const wrong: string[] = [];
  for (const file of CODE.filter((name) => name.includes('/'))) {
    const room = roomOf(file);
    for (const { specifier, typesOnly } of importsOf(file)) {
      const says = `${file} imports ${specifier}`;
      if (specifier === '#server/admin') {
        if (!typesOnly) wrong.push(`${says}: not only its types`);
      } else if (specifier.startsWith('.')) {
        const target = resolve(SOURCE, dirname(file), specifier)
          .slice(SOURCE.length + 1)
          .replaceAll('\\', '/');
        const to = roomOf(target);
        if (to === room) continue;
        if (ROWS[room.split('/')[0] ?? '']?.includes(to.split('/')[0] ?? '') !== true)
          wrong.push(`${says}: not in its row`);
        const throughDoor = /\/index\.ts$/.test(target);
        // Languages and the one call of the API need each other at the start.
        if (!throughDoor && !(room === 'words' && target === 'api/ask.ts'))
          wrong.push(`${says}: not through its door`);
      } else if (!PACKAGES.test(specifier)) wrong.push(`${says}: not a package of the console`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('files of the console are kebab-case, none is a drawer, and one above 500 lines says why', () => {
  const wrong = FILES.filter((name) => {
    const base = name.split('/').at(-1) ?? '';
    const lines = readFileSync(join(SOURCE, name), 'utf8').split('\n').length;
    return (
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.module|\.d)?\.(ts|tsx|css)$/.test(base) ||
      /(^|[-/])(utils?|helpers?|common|misc|manager)(\.|[-/])/.test(name) ||
      (lines > 500 && !/words\.ts$/.test(name))
    );
  });
  assert.deepEqual(wrong, []);
});

test('the server answers with the console at the addresses of its pages, and at no others', () => {
  const text = readFileSync(join(SOURCE, 'frame/addresses.ts'), 'utf8');
  const paths = [...text.matchAll(/pageAt\('\/([^']*)'/g)].map(([, path = '']) => path);
  assert.deepEqual(paths.filter((path) => path !== '').sort(), [...CONSOLE_PAGES].sort());
  assert.deepEqual(readdirSync(join(SOURCE, 'pages')).sort(), [...CONSOLE_PAGES, 'overview'].sort());
});

test('colours come from the tokens alone, and nothing writes markup or styles past the policy of the page', () => {
  const wrong: string[] = [];
  for (const name of FILES) {
    const text = readFileSync(join(SOURCE, name), 'utf8');
    if (
      name.endsWith('.css') &&
      name !== 'style/tokens.css' &&
      /#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(|\bhsla?\(/i.test(text)
    )
      wrong.push(`${name}: a colour of its own`);
    if (/dangerouslySetInnerHTML|innerHTML|document\.write|\beval\(|new Function/.test(text))
      wrong.push(`${name}: writes markup`);
  }
  assert.deepEqual(wrong, []);
});

/** Names and units that are the same in both languages. */
const SAME =
  /^(?:[\d\s\p{P}\p{S}]*|Show in English|English|[\w\s.#+&/:(){}$、～…-]*(?:Todoku|Windows|Microsoft|Defender|Edge|Packs|Upgrades|WSUS|KB|API|JSON|CSV|TLS|URL|GPO|Intune|LGPO|PowerShell|UTC|SHA|SMTP|OpenID|Webhook|HTTP|DN|CVE|EULA|ID|MSRC|DATA|OS)[\w\s.#+&/:(){}$、～…-]*)$/u;

test('what is Japanese is written in Japanese, without exclamation marks in either language', () => {
  const wrong: string[] = [];
  for (const name of CODE.filter((file) => /(words|places)\.ts$/.test(file))) {
    const text = readFileSync(join(SOURCE, name), 'utf8');
    for (const [, quoted = ''] of text.matchAll(/\bja: '((?:[^'\\]|\\.)*)'/g)) {
      if (!/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(quoted) && !SAME.test(quoted))
        wrong.push(`${name}: ja "${quoted}"`);
    }
    for (const [, quoted = ''] of text.matchAll(/(?:en|ja): '((?:[^'\\]|\\.)*)'/g))
      if (/[!！]|\bOops\b/.test(quoted)) wrong.push(`${name}: "${quoted}"`);
  }
  assert.deepEqual(wrong, []);
});
