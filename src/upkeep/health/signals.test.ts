import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from './examine.ts';
import type { HealthFacts } from './facts.ts';
import { DAY, HOUR, NOW, WELL } from './fixture.ts';

type Change = Partial<HealthFacts>;

const found = (change: Change) => examine({ ...WELL, ...change });
const fleet = (change: Partial<HealthFacts['fleet']>): Change => ({ fleet: { ...WELL.fleet, ...change } });
const cluster = (change: Partial<HealthFacts['results'][number]>): HealthFacts['results'][number] => ({
  ...WELL.results[0]!,
  ...change,
});
const silent = (machines: number, hours: number, name = '10.1.2.0/24') => ({
  name,
  machines,
  since: NOW - hours * HOUR,
});

test('each signal is told with its figures, in both languages, with the severity of its limit', () => {
  const cases: readonly [Change, code: string, severity: string, en: RegExp, ja: RegExp][] = [
    [
      fleet({ silence: { subnets: [silent(7, 30)], systems: [] } }),
      'silent-subnet',
      'notice',
      /^No computer in 10\.1\.2\.0\/24 \(7\) has contacted the server since 1972-09-25 18:00 UTC, while others did\. The network path is suspected, not the computers\.$/,
      /^1972\/09\/25 18:00 UTC 以降、10\.1\.2\.0\/24 のコンピューター \(7 台\) からのアクセスがありません。.*ネットワーク経路の問題が疑われます。$/,
    ],
    [
      fleet({ silence: { subnets: [silent(7, 72), silent(5, 80, '10.9.9.0/24')], systems: [] } }),
      'silent-subnet',
      'warning',
      /It is so with 1 more subnet\.$/,
      /ほかに 1 個のサブネットも同じ状態です。$/,
    ],
    [
      fleet({ silence: { subnets: [silent(20, 72)], systems: [] } }),
      'silent-subnet',
      'alarm',
      /\(20\)/,
      /20 台/,
    ],
    [
      fleet({ silence: { subnets: [], systems: [silent(7, 90, '10.0.22631')] } }),
      'silent-build',
      'warning',
      /^Computers with Windows 10\.0\.22631 \(7\) .*Their Windows Update is suspected/,
      /Windows 10\.0\.22631 のコンピューター \(7 台\).*Windows Update の問題が疑われます。$/,
    ],
    [
      fleet({ unfinished: { machines: 5, first: 'pc-1' } }),
      'unfinished-scans',
      'warning',
      /^5 machines of 100 that call have not finished a scan for three days or more: pc-1, …\.$/,
      /^サーバーにアクセスしているコンピューター 100 台のうち 5 台で、3 日以上スキャンが完了していません: pc-1 ほか。$/,
    ],
    [
      fleet({ unreported: { machines: 30, first: 'pc-2' } }),
      'missing-reports',
      'alarm',
      /^30 machines of 100 scan and have not reported/,
      /30 台が、スキャン後 3 日以上状態を報告していません/,
    ],
    [
      { unfetched: [{ id: 'b', name: 'KB2', machines: 5, since: NOW - 4 * DAY }] },
      'unfetched-content',
      'warning',
      /^5 machines need KB2, approved 4 days ago, and none has fetched or installed it\./,
      /^KB2 は 4 日前に承認され、コンピューター 5 台で必要とされていますが/,
    ],
    [
      { results: [cluster({ machines: 6, ofSystem: 5 })] },
      'result-cluster',
      'warning',
      /^6 machines reported 0x80072EE2 \(.+\) within three days, most of them with Windows 10\.0\.26100\.$/,
      /^3 日以内に、コンピューター 6 台がエラー コード 0x80072EE2 を報告しました \(.+\)。その大半の OS は Windows 10\.0\.26100 です。$/,
    ],
    [
      { results: [cluster({ hresult: 0x8024ffff | 0, machines: 30, ofSystem: 9 })] },
      'result-cluster',
      'alarm',
      /^30 machines reported 0x8024FFFF \(.+\) within three days\.$/,
      /0x8024FFFF/,
    ],
    [
      { clocks: { ahead: 3, behind: 2, first: 'pc-3', by: -7_200_000 } },
      'clock-skew',
      'warning',
      /^The clocks of 5 machines differ from this server's; that of pc-3 is 120 minutes behind\.$/,
      /^コンピューター 5 台の時刻が、サーバーの時刻とずれています。pc-3 は 120 分遅れています。$/,
    ],
    [
      { clocks: { ahead: 51, behind: 0, first: 'pc-3', by: 600_000 } },
      'clock-skew',
      'alarm',
      /The clock of this server is suspected\.$/,
      /このサーバーの時刻のずれが疑われます。$/,
    ],
    [
      { scans: [{ name: 'pc-4', trips: 100, bytes: 5 }] },
      'scan-trips',
      'warning',
      /^A scan of pc-4 took 100 calls; after 200 a client gives it up with 0x80244010\.$/,
      /往復が 100 回行われました。200 回を超えると、スキャンは 0x80244010 で失敗します。$/,
    ],
    [
      { scans: [{ name: 'pc-4', trips: 180, bytes: 5 }, WELL.scans[0]!] },
      'scan-trips',
      'alarm',
      /took 180 calls;/,
      /180 回/,
    ],
    [
      { groups: { empty: ['Old'], unserved: [] } },
      'empty-groups',
      'notice',
      /^1 group has no computers: Old\.$/,
      /グループが 1 個あります: Old。$/,
    ],
    [
      {
        groups: {
          empty: [],
          unserved: [
            { name: 'A', machines: 1 },
            { name: 'B', machines: 9 },
          ],
        },
      },
      'unserved-groups',
      'notice',
      /^No update is approved for 2 groups \(B, …\) with 10 machines\.$/,
      /^「B」など 2 個のグループ \(コンピューター 10 台\)/,
    ],
    [
      { content: { ...WELL.content, since: NOW - DAY, paused: 'no-upstream' } },
      'content-incomplete',
      'warning',
      /^7 files of approved updates are not here yet, for up to 1 day: no upstream is set\.$/,
      /^承認済みの更新プログラムの更新ファイル 7 個が、最長 1 日間/,
    ],
    [
      { content: { ...WELL.content, damaged: 1 } },
      'damaged-content',
      'warning',
      /^1 file came with another hash or length than its update declares;/,
      /^ダウンロードした更新ファイル 1 個のハッシュ/,
    ],
    [
      {
        certificates: [
          { name: 'CN=todoku', expiresAt: NOW + 99 * DAY, use: 'server', lacks: ['wsus.example'] },
        ],
      },
      'certificate-names',
      'warning',
      /^This server is asked for over TLS as wsus\.example, and the certificate CN=todoku /,
      /\(wsus\.example\) と一致しません。/,
    ],
    [
      { drivers: { selected: true, live: 1010, idle: 1000 } },
      'idle-drivers',
      'notice',
      /1,010 drivers are here, and 1,000 of them/,
      /^分類「ドライバー」/,
    ],
    [
      fleet({
        agents: [
          {
            system: '10.0.26100',
            machines: 2,
            version: '10.0.26100.1',
            usual: '10.0.26100.4000',
            first: 'pc',
          },
        ],
      }),
      'old-agents',
      'notice',
      /^The Windows Update agent of 2 machines is far behind/,
      /^コンピューター 2 台の Windows Update エージェントが/,
    ],
  ];
  for (const [change, code, severity, en, ja] of cases) {
    const findings = found(change);
    assert.deepEqual(
      findings.map((finding) => [finding.code, finding.severity]),
      [[code, severity]],
    );
    assert.match(findings[0]!.says.en, en);
    assert.match(findings[0]!.says.ja, ja);
  }
});

