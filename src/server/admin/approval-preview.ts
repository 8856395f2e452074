import type { RevisionSummary } from '#store';
import { type GroupId, parseUpdate, type UpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import { reachOf } from './approval-reach.ts';
import type { ApprovalPreview, ApprovalsRequest, ApprovalWarning } from './contract/approvals.ts';
import type { UpdateName } from './contract.ts';
import { incompleteRevisions } from './missing-things.ts';
import { present } from './present.ts';

type Wanted = Pick<ApprovalsRequest, 'action' | 'deadline' | 'acceptEula'>;

/** What approving one update for those groups would do. Changes nothing. */
export async function previewApproval(
  context: ServerContext,
  update: RevisionSummary,
  groupIds: readonly GroupId[],
  wanted: Wanted,
): Promise<ApprovalPreview> {
  const { store, catalog } = context;
  const { updateId, title, supersedes } = update;
  const by = (await store.supersededBy([updateId])).get(updateId) ?? [];
  const installs = wanted.action === 'Install' || wanted.action === 'OptionalInstall';
  const forecast = await context.desks.fetcher.forecast(installs ? [updateId] : []);
  const { restart, asksUser } = await behaviourOf(context, update, wanted.action === 'Uninstall');
  const titles = await store.titlesOf([...supersedes, ...by]);
  const name = (id: UpdateId): UpdateName => ({ updateId: id, title: titles.get(id) ?? '' });
  const mayRestart = restart !== undefined && restart !== 'NeverReboots';
  const { action, deadline } = wanted;
  return {
    update: { updateId, title },
    ...(await reachOf({ store, snapshot: catalog.snapshot }, update, groupIds, {
      action,
      ...present({ deadline }),
    })),
    missingFiles: forecast.missingFiles,
    missingBytes: forecast.missingBytes,
    freeBytes: forecast.freeBytes,
    supersedes: supersedes.map(name),
    supersededBy: by.map(name),
    ...present({ restart }),
    forcesRestart: mayRestart && deadline !== undefined,
    warnings: [
      ...(await warningsOf(context, update, wanted)),
      ...(asksUser && deadline !== undefined ? (['deadline-asks-user'] as const) : []),
      ...(forecast.fits ? [] : (['disk-too-small'] as const)),
      ...(by.length === 0 ? [] : (['superseded'] as const)),
    ],
  };
}

async function warningsOf(
  context: ServerContext,
  update: RevisionSummary,
  { action, deadline, acceptEula }: Wanted,
): Promise<readonly ApprovalWarning[]> {
  const installs = action === 'Install' || action === 'OptionalInstall';
  const { eulaId } = update;
  const isEulaOpen =
    installs &&
    eulaId !== undefined &&
    acceptEula !== true &&
    !(await context.store.acceptedEulas()).includes(eulaId);
  const holds: readonly (readonly [ApprovalWarning, boolean])[] = [
    ['declined', update.declined],
    ['expired', update.expired && installs],
    ['held', update.heldUntil !== undefined],
    ['incomplete', incompleteRevisions(context).has(update.id)],
    ['eula', isEulaOpen],
    ['not-removable', action === 'Uninstall' && !update.canUninstall],
    ['not-approvable', update.type === 'Category' || update.type === 'Detectoid'],
    ['deadline-passed', deadline !== undefined && deadline <= context.clock.now()],
  ];
  return holds.filter(([, is]) => is).map(([warning]) => warning);
}

async function behaviourOf(
  { store }: ServerContext,
  { id, updateId }: RevisionSummary,
  removes: boolean,
): Promise<{ readonly restart: string | undefined; readonly asksUser: boolean }> {
  const document = await store.document(id);
  if (document === undefined) return { restart: undefined, asksUser: false };
  const { revision } = parseUpdate(document, updateId);
  const behaviour = removes ? revision.uninstallation : revision.installation;
  return {
    restart: behaviour?.['RebootBehavior'],
    asksUser: behaviour?.['CanRequestUserInput'] === 'true',
  };
}
