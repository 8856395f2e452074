import type { Text } from '#diagnosis';
import type { WindowsName } from './windows.ts';

/** For which console a script is. */
export const SHELLS = ['cmd', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** What can be done to a machine. */
export const REMEDY_NAMES = ['reset', 'detect', 'reregister'] as const;
export type RemedyName = (typeof REMEDY_NAMES)[number];

/** One step, for the Command Prompt and for PowerShell. */
export interface Step {
  readonly says: Text;
  /** Lines of a batch file; what changes something begins with `%RUN%`, which prints it instead in a dry run. */
  readonly cmd: readonly string[];
  /** Lines of a script block. */
  readonly powershell: readonly string[];
  /** It is done even where a step before it failed, so that nothing stays stopped. */
  readonly always?: boolean;
}

/** What is done to a machine of one version of Windows, and what that brings with it. */
export interface Remedy {
  readonly name: RemedyName;
  readonly windows: WindowsName;
  readonly title: Text;
  /** Said before anything is done. */
  readonly consequences: readonly Text[];
  readonly steps: readonly Step[];
}
