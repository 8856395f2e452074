import { type Static, Type } from 'typebox';
import { ComputerRow } from './computers.ts';
import { GroupRule, UnknownConditions } from './group-rule.ts';
import { Count, listOf, objectOf, Text } from './shapes.ts';

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
    description: 'computers in this very group, archived ones left aside; of All Computers, every computer',
  }),
  rule: Type.Optional(GroupRule),
});
export type GroupRow = Static<typeof GroupRow>;

/** GET /groups: depth first, every group after its parent. */
export const GroupsAnswer = objectOf({
  items: listOf(GroupRow),
  missingRequestedGroups: listOf(MissingGroup),
});
export type GroupsAnswer = Static<typeof GroupsAnswer>;

/** {group} is an id or a name everywhere. */
export const GroupParams = objectOf({ group: Text });

/** POST /groups */
export const CreateGroupRequest = objectOf({
  name: Text,
  parent: Type.Optional(
    Type.String({ minLength: 1, maxLength: 512, description: 'All Computers when left out' }),
  ),
  rule: Type.Optional(GroupRule),
});
export type CreateGroupRequest = Static<typeof CreateGroupRequest>;

/** POST /groups/requested: makes the groups that computers ask for by policy and that do not exist. */
export const CreateRequestedRequest = objectOf({
  names: Type.Optional(listOf(Text, { maxItems: 1000 })),
});
export type CreateRequestedRequest = Static<typeof CreateRequestedRequest>;

export const CreatedGroups = objectOf({ items: listOf(GroupRow) });
export type CreatedGroups = Static<typeof CreatedGroups>;

/** PATCH /groups/{group}: another name, another place in the tree, or both. */
export const ChangeGroupRequest = objectOf({ name: Type.Optional(Text), parent: Type.Optional(Text) });
export type ChangeGroupRequest = Static<typeof ChangeGroupRequest>;

/** PUT /groups/{group}/rule */
export const GroupRuleAnswer = objectOf({ group: GroupRow, entered: Count, left: Count });
export type GroupRuleAnswer = Static<typeof GroupRuleAnswer>;

/** DELETE /groups/{group} */
export const DeleteGroupQuery = objectOf({
  withSubgroups: Type.Optional(
    Type.Boolean({
      description: 'delete the groups below it too; without it a group that has some is refused',
    }),
  ),
});
export type DeleteGroupQuery = Static<typeof DeleteGroupQuery>;

/** PUT and DELETE /groups/{group}/computers/{computer} */
export const MembershipParams = objectOf({ group: Text, computer: Text });
export const MembershipAnswer = objectOf({ computer: ComputerRow, group: GroupName });
export type MembershipAnswer = Static<typeof MembershipAnswer>;

const previewLimit = Type.Integer({ minimum: 1, maximum: 1000, default: 20 });

/** GET /groups/preview: of the rule that a group has. */
export const PreviewQuery = objectOf({ group: Text, limit: previewLimit });

/** POST /groups/preview: of a rule that nobody has yet, or that this group would get. */
export const PreviewRequest = objectOf({
  rule: GroupRule,
  group: Type.Optional(Text),
  limit: Type.Optional(previewLimit),
});
export type PreviewRequest = Static<typeof PreviewRequest>;

const Computers = objectOf({ items: listOf(ComputerRow), total: Count });

export const PreviewAnswer = objectOf({
  matching: Computers,
  entering: Computers,
  leaving: Computers,
  unjudged: Type.Integer({
    description: 'computers that did not tell enough to be judged; they do not match',
  }),
  unknown: UnknownConditions,
});
export type PreviewAnswer = Static<typeof PreviewAnswer>;
