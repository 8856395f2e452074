import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as door from './index.ts';

test('every code that this room says means one thing', () => {
  const tables = Object.entries(door).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && 'codes' in value && 'say' in value
      ? [[name, value.codes as readonly string[]] as const]
      : [],
  );
  assert.ok(tables.length > 0);
  const owners = new Map<string, string>();
  for (const [name, codes] of tables)
    for (const code of codes) {
      assert.match(code, /^why\/[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.equal(owners.get(code), undefined, `${code} is said by ${name} and ${owners.get(code)}`);
      owners.set(code, name);
    }
});
