import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** One failure is weather, three are a climate. */
const ALARM = 3;

/** The last synchronisations failed, or the guard stopped the last one. */
export const syncFailed = check({
  code: 'sync-failed',
  see: ({ sync }) => {
    if (sync === undefined || (sync.failed === 0 && !sync.held)) return undefined;
    return {
      severity: sync.failed >= ALARM ? 'alarm' : 'warning',
      evidence: { failed: sync.failed, held: sync.held ? 1 : 0, code: sync.code ?? '' },
      measure: sync.failed,
    };
  },
  words: {
    en: ({ failed, held, code }) =>
      held === 1
        ? 'The guard stopped the last synchronisation: somebody has to look at what the upstream sends.'
        : `The last ${counted(failed, 'synchronisation')} failed${code === '' ? '' : ` (${code})`}.`,
    ja: ({ failed, held, code }) =>
      held === 1
        ? '前回の同期は、安全確認のため停止されました。アップストリーム サーバーから送信される内容を確認してください。'
        : `${failed === 1 ? '前回の同期に失敗しました' : `直近の同期に ${counts(failed)} 回続けて失敗しました`}${code === '' ? '' : ` (${code})`}。`,
  },
  next: ({ held }) => (held === 1 ? 'todoku sync status' : 'todoku upstream test'),
});
