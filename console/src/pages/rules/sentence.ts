import { useCallback } from 'react';
import type { RuleActionBody, RuleBody, RuleCondition } from '#server/admin';
import { ALL_COMPUTERS, useClassificationName, useGroupName } from '../../parts/names/index.ts';
import {
  type Format,
  type Language,
  useFormat,
  useLanguage,
  useWords,
  type Words,
} from '../../words/index.ts';
import { sentenceWords } from './sentence-words.ts';

export type Meaning = Pick<RuleBody, 'conditions' | 'actions' | 'onMatch'>;

interface Voice {
  readonly language: Language;
  readonly words: Words<typeof sentenceWords>;
  readonly format: Format;
  /** What a category or group is called. */
  readonly nameOf: (kind: 'classification' | 'product' | 'group', id: string) => string;
  readonly languageOf: (code: string) => string;
}

/** Reads rules out, each as a sentence: what it is about, and what it does with it. Ids of categories and groups by `names`. */
export function useSentence(): (
  rule: Meaning,
  names: Readonly<Record<string, string | undefined>>,
) => string {
  const voice = useVoice();
  return useCallback(
    (rule, names) => {
      const own = voice(names);
      const when = whenOf(own, rule.conditions);
      const then = own.words.actions(
        rule.actions.map((action, index) => actionOf(own, action, index === rule.actions.length - 1)),
      );
      const whole = own.words.whole(when, then);
      return rule.onMatch === 'continue' ? own.words.next(whole, own.words.goesOn) : whole;
    },
    [voice],
  );
}

/** Reads one condition out, as a part of a sentence. */
export function useConditionWords(): (
  condition: RuleCondition,
  names: Readonly<Record<string, string | undefined>>,
) => string {
  const voice = useVoice();
  return useCallback(
    (condition, names) => {
      const own = voice(names);
      return own.words.joined(own.words.updates, [conditionOf(own, condition, true)]);
    },
    [voice],
  );
}

function useVoice(): (names: Readonly<Record<string, string | undefined>>) => Voice {
  const words = useWords(sentenceWords);
  const format = useFormat();
  const classification = useClassificationName();
  const group = useGroupName();
  const { language } = useLanguage();
  return useCallback(
    (names) => {
      const tongues = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
      return {
        language,
        words,
        format,
        nameOf: (kind, id) => {
          const name = names[id] ?? id;
          if (kind === 'classification') return classification(id, name);
          return kind === 'group' ? group(id, name) : name;
        },
        languageOf: (code) => {
          if (code === 'neutral') return words.neutral;
          try {
            return tongues.of(code) ?? code;
          } catch {
            return code;
          }
        },
      };
    },
    [words, format, classification, group, language],
  );
}

/** In English the first classification is what the sentence is about: "Security Updates for Windows 11". */
function whenOf(voice: Voice, conditions: readonly RuleCondition[]): string {
  const { language, words, format, nameOf } = voice;
  const subject =
    language === 'en'
      ? conditions.find(
          ({ kind, not, values = [] }) => kind === 'classification' && !not && values.length > 0,
        )
      : undefined;
  const rest = conditions.filter((condition) => condition !== subject);
  const noun =
    subject === undefined
      ? words.updates
      : format.either((subject.values ?? []).map((id) => nameOf('classification', id)));
  return words.joined(
    noun,
    rest.map((condition, index) => conditionOf(voice, condition, index === rest.length - 1)),
  );
}

function conditionOf(voice: Voice, condition: RuleCondition, last: boolean): string {
  const { language, words, format, nameOf, languageOf } = voice;
  const { kind, not = false, values = [], days = 0, since, computers = 0 } = condition;
  const either = (toText: (value: string) => string) => format.either(values.map(toText));
  // Names stand in brackets in Japanese.
  const name = (text: string) => (language === 'en' ? text : words.quoted(text));
  const named = (of: 'product' | 'classification') => either((id) => name(nameOf(of, id)));
  const chosen = (names: Readonly<Record<string, string>>) =>
    either((value) => name(names[value.toLowerCase()] ?? value));
  switch (kind) {
    case 'product':
      return words.product(named('product'), not, last);
    case 'classification':
      return words.classification(named('classification'), not, last);
    case 'title':
      return words.title(either(words.quoted), not, last);
    case 'title-matches':
      return words.titleMatches(either(words.quoted), not, last);
    case 'architecture':
      return words.architecture(either(architectureName), not, last);
    case 'severity':
      return words.severity(chosen(words.severities), not, last);
    case 'kb':
      return words.kb(
        either((value) => `KB${value.replace(/^kb\s*/i, '')}`),
        not,
        last,
      );
    case 'cve':
      return words.cve(
        either((value) => value.toUpperCase()),
        not,
        last,
      );
    case 'age':
      return (since === 'creation' ? words.created : words.arrived)(format.count(days, 'day'), not, last);
    case 'superseded':
      return words.superseded(not, last);
    case 'needed':
      return words.needed(format.count(computers, 'computer'), not, last);
    case 'language':
      return words.language(either(languageOf), not, last);
    case 'channel':
      return words.channel(chosen(words.channels), not, last);
    case 'architecture-absent':
      return words.architectureAbsent(not, last);
    default:
      return kind satisfies never;
  }
}

function actionOf({ words, format, nameOf }: Voice, action: RuleActionBody, last: boolean): string {
  const { delayDays = 0, groups = [], deadline, days = 0 } = action;
  const when = delayDays === 0 ? words.atOnce : words.after(format.count(delayDays, 'day'));
  if (action.action === 'decline') return words.decline(when, last);
  if (action.action === 'hold') return words.hold(format.count(days, 'day'), when, last);
  const until =
    deadline === undefined
      ? ''
      : words.deadline(format.count(deadline.days, 'day'), clockOf(deadline.minutes));
  const verb = { Install: words.approve, OptionalInstall: words.offer, Uninstall: words.remove };
  const whom = groups.map((id) =>
    id === ALL_COMPUTERS ? words.everybody : words.quoted(nameOf('group', id)),
  );
  return verb[action.as ?? 'Install'](format.list(whom), when, until, last);
}

function architectureName(value: string): string {
  return (
    { x86: 'x86', x64: 'x64', arm: 'ARM', arm64: 'ARM64', itanium: 'Itanium' }[value.toLowerCase()] ?? value
  );
}

/** `390` is 06:30. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
