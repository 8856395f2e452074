export { ResultCode } from './result-code.tsx';
