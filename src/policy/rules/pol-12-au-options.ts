import { messages } from '#diagnosis';
import { numberOf, valueNamed } from '../values.ts';
import { isServer } from '../windows.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

export const AU_OPTIONS_MESSAGES = messages('policy', {
  'au-options': ({ option }: Option) => ({
    en: `Automatic updates are configured (option ${option}).`,
    ja: `自動更新が構成されています (オプション ${option})。`,
  }),
  'au-options-schedule-unused': ({ option }: Option) => ({
    en: `A day or time of installation is set, but option ${option} has no schedule; only option 4 has one.`,
    ja: `インストールの日時が設定されていますが、オプション ${option} では使用されません。日時が使用されるのはオプション 4 だけです。`,
  }),
  'au-options-server-only': () => ({
    en: 'Option 7 is for Windows Server only.',
    ja: 'オプション 7 は Windows Server 専用です。',
  }),
  'au-options-unknown': ({ option }: Option) => ({
    en: `AUOptions is ${option}. The options are 2, 3, 4, 5, and 7 on Windows Server.`,
    ja: `AUOptions の値が ${option} です。指定できるのは 2、3、4、5 と、Windows Server の場合の 7 です。`,
  }),
});

interface Option {
  readonly option: number;
}

const { say } = AU_OPTIONS_MESSAGES;

/** POL-12: the way of updating is one that there is, for this Windows, and its schedule is used. */
export const checkAuOptions: PolicyCheck = (values) => {
  const option = numberOf(values, 'au', 'AUOptions');
  if (option === undefined) return undefined;
  const schedule = ['ScheduledInstallDay', 'ScheduledInstallTime'].map((name) =>
    valueNamed(values, 'au', name),
  );
  const evidence = [valueNamed(values, 'au', 'AUOptions')];
  const next = [
    inGroupPolicy('automaticUpdates', {
      en: 'Choose 4 (download, and install on schedule), or another option that fits',
      ja: '4 (自動ダウンロードしインストール日時を指定) など、目的に合うオプションを選択してください',
    }),
  ];
  if (![2, 3, 4, 5, 7].includes(option)) {
    return found('POL-12', 'warn', say('au-options-unknown', { option }), { evidence, next });
  }
  if (option === 7 && isServer(values.windows) === false) {
    return found('POL-12', 'warn', say('au-options-server-only', undefined), { evidence, next });
  }
  if (option === 3 && schedule.some((value) => value !== undefined)) {
    return found('POL-12', 'warn', say('au-options-schedule-unused', { option }), {
      evidence: [...evidence, ...schedule],
      next,
    });
  }
  return found('POL-12', 'pass', say('au-options', { option }), { evidence });
};
