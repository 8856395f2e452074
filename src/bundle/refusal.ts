import type { Failure } from '#base';
import { bundleFailures } from './failures.ts';
import type { Manifest } from './manifest.ts';
import { readBundleState } from './state.ts';
import type { BundleContext } from './types.ts';

/** Why this server, as it is now, would not take the bundle in whoever signed it; undefined when it would. */
export async function refusalOf({ store }: BundleContext, manifest: Manifest): Promise<Failure | undefined> {
  const { serverId, sequence, since, after, upTo, holds } = manifest;
  const subject = `bundle ${sequence}`;
  const known = (await readBundleState(store)).imported[serverId];
  // A number can come twice, when the other server lost power after it wrote a bundle; what it holds tells them apart.
  if (known !== undefined && (sequence < known.sequence || upTo <= known.upTo)) {
    return bundleFailures.fail('older', { subject, detail: `bundle ${known.sequence} is here` });
  }
  if (since > 0 && (known === undefined || after > known.upTo)) {
    const here =
      known === undefined ? 'none of that server is here' : `bundle ${known.sequence} is the last one here`;
    return bundleFailures.fail('gap', { subject, detail: `it continues bundle ${since}, and ${here}` });
  }
  const upstream = await store.setting<{ readonly mode?: string }>('upstream');
  if (upstream?.mode === 'replica' && (holds.approvals || holds.groups)) {
    return bundleFailures.fail('replica', { subject });
  }
  return undefined;
}
