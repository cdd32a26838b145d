/** So many hexadecimal digits tell texts apart: 64 bits. */
const DIGITS = 16;

/**
 * The fingerprint of a text, as `seen` of evidence, `of` of a translation and `shown` of an answer hold it: the first
 * 16 hexadecimal digits of the SHA-256 of its UTF-8, after Unicode normalisation (NFC). Anybody can work it out:
 * `printf '%s' "…" | sha256sum`. Synchronous and without the platform's cryptography, since checks run in workers,
 * browsers and on the command line alike.
 */
export function fingerprintOf(text: string): string {
  return sha256(new TextEncoder().encode(text.normalize('NFC'))).slice(0, DIGITS);
}

/** The round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND = Uint32Array.from(primes(64), (p) => fraction(Math.cbrt(p)));
/** The initial state: the same of the square roots of the first eight. */
const START = Uint32Array.from(primes(8), (p) => fraction(Math.sqrt(p)));

/** FIPS 180-4, section 6.2. */
function sha256(message: Uint8Array): string {
  const blocks = padded(message);
  const state = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let at = 0; at < blocks.byteLength; at += 64) {
    for (let t = 0; t < 64; t++) w[t] = t < 16 ? blocks.getUint32(at + 4 * t) : scheduled(w, t);
    const mixed = rounds(state, w);
    for (let i = 0; i < 8; i++) state[i] = word(state, i) + word(mixed, i);
  }
  return Array.from(state, (n) => n.toString(16).padStart(8, '0')).join('');
}

/** The message, a bit that is set, zeros and the length in bits, to a multiple of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return view;
}

function scheduled(w: Uint32Array, t: number): number {
  const a = word(w, t - 15);
  const b = word(w, t - 2);
  const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
  const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
  return word(w, t - 16) + s0 + word(w, t - 7) + s1;
}

function rounds(state: Uint32Array, w: Uint32Array): Uint32Array {
  const s = Uint32Array.from(state);
  for (let t = 0; t < 64; t++) {
    const [a, b, c, e, f, g] = [word(s, 0), word(s, 1), word(s, 2), word(s, 4), word(s, 5), word(s, 6)];
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t1 = word(s, 7) + sum1 + choice + word(ROUND, t) + word(w, t);
    s.copyWithin(1, 0, 7);
    s[4] = word(s, 4) + t1;
    s[0] = t1 + sum0 + majority;
  }
  return s;
}

function word(words: Uint32Array, i: number): number {
  return words[i] ?? 0;
}

function turned(n: number, by: number): number {
  return (n >>> by) | (n << (32 - by));
}

function fraction(root: number): number {
  return (root - Math.floor(root)) * 2 ** 32;
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}
