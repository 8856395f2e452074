import { type Explanation, NOTHING_KNOWN } from '#catalog';
import { contentPolicy, type FetchStatus, HOUSEKEEPER } from '#jobs';
import { RULES_SETTING, type Rule } from '#rules';
import type { AwaitedEula, Computer, RevisionSummary } from '#store';
import type { RevisionId, TargetGroup, UpdateId, UpdateStatus } from '#update';
import type { SyncState, UpstreamSettings } from '#upstream';
import { type Decider, FIT, type Fit } from '#why';
import type { LastScan } from '../../client/last-scans.ts';
import type { ServerContext } from '../../context.ts';

/** What is the same for every update that a question is about: read once. */
export interface PresentGround {
  readonly context: ServerContext;
  readonly now: number;
  readonly groups: readonly TargetGroup[];
  readonly machine?: MachineGround;
  readonly upstream?: UpstreamSettings;
  readonly lastSyncAt: number;
  readonly keepsExpress: boolean;
  readonly fromMicrosoft: boolean;
  /** Every product that is here. */
  readonly products: ReadonlySet<UpdateId>;
  deciderOf(actor: string): Decider;
  groupName(id: string): string;
  fetches(): Promise<FetchStatus>;
  terms(): Promise<{ readonly accepted: ReadonlySet<string>; readonly awaited: readonly AwaitedEula[] }>;
}

export interface MachineGround {
  readonly computer: Computer;
  readonly status: ReadonlyMap<UpdateId, UpdateStatus>;
  readonly lastScan?: LastScan;
}

export async function presentGround(context: ServerContext, computer?: Computer): Promise<PresentGround> {
  const { store, clock, desks } = context;
  const groups = await store.groups();
  const names = new Map<string, string>(groups.map(({ id, name }) => [id, name]));
  const rules = new Map(
    ((await store.setting<readonly Rule[]>(RULES_SETTING)) ?? []).map(({ id, name }) => [`rule:${id}`, name]),
  );
  const upstream = await store.setting<UpstreamSettings>('upstream');
  const policy = await contentPolicy(store);
  const machine = computer === undefined ? undefined : await machineGround(context, computer);
  return {
    context,
    now: clock.now(),
    groups,
    ...(machine === undefined ? {} : { machine }),
    ...(upstream === undefined ? {} : { upstream }),
    lastSyncAt: (await store.setting<SyncState>('sync-state'))?.lastSucceededAt ?? 0,
    keepsExpress: policy.express,
    fromMicrosoft: policy.mode === 'from-microsoft',
    products: new Set(
      context.catalog.snapshot
        .categories()
        .flatMap(({ updateId, type }) => (type === 'Product' ? [updateId] : [])),
    ),
    deciderOf: (actor) => deciderOf(actor, rules),
    groupName: (id) => names.get(id) ?? id,
    fetches: once(() => desks.fetcher.status()),
    terms: once(async () => ({
      accepted: new Set(await store.acceptedEulas()),
      awaited: await store.awaitedEulas(),
    })),
  };
}

async function machineGround(
  { store, lastScans }: ServerContext,
  computer: Computer,
): Promise<MachineGround> {
  const { id, archivedAt } = computer;
  const rows = archivedAt === undefined ? await store.statusOf(id) : await store.archivedStatusOf(id);
  const lastScan = lastScans.get(id);
  return {
    computer,
    status: new Map(rows.map((row) => [row.updateId, row])),
    ...(lastScan === undefined ? {} : { lastScan }),
  };
}

function deciderOf(actor: string, rules: ReadonlyMap<string, string>): Decider {
  if (actor === HOUSEKEEPER) return { kind: 'housekeeping', name: actor };
  if (actor === 'sync') return { kind: 'upstream', name: actor };
  if (actor.startsWith('rule:')) return { kind: 'rule', name: rules.get(actor) ?? actor.slice(5) };
  return { kind: 'person', name: actor };
}

/** How well an update fits the machine: from memory, without a read. */
export function fitOf({ context, machine }: PresentGround, { updateId }: RevisionSummary): Fit {
  if (machine === undefined) return FIT.unknown;
  const state = machine.status.get(updateId)?.state;
  if (state !== undefined) return state === 'Installed' ? FIT.installed : FIT.needed;
  const live = context.catalog.snapshot.liveRevision(updateId);
  const explanation = live === undefined ? undefined : explainFor(context, machine, live);
  switch (explanation?.verdict) {
    case 'offered':
    case 'cached':
      return FIT.told;
    case 'prerequisites':
      return FIT.otherProduct;
    default:
      return FIT.unknown;
  }
}

/** The scan's own predicates with the lists that the machine sent last; undefined where none are remembered. */
export function explainFor(
  { catalog, settings }: ServerContext,
  { computer, lastScan }: MachineGround,
  id: RevisionId,
): Explanation | undefined {
  if (lastScan === undefined) return undefined;
  return catalog.snapshot.explain(id, {
    groupIds: computer.groupIds,
    installedNonLeaf: lastScan.installedNonLeaf,
    otherCached: lastScan.otherCached,
    known: NOTHING_KNOWN,
    filterCategories: [],
    needTwoGroupOutOfScope: false,
    page: { count: settings.pageCount, bytes: settings.pageBytes },
  });
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
