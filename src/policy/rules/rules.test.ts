import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '#diagnosis';
import { URL_8530, URL_8531, USES_SERVER, valuesOf } from '../fixture.ts';
import { lintPolicy } from '../lint.ts';
import type { LintContext } from '../lint-context.ts';
import type { PolicyValues } from '../values.ts';

/** `verdict code` of what that rule says; undefined where it says nothing. */
function of(check: string, values: PolicyValues, context: LintContext = {}): string | undefined {
  const finding = lintPolicy(values, context).find((each) => each.check === check);
  return finding === undefined ? undefined : `${finding.verdict} ${finding.code.replace('policy/', '')}`;
}

type Case = readonly [
  what: string,
  expected: `${Verdict} ${string}` | undefined,
  values: PolicyValues,
  context?: LintContext,
];

function check(rule: string, cases: readonly Case[]): void {
  for (const [what, expected, values, context] of cases) {
    assert.equal(of(rule, values, context), expected, `${rule}: ${what}`);
  }
}

const policy = (more: object, os?: PolicyValues['windows']) =>
  valuesOf(
    { policy: { ...USES_SERVER.policy, ...more }, au: USES_SERVER.au },
    os === undefined ? {} : { windows: os },
  );
const au = (more: object, os?: PolicyValues['windows']) =>
  valuesOf(
    { policy: USES_SERVER.policy, au: { ...USES_SERVER.au, ...more } },
    os === undefined ? {} : { windows: os },
  );
const secure = { policy: { WUServer: URL_8531, WUStatusServer: URL_8531 }, au: { UseWUServer: 1 } };
const pin = (thumbprint: string) => ({
  store: 'WindowsServerUpdateServices',
  subject: 'CN=wsus.contoso.com',
  issuer: 'CN=CA',
  thumbprint,
  notAfter: 0,
});

test('a computer that uses a server over TLS, and nothing else, has nothing wrong with it', () => {
  const findings = lintPolicy(valuesOf(secure, { os: 'win11' }));
  assert.deepEqual([...new Set(findings.map(({ verdict }) => verdict))], ['pass']);
  assert.ok(findings.length >= 7);
});

test('POL-01: reports go to the same server', () => {
  check('POL-01', [
    ['the same', 'pass status-server-same', valuesOf(USES_SERVER)],
    [
      'the same, written otherwise',
      'pass status-server-same',
      policy({ WUStatusServer: 'HTTP://WSUS.contoso.com:8530/' }),
    ],
    ['another', 'fail status-server-differs', policy({ WUStatusServer: 'http://old.contoso.com:8530' })],
    ['none', 'fail status-server-missing', valuesOf({ policy: { WUServer: URL_8530 } })],
    [
      'not seen',
      'unknown status-server-unseen',
      valuesOf({ policy: { WUServer: URL_8530 } }, { covered: [] }),
    ],
    ['no server', undefined, valuesOf({})],
  ]);
});

test('POL-02: addresses are plain', () => {
  const odd = (url: string) => policy({ WUServer: url, WUStatusServer: url });
  const expected = 'warn url-odd';
  check('POL-02', [
    ['plain', 'pass url-plain', valuesOf(USES_SERVER)],
    ['a port that is the own one of the scheme', 'pass url-plain', odd('https://wsus.contoso.com:443')],
    ['a slash', expected, odd(`${URL_8530}/`)],
    ['a path', expected, odd(`${URL_8530}/ClientWebService`)],
    ['no port', expected, odd('http://wsus.contoso.com')],
    ['no scheme', expected, odd('wsus.contoso.com:8530')],
    ['a blank at the end', expected, odd(`${URL_8530} `)],
    ['a blank of full width', expected, odd(`${URL_8530}\u3000`)],
    ['quotation marks', expected, odd(`"${URL_8530}"`)],
    ['backslashes', expected, odd('http:\\\\wsus:8530')],
    ['only the alternate one', expected, policy({ UpdateServiceUrlAlternate: 'cache:8080' })],
  ]);
  const finding = lintPolicy(odd(' wsus.contoso.com/ ')).find((each) => each.check === 'POL-02');
  assert.match(finding?.says.en ?? '', /It should be http:\/\/wsus\.contoso\.com:8530\./);
});

