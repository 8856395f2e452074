import type { TestContext } from 'node:test';
import type { manualClock } from '#base';
import { changeSettings, decline, removeRevisions } from '#changes';
import { openOutgoing } from '#outgoing';
import { createAdminHandler } from '#server';
import type { WhyAnswer } from '#server/admin';
import {
  documentCut,
  httpPage,
  hugeListing,
  type SimulatedUpstream,
  sampleCatalog,
  soapFault,
} from '#simulator';
import type { UpdateId } from '#update';
import { DEFAULT_GUARD, searchCatalog, type UpstreamSettings } from '#upstream';
import { type Opened, open, syncNow, upstreamOf } from '../../src/server/admin/fixture.ts';
import { type CatalogPageRow, NO_RESULTS, resultPage } from '../network/catalog-page.ts';
import { closedPort, webServer } from '../network/peers.ts';
import type { Fault } from './fault.ts';

// The update is not on the server. It synchronises from a simulated upstream; a web server plays the public catalog.

const HOUR = 3_600_000;
const WINDOWS_10 = 'Windows 10, version 1903 and later';
const SERVER_2022 = 'Microsoft Server operating system-21H2';
const SAMPLE = sampleCatalog().updates.find(({ title }) => title.includes('9900003'))!;
const ID = SAMPLE.updateId as UpdateId;
const FOREIGN = '0d1f5b8e-1c0a-4f6e-9d3b-2a7c4e5f6a7b';
const ROW: CatalogPageRow = {
  id: ID,
  title: SAMPLE.title,
  products: WINDOWS_10,
  classification: 'Security Updates',
  updated: '9/8/2026',
  version: 'n/a',
  shown: '3 MB',
  bytes: '3146505',
};

class Place {
  readonly opened: Opened;
  readonly upstream: SimulatedUpstream;

  constructor(opened: Opened, upstream: SimulatedUpstream) {
    this.opened = opened;
    this.upstream = upstream;
  }

  advance(milliseconds = HOUR): void {
    (this.opened.todoku.clock as ReturnType<typeof manualClock>).advance(milliseconds);
  }

  async select(products: readonly string[], classifications: readonly string[]): Promise<void> {
    this.advance();
    for (const [kind, enable] of [
      ['products', products],
      ['classifications', classifications],
    ] as const)
      if (enable.length > 0) await this.opened.ask('POST', '/categories/selection', { kind, enable });
    this.advance();
  }

  async synchronise(): Promise<void> {
    await syncNow(this.opened);
    this.advance();
  }

  /** Everything that the update needs is selected, and was synchronised. */
  async usual(): Promise<void> {
    await this.select([WINDOWS_10], ['Security Updates']);
    await this.synchronise();
  }
}

