export { UpdateDetail } from './update-detail.tsx';
