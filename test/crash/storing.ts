import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContentStatus } from '#server/admin';
import type { Store } from '#store';
import type { Random } from '../model/random.ts';
import type { Server } from './server.ts';
import { bytesOf, type Shelf, type ShelfFile } from './shelf.ts';
import type { Work, World } from './world.ts';

/** Bytes that are sent at once; a pause follows, so that a kill finds transfers half way. */
const PIECE = 64 * 1024;

/** Sends content, sound and damaged, through the admin API. */
export class Storing implements Work {
  readonly kind = 'content';
  readonly #world: World;
  readonly #shelf: Shelf;
  readonly #directory: string;
  /** By SHA-1. */
  readonly #stored = new Map<string, ShelfFile>();
  /** How often each was taken in, which the audit has to tell. */
  readonly #taken = new Map<string, number>();
  #file: ShelfFile | undefined;
  /** The last one that was under way when the server was killed. */
  #last: ShelfFile | undefined;
  #nextLarge = 0;
  #count = 0;

  constructor(world: World, shelf: Shelf, directory: string) {
    this.#world = world;
    this.#shelf = shelf;
    this.#directory = directory;
  }

  get underWay(): readonly string[] {
    return this.#file === undefined ? [] : ['content'];
  }

  get acknowledged() {
    return { files: this.#count };
  }

  async run(server: Server, random: Random): Promise<void> {
    for (;;) {
      const file = this.#choose(random);
      const isDamaged = random.chance(0.1);
      const bytes = bytesOf(file);
      if (isDamaged) bytes[bytes.length >> 1]! ^= 1;
      this.#file = file;
      const status = await this.#put(server, file.sha1, bytes);
      // What is here already is not read again.
      const isGood = !isDamaged || this.#stored.has(file.sha1);
      if ((status === 200) !== isGood) this.#world.violate(`PUT of ${file.sha1} was answered with ${status}`);
      if (isGood) {
        this.#stored.set(file.sha1, file);
        this.#taken.set(file.sha1, (this.#taken.get(file.sha1) ?? 0) + 1);
        this.#count += 1;
      }
      this.#file = undefined;
    }
  }

  #choose(random: Random): ShelfFile {
    // What a kill broke off is sent again first.
    if (this.#last !== undefined && !this.#stored.has(this.#last.sha1)) return this.#last;
    const large = this.#shelf.large[this.#nextLarge]?.files[0];
    if (large !== undefined && random.chance(0.4)) {
      this.#nextLarge += 1;
      return large;
    }
    return random.pick([...this.#shelf.files.values()].filter(({ size }) => size < PIECE));
  }

  async #put(server: Server, sha1: string, bytes: Buffer): Promise<number> {
    const outgoing = request({
      host: '127.0.0.1',
      port: server.port,
      method: 'PUT',
      path: `/api/v1/content/${sha1}`,
      agent: false,
      headers: {
        ...server.credentials,
        'Content-Type': 'application/octet-stream',
        'Content-Length': bytes.length,
      },
    });
    const answered = server.whileAlive(once(outgoing, 'response'));
    let isOver = false;
    const over = answered.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    for (let sent = 0; sent < bytes.length && !isOver; sent += PIECE) {
      outgoing.write(bytes.subarray(sent, sent + PIECE));
      await Promise.race([sleep(2), over]);
    }
    outgoing.end();
    const [incoming] = await answered;
    incoming.resume();
    await server.whileAlive(once(incoming, 'end'));
    return incoming.statusCode;
  }

  /** What is published is whole, and somebody sent it; read from the disk, past the content store. */
  async judge(store: Store): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#last = file ?? this.#last;
    const root = join(this.#directory, 'content');
    const published = new Set<string>();
    for (const folder of await readdir(root)) {
      if (folder === 'incoming') continue;
      for (const name of await readdir(join(root, folder))) {
        const digest = createHash('sha1')
          .update(await readFile(join(root, folder, name)))
          .digest('hex');
        if (digest.toUpperCase() !== name || name.slice(-2) !== folder)
          this.#world.violate(`content/${folder}/${name} is not what it is called`);
        published.add(name);
      }
    }
    if (file !== undefined) {
      this.#world.unanswered[published.has(file.sha1) ? 'done' : 'not done'] += 1;
      if (published.has(file.sha1)) this.#stored.set(file.sha1, file);
    }
    const expected = [...this.#stored.keys()].sort();
    this.#world.same('published content', [...published].sort(), expected);
    await this.#judgeAudit(store, file);
  }

  /** Each time that a file was taken in has its row; of the one that was under way nobody knows. */
  async #judgeAudit(store: Store, underWay: ShelfFile | undefined): Promise<void> {
    const { items } = await store.audit({ verb: 'import-content', limit: 1_000_000, offset: 0 });
    const told = new Map<string, number>();
    for (const { subject } of items) told.set(subject, (told.get(subject) ?? 0) + 1);
    if (underWay !== undefined) {
      const { sha1 } = underWay;
      const before = this.#taken.get(sha1) ?? 0;
      if (told.get(sha1) === before + 1) this.#taken.set(sha1, before + 1);
    }
    this.#world.same('files in the audit log', [...told].sort(), [...this.#taken].sort());
  }

  async lookAgain(server: Server, random: Random): Promise<void> {
    const root = join(this.#directory, 'content');
    this.#world.same('leftovers of content', await readdir(join(root, 'incoming')), []);
    const status = await server.get<ContentStatus>('/content');
    const bytes = this.#stored.values().reduce((sum, { size }) => sum + size, 0);
    this.#world.same('content according to the API', status.present, { files: this.#stored.size, bytes });
    this.#world.same('content that nothing names', status.unnamed, { files: 0, bytes: 0 });
    const some = [...this.#stored.values()];
    const files = [this.#last, ...(some.length === 0 ? [] : [random.pick(some), some.at(-1)])];
    for (const file of files) if (file !== undefined) await this.#fetch(server, file);
  }

  /** What a client gets: all of it, or nothing. */
  async #fetch(server: Server, { sha1, size }: ShelfFile): Promise<void> {
    const { status, body } = await server.ask(`/Content/${sha1.slice(-2)}/${sha1}.cab`);
    const isStored = this.#stored.has(sha1);
    this.#world.same(`GET of ${sha1}`, status, isStored ? 200 : 404);
    if (!isStored || status !== 200) return;
    const digest = createHash('sha1').update(body).digest('hex').toUpperCase();
    this.#world.same(`bytes of ${sha1}`, [body.length, digest], [size, sha1]);
  }
}