const missing = (
  fault: string,
  cause: string,
  prepare: (place: Place) => Promise<void>,
  {
    update = 'KB9900003',
    rows = [ROW],
  }: { readonly update?: string; readonly rows?: readonly CatalogPageRow[] } = {},
): Fault => ({
  fault,
  asked: `todoku why ${update}`,
  cause,
  ask: async (t) => {
    const port = await webServer(t, (_request, response) => {
      const page = rows.length === 0 ? NO_RESULTS : resultPage(rows);
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    const opened = await open(t);
    const upstream = await upstreamOf(t);
    await opened.ask('PUT', '/upstream', { url: upstream.url });
    await syncNow(opened, { categoriesOnly: true });
    await prepare(new Place(opened, upstream));
    return asked(t, opened, update, `http://127.0.0.1:${port}`);
  },
});

async function asked(
  t: TestContext,
  { todoku }: Opened,
  update: string,
  catalog: string,
): Promise<WhyAnswer> {
  const outgoing = openOutgoing({ settings: {} });
  t.after(() => outgoing.close());
  const desks = {
    ...todoku.desks,
    searchCatalog: (text: string, signal?: AbortSignal) => searchCatalog(outgoing, text, catalog, signal),
  };
  const admin = await createAdminHandler({ ...todoku, desks });
  t.after(() => admin.close());
  const query = new URLSearchParams({ update, ask: 'everybody' });
  const { status, text } = await admin.inject({ method: 'GET', path: `/api/v1/why?${query}` });
  if (status !== 200) throw new Error(text);
  return JSON.parse(text) as WhyAnswer;
}

/** A synchronisation that the upstream breaks off in that phase. */
const failingIn = (phase: string, operation: Parameters<typeof httpPage>[0]): Fault =>
  missing(
    `The synchronization fails in the phase ${phase}`,
    'why/absent-sync-failed-there',
    async (place) => {
      await place.select([WINDOWS_10], ['Security Updates']);
      place.upstream.faults.add(httpPage(operation, 403));
      await place.synchronise();
    },
  );

export const ABSENCE: readonly Fault[] = [
  missing('No upstream server is set', 'why/absent-no-upstream', async (place) => {
    await place.opened.ask('PUT', '/upstream', { url: '' });
  }),
  missing('Nothing was ever synchronized', 'why/absent-never-synchronized', async () => undefined),
  missing('Its product is not selected', 'why/absent-product-not-selected', async (place) => {
    await place.select([SERVER_2022], ['Security Updates']);
    await place.synchronise();
  }),
  missing('Its classification is not selected', 'why/absent-classification-not-selected', async (place) => {
    await place.select([WINDOWS_10], ['Tools']);
    await place.synchronise();
  }),
  missing(
    'Its language is off',
    'why/absent-language-off',
    async (place) => {
      await place.opened.ask('PUT', '/languages', { languages: ['ja'] });
      await place.usual();
    },
    { update: 'KB9910001', rows: [{ ...ROW, id: FOREIGN, title: 'Language Pack [de-DE] (KB9910001)' }] },
  ),
  missing(
    'Its product was selected after the last synchronization',
    'why/absent-selection-changed',
    async (place) => {
      await place.select([SERVER_2022], ['Security Updates']);
      await place.synchronise();
      await place.select([WINDOWS_10], []);
    },
  ),
  missing('Released after the last synchronization', 'why/absent-released-later', (place) => place.usual(), {
    update: 'KB9910002',
    rows: [{ ...ROW, id: FOREIGN, title: 'New (KB9910002)', updated: '10/13/2026' }],
  }),
  failingIn('authorization', 'GetAuthConfig'),
  failingIn('configuration', 'GetConfigData'),
  failingIn('categories', 'GetRevisionIdList'),
  failingIn('updates', 'GetUpdateData'),
  missing('The upstream server cannot be connected to', 'why/absent-sync-failed-between', async (place) => {
    await place.select([WINDOWS_10], ['Security Updates']);
    await place.opened.ask('PUT', '/upstream', { url: `http://127.0.0.1:${await closedPort()}` });
    await place.synchronise();
  }),
  missing('The upstream server answers with a fault', 'why/absent-sync-failed-there', async (place) => {
    await place.select([WINDOWS_10], ['Security Updates']);
    place.upstream.faults.add(soapFault('GetRevisionIdList', 'InternalServerError'));
    await place.synchronise();
  }),
  missing(
    'The guard held an abnormal list of the upstream server',
    'why/absent-sync-held',
    async (place) => {
      await place.usual();
      const { todoku } = place.opened;
      const settings = (await todoku.store.setting<UpstreamSettings>('upstream'))!;
      const guard = { ...DEFAULT_GUARD, growthFloor: { categories: 1, revisions: 1, bytes: 1 } };
      const upstream = { ...settings, guard };
      await changeSettings(todoku, { upstream }, { verb: 'test', subject: 'test' }, 'test');
      place.upstream.faults.add(hugeListing(5000));
      await place.synchronise();
    },
    {
      update: 'KB9910004',
      rows: [{ ...ROW, id: FOREIGN, title: 'Held (KB9910004)', updated: '10/20/2026' }],
    },
  ),
  missing('It was put into quarantine', 'why/absent-quarantined', async (place) => {
    place.upstream.faults.add(documentCut(({ updateId }) => updateId === ID));
    await place.usual();
  }),
  missing('Housekeeping removed it', 'why/absent-removed', async (place) => {
    await place.usual();
    const { todoku } = place.opened;
    await decline(todoku, [ID], 'housekeeping');
    const removal = {
      ids: todoku.catalog.snapshot.revisionsOf(ID),
      reason: 'declined',
      task: 'remove-metadata',
      items: [{ id: ID, name: SAMPLE.title, reason: 'declined since 40 days' }],
    } as const;
    await removeRevisions(todoku, removal, 'housekeeping');
  }),
  missing('The upstream server does not have it', 'why/absent-upstream-lacks', (place) => place.usual(), {
    update: 'KB9910003',
    rows: [{ ...ROW, id: FOREIGN, title: 'For others (KB9910003)' }],
  }),
  missing('Two digits of its number are swapped', 'why/absent-wrong-number', (place) => place.usual(), {
    update: 'KB9900030',
    rows: [],
  }),
  missing(
    'It is not in the Microsoft Update Catalog either',
    'why/absent-not-in-catalog',
    (place) => place.usual(),
    {
      update: 'KB1234567',
      rows: [],
    },
  ),
  missing(
    'A preview: its publisher keeps it from update servers',
    'why/absent-preview',
    (place) => place.usual(),
    {
      update: 'KB9910005',
      rows: [
        {
          ...ROW,
          id: FOREIGN,
          title: '2026-08 Cumulative Update Preview for Windows 10 (KB9910005)',
          updated: '8/25/2026',
        },
      ],
    },
  ),
];
