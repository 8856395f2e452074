import type { Language } from '#diagnosis';
import { cmdScript } from './cmd-script.ts';
import { detectRemedy } from './detect.ts';
import { powershellScript } from './powershell-script.ts';
import type { Remedy, RemedyName, Shell } from './remedy.ts';
import { reregisterRemedy } from './reregister.ts';
import { resetRemedy } from './reset.ts';
import type { WindowsName } from './windows.ts';

const REMEDIES: Readonly<Record<RemedyName, (windows: WindowsName) => Remedy>> = {
  reset: resetRemedy,
  detect: detectRemedy,
  reregister: reregisterRemedy,
};

/** A remedy for that version of Windows. */
export function remedyOf(name: RemedyName, windows: WindowsName): Remedy {
  return REMEDIES[name](windows);
}

export interface Script {
  /** `reset-win11.ps1` */
  readonly fileName: string;
  /** To be written in UTF-8 as it is: lines end as Windows wants them, and a byte order mark stands where it is needed. */
  readonly text: string;
}

/** A remedy as a file for one of the consoles. It may be run again, and has a switch that makes it only print what it would do. */
export function scriptOf(remedy: Remedy, shell: Shell, language: Language): Script {
  const name = `${remedy.name}-${remedy.windows}`;
  return shell === 'cmd'
    ? { fileName: `${name}.cmd`, text: cmdScript(remedy, language) }
    : { fileName: `${name}.ps1`, text: powershellScript(remedy, language) };
}
