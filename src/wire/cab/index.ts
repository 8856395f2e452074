export { CABINET_LIMITS, type CabinetLimits } from './limits.ts';
export { type CabinetMember, readCabinet } from './read-cabinet.ts';
export { decodeUpdateBlob, encodeUpdateBlob } from './update-blob.ts';
export { type CabinetCompression, type NewMember, writeCabinet, writeLargeCabinet } from './write-cabinet.ts';
