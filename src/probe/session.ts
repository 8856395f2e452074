import { digestOf } from '#base';
import type { Finding } from '#diagnosis';
import {
  type Cookie,
  type GetConfigResponse,
  readGetAuthorizationCookieResponse,
  readGetConfigResponse,
  readGetCookieResponse,
  readRegisterComputerResponse,
  writeGetAuthorizationCookieRequest,
  writeGetConfigRequest,
  writeGetCookieRequest,
  writeRegisterComputerRequest,
} from '#wire';
import { call } from './asking.ts';
import { COMPUTER } from './computer.ts';
import { finding, seen } from './finding.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import { readServerLog } from './remedies.ts';
import type { Ways } from './ways.ts';

const { say } = SERVICE_MESSAGES;

/** What a current agent says it speaks (protocol-facts 5.2). */
const PROTOCOL = '2.90';

export interface ToldConfiguration {
  readonly finding: Finding;
  readonly configuration: GetConfigResponse;
}

/** GetConfig, and whether everything prescribed is in it (MS-WUSP 2.2.2.2.1). */
export async function askConfiguration(ways: Ways): Promise<ToldConfiguration> {
  const check = 'C-CONFIG';
  const message = writeGetConfigRequest({ protocolVersion: PROTOCOL });
  const asked = { service: 'client', operation: 'GetConfig', message } as const;
  const { answer: configuration } = await call(check, asked, readGetConfigResponse, ways);
  const evidence = configuration.properties.flatMap(({ name, value }) => seen(name, name, value));
  const lacks = lackOf(configuration);
  if (lacks !== undefined) {
    const sentence = say('configuration-lacks', { name: lacks });
    return {
      configuration,
      finding: finding(check, 'fail', sentence, { evidence, next: [readServerLog()] }),
    };
  }
  const version = propertyOf(configuration, 'ProtocolVersion') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 3 || (major === 3 && minor < 2))
    return {
      configuration,
      finding: finding(check, 'warn', say('configuration-old', { version: version || '< 3.0' }), {
        evidence,
        next: [
          {
            where: 'server',
            says: {
              en: 'Update the server: WSUS 3.0 without Service Pack 2 cannot serve Windows 10 and later.',
              ja: 'サーバーを更新してください。Service Pack 2 のない WSUS 3.0 は、Windows 10 以降に対応していません。',
            },
          },
        ],
      }),
    };
  return {
    configuration,
    finding: finding(check, 'pass', say('configuration-fine', { version }), { evidence }),
  };
}

function lackOf(configuration: GetConfigResponse): string | undefined {
  const { authInfo, lastChange } = configuration;
  if (lastChange === '') return 'LastChange';
  const [plugIn] = authInfo;
  if (plugIn?.plugInId !== 'SimpleTargeting') return 'AuthInfo/SimpleTargeting';
  if (plugIn.serviceUrl === '') return 'AuthInfo/ServiceUrl';
  const most = Number(propertyOf(configuration, 'MaxExtendedUpdatesPerRequest') ?? 0);
  return Number.isInteger(most) && most > 0 ? undefined : 'MaxExtendedUpdatesPerRequest';
}

export function propertyOf({ properties }: GetConfigResponse, wanted: string): string | undefined {
  return properties.find(({ name }) => name === wanted)?.value;
}

export interface Session {
  readonly finding: Finding;
  readonly cookie: Cookie;
  readonly computerId: string;
}

/**
 * Authorization, cookie and registration, as a computer begins (protocol-facts 5.1). The id is made of the name of the machine that
 * asks: asking again leaves no second computer, and its entry can be put into a group to see what that group gets.
 */
export async function beginSession(
  configuration: GetConfigResponse,
  machine: string,
  ways: Ways,
): Promise<Session> {
  const check = 'C-COOKIE';
  const computerId = idOf(machine);
  const { dnsName } = COMPUTER;
  const authorized = await call(
    check,
    {
      service: 'simple-auth',
      operation: 'GetAuthorizationCookie',
      message: writeGetAuthorizationCookieRequest({ clientId: computerId, dnsName }),
      // Relative to the server (protocol-facts 5.2).
      path: `/${(configuration.authInfo[0]?.serviceUrl ?? '').replace(/^\//, '')}`,
    },
    readGetAuthorizationCookieResponse,
    ways,
  );
  const now = new Date(ways.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  const message = writeGetCookieRequest({
    authCookies: [authorized.answer],
    oldCookie: { expiration: now, encryptedData: '' },
    lastChange: configuration.lastChange,
    currentTime: now,
    protocolVersion: PROTOCOL,
  });
  const { answer: cookie } = await call(
    check,
    { service: 'client', operation: 'GetCookie', message },
    readGetCookieResponse,
    ways,
  );
  const registered = configuration.isRegistrationRequired;
  if (registered)
    await call(
      check,
      {
        service: 'client',
        operation: 'RegisterComputer',
        message: writeRegisterComputerRequest({ cookie, computerInfo: COMPUTER }),
      },
      readRegisterComputerResponse,
      ways,
    );
  const evidence = [
    ...seen('Computer', 'コンピューター', `${dnsName} (${computerId})`),
    ...seen('Cookie lasts until', 'Cookie の有効期限', cookie.expiration),
  ];
  const late = Math.floor((ways.clock.now() - Date.parse(cookie.expiration)) / 60_000);
  const done = finding(check, 'pass', say('handshake-done', { name: dnsName, registered }), { evidence });
  const ended = finding(check, 'warn', say('cookie-ended', { minutes: late }), {
    evidence,
    next: [readServerLog()],
  });
  return { cookie, computerId, finding: late > 0 ? ended : done };
}

/** A GUID (version 8, RFC 9562) that is always the same for a machine. */
function idOf(machine: string): string {
  const hex = digestOf(Buffer.from(`todoku-check ${machine.toLowerCase()}`), 'SHA256').toLowerCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
