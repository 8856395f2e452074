import { explainResult, type ResultLanguage } from '#results';
import type { ServerContext } from '../context.ts';
import { type InstallStateName, UpdateComputersAnswer, UpdateComputersQuery } from './contract/computers.ts';
import { UpdateParams } from './contract/updates.ts';
import { findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

/** Who is still without it, whatever the reason. Computers that have it are asked for by name: they are many. */
const WITHOUT_IT: readonly InstallStateName[] = [
  'NotInstalled',
  'Downloaded',
  'Failed',
  'InstalledPendingReboot',
];

export const updateComputerRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/updates/:updateId/computers',
    summary: 'Who needs the update, or has it in the state asked for',
    access: 'read',
    params: UpdateParams,
    query: UpdateComputersQuery,
    answer: UpdateComputersAnswer,
    handle: ({ params, query, language }) => computersWith(context, params.updateId, query, language),
  }),
];

async function computersWith(
  { store }: ServerContext,
  reference: string,
  { state, limit, offset }: UpdateComputersQuery,
  language: ResultLanguage,
): Promise<UpdateComputersAnswer> {
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
