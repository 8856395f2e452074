export { type AnswerOptions, answers, askAhead, useAnswer, useChange } from './answers.ts';
export {
  type Asked,
  addressOf,
  ask,
  downloadAddress,
  type Heard,
  lastHeard,
  type Method,
  onHeard,
  type Query,
  Refused,
  setCsrf,
  Unreachable,
} from './ask.ts';
export { type LongList, useLongList } from './pages.ts';
export { useTask } from './task.ts';
