import type { Command } from 'commander';
import type { CloneSet, ClonesAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { showTime } from '../time.ts';

/** `computers clones` */
export function addComputersClones(computers: Command): void {
  computers
    .command('clones')
    .summary('list machines that send one id because they were cloned')
    .description(
      'Lists machines that send one SusClientId: they were made from one image. Those that differ by name are kept apart here.',
    )
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<ClonesAnswer>('GET', '/computers/clones');
        output.answer(answer, () =>
          answer.items.length === 0
            ? ['No two machines were seen with one id.']
            : [
                ...answer.items.flatMap((set) => [...cloneLines(set), '']),
                `Try:   ${answer.items[0]!.remedy}`,
              ],
        );
      }),
    );
}

/** A set of clones for people. */
export function cloneLines(set: CloneSet): readonly string[] {
  const { sharedId, computers, sightings, keptApart, lastSeenAt } = set;
  return [
    `Several machines send the id ${sharedId}, last seen ${showTime(lastSeenAt)}.`,
    ...(keptApart
      ? computers.map(({ dnsName, id, address }) => `  ${dnsName}  ${address}  kept as ${id}`)
      : ['  They have one name and cannot be kept apart: what one reports replaces what another did.']),
    ...sightings.map(
      ({ kind, value, firstSeenAt, lastSeenAt: last }) =>
        `  ${kind} "${value}"  ${showTime(firstSeenAt)} to ${showTime(last)}`,
    ),
  ];
}
