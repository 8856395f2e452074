import { failureTable } from '#base';

export const outgoingFailures = failureTable('outgoing', {
  'not-an-address': {
    message: 'this is not an address that can be asked',
    hint: 'Give a full http or https URL without user and password, for example https://wsus.corp.example:8531.',
  },
  'address-refused': {
    message: 'this address is not allowed here',
    hint: 'The detail names the rule. If whoever gave the address is to be trusted, allow its host; otherwise leave it refused.',
  },
  'name-not-found': {
    message: 'the name has no address',
    hint: 'Check the spelling of the name and the DNS servers of this machine. Behind a proxy that resolves names itself, set it with "todoku upstream set --proxy URL".',
  },
  refused: {
    message: 'the machine refused the connection: nothing listens on that port',
    hint: 'Check the port (WSUS uses 8530, with TLS 8531) and whether the service runs there.',
  },
  unreachable: {
    message: 'there is no way through the network to that machine',
    hint: 'Check routes and firewalls between here and there, and whether a proxy has to be used.',
  },
  timeout: {
    message: 'no answer came in time',
    hint: 'The detail says at which step. A firewall that drops packets looks like this, and so does a machine that is overloaded.',
  },
  reset: {
    message: 'the connection broke off',
    hint: 'It may pass; it is tried again where that is safe. If it stays, look for a firewall or a proxy that cuts connections.',
  },
  'not-http': {
    message: 'what answered does not speak HTTP',
    hint: 'Another service listens on that port, or it expects https where http was given. Check scheme and port.',
  },
  'tls-version': {
    message: 'no TLS connection can be agreed on',
    hint: 'TLS 1.2 or newer is needed. Enable it on the other machine; or it speaks plain HTTP on that port, then check scheme and port.',
  },
  'certificate-untrusted': {
    message: 'the certificate is not signed by an authority that is trusted here',
    hint: 'Trust its authority with "todoku upstream set --ca FILE", or this certificate alone with "todoku upstream set --pin SHA256". A proxy that inspects TLS looks like this too.',
  },
  'certificate-name': {
    message: 'the certificate belongs to another name',
    hint: 'Use one of the names in the detail as address, or have a certificate made for the name that is used.',
  },
  'certificate-expired': {
    message: 'the certificate is not valid at this time',
    hint: "Compare this machine's clock with the dates in the detail. If the clock is right, the certificate has to be renewed over there.",
  },
  'certificate-pin': {
    message: 'the certificate is not the one that is pinned',
    hint: 'If it was renewed over there, compare the new fingerprint with its administrator and pin that one with "todoku upstream set --pin SHA256". If nobody renewed it, somebody is in between.',
  },
  'proxy-unreachable': {
    message: 'the proxy cannot be reached',
    hint: 'The detail says why. Set its address with "todoku upstream set --proxy URL", or reach the host without it: "todoku upstream set --no-proxy-for HOST".',
  },
  'proxy-authentication': {
    message: 'the proxy wants a user and a password, or refuses those it was given (407)',
    hint: 'Set the user with "todoku upstream set --proxy-user NAME" and the password in TODOKU_PROXY_PASSWORD. Only Basic credentials are spoken.',
  },
  'proxy-refused': {
    message: 'the proxy did not open a way to that machine',
    hint: "The detail has its answer: 403 is its policy, 502 to 504 mean that it could not get there itself. Ask the proxy's administrator to allow this host and port.",
  },
  'too-many-redirects': {
    message: 'the answer redirects once too often',
    hint: 'The detail has the last address. Use it directly if it is genuine.',
  },
  'too-large': {
    message: 'the answer is larger than is allowed here',
    hint: 'It is refused to protect this machine. If it is genuine, raise the limit named in the detail.',
  },
  'bad-coding': {
    message: 'the compressed answer is damaged',
    hint: 'It was cut off or changed on its way here. Ask for it again; if it stays, look at proxies in between.',
  },
  aborted: {
    message: 'the exchange was called off',
    hint: 'Somebody stopped it, or this server is stopping. Start it again when it is wanted.',
  },
});
