import {
  createGroup,
  createRequestedGroups,
  deleteGroup,
  moveGroup,
  previewGroupRule,
  putComputerInGroup,
  renameGroup,
  setGroupRule,
  takeComputerFromGroup,
} from '#changes';
import { ALL_COMPUTERS, type GroupRule as Rule, type TargetGroup } from '#update';
import type { ServerContext } from '../context.ts';
import { toComputerRows } from './computer-rows.ts';
import { ComputersAnswer, PageOfQuery } from './contract/computers.ts';
import { GroupRule } from './contract/group-rule.ts';
import {
  ChangeGroupRequest,
  CreatedGroups,
  CreateGroupRequest,
  CreateRequestedRequest,
  DeleteGroupQuery,
  GroupParams,
  GroupRow,
  GroupRuleAnswer,
  GroupsAnswer,
  MembershipAnswer,
  MembershipParams,
  PreviewAnswer,
  PreviewQuery,
  PreviewRequest,
} from './contract/groups.ts';
import { findComputer, findGroup } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const groupRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/groups',
    summary: 'The tree of groups, and the names that computers ask for in vain',
    access: 'read',
    answer: GroupsAnswer,
    handle: () => listGroups(context),
  }),
  endpoint({
    method: 'POST',
    path: '/groups',
    summary:
      'Makes a group; computers whose policy asks for its name, or whom its rule fits, move in at once',
    access: 'administer',
    body: CreateGroupRequest,
    answer: GroupRow,
    handle: async ({ body: { name, parent, rule }, actor }) => {
      const parentId = (await findGroup(context.store, parent)).id;
      return groupRow(context, await createGroup(context, { name, parentId, ...present({ rule }) }, actor));
    },
  }),
  endpoint({
    method: 'POST',
    path: '/groups/requested',
    summary: 'Makes the groups that computers ask for by policy and that do not exist, all or those named',
    access: 'administer',
    body: CreateRequestedRequest,
    answer: CreatedGroups,
    handle: async ({ body, actor }) => {
      const made = await createRequestedGroups(context, body.names, actor);
      return { items: await Promise.all(made.map((group) => groupRow(context, group))) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/groups/preview',
    summary: 'Which computers the rule of a group fits',
    access: 'read',
    query: PreviewQuery,
    answer: PreviewAnswer,
    handle: async ({ query }) => {
      const group = await findGroup(context.store, query.group);
      return preview(context, group.rule ?? {}, group, query.limit);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/groups/preview',
    summary:
      'Which computers a rule would fit, who would come to a group by it and who would go; changes nothing',
    access: 'read',
    body: PreviewRequest,
    answer: PreviewAnswer,
    handle: async ({ body: { rule, group, limit = 20 } }) => {
      const found = group === undefined ? undefined : await findGroup(context.store, group);
      return preview(context, rule, found, limit);
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/groups/:group',
    summary: 'Gives a group another name, or another place in the tree',
    access: 'administer',
    params: GroupParams,
    body: ChangeGroupRequest,
    answer: GroupRow,
    handle: async ({ params, body: { name, parent }, actor }) => {
      let group = await findGroup(context.store, params.group);
      const above = parent === undefined ? undefined : await findGroup(context.store, parent);
      if (above !== undefined) group = await moveGroup(context, group.id, above.id, actor);
      if (name !== undefined) group = await renameGroup(context, group.id, name, actor);
      return groupRow(context, group);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/groups/:group/rule',
    summary: 'Gives a group a rule: it has the computers that the rule fits, and no others',
    access: 'administer',
    params: GroupParams,
    body: GroupRule,
    answer: GroupRuleAnswer,
    handle: ({ params, body, actor }) => changeRule(context, params.group, body, actor),
  }),
  endpoint({
    method: 'DELETE',
    path: '/groups/:group/rule',
    summary: 'Takes the rule of a group away; the computers in it stay',
    access: 'administer',
    params: GroupParams,
    answer: GroupRuleAnswer,
    handle: ({ params, actor }) => changeRule(context, params.group, undefined, actor),
  }),
  endpoint({
    method: 'DELETE',
    path: '/groups/:group',
    summary: 'Deletes a group; its computers stay, in their other groups or in Unassigned Computers',
    access: 'administer',
    params: GroupParams,
    query: DeleteGroupQuery,
    answer: GroupRow,
    handle: async ({ params, query, actor }) => {
      const group = await findGroup(context.store, params.group);
      const row = await groupRow(context, group);
      await deleteGroup(context, group.id, actor, present(query));
      return row;
    },
  }),
  endpoint({
    method: 'GET',
    path: '/groups/:group/computers',
    summary: 'The computers in a group; archived ones are left out',
    access: 'read',
    params: GroupParams,
    query: PageOfQuery,
    answer: ComputersAnswer,
    handle: async ({ params, query }) => {
      const { id } = await findGroup(context.store, params.group);
      const page = await context.store.computers({ ...everyoneOr(id), archived: false, ...query });
      return { items: await toComputerRows(context, page.items), total: page.total };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/groups/:group/computers/:computer',
    summary: 'Puts a computer in a group',
    access: 'administer',
    params: MembershipParams,
    answer: MembershipAnswer,
    handle: ({ params, actor }) => change(context, params, actor, putComputerInGroup),
  }),
  endpoint({
    method: 'DELETE',
    path: '/groups/:group/computers/:computer',
    summary: 'Takes a computer from a group',
    access: 'administer',
    params: MembershipParams,
    answer: MembershipAnswer,
    handle: ({ params, actor }) => change(context, params, actor, takeComputerFromGroup),
  }),
];

/** All Computers is not a membership that is stored: everybody is in it. */
export function everyoneOr(groupId: TargetGroup['id']): { readonly groupId?: TargetGroup['id'] } {
  return groupId === ALL_COMPUTERS ? {} : { groupId };
}

async function change(
  context: ServerContext,
  names: { readonly group: string; readonly computer: string },
  actor: string,
  verb: typeof putComputerInGroup,
): Promise<MembershipAnswer> {
  const group = await findGroup(context.store, names.group);
  const { id } = await findComputer(context.store, names.computer);
  await verb(context, id, group.id, actor);
  const [row] = await toComputerRows(context, [await findComputer(context.store, id)]);
  return { computer: row!, group: { id: group.id, name: group.name } };
}

async function changeRule(
  context: ServerContext,
  name: string,
  rule: GroupRule | undefined,
  actor: string,
): Promise<GroupRuleAnswer> {
  const { id } = await findGroup(context.store, name);
  const { group, entered, left } = await setGroupRule(
    context,
    id,
    rule === undefined ? undefined : present(rule),
    actor,
  );
  return { group: await groupRow(context, group), entered, left };
}

async function preview(
  context: ServerContext,
  rule: Rule,
  group: TargetGroup | undefined,
  limit: number,
): Promise<PreviewAnswer> {
  const options = { limit, ...(group === undefined ? {} : { groupId: group.id }) };
  const found = await previewGroupRule(context.store, rule, options);
  const part = async ({
    total,
    first,
  }: {
    total: number;
    first: readonly Parameters<typeof toComputerRows>[1][number][];
  }) => ({
    items: await toComputerRows(context, first),
    total,
  });
  return {
    matching: await part({ total: found.total, first: found.matching }),
    entering: await part(found.entering),
    leaving: await part(found.leaving),
    unjudged: found.unjudged,
    unknown: [...found.unknown].map(([condition, computers]) => ({ condition, computers })),
  };
}

async function listGroups(context: ServerContext): Promise<GroupsAnswer> {
  const groups = await context.store.groups();
  const rows: GroupRow[] = [];
  const add = async (parentId: string | undefined, depth: number): Promise<void> => {
    const children = groups
      .filter((group) => group.parentId === parentId)
      .toSorted((left, right) => left.name.localeCompare(right.name));
    for (const group of children) {
      rows.push(await groupRow(context, group, depth));
      await add(group.id, depth + 1);
    }
  };
  await add(undefined, 0);
  return { items: rows, missingRequestedGroups: await context.store.missingRequestedGroups() };
}

async function groupRow(context: ServerContext, group: TargetGroup, depth?: number): Promise<GroupRow> {
  const { id, name, parentId, rule } = group;
  const { total } = await context.store.computers({
    ...everyoneOr(id),
    archived: false,
    limit: 0,
    offset: 0,
  });
  const above = context.catalog.snapshot.groupPath(id).length - 1;
  return { id, name, ...present({ parentId, rule }), depth: depth ?? above, computers: total };
}
