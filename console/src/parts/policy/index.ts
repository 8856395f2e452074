export { PolicyTools } from './policy-tools.tsx';
