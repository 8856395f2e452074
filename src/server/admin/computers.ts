import { forgetComputer } from '#changes';
import { eventName, explainResult, type ResultLanguage } from '#results';
import type { ClientEvent, Computer, Page } from '#store';
import type { UpdateStatus } from '#update';
import type { ServerContext } from '../context.ts';
import { toComputerRows } from './computer-rows.ts';
import type {
  ComputerDetails,
  ComputerRow,
  ComputersQuery,
  ComputerUpdate,
  EventRow,
  PageAnswer,
} from './contract.ts';
import { everyoneOr } from './groups.ts';
import { findComputer, findGroup } from './lookup.ts';
import { present } from './present.ts';
import { objectOf, type Paging, type RoutesOf, route, schemas } from './route.ts';
import { updateTitles } from './update-rows.ts';

const EVENTS_SHOWN = 20;

export const computerRoutes: RoutesOf = (context) => [
  route<unknown, ComputersQuery & Paging>({
    method: 'GET',
    path: '/computers',
    summary: 'The computers that ever called',
    query: objectOf({ ...schemas.page, group: schemas.text }),
    handle: async ({ query: { group, limit, offset } }): Promise<PageAnswer<ComputerRow>> => {
      const { id } = await findGroup(context.store, group);
      const page = await context.store.computers({ ...everyoneOr(id), limit, offset });
      return { items: await toComputerRows(context, page.items), total: page.total };
    },
  }),
  route<{ computer: string }>({
    method: 'GET',
    path: '/computers/:computer',
    summary: 'One computer: what it is, what it needs, what failed and why',
    handle: async ({ params, language }) =>
      details(context, await findComputer(context.store, params.computer), language),
  }),
  route<{ computer: string }, Paging>({
    method: 'GET',
    path: '/computers/:computer/events',
    summary: 'What a computer reported, newest first',
    query: objectOf(schemas.page),
    handle: async ({ params, query, language }): Promise<PageAnswer<EventRow>> => {
      const { id } = await findComputer(context.store, params.computer);
      return eventRows(context, await context.store.eventsOf(id, query), language);
    },
  }),
  route<{ computer: string }>({
    method: 'DELETE',
    path: '/computers/:computer',
    summary: 'Forgets a computer and all it reported; it is back as soon as it calls again',
    handle: async ({ params, actor }): Promise<ComputerRow> => {
      const computer = await findComputer(context.store, params.computer);
      const [row] = await toComputerRows(context, [computer]);
      await forgetComputer(context, computer.id, actor);
      return row!;
    },
  }),
];

async function details(
  context: ServerContext,
  computer: Computer,
  language: ResultLanguage,
): Promise<ComputerDetails> {
  const { store } = context;
  const [row] = await toComputerRows(context, [computer]);
  const status = await store.statusOf(computer.id);
  const groupNames = new Set((await store.groups()).map(({ name }) => name.toLowerCase()));
  const { manufacturer, model, biosVersion, architecture, clientVersion } = computer.inventory;
  const events = await eventRows(
    context,
    await store.eventsOf(computer.id, { limit: EVENTS_SHOWN, offset: 0 }),
    language,
  );
  const open = (state: UpdateStatus['state']) =>
    state === 'NotInstalled' || state === 'Downloaded' || state === 'InstalledPendingReboot';
  return {
    ...row!,
    createdAt: computer.createdAt,
    registered: computer.registered,
    requestedGroups: computer.requestedGroups.map((name) => ({
      name,
      exists: groupNames.has(name.toLowerCase()),
    })),
    ...present({ manufacturer, model, biosVersion, architecture, clientVersion }),
    needed: await statusRows(
      context,
      status.filter(({ state }) => open(state)),
      language,
    ),
    failed: await statusRows(
      context,
      status.filter(({ state }) => state === 'Failed'),
      language,
    ),
    events: events.items,
  };
}

async function statusRows(
  context: ServerContext,
  status: readonly UpdateStatus[],
  language: ResultLanguage,
): Promise<readonly ComputerUpdate[]> {
  return Promise.all(
    status.map(async ({ updateId, state, changedAt, hresult }): Promise<ComputerUpdate> => {
      const latest = (await context.store.revisionsOf(updateId))[0];
      return {
        updateId,
        title: latest?.title ?? '',
        kbArticleIds: latest?.kbArticleIds ?? [],
        state,
        changedAt,
        ...present({ result: hresult === undefined ? undefined : explainResult(hresult, language) }),
      };
    }),
  );
}

async function eventRows(
  context: ServerContext,
  page: Page<ClientEvent>,
  language: ResultLanguage,
): Promise<PageAnswer<EventRow>> {
  const titles = await updateTitles(
    context.store,
    page.items.flatMap(({ updateId }) => updateId ?? []),
  );
  return {
    total: page.total,
    items: page.items.map(({ timeAtTarget, eventId, updateId, hresult, appName }) => ({
      at: timeAtTarget,
      eventId,
      name: eventName(eventId, language),
      ...present({
        updateId,
        title: updateId && titles.get(updateId),
        result: hresult === 0 ? undefined : explainResult(hresult, language),
        appName,
      }),
    })),
  };
}
