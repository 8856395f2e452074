import { MONITORABLE, SERVICES, type ServiceName } from './services.ts';
import { DSS_AUTH, PING, ROLLUP, SERVER_SYNC } from './wsusss/schema.ts';
import { CLIENT, REPORTING, type Schema, SIMPLE_AUTH } from './wusp/schema.ts';

const OWN: Readonly<Record<ServiceName, Schema>> = {
  client: CLIENT,
  'simple-auth': SIMPLE_AUTH,
  reporting: {
    messages: { ...REPORTING.messages, ...ROLLUP.messages },
    types: { ...REPORTING.types, ...ROLLUP.types },
  },
  'server-sync': SERVER_SYNC,
  'dss-auth': DSS_AUTH,
};

/**
 * The published types of a service, by the namespaces that its operations are in: its own first
 * (MS-WUSP 2.2.2, 2.2.3, 6; MS-WSUSSS 2.2.4, 3.1.4, 6).
 */
export function schemasOf(service: ServiceName): ReadonlyMap<string, Schema> {
  const { namespace, operations } = SERVICES[service];
  const schemas = new Map([[namespace, OWN[service]]]);
  if (operations.some((operation) => operation.namespace === MONITORABLE)) schemas.set(MONITORABLE, PING);
  return schemas;
}
