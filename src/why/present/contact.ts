import { type Finding, type Text, typed } from '#diagnosis';
import { isSilent, nextCheckBy } from './expectation.ts';
import type { PresentFacts } from './facts.ts';
import { act, fail, pass, seen, warn } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';
import { CHECK_NOW } from './remedies.ts';

const DAY = 86_400_000;

const ONCE_IT_CHECKS: Text = {
  en: 'Until it checks, nothing that is decided here reaches it; with its next check everything does.',
  ja: '検出が行われるまで、このサーバーでの変更はコンピューターに伝わりません。次回の検出で、すべて伝わります。',
};

/** A9a: whether the machine checks this server for updates at all. Being silent explains what it was not told yet, and what it would do by itself. */
export function contact({ machine, now }: PresentFacts): Finding | undefined {
  if (machine === undefined) return undefined;
  const { name, lastContactAt, lastScanAt, lastReportAt, lastAddress, archivedAt, since } = machine;
  const evidence = [
    seen('Last contact, from the address', '前回のアクセス (アドレス)', lastAddress, lastContactAt),
    ...(lastScanAt === 0 ? [] : [seen('Last check', '前回の検出', name, lastScanAt)]),
    ...(lastReportAt === 0 ? [] : [seen('Last status report', '前回の状態レポート', name, lastReportAt)]),
    ...(archivedAt === undefined ? [] : [seen('Archived', 'アーカイブ', name, archivedAt)]),
  ];
  const next = [
    act(
      'person',
      {
        en: 'See what is wrong between the computer and this server.',
        ja: 'コンピューターとこのサーバーの間の問題を調べてください。',
      },
      `todoku why --computer ${typed(name)}`,
    ),
    CHECK_NOW,
  ];
  const told = { evidence, next, then: ONCE_IT_CHECKS };
  const { categoryScanAt: at } = machine;
  if (at !== undefined && (lastScanAt === 0 || (isSilent(machine, now) && lastScanAt < since)))
    return fail('A9a', m.say('only-categories', { at }), told);
  if (lastScanAt === 0) return fail('A9a', m.say('never-checked', { at: lastContactAt }), told);
  if (!isSilent(machine, now)) return pass('A9a', m.say('checks', { at: lastScanAt }), { evidence });
  const says = m.say('silent', { days: Math.floor((now - lastScanAt) / DAY), at: lastScanAt });
  const expected = nextCheckBy(machine);
  const due =
    expected === undefined ? [] : [seen('Next check was expected by', '次回の検出の見込み', name, expected)];
  const rest = { ...told, evidence: [...evidence, ...due] };
  // What it needs it fetches and installs by itself only while it is at work.
  const waits = machine.status?.state === 'NotInstalled' || machine.status?.state === 'Downloaded';
  return lastScanAt < since || waits ? fail('A9a', says, rest) : warn('A9a', says, rest);
}
