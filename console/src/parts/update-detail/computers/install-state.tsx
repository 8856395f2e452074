import type { InstallStateName } from '#server/admin';
import { State, type Tone } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { computersWords } from './words.ts';

const TONES: Readonly<Record<InstallStateName, Tone>> = {
  NotInstalled: 'wait',
  Downloaded: 'wait',
  InstalledPendingReboot: 'restart',
  Failed: 'bad',
  Installed: 'good',
};

/** How far a computer is with an update, in WSUS's words. */
export function InstallState({ state }: { readonly state: InstallStateName }) {
  const words = useWords(computersWords);
  return <State tone={TONES[state]}>{words[state]}</State>;
}
