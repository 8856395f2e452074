import type { Readable } from 'node:stream';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';

// Pieces of which the contract is made. Every schema of the contract is a value with a type of the same name: the value is what requests
// are checked against and what OpenAPI shows, the type is what the code, the command line and the console are checked against.

/** An object with just these properties: a misspelt one is refused, not ignored. */
export function objectOf<Properties extends TProperties>(properties: Properties, description?: string) {
  return Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
}

export function listOf<Item extends TSchema>(item: Item, options: { readonly maxItems?: number } = {}) {
  return Type.Unsafe<readonly Static<Item>[]>(Type.Array(item, options));
}

/** One of those words. */
export function oneOf<const Words extends readonly string[]>(words: Words, description?: string) {
  return Type.Unsafe<Words[number]>({
    type: 'string',
    enum: [...words],
    ...(description === undefined ? {} : { description }),
  });
}

/** Names, and what finds something: one line. */
export const Text = Type.String({ minLength: 1, maxLength: 512, pattern: '^[^\\t\\n\\r]*$' });
export const Guid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' });
/** Milliseconds since 1970, UTC. 0 in answers: never. */
export const Time = Type.Integer({ minimum: 0, description: 'milliseconds since 1970, UTC' });
export const Count = Type.Integer({ minimum: 0 });
export const Bytes = Type.Integer({ minimum: 0, description: 'bytes' });

/** `limit` and `offset` of every list. */
export const paging = {
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 50 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
};

/** One page of a list, and how many there are in all, whatever the limit. */
export function pageOf<Row extends TSchema>(row: Row) {
  return objectOf({ items: listOf(row), total: Count });
}

/** One page of a list; its schema is `pageOf`. */
export interface PageAnswer<Row> {
  readonly items: readonly Row[];
  /** How many there are in all, whatever the limit. */
  readonly total: number;
}

/** A failure that is told of within an answer. */
export const ErrorBody = objectOf({
  code: Type.String({ description: 'stable, `room/code`' }),
  message: Type.String(),
  hint: Type.String({ description: 'what a person can do about it' }),
  subject: Type.Optional(Type.String({ description: 'what it happened to' })),
  detail: Type.Optional(Type.String({ description: 'where and how, in figures' })),
});
export type ErrorBody = Static<typeof ErrorBody>;

/** A path on the server's own machine. */
export const Path = Type.String({
  minLength: 1,
  maxLength: 4096,
  description: "absolute path on the server's own machine",
});

/** A body of raw bytes, as `application/octet-stream`: a stream. */
export const RawBytes = Type.Unsafe<Readable>({ type: 'string', format: 'binary' });

/** What the API answers when it refuses (RFC 9457), as `application/problem+json`. */
export const Problem = objectOf(
  {
    type: Type.String({ description: '`urn:todoku:error:` and the code' }),
    title: Type.String({ description: 'what went wrong, in one sentence' }),
    status: Type.Integer(),
    instance: Type.String({ description: 'the address that was asked' }),
    code: Type.String({ description: 'stable, `room/code`' }),
    hint: Type.String({ description: 'what a person can do about it' }),
    subject: Type.Optional(Type.String({ description: 'what it happened to' })),
    detail: Type.Optional(Type.String({ description: 'where and how, in figures' })),
  },
  'why a request was refused',
);
export type Problem = Static<typeof Problem>;
