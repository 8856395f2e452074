import type { Computer, StoreReader } from '#store';
import type { GroupId, TargetGroup } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { isGroupName } from './group-name.ts';
import { groupsAfterRequest, isSameSet } from './memberships.ts';
import { newComputer } from './new-computer.ts';
import type { ChangeContext, Enrolment } from './types.ts';

/** MS-WUSP 1.1, ClientIdString; upper case is read too. */
const CLIENT_ID = /^[A-Za-z0-9-]{1,255}$/;
const MAX_DNS_NAME = 255;
/** Most group names that are remembered of one machine. */
const MAX_REQUESTED = 32;

/**
 * Lets a machine in (MS-WUSP 3.1.5.3): at its first contact it is created, in the groups that its policy asks
 * for or in Unassigned Computers. Later contacts follow the policy and keep what an administrator
 * set (`memberships.ts`). Names that no group has are remembered; text that cannot be a group's name is left
 * out. Writes nothing when nothing changed, which is nearly always. Resolves with the groups it is in.
 * Fails with `changes/bad-client-id`, `changes/bad-dns-name`.
 */
export async function enrolComputer(
  context: ChangeContext,
  enrolment: Enrolment,
): Promise<readonly GroupId[]> {
  const asked = check(enrolment);
  const seen = await outcome(context.store, asked, context.catalog.snapshot.groups());
  if (seen.before !== undefined && !seen.changed) return seen.groupIds;

  const { before, groupIds } = await commit(context, async (tx): Promise<Change<Outcome>> => {
    const result = await outcome(tx, asked, await tx.groups());
    if (!result.changed) return { result, unchanged: true };
    const { before, groupIds } = result;
    const at = context.clock.now();
    const known: Computer = before ?? newComputer(asked, at);
    await tx.putComputer({ ...known, dnsName: asked.dnsName, requestedGroups: asked.requestedGroups });
    if (result.moved) {
      await tx.setMemberships(asked.computerId, groupIds);
      await tx.addAudit({
        at,
        actor: `client:${asked.computerId}`,
        verb: 'enrol-computer',
        subject: asked.dnsName,
        details: { groupIds, before: before?.groupIds, requestedGroups: asked.requestedGroups },
      });
    }
    return { result };
  });
  changeEvents.computerEnrolled(context.log, {
    computerId: asked.computerId,
    dnsName: asked.dnsName,
    isNew: before === undefined,
  });
  return groupIds;
}

interface Outcome {
  readonly before: Computer | undefined;
  readonly groupIds: readonly GroupId[];
  readonly moved: boolean;
  readonly changed: boolean;
}

async function outcome(
  reader: StoreReader,
  asked: Enrolment,
  groups: readonly TargetGroup[],
): Promise<Outcome> {
  const before = await reader.computer(asked.computerId);
  const groupIds = groupsAfterRequest(before, asked.requestedGroups, groups);
  const moved = before === undefined || !isSameSet(before.groupIds, groupIds);
  const changed =
    moved || before.dnsName !== asked.dnsName || !isSameSet(before.requestedGroups, asked.requestedGroups);
  return { before, groupIds, moved, changed };
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
