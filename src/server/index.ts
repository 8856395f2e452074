export { placedStore } from './admin/asked-from.ts';
export {
  type AdminHandler,
  type AdminOptions,
  createAdminHandler,
  type InjectedAnswer,
  type InjectedRequest,
} from './admin/index.ts';
export { reportTable } from './admin/notice-report.ts';
export { type AdminAccess, isNetwork } from './admin/origin.ts';
export { LastScans } from './client/last-scans.ts';
export { ComputerNews, watchedStore } from './client/watched-store.ts';
export { type Console, readConsole } from './console.ts';
export { CONSOLE_PAGES } from './console-addresses.ts';
export type { CookieKey, ServedAt, ServerContext, ServerSettings, ShownCertificate } from './context.ts';
export type { Desks, LongWork } from './desks.ts';
export { serverFailures } from './failures.ts';
export { createServer, type HttpFace, type ServerOptions } from './http.ts';
export type { Certificate } from './listener.ts';
export type { Exchange, ExchangeRecorder } from './recorder.ts';
