import { counted, counts, days } from '../verdict.ts';
import { check } from './check.ts';
import { LEAST } from './many.ts';

const DAY = 86_400_000;
/** Machines scan once a day, and may be off over a weekend. */
const WARN = 4 * DAY;
const ALARM = 10 * DAY;

/** Approved updates whose files are here, that machines need and that none of them has begun to fetch. */
export const unfetchedContent = check({
  code: 'unfetched-content',
  see: ({ unfetched, now }) => {
    const late = unfetched.filter(({ machines, since }) => machines >= LEAST && now - since >= WARN);
    const [most] = late.toSorted((one, other) => other.machines - one.machines);
    if (most === undefined) return undefined;
    const { id, name, machines, since } = most;
    return {
      severity: now - since >= ALARM && late.length > 1 ? 'alarm' : 'warning',
      evidence: { updateId: id, name, machines, since, age: now - since, others: late.length - 1 },
      measure: late.reduce((sum, each) => sum + each.machines, 0),
    };
  },
  words: {
    en: ({ name, machines, age, others }) =>
      `${counted(machines, 'machine')} need ${name}, approved ${days(age)} ago, and none has fetched or installed it${others === 0 ? '' : `; ${counted(others, 'more update')} likewise`}. The way to the files is suspected.`,
    ja: ({ name, machines, age, others }) =>
      `${name} は ${counts(Math.floor(age / DAY))} 日前に承認され、コンピューター ${counts(machines)} 台で必要とされていますが、ダウンロードもインストールもされていません${others === 0 ? '' : ` (ほか ${counts(others)} 件)`}。更新ファイルへの経路の問題が疑われます。`,
  },
  next: ({ updateId }) => `todoku why ${updateId}`,
});
