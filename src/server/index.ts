export {
  type AdminHandler,
  createAdminHandler,
  type InjectedAnswer,
  type InjectedRequest,
} from './admin/index.ts';
export type { CookieKey, ServerContext, ServerSettings } from './context.ts';
export { serverFailures } from './failures.ts';
export { createServer, type HttpFace, type ServerOptions } from './http.ts';
export type { Exchange, ExchangeRecorder } from './recorder.ts';
