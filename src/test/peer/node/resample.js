/** Raw 16-bit little-endian mono sound from standard input to standard output: `node resample.js FROM TO`. */
import { readFileSync, writeSync } from 'node:fs';
import { Resampler } from './resampler.js';

const [from, to] = process.argv.slice(2).map(Number);
const input = readFileSync(0);
const samples = new Int16Array(new Uint8Array(input.subarray(0, input.length & ~1)).buffer);
const out = Buffer.from(new Resampler(from, to).resample(samples).buffer);
for (let at = 0; at < out.length; ) {
  at += writeSync(1, out, at);
}
