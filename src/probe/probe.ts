import { judge } from '#diagnosis';
import { openOutgoing } from '#outgoing';
import { readAddress, type Target } from './address.ts';
import { judgeClock, judgeVia } from './beside.ts';
import { tryFile } from './content.ts';
import { askDetails } from './details.ts';
import { LEFT_OUT } from './left-out.ts';
import { findName } from './name.ts';
import { findSelfUpdate, openPage } from './pages.ts';
import { tryPort } from './port.ts';
import { chooseProxy, type UsedProxy } from './proxy-choice.ts';
import { reportEvent } from './report-event.ts';
import { scan } from './scan.ts';
import { secure } from './secured.ts';
import { askConfiguration, beginSession } from './session.ts';
import type { ProbeReport, ProbeSettings } from './types.ts';
import { Walk } from './walk.ts';
import type { Ways } from './ways.ts';
import type { Answered } from './what-answered.ts';

/**
 * Looks at an update server as a client does, step by step, and says of each what came of it and what that means. Where a step fails,
 * those that rest on it are left out: what they would find is that failure again. Never rejects for what is wrong out there. The
 * signal ends it; what was found until then is the report.
 */
export async function probe(settings: ProbeSettings): Promise<ProbeReport> {
  const at = settings.clock.now();
  const startedAt = performance.now();
  const walk = new Walk(settings);
  try {
    await take(settings, walk);
  } catch (error) {
    if (!settings.signal.aborted) throw error;
  }
  return {
    url: settings.url,
    at,
    milliseconds: Math.round(performance.now() - startedAt),
    steps: walk.steps,
    leftOut: walk.leftOut(settings.signal.aborted ? LEFT_OUT.interrupted : LEFT_OUT.afterFailure),
    ...judged(walk, settings.signal.aborted),
  };
}

/** Whoever stops it has not seen everything. */
function judged(walk: Walk, isInterrupted: boolean): ReturnType<typeof judge> {
  const judgement = judge(walk.steps.flatMap(({ findings }) => findings));
  return isInterrupted && judgement.state === 'yes' ? { ...judgement, state: 'unknown' } : judgement;
}

async function take(settings: ProbeSettings, walk: Walk): Promise<void> {
  const target = await walk.take('C-URL', async () => {
    const { findings, target } = readAddress(settings.url);
    return { findings, result: target };
  });
  if (target === undefined) return;
  const choice = await walk.take('C-PROXY', async () => {
    const { finding, used } = chooseProxy(target, settings);
    return { findings: [finding], result: { used } };
  });
  if (choice === undefined) return;
  const isReached = await reach(settings, walk, target, choice.used);
  if (!isReached) return;
  const outgoing = openOutgoing({
    settings: { ...choice.used?.settings, certificateAuthorities: settings.authorities ?? [] },
    clock: settings.clock,
  });
  const { timeout, clock, signal } = settings;
  try {
    await askServices({ target, outgoing, proxy: choice.used, timeout, clock, signal }, settings, walk);
  } finally {
    await outgoing.close();
  }
}

/** Name and port. Behind a proxy they are the proxy's business. */
async function reach(
  { names, timeout, signal }: ProbeSettings,
  walk: Walk,
  target: Target,
  proxy: UsedProxy | undefined,
): Promise<boolean> {
  const addresses = await walk.take('C-DNS', async () => {
    const { finding, addresses } = await findName(target, names, proxy !== undefined);
    return { findings: [finding], result: addresses };
  });
  if (addresses === undefined) return false;
  if (proxy !== undefined) {
    walk.leaveOut('C-TCP', LEFT_OUT.proxyConnects);
    return true;
  }
  const isOpen = await walk.take('C-TCP', async () => ({
    findings: [await tryPort(target, addresses, timeout, signal)],
    result: true,
  }));
  return isOpen === true;
}

async function askServices(ways: Ways, settings: ProbeSettings, walk: Walk): Promise<void> {
  if (!ways.target.secure) walk.leaveOut('C-TLS', LEFT_OUT.plainHttp);
  // A proxy for http is first asked by the first request.
  if (ways.target.secure || ways.proxy !== undefined) {
    const isThere = await walk.take(ways.target.secure ? 'C-TLS' : 'C-PROXY', async () => {
      const finding = await secure(ways);
      return { findings: finding === undefined ? [] : [finding], result: true };
    });
    if (isThere === undefined) return;
  }
  let answer: Answered | undefined;
  const client = await walk.take('C-CLIENT', async () => {
    const page = await openPage('C-CLIENT', ways);
    answer = page.answer;
    const via = judgeVia(page.answer, ways);
    return { findings: via === undefined ? [page.finding] : [page.finding, via], result: true };
  });
  // Nothing came at all: the others would only fail alike. A page that is wrong says nothing of them.
  if (answer === undefined) return;
  const told = judgeClock(answer, ways);
  if (told === undefined) walk.leaveOut('C-CLOCK', LEFT_OUT.noDate);
  else await walk.take('C-CLOCK', async () => ({ findings: [told], result: true }));
  for (const id of ['C-AUTH', 'C-REPORTING'] as const)
    await walk.take(id, async () => {
      const { finding } = await openPage(id, ways);
      return { findings: [finding], result: true };
    });
  if (client === undefined) return;
  await walk.take('C-SELFUPDATE', async () => ({ findings: [await findSelfUpdate(ways)], result: true }));
  await converse(ways, settings, walk);
}

/** What a computer says and hears. */
async function converse(ways: Ways, settings: ProbeSettings, walk: Walk): Promise<void> {
  if (!settings.report) walk.leaveOut('C-REPORT', LEFT_OUT.notAskedFor);
  if (!settings.scan)
    for (const id of ['C-COOKIE', 'C-SCAN', 'C-DETAILS', 'C-CONTENT', 'C-REPORT'] as const)
      walk.leaveOut(id, LEFT_OUT.notWanted);
  const configuration = await walk.take('C-CONFIG', async () => {
    const told = await askConfiguration(ways);
    return { findings: [told.finding], result: told.configuration };
  });
  if (configuration === undefined || !settings.scan) return;
  const session = await walk.take('C-COOKIE', async () => {
    const begun = await beginSession(configuration, settings.machine, ways);
    return { findings: [begun.finding], result: begun };
  });
  if (session === undefined) return;
  const scanned = await walk.take('C-SCAN', async () => {
    const result = await scan(session, ways);
    return { findings: [result.finding], result };
  });
  if (scanned !== undefined) {
    const file = await walk.take('C-DETAILS', async () => {
      const details = await askDetails(configuration, scanned, ways);
      if (details === undefined) walk.leaveOut('C-DETAILS', LEFT_OUT.noUpdates);
      if (details?.file === undefined) walk.leaveOut('C-CONTENT', LEFT_OUT.noFiles);
      return { findings: details === undefined ? [] : [details.finding], result: details?.file };
    });
    if (file !== undefined)
      await walk.take('C-CONTENT', async () => {
        const finding = await tryFile(file, ways);
        if (finding === undefined) walk.leaveOut('C-CONTENT', LEFT_OUT.notApproved);
        return { findings: finding === undefined ? [] : [finding], result: true };
      });
  }
  if (settings.report)
    await walk.take('C-REPORT', async () => ({
      findings: [await reportEvent(session, ways)],
      result: true,
    }));
}
