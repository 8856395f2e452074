import { someOf } from '#diagnosis';
import type { FetchRecord } from '#store';
import { toUpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import type { LongWork } from '../desks.ts';
import {
  FetchAnswer,
  FetchesAnswer,
  FetchesStarted,
  FetchRequest,
  type FetchView,
  ForecastAnswer,
  ForecastRequest,
} from './contract/content.ts';
import { findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { type AdminRoute, endpoint } from './route.ts';
import type { Tasks } from './tasks.ts';

/** How often those who wait are told how much is left, milliseconds. */
const TELL_EVERY = 500;

export const fetchRoutes = (context: ServerContext, tasks: Tasks): readonly AdminRoute[] => [
  endpoint({
    method: 'GET',
    path: '/content/fetches',
    summary: 'The files that are being fetched, that wait, and that failed, each with its reason',
    access: 'read',
    answer: FetchesAnswer,
    handle: () => fetches(context),
  }),
  endpoint({
    method: 'POST',
    path: '/content/fetches',
    summary: 'Fetches until nothing is due any more (a task)',
    access: 'administer',
    answer: FetchesStarted,
    noted: () => ({ verb: 'fetch-content', subject: '' }),
    handle: async () => tasks.start('content-fetch', context.clock.now(), (work) => finish(context, work)),
  }),
  endpoint({
    method: 'POST',
    path: '/content/fetch',
    summary: 'Wants files now, before all others; failed ones are tried again',
    access: 'administer',
    body: FetchRequest,
    answer: FetchAnswer,
    noted: ({ body }) => ({
      verb: 'fetch-content',
      subject: someOf([...(body.updateIds ?? []), ...(body.sha1s ?? [])]).en,
    }),
    handle: ({ body }) => want(context, body),
  }),
  endpoint({
    method: 'POST',
    path: '/content/forecast',
    summary: 'What an approval of these updates would bring onto the disk',
    access: 'administer',
    body: ForecastRequest,
    answer: ForecastAnswer,
    handle: async ({ body }) => {
      const updateIds = [];
      for (const id of body.updateIds) updateIds.push((await findUpdate(context.store, id)).updateId);
      return context.desks.fetcher.forecast(updateIds);
    },
  }),
];

async function finish(context: ServerContext, { onProgress, signal }: LongWork): Promise<FetchesAnswer> {
  const { fetcher } = context.desks;
  const most = { files: 0 };
  const tell = async (): Promise<void> => {
    const { active, waiting } = await fetcher.status();
    const left = active.length + waiting.length;
    most.files = Math.max(most.files, left);
    onProgress('fetching files', most.files - left, most.files);
  };
  // Who waits sees it in the next view; an error of the count alone must not end the work.
  const telling = setInterval(() => void tell().catch(() => {}), TELL_EVERY);
  try {
    await fetcher.drain(signal);
  } finally {
    clearInterval(telling);
  }
  signal.throwIfAborted();
  return fetches(context);
}

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
