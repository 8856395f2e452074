import type { Collected } from '#collector';
import type { Finding } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, fail, pass, seen, warn } from './finding.ts';
import { textIn } from './registry.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

const IDENTITY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate';

/** As the support articles give it (J:2022-05-18_01). */
const REMEDY = act(
  'machine',
  {
    en: 'On each of these machines but one: give it an id of its own. Generalise the image with sysprep before the next one is made from it.',
    ja: '1 台を除くすべてのコンピューターで次を実行し、新しい ID を割り当ててください。マスター イメージは sysprep で一般化してください。',
  },
  [
    'net stop wuauserv',
    ...['SusClientId', 'SusClientIdValidation', 'AccountDomainSid', 'PingID'].map(
      (name) => `reg delete ${IDENTITY} /v ${name} /f`,
    ),
    'net start wuauserv',
    'wuauclt /resetauthorization /detectnow',
  ].join('\n'),
);

/** The id by which a machine calls, as the collector found it; lower case. */
export function susClientIdOf(collected: Pick<Collected, 'registry'>): string | undefined {
  return textIn(collected, IDENTITY, 'SusClientId')?.toLowerCase();
}

/** S1-18: the id that the machine sends is its own. */
export function clones({ machine, collected }: MachineFacts): Finding | undefined {
  if (machine === undefined) return undefined;
  const { name, clones: set } = machine;
  if (set !== undefined) {
    const evidence = [seen('Last seen', '最終確認', name, set.lastSeenAt)];
    return set.keptApart
      ? warn('S1-18', m.say('machine-clones-apart', { name, others: set.names.join(', ') }), {
          evidence,
          next: [REMEDY],
        })
      : fail('S1-18', m.say('machine-clones-mixed', { name }), { evidence, next: [REMEDY] });
  }
  const told = collected?.machine.name;
  const id = collected && susClientIdOf(collected);
  if (told !== undefined && id === machine.id && labelOf(told) !== labelOf(name)) {
    return warn('S1-18', m.say('machine-id-of-another', { name: told, other: name }), {
      evidence: [seen('SusClientId', 'SusClientId', id)],
      next: [REMEDY],
    });
  }
  return pass('S1-18', m.say('machine-id-its-own', undefined));
}

function labelOf(name: string): string {
  return name.split('.')[0]!.toLowerCase();
}
