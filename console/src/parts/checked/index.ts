export { Evidence } from './evidence.tsx';
export { Finding, FindingLine, FindingText } from './finding.tsx';
export { NextSteps } from './next-steps.tsx';
