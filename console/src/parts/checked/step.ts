import type { Method } from '../../api/index.ts';

/** A call of the API. */
export interface Call {
  readonly method: Method;
  readonly path: string;
  readonly body?: object;
}

export type Doing =
  | 'approve'
  | 'undecline'
  | 'undoDecision'
  | 'release'
  | 'fetchFiles'
  | 'synchronize'
  | 'fetchCategories'
  | 'createGroup'
  | 'putInto'
  | 'selectProduct'
  | 'selectClassification'
  | 'import'
  | 'retryQuarantined'
  | 'restoreComputer';

export type Going =
  | 'seeUpdate'
  | 'decideUpdate'
  | 'readTerms'
  | 'seeUpdateComputers'
  | 'seeUpdates'
  | 'seeComputer'
  | 'seeComputers'
  | 'seeCode'
  | 'seeRules'
  | 'seeHousekeeping'
  | 'seeContent'
  | 'seeSync'
  | 'seeSchedule'
  | 'seeQuarantine'
  | 'seeProducts'
  | 'seeUpstream'
  | 'testUpstream'
  | 'searchCatalog'
  | 'seeGroups'
  | 'seeHealth'
  | 'writePolicy'
  | 'checkPolicy'
  | 'collect'
  | 'remedy'
  | 'askWhy';

/** What is done about a finding: here and at once, or on the page that is for it. */
export type Step =
  | {
      readonly kind: 'do';
      readonly does: Doing;
      /** What the button names: groups, a computer, a product. */
      readonly about: readonly string[];
      readonly needs: 'decide' | 'administer';
      readonly calls: readonly Call[];
      /** How it is taken back: by calls, or by undoing what was decided about an update since. */
      readonly undo?: readonly Call[] | { readonly decisionsOf: string };
      /** Where one sees first what it would do, or afterwards how it goes. */
      readonly see?: string;
    }
  | { readonly kind: 'go'; readonly goes: Going; readonly to: string };
