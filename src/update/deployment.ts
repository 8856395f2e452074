import type { RevisionId, UpdateId } from './ids.ts';
import type { GroupId } from './target-group.ts';

/** This server's own integer for one approval: stable for ever, never given to another. */
export type DeploymentId = number & { readonly __brand: 'DeploymentId' };

/**
 * What an administrator decided for one update and one group. `NotApproved` is a decision too: it
 * overrides an approval that the group would inherit, and clients still evaluate and report.
 */
export type ApprovalAction = 'Install' | 'OptionalInstall' | 'Uninstall' | 'NotApproved';

/** What a client is told to do with a revision (MS-WUSP 2.2.2.2.4). `Block` is never sent. */
export type DeploymentAction =
  | 'OptionalInstall'
  | 'Install'
  | 'Uninstall'
  | 'PreDeploymentCheck'
  | 'Evaluate'
  | 'Bundle';

export interface Deployment {
  readonly id: DeploymentId;
  readonly updateId: UpdateId;
  /** The revision that was the latest when it was approved. */
  readonly revisionId: RevisionId;
  readonly groupId: GroupId;
  readonly action: ApprovalAction;
  /** Milliseconds since 1970, UTC. */
  readonly deadline?: number;
  readonly createdAt: number;
  readonly author: string;
  /** Change sequence of the write that made it: what clients' cookies are compared with. */
  readonly sequence: number;
  /** Why, in the words of whoever decided. */
  readonly reason?: string;
  /** The id of the approval rule that decided, when it was one. */
  readonly rule?: string;
  /** The GUID by which the upstream of a replica calls it (DeploymentGuid); lower case. */
  readonly upstreamGuid?: string;
}
