/** The wire of Asterisk's AudioSocket: a byte of kind, two of length, big endian, then so many bytes. Sound is 16-bit, little endian. */
export const Kind = { HANGUP: 0x00, UUID: 0x01, DIGIT: 0x03, SLIN8: 0x10, ERROR: 0xff };

const HEADER = 3;

/** Finds messages in what TCP delivers. */
export class MessageReader {
  #onMessage;
  #rest = null;

  /** `onMessage(kind, payload)`: the payload is only good during the call. */
  constructor(onMessage) {
    this.#onMessage = onMessage;
  }

  read(chunk) {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (bytes.length - at >= HEADER) {
      const end = at + HEADER + bytes.readUInt16BE(at + 1);
      if (end > bytes.length) {
        break;
      }
      this.#onMessage(bytes[at], bytes.subarray(at + HEADER, end));
      at = end;
    }
    this.#rest = at === bytes.length ? null : bytes.subarray(at);
  }
}

/** Room for a message of so many bytes, its header written. */
export function message(kind, length) {
  const bytes = Buffer.alloc(HEADER + length);
  bytes[0] = kind;
  bytes.writeUInt16BE(length, 1);
  return bytes;
}

/** A message of sound from an Int16Array. */
export function soundMessage(samples) {
  const bytes = message(Kind.SLIN8, samples.byteLength);
  Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).copy(bytes, HEADER);
  return bytes;
}
