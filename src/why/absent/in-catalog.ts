import { type Finding, quoted } from '#diagnosis';
import { advise, adviseImport, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { cannotTell, fails, passes, say, warns } from './finding.ts';

/** B9: the public catalog does not have it either. Then no WSUS can have it. */
export function inCatalog(facts: AbsentFacts): Finding {
  const { catalog, sought, described, similar, upstream } = facts;
  if (catalog.state !== 'answered') return unasked(facts);
  const { rows, hasMore, at } = catalog;
  if (rows > 0) return passes('B9', say('absent-in-catalog', { rows, hasMore }), [seen('catalog', rows, at)]);
  const evidence = [seen('catalog', 0, at)];
  const other = advise('absent-do-other-way', 'person');
  // Words may be others than those of the title, and a mistake in the number is likelier where nearly the same number is here.
  if (sought.kind === 'title' || similar.length > 0) {
    return warns('B9', say('absent-not-in-catalog-so-written', undefined), {
      evidence,
      next: [sought.kind === 'title' ? adviseImport(facts) : other],
    });
  }
  if (described.some(({ from }) => from === 'person') || upstream?.lists.state === 'lists') {
    return warns('B9', say('absent-not-in-catalog-so-written', undefined), { evidence, next: [other] });
  }
  return fails('B9', say('absent-not-in-catalog', undefined), { evidence, next: [other] });
}

function unasked({ catalog, sought, described }: AbsentFacts): Finding {
  const said =
    catalog.state === 'unreachable'
      ? say('absent-catalog-unreachable', { code: catalog.code })
      : say('absent-catalog-not-asked', {
          because: catalog.state === 'not-asked' ? catalog.because : 'offline',
        });
  if (described.length > 0) return passes('B9', say('absent-in-catalog-as-told', undefined));
  const evidence = [
    catalog.state === 'unreachable' && catalog.detail !== undefined
      ? seen('detail', catalog.detail)
      : undefined,
  ];
  if (sought.kind === 'cve') {
    return cannotTell('B9', said, say('absent-decided-by-cve-page', undefined).says, {
      evidence,
      next: [advise('absent-do-cve-page', 'person')],
    });
  }
  const typed = quoted(sought.written);
  const command = (words: string): string | undefined =>
    typed === undefined ? undefined : words.replace('WHAT', typed);
  const isHeldBack = catalog.state === 'not-asked' && catalog.because === 'server';
  return cannotTell('B9', said, say('absent-decided-by-search', undefined).says, {
    evidence,
    next: [
      isHeldBack
        ? advise('absent-do-ask-catalog', 'server', command('todoku why WHAT --ask everybody'))
        : undefined,
      advise('absent-do-find-id', 'person', command('todoku catalog search WHAT')),
    ],
  });
}
