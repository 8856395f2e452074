import type { FetchRecord } from '#store';
import { toUpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import type { FetchAnswer, FetchesAnswer, FetchRequest, FetchView, ForecastRequest } from './contract.ts';
import { findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { objectOf, type RoutesOf, route, schemas } from './route.ts';

const SHA1S = { type: 'array', items: { type: 'string', pattern: '^[0-9A-Fa-f]{40}$' }, maxItems: 10_000 };
const UPDATES = { type: 'array', items: schemas.guid, maxItems: 10_000 };

export const fetchRoutes: RoutesOf = (context) => [
  route({
    method: 'GET',
    path: '/content/fetches',
    summary: 'The files that are being fetched, that wait, and that failed, each with its reason',
    handle: () => fetches(context),
  }),
  route<unknown, unknown, FetchRequest>({
    method: 'POST',
    path: '/content/fetch',
    summary: 'Wants files now, before all others; failed ones are tried again',
    body: objectOf({ sha1s: SHA1S, updateIds: UPDATES, retry: schemas.flag }),
    handle: ({ body }) => want(context, body),
  }),
  route<unknown, unknown, ForecastRequest>({
    method: 'POST',
    path: '/content/forecast',
    summary: 'What an approval of these updates would bring onto the disk',
    body: objectOf({ updateIds: UPDATES }, ['updateIds']),
    handle: async ({ body }) => {
      const updateIds = [];
      for (const id of body.updateIds) updateIds.push((await findUpdate(context.store, id)).updateId);
      return context.desks.fetcher.forecast(updateIds);
    },
  }),
];

async function fetches({ store, desks }: ServerContext): Promise<FetchesAnswer> {
  const { active, waiting, failed, paused, bytesPerSecond } = await desks.fetcher.status();
  const view = async ({ sha1, reason }: Pick<FetchRecord, 'sha1' | 'reason'>): Promise<FetchView> => {
    const file = (await store.fileBySha1(sha1))?.file;
    return { sha1, fileName: file?.fileName ?? '', size: file?.size ?? 0, reason };
  };
  return {
    active: active.map(({ sha1, fileName, size, received, from, reason }) => ({
      sha1,
      fileName,
      size,
      reason,
      received,
      from,
    })),
    waiting: await Promise.all(waiting.map(view)),
    failed: await Promise.all(
      failed.map(async (record) => {
        const { failure, attempts, nextAttemptAt, givenUp } = record;
        return {
          ...(await view(record)),
          attempts,
          ...present({ nextAttemptAt: givenUp === true ? undefined : nextAttemptAt }),
          error: {
            code: failure?.code ?? '',
            message: failure?.message ?? '',
            hint: failure?.hint ?? '',
            ...present({ detail: failure?.detail }),
          },
        };
      }),
    ),
    ...present({ paused }),
    bytesPerSecond,
  };
}

async function want({ store, desks, catalog }: ServerContext, request: FetchRequest): Promise<FetchAnswer> {
  const sha1s = new Set((request.sha1s ?? []).map((sha1) => sha1.toUpperCase()));
  for (const reference of request.updateIds ?? []) {
    const { updateId } = await findUpdate(store, toUpdateId(reference) ?? reference);
    const id = catalog.snapshot.liveRevision(updateId);
    if (id === undefined) continue;
    const files = await store.filesOf([id, ...catalog.snapshot.bundleMembers(id)]);
    for (const own of files.values()) for (const { sha1 } of own) sha1s.add(sha1);
  }
  const queued = (await desks.fetcher.want([...sha1s], 'person')).length;
  const retried = request.retry === true ? await desks.fetcher.retry() : 0;
  return { queued: queued + retried, present: sha1s.size - queued };
}
