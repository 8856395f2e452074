import { test } from 'node:test';
import {
  cabinetBomb,
  cabinetNoise,
  cabinetOfMany,
  cabinetWithPath,
  documentBomb,
  documentCut,
  documentExternalEntity,
  documentNesting,
  invalidBase64,
} from '#simulator';
import { attack, isVictim } from './world.ts';

const BOUNDED = { timeout: 120_000 };

for (const [name, fault, code] of [
  ['XML bomb: entities in a document', documentBomb, 'xml/doctype-forbidden'],
  [
    'external entity: a document that names a file of this machine',
    documentExternalEntity,
    'xml/doctype-forbidden',
  ],
  ['deep nesting: a document 50,000 elements deep', documentNesting, 'xml/too-deep'],
  ['truncation: a document that ends in the middle of an element', documentCut, 'xml/truncated'],
  [
    'Cabinet bomb: a Cabinet of 10 GB',
    (victim: Victim) => cabinetBomb(victim, 10 * 2 ** 30),
    'wire/cabinet-too-large',
  ],
  ['Cabinet bomb: a Cabinet of 60,000 files', cabinetOfMany, 'wire/cabinet-too-large'],
  ['Cabinet: noise where blocks should be', cabinetNoise, 'wire/bad-cabinet'],
] as const) {
  test(`${name} is held back, everything else is taken in`, BOUNDED, (t) =>
    attack(t, {
      strike: (scene) => [fault(isVictim(scene))],
      ends: 'partial',
      finds: ['upstream/quarantined'],
      holds: [code],
    }),
  );
}

type Victim = ReturnType<typeof isVictim>;

test('Cabinet: the name of a file in it is nothing but a name', BOUNDED, (t) =>
  attack(t, {
    strike: (scene) => [cabinetWithPath(isVictim(scene))],
    ends: 'succeeded',
    finds: [],
  }),
);

test('bad base64: compressed documents that are none are held back', BOUNDED, (t) =>
  attack(t, {
    strike: () => [invalidBase64()],
    ends: 'partial',
    finds: ['upstream/quarantined'],
    holds: ['wire/bad-cabinet'],
  }),
);
