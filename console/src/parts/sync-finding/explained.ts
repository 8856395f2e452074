import { CONNECTION } from './explained-connection.ts';
import { FILES } from './explained-files.ts';
import { UPSTREAM } from './explained-upstream.ts';

/** A code in the words of the console: what happened, and what to do about it here. */
export interface Explained {
  readonly says: string;
  readonly next: string;
}

/** Both languages side by side. */
export type ExplainedBoth = Readonly<Record<string, { readonly en: Explained; readonly ja: Explained }>>;

/** Codes of findings of synchronisations, tests of the upstream, and downloads. */
export const EXPLAINED: ExplainedBoth = { ...UPSTREAM, ...CONNECTION, ...FILES };
