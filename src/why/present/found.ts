export { act, fail, pass, seen, someOf, unknown, warn } from '#diagnosis';
