import { dropStaged, quarantineRevisions, stageRevisions } from '#changes';
import type { FileSource, QuarantinedRevision, RemovedRevision, RevisionImport } from '#store';
import type { IndexRecord, Revision, RevisionId, UpdateId, UpdateIdentity } from '#update';
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
  /** Of this generation: fetched by this run, or adopted. */
  readonly #staged = new Map<string, StagedRevision>();
  /** What unfinished runs left and nothing of this run led to so far. */
  readonly #left = new Map<string, StagedRevision>();
  /** What unfinished runs left and nobody weighed so far. */
  readonly #unweighed = new Map<string, RevisionId>();
  #carriedBytes = 0;
  readonly #quarantine = new Map<string, QuarantinedRevision>();
  readonly #newlyHeld: QuarantinedRevision[] = [];
  readonly #removed = new Map<string, RemovedRevision>();
  readonly #declined = new Set<UpdateId>();

  private constructor(context: UpstreamContext, runId: number) {
    this.#context = context;
    this.#runId = runId;
  }

  /** With what runs before this one left behind. */
  static async open(context: UpstreamContext, runId: number): Promise<Staging> {
    const staging = new Staging(context, runId);
    for (const record of await context.store.stagedRecords()) {
      staging.#left.set(keyOf(record), record);
      staging.#unweighed.set(keyOf(record), record.id);
    }
    for (const entry of await context.store.quarantine()) staging.#quarantine.set(keyOf(entry), entry);
    for await (const note of context.store.removedRevisions()) staging.#removed.set(keyOf(note), note);
    for (const { updateId, declined } of await context.store.declines())
      if (declined) staging.#declined.add(updateId);
    return staging;
  }

  isHere(identity: UpdateIdentity): boolean {
    return this.#context.catalog.snapshot.idOf(identity) !== undefined;
  }

  isStaged(identity: UpdateIdentity): boolean {
    return this.#staged.has(keyOf(identity));
  }

  /**
   * Lists of this run name these, or something of this generation needs them: those that an unfinished run left become part
   * of it and are not fetched again. What is not adopted is published by nobody: another may have answered that run.
   */
  adopt(identities: readonly UpdateIdentity[]): void {
    for (const identity of identities) {
      const key = keyOf(identity);
      const record = this.#left.get(key);
      if (record === undefined) continue;
      this.#left.delete(key);
      this.#staged.set(key, record);
      this.#quarantine.delete(key);
    }
  }

  /** What was listed so far is void: only what is listed from now on is of this generation. */
  setAside(): void {
    for (const [key, record] of this.#staged) this.#left.set(key, record);
    this.#staged.clear();
  }

  /** Left by unfinished runs, or set aside, and not adopted. */
  get strays(): readonly UpdateIdentity[] {
    return [...this.#left.values()];
  }

  /** Throws the strays away. Only once this generation is published: until then nothing tells them apart in the store. */
  async dropStrays(actor: string): Promise<void> {
    await dropStaged(this.#context, actor);
    this.#left.clear();
  }

  /** Bytes of the documents that were adopted: unfinished runs received them, and they belong to this generation all the same. */
  async carriedBytes(): Promise<number> {
    for (const [key, id] of this.#unweighed) {
      if (!this.#staged.has(key)) continue;
      this.#unweighed.delete(key);
      this.#carriedBytes += (await this.#context.store.document(id))?.length ?? 0;
    }
    return this.#carriedBytes;
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

  isRemoved(identity: UpdateIdentity): boolean {
    return this.#removed.has(keyOf(identity));
  }

  /** Of updates whose metadata was removed, the highest revision: fetched again when something new needs the update. */
  removedLatest(): ReadonlyMap<UpdateId, RemovedRevision> {
    const latest = new Map<UpdateId, RemovedRevision>();
    for (const note of this.#removed.values()) {
      const other = latest.get(note.updateId);
      if (other === undefined || other.revisionNumber < note.revisionNumber) latest.set(note.updateId, note);
    }
    return latest;
  }

  /** Removed because they were declined, and not declined any more: an upstream has taken its decline back. */
  wantedAgain(): readonly UpdateIdentity[] {
    return [...this.removedLatest().values()].filter(
      ({ updateId, reason }) => reason === 'declined' && !this.#declined.has(updateId),
    );
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
      this.#left.delete(keyOf(revision));
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
