import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Machines whose Windows Update agent is far behind that of others with the same build. */
export const oldAgents = check({
  code: 'old-agents',
  see: ({ fleet: { agents } }) => {
    const [most] = agents;
    if (most === undefined) return undefined;
    const machines = agents.reduce((sum, each) => sum + each.machines, 0);
    const { system, version, usual, first } = most;
    return { severity: 'notice', evidence: { machines, system, version, usual, first }, measure: machines };
  },
  words: {
    en: ({ machines, system, version, usual, first }) =>
      `The Windows Update agent of ${counted(machines, 'machine')} is far behind that of others with the same build: ${first} has ${version}, while ${usual} is usual with Windows ${system}.`,
    ja: ({ machines, system, version, usual, first }) =>
      `コンピューター ${counts(machines)} 台の Windows Update エージェントが、同じビルドのほかのコンピューターより大幅に古いバージョンです。${first} は ${version} ですが、Windows ${system} では ${usual} が一般的です。`,
  },
  next: ({ first }) => `todoku why --computer ${typed(String(first))}`,
});
