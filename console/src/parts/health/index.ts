export { HealthList } from './health-list.tsx';
export { useHealth } from './use-health.ts';
