import type { Clock } from '#base';
import type { Finding, Judgement, Text } from '#diagnosis';
import type { StepId } from './steps.ts';

/** What is to be looked at, and how. */
export interface ProbeSettings {
  /** As it stands in the policy: `http://wsus.contoso.com:8530`. Read critically. */
  readonly url: string;
  /** PEM of authorities that are trusted besides the system's. */
  readonly authorities?: readonly string[];
  /** An address of a proxy; false: none, whatever the environment says; undefined: as the environment says. */
  readonly proxy?: string | false;
  /** HTTP_PROXY, HTTPS_PROXY, NO_PROXY and their lower-case forms. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds for each connection, for the first byte of an answer, and between two pieces of it. */
  readonly timeout: number;
  /** False: nothing that leaves a computer entry on the server. */
  readonly scan: boolean;
  /** Send one event. */
  readonly report: boolean;
  /** What this machine is called: the same machine is the same computer to the server, each time. */
  readonly machine: string;
  readonly clock: Clock;
  readonly names: Names;
  readonly signal: AbortSignal;
  /** Called with each step as it ends. */
  readonly onStep: (step: ProbeStep) => void;
  /** Called with what is under way. */
  readonly onBegin: (step: Pick<ProbeStep, 'id' | 'name'>) => void;
}

/** The resolver of this machine, hosts file included. */
export interface Names {
  /** Rejects with the system's code (`ENOTFOUND`, `EAI_AGAIN`). */
  addresses(host: string): Promise<readonly string[]>;
  /** The names of an address; empty where it has none or nobody says. */
  namesOf(address: string): Promise<readonly string[]>;
}

/** One step that was taken. */
export interface ProbeStep {
  readonly id: StepId;
  readonly name: Text;
  /** The check of the first founding article that asks the same. */
  readonly article?: string;
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
}

/** A step that was not taken, and why. */
export interface LeftOut {
  readonly id: StepId;
  readonly name: Text;
  readonly why: Text;
}

export interface ProbeReport extends Judgement {
  readonly url: string;
  readonly at: number;
  readonly milliseconds: number;
  readonly steps: readonly ProbeStep[];
  readonly leftOut: readonly LeftOut[];
}
