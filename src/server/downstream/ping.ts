import { type PingedService, readPingRequest, toXsDateTime, writePingResponse } from '#wire';
import type { DownstreamOperation } from './operation.ts';

/** MS-WSUSSS 6: only in the WSDL. Says that the service lives and what time it is, and nothing of the machine. */
export function pingOf(service: PingedService): DownstreamOperation {
  return (_services, call) => {
    readPingRequest(call.payload);
    const now = toXsDateTime(call.at);
    return writePingResponse(
      {
        successFlag: true,
        servicesTime: now,
        servicesName: 'Todoku',
        isHttps: false,
        configFileLastModifiedTime: now,
        configFileNextExpirationTime: now,
        configFileExpirationModuloInMinutes: 0,
      },
      service,
      call.soap,
    );
  };
}
