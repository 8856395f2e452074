import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './fixture.ts';
import type { Schema } from './route.ts';

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Good {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

test('the description has every route once, with a name of its own, its parameters and how it refuses', async (t) => {
  const { admin, ask } = await open(t);
  const { answer } = await ask<Description>('GET', '/openapi.json');
  const names = new Set<string>();
  for (const { method, path, summary } of admin.routes) {
    const operation = answer.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    assert.ok(operation !== undefined, `${method} ${path}`);
    assert.equal(operation.summary, summary);
    assert.ok(!names.has(operation.operationId), operation.operationId);
    names.add(operation.operationId);
    for (const [, name] of path.matchAll(/:(\w+)/g))
      assert.ok(
        operation.parameters?.some((each) => each.name === name && each.in === 'path'),
        path,
      );
    assert.deepEqual(operation.responses['default'], { $ref: '#/components/responses/Problem' });
  }
});

test('every address says how its good answer is made', async (t) => {
  const { admin, ask } = await open(t);
  const { answer } = await ask<Description>('GET', '/openapi.json');
  for (const { method, path, produces = ['application/json'] } of admin.routes) {
    const operation = answer.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    const { content } = (operation?.responses['200'] ?? {}) as Pick<Good, 'content'>;
    assert.ok(content !== undefined, `${method} ${path}`);
    assert.deepEqual(Object.keys(content), produces);
    if (!produces.includes('application/json')) continue;
    assert.notDeepEqual(content['application/json']?.schema ?? {}, {}, `${method} ${path}`);
  }
});

test('what the description refers to is there', async (t) => {
  const { ask } = await open(t);
  const { answer } = await ask<Description>('GET', '/openapi.json');
  const references = JSON.stringify(answer).matchAll(/"\$ref":"#\/([^"]+)"/g);
  let count = 0;
  for (const [, pointer = ''] of references) {
    count += 1;
    const target = pointer
      .split('/')
      .reduce<unknown>((value, part) => (value as Schema | undefined)?.[part], answer);
    assert.ok(target !== undefined, pointer);
  }
  assert.ok(count > 20);
  assert.ok(answer.components.schemas['AuditRow'] !== undefined);
});