test('POL-03: UseWUServer counts in the key AU', () => {
  const wrongKey = valuesOf({ policy: { ...USES_SERVER.policy, UseWUServer: 1 } });
  check('POL-03', [
    ['right', 'pass use-server', valuesOf(USES_SERVER)],
    ['0', 'fail use-server-off', au({ UseWUServer: 0 })],
    ['a text', 'fail use-server-off', au({ UseWUServer: '1' })],
    ['missing', 'fail use-server-off', valuesOf({ policy: USES_SERVER.policy })],
    ['in the key above, as the founding article prints it', 'fail use-server-wrong-key', wrongKey],
    ['in both', 'pass use-server-twice', policy({ UseWUServer: 1 })],
    [
      'not seen',
      'unknown use-server-unseen',
      valuesOf({ policy: USES_SERVER.policy }, { covered: ['policy'] }),
    ],
    ['nothing set', undefined, valuesOf({})],
    ['a management service names the server', undefined, valuesOf({ mdm: { UpdateServiceUrl: URL_8530 } })],
  ]);
});

test('POL-04: scheme and port go together', () => {
  check('POL-04', [
    ['http 8530', 'pass port-fits', valuesOf(USES_SERVER)],
    ['https 8531', 'pass port-fits', valuesOf(secure)],
    ['a port of its own', 'pass port-fits', policy({ WUServer: 'https://wsus:4711' })],
    ['https 8530', 'fail port-of-other-scheme', policy({ WUServer: 'https://wsus:8530' })],
    ['http 8531', 'fail port-of-other-scheme', policy({ WUServer: 'http://wsus:8531' })],
    ['http 443', 'fail port-of-other-scheme', policy({ WUStatusServer: 'http://wsus:443' })],
    ['https 80', 'fail port-of-other-scheme', policy({ WUServer: 'https://wsus:80' })],
    ['no address', undefined, valuesOf({})],
  ]);
});

test('POL-05 and POL-06: dual scan, and what no longer keeps from it', () => {
  const defers = { DeferFeatureUpdates: 1 };
  const held = { ...defers, DisableDualScan: 1 };
  check('POL-05', [
    ['none', 'pass dual-scan-none', valuesOf(USES_SERVER)],
    ['deferred', 'fail dual-scan', policy(defers)],
    ['held on Windows 10', 'pass dual-scan-none', policy(held, { name: 'win10' })],
    ['not held on Windows 11', 'fail dual-scan', policy(held, { name: 'win11' })],
    ['on some Windows', 'unknown dual-scan-unsure', policy(held)],
    ['no server', undefined, valuesOf({ policy: defers })],
  ]);
  check('POL-06', [
    ['not set', undefined, valuesOf(USES_SERVER)],
    ['Windows 10', 'pass disable-dual-scan', policy(held, { name: 'win10' })],
    ['Windows 11', 'warn disable-dual-scan-ineffective', policy(held, { name: 'win11' })],
    ['some Windows', 'unknown disable-dual-scan-unsure', policy(held)],
  ]);
});

test('POL-07, POL-13 and POL-19: what is switched off on purpose is told', () => {
  const name = 'DoNotConnectToWindowsUpdateInternetLocations';
  check('POL-07', [
    ['set', 'warn no-internet-locations', policy({ [name]: 1 })],
    ['0', undefined, policy({ [name]: 0 })],
  ]);
  check('POL-13', [
    ['set', 'warn no-button', policy({ SetDisableUXWUAccess: 1 })],
    ['not set', undefined, valuesOf(USES_SERVER)],
  ]);
  check('POL-19', [
    ['the computer', 'fail no-access', policy({ DisableWindowsUpdateAccess: 1 })],
    ['the user', 'warn no-access-user', valuesOf({ user: { DisableWindowsUpdateAccess: 1 } })],
    ['0', undefined, policy({ DisableWindowsUpdateAccess: 0 })],
  ]);
});

test('POL-08: automatic updates are not disabled', () => {
  check('POL-08', [
    ['on', 'pass auto-update-on', valuesOf(USES_SERVER)],
    ['off', 'fail auto-update-off', au({ NoAutoUpdate: 1 })],
    [
      'off by a management service',
      'fail auto-update-off',
      valuesOf({ ...USES_SERVER, mdm: { AllowAutoUpdate: 5 } }),
    ],
    ['not seen', undefined, valuesOf(USES_SERVER, { covered: ['policy'] })],
  ]);
});

test('POL-09: a target group has a name, is switched on and exists', () => {
  const group = (TargetGroup: string) => policy({ TargetGroupEnabled: 1, TargetGroup });
  check('POL-09', [
    ['not used', undefined, valuesOf(USES_SERVER)],
    ['named', 'pass target-group', group('Pilot')],
    [
      'known in another letter case',
      'pass target-group',
      group('PILOT; Branch'),
      { groups: ['Pilot', 'branch'] },
    ],
    ['one of two unknown', 'warn target-group-unknown', group('Pilot;Nobody'), { groups: ['Pilot'] }],
    ['empty', 'warn target-group-empty', policy({ TargetGroupEnabled: 1 })],
    ['not enabled', 'warn target-group-not-enabled', policy({ TargetGroup: 'Pilot' })],
  ]);
});

