import type { Computer, Sighting, StoreReader, StoreWriter } from '#store';
import type { ComputerId, TargetGroup } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { isGroupName } from './group-name.ts';
import { groupsOf, isSameSet } from './memberships.ts';
import { newComputer } from './new-computer.ts';
import { afterSwitch, idApart, isShared, labelOf, ownerOf } from './sightings.ts';
import type { ChangeContext, Enrolled, Enrolment } from './types.ts';

/** MS-WUSP 1.1, ClientIdString; upper case is read too. */
const CLIENT_ID = /^[A-Za-z0-9-]{1,255}$/;
const MAX_DNS_NAME = 255;
/** Most group names that are remembered of one machine. */
const MAX_REQUESTED = 32;

/**
 * Lets a machine in (MS-WUSP 3.1.5.3): at its first contact it is created, in the groups that its policy asks
 * for and those whose rule fits it, or in Unassigned Computers. Later contacts follow the policy and keep what an
 * administrator set (`memberships.ts`). Names that no group has are remembered; text that cannot be a group's name is left
 * out. An archived machine comes back. Where several machines were seen to send one id (`sightings.ts`), each gets a record
 * of its own by its name. Writes nothing when nothing changed, which is nearly always. Resolves with the groups it is in and
 * the id of its record. Fails with `changes/bad-client-id`, `changes/bad-dns-name`.
 */
export async function enrolComputer(context: ChangeContext, enrolment: Enrolment): Promise<Enrolled> {
  const asked = check(enrolment);
  const seen = await outcome(context, context.store, asked, context.catalog.snapshot.groups());
  if (!seen.changed) return { computerId: seen.computerId, groupIds: seen.groupIds };

  const done = await commit(context, async (tx): Promise<Change<Outcome>> => {
    const result = await outcome(context, tx, asked, await tx.groups());
    if (!result.changed) return { result, unchanged: true };
    await write(context, tx, asked, result);
    return { result };
  });
  const { computerId, before, groupIds } = done;
  changeEvents.computerEnrolled(context.log, {
    computerId,
    dnsName: asked.dnsName,
    isNew: before === undefined,
  });
  return { computerId, groupIds };
}

interface Outcome extends Enrolled {
  readonly before: Computer | undefined;
  readonly moved: boolean;
  readonly changed: boolean;
  /** What the id that was sent is seen as, where that changed. */
  readonly sightings?: readonly Sighting[];
}

async function outcome(
  { clock }: Pick<ChangeContext, 'clock'>,
  reader: StoreReader,
  asked: Enrolment,
  groups: readonly TargetGroup[],
): Promise<Outcome> {
  const { computerId, sightings } = await whose(reader, asked, clock.now());
  const before = await reader.computer(computerId);
  const { dnsName, requestedGroups, address: lastAddress } = asked;
  const now = { dnsName, requestedGroups, lastAddress, inventory: before?.inventory ?? {} };
  const groupIds = groupsOf(before, now, groups);
  const moved = before === undefined || !isSameSet(before.groupIds, groupIds);
  const changed =
    moved ||
    sightings !== undefined ||
    before.archivedAt !== undefined ||
    before.dnsName !== dnsName ||
    !isSameSet(before.requestedGroups, requestedGroups);
  return { computerId, before, groupIds, moved, changed, ...(sightings === undefined ? {} : { sightings }) };
}

/** Whose record it is: that of the id which was sent, or one apart where several machines send that id. */
async function whose(
  reader: StoreReader,
  { computerId, dnsName, address }: Enrolment,
  at: number,
): Promise<{ readonly computerId: ComputerId; readonly sightings?: readonly Sighting[] }> {
  const sent = await reader.computer(computerId);
  const label = labelOf(dnsName);
  if (sent === undefined || labelOf(sent.dnsName) === label) return { computerId };
  const seen = await reader.sightingsOf(computerId);
  const apart = (sightings: readonly Sighting[]) =>
    ownerOf(sightings) === label ? computerId : idApart(computerId, label);
  if (sent.setsApart === true) return { computerId: apart(seen) };
  const before = {
    value: labelOf(sent.dnsName),
    firstSeenAt: sent.createdAt,
    lastSeenAt: sent.lastContactAt,
    address: sent.lastAddress,
  };
  const sightings = afterSwitch(seen, 'name', before, { value: label, at, address });
  return { computerId: isShared(sightings, 'name', at) ? apart(sightings) : computerId, sightings };
}

async function write(
  context: ChangeContext,
  tx: StoreWriter,
  asked: Enrolment,
  { computerId, before, groupIds, moved, sightings }: Outcome,
): Promise<void> {
  const at = context.clock.now();
  const { computerId: sentId, dnsName, requestedGroups } = asked;
  if (sightings !== undefined) await tx.putSightings(sentId, sightings);
  const isApart = computerId !== sentId;
  if (sightings !== undefined && isShared(sightings, 'name', at)) await markShared(tx, sentId, sightings, at);
  if (before?.archivedAt !== undefined) await tx.restoreComputer(computerId);
  const known = (await tx.computer(computerId)) ?? {
    ...newComputer({ ...asked, computerId }, at),
    ...(isApart ? { sharedId: sentId, clonedAt: at } : {}),
  };
  const lastAddress = moved ? asked.address : known.lastAddress;
  await tx.putComputer({ ...known, dnsName, requestedGroups, lastAddress });
  if (!moved && before?.archivedAt === undefined) return;
  if (moved) await tx.setMemberships(computerId, groupIds);
  await tx.addAudit({
    at,
    actor: `client:${computerId}`,
    verb: 'enrol-computer',
    subject: dnsName,
    details: {
      groupIds,
      before: before?.groupIds,
      requestedGroups,
      archivedAt: before?.archivedAt,
      sharedId: isApart ? sentId : undefined,
    },
  });
}

/** The record of the id goes back to the machine that was here first; the others get their own. */
async function markShared(
  tx: StoreWriter,
  sentId: ComputerId,
  sightings: readonly Sighting[],
  at: number,
): Promise<void> {
  const computer = await tx.computer(sentId);
  const owner = ownerOf(sightings);
  if (computer === undefined || owner === undefined) return;
  const dnsName = labelOf(computer.dnsName) === owner ? computer.dnsName : owner;
  await tx.putComputer({ ...computer, dnsName, clonedAt: at, setsApart: true });
}

function check(enrolment: Enrolment): Enrolment {
  const { computerId } = enrolment;
  if (!CLIENT_ID.test(computerId)) {
    throw changesFailures.fail('bad-client-id', { subject: JSON.stringify(computerId.slice(0, 40)) });
  }
  const dnsName = enrolment.dnsName.trim();
  if (dnsName === '' || dnsName.length > MAX_DNS_NAME || /\p{Cc}/u.test(dnsName)) {
    throw changesFailures.fail('bad-dns-name', { subject: computerId });
  }
  const names = enrolment.requestedGroups.map((name) => name.trim()).filter(isGroupName);
  return { ...enrolment, dnsName, requestedGroups: [...new Set(names)].slice(0, MAX_REQUESTED) };
}
