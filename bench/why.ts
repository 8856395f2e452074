import { type AdminFigure, measureCalls } from './calls.ts';
import type { Fleet } from './fleet.ts';
import { admin, type Serving } from './serving.ts';

/** What people in trouble ask: of an update and everybody, of an update and a computer, of a computer. Approves an update first. */
export async function measureWhy(serving: Serving, fleet: Fleet): Promise<readonly AdminFigure[]> {
  const computer = (round: number) => `pc-${String((round * 7919) % fleet.computers).padStart(6, '0')}`;
  const words = ['cumulative', 'windows', '累積'];
  const { needed, installed } = fleet;
  await admin(serving, 'POST', `/updates/${needed}/approvals`, { group: 'All Computers', action: 'Install' });
  return await measureCalls(serving, [
    ['why, of an update that everybody needs', 200, () => `/why?update=${needed}`],
    ['why, of an update that nearly everybody has', 200, () => `/why?update=${installed}`],
    [
      'why, of an update and a computer',
      200,
      (round) => `/why?update=${round % 2 === 0 ? needed : installed}&computer=${computer(round)}`,
    ],
    [
      'why, of words of a title and a computer',
      200,
      (round) =>
        `/why?update=${encodeURIComponent(words[round % words.length]!)}&computer=${computer(round)}`,
    ],
    ['why, of a computer', 200, (round) => `/why?computer=${computer(round)}`],
  ]);
}
