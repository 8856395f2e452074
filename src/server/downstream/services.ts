import type { ServerContext } from '../context.ts';
import { DownstreamContacts } from './contacts.ts';
import { DownstreamCookies } from './cookie.ts';
import { ListAnswers } from './list-answers.ts';
import { MissingFiles } from './missing-files.ts';

/** Told of files that a downstream server waits for and that are not here; upper-case hex SHA-1. */
export type WantFiles = (sha1s: readonly string[], reason: 'downstream') => Promise<unknown>;

/** What the operations for downstream servers work with. Made once for each server. */
export interface DownstreamServices {
  readonly context: ServerContext;
  readonly cookies: DownstreamCookies;
  readonly contacts: DownstreamContacts;
  readonly lists: ListAnswers;
  readonly missing: MissingFiles;
  readonly want: WantFiles;
}

export function createDownstreamServices(context: ServerContext, want: WantFiles): DownstreamServices {
  const { store, clock } = context;
  return {
    context,
    cookies: new DownstreamCookies({ keys: context.cookieKeys, identity: store.identity, clock }),
    contacts: new DownstreamContacts(context),
    lists: new ListAnswers(),
    missing: new MissingFiles(context.content),
    want,
  };
}
