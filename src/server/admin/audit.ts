import { Readable } from 'node:stream';
import type { StoredAuditEntry } from '#store';
import {
  AuditAnswer,
  AuditExport,
  AuditExportQuery,
  AuditQuery,
  AuditVerdict,
  AuditVerifyQuery,
} from './contract/audit.ts';
import { present } from './present.ts';
import { endpoint, RawAnswer, type RoutesOf } from './route.ts';
import { rulesByActor } from './rule-words.ts';

export const auditRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Who changed what, newest first',
    access: 'read',
    query: AuditQuery,
    answer: AuditAnswer,
    handle: async ({ query }) => {
      const { items, total } = await context.store.audit(query);
      const names = await rulesByActor(context.store);
      return {
        items: items.map((entry) => ({ ...entry, ...present({ actorName: names.get(entry.actor) }) })),
        total,
      };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/audit/export',
    summary: 'The whole audit, or what the filter lets through, as one JSON list',
    access: 'read',
    query: AuditExportQuery,
    answer: AuditExport,
    handle: async ({ query }) =>
      new RawAnswer(
        'application/json; charset=utf-8',
        Readable.from(listText(context.store.everyAuditEntry(query))),
        'audit.json',
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/audit/verify',
    summary: 'Whether an entry was changed, removed or put in between',
    access: 'read',
    query: AuditVerifyQuery,
    answer: AuditVerdict,
    handle: ({ query }) => context.store.verifyAudit(query.head),
  }),
];

/** A JSON list, one entry a line. */
async function* listText(entries: AsyncIterable<StoredAuditEntry>): AsyncIterable<string> {
  let before = '[';
  for await (const entry of entries) {
    yield `${before}\n${JSON.stringify(entry)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}
