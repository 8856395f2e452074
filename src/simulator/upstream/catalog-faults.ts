import type { GetUpdateDataResponse, ServerSyncUpdate, WireIdentity } from '#wire';
import { guidFrom } from '../random.ts';
import { makeCabinet } from './cabinets.ts';
import { altering, type Fault } from './fault.ts';
import { entityBomb } from './message-faults.ts';
import type { UpstreamWorld } from './world.ts';

// Faults of what the catalog says: what a rogue or broken upstream would make others believe.

type Victim = (id: WireIdentity) => boolean;

/** Answers of an earlier world, its anchors too. */
export function rollback(world: UpstreamWorld, time: number): Fault {
  return { on: 'every', view: () => world.atTime(time) };
}

/** The world stands still: never anything new, though the anchors look fresh. */
export function freeze(world: UpstreamWorld, time: number): Fault {
  return { on: 'every', view: (live) => world.atTime(time).withAnchorsOf(live) };
}

/** Another world is shown: what a rogue would publish. */
export function inWorld(other: UpstreamWorld): Fault {
  return { on: 'every', view: () => other.live };
}

/** The lists are of today, every other document of an older revision of the same update. */
export function mixAndMatch(world: UpstreamWorld, time: number): Fault {
  const then = world.atTime(time);
  return eachUpdate((update, index) => {
    const older = then.newest(update.id.updateId);
    return index % 2 === 0 && older !== undefined ? withText(update, older.bytes.toString()) : update;
  });
}

/** Documents that the list names and that are not delivered, without a word. */
export function dropped(victim: Victim): Fault {
  return altering('GetUpdateData', (answer) => ({
    ...answer,
    updates: answer.updates.filter(({ id }) => !victim(id)),
  }));
}

/** Every document twice. */
export function duplicated(): Fault {
  return altering('GetUpdateData', (answer) => ({
    ...answer,
    updates: answer.updates.flatMap((update) => [update, update]),
  }));
}

/** Documents that nobody asked for, besides those that somebody did. */
export function unasked(document: string, id: WireIdentity): Fault {
  return altering('GetUpdateData', (answer) => ({
    ...answer,
    updates: [...answer.updates, { id, xmlUpdateBlob: document, fileDigests: [] }],
  }));
}

/** Documents that say they are another update than the one asked for. */
export function wrongIdentity(victim: Victim): Fault {
  return documentFault(victim, (text, id) => text.replaceAll(id.updateId, guidFrom('impostor', id.updateId)));
}

/** Documents in which an entity would grow to gigabytes. */
export function documentBomb(victim: Victim): Fault {
  return documentFault(victim, (text) => {
    const inside = text.replace(/<upd:Title>[^<]*/, '<upd:Title>&l9;');
    return entityBomb('upd:Update') + inside;
  });
}

/** Documents that name a file of the reader's machine. */
export function documentExternalEntity(victim: Victim): Fault {
  return documentFault(victim, (text) => {
    const inside = text.replace(/<upd:Title>[^<]*/, '<upd:Title>&e;');
    return `<!DOCTYPE upd:Update [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inside}`;
  });
}

/** Documents with elements in elements. */
export function documentNesting(victim: Victim, depth = 50_000): Fault {
  return documentFault(victim, (text) =>
    text.replace('</upd:Update>', `${'<upd:n>'.repeat(depth)}${'</upd:n>'.repeat(depth)}</upd:Update>`),
  );
}

/** Documents that end in the middle of an element. */
export function documentCut(victim: Victim): Fault {
  return documentFault(victim, (text) => text.slice(0, Math.floor(text.length * 0.7)));
}

/** Cabinets of a megabyte that would be so many bytes. */
export function cabinetBomb(victim: Victim, decoded: number): Fault {
  const chunk = Buffer.alloc(32_768, ' ');
  const repeatBlocks = Math.ceil(decoded / chunk.length);
  const cabinet = makeCabinet([{ name: 'blob', bytes: chunk }], {
    claimedSize: Math.min(decoded, 0xffff_ffff),
    repeatBlocks,
  });
  return cabinetFault(victim, () => cabinet);
}

/** Cabinets with a file that wants to be somewhere else. */
export function cabinetWithPath(victim: Victim, name = '..\\..\\..\\Windows\\System32\\evil.dll'): Fault {
  return cabinetFault(victim, (text) => makeCabinet([{ name, bytes: Buffer.from(text, 'utf16le') }]));
}

/** Cabinets with many files where one belongs. */
export function cabinetOfMany(victim: Victim, count = 60_000): Fault {
  const files = Array.from({ length: count }, (_, index) => ({ name: `f${index}`, bytes: Buffer.from('x') }));
  const cabinet = makeCabinet(files);
  return cabinetFault(victim, () => cabinet);
}

/** Cabinets that are noise behind their header. */
export function cabinetNoise(victim: Victim): Fault {
  return cabinetFault(victim, (text) => {
    const cabinet = makeCabinet([{ name: 'blob', bytes: Buffer.from(text, 'utf16le') }]);
    for (let at = 70; at < cabinet.length; at += 7) cabinet[at] = cabinet[at]! ^ 0x5a;
    return cabinet;
  });
}

/** Every file is said to be at Microsoft under that address: `file:///etc/passwd`, `http://169.254.169.254/…` */
export function microsoftUrl(url: string): Fault {
  return altering('GetUpdateData', (answer) => ({
    ...answer,
    fileUrls: answer.fileUrls.map((file) => ({ ...file, muUrl: url })),
  }));
}

/** The list of updates is longer by so many that nobody has. */
export function hugeListing(count: number): Fault {
  return altering('GetRevisionIdList', (answer, { filter }) => {
    if (filter?.getConfig) return answer;
    const invented = Array.from({ length: count }, (_, index) => ({
      updateId: `bad00000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
      revisionNumber: 1,
    }));
    return { ...answer, newRevisions: [...answer.newRevisions, ...invented] };
  });
}

/** The lists name revisions that the server itself does not have. */
export function ghostIds(ids: readonly WireIdentity[]): Fault {
  return altering('GetRevisionIdList', (answer, { filter }) =>
    filter?.getConfig ? answer : { ...answer, newRevisions: [...answer.newRevisions, ...ids] },
  );
}

function documentFault(victim: Victim, change: (text: string, id: WireIdentity) => string): Fault {
  return eachUpdate((update) =>
    victim(update.id) && update.xmlUpdateBlob !== undefined
      ? withText(update, change(update.xmlUpdateBlob, update.id))
      : update,
  );
}

function cabinetFault(victim: Victim, cabinet: (text: string) => Buffer): Fault {
  return eachUpdate((update) => {
    if (!victim(update.id)) return update;
    const { id, fileDigests, xmlUpdateBlob = '' } = update;
    return { id, fileDigests, xmlUpdateBlobCompressed: cabinet(xmlUpdateBlob) };
  });
}

function eachUpdate(change: (update: ServerSyncUpdate, index: number) => ServerSyncUpdate): Fault {
  return altering(
    'GetUpdateData',
    (answer: GetUpdateDataResponse): GetUpdateDataResponse => ({
      ...answer,
      updates: answer.updates.map(change),
    }),
  );
}

function withText({ id, fileDigests }: ServerSyncUpdate, text: string): ServerSyncUpdate {
  return { id, fileDigests, xmlUpdateBlob: text };
}
