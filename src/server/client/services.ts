import type { ComputerId } from '#update';
import { type Envelope, KnownLists } from '#wire';
import type { ServerContext } from '../context.ts';
import { type ContactSink, Contacts } from './contacts.ts';
import { CookieDesk } from './cookie.ts';
import { DetailSource } from './detail-source.ts';
import { FragmentSource } from './fragments.ts';
import { Members } from './members.ts';

/** What the operations work with. Made once for each server. */
export interface ClientServices {
  readonly context: ServerContext;
  readonly cookies: CookieDesk;
  readonly members: Members;
  readonly fragments: FragmentSource;
  readonly details: DetailSource;
  readonly contacts: Contacts;
  readonly knownLists: KnownLists;
}

/** One call of an operation. Nothing in it is HTTP. */
export interface Call {
  readonly soap: Envelope['soap'];
  readonly payload: Envelope['payload'];
  /** The whole message; valid until the call is answered. */
  readonly body: Uint8Array;
  /** When it was here whole; milliseconds since 1970, UTC. */
  readonly at: number;
  /** The client's network address. */
  readonly address: string;
  /** The host name by which the client knows us, without a port. */
  readonly hostName: string;
  /** Base URL of files, without a slash at the end. */
  readonly contentBase: string;
  /** For the recorder: whose call it turned out to be, and what was counted. */
  readonly notes: CallNotes;
}

export interface CallNotes {
  computerId?: ComputerId;
  counts: Readonly<Record<string, number>>;
}

/** An encoded answer, in one piece or several. */
export type Reply = Uint8Array | readonly Uint8Array[];

/** Decodes the request, asks the catalog or a change, encodes the answer; a promise only where something has to be waited for. */
export type Operation = (services: ClientServices, call: Call) => Reply | Promise<Reply>;

export function createClientServices(context: ServerContext, contacts: ContactSink): ClientServices {
  const { store, catalog, settings, clock } = context;
  return {
    context,
    cookies: new CookieDesk({ keys: context.cookieKeys, identity: store.identity, settings, clock }),
    members: new Members(store, catalog),
    fragments: new FragmentSource(store, settings.fragmentCacheBytes),
    details: new DetailSource(store),
    contacts: new Contacts(contacts),
    knownLists: new KnownLists(),
  };
}
