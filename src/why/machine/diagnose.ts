import type { Finding, Text } from '#diagnosis';
import { agentVersion } from './agent-version.ts';
import { clientReset } from './client-reset.ts';
import { clockSkew } from './clock-skew.ts';
import { clones } from './clones.ts';
import { archived, contact } from './contact.ts';
import { detectionWindow } from './detection-window.ts';
import { disk } from './disk.ts';
import { authorizationEndpoint, clientEndpoint, contentEndpoint, reportingEndpoint } from './endpoint.ts';
import type { MachineFacts } from './facts.ts';
import { failedUpdates } from './failed-updates.ts';
import { BY_COLLECTOR, BY_COLLECTOR_AGAIN } from './finding.ts';
import { detectionResult } from './last-detection.ts';
import { missingStep } from './missing-step.ts';
import { nameResolution } from './name-resolution.ts';
import { policySettings } from './policy-settings.ts';
import { port } from './port.ts';
import { restart } from './restart.ts';
import { scanCost } from './scan-cost.ts';
import { serverHealth } from './server-health.ts';
import { serverSetting } from './server-setting.ts';
import { services } from './services.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';
import { statusReports } from './status-reports.ts';
import { systemProxy } from './system-proxy.ts';
import { targetGroups } from './target-groups.ts';
import { tls } from './tls.ts';
import { transfers } from './transfers.ts';
import { winhttpProxy } from './winhttp-proxy.ts';

type Check = (facts: MachineFacts) => Finding | undefined;

/**
 * The steps of the article behind its first, the settings, in their order: connection, proxy, server, each shutting out a class of
 * causes; then the machine itself and what a scan costs. What only shows that something is wrong comes behind what says why.
 */
const CHECKS: readonly Check[] = [
  nameResolution,
  port,
  clientEndpoint,
  authorizationEndpoint,
  reportingEndpoint,
  contentEndpoint,
  tls,
  winhttpProxy,
  systemProxy,
  serverHealth,
  services,
  disk,
  transfers,
  restart,
  clockSkew,
  scanCost,
  clones,
  contact,
  archived,
  missingStep,
  detectionResult,
  statusReports,
  failedUpdates,
];

/** What is well whatever the others found, or may be done at the end. */
const LAST: readonly Check[] = [detectionWindow, targetGroups, agentVersion];

/** Everything that can be told of one machine: S1-01 to S1-18 of wsus-features.md 4.1, and M-01 to M-10, which the article does not have. */
export function diagnoseMachine(facts: MachineFacts): readonly Finding[] {
  const checked = CHECKS.map((check) => check(facts)).filter((finding) => finding !== undefined);
  const found = [serverSetting(facts), ...policySettings(facts), ...checked];
  const reset = clientReset(facts, found);
  const last = LAST.map((check) => check(facts)).filter((finding) => finding !== undefined);
  const all = [...found, ...(reset === undefined ? [] : [reset]), ...last];
  // Nobody is sent for the file that lies here.
  return facts.collected === undefined
    ? all
    : all.map((finding) =>
        finding.decidedBy === BY_COLLECTOR ? { ...finding, decidedBy: BY_COLLECTOR_AGAIN } : finding,
      );
}

/** The answer in one sentence, by its state. */
export function machineHeadlines(name: string): Readonly<Record<'yes' | 'no' | 'unknown', Text>> {
  return {
    yes: m.say('machine-answer-yes', { name }).says,
    no: m.say('machine-answer-no', { name }).says,
    unknown: m.say('machine-answer-unknown', { name }).says,
  };
}