test('POL-10 and POL-23: the certificate is one that the computer takes, by thumbprint and name', () => {
  const certificate = { thumbprints: ['AB:CD'], names: ['wsus.contoso.com'] };
  const pinned = (...thumbprints: string[]) => valuesOf(secure, { pins: thumbprints.map(pin) });
  const free = valuesOf(
    { ...secure, policy: { ...secure.policy, DoNotEnforceEnterpriseTLSCertPinningForUpdateDetection: 1 } },
    { pins: [pin('ff')] },
  );
  check('POL-10', [
    ['http', undefined, valuesOf(USES_SERVER, { pins: [pin('ab')] })],
    ['nobody looked', undefined, valuesOf(secure)],
    ['empty store', 'pass pinning-none', pinned()],
    ['not enforced', 'pass pinning-none', free],
    ['in the store', 'pass pinning-fits', pinned('01', 'abcd'), { certificate }],
    ['not in the store', 'fail pinning-fails', pinned('01'), { certificate }],
    ['server not known', 'unknown pinning-unsure', pinned('01')],
  ]);
  const names = (...all: string[]): LintContext => ({ certificate: { thumbprints: [], names: all } });
  check('POL-23', [
    ['the name', 'pass certificate-name', valuesOf(secure), names('a', 'WSUS.contoso.com')],
    ['a star', 'pass certificate-name', valuesOf(secure), names('*.contoso.com')],
    ['a star for two labels', 'fail certificate-name-differs', valuesOf(secure), names('*.com')],
    ['another', 'fail certificate-name-differs', valuesOf(secure), names('server1')],
    ['http', undefined, valuesOf(USES_SERVER), names('server1')],
  ]);
});

test('POL-11: Group Policy and the management service agree', () => {
  const mdm = (more: object) => valuesOf({ ...USES_SERVER, mdm: { ...more } });
  check('POL-11', [
    ['not managed', undefined, valuesOf(USES_SERVER)],
    ['nothing in common', undefined, mdm({ DetectionFrequency: 4 })],
    ['the same', 'pass mdm-agrees', mdm({ UpdateServiceUrl: `${URL_8530}/` })],
    ['another server', 'fail mdm-differs', mdm({ UpdateServiceUrl: 'http://other:8530' })],
  ]);
});

test('POL-12: the way of updating is one that there is', () => {
  check('POL-12', [
    ['not set', undefined, valuesOf(USES_SERVER)],
    ['4 with schedule', 'pass au-options', au({ AUOptions: 4, ScheduledInstallTime: 3 })],
    ['3 with schedule', 'warn au-options-schedule-unused', au({ AUOptions: 3, ScheduledInstallTime: 3 })],
    ['7 on a client', 'warn au-options-server-only', au({ AUOptions: 7 }, { name: 'win11' })],
    ['7 on a server', 'pass au-options', au({ AUOptions: 7 }, { name: '2022' })],
    ['6', 'warn au-options-unknown', au({ AUOptions: 6 })],
  ]);
});

test('POL-14: no service is disabled', () => {
  const service = (name: string, start: 'disabled' | 'manual') =>
    valuesOf({}, { services: [{ name, start }] });
  check('POL-14', [
    ['nobody looked', undefined, valuesOf({})],
    ['enabled', 'pass services-enabled', service('wuauserv', 'manual')],
    ['disabled', 'fail services-disabled', service('MpsSvc', 'disabled')],
    ['another service', undefined, service('Spooler', 'disabled')],
  ]);
});

test('POL-15: the pinned version is not older than what is approved', () => {
  const pinned = policy({
    TargetReleaseVersion: 1,
    ProductVersion: 'Windows 10',
    TargetReleaseVersionInfo: '21H2',
  });
  const approved = (...featureUpdates: string[]): LintContext => ({ featureUpdates });
  check('POL-15', [
    ['not pinned', undefined, valuesOf(USES_SERVER), approved('Windows 11, version 24H2')],
    ['nobody knows', 'unknown target-version-unsure', pinned],
    ['older ones', 'pass target-version', pinned, approved('Feature update to Windows 10, version 2004')],
    [
      'a newer one',
      'warn target-version-older',
      pinned,
      approved('Feature update to Windows 10, version 22H2'),
    ],
    ['another Windows', 'warn target-version-older', pinned, approved('Windows 11, version 21H2 x64')],
  ]);
});

