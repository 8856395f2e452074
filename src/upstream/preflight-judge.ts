import type { Failure } from '#base';
import type { ConnectionStep } from '#outgoing';
import type { GetConfigDataResponse } from '#wire';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import type { PreflightStep, UpstreamSettings } from './types.ts';

/** In the order in which a connection is made. */
export const STEP_NAMES = [
  'address',
  'dns',
  'tcp',
  'proxy',
  'tls',
  'certificate',
  'http',
  'clock',
  'authorization',
  'configuration',
] as const satisfies readonly PreflightStep['name'][];

/** Cookies live for hours; five minutes are what Kerberos allows too. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** A step without its duration. */
export type JudgedStep = Omit<PreflightStep, 'milliseconds'>;

/** A step that went wrong. */
export function failedStep(name: PreflightStep['name'], failure: Failure, at: number): JudgedStep {
  return {
    name,
    outcome: 'failed',
    evidence: failure.detail ?? failure.sentence,
    finding: findingOf(failure, at),
  };
}

/** A step that lets the rest go on, but is worth a look. */
export function warningStep(
  name: PreflightStep['name'],
  failure: Failure,
  evidence: string,
  at: number,
): JudgedStep {
  return { name, outcome: 'warning', evidence, finding: findingOf(failure, at, 'warning') };
}

/** The address itself: an http or https URL, of Microsoft Update its own. */
export function judgeAddress(settings: UpstreamSettings, at: number): JudgedStep {
  const url = URL.parse(settings.url);
  const name = 'address';
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '')
    return failedStep(name, upstreamFailures.fail('no-address', { subject: settings.url.slice(0, 200) }), at);
  const evidence = `${url.hostname}, port ${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
  if (url.protocol === 'https:') return { name, outcome: 'ok', evidence };
  const plain = upstreamFailures.fail('plain-http', { subject: url.host });
  if (settings.kind === 'microsoft') return failedStep(name, plain, at);
  if (settings.acceptsPlainHttp) return { name, outcome: 'ok', evidence: `${evidence}, without encryption` };
  return warningStep(name, plain, evidence, at);
}

/**
 * The connection's own steps. What a proxy did wrong is said of the proxy, whatever it was doing; what plain http or a direct way
 * has no need of is skipped.
 */
export function judgeTrace(trace: readonly ConnectionStep[], at: number): PreflightStep[] {
  return trace.map(({ name, milliseconds, evidence, failure }) => {
    if (failure === undefined) return { name, outcome: 'ok', milliseconds, evidence };
    const blamed = failure.code.startsWith('outgoing/proxy-') ? 'proxy' : name;
    return { ...failedStep(blamed, failure, at), milliseconds };
  });
}

/** Where an error of the first call belongs: to the proxy, to the connection, or to what answered. */
export function stepOfCallFailure(failure: Failure): PreflightStep['name'] {
  if (failure.code.startsWith('outgoing/proxy-')) return 'proxy';
  if (failure.code.startsWith('outgoing/certificate-')) return 'certificate';
  return 'http';
}

/** The upstream's clock, by its Date header, against ours. */
export function judgeClock(upstreamNow: number | undefined, now: number, subject: string): JudgedStep {
  const name = 'clock';
  if (upstreamNow === undefined)
    return { name, outcome: 'skipped', evidence: 'the upstream does not say what time it is' };
  // The header has whole seconds.
  const seconds = Math.round((upstreamNow - now) / 1000);
  const evidence =
    Math.abs(seconds) <= 1
      ? 'the clocks agree'
      : `the clock of the upstream is ${spanOf(Math.abs(seconds))} ${seconds > 0 ? 'ahead of' : 'behind'} ours`;
  if (Math.abs(upstreamNow - now) <= CLOCK_TOLERANCE) return { name, outcome: 'ok', evidence };
  return warningStep(
    name,
    upstreamFailures.fail('clock-differs', { subject, detail: evidence }),
    evidence,
    now,
  );
}

function spanOf(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** What the upstream says of itself in GetConfigData. */
export function judgeConfiguration(config: GetConfigDataResponse, subject: string, at: number): JudgedStep {
  const name = 'configuration';
  const { protocolVersion, maxNumberOfUpdatesPerRequest, languages, catalogOnlySync } = config;
  const evidence = [
    `protocol ${protocolVersion}`,
    `${maxNumberOfUpdatesPerRequest} updates per request`,
    `${languages.length} languages`,
    catalogOnlySync ? 'keeps no files' : 'keeps files',
  ].join(', ');
  if (!/^1\.\d+$/.test(protocolVersion))
    return failedStep(name, upstreamFailures.fail('protocol-refused', { subject, detail: evidence }), at);
  if (maxNumberOfUpdatesPerRequest < 1)
    return failedStep(name, upstreamFailures.fail('odd-configuration', { subject, detail: evidence }), at);
  return { name, outcome: 'ok', evidence };
}

/** The steps that ran, each under its place, and the others as skipped with the reason. */
export function completed(
  steps: readonly PreflightStep[],
  settings: Pick<UpstreamSettings, 'url'>,
): readonly PreflightStep[] {
  const failed = steps.find(({ outcome }) => outcome === 'failed')?.name;
  const secure = URL.parse(settings.url)?.protocol === 'https:';
  return STEP_NAMES.map((name) => {
    const ran = steps.findLast((step) => step.name === name);
    if (ran !== undefined) return ran;
    return { name, outcome: 'skipped', milliseconds: 0, evidence: whySkipped(name, failed, secure) };
  });
}

function whySkipped(
  name: PreflightStep['name'],
  failed: PreflightStep['name'] | undefined,
  secure: boolean,
): string {
  if (!secure && (name === 'tls' || name === 'certificate')) return 'plain http';
  if (failed !== undefined && STEP_NAMES.indexOf(name) > STEP_NAMES.indexOf(failed))
    return `not tried: the step "${failed}" failed`;
  if (name === 'proxy') return 'no way through a proxy had to be opened';
  return 'not tried';
}
