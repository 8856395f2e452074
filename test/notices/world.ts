import type { TestContext } from 'node:test';
import { openTodoku, readConfig, type Todoku } from '#app';
import { nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { createNotices, type Notices } from '#jobs';
import { openOutgoing } from '#outgoing';
import { type AdminHandler, createAdminHandler, reportTable } from '#server';
import type { Problem } from '#server/admin';
import { AcceleratedTime } from '../year/accelerated-time.ts';

/** Half past six in the morning, local time. */
export const START = new Date(2026, 10, 30, 6, 30).getTime();
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A server whose notices go by a clock that is moved by hand. */
export interface World {
  readonly todoku: Todoku;
  readonly admin: AdminHandler;
  readonly directory: string;
  readonly time: AcceleratedTime;
  ask<Answer = Problem>(
    method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; answer: Answer }>;
  /** Moves the clock and resolves when what was due then has been tried. */
  pass(milliseconds: number): Promise<void>;
  /** Tables are made when this is over. */
  beforeReport: Promise<void> | undefined;
  /** Ends the job, as a server that stops does, and begins it anew. */
  restart(): Promise<void>;
}

export async function world(t: TestContext): Promise<World> {
  const directory = temporaryFolder('notices');
  const time = new AcceleratedTime(START);
  const { clock, sleep } = time;
  const todoku = await openTodoku(readConfig({ data: directory }), { clock, log: nullLog });
  t.after(() => todoku.close());
  const outgoing = openOutgoing({ settings: {}, clock });
  t.after(() => outgoing.close());
  const holding: Pick<World, 'beforeReport'> = { beforeReport: undefined };
  const begin = async (): Promise<Notices> => {
    const { health } = todoku.desks;
    const notices = createNotices({
      context: todoku,
      outgoing,
      health,
      makeReport: async (report, filter, language) => {
        await holding.beforeReport;
        return reportTable(todoku, report, filter, language);
      },
      sleep,
    });
    notices.start();
    await time.settled(1);
    return notices;
  };
  let notices = await begin();
  t.after(() => notices.close());
  const admin: AdminHandler = await createAdminHandler({
    ...todoku,
    desks: {
      ...todoku.desks,
      notices: { ...notices, wake: () => notices.wake(), test: (name) => notices.test(name) },
    },
  });
  t.after(() => admin.close());
  return Object.assign(holding, {
    todoku,
    admin,
    directory,
    time,
    ask: async (method, path, body) => {
      const { status, text } = await admin.inject({ method, path: `/api/v1${path}`, body });
      await time.settled(1);
      return { status, answer: JSON.parse(text) };
    },
    pass: (milliseconds) => time.advance(milliseconds, 1),
    restart: async () => {
      await notices.close();
      notices = await begin();
    },
  } satisfies Omit<World, 'beforeReport'>);
}
