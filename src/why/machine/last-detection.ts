import type { ChannelEvent } from '#collector';
import type { Finding } from '#diagnosis';
import { readResultCode } from '#results';
import { resultText } from '../result-text.ts';
import type { MachineFacts } from './facts.ts';
import { BY_COLLECTOR, fail, pass, seen, unknown } from './finding.ts';
import { resultActions } from './result-actions.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** AGENT_DETECTION_FINISHED and AGENT_DETECTION_FAILED. */
const FINISHED = 147;
const FAILED = 148;
/** The same in the channel of the Windows Update client. */
const CHANNEL_FINISHED = 26;
const CHANNEL_FAILED = 25;

export interface Detection {
  readonly at: number;
  /** 0: it succeeded. */
  readonly hresult: number;
  readonly from: 'report' | 'log' | 'channel';
}

/** The last detection that anything tells of: reports, ReportingEvents.log, the event channel. */
export function lastDetection({ machine, collected }: MachineFacts): Detection | undefined {
  const reported = machine?.events.find(({ eventId }) => eventId === FINISHED || eventId === FAILED);
  const logged = collected?.reportingEvents.findLast(
    ({ eventId }) => eventId === FINISHED || eventId === FAILED,
  );
  const channel = collected?.channelEvents.findLast(
    ({ eventId }) => eventId === CHANNEL_FINISHED || eventId === CHANNEL_FAILED,
  );
  const all: readonly (Detection | undefined)[] = [
    reported && {
      at: reported.at,
      hresult: reported.eventId === FINISHED ? 0 : codeOf(reported),
      from: 'report',
    },
    logged && {
      at: logged.at,
      hresult: logged.eventId === FINISHED ? 0 : logged.hresult || UNSPECIFIED,
      from: 'log',
    },
    channel && { at: channel.at, hresult: codeIn(channel), from: 'channel' },
  ];
  return all
    .filter((each) => each !== undefined)
    .toSorted((one, other) => other.at - one.at)
    .at(0);
}

/** E_FAIL: it failed, and nothing says with what. */
const UNSPECIFIED = 0x80004005 | 0;

function codeOf({
  hresult,
  strings,
}: {
  readonly hresult: number;
  readonly strings: readonly string[];
}): number {
  if (hresult !== 0) return hresult;
  const told = readResultCode(strings[0] ?? '');
  return told === undefined || told === 0 ? UNSPECIFIED : told | 0;
}

function codeIn({ eventId, message }: ChannelEvent): number {
  if (eventId === CHANNEL_FINISHED) return 0;
  const [code] = /0x[0-9a-f]{8}/i.exec(message) ?? [];
  return code === undefined ? UNSPECIFIED : Number(code) | 0;
}

/** S1-14: its last detection succeeded. */
export function detectionResult(facts: MachineFacts): Finding | undefined {
  const last = lastDetection(facts);
  if (last === undefined) {
    return facts.machine === undefined && facts.collected !== undefined
      ? undefined
      : unknown('S1-14', m.say('machine-detection-not-told', undefined), BY_COLLECTOR);
  }
  const { at, hresult } = last;
  if (hresult === 0) return pass('S1-14', m.say('machine-detection-ok', { at }));
  // A scan that was finished here since then says more than a report of before.
  if ((facts.machine?.lastScanAt ?? 0) > at) {
    return pass('S1-14', m.say('machine-detection-ok', { at: facts.machine!.lastScanAt }));
  }
  const { hex, meaning } = resultText(hresult);
  return fail('S1-14', m.say('machine-detection-failed', { at, code: hex, meaning }), {
    evidence: [seen('Result', '結果', hex, at)],
    next: resultActions(hresult),
  });
}
