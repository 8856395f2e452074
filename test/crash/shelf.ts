import { createHash } from 'node:crypto';
import { generateCatalog, payloadOf, type SyntheticDocument } from '#simulator';
import { software, updateId } from '../server/documents.ts';

/** A document that is imported, and what a judge must know of it. */
export interface Book {
  readonly name: string;
  readonly bytes: Buffer;
  /** Lower case. */
  readonly updateId: string;
  readonly revisionNumber: number;
  readonly approvable: boolean;
  readonly files: readonly ShelfFile[];
}

/** A file that a document names. */
export interface ShelfFile {
  /** Upper-case hex. */
  readonly sha1: string;
  readonly size: number;
  readonly key: string;
}

/** Documents with a large file each, so that kills find transfers under way. */
const LARGE = { count: 120, bytes: 600_000 };

/** The documents of one data directory: those that wait, in a fixed order, and those that the server has. */
export class Shelf {
  readonly #waiting: Iterator<Book>;
  /** By identity. */
  readonly known = new Map<string, Book>();
  /** Updates that can be approved, each once, in the order in which they came. */
  readonly approvable: string[] = [];
  /** Every update, in the order in which they came. */
  readonly updateIds: string[] = [];
  readonly #updates = new Set<string>();
  /** Every file that is named, by SHA-1, and by which identities. */
  readonly files = new Map<string, ShelfFile & { readonly namedBy: Set<string> }>();
  readonly large: readonly Book[];

  constructor(seed: string) {
    this.large = Array.from({ length: LARGE.count }, (_, index) => largeBook(seed, index));
    const { large } = this;
    this.#waiting = (function* () {
      yield* large;
      const catalog = { revisions: 12_000, seed, drivers: 0.1, nonLeaf: 0.015, revised: 0.2 };
      for (const document of generateCatalog(catalog)) yield bookOf(document);
    })();
  }

  /** The next documents, fewer when they run out. */
  take(count: number): Book[] {
    const books: Book[] = [];
    while (books.length < count) {
      const { value, done } = this.#waiting.next();
      if (done === true) break;
      books.push(value);
    }
    return books;
  }

  /** The server has it. */
  add(book: Book): void {
    const identity = identityOf(book);
    if (this.known.has(identity)) return;
    this.known.set(identity, book);
    if (!this.#updates.has(book.updateId)) {
      this.#updates.add(book.updateId);
      this.updateIds.push(book.updateId);
      if (book.approvable) this.approvable.push(book.updateId);
    }
    for (const file of book.files) {
      const named = this.files.get(file.sha1);
      if (named === undefined) this.files.set(file.sha1, { ...file, namedBy: new Set([identity]) });
      else named.namedBy.add(identity);
    }
  }
}

export function identityOf(book: Pick<Book, 'updateId' | 'revisionNumber'>): string {
  return `${book.updateId}/${book.revisionNumber}`;
}

/** The bytes of a file. */
export function bytesOf(file: Pick<ShelfFile, 'key' | 'size'>): Buffer {
  return payloadOf(file);
}

function bookOf({ name, bytes, identity, kind, expired, files }: SyntheticDocument): Book {
  return {
    name,
    bytes,
    ...identity,
    approvable: !expired && (kind === 'bundle' || kind === 'software' || kind === 'driver'),
    files: files.map(({ sha1, size, key }) => ({
      sha1: Buffer.from(sha1, 'base64').toString('hex').toUpperCase(),
      size,
      key,
    })),
  };
}

function largeBook(seed: string, index: number): Book {
  const key = `${seed} large ${index}`;
  const size = LARGE.bytes + index * 1000;
  const sha1 = createHash('sha1').update(payloadOf({ key, size })).digest('hex').toUpperCase();
  const id = 1000 + index;
  return {
    name: `large-${index}.xml`,
    bytes: Buffer.from(software({ id, revision: 1, file: { name: `large-${index}.cab`, sha1, size } })),
    updateId: updateId(id),
    revisionNumber: 1,
    approvable: true,
    files: [{ sha1, size, key }],
  };
}