test('what is only a few machines, or a small part of many, is no signal', () => {
  for (const change of [
    fleet({
      awake: 1000,
      unfinished: { machines: 19, first: 'x' },
      unreported: { machines: 19, first: 'x' },
    }),
    { results: [cluster({ machines: 19 })], ...fleet({ awake: 1000 }) },
    { unfetched: [{ id: 'b', name: 'KB2', machines: 4, since: 0 }] },
    { drivers: { selected: false, live: 5000, idle: 5000 } },
    { drivers: { selected: true, live: 5000, idle: 4000 } },
    { content: { ...WELL.content, waiting: 0, since: 0 } },
  ] satisfies Change[])
    assert.deepEqual(found(change), []);
});

test('a code that one update brings everywhere is told once, with the update', () => {
  const failures: HealthFacts['failures'] = [
    { id: 'a', name: 'KB1', failed: 20, tried: 25, since: NOW - DAY, hresult: -1 },
  ];
  const updateId = 'a' as NonNullable<HealthFacts['results'][number]['updateId']>;
  const results = [cluster({ machines: 21, updateId, update: 'KB1', ofUpdate: 20 })];
  assert.deepEqual(
    found({ failures, results }).map(({ code }) => code),
    ['failure-spike'],
  );
  const wider = [cluster({ machines: 40, updateId, update: 'KB1', ofUpdate: 20 })];
  assert.deepEqual(
    found({ failures, results: wider }).map(({ code }) => code),
    ['failure-spike', 'result-cluster'],
  );
  assert.match(
    found({ results })[0]!.says.en,
    /most of them for KB1/,
    'while the update does not fail by itself',
  );
});
