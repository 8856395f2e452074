import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  captivePortal,
  drip,
  endless,
  httpPage,
  onCall,
  redirectTo,
  reset,
  slow,
  truncated,
  wrongLength,
} from '#simulator';
import { attack } from './world.ts';

const BOUNDED = { timeout: 120_000 };
const OPERATIONS = ['GetRevisionIdList', 'GetUpdateData'] as const;

for (const on of OPERATIONS) {
  for (const [name, fault, finding] of [
    ['slow: an upstream that never begins to answer', slow(on, 600_000), 'outgoing/timeout'],
    ['truncation: a line that is cut in the middle', truncated(on), 'outgoing/reset'],
    ['truncation: a line that is reset', reset(on), 'outgoing/reset'],
    ['truncation: a Content-Length that is too long', wrongLength(on, 100), 'outgoing/reset'],
    ['HTTP 401', httpPage(on, 401, { 'WWW-Authenticate': 'Basic realm="wsus"' }), 'upstream/forbidden'],
    ['HTTP 403', httpPage(on, 403), 'upstream/forbidden'],
    ['HTTP 404', httpPage(on, 404), 'upstream/not-found'],
    ['HTTP 407', httpPage(on, 407), 'upstream/http-status'],
    ['HTTP 500', httpPage(on, 500), 'upstream/server-error'],
    ['HTTP 503', httpPage(on, 503), 'upstream/unavailable'],
    ['captive portal', captivePortal(on), 'upstream/web-page'],
    [
      'redirect to the metadata of a cloud',
      redirectTo(on, 'http://169.254.169.254/latest/'),
      'upstream/redirected',
    ],
    ['redirect to a file', redirectTo(on, 'file:///etc/passwd'), 'upstream/redirected'],
  ] as const) {
    test(`${name}, at ${on}`, BOUNDED, (t) =>
      attack(t, { strike: () => [fault], ends: 'failed', finds: [finding] }),
    );
  }

  test(`a Content-Length that is too short, at ${on}`, BOUNDED, (t) =>
    attack(t, {
      strike: () => [wrongLength(on, -100)],
      ends: on === 'GetUpdateData' ? 'partial' : 'failed',
      finds: [on === 'GetUpdateData' ? 'upstream/quarantined' : 'upstream/bad-answer'],
      ...(on === 'GetUpdateData' ? { holds: ['upstream/bad-answer'] } : {}),
    }),
  );

  test(`endless data: an answer that never ends, at ${on}`, BOUNDED, (t) =>
    attack(t, {
      strike: () => [endless(on)],
      ...(on === 'GetUpdateData'
        ? { ends: 'partial', finds: ['upstream/quarantined'], holds: ['outgoing/too-large'] }
        : { ends: 'failed', finds: ['outgoing/too-large'] }),
    }),
  );

  test(
    `slow: an upstream that answers byte by byte, at ${on}, holds up nobody who ends the run`,
    BOUNDED,
    (t) =>
      attack(t, {
        strike: ({ below, upstream }) => {
          // Once it is at it.
          const timer = setInterval(() => {
            if (upstream.callsOf(on).length === 0) return;
            clearInterval(timer);
            void below.synchroniser.stop('test');
          }, 200);
          t.after(() => clearInterval(timer));
          return [drip(on, 300)];
        },
        ends: 'cancelled',
        finds: ['upstream/cancelled'],
      }),
  );

  test(
    `slow: an upstream that answers byte by byte, at ${on}, is given up some day`,
    { timeout: 20_000 },
    (t) =>
      attack(t, {
        strike: ({ clock }) => {
          const timer = setInterval(() => clock.advance(60_000), 50);
          t.after(() => clearInterval(timer));
          return [drip(on, 300)];
        },
        ends: 'failed',
        finds: ['outgoing/timeout'],
      }),
  );

  test(`a line that breaks once, at ${on}: it is tried again`, BOUNDED, (t) =>
    attack(t, { strike: () => [onCall(0, truncated(on))], ends: 'succeeded', finds: [] }),
  );
}

test('redirect to another service of this machine: it is never asked', BOUNDED, (t) =>
  attack(t, {
    strike: ({ upstream }) => [redirectTo('GetRevisionIdList', `${upstream.microsoftUrl}/inside`)],
    ends: 'failed',
    finds: ['upstream/redirected'],
    after: ({ upstream }) => assert.equal(upstream.callsOf('Microsoft').length, 0),
  }),
);
