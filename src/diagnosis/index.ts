export type { Action, Evidence, Finding, Verdict } from './finding.ts';
export { type Judgement, judge, type State } from './judge.ts';
export { act, fail, pass, seen, unknown, warn } from './made.ts';
export { type Messages, messages, type Sentence } from './messages.ts';
export { type Language, moment, someOf, type Text, valueIn, verbatim } from './text.ts';
export { insideQuotes, quoted, typed, typedHost, typedUrl } from './typed.ts';
