import type { Finding, Text } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, fail, pass, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

const GB = 1024 ** 3;
/** Below it nothing can be downloaded; below the other a cumulative update and its rollback data may not find room. */
const FULL = 0.5 * GB;
const SCARCE = 5 * GB;

const MAKE_ROOM: Text = {
  en: 'Make room on the drive of Windows.',
  ja: 'Windows のドライブの空き容量を増やしてください。',
};

/** M-09: there is room for updates. */
export function disk({ collected }: MachineFacts): Finding | undefined {
  if (collected?.disk === undefined) return undefined;
  const { drive, free } = collected.disk;
  const told = { drive, free: `${(free / GB).toFixed(1)} GB` };
  if (free >= SCARCE) return pass('M-09', m.say('machine-disk-room', told));
  return (free < FULL ? fail : warn)('M-09', m.say('machine-disk-full', told), {
    next: [act('machine', MAKE_ROOM, 'cleanmgr /lowdisk')],
  });
}
