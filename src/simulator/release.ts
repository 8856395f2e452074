import { guidFrom } from './random.ts';
import { monthNumber } from './registry.ts';
import { finish, type SyntheticDocument } from './synthetic/catalog.ts';
import type { DocumentText, Identity } from './synthetic/document.ts';
import { payloadFile } from './synthetic/payload.ts';
import { componentInstalled, processor, section } from './synthetic/rules.ts';
import { type Detectoid, type Product, SOFTWARE_CLASSIFICATIONS } from './synthetic/taxonomy.ts';
import { releaseTexts } from './synthetic/words.ts';

const [SECURITY] = SOFTWARE_CLASSIFICATIONS;

/** One release of one product by hand: a bundle with its member, or an update that stands alone. */
export interface Release {
  readonly kb: string;
  readonly product: Product;
  readonly classification: { readonly id: string; readonly name: string };
  readonly year: number;
  readonly month: number;
  /** Day of the month; 8 when left out. */
  readonly day?: number;
  /** Tells releases with one KB number from each other, and their versions: definitions come every day. */
  readonly serial?: number;
  /** Added to the title, as publishers mark what is special. */
  readonly mark?: string;
  /** Size of its file, bytes. */
  readonly size: number;
  readonly standalone?: boolean;
  readonly restarts?: boolean;
  /** A second member of the bundle for another processor, as real bundles have. */
  readonly alternative?: boolean;
  /** The releases that it takes the place of, each as `KB` or `KB#SERIAL`. */
  readonly supersedes?: readonly string[];
  readonly expired?: boolean;
}

/** Everything of one publisher: its name decides every id. */
export interface Publisher {
  readonly seed: string;
  /** What every release asks for: a processor. */
  readonly detectoid: Detectoid;
}

/** Of a release of that publisher: by KB number, with its serial as `KB#SERIAL`. */
export function releaseId({ seed }: Publisher, kb: string): string {
  return guidFrom(seed, kb);
}

function nameOf({ kb, serial }: Release): string {
  return serial === undefined ? kb : `${kb}#${serial}`;
}

/** Its documents, members first. */
export function releaseDocuments(publisher: Publisher, release: Release): SyntheticDocument[] {
  const { kb, product, classification, year, month, day = 8 } = release;
  const two = (part: number) => String(part).padStart(2, '0');
  const created = `${year}-${two(month)}-${two(day)}T17:00:00.000Z`;
  const updateId = releaseId(publisher, nameOf(release));
  const visible = {
    texts: releaseTexts(['en', 'ja'], {
      month: `${year}-${two(month)}`,
      product: release.mark === undefined ? product.name : `${product.name} ${release.mark}`,
      kb,
    }),
    kb,
    explicitlyDeployable: true,
    expired: release.expired ?? false,
    supersedes: (release.supersedes ?? []).map((name) => releaseId(publisher, name)),
    prerequisites: [
      { anyOf: [publisher.detectoid.id], bare: true },
      { anyOf: [product.id], isCategory: true },
      { anyOf: [classification.id], isCategory: true },
    ],
    ...(classification === SECURITY ? { severity: 'Critical', cve: `CVE-${year}-${kb}` } : {}),
  } satisfies Partial<DocumentText>;
  if (release.standalone) {
    return [finish('software', { ...leaf(publisher, release, updateId, created, false), ...visible })];
  }
  const members = [false, ...(release.alternative ? [true] : [])].map((foreign) => ({
    ...leaf(
      publisher,
      release,
      guidFrom(publisher.seed, nameOf(release), 'member', Number(foreign)),
      created,
      foreign,
    ),
    prerequisites: [{ anyOf: [product.id] }],
  }));
  const identity: Identity = { updateId, revisionNumber: 200 };
  const parent: DocumentText = {
    identity,
    type: 'Software',
    created,
    publisherId: guidFrom(publisher.seed, 'publisher'),
    ...visible,
    bundles: [members.map((member) => member.identity)],
  };
  return [...members.map((member) => finish('bundled', member)), finish('bundle', parent)];
}

function leaf(
  { seed }: Publisher,
  release: Release,
  updateId: string,
  created: string,
  foreign: boolean,
): DocumentText {
  const component = `sample.${release.product.name.replace(/\W+/g, '-')}`;
  const version = `10.0.${release.year}.${release.serial ?? release.month}`;
  const file = payloadFile(
    `sample-kb${nameOf(release).replace('#', '-')}${foreign ? '-x86' : ''}.exe`,
    release.size,
    created,
    `${seed}/${updateId}`,
  );
  return {
    identity: { updateId, revisionNumber: 200 },
    type: 'Software',
    handler: 'CommandLineInstallation',
    created,
    publisherId: guidFrom(seed, 'publisher'),
    installation: release.restarts ? { RebootBehavior: 'AlwaysRequiresReboot' } : { Impact: 'Minor' },
    texts: [{ language: 'en', title: `HIDDEN: KB${release.kb} ${foreign ? 'x86' : 'x64'}` }],
    rules:
      section(
        'IsInstalled',
        componentInstalled(component, version, monthNumber(release.year, release.month)),
      ) + section('IsInstallable', processor(foreign ? 0 : 9)),
    files: [file],
    command: { arguments: `/quiet /component ${component}=${version}`, restarts: release.restarts ?? false },
  };
}
