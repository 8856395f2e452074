import { Random } from '../random.ts';
import { Judgement } from './applicability.ts';
import type { CachedRevision, Datastore } from './datastore.ts';
import { DownloadError, type Downloader } from './download.ts';
import type { EventDetails } from './events.ts';
import { effectOf, type Machine } from './machine.ts';
import { hex, INSTALL_FAILED, NOT_DOWNLOADED, RESTART_REQUIRED } from './result-codes.ts';

export interface InstallParts {
  readonly store: Datastore;
  readonly machine: Machine;
  readonly downloader: Downloader;
  /** The server's host, as events name it. */
  readonly host: string;
  readonly seed: string;
  /** Share of installations that fail. */
  readonly failures: number;
  note(event: EventDetails): void;
}

export type InstallOutcome = 'Installed' | 'PendingRestart' | 'Failed' | 'Removed';

/** One approved update and the revisions with files behind it: itself, or the needed members of the bundle. */
export interface WorkItem {
  readonly revision: CachedRevision;
  readonly leaves: readonly CachedRevision[];
}

const ACTIONS: ReadonlySet<string> = new Set(['Install', 'Uninstall']);

/** What the administrator wants done and the machine is in the state for. */
export function workList(store: Datastore, machine: Machine): WorkItem[] {
  const judgement = new Judgement(machine, store.revisions);
  const leavesOf = (revision: CachedRevision): CachedRevision[] => {
    const { bundles } = revision.core;
    if (bundles.length === 0) return [revision];
    return judgement
      .children(revision)
      .flat()
      .filter((child) => judgement.of(child) === 'Needed')
      .flatMap(leavesOf);
  };
  return [...store.revisions]
    .filter(({ deployment, core }) => {
      return ACTIONS.has(deployment.action) && (core.type === 'Software' || core.type === 'Driver');
    })
    .filter((revision) => {
      const wanted = revision.deployment.action === 'Install' ? 'Needed' : 'Installed';
      return judgement.of(revision) === wanted;
    })
    .sort((a, b) => a.id - b.id)
    .map((revision) => ({
      revision,
      leaves: [...new Map(leavesOf(revision).map((leaf) => [leaf.id, leaf])).values()],
    }));
}

/** Downloads and verifies the files of one update; notes 167 and 162, or 161 for the part and for the whole. */
export async function downloadItem(parts: InstallParts, { revision, leaves }: WorkItem): Promise<boolean> {
  const { store, note } = parts;
  const { identity } = revision.core;
  const title = store.titles.get(revision.id) ?? '';
  const Q = revision.core.bundles.length > 0 ? 2 : 1;
  const files = leaves.flatMap(
    (leaf) => store.extended.get(leaf.id)?.files.map((file) => ({ leaf, file })) ?? [],
  );
  if (files.every(({ file }) => store.downloaded.has(file.sha1))) return true;
  note({ eventId: 167, update: identity, strings: [title], tags: { Q } });
  let bytes = 0;
  for (const { leaf, file } of files) {
    if (store.downloaded.has(file.sha1)) continue;
    try {
      const url = store.locations.get(file.sha1);
      if (url === undefined) throw new DownloadError(NOT_DOWNLOADED, `no location of ${file.fileName}`);
      bytes += (await parts.downloader.fetch(file, url)).length;
      store.downloaded.add(file.sha1);
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      if (leaf !== revision) {
        note({
          eventId: 161,
          update: leaf.core.identity,
          hresult: error.hresult,
          strings: [store.titles.get(leaf.id) ?? ''],
          tags: {
            M: `${identity.updateId.toUpperCase()};${identity.revisionNumber}`,
            csiComponent: parts.host,
            l: 1,
          },
        });
      }
      note({ eventId: 161, update: identity, hresult: error.hresult, strings: [title], tags: { Q } });
      return false;
    }
  }
  note({ eventId: 162, update: identity, strings: [title], tags: { B: bytes, Q } });
  return true;
}

/** Installs or removes one update whose 181 is on its way, and notes how it ended: 183, 201 or 182; 222 or 221. */
export function installItem(parts: InstallParts, item: WorkItem): InstallOutcome {
  if (item.revision.deployment.action === 'Uninstall') return removeItem(parts, item);
  const { store, machine, note } = parts;
  const { identity } = item.revision.core;
  const title = store.titles.get(item.revision.id) ?? '';
  const Q = item.revision.core.bundles.length > 0 ? 2 : 1;
  const random = new Random(parts.seed, 'install', identity.updateId);
  const missing = item.leaves.some((leaf) => !isDownloaded(store, leaf));
  const hresult = missing ? NOT_DOWNLOADED : random.chance(parts.failures) ? INSTALL_FAILED : 0;
  if (hresult !== 0) {
    store.failedUpdates.add(identity.updateId);
    for (const leaf of item.leaves) {
      if (leaf === item.revision) continue;
      const M = `${identity.updateId.toUpperCase()};${identity.revisionNumber}`;
      const tags = { C: 1, F: hresult, M } as const;
      note({ eventId: 182, update: leaf.core.identity, hresult, tags, installing: true });
    }
    const tags = Q === 2 ? ({ C: 1, P: 1, Q } as const) : ({ C: 1, F: hresult, Q } as const);
    note({ eventId: 182, update: identity, hresult, strings: [hex(hresult), title], tags, installing: true });
    return 'Failed';
  }
  let restart = false;
  for (const leaf of item.leaves) {
    // An earlier part may have brought this one along.
    if (new Judgement(machine, store.revisions).of(leaf) !== 'Needed') continue;
    const afterRestart = needsRestart(store, leaf, random);
    machine.install(
      effectOf(machine, leaf.core, store.extended.get(leaf.id)?.installArguments ?? ''),
      afterRestart,
    );
    restart ||= afterRestart;
  }
  store.failedUpdates.delete(identity.updateId);
  note({
    eventId: restart ? 201 : 183,
    update: identity,
    hresult: restart ? RESTART_REQUIRED : 0,
    strings: [title],
    tags: { D: 1, Q },
    installing: true,
  });
  return restart ? 'PendingRestart' : 'Installed';
}

function removeItem(parts: InstallParts, { revision, leaves }: WorkItem): InstallOutcome {
  const { store, machine, note } = parts;
  const { identity } = revision.core;
  const title = store.titles.get(revision.id) ?? '';
  for (const leaf of leaves.length === 0 ? [revision] : leaves) {
    machine.uninstall(effectOf(machine, leaf.core, store.extended.get(leaf.id)?.installArguments ?? ''));
  }
  const removed = new Judgement(machine, store.revisions).of(revision) !== 'Installed';
  const hresult = removed ? 0 : INSTALL_FAILED;
  const strings = removed ? [title] : [hex(hresult), title];
  note({ eventId: removed ? 222 : 221, update: identity, hresult, strings, installing: true });
  return removed ? 'Removed' : 'Failed';
}

function isDownloaded(store: Datastore, leaf: CachedRevision): boolean {
  return store.extended.get(leaf.id)?.files.every((file) => store.downloaded.has(file.sha1)) ?? false;
}

/** Always, never, or in a third of the cases where the package leaves it open. */
function needsRestart(store: Datastore, leaf: CachedRevision, random: Random): boolean {
  const extended = store.extended.get(leaf.id);
  if (extended?.restartBehavior === 'AlwaysRequiresReboot' || extended?.asksForRestart) return true;
  return extended?.restartBehavior === 'CanRequestReboot' && random.chance(1 / 3);
}
