import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';

/**
 * Checks requests against the contract. What stands in an address is text and becomes what its schema says; a body is JSON and has to be
 * right as it is: a number written as text would hide a mistake of the caller.
 */
export function validators(): FastifySchemaCompiler<object> {
  const common = { removeAdditional: false, useDefaults: true, allErrors: false, strict: false } as const;
  const ofAddress = new Ajv({ ...common, coerceTypes: true });
  const ofBody = new Ajv({ ...common, coerceTypes: false });
  return ({ schema, httpPart }) => atFirstUse(httpPart === 'body' ? ofBody : ofAddress, schema);
}

/** Compiling every schema of the API takes a quarter of what a command does, and a command calls a few routes. */
function atFirstUse(ajv: Ajv, schema: object): ReturnType<FastifySchemaCompiler<object>> {
  let compiled: ValidateFunction | undefined;
  const check: ReturnType<FastifySchemaCompiler<object>> = (data: unknown) => {
    compiled ??= ajv.compile(schema);
    const isRight = compiled(data);
    check.errors = compiled.errors ?? null;
    return isRight;
  };
  return check;
}

/** `body/name must be string`: the first thing that is wrong, with the field. `part`: body, querystring, params. */
export function wordsOf(errors: readonly Partial<ErrorObject>[], part: string): Error {
  const [error] = errors;
  const where = `${PARTS[part] ?? part}${error?.instancePath ?? ''}`;
  const { additionalProperty, missingProperty, allowedValues } = (error?.params ?? {}) as Readonly<
    Record<string, unknown>
  >;
  if (additionalProperty !== undefined) {
    return new Error(
      `${where} has ${JSON.stringify(additionalProperty).slice(0, 100)}, which is not known here`,
    );
  }
  if (missingProperty !== undefined) return new Error(`${where}/${String(missingProperty)} is missing`);
  if (Array.isArray(allowedValues)) return new Error(`${where} must be one of ${allowedValues.join(', ')}`);
  return new Error(`${where} ${error?.message ?? 'is not right'}`);
}

const PARTS: Readonly<Record<string, string>> = { querystring: 'query', params: 'address' };
