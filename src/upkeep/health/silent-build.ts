import { moment } from '#diagnosis';
import { counts } from '../verdict.ts';
import { check } from './check.ts';

const SURE = 72 * 3_600_000;
const ALARM = 0.2;

/** Machines with one build of Windows that fell silent together while others in the same subnets did not. */
export const silentBuild = check({
  code: 'silent-build',
  see: ({ fleet: { silence }, machines: { total }, now }) => {
    const [largest] = silence.systems;
    if (largest === undefined) return undefined;
    const { name: build, machines, since } = largest;
    return {
      severity: now - since < SURE ? 'notice' : machines / total >= ALARM ? 'alarm' : 'warning',
      evidence: { build, machines, since },
      measure: machines,
    };
  },
  words: {
    en: ({ build, machines, since }) =>
      `Computers with Windows ${build} (${counts(machines)}) have not contacted the server since ${moment(since).en}, while others in the same subnets did. Their Windows Update is suspected, not the network path.`,
    ja: ({ build, machines, since }) =>
      `${moment(since).ja} 以降、Windows ${build} のコンピューター (${counts(machines)} 台) からのアクセスがありません。同じサブネットのほかのコンピューターからはアクセスがあるため、ネットワーク経路ではなく、Windows Update の問題が疑われます。`,
  },
  next: ({ build }) => `todoku computers list --os ${build} --silent-for 1 --sort contact --descending`,
});
