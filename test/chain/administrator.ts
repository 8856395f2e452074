import { openTodoku, type Todoku } from '#app';
import { nullLog } from '#base';
import {
  approve,
  changesFailures,
  createGroup,
  decline,
  deleteGroup,
  importRevisions,
  renameGroup,
  undecline,
} from '#changes';
import { approvedFiles } from '#jobs';
import { ALL_COMPUTERS, type GroupId, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import type { Random } from '../model/random.ts';
import { configOf } from './data.ts';
import type { Supply } from './supply.ts';

const ACTOR = 'test';
/** Deadlines begin here: 2027-01-01. */
const FIRST_DEADLINE = Date.UTC(2027, 0, 1);
/** So many groups of a person's own; then some go before others come. */
const MOST_GROUPS = 12;

/** Who decides at the top of the chain: edits the data directory while no server has it. */
export class Administrator {
  readonly #todoku: Todoku;
  readonly #supply: Supply;
  readonly #random: Random;

  private constructor(todoku: Todoku, supply: Supply, random: Random) {
    this.#todoku = todoku;
    this.#supply = supply;
    this.#random = random;
  }

  /** Does some work on a directory that no server has. */
  static async at<T>(
    directory: string,
    supply: Supply,
    random: Random,
    work: (administrator: Administrator, todoku: Todoku) => Promise<T>,
  ): Promise<T> {
    const todoku = await openTodoku(configOf(directory), { log: nullLog });
    try {
      return await work(new Administrator(todoku, supply, random), todoku);
    } finally {
      await todoku.close();
    }
  }

  async import(count: number): Promise<number> {
    const report = await importRevisions(this.#todoku, this.#supply.take(count), ACTOR);
    if (report.failed[0] !== undefined) throw report.failed[0].failure;
    return report.imported.length;
  }

  /** Publishes the next revision of some updates; one in five is withdrawn by it, and comes back with the one after. */
  async revise(count: number): Promise<number> {
    const { store } = this.#todoku;
    const documents = [];
    for (const updateId of this.#random.some(this.#supply.updates, count)) {
      const [latest] = await store.revisionsOf(updateId);
      if (latest === undefined) throw new Error(`${updateId} is not here`);
      const text = Buffer.from((await store.document(latest.id)) ?? '').toString();
      const state = this.#random.chance(0.2) ? 'Expired' : 'Published';
      const next = text
        .replace(
          `UpdateID="${updateId}" RevisionNumber="${latest.revisionNumber}"`,
          `UpdateID="${updateId}" RevisionNumber="${latest.revisionNumber + 1}"`,
        )
        .replace(/PublicationState="\w+"/, `PublicationState="${state}"`);
      documents.push({ name: updateId, bytes: Buffer.from(next) });
    }
    const report = await importRevisions(this.#todoku, documents, ACTOR);
    if (report.failed[0] !== undefined) throw report.failed[0].failure;
    return report.imported.length;
  }

  /** Decides on some updates for some groups; most decisions fall on few updates, so that they replace one another. */
  async approve(count: number): Promise<void> {
    const updates = [...this.#supply.approvable];
    const few = updates.slice(0, 60);
    const groups = this.#groups();
    for (let left = count; left > 0; left--) {
      const [updateId, licence] = this.#random.pick(this.#random.chance(0.5) ? few : updates);
      const action = this.#random.pick([
        'Install',
        'Install',
        'Install',
        'OptionalInstall',
        'NotApproved',
      ] as const);
      const isDue = action === 'Install' && this.#random.chance(0.4);
      await this.#decide({
        updateId,
        groupId: this.#random.pick(groups),
        action,
        ...(isDue ? { deadline: FIRST_DEADLINE + this.#random.below(1000) * 3_600_000 } : {}),
        ...(licence === undefined ? {} : { acceptEula: true }),
      });
    }
    await this.#storeContent();
  }

  /** Approves updates for installation in one group. */
  async approveFor(groupId: GroupId, updateIds: readonly UpdateId[]): Promise<void> {
    for (const updateId of updateIds) {
      const licence = this.#supply.approvable.get(updateId);
      const terms = licence === undefined ? {} : { acceptEula: true };
      await this.#decide({ updateId, groupId, action: 'Install', ...terms });
    }
    await this.#storeContent();
  }

  /** Declines so many updates that are not declined and that nobody approved, all at once. */
  async decline(count: number): Promise<number> {
    const { store } = this.#todoku;
    const taken = new Set<UpdateId>((await store.deployments()).map(({ updateId }) => updateId));
    for (const { updateId, declined } of await store.declines()) if (declined) taken.add(updateId);
    const free = this.#supply.updates.filter((updateId) => !taken.has(updateId));
    const start = this.#random.below(Math.max(1, free.length - count));
    return (await decline(this.#todoku, free.slice(start, start + count), ACTOR)).length;
  }

  /** Declines some at random, approved ones too. */
  async declineSome(count: number): Promise<number> {
    const some = this.#random.some(this.#supply.updates, count);
    return (await decline(this.#todoku, some, ACTOR)).length;
  }

  async undecline(count: number): Promise<number> {
    const declined = (await this.#todoku.store.declines()).filter((each) => each.declined);
    if (declined.length === 0) return 0;
    const some = this.#random.some(
      declined.map(({ updateId }) => updateId),
      count,
    );
    return (await undecline(this.#todoku, some, ACTOR)).length;
  }

  async createGroup(name: string, parentId: GroupId = ALL_COMPUTERS): Promise<GroupId> {
    return (await createGroup(this.#todoku, { name, parentId }, ACTOR)).id;
  }

  /** Creates, renames and deletes groups; two of them may swap their names. */
  async regroup(kept: GroupId): Promise<void> {
    const own = () =>
      this.#groups().filter((id) => id !== ALL_COMPUTERS && id !== UNASSIGNED_COMPUTERS && id !== kept);
    const fresh = () => `Group ${this.#random.below(1_000_000)}`;
    const parents = () => this.#groups().filter((id) => id !== UNASSIGNED_COMPUTERS);
    for (let left = 1 + this.#random.below(3); left > 0; left--)
      await this.createGroup(fresh(), this.#random.pick(parents()));
    if (own().length > MOST_GROUPS || this.#random.chance(0.3)) {
      const going = this.#random.pick(own());
      // Who has the kept group below it stays.
      const isAboveKept = this.#todoku.catalog.snapshot.groupPath(kept).some(({ id }) => id === going);
      if (!isAboveKept) await deleteGroup(this.#todoku, going, ACTOR, { withSubgroups: true });
    }
    const [one, other] = this.#random.some(own(), 4);
    if (one === undefined) return;
    if (other === undefined) return void (await renameGroup(this.#todoku, one, fresh(), ACTOR));
    const nameOf = (id: GroupId) =>
      this.#todoku.catalog.snapshot.groups().find((group) => group.id === id)!.name;
    const [first, second] = [nameOf(one), nameOf(other)];
    await renameGroup(this.#todoku, one, fresh(), ACTOR);
    await renameGroup(this.#todoku, other, first, ACTOR);
    await renameGroup(this.#todoku, one, second, ACTOR);
  }

  #groups(): readonly GroupId[] {
    return this.#todoku.catalog.snapshot.groups().map(({ id }) => id);
  }

  async #decide(approval: Parameters<typeof approve>[1]): Promise<void> {
    try {
      await approve(this.#todoku, approval, ACTOR);
    } catch (error) {
      // Declined and withdrawn ones are refused; others are chosen next time.
      if (!changesFailures.is(error, 'declined') && !changesFailures.is(error, 'expired')) throw error;
    }
  }

  /** Imports the files of everything that is approved. */
  async #storeContent(): Promise<void> {
    const { content } = this.#todoku;
    for (const { sha1, size } of (await approvedFiles(this.#todoku)).values()) {
      if ((await content.stat(sha1)) !== undefined) continue;
      const bytes = this.#supply.payload(sha1);
      if (bytes === undefined) throw new Error(`nobody has the file ${sha1}`);
      await content.add({ sha1, size }, one(bytes));
    }
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
