import { everyResult, explainResult, readResultCode } from '#results';
import { ResultCode } from './contract/computers.ts';
import { ErrorParams, ErrorsAnswer, ErrorsQuery } from './contract/errors.ts';
import { adminFailures } from './failures.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const errorRoutes: RoutesOf = () => [
  endpoint({
    method: 'GET',
    path: '/errors',
    summary: 'Every result code of Windows that this server can explain',
    access: 'read',
    query: ErrorsQuery,
    answer: ErrorsAnswer,
    handle: async ({ query, language }) => ({ items: everyResult(query.lang ?? language) }),
  }),
  endpoint({
    method: 'GET',
    path: '/errors/:code',
    summary: 'What a result code means, why it usually arises and what to do',
    access: 'read',
    params: ErrorParams,
    query: ErrorsQuery,
    answer: ResultCode,
    handle: async ({ params, query, language }) => {
      const code = readResultCode(params.code);
      if (code === undefined) throw adminFailures.fail('bad-result-code', { subject: params.code });
      return explainResult(code, query.lang ?? language);
    },
  }),
];
