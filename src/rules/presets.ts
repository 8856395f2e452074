import { ALL_COMPUTERS } from '#update';
import type { Condition, Rule } from './rule.ts';

/** Classifications of Microsoft's catalog, the same on every server. */
const DEFINITION_UPDATES = 'e0789628-ce08-4437-be74-2495b842f43b';
const SECURITY_UPDATES = '0fa1201d-4330-4fa8-8ae9-b877473b6441';
const CRITICAL_UPDATES = 'e6cf1350-c01b-414d-a61f-263d14d133b4';

/** The group that the preset of the pilot names; it is made with it. */
export const PILOT = 'Pilot';

export interface RulePreset {
  readonly name: string;
  readonly about: string;
  readonly rule: Omit<Rule, 'id'>;
  /** Its first approval is for the pilot group, whose id only the server knows. */
  readonly needsPilot?: boolean;
}

const declines = (name: string, conditions: readonly Condition[]): Omit<Rule, 'id'> => ({
  name,
  enabled: true,
  conditions,
  actions: [{ action: 'decline' }],
  onMatch: 'stop',
});

export const RULE_PRESETS: readonly RulePreset[] = [
  {
    name: 'definitions',
    about: 'definitions of the virus scanner for all computers at once',
    rule: {
      name: 'Definitions at once',
      enabled: true,
      conditions: [{ kind: 'classification', values: [DEFINITION_UPDATES] }],
      actions: [{ action: 'approve', as: 'Install', groups: [ALL_COMPUTERS] }],
      onMatch: 'stop',
    },
  },
  {
    name: 'security-pilot',
    about: `security and critical updates for the group ${PILOT} at once, for all computers after 7 days`,
    needsPilot: true,
    rule: {
      name: 'Security: pilot first',
      enabled: true,
      conditions: [{ kind: 'classification', values: [SECURITY_UPDATES, CRITICAL_UPDATES] }],
      actions: [{ action: 'approve', as: 'Install', groups: [ALL_COMPUTERS], delayDays: 7 }],
      onMatch: 'stop',
    },
  },
  {
    name: 'no-previews',
    about: 'declines previews of next month',
    rule: declines('No previews', [{ kind: 'channel', values: ['preview'] }]),
  },
  {
    name: 'no-beta',
    about: 'declines beta, dev and insider channels',
    rule: declines('No beta', [{ kind: 'channel', values: ['beta'] }]),
  },
  {
    name: 'no-itanium',
    about: 'declines what is for Itanium alone',
    rule: declines('No Itanium', [
      { kind: 'architecture', values: ['itanium'] },
      { kind: 'architecture', values: ['x86', 'x64', 'arm64'], not: true },
    ]),
  },
  {
    name: 'no-arm',
    about:
      'declines what is for ARM alone while no computer here is one; ends when the first appears, and takes nothing back',
    rule: declines('No ARM without ARM computers', [
      { kind: 'architecture', values: ['arm', 'arm64'] },
      { kind: 'architecture-absent' },
    ]),
  },
];
