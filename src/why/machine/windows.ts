import { type RemedyName, windowsNameOf } from '#remedies';
import type { MachineFacts } from './facts.ts';

/** What Windows a machine runs, as far as it told: the collector before the registration. */
export function windowsBuild({ collected, machine }: MachineFacts): number | undefined {
  return collected?.machine.build ?? machine?.build;
}

export function windowsKind({ collected, machine }: MachineFacts): 'client' | 'server' | undefined {
  return collected?.machine.kind ?? machine?.kind;
}

/** Windows 10, Server 2016 or later; undefined where it did not tell. */
export function isModern(facts: MachineFacts): boolean | undefined {
  const build = windowsBuild(facts);
  return build === undefined ? undefined : build >= 10_240;
}

/** Windows 10 1709, Server 2019 or later, where a detection by command waits for its time. */
export function blocksDetection(facts: MachineFacts): boolean | undefined {
  const build = windowsBuild(facts);
  return build === undefined ? undefined : build >= 16_299;
}

/** The command that prints the script for that machine; where its Windows is not known, the command that tells how to name it. */
export function remedyCommand(remedy: RemedyName, facts: MachineFacts): string {
  const build = windowsBuild(facts);
  const kind = windowsKind(facts);
  const name = build === undefined || kind === undefined ? undefined : windowsNameOf(kind, build);
  return `todoku client ${remedy} ${name === undefined ? '--help' : `--os ${name}`}`;
}
