export { useClassificationName } from './classification-names.ts';
export { ALL_COMPUTERS, useGroupName } from './group-names.ts';
export { useLanguageNames } from './language-names.ts';
