import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { schemasOf } from './schemas.ts';
import { SERVICE_NAMES as NAMES, SERVICES } from './services.ts';
import { wsdlOf } from './wsdl.ts';
import { fieldsOf, valuesOf } from './wusp/schema.ts';

interface Tag {
  readonly name: string;
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every tag of a document, by a full parser: it throws where the document is not well-formed. */
function tagsOf(document: string): Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ name, value }) => [name, value]),
    );
    tags.push({ name: tag.name, path: open.join('/'), attributes });
    open.push(`${tag.name}${attributes['name'] === undefined ? '' : `[${attributes['name']}]`}`);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(document).close();
  return tags;
}

test('every service has a well-formed description of all its operations', () => {
  for (const service of NAMES) {
    const { operations, namespace, wsdlName, path } = SERVICES[service];
    const tags = tagsOf(wsdlOf(service, 'http://wsus.example:8530'));
    assert.equal(tags[0]?.attributes['targetNamespace'], namespace);
    const bound = (prefix: string) =>
      tags
        .filter(({ name }) => name === `${prefix}:operation`)
        .map(({ attributes }) => attributes['soapAction']);
    assert.deepEqual(
      bound('soap'),
      operations.map(({ soapAction }) => soapAction),
    );
    assert.deepEqual(
      bound('soap12'),
      operations.filter(({ soap12 }) => soap12).map(({ soapAction }) => soapAction),
    );
    const bindings = tags
      .filter(({ name }) => name === 'wsdl:binding')
      .map(({ attributes }) => attributes['name']);
    assert.deepEqual(bindings, [`${wsdlName}Soap`, `${wsdlName}Soap12`]);
    for (const prefix of ['soap', 'soap12']) {
      const address = tags.find(({ name }) => name === `${prefix}:address`);
      assert.equal(address?.attributes['location'], `http://wsus.example:8530${path}`);
    }
  }
});

test('SOAP 1.2 lacks GetExtendedUpdateInfo2 and nothing else', () => {
  const operations = NAMES.flatMap((service) => SERVICES[service].operations);
  assert.deepEqual(
    operations.filter(({ soap12 }) => !soap12).map(({ name }) => name),
    ['GetExtendedUpdateInfo2'],
  );
});

test('every name that a description mentions is defined in it, once', () => {
  for (const service of NAMES) {
    const tags = tagsOf(wsdlOf(service, 'http://h'));
    const defined = (name: string, path: RegExp) =>
      tags
        .filter((tag) => tag.name === name && path.test(tag.path))
        .map(({ attributes }) => attributes['name'] ?? '');
    const inSchema = /schema$/;
    const types = [...defined('s:complexType', inSchema), ...defined('s:simpleType', inSchema)].filter(
      Boolean,
    );
    const elements = defined('s:element', inSchema);
    const messages = defined('wsdl:message', /definitions$/);
    for (const names of [types, elements, messages]) assert.equal(new Set(names).size, names.length);
    for (const { name, attributes } of tags) {
      const [prefix, local = ''] = (attributes['type'] ?? '').split(':');
      if (name !== 'wsdl:binding' && (prefix === 'tns' || prefix === 'mon' || prefix === 'guid'))
        assert.ok(types.includes(local), local);
      const element = attributes['element']?.replace(/^(tns|mon):/, '');
      if (element !== undefined) assert.ok(elements.includes(element), element);
      const message = attributes['message']?.replace('tns:', '');
      if (message !== undefined) assert.ok(messages.includes(message), message);
    }
    assert.equal(messages.length, SERVICES[service].operations.length * 2);
  }
});

test('every line of the schemas is understood, and every type but messages is used', () => {
  for (const { messages, types } of NAMES.flatMap((service) => [...schemasOf(service).values()])) {
    const lines = [...Object.values(messages), ...Object.values(types)].filter((line) => !valuesOf(line));
    const fields = lines.flatMap((line) => {
      const read = fieldsOf(line);
      assert.ok(
        read.every(({ name, type }) => name !== '' && type !== ''),
        line,
      );
      return read;
    });
    const mentioned = new Set(fields.map(({ item, type }) => item ?? type));
    for (const type of Object.keys(types)) assert.ok(mentioned.has(type), type);
  }
});

test('every operation has its messages in the schema of its namespace, and the schemas have no others', () => {
  for (const service of NAMES) {
    for (const [namespace, { messages }] of schemasOf(service)) {
      const operations = SERVICES[service].operations.filter(
        (operation) => operation.namespace === namespace,
      );
      assert.deepEqual(
        Object.keys(messages).sort(),
        operations.flatMap(({ name }) => [name, `${name}Response`]).sort(),
      );
    }
  }
});

test('Ping is described in its own namespace, wherever a service has it', () => {
  for (const service of ['server-sync', 'reporting'] as const) {
    const tags = tagsOf(wsdlOf(service, 'http://h'));
    const parts = tags.filter(({ path }) => /message\[PingSoap(In|Out)\]$/.test(path));
    assert.deepEqual(
      parts.map(({ attributes }) => attributes['element']),
      ['mon:Ping', 'mon:PingResponse'],
    );
    const namespace = 'http://www.microsoft.com/SoftwareDistribution/Server/IMonitorable';
    assert.equal(tags[0]?.attributes['xmlns:mon'], namespace);
    assert.ok(
      tags.some(({ name, attributes }) => name === 's:schema' && attributes['targetNamespace'] === namespace),
    );
  }
  assert.equal(tagsOf(wsdlOf('client', 'http://h'))[0]?.attributes['xmlns:mon'], undefined);
});

test('attributes that may be missing are not required', () => {
  const attributes = tagsOf(wsdlOf('reporting', 'http://h')).filter(
    ({ name, path }) => name === 's:attribute' && path.endsWith('[ComputerRollupInfo]'),
  );
  const uses = new Map(attributes.map((tag) => [tag.attributes['name'], tag.attributes['use']]));
  assert.equal(uses.get('ComputerId'), undefined);
  assert.equal(uses.get('ParentServerId'), 'required');
});

test('a base URL is written as it is but for the slash at its end', () => {
  const [address] = tagsOf(wsdlOf('client', 'https://h:8531/a&b/')).filter(
    ({ name }) => name === 'soap:address',
  );
  assert.equal(address?.attributes['location'], 'https://h:8531/a&b/ClientWebService/Client.asmx');
});
