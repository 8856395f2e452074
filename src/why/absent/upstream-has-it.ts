import type { Finding } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { cannotTell, fails, passes, say } from './finding.ts';

/** B11: this server takes from another server what that one has; that one has a selection and a history of its own. */
export function upstreamHasIt({ upstream, attempts }: AbsentFacts): Finding | undefined {
  if (upstream === undefined || upstream.kind === 'microsoft') return undefined;
  const { url, lists } = upstream;
  const next = [advise('absent-do-ask-there', 'upstream')];
  if (lists.state === 'lists') {
    return passes('B11', say('absent-channel-listed', { at: lists.at }), [seen('upstream', url, lists.at)]);
  }
  if (lists.state === 'lacks') {
    return fails('B11', say('absent-upstream-lacks', { url }), {
      evidence: [seen('upstream', url, lists.at), seen('asked', 'lacks', lists.at)],
      next,
    });
  }
  const refused = attempts.find(({ code }) => code === 'upstream/unknown-update');
  if (refused !== undefined) {
    return fails('B11', say('absent-upstream-lacks', { url }), {
      evidence: [seen('upstream', url), seen('error', refused.code, refused.at)],
      next,
    });
  }
  // What the selection or the history tells already decides it without the other server.
  if (lists.state === 'not-asked' && lists.because === 'needless') return undefined;
  return cannotTell(
    'B11',
    say('absent-upstream-unknown', { url }),
    say('absent-decided-there', undefined).says,
    {
      evidence: [seen('asked', lists.state === 'not-asked' ? lists.because : lists.state)],
      next,
    },
  );
}
