import type { ContentPolicy } from '#content';
import type { FileRecord } from '#store';
import type { RevisionId } from '#update';
import { filesOfRevisions, isExpress, type Need, type Needing, neededRevisions } from './content-needs.ts';

/** What the policy brings here by itself. Looked up anew only when the catalog or the policy is another one. */
export class NeededFiles {
  readonly #needing: Needing;
  #last:
    | { readonly of: object; readonly mode: string; readonly revisions: ReadonlyMap<RevisionId, Need> }
    | undefined;

  constructor(needing: Needing) {
    this.#needing = needing;
  }

  /** All such files by SHA-1, each with its reason. */
  async all(policy: ContentPolicy): Promise<ReadonlyMap<string, Need>> {
    const revisions = [...(await this.#revisions(policy))];
    const needed = new Map<string, Need>();
    // What is approved last, so that it counts for files of both.
    for (const need of ['everything', 'approved'] as const) {
      const ids = revisions.filter(([, reason]) => reason === need).map(([id]) => id);
      for (const file of (await filesOfRevisions(this.#needing, ids)).values()) {
        if (policy.express || !isExpress(file)) needed.set(file.sha1, need);
      }
    }
    return needed;
  }

  /** True for a file that is one of them. */
  async has({ file, revisionIds }: FileRecord, policy: ContentPolicy): Promise<boolean> {
    if (isExpress(file) && !policy.express) return false;
    const revisions = await this.#revisions(policy);
    return revisionIds.some((id) => revisions.has(id));
  }

  async #revisions(policy: ContentPolicy): Promise<ReadonlyMap<RevisionId, Need>> {
    const { snapshot } = this.#needing.catalog;
    if (this.#last?.of !== snapshot || this.#last.mode !== policy.mode) {
      const revisions = await neededRevisions(this.#needing, policy);
      this.#last = { of: snapshot, mode: policy.mode, revisions };
    }
    return this.#last.revisions;
  }
}
