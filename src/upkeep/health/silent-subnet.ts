import { moment } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** A weekend is over by then. */
const SURE = 72 * 3_600_000;
/** From this part of the fleet on it is no matter of one office. */
const ALARM = 0.2;

/** Machines of one subnet that fell silent together while others did not. */
export const silentSubnet = check({
  code: 'silent-subnet',
  see: ({ fleet: { silence }, machines: { total }, now }) => {
    const [largest, ...others] = silence.subnets;
    if (largest === undefined) return undefined;
    const { name: subnet, machines, since } = largest;
    const all = silence.subnets.reduce((sum, part) => sum + part.machines, 0);
    const isSure = now - since >= SURE;
    return {
      severity: !isSure ? 'notice' : all / total >= ALARM ? 'alarm' : 'warning',
      evidence: { subnet, machines, since, others: others.length },
      measure: all,
    };
  },
  words: {
    en: ({ subnet, machines, since, others }) =>
      `No computer in ${subnet} (${counts(machines)}) has contacted the server since ${moment(since).en}, while others did. The network path is suspected, not the computers.${others === 0 ? '' : ` It is so with ${counted(others, 'more subnet', 'more subnets')}.`}`,
    ja: ({ subnet, machines, since, others }) =>
      `${moment(since).ja} 以降、${subnet} のコンピューター (${counts(machines)} 台) からのアクセスがありません。ほかのサブネットからはアクセスがあるため、個々のコンピューターではなく、ネットワーク経路の問題が疑われます。${others === 0 ? '' : `ほかに ${counts(others)} 個のサブネットも同じ状態です。`}`,
  },
  next: () => 'todoku computers list --silent-for 1 --sort contact --descending',
});
