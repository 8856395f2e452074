import { type Command, Option } from 'commander';
import type { Language } from '#diagnosis';
import {
  type RemedyName,
  remedyOf,
  SHELLS,
  type Shell,
  scriptOf,
  WINDOWS_NAMES,
  type WindowsName,
} from '#remedies';
import { chosenLanguage, languageOption } from '../spoken-language.ts';
import { printScript } from './print.ts';

interface RemedyOptions {
  readonly os: WindowsName;
  readonly shell: Shell;
  readonly lang?: Language;
}

const SUMMARIES: Readonly<Record<RemedyName, string>> = {
  reset: 'a script that clears what Windows Update keeps on a machine',
  detect: 'a script that lets a machine look for updates',
  reregister: 'a script that gives a cloned machine an identity of its own',
};

/** `client reset`, `client detect`, `client reregister` */
export function addClientRemedy(client: Command, name: RemedyName): void {
  client
    .command(name)
    .addOption(new Option('--os <windows>', 'for which Windows').choices(WINDOWS_NAMES).makeOptionMandatory())
    .addOption(new Option('--shell <shell>', 'for which console').choices(SHELLS).default('powershell'))
    .addOption(languageOption('in which language it speaks'))
    .option('-o, --output <file>', 'write it there; it must not exist')
    .summary(SUMMARIES[name])
    .description(
      `Prints ${SUMMARIES[name]}. It says first what that brings with it, may be run again, and has a switch (-DryRun, /dry-run) that only shows what it would do. win10-1703: Windows 10 up to that version.`,
    )
    .action(async ({ os, shell, lang }: RemedyOptions, command: Command) => {
      const { fileName, text } = scriptOf(remedyOf(name, os), shell, chosenLanguage({ lang }));
      await printScript({ fileName, script: text }, command.optsWithGlobals());
    });
}
