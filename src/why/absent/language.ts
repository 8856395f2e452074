import { type Finding, typed } from '#diagnosis';
import { advise, adviseImport, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { fails, passes, say, warns } from './finding.ts';
import { isAskedFor, languagesOf, obstaclesOf } from './obstacles.ts';

/** B7: it is made for languages that are not selected. */
export function languageSelected(facts: AbsentFacts): Finding | undefined {
  const { described, selection, upstream } = facts;
  if (upstream === undefined || upstream.mode === 'replica') return undefined;
  const evidence = [seen('selectedLanguages', selection.languages.join(', ') || 'all')];
  const told = described.filter((each) => languagesOf(each) !== undefined);
  const lacking = told.filter((each) => obstaclesOf(each, facts).language);
  if (lacking.length === 0) {
    const isSure = selection.languages.length === 0 || told.length > 0;
    return passes('B7', say(isSure ? 'absent-language-ok' : 'absent-language-no-sign', undefined), evidence);
  }
  const languages = [...new Set(lacking.flatMap((each) => languagesOf(each) ?? []))];
  const wanted = [...selection.languages, ...languages.map((each) => each.split('-')[0] ?? each)];
  const more = {
    evidence: [...evidence, seen('languages', languages.join(', '))],
    next: [
      adviseImport(facts),
      advise(
        'absent-do-select-languages',
        'server',
        `todoku languages set ${[...new Set(wanted)].map(typed).join(' ')}`,
      ),
    ],
    then: say('absent-then-import-alone', undefined).says,
  };
  return described.some((each) => isAskedFor(each, facts))
    ? warns('B7', say('absent-language-for-some', { languages }), more)
    : fails('B7', say('absent-language-off', { languages }), more);
}
