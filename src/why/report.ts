import { type Action, type Finding, type Judgement, judge, type State, type Text } from '#diagnosis';
import { WHY_MESSAGES } from './messages.ts';

/** What was asked, as it was written. */
export interface WhyQuestion {
  readonly update?: string;
  readonly computer?: string;
}

/** An update that was meant. */
export interface MeantUpdate {
  readonly updateId: string;
  readonly title: string;
  readonly kbArticleIds: readonly string[];
}

/** The answer. Its judgement is that of the update that fits best, where several were meant. */
export interface WhyReport extends Judgement {
  readonly question: WhyQuestion;
  /** The answer in one sentence; the cause says why. */
  readonly headline: Text;
  /** Left out where the question names none, or none is here. */
  readonly update?: MeantUpdate;
  /** Name of the computer, where the question is about one. */
  readonly computer?: string;
  /** How many updates go by that name. */
  readonly matches: number;
  /** Further ones of them, each judged on its own; those that fit the machine better first. */
  readonly others: readonly OtherUpdate[];
  /** Of an update and no machine: who lacks it, by cause. */
  readonly groups?: readonly ComputersByCause[];
}

export interface OtherUpdate {
  readonly update: MeantUpdate;
  readonly state: State;
  readonly headline: Text;
  readonly cause?: Finding;
}

/** Computers that lack an update for the same reason. */
export interface ComputersByCause {
  /** Stable, `room/code`. */
  readonly code: string;
  readonly says: Text;
  readonly computers: number;
  /** A few of them, by name. */
  readonly some: readonly string[];
  readonly next: readonly Action[];
}

/** How well an update fits a machine, the better the higher: of what it lacks one asks sooner than of what it has. Without a machine all fit alike. */
export const FIT = { otherProduct: 0, unknown: 1, told: 2, installed: 3, needed: 4 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

/** One update that was meant, with everything that was found of it. */
export interface LookedAt {
  readonly update: MeantUpdate;
  readonly importedAt: number;
  readonly fit: Fit;
  readonly findings: readonly Finding[];
}

/**
 * Puts several updates of one name together: the one that fits the machine best is the answer, of equals the one that came here last;
 * the others are told beside it.
 */
export function reportOnUpdates(
  question: WhyQuestion,
  computer: string | undefined,
  lookedAt: readonly [LookedAt, ...LookedAt[]],
  more: Partial<Pick<WhyReport, 'groups' | 'matches'>> = {},
): WhyReport {
  const [best, ...rest] = lookedAt.toSorted(
    (left, right) => right.fit - left.fit || right.importedAt - left.importedAt,
  ) as [LookedAt, ...LookedAt[]];
  const judgement = judge(best.findings);
  return {
    question,
    headline: headlineOf(best, judgement, computer),
    update: best.update,
    ...(computer === undefined ? {} : { computer }),
    ...judgement,
    matches: lookedAt.length,
    others: rest.map((each) => {
      const { state, cause } = judge(each.findings);
      return {
        update: each.update,
        state,
        headline: headlineOf(each, judge(each.findings), computer),
        ...(cause === undefined ? {} : { cause }),
      };
    }),
    ...more,
  };
}

/** An answer that is about no update that is here: about a machine, or about an update that is missing. */
export function reportOn(
  question: WhyQuestion,
  about: { readonly headlines: Readonly<Record<State, Text>>; readonly computer?: string },
  findings: readonly Finding[],
): WhyReport {
  const { headlines, computer } = about;
  const judgement = judge(findings);
  return {
    question,
    headline: headlines[judgement.state],
    ...(computer === undefined ? {} : { computer }),
    ...judgement,
    matches: 0,
    others: [],
  };
}

/** What an update is called in a sentence: its KB number, or its title where it has none. */
export function shortName({ kbArticleIds, title, updateId }: MeantUpdate): string {
  const [kb] = kbArticleIds;
  return kb === undefined ? title || updateId : `KB${kb}`;
}

function headlineOf(
  { update, findings }: LookedAt,
  judgement: Judgement,
  computer: string | undefined,
): Text {
  const name = shortName(update);
  const there = findings.find(({ check, verdict }) => check === 'A9h' && verdict === 'pass');
  if (there !== undefined) return there.says;
  return computer === undefined
    ? WHY_MESSAGES.say(`update-${judgement.state}`, { name }).says
    : WHY_MESSAGES.say(`update-on-computer-${judgement.state}`, { name, computer }).says;
}
