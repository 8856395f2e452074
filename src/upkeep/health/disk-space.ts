import { check, size } from './check.ts';

/** Below this part of the disk somebody should know, below that it is urgent. */
const WARN = 0.1;
const ALARM = 0.03;

/** The disk that is fullest of those that the server writes to. */
export const diskSpace = check({
  code: 'disk-space',
  see: ({ disks }) => {
    const [fullest] = disks
      .filter(({ total }) => total > 0)
      .toSorted((one, other) => one.free / one.total - other.free / other.total);
    if (fullest === undefined || fullest.free / fullest.total >= WARN) return undefined;
    const { place, free, total } = fullest;
    return {
      severity: free / total < ALARM ? 'alarm' : 'warning',
      evidence: { place, free, total, percent: Math.floor((free / total) * 100) },
      measure: 100 - (free / total) * 100,
    };
  },
  words: {
    en: ({ place, free, percent }) => `The disk of the ${place} has ${size(free)} left, ${percent} %.`,
    ja: ({ place, free, percent }) =>
      `${place === 'content' ? 'コンテンツ' : 'データベース'}のディスクの空き容量が不足しています (残り ${size(free)}、${percent}%)。`,
  },
  next: ({ place }) =>
    place === 'content' ? 'todoku cleanup --dry-run --task=remove-content' : 'todoku cleanup --dry-run',
});
