import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Arbitrary,
  constantFrom,
  assert as holds,
  integer,
  option,
  property,
  record,
  uniqueArray,
} from 'fast-check';
import { Failure } from '#base';
import { lintPolicy } from '../lint.ts';
import { readPolicyText } from '../read/read-policy-text.ts';
import { scanSource } from '../scan-source.ts';
import type { PolicyValue, PolicyValues } from '../values.ts';
import type { WindowsName } from '../windows.ts';
import { GENERATE_FORMATS, type GeneratedPolicy, generatePolicy } from './generate-policy.ts';
import type { GenerateOptions } from './options.ts';
import { toOmaRows } from './to-intune.ts';
import { writtenValues } from './written-values.ts';

const maybe = <Value>(values: Arbitrary<Value>) => option(values, { nil: undefined });
const source = maybe(constantFrom('wsus' as const, 'windows-update' as const));
const group = constantFrom(
  'Pilot',
  'Branch Office',
  '営業部 "A"',
  "O'Brien’s \\ $env:x `n",
  '<&>%PATH%',
  'c:\\d',
);

const anyOptions: Arbitrary<GenerateOptions> = record({
  serverUrl: constantFrom(
    'http://wsus.contoso.com:8530',
    'HTTPS://WSUS:8531/',
    'http://[2001:db8::1]:8530',
    'https://a:4711',
  ),
  detectionHours: maybe(integer({ min: 1, max: 22 })),
  groups: maybe(uniqueArray(group, { maxLength: 3 })),
  sources: record({ feature: source, quality: source, driver: source, other: source }),
  pinning: maybe(constantFrom('enforced' as const, 'not-enforced' as const)),
  alternateUrl: maybe(constantFrom('http://cache:8080', 'https://cache.contoso.com:8531')),
  signedUpdates: maybe(constantFrom(true, false)),
  automaticUpdates: maybe(
    constantFrom(
      { option: 2 as const },
      { option: 3 as const },
      { option: 4 as const },
      { option: 4 as const, day: 7, hour: 23 },
      { option: 5 as const },
    ),
  ),
}).map(
  (made) =>
    Object.fromEntries(
      Object.entries({
        ...made,
        pinning: made.serverUrl.startsWith('http:') ? undefined : made.pinning,
      }).filter(([, value]) => value !== undefined),
    ) as unknown as GenerateOptions,
);

