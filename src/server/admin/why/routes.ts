import type { Language } from '#diagnosis';
import { WhyAnswer, WhyLanguage, WhyQuery, WhyRequest } from '../contract/why.ts';
import { endpoint, type RoutesOf } from '../route.ts';
import { answerWhy } from './answer-why.ts';
import { toWhyAnswer } from './report-view.ts';

/** What the collector tells has at most 8 MB; within JSON it may be longer. */
const COLLECTED_LIMIT = 16 * 1024 * 1024;

export const whyRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/why',
    summary:
      'Why an update is not on a computer, is delivered to nobody or is not here, or what is wrong with a computer: the cause, with evidence and what to do',
    access: 'read',
    query: WhyQuery,
    answer: WhyAnswer,
    handle: async ({ query: { lang, ...asked }, language }) =>
      toWhyAnswer(await answerWhy(context, asked), (lang ?? language) satisfies Language),
  }),
  endpoint({
    method: 'POST',
    path: '/why',
    summary: 'The same with what was collected on the computer; changes nothing',
    access: 'read',
    query: WhyLanguage,
    body: WhyRequest,
    answer: WhyAnswer,
    bodyLimit: COLLECTED_LIMIT,
    handle: async ({ query: { lang }, body, language }) =>
      toWhyAnswer(await answerWhy(context, body), (lang ?? language) satisfies Language),
  }),
];
