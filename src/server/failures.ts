import { failureTable } from '#base';

/** What can go wrong between a client and us. `faults.ts` alone says how each looks on the wire. */
export const serverFailures = failureTable('server', {
  'invalid-cookie': {
    message: 'the cookie was not made by this installation, or it is damaged',
    hint: 'The client starts its handshake again by itself. If it never ends, look for a proxy that changes requests.',
  },
  'cookie-expired': {
    message: 'the cookie is too old',
    hint: 'The client renews it by itself.',
  },
  'server-changed': {
    message: 'the cookie was made by an earlier history of this server',
    hint: 'The server was restored from a backup. The client refreshes its cache by itself.',
  },
  'config-changed': {
    message: 'the configuration that clients see has changed since the client read it',
    hint: 'The client reads it again by itself.',
  },
  'registration-required': {
    message: 'the server does not know this computer',
    hint: 'The client registers by itself and tries again.',
  },
  'registration-not-required': {
    message: 'the computer registered although the server does not ask for it',
    hint: 'Nothing needs to be done: the computer asks for the configuration again by itself.',
  },
  'invalid-authorization-cookie': {
    message: 'the authorization cookie was not made by this installation, or it is damaged',
    hint: 'The client asks for a new one by itself.',
  },
  'file-locations-changed': {
    message: 'the files are at another address now',
    hint: 'The client asks for their new locations by itself.',
  },
  'incompatible-protocol-version': {
    message: 'the downstream server speaks another version of the protocol',
    hint: 'Versions 1.0 and later of the 1 series are spoken here. Look at what the downstream server is.',
  },
  'unknown-revision': {
    message: 'a downstream server asked for a revision that is not here',
    hint: 'It has an old list. Its next synchronisation asks for a new one.',
  },
  'too-many-ids': {
    message: 'a downstream server asked for more driver sets than it is told it may',
    hint: 'Drivers are handed out as updates here, not as driver sets. Look at what the downstream server is.',
  },
  'file-digests-missing': {
    message: 'a downstream server asked for files that no revision here names',
    hint: 'The updates may have been removed here since. Its next synchronisation finds that out.',
  },
  'downstream-refused': {
    message: 'this downstream server may not synchronise from here',
    hint: 'To let it in, use `todoku downstream allow`.',
  },
  'unknown-parent': {
    message: 'a report names a server that was never reported itself',
    hint: 'A downstream server reports itself first. If it was removed here, its next report begins anew.',
  },
  'invalid-parameters': {
    message: 'this parameter of the request is missing or not acceptable',
    hint: 'A client does not repeat such a request. The parameter named here says what to look at.',
  },
  'unknown-operation': {
    message: 'the service has no such operation',
    hint: 'Compare the address that the client uses with the operation: each service has its own.',
  },
  'request-too-large': {
    message: 'the request is larger than the server accepts',
    hint: 'If such requests are genuine, raise the limit named here.',
  },
  'unsupported-coding': {
    message: 'the body of the request is compressed in a way the server does not read',
    hint: 'Update clients never compress requests. Look for a proxy that does.',
  },
  'request-aborted': {
    message: 'the client went away before its request was complete',
    hint: 'Usually a client that was shut down. If it happens often, look at the network between.',
  },
  'server-busy': {
    message: 'the server has more work than it takes on at once',
    hint: 'Clients try again later. If it lasts, raise the limit named here or give the server more processors.',
  },
  'cannot-listen': {
    message: 'the server cannot open this address',
    hint: 'Another program may have the port already, or the address is not one of this machine. Choose another one with --http.',
  },
  'fragment-missing': {
    message: 'the store has no text for a revision that the index knows',
    hint: 'The database is damaged. Restore the last backup into a new data directory.',
  },
});
