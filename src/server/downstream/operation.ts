import type { Call, Reply } from '../client/services.ts';
import type { DownstreamServices } from './services.ts';

/** Decodes the request, asks the catalog, the store or a change, encodes the answer. */
export type DownstreamOperation = (services: DownstreamServices, call: Call) => Reply | Promise<Reply>;
