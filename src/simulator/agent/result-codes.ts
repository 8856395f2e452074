// HRESULTs that agents report, as signed 32-bit integers (protocol-facts 16.2).

function signed(code: number): number {
  return code | 0;
}

/** WU_E_PT_EXCEEDED_MAX_SERVER_TRIPS */
export const TOO_MANY_TRIPS = signed(0x80244010);
/** The server answered with a SOAP fault. */
export const SOAP_FAULT = signed(0x80244007);
/** WININET_E_CANNOT_CONNECT */
export const CANNOT_CONNECT = signed(0x80072efd);
/** E_INVALIDARG out of PopulateDataStore: the agent cannot use what it was sent. */
export const BAD_ANSWER = signed(0x80070057);
/** WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL */
export const SERVICE_UNAVAILABLE = signed(0x80244022);
/** WU_E_DM_INCORRECTFILEHASH */
export const WRONG_HASH = signed(0x80246002);
/** BG_E_HTTP_ERROR_404 */
export const CONTENT_MISSING = signed(0x80190194);
/** WU_E_DM_NOTDOWNLOADED: install attempted without the files. */
export const NOT_DOWNLOADED = signed(0x80246007);
/** ERROR_INSTALL_FAILURE: what a package that fails answers. */
export const INSTALL_FAILED = signed(0x80070643);
/** WU_S_REBOOT_REQUIRED */
export const RESTART_REQUIRED = 0x00240005;

/** `0x80244010`, as agents write it into events. */
export function hex(hresult: number): string {
  return `0x${(hresult >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
