import type { LintContext } from '#policy';
import { toUpdateId } from '#update';
import type { ServerContext } from '../../context.ts';
import { present } from '../present.ts';

/** The classification Upgrades, which feature updates have (the same id on every server). */
const UPGRADES = toUpdateId('3689bdc8-b205-4af4-8d4a-a63924c5e9d5')!;
/** More feature updates than anybody approves. */
const MOST = 100;

/** What this server is, for policies to be compared with. */
export async function lintContext({ store, servedAt }: ServerContext): Promise<LintContext> {
  const served = servedAt();
  const upgrades = await store.findUpdates({
    classifications: [UPGRADES],
    approved: true,
    declined: false,
    limit: MOST,
    offset: 0,
  });
  return {
    groups: (await store.groups()).map(({ name }) => name),
    featureUpdates: upgrades.items.map(({ title }) => title),
    ...present({ serverUrls: served?.urls, certificate: served?.certificate }),
  };
}
