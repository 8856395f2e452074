import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { importRevisions } from '#changes';
import { generateDetectoids } from '#simulator';
import { measureAdministration } from './administration.ts';
import { measureApprovals } from './approval.ts';
import type { AdminFigure } from './calls.ts';
import { measureColdScan } from './cold-scan.ts';
import { measureConsole } from './console.ts';
import { measureContent } from './content.ts';
import { copyDataset, type Dataset, type Held, makeDataset, openQuietly } from './dataset.ts';
import { measureDecisions } from './decisions.ts';
import { heldLists, measureDelta } from './delta.ts';
import { addFleet, databaseBytes } from './fleet.ts';
import { makeDue, measureHousekeeping } from './housekeeping.ts';
import { measureListing } from './listing.ts';
import { median } from './ratio.ts';
import { measureReporting, reportedUpdates } from './reporting.ts';
import { residentMemory, type Serving, startServing } from './serving.ts';
import type { Shot } from './shots.ts';
import { measureSynchronisation } from './synchronise.ts';
import { measureWhy } from './why.ts';

/**
 * `npm run bench [-- import start delta approval decisions listing reporting administration why console housekeeping cold detectoids sync content growth]`: measures, each beside the ceiling of the
 * same machine in the same run, and writes `bench/results/latest.json` and a summary. Nothing is asserted: a figure
 * that is not reached is for people to read.
 */
const NAMES = [
  'import',
  'start',
  'delta',
  'approval',
  'decisions',
  'listing',
  'reporting',
  'administration',
  'why',
  'console',
  'housekeeping',
  'cold',
  'detectoids',
  'sync',
  'content',
  'growth',
] as const;
type Name = (typeof NAMES)[number];
const SECONDS = Number(process.env['TODOKU_BENCH_SECONDS'] ?? 4);
const STRAY_DETECTOIDS = 14_520;

interface Row {
  readonly measure: string;
  readonly figure: string;
  readonly toReach: string;
}

const asked = process.argv.slice(2);
const wanted = (name: Name): boolean => asked.length === 0 || asked.includes(name);
const rows: Row[] = [];
const raw: Record<string, unknown> = {
  machine: { cores: cpus().length, model: cpus()[0]?.model, memory: totalmem(), node: process.version },
};

function tell(name: Name, details: unknown, ...told: readonly Row[]): void {
  raw[name] = details;
  rows.push(...told);
  for (const { measure, figure, toReach } of told)
    process.stdout.write(`${measure}\n  ${figure}   (to reach: ${toReach})\n`);
}

async function withDataset(
  options: { revisions: number; inScope?: number },
  work: (dataset: Dataset) => Promise<void>,
): Promise<void> {
  const dataset = await makeDataset(options);
  try {
    await work(dataset);
  } finally {
    await dataset.dispose();
  }
}

async function withServing(dataset: Dataset, work: (serving: Serving) => Promise<void>): Promise<void> {
  const serving = await startServing(dataset.directory);
  try {
    await work(serving);
  } finally {
    await serving.stop();
  }
}

async function measureLargeCatalog(): Promise<void> {
  await withDataset({ revisions: 50_000, inScope: 15_000 }, async (dataset) => {
    if (wanted('import')) {
      tell(
        'import',
        { rate: dataset.importRate },
        {
          measure: 'import of 50,000 update documents',
          figure: `${dataset.importRate.toFixed(0)} revisions a second`,
          toReach: '2,000',
        },
      );
    }
    const lists =
      wanted('delta') || wanted('decisions') || wanted('reporting') || wanted('housekeeping')
        ? await heldLists(dataset)
        : [];
    const reported = wanted('reporting') ? await reportedUpdates(dataset) : [];
    if (wanted('housekeeping')) await makeDue(dataset);
    const approvable = wanted('approval') ? await approvableUpdates(dataset, 20) : [];
    const decided = wanted('decisions') ? await approvableUpdates(dataset, 1000) : [];
    const twin = wanted('decisions') || wanted('reporting') ? await copyDataset(dataset) : undefined;
    await withServing(dataset, async (serving) => {
      if (wanted('start')) await tellStart(dataset, serving);
      if (wanted('delta')) {
        const result = await measureDelta(serving, lists, SECONDS);
        const memory = await residentMemory(serving.pid);
        tell(
          'delta',
          { ...result, inScope: dataset.inScope, memory },
          {
            measure: `delta scans, ${dataset.revisions} revisions, ${dataset.inScope} in scope, ${result.installed} installed and ${result.cached} cached ids (${Math.round(result.requestBytes / 1024)} KB), Xpress`,
            figure: `${result.ours.requestsPerSecond.toFixed(0)} a second, ceiling ${result.ceiling.requestsPerSecond.toFixed(0)}: ${(result.ratio * 100).toFixed(0)} %; p99 ${result.ours.p99.toFixed(1)} ms; resident under load ${memory?.toFixed(0)} MB`,
            toReach: '50 %',
          },
        );
      }
      if (wanted('listing')) {
        const result = await measureListing(serving);
        const worst = (figures: readonly number[]) => Math.max(...figures).toFixed(0);
        tell('listing', result, {
          measure: `GetRevisionIdList of ${result.ids} ids (${(result.bytes / 1e6).toFixed(1)} MB)`,
          figure: `worst of ${result.fresh.length}: ${worst(result.fresh)} ms; asked again, worst of ${result.repeated.length}: ${worst(result.repeated)} ms`,
          toReach: '300 ms',
        });
      }
      if (wanted('approval')) {
        const figures = [...(await measureApprovals(serving, approvable))].sort((a, b) => a - b);
        tell(
          'approval',
          { figures },
          {
            measure: 'approval made until the next scan has seen it, 50,000 revisions',
            figure: `median ${figures[Math.floor(figures.length / 2)]?.toFixed(0)} ms, worst of ${figures.length}: ${figures.at(-1)?.toFixed(0)} ms`,
            toReach: '100 ms',
          },
        );
      }
      if (twin !== undefined)
        await withServing(twin, async (other) => {
          if (wanted('reporting')) await tellReporting(serving, other, reported, lists);
          if (wanted('decisions')) await tellDecisions(serving, other, decided, lists);
        }).finally(twin.dispose);
      // Last: what it removes is there for the others.
      if (wanted('housekeeping')) await tellHousekeeping(serving, lists);
    });
  });
}

