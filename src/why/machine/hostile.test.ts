import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Collected, readCollected } from '#collector';
import { fromCollected, lintPolicy } from '#policy';
import { diagnoseMachine } from './diagnose.ts';
import { allProbes, collected, facts, strange } from './fixture.ts';

// What a machine tells of itself is untrusted, and the commands of an answer are pasted into consoles of administrators: nothing that stands in
// its JSON may become a command there, in the Command Prompt, in PowerShell or in a shell of Unix.

const SIGNS = [
  '$(calc)',
  '`calc`',
  '"; calc; "',
  "'; calc; '",
  '%calc%',
  '& calc',
  '| calc',
  '\ncalc',
  ';calc',
];
/** The signs that a URL keeps in the name of its host. */
const IN_A_HOST = ['$(calc)', '`calc`', '";calc;"', "';calc;'", '&calc', ';calc', '{calc}'];

const SAMPLES = new URL('../../../test/collected/', import.meta.url);
const SICK: readonly (readonly [name: string, json: unknown])[] = [
  ...readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8'))] as const),
  ...[
    { error: 'NameResolutionFailure: no such host' },
    { error: 'ConnectFailure: refused' },
    { error: 'Timeout: none' },
    ...[401, 403, 404, 407, 418, 500, 502, 503].map((status) => ({ status })),
    { status: 200, redirectedTo: 'http://portal/login' },
  ].map((answer) => [JSON.stringify(answer), sick(answer)] as const),
  [
    'https',
    secured({
      ...sick({ error: 'TrustFailure: the certificate is not trusted' }),
      proxy: { winhttp: 'proxy.contoso.com:8080', winhttpBypass: ['<local>'] },
    }),
  ],
];

function sick(answer: Parameters<typeof allProbes>[0]): Collected {
  return collected({
    ...allProbes(answer),
    names: [],
    proxy: { winhttp: 'proxy.contoso.com:8080', winhttpBypass: ['*.fabrikam.com', '<local>'] },
    services: [{ name: 'wuauserv', state: 'stopped', start: 'disabled' }],
    machine: { name: 'PC-18', build: 26_200, kind: 'client' },
  });
}

function secured(told: Collected): unknown {
  return JSON.parse(JSON.stringify(told).replaceAll('http://wsus', 'https://wsus'));
}

function commandsOf(told: Collected): readonly string[] {
  return [
    ...diagnoseMachine(strange(told)),
    ...diagnoseMachine(facts({}, { collected: told })),
    ...lintPolicy(fromCollected(told), {}),
  ].flatMap(({ next }) => next.flatMap(({ command }) => command ?? []));
}

/** What a console would carry out of it: everything beside quotation marks, and what is read inside them too. */
function carriedOut(command: string): string {
  return command.replace(/"([^"\n]*)"/g, (whole, inside: string) => (/[$`%!^]/.test(inside) ? whole : '""'));
}

/** For every text of it: the whole with something behind that text. */
function textsOf(
  value: unknown,
  put: (changed: unknown) => unknown = (changed) => changed,
): readonly ((sign: string) => Collected)[] {
  if (typeof value === 'string') return [(sign) => readCollected(put(`${value}${sign}`))];
  if (Array.isArray(value))
    return value.flatMap((each, index) =>
      textsOf(each, (changed) => put(value.toSpliced(index, 1, changed))),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    textsOf(each, (changed) => put({ ...value, [name]: changed })),
  );
}

test('nothing that a machine tells of itself becomes a command to be pasted', () => {
  let found = 0;
  for (const [name, json] of SICK) {
    for (const withSign of textsOf(json)) {
      // Most texts are in no command at all.
      if (!commandsOf(withSign('calc')).some((command) => command.includes('calc'))) continue;
      found++;
      for (const sign of SIGNS)
        for (const command of commandsOf(withSign(sign)))
          assert.doesNotMatch(carriedOut(command), /calc/, `${name} ${sign}: ${command}`);
    }
  }
  assert.ok(found > 20, `${found} texts are in commands`);
});

test('the name of a server that a machine tells becomes none either', () => {
  const hosts = new Set<string>();
  for (const [name, json] of SICK) {
    for (const sign of IN_A_HOST) {
      const named = JSON.stringify(sign).slice(1, -1);
      const told = JSON.stringify(json).replaceAll('contoso.com', () => `contoso.com${named}`);
      for (const command of commandsOf(readCollected(told))) {
        assert.doesNotMatch(carriedOut(command), /calc/, `${name} ${sign}: ${command}`);
        if (/\b(HOST|URL|PROXY)\b/.test(command)) hosts.add(command.split(' ')[0]!);
      }
    }
  }
  // Each of them was reached, and left a blank to be filled in.
  assert.deepEqual([...hosts].sort(), [
    'Invoke-WebRequest',
    'Test-NetConnection',
    'netsh',
    'nslookup',
    'todoku',
  ]);
});

test('a service that is called like something of the language is passed over', () => {
  const services = ['constructor', 'toString', '__proto__'].map((name) => ({
    name,
    ...({ state: 'stopped', start: 'disabled' } as const),
  }));
  for (const command of commandsOf(collected({ services }))) assert.doesNotMatch(command, /sc\.exe/);
});
