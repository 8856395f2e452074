import { Failure } from '#base';
import { SECTIONS } from './config/index.ts';
import { type Move, planState, readState } from './config/plan.ts';
import type { Ask } from './config/section.ts';
import {
  ConfigApplied,
  type ConfigOutcome,
  ConfigPlan,
  ConfigRequest,
  ConfigSchema,
  DeclaredState,
} from './contract/config.ts';
import { toErrorBody } from './error-answer.ts';
import { type AdminRoute, endpoint } from './route.ts';

/** Settings as code: a program over this very API, so that a document can do nothing that a call could not. */
export function configRoutes(askAs: (actor: string) => Ask): readonly AdminRoute[] {
  return [
    endpoint({
      method: 'GET',
      path: '/config',
      summary: 'The settings of this server as one document, without secrets',
      access: 'administer',
      answer: DeclaredState,
      handle: ({ actor }) => readState(SECTIONS, askAs(actor)),
    }),
    endpoint({
      method: 'POST',
      path: '/config/plan',
      summary: 'What would have to be done so that everything is as the document says; changes nothing',
      access: 'administer',
      body: ConfigRequest,
      answer: ConfigPlan,
      handle: async ({ body: { state, prune = false }, actor }) => ({
        steps: (await planState(SECTIONS, askAs(actor), state, { prune })).flatMap(({ steps }) => steps),
      }),
    }),
    endpoint({
      method: 'POST',
      path: '/config/apply',
      summary: 'Makes everything as the document says; a step that fails does not stop the others',
      access: 'administer',
      body: ConfigRequest,
      answer: ConfigApplied,
      handle: async ({ body: { state, prune = false }, actor }) => {
        const ask = askAs(actor);
        const outcomes: ConfigOutcome[] = [];
        for (const move of await planState(SECTIONS, ask, state, { prune })) {
          outcomes.push(...(await make(move, ask)));
        }
        return { steps: outcomes };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/config/schema',
      summary: 'The JSON Schema of the document, for editors that check and complete it',
      access: 'read',
      answer: ConfigSchema,
      handle: async () => ({ ...DeclaredState }),
    }),
  ];
}

async function make({ steps, calls }: Move, ask: Ask): Promise<readonly ConfigOutcome[]> {
  try {
    for (const call of calls) await ask(call);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message: title, ...rest } = toErrorBody(error);
    return steps.map((step) => ({ ...step, outcome: 'failed', error: { title, ...rest } }));
  }
  return steps.map((step) => ({ ...step, outcome: step.change === 'keep' ? 'kept' : 'done' }));
}