async function tellDecisions(
  serving: Serving,
  other: Serving,
  updates: readonly string[],
  lists: readonly Held[],
): Promise<void> {
  const options = { scansPerSecond: 500, seconds: SECONDS, rounds: 9 };
  const result = await measureDecisions(serving, other, updates, lists, options);
  const { decisions, quiet, rounds, ratio, elsewhere } = result;
  const took = median(quiet.map((call) => call.took));
  const beside = median(rounds.flatMap(({ calls }) => calls));
  const alone = median(rounds.map((round) => round.alone.p50));
  tell('decisions', result, {
    measure: `${decisions} approvals (${updates.length} updates for 5 groups) in one call, beside 500 scans a second`,
    figure: `${took.toFixed(0)} ms, ${median(quiet.map(({ cpu }) => cpu)).toFixed(0)} ms of a processor; beside scans ${beside.toFixed(0)} ms; scans alone median ${alone.toFixed(2)} ms, beside them ${ratio.p50.toFixed(2)} times that, p99 ${ratio.p99.toFixed(2)} times; beside the same approvals of another server on this machine ${elsewhere.p50.toFixed(2)} and ${elsewhere.p99.toFixed(2)} times`,
    toReach: '2 s, scans not slowed by more than 20 %',
  });
}

async function tellHousekeeping(serving: Serving, lists: readonly Held[]): Promise<void> {
  const result = await measureHousekeeping(serving, lists, {
    scansPerSecond: 500,
    seconds: 3 * SECONDS,
    windows: 5,
  });
  const { alone, beside, reports, outlasted } = result;
  const removed = reports.reduce((sum, { count }) => sum + count, 0);
  const times = (shots: readonly Shot[]) => {
    const p99s = shots.map(({ p99 }) => p99);
    return `median ${median(shots.map(({ p50 }) => p50)).toFixed(2)} ms, p99 ${median(p99s).toFixed(1)} ms (worst of ${shots.length} windows ${Math.max(...p99s).toFixed(1)})`;
  };
  tell('housekeeping', result, {
    measure: 'housekeeping of a catalog that was let go, beside 500 scans a second',
    figure: `scans alone ${times(alone)}, beside ${times(beside)}; ${removed} things in ${15 * SECONDS} s${outlasted ? '' : ', and done before the end'}`,
    toReach: 'p99 not more than doubled',
  });
}

async function tellReporting(
  serving: Serving,
  other: Serving,
  updateIds: readonly string[],
  lists: readonly Held[],
): Promise<void> {
  const result = await measureReporting(serving, other, updateIds, lists, {
    // A little more than is wanted, so that a reached figure is one.
    eventsPerSecond: 5100,
    scansPerSecond: 500,
    seconds: SECONDS,
    rounds: 9,
  });
  const { eventsPerSecond, rounds, ratio, elsewhere } = result;
  const alone = median(rounds.map((round) => round.alone.p50));
  const report = median(rounds.map((round) => round.reports.p50));
  const refused = rounds.reduce((sum, { reports }) => sum + reports.failures, 0);
  tell('reporting', result, {
    measure: 'status events, ten to a report with a whole status of 300 updates, beside 500 scans a second',
    figure: `${eventsPerSecond.toFixed(0)} events a second (report: median ${report.toFixed(1)} ms; ${refused} refused); scans alone median ${alone.toFixed(2)} ms, beside them ${ratio.p50.toFixed(2)} times that, p99 ${ratio.p99.toFixed(2)} times; beside the same reports to another server on this machine ${elsewhere.p50.toFixed(2)} and ${elsewhere.p99.toFixed(2)} times`,
    toReach: '5,000 events a second, scans not slowed by more than 20 %',
  });
}

