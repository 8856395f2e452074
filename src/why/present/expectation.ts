import { moment, type Text } from '#diagnosis';
import type { PresentFacts, PresentMachine } from './facts.ts';

const HOUR = 3_600_000;
/** Machines check at the latest this long after their last check unless a policy says otherwise (protocol-facts 16). */
export const DETECTION = 22 * HOUR;
/** So much later a check is missing rather than late (wsus-features S1-09). */
const LATENESS = 4 * HOUR;

/** By when the machine checks again at the default setting; undefined where it never did. */
export function nextCheckBy({ lastScanAt }: Pick<PresentMachine, 'lastScanAt'>): number | undefined {
  return lastScanAt === 0 ? undefined : lastScanAt + DETECTION;
}

/** The machine should have checked by now. */
export function isSilent({ lastScanAt }: Pick<PresentMachine, 'lastScanAt'>, now: number): boolean {
  return lastScanAt !== 0 && now > lastScanAt + DETECTION + LATENESS;
}

/** When what is changed on the server now reaches machines. */
export function thenOffered({ machine, now }: Pick<PresentFacts, 'machine' | 'now'>): Text {
  const by = machine === undefined || isSilent(machine, now) ? undefined : nextCheckBy(machine);
  if (machine === undefined)
    return {
      en: 'From then on computers are told at their next check, within 22 hours unless a policy sets another interval.',
      ja: '変更後、各コンピューターには次回の検出時に伝わります (ポリシーで変更していなければ 22 時間以内)。',
    };
  if (by === undefined)
    return {
      en: 'From then on the computer is told at its next check.',
      ja: '変更後、このコンピューターには次回の検出時に伝わります。',
    };
  const at = moment(by);
  return {
    en: `From then on the computer is told at its next check, expected by ${at.en}.`,
    ja: `変更後、このコンピューターには次回の検出時 (${at.ja} までの見込み) に伝わります。`,
  };
}