test('POL-16: an address without TLS is a warning', () => {
  check('POL-16', [
    ['http', 'warn http', valuesOf(USES_SERVER)],
    ['https', 'pass https', valuesOf(secure)],
    ['not used', undefined, valuesOf({ policy: USES_SERVER.policy })],
  ]);
});

test('POL-17: a SusClientId is used once', () => {
  check('POL-17', [
    ['nobody looked', undefined, valuesOf(USES_SERVER)],
    ['alone', 'pass client-id-own', valuesOf(USES_SERVER), { sameClientId: [] }],
    ['shared', 'fail client-id-shared', valuesOf(USES_SERVER), { sameClientId: ['pc-2'] }],
  ]);
});

test('POL-18: sources per class are all four, and switched on', () => {
  const four = Object.fromEntries(
    ['Feature', 'Quality', 'Driver', 'Other'].map((name) => [
      `SetPolicyDrivenUpdateSourceFor${name}Updates`,
      1,
    ]),
  );
  const with4 = (switched: object, more: Partial<PolicyValues> = {}) =>
    valuesOf({ policy: { ...USES_SERVER.policy, ...four }, au: { ...USES_SERVER.au, ...switched } }, more);
  const on = { UseUpdateClassPolicySource: 1 };
  check('POL-18', [
    ['none', undefined, valuesOf(USES_SERVER)],
    ['all', 'pass class-sources', with4(on)],
    ['not switched on', 'fail class-sources-not-switched', with4({})],
    ['switched off', 'fail class-sources-not-switched', with4({ UseUpdateClassPolicySource: 0 })],
    ['not seen', 'unknown class-sources-unseen', with4({}, { covered: ['policy'] })],
    ['old Windows', 'warn class-sources-old', with4(on, { windows: { name: '2016' } })],
    [
      'three of four',
      'fail class-sources-some',
      valuesOf({
        policy: { SetPolicyDrivenUpdateSourceForOtherUpdates: 0 },
        au: { ...USES_SERVER.au, ...on },
      }),
    ],
    ['a management service needs no switch', 'pass class-sources', valuesOf({ mdm: four })],
  ]);
});

test('POL-20: the detection frequency is 1 to 22 hours and switched on', () => {
  const hours = (DetectionFrequency: number, DetectionFrequencyEnabled = 1) =>
    au({ DetectionFrequency, DetectionFrequencyEnabled });
  check('POL-20', [
    ['not set', undefined, valuesOf(USES_SERVER)],
    ['1', 'pass frequency', hours(1)],
    ['22', 'pass frequency', hours(22)],
    ['0', 'warn frequency-out-of-range', hours(0)],
    ['23', 'warn frequency-out-of-range', hours(23)],
    ['off', 'warn frequency-not-enabled', hours(4, 0)],
    ['without its switch', 'warn frequency-not-enabled', au({ DetectionFrequency: 4 })],
    ['without hours', 'warn frequency-missing', au({ DetectionFrequencyEnabled: 1 })],
  ]);
});

test('POL-21: values have their types', () => {
  check('POL-21', [
    ['right', 'pass types', valuesOf(USES_SERVER)],
    ['a text for a number', 'warn types-wrong', au({ NoAutoUpdate: '0' })],
    ['a number for a text', 'warn types-wrong', policy({ TargetGroup: 1 })],
    ['nothing known', undefined, valuesOf({ state: { X: 1 } })],
  ]);
});

test('POL-22: there is a server, and it is this one', () => {
  const here: LintContext = { serverUrls: ['http://srv01:8530', URL_8530] };
  check('POL-22', [
    ['one', 'pass server', valuesOf(USES_SERVER)],
    ['this one', 'pass server-this', valuesOf(USES_SERVER), here],
    ['another, or another name', 'warn server-another', valuesOf(secure), here],
    ['none', 'fail server-none', valuesOf({})],
    ['none, as far as can be seen', 'unknown server-unseen', valuesOf({}, { covered: [] })],
    ['no address', 'fail server-incomplete', valuesOf({ au: { UseWUServer: 1 } })],
    ['not used: that is POL-03', undefined, valuesOf({ policy: USES_SERVER.policy })],
    ['by a management service', 'pass server', valuesOf({ mdm: { UpdateServiceUrl: URL_8530 } })],
  ]);
});

test('POL-24: what belongs to the alternate download server is not set without one', () => {
  check('POL-24', [
    ['neither', undefined, valuesOf(USES_SERVER)],
    ['alone', 'warn alternate-missing', policy({ FillEmptyContentUrls: 1 })],
    [
      'both',
      'pass alternate',
      policy({ FillEmptyContentUrls: 1, UpdateServiceUrlAlternate: 'http://cache:8080' }),
    ],
  ]);
});
