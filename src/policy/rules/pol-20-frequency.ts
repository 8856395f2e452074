import { messages } from '#diagnosis';
import { numberOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck, setDword } from './check.ts';

/** Hours that Windows takes (WindowsUpdate.admx), and what it does without. */
export const DETECTION_HOURS = { least: 1, most: 22, preset: 22 } as const;

export const FREQUENCY_MESSAGES = messages('policy', {
  frequency: ({ hours }: Hours) => ({
    en: `The computer looks for updates every ${hours === 1 ? 'hour' : `${hours} hours`}.`,
    ja: `検出頻度は ${hours} 時間です。`,
  }),
  'frequency-out-of-range': ({ hours }: Hours) => ({
    en: `The detection frequency is ${hours} hours; it can be 1 to 22.`,
    ja: `検出頻度が ${hours} 時間に設定されていますが、指定できるのは 1～22 時間です。`,
  }),
  'frequency-not-enabled': ({ hours }: Hours) => ({
    en: `A detection frequency of ${hours} hours is named, but DetectionFrequencyEnabled is not 1, so the 22 hours of Windows apply.`,
    ja: `検出頻度として ${hours} 時間が指定されていますが、DetectionFrequencyEnabled が 1 ではないため、既定の 22 時間になります。`,
  }),
  'frequency-missing': () => ({
    en: 'A detection frequency is enabled and none is named, so the 22 hours of Windows apply.',
    ja: '検出頻度が有効ですが、時間が指定されていないため、既定の 22 時間になります。',
  }),
});

interface Hours {
  readonly hours: number;
}

const { say } = FREQUENCY_MESSAGES;

/** POL-20: the detection frequency is 1 to 22 hours, and switched on. */
export const checkFrequency: PolicyCheck = (values) => {
  const enabled = numberOf(values, 'au', 'DetectionFrequencyEnabled') === 1;
  const own = numberOf(values, 'au', 'DetectionFrequency');
  const hours = own ?? numberOf(values, 'mdm', 'DetectionFrequency');
  if (!enabled && hours === undefined) return undefined;
  const evidence = [
    valueNamed(values, 'au', 'DetectionFrequencyEnabled'),
    valueNamed(values, own === undefined ? 'mdm' : 'au', 'DetectionFrequency'),
  ];
  const next = [
    inGroupPolicy('detectionFrequency', {
      en: 'Enable with 1 to 22 hours',
      ja: '有効にし、1～22 時間を指定してください',
    }),
  ];
  if (hours === undefined)
    return found('POL-20', 'warn', say('frequency-missing', undefined), { evidence, next });
  if (hours < DETECTION_HOURS.least || hours > DETECTION_HOURS.most) {
    return found('POL-20', 'warn', say('frequency-out-of-range', { hours }), { evidence, next });
  }
  // MDM has no switch beside it.
  if (own !== undefined && !enabled) {
    return found('POL-20', 'warn', say('frequency-not-enabled', { hours }), {
      evidence,
      next: [...next, setDword('au', 'DetectionFrequencyEnabled', 1)],
    });
  }
  return found('POL-20', 'pass', say('frequency', { hours }), { evidence });
};
