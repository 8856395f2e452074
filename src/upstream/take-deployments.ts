import type { ReplicaState } from '#changes';
import type { GetDeploymentsResponse } from '#wire';
import { usableState } from './anchors.ts';
import { toReplicaState } from './deployments.ts';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import { wentBack } from './guard.ts';
import type { Work } from './work.ts';

export interface TakenDeployments {
  readonly anchor: string;
  readonly replica: ReplicaState;
}

/**
 * Groups, approvals, declines and accepted licence terms of the upstream (GetDeployments, MS-WSUSSS 3.2.4.3). Without an anchor of
 * the same upstream everything comes, and takes the place of everything here. Rejects with `upstream/anchor-went-back`, and with
 * `upstream/bad-answer` for an answer without groups: taken at its word it would end every approval here.
 */
export async function takeDeployments(work: Work, syncAnchor: string): Promise<TakenDeployments> {
  const { session, record, context, request } = work;
  const ask = async (deploymentAnchor: string | undefined) => {
    const response = await session.getDeployments({
      syncAnchor,
      ...(deploymentAnchor === undefined ? {} : { deploymentAnchor }),
    });
    return { response, isWhole: deploymentAnchor === undefined };
  };
  const asksForAll = request.acceptGrowth === true || work.state?.deploymentsLeftOut === true;
  const before = asksForAll ? undefined : usableState(work)?.deploymentAnchor;
  const { response, isWhole } = await ask(before).catch((error: unknown) => {
    if (before === undefined || !session.serverChanged) throw error;
    return ask(undefined);
  });
  const isJudged = request.acceptGrowth !== true && !session.serverChanged;
  const last = isJudged ? work.state?.deploymentAnchor : undefined;
  if (wentBack(last, response.anchor))
    throw upstreamFailures.fail('anchor-went-back', { detail: `from ${last} to ${response.anchor}` });
  // Two are built in, and each answer has all of them (MS-WSUSSS 3.1.4.10).
  if (response.groups.length === 0)
    throw upstreamFailures.fail('bad-answer', { detail: 'GetDeployments names no group' });
  record.total(things(response));
  const { replica, oddities } = toReplicaState(response, isWhole);
  if (oddities.length > 0) {
    const detail = `${oddities.length}: ${oddities.slice(0, 10).join('; ')}`;
    record.find(
      findingOf(upstreamFailures.fail('odd-deployments', { detail }), context.clock.now(), 'warning'),
    );
  }
  await record.advance(things(response));
  return { anchor: response.anchor, replica };
}

function things({ groups, deployments, deadDeployments, hiddenUpdates }: GetDeploymentsResponse): number {
  return groups.length + deployments.length + deadDeployments.length + hiddenUpdates.length;
}
