import { type Finding, typed } from '#diagnosis';
import { contactOf, intervalHours, nextCheckBy } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, fail, pass, seen, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

const DAY = 86_400_000;

const CHECK_AFTERWARDS = act('machine', {
  en: 'Put right what else was found, if anything was; then let the computer check for updates.',
  ja: 'ほかに問題が見つかっている場合は対処した後、コンピューターで更新プログラムのチェックを実行してください。',
});

/** S1-09: it calls when it is expected to, and from where. */
export function contact(facts: MachineFacts): Finding {
  const { machine, collected, similar = [], now } = facts;
  const kind = contactOf(facts);
  const collect = act(
    'machine',
    {
      en: 'Let the collector look at the computer; it changes nothing.',
      ja: 'コンピューターで情報収集スクリプトを実行してください。設定は変更されません。',
    },
    'todoku client collector',
  );
  if (machine === undefined || kind === 'never') {
    return fail('S1-09', m.say('machine-never-called', undefined), {
      evidence: similar.map((name) => seen('A similar name here', '似た名前のコンピューター', name)),
      next: [
        ...similar.slice(0, 1).map((name) =>
          act(
            'person',
            {
              en: 'If another computer is meant, ask for that one.',
              ja: '名前が誤っている場合は、正しい名前でもう一度実行してください。',
            },
            `todoku why --computer ${typed(name)}`,
          ),
        ),
        collected === undefined ? collect : CHECK_AFTERWARDS,
      ],
    });
  }
  const { lastContactAt: at, address, lastScanAt, lastReportAt, name } = machine;
  const hours = intervalHours(collected);
  const expected = nextCheckBy(facts);
  const evidence = [
    seen('Address', 'アドレス', address, at),
    ...(lastScanAt === 0 ? [] : [seen('Last scan', '前回のスキャン', name, lastScanAt)]),
    ...(lastReportAt === 0 ? [] : [seen('Last status report', '前回の状態レポート', name, lastReportAt)]),
    ...(expected === undefined
      ? []
      : [seen('Next scan expected by', '次回のスキャンの見込み', name, expected)]),
  ];
  if (kind === 'in-time') return pass('S1-09', m.say('machine-in-contact', { at, address }), { evidence });
  const next = [
    act('person', {
      en: 'See whether the computer is switched on and in the network.',
      ja: 'コンピューターの電源が入っており、ネットワークに接続されていることを確認してください。',
    }),
    ...(collected === undefined ? [collect] : []),
  ];
  if (kind === 'late') return warn('S1-09', m.say('machine-contact-late', { at, hours }), { evidence, next });
  const days = Math.floor((now - at) / DAY);
  return fail('S1-09', m.say('machine-silent', { at, days }), { evidence, next });
}

/** M-01: it is not archived. */
export function archived({ machine }: MachineFacts): Finding | undefined {
  if (machine?.archivedAt === undefined) return undefined;
  const { archivedAt: at, name } = machine;
  return warn('M-01', m.say('machine-archived', { at }), {
    next: [
      act(
        'server',
        { en: 'Bring it back at once.', ja: 'すぐに元に戻すには、次を実行してください。' },
        `todoku computers restore ${typed(name)}`,
      ),
    ],
  });
}
