export { type AnswerOptions, answers, askAhead, useAnswer, useChange, useHeard } from './answers.ts';
export {
  type Asked,
  addressOf,
  ask,
  downloadAddress,
  type Method,
  type Query,
  Refused,
  setCsrf,
  Unreachable,
} from './ask.ts';
export { type LongList, useLongList } from './pages.ts';
export { useTask } from './task.ts';
