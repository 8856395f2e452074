/** The web services that clients call. */
export type ServiceName = 'client' | 'simple-auth' | 'reporting';

/**
 * Who would have written an answer on a real server (protocol-facts 2.3): `wcf` has no XML declaration, the prefix
 * `s` and declares xsi and xsd on the body; `asmx` has a declaration, the prefix `soap` and declares them on the envelope.
 */
export type SerializerFamily = 'wcf' | 'asmx';

export interface ServiceOperation {
  readonly name: string;
  /** Without quotes. */
  readonly soapAction: string;
  /** Where MS-WUSP describes the message and where the rules. */
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
const REPORTING = 'http://www.microsoft.com/SoftwareDistribution';

function operation(namespace: string, name: string, section: string, soap12 = true): ServiceOperation {
  return { name, soapAction: `${namespace}/${name}`, section, soap12 };
}

/** Every address, operation and style of MS-WUSP's services, as data (MS-WUSP 2.1, 2.2.2, 6; protocol-facts 2.1, 2.3). */
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
    ],
  },
};

/** The service that has that operation; operation names are unique among the services. */
export function serviceOf(operationName: string): ServiceName | undefined {
  return BY_OPERATION.get(operationName);
}

const BY_OPERATION = new Map<string, ServiceName>();
for (const [name, service] of Object.entries(SERVICES) as [ServiceName, Service][]) {
  for (const operation of service.operations) BY_OPERATION.set(operation.name, name);
}
