import type { Action, Evidence, Finding, Text } from '#diagnosis';
import type { StepId } from './steps.ts';

/** What a finding has besides its sentence. */
export interface Besides {
  readonly evidence?: readonly Evidence[];
  readonly next?: readonly Action[];
  /** Of a finding: its `then`. */
  readonly follows?: Text;
}

/** Puts a finding together; what is empty is left away. */
export function finding(
  check: StepId,
  verdict: Finding['verdict'],
  sentence: Pick<Finding, 'code' | 'says'>,
  { evidence = [], next = [], follows }: Besides = {},
): Finding {
  return {
    check,
    verdict,
    ...sentence,
    evidence,
    next,
    ...(follows === undefined ? {} : { then: follows }),
  };
}

/** One thing that was seen; undefined where it was not. */
export function seen(en: string, ja: string, value: Evidence['value'] | undefined): readonly Evidence[] {
  return value === undefined || value === '' ? [] : [{ name: { en, ja }, value }];
}

/** A step came to an end that everything after it would rest on. */
export class Found extends Error {
  override readonly name = 'Found';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

/** How a Windows computer in the same place records it. */
export function recordedAs(hresult: number): Text {
  const hex = `0x${(hresult >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
  return {
    en: `A Windows computer in this place usually records it as ${hex}.`,
    ja: `同じ環境の Windows コンピューターでは、通常 ${hex} として記録されます。`,
  };
}
