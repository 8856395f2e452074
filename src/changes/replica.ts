import type { StoreReader } from '#store';
import { changesFailures } from './failures.ts';

/** The part of the setting `upstream` that decides who has the say. */
interface Upstream {
  readonly mode?: string;
}

/**
 * Begins every verb that a replica leaves to its upstream. Rejects with `changes/replica-read-only` while the setting
 * `upstream` says `mode: 'replica'`.
 */
export async function refuseOnReplica(tx: Pick<StoreReader, 'setting'>): Promise<void> {
  const upstream = await tx.setting<Upstream>('upstream');
  if (upstream?.mode === 'replica') throw changesFailures.fail('replica-read-only');
}
