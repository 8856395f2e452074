import type { Language, Text } from '#diagnosis';
import { gpoPath } from '../gpo-path.ts';
import { GPO_POLICIES, type GpoElement, type GpoPolicy } from '../gpo-policies.ts';
import { PLACES } from '../values.ts';
import type { WrittenValue } from './written-values.ts';

const WORDS = {
  title: { en: 'Group Policy for the update server', ja: '更新サーバー用のグループ ポリシー' },
  open: {
    en: 'In Group Policy Management (gpmc.msc), edit the GPO of the computers; for one computer alone use the Local Group Policy Editor (gpedit.msc).',
    ja: '[グループ ポリシーの管理] (gpmc.msc) で、対象のコンピューターに適用される GPO を編集します。1 台のコンピューターだけに設定する場合は、[ローカル グループ ポリシー エディター] (gpedit.msc) を使用します。',
  },
  layouts: {
    en: 'Which of both places there is depends on the templates of the editor. In a domain, Policies stands before Administrative Templates.',
    ja: 'どちらの場所に表示されるかは、エディターが使用するテンプレートのバージョンにより異なります。ドメインの GPO では、[管理用テンプレート] の前に [ポリシー] が入ります。',
  },
  new: {
    en: 'Windows 11, Server 2022 and newer templates',
    ja: 'Windows 11 / Server 2022 以降のテンプレート',
  },
  old: { en: 'older templates', ja: '以前のテンプレート' },
  state: { en: 'State', ja: '状態' },
  enabled: { en: 'Enabled', ja: '有効' },
  disabled: { en: 'Disabled', ja: '無効' },
  on: { en: 'selected', ja: 'オン' },
  off: { en: 'not selected', ja: 'オフ' },
  writes: { en: 'writes', ja: 'レジストリ値' },
  after: {
    en: 'Then, on a computer: gpupdate /force. Whether it took hold: todoku policy lint FILE, with what this writes:',
    ja: '設定後、コンピューターで gpupdate /force を実行してください。結果は、次のコマンドの出力を todoku policy lint FILE で確認できます:',
  },
} as const satisfies Readonly<Record<string, Text>>;

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Every day', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ja: ['毎日', '日曜日', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日'],
};

/** Step by step what to set in the Group Policy editor, by the names that it shows in that language. */
export function toGuide(values: readonly WrittenValue[], language: Language): string {
  const say = (name: keyof typeof WORDS) => WORDS[name][language];
  const policies = Object.values<GpoPolicy>(GPO_POLICIES)
    .map((policy) => ({ policy, own: values.filter((value) => writes(policy, value)) }))
    .filter(({ own }) => own.length > 0);
  const steps = policies.flatMap(({ policy, own }, index) => [
    '',
    `${index + 1}. ${policy.name[language]}`,
    `   ${say('new')}:`,
    `     ${gpoPath(policy, 'new', language)}`,
    `   ${say('old')}:`,
    `     ${gpoPath(policy, 'old', language)}`,
    `   ${say('state')}: ${say(isEnabled(policy, own) ? 'enabled' : 'disabled')}`,
    ...policy.elements.flatMap((element) => {
      const value = own.find((each) => each.place === element.place && each.name === element.name);
      return value === undefined
        ? []
        : [`     ${element.label[language]}: ${shown(element, value, language)}`];
    }),
    `   ${say('writes')}:`,
    ...own.map(({ place, name, value }) => `     ${PLACES[place]}\\${name} = ${value}`),
  ]);
  return [
    say('title'),
    '',
    say('open'),
    say('layouts'),
    ...steps,
    '',
    say('after'),
    `  reg query "${PLACES.policy}" /s`,
    '',
  ].join('\n');
}

function writes({ enabled, elements }: GpoPolicy, { place, name }: WrittenValue): boolean {
  return (
    enabled.some(([where, value]) => where === place && value === name) ||
    elements.some((element) => element.place === place && element.name === name)
  );
}

function isEnabled({ enabled }: GpoPolicy, values: readonly WrittenValue[]): boolean {
  return enabled.every(
    ([place, name, value]) =>
      values.find((each) => each.place === place && each.name === name)?.value === value,
  );
}

function shown({ kind, name, choices }: GpoElement, { value }: WrittenValue, language: Language): string {
  if (kind === 'check') return WORDS[value === 1 ? 'on' : 'off'][language];
  if (name === 'ScheduledInstallDay') return `${value} - ${DAYS[language][Number(value)]}`;
  if (name === 'ScheduledInstallTime') return `${String(value).padStart(2, '0')}:00`;
  return choices?.[Number(value)]?.[language] ?? String(value);
}
