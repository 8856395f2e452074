import assert from 'node:assert/strict';
import type { XmlElement } from '#xml';
import * as wire from './index.ts';
import { schemasOf } from './schemas.ts';
import { fieldsOf, type Schema } from './wusp/schema.ts';

// Values and a check that the tests of requests and of answers share.

export const AWKWARD = 'a <b> & "c" \'d\' é 漢字 ]]>';
export const GUID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
export const OTHER_GUID = '11111111-2222-3333-4444-555555555555';
export const COOKIE: wire.Cookie = { expiration: '2031-02-03T04:05:06.7891234Z', encryptedData: 'AQIDBA==' };
export const IDENTITY: wire.WireIdentity = { updateId: GUID, revisionNumber: 201 };
export const DEPLOYMENT: wire.WireDeployment = {
  id: 7,
  action: 'Install',
  deadline: '2031-02-03T04:05:06',
  isAssigned: true,
  lastChangeTime: '2031-02-03',
  downloadPriority: '1',
  hardwareIds: ['PCI\\VEN_1&DEV_2', AWKWARD],
  automatic: true,
};
export const BARE_DEPLOYMENT: wire.WireDeployment = {
  id: 8,
  action: 'Evaluate',
  isAssigned: true,
  lastChangeTime: '2031-02-03',
  automatic: false,
};
/** What native clients send although the published schema does not know it (protocol-facts 3.3, 6.1). */
const UNPUBLISHED: ReadonlySet<string> = new Set([
  'AlsoPerformRegularSync',
  'ProductsParameters',
  'extensionDrivers',
  'SkipProviderFiltering',
  'IsGeneric',
  'deviceAttributes',
]);

/** The operations that such a specification describes, of all services. */
export function operationsOf(specification: 'MS-WUSP' | 'MS-WSUSSS'): string[] {
  const operations = Object.values(wire.SERVICES).flatMap((service) => service.operations);
  return operations.flatMap(({ name, section }) => (section.startsWith(`${specification} `) ? [name] : []));
}

/** The published schema of the namespace that such a message of the service is in. */
export function schemaOf(service: wire.ServiceName, message: XmlElement): Schema {
  const schema = schemasOf(service).get(message.namespace);
  assert.ok(schema !== undefined, `${message.namespace} is published`);
  return schema;
}

/** Fails where the elements or attributes of a message are not those of its published type, in their order. */
export function assertIsPublished(service: wire.ServiceName, message: XmlElement): void {
  const schema = schemaOf(service, message);
  const line = schema.messages[message.local];
  assert.ok(line !== undefined, `${message.local} is published`);
  assertKeepsTo(schema, line, message, message.local);
}

/** Fails where an element is unknown to the type, stands twice, is missing, or stands out of order. */
function assertKeepsTo(schema: Schema, line: string, element: XmlElement, path: string): void {
  assertAttributes(line, element, path);
  const fields = fieldsOf(line).filter(({ attribute }) => !attribute);
  const children = element.children.filter(({ local }) => !UNPUBLISHED.has(local));
  const places = children.map(({ local }) => fields.findIndex(({ name }) => name === local));
  places.forEach((place, index) => {
    const where = `${path}/${children[index]?.local}`;
    assert.ok(place >= 0, `${where} is published`);
    const before = places[index - 1] ?? -1;
    assert.ok(
      place > before || (place === before && fields[place]?.occurs === 'many'),
      `${where} is in order`,
    );
  });
  fields.forEach(({ name, occurs }, index) => {
    if (occurs === 'once') assert.ok(places.includes(index), `${path}/${name} is there`);
  });
  children.forEach((child, index) => {
    const field = fields[places[index] ?? -1];
    if (field === undefined) return;
    const itemLine = field.item === undefined ? undefined : `${field.item}* ${field.item}`;
    const inner = itemLine ?? schema.types[field.type];
    if (inner === undefined || inner.includes(' | ')) assert.equal(child.children.length, 0);
    else assertKeepsTo(schema, inner, child, `${path}/${child.local}`);
  });
}

/** Attributes have no order for XML; ours have that of the schema all the same. Markers such as `nil` have a prefix. */
function assertAttributes(line: string, element: XmlElement, path: string): void {
  const fields = fieldsOf(line).filter(({ attribute }) => attribute);
  const written = element.attributes.filter(({ prefix }) => prefix === '').map(({ local }) => local);
  const published = fields.map(({ name }) => name).filter((name) => written.includes(name));
  assert.deepEqual(written, published, `the attributes of ${path}`);
  for (const { name, occurs } of fields) {
    if (occurs === 'once') assert.ok(written.includes(name), `${path}/@${name} is there`);
  }
}

/** An int list that was read from the bytes has no children to look at. */
export function withPrefix(text: string): Buffer {
  return Buffer.from(text.replaceAll('<int>', '<int >'));
}
