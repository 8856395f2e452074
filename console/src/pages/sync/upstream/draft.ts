import type { SetUpstreamRequest, UpstreamView } from '#server/admin';

const MEGABYTE = 1_000_000;
const WHOLE = /^\d+$/;
const DECIMAL = /^\d+(\.\d+)?$/;

/** The form as it is filled in: texts, so that anything can be typed. */
export interface Draft {
  readonly source: 'microsoft' | 'server' | 'none';
  readonly url: string;
  readonly replica: boolean;
  readonly rollup: boolean;
  readonly accountName: string;
  readonly pinnedCertificate: string;
  readonly pem: string;
  readonly proxy: string;
  readonly httpsProxy: string;
  readonly proxyUser: string;
  readonly proxyPassword: string;
  readonly noProxy: string;
  readonly guard: Readonly<Record<GuardField, string>> | undefined;
}

export const GUARD_FIELDS = [
  'growthFactor',
  'floorCategories',
  'floorRevisions',
  'floorBytes',
  'revisionJump',
  'freezeDays',
] as const;
export type GuardField = (typeof GUARD_FIELDS)[number];

/** The form of what is set; of nothing, with what most will want. */
export function draftOf(upstream: UpstreamView | undefined): Draft {
  const guard = upstream?.guard;
  return {
    source: upstream?.kind ?? 'none',
    url: upstream?.kind === 'server' ? upstream.url : '',
    replica: upstream?.mode === 'replica',
    rollup: upstream?.rollup ?? true,
    accountName: upstream?.accountName ?? '',
    pinnedCertificate: upstream?.pinnedCertificate ?? '',
    pem: '',
    proxy: upstream?.proxy ?? '',
    httpsProxy: upstream?.httpsProxy ?? '',
    proxyUser: '',
    proxyPassword: '',
    noProxy: (upstream?.noProxy ?? []).join('\n'),
    guard: guard && {
      growthFactor: String(guard.growthFactor),
      floorCategories: String(guard.growthFloor.categories),
      floorRevisions: String(guard.growthFloor.revisions),
      floorBytes: String(guard.growthFloor.bytes / MEGABYTE),
      revisionJump: String(guard.revisionJump),
      freezeDays: String(guard.freezeDays),
    },
  };
}

/** Only what differs between two forms, as the server wants it. */
export function requestOf(before: Draft, after: Draft): SetUpstreamRequest {
  const changed = (name: keyof Draft): boolean => before[name] !== after[name];
  const isServer = after.source === 'server';
  const lines = (text: string) => text.split(/[\s,;]+/).filter((line) => line !== '');
  const url = after.source === 'none' ? '' : isServer ? after.url.trim() : 'microsoft';
  return {
    ...(changed('source') || changed('url') ? { url } : {}),
    ...(changed('replica') || changed('source')
      ? { mode: isServer && after.replica ? 'replica' : 'autonomous' }
      : {}),
    ...(changed('rollup') ? { rollup: after.rollup } : {}),
    ...(changed('accountName') && after.accountName.trim() !== ''
      ? { accountName: after.accountName.trim() }
      : {}),
    ...(changed('pinnedCertificate') ? { pinnedCertificate: after.pinnedCertificate.trim() } : {}),
    ...(changed('proxy') ? { proxy: after.proxy.trim() } : {}),
    ...(changed('httpsProxy') ? { httpsProxy: after.httpsProxy.trim() } : {}),
    ...(after.proxyUser === '' ? {} : { proxyUser: after.proxyUser }),
    ...(after.proxyPassword === '' ? {} : { proxyPassword: after.proxyPassword }),
    ...(changed('noProxy') ? { noProxy: lines(after.noProxy) } : {}),
    ...(after.pem.trim() === '' ? {} : { certificateAuthorities: certificatesIn(after.pem) }),
    ...(after.guard !== undefined && changed('guard') ? { guard: guardOf(after.guard) } : {}),
  };
}

/** The blocks of a PEM text; a text without any is sent as it is, to be refused with the reason. */
function certificatesIn(pem: string): readonly string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return blocks ?? [pem];
}

function guardOf(guard: NonNullable<Draft['guard']>): NonNullable<SetUpstreamRequest['guard']> {
  return {
    growthFactor: Number(guard.growthFactor),
    growthFloor: {
      categories: Number(guard.floorCategories),
      revisions: Number(guard.floorRevisions),
      bytes: bytesOf(guard.floorBytes),
    },
    revisionJump: Number(guard.revisionJump),
    freezeDays: Number(guard.freezeDays),
  };
}

function bytesOf(megabytes: string): number {
  return Math.round(Number(megabytes) * MEGABYTE);
}

/** Whether a number of the guard can be used. A factor, and megabytes, may have decimals. */
export function isGuardNumber(name: GuardField, text: string): boolean {
  if (name === 'growthFactor') return DECIMAL.test(text) && Number(text) >= 1;
  const isByteCount = name === 'floorBytes';
  if (!(isByteCount ? DECIMAL : WHOLE).test(text)) return false;
  const number = isByteCount ? bytesOf(text) : Number(text);
  return number >= 1 && Number.isSafeInteger(number);
}
