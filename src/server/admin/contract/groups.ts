import { type Static, Type } from 'typebox';
import { Count, listOf, objectOf } from './shapes.ts';

/** A name that machines ask for by policy and that no group has. */
export const MissingGroup = objectOf({ name: Type.String(), computers: Count });
export type MissingGroup = Static<typeof MissingGroup>;

export const GroupName = objectOf({ id: Type.String(), name: Type.String() });
export type GroupName = Static<typeof GroupName>;

export const GroupRow = objectOf({
  ...GroupName.properties,
  parentId: Type.Optional(Type.String()),
  depth: Type.Integer({ description: '0 for All Computers' }),
  computers: Type.Integer({
    description: 'computers in this very group; of All Computers, every computer',
  }),
});
export type GroupRow = Static<typeof GroupRow>;

/** GET /groups: depth first, every group after its parent. */
export const GroupsAnswer = objectOf({
  items: listOf(GroupRow),
  missingRequestedGroups: listOf(MissingGroup),
});
export type GroupsAnswer = Static<typeof GroupsAnswer>;
