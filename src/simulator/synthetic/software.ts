import { guidFrom, type Random } from '../random.ts';
import { monthNumber } from '../registry.ts';
import type { DocumentText, Identity, PrerequisiteText } from './document.ts';
import { type PayloadFile, payloadFile } from './payload.ts';
import {
  and,
  bulkRule,
  cbsMetadata,
  componentInstalled,
  processor,
  section,
  windowsVersion,
} from './rules.ts';
import { type Classification, type Detectoid, type Product, SOFTWARE_CLASSIFICATIONS } from './taxonomy.ts';
import { releaseTexts } from './words.ts';

/** First month of a synthetic catalog, and how many months it spans. */
const FIRST_YEAR = 2023;
const MONTHS = 45;
/** Releases of one component before the next component takes over: how long supersedence chains get. */
const CHAIN = 10;

export type SoftwareKind = 'bundle' | 'bundled' | 'software';

export interface ReleaseSettings {
  readonly seed: string;
  readonly languages: readonly string[];
  /** Median size of a file. */
  readonly payloadBytes: number;
  /** Scale of the long tail of Core fragments: 1 is what a whole Windows 11 catalog has. */
  readonly tail: number;
  readonly expiredShare: number;
  /** Share of updates that come in two revisions. */
  readonly revisedShare: number;
  readonly restartShare: number;
}

interface Chain {
  component: string;
  length: number;
  /** Newest first. */
  updateIds: string[];
}

/**
 * Makes one software release after the other: a standalone update, or a visible bundle with hidden
 * children, each the next link of its product's supersedence chain.
 */
export class ReleaseLine {
  readonly #settings: ReleaseSettings;
  readonly #products: readonly Product[];
  readonly #detectoids: readonly Detectoid[];
  readonly #possible: readonly Detectoid[];
  readonly #random: Random;
  readonly #chains = new Map<string, Chain>();
  readonly #totalWeight: number;
  /** Tells the components of one catalog from those of another on the same machine. */
  readonly #mark: string;
  #releases = 0;

  constructor(
    settings: ReleaseSettings,
    products: readonly Product[],
    detectoids: readonly Detectoid[],
    random: Random,
  ) {
    this.#settings = settings;
    this.#products = products;
    this.#detectoids = detectoids;
    this.#possible = detectoids.filter((detectoid) => detectoid.possible);
    this.#random = random;
    this.#mark = guidFrom(settings.seed, 'components').slice(0, 4);
    this.#totalWeight = products.reduce((sum, product) => sum + product.weight, 0);
  }

