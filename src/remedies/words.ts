import type { Text } from '#diagnosis';

/** What the scripts themselves say, whatever the remedy. */
export const WORDS = {
  cmdDryRun: {
    en: 'With /dry-run it prints what it would do, and does nothing.',
    ja: '/dry-run を指定すると、実行する内容を表示するだけで、何も変更しません。',
  },
  powershellDryRun: {
    en: 'With -DryRun it prints what it would do, and does nothing.',
    ja: '-DryRun を指定すると、実行する内容を表示するだけで、何も変更しません。',
  },
  notElevated: {
    en: 'Nothing was done: run this as administrator.',
    ja: '何も実行していません。管理者として実行してください。',
  },
  failed: {
    en: 'A step failed; the services are started again. Restart the computer and run this once more.',
    ja: '失敗した手順があります。サービスは開始し直しました。コンピューターを再起動して、もう一度実行してください。',
  },
} as const satisfies Readonly<Record<string, Text>>;
