/**
 * The filter of this repository's FilterBank: windowed sinc, cut-off at 3,755/4,000 of the lower rate's Nyquist frequency, Kaiser window with
 * β 9.5, a delay of 27 samples of the lower rate; `up` phases of coefficients, newest sample first.
 */
function filterBank(from, to) {
  const divisor = gcd(from, to);
  const up = to / divisor;
  const down = from / divisor;
  const wider = Math.max(up, down);
  const length = 2 * 27 * wider + 1;
  const cutoff = 3_755 / 4_000 / wider;
  const taps = Math.ceil(length / up);
  const phases = Array.from({ length: up }, () => new Float64Array(taps));
  for (let i = 0; i < length; i++) {
    const t = i - (length - 1) / 2;
    const window = kaiser(t / ((length + 1) / 2));
    phases[i % up][Math.floor(i / up)] = Math.fround(up * cutoff * sinc(cutoff * t) * window);
  }
  return { up, down, taps, phases };
}

const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));
const sinc = (x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const kaiser = (x) => besselI0(9.5 * Math.sqrt(1 - x * x)) / besselI0(9.5);

function besselI0(x) {
  let sum = 1;
  for (let k = 1, term = 1; term > sum * 1e-17; k++) {
    term *= (x * x) / (4 * k * k);
    sum += term;
  }
  return sum;
}

/** Turns a stream of 16-bit samples at one rate into the same at another, 20 ms at a time. One per call and direction. */
export class Resampler {
  #bank;
  #piece;
  #line;
  #next = 0;

  constructor(from, to) {
    this.#bank = filterBank(from, to);
    this.#piece = from / 50;
    this.#line = new Float64Array(this.#bank.taps - 1 + this.#piece);
  }

  /** Int16Array in, Int16Array out; however the input is cut. */
  resample(samples) {
    const out = new Int16Array(this.#due(samples.length));
    let given = 0;
    for (let at = 0; at < samples.length; at += this.#piece) {
      given += this.#filter(samples, at, Math.min(this.#piece, samples.length - at), out, given);
    }
    return out;
  }

  reset() {
    this.#line.fill(0);
    this.#next = 0;
  }

  #due(samples) {
    const end = samples * this.#bank.up;
    return this.#next >= end ? 0 : Math.ceil((end - this.#next) / this.#bank.down);
  }

  #filter(samples, at, count, out, offset) {
    const { up, down, taps, phases } = this.#bank;
    const line = this.#line;
    const history = taps - 1;
    for (let i = 0; i < count; i++) {
      line[history + i] = samples[at + i];
    }
    const outputs = this.#due(count);
    let phase = this.#next % up;
    let newest = history + (this.#next - phase) / up;
    for (let i = 0; i < outputs; i++) {
      out[offset + i] = nearest(dot(phases[phase], line, newest));
      phase += down;
      while (phase >= up) {
        phase -= up;
        newest++;
      }
    }
    this.#next += outputs * down - count * up;
    line.copyWithin(0, count, count + history);
    return outputs;
  }
}

/** Four sums side by side: V8 makes no vector instructions, but the processor adds them at the same time. */
function dot(phase, line, newest) {
  const taps = phase.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = 0;
  for (; k + 3 < taps; k += 4) {
    a += phase[k] * line[newest - k];
    b += phase[k + 1] * line[newest - k - 1];
    c += phase[k + 2] * line[newest - k - 2];
    d += phase[k + 3] * line[newest - k - 3];
  }
  for (; k < taps; k++) {
    a += phase[k] * line[newest - k];
  }
  return a + b + (c + d);
}

function nearest(sum) {
  return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
}
