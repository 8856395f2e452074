import { type Publisher, type Release, releaseDocuments, releaseId } from './release.ts';
import { finish, type SyntheticDocument } from './synthetic/catalog.ts';
import {
  categories,
  detectoidDocument,
  detectoidsOf,
  KNOWN_PRODUCTS,
  SOFTWARE_CLASSIFICATIONS,
} from './synthetic/taxonomy.ts';

const DAY = 86_400_000;
const LANGUAGES = ['en', 'ja'];
const [SECURITY, , UPDATES, , DEFINITIONS] = SOFTWARE_CLASSIFICATIONS;
const [WINDOWS_10, WINDOWS_11, SERVER_2022, , ANTIVIRUS, BROWSER] = KNOWN_PRODUCTS;
/** Definitions are withdrawn when they are that many days old. */
const DEFINITIONS_LAST = 10;
const FILE_BYTES = 24_000;

/** What a publisher does on one day. */
export interface PublisherDay {
  readonly documents: readonly SyntheticDocument[];
  /** UpdateIDs that are withdrawn. */
  readonly expired: readonly string[];
}

/** A release with the moment of its publication, for judging who should have it by when. */
export interface PublishedRelease {
  readonly updateId: string;
  readonly kb: string;
  readonly product: string;
  readonly version: number;
  readonly publishedAt: number;
  readonly kind: 'security' | 'preview' | 'definitions' | 'browser' | 'arm64';
}

/**
 * A publisher's calendar, day after day: security updates of three systems on the second Tuesday, each superseding the one of the month before
 * and its preview; previews two weeks later; definitions every day, withdrawn after ten; a browser every second Friday; updates for
 * processors that nobody has. Everything has a small file of its own. Days are to be taken in order.
 */
export class PublisherYear {
  readonly #publisher: Publisher;
  readonly #newest = new Map<string, string>();
  readonly #definitions: { readonly at: number; readonly updateId: string }[] = [];
  /** In the order in which they came. */
  readonly releases: PublishedRelease[] = [];

  constructor(seed: string) {
    const [detectoid] = detectoidsOf(seed, 1);
    this.#publisher = { seed, detectoid: detectoid! };
  }

  /** Categories and the processor's detectoid: what everything else builds on. */
  ground(): readonly SyntheticDocument[] {
    return [
      ...[...categories(KNOWN_PRODUCTS, LANGUAGES)].map((text) => finish('category', text)),
      finish(
        'detectoid',
        detectoidDocument(this.#publisher.detectoid, '2022-11-08T18:00:00.000Z', LANGUAGES),
      ),
    ];
  }

  /** What comes on the day of that moment, UTC. */
  day(at: number): PublisherDay {
    const date = new Date(at);
    const weekday = date.getUTCDay();
    const week = Math.ceil(date.getUTCDate() / 7);
    const serial = Math.floor(at / DAY) % 30_000;
    const documents: SyntheticDocument[] = [];
    const release = (
      kind: PublishedRelease['kind'],
      line: string,
      more: Pick<Release, 'kb' | 'product' | 'classification'> & Partial<Release>,
      supersedes: readonly string[],
    ): void => {
      const whole: Release = {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        serial,
        size: FILE_BYTES,
        standalone: kind !== 'security',
        supersedes: supersedes.flatMap((each) => this.#newest.get(each) ?? []),
        ...more,
      };
      documents.push(...releaseDocuments(this.#publisher, whole));
      const name = `${whole.kb}#${serial}`;
      this.#newest.set(line, name);
      const updateId = releaseId(this.#publisher, name);
      if (kind === 'definitions') this.#definitions.push({ at, updateId });
      this.releases.push({
        updateId,
        kb: whole.kb,
        product: whole.product.name,
        version: serial,
        publishedAt: at,
        kind,
      });
    };
    const systems = [WINDOWS_11!, WINDOWS_10!, SERVER_2022!];
    if (weekday === 2 && week === 2) {
      for (const [index, product] of systems.entries()) {
        const kb = String(9_910_000 + (serial % 10_000) + index);
        const restarts = index === 0;
        release('security', product.id, { kb, product, classification: SECURITY!, restarts }, [
          product.id,
          `${product.id} preview`,
        ]);
      }
      release(
        'arm64',
        'arm64',
        { kb: '9930001', product: WINDOWS_11!, classification: UPDATES!, mark: 'for ARM64-based Systems' },
        ['arm64'],
      );
    }
    if (weekday === 2 && week === 4) {
      for (const [index, product] of systems.entries()) {
        const kb = String(9_920_000 + (serial % 10_000) + index);
        const line = `${product.id} preview`;
        release('preview', line, { kb, product, classification: UPDATES!, mark: 'Preview' }, [
          line,
          product.id,
        ]);
      }
    }
    if (weekday === 5 && week % 2 === 1) {
      release('browser', 'browser', { kb: '9940001', product: BROWSER!, classification: UPDATES! }, [
        'browser',
      ]);
    }
    release(
      'definitions',
      'definitions',
      { kb: '9950001', product: ANTIVIRUS!, classification: DEFINITIONS! },
      ['definitions'],
    );
    return { documents, expired: this.#withdrawn(at) };
  }

  #withdrawn(at: number): readonly string[] {
    const old = this.#definitions.filter((each) => at - each.at > DEFINITIONS_LAST * DAY);
    this.#definitions.splice(0, old.length);
    return old.map(({ updateId }) => updateId);
  }
}
