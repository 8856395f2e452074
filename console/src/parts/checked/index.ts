export { Evidence } from './evidence.tsx';
export { Finding, FindingLine, FindingText } from './finding.tsx';
export { NextSteps } from './next-steps.tsx';
export { Sentence } from './sentence.tsx';
export { StepButton } from './step-button.tsx';
export { type About, stepOf } from './step-of.ts';
