// For tests: pages of IIS, filters and networks, in our own short words with the marks they are known by.

const title = (text: string, rest = ''): string =>
  `<!DOCTYPE html><html><head><title>${text}</title></head><body><h1>${text}</h1>${rest}</body></html>`;

export const IIS = { server: 'Microsoft-IIS/10.0' };
/** http.sys, which answers when no application is asked. */
export const KERNEL = { server: 'Microsoft-HTTPAPI/2.0' };
export const SQUID = { server: 'squid/6.6', via: '1.1 proxy.example (squid/6.6)' };

export const PAGES = {
  iisDefault: title('IIS Windows Server'),
  denied401: title('401 - Unauthorized: Access is denied due to invalid credentials.'),
  denied403: title('403 - Forbidden: Access is denied.'),
  needsTls: title('IIS 10.0 Detailed Error - 403.4 - Forbidden'),
  address: title('IIS 10.0 Detailed Error - 403.6 - Forbidden'),
  clientCertificate: title('IIS 10.0 Detailed Error - 403.7 - Forbidden'),
  missing: title('404 - File or directory not found.'),
  noType: title('IIS 10.0 Detailed Error - 404.3 - Not Found'),
  filtered: title('IIS 10.0 Detailed Error - 404.11 - Not Found'),
  noSite: title('Not Found', '<h2>Not Found</h2><p>HTTP Error 404. The requested resource is not found.</p>'),
  noHost: title('Bad Request', '<p>HTTP Error 400. The request hostname is invalid.</p>Invalid Hostname'),
  configuration: title('IIS 10.0 Detailed Error - 500.19 - Internal Server Error', '<p>0x800700b7</p>'),
  application: title('Runtime Error', "<h2>Server Error in '/ClientWebService' Application.</h2>"),
  unavailable: title('Service Unavailable', '<p>HTTP Error 503. The service is unavailable.</p>'),
  plainOnTls: title('400 The plain HTTP request was sent to HTTPS port'),
  blocked: title('Access blocked by company policy'),
  signIn: title('Guest network sign-in'),
  squid: title('ERROR: The requested URL could not be retrieved'),
} as const;
