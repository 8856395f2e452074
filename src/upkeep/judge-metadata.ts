import { days, goes, stays, type Verdict } from './verdict.ts';

export interface MetadataFacts {
  readonly declined: boolean;
  /** Since when; undefined: nobody knows any more. */
  readonly declinedAt?: number;
  readonly expired: boolean;
  /** When its latest revision came. */
  readonly arrivedAt: number;
  readonly approved: boolean;
  readonly importedByPerson: boolean;
  /** Categories and detectoids stay: what comes next year may ask for them, and no list would bring them again. */
  readonly isCategoryOrDetectoid: boolean;
}

/** Whether the metadata of an update may go, what else needs it left aside. `kept` in milliseconds. */
export function judgeMetadata(
  facts: MetadataFacts,
  view: { readonly now: number; readonly kept: number },
): Verdict {
  if (facts.isCategoryOrDetectoid) return stays('categories and detectoids are kept');
  if (facts.importedByPerson) return stays('a person imported it');
  if (facts.approved) return stays('it is approved');
  if (facts.declined) {
    if (facts.declinedAt === undefined) return stays('nobody knows since when it is declined');
    const age = view.now - facts.declinedAt;
    return age < view.kept ? stays(`declined for ${days(age)} only`) : goes(`declined for ${days(age)}`);
  }
  if (!facts.expired) return stays('it is offered');
  const age = view.now - facts.arrivedAt;
  return age < view.kept ? stays(`withdrawn for ${days(age)} only`) : goes(`withdrawn for ${days(age)}`);
}
