import { Readable } from 'node:stream';
import { COLLECTOR_FILE, COLLECTOR_SCRIPT } from '#collector';
import { remedyOf, scriptOf } from '#remedies';
import { CollectorAnswer, RemedyAnswer, RemedyParams, RemedyQuery } from './contract/client.ts';
import { endpoint, RawAnswer, type RoutesOf } from './route.ts';

export const clientRoutes: RoutesOf = () => [
  endpoint({
    method: 'GET',
    path: '/client/collector',
    summary: 'The script that gathers what a machine in trouble knows; it changes nothing',
    access: 'read',
    answer: CollectorAnswer,
    produces: ['text/plain'],
    handle: async () =>
      new RawAnswer('text/plain; charset=utf-8', Readable.from([COLLECTOR_SCRIPT]), COLLECTOR_FILE),
  }),
  endpoint({
    method: 'GET',
    path: '/client/remedies/:remedy',
    summary: 'What is done to a machine in trouble, step by step and as a script for its console',
    access: 'read',
    params: RemedyParams,
    query: RemedyQuery,
    answer: RemedyAnswer,
    handle: async ({ params, query, language: asked }) => {
      const language = query.lang ?? asked;
      const shell = query.shell ?? 'powershell';
      const remedy = remedyOf(params.remedy, query.os);
      const { fileName, text } = scriptOf(remedy, shell, language);
      return {
        title: remedy.title[language],
        consequences: remedy.consequences.map((each) => each[language]),
        steps: remedy.steps.map((step) => ({ says: step.says[language], commands: step[shell] })),
        fileName,
        script: text,
      };
    },
  }),
];
