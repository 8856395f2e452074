import type { ApartWork, Contact } from '#store';
import type { ComputerId } from '#update';
import { type ApartChange, commit, commitApart } from './commit.ts';
import { changeEvents } from './events.ts';
import { type Contacts, recordContacts } from './record-contacts.ts';
import type { ChangeContext } from './types.ts';

/** So few are written faster than another thread is told of them, and a quiet server does without the thread. */
const FEW = 8;

/** In another thread: a commit waits for the disk once a second, and scans should not wait with it. */
function recordApart({ contacts }: Contacts): ApartWork<Contacts, ApartChange<undefined>> {
  const module = new URL('./record-contacts.ts', import.meta.url).href;
  // What has moved may follow the rules of groups.
  return { module, name: 'recordContacts', computers: contacts.map(({ computerId }) => computerId) };
}

export interface ContactRecorderOptions {
  /** Milliseconds between two writes. */
  readonly interval?: number;
  /** Most computers that are remembered between two writes; beyond it a write starts at once. */
  readonly limit?: number;
}

/**
 * Collects who called and writes it once a second in one transaction, because every scan is a contact and
 * none is worth a commit of its own. Of one computer the newest contact wins. What is lost in a crash is the
 * last second of contact times, nothing else. Archived computers come back by it, and a computer that calls from another
 * address, or tells other attributes, follows the rules of groups. Memory is bounded: while a write is under way and the limit is
 * reached, contacts of further computers are dropped and counted.
 */
export class ContactRecorder {
  readonly #context: ChangeContext;
  readonly #limit: number;
  readonly #timer: NodeJS.Timeout;
  #waiting = new Map<ComputerId, Contact>();
  #dropped = 0;
  #writing: Promise<void> | undefined;

  constructor(context: ChangeContext, options: ContactRecorderOptions = {}) {
    this.#context = context;
    this.#limit = options.limit ?? 10_000;
    this.#timer = setInterval(() => this.#flushUnasked(), options.interval ?? 1000);
    this.#timer.unref();
  }

  /** Remembers a contact until the next write. Costs nothing but that. */
  note(contact: Contact): void {
    const known = this.#waiting.get(contact.computerId);
    if (known === undefined && this.#waiting.size >= this.#limit) {
      this.#dropped += 1;
    } else {
      this.#waiting.set(contact.computerId, known === undefined ? contact : newest(known, contact));
    }
    if (this.#waiting.size >= this.#limit && this.#writing === undefined) this.#flushUnasked();
  }

  /** Resolves when everything that was noted before is durable. What could not be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#writing !== undefined) {
      await this.#writing.catch(() => undefined);
    }
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
  }

  /** Writes what is left and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  #flushUnasked(): void {
    if (this.#waiting.size === 0) return;
    this.flush().catch((error: unknown) => {
      changeEvents.contactsNotRecorded(this.#context.log, { computers: this.#waiting.size, error });
    });
  }

  async #write(): Promise<void> {
    const contacts = this.#waiting;
    if (contacts.size === 0) return;
    const dropped = this.#dropped;
    this.#waiting = new Map();
    this.#dropped = 0;
    try {
      await this.#record({ contacts: [...contacts.values()], at: this.#context.clock.now() });
    } catch (error) {
      this.#putBack(contacts);
      throw error;
    }
    changeEvents.contactsRecorded(this.#context.log, { computers: contacts.size, dropped });
  }

  async #record(called: Contacts): Promise<void> {
    if (called.contacts.length > FEW) await commitApart(this.#context, recordApart(called), called);
    else await commit(this.#context, async (tx) => (await recordContacts(tx, called)).result);
  }

  #putBack(contacts: ReadonlyMap<ComputerId, Contact>): void {
    for (const contact of contacts.values()) {
      const since = this.#waiting.get(contact.computerId);
      if (since !== undefined) this.#waiting.set(contact.computerId, newest(contact, since));
      else if (this.#waiting.size < this.#limit) this.#waiting.set(contact.computerId, contact);
      else this.#dropped += 1;
    }
  }
}

/** The later of two contacts; that the machine scanned, and what it told then, is not forgotten. */
function newest(left: Contact, right: Contact): Contact {
  const [earlier, later] = left.at <= right.at ? [left, right] : [right, left];
  const deviceAttributes = later.deviceAttributes ?? earlier.deviceAttributes;
  return {
    ...later,
    scanned: earlier.scanned || later.scanned,
    ...(deviceAttributes === undefined ? {} : { deviceAttributes }),
  };
}
