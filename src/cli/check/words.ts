import type { Finding, Language } from '#diagnosis';
import { displayWidth } from '../display-width.ts';

/** What stands around the findings. */
export const WORDS = {
  en: {
    verdicts: { pass: 'ok', warn: 'look', fail: 'FAILED', unknown: '?' },
    usable: 'Computers can use this server.',
    notUsable: 'Computers cannot use this server as it is.',
    unknown: 'Whether computers can use this server could not be told.',
    matter: 'What is the matter',
    evidence: 'Seen',
    remedy: 'What to do',
    further: 'Failed as well',
    same: 'The same',
    look: 'Worth a look',
    leftOut: 'Not tried',
    places: {
      server: 'on the server',
      machine: 'on a computer',
      upstream: 'on another server',
      person: '',
    },
  },
  ja: {
    verdicts: { pass: '正常', warn: '注意', fail: '異常', unknown: '不明' },
    usable: 'コンピューターはこのサーバーを使用できます。',
    notUsable: '現在の状態では、コンピューターはこのサーバーを使用できません。',
    unknown: 'コンピューターがこのサーバーを使用できるかどうかは判断できません。',
    matter: '原因',
    evidence: '確認した値',
    remedy: '対処方法',
    further: 'その他の異常',
    same: '同じ原因',
    look: '注意が必要な点',
    leftOut: '実施しなかった確認',
    places: {
      server: 'サーバー',
      machine: 'コンピューター',
      upstream: '別のサーバー',
      person: '',
    },
  },
} as const satisfies Record<
  Language,
  {
    readonly verdicts: Record<Finding['verdict'], string>;
    readonly places: Record<Finding['next'][number]['where'], string>;
  } & Record<string, unknown>
>;

/** The text with blanks behind it, as wide as asked. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
