import { writeGetConfigResponse } from '#wire';
import type { Operation } from './services.ts';

/** MS-WUSP 3.1.5.2. The properties and their order are a real server's (protocol-facts 5.2). */
export const getConfig: Operation = ({ context }, call) =>
  writeGetConfigResponse(
    {
      lastChange: context.settings.configChangedAt,
      isRegistrationRequired: context.settings.requiresRegistration,
      authInfo: [
        {
          plugInId: 'SimpleTargeting',
          serviceUrl: 'SimpleAuthWebService/SimpleAuth.asmx',
          // Must not be there by the specification; a real server sends it, empty.
          parameter: '',
        },
      ],
      allowedEventIds: [],
      properties: [
        { name: 'MaxExtendedUpdatesPerRequest', value: String(context.settings.maxExtendedUpdates) },
        { name: 'PackageServerShare', value: `\\\\${call.hostName}\\UpdateServicesPackages` },
        { name: 'ProtocolVersion', value: '3.2' },
        { name: 'IsInventoryRequired', value: '0' },
        { name: 'ClientReportingLevel', value: '2' },
      ],
    },
    call.soap,
  );
