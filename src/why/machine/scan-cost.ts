import type { Finding } from '#diagnosis';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_RUNNING_SERVER, fail, pass, seen, unknown, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** A machine makes no more SyncUpdates calls in one scan (protocol-facts 16.2). */
const MOST_TRIPS = 200;
const MANY_TRIPS = 150;
/** One answer that takes a machine longer counts as none; our own work for a whole scan should stay far below. */
const SLOW = 30_000;
/** Where scans of real WSUS begin to fail (wsus-features S1-17). */
const MANY_LIVE = 5000;
const MANY_SUPERSEDED = 1500;

const TOO_MANY_TRIPS = 0x80244010 | 0;
const DECLINE = act(
  'server',
  {
    en: 'Decline what is superseded or needed by nobody: housekeeping does so by itself; see what it has to do.',
    ja: '置き換えられた更新プログラムや不要な更新プログラムを「拒否済み」に設定してください。自動クリーンアップの対象は、次のコマンドで確認できます。',
  },
  'todoku cleanup --dry-run',
);
const SCAN_AGAIN = act('machine', {
  en: 'Check for updates two or three times more: each attempt goes on where the last one stopped.',
  ja: '更新プログラムのチェックをさらに 2、3 回実行してください。前回中断したところから再開されます。',
});

/** S1-17: a scan stays within what a machine and the server can do. */
export function scanCost(facts: MachineFacts): Finding | undefined {
  const { machine, server } = facts;
  if (machine === undefined) return undefined;
  const { calls, events } = machine;
  const { maxInstalledNonLeaf: limit, live, superseded } = server;
  const scan = calls?.scan;
  const evidence = [
    ...(scan === undefined
      ? []
      : [
          seen('Round trips', '往復回数', scan.trips, scan.since),
          seen('Bytes sent', '送信バイト数', scan.responseBytes),
          seen('Milliseconds of work', '処理時間 (ミリ秒)', Math.round(scan.took)),
        ]),
    seen('Revisions in scope', '対象のリビジョン', live),
    seen('Superseded, not declined', '置き換え済みで未拒否', superseded),
  ];
  const detection = events.find(({ eventId }) => eventId === 147 || eventId === 148);
  const gaveUp = detection?.eventId === 148 && detection.hresult === TOO_MANY_TRIPS;
  if (gaveUp || (scan !== undefined && scan.trips >= MOST_TRIPS && !scan.finished)) {
    const next = [SCAN_AGAIN, DECLINE];
    return fail('S1-17', m.say('machine-too-many-trips', undefined), { evidence, next });
  }
  const refused = calls?.lastFault;
  if (refused?.message === 'parameters.InstalledNonLeafUpdateIDs' && refused.at > machine.lastScanAt) {
    return fail('S1-17', m.say('machine-too-many-installed', { limit }), {
      evidence: [seen('Refused', '拒否された要求', refused.operation, refused.at), ...evidence],
      next: [
        act(
          'server',
          {
            en: 'Raise the limit and start the server anew.',
            ja: '上限を引き上げ、サーバーを再起動してください。',
          },
          `todoku serve --max-installed-non-leaf ${limit * 2}`,
        ),
        DECLINE,
      ],
    });
  }
  if (scan !== undefined && scan.trips >= MANY_TRIPS)
    return warn('S1-17', m.say('machine-many-trips', scan), { evidence, next: [DECLINE] });
  if (scan !== undefined && scan.took >= SLOW) {
    const seconds = Math.round(scan.took / 1000);
    return warn('S1-17', m.say('machine-scan-slow', { seconds }), { evidence, next: [DECLINE] });
  }
  if (superseded >= MANY_SUPERSEDED)
    return warn('S1-17', m.say('machine-many-superseded', { superseded }), { evidence, next: [DECLINE] });
  if (live > MANY_LIVE)
    return warn('S1-17', m.say('machine-many-live', { live }), { evidence, next: [DECLINE] });
  if (scan?.finished === true) return pass('S1-17', m.say('machine-scan-cheap', scan), { evidence });
  if (machine.lastScanAt !== 0 && callsInTime(facts))
    return pass('S1-17', m.say('machine-scan-ends', { at: machine.lastScanAt }), { evidence });
  return unknown('S1-17', m.say('machine-scan-not-told', undefined), BY_RUNNING_SERVER, { evidence });
}
