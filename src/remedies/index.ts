export { REMEDY_NAMES, type Remedy, type RemedyName, SHELLS, type Shell, type Step } from './remedy.ts';
export { IDENTITY_VALUES } from './reregister.ts';
export { remedyOf, type Script, scriptOf } from './script.ts';
export { WINDOWS_NAMES, type WindowsName, windowsNameOf } from './windows.ts';