async function tellStart(dataset: Dataset, serving: Serving): Promise<void> {
  const memory = await residentMemory(serving.pid);
  tell(
    'start',
    { readyAfter: serving.readyAfter, memory },
    {
      measure: `start to ready, resident memory, ${dataset.revisions} revisions`,
      figure: `${(serving.readyAfter / 1000).toFixed(2)} s; ${memory?.toFixed(0) ?? 'unknown'} MB`,
      toReach: '3 s; 400 MB',
    },
  );
}

async function approvableUpdates(dataset: Dataset, count: number): Promise<string[]> {
  const todoku = await openQuietly(dataset.directory);
  try {
    const found: string[] = [];
    for await (const record of todoku.store.indexRecords()) {
      const approvable =
        record.type === 'Software' && record.explicitlyDeployable && record.prerequisites.length > 0;
      if (approvable && todoku.catalog.snapshot.liveRevision(record.updateId) === record.id)
        found.push(record.updateId);
    }
    return found.slice(-count);
  } finally {
    await todoku.close();
  }
}

async function measureColdScans(): Promise<void> {
  await withDataset({ revisions: 5_500 }, async (dataset) => {
    const before = await coldScan(dataset, 1);
    if (wanted('cold')) {
      tell('cold', before, {
        measure: `cold scan of ${before.updates} updates`,
        figure: `${before.trips} trips, ${(before.bytes / 1e6).toFixed(2)} MB on the wire (${(before.plainBytes / 1e6).toFixed(2)} unpacked), ${before.took.toFixed(0)} ms in all; a bare handler needs ${before.ceiling.toFixed(0)} ms for packed answers of that size`,
        toReach: '40 trips, page time dominated by bytes sent',
      });
    }
    if (!wanted('detectoids')) return;
    const todoku = await openQuietly(dataset.directory);
    const stray = [...generateDetectoids(STRAY_DETECTOIDS)].map(({ name, bytes }) => ({ name, bytes }));
    await importRevisions(todoku, stray, 'bench');
    await todoku.close();
    const after = await coldScan(dataset, 2);
    tell(
      'detectoids',
      { before, after },
      {
        measure: `${STRAY_DETECTOIDS} detectoids that nothing depends on, added`,
        figure: `${after.trips - before.trips} more trips, ${after.plainBytes - before.plainBytes} more bytes (unpacked: cookies pack differently each time)`,
        toReach: 'no additional trip, no additional byte',
      },
    );
  });
}

async function coldScan(dataset: Dataset, number: number): ReturnType<typeof measureColdScan> {
  const serving = await startServing(dataset.directory);
  try {
    // The first scans fill the fragment cache and let the engine compile; the last is the one of a server at work.
    for (let warm = 0; warm < 4; warm++) await measureColdScan(serving, 100 + 10 * number + warm);
    return await measureColdScan(serving, 200 + number);
  } finally {
    await serving.stop();
  }
}

async function measureGrowth(): Promise<void> {
  const figures: { revisions: number; inScope: number; ratio: number; rps: number }[] = [];
  for (const revisions of [20_000, 200_000]) {
    await withDataset({ revisions, inScope: 15_000 }, async (dataset) => {
      const lists = await heldLists(dataset);
      await withServing(dataset, async (serving) => {
        const { ours, ratio } = await measureDelta(serving, lists, SECONDS);
        figures.push({ revisions, inScope: dataset.inScope, ratio, rps: ours.requestsPerSecond });
      });
    });
  }
  const [small, large] = figures;
  const growth = (large?.rps ?? 0) / (small?.rps ?? 1);
  tell(
    'growth',
    { figures, growth },
    {
      measure: 'growth: delta scans a second at 200,000 revisions against 20,000',
      figure: `${growth.toFixed(2)} (${large?.rps.toFixed(0)} against ${small?.rps.toFixed(0)} a second)`,
      toReach: '0.7',
    },
  );
}

