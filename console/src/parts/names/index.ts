export { useClassificationName } from './classification-names.ts';
export { ALL_COMPUTERS, UNASSIGNED, useGroupName, useGroupNameAlone } from './group-names.ts';
export { useLanguageNames } from './language-names.ts';
export { ACTIONS, SEVERITIES } from './named-values.ts';
export { useRemedySystems } from './remedy-systems.ts';
export { WINDOWS } from './windows-names.ts';
