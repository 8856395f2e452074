import assert from 'node:assert/strict';
import type { XmlElement } from '#xml';
import type * as wire from './index.ts';
import { fieldsOf, SCHEMAS } from './wusp/schema.ts';

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

/** Fails where an element is unknown to the type, stands twice, is missing, or stands out of order. */
export function assertKeepsTo(
  service: wire.ServiceName,
  line: string,
  element: XmlElement,
  path: string,
): void {
  const fields = fieldsOf(line);
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
    const inner = itemLine ?? SCHEMAS[service].types[field.type];
    if (inner === undefined || inner.includes(' | ')) assert.equal(child.children.length, 0);
    else assertKeepsTo(service, inner, child, `${path}/${child.local}`);
  });
}

/** An int list that was read from the bytes has no children to look at. */
export function withPrefix(text: string): Buffer {
  return Buffer.from(text.replaceAll('<int>', '<int >'));
}
