import { type Finding, typed } from '#diagnosis';
import { resultText } from '../result-text.ts';
import type { MachineFacts } from './facts.ts';
import { act, fail, pass, seen } from './finding.ts';
import { resultActions } from './result-actions.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** M-05: no update failed. */
export function failedUpdates({ machine }: MachineFacts): Finding | undefined {
  if (machine === undefined || machine.lastReportAt === 0) return undefined;
  const [latest] = machine.failed.toSorted((one, other) => other.at - one.at);
  if (latest === undefined) return pass('M-05', m.say('machine-nothing-failed', undefined));
  const count = machine.failed.length;
  const { title, hresult, updateId } = latest;
  const evidence = machine.failed
    .slice(0, 5)
    .map((each) =>
      seen(each.title, each.title, each.hresult === undefined ? '' : resultText(each.hresult).hex, each.at),
    );
  const ask = act(
    'server',
    { en: 'Ask for this update.', ja: 'この更新プログラムの原因を調べてください。' },
    `todoku why ${updateId} --computer ${typed(machine.name)}`,
  );
  if (hresult === undefined) {
    return fail('M-05', m.say('machine-update-failed-without-code', { count, title }), {
      evidence,
      next: [ask],
    });
  }
  const { hex, meaning } = resultText(hresult);
  return fail('M-05', m.say('machine-update-failed', { count, title, code: hex, meaning }), {
    evidence,
    next: [...resultActions(hresult), ask],
  });
}
