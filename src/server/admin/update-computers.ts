import { explainResult, type ResultLanguage } from '#results';
import type { ServerContext } from '../context.ts';
import type { ComputerUpdate, PageAnswer, UpdateComputer, UpdateComputersQuery } from './contract.ts';
import { findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { objectOf, type Paging, type RoutesOf, route, schemas } from './route.ts';

const STATES: readonly ComputerUpdate['state'][] = [
  'NotInstalled',
  'Downloaded',
  'Installed',
  'Failed',
  'InstalledPendingReboot',
];
/** Who is still without it, whatever the reason. Computers that have it are asked for by name: they are many. */
const WITHOUT_IT = STATES.filter((state) => state !== 'Installed');

export const updateComputerRoutes: RoutesOf = (context) => [
  route<{ updateId: string }, UpdateComputersQuery & Paging>({
    method: 'GET',
    path: '/updates/:updateId/computers',
    summary: 'Who needs the update, or has it in the state asked for',
    query: objectOf({ ...schemas.page, state: { enum: STATES } }),
    handle: ({ params, query, language }) => computersWith(context, params.updateId, query, language),
  }),
];

async function computersWith(
  { store }: ServerContext,
  reference: string,
  { state, limit, offset }: UpdateComputersQuery & Paging,
  language: ResultLanguage,
): Promise<PageAnswer<UpdateComputer>> {
  const { updateId } = await findUpdate(store, reference);
  const states = state === undefined ? WITHOUT_IT : [state];
  const { items, total } = await store.computersWith(updateId, states, { limit, offset });
  return {
    total,
    items: items.map(({ computerId, dnsName, status }) => ({
      computerId,
      dnsName,
      state: status.state,
      changedAt: status.changedAt,
      ...present({
        result: status.hresult === undefined ? undefined : explainResult(status.hresult, language),
      }),
    })),
  };
}