async function measureAdministrators(): Promise<void> {
  const computers = Number(process.env['TODOKU_BENCH_COMPUTERS'] ?? 100_000);
  await withDataset({ revisions: 50_000, inScope: 15_000 }, async (dataset) => {
    const fleet = await addFleet(dataset, computers);
    const bytes = await databaseBytes(dataset);
    await withServing(dataset, async (serving) => {
      const toRow = ({ what, p50, p95, toReach }: AdminFigure): Row => ({
        measure: `${what}, beside ${computers} computers`,
        figure: `p95 ${p95.toFixed(0)} ms, median ${p50.toFixed(0)} ms`,
        toReach: `${toReach} ms`,
      });
      if (wanted('administration')) {
        const figures = await measureAdministration(serving, fleet);
        tell(
          'administration',
          { computers, bytes, rate: fleet.rate, figures },
          {
            measure: `database with 50,000 revisions and ${computers} computers of 300 reported states`,
            figure: `${(bytes / 1e9).toFixed(2)} GB`,
            toReach: 'under 6 GB',
          },
          ...figures.map(toRow),
        );
      }
      if (wanted('why')) {
        const figures = await measureWhy(serving, fleet);
        tell('why', { computers, figures }, ...figures.map(toRow));
      }
      if (wanted('console')) await tellConsole(serving);
    });
  });
}

async function tellConsole(serving: Serving): Promise<void> {
  const figures = await measureConsole(serving);
  if (figures === undefined) {
    process.stdout.write('console: there is no Chromium here\n');
    return;
  }
  const { scriptBytes, interactive, keystrokes, frames, longestTask } = figures;
  const slow = frames.filter((frame) => frame > 50).length;
  tell(
    'console',
    figures,
    {
      measure: 'console: first load without a cache, script as it is sent',
      figure: `${(scriptBytes / 1000).toFixed(0)} KB; shows what the server answered after ${median(interactive).toFixed(0)} ms (worst of ${interactive.length}: ${Math.max(...interactive).toFixed(0)})`,
      toReach: '350 KB, 1,500 ms',
    },
    {
      measure: 'console: from a key to the list of updates, 50,000 revisions',
      figure: `median ${median(keystrokes).toFixed(0)} ms, worst of ${keystrokes.length}: ${Math.max(...keystrokes).toFixed(0)} ms`,
      toReach: '150 ms',
    },
    {
      measure: 'console: frames while the list is scrolled through',
      figure: `longest of ${frames.length}: ${Math.max(...frames).toFixed(0)} ms, ${slow} over 50 ms; longest piece of work in the trace ${longestTask.toFixed(0)} ms`,
      toReach: 'none over 50 ms',
    },
  );
}

async function measureSync(): Promise<void> {
  await withDataset({ revisions: 20_000 }, async (dataset) => {
    const { revisions, milliseconds, memory, unchanged } = await measureSynchronisation(dataset);
    tell(
      'sync',
      { revisions, milliseconds, memory, unchanged },
      {
        measure: `first synchronisation of ${revisions} revisions from another Todoku, both on this machine`,
        figure: `${((revisions / milliseconds) * 1000).toFixed(0)} revisions a second (${(milliseconds / 1000).toFixed(1)} s); downstream at most ${memory.toFixed(0)} MB`,
        toReach: '1,000 a second; 400 MB',
      },
      {
        measure: 'synchronisation that finds nothing new',
        figure: `worst of ${unchanged.length}: ${Math.max(...unchanged)} ms`,
        toReach: '1 s',
      },
    );
  });
}

async function measureContentCopy(): Promise<void> {
  const { bytes, ours, plain } = await measureContent();
  tell(
    'content',
    { bytes, ours, plain },
    {
      measure: `${(bytes / 1e6).toFixed(0)} MB of content fetched over loopback, verified`,
      figure: `${(ours / 1e6).toFixed(0)} MB/s, plain copy over HTTP ${(plain / 1e6).toFixed(0)} MB/s: ${((ours / plain) * 100).toFixed(0)} %`,
      toReach: '60 %',
    },
  );
}

if (
  ['import', 'start', 'delta', 'approval', 'decisions', 'listing', 'reporting', 'housekeeping'].some((name) =>
    wanted(name as Name),
  )
) {
  await measureLargeCatalog();
}
if (wanted('cold') || wanted('detectoids')) await measureColdScans();
if (wanted('administration') || wanted('why') || wanted('console')) await measureAdministrators();
if (wanted('sync')) await measureSync();
if (wanted('content')) await measureContentCopy();
if (wanted('growth')) await measureGrowth();
await mkdir(new URL('results/', import.meta.url), { recursive: true });
await writeFile(
  new URL('results/latest.json', import.meta.url),
  `${JSON.stringify({ at: new Date().toISOString(), rows, raw }, undefined, 2)}\n`,
);
process.stdout.write('\nWritten to bench/results/latest.json\n');
