import { isDeepStrictEqual } from 'node:util';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import type { GroupsAnswer } from '../contract.ts';
import { type ListSection, type Named, pathOf } from './section.ts';

const ROOT = 'All Computers';

/** Groups by name: names are used once in the whole tree. */
export const groupsSection: ListSection = {
  kind: 'list',
  key: 'ComputerTargetGroups',
  read: async (ask) => {
    const { items } = await ask<GroupsAnswer>({ method: 'GET', path: '/groups' });
    const byId = new Map(items.map((group) => [group.id, group]));
    const pathTo = (id: string | undefined): readonly string[] => {
      const group = id === undefined ? undefined : byId.get(id);
      return group === undefined ? [] : [...pathTo(group.parentId), group.name];
    };
    return items
      .filter(({ id }) => id !== ALL_COMPUTERS && id !== UNASSIGNED_COMPUTERS)
      .map(({ name, parentId, rule }) => ({
        Name: name,
        Path: pathTo(parentId).join('/'),
        ...(rule === undefined ? {} : { Rule: rule }),
      }));
  },
  // Those above first.
  inOrder: (entries) => entries.toSorted((left, right) => depthOf(left) - depthOf(right)),
  create: (group) => [
    {
      method: 'POST',
      path: '/groups',
      body: { name: group.Name, parent: parentOf(group), rule: group['Rule'] },
    },
  ],
  change: (before, after) => [
    ...(before['Path'] === after['Path']
      ? []
      : [
          {
            method: 'PATCH' as const,
            path: pathOf('/groups', after.Name),
            body: { parent: parentOf(after) },
          },
        ]),
    ...(isDeepStrictEqual(before['Rule'], after['Rule'])
      ? []
      : [{ method: 'PUT' as const, path: pathOf('/groups', after.Name, 'rule'), body: after['Rule'] }]),
  ],
  remove: ({ Name }) => [{ method: 'DELETE', path: pathOf('/groups', Name) }],
};

function partsOf({ Path }: Named): readonly string[] {
  const parts = String(Path ?? ROOT)
    .split('/')
    .filter((part) => part !== '');
  return parts.length === 0 ? [ROOT] : parts;
}

function depthOf(group: Named): number {
  return partsOf(group).length;
}

function parentOf(group: Named): string {
  return partsOf(group).at(-1) ?? ROOT;
}
