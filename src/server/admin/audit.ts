import type { AuditRow, PageAnswer } from './contract.ts';
import { objectOf, type Paging, type RoutesOf, route, schemas } from './route.ts';

export const auditRoutes: RoutesOf = (context) => [
  route<unknown, Paging>({
    method: 'GET',
    path: '/audit',
    summary: 'Who changed what, newest first',
    query: objectOf(schemas.page),
    handle: ({ query }): Promise<PageAnswer<AuditRow>> => context.store.audit(query),
  }),
];
