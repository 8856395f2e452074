export { type Session, SignedInContext, useSession } from './session.tsx';
export { WSUS_FUNCTIONS, type WsusFunction, type WsusNode } from './wsus-words.ts';
