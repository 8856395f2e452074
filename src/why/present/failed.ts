import { type Action, type Finding, typed, verbatim } from '#diagnosis';
import { explainResult } from '#results';
import { resultText } from '../result-text.ts';
import type { PresentFacts } from './facts.ts';
import { act, fail, seen } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';

/** A9: the machine tried and failed, with the code explained: its kind tells a download that failed from an installation. Asked only where it did. */
export function failed({ machine }: PresentFacts): Finding | undefined {
  const status = machine?.status;
  if (machine === undefined || status?.state !== 'Failed') return undefined;
  const { hresult, changedAt: at } = status;
  const reported = seen('Reported by', '報告したコンピューター', machine.name, at);
  const then = {
    en: 'The computer tries again at its next installation.',
    ja: 'コンピューターは次回のインストール時に再試行します。',
  };
  const history = act(
    'server',
    {
      en: 'See what else the computer reported.',
      ja: 'コンピューターから報告されたイベントを確認してください。',
    },
    `todoku computers show ${typed(machine.name)}`,
  );
  if (hresult === undefined)
    return fail('A9', m.say('failed-without-code', { at }), { evidence: [reported], next: [history], then });
  const [en, ja] = [explainResult(hresult, 'en'), explainResult(hresult, 'ja')];
  const { meaning, duringInstall } = resultText(hresult);
  const remedy: readonly Action[] =
    en.remedy === undefined || ja.remedy === undefined
      ? []
      : [
          act('machine', { en: en.remedy, ja: ja.remedy }),
          act(
            'server',
            { en: 'See all that is known of the code.', ja: 'エラー コードの詳細を確認してください。' },
            `todoku errors explain ${en.hex}`,
          ),
        ];
  return fail('A9', m.say(duringInstall ? 'failed' : 'download-failed', { code: en.hex, meaning }), {
    evidence: [
      reported,
      { name: verbatim('HRESULT'), value: en.name === undefined ? en.hex : `${en.hex} ${en.name}`, at },
    ],
    next: [...remedy, history],
    then,
  });
}
