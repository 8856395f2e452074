import type { Finding, Text } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { act, unknown } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';

const COLLECT = act(
  'machine',
  {
    en: 'Collect the settings on the computer, and ask again with the file.',
    ja: 'コンピューターで情報を収集し、そのファイルを使用して、もう一度調べてください。',
  },
  'todoku client collector',
);

const COLLECTED: Text = {
  en: 'What the collector script finds on the computer.',
  ja: 'コンピューターで収集した情報があれば判断できます。',
};

/** A9b: a source other than this server for that kind of update. Asked only where the machine should list it and does not. */
export function otherSource(facts: PresentFacts): Finding | undefined {
  if (!isHidden(facts)) return undefined;
  return unknown('A9b', m.say('other-source', undefined), { next: [COLLECT], decidedBy: COLLECTED });
}

/** A9d: what a machine's own policy or license does to feature updates and extended support. Asked as A9b is. */
export function versionPolicy(facts: PresentFacts): Finding | undefined {
  if (!isHidden(facts)) return undefined;
  const { isUpgrade, products, title } = facts.update;
  if (isUpgrade)
    return unknown('A9d', m.say('version-pinned', undefined), { next: [COLLECT], decidedBy: COLLECTED });
  if ([title, ...products].some((text) => /\bESU\b|Extended Security Update/i.test(text)))
    return unknown('A9d', m.say('esu-license', undefined), { next: [COLLECT], decidedBy: COLLECTED });
  return undefined;
}

/** The scan tells the machine of it, and its report does not list it. */
function isHidden({ machine, update }: PresentFacts): boolean {
  if (machine === undefined || machine.status !== undefined || update.type === 'Driver') return false;
  const { lastScanAt, lastReportAt, since, scan } = machine;
  const isTold = scan.verdict === 'offered' || scan.verdict === 'not-remembered';
  return isTold && lastScanAt > since && lastReportAt > since;
}
