import type { Action, Evidence, Finding } from '#diagnosis';
import type { MissingFacts, PresentFacts } from './facts.ts';
import { act, fail, pass, seen, someOf, warn } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';
import { approve } from './remedies.ts';

/** A5: which revision is really offered, and why not the newest or none. Declined and expired ones are not asked about. */
export function revisions(facts: PresentFacts): Finding | undefined {
  const { update, revisions: found } = facts;
  const { count, newest, live, pinned, missing } = found;
  if (live === undefined) {
    if (update.declined || update.expired || missing === undefined) return undefined;
    return fail('A5', m.say('metadata-incomplete', { lacks: someOf(lacks(missing)) }), {
      evidence: missingEvidence(missing),
      next: remedies(missing),
      then: {
        en: 'It is offered as soon as what it needs is here.',
        ja: '必要なメタデータがそろうと、配信されるようになります。',
      },
    });
  }
  const evidence = [
    seen('Revisions here', 'このサーバーにあるリビジョンの数', count),
    seen('Newest revision', '最新のリビジョン', newest),
    seen('Offered revision', '配信されるリビジョン', live),
  ];
  if (live === newest) return pass('A5', m.say('revision-newest', { revision: live }), { evidence });
  if (pinned === undefined)
    return warn('A5', m.say('revision-older', { live, newest }), {
      evidence: [...evidence, ...(missing === undefined ? [] : missingEvidence(missing))],
      next: missing === undefined ? [LIST_INCOMPLETE] : remedies(missing),
    });
  return warn('A5', m.say('revision-pinned', { live, newest }), {
    evidence,
    next: [
      approve(facts),
      act(
        'server',
        {
          en: 'See which revisions wait for an approval, and the policy by which they do.',
          ja: '承認待ちのリビジョンと、その設定を確認してください。',
        },
        'todoku updates policy',
      ),
    ],
  });
}

const LIST_INCOMPLETE = act(
  'server',
  { en: 'See what is missing.', ja: '不足しているものを確認してください。' },
  'todoku updates list --incomplete',
);

function lacks({ prerequisites, bundled, waitsFor }: MissingFacts): readonly string[] {
  return [...prerequisites, ...bundled, ...waitsFor];
}

function missingEvidence({ prerequisites, bundled, waitsFor }: MissingFacts): readonly Evidence[] {
  return [
    ...prerequisites.map((name) => seen('Prerequisite that is not here', '不足している前提条件', name)),
    ...bundled.map((name) => seen('Part of the bundle that is not here', '不足しているバンドルの内容', name)),
    ...waitsFor.map((name) => seen('Itself incomplete', 'それ自体が不完全なもの', name)),
  ];
}

function remedies({ prerequisites, bundled }: MissingFacts): readonly Action[] {
  const synchronise = act(
    'server',
    {
      en: 'Synchronize: what is missing usually comes with the next synchronization.',
      ja: '同期してください。不足しているメタデータは、通常、次回の同期で取得されます。',
    },
    'todoku sync run',
  );
  const [one] = [...prerequisites, ...bundled];
  if (one === undefined || !/^[0-9a-f-]{36}/.test(one)) return [synchronise, LIST_INCOMPLETE];
  return [
    synchronise,
    act(
      'server',
      {
        en: 'Or import what is missing by its UpdateID.',
        ja: '不足しているものを UpdateID でインポートすることもできます。',
      },
      `todoku catalog import ${one.slice(0, 36)}`,
    ),
    LIST_INCOMPLETE,
  ];
}
