import type { Condition, ConditionKind } from '../rule.ts';
import { age } from './age.ts';
import { architecture } from './architecture.ts';
import { architectureAbsent } from './architecture-absent.ts';
import { category } from './category.ts';
import { channel } from './channel.ts';
import { cve } from './cve.ts';
import { kb } from './kb.ts';
import { language } from './language.ts';
import { needed } from './needed.ts';
import type { Kind, Question } from './question.ts';
import { severity } from './severity.ts';
import { superseded } from './superseded.ts';
import { title } from './title.ts';
import { titleMatches } from './title-matches.ts';

const KINDS: Readonly<Record<ConditionKind, Kind>> = {
  product: category,
  classification: category,
  title,
  'title-matches': titleMatches,
  architecture,
  severity,
  kb,
  cve,
  age,
  superseded,
  needed,
  language,
  channel,
  'architecture-absent': architectureAbsent,
};

/** The condition, ready to be asked, its negation seen to. Throws `rules/bad-condition` and `rules/bad-pattern`. */
export function questionOf(condition: Condition): Question {
  const question = KINDS[condition.kind](condition);
  return condition.not === true ? (facts, now) => !question(facts, now) : question;
}
