import type { Finding } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, pass, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

const HOUR = 3_600_000;
/** A report follows its scan within minutes (protocol-facts 9.1). */
const FOLLOWS = 6 * HOUR;
/** A machine may report of a scan that found nothing new with the next one; two intervals are no delay any more. */
const INTERVALS = 48 * HOUR;

/** M-08: reports (event 156) come with the scans. */
export function statusReports({ machine, now }: MachineFacts): Finding | undefined {
  if (machine === undefined || machine.lastScanAt === 0) return undefined;
  const { lastScanAt, lastReportAt } = machine;
  const next = [
    act('person', {
      en: 'Compare WUStatusServer with WUServer in the policy, and see that the reporting service answers the computer.',
      ja: 'ポリシーの WUStatusServer と WUServer の値が同じであること、レポート用の Web サービスに接続できることを確認してください。',
    }),
    act(
      'machine',
      { en: 'Have it send what waits.', ja: '保留中の状態レポートを送信してください。' },
      'wuauclt /reportnow',
    ),
  ];
  if (lastReportAt === 0) {
    if (now - lastScanAt < FOLLOWS) return undefined;
    return warn('M-08', m.say('machine-never-reported', undefined), { next });
  }
  return lastScanAt - lastReportAt > INTERVALS
    ? warn('M-08', m.say('machine-reports-missing', { at: lastReportAt, scanned: lastScanAt }), { next })
    : pass('M-08', m.say('machine-reports', { at: lastReportAt }));
}
