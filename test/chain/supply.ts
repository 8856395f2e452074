import type { SourceDocument } from '#changes';
import { generateCatalog, payloadOf, type SyntheticDocument } from '#simulator';
import type { UpdateId } from '#update';

/** Terms that some updates ask for. */
const LICENCES = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000e01${digit}`);

/** Every document that the top may ever be given, prerequisites first, and the files they name. */
export class Supply {
  readonly #documents: Iterator<SyntheticDocument>;
  readonly #payloads = new Map<string, { readonly key: string; readonly size: number }>();
  /** Updates that clients install: what people decide about. */
  readonly updates: UpdateId[] = [];
  /** Those of them that can be approved on their own, each with the licence it asks for. */
  readonly approvable = new Map<UpdateId, string | undefined>();
  taken = 0;

  constructor(revisions: number, seed: string) {
    this.#documents = generateCatalog({ revisions, seed, drivers: 0.1, restarts: 0.2 });
  }

  /** The next documents, fewer when they run out. */
  *take(count: number): Generator<SourceDocument> {
    for (let left = count; left > 0; left--) {
      const { value, done } = this.#documents.next();
      if (done === true) return;
      yield this.#licensed(value);
    }
  }

  /** The bytes of a file; undefined for one that no document named so far. */
  payload(sha1: string): Buffer | undefined {
    const file = this.#payloads.get(sha1);
    return file === undefined ? undefined : payloadOf(file);
  }

  #licensed({ name, bytes, identity, kind, expired, files }: SyntheticDocument): SourceDocument {
    this.taken += 1;
    const updateId = identity.updateId as UpdateId;
    for (const { sha1, key, size } of files)
      this.#payloads.set(Buffer.from(sha1, 'base64').toString('hex').toUpperCase(), { key, size });
    if (kind === 'category' || kind === 'detectoid') return { name, bytes };
    // Revisions of one update come one behind the other.
    if (this.updates.at(-1) !== updateId) this.updates.push(updateId);
    if (kind === 'bundled') return { name, bytes };
    const mark = Number.parseInt(updateId.slice(0, 2), 16);
    const licence = mark % 16 === 0 ? LICENCES[mark % LICENCES.length] : undefined;
    if (!expired) this.approvable.set(updateId, licence);
    if (licence === undefined) return { name, bytes };
    const text = bytes
      .toString()
      .replace('ExplicitlyDeployable="true"', `ExplicitlyDeployable="true" EulaID="${licence}"`);
    return { name, bytes: Buffer.from(text) };
  }
}
