import { messages } from '#diagnosis';
import { numberOf, textOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

export const TARGET_VERSION_MESSAGES = messages('policy', {
  'target-version': ({ version }: Version) => ({
    en: `A policy keeps this computer on ${version}; no newer feature update is approved.`,
    ja: `ポリシーによりバージョンが ${version} に固定されていますが、より新しい機能更新プログラムは承認されていません。`,
  }),
  'target-version-older': ({ version, title }: Version & { readonly title: string }) => ({
    en: `A policy keeps this computer on ${version}; "${title}" is approved and therefore not offered.`,
    ja: `ポリシーによりバージョンが ${version} に固定されているため、承認済みの「${title}」は検出されません。`,
  }),
  'target-version-unsure': ({ version }: Version) => ({
    en: `A policy keeps this computer on ${version}. Feature updates to newer versions are not offered.`,
    ja: `ポリシーによりバージョンが ${version} に固定されています。より新しいバージョンへの機能更新プログラムは検出されません。`,
  }),
});

interface Version {
  readonly version: string;
}

const { say } = TARGET_VERSION_MESSAGES;

/** POL-15: the version that a policy keeps a computer on is not older than what is approved for it. */
export const checkTargetVersion: PolicyCheck = (values, { featureUpdates }) => {
  const ours = numberOf(values, 'policy', 'TargetReleaseVersion') === 1;
  const place = ours ? 'policy' : 'mdm';
  const version = textOf(values, place, ours ? 'TargetReleaseVersionInfo' : 'TargetReleaseVersion')?.trim();
  if (version === undefined) return undefined;
  const product = textOf(values, place, 'ProductVersion')?.trim();
  const named = product === undefined ? version : `${product} ${version}`;
  const evidence = [
    valueNamed(values, place, 'ProductVersion'),
    valueNamed(values, place, ours ? 'TargetReleaseVersionInfo' : 'TargetReleaseVersion'),
  ];
  if (featureUpdates === undefined) {
    return found('POL-15', 'unknown', say('target-version-unsure', { version: named }), {
      evidence,
      decidedBy: { en: 'Which feature updates are approved.', ja: '承認されている機能更新プログラム。' },
    });
  }
  const newer = featureUpdates.find((title) => isNewer(title, version, product));
  if (newer === undefined)
    return found('POL-15', 'pass', say('target-version', { version: named }), { evidence });
  return found('POL-15', 'warn', say('target-version-older', { version: named, title: newer }), {
    evidence,
    next: [
      inGroupPolicy('targetVersion', {
        en: 'Name the version that is to be reached, or set to Not Configured',
        ja: '目的のバージョンを指定するか、「未構成」に戻してください',
      }),
    ],
  });
};

/** `Windows 11, version 24H2`, `Feature update to Windows 10, version 1909`. */
function isNewer(title: string, version: string, product: string | undefined): boolean {
  const [, system, target] = /Windows\s+(\d+).*?(\d{2}H[12]|\d{4})/i.exec(title) ?? [];
  if (system === undefined || target === undefined) return false;
  const own = /\d+/.exec(product ?? '')?.[0];
  if (own !== undefined && own !== system) return Number(system) > Number(own);
  return ordinal(target) > ordinal(version);
}

/** `22H2` after `2004` after `1909`: years and halves, and years and months before 2020. */
function ordinal(version: string): number {
  const halves = /^(\d{2})H([12])$/i.exec(version);
  if (halves !== null) return Number(halves[1]) * 12 + Number(halves[2]) * 6;
  const months = /^(\d{2})(\d{2})$/.exec(version);
  return months === null ? Number.POSITIVE_INFINITY : Number(months[1]) * 12 + Number(months[2]);
}
