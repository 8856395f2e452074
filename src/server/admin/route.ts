import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Asked } from '#changes';
import type { ResultLanguage } from '#results';
import type { ServerContext } from '../context.ts';
import type { Browser } from './browser.ts';
import type { Access, Caller } from './caller.ts';

/** One call, after its parts were validated against the route's schemas. */
export interface AdminCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Who asks, for the audit log: `caller.actor`. */
  readonly actor: string;
  readonly caller: Caller;
  /** The address that it is asked from. */
  readonly from: string;
  /** Of who asks. */
  readonly browser: Browser;
  /** In which words of the platform to answer: the first of ours in Accept-Language, else English. */
  readonly language: ResultLanguage;
}

/** JSON Schema, draft 7. */
export type Schema = Readonly<Record<string, unknown>>;

/** One row of the API: what it is called, what it takes, what it does. The answer is sent as JSON. */
export interface AdminRoute<Params = unknown, Query = unknown, Body = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`; parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** Of a good answer. */
  readonly answer: Schema;
  /** Media types of an answer that is not JSON (a `RawAnswer`), or not always. */
  readonly produces?: readonly string[];
  /** The body is raw bytes: a stream. */
  readonly rawBody?: boolean;
  /** Most bytes of a JSON body; 1 MiB when left out. Raw bodies are not limited here: the content store knows their size. */
  readonly bodyLimit?: number;
  /** What the audit says of a good call that leaves no entry in the name of its caller; undefined: that it changes nothing. */
  readonly noted?: (call: AdminCall<Params, Query, Body>) => Asked | undefined;
  readonly handle: (call: AdminCall<Params, Query, Body>) => Promise<unknown>;
}

/** The routes of one resource. */
export type RoutesOf = (context: ServerContext) => readonly AdminRoute[];

/** The parts of a route whose types follow from its schemas. Parts without a schema are nothing. */
export interface Endpoint<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Answer extends TSchema,
> {
  readonly method: AdminRoute['method'];
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** Media types of an answer that is not JSON (a `RawAnswer`), or not always. */
  readonly produces?: readonly string[];
  /** The body is raw bytes: `body` in `handle` is a stream, and its schema `RawBytes`. */
  readonly rawBody?: boolean;
  readonly bodyLimit?: number;
  /** What the audit says of a good call that leaves no entry in the name of its caller; undefined: that it changes nothing. */
  readonly noted?: (call: AdminCall<Static<Params>, Static<Query>, Static<Body>>) => Asked | undefined;
  readonly handle: (
    call: AdminCall<Static<Params>, Static<Query>, Static<Body>>,
  ) => Promise<Static<Answer> | RawAnswer | Redirect>;
}

/**
 * Declares a route from the contract: one schema each is what is checked, what is described and what is typed. This is the one place where
 * validated input is taken at its schema's word.
 */
export function endpoint<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Answer extends TSchema,
>(spec: Endpoint<Params, Query, Body, Answer>): AdminRoute {
  return spec as unknown as AdminRoute;
}

/** An answer that is not JSON, or is too long to be put together in memory. */
export class RawAnswer {
  /** Media type, with its charset where it is text. */
  readonly type: string;
  readonly body: Readable;
  /** Under which name a browser keeps it. */
  readonly fileName: string | undefined;

  constructor(type: string, body: Readable, fileName?: string) {
    this.type = type;
    this.body = body;
    this.fileName = fileName;
  }
}

/** The answer is somewhere else. */
export class Redirect {
  readonly location: string;

  constructor(location: string) {
    this.location = location;
  }
}

/** A body of raw bytes. */
export type RawBody = Readable;
