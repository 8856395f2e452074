import type { StoreReader } from '#store';
import type { GroupId, TargetGroup, UpdateId } from '#update';

/**
 * What a server says to those below it, as one text that is the same for two servers that say the same: of every update its
 * latest revision, the approvals in force, the declines, the groups, the accepted licence terms. Own numbers, moments and
 * authors are left out, and so are approvals of withdrawn updates, which nobody is told of.
 */
export async function fingerprint(store: StoreReader): Promise<string> {
  const latest = new Map<UpdateId, { readonly revisionNumber: number; readonly expired: boolean }>();
  for await (const { updateId, revisionNumber, expired } of store.indexRecords()) {
    if (revisionNumber > (latest.get(updateId)?.revisionNumber ?? 0))
      latest.set(updateId, { revisionNumber, expired });
  }
  const paths = pathsOf(await store.groups());
  const lines: string[] = [];
  for (const [updateId, { revisionNumber }] of latest) lines.push(`update ${updateId} ${revisionNumber}`);
  for (const { updateId, groupId, action, deadline } of await store.deployments()) {
    if (latest.get(updateId)?.expired === true) continue;
    const until = deadline === undefined ? '' : ` until ${new Date(deadline).toISOString()}`;
    lines.push(`approval ${updateId} ${action}${until} for ${paths.get(groupId) ?? groupId}`);
  }
  for (const { updateId, declined } of await store.declines()) {
    if (declined) lines.push(`decline ${updateId}`);
  }
  for (const path of paths.values()) lines.push(`group ${path}`);
  for (const eulaId of await store.acceptedEulas()) lines.push(`licence ${eulaId.toLowerCase()}`);
  return lines.sort().join('\n');
}

/** The first few things that only one of two fingerprints has, and how many there are. */
export function difference(one: string, other: string): string {
  const [left, right] = [one, other].map((text) => new Set(text.split('\n')));
  const only = (these: Set<string>, those: Set<string>) => [...these].filter((line) => !those.has(line));
  const tell = (lines: readonly string[], sign: string) => [
    `${sign}${lines.length}`,
    ...lines.slice(0, 4).map((line) => `${sign} ${line}`),
  ];
  return [...tell(only(left!, right!), '+'), ...tell(only(right!, left!), '-')].join('\n  ');
}

function pathsOf(groups: readonly TargetGroup[]): ReadonlyMap<GroupId, string> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const pathOf = ({ name, parentId }: TargetGroup): string => {
    const parent = parentId === undefined ? undefined : byId.get(parentId);
    return parent === undefined ? JSON.stringify(name) : `${pathOf(parent)}/${JSON.stringify(name)}`;
  };
  return new Map(groups.map((group) => [group.id, pathOf(group)]));
}
