import assert from 'node:assert/strict';
import { readConfig, serve } from '#app';
import { nullLog } from '#base';
import type { AcceleratedTime } from './accelerated-time.ts';

/** Jobs of a server that go on by themselves: expiry of events, ends of holds, housekeeping, rules, notices, the schedule of synchronisations. */
export const JOBS = 6;

/** A whole server whose time is accelerated, asked over its API alone. */
export interface YearServer {
  readonly url: string;
  get<Answer>(path: string): Promise<Answer>;
  send<Answer>(method: 'POST' | 'PUT', path: string, body: object): Promise<Answer>;
  /** All rows of a list. */
  all<Row>(path: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function startYearServer(data: string, time: AcceleratedTime): Promise<YearServer> {
  // Checking stored files goes by the real clock and has nothing to do with a year.
  const config = readConfig({ data, http: '127.0.0.1:0', scrubRate: '0' });
  const server = await serve(config, { clock: time.clock, sleep: time.sleep, log: nullLog });
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Answer;
  };
  return {
    url: server.url,
    get: (path) => ask('GET', path),
    send: (method, path, body) => ask(method, path, body),
    all: async <Row>(path: string) => {
      const rows: Row[] = [];
      for (;;) {
        const join = path.includes('?') ? '&' : '?';
        const page = await ask<{ items: readonly Row[]; total: number }>(
          'GET',
          `${path}${join}limit=1000&offset=${rows.length}`,
        );
        rows.push(...page.items);
        if (page.items.length === 0 || rows.length >= page.total) return rows;
      }
    },
    close: () => server.close(),
  };
}
