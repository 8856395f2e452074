import type { RevisionId, UpdateId } from '#update';
import { adminFailures } from './failures.ts';
import type { ReportGround } from './report-computers.ts';

/** What a report tells of an update. */
export interface ReportUpdate {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly kb: string;
  readonly severity: string;
  readonly categories: readonly UpdateId[];
  /** A security update: of that classification. */
  readonly security: boolean;
  /** When it came here, milliseconds. */
  readonly importedAt: number;
  /** The revision that clients are offered. */
  readonly live?: RevisionId;
}

/** Security Updates (MS-WSUSSS, well-known classification). */
export const SECURITY = '0fa1201d-4330-4fa8-8ae9-b877473b6441' as UpdateId;

export interface UpdateFilter {
  readonly classification?: string;
  readonly product?: string;
}

/**
 * The updates that a report is about: what can be approved and is not declined, of that classification and product. In memory, because
 * every computer is looked at against them. Fails with `admin/category-not-found`.
 */
export async function reportUpdates(
  context: ReportGround,
  filter: UpdateFilter,
): Promise<ReadonlyMap<UpdateId, ReportUpdate>> {
  const { store, catalog } = context;
  const wanted = [filter.classification, filter.product].flatMap((name) =>
    name === undefined ? [] : [name.toLowerCase()],
  );
  const titles = await store.titlesOf(catalog.snapshot.categories().map(({ updateId }) => updateId));
  const groupsOfIds = wanted.map((name) => {
    const ids = [...titles].filter(([id, title]) => id === name || title.toLowerCase() === name);
    if (ids.length === 0) throw adminFailures.fail('category-not-found', { subject: name });
    return new Set(ids.map(([id]) => id));
  });
  const found = new Map<UpdateId, ReportUpdate>();
  for await (const update of store.everyUpdate()) {
    if (!update.explicitlyDeployable || update.declined) continue;
    if (!groupsOfIds.every((ids) => update.categories.some((id) => ids.has(id)))) continue;
    const live = catalog.snapshot.liveRevision(update.updateId);
    found.set(update.updateId, {
      updateId: update.updateId,
      title: update.title,
      kb: update.kbArticleIds.map((kb) => `KB${kb}`).join(' '),
      severity: update.severity ?? '',
      categories: update.categories,
      security: update.categories.some((id) => id === SECURITY),
      importedAt: update.importedAt,
      ...(live === undefined ? {} : { live }),
    });
  }
  return found;
}
