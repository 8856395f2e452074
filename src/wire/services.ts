/** The web services that Windows Update clients call. Downstream servers roll up to `reporting` too. */
export type ClientServiceName = 'client' | 'simple-auth' | 'reporting';

/** The web services that only downstream servers call. */
export type DownstreamServiceName = 'server-sync' | 'dss-auth';

export type ServiceName = ClientServiceName | DownstreamServiceName;

/**
 * Who would have written an answer on a real server (protocol-facts 2.3): `wcf` has no XML declaration, the prefix
 * `s` and declares xsi and xsd on the body; `asmx` has a declaration, the prefix `soap` and declares them on the envelope.
 */
export type SerializerFamily = 'wcf' | 'asmx';

export interface ServiceOperation {
  readonly name: string;
  /** Of the elements of its request and its answer: the service's own for all but Ping. */
  readonly namespace: string;
  /** Without quotes. */
  readonly soapAction: string;
  /** Where MS-WUSP or MS-WSUSSS describes the message and where the rules. */
  readonly section: string;
  /** Whether the published WSDL binds it to SOAP 1.2 too. */
  readonly soap12: boolean;
}

export interface Service {
  /** As the WSDL calls it. */
  readonly wsdlName: string;
  /** The address we publish. Paths are compared in lower case: real servers take any (protocol-facts 2.1). */
  readonly path: string;
  /** Other addresses that clients use, in lower case. */
  readonly aliases: readonly string[];
  readonly namespace: string;
  readonly family: SerializerFamily;
  readonly operations: readonly ServiceOperation[];
}

const CLIENT = 'http://www.microsoft.com/SoftwareDistribution/Server/ClientWebService';
const SIMPLE_AUTH = 'http://www.microsoft.com/SoftwareDistribution/Server/SimpleAuthWebService';
/** Reporting and Server Sync share it. */
const REPORTING = 'http://www.microsoft.com/SoftwareDistribution';
const DSS_AUTH = 'http://www.microsoft.com/SoftwareDistribution/Server/DssAuthWebService';
/** Of Ping, the one operation that several services have in common. */
export const MONITORABLE = 'http://www.microsoft.com/SoftwareDistribution/Server/IMonitorable';

function operation(namespace: string, name: string, section: string, soap12 = true): ServiceOperation {
  return { name, namespace, soapAction: `${namespace}/${name}`, section, soap12 };
}

/**
 * Every address, operation and style of the services of MS-WUSP and MS-WSUSSS, as data (MS-WUSP 2.1, 2.2.2, 6;
 * MS-WSUSSS 2.1, 3.1.4, 6; protocol-facts 2.1, 2.3).
 */
