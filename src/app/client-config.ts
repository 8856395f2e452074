import { type Clock, digestOf } from '#base';
import type { ServerSettings } from '#server';
import type { Store } from '#store';

const SETTING = 'client-config';

interface StoredClientConfig {
  readonly digest: string;
  /** xs:dateTime */
  readonly changedAt: string;
}

/**
 * When what GetConfig tells clients last changed: its LastChange must change if and only if that does, because
 * clients with another one are sent back to the beginning (MS-WUSP 2.2.2.2.1, protocol-facts 5.2). Compares
 * with what the last start told.
 */
export async function clientConfigChangedAt(
  store: Store,
  clock: Clock,
  settings: Pick<ServerSettings, 'maxExtendedUpdates' | 'requiresRegistration'>,
): Promise<string> {
  const { maxExtendedUpdates, requiresRegistration } = settings;
  const told = JSON.stringify({ maxExtendedUpdates, requiresRegistration });
  const digest = digestOf(Buffer.from(told), 'SHA256');
  const stored = await store.setting<StoredClientConfig>(SETTING);
  if (stored?.digest === digest) return stored.changedAt;
  const changedAt = new Date(clock.now()).toISOString();
  await store.write(async (tx) => {
    await tx.setSetting(SETTING, { digest, changedAt });
    await tx.addAudit({
      at: clock.now(),
      actor: 'system',
      verb: 'change-client-config',
      subject: 'GetConfig',
      details: { told: JSON.parse(told) as unknown },
    });
  });
  return changedAt;
}
