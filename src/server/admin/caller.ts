import type { Identity } from '#accounts';
import type { Role } from '#store';
import type { GroupId } from '#update';
import type { ServerContext } from '../context.ts';
import { adminFailures } from './failures.ts';

/**
 * What a route asks of who calls it. `open`: nothing. `read`: to have signed in. `decide`: to be an approver or an administrator; which
 * groups an approver may decide for is checked by the route, with `mustDecideFor`. `administer`: to be an administrator.
 */
export type Access = 'open' | 'read' | 'decide' | 'administer';

/** Who calls, as far as the server made sure of it. */
export type Caller = Identity;

const MAY: Readonly<Record<Role, ReadonlySet<Access>>> = {
  reporter: new Set(['open', 'read']),
  approver: new Set(['open', 'read', 'decide']),
  administrator: new Set(['open', 'read', 'decide', 'administer']),
};

/** Fails with `admin/forbidden`. */
export function mustHave(caller: Caller, access: Access): void {
  if (!MAY[caller.role].has(access)) {
    throw adminFailures.fail('forbidden', { subject: caller.actor, detail: `with the role ${caller.role}` });
  }
}

/** Fails with `admin/not-your-group` unless the caller may decide for that group. */
export function mustDecideFor(context: ServerContext, caller: Caller, groupId: GroupId): void {
  if (caller.groupIds === undefined) return;
  const path = context.catalog.snapshot.groupPath(groupId);
  const mine = caller.groupIds;
  if (path.some(({ id }) => mine.includes(id))) return;
  throw adminFailures.fail('not-your-group', { subject: path[0]?.name ?? groupId });
}

/** Fails with `admin/not-your-group` unless the caller may decide for every computer: declines and holds are for all. */
export function mustDecideForAll(caller: Caller): void {
  if (caller.groupIds !== undefined) {
    throw adminFailures.fail('not-your-group', {
      subject: 'every computer',
      detail: 'this is decided for all at once',
    });
  }
}
