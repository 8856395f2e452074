import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  badXml,
  emptyAnswer,
  envelopeBomb,
  envelopeExternalEntity,
  envelopeNesting,
  expiredCookies,
  firstCalls,
  onCall,
  serverChanged,
  soapFault,
} from '#simulator';
import { attack } from './world.ts';

const BOUNDED = { timeout: 120_000 };

for (const [name, fault] of [
  ['bad XML', badXml],
  ['XML bomb in the envelope', envelopeBomb],
  ['external entity in the envelope', envelopeExternalEntity],
  ['deep nesting in the envelope', envelopeNesting],
  ['an answer with nothing in it', emptyAnswer],
] as const) {
  for (const on of ['GetCookie', 'GetConfigData', 'GetRevisionIdList'] as const) {
    test(`${name}, as the answer to ${on}`, BOUNDED, (t) =>
      attack(t, { strike: () => [fault(on)], ends: 'failed', finds: ['upstream/bad-answer'] }),
    );
  }

  test(`${name}, as every answer with documents`, BOUNDED, (t) =>
    attack(t, {
      strike: () => [fault('GetUpdateData')],
      ends: 'partial',
      finds: ['upstream/quarantined'],
      holds: ['upstream/bad-answer'],
    }),
  );

  test(`${name}, as one answer with documents: they are asked for again`, BOUNDED, (t) =>
    attack(t, { strike: () => [onCall(0, fault('GetUpdateData'))], ends: 'succeeded', finds: [] }),
  );
}

test('expired cookie: one that says it expired long ago is used until it is refused', BOUNDED, (t) =>
  attack(t, { strike: () => [expiredCookies()], ends: 'succeeded', finds: [] }),
);

test('cookie refused in mid synchronisation: a new one is asked for', BOUNDED, (t) =>
  attack(t, {
    strike: () => [firstCalls(1, soapFault('GetUpdateData', 'InvalidCookie'))],
    ends: 'succeeded',
    finds: [],
    after: ({ upstream }) => assert.equal(upstream.callsOf('GetCookie').length, 2),
  }),
);

test('server changed: everything is listed anew', BOUNDED, (t) =>
  attack(t, {
    strike: () => [serverChanged()],
    ends: 'succeeded',
    finds: ['upstream/server-changed'],
  }),
);

test('server busy for a while: it is asked again', BOUNDED, (t) =>
  attack(t, {
    strike: () => [firstCalls(2, soapFault('GetRevisionIdList', 'ServerBusy'))],
    ends: 'succeeded',
    finds: [],
  }),
);
