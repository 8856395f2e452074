import {
  archiveComputers,
  effectiveGroups,
  forgetComputer,
  requestedGroups,
  restoreComputers,
} from '#changes';
import { eventName, explainResult, type ResultLanguage } from '#results';
import type { ClientEvent, Computer, Page } from '#store';
import type { ComputerId, UpdateStatus } from '#update';
import type { ServerContext } from '../context.ts';
import { clonesOf } from './clones.ts';
import { toComputerRows } from './computer-rows.ts';
import {
  ArchiveAnswer,
  ArchiveRequest,
  type ComputerDetails,
  ComputerParams,
  ComputersAnswer,
  ComputersQuery,
  type ComputerUpdate,
  ComputerDetails as Details,
  type EventRow,
  EventsAnswer,
  PageOfQuery,
  RestoreRequest,
  ComputerRow as Row,
  StaleAnswer,
  StaleQuery,
} from './contract/computers.ts';
import type { PageAnswer } from './contract.ts';
import { everyoneOr } from './groups.ts';
import { findComputer, findGroup } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

const EVENTS_SHOWN = 20;
const DAY = 86_400_000;

export const computerRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/computers',
    summary: 'The computers that ever called; archived ones only when they are asked for',
    access: 'read',
    query: ComputersQuery,
    answer: ComputersAnswer,
    handle: async ({ query: { group, withSubgroups, ...rest } }) => {
      const { id } = await findGroup(context.store, group);
      const beneath = withSubgroups === undefined ? {} : { includeBeneath: withSubgroups };
      const page = await context.store.computers({ ...everyoneOr(id), ...beneath, ...rest });
      return { items: await toComputerRows(context, page.items), total: page.total };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/computers/stale',
    summary: 'Computers that have been silent for long, longest first',
    access: 'read',
    query: StaleQuery,
    answer: StaleAnswer,
    handle: async ({ query: { days, limit } }) => {
      const before = context.clock.now() - days * DAY;
      const silent = await context.store.silentComputers(before, limit);
      return { items: await toComputerRows(context, silent), before };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/computers/archive',
    summary: 'Takes computers out of lists, counts and compliance; each comes back with its first contact',
    access: 'administer',
    body: ArchiveRequest,
    answer: ArchiveAnswer,
    handle: ({ body: { computers, reason = 'archived by hand' }, actor }) =>
      changeState(context, computers, (ids) => archiveComputers(context, ids, actor, { reason })),
  }),
  endpoint({
    method: 'POST',
    path: '/computers/restore',
    summary: 'Brings archived computers back with everything they had',
    access: 'administer',
    body: RestoreRequest,
    answer: ArchiveAnswer,
    handle: ({ body, actor }) =>
      changeState(context, body.computers, (ids) => restoreComputers(context, ids, actor)),
  }),
  endpoint({
    method: 'GET',
    path: '/computers/:computer',
    summary: 'One computer: what it is, what it needs, what failed and why',
    access: 'read',
    params: ComputerParams,
    answer: Details,
    handle: async ({ params, language }) =>
      details(context, await findComputer(context.store, params.computer), language),
  }),
  endpoint({
    method: 'GET',
    path: '/computers/:computer/events',
    summary: 'What a computer reported, newest first',
    access: 'read',
    params: ComputerParams,
    query: PageOfQuery,
    answer: EventsAnswer,
    handle: async ({ params, query, language }) => {
      const { id } = await findComputer(context.store, params.computer);
      return eventRows(context, await context.store.eventsOf(id, query), language);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/computers/:computer',
    summary: 'Forgets a computer and all it reported; it is back as soon as it calls again',
    access: 'administer',
    params: ComputerParams,
    answer: Row,
    handle: async ({ params, actor }) => {
      const computer = await findComputer(context.store, params.computer);
      const [row] = await toComputerRows(context, [computer]);
      await forgetComputer(context, computer.id, actor);
      return row!;
    },
  }),
];

async function changeState(
  context: ServerContext,
  names: readonly string[],
  verb: (ids: readonly ComputerId[]) => Promise<readonly ComputerId[]>,
): Promise<ArchiveAnswer> {
  const ids = new Set<ComputerId>();
  for (const name of names) ids.add((await findComputer(context.store, name)).id);
  const changed = await verb([...ids]);
  const computers = await Promise.all(changed.map((id) => findComputer(context.store, id)));
  return { changed: await toComputerRows(context, computers), unchanged: ids.size - changed.length };
}

async function details(
  context: ServerContext,
  computer: Computer,
  language: ResultLanguage,
): Promise<ComputerDetails> {
  const { store } = context;
  const [row] = await toComputerRows(context, [computer]);
  const isArchived = computer.archivedAt !== undefined;
  const status = await (isArchived ? store.archivedStatusOf(computer.id) : store.statusOf(computer.id));
  const groups = await store.groups();
  const clones = computer.clonedAt === undefined ? undefined : await clonesOf(context, computer.id);
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
    requestedGroups: requestedGroups(computer, groups),
    effectiveGroups: effectiveGroups(computer, groups),
    ...present({ clones }),
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
  const titles = await context.store.titlesOf(page.items.flatMap(({ updateId }) => updateId ?? []));
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
