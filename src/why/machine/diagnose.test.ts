import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCollected } from '#collector';
import { judge } from '#diagnosis';
import { diagnoseMachine, machineHeadlines } from './diagnose.ts';
import type { MachineFacts } from './facts.ts';
import { BY_COLLECTOR } from './finding.ts';
import {
  AU,
  AUTHORIZATION_PATH,
  allNamed,
  allProbes,
  CLIENT_PATH,
  CONTENT_PATH,
  call,
  collected,
  DAY,
  event,
  facts,
  HOUR,
  IDENTITY,
  type MACHINE,
  MINUTE,
  NOW,
  POLICY,
  probe,
  REPORTING_PATH,
  registry,
  SILENT,
  said,
  strange,
  URL_HERE,
} from './fixture.ts';

const seenOf = (given: Partial<ReturnType<typeof collected>>): MachineFacts =>
  facts(SILENT, { collected: collected(given) });
const here = (written: string) => [
  ...registry(POLICY, { WUServer: written, WUStatusServer: written }),
  ...registry(AU, { UseWUServer: 1 }),
];
const MDM = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update';
const HTTPS = 'https://wsus.contoso.com:8531';

/** Each check by what it is asked of, with what it says. */
const CASES: readonly (readonly [check: string, name: string, given: MachineFacts, expected: string])[] = [
  ['S1-01', 'a machine that scans here', facts(), 'pass why/machine-uses-server'],
  ['S1-01', 'a silent machine, without the collector', facts(SILENT), 'unknown why/machine-server-not-told'],
  ['S1-01', 'our name in the policy', seenOf({}), 'pass why/machine-server-this'],
  [
    'S1-01',
    'another name that leads here',
    seenOf({
      registry: here('http://updates.contoso.com:8530'),
      names: [{ host: 'updates.contoso.com', addresses: ['192.168.1.10'] }],
    }),
    'pass why/machine-server-this',
  ],
  ['S1-01', 'no server in the policy', seenOf({ registry: [] }), 'fail why/machine-server-none'],
  [
    'S1-01',
    'a registry that could not be read',
    seenOf({ registry: [], errors: [{ part: 'registry HKLM\\SOFTWARE', message: 'access denied' }] }),
    'unknown why/machine-server-not-told',
  ],
  [
    'S1-01',
    'the old WSUS in the policy',
    seenOf({
      registry: here('http://old-wsus:8530'),
      ...allProbes({ error: 'The remote name could not be resolved' }),
    }),
    'fail why/machine-server-another',
  ],
  [
    'S1-01',
    'a WSUS that runs on beside us',
    seenOf({
      registry: here('http://old-wsus:8530'),
      ...allProbes({ status: 200, server: 'Microsoft-IIS/10.0' }),
    }),
    'fail why/machine-server-another',
  ],
  [
    'S1-01',
    'a name that may be a load balancer before us',
    seenOf({ registry: here('http://balancer:8530'), ...allProbes({ status: 200 }, 'http://balancer:8530') }),
    'unknown why/machine-server-answers',
  ],
  ['S1-02', 'a machine that scans here', facts(), 'pass why/machine-uses-server'],
  ['S1-02', 'a silent machine', facts(SILENT), 'unknown why/machine-policy-not-told'],
  ['S1-02', 'switched on in the right key', seenOf({}), 'pass policy/use-server'],
  [
    'S1-02',
    'in the key that the article printed first',
    seenOf({ registry: registry(POLICY, { WUServer: URL_HERE, WUStatusServer: URL_HERE, UseWUServer: 1 }) }),
    'fail policy/use-server-wrong-key',
  ],
  [
    'S1-03',
    'MDM says something else',
    seenOf({ registry: [...here(URL_HERE), ...registry(MDM, { UpdateServiceUrl: 'http://other:8530' })] }),
    'fail policy/mdm-differs',
  ],
  [
    'S1-03',
    'MDM says the same',
    seenOf({ registry: [...here(URL_HERE), ...registry(MDM, { UpdateServiceUrl: URL_HERE })] }),
    'pass policy/mdm-agrees',
  ],
  ['S1-04', 'without the collector', facts(), 'unknown why/machine-source-not-told'],
  ['S1-04', 'nothing leads elsewhere', seenOf({}), 'pass policy/dual-scan-none'],
  [
    'S1-04',
    'dual scan',
    seenOf({
      machine: { build: 19_045, kind: 'client' },
      registry: [
        ...here(URL_HERE),
        ...registry(POLICY, { DeferQualityUpdates: 1, DeferQualityUpdatesPeriodInDays: 7 }),
      ],
    }),
    'fail policy/dual-scan',
  ],
  [
    'POL-08',
    'automatic updates off',
    seenOf({ registry: [...here(URL_HERE), ...registry(AU, { NoAutoUpdate: 1 })] }),
    'fail policy/auto-update-off',
  ],
  ['POL-16', 'advice about HTTP is no cause', seenOf({}), '-'],
  ['S1-05', 'a machine that calls', facts(), 'pass why/machine-reaches-server'],
  ['S1-05', 'a silent machine', facts(SILENT), 'unknown why/machine-name-not-told'],
  ['S1-05', 'a name that resolves', seenOf({}), 'pass why/machine-name-resolves'],
  [
    'S1-05',
    'an address instead of a name',
    seenOf({ registry: here('http://192.168.1.10:8530') }),
    'pass why/machine-name-is-address',
  ],
  [
    'S1-05',
    'a name that does not',
    seenOf({ names: [{ host: 'WSUS.contoso.com', addresses: [], error: 'DNS name does not exist' }] }),
    'fail why/machine-name-unresolved',
  ],
  [
    'S1-05',
    'a name that .NET cannot resolve either, told in Japanese',
    seenOf({ names: [], ...allProbes({ error: "リモート名を解決できませんでした。: 'wsus.contoso.com'" }) }),
    'fail why/machine-name-unresolved',
  ],
  [
    'S1-05',
    'a name that the script could not resolve, of a machine that calls all the same',
    facts({}, { collected: collected({ names: [{ host: 'wsus.contoso.com', addresses: [] }] }) }),
    'warn why/machine-name-unresolved',
  ],
  ['S1-06', 'a machine that calls', facts(), 'pass why/machine-reaches-server'],
  ['S1-06', 'a port that answers', seenOf({}), 'pass why/machine-port-answers'],
  [
    'S1-06',
    'a port that refuses',
    seenOf(
      allProbes({ error: 'No connection could be made because the target machine actively refused it.' }),
    ),
    'fail why/machine-port-unreachable',
  ],
  [
    'S1-06',
    'a port that is filtered',
    seenOf(allProbes({ error: '操作がタイムアウトになりました。' })),
    'fail why/machine-port-silent',
  ],
  [
    'S1-06',
    'a name that is not resolved: the port was not tried',
    seenOf({ names: [], ...allProbes({ error: 'No such host is known.' }) }),
    '-',
  ],
  ['S1-07', 'a good answer', seenOf({}), 'pass why/machine-answer-good'],
  ['S1-07', 'no probe', seenOf({ probes: [] }), 'unknown why/machine-answer-not-told'],
  ['S1-07', '401', seenOf(allProbes({ status: 401 })), 'fail why/machine-answer-401'],
  ['S1-07', '403', seenOf(allProbes({ status: 403 })), 'fail why/machine-answer-403'],
  ['S1-07', '404', seenOf(allProbes({ status: 404 })), 'fail why/machine-answer-404'],
  [
    'S1-07',
    '407 is a matter of the proxy',
    seenOf(allProbes({ status: 407 })),
    'unknown why/machine-answer-not-servers',
  ],
  ['S1-07', '418', seenOf(allProbes({ status: 418 })), 'fail why/machine-answer-unusual'],
  ['S1-07', '503 is a matter of the server', seenOf(allProbes({ status: 503 })), '-'],
  [
    'S1-07',
    'a page of a filter where a description was asked for',
    seenOf({ probes: [probe(CLIENT_PATH, { contentType: 'text/html; charset=utf-8' })] }),
    'fail why/machine-answer-filter',
  ],
  [
    'S1-07',
    'a network that wants a sign-in',
    seenOf({ probes: [probe(CLIENT_PATH, { redirectedTo: 'https://login.hotel.example/' })] }),
    'fail why/machine-answer-filter',
  ],
  [
    'S1-07',
    'a connection that is reset',
    seenOf(
      allProbes({
        error: 'The underlying connection was closed: An unexpected error occurred on a receive.',
      }),
    ),
    'fail why/machine-answer-cut-off',
  ],
  [
    'S1-07',
    'one service that times out where others answer',
    seenOf({
      probes: [
        { url: `${URL_HERE}${CLIENT_PATH}`, error: 'The operation has timed out.' },
        probe(AUTHORIZATION_PATH, { contentType: 'text/html' }),
      ],
    }),
    'fail why/machine-answer-none',
  ],
  ['S1-08', 'its page for people is what is right', seenOf({}), 'pass why/machine-answer-good'],
  [
    'S1-08',
    '404 of this one alone',
    seenOf({ probes: [probe(CLIENT_PATH), probe(AUTHORIZATION_PATH, { status: 404 })] }),
    'fail why/machine-answer-404',
  ],
  ['S1-08b', 'a good answer', seenOf({}), 'pass why/machine-answer-good'],
  ['S1-08b', 'nobody asked', facts(), '-'],
  [
    'S1-08b',
    'reports alone are refused',
    seenOf({
      probes: [
        probe(CLIENT_PATH),
        probe(AUTHORIZATION_PATH, { contentType: 'text/html' }),
        probe(REPORTING_PATH, { status: 403, contentType: 'text/html' }),
      ],
    }),
    'fail why/machine-answer-403',
  ],
  [
    'S1-08c',
    'a file that is not there',
    seenOf({ probes: [probe(CLIENT_PATH), probe(CONTENT_PATH, { status: 404, method: 'HEAD' })] }),
    'fail why/machine-content-missing',
  ],
  [
    'S1-08c',
    'a file',
    seenOf({ probes: [probe(CONTENT_PATH, { contentType: 'application/octet-stream' })] }),
    'pass why/machine-answer-good',
  ],
  [
    'S1-08d',
    'a certificate that is not trusted',
    seenOf({
      registry: here(HTTPS),
      ...allProbes(
        {
          error:
            'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.',
        },
        HTTPS,
      ),
    }),
    'fail why/machine-tls-refused',
  ],
  [
    'S1-08d',
    'the same, told in Japanese',
    seenOf({
      registry: here(HTTPS),
      ...allProbes(
        {
          error:
            '接続が切断されました: SSL/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした。',
        },
        HTTPS,
      ),
    }),
    'fail why/machine-tls-refused',
  ],
  [
    'S1-08d',
    'a certificate that is',
    seenOf({ registry: here(HTTPS), ...allProbes({ status: 200 }, HTTPS) }),
    'pass why/machine-tls-good',
  ],
  ['S1-08d', 'no TLS at all', seenOf({}), '-'],
  ['S1-10', 'a machine that calls', facts(), 'pass why/machine-reaches-server'],
  ['S1-10', 'a direct connection', seenOf({}), 'pass why/machine-proxy-direct'],
  ['S1-10', 'not read', seenOf({ proxy: undefined as never }), 'unknown why/machine-proxy-not-told'],
  [
    'S1-10',
    'a bypass for the domain',
    seenOf({ proxy: { winhttp: 'proxy:8080', winhttpBypass: ['<local>', '*.contoso.com'] } }),
    'pass why/machine-proxy-bypassed',
  ],
  [
    'S1-10',
    'no bypass',
    seenOf({ proxy: { winhttp: 'proxy:8080', winhttpBypass: ['<local>'] } }),
    'warn why/machine-proxy-used',
  ],
  ['S1-10', '407', seenOf(allProbes({ status: 407, via: '1.1 proxy' })), 'fail why/machine-proxy-asks'],
  [
    'S1-10',
    '407 as .NET tells it',
    seenOf(allProbes({ error: 'The remote server returned an error: (407) Proxy Authentication Required.' })),
    'fail why/machine-proxy-asks',
  ],
  [
    'S1-10',
    '503 of a proxy',
    seenOf(allProbes({ status: 503, via: '1.1 proxy' })),
    'fail why/machine-proxy-fails',
  ],
  ['S1-10', '502: a gateway', seenOf(allProbes({ status: 502 })), 'fail why/machine-proxy-fails'],
  ['S1-11', 'no proxy of the system', seenOf({}), 'pass why/machine-system-proxy-none'],
  [
    'S1-11',
    'a proxy script',
    seenOf({ proxy: { winhttp: '', winhttpBypass: [], systemScript: 'http://wpad/wpad.dat' } }),
    'warn why/machine-system-proxy',
  ],
  [
    'S1-11',
    "a user's proxy over HTTP",
    seenOf({ registry: [...here(URL_HERE), ...registry(POLICY, { SetProxyBehaviorForUpdateDetection: 1 })] }),
    'warn why/machine-user-proxy',
  ],
  ['S1-12', 'a server that is well', facts(), 'pass why/machine-server-well'],
  ['S1-12', '503 of Todoku, no proxy', seenOf(allProbes({ status: 503 })), 'fail why/machine-answer-503'],
  [
    'S1-12',
    '503 of IIS: WsusPool',
    seenOf(allProbes({ status: 503, server: 'Microsoft-HTTPAPI/2.0' })),
    'fail why/machine-answer-503-wsus',
  ],
  ['S1-12', '500', seenOf(allProbes({ status: 500 })), 'fail why/machine-answer-500'],
  [
    'S1-12',
    'its own last call broke here',
    facts({ calls: { own: [call(NOW - HOUR, 'SyncUpdates', 'InternalServerError')], nameless: [] } }),
    'fail why/machine-server-errors-here',
  ],
  [
    'S1-12',
    'errors for others',
    facts({}, { server: { ...facts().server, lately: { calls: 100, errors: 3, busy: 0 } } }),
    'warn why/machine-server-errors',
  ],
  [
    'S1-12',
    'busy',
    facts({}, { server: { ...facts().server, lately: { calls: 100, errors: 0, busy: 9 } } }),
    'warn why/machine-server-busy',
  ],
  ['S1-13', 'a machine that calls', facts(), 'pass why/machine-agent-runs'],
  ['S1-13', 'a silent machine', facts(SILENT), 'unknown why/machine-services-not-told'],
  ['S1-13', 'all enabled', seenOf({}), 'pass why/machine-services-enabled'],
  [
    'S1-13',
    'one disabled',
    seenOf({ services: [{ name: 'wuauserv', state: 'stopped', start: 'disabled' }] }),
    'fail why/machine-service-disabled',
  ],
  [
    'S1-13',
    'one missing',
    seenOf({ services: [{ name: 'UsoSvc', state: 'absent', start: 'other' }] }),
    'fail why/machine-service-missing',
  ],
  [
    'S1-13',
    'a service of Windows 10 that Server 2012 R2 has not',
    seenOf({
      machine: { build: 9600, kind: 'server' },
      services: [
        { name: 'usosvc', state: 'absent', start: 'other' },
        { name: 'wuauserv', state: 'stopped', start: 'manual' },
      ],
    }),
    'pass why/machine-services-enabled',
  ],
  [
    'S1-13',
    'the firewall stopped',
    seenOf({ services: [{ name: 'mpssvc', state: 'stopped', start: 'automatic' }] }),
    'warn why/machine-firewall-stopped',
  ],
  ['M-09', 'room', seenOf({}), 'pass why/machine-disk-room'],
  ['M-09', 'scarce', seenOf({ disk: { drive: 'C:', free: 2e9, total: 1e11 } }), 'warn why/machine-disk-full'],
  ['M-09', 'full', seenOf({ disk: { drive: 'C:', free: 1e8, total: 1e11 } }), 'fail why/machine-disk-full'],
  ['M-10', 'nothing stuck', seenOf({}), 'pass why/machine-transfers-well'],
  [
    'M-10',
    'stuck',
    seenOf({ transfers: { bitsJobs: 3, bitsInError: 2 } }),
    'warn why/machine-transfers-in-error',
  ],
  ['M-10', 'nobody looked', seenOf({ transfers: {} }), '-'],
  [
    'M-06',
    'told by the collector',
    seenOf({ pendingRestart: { pending: true, reasons: ['windows-update'] } }),
    'warn why/machine-restart-pending',
  ],
  [
    'M-06',
    'told by the reports',
    facts({ restarts: [{ title: 'KB1', since: NOW - DAY }] }),
    'warn why/machine-restart-pending',
  ],
  ['M-06', 'none', seenOf({}), 'pass why/machine-no-restart'],
  ['M-06', 'reports alone do not rule it out', facts(), '-'],
  ['M-04', 'clocks that agree', seenOf({}), 'pass why/machine-clock-agrees'],
  [
    'M-04',
    'a clock that is behind, by the probes',
    seenOf({ probes: [probe(CLIENT_PATH, { serverTime: NOW, machineTime: NOW - HOUR })] }),
    'warn why/machine-clock-differs',
  ],
  [
    'M-04',
    'a clock that is ahead, by the report itself',
    facts({
      calls: {
        own: [{ ...call(NOW - HOUR, 'ReportEventBatch'), counts: { events: 1, secondsAhead: 900 } }],
        nameless: [],
      },
    }),
    'warn why/machine-clock-differs',
  ],
  [
    'M-04',
    'events from the future',
    facts({ events: [{ ...event(147, NOW + HOUR), receivedAt: NOW }] }),
    'warn why/machine-clock-differs',
  ],
  [
    'M-04',
    'events that waited for their report',
    facts({ events: [{ ...event(147, NOW - DAY), receivedAt: NOW }] }),
    '-',
  ],
  ['S1-17', 'three trips', facts(), 'pass why/machine-scan-cheap'],
  ['S1-17', 'two hundred', facts({ calls: scanOf(200, false) }), 'fail why/machine-too-many-trips'],
  ['S1-17', 'heading there', facts({ calls: scanOf(170, true) }), 'warn why/machine-many-trips'],
  [
    'S1-17',
    'as the machine reported it',
    facts({ events: [event(148, NOW - HOUR, 0x80244010)] }),
    'fail why/machine-too-many-trips',
  ],
  [
    'S1-17',
    'more installed than the limit',
    facts({
      lastScanAt: NOW - 9 * DAY,
      calls: {
        own: [],
        nameless: [],
        lastFault: call(
          NOW - HOUR,
          'SyncUpdates',
          'InvalidParameters',
          'parameters.InstalledNonLeafUpdateIDs',
        ),
      },
    }),
    'fail why/machine-too-many-installed',
  ],
  [
    'S1-17',
    'much superseded',
    facts({}, { server: { ...facts().server, superseded: 2000 } }),
    'warn why/machine-many-superseded',
  ],
  [
    'S1-17',
    'much live',
    facts({}, { server: { ...facts().server, live: 6000 } }),
    'warn why/machine-many-live',
  ],
  ['S1-17', 'nothing remembered, but it scans', withoutCalls(facts()), 'pass why/machine-scan-ends'],
  [
    'S1-17',
    'nothing remembered, and silent',
    withoutCalls(facts(SILENT)),
    'unknown why/machine-scan-not-told',
  ],
  ['S1-18', 'its own id', facts(), 'pass why/machine-id-its-own'],
  [
    'S1-18',
    'kept apart',
    facts({ clones: { names: ['pc-18'], keptApart: true, lastSeenAt: NOW } }),
    'warn why/machine-clones-apart',
  ],
  [
    'S1-18',
    'one record for several',
    facts({ clones: { names: [], keptApart: false, lastSeenAt: NOW } }),
    'fail why/machine-clones-mixed',
  ],
  [
    'S1-18',
    'another name on the machine than here',
    facts({}, { collected: collected({ machine: { name: 'PC-99' } }) }),
    'warn why/machine-id-of-another',
  ],
  ['S1-09', 'in time', facts(), 'pass why/machine-in-contact'],
  ['S1-09', 'within 26 hours', facts({ lastContactAt: NOW - 26 * HOUR }), 'pass why/machine-in-contact'],
  ['S1-09', 'after 27 hours', facts({ lastContactAt: NOW - 27 * HOUR }), 'warn why/machine-contact-late'],
  ['S1-09', 'after 45 hours', facts({ lastContactAt: NOW - 45 * HOUR }), 'fail why/machine-silent'],
  [
    'S1-09',
    'after 12 hours, where the policy says every 4',
    facts(
      { lastContactAt: NOW - 12 * HOUR },
      {
        collected: collected({
          registry: [
            ...here(URL_HERE),
            ...registry(AU, { DetectionFrequencyEnabled: 1, DetectionFrequency: 4 }),
          ],
        }),
      },
    ),
    'fail why/machine-silent',
  ],
  ['S1-09', 'never', strange(collected()), 'fail why/machine-never-called'],
  ['M-01', 'archived', facts({ archivedAt: NOW - DAY }), 'warn why/machine-archived'],
  ['M-02', 'all taken', facts(), 'pass why/machine-steps-done'],
  [
    'M-02',
    'refused for good',
    facts({ calls: { own: [call(NOW - HOUR, 'SyncUpdates', 'InvalidParameters')], nameless: [] } }),
    'fail why/machine-step-fault',
  ],
  [
    'M-02',
    'one expired cookie is no trouble',
    facts({ calls: { own: [call(NOW - HOUR, 'SyncUpdates', 'CookieExpired')], nameless: [] } }),
    'pass why/machine-steps-done',
  ],
  [
    'M-02',
    'again and again is',
    facts({
      calls: {
        own: [1, 2, 3].map((minute) => call(NOW - HOUR + minute * MINUTE, 'SyncUpdates', 'InvalidCookie')),
        nameless: [],
      },
    }),
    'fail why/machine-step-fault',
  ],
  [
    'M-02',
    'a handshake from its address that told no name',
    facts({
      ...SILENT,
      calls: {
        own: [],
        nameless: [
          call(NOW - HOUR, 'GetConfig'),
          call(NOW - HOUR, 'GetCookie', 'InvalidAuthorizationCookie'),
        ],
      },
    }),
    'warn why/machine-nameless-fault',
  ],
  [
    'M-02',
    'such a handshake from before its last contact',
    facts({ calls: { own: [], nameless: [call(NOW - DAY, 'GetCookie', 'InvalidAuthorizationCookie')] } }),
    'pass why/machine-steps-done',
  ],
  [
    'M-02',
    'never registered',
    withoutCalls(facts({ registered: false, lastScanAt: 0 })),
    'fail why/machine-step-registered',
  ],
  ['M-02', 'never scanned', withoutCalls(facts({ lastScanAt: 0 })), 'fail why/machine-step-scan'],
  ['M-02', 'never finished', facts({ lastScanAt: 0 }), 'fail why/machine-step-scan-end'],
  ['M-02', 'new here', facts({ lastScanAt: 0, createdAt: NOW - MINUTE }), '-'],
  [
    'M-02',
    'not downloaded for long',
    facts({ waiting: [waitingFor(20, false)] }),
    'warn why/machine-step-download',
  ],
  [
    'M-02',
    'not installed for long',
    facts({ waiting: [waitingFor(20, true)] }),
    'warn why/machine-step-install',
  ],
  ['M-02', 'approved lately', facts({ waiting: [waitingFor(2, false)] }), 'pass why/machine-steps-done'],
  ['S1-14', 'succeeded', facts(), 'pass why/machine-detection-ok'],
  [
    'S1-14',
    'failed',
    facts({ lastScanAt: 0, events: [event(148, NOW - HOUR, 0x80240438)] }),
    'fail why/machine-detection-failed',
  ],
  [
    'S1-14',
    'failed, and a scan was finished since',
    facts({ events: [event(148, NOW - 3 * HOUR, 0x80240438)] }),
    'pass why/machine-detection-ok',
  ],
  ['S1-14', 'nothing told', facts({ events: [] }), 'unknown why/machine-detection-not-told'],
  [
    'S1-14',
    'ReportingEvents.log is newer than the last report',
    seenOf({ reportingEvents: [{ at: NOW - HOUR, eventId: 148, hresult: 0x80072ee2 | 0, message: '' }] }),
    'fail why/machine-detection-failed',
  ],
  [
    'S1-14',
    'the event channel alone',
    strange(
      collected({
        channelEvents: [
          {
            at: NOW - HOUR,
            eventId: 25,
            message: 'Windows Update failed to check for updates with error 0x8024402C.',
          },
        ],
      }),
    ),
    'fail why/machine-detection-failed',
  ],
  ['S1-15', 'nothing fails', facts(), '-'],
  [
    'S1-15',
    'damaged data',
    facts({ lastScanAt: 0, events: [event(148, NOW - HOUR, 0x80248007)] }),
    'warn why/machine-reset',
  ],
  [
    'S1-15',
    'nothing else is wrong',
    facts({ lastScanAt: NOW - 3 * HOUR, events: [event(148, NOW - HOUR, 0x80070005)] }),
    'warn why/machine-reset-last',
  ],
  [
    'S1-15',
    'the proxy is to blame',
    facts(
      { ...SILENT, events: [event(148, NOW - HOUR, 0x8024401b)] },
      { collected: collected(allProbes({ status: 407 })) },
    ),
    '-',
  ],
  ['S1-16', 'too early', facts(), 'pass why/machine-detection-blocked'],
  ['S1-16', 'time', facts(SILENT), 'pass why/machine-may-detect'],
  ['S1-16', 'Windows that does not wait', facts({ build: 9600 }), 'pass why/machine-may-detect'],
  ['M-08', 'reports come', facts(), 'pass why/machine-reports'],
  ['M-08', 'never', facts({ lastReportAt: 0, lastScanAt: NOW - DAY }), 'warn why/machine-never-reported'],
  ['M-08', 'not any more', facts({ lastReportAt: NOW - 9 * DAY }), 'warn why/machine-reports-missing'],
  ['M-05', 'none failed', facts(), 'pass why/machine-nothing-failed'],
  ['M-05', 'one failed', facts({ failed: [failedWith(0x80070643)] }), 'fail why/machine-update-failed'],
  [
    'M-05',
    'without a code',
    facts({ failed: [failedWith(undefined)] }),
    'fail why/machine-update-failed-without-code',
  ],
  ['M-03', 'asks for none', facts(), '-'],
  [
    'M-03',
    'no such group',
    facts({ requested: [{ name: 'Tokyo', because: 'no-such-group' }] }),
    'warn why/machine-group-missing',
  ],
  [
    'M-03',
    'by a rule',
    facts({ requested: [{ name: 'Tokyo', because: 'has-a-rule' }] }),
    'warn why/machine-group-not-open',
  ],
  ['M-03', 'in force', facts({ requested: [{ name: 'Tokyo' }] }), 'pass why/machine-groups-in-force'],
  ['M-07', 'of Windows 11', facts(), '-'],
  ['M-07', 'old', facts({ agent: '7.6.7600.226' }), 'warn why/machine-agent-old'],
  ['M-07', 'new enough', facts({ agent: '7.9.9600.18970' }), '-'],
];

