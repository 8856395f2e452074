import type { Action, Finding, Text } from '#diagnosis';
import { resultText } from '../result-text.ts';
import type { MachineFacts } from './facts.ts';
import { act, warn } from './finding.ts';
import { lastDetection } from './last-detection.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';
import { remedyCommand } from './windows.ts';

/** Codes of damaged or stale data on the client (wsus-features 3.2), where the tables advise the reset. */
const DAMAGED: ReadonlySet<number> = new Set(
  [
    0x80248007, 0x80248011, 0x8024800f, 0x80248013, 0x80248014, 0x80248015, 0x80244015, 0x8024f001,
    0x80240438, 0x80240439, 0x80240008,
  ].map((code) => code | 0),
);

/** Before it is done, as the article orders it. */
const CONSEQUENCES: Text = {
  en: 'Clear the data of the Windows Update client. The shown update history is emptied, hidden updates come back, and the metadata is downloaded again: not on many computers at once.',
  ja: 'Windows Update クライアントの情報をクリアしてください。更新履歴の表示はクリアされ、非表示に設定した更新プログラムは再表示され、情報が再ダウンロードされます。多数の端末で同時に実施しないでください。',
};

/** S1-15: whether clearing the client's data may help: only where detection fails, and nothing before it says why. */
export function clientReset(facts: MachineFacts, before: readonly Finding[]): Finding | undefined {
  const last = lastDetection(facts);
  if (last === undefined || last.hresult === 0 || (facts.machine?.lastScanAt ?? 0) > last.at)
    return undefined;
  const next: readonly Action[] = [act('machine', CONSEQUENCES, remedyCommand('reset', facts))];
  if (DAMAGED.has(last.hresult)) {
    return warn('S1-15', m.say('machine-reset', { code: resultText(last.hresult).hex }), { next });
  }
  const explained = before.some(({ verdict, check }) => verdict === 'fail' && check !== 'S1-14');
  return explained ? undefined : warn('S1-15', m.say('machine-reset-last', undefined), { next });
}
