import type { ImportAnswer } from '#server/admin';
import type { Store } from '#store';
import type { RevisionId, RevisionNumber, UpdateId } from '#update';
import type { Random } from '../model/random.ts';
import type { Server } from './server.ts';
import { ACTOR } from './server.ts';
import { type Book, identityOf, type Shelf } from './shelf.ts';
import type { Work, World } from './world.ts';

/** Documents that are read again whole after every kill, besides those that were under way. */
const SAMPLE = 40;

/** Imports documents in batches of one to many hundreds, through the admin API. */
export class Importing implements Work {
  readonly kind = 'import';
  readonly #world: World;
  readonly #shelf: Shelf;
  /** What was sent when the server was killed; it is sent again as soon as there is a server. */
  #batch: readonly Book[] = [];
  #isAsking = false;
  #revisions = 0;
  #looksAt = 0;
  /** By identity, once a judge has seen it. */
  readonly #ids = new Map<string, RevisionId>();

  constructor(world: World, shelf: Shelf) {
    this.#world = world;
    this.#shelf = shelf;
  }

  get underWay(): readonly string[] {
    return this.#isAsking ? ['import'] : [];
  }

  get acknowledged() {
    return { revisions: this.#revisions };
  }

  async run(server: Server, random: Random): Promise<void> {
    for (;;) {
      if (this.#batch.length === 0) this.#batch = this.#shelf.take(batchSize(random));
      if (this.#batch.length === 0) return;
      await this.#send(server);
    }
  }

  /** Imports so many documents at once, with nobody killing anything. */
  async first(server: Server, count: number): Promise<void> {
    this.#batch = this.#shelf.take(count);
    await this.#send(server);
  }

  async #send(server: Server): Promise<void> {
    const books = this.#batch;
    const documents = books.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
    const request = JSON.stringify({ documents });
    this.#isAsking = true;
    const { body } = await server.api<ImportAnswer>('POST', '/updates/import', request);
    this.#isAsking = false;
    const isHere = (book: Book) => this.#shelf.known.has(identityOf(book));
    const names = (wanted: readonly Book[]) => wanted.map(({ name }) => name);
    this.#world.same('what an import calls unchanged', body.unchanged, names(books.filter(isHere)));
    this.#world.same(
      'what an import calls imported',
      body.imported.map(({ name }) => name),
      names(books.filter((book) => !isHere(book))),
    );
    this.#world.same('what an import could not take', body.failed, []);
    for (const book of books) this.#shelf.add(book);
    this.#revisions += body.imported.length;
    this.#batch = [];
  }

  async judge(store: Store): Promise<void> {
    const lost = await this.#settle(store);
    this.#isAsking = false;
    const { known, files } = this.#shelf;
    const fresh = [...known.values()].filter((book) => !this.#ids.has(identityOf(book)));
    for (const book of fresh) await this.#judgeNew(store, book);
    const old = [...this.#ids.keys()];
    for (let looks = Math.min(SAMPLE, old.length); looks > 0; looks--) {
      await this.#judgeWhole(store, known.get(old[(this.#looksAt += 1) % old.length]!)!);
    }
    for (const book of lost) await this.#judgeAbsent(store, book);
    await this.#judgeIndex(store);
    await this.#judgeAudit(store);
    this.#world.same('files that are named', (await store.counts()).files, files.size);
  }

  /** Everything, once more from the first to the last. */
  async judgeAll(store: Store): Promise<void> {
    for (const book of this.#shelf.known.values()) await this.#judgeWhole(store, book);
  }

  async lookAgain(server: Server, random: Random): Promise<void> {
    const { known } = this.#shelf;
    const { updates } = await server.get<{ updates: { revisions: number } }>('/status');
    this.#world.same('revisions according to /status', updates.revisions, known.size);
    const book = random.pick([...known.values()]);
    const found = await server.get<{ items: readonly { updateId: string }[] }>(
      `/updates?text=${book.updateId}`,
    );
    this.#world.same(
      `a search for ${book.updateId}`,
      found.items.map(({ updateId }) => updateId),
      [book.updateId],
    );
  }

  /** Of the batch that was under way, the first chunks may be there; gives the documents that are not. */
  async #settle(store: Store): Promise<readonly Book[]> {
    const there: boolean[] = [];
    for (const book of this.#batch) there.push((await idOf(store, book)) !== undefined);
    const count = there.lastIndexOf(true) + 1;
    if (there.slice(0, count).includes(false)) {
      this.#world.violate(`an import has gaps: ${there.map(Number).join('')}`);
    }
    if (this.#isAsking) {
      const isWhole = count === this.#batch.length;
      this.#world.unanswered[isWhole ? 'done' : count > 0 ? 'partly' : 'not done'] += 1;
    }
    for (const book of this.#batch.slice(0, count)) this.#shelf.add(book);
    return this.#batch.slice(count);
  }

  async #judgeNew(store: Store, book: Book): Promise<void> {
    const id = await idOf(store, book);
    if (id === undefined) return this.#world.violate(`revision ${identityOf(book)} is lost`);
    this.#ids.set(identityOf(book), id);
    this.#world.seen(this.#world.identities, id, identityOf(book));
    await this.#judgeWhole(store, book);
  }

  /** Document, fragments, files and search row of a revision that must be there. */
  async #judgeWhole(store: Store, book: Book): Promise<void> {
    const world = this.#world;
    const name = `revision ${identityOf(book)}`;
    const id = await idOf(store, book);
    if (id === undefined) return world.violate(`${name} is lost`);
    world.same(`${name}, its id`, id, this.#ids.get(identityOf(book)));
    const document = await store.document(id);
    if (document === undefined || Buffer.compare(document, book.bytes) !== 0)
      world.violate(`${name} has no document, or another one`);
    const core = (await store.coreFragments([id])).get(id)?.toString() ?? '';
    if (!core.includes(`UpdateID="${book.updateId}"`))
      world.violate(`${name} has no core fragment of its own`);
    if (!(await store.detailFragments([id])).has(id)) world.violate(`${name} has no detail fragments`);
    const files = (await store.filesOf([id])).get(id) ?? [];
    const digests = (list: readonly { readonly sha1: string }[]) => list.map(({ sha1 }) => sha1).sort();
    world.same(`${name}, its files`, digests(files), digests(book.files));
    for (const { sha1 } of book.files) {
      if ((await store.fileBySha1(sha1))?.revisionIds.includes(id) !== true)
        world.violate(`file ${sha1} does not know ${name}`);
    }
    const found = await store.findUpdates({ text: book.updateId, limit: 2, offset: 0 });
    world.same(
      `a search for ${book.updateId}`,
      found.items.map(({ updateId }) => updateId),
      [book.updateId],
    );
  }

  /** Nothing of a revision that is not there may be there: its files and its search row neither. */
  async #judgeAbsent(store: Store, book: Book): Promise<void> {
    const { known, files } = this.#shelf;
    for (const { sha1 } of book.files) {
      if (!files.has(sha1) && (await store.fileBySha1(sha1)) !== undefined)
        this.#world.violate(`file ${sha1} of ${identityOf(book)} is there without it`);
    }
    if (known.values().some(({ updateId }) => updateId === book.updateId)) return;
    const { total } = await store.findUpdates({ text: book.updateId, limit: 1, offset: 0 });
    if (total > 0) this.#world.violate(`${identityOf(book)} can be found, but is not there`);
  }

  /** The index records are those of the revisions, no more and no fewer. */
  async #judgeIndex(store: Store): Promise<void> {
    const found = new Map<string, RevisionId>();
    for await (const record of store.indexRecords()) found.set(identityOf(record), record.id);
    this.#world.same('index records', found.size, this.#ids.size);
    for (const [identity, id] of this.#ids) {
      if (found.get(identity) !== id)
        this.#world.violate(`revision ${identity} is not in the index as ${id}`);
    }
  }

  /** Each chunk has its audit row, and the rows together name each revision exactly once. */
  async #judgeAudit(store: Store): Promise<void> {
    const { items } = await store.audit({ limit: 1_000_000, offset: 0 });
    const ids: number[] = [];
    for (const { verb, actor, details } of items) {
      if (verb !== 'import-revisions' || actor !== ACTOR) continue;
      const [count, first, last] = ['count', 'firstId', 'lastId'].map((name) => Number(details[name]));
      if (last! - first! + 1 !== count)
        this.#world.violate(`an import of ${count} has ids ${first} to ${last}`);
      for (let id = first!; id <= last!; id++) ids.push(id);
    }
    const byNumber = (left: number, right: number) => left - right;
    this.#world.same(
      'revisions in the audit log',
      ids.sort(byNumber),
      [...this.#ids.values()].sort(byNumber),
    );
  }
}

/** Mostly few; now and then more than one transaction takes. */
function batchSize(random: Random): number {
  const kind = random.next();
  if (kind < 0.7) return 1 + random.below(9);
  return kind < 0.9 ? 20 + random.below(80) : 300 + random.below(400);
}

function idOf(store: Store, { updateId, revisionNumber }: Book): Promise<RevisionId | undefined> {
  return store.revisionIdOf(updateId as UpdateId, revisionNumber as RevisionNumber);
}
