import { acceptEula } from '#changes';
import type { ServerContext } from '../context.ts';
import { mustDecideForAll } from './caller.ts';
import { AcceptEulaAnswer, EulaParams, type EulaRow, EulasAnswer } from './contract/decisions.ts';
import { toDecidedApproval } from './decisions.ts';
import { adminFailures } from './failures.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const eulaRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/eulas',
    summary: 'Licence terms that nobody has accepted, with the approvals that wait for it',
    access: 'read',
    answer: EulasAnswer,
    handle: async () => ({ items: await waitingEulas(context) }),
  }),
  endpoint({
    method: 'POST',
    path: '/eulas/:eulaId/accept',
    summary: 'Accepts licence terms once for everybody; the approvals that waited for it go through',
    access: 'decide',
    params: EulaParams,
    answer: AcceptEulaAnswer,
    handle: async ({ params: { eulaId }, caller }) => {
      mustDecideForAll(caller);
      await mustBeKnown(context, eulaId);
      const outcomes = await acceptEula(context, eulaId, caller.actor);
      return {
        eulaId,
        approved: outcomes.filter(({ outcome }) => outcome === 'approved').length,
        refused: outcomes.flatMap(({ approval: { updateId, groupId }, failure }) =>
          failure === undefined ? [] : [{ updateId, groupId, why: failure.sentence }],
        ),
      };
    },
  }),
];

/** Fails with `admin/eula-not-found`: terms that nobody has seen are not accepted by a slip of the pen. */
async function mustBeKnown({ store }: ServerContext, eulaId: string): Promise<void> {
  const waits = (await store.awaitedEulas()).some((each) => each.eulaId === eulaId);
  if (waits || (await store.acceptedEulas()).includes(eulaId)) return;
  throw adminFailures.fail('eula-not-found', { subject: eulaId });
}

async function waitingEulas({ store }: ServerContext): Promise<readonly EulaRow[]> {
  const awaited = await store.awaitedEulas();
  const groups = await store.groups();
  const titles = await store.titlesOf(awaited.map(({ updateId }) => updateId));
  return [...Map.groupBy(awaited, ({ eulaId }) => eulaId)].map(([eulaId, waiting]) => ({
    eulaId,
    waiting: waiting.map((each) => ({
      updateId: each.updateId,
      title: titles.get(each.updateId) ?? '',
      at: each.at,
      ...toDecidedApproval(each, groups),
    })),
  }));
}
