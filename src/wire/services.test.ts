import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOperation, operationIn, SERVICE_NAMES, SERVICES, serviceOf } from './services.ts';

test('no two services share an address, whatever the letter case', () => {
  const paths = Object.values(SERVICES).flatMap(({ path, aliases }) => [path.toLowerCase(), ...aliases]);
  assert.equal(new Set(paths).size, paths.length);
  for (const path of paths) assert.equal(path, path.toLowerCase());
  assert.ok(paths.includes('/reportingwebservice/reportingwebservice.asmx'));
  assert.ok(paths.includes('/reportingwebservice/webservice.asmx'));
});

test('an operation is found by its name and namespace, and its SOAPAction is of both', () => {
  for (const service of SERVICE_NAMES) {
    const names = SERVICES[service].operations.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, service);
    for (const operation of SERVICES[service].operations) {
      const { name, namespace, soapAction, section } = operation;
      assert.equal(operationIn(service, name), operation);
      assert.ok(isOperation(name));
      if (name !== 'Ping') assert.equal(serviceOf(name, namespace), service);
      assert.equal(soapAction, `${namespace}/${name}`);
      assert.match(section, /^MS-(WUSP|WSUSSS) \d/);
    }
  }
});

test('what clients and downstream servers call by the same name is told apart by its namespace', () => {
  for (const name of ['GetCookie', 'GetAuthorizationCookie']) {
    const services = SERVICE_NAMES.filter((service) => operationIn(service, name) !== undefined);
    assert.equal(services.length, 2);
    assert.deepEqual(
      services.map((service) => serviceOf(name, SERVICES[service].namespace)),
      services,
    );
  }
  assert.equal(serviceOf('GetCookie', 'urn:other'), undefined);
});

test("only Ping is in a namespace that is not its service's own", () => {
  for (const { namespace, operations } of Object.values(SERVICES)) {
    const others = operations.filter((operation) => operation.namespace !== namespace);
    assert.ok(others.every(({ name }) => name === 'Ping'));
  }
});

test('a name that is no operation of ours is none', () => {
  assert.equal(isOperation('filter'), false);
  assert.equal(operationIn('client', 'GetRevisionIdList'), undefined);
});
