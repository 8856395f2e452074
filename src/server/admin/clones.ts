import { activeClones, type CloneSet as Clones } from '#changes';
import type { ServerContext } from '../context.ts';
import { type CloneSet, ClonesAnswer } from './contract/computers.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const cloneRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/computers/clones',
    summary: 'Machines that send one SusClientId, because they were cloned with it',
    access: 'read',
    answer: ClonesAnswer,
    handle: async () => ({ items: (await activeClones(context.store, context.clock.now())).map(toCloneSet) }),
  }),
];

/** The set that a computer belongs to, undefined for one whose id is its own. */
export async function clonesOf(context: ServerContext, computerId: string): Promise<CloneSet | undefined> {
  const sets = await activeClones(context.store, context.clock.now());
  const mine = sets.find(({ computers }) => computers.some(({ id }) => id === computerId));
  return mine && toCloneSet(mine);
}

const REMEDY =
  'On each of these machines but one: stop wuauserv, delete SusClientId, SusClientIdValidation, AccountDomainSid and PingID under ' +
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate, start wuauserv, run "wuauclt /resetauthorization /detectnow". ' +
  'Generalise the image with sysprep before the next one is made from it.';

function toCloneSet({ sharedId, computers, sightings, since, lastSeenAt }: Clones): CloneSet {
  return {
    sharedId,
    computers: computers.map(({ id, dnsName, lastAddress, lastContactAt }) => ({
      id,
      dnsName,
      address: lastAddress,
      lastContactAt,
    })),
    sightings: sightings.map(({ returns, ...sighting }) => ({ ...sighting, returns: returns.length })),
    keptApart: computers.length > 1,
    since,
    lastSeenAt,
    remedy: REMEDY,
  };
}