  /** The documents of the next release, children first, at most `room` of them. `progress` is 0 to 1: how late it is in the catalog. */
  next(progress: number, room: number): { readonly kind: SoftwareKind; readonly text: DocumentText }[] {
    const random = this.#random;
    const number = this.#releases++;
    // Every product gets a release before chance decides, so that no product is a leaf.
    const product = this.#products[number] ?? this.#pickProduct();
    const month = Math.min(MONTHS - 1, Math.floor(progress * MONTHS));
    const context = {
      number,
      product,
      classification: random.pick(SOFTWARE_CLASSIFICATIONS),
      year: FIRST_YEAR + Math.floor(month / 12),
      month: (month % 12) + 1,
      conditions: this.#conditions(number),
      chain: this.#chainOf(product),
      kb: String(9_000_000 + number),
    };
    const children = random.chance(0.67) ? (random.chance(0.55) ? 1 : random.chance(0.67) ? 2 : 3) : 0;
    const alternatives = random.chance(0.3) ? 2 : 1;
    const revised = random.chance(this.#settings.revisedShare);
    const bundle = children > 0 && children * alternatives + 1 + (revised ? 1 : 0) <= room;
    const documents = bundle
      ? this.#bundle(context, children, alternatives)
      : [{ kind: 'software' as const, text: this.#standalone(context) }];
    if (revised && documents.length < room) {
      const { kind, text } = documents.at(-1)!;
      documents.push({ kind, text: revise(text) });
    }
    const { chain } = context;
    chain.updateIds = [documents.at(-1)!.text.identity.updateId, ...chain.updateIds].slice(0, CHAIN);
    return documents;
  }

  #pickProduct(): Product {
    let at = this.#random.next() * this.#totalWeight;
    for (const product of this.#products) {
      at -= product.weight;
      if (at < 0) return product;
    }
    return this.#products[0]!;
  }

  #chainOf(product: Product): Chain {
    const old = this.#chains.get(product.id);
    if (old !== undefined && old.length < CHAIN) {
      old.length++;
      return old;
    }
    const chain = { component: `${this.#mark}.${this.#releases}`, length: 1, updateIds: [] };
    this.#chains.set(product.id, chain);
    return chain;
  }

  /** Up to two conditions. Each detectoid is somebody's prerequisite, so that it is not a leaf; an impossible one has a possible one beside it most of the time. */
  #conditions(number: number): PrerequisiteText[] {
    const random = this.#random;
    const clauses: PrerequisiteText[] = [];
    const due = this.#detectoids[number];
    if (due !== undefined) {
      const other = random.pick(this.#possible);
      const alone = due.possible || random.chance(0.2);
      clauses.push(alone ? { anyOf: [due.id], bare: true } : { anyOf: [due.id, other.id] });
    } else if (random.chance(0.3)) {
      clauses.push({ anyOf: [random.pick(this.#possible).id], bare: true });
    }
    if (random.chance(0.3)) clauses.push({ anyOf: [this.#detectoids[0]!.id], bare: true });
    return clauses;
  }

  #standalone(context: ReleaseContext): DocumentText {
    const leaf = this.#leaf(context, guidFrom(this.#settings.seed, 'update', context.number), 0, false);
    return { ...leaf, ...this.#visible(context), prerequisites: visiblePrerequisites(context) };
  }

  #bundle(
    context: ReleaseContext,
    children: number,
    alternatives: number,
  ): { kind: SoftwareKind; text: DocumentText }[] {
    const { seed } = this.#settings;
    const hidden: DocumentText[] = [];
    const clauses: Identity[][] = [];
    for (let child = 0; child < children; child++) {
      const clause: Identity[] = [];
      for (let alternative = 0; alternative < alternatives; alternative++) {
        const id = guidFrom(seed, 'update', context.number, child, alternative);
        const leaf = this.#leaf(context, id, child, alternative > 0);
        hidden.push({
          ...leaf,
          texts: [{ language: 'en', title: `HIDDEN: ${context.product.name} part ${child + 1}` }],
          prerequisites: hiddenPrerequisites(context),
        });
        clause.push(leaf.identity);
      }
      clauses.push(clause);
    }
    const parent: DocumentText = {
      identity: { updateId: guidFrom(seed, 'update', context.number), revisionNumber: 200 },
      type: 'Software',
      created: createdAt(context),
      publisherId: guidFrom(seed, 'publisher'),
      ...this.#visible(context),
      prerequisites: visiblePrerequisites(context),
      bundles: clauses,
    };
    return [
      ...hidden.map((text) => ({ kind: 'bundled' as const, text })),
      { kind: 'bundle' as const, text: parent },
    ];
  }

  /** What an administrator sees: titles, KB number, supersedence. */
  #visible(
    context: ReleaseContext,
  ): Pick<
    DocumentText,
    'texts' | 'kb' | 'cve' | 'severity' | 'explicitlyDeployable' | 'autoSelect' | 'supersedes' | 'expired'
  > {
    const random = this.#random;
    const { kb, classification } = context;
    const month = `${context.year}-${String(context.month).padStart(2, '0')}`;
    const security = classification.name === 'Security Updates';
    return {
      texts: releaseTexts(this.#settings.languages, { month, product: context.product.name, kb }),
      kb,
      explicitlyDeployable: true,
      autoSelect: true,
      // Most name a few predecessors, some all of them: up to ten were seen (protocol-facts 10.1).
      supersedes: context.chain.updateIds.slice(0, random.chance(0.1) ? CHAIN : 2),
      expired: random.chance(this.#settings.expiredShare),
      ...(security
        ? {
            severity: random.pick(['Critical', 'Important', 'Moderate', 'Low']),
            cve: `CVE-${context.year}-${kb}`,
          }
        : {}),
    };
  }

  /** An update with a file and rules of its own. `foreign` ones are for a processor that no machine has. */
  #leaf(context: ReleaseContext, updateId: string, part: number, foreign: boolean): DocumentText {
    const random = this.#random;
    const { seed, payloadBytes, tail, restartShare } = this.#settings;
    const component = `${context.chain.component}.${part}`;
    const version = `10.0.${context.chain.length}.${context.number % 65536}`;
    const cbs = random.chance(0.15);
    const bulk = Math.round(tailBytes(random.next()) * tail);
    const restarts = random.chance(restartShare);
    const size = Math.max(64, Math.round(payloadBytes * (0.3 + 4 * random.next() ** 4)));
    const created = createdAt(context);
    const files: PayloadFile[] = [
      payloadFile(
        `${cbs ? 'package' : 'setup'}_${context.kb}_${part}${foreign ? '_x86' : ''}.${cbs ? 'cab' : 'exe'}`,
        size,
        created,
        updateId,
      ),
    ];
    const installable = [
      ...(foreign || random.chance(0.3) ? [processor(foreign ? 0 : 9)] : []),
      ...(random.chance(0.2) ? [windowsVersion('GreaterThanOrEqualTo', { major: 10, minor: 0 })] : []),
      ...(bulk > 0 && !cbs ? [bulkRule(bulk, context.kb)] : []),
    ];
    const installed = componentInstalled(component, version, monthNumber(context.year, context.month));
    return {
      identity: { updateId, revisionNumber: 200 },
      type: 'Software',
      handler: cbs ? 'Cbs' : 'CommandLineInstallation',
      created,
      publisherId: guidFrom(seed, 'publisher'),
      installation: restarts ? { RebootBehavior: 'AlwaysRequiresReboot' } : { Impact: 'Minor' },
      texts: [],
      rules:
        section('IsInstalled', foreign ? and(processor(0), installed) : installed) +
        (installable.length === 0 ? '' : section('IsInstallable', and(...installable))) +
        (cbs ? cbsMetadata(component, version, bulk) : ''),
      files,
      command: { arguments: `/quiet /component ${component}=${version}`, restarts },
    };
  }
}

interface ReleaseContext {
  readonly number: number;
  readonly product: Product;
  readonly classification: Classification;
  readonly year: number;
  readonly month: number;
  readonly conditions: readonly PrerequisiteText[];
  readonly chain: Chain;
  readonly kb: string;
}

function createdAt({ year, month, number }: ReleaseContext): string {
  const day = String(1 + (number % 28)).padStart(2, '0');
  return `${year}-${String(month).padStart(2, '0')}-${day}T17:00:00.000Z`;
}

/** Visible updates name product and classification as categories; hidden ones repeat them in plain clauses (protocol-facts 10.1). */
function visiblePrerequisites({ product, classification, conditions }: ReleaseContext): PrerequisiteText[] {
  return [
    ...conditions,
    { anyOf: [product.id], isCategory: true },
    { anyOf: [classification.id], isCategory: true },
  ];
}

function hiddenPrerequisites({ product, conditions }: ReleaseContext): PrerequisiteText[] {
  return [...conditions, { anyOf: [product.id] }];
}

/** The next revision of the same update: nothing but its words and its date differ. */
function revise(text: DocumentText): DocumentText {
  return {
    ...text,
    identity: { ...text.identity, revisionNumber: text.identity.revisionNumber + 1 },
    created: text.created.replace('T17:', 'T19:'),
    texts: text.texts.map((words) => ({
      ...words,
      description: `${words.description ?? words.title} (revised)`,
    })),
  };
}

/** Extra bytes of a Core fragment at a quantile of a whole Windows 11 catalog: half have next to none, one in a hundred 413 KB, one in five hundred 32 MB (protocol-facts 10.6). */
function tailBytes(quantile: number): number {
  const points: readonly (readonly [quantile: number, bytes: number])[] = [
    [0.5, 200],
    [0.9, 8_000],
    [0.99, 413_000],
    [0.9913, 1_000_000],
    [0.998, 33_000_000],
    [1, 46_900_000],
  ];
  if (quantile < 0.5) return 0;
  for (let index = 1; index < points.length; index++) {
    const [from, small] = points[index - 1]!;
    const [to, large] = points[index]!;
    if (quantile < to) return small * (large / small) ** ((quantile - from) / (to - from));
  }
  return 46_900_000;
}
