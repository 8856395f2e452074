import { createGroup, deleteGroup, putComputerInGroup, renameGroup, takeComputerFromGroup } from '#changes';
import { ALL_COMPUTERS, type TargetGroup } from '#update';
import type { ServerContext } from '../context.ts';
import { toComputerRows } from './computer-rows.ts';
import type {
  ComputerRow,
  CreateGroupRequest,
  DeleteGroupQuery,
  GroupRow,
  GroupsAnswer,
  MembershipAnswer,
  PageAnswer,
  RenameGroupRequest,
} from './contract.ts';
import { findComputer, findGroup } from './lookup.ts';
import { present } from './present.ts';
import { objectOf, type Paging, type RoutesOf, route, schemas } from './route.ts';

interface Membership {
  readonly group: string;
  readonly computer: string;
}

export const groupRoutes: RoutesOf = (context) => [
  route({
    method: 'GET',
    path: '/groups',
    summary: 'The tree of groups, and the names that computers ask for in vain',
    handle: () => listGroups(context),
  }),
  route<unknown, unknown, CreateGroupRequest>({
    method: 'POST',
    path: '/groups',
    summary: 'Makes a group; computers whose policy asks for its name move in at once',
    body: objectOf({ name: schemas.text, parent: schemas.text }, ['name']),
    handle: async ({ body, actor }): Promise<GroupRow> => {
      const parent = await findGroup(context.store, body.parent);
      const group = await createGroup(context, { name: body.name, parentId: parent.id }, actor);
      return groupRow(context, group);
    },
  }),
  route<{ group: string }, unknown, RenameGroupRequest>({
    method: 'PATCH',
    path: '/groups/:group',
    summary: 'Gives a group another name',
    body: objectOf({ name: schemas.text }, ['name']),
    handle: async ({ params, body, actor }): Promise<GroupRow> => {
      const group = await findGroup(context.store, params.group);
      return groupRow(context, await renameGroup(context, group.id, body.name, actor));
    },
  }),
  route<{ group: string }, DeleteGroupQuery>({
    method: 'DELETE',
    path: '/groups/:group',
    summary: 'Deletes a group; its computers stay, in their other groups or in Unassigned Computers',
    query: objectOf({ withSubgroups: schemas.flag }),
    handle: async ({ params, query, actor }): Promise<GroupRow> => {
      const group = await findGroup(context.store, params.group);
      const row = await groupRow(context, group);
      await deleteGroup(context, group.id, actor, query);
      return row;
    },
  }),
  route<{ group: string }, Paging>({
    method: 'GET',
    path: '/groups/:group/computers',
    summary: 'The computers in a group',
    query: objectOf(schemas.page),
    handle: async ({ params, query }): Promise<PageAnswer<ComputerRow>> => {
      const { id } = await findGroup(context.store, params.group);
      const page = await context.store.computers({ ...everyoneOr(id), ...query });
      return { items: await toComputerRows(context, page.items), total: page.total };
    },
  }),
  route<Membership>({
    method: 'PUT',
    path: '/groups/:group/computers/:computer',
    summary: 'Puts a computer in a group',
    handle: ({ params, actor }) => change(context, params, actor, putComputerInGroup),
  }),
  route<Membership>({
    method: 'DELETE',
    path: '/groups/:group/computers/:computer',
    summary: 'Takes a computer from a group',
    handle: ({ params, actor }) => change(context, params, actor, takeComputerFromGroup),
  }),
];

/** All Computers is not a membership that is stored: everybody is in it. */
export function everyoneOr(groupId: TargetGroup['id']): { readonly groupId?: TargetGroup['id'] } {
  return groupId === ALL_COMPUTERS ? {} : { groupId };
}

async function change(
  context: ServerContext,
  names: Membership,
  actor: string,
  verb: typeof putComputerInGroup,
): Promise<MembershipAnswer> {
  const group = await findGroup(context.store, names.group);
  const { id } = await findComputer(context.store, names.computer);
  await verb(context, id, group.id, actor);
  const [row] = await toComputerRows(context, [await findComputer(context.store, id)]);
  return { computer: row!, group: { id: group.id, name: group.name } };
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
  const { id, name, parentId } = group;
  const { total } = await context.store.computers({ ...everyoneOr(id), limit: 1, offset: 0 });
  const above = context.catalog.snapshot.groupPath(id).length - 1;
  return { id, name, ...present({ parentId }), depth: depth ?? above, computers: total };
}