export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  client: {
    wsdlName: 'Client',
    path: '/ClientWebService/Client.asmx',
    aliases: [],
    namespace: CLIENT,
    family: 'wcf',
    operations: [
      operation(CLIENT, 'GetConfig', 'MS-WUSP 2.2.2.2.1, 3.1.5.2'),
      operation(CLIENT, 'GetCookie', 'MS-WUSP 2.2.2.2.2, 3.1.5.4'),
      operation(CLIENT, 'RegisterComputer', 'MS-WUSP 2.2.2.2.3, 3.1.5.5'),
      operation(CLIENT, 'StartCategoryScan', 'MS-WUSP 2.2.2.2.8, 3.1.5.6'),
      operation(CLIENT, 'SyncUpdates', 'MS-WUSP 2.2.2.2.4, 3.1.5.7'),
      operation(CLIENT, 'SyncPrinterCatalog', 'MS-WUSP 2.2.2.2.9, 3.1.5.12'),
      operation(CLIENT, 'RefreshCache', 'MS-WUSP 2.2.2.2.5, 3.1.5.8'),
      operation(CLIENT, 'GetExtendedUpdateInfo', 'MS-WUSP 2.2.2.2.6, 3.1.5.9'),
      operation(CLIENT, 'GetExtendedUpdateInfo2', 'MS-WUSP 2.2.2.2.10', false),
      operation(CLIENT, 'GetFileLocations', 'MS-WUSP 2.2.2.2.7, 3.1.5.10'),
    ],
  },
  'simple-auth': {
    wsdlName: 'SimpleAuth',
    path: '/SimpleAuthWebService/SimpleAuth.asmx',
    aliases: [],
    namespace: SIMPLE_AUTH,
    family: 'asmx',
    operations: [operation(SIMPLE_AUTH, 'GetAuthorizationCookie', 'MS-WUSP 2.2.2.1.1, 3.1.5.3')],
  },
  reporting: {
    wsdlName: 'WebService',
    path: '/ReportingWebService/ReportingWebService.asmx',
    // The WSDL's own address; the text of MS-WUSP 2.1 and native clients use the other one.
    aliases: ['/reportingwebservice/webservice.asmx'],
    namespace: REPORTING,
    family: 'asmx',
    operations: [
      operation(REPORTING, 'ReportEventBatch', 'MS-WUSP 2.2.2.3.1, 3.1.5.11'),
      operation(REPORTING, 'ReportEventBatch2', 'MS-WUSP 6.3'),
      operation(REPORTING, 'GetRequiredInventoryType', 'MS-WUSP 6.3'),
      operation(REPORTING, 'ReportInventory', 'MS-WUSP 6.3'),
      operation(REPORTING, 'GetRollupConfiguration', 'MS-WSUSSS 3.1.4.13'),
      operation(REPORTING, 'RollupDownstreamServers', 'MS-WSUSSS 3.1.4.14'),
      operation(REPORTING, 'RollupComputers', 'MS-WSUSSS 3.1.4.15'),
      operation(REPORTING, 'GetOutOfSyncComputers', 'MS-WSUSSS 3.1.4.16'),
      operation(REPORTING, 'RollupComputerStatus', 'MS-WSUSSS 3.1.4.17'),
      operation(MONITORABLE, 'Ping', 'MS-WSUSSS 6.3'),
    ],
  },
  'server-sync': {
    wsdlName: 'ServerSyncProxy',
    path: '/ServerSyncWebService/ServerSyncWebService.asmx',
    // The WSDL says ServerSyncProxy.asmx; real servers answer 404 there (protocol-facts 20).
    aliases: [],
    namespace: REPORTING,
    family: 'asmx',
    operations: [
      operation(REPORTING, 'GetAuthConfig', 'MS-WSUSSS 3.1.4.1'),
      operation(REPORTING, 'GetCookie', 'MS-WSUSSS 3.1.4.3'),
      operation(REPORTING, 'GetConfigData', 'MS-WSUSSS 3.1.4.4'),
      operation(REPORTING, 'GetRevisionIdList', 'MS-WSUSSS 3.1.4.5'),
      operation(REPORTING, 'GetUpdateData', 'MS-WSUSSS 3.1.4.6'),
      operation(REPORTING, 'GetUpdateDecryptionData', 'MS-WSUSSS 3.1.4.18'),
      operation(REPORTING, 'GetDriverIdList', 'MS-WSUSSS 3.1.4.7'),
      operation(REPORTING, 'GetDriverSetData', 'MS-WSUSSS 3.1.4.8'),
      operation(REPORTING, 'DownloadFiles', 'MS-WSUSSS 3.1.4.11'),
      operation(REPORTING, 'GetDeployments', 'MS-WSUSSS 3.1.4.10'),
      operation(REPORTING, 'GetRelatedRevisionsForUpdates', 'MS-WSUSSS 3.1.4.9, 6.1'),
      operation(MONITORABLE, 'Ping', 'MS-WSUSSS 3.1.4.12, 6.1'),
    ],
  },
  'dss-auth': {
    wsdlName: 'DssAuthWebService',
    path: '/DssAuthWebService/DssAuthWebService.asmx',
    aliases: [],
    namespace: DSS_AUTH,
    family: 'asmx',
    operations: [operation(DSS_AUTH, 'GetAuthorizationCookie', 'MS-WSUSSS 3.1.4.2')],
  },
};

/** The first service that has an operation of that name in that namespace. But for Ping there is only one. */
export function serviceOf(operationName: string, namespace: string): ServiceName | undefined {
  return SERVICE_NAMES.find((service) => operationIn(service, operationName)?.namespace === namespace);
}

/** What a service says of one of its operations; undefined when it has none of that name. */
export function operationIn(service: ServiceName, operationName: string): ServiceOperation | undefined {
  return SERVICES[service].operations.find(({ name }) => name === operationName);
}

/** The namespace of the elements of that operation. */
export function namespaceOf(service: ServiceName, operationName: string): string {
  return operationIn(service, operationName)?.namespace ?? SERVICES[service].namespace;
}

/** Whether any service has an operation of that name. */
export function isOperation(name: string): boolean {
  return OPERATION_NAMES.has(name);
}

/** In the order of the table. */
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];
const OPERATION_NAMES: ReadonlySet<string> = new Set(
  Object.values(SERVICES).flatMap(({ operations }) => operations.map(({ name }) => name)),
);