function scanOf(trips: number, finished: boolean): NonNullable<(typeof MACHINE)['calls']> {
  const scan = { since: NOW - HOUR, at: NOW - HOUR, trips, responseBytes: 1, took: 1, finished };
  return { own: [], nameless: [], scan };
}

function withoutCalls(given: MachineFacts): MachineFacts {
  const { calls: _, ...machine } = given.machine!;
  return { ...given, machine };
}

function waitingFor(days: number, downloaded: boolean) {
  return {
    updateId: 'b6d5d2c4-2c0c-4f3a-8d3c-000000000001',
    title: 'KB5',
    since: NOW - days * DAY,
    downloaded,
  };
}

function failedWith(hresult: number | undefined) {
  const failed = { updateId: 'b6d5d2c4-2c0c-4f3a-8d3c-000000000001', title: 'KB5', at: NOW - HOUR };
  return hresult === undefined ? failed : { ...failed, hresult: hresult | 0 };
}

for (const [check, name, given, expected] of CASES) {
  test(`${check}: ${name}`, () => assert.equal(said(given, check), expected));
}

/** The steps of wsus-features.md 4.1. */
const STEPS = [
  ...Array.from({ length: 18 }, (_, index) => `S1-${String(index + 1).padStart(2, '0')}`),
  ...['S1-08b', 'S1-08c', 'S1-08d'],
];

