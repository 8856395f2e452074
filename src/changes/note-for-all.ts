import type { DecidedState, DecisionVerb, RevisionSummary, StoreWriter } from '#store';
import { givenWhy, type Why } from './decided-state.ts';

/** Who does it, when and why. */
export interface By extends Why {
  readonly at: number;
  readonly actor: string;
}

/** Keeps a decision about one update that is for every computer, with its audit row; `details` is what only that row has. */
export async function noteForAll(
  tx: StoreWriter,
  { updateId, title }: Pick<RevisionSummary, 'updateId' | 'title'>,
  { at, actor, ...why }: By,
  decision: {
    readonly verb: DecisionVerb;
    readonly before: DecidedState;
    readonly after: DecidedState;
    readonly details: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { details, ...decided } = decision;
  await tx.addDecision({ updateId, scope: 'server', actor, at, ...givenWhy(why), ...decided });
  await tx.addAudit({
    at,
    actor,
    verb: decided.verb,
    subject: title,
    details: { updateId, ...details, ...givenWhy(why) },
  });
}
