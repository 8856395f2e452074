export { type Session, SignedInContext, useSession } from './session.tsx';
