export const CHANNELS = ['preview', 'beta', 'extended', 'servicing', 'general'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * The channel that a title names. `preview`: optional previews of next month. `beta`: Beta, Dev, Canary, Insider, release
 * candidates. `extended`: channels that stand still, such as Edge's Extended Stable. `servicing`: servicing stack updates, which
 * later ones ask for. `general`: all others.
 */
export function channelOf(title: string): Channel {
  if (/\b(?:beta|dev channel|canary|insider|release candidate|pre-?release)\b/i.test(title)) return 'beta';
  if (/\bpreview\b/i.test(title)) return 'preview';
  if (/\bextended stable\b/i.test(title)) return 'extended';
  if (/\bservicing stack\b/i.test(title)) return 'servicing';
  return 'general';
}
