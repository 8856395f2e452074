import { type Finding, quoted } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts, Named } from './facts.ts';
import { fails, passes, say, warns } from './finding.ts';

/** B12: withdrawn before it ever came. What expired is not delivered to servers that never had it. */
export function stillOffered({ replacedBy, catalog }: AbsentFacts): Finding | undefined {
  const isOffered = catalog.state === 'answered' && catalog.rows > 0;
  const [newest] = replacedBy;
  if (newest === undefined)
    return isOffered ? passes('B12', say('absent-still-offered', undefined)) : undefined;
  const names = replacedBy.map(({ title }) => title);
  const more = {
    evidence: replacedBy.slice(0, 3).map(({ title, updateId }) => seen('here', `${title} (${updateId})`)),
    next: [advise('absent-do-take-newer', 'server', `todoku updates show ${newest.updateId}`)],
  };
  return catalog.state === 'answered' && catalog.rows === 0
    ? fails('B12', say('absent-withdrawn-replaced', { names }), more)
    : warns('B12', say('absent-replaced-here', { names }), more);
}

/** `todoku why KB…` for an update that is here. */
export function askingFor({ kbs, updateId }: Named): string {
  const [kb] = kbs;
  return `todoku why ${quoted(kb === undefined ? updateId : `KB${kb}`) ?? updateId}`;
}
