import { isSameView, removeView, savedViews, saveView, type View } from '#changes';
import type { ServerContext } from '../context.ts';
import { type UpdatesQuery, ViewBody, ViewParams, ViewRow, ViewsAnswer } from './contract/finding.ts';
import { adminFailures } from './failures.ts';
import { findGroup } from './lookup.ts';
import { present } from './present.ts';
import { SECURITY } from './report-updates.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { toUpdateQuery } from './update-filters.ts';

/** Critical Updates (MS-WSUSSS, well-known classification). */
const CRITICAL = 'e6cf1350-c01b-414d-a61f-263d14d133b4';

/** Those of WSUS, and what its console shows at first. Its "WSUS Updates" asks for a flag that few documents have: the name stands for it. */
const BUILT_IN: readonly ViewRow[] = [
  { name: 'All Updates', builtIn: true, filters: { approvable: true } },
  { name: 'Critical Updates', builtIn: true, filters: { approvable: true, classification: CRITICAL } },
  { name: 'Security Updates', builtIn: true, filters: { approvable: true, classification: SECURITY } },
  {
    name: 'WSUS Updates',
    builtIn: true,
    filters: { approvable: true, text: 'Windows Server Update Services' },
  },
  {
    name: 'Needs a Decision',
    builtIn: true,
    filters: { approvable: true, approved: false, status: 'failedOrNeeded' },
    sort: 'needed',
  },
];

export const viewRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/views',
    summary: 'Lists of updates by name: built-in ones, and those that somebody saved for everybody',
    access: 'read',
    answer: ViewsAnswer,
    handle: async () => ({ items: await viewsOf(context) }),
  }),
  endpoint({
    method: 'GET',
    path: '/views/:view',
    summary: 'One view, by name',
    access: 'read',
    params: ViewParams,
    answer: ViewRow,
    handle: ({ params }) => findView(context, params.view),
  }),
  endpoint({
    method: 'PUT',
    path: '/views/:view',
    summary: 'Saves a view for everybody, in place of one of that name',
    access: 'decide',
    params: ViewParams,
    body: ViewBody,
    answer: ViewRow,
    handle: async ({ params, body, actor }) => {
      mustNotBeBuiltIn(params.view);
      // What cannot be asked now is no view.
      await toUpdateQuery(context, { ...body.filters, ...present({ sort: body.sort }) });
      await saveView(context, { name: params.view, ...(await byIds(context, body)) }, actor);
      return findView(context, params.view);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/views/:view',
    summary: 'Takes a view away that somebody saved',
    access: 'decide',
    params: ViewParams,
    answer: ViewRow,
    handle: async ({ params, actor }) => {
      mustNotBeBuiltIn(params.view);
      const row = await findView(context, params.view);
      await removeView(context, row.name, actor);
      return row;
    },
  }),
];

/** What a view asks. Fails with `admin/view-not-found`. */
export async function questionOf(context: ServerContext, name: string): Promise<Partial<UpdatesQuery>> {
  const { filters, sort, descending } = await findView(context, name);
  return { ...filters, ...present({ sort, descending }) };
}

async function findView(context: ServerContext, name: string): Promise<ViewRow> {
  const found = (await viewsOf(context)).find((view) => isSameView(view.name, name));
  if (found === undefined) throw adminFailures.fail('view-not-found', { subject: name });
  return found;
}

async function viewsOf(context: ServerContext): Promise<readonly ViewRow[]> {
  const groups = new Map<string, string>((await context.store.groups()).map(({ id, name }) => [id, name]));
  const toRow = ({ filters, sort, descending, ...saved }: View): ViewRow => {
    // Only bodies that were checked were saved.
    const content = { filters, ...present({ sort, descending }) } as ViewBody;
    const group = content.filters.approvedFor;
    const named = group === undefined ? {} : { approvedFor: groups.get(group) ?? group };
    return { ...content, filters: { ...content.filters, ...named }, ...saved, builtIn: false };
  };
  return [...BUILT_IN, ...(await savedViews(context.store)).map(toRow)];
}

/** A group is kept by its id, so that it may get another name. */
async function byIds({ store }: ServerContext, { filters, sort, descending }: ViewBody) {
  const group = filters.approvedFor;
  const kept = group === undefined ? {} : { approvedFor: (await findGroup(store, group)).id };
  return { filters: { ...filters, ...kept }, ...present({ sort, descending }) };
}

function mustNotBeBuiltIn(name: string): void {
  if (BUILT_IN.some((view) => isSameView(view.name, name)))
    throw adminFailures.fail('built-in-view', { subject: name });
}
