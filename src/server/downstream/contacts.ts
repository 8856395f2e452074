import { rememberDownstream } from '#changes';
import type { DownstreamServer } from '#store';
import type { ServerContext } from '../context.ts';
import { downstreamEvents } from './events.ts';

/** What a call tells of the server that made it. */
export interface DownstreamContact {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly address: string;
  readonly protocolVersion?: string;
  readonly news?: DownstreamNews;
}

/** What is worth writing at once. */
export type DownstreamNews = Partial<
  Pick<DownstreamServer, 'isReplica' | 'syncedSequence' | 'syncedAt' | 'missingFiles'>
>;

/** A contact without news is written when the last one was so long ago, milliseconds. */
const REST = 60_000;
const INTERVAL = 1000;
/** Anyone may call itself a server, so there is an end to how many are remembered. */
const MOST_SERVERS = 10_000;

/**
 * Notes which servers called, and writes it later: reading stays cheap however often they call. What is lost in a crash is
 * the last second of it.
 */
export class DownstreamContacts {
  readonly #context: ServerContext;
  readonly #timer: NodeJS.Timeout;
  readonly #waiting = new Map<string, DownstreamContact>();
  /** When each server was last written; those of this process only. */
  readonly #written = new Map<string, number>();
  #flushing: Promise<void> = Promise.resolve();

  constructor(context: ServerContext) {
    this.#context = context;
    this.#timer = setInterval(() => this.#flushUnasked(), INTERVAL);
    this.#timer.unref();
  }

  /** Remembers a contact. Costs nothing but that. */
  note(contact: DownstreamContact): void {
    const { id } = contact;
    const waiting = this.#waiting.get(id);
    if (waiting === undefined && this.#waiting.size >= MOST_SERVERS) return;
    const news = { ...waiting?.news, ...contact.news };
    this.#waiting.set(id, { ...waiting, ...contact, ...(Object.keys(news).length === 0 ? {} : { news }) });
  }

  /** Resolves when everything that was noted before is durable. What could not be written is kept for the next time. */
  flush(): Promise<void> {
    return this.#write(() => true);
  }

  /** Writes what is left and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  #flushUnasked(): void {
    if (this.#waiting.size === 0) return;
    this.#write((contact) => this.#isDue(contact)).catch((error: unknown) => {
      downstreamEvents.contactsNotWritten(this.#context.log, { servers: this.#waiting.size, error });
    });
  }

  #isDue({ id, news }: DownstreamContact): boolean {
    return news !== undefined || this.#context.clock.now() - (this.#written.get(id) ?? -REST) >= REST;
  }

  #write(which: (contact: DownstreamContact) => boolean): Promise<void> {
    const writing = this.#flushing.then(async () => {
      for (const contact of [...this.#waiting.values()].filter(which)) await this.#writeOne(contact);
    });
    // The next write does not fail because this one did.
    this.#flushing = writing.catch(() => undefined);
    return writing;
  }

  async #writeOne(contact: DownstreamContact): Promise<void> {
    const { id } = contact;
    this.#waiting.delete(id);
    try {
      const isKnown = (await this.#context.store.downstreamServer(id)) !== undefined;
      if (!isKnown && (await this.#context.store.downstreamServers()).length >= MOST_SERVERS) return;
      await rememberDownstream(this.#context, id, (known) => merged(known, contact));
    } catch (error) {
      const since = this.#waiting.get(id);
      this.#waiting.delete(id);
      this.note(contact);
      if (since !== undefined) this.note(since);
      throw error;
    }
    if (this.#written.size >= MOST_SERVERS) this.#written.clear();
    this.#written.set(id, this.#context.clock.now());
  }
}

function merged(known: DownstreamServer | undefined, contact: DownstreamContact): DownstreamServer {
  const { id, name, at, address, protocolVersion, news } = contact;
  return {
    firstContactAt: at,
    ...known,
    id,
    // What its rollup calls it says more than its account.
    name: known?.lastRollupAt === undefined ? name : known.name,
    lastContactAt: Math.max(at, known?.lastContactAt ?? 0),
    lastAddress: address,
    ...(protocolVersion === undefined ? {} : { protocolVersion }),
    ...news,
  };
}