/** The table of the script, as PowerShell reads it. */
function readScript(text: string): PolicyValues {
  const literal = (written: string) => written.replace(/(['\u2018-\u201b])\1/g, '$1');
  const rows = text.matchAll(
    /@\{ Key = '([^']+)'; Name = '([^']+)'; Type = '(\w+)'; Data = (?:'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\5)*)'|(\d+)) \}/g,
  );
  const values = [...rows].map(([, key = '', name = '', type, words = '', , digits]): PolicyValue => {
    const place = key.endsWith('\\AU') ? 'au' : 'policy';
    return type === 'DWord'
      ? { place, name, type: 'dword', value: Number(digits) }
      : { place, name, type: 'sz', value: literal(words) };
  });
  return { format: 'reg', values, covered: ['policy', 'au'], services: [] };
}

function managed(options: GenerateOptions): PolicyValues {
  const values = toOmaRows(writtenValues(options)).map(
    ({ name, type, value }): PolicyValue => ({
      place: 'mdm',
      name,
      type: type === 'Integer' ? 'dword' : 'sz',
      value,
    }),
  );
  return { format: 'reg', values, covered: ['policy', 'au', 'mdm'], services: [] };
}

const plain = ({ values }: Pick<PolicyValues, 'values'>) =>
  values.map(({ place, name, value }) => `${place} ${name} = ${value}`).sort();

/** What the linter holds against them. That http is no https is for a person to decide. */
function faults(values: PolicyValues): readonly string[] {
  return lintPolicy(values)
    .filter(({ check, verdict }) => verdict !== 'pass' && !(check === 'POL-16' && verdict === 'warn'))
    .map(({ check, code }) => `${check} ${code}`);
}

test('whatever is wanted, what is written is read back just so, and the linter finds nothing in it', () => {
  holds(
    property(anyOptions, (options) => {
      const wanted = plain({ values: writtenValues(options) });
      const reg = generatePolicy(options, 'reg');
      const read = [
        readPolicyText(reg.text),
        readPolicyText(Buffer.from(`\ufeff${reg.text}`, 'utf16le')),
        readPolicyText(generatePolicy(options, 'gpo').text),
        readScript(generatePolicy(options, 'powershell').text),
      ];
      for (const values of read) {
        assert.deepEqual(plain(values), wanted);
        for (const name of [undefined, 'win10', 'win11', '2022'] as const) {
          const windows: { windows?: { name: WindowsName } } =
            name === undefined ? {} : { windows: { name } };
          assert.deepEqual(faults({ ...values, ...windows }), [], JSON.stringify(options));
        }
      }
      assert.deepEqual(faults(managed(options)), [], JSON.stringify(options));
    }),
  );
});

test('each class comes from where it is wanted from, by Group Policy and by MDM alike', () => {
  holds(
    property(anyOptions, (options) => {
      const wanted = (['feature', 'quality', 'driver', 'other'] as const).map(
        (name) => options.sources?.[name] ?? 'wsus',
      );
      for (const values of [readPolicyText(generatePolicy(options, 'reg').text), managed(options)]) {
        const { feature, quality, driver, other } = scanSource(values).classes;
        assert.deepEqual(
          [feature, quality, driver, other].map((each) => each.source),
          wanted,
        );
      }
    }),
    { numRuns: 30 },
  );
});

const EVERYTHING: GenerateOptions = {
  serverUrl: 'https://wsus.contoso.com:8531',
  detectionHours: 4,
  groups: ['営業部', 'Pilot'],
  sources: { driver: 'windows-update' },
  pinning: 'enforced',
  alternateUrl: 'http://cache:8080',
  signedUpdates: true,
  automaticUpdates: { option: 4, day: 1, hour: 3 },
};

test('the guide names every policy and option as the editor does, in both places and both languages', () => {
  for (const [language, expected] of [
    [
      'en',
      [
        'Computer Configuration > Administrative Templates > Windows Components > Windows Update > Manage updates offered from Windows Server Update Service > Specify source service for specific classes of Windows Updates',
        'Computer Configuration > Administrative Templates > Windows Components > Windows Update > Enable client-side targeting',
        'Driver Updates: Windows Update',
        'Configure automatic updating: 4 - Auto download and schedule the install',
        'Scheduled install day: 1 - Sunday',
      ],
    ],
    [
      'ja',
      [
        '[コンピューターの構成] - [管理用テンプレート] - [Windows コンポーネント] - [Windows Update] - [Windows Server Update Service から提供される更新プログラムの管理] - [自動更新の検出頻度]',
        '[コンピューターの構成] - [管理用テンプレート] - [Windows コンポーネント] - [Windows Update] - [自動更新の検出頻度]',
        '[エンド ユーザー エクスペリエンスの管理] - [自動更新を構成する]',
        'このコンピューターのターゲット グループ名: 営業部;Pilot',
        'インストールを実行する時間: 03:00',
      ],
    ],
  ] as const) {
    const { text } = generatePolicy(EVERYTHING, 'guide', language);
    for (const line of expected) assert.ok(text.includes(line), `${line}\n\n${text}`);
  }
  holds(
    property(anyOptions, (options) => {
      const { text, values } = generatePolicy(options, 'guide');
      for (const { key, name, data } of values) assert.ok(text.includes(`${key}\\${name} = ${data}`), name);
    }),
    { numRuns: 30 },
  );
});

test('Intune is told by the names of the Policy CSP, and what it has no name for is said', () => {
  const { text, notes } = generatePolicy(EVERYTHING, 'intune');
  assert.match(
    text,
    /^\| UpdateServiceUrl \| \.\/Device\/Vendor\/MSFT\/Policy\/Config\/Update\/UpdateServiceUrl \| String \| https:\/\/wsus\.contoso\.com:8531 \|$/m,
  );
  assert.match(text, /^\| AllowAutoUpdate \| \S+ \| Integer \| 3 \|$/m);
  assert.match(text, /^\| SetPolicyDrivenUpdateSourceForDriverUpdates \| \S+ \| Integer \| 0 \|$/m);
  assert.doesNotMatch(text, /TargetGroup|UseWUServer|WUStatusServer/);
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['policy/note-pinning', 'policy/note-no-target-group'],
  );
});

test('what cannot be written as it is wanted is refused', () => {
  const refused: readonly (readonly [Partial<GenerateOptions>, string, RegExp])[] = [
    [{ serverUrl: 'wsus:8530' }, 'policy/bad-server-url', /http:\/\/ or https/],
    [{ serverUrl: 'http://wsus' }, 'policy/bad-server-url', /port is missing/],
    [{ serverUrl: 'https://wsus:8530' }, 'policy/bad-server-url', /8530 is the port of http/],
    [{ serverUrl: 'two words' }, 'policy/bad-server-url', /no address/],
    [{ alternateUrl: 'cache' }, 'policy/bad-server-url', /missing/],
    [{ detectionHours: 23 }, 'policy/bad-options', /1 to 22/],
    [{ groups: ['a;b'] }, 'policy/bad-options', /semicolon/],
    [{ groups: [' '] }, 'policy/bad-options', /empty/],
    [{ serverUrl: 'http://wsus:8530', pinning: 'enforced' }, 'policy/bad-options', /https/],
    [{ automaticUpdates: { option: 3, hour: 3 } }, 'policy/bad-options', /option 4/],
    [{ automaticUpdates: { option: 4, day: 8 } }, 'policy/bad-options', /day/],
    [{ automaticUpdates: { option: 4, hour: 24 } }, 'policy/bad-options', /hour/],
  ];
  for (const [options, code, detail] of refused) {
    assert.throws(
      () => generatePolicy({ serverUrl: 'https://wsus:8531', ...options }, 'reg'),
      (error: unknown) => {
        assert.ok(error instanceof Failure);
        assert.equal(error.code, code, JSON.stringify(options));
        assert.match(error.detail ?? '', detail);
        return true;
      },
    );
  }
});

test('every form has a name and an encoding for its file, and says all values', () => {
  const made: readonly GeneratedPolicy[] = GENERATE_FORMATS.map((format) =>
    generatePolicy(EVERYTHING, format),
  );
  assert.equal(new Set(made.map(({ fileName }) => fileName)).size, made.length);
  for (const { values } of made) assert.deepEqual(values, made[0]?.values);
  assert.equal(made.find(({ format }) => format === 'reg')?.encoding, 'utf-16le');
});
