import { SERVICES, writeGetAuthConfigResponse } from '#wire';
import type { DownstreamOperation } from './operation.ts';

/** MS-WSUSSS 3.1.4.1: how a downstream server introduces itself. With an empty Parameter, as observed (protocol-facts 11.1). */
export const getAuthConfig: DownstreamOperation = ({ context }, call) =>
  writeGetAuthConfigResponse(
    {
      lastChange: context.settings.configChangedAt,
      authInfo: [{ plugInId: 'DssTargeting', serviceUrl: SERVICES['dss-auth'].path.slice(1), parameter: '' }],
      allowedEventIds: [],
    },
    call.soap,
  );
