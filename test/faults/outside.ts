import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { ProbeSettings } from '#probe';
import { checked, codesOf } from '../probe/checked.ts';
import { before, headers, page, type Spoil, text } from '../probe/front.ts';
import { offering } from '../probe/offering.ts';
import { IIS, KERNEL, PAGES, SQUID } from '../probe/pages.ts';
import type { Fault } from './fault.ts';

// A server that works, and before it something that spoils one thing: what is said first is that thing.

interface Case {
  /** What is wrong out there. */
  readonly fault: string;
  readonly spoil: Spoil;
  /** The code that is told first. */
  readonly cause: string;
  /** What Windows records, where that is said. */
  readonly recorded?: string;
  /** Words that the remedy must have. */
  readonly remedy?: RegExp;
  readonly settings?: Partial<ProbeSettings>;
}

const ALL = /./;
const WSDL = /wsdl/;
const CONTENT = /\/Content\//;
const PIECE = /GET \/Content\//;
const CONFIG = /GetConfig"/;
const SYNC = /SyncUpdates"/;

const CASES: readonly Case[] = [
  {
    fault: 'anonymous authentication is off',
    spoil: page(ALL, 401, PAGES.denied401, { ...IIS, 'www-authenticate': 'Negotiate' }),
    cause: 'sign-in-wanted',
    recorded: '0x80244017',
    remedy: /anonymous/,
  },
  {
    fault: 'a gateway wants a sign-in',
    spoil: page(ALL, 401, PAGES.signIn, SQUID),
    cause: 'sign-in-wanted-between',
  },
  {
    fault: 'TLS is required, as IIS says it to strangers',
    spoil: page(ALL, 403, PAGES.denied403, IIS),
    cause: 'forbidden-without-tls',
    recorded: '0x80244018',
    remedy: /todoku check https:/,
  },
  {
    fault: 'TLS is required, as IIS says it at home',
    spoil: page(ALL, 403, PAGES.needsTls, IIS),
    cause: 'forbidden-without-tls',
  },
  {
    fault: 'addresses are restricted',
    spoil: page(ALL, 403, PAGES.address, IIS),
    cause: 'forbidden-address',
    remedy: /IP Address/,
  },
  {
    fault: 'a client certificate is wanted',
    spoil: page(ALL, 403, PAGES.clientCertificate, IIS),
    cause: 'forbidden-client-certificate',
    remedy: /Ignore/,
  },
  {
    fault: 'a filter refuses',
    spoil: page(ALL, 403, PAGES.blocked, { server: 'FilterBox' }),
    cause: 'forbidden-between',
    remedy: /filter/,
  },
  {
    fault: 'another web server has the port',
    spoil: page(ALL, 404, PAGES.missing, IIS),
    cause: 'not-found',
    recorded: '0x80244019',
    remedy: /8530/,
  },
  {
    fault: 'the web site is stopped',
    spoil: page(ALL, 404, PAGES.noSite, KERNEL),
    cause: 'no-such-site',
    remedy: /WSUS Administration/,
  },
  {
    fault: 'the web site is bound to another name',
    spoil: page(ALL, 400, PAGES.noHost, KERNEL),
    cause: 'unknown-host-name',
  },
  {
    fault: 'request filtering refuses the query',
    spoil: page(WSDL, 404, PAGES.filtered, IIS),
    cause: 'filtered-by-iis',
  },
  {
    fault: 'a proxy nobody set wants a sign-in',
    spoil: page(ALL, 407, PAGES.squid, { ...SQUID, 'proxy-authenticate': 'Negotiate' }),
    cause: 'proxy-sign-in',
    recorded: '0x8024401B',
    remedy: /netsh winhttp show proxy/,
  },
  {
    fault: 'web.config has an entry twice',
    spoil: page(ALL, 500, PAGES.configuration, IIS),
    cause: 'broken-configuration',
    recorded: '0x8024401F',
    remedy: /twice/,
  },
  {
    fault: 'the database is away',
    spoil: page(ALL, 500, PAGES.application, IIS),
    cause: 'broken-application',
  },
  {
    fault: 'something fails inside',
    spoil: page(ALL, 500, 'oops', { 'content-type': 'text/plain' }),
    cause: 'server-error',
  },
  {
    fault: 'WsusPool is stopped',
    spoil: page(ALL, 503, PAGES.unavailable, KERNEL),
    cause: 'pool-stopped',
    recorded: '0x80244022',
    remedy: /Start-WebAppPool WsusPool/,
  },
  {
    fault: 'a gateway says 503',
    spoil: page(ALL, 503, PAGES.unavailable, { ...KERNEL, via: '1.1 gate' }),
    cause: 'unavailable-between',
  },
  {
    fault: 'the server says 503 itself',
    spoil: page(ALL, 503, 'busy', { 'retry-after': '30', 'content-type': 'text/plain' }),
    cause: 'unavailable',
    remedy: /WsusPool/,
  },
  { fault: 'the gateway gets nothing', spoil: page(ALL, 502, 'x', SQUID), cause: 'bad-gateway' },
  {
    fault: 'the gateway waits in vain',
    spoil: page(ALL, 504, 'x', SQUID),
    cause: 'gateway-timeout',
    recorded: '0x80244023',
  },
  {
    fault: 'a captive portal leads to its page',
    spoil: page(ALL, 302, '', { location: 'http://portal.example/login' }),
    cause: 'redirected-away',
    remedy: /sign in first/,
  },
  {
    fault: 'a captive portal answers with its page',
    spoil: page(ALL, 200, PAGES.signIn),
    cause: 'page-of-filter',
  },
  {
    fault: 'a filter answers with its page',
    spoil: page(ALL, 200, PAGES.blocked, SQUID),
    cause: 'page-of-filter',
  },
  {
    fault: 'the port is that of the default web site',
    spoil: page(ALL, 200, PAGES.iisDefault, IIS),
    cause: 'page-of-other-site',
    remedy: /bindings/,
  },
  {
    fault: 'everything is sent to https',
    spoil: page(ALL, 301, '', { location: 'https://127.0.0.1:8531/x' }),
    cause: 'redirected-to-https',
    remedy: /todoku check https:\/\/127\.0\.0\.1:8531/,
  },
  {
    fault: 'the site sends everybody to its front page',
    spoil: page(ALL, 302, '', { location: '/start' }),
    cause: 'redirected',
  },
  {
    fault: 'a gateway of TLS is spoken to plainly',
    spoil: page(ALL, 400, PAGES.plainOnTls, { server: 'nginx' }),
    cause: 'http-speaks-tls',
    remedy: /https:/,
  },
  {
    fault: 'some other program answers',
    spoil: page(ALL, 200, '{"hello":"world"}', { 'content-type': 'application/json' }),
    cause: 'other-answer',
  },
  { fault: 'an odd status comes', spoil: page(ALL, 418, 'tea'), cause: 'odd-status' },
  {
    fault: 'the type of messages is changed on the way',
    spoil: headers(CONFIG, { 'content-type': 'text/plain' }),
    cause: 'other-content-type',
  },
  {
    fault: 'messages are cut on the way',
    spoil: text(CONFIG, (body) => body.slice(0, 400)),
    cause: 'unreadable-answer',
    recorded: '0x80240439',
  },
  {
    fault: 'only one of the two services works',
    spoil: page(/SimpleAuth/, 500, PAGES.application, IIS),
    cause: 'broken-application',
  },
  {
    fault: 'the configuration lacks what is prescribed',
    spoil: text(CONFIG, (body) => body.replace('MaxExtendedUpdatesPerRequest', 'Max')),
    cause: 'configuration-lacks',
  },
  {
    fault: 'the handshake ends in a fault',
    spoil: {
      at: /GetCookie"/,
      change: () => ({
        status: 500,
        body: Buffer.from(
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>Fault occurred</faultstring><detail><ErrorCode>InternalServerError</ErrorCode><Message/></detail></s:Fault></s:Body></s:Envelope>',
        ),
      }),
    },
    cause: 'fault',
    recorded: '0x80244007',
  },
  {
    fault: 'the scan is never answered',
    spoil: { at: SYNC, answer: () => {} },
    cause: 'timed-out',
    recorded: '0x80072EE2',
    settings: { timeout: 400 },
  },
  {
    fault: 'the scan is cut off',
    spoil: { at: SYNC, answer: (response) => void response.destroy() },
    cause: 'cut-off',
    recorded: '0x80072EFE',
  },
  {
    fault: 'the file of an approved update is gone',
    spoil: page(CONTENT, 404, PAGES.missing, IIS),
    cause: 'file-missing',
    recorded: '0x80244019',
    remedy: /todoku content fetch/,
  },
  {
    fault: 'the file is shorter than it ought to be',
    spoil: headers(PIECE, { 'content-range': 'bytes 0-0/12' }),
    cause: 'file-short',
    remedy: /todoku content verify/,
  },
  {
    fault: 'a proxy strips ranges',
    spoil: {
      at: PIECE,
      change: () => ({ status: 200, headers: { via: '1.1 cache' }, body: Buffer.alloc(100_000) }),
    },
    cause: 'range-stripped',
    remedy: /ranges/,
  },
  {
    fault: 'another piece comes than was asked for',
    spoil: headers(PIECE, { 'content-range': 'bytes 5-5/12' }),
    cause: 'range-odd',
  },
  {
    fault: 'a filter puts a page in place of the file',
    spoil: page(CONTENT, 200, PAGES.blocked, SQUID),
    cause: 'file-is-page',
  },
  {
    fault: 'IIS does not know the type of the file',
    spoil: page(CONTENT, 404, PAGES.noType, IIS),
    cause: 'no-such-type',
    remedy: /MIME/,
  },
  {
    fault: 'the files are said to be where nothing is',
    spoil: text(/GetExtendedUpdateInfo"/, (body) =>
      body.replaceAll(/http:\/\/127[^<]*\/Content/g, 'http://127.0.0.1:1/Content'),
    ),
    cause: 'file-not-reached',
    remedy: /--content-url/,
  },
  {
    fault: 'reports are refused',
    spoil: text(/ReportEventBatch"/, (body) => body.replace('>true<', '>false<')),
    cause: 'report-refused',
    settings: { report: true },
  },
];

/** The server works for all of them; each has its own spoiler before it. */
export async function outside(t: TestContext): Promise<readonly Fault[]> {
  const { port } = await offering(t);
  return CASES.map(({ fault, spoil, cause, recorded, remedy, settings }) => ({
    fault: `${fault.charAt(0).toUpperCase()}${fault.slice(1)}`,
    asked: 'todoku check http://HOST:8530',
    cause: `probe/${cause}`,
    ask: async (own) => {
      const report = await checked(await before(own, port, spoil), settings);
      const codes = codesOf(report).join(', ');
      if (recorded !== undefined) assert.match(report.cause?.then?.en ?? '', new RegExp(recorded), codes);
      if (remedy !== undefined) assert.match(JSON.stringify(report.cause?.next), remedy, codes);
      return report;
    },
  }));
}
