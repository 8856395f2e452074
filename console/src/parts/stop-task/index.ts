export { StopTask } from './stop-task.tsx';
