import type { Finding } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { pass, seen } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';

/** A9h: it is there. Asked only where the machine reported so. */
export function installed({ machine }: PresentFacts): Finding | undefined {
  if (machine?.status?.state !== 'Installed') return undefined;
  const { name, status, lastReportAt } = machine;
  return pass('A9h', m.say('installed', { at: status.changedAt, computer: name }), {
    evidence: [
      seen('Reported as installed since', 'インストール済みと報告', name, status.changedAt),
      seen('Last status report', '前回の状態レポート', name, lastReportAt),
    ],
  });
}
