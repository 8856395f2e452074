import { counted, counts, days } from '../verdict.ts';
import { check } from './check.ts';

const DAY = 86_400_000;
const WARN = DAY;
const ALARM = 4 * DAY;

const PAUSED: Readonly<Record<string, { readonly en: string; readonly ja: string }>> = {
  'disk-full': { en: 'the disk is full', ja: 'ディスクの空き容量が不足しています' },
  window: {
    en: 'files are fetched at set hours alone',
    ja: 'ダウンロードの時間帯が制限されています',
  },
  'no-upstream': { en: 'no upstream is set', ja: 'アップストリーム サーバーが設定されていません' },
};

/** Files of approved updates that nobody has begun to fetch, or that do not get on. */
export const contentIncomplete = check({
  code: 'content-incomplete',
  see: ({ content: { waiting, since = 0, paused = '' }, now }) => {
    const age = now - since;
    if (waiting === 0 || age < WARN) return undefined;
    return {
      severity: age >= ALARM ? 'alarm' : 'warning',
      evidence: { waiting, since, age, paused },
      measure: age / DAY,
    };
  },
  words: {
    en: ({ waiting, age, paused }) =>
      `${counted(waiting, 'file')} of approved updates ${waiting === 1 ? 'is' : 'are'} not here yet, for up to ${days(age)}${PAUSED[paused] === undefined ? '' : `: ${PAUSED[paused].en}`}.`,
    ja: ({ waiting, age, paused }) =>
      `承認済みの更新プログラムの更新ファイル ${counts(waiting)} 個が、最長 ${counts(Math.floor(age / DAY))} 日間ダウンロードされていません${PAUSED[paused] === undefined ? '' : ` (${PAUSED[paused].ja})`}。`,
  },
  next: () => 'todoku content fetch',
});
