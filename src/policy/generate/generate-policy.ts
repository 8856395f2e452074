import { type Language, messages, type Text } from '#diagnosis';
import { PLACES } from '../values.ts';
import { type GenerateOptions, plainUrl } from './options.ts';
import { toGuide } from './to-guide.ts';
import { isBeyondMdm, toIntune } from './to-intune.ts';
import { toLgpo } from './to-lgpo.ts';
import { toPowerShell } from './to-powershell.ts';
import { toReg } from './to-reg.ts';
import { type WrittenValue, writtenValues } from './written-values.ts';

export const GENERATE_FORMATS = ['guide', 'reg', 'powershell', 'gpo', 'intune'] as const;
export type GenerateFormat = (typeof GENERATE_FORMATS)[number];

export interface GeneratedPolicy {
  readonly format: GenerateFormat;
  /** Of the update server, as the computers get it. */
  readonly url: string;
  readonly fileName: string;
  /** How the tools of Windows want the file: UTF-16 with its mark, or UTF-8 (with its mark where there is more than ASCII). */
  readonly encoding: 'utf-16le' | 'utf-8';
  readonly text: string;
  readonly values: readonly {
    readonly key: string;
    readonly name: string;
    readonly type: 'REG_DWORD' | 'REG_SZ';
    readonly data: string | number;
  }[];
  /** What else is to be done, or cannot be done this way. */
  readonly notes: readonly { readonly code: string; readonly says: Text }[];
}

export const GENERATE_MESSAGES = messages('policy', {
  'note-http': () => ({
    en: 'The address is http. Over TLS nobody between computer and server can answer in its place.',
    ja: 'アドレスが http です。TLS を使用すると、通信経路上でのなりすましを防ぐことができます。',
  }),
  'note-pinning': () => ({
    en: "Put the server's certificate, or the one that issued it, into the store WindowsServerUpdateServices of each computer; an empty store holds it to none.",
    ja: '各コンピューターの証明書ストア WindowsServerUpdateServices に、サーバー証明書またはその発行元の証明書を追加してください。ストアが空の場合、ピン留めは行われません。',
  }),
  'note-server-only': () => ({
    en: 'Option 7 is for Windows Server only; other computers do not know it.',
    ja: 'オプション 7 は Windows Server 専用です。ほかのコンピューターでは使用できません。',
  }),
  'note-no-target-group': () => ({
    en: 'The Policy CSP has no target group. Put the computers into groups on the server, for example by a rule of the group.',
    ja: 'Policy CSP ではターゲット グループを指定できません。サーバー側でコンピューターをグループに追加してください (動的グループも使用できます)。',
  }),
  'note-no-au-options': () => ({
    en: 'This option of automatic updates has no counterpart in the Policy CSP and was left out.',
    ja: 'この自動更新のオプションに相当する設定は Policy CSP にないため、省略しました。',
  }),
});

const { say } = GENERATE_MESSAGES;

/** The policies for these options in that form, for people in that language. Fails with `policy/bad-options` and `policy/bad-server-url`. */
export function generatePolicy(
  options: GenerateOptions,
  format: GenerateFormat,
  language: Language = 'en',
): GeneratedPolicy {
  const values = writtenValues(options);
  const written = {
    format,
    url: plainUrl(options.serverUrl),
    values: values.map(shown),
    notes: notesOf(options, format, values),
  };
  switch (format) {
    case 'guide':
      return {
        ...written,
        fileName: 'update-policy.txt',
        encoding: 'utf-8',
        text: toGuide(values, language),
      };
    case 'reg':
      return { ...written, fileName: 'update-policy.reg', encoding: 'utf-16le', text: toReg(values) };
    case 'powershell':
      return { ...written, fileName: 'Set-UpdatePolicy.ps1', encoding: 'utf-8', text: toPowerShell(values) };
    case 'gpo':
      return { ...written, fileName: 'update-policy.lgpo.txt', encoding: 'utf-8', text: toLgpo(values) };
    case 'intune':
      return { ...written, fileName: 'update-policy.md', encoding: 'utf-8', text: toIntune(values) };
  }
}

function shown({ place, name, type, value }: WrittenValue): GeneratedPolicy['values'][number] {
  return { key: PLACES[place], name, type: type === 'dword' ? 'REG_DWORD' : 'REG_SZ', data: value };
}

function notesOf(
  { pinning, automaticUpdates }: GenerateOptions,
  format: GenerateFormat,
  values: readonly WrittenValue[],
): GeneratedPolicy['notes'] {
  const isManaged = format === 'intune';
  return [
    ...(values.some(({ name, value }) => name === 'WUServer' && String(value).startsWith('http:'))
      ? [say('note-http', undefined)]
      : []),
    ...(pinning === 'enforced' ? [say('note-pinning', undefined)] : []),
    ...(automaticUpdates?.option === 7 && !isManaged ? [say('note-server-only', undefined)] : []),
    ...(isManaged && isBeyondMdm('TargetGroup', values) ? [say('note-no-target-group', undefined)] : []),
    ...(isManaged && isBeyondMdm('AUOptions', values) ? [say('note-no-au-options', undefined)] : []),
  ];
}
