import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openTodoku, readConfig, type Todoku } from '#app';
import { digestOf, manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { type SimulatedUpstream, startSimulatedUpstream, UpstreamWorld } from '#simulator';
import type { UpdateId } from '#update';
import type { Desks } from '../desks.ts';
import type {
  ImportAnswer,
  Problem,
  SyncRunDetails,
  SyncRunRow,
  SyncStatusAnswer,
  TaskView,
} from './contract.ts';
import { mustBeAsPromised } from './fixture/promised.ts';
import { type AdminHandler, createAdminHandler } from './index.ts';
import type { AdminRoute } from './route.ts';

// For tests of the admin API.

export const START = Date.UTC(2026, 9, 4, 15, 0, 0);
export const TOKEN = 'the-right-one';

/** A real server's admin API over a store of its own, called without a socket. */
export interface Opened {
  readonly directory: string;
  readonly todoku: Todoku;
  readonly admin: AdminHandler;
  /** Asks; a good answer has to be as the contract of the route promises. */
  ask<Answer = Problem>(
    method: AdminRoute['method'],
    path: string,
    body?: unknown,
  ): Promise<{ status: number; answer: Answer }>;
}

/** Opens one. What would reach beyond this machine can be given in `desks`. */
export async function open(t: TestContext, desks: Partial<Desks> = {}): Promise<Opened> {
  const directory = temporaryFolder('admin');
  const todoku = await openTodoku(readConfig({ data: directory }), {
    clock: manualClock(START),
    log: nullLog,
  });
  t.after(() => todoku.close());
  const context = { ...todoku, desks: { ...todoku.desks, ...desks } };
  const admin = await createAdminHandler(context, { token: TOKEN });
  t.after(() => admin.close());
  return {
    directory,
    todoku,
    admin,
    ask: async (method, path, body) => {
      const { status, text } = await admin.inject({ method, path: `/api/v1${path}`, body });
      const answer = JSON.parse(text);
      if (status < 300) mustBeAsPromised(admin.routes, method, path, answer);
      return { status, answer };
    },
  };
}

/** The UpdateID of update number so and so. */
export function id(number: number): UpdateId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
}

const NAMESPACES =
  'xmlns="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:lar="http://schemas.microsoft.com/msus/2002/12/LogicalApplicabilityRules" xmlns:cmd="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export interface Written {
  readonly number: number;
  readonly revision?: number;
  readonly kb?: string;
  readonly cve?: string;
  readonly needs?: number;
  readonly file?: Buffer;
  /** Declared size of the file, where it is not the true one. */
  readonly size?: number;
  /** Texts of licence terms, which are `terms NUMBER` then. */
  readonly terms?: readonly {
    readonly language: string;
    readonly bytes: Buffer;
    readonly region?: string;
    readonly size?: number;
  }[];
}

