export { type ShortColumn, ShortTable } from './short-table.tsx';
