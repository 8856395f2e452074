import { decline, hold } from '#changes';
import { CATALOG, follow } from '../flows/servers.ts';
import { Machine } from '../server/machine.ts';
import type { Fault } from './fault.ts';
import { DAY, FaultWorld, HOUR } from './world.ts';

// The update is on the server, and not on the machine. Of the sample catalog: 9900002 is for Windows 11 and approved for Everyone, 9900001 is
// replaced by it, 9900003 is for Windows 10, 9900007 stands alone and is approved for Pilot, 9900008 is withdrawn.

interface About {
  readonly update?: string;
  readonly computer?: string;
}

const about = (
  fault: string,
  cause: string,
  prepare: (world: FaultWorld) => Promise<unknown>,
  { update = 'KB9900002', computer = 'pc-1' }: About = {},
): Fault => ({
  fault,
  asked: `todoku why ${update} --computer ${computer}`,
  cause,
  ask: async (t) => {
    const world = await FaultWorld.filled(t);
    await prepare(world);
    return world.why(update, computer);
  },
});

const DRIVER = CATALOG.updates.find(({ isDriver }) => isDriver)!.updateId;
const PILOT: About = { update: 'KB9900007' };
/** An update that is nowhere. */
const NOWHERE = '11111111-2222-4333-8444-555555555555';

/** Adds a prerequisite to a document. */
const needing = (updateId: string) => (text: string) =>
  text.replace('<upd:Prerequisites>', `<upd:Prerequisites><upd:UpdateIdentity UpdateID="${updateId}" />`);

