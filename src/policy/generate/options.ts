import type { UpdateClass } from '../class-sources.ts';
import { policyFailures } from '../failures.ts';
import { DETECTION_HOURS } from '../rules/pol-20-frequency.ts';
import { readPolicyUrl, WSUS_PORTS } from '../server-url.ts';

/** What the computers are to be told. Everything but the server may be left out; Windows does then as it does by itself. */
export interface GenerateOptions {
  /** Scheme, name and port of the update server. */
  readonly serverUrl: string;
  /** Hours between two detections, 1 to 22. */
  readonly detectionHours?: number;
  /** The groups that the computers ask for. */
  readonly groups?: readonly string[];
  /** Where each class of updates comes from; the update server for those that are left out. */
  readonly sources?: Readonly<Partial<Record<UpdateClass, 'wsus' | 'windows-update'>>>;
  /** Whether the certificates of the store WindowsServerUpdateServices, where there are some, are held to. Only over TLS. */
  readonly pinning?: 'enforced' | 'not-enforced';
  readonly automaticUpdates?: AutomaticUpdates;
  /** Where files are downloaded from instead. */
  readonly alternateUrl?: string;
  /** Updates that are signed with a certificate of the computers' Trusted Publishers are taken too. */
  readonly signedUpdates?: boolean;
}

export interface AutomaticUpdates {
  /** 2 notify, 3 download, 4 download and install on schedule, 5 as its administrator says, 7 notify of restarts too (Windows Server only). */
  readonly option: 2 | 3 | 4 | 5 | 7;
  /** 0 every day, 1 Sunday to 7 Saturday; of option 4. */
  readonly day?: number;
  /** 0 to 23; of option 4. */
  readonly hour?: number;
}

/** The address as it belongs in a policy. Fails with `policy/bad-server-url`. */
export function plainUrl(written: string): string {
  const { plain, oddities, scheme, port } = readPolicyUrl(written);
  const fail = (detail: string) =>
    policyFailures.fail('bad-server-url', { subject: written.slice(0, 200), detail });
  if (plain === undefined || scheme === undefined) throw fail('it is no address');
  if (oddities.includes('no-scheme')) throw fail('http:// or https:// is missing');
  if (oddities.includes('no-port')) throw fail('the port is missing');
  const other = scheme === 'http' ? 'https' : 'http';
  const others: readonly (number | undefined)[] = [WSUS_PORTS[other], other === 'https' ? 443 : 80];
  if (others.includes(port)) throw fail(`${port} is the port of ${other}`);
  return plain;
}

/** Fails with `policy/bad-options` and `policy/bad-server-url` where something cannot be written as it is wanted. */
export function checkOptions(options: GenerateOptions): void {
  const { detectionHours: hours, groups = [], pinning, automaticUpdates: automatic } = options;
  const refuse = (detail: string) => policyFailures.fail('bad-options', { detail });
  const url = plainUrl(options.serverUrl);
  if (options.alternateUrl !== undefined) plainUrl(options.alternateUrl);
  if (hours !== undefined && !isWithin(hours, DETECTION_HOURS.least, DETECTION_HOURS.most)) {
    throw refuse(`a detection frequency is ${DETECTION_HOURS.least} to ${DETECTION_HOURS.most} hours`);
  }
  for (const group of groups) {
    if (group.trim() === '' || group.length > 256 || /[;\p{Cc}]/u.test(group)) {
      throw refuse(`"${group.slice(0, 40)}" cannot be asked for: a name has no semicolon, and is not empty`);
    }
  }
  if (pinning === 'enforced' && url.startsWith('http:'))
    throw refuse('certificates are held to over https only');
  if (automatic === undefined) return;
  const { option, day, hour } = automatic;
  if (option !== 4 && (day !== undefined || hour !== undefined))
    throw refuse('only option 4 has a day and an hour');
  if (day !== undefined && !isWithin(day, 0, 7)) throw refuse('a day is 0 (every day) to 7 (Saturday)');
  if (hour !== undefined && !isWithin(hour, 0, 23)) throw refuse('an hour is 0 to 23');
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