test('each step of the article has a case in which it is in order and one in which it is not, and speaks Japanese as well', () => {
  const findings = CASES.flatMap(([, , given]) => diagnoseMachine(given));
  for (const step of STEPS) {
    const verdicts = new Set(
      CASES.flatMap(([check, , , says]) => (check === step ? [says.split(' ')[0]!] : [])),
    );
    // What is done to a machine is advised or is not.
    if (step !== 'S1-15') assert.ok(verdicts.has('pass'), step);
    if (step !== 'S1-16')
      assert.ok(
        ['fail', 'warn'].some((verdict) => verdicts.has(verdict)),
        step,
      );
    assert.ok(findings.some(({ check }) => check === step));
  }
  for (const { code, says, next, then, decidedBy } of findings)
    for (const text of [says, ...next.map((action) => action.says), then, decidedBy]) {
      if (text === undefined) continue;
      assert.match(text.ja, /[\u3040-\u30ff\u4e00-\u9fff]/, `${code}: ${text.ja}`);
      assert.doesNotMatch(text.en + text.ja, /undefined|NaN|\[object/, code);
      assert.doesNotMatch(text.en, /[\u3040-\u30ff\u4e00-\u9fff]/, code);
    }
});

test('a machine that is well, seen from both sides, has nothing wrong', () => {
  const { state, blockers, unknowns } = judge(diagnoseMachine(facts({}, { collected: collected() })));
  assert.deepEqual([state, blockers, unknowns], ['yes', [], []]);
  assert.match(machineHeadlines('pc-17').yes.ja, /見つかりませんでした/);
});

test('what only shows that something is wrong is never the cause before what says why', () => {
  const causes: readonly (readonly [MachineFacts, string])[] = [
    [seenOf({ services: [{ name: 'wuauserv', state: 'stopped', start: 'disabled' }] }), 'S1-13'],
    [seenOf(allProbes({ status: 407 })), 'S1-10'],
    [seenOf(allProbes({ status: 503 })), 'S1-12'],
    [seenOf({ names: [{ host: 'wsus.contoso.com', addresses: [] }] }), 'S1-05'],
    [facts({ lastScanAt: 0, calls: scanOf(200, false), events: [event(148, NOW, 0x80244010)] }), 'S1-17'],
    [facts(SILENT), 'S1-09'],
  ];
  for (const [given, check] of causes) assert.equal(judge(diagnoseMachine(given)).cause?.check, check);
});

const SAMPLES: readonly (readonly [name: string, cause: string | undefined])[] = [
  ['healthy-win11', undefined],
  ['dual-scan-win10', 'S1-03'],
  ['parent-key-and-proxy-2016', 'S1-02'],
  ['disabled-services-2012r2', 'S1-05'],
  ['untrusted-certificate-2022', 'S1-08d'],
];

for (const [name, cause] of SAMPLES) {
  test(`what the script prints on ${name} is read and its cause told`, () => {
    const path = new URL(`../../../test/collected/${name}.json`, import.meta.url);
    const told = readCollected(readFileSync(path, 'utf8'));
    const url = told.registry.find((each) => each.name === 'WUServer')?.value;
    const server = { ...facts().server, names: [new URL(String(url)).hostname] };
    const given = cause === undefined ? facts({}, { server, collected: told }) : { ...strange(told), server };
    const judged = judge(diagnoseMachine(given));
    assert.equal(judged.cause?.check, cause, JSON.stringify(judged.cause));
  });
}

test('the proxy command keeps what is bypassed already, as the article prints it', () => {
  const proxy = { winhttp: 'proxy:8080', winhttpBypass: ['<local>', '*.fabrikam.com'] };
  const [finding] = allNamed(diagnoseMachine(seenOf({ proxy, ...allProbes({ status: 407 }) })), 'S1-10');
  assert.deepEqual(
    finding?.next.map(({ command }) => command),
    [
      'netsh winhttp set proxy proxy-server="proxy:8080" bypass-list="<local>;*.fabrikam.com;wsus.contoso.com"',
      'netsh winhttp reset proxy',
    ],
  );
});

test('who has something to say has something to do, and who does not know says what would tell', () => {
  for (const [check, name, given] of CASES) {
    for (const finding of diagnoseMachine(given)) {
      const which = `${check} ${name}: ${finding.code}`;
      if (finding.verdict === 'fail' || finding.verdict === 'warn') assert.ok(finding.next.length > 0, which);
      assert.equal(finding.verdict === 'unknown', finding.decidedBy !== undefined, which);
    }
  }
});

test('whoever has brought the file of the collector is not sent for it', () => {
  const empty = seenOf({ services: [], errors: [{ part: 'services', message: 'access denied' }] });
  const [services] = allNamed(diagnoseMachine(empty), 'S1-13');
  assert.match(
    services?.decidedBy?.en ?? '',
    /has nothing of it.* again, in Windows PowerShell as an administrator/,
  );
  const [port] = allNamed(diagnoseMachine(seenOf(allProbes({ status: 407 }))), 'S1-06');
  assert.match(port?.decidedBy?.en ?? '', /once the proxy is out of the way/);
  for (const [, name, given] of CASES)
    for (const { decidedBy, check } of diagnoseMachine(given))
      if (given.collected !== undefined) assert.notEqual(decidedBy, BY_COLLECTOR, `${name}: ${check}`);
});

test('of a machine that nobody knows those are named that are nearly called so', () => {
  const { machine: _, ...nobody } = facts();
  const [contact] = allNamed(
    diagnoseMachine({ ...nobody, similar: ['pc-107.contoso.com', 'pc-17'] }),
    'S1-09',
  );
  assert.deepEqual(
    contact?.evidence.map(({ value }) => value),
    ['pc-107.contoso.com', 'pc-17'],
  );
  assert.equal(contact?.next[0]?.command, 'todoku why --computer pc-107.contoso.com');
  assert.equal(allNamed(diagnoseMachine(nobody), 'S1-09')[0]?.next[0]?.command, 'todoku client collector');
});

test('a contact of the machine says more than a probe of the script', () => {
  const given = facts({}, { collected: collected(allProbes({ status: 407 })) });
  const { state, blockers } = judge(diagnoseMachine(given));
  assert.equal(state, 'unknown');
  assert.ok(blockers.some(({ check }) => check === 'S1-10'));
});

test('the remedy for a shared id deletes all four values', () => {
  const given = facts({ clones: { names: ['pc-18'], keptApart: true, lastSeenAt: NOW } });
  const [finding] = allNamed(diagnoseMachine(given), 'S1-18');
  for (const name of ['SusClientId', 'SusClientIdValidation', 'AccountDomainSid', 'PingID'])
    assert.ok(finding?.next[0]?.command?.includes(`reg delete ${IDENTITY} /v ${name} /f`));
});
