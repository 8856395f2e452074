import { type Finding, quoted } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { fails, passes, say, warns } from './finding.ts';
import { askingFor } from './withdrawn.ts';

/** B14: a number or a title that is meant is another one: digits swapped, last month's number, a number that another replaced. */
export function rightName(facts: AbsentFacts): Finding | undefined {
  const { sought, similar, catalog, described } = facts;
  const what = sought.written;
  const [nearest] = similar;
  const names = similar.map(({ title }) => title);
  const evidence = similar
    .slice(0, 3)
    .map(({ title, kbs }) => seen('here', kbs.length === 0 ? title : `KB${kbs.join(', KB')} ${title}`));
  const next = nearest === undefined ? [] : [advise('absent-do-check-number', 'person', askingFor(nearest))];
  const isKnown = catalog.state === 'answered' && catalog.rows > 0;
  if (sought.kind === 'title') {
    if (nearest === undefined) return passes('B14', say('absent-number-plausible', { what }));
    return warns('B14', say('absent-similar-title', { names }), { evidence, next });
  }
  if (sought.kb === undefined) return undefined;
  const others = otherNumbers(facts);
  if (isKnown && others.length > 0) {
    const typed = quoted(others[0] ?? '');
    return warns('B14', say('absent-other-number', { what, names: others }), {
      evidence: described.slice(0, 3).map(({ title }) => seen('title', title)),
      next: [
        advise('absent-do-check-number', 'person', typed === undefined ? undefined : `todoku why ${typed}`),
      ],
    });
  }
  if (isKnown) return passes('B14', say('absent-number-known', { what }));
  if (sought.kb.length < 6 || sought.kb.length > 7) {
    return warns('B14', say('absent-odd-number', { what }), {
      evidence,
      next: [advise('absent-do-check-number', 'person'), ...next],
    });
  }
  if (nearest === undefined) return passes('B14', say('absent-number-plausible', { what }));
  return catalog.state === 'answered'
    ? fails('B14', say('absent-wrong-number', { what, names }), { evidence, next })
    : warns('B14', say('absent-similar-number', { names }), { evidence, next });
}

/** Where the catalog answers a number with titles that all have another one, that one has taken its place. */
function otherNumbers({ sought, described }: AbsentFacts): readonly string[] {
  const numbers = described
    .filter(({ from }) => from === 'catalog')
    .map(({ title }) => /\bKB\s?(\d{6,7})\b/i.exec(title)?.[1]);
  const told = numbers.filter((each) => each !== undefined);
  return told.length === numbers.length && !told.includes(sought.kb ?? '')
    ? [...new Set(told)].map((each) => `KB${each}`)
    : [];
}
