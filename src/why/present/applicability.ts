import { type Finding, type Text, verbatim } from '#diagnosis';
import type { PresentFacts, PresentMachine, UnsatisfiedClause } from './facts.ts';
import { act, fail, pass, seen, someOf, unknown } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';
import { CHECK_NOW, lookAt } from './remedies.ts';

/** Reports come minutes after a check; by the machine's own clock, which may go a little wrong. */
const NEXT_REPORT: Text = {
  en: 'The next status report of the computer decides it; it comes after a check.',
  ja: 'コンピューターの次回の状態レポートで判断できます (検出の後に送信されます)。',
};

/**
 * A9c: whether it applies to the machine: by what the machine reported, and by the scan's own predicates with the lists that it
 * sent last. Not asked where it has not checked since things became as they are.
 */
export function applicability(facts: PresentFacts): Finding | undefined {
  const { machine, update } = facts;
  if (machine === undefined) return undefined;
  const { status, scan, since } = machine;
  const evidence = productEvidence(facts, machine);
  if (status !== undefined)
    return pass('A9c', m.say('computer-needs-it', { at: status.changedAt }), { evidence });
  if (machine.lastScanAt <= since || scan.verdict === 'kept-back') return undefined;
  if (scan.verdict === 'prerequisites' && scan.at > since) return unsatisfied(facts, scan, evidence);
  const isReported = machine.lastReportAt > since;
  if (!isReported)
    return unknown('A9c', m.say('report-awaited', { at: machine.lastScanAt }), {
      evidence,
      next: [CHECK_NOW],
      decidedBy: NEXT_REPORT,
    });
  const at = machine.lastReportAt;
  const says =
    update.type === 'Driver' ? m.say('no-matching-hardware', { at }) : m.say('not-applicable', { at });
  return fail('A9c', says, {
    evidence,
    next: [lookAt(facts)],
    then: {
      en: 'Nothing needs to be done if the update is not meant for this computer. If it is, the findings below say what else can hide it.',
      ja: 'この更新プログラムがコンピューターの対象でない場合、対処は不要です。対象のはずの場合は、ほかの項目も確認してください。',
    },
  });
}

/** A9c: what keeps an applicable update from being told, where only the machine's next check can say it. */
export function reasonsNotRemembered({ machine }: PresentFacts): Finding | undefined {
  if (machine === undefined || machine.status !== undefined) return undefined;
  const { scan, lastScanAt, since } = machine;
  if (scan.verdict !== 'not-remembered' || lastScanAt <= since) return undefined;
  return unknown('A9c', m.say('reasons-not-remembered', undefined), {
    next: [CHECK_NOW],
    decidedBy: { en: 'Its next check.', ja: '次回の検出で判断できます。' },
  });
}

function unsatisfied(
  facts: PresentFacts,
  scan: Extract<PresentMachine['scan'], { verdict: 'prerequisites' }>,
  evidence: Finding['evidence'],
): Finding {
  const clauses = [...scan.unsatisfied].sort((left, right) => ORDER[left.kind] - ORDER[right.kind]);
  const [first] = clauses;
  const all = [
    ...evidence,
    ...clauses.map((clause) => seen(...CLAUSE[clause.kind], titlesOf(clause).en, scan.at)),
  ];
  const titles = first === undefined ? verbatim('') : titlesOf(first);
  if (first?.kind === 'product')
    return fail('A9c', m.say('not-for-its-product', { products: titles }), {
      evidence: all,
      next: [lookAt(facts)],
      then: NOT_MEANT,
    });
  if (first?.kind === 'detectoid')
    return fail('A9c', m.say('detectoid-false', { titles }), {
      evidence: all,
      next: [lookAt(facts)],
      then: NOT_MEANT,
    });
  return fail('A9c', m.say('prerequisite-missing', { titles }), {
    evidence: all,
    next: [
      act(
        'server',
        {
          en: 'Find what it needs and approve that first.',
          ja: '前提となる更新プログラムを検索し、先に承認してください。',
        },
        `todoku updates show ${facts.update.updateId}`,
      ),
    ],
    then: {
      en: 'Once the prerequisite is installed, the computer is told of the update at its next check.',
      ja: '前提となる更新プログラムがインストールされると、次回の検出時に配信されます。',
    },
  });
}

const NOT_MEANT: Text = {
  en: 'Nothing needs to be done: the update is not meant for this computer.',
  ja: '対処は不要です。この更新プログラムは、このコンピューターの対象ではありません。',
};

const ORDER: Readonly<Record<UnsatisfiedClause['kind'], number>> = { product: 0, update: 1, detectoid: 2 };

const CLAUSE: Readonly<Record<UnsatisfiedClause['kind'], readonly [en: string, ja: string]>> = {
  product: ['Product that the computer does not have', 'コンピューターで検出されない製品'],
  detectoid: ['Condition that it does not meet', '満たしていない条件'],
  update: ['Prerequisite, one of', '前提となる更新プログラム (いずれか)'],
};

function titlesOf({ anyOf, total }: UnsatisfiedClause): Text {
  return someOf(
    anyOf.length === total ? anyOf : [...anyOf, ...Array<string>(total - anyOf.length).fill('')],
    anyOf.length,
  );
}

function productEvidence({ update }: PresentFacts, { osDescription }: PresentMachine): Finding['evidence'] {
  return [
    ...(update.products.length === 0
      ? []
      : [seen('The update is for', '更新プログラムの対象製品', someOf(update.products).en)]),
    ...(osDescription === undefined
      ? []
      : [seen('The computer says it runs', 'コンピューターの OS', osDescription)]),
  ];
}