export const DELIVERY: readonly Fault[] = [
  {
    fault: 'Approved for nobody',
    asked: 'todoku why KB9900002 --computer pc-1',
    cause: 'why/approved-nowhere',
    ask: async (t) => {
      const world = await FaultWorld.stocked(t);
      await world.scanned();
      return world.why('KB9900002', 'pc-1');
    },
  },
  about('Approved for another group', 'why/approved-elsewhere', (world) => world.scanned(), PILOT),
  about(
    'Set to Not approved for the group of the machine, below the one that it is approved for',
    'why/not-approved-deeper',
    async (world) => {
      await world.group('Deeper', await world.group('Everyone'));
      await world.approve('9900002', 'Deeper', 'NotApproved');
      await world.scanned('pc-1', { targetGroup: 'Deeper' });
    },
  ),
  about('The approval was taken back', 'why/not-approved-here', async (world) => {
    await world.scanned();
    await world.approve('9900002', 'Everyone', 'NotApproved');
  }),
  about('The policy of the machine asks for a group that does not exist', 'why/approved-elsewhere', (world) =>
    world.scanned('pc-1', { targetGroup: 'Evryone' }),
  ),
  about('Declined by a person', 'why/declined-by-person', async (world) => {
    await world.scanned();
    await decline(world.todoku, [world.update('9900002')], 'api:alice', { reason: 'breaks printing' });
  }),
  about('Declined by a rule', 'why/declined-by-rule', async (world) => {
    await world.scanned();
    await world.send('POST', '/rules', {
      name: 'No cumulative updates',
      conditions: [{ kind: 'title', values: ['Cumulative'] }],
      actions: [{ action: 'decline' }],
    });
    await world.finish('/rules/run');
  }),
  about('Declined by housekeeping', 'why/declined-by-housekeeping', async (world) => {
    await world.scanned();
    await decline(world.todoku, [world.update('9900002')], 'housekeeping');
  }),
  about('Withdrawn by its publisher', 'why/expired', (world) => world.scanned(), { update: 'KB9900008' }),
  about(
    'Replaced by one that is approved and needed',
    'why/superseded-needed',
    async (world) => {
      await world.send('POST', '/updates/undecline', { updateIds: [world.update('9900001')] });
      await world.scanned();
    },
    { update: 'KB9900001' },
  ),
  about('Held', 'why/held', async (world) => {
    await world.scanned();
    const until = world.clock.now() + 7 * DAY;
    await hold(world.todoku, { updateIds: [world.update('9900002')], until }, 'api:alice');
  }),
  about(
    'Its license terms were not accepted',
    'why/eula-waits',
    async (world) => {
      await world.revise('9900007', (text) =>
        text.replace('<upd:Properties ', '<upd:Properties EulaID="terms-1" '),
      );
      await world.send('POST', '/approvals', {
        updates: [world.update('9900007')],
        groups: ['Everyone'],
        action: 'Install',
      });
      await world.scanned();
    },
    PILOT,
  ),
  about('Its file is not here, and nothing fetches it', 'why/content-missing', async (world) => {
    await world.scanned();
    await world.loseFiles('9900002');
  }),
  about('Its file cannot be fetched', 'why/content-failed', async (world) => {
    await world.scanned();
    await world.failFetching('9900002', false);
  }),
  about('The fetching of its file was given up', 'why/content-given-up', async (world) => {
    await world.scanned();
    await world.failFetching('9900002', true);
  }),
  about('For another Windows', 'why/not-for-its-product', (world) => world.scanned(), {
    update: 'KB9900003',
  }),
  about(
    'A prerequisite is not on the server',
    'why/metadata-incomplete',
    async (world) => {
      await world.publish('9900017', needing(NOWHERE));
      await world.scanned();
    },
    { update: 'KB9900017' },
  ),
  about(
    'A prerequisite is not installed on the machine',
    'why/prerequisite-missing',
    async (world) => {
      await world.revise('9900007', needing(world.update('9900003')));
      await world.approve('9900007', 'Everyone');
      await world.scanned();
    },
    PILOT,
  ),
  about(
    'A driver for hardware that the machine does not have',
    'why/no-matching-hardware',
    async (world) => {
      await world.reviseUpdate(DRIVER, (text) => text.replaceAll('DEV_1001', 'DEV_9999'));
      await world.scanned();
    },
    { update: DRIVER },
  ),
  about('It is a product', 'why/not-an-update', (world) => world.scanned(), {
    update: CATALOG.documents.find(({ title }) => title === 'Windows 11')!.identity.updateId,
  }),
  about(
    'Not checked since the approval',
    'why/not-checked-since',
    async (world) => {
      await world.scanned();
      world.clock.advance(HOUR);
      await world.approve('9900007', 'Everyone');
    },
    PILOT,
  ),
  about('Silent for a month', 'why/silent', async (world) => {
    await world.scanned();
    world.clock.advance(30 * DAY);
  }),
  about(
    'Called, and never finished a scan',
    'why/never-checked',
    async (world) => {
      const caller = new Machine(world.serving.port);
      await caller.join({ group: 'Everyone' });
      await world.settle();
    },
    { computer: 'pc-17' },
  ),
  about('Needs it, and has not downloaded it yet', 'why/waits-for-download', (world) => world.scanned()),
  about('Optional: the user has to choose it', 'why/optional', async (world) => {
    await world.approve('9900002', 'Everyone', 'OptionalInstall');
    await world.scanned();
  }),
  about('A restart is pending', 'why/restart-pending', async (world) => {
    const client = world.machine('pc-1', { reportsPending: true });
    world.clock.advance(60_000);
    await client.cycle();
    await world.scan(client);
  }),
  about('The installation fails', 'why/failed', async (world) => {
    const client = world.machine('pc-1', { failures: 1 });
    world.clock.advance(60_000);
    await client.cycle();
    await world.settle();
  }),
  about('Its file was damaged on the disk', 'why/content-missing', async (world) => {
    await world.scanned();
    await world.damageFiles('9900002');
  }),
  {
    fault: 'The server is a replica, and has not what was approved upstream',
    asked: 'todoku why KB9900002 --computer pc-1',
    cause: 'why/on-replica',
    ask: async (t) => {
      const world = await FaultWorld.stocked(t);
      await world.scanned();
      await follow(world, 'http://upstream.example:8530');
      return world.why('KB9900002', 'pc-1');
    },
  },
];
