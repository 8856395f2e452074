import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SERVICES, serviceOf } from './services.ts';

test('no two services share an address, whatever the letter case', () => {
  const paths = Object.values(SERVICES).flatMap(({ path, aliases }) => [path.toLowerCase(), ...aliases]);
  assert.equal(new Set(paths).size, paths.length);
  for (const path of paths) assert.equal(path, path.toLowerCase());
  assert.ok(paths.includes('/reportingwebservice/reportingwebservice.asmx'));
  assert.ok(paths.includes('/reportingwebservice/webservice.asmx'));
});

test('every operation has one service, and the SOAPAction of its namespace', () => {
  const names = new Set<string>();
  for (const [service, { namespace, operations }] of Object.entries(SERVICES)) {
    for (const { name, soapAction, section } of operations) {
      assert.ok(!names.has(name), name);
      names.add(name);
      assert.equal(serviceOf(name), service);
      assert.equal(soapAction, `${namespace}/${name}`);
      assert.match(section, /^MS-WUSP \d/);
    }
  }
  assert.equal(names.size, 15);
});
