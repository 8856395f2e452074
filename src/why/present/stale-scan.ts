import { type Finding, moment } from '#diagnosis';
import { isSilent, nextCheckBy } from './expectation.ts';
import type { PresentFacts } from './facts.ts';
import { fail, pass, seen } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';
import { CHECK_NOW } from './remedies.ts';

/** A9f: whether the machine has checked since it would be told. Of a machine that is not told, or is silent, others say more. */
export function staleScan({ machine, now }: PresentFacts): Finding | undefined {
  if (machine === undefined) return undefined;
  const { decision, lastScanAt, since, name, status } = machine;
  // That an update is needed is reported before it is approved too; everything further only of what it was told.
  if (status !== undefined && status.state !== 'NotInstalled') return undefined;
  const action = decision.winner?.action;
  if (action !== 'Install' && action !== 'OptionalInstall') return undefined;
  const by = nextCheckBy(machine);
  if (by === undefined || isSilent(machine, now)) return undefined;
  const evidence = [
    seen('In force since', '有効になった日時', name, since),
    seen('Last check', '前回の検出', name, lastScanAt),
  ];
  if (lastScanAt > since) return pass('A9f', m.say('checked-since', { at: since }), { evidence });
  return fail('A9f', m.say('not-checked-since', { at: since, by }), {
    evidence,
    next: [CHECK_NOW],
    then: {
      en: `It is told at its next check, by ${moment(by).en} unless a policy sets another interval, and installs the update as its policy says.`,
      ja: `次回の検出時 (ポリシーで変更していなければ ${moment(by).ja} まで) に伝わり、ポリシーに従ってインストールされます。`,
    },
  });
}
