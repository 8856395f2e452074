import { type ReportingEvent, readReportEventBatchRequest, readSyncUpdatesRequest } from '#wire';
import { PROFILES } from '../profiles/profiles.ts';
import { guidFrom } from '../random.ts';
import type { DocumentText } from '../synthetic/document.ts';
import { payloadFile } from '../synthetic/payload.ts';
import { absentKey, componentInstalled, section, TRUE_RULE } from '../synthetic/rules.ts';
import { type SimulatedClient, simulateClient } from './client.ts';
import { type Call, TinyServer, type TinyUpdate, tinyUpdate } from './fixture.ts';
import type { ClientOptions } from './options.ts';

// Updates and machines for the tests of the agent.

export const CREATED = '2026-01-01T00:00:00.000Z';
const PUBLISHER = guidFrom('test', 'publisher');
/** Later than every baseline. */
const MONTH = 99_999;

/** The least an update document can say. */
export function text(id: number, rest: Partial<DocumentText>): DocumentText {
  return {
    identity: { updateId: guidFrom('test', id), revisionNumber: 1 },
    type: 'Software',
    created: CREATED,
    publisherId: PUBLISHER,
    texts: [{ language: 'en', title: `Update ${id}` }],
    ...rest,
  };
}

/** A condition that holds or not. */
export function detectoid(id: number, installed: boolean, leaf = false): TinyUpdate {
  const rules = section('IsInstalled', installed ? TRUE_RULE : absentKey(`d${id}`));
  return tinyUpdate(id, text(id, { type: 'Detectoid', rules }), { leaf });
}

/** A standalone update with one file of 2,500,000 bytes, not installed anywhere yet. */
export function software(id: number, rest: Partial<DocumentText> = {}, action = 'Install'): TinyUpdate {
  const component = `test.${id}`;
  const update = text(id, {
    handler: 'CommandLineInstallation',
    explicitlyDeployable: true,
    rules: section('IsInstalled', componentInstalled(component, '1.0', MONTH)),
    files: [payloadFile(`setup${id}.exe`, 2_500_000, CREATED, `test ${id}`)],
    command: { arguments: `/component ${component}=1.0`, restarts: false },
    ...rest,
  });
  return tinyUpdate(id, update, { action });
}

/** A tiny server and machines that talk to it; `close` ends them all. */
export class World {
  readonly server: TinyServer;
  readonly #clients: SimulatedClient[] = [];

  constructor(server: TinyServer) {
    this.server = server;
  }

  static async start(): Promise<World> {
    return new World(await TinyServer.start());
  }

  connect(options: Partial<ClientOptions> = {}): SimulatedClient {
    const profile = PROFILES['windows-11-25h2'];
    const client = simulateClient({ server: this.server.url, profile, ...options });
    this.#clients.push(client);
    return client;
  }

  get syncCalls(): Call[] {
    return this.server.calls.filter((call) => call.operation === 'SyncUpdates');
  }

  /** The events of every report, batch by batch. */
  get batches(): (readonly ReportingEvent[])[] {
    return this.server.calls
      .filter((call) => call.operation === 'ReportEventBatch')
      .map((call) => readReportEventBatchRequest(call.payload).eventBatch ?? []);
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.server.close();
  }
}

/** What a SyncUpdates call asked. */
export function parametersOf(
  call: Call,
): NonNullable<ReturnType<typeof readSyncUpdatesRequest>['parameters']> {
  return readSyncUpdatesRequest(call.payload).parameters!;
}
