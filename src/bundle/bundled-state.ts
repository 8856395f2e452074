import { createHash } from 'node:crypto';
import type { Selection, StoreReader } from '#store';
import {
  ALL_COMPUTERS,
  type ApprovalAction,
  type Deployment,
  type GroupId,
  type TargetGroup,
  UNASSIGNED_COMPUTERS,
  type UpdateId,
} from '#update';
import { bundleFailures } from './failures.ts';
import {
  asObject,
  countAt,
  GUID,
  type Json,
  listAt,
  Misshapen,
  matchAt,
  parseObject,
  textAt,
} from './json-shape.ts';
import type { ExportOptions } from './types.ts';

/** What a bundle holds besides documents and files: each part is there, whole, or not there. */
export interface BundledState {
  readonly groups?: readonly TargetGroup[];
  readonly approvals?: BundledApprovals;
  readonly selection?: Selection;
}

export interface BundledApprovals {
  readonly deployments: readonly BundledDeployment[];
  readonly declined: readonly UpdateId[];
  /** Were declined and are not any more: what was never declined is left to the server that imports. */
  readonly undeclined: readonly UpdateId[];
  readonly acceptedEulas: readonly string[];
}

export interface BundledDeployment {
  /** The same in every bundle, for as long as the approval is not changed. */
  readonly guid: string;
  readonly updateId: UpdateId;
  readonly groupId: GroupId;
  readonly action: ApprovalAction;
  /** Milliseconds since 1970, UTC. */
  readonly deadline?: number;
  readonly author: string;
  readonly createdAt: number;
}

const ACTIONS: readonly string[] = [
  'Install',
  'OptionalInstall',
  'Uninstall',
  'NotApproved',
] satisfies ApprovalAction[];

/** False for the two groups that every server has: they are in no bundle. */
export function isOwnGroup({ id }: TargetGroup): boolean {
  return id !== ALL_COMPUTERS && id !== UNASSIGNED_COMPUTERS;
}

/** What the options ask for, of what was so at that change sequence; undefined when they ask for nothing. */
export async function stateToExport(
  store: StoreReader & { readonly identity: { readonly serverId: string } },
  options: Pick<ExportOptions, 'approvals' | 'groups' | 'settings'>,
  upTo: number,
): Promise<BundledState | undefined> {
  const selection = options.settings ? await store.setting<Selection>('selection') : undefined;
  const state: BundledState = {
    ...(options.groups ? { groups: (await store.groups()).filter(isOwnGroup).map(withoutRule) } : {}),
    ...(options.approvals ? { approvals: await approvalsToExport(store, upTo) } : {}),
    ...(selection === undefined ? {} : { selection }),
  };
  return Object.keys(state).length === 0 ? undefined : state;
}

/** Which computers a group has is each server's own. */
function withoutRule({ rule: _, ...group }: TargetGroup): TargetGroup {
  return group;
}

async function approvalsToExport(
  store: StoreReader & { readonly identity: { readonly serverId: string } },
  upTo: number,
): Promise<BundledApprovals> {
  const declines = (await store.declines()).filter(({ sequence }) => sequence <= upTo);
  // What is held counts as not approved, on the other side too.
  const held = new Set(
    (await store.holds()).filter(({ hold }) => hold !== undefined).map(({ updateId }) => updateId),
  );
  const inForce = (await store.deployments()).filter(
    ({ updateId, sequence }) => sequence <= upTo && !held.has(updateId),
  );
  return {
    deployments: inForce.map((deployment) => toBundled(deployment, store.identity.serverId)),
    declined: declines.filter(({ declined }) => declined).map(({ updateId }) => updateId),
    undeclined: declines.filter(({ declined }) => !declined).map(({ updateId }) => updateId),
    acceptedEulas: await store.acceptedEulas(),
  };
}

function toBundled(deployment: Deployment, serverId: string): BundledDeployment {
  const { id, upstreamGuid, updateId, groupId, action, deadline, author, createdAt } = deployment;
  return {
    guid: upstreamGuid ?? guidOf(`${serverId} ${id}`),
    updateId,
    groupId,
    action,
    ...(deadline === undefined ? {} : { deadline }),
    author,
    createdAt,
  };
}

/** A GUID that follows from the text (RFC 9562, version 8). */
function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Reads the body of a state frame. Throws `bundle/damaged-content`. */
export function readState(bytes: Buffer): BundledState {
  try {
    const json = parseObject(bytes.toString('utf8'));
    return {
      ...(json['groups'] === undefined ? {} : { groups: listAt(json, 'groups', toGroup) }),
      ...(json['approvals'] === undefined ? {} : { approvals: toApprovals(json['approvals']) }),
      ...(json['selection'] === undefined ? {} : { selection: toSelection(json['selection']) }),
    };
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    throw bundleFailures.fail('damaged-content', { subject: 'state', detail: error.message });
  }
}

function toGroup(item: unknown, place: string): TargetGroup {
  const group = asObject(item, place);
  return {
    id: matchAt(group, 'id', GUID) as GroupId,
    name: textAt(group, 'name'),
    ...(group['parentId'] === undefined ? {} : { parentId: matchAt(group, 'parentId', GUID) as GroupId }),
  };
}

function toApprovals(value: unknown): BundledApprovals {
  const json = asObject(value, 'approvals');
  return {
    deployments: listAt(json, 'deployments', toDeployment),
    declined: updateIdsAt(json, 'declined'),
    undeclined: updateIdsAt(json, 'undeclined'),
    acceptedEulas: textsAt(json, 'acceptedEulas'),
  };
}

function toDeployment(item: unknown, place: string): BundledDeployment {
  const json = asObject(item, place);
  const action = textAt(json, 'action');
  if (!ACTIONS.includes(action)) throw new Misshapen(`${place} has an unknown action`);
  return {
    guid: matchAt(json, 'guid', GUID),
    updateId: matchAt(json, 'updateId', GUID) as UpdateId,
    groupId: matchAt(json, 'groupId', GUID) as GroupId,
    action: action as ApprovalAction,
    ...(json['deadline'] === undefined ? {} : { deadline: countAt(json, 'deadline') }),
    author: textAt(json, 'author'),
    createdAt: countAt(json, 'createdAt'),
  };
}

function toSelection(value: unknown): Selection {
  const json = asObject(value, 'selection');
  return {
    products: updateIdsAt(json, 'products'),
    classifications: updateIdsAt(json, 'classifications'),
    languages: textsAt(json, 'languages'),
  };
}

function updateIdsAt(json: Json, name: string): readonly UpdateId[] {
  return listAt(json, name, (item, place) => matchAt({ [place]: item }, place, GUID) as UpdateId);
}

function textsAt(json: Json, name: string): readonly string[] {
  return listAt(json, name, (item, place) => textAt({ [place]: item }, place));
}
