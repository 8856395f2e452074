import { quarantineRevisions, stageRevisions } from '#changes';
import type { FileSource, QuarantinedRevision, RevisionImport } from '#store';
import type { IndexRecord, Revision, UpdateIdentity } from '#update';
import type { BadDocument } from './decode-answer.ts';
import { upstreamEvents } from './events.ts';
import { keyOf } from './identity-key.ts';
import type { Known } from './listing.ts';
import type { UpstreamContext } from './types.ts';

/** What is remembered of a staged revision: what it needs, and what the counts need. */
export type StagedRevision = Pick<
  IndexRecord,
  'updateId' | 'revisionNumber' | 'type' | 'categoryType' | 'expired' | 'prerequisites' | 'bundles'
>;

/** Such a reason can pass by itself, so every run tries again. */
const PASSING: ReadonlySet<QuarantinedRevision['reason']> = new Set(['undelivered']);
/** A run tries so many of them again, so that a sick upstream is not asked for the same things all day. */
const MOST_RETRIES = 20;
/** After so many attempts only a person starts another one. */
const MOST_ATTEMPTS = 10;

/** What of the upstream is here, staged and in quarantine; and the way in for what comes. */
export class Staging implements Known {
  readonly #context: UpstreamContext;
  readonly #runId: number;
  readonly #staged = new Map<string, StagedRevision>();
  readonly #quarantine = new Map<string, QuarantinedRevision>();
  readonly #newlyHeld: QuarantinedRevision[] = [];

  private constructor(context: UpstreamContext, runId: number) {
    this.#context = context;
    this.#runId = runId;
  }

  /** With what runs before this one left behind. */
  static async open(context: UpstreamContext, runId: number): Promise<Staging> {
    const staging = new Staging(context, runId);
    for (const record of await context.store.stagedRecords()) staging.#staged.set(keyOf(record), record);
    for (const entry of await context.store.quarantine()) staging.#quarantine.set(keyOf(entry), entry);
    return staging;
  }

  isHere(identity: UpdateIdentity): boolean {
    return this.#context.catalog.snapshot.idOf(identity) !== undefined;
  }

  isStaged(identity: UpdateIdentity): boolean {
    return this.#staged.has(keyOf(identity));
  }

  isHeld(identity: UpdateIdentity): boolean {
    return this.#quarantine.has(keyOf(identity));
  }

  get staged(): readonly StagedRevision[] {
    return [...this.#staged.values()];
  }

  get stagedCount(): number {
    return this.#staged.size;
  }

  /** Put into quarantine in this run. */
  get newlyHeld(): readonly QuarantinedRevision[] {
    return this.#newlyHeld;
  }

  get quarantine(): readonly QuarantinedRevision[] {
    return [...this.#quarantine.values()];
  }

  /** Quarantined revisions that this run is to ask for again. */
  retried(acceptGrowth: boolean): readonly UpdateIdentity[] {
    const all = [...this.#quarantine.values()].filter((entry) => !this.isStaged(entry));
    const passing = all
      .filter(({ reason, attempts }) => PASSING.has(reason) && attempts < MOST_ATTEMPTS)
      .slice(0, MOST_RETRIES);
    return acceptGrowth ? [...passing, ...all.filter(({ reason }) => reason === 'abnormal-growth')] : passing;
  }

  /** Held back only because there were so many: it is fetched when something needs it. */
  isHeldForGrowth(identity: UpdateIdentity): boolean {
    return this.#quarantine.get(keyOf(identity))?.reason === 'abnormal-growth';
  }

  /** Stages what can be stored; resolves with those that were. */
  async add(
    revisions: readonly RevisionImport[],
    fileSources: readonly FileSource[],
  ): Promise<readonly Revision[]> {
    const unstaged = await stageRevisions(this.#context, { revisions, fileSources });
    const refused = new Set(unstaged.map(keyOf));
    const kept = revisions.map(({ revision }) => revision).filter((each) => !refused.has(keyOf(each)));
    for (const revision of kept) {
      if (this.isHere(revision)) continue;
      const { updateId, revisionNumber, type, categoryType, prerequisites, bundles, publicationState } =
        revision;
      this.#staged.set(keyOf(revision), {
        updateId,
        revisionNumber,
        type,
        ...(categoryType === undefined ? {} : { categoryType }),
        expired: publicationState === 'Expired',
        prerequisites,
        bundles,
      });
    }
    // In the store they leave the quarantine with the publication.
    for (const revision of kept) this.#quarantine.delete(keyOf(revision));
    await this.hold(
      unstaged.map(({ updateId, revisionNumber, failure }) => ({
        updateId,
        revisionNumber,
        reason: failure.code.endsWith('contradictory-revision') ? 'contradictory' : 'unreadable',
        code: failure.code,
        detail: failure.detail ?? failure.message,
      })),
    );
    return kept;
  }

  /** Puts revisions into quarantine, or counts one more attempt of those that are there. */
  async hold(bad: readonly BadDocument[]): Promise<void> {
    if (bad.length === 0) return;
    const at = this.#context.clock.now();
    const entries = bad.map((document): QuarantinedRevision => {
      const before = this.#quarantine.get(keyOf(document));
      return {
        ...document,
        detail: document.detail.slice(0, 2000),
        since: before?.since ?? at,
        runId: this.#runId,
        attempts: (before?.attempts ?? 0) + 1,
      };
    });
    await quarantineRevisions(this.#context, entries);
    const reasons = new Map<string, QuarantinedRevision[]>();
    for (const entry of entries) {
      if (!this.#quarantine.has(keyOf(entry))) this.#newlyHeld.push(entry);
      this.#quarantine.set(keyOf(entry), entry);
      const alike = reasons.get(entry.code);
      if (alike === undefined) reasons.set(entry.code, [entry]);
      else alike.push(entry);
    }
    for (const [code, alike] of reasons) {
      upstreamEvents.quarantined(this.#context.log, {
        run: this.#runId,
        reason: alike[0]?.reason ?? '',
        code,
        revisions: alike.length,
      });
    }
  }
}