function written({ number, revision = 100, kb, cve, needs, file, size, terms }: Written): string {
  const article = kb === undefined ? '' : `<KBArticleID>${kb}</KBArticleID>`;
  const weakness = cve === undefined ? '' : `<CVEID>${cve}</CVEID>`;
  const relationships =
    needs === undefined
      ? ''
      : `<Relationships><Prerequisites><UpdateIdentity UpdateID="${id(needs)}"/></Prerequisites></Relationships>`;
  const digest = (bytes: Buffer) => Buffer.from(digestOf(bytes, 'SHA1'), 'hex').toString('base64');
  const files =
    file === undefined
      ? ''
      : `<Files><File Digest="${digest(file)}" DigestAlgorithm="SHA1" FileName="${number}.cab" Size="${size ?? file.length}" Modified="2026-10-03T15:47:53Z"/></Files>`;
  const eula = terms === undefined ? '' : ` EulaID="terms ${number}"`;
  const eulaFiles = (terms ?? []).map(
    ({ language, bytes, region = '', size: declared = bytes.length }) =>
      `<EulaFile Digest="${digest(bytes)}" DigestAlgorithm="SHA1" FileName="eula.${language}.txt" Size="${declared}" Modified="2026-10-03T15:47:53Z" Language="${language}" GeoId="${region}"/>`,
  );
  return `<Update ${NAMESPACES}><UpdateIdentity UpdateID="${id(number)}" RevisionNumber="${revision}"/><Properties UpdateType="Software" DefaultPropertiesLanguage="en" Handler="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" ExplicitlyDeployable="true"${eula} PublicationState="Published" CreationDate="2026-10-01T00:00:00Z" PublisherID="395392a0-19c0-48b7-a927-f7c15066d905">${article}${weakness}</Properties><LocalizedPropertiesCollection><LocalizedProperties><Language>en</Language><Title>Update ${number}</Title></LocalizedProperties>${eulaFiles.join('')}</LocalizedPropertiesCollection>${relationships}<ApplicabilityRules><IsInstalled><lar:False/></IsInstalled><IsInstallable><lar:True/></IsInstallable></ApplicabilityRules>${files}<HandlerSpecificData xsi:type="cmd:CommandLineInstallation"><cmd:InstallCommand Program="a.exe"/></HandlerSpecificData></Update>`;
}

/** Imports updates as documents, in that order. */
export async function importAll({ ask }: Opened, updates: readonly Written[]): Promise<void> {
  const documents = updates.map((update) => ({
    name: `update ${update.number}`,
    base64: Buffer.from(written(update)).toString('base64'),
  }));
  const { answer } = await ask<ImportAnswer>('POST', '/updates/import', { documents });
  assert.deepEqual([answer.failed, answer.imported.length], [[], updates.length]);
}

/** A simulated upstream with the small sample catalog that runs until the test ends. */
export async function upstreamOf(
  t: TestContext,
  world: UpstreamWorld = UpstreamWorld.withSamples(manualClock(START)),
): Promise<SimulatedUpstream> {
  const upstream = await startSimulatedUpstream({ world });
  t.after(() => upstream.close());
  return upstream;
}

/** Sets the upstream, and synchronises once with everything it has selected. */
export async function synchronised(opened: Opened, upstream: SimulatedUpstream): Promise<void> {
  await opened.ask('PUT', '/upstream', { url: upstream.url });
  await syncNow(opened, { categoriesOnly: true });
  for (const kind of ['products', 'classifications'] as const) {
    const { answer } = await opened.ask<{ items: readonly { id: string; depth: number }[] }>(
      'GET',
      `/categories?kind=${kind}`,
    );
    const enable = answer.items.map(({ id }) => id);
    await opened.ask('POST', '/categories/selection', { kind, enable });
  }
  const run = await syncNow(opened);
  assert.equal(run.outcome, 'succeeded');
}

/** Starts a run and resolves with it when it is over. */
export async function syncNow({ ask }: Opened, request: object = {}): Promise<SyncRunDetails> {
  const { status, answer } = await ask<SyncRunRow>('POST', '/sync', request);
  assert.equal(status, 200, JSON.stringify(answer));
  // Its row says that it is over a moment before the next one can start.
  while ((await ask<SyncStatusAnswer>('GET', '/sync')).answer.running !== undefined)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return (await ask<SyncRunDetails>('GET', `/sync/runs/${answer.id}`)).answer;
}

/** Starts long work and resolves with it when it is over. */
export async function taskOf<Result>(
  { ask, admin }: Opened,
  path: string,
  body?: unknown,
): Promise<TaskView<Result>> {
  let { answer } = await ask<TaskView<Result>>('POST', path, body);
  while (answer.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 10));
    ({ answer } = await ask<TaskView<Result>>('GET', `/tasks/${answer.id}`));
  }
  // Its result is promised where it is started.
  mustBeAsPromised(admin.routes, 'POST', path, answer);
  return answer;
}
