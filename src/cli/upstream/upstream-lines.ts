import type { UpstreamAnswer } from '#server/admin';
import { bytes, plural } from '../quantity.ts';
import { facts } from '../table.ts';

/** What is set, for people. */
export function upstreamLines({ upstream }: UpstreamAnswer): readonly string[] {
  if (upstream === undefined) {
    return ['No upstream is set: updates come from imports only.', 'Try:   todoku upstream set microsoft'];
  }
  const { guard } = upstream;
  return facts([
    ['Upstream', upstream.kind === 'microsoft' ? `Microsoft Update (${upstream.url})` : upstream.url],
    [
      'Mode',
      upstream.mode === 'replica'
        ? 'replica: groups, approvals and declines come from the upstream'
        : 'autonomous',
    ],
    ['Known there as', upstream.accountName],
    ['Reports to it', upstream.rollup ? 'yes, where it wants that' : 'no'],
    ['Certificate', upstream.pinnedCertificate],
    ['Proxy', upstream.proxy],
    ['Proxy for https', upstream.httpsProxy],
    ['Without proxy', upstream.noProxy.join(', ')],
    ['Also trusted', upstream.certificateAuthorities.join('; ')],
    [
      'Guard',
      `holds a run of more than ${guard.growthFactor} times the usual (not below ${plural(guard.growthFloor.revisions, 'revision')} or ${bytes(guard.growthFloor.bytes)}), ` +
        `warns after ${plural(guard.freezeDays, 'day')} without anything new`,
    ],
  ]);
}
