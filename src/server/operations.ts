import type { ServiceName } from '#wire';
import { CLIENT_OPERATIONS } from './client/operations.ts';
import type { Call, ClientServices, Reply } from './client/services.ts';
import { DOWNSTREAM_OPERATIONS } from './downstream/operations.ts';
import type { DownstreamServices } from './downstream/services.ts';

/** What all operations work with, whoever calls them. */
export interface AllServices {
  readonly client: ClientServices;
  readonly downstream: DownstreamServices;
}

export type AnyOperation = (services: AllServices, call: Call) => Reply | Promise<Reply>;

/** What each operation of each service is done by. A test compares it with the services of `wire`. */
export const OPERATIONS: Readonly<Record<ServiceName, ReadonlyMap<string, AnyOperation>>> = {
  client: given('client', CLIENT_OPERATIONS.client),
  'simple-auth': given('client', CLIENT_OPERATIONS['simple-auth']),
  reporting: new Map([
    ...given('client', CLIENT_OPERATIONS.reporting),
    ...given('downstream', DOWNSTREAM_OPERATIONS.reporting),
  ]),
  'server-sync': given('downstream', DOWNSTREAM_OPERATIONS['server-sync']),
  'dss-auth': given('downstream', DOWNSTREAM_OPERATIONS['dss-auth']),
};

/** The same operations, each handed its own part of the services. */
function given<Part extends keyof AllServices>(
  part: Part,
  operations: ReadonlyMap<string, (services: AllServices[Part], call: Call) => Reply | Promise<Reply>>,
): Map<string, AnyOperation> {
  return new Map(
    Array.from(operations, ([name, perform]) => [name, (services, call) => perform(services[part], call)]),
  );
}
