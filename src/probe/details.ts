import { digestFromBase64 } from '#base';
import type { Finding } from '#diagnosis';
import {
  type Cookie,
  type GetConfigResponse,
  readGetExtendedUpdateInfoResponse,
  writeGetExtendedUpdateInfoRequest,
} from '#wire';
import { attributeOf, DOCUMENT_LIMITS, XmlReader } from '#xml';
import { call } from './asking.ts';
import { finding, seen } from './finding.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import type { Offered } from './scan.ts';
import { propertyOf } from './session.ts';
import { patient, type Ways } from './ways.ts';

const { say } = SERVICE_MESSAGES;
const check = 'C-DETAILS';
/** One request: this is about the way to the files, not about all of them. */
const ASKED = 50;

/** A file that an update installs, and where the server says it is. */
export interface OfferedFile {
  readonly url: string;
  readonly fileName: string;
  /** Bytes, as the metadata say. */
  readonly size: number;
  /** Its update is approved for installation: the server ought to have it. */
  readonly approved: boolean;
}

export interface Detailed {
  readonly finding: Finding;
  /** The smallest; undefined: nothing that was asked about has files. */
  readonly file: OfferedFile | undefined;
}

/** GetExtendedUpdateInfo for what is approved with its bundle members, else for whatever may have files. */
export async function askDetails(
  configuration: GetConfigResponse,
  { cookie, offered }: { readonly cookie: Cookie; readonly offered: readonly Offered[] },
  ways: Ways,
): Promise<Detailed | undefined> {
  const most = Math.min(ASKED, Number(propertyOf(configuration, 'MaxExtendedUpdatesPerRequest') ?? ASKED));
  const approved = withMembers(offered);
  const others = offered.filter(
    ({ id, action, isLeaf }) => isLeaf && action !== 'Evaluate' && !approved.has(id),
  );
  const ids = [...approved, ...others.map(({ id }) => id)].slice(0, most);
  if (ids.length === 0) return undefined;
  const message = writeGetExtendedUpdateInfoRequest({
    cookie,
    revisionIds: Int32Array.from(ids),
    infoTypes: ['Extended'],
    locales: ['en'],
    geoId: 'USA',
  });
  const asked = { service: 'client', operation: 'GetExtendedUpdateInfo', message } as const;
  const { answer, received, milliseconds } = await call(
    check,
    asked,
    readGetExtendedUpdateInfoResponse,
    patient(ways),
  );
  const urls = new Map(
    answer.fileLocations.map(({ fileDigest, url }) => [
      digestFromBase64(fileDigest, 'SHA1') ?? fileDigest,
      url,
    ]),
  );
  const files = answer.updates.flatMap(({ id, xml }) =>
    filesIn(xml).flatMap(({ sha1, fileName, size }) => {
      const url = urls.get(sha1);
      return url === undefined ? [] : [{ url, fileName, size, approved: approved.has(id) }];
    }),
  );
  const [file] = files.sort((a, b) => Number(b.approved) - Number(a.approved) || a.size - b.size);
  const evidence = [
    ...seen('Revisions asked about', '要求したリビジョン', ids.length),
    ...seen('Bytes received', '受信バイト数', received),
    ...seen('Milliseconds', '時間 (ミリ秒)', milliseconds),
  ];
  return {
    file,
    finding: finding(check, 'pass', say('details-fine', { files: urls.size }), { evidence }),
  };
}

/** What is approved for installation, and the members of its bundles: those have the files. */
function withMembers(offered: readonly Offered[]): ReadonlySet<number> {
  const parents = offered.filter(({ action }) => action === 'Install');
  const members = new Set(parents.flatMap(({ core }) => readCore(core).members));
  const found = new Set(parents.map(({ id }) => id));
  // Members may be bundles themselves: two levels are what there is.
  for (let level = 0; level < 2; level++)
    for (const { id, core, action } of offered) {
      if (action !== 'Bundle' || found.has(id)) continue;
      const { updateId, members: own } = readCore(core);
      if (!members.has(updateId)) continue;
      found.add(id);
      for (const each of own) members.add(each);
    }
  return found;
}

function readCore(core: string): { readonly updateId: string; readonly members: readonly string[] } {
  const reader = new XmlReader(`<Core>${core}</Core>`, DOCUMENT_LIMITS, 'Core fragment');
  const members: string[] = [];
  const path: string[] = [];
  let updateId = '';
  for (let event = reader.next(); event !== 'end'; event = reader.next()) {
    if (event === 'close') path.pop();
    if (event !== 'open') continue;
    path.push(reader.local);
    const id = (attributeOf(reader, 'UpdateID') ?? '').toLowerCase();
    const place = path.slice(1).join('/');
    if (place === 'UpdateIdentity') updateId = id;
    else if (/^Relationships\/BundledUpdates\/(AtLeastOne\/)?UpdateIdentity$/.test(place)) members.push(id);
    else if (place === 'ApplicabilityRules') {
      reader.skip();
      path.pop();
    }
  }
  return { updateId, members };
}

function filesIn(
  xml: string,
): readonly { readonly sha1: string; readonly fileName: string; readonly size: number }[] {
  if (!xml.startsWith('<ExtendedProperties')) return [];
  const reader = new XmlReader(`<Extended>${xml}</Extended>`, DOCUMENT_LIMITS, 'Extended fragment');
  const files: { sha1: string; fileName: string; size: number }[] = [];
  for (let event = reader.next(); event !== 'end'; event = reader.next()) {
    if (event !== 'open' || reader.local !== 'File') continue;
    const sha1 = digestFromBase64(attributeOf(reader, 'Digest') ?? '', 'SHA1');
    if (sha1 === undefined) continue;
    files.push({
      sha1,
      fileName: attributeOf(reader, 'FileName') ?? '',
      size: Number(attributeOf(reader, 'Size') ?? 0),
    });
  }
  return files;
}
