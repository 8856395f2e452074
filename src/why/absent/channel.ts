import type { Finding } from '#diagnosis';
import { advise, adviseImport, seen } from './advice.ts';
import type { AbsentFacts, Described } from './facts.ts';
import { cannotTell, fails, passes, say, warns } from './finding.ts';
import { isAskedFor } from './obstacles.ts';
import { failedRun } from './sync-failure.ts';
import { timingOf } from './timing.ts';

const PREVIEW = /\bpreview\b|プレビュー/i;
const OUT_OF_BAND = /\bout[- ]of[- ]band\b|\bOOB\b|帯域外|定例外/i;
const DYNAMIC = /\bdynamic update\b|動的更新/i;

/** B8: its publisher keeps it from update servers: previews, hotfixes, many releases out of band. What the upstream said when it was asked counts most. */
export function publishedToServers(facts: AbsentFacts): Finding | undefined {
  const { described, sought, upstream, attempts } = facts;
  const next = [adviseImport(facts)];
  const refused = attempts.find(isRefusal(facts));
  if (refused !== undefined) {
    return fails('B8', say('absent-not-in-channel', undefined), {
      evidence: [seen('error', refused.code, refused.at)],
      next: [advise('absent-do-other-way', 'person')],
    });
  }
  const asked = upstream?.lists;
  if (asked?.state === 'lists') {
    return passes('B8', say('absent-channel-listed', { at: asked.at }), [seen('asked', 'lists', asked.at)]);
  }
  if (asked?.state === 'lacks' && upstream?.kind === 'microsoft') {
    return fails('B8', say('absent-not-in-channel', undefined), {
      evidence: [seen('asked', 'lacks', asked.at)],
      next: [...next, advise('absent-do-other-way', 'person')],
    });
  }
  const titles = [...described.map(({ title }) => title), sought.written];
  const evidence = titles.slice(0, 1).map((title) => seen('title', title));
  const all = (pattern: RegExp): boolean =>
    titles.slice(0, -1).length > 0 && described.every(({ title }) => pattern.test(title));
  if (all(PREVIEW) || (described.length === 0 && PREVIEW.test(sought.written))) {
    return fails('B8', say('absent-preview', undefined), { evidence, next });
  }
  if (described.length > 0 && described.every(isHotfix))
    return fails('B8', say('absent-hotfix', undefined), { evidence, next });
  if (titles.some((title) => OUT_OF_BAND.test(title))) {
    return warns('B8', say('absent-channel-doubtful', { kind: 'out-of-band' }), { evidence, next });
  }
  if (titles.some((title) => DYNAMIC.test(title))) {
    return warns('B8', say('absent-channel-doubtful', { kind: 'dynamic' }), { evidence, next });
  }
  if (described.length === 0) {
    return cannotTell(
      'B8',
      say('absent-channel-unknown', undefined),
      say('absent-decided-by-kb-page', undefined).says,
    );
  }
  if (upstream?.kind === 'microsoft' && shouldHaveCome(facts)) {
    const decidedBy = say('absent-decided-by-import', undefined).says;
    return cannotTell('B8', say('absent-channel-perhaps', undefined), decidedBy, { evidence, next });
  }
  return passes('B8', say('absent-channel-no-sign', undefined), evidence);
}

function isHotfix({ classification }: Described): boolean {
  return classification !== undefined && /^hotfix(es)?$/i.test(classification.name);
}

/** Microsoft was asked for it by its id, and does not hand it out. */
function isRefusal({ upstream }: AbsentFacts): (attempt: { readonly code: string }) => boolean {
  return ({ code }) =>
    code === 'upstream/not-in-channel' ||
    (code === 'upstream/unknown-update' && upstream?.kind === 'microsoft');
}

function shouldHaveCome(facts: AbsentFacts): boolean {
  const { described } = facts;
  return (
    failedRun(facts) === undefined &&
    timingOf(facts) === 'earlier' &&
    described.some((each) => isAskedFor(each, facts))
  );
}
