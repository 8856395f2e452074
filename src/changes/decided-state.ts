import type { DecidedDeployment, DecidedState } from '#store';
import type { Deployment } from '#update';

/** What a decision remembers of an approval. */
export function toDecided(
  deployment: Pick<Deployment, 'groupId' | 'action' | 'deadline' | 'author' | 'reason' | 'rule'>,
): DecidedDeployment {
  const { groupId, action, deadline, author, reason, rule } = deployment;
  return {
    groupId,
    action,
    ...(deadline === undefined ? {} : { deadline }),
    author,
    ...(reason === undefined ? {} : { reason }),
    ...(rule === undefined ? {} : { rule }),
  };
}

/** How a group stands with that approval in force, or with none. */
export function groupState(deployment: Deployment | undefined): DecidedState {
  return deployment === undefined ? {} : { deployments: [toDecided(deployment)] };
}

/** Why somebody decides, where it is said. */
export interface Why {
  readonly reason?: string | undefined;
  /** The id of the rule that decides. */
  readonly rule?: string | undefined;
}

/** The same without what was left out. */
export function givenWhy({ reason, rule }: Why): { readonly reason?: string; readonly rule?: string } {
  return { ...(reason === undefined ? {} : { reason }), ...(rule === undefined ? {} : { rule }) };
}
