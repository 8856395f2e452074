export { takeFocus, useKey, useParam, useStillHere } from './address.ts';
export { Button, type ButtonKind, ButtonLink, type ButtonProps } from './button.tsx';
export { useFailureText, useToldFailureText } from './failure-text.ts';
export {
  Checkbox,
  type Choice,
  ChoiceField,
  SearchField,
  SelectField,
  Switch,
  TextField,
} from './fields.tsx';
export { NoticesProvider, type Told, useNotices } from './notices.tsx';
export { Actions, Folded, type MenuAction, type Tab, Tabs } from './overlay.tsx';
export {
  Answered,
  Chip,
  Copyable,
  Empty,
  Facts,
  Figure,
  Loading,
  Mark,
  Note,
  PageHead,
  Panel,
  Problem,
  Progress,
  Stack,
  State,
  type Tone,
  When,
} from './pieces.tsx';
export { Sheet } from './sheet.tsx';
export { StateBar, type StateCounts } from './state-bar.tsx';
export { type Column, type Sorting, Table, type TableProps } from './table.tsx';
