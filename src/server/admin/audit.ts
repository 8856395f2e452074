import { AuditAnswer, AuditQuery } from './contract/audit.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const auditRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Who changed what, newest first',
    access: 'read',
    query: AuditQuery,
    answer: AuditAnswer,
    handle: ({ query }) => context.store.audit(query),
  }),
];
