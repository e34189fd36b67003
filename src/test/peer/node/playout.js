const FRAME_MILLIS = 20;
const FRAME_SAMPLES = 8 * FRAME_MILLIS;
const MOST_FRAMES_AT_ONCE = 5;

/** Hands out a frame every 20 ms, speech or silence, by absolute deadlines. */
export class Playout {
  #onFrame;
  #blocks = [];
  #used = 0;
  #due = performance.now();
  #timer;

  /** `onFrame(samples)`: 160 of them. */
  constructor(onFrame) {
    this.#onFrame = onFrame;
    this.#wait();
  }

  write(samples) {
    this.#blocks.push(samples);
  }

  clear() {
    this.#blocks = [];
    this.#used = 0;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #wait() {
    this.#due += FRAME_MILLIS;
    this.#timer = setTimeout(this.#beat, Math.max(0, Math.ceil(this.#due - performance.now())));
  }

  #beat = () => {
    const now = performance.now();
    this.#due = Math.max(this.#due, now - MOST_FRAMES_AT_ONCE * FRAME_MILLIS); // more than that a phone throws away
    this.#onFrame(this.#frame());
    while (this.#due + FRAME_MILLIS <= now) {
      this.#due += FRAME_MILLIS;
      this.#onFrame(this.#frame());
    }
    this.#wait();
  };

  #frame() {
    const frame = new Int16Array(FRAME_SAMPLES);
    let filled = 0;
    while (filled < FRAME_SAMPLES && this.#blocks.length > 0) {
      const block = this.#blocks[0];
      const count = Math.min(FRAME_SAMPLES - filled, block.length - this.#used);
      frame.set(block.subarray(this.#used, this.#used + count), filled);
      filled += count;
      this.#used += count;
      if (this.#used === block.length) {
        this.#blocks.shift();
        this.#used = 0;
      }
    }
    return frame;
  }
}
