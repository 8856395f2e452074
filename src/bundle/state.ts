import type { StoreReader } from '#store';
import type { BundleKey } from './signature.ts';
import { fingerprintOf } from './signature.ts';
import type { BundleState } from './types.ts';

export const BUNDLE_STATE = 'bundle-state';
export const BUNDLE_KEY = 'bundle-key';

/** The setting `bundle-state`, empty where nothing went out or came in yet. */
export async function readBundleState(store: Pick<StoreReader, 'setting'>): Promise<BundleState> {
  const state = await store.setting<Partial<BundleState>>(BUNDLE_STATE);
  return { imported: {}, trusted: [], ...state };
}

/** True for a signer whom somebody here trusts, and for this server itself. */
export async function isTrusted(store: Pick<StoreReader, 'setting'>, signer: string): Promise<boolean> {
  if ((await readBundleState(store)).trusted.includes(signer)) return true;
  const key = await store.setting<BundleKey>(BUNDLE_KEY);
  return key !== undefined && fingerprintOf(key) === signer;
}
