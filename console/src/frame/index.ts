export { type Session, useSession } from './session.tsx';
