import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DecisionsAnswer } from '#server/admin';
import { ask } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { useNotices } from '../../kit/index.ts';
import type { Call, Step } from './step.ts';

type Do = Extract<Step, { readonly kind: 'do' }>;

export interface Stepping {
  /** Resolves to whether it was done. */
  readonly act: (step: Do, told: string) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: Error | undefined;
  /** Of the last call. */
  readonly answer: unknown;
}

/** Does a step, tells that it was done with the way back, and asks everything anew that is shown. */
export function useStep(): Stepping {
  const client = useQueryClient();
  const tell = useNotices();
  const { who } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [answer, setAnswer] = useState<unknown>();
  const act = async ({ calls, undo }: Do, told: string): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      const before = await newestDecision(undo);
      for (const call of calls) setAnswer(await callOf(call));
      const back = await backOf(undo, before, who.actor);
      tell({
        text: told,
        ...(back.length === 0
          ? {}
          : {
              undo: async () => {
                for (const call of back) await callOf(call);
                await client.invalidateQueries();
              },
            }),
      });
      await client.invalidateQueries();
      return true;
    } catch (refused) {
      setError(refused as Error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, error, answer };
}

function callOf({ method, path, body }: Call): Promise<unknown> {
  return ask(method, path, body === undefined ? {} : { body });
}

/** The id of what was decided last about that update, before this. */
async function newestDecision(undo: Do['undo']): Promise<number> {
  if (undo === undefined || !('decisionsOf' in undo)) return 0;
  return (await decisions(undo.decisionsOf, 1)).at(0)?.id ?? 0;
}

/** What takes it back. Of decisions those that this person has just made: what somebody else decides later stays. */
async function backOf(undo: Do['undo'], before: number, actor: string): Promise<readonly Call[]> {
  if (undo === undefined) return [];
  if (!('decisionsOf' in undo)) return undo;
  return (await decisions(undo.decisionsOf, 50))
    .filter((decision) => decision.id > before && decision.actor === actor)
    .map(({ id }) => ({ method: 'POST', path: `/decisions/${id}/undo` }));
}

async function decisions(updateId: string, limit: number): Promise<DecisionsAnswer['items']> {
  const path = `/updates/${encodeURIComponent(updateId)}/decisions`;
  return (await ask<DecisionsAnswer>('GET', path, { query: { limit } })).items;
}
