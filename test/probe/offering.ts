import type { TestContext } from 'node:test';
import { manualClock } from '#base';
import { putComputerInGroup } from '#changes';
import { fill, type Site, site } from '../flows/servers.ts';
import { checked } from './checked.ts';

/** A filled server at this time of day, whose computer todoku-check is offered what has files. */
export async function offering(t: TestContext): Promise<Site> {
  const server = await site(t, manualClock(Date.now()));
  await fill(server.todoku);
  await checked(server.url);
  const { items } = await server.todoku.store.computers({ limit: 1, offset: 0 });
  const everyone = (await server.todoku.store.groups()).find(({ name }) => name === 'Everyone');
  await putComputerInGroup(server.todoku, items[0]!.id, everyone!.id, 'test');
  return server;
}
