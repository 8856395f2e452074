import { useMemo, useState } from 'react';
import type { ApprovalsAnswer, ApprovalsRequest, DeclineAnswer, HoldAnswer, UpdateRow } from '#server/admin';
import { answers, ask } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { useFailureText, useNotices } from '../../kit/index.ts';
import { useFailureWords, useFormat, useWords } from '../../words/index.ts';
import { useGroupName } from '../names/index.ts';
import { takeBack, type Wanted } from './take-back.ts';
import { approvingWords } from './words.ts';

/** What has to be known of an update to decide about it. */
export type Decidable = Pick<
  UpdateRow,
  'updateId' | 'title' | 'approvals' | 'heldUntil' | 'declined' | 'openTerms'
>;

/** Decides, tells what came of it, and offers to take it back. Resolves with whether it was done. */
export interface Deciding {
  readonly busy: boolean;
  readonly approve: (request: Omit<ApprovalsRequest, 'preview'>) => Promise<boolean>;
  /** `until`: milliseconds since 1970; 30 days when left out. */
  readonly hold: (updates: readonly Decidable[], until?: number, reason?: string) => Promise<boolean>;
  readonly release: (updates: readonly Decidable[]) => Promise<boolean>;
  readonly decline: (updates: readonly Decidable[], reason?: string) => Promise<boolean>;
  readonly undecline: (updates: readonly Decidable[]) => Promise<boolean>;
}

const idsOf = (updates: readonly { readonly updateId: string }[]) => updates.map(({ updateId }) => updateId);

/** Approving, holding and declining, wherever it is done. */
export function useDeciding(): Deciding {
  const words = useWords(approvingWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const tell = useNotices();
  const failureText = useFailureText();
  const inWords = useFailureWords();
  const { who } = useSession();
  const [busy, setBusy] = useState(false);

  return useMemo(() => {
    const fail = (error: unknown) => tell({ tone: 'bad', text: failureText(error as Error) });

    async function doing(act: () => Promise<void>): Promise<boolean> {
      setBusy(true);
      try {
        await act();
        return true;
      } catch (error) {
        fail(error);
        return false;
      } finally {
        setBusy(false);
        void answers.invalidateQueries();
      }
    }

    const undoOf = (wanted: Wanted) => async () => {
      try {
        const { back, kept, failures } = await takeBack(wanted, who.actor);
        const [first] = failures;
        if (first !== undefined)
          tell({
            tone: 'bad',
            text: words.notUndone(
              format.number(back),
              format.number(kept + failures.length),
              failureText(first),
            ),
          });
        else if (kept > 0)
          tell({ tone: 'wait', text: words.partlyUndone(format.number(back), format.number(kept)) });
        else tell({ text: words.undone(format.count(back, 'update')) });
      } catch (error) {
        fail(error);
      }
      void answers.invalidateQueries();
    };

    const rowsOf = (updates: readonly Decidable[], changed: ReadonlySet<string>) =>
      updates.filter(({ updateId }) => changed.has(updateId));

    return {
      busy,
      approve: (request) =>
        doing(async () => {
          const { items, counts } = await ask<ApprovalsAnswer>('POST', '/approvals', { body: request });
          const done = items.filter(({ outcome }) => outcome === 'approved');
          const scopes = Map.groupBy(done, ({ updateId }) => updateId);
          const refused = items.find(({ outcome }) => outcome === 'refused');
          const lines = [
            done.length > 0 &&
              words.approved[request.action](
                format.count(scopes.size, 'update'),
                format.list([...new Set(done.map(({ groupId, groupName }) => nameOf(groupId, groupName)))]),
              ),
            done.length === 0 && counts.waiting + counts.refused === 0 && words.nothingChanged,
            counts.waiting > 0 && words.waitsForTerms(format.count(counts.waiting, 'item')),
            counts.refused > 0 &&
              words.refused(
                format.count(counts.refused, 'item'),
                inWords({ code: refused?.code ?? '', message: refused?.why ?? '', hint: '' }).says,
              ),
          ].filter((line) => line !== false);
          tell({
            text: lines.join(' '),
            tone: counts.refused > 0 ? 'bad' : counts.waiting > 0 ? 'wait' : 'good',
            ...(done.length === 0
              ? {}
              : {
                  undo: undoOf({
                    each: [...scopes].map(([updateId, its]) => ({
                      updateId,
                      scopes: its.map(({ groupId }) => groupId),
                    })),
                  }),
                }),
          });
        }),
      hold: (updates, until, reason) =>
        doing(async () => {
          const { held } = await ask<HoldAnswer>('POST', '/updates/hold', {
            body: {
              updateIds: idsOf(updates),
              ...(until === undefined ? {} : { until }),
              ...because(reason),
            },
          });
          const [first] = held;
          if (first === undefined) return tell({ text: words.nothingChanged });
          const changed = rowsOf(updates, new Set(idsOf(held)));
          const installed = held.reduce((sum, each) => sum + each.installed, 0);
          tell({
            text: `${words.held(format.count(held.length, 'update'), format.date(first.until))}${
              installed > 0 ? ` ${words.heldTooLate(format.number(installed))}` : ''
            }`,
            undo: undoOf({
              // Those that were not held before are simply released; the others get their former end back.
              together: {
                path: '/updates/release',
                updateIds: idsOf(changed.filter((row) => row.heldUntil === undefined)),
              },
              each: changed
                .filter((row) => row.heldUntil !== undefined)
                .map(({ updateId }) => ({ updateId, scopes: ['server'] })),
            }),
          });
        }),
      release: (updates) =>
        doing(async () => {
          const { changed } = await ask<DeclineAnswer>('POST', '/updates/release', {
            body: { updateIds: idsOf(updates) },
          });
          if (changed.length === 0) return tell({ text: words.nothingChanged });
          tell({
            text: words.released(format.count(changed.length, 'update')),
            undo: undoOf({ each: changed.map(({ updateId }) => ({ updateId, scopes: ['server'] })) }),
          });
        }),
      decline: (updates, reason) =>
        doing(async () => {
          const { changed } = await ask<DeclineAnswer>('POST', '/updates/decline', {
            body: { updateIds: idsOf(updates), ...because(reason) },
          });
          if (changed.length === 0) return tell({ text: words.nothingChanged });
          const own = rowsOf(updates, new Set(idsOf(changed)));
          tell({
            text: words.declined(format.count(changed.length, 'update')),
            undo: undoOf({
              // A decline ends approvals: where there were some, only undoing the decision itself brings them back.
              together: {
                path: '/updates/undecline',
                updateIds: idsOf(own.filter(({ approvals }) => approvals.length === 0)),
              },
              each: own
                .filter(({ approvals }) => approvals.length > 0)
                .map(({ updateId }) => ({ updateId, scopes: ['server'] })),
            }),
          });
        }),
      undecline: (updates) =>
        doing(async () => {
          const { changed } = await ask<DeclineAnswer>('POST', '/updates/undecline', {
            body: { updateIds: idsOf(updates) },
          });
          if (changed.length === 0) return tell({ text: words.nothingChanged });
          tell({
            text: words.undeclined(format.count(changed.length, 'update')),
            undo: undoOf({ together: { path: '/updates/decline', updateIds: idsOf(changed) }, each: [] }),
          });
        }),
    };
  }, [busy, words, format, nameOf, tell, failureText, inWords, who.actor]);
}

function because(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() };
}
